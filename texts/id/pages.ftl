## notes

notes-no-mentions = Belum ada yang menyebut Anda
notes-no-mentions-text = Rekan menulis nama Anda setelah @ dalam catatan. Catatan itu lalu muncul di sini, dengan jalan ke sana.
notes-mentions-failed = Sebutan Anda tidak bisa dimuat.
notes-fresh = Baru
notes-by = { $who }, bersama { $whom }
notes-more = Lebih lama
notes-placeholder = Tulis catatan untuk tim, @ menyebut seseorang
notes-add = Tambah catatan
notes-what = Yang bisa dilakukan dengan catatan ini
notes-alter = Ubah catatan
notes-save = Simpan
notes-remove = Hapus catatan
notes-removed = Catatan dihapus.
notes-people = Anggota tim
notes-nobody = Tidak ada anggota tim bernama itu.
notes-failed = Catatan tidak tertulis.

## setup

setup-title = Buat akun pemilik
setup-text = Tautan ini berlaku sekali. Pemilik menghubungkan nomor dan mengundang tim.
setup-name = Nama Anda
setup-email = Email
setup-password = Kata sandi
setup-password-hint = Paling sedikit 12 karakter
setup-submit = Buat akun
setup-no-token = Tautan ini tidak lengkap.
setup-no-token-remedy = Buka persis seperti yang ditampilkan server; berakhir dengan #token=…
setup-name-missing = Nama diperlukan, agar tim melihat siapa yang menjawab.
setup-email-wrong = Ini bukan alamat email.
setup-password-short = Paling sedikit 12 karakter diperlukan.

## bots

bots-title = Bot Anda sendiri
bots-on = Nyala
bots-off = Mati
bots-failed = Bot tidak bisa dimuat.
bots-none = Tidak ada bot Anda yang menjawab di sini
bots-none-text = Twinline memberi tahu bot Anda apa yang ditanyakan pelanggan, dengan tanda tangan dan tenggat. Bot menjawab dengan satu balasan singkat, atau menyerahkan ke tim beserta yang diketahuinya. Bahasa apa pun, beberapa baris kode.
bots-ask-owner = Pemilik bisa menambahkannya.
bots-add = Tambah bot
bots-add-title = Tambah bot sendiri
bots-add-text = Ditanya saat aturan ini memberi giliran kepada bot, menggantikan yang bawaan. Yang dikatakannya tidak keluar setelah orang menjawab.
bots-edit-title = Edit bot ini
bots-name = Nama
bots-name-missing = Beri nama. Tim Anda melihatnya.
bots-url = Alamat
bots-url-missing = Masukkan tempat memanggilnya.
bots-deadline = Tenggat
bots-deadline-field = Tenggat dalam detik
bots-deadline-text = 5 sampai 600. Yang tidak terjawab sampai saat itu diserahkan ke tim.
bots-within = { $seconds } detik untuk menjawab
bots-since = Ditambahkan
bots-added-by = { $time } oleh { $who }
bots-save = Simpan
bots-edit = Edit
bots-test = Uji
bots-tested = Bot merespons: { $status }.
bots-tested-text = Uji ditandatangani seperti giliran, dan tidak meminta apa pun.
bots-test-failed =
    { $statusGiven ->
        [no] Tidak menjawab.
       *[yes] Menjawab { $status }, itu bukan ya.
    }
bots-test-failed-text = Lihat lognya, dan jawab uji dengan 2xx mana pun.
bots-test-unsigned = Tanda tangan tidak diterima. Bandingkan rahasianya, dan jamnya.
bots-rotate = Kunci baru
bots-rotate-ask = Buat kunci baru?
bots-rotate-text = Yang lama langsung berhenti. Giliran di antaranya diberitahukan lagi sampai tenggatnya.
bots-rotate-do = Buat kunci baru
bots-turn-off = Matikan
bots-turn-on = Nyalakan
bots-is-off = Mati sejak { $time }.
bots-is-off-text = Tidak ditanya, dan yang ditanyakan sebelumnya diserahkan ke tim.
bots-remove = Hapus
bots-remove-ask = Hapus { $name }?
bots-remove-text = Yang dikatakannya tetap di percakapan.
bots-remove-do = Hapus
bots-keys-title = Kunci bot Anda
bots-keys-text = Salin keduanya ke bot Anda sekarang. Tidak ditampilkan lagi; yang baru bisa dibuat kapan saja.
bots-secret = Rahasia tanda tangan
bots-secret-text = Menandatangani yang diberitahukan (Standard Webhooks).
bots-token = Token jawaban
bots-token-text = Ditunjukkan saat bot menjawab belakangan.
bots-keys-done = Keduanya sudah saya salin
bots-deliveries = Giliran terakhir
bots-deliveries-none = Belum pernah ditanya. Giliran muncul di sini, dengan hasilnya.
bots-states-open = Menunggunya
bots-states-retrying = Dicoba lagi
bots-states-answered = Menjawab
bots-states-handed_over = Diserahkan
bots-states-withheld = Tidak perlu
bots-states-expired = Terlambat
bots-withheld-why-answered = Orang lain sudah menjawab.
bots-withheld-why-stale = Pelanggan menulis lagi; itu menjadi giliran lain.
bots-withheld-why-rules = Saat itu aturan memberikannya ke tim.
bots-withheld-why-window_closed = 24 jam sudah lewat.
bots-withheld-why-off = Bot dimatikan.
bots-withheld-why-removed = Bot dihapus.
bots-said-nothing = Giliran diambil dan tidak mengatakan apa pun pada waktunya.
bots-told-times = Diberitahukan { $n } kali.

## rules

rules-title = Aturan
rules-report = Orang dan bot
rules-report-aside = 7 hari terakhir
rules-report-failed = Laporan tidak bisa dimuat.
rules-report-counts-collisions = Dijawab bersamaan oleh ponsel dan bot
rules-report-counts-prevented = Jawaban ganda dicegah
rules-report-counts-withdrawn = Jawaban bot ditarik
rules-report-counts-taken_from_bots = Orang mengambil alih dari bot
rules-report-counts-handed_over = Bot menyerahkan ke tim
rules-report-causes-phone = ponsel lebih dulu
rules-report-causes-agent = tim lebih dulu
rules-report-causes-typing = seseorang mengetik
rules-report-causes-turn_changed = pelanggan menulis lagi
rules-hand-over-nobody = Belum ada yang datang.
rules-hand-over-times = Orang datang setelah { $median } pada separuh kejadian, setelah { $most } pada sembilan dari sepuluh.
rules-hand-over-waiting = { $n } masih menunggu.
rules-report-collisions = Dijawab bersamaan
rules-report-none = Tidak ada giliran yang dijawab ponsel dan bot bersamaan.
rules-report-item = { $bot } dan ponsel, { $time }
rules-failed = Aturan tidak bisa dimuat.
rules-save = Simpan aturan
rules-discard = Buang perubahan
rules-undo = Urungkan
rules-edited = Belum disimpan. Pratinjau menampilkan aturan ini.
rules-saved = Disimpan. Versi { $version } berlaku.
rules-holds = Aturan ini berlaku.
rules-ask-supervisor = Anda bisa mencoba aturan di sini. Supervisor atau pemilik yang menyimpannya.
rules-read-theirs = Baca milik mereka
rules-seats-phone = Ponsel
rules-seats-inbox = Kotak masuk
rules-seats-bot = Bot
rules-seats-and-nobody-phone = Ponsel
rules-seats-and-nobody-inbox = Kotak masuk
rules-seats-and-nobody-bot = Bot
rules-seats-and-nobody-nobody = Tidak ada
rules-units-s = detik
rules-units-min = menit
rules-units-h = jam
rules-unit-of = { $label }: satuan
rules-remove =
    { $nameGiven ->
        [no] Hapus ini
       *[yes] Hapus { $name }
    }
rules-goes-to = masuk ke
rules-goes-to-of =
    { $nameGiven ->
        [no] Ini masuk ke
       *[yes] { $name } masuk ke
    }
rules-people = 1. Orang
rules-people-none = Tidak ada orang dalam daftar. Masukkan orang yang dijawab pemilik sendiri.
rules-add-people = Tambah daftar
rules-vip = VIP
rules-who-is-on = Siapa pun di
rules-label = Nama daftar
rules-label-hint = VIP
rules-people-of =
    { $nameGiven ->
        [no] Orang di daftar ini
       *[yes] Orang di { $name }
    }
rules-find-people = Cari menurut nama atau nomor
rules-people-asked = Mencari…
rules-people-failed = Tidak bisa dicari. Teruskan mengetik untuk mencoba lagi.
rules-nobody-found = Tidak ada yang bernama itu. Nomor lengkap dengan kode negara bisa dimasukkan.
rules-topics = 2. Topik
rules-topics-none = Tidak ada topik yang masuk ke mana pun dengan sendirinya.
rules-add-topic = Tambah topik
rules-what-is-about = Yang tentang
rules-topic = Nama topik
rules-topic-hint = pesanan
rules-topic-words = Kata-kata, dipisah koma
rules-words-of =
    { $nameGiven ->
        [no] Kata-kata topik ini, dipisah koma
       *[yes] Kata-kata { $name }, dipisah koma
    }
rules-languages = 3. Bahasa
rules-languages-none = Bahasa tidak berpengaruh. Dihitung hanya bila bisa dikenali dari kata-katanya.
rules-who-writes = Siapa pun yang menulis
rules-add-language = Tambah bahasa
rules-hours = 4. Jam
rules-hours-count = Jam kerja menentukan kapan bot boleh menjawab
rules-bots-may = Bot menjawab
rules-bot-hours-closed = saat Anda tutup
rules-bot-hours-open = saat Anda buka
rules-bot-hours-always = selalu
rules-clock-of = menurut jam
rules-zone = Zona waktu
rules-days-1 = Senin
rules-days-2 = Selasa
rules-days-3 = Rabu
rules-days-4 = Kamis
rules-days-5 = Jumat
rules-days-6 = Sabtu
rules-days-7 = Minggu
rules-closed = tutup
rules-close-span = Hapus
rules-add-span = Tambah jam
rules-add-span-on = Tambah jam pada { $day }
rules-end-of-from = { $day }, buka { $n }
rules-end-of-to = { $day }, tutup { $n }
rules-closed-days = Tutup sepanjang hari:
rules-closed-day = Hari tutup
rules-add-closed-day = Tambah hari tutup
rules-order = 5. Siapa lebih dulu
rules-order-hint = Semua yang lain. Yang di atas mendahului; bot yang tidak ada di sini tidak pernah menjawab.
rules-head-start = mendahului selama
rules-head-start-of = Waktu mendahului { $seat }
rules-up = Naikkan { $seat }
rules-down = Turunkan { $seat }
rules-add-seat = Beri { $seat } tempat
rules-waits = Kapan bot diam
rules-lease = Siapa pun yang menjawab memegang giliran selama
rules-quiet = Bot diam selama
rules-quiet-after = setelah orang berbicara, juga bila giliran sudah bebas.
rules-burst = Beberapa pesan cepat adalah satu giliran: bot menunggu sampai pelanggan diam selama
rules-burst-most = tetapi paling lama
rules-burst-after = setelah yang pertama.
rules-typing = Bila seseorang di kotak masuk mulai mengetik, yang hendak dikirim bot ditarik
rules-marks-read = Pelanggan melihat centang biru saat seseorang membaca pesannya di sini
rules-shows-typing = Pelanggan melihat saat seseorang mengetik di sini
rules-shows-typing-hint = WhatsApp lalu juga menampilkan pesan mereka sebagai dibaca.
rules-automatic = Yang dikatakan ponsel sendiri
rules-automatic-hint = Salam dan pesan ketidakhadiran aplikasi tidak mengambil giliran dan tidak menjawab siapa pun. Tandai satu di percakapan, atau masukkan contoh.
rules-add-automatic = Tambah teks
rules-automatic-text = Teks
rules-sample = Seberapa banyak
rules-samples-whole = Pesannya adalah
rules-samples-part = Pesannya memuat
rules-preview = Pratinjau
rules-preview-aside = menurut aturan di sini
rules-preview-text = Yang mereka tulis
rules-preview-hint = Apakah buka hari ini?
rules-preview-at = Kapan mereka menulis
rules-preview-waits = …
rules-preview-wrong = Ada yang tidak bisa diterima dalam aturan. Disebutkan di tempatnya.
rules-preview-who = Siapa yang menulis
rules-new-customer = Pelanggan baru
rules-writes = menulis
rules-on = pada
rules-simulator = Simulator
rules-simulator-aside = tidak menyimpan apa pun
rules-simulator-hint = Menjalankan tulisan pelanggan melalui aturan di halaman ini, dan mengatakan siapa yang akan menjawab.
rules-replay-yesterday = Putar ulang kemarin
rules-replay-week = Putar ulang 7 hari
rules-stop = Berhenti
rules-replayed =
    { $turns ->
        [0] Tidak ada pelanggan yang menulis waktu itu.
       *[other]
            { $differ ->
                [0] { $turns } giliran dalam { $conversations } percakapan. Tidak ada yang akan berbeda.
               *[other] { $turns } giliran dalam { $conversations } percakapan. { $differ } akan dijawab orang lain.
            }
    }
rules-answered-by = Dijawab oleh
rules-was = Tadinya
rules-would = Seharusnya
rules-differences = Yang akan berbeda
rules-was-but = { $was } menjawab; seharusnya: { $would }.
rules-versions = Siapa yang mengaturnya
rules-versions-none = Belum ada: ini aturan awal Twinline.
rules-set-by = { $name }, { $at }
rules-somebody = Seseorang
rules-bring-back = Kembalikan
rules-bring-back-of = Kembalikan versi { $version }

## numbers

numbers-title = Nomor
numbers-connect = Hubungkan nomor
numbers-connect-title = Hubungkan nomor
numbers-connect-text = Selesaikan pendaftaran di jendela Meta dengan kode QR di ponsel; jendela itu memberi kode yang berlaku beberapa menit.
numbers-code = Kode
numbers-waba = Id Akun WhatsApp Business
numbers-connect-submit = Hubungkan
numbers-code-missing = Kode diperlukan.
numbers-waba-missing = Id diperlukan: hanya angka.
numbers-empty = Tidak ada nomor yang terhubung
numbers-empty-text = Hubungkan nomor Aplikasi Bisnis: ponsel tetap bekerja, tim bergabung di sini.
numbers-ask-owner = Minta pemilik menghubungkannya.
numbers-failed = Nomor tidak bisa dimuat.
numbers-detail-failed = Nomor ini tidak bisa dimuat.
numbers-sending-title = Pengiriman
numbers-sending-failed = Antrean tidak bisa dimuat.
numbers-sending-granted = { $n } pesan per detik
numbers-sending-slowed = { $n } dari { $of } pesan per detik, diperlambat WhatsApp
numbers-sending-last-minute = Dalam menit terakhir { $sent } keluar dari sini, { $heard } datang dari pelanggan dan ponsel. Keduanya dihitung.
numbers-sending-urgency = Urgensi
numbers-sending-waiting = Menunggu
numbers-sending-oldest = Terlama
numbers-sending-later = Untuk nanti
numbers-sending-priorities-agent = Jawaban tim
numbers-sending-priorities-bot = Jawaban bot
numbers-sending-priorities-transactional = Pemberitahuan
numbers-sending-priorities-campaign = Kampanye
numbers-sending-unknown =
    { $n ->
        [1] Satu pesan tidak diketahui sudah keluar atau belum; statusnya atau orang yang memutuskan.
       *[other] { $n } pesan tidak diketahui sudah keluar atau belum; statusnya atau orang yang memutuskan.
    }
numbers-sending-why = Lihat alasannya
numbers-safety-title = Keamanan
numbers-safety-failed = Tidak bisa memuat seberapa aman nomor ini mengirim.
numbers-safety-load = { $percent } % laju terpakai dalam menit terakhir
numbers-safety-meter = Risiko
numbers-safety-levels-calm = Tenang
numbers-safety-levels-raised = Meningkat
numbers-safety-levels-high = Tinggi
numbers-safety-levels-stopped = Berhenti
numbers-safety-meaning =
    { $notices ->
        [0]
            { $campaigns ->
                [0] Kampanye menunggu, begitu juga pemberitahuan. Jawaban tidak pernah ditahan.
                [100] Kampanye berjalan penuh, pemberitahuan menunggu. Jawaban tidak pernah ditahan.
               *[other] Kampanye berjalan { $campaigns } % dari laju, pemberitahuan menunggu. Jawaban tidak pernah ditahan.
            }
       *[other]
            { $campaigns ->
                [0] Kampanye menunggu. Jawaban tidak pernah ditahan.
                [100] Kampanye berjalan penuh. Jawaban tidak pernah ditahan.
               *[other] Kampanye berjalan { $campaigns } % dari laju. Jawaban tidak pernah ditahan.
            }
    }
numbers-safety-nothing = Tidak ada keberatan terhadap pesan massal.
numbers-safety-until = Paling lambat sampai { $moment }.
numbers-safety-closed = Tidak ada yang bisa mencabutnya di sini.
numbers-safety-people =
    { $limitGiven ->
        [no] Disapa lebih dulu dalam 24 jam: { $used } orang, dan tidak ada batas.
       *[yes] Disapa lebih dulu dalam 24 jam: { $used } dari { $limit } orang
    }
numbers-safety-untold = Disapa lebih dulu dalam 24 jam: { $used } orang. WhatsApp belum memberi tahu batasnya.
numbers-safety-frees = Ada tempat lagi mulai { $moment }.
numbers-safety-lift = Biarkan kampanye lanjut…
numbers-safety-ask-supervisor = Supervisor bisa membiarkan kampanye lanjut, dengan alasan.
numbers-safety-lifted = { $who } membiarkan kampanye lanjut sampai { $until }.
numbers-safety-somebody = Seseorang
numbers-safety-restore = Tarik kembali
numbers-safety-history =
    { $n ->
        [1] Dicabut sekali sebelumnya
       *[other] Dicabut { $n } kali sebelumnya
    }
numbers-safety-was = { $who }, sampai { $until }:
numbers-safety-lift-title = Biarkan kampanye lanjut
numbers-safety-lift-text = Pesan massal berjalan penuh lagi untuk sementara. Yang ditutup WhatsApp sendiri tetap tutup, dan nomor yang dilaporkan orang bisa diblokir.
numbers-safety-reason = Mengapa aman
numbers-safety-reason-text = Tim membacanya di sini, dengan nama Anda.
numbers-safety-reason-missing = Sebutkan alasannya.
numbers-safety-hours = Berapa lama
numbers-safety-for-hours = { $n } jam
numbers-safety-lift-submit = Biarkan lanjut
numbers-life = Kehidupan nomor ini
numbers-since = sejak { $time }
numbers-modes-coexistence = Koeksistensi
numbers-modes-api_only = Hanya API
numbers-modes-app_only = Hanya aplikasi
numbers-states-draft = Draf
numbers-states-connecting = Menghubungkan
numbers-states-asking_sync = Meminta ponsel
numbers-states-syncing = Menyinkronkan
numbers-states-live = Langsung
numbers-states-quiet = Hening
numbers-states-at_risk = Berisiko
numbers-states-offboarded = Terputus
numbers-states-reconnected = Terhubung lagi
numbers-steps-signed_up = Terdaftar
numbers-steps-connecting = Terhubung
numbers-steps-contacts = Kontak
numbers-steps-history = Riwayat
numbers-steps-live = Langsung
numbers-steps-quiet = Hening
numbers-steps-at_risk = Berisiko
numbers-steps-offboarded = Terputus
numbers-sync-states-not_asked = belum diminta
numbers-sync-states-asking = sedang diminta
numbers-sync-states-asked = diminta, belum ada yang datang
numbers-sync-states-arriving = berdatangan
numbers-sync-states-quiet = tidak ada lagi sementara ini
numbers-sync-states-done = lengkap
numbers-sync-states-declined = ditolak di ponsel
numbers-sync-states-refused = ditolak WhatsApp
numbers-sync-states-unknown = tidak diketahui
numbers-waits-for = Menunggu { $what }.
numbers-webhooks-verified = webhook terverifikasi
numbers-both-mirror = kedua sisi tersinkron
numbers-if-closed = bila aplikasi tetap tertutup
numbers-connected-for = Terhubung { $span } lalu
numbers-people = { $n } orang
numbers-messages =
    { $n ->
        [one] pesan
       *[other] pesan
    }
numbers-contacts = Kontak dari ponsel
numbers-history = Riwayat dari ponsel
numbers-asked-at = diminta { $time }
numbers-ask-until = harus diminta sebelum { $time }
numbers-in-conversations = dalam { $n } percakapan
numbers-back-to = mundur sampai { $time }
numbers-percent = { $n } %
numbers-covers = Mencakup
numbers-parts = Bagian
numbers-messages-head = Pesan
numbers-phases-1 = hari terakhir
numbers-phases-2 = sampai 90 hari
numbers-phases-3 = sampai enam bulan
numbers-phase-other = fase { $n }
numbers-no-phases = Belum ada yang datang.
numbers-proof = Tanda hidup terakhir
numbers-proof-none = Belum ada
numbers-proof-none-text = Jawaban pertama yang diketik di ponsel, atau kontak pertama yang disimpan di sana, membuktikan bahwa ia tercermin.
numbers-proof-kinds-echo = jawaban yang diketik di ponsel
numbers-proof-kinds-contact_change = kontak yang diubah di ponsel
numbers-proof-ago = { $span } lalu
numbers-days-left =
    { $n ->
        [0] WhatsApp bisa menghentikan sinkronisasi dalam hitungan jam
       *[other] paling lama { $n } hari lagi sampai WhatsApp menghentikan sinkronisasi
    }
numbers-silent-for = { $state }, { $days } hari
numbers-last-sign = tanda terakhir { $time }
numbers-lag = Jeda
numbers-health = Kesehatan sinkronisasi
numbers-health-aside = jam terakhir
numbers-health-failed = Kesehatan sinkronisasi tidak bisa dimuat.
numbers-checks-arriving = WhatsApp ke sini
numbers-checks-showing = Sini ke layar
numbers-checks-phone = Ponsel
numbers-checks-gaps = Celah
numbers-checks-unreadables = Tak terbaca
numbers-checks-portfolio = Portofolio
numbers-standings-well = baik
numbers-standings-watch = layak dilihat
numbers-standings-act = perlu Anda
numbers-lag-head-1 = Bagian jalan
numbers-lag-head-2 = separuh dalam
numbers-lag-head-3 = 95 % dalam
numbers-lag-head-4 = 99 % dalam
numbers-lag-arriving = Waktu WhatsApp ke jurnal kami
numbers-lag-showing = Jurnal ke layar
numbers-lag-count = dari { $n } pesan
numbers-lag-bars = Pesan menurut lamanya dari jurnal ke layar
numbers-lag-up-to = sampai { $span }
numbers-lag-more = lebih
numbers-lag-note = WhatsApp memberi detik bulat, jadi sampai satu detik pada baris pertama adalah pembulatan.
numbers-lag-none-text = Tidak ada yang datang selama jam terakhir. Diukur saat pesan tiba.
numbers-last-phone = Aktivitas ponsel terakhir
numbers-last-phone-none = belum terlihat
numbers-gaps = Celah
numbers-gaps-aside = hal yang bisa kami buktikan tidak pernah diberitahukan
numbers-gaps-none = Tidak diketahui ada yang hilang.
numbers-gaps-none-text = Jawaban, centang, atau suntingan untuk pesan yang tidak pernah kami lihat akan tercantum di sini.
numbers-gaps-more = Masih ada lagi; yang terbaru dicantumkan.
numbers-gap-head-when = Kapan
numbers-gap-head-where = Percakapan
numbers-gap-head-how = Bagaimana kami tahu
numbers-gap-head-what = Yang harus dilakukan
numbers-gap-unknown = tidak diketahui
numbers-facts = Yang dikatakan WhatsApp tentangnya
numbers-facts-none = Belum ada. Kualitas, batas, nama, dan templat dicantumkan begitu WhatsApp memberi tahu.
numbers-facts-all = Tampilkan semua { $n }
numbers-fact-kinds-template = Templat
numbers-fact-kinds-template_quality = Kualitas templat
numbers-fact-kinds-template_category = Kategori templat
numbers-fact-kinds-template_components = Teks templat
numbers-fact-kinds-number_quality = Kualitas
numbers-fact-kinds-number_standing = Kedudukan
numbers-fact-kinds-number_name = Nama
numbers-fact-kinds-username = Nama pengguna
numbers-fact-kinds-capability = Batas
numbers-fact-kinds-review = Peninjauan
numbers-fact-kinds-alert = Peringatan
numbers-fact-kinds-settings = Pengaturan
numbers-fact-kinds-security = Keamanan
numbers-fact-kinds-flow = Flow
numbers-fact-kinds-payment = Pembayaran
numbers-fact-kinds-partner = Mitra
numbers-fact-kinds-group = Grup
numbers-fact-kinds-call = Panggilan
numbers-fact-kinds-handover = Serah terima
numbers-fact-kinds-other = Lainnya
numbers-mirrors = Yang tidak tercermin
numbers-mirrors-aside = tetap di ponsel
numbers-mirrors-text = WhatsApp tidak membagikan ini kepada siapa pun, jadi tidak bisa muncul di sini:
numbers-not-mirrored-1-1 = Grup
numbers-not-mirrored-1-2 = tidak ada pesan atau anggota grup yang diberitahukan; chat grup hanya ada di ponsel
numbers-not-mirrored-2-1 = Panggilan
numbers-not-mirrored-2-2 = panggilan suara dan video, juga yang tak terjawab, berdering dan tercatat di ponsel
numbers-not-mirrored-3-1 = Status
numbers-not-mirrored-3-2 = yang diposting bisnis sebagai status, dan balasannya
numbers-not-mirrored-4-1 = Daftar siaran
numbers-not-mirrored-4-2 = hanya baca di ponsel sejak nomor dihubungkan
numbers-not-mirrored-5-1 = Pesan sementara, sekali lihat, lokasi terkini
numbers-not-mirrored-5-2 = dimatikan selama terhubung; yang lama tetap di ponsel
numbers-not-mirrored-6-1 = Label, arsip, foto profil
numbers-not-mirrored-6-2 = tiap sisi menyimpan miliknya
numbers-to-unreadables = Lihat
numbers-flow = Masuk dan keluar
numbers-backlog = Kiriman belum digabung
numbers-unreadables = Tak terbaca
numbers-unknown-numbers = Untuk nomor tak dikenal
numbers-timeline = Yang terjadi
numbers-timeline-empty = Belum ada.
numbers-syncing = Masa lalu ponsel sedang tiba.
numbers-syncing-text =
    { $oldestGiven ->
        [no] { $messages } pesan sejauh ini.
       *[yes] { $messages } pesan, mundur sampai { $oldest }.
    }
numbers-syncing-contacts = Kontak ponsel sedang tiba.
numbers-details = Rincian

## operator

operator-title = Operasional
operator-health = Kesehatan
operator-journal = Jurnal
operator-writable = menerima kiriman
operator-not-writable = tidak bisa ditulis: WhatsApp menyimpan dan mengulang
operator-entries = entri, { $size }
operator-merger = Penggabung
operator-up-to-date = mutakhir
operator-backlog =
    { $n ->
        [0] tidak ada yang menunggu
       *[other] { $n } kiriman menunggu
    }
operator-lag = tertinggal { $span }
operator-signatures = Tanda tangan ditolak
operator-signatures-text = Kiriman yang tidak ditandatangani aplikasi Meta Anda. Tidak ada yang disimpan.
operator-alerts = Peringatan
operator-no-alerts = Tidak ada yang perlu Anda.
operator-unreadables = Kiriman tak terbaca
operator-unreadables-text = Disimpan utuh, dijawab 200, tidak dipahami. Putar ulang membacanya lagi dengan versi ini.
operator-no-unreadables = Semua kiriman terbaca.
operator-no-unreadables-text = Yang tidak terbaca disimpan di sini dengan alasannya, dan bisa dibaca lagi nanti.
operator-received = Diterima
operator-field = Bidang
operator-reason = Alasan
operator-state-kept = disimpan
operator-state-replayed = terbaca kemudian
operator-no-field = tidak ada
operator-show = Tampilkan isi
operator-replay = Putar ulang
operator-replay-read = Terbaca. Kini bagian dari percakapan.
operator-replay-still = Masih tak terbaca: { $reason }
operator-body = Isi
operator-failed = Yang tak terbaca tidak bisa dimuat.
operator-health-failed = Kesehatan tidak bisa dimuat.
operator-denied = Halaman ini bukan untuk Anda.
operator-denied-text = Pemilik dan supervisor melihatnya. Tanya pemilik Anda.
operator-load-more = Muat lagi

## team-page

team-page-title = Tim
team-page-failed = Tim tidak bisa dimuat.
team-page-invite = Undang seseorang
team-page-members = { $n } orang
team-page-name = Nama
team-page-email = Email
team-page-role = Peran
team-page-last-here = Terakhir di sini
team-page-you = Anda
team-page-away = Pergi sejak { $time }
team-page-there = Ada
team-page-state = Keadaan
team-page-never = Belum masuk
team-page-role-of = Peran { $name }
team-page-remove-title = Hapus { $name } dari tim?
team-page-remove-text = Mereka langsung dikeluarkan di mana-mana. Percakapan terbukanya menjadi tanpa pemilik, agar tidak ada pelanggan yang menunggu mereka. Namanya tetap pada yang mereka lakukan.
team-page-remove-do = Hapus
team-page-removed =
    { $n ->
        [0] { $name } bukan anggota tim lagi.
       *[other] { $name } bukan anggota tim lagi. { $n } percakapan kini tanpa pemilik.
    }
team-page-kept = { $n } percakapan tidak bisa dilepas. Cari menurut penerima tugasnya.
team-page-failed-to-do = Tidak ada yang diubah.
team-page-invitations = Undangan terbuka
team-page-none = Tidak ada undangan terbuka.
team-page-none-text = Satu tautan memasukkan satu orang, dalam seminggu.
team-page-invited = { $role }, diundang { $who }, sampai { $until }
team-page-somebody = seseorang yang sudah pergi
team-page-resets = Kata sandi lain untuk { $name }, tautan oleh { $who }, sampai { $until }
team-page-more = Yang bisa dilakukan dengan { $name }
team-page-reset = Tautan untuk kata sandi lain
team-page-reset-title = Kata sandi lain untuk { $name }
team-page-reset-text = Untuk yang lupa kata sandi atau kehilangan aplikasinya. Memakai tautan mematikan verifikasi dua langkah, menghapus kunci sandi, dan mengakhiri sesi; sampai itu tidak ada yang berubah.
team-page-remove-entry = Hapus dari tim
team-page-revoke = Tarik kembali
team-page-invite-text = Mereka membuka tautan, memilih nama dan kata sandi, lalu masuk. Satu tautan untuk satu orang.
team-page-may-owner = Boleh semuanya, dan hanya dia yang menentukan siapa pemilik.
team-page-may-admin = Mengubah tim, menghubungkan nomor, dan menyiapkan bot.
team-page-may-supervisor = Memimpin kerja tim: aturan, laporan, halaman operasional.
team-page-may-agent = Menjawab pelanggan.
team-page-may-viewer = Membaca semua, dan tidak mengubah apa pun.
team-page-make = Buat tautan
team-page-link = Tautannya
team-page-link-text = Berikan kepada satu orang. Berlaku sampai { $until }, dan hanya ditampilkan kali ini.
team-page-copy = Salin
team-page-copied = Disalin
team-page-done = Selesai
team-page-join-title = Bergabung ke { $workspace }
team-page-join-by = { $who } mengundang Anda. Peran Anda: { $role }.
team-page-join-role = Peran Anda: { $role }.
team-page-join-name = Nama Anda
team-page-join-name-hint = Tim Anda melihatnya.
team-page-join-submit = Bergabung
team-page-join-reset-title = Atur kata sandi lain
team-page-join-reset-text = Untuk { $name }. Verifikasi dua langkah dimatikan, kunci sandi dihapus, dan Anda dikeluarkan di semua tempat lain.
team-page-join-reset-submit = Atur dan masuk
team-page-join-have = Sudah punya akun? Masuk.

## palette

palette-title = Ke mana saja
palette-field = Orang, kata, nomor, perintah
palette-commands = Perintah dan tempat
palette-people = Orang
palette-messages = Pesan
palette-results = Yang ditemukan
palette-nothing = Tidak ada yang ditemukan.
palette-nothing-text = Coba sebagian nama, angka akhir nomor, atau satu kata pesan.
palette-failed = Pencarian tidak menjawab.
palette-inbox = Kotak masuk: { $view }
palette-unread = Kotak masuk: belum dibaca
palette-ten-minutes = Kotak masuk: menunggu sepuluh menit atau lebih
palette-closing = Kotak masuk: jendela tutup dalam satu jam
palette-phone-spoke = Kotak masuk: ponsel berbicara terakhir
palette-labelled = Kotak masuk: label { $label }
palette-saved-view = Tampilan: { $name }
palette-numbers = Nomor
palette-number = Nomor: { $name }
palette-rules = Aturan: { $name }
palette-operator = Halaman operasional
palette-team = Tim
palette-account = Akun saya: nama, kata sandi, tempat saya masuk
palette-keys = Semua pintasan

## story

story-title = Mengapa ini ada di sini?
story-failed = Kisahnya tidak bisa dimuat.
story-here = Di kotak masuk ini
story-phone = Di ponsel
story-told = Sumber
story-id = Id WhatsApp
story-copy-id = Salin id WhatsApp
story-no-id = Belum ada
story-price = Harga
story-charged =
    { $categoryGiven ->
        [no] Dikenai biaya
       *[yes] Dikenai biaya sebagai { $category }
    }
story-free =
    { $categoryGiven ->
        [no] Gratis
       *[yes] Gratis, sebagai { $category }
    }
story-steps = Yang terjadi
story-untimed = waktu tidak diberitahukan
story-sources-live = WhatsApp, saat terjadi
story-sources-echo = salinan pesan ponsel dari WhatsApp
story-sources-history = riwayat yang dibagikan ponsel
story-sources-api = kotak masuk ini, tempat ditulis
story-sources-response = jawaban WhatsApp atas panggilan kami
story-sources-status = status dari WhatsApp
story-stands = Ada di sini.
story-phone-side-same = Ada di sana seperti di sini.
story-phone-side-later = Belum. WhatsApp belum menerimanya.
story-phone-side-never = Tidak pernah keluar, jadi tidak ada di sana.
story-phone-side-unknown = Tidak diketahui. Panggilan tidak terjawab; status atau gema akan menunjukkannya.
story-phone-side-alone = Hanya di sana. WhatsApp tidak menyerahkan isinya; buka di ponsel.
story-phone-side-taken_back = Pernah di sana dan ditarik.
story-written = { $who } menulisnya di sini
story-due = Waktunya tiba
story-called =
    { $attempt ->
        [1] WhatsApp dipanggil
       *[other] WhatsApp dipanggil, percobaan { $attempt }
    }
story-outcome-queued = Menunggu lagi.
story-outcome-waiting = WhatsApp tidak menerimanya sekarang.
story-outcome-sending = Panggilan sedang berlangsung.
story-outcome-accepted = WhatsApp menerimanya.
story-outcome-sent = WhatsApp menerimanya.
story-outcome-delivered = WhatsApp menerimanya.
story-outcome-read = WhatsApp menerimanya.
story-outcome-played = WhatsApp menerimanya.
story-outcome-failed = Gagal.
story-outcome-refused = WhatsApp menolaknya.
story-outcome-unknown = Tidak ada jawaban.
story-outcome-withdrawn = Ditarik: orang lain menjawab lebih dulu.
story-outcome-cancelled = Seseorang menariknya.
story-outcome-expired = Sudah terlambat.
story-said-in = Pelanggan mengirimnya
story-said-out = Dikirim oleh bisnis
story-heard = Twinline mengetahuinya
story-file-here = Berkasnya disimpan di sini
story-sent = Ada di server WhatsApp
story-delivered = Ada di perangkat pelanggan
story-read = Pelanggan membacanya
story-played = Pelanggan memutarnya
story-delivery-failed = Tidak bisa disampaikan
story-edited-in = Pelanggan mengubahnya
story-edited-out = Diubah di ponsel
story-revoked-in = Pelanggan menghapusnya
story-revoked-out = Dihapus di ponsel
story-reacted = { $who } memberi { $emoji }
story-unreacted = { $who } menarik reaksi
story-customer = Pelanggan
story-business = Bisnis
story-automatic =
    { $whoGiven ->
        [no] Aturan menganggapnya pesan aplikasi sendiri
       *[yes] { $who } menandainya sebagai kiriman aplikasi sendiri
    }

## bulk

bulk-bar = Yang bisa dilakukan dengan percakapan terpilih
bulk-count =
    { $n ->
        [0] Tidak ada yang dipilih
       *[other] { $n } dipilih
    }
bulk-most = { $n } dipilih, jumlah terbanyak sekaligus
bulk-all = Pilih semua yang dimuat
bulk-resolve = Selesaikan
bulk-reopen = Buka lagi
bulk-snooze = Tunda
bulk-assign = Tugaskan
bulk-nobody = Tidak ada
bulk-labels = Label
bulk-no-labels = Belum ada label. L di percakapan membuatnya.
bulk-read = Tandai dibaca
bulk-unread = Tandai belum dibaca
bulk-clear = Berhenti memilih
bulk-done-resolved = { $n } percakapan selesai.
bulk-done-open = { $n } percakapan terbuka lagi.
bulk-done-snoozed = { $n } percakapan ditunda.
bulk-done-assigned =
    { $toGiven ->
        [no] { $n } percakapan tidak ditugaskan ke siapa pun.
       *[yes] { $n } percakapan ditugaskan ke { $to }.
    }
bulk-done-labelled =
    { $on ->
        [yes] { $n } percakapan diberi label { $label }.
       *[no] { $label } dilepas dari { $n } percakapan.
    }
bulk-done-read = { $n } percakapan dibaca.
bulk-done-unread = { $n } percakapan belum dibaca bagi tim.
bulk-nothing = Tidak ada yang berubah; semuanya sudah begitu.
bulk-refused = { $n } tertinggal: { $why }

## account

account-title = Akun saya
account-profile = Profil
account-name = Nama
account-email = Email
account-password = Kata sandi
account-password-for-email = Kata sandi Anda, karena email berubah
account-save = Simpan
account-saved = Tersimpan.
account-password-title = Kata sandi
account-password-now = Kata sandi sekarang
account-password-next = Kata sandi baru
account-password-hint = Paling sedikit 12 karakter. Anda dikeluarkan di semua tempat lain.
account-password-short = Paling sedikit 12 karakter diperlukan.
account-password-same = Ini yang sudah Anda pakai.
account-set-password = Atur kata sandi
account-password-set = Kata sandi diatur. Anda dikeluarkan di semua tempat lain.
account-sessions = Tempat Anda masuk
account-sessions-failed = Sesi Anda tidak bisa dimuat.
account-here = Peramban ini
account-began = Sejak { $since }, terakhir dipakai { $last }
account-unknown-browser = Peramban tak dikenal
account-browser-on = { $browser } di { $system }
account-end = Keluar
account-end-of = Keluar: { $name }
account-end-others = Keluar di semua tempat lain
account-ended = Sudah keluar di sana.

## factors

factors-title = Verifikasi dua langkah
factors-failed = Cara Anda masuk tidak bisa dimuat.
factors-off = Mati
factors-on = Nyala sejak { $since }
factors-text = Setelah kata sandi, kode dari aplikasi autentikator di ponsel Anda. Siapa pun yang hanya tahu kata sandi tidak sampai ke mana-mana.
factors-begin = Siapkan aplikasi
factors-password = Kata sandi Anda
factors-password-text = Agar pasti ini Anda, bukan seseorang di peramban Anda yang terbuka.
factors-go = Lanjutkan
factors-scan = Pindai dengan aplikasi autentikator, atau ketik kuncinya.
factors-picture = Kunci, sebagai gambar untuk aplikasi
factors-key = Kunci
factors-code = Kode aplikasi
factors-code-text = Enam angka. Berubah tiap setengah menit.
factors-turn-on = Nyalakan
factors-codes-title = Kode pemulihan
factors-codes-text = Bila ponsel hilang, tiap kode memasukkan Anda sekali. Hanya ditampilkan kali ini: simpan di tempat Anda menyimpan kata sandi.
factors-copy = Salin
factors-copied = Disalin
factors-download = Simpan sebagai berkas
factors-kept = Sudah saya simpan
factors-left =
    { $n ->
        [0] Tidak ada kode pemulihan tersisa.
       *[other] { $n } kode pemulihan tersisa.
    }
factors-few = Buat yang baru sebelum yang terakhir dipakai.
factors-renew = Kode pemulihan baru
factors-turn-off = Matikan
factors-turn-off-title = Matikan verifikasi dua langkah
factors-turned-off = Verifikasi dua langkah mati.
factors-passkeys = Kunci sandi
factors-passkeys-text = Masuk dengan sidik jari, wajah, atau kunci, tanpa kata sandi. Kunci sandi tetap di perangkat Anda dan tidak bisa diberitahukan kepada siapa pun.
factors-passkeys-impossible = Kunci sandi terikat pada nama. Buka kotak masuk di alamat bernama, lewat HTTPS, atau di localhost pada mesin ini.
factors-no-browser = Peramban ini tidak mengenal kunci sandi.
factors-add = Tambah kunci sandi
factors-name = Nama
factors-name-text = Agar Anda mengenalinya lagi.
factors-name-default = Perangkat saya
factors-made = Dibuat { $at }
factors-used = Dibuat { $made }, terakhir dipakai { $at }
factors-remove = Hapus
factors-remove-of = Hapus kunci sandi { $name }
factors-removed = Kunci sandi { $name } dihapus. Hapus juga di perangkatnya.
factors-added = { $name } ditambahkan. Masuk dengannya lain kali.
factors-cancelled = Tidak ada kunci sandi yang dibuat.
factors-cancelled-text = Peramban bertanya dan tidak ada yang menjawab, atau perangkat sudah punya.

## fields

fields-label = Kolom
fields-none = Simpan di sini yang ingin diketahui tim tentang pelanggannya: tingkat, ulang tahun, alergi.
fields-first = Buat kolom pertama
fields-ask-leads = Supervisor, admin, atau pemilik bisa membuat kolom.
fields-alter = Buat, ubah, atau hapus bidang
fields-add = Tambah
fields-not-set = Belum diisi
fields-yes = Ya
fields-no = Tidak
fields-of = { $name }: { $value }
fields-save = Simpan
fields-set = { $name } kini { $value }.
fields-emptied = { $name } kini kosong.
fields-others-said = Dua catatan orang ini menjadi satu. Yang lain mengatakan: { $values }.
fields-use = Pakai { $value }
fields-keep =
    { $valueGiven ->
        [no] Biarkan kosong
       *[yes] Tetap { $value }
    }
fields-number-hint = Angka, dengan titik sebelum desimal
fields-window-title = Kolom pelanggan
fields-window-hint = Setiap pelanggan memilikinya, di semua nomor Anda. Seluruh tim melihat dan mengisinya.
fields-window-empty = Belum ada kolom.
fields-window-add = Kolom baru
fields-window-name = Nama
fields-window-kind = Isinya
fields-window-kind-stays = Jenis kolom tetap. Buat yang lain untuk hal lain.
fields-window-choices = Nilai pilihan, satu per baris
fields-window-choices-hint = Nilai yang Anda keluarkan tetap di tempatnya sampai seseorang mengubahnya.
fields-window-save = Simpan
fields-window-create = Buat kolom
fields-window-remove = Hapus
fields-window-alter = Ubah atau hapus { $name }
fields-window-up = Naikkan { $name }
fields-window-down = Turunkan { $name }
fields-window-removed = { $name } dihapus, beserta isinya. Urungkan mengembalikan semuanya.
fields-kinds-text = Teks
fields-kinds-number = Angka
fields-kinds-date = Tanggal
fields-kinds-yes_no = Ya atau tidak
fields-kinds-choice = Salah satu dari beberapa nilai

## forward

forward-title = Teruskan
forward-find = Cari kontak atau nomor
forward-recent = Percakapan terbaru
forward-found = Ditemukan
forward-nobody = Tidak ada yang ditemukan.
forward-nobody-text = Coba sebagian nama, atau angka akhir nomor.
forward-failed = Percakapan tidak bisa dimuat.
forward-send = Kirim
forward-send-to = Kirim ke { $name }
forward-sent = Terkirim
forward-open = Buka
forward-open-of = Buka percakapan dengan { $name }
forward-note = Terkirim sebagai pesan Anda: API WhatsApp tidak punya tanda penerusan.

## views-window

views-window-title = Tampilan
views-window-hint = Yang sering Anda cari: yang ditampilkan daftar, dengan nama. Untuk Anda sendiri atau seluruh tim.
views-window-hint-looks-on = Yang sering Anda cari: yang ditampilkan daftar, dengan nama. Untuk Anda sendiri.
views-window-nothing = Saat ini daftar menampilkan semuanya. Atur filter atau urutan dulu.
views-window-name = Nama
views-window-example = Menunggu lebih dari satu jam
views-window-share = Dimiliki seluruh tim
views-window-now = Tampilkan yang ditampilkan daftar sekarang
views-window-shows = Menampilkan:
views-window-save = Simpan
views-window-remove = Hapus
views-window-alter = Ubah atau hapus { $name }
views-window-of-the-team = Milik tim
views-window-mine = Milik saya
views-window-removed = { $name } dihapus.

## notices

notices-region = Yang terjadi di tempat lain
notices-needs-person = Perlu tim
notices-mentioned = Anda disebut
notices-mentioned-text = Rekan menulis catatan untuk Anda. Buka.

## account-notices

account-notices-title = Pemberitahuan
account-notices-about = Beri tahu saya saat pelanggan menulis di
account-notices-abouts-mine = Percakapan saya
account-notices-abouts-unassigned = Percakapan tanpa penanggung jawab
account-notices-abouts-all = Semua percakapan
account-notices-view = Tampilan { $name }
account-notices-mentions = Rekan menyebut saya
account-notices-how = Caranya
account-notices-sound = Suara
account-notices-hear = Dengarkan
account-notices-desktop = Pemberitahuan perangkat ini, selama halaman tidak terlihat
account-notices-desktop-none = Peramban ini tidak memilikinya.
account-notices-desktop-denied = Peramban tidak mengizinkannya.
account-notices-desktop-denied-remedy = Izinkan notifikasi untuk halaman ini di pengaturan peramban, lalu centang lagi.
account-notices-desktop-here = Centang agar diizinkan juga di peramban ini.
account-notices-quiet = Jam tenang, tanpa suara dan perangkat
account-notices-quiet-from = Dari
account-notices-quiet-to = Sampai
