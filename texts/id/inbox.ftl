## common

common-try-again = Coba lagi
common-close = Tutup
common-cancel = Batal
common-back = Kembali
common-copy = Salin
common-copied = Disalin
common-undo = Urungkan
common-unreachable = Server tidak menjawab.
common-unreachable-remedy = Periksa apakah perangkat daring; akan dicoba lagi dengan sendirinya.
common-request-id = Permintaan { $id }

## nav

nav-main = Utama
nav-inbox = Kotak masuk
nav-inbox-waiting = Kotak masuk, { $n } menunggu
nav-tab =
    { $waiting ->
        [0] Twinline
       *[other] ({ $waiting }) Twinline
    }
nav-numbers = Nomor
nav-operator = Operasional
nav-dark = Warna gelap
nav-light = Warna terang
nav-account =
    { $isAway ->
        [yes] { $name }, akun, sedang pergi
       *[no] { $name }, akun
    }
nav-sign-out = Keluar
nav-undo-send =
    { $seconds ->
        [0] Urungkan kirim: mati
       *[other] Urungkan kirim: { $seconds } dtk
    }
nav-more = Lainnya
nav-bench = Meja uji
nav-role-owner = Pemilik
nav-role-admin = Admin
nav-role-supervisor = Supervisor
nav-role-agent = Agen
nav-role-viewer = Pengamat
nav-team = Tim
nav-my-account = Akun saya
nav-go-away = Saya sedang pergi
nav-come-back = Saya kembali
nav-away-failed = Tidak diubah: server tidak terjangkau.

## connection

connection-none = Tidak ada koneksi.
connection-read-only = Anda bisa membaca dan menulis, tidak ada yang hilang.
connection-waits = Anda bisa membaca dan menulis, { $n } pesan menunggu.

## language

language-label = Bahasa
language-hint = Untuk halaman Anda, di semua perangkat. Tulisan pelanggan tetap apa adanya.

## signIn

sign-in-title = Masuk
sign-in-email = Email
sign-in-password = Kata sandi
sign-in-submit = Masuk
sign-in-no-account = Belum punya akun? Minta tautan undangan kepada pemilik.
sign-in-failed = Email atau kata sandi salah.
sign-in-failed-remedy = Periksa keduanya. Jika lupa kata sandi, minta tautan kepada pemilik atau admin.
sign-in-code = Kode
sign-in-code-text = Dari aplikasi autentikator, atau kode pemulihan.
sign-in-passkey = Pakai kunci sandi
sign-in-no-passkey = Tidak ada kunci sandi yang dipakai.
sign-in-no-passkey-remedy = Coba lagi, atau masuk dengan email dan kata sandi.
sign-in-too-many = Terlalu banyak percobaan.
sign-in-phone-side = Ponsel di toko
sign-in-inbox-side = Tim di kotak masuk
sign-in-claim-1 = Satu nomor.
sign-in-claim-2 = Satu percakapan.
sign-in-claim-text = Kedua sisi melihat hal yang sama, dan tidak ada yang menimpa jawaban orang lain.

## list

list-title = Kotak masuk
list-draft = Draf:
list-choose = Pilih { $name }
list-choose-several = Pilih beberapa
list-choose-no-more = Berhenti memilih
list-views-waiting = Menunggu
list-views-mine = Milik saya
list-views-unassigned = Belum ditugaskan
list-views-all = Semua
list-views-snoozed = Ditunda
list-views-resolved = Selesai
list-sorts-recent = Terbaru dahulu
list-sorts-longest_wait = Terlama menunggu dahulu
list-sort = Urutan
list-filter = Tampilan
list-label = Percakapan
list-marked-unread = Ditandai belum dibaca
list-unread = { $n } belum dibaca
list-waits = Menunggu { $span }
list-waits-less = < 1 mnt
list-not-confirmed = Belum pasti
list-not-sent = Tidak terkirim
list-needs-person = Perlu tim
list-closes-in = tutup dalam { $span }
list-loading-more = Memuat lagi
list-failed = Percakapan tidak bisa dimuat.
list-more-failed = Tidak bisa memuat lagi.
list-empty-waiting = Tidak ada yang menunggu
list-empty-waiting-text = Siapa pun yang menulis berikutnya langsung muncul di sini.
list-show-all = Tampilkan semua { $n }
list-empty-mine = Tidak ada yang ditugaskan kepada Anda
list-empty-mine-text = Tugaskan percakapan kepada diri sendiri agar tetap di sini.
list-empty-unassigned = Semua percakapan sudah ditangani
list-empty-unassigned-text = Percakapan tanpa penanggung jawab muncul di sini.
list-empty-all = Belum ada percakapan
list-empty-all-text = Muncul begitu pelanggan menulis, atau bersama riwayat nomor yang dihubungkan.
list-until = sampai { $time }
list-empty-snoozed = Tidak ada yang ditunda
list-empty-snoozed-text = Tunda percakapan agar tidak mengganggu sampai suatu waktu, atau sampai pelanggan menulis.
list-empty-resolved = Tidak ada yang selesai
list-empty-resolved-text = Percakapan selesai beristirahat di sini sampai pelanggan menulis lagi.
list-to-numbers = Hubungkan nomor
list-kinds-image = Foto
list-kinds-video = Video
list-kinds-audio = Pesan suara
list-kinds-sticker = Stiker
list-kinds-document = Dokumen
list-kinds-location = Lokasi
list-kinds-contacts = Kartu kontak
list-kinds-template = Templat
list-kinds-interactive = Tombol
list-kinds-reaction = Reaksi
list-kinds-system = Pemberitahuan WhatsApp
list-kinds-order = Pesanan
list-kinds-button = Tombol
list-kinds-poll_creation = Polling
list-kinds-poll_update = Suara dalam polling
list-kinds-group_invite = Undangan ke grup
list-kinds-pin = Pesan disematkan
list-kinds-keep_in_chat = Pesan disimpan
list-kinds-gif = GIF
list-kinds-product = Produk
list-kinds-list = Daftar
list-kinds-errors = Pesan
list-kinds-edit = Suntingan
list-kinds-media_placeholder = Media
list-kinds-request_welcome = Membuka chat
list-kinds-unsupported = Pesan yang tidak diserahkan WhatsApp
list-kinds-placeholder = Pesan yang tidak diberitahukan kepada kami
list-deleted = Pesan dihapus
list-other-kind = Pesan jenis “{ $kind }”
list-nothing-yet = Belum ada tulisan

## filters

filters-open = Filter
filters-title = Tampilkan hanya
filters-clear = Hapus filter
filters-remove = Hapus: { $what }
filters-empty = Tidak ada yang cocok dengan filter
filters-empty-text = Hapus salah satu, atau semuanya.
filters-state = Percakapan
filters-state-open = Terbuka
filters-chip = { $name }: { $values }
filters-names-line = Nomor
filters-names-last_word = Kata terakhir
filters-names-floor = Giliran
filters-names-assignee = Ditugaskan ke
filters-names-label = Label
filters-names-unread = Dibaca
filters-names-waiting_minutes = Menunggu paling sedikit
filters-names-closing_minutes = Jendela tutup dalam
filters-unread = Belum dibaca
filters-me = Saya
filters-nobody = Tidak ada
filters-unknown-number = Nomor yang sudah tidak ada
filters-unknown-label = Label yang sudah tidak ada
filters-unknown-person = Orang yang sudah tidak ada
filters-speakers-customer = Pelanggan
filters-speakers-phone = Ponsel
filters-speakers-agent = Tim
filters-speakers-bot = Bot
filters-speakers-campaign = Kampanye
filters-speakers-api = Perangkat lunak lain
filters-speakers-unknown = Tidak diketahui
filters-holders-nobody = Tidak ada
filters-holders-phone = Ponsel
filters-holders-agent = Tim
filters-holders-bot = Bot

## views

views-title = Tampilan
views-mine = Milik saya
views-team = Milik tim
views-none = Atur filter atau urutan, lalu simpan di sini dengan nama.
views-save = Simpan yang ditampilkan daftar…
views-manage = Ubah atau hapus tampilan…
views-shown = Tampilan: { $name }

## search

search-label = Cari
search-placeholder = Nama, nomor, atau kata
search-end = Akhiri pencarian
search-results = Ditemukan
search-people = Orang
search-messages = Pesan
search-count =
    { $more ->
        [yes] { $people } kontak, { $messages } pesan atau lebih
       *[no] { $people } kontak, { $messages } pesan
    }
search-empty = Tidak ditemukan apa pun untuk “{ $q }”
search-empty-text = Setiap kata harus mengawali kata dalam pesan, nama, atau nomor.
search-more = Tampilkan pesan lebih lama
search-failed = Tidak bisa mencari.
search-walk = Pesan lebih lama masih dibaca: { $percent } %.
search-no-conversation = Di buku alamat, belum ada percakapan

## start

start-answered = Semua terjawab
start-pick = Pilih percakapan
start-waiting = { $n } pelanggan menunggu jawaban.
start-nobody-waits = Tidak ada yang menunggu jawaban.

## keys

keys-title = Papan tik
keys-next = Percakapan berikutnya
keys-previous = Percakapan sebelumnya
keys-open = Buka
keys-back = Kembali ke daftar
keys-search = Cari
keys-everything = Ke mana saja: kontak, pesan, nomor, perintah
keys-filter = Filter daftar
keys-save-view = Simpan yang ditampilkan daftar sebagai tampilan
keys-choose = Pilih, lalu berikutnya
keys-reply = Tulis jawaban
keys-note = Tulis catatan untuk tim
keys-resolve = Selesaikan atau buka lagi
keys-snooze = Tunda
keys-unread = Tandai belum dibaca, atau dibaca
keys-pin = Sematkan di atas, atau lepas
keys-labels = Label
keys-floor = Ambil atau serahkan giliran
keys-person = Tampilkan atau sembunyikan kontak
keys-templates = Pilih templat
keys-bold = Tebal, miring (saat menulis)
keys-struck = Coret, lebar tetap (saat menulis)
keys-messages = Jelajahi pesan (di percakapan)
keys-why = Mengapa pesan ada di sini (pada pesan)
keys-date = Ke tanggal
keys-help = Semua pintasan

## note

note-mentions = Sebutan
note-mentions-new = Sebutan, { $n } baru
note-as = Tulis sebagai
note-reply = Jawaban
note-note = Catatan
note-of = Catatan oleh { $name }
note-more = Lainnya untuk catatan { $name }
note-only = Hanya tim Anda yang melihat ini
note-edited = diedit
note-you = Anda

## thread

thread-looks-on = Anda mengamati. Peran Anda membaca semua dan tidak mengubah apa pun.
thread-is-away = pergi
thread-label = Percakapan dengan { $name }
thread-waits-since = Menunggu jawaban sejak { $time }
thread-waits-since-short = Menunggu sejak { $time }
thread-resolved = Selesai
thread-answered-by = { $who } menjawab { $time }
thread-last-message = Pesan terakhir { $time }
thread-history-only = Dari riwayat ponsel
thread-resolve = Selesaikan
thread-reopen = Buka lagi
thread-assign = Tugaskan
thread-assign-to = Ditugaskan ke { $name }
thread-assign-nobody = Tidak ada
thread-assign-me = Saya
thread-show-person = Tampilkan kontak
thread-hide-person = Sembunyikan kontak
thread-more = Lainnya
thread-back-to-list = Kembali ke percakapan
thread-older = Memuat pesan lebih lama
thread-newer = Memuat pesan lebih baru
thread-older-failed = Pesan lebih lama tidak bisa dimuat.
thread-newer-failed = Pesan lebih baru tidak bisa dimuat.
thread-beginning = Di sini awalnya.
thread-failed = Percakapan ini tidak bisa dimuat.
thread-missing = Tidak ada percakapan seperti itu.
thread-missing-text = Mungkin milik nomor yang tidak bisa Anda lihat, atau tidak pernah ada di sini.
thread-empty = Belum ada pesan
thread-empty-text = Tulisan dari kedua sisi muncul di sini.
thread-news = { $n } baru
thread-from-history = { $day } · dari riwayat
thread-to-newest = Ke pesan terbaru
thread-new-below = { $n } pesan baru di bawah
thread-phone = Ponsel
thread-business-app = Aplikasi Bisnis
thread-bot-name = Bot
thread-bot = bot
thread-campaign = kampanye
thread-api = perangkat lunak lain
thread-unknown-author = Pengirim tidak diketahui
thread-you = Anda
thread-edited-at = Diedit { $time }.
thread-forwarded = Diteruskan
thread-forwarded-often = Diteruskan berkali-kali
thread-from-ad =
    { $headlineGiven ->
        [no] Dari iklan
       *[yes] Dari iklan: { $headline }
    }
thread-from-post =
    { $headlineGiven ->
        [no] Dari kiriman
       *[yes] Dari kiriman: { $headline }
    }
thread-from-product =
    { $idGiven ->
        [no] Tentang artikel
       *[yes] Tentang artikel { $id }
    }
thread-edited-before = Sebelumnya: { $text }
thread-deleted-by-customer = Dihapus oleh pelanggan, { $time }
thread-deleted-on-phone = Dihapus di ponsel, { $time }
thread-mark-automatic = Dikirim sendiri oleh aplikasi
thread-automatic = Dikirim sendiri oleh aplikasi. Tidak menjawab siapa pun dan tidak mengambil giliran.
thread-not-automatic = Ditulis oleh orang
thread-quoted-unknown = Tidak ada dalam riwayat yang kami terima
thread-quoted-empty = Pesan tanpa kata
thread-your-side = Sisi Anda
thread-look-on-phone = Lihat di ponsel.
thread-notice = Pemberitahuan WhatsApp
thread-reply = Jawab pesan ini
thread-react = Beri reaksi pada pesan ini
thread-react-with = Reaksi dengan { $emoji }
thread-take-reaction-back = Tarik { $emoji }
thread-own-reaction = Emoji lain
thread-own-reaction-set = Beri reaksi
thread-reacting =
    { $emojiGiven ->
        [no] Menariknya…
       *[yes] { $emoji } sedang dikirim…
    }
thread-reaction-waits = WhatsApp belum menerimanya. Akan terkirim sendiri.
thread-reaction-failed = Tanpa reaksi: { $fact }
thread-viewer = Foto
thread-save = Simpan foto
thread-more-of = Lainnya tentang pesan ini
thread-copy-text = Salin teks
thread-forward = Teruskan
thread-why = Mengapa ini ada di sini?
thread-to-date = Ke tanggal
thread-media-waiting = Dalam perjalanan
thread-media-fetching = Sedang diambil
thread-media-delayed = Belum ada di sini
thread-media-delayed-detail = { $reason } Akan dicoba lagi dengan sendirinya.
thread-media-try-now = Coba sekarang
thread-media-too_large = Terlalu besar untuk diambil
thread-media-expired = Sudah tidak ada di WhatsApp
thread-media-failed = Tidak bisa diambil
thread-media-on-phone = Masih ada di ponsel.
thread-media-retry-failed = Tidak dicoba: { $fact }
thread-placeholder =
    { $wordGiven ->
        [no]
            { $rawGiven ->
                [no] Pesan jenis tak dikenal, tampil di ponsel
               *[yes] Pesan jenis “{ $raw }”, tampil di ponsel
            }
       *[yes] { $word }, tampil di ponsel
    }
thread-unsupported =
    { $wordGiven ->
        [no] WhatsApp tidak menyerahkan pesan ini
       *[yes] { $word }: WhatsApp tidak menyerahkannya
    }
thread-shown-place = Sebuah tempat
thread-shown-open-map = Buka di peta
thread-shown-open-page = Buka halamannya
thread-shown-copy-place = Salin koordinat
thread-shown-copy = Salin { $what }
thread-shown-copied = Disalin
thread-shown-nameless = Tanpa nama
thread-shown-no-way = Tidak disertai nomor atau alamat.
thread-shown-birthday = Ulang tahun { $day }
thread-shown-buttons = Yang bisa diketuk pelanggan
thread-shown-cards = { $count } kartu berdampingan
thread-shown-does-answer = Jawab
thread-shown-does-choices = Pilih
thread-shown-does-link = Buka
thread-shown-does-call = Telepon
thread-shown-does-code = Salin kode
thread-shown-does-form = Buka formulir
thread-shown-does-place = Kirim lokasi
thread-shown-does-address = Kirim alamat
thread-shown-does-contact = Bagikan nomor
thread-shown-does-goods = Lihat artikel
thread-shown-does-other = Tombol
thread-shown-answered-buttons = Mengetuk tombol
thread-shown-answered-choices = Memilih dari daftar
thread-shown-answered-form = Mengisi formulir
thread-shown-answered-address = Mengirim alamat
thread-shown-answered-calls = Ditanya soal panggilan
thread-shown-answered-payment = Pembayaran
thread-shown-calls =
    { $allowed ->
        [yes] Mengizinkan panggilan
       *[no] Tidak mengizinkan panggilan
    }
thread-shown-order = Pesanan
thread-shown-quantity = Jumlah
thread-shown-article = Artikel
thread-shown-article-unknown = Artikel tanpa nomor
thread-shown-price = Harga
thread-shown-total = Total
thread-shown-template = Templat { $name }
thread-shown-words-unknown = Kata-katanya tidak diketahui di sini.

## voice

voice-record = Rekam pesan suara
voice-recording = Merekam
voice-discard = Buang rekaman
voice-done = Selesai
voice-refused = Tidak ada mikrofon.
voice-refused-remedy = Izinkan halaman ini memakainya di pengaturan peramban, atau lampirkan suara.

## viewer

viewer-show = Tampilkan di percakapan
viewer-older = Sebelumnya
viewer-newer = Berikutnya
viewer-all = Foto percakapan ini
viewer-of = { $what }, { $time }
viewer-picture = Foto
viewer-film = Video
viewer-failed = Yang lain tidak bisa dimuat. Akan diminta lagi saat Anda melanjutkan.

## toDate

to-date-day = Hari
to-date-go = Ke sana
to-date-beginning = Ke awal
to-date-nothing = Tidak ada tujuan.

## floor

floor-by-speaking = mengambil giliran dengan menjawab
floor-took = mengambil giliran
floor-took-from = mengambil giliran dari { $whom }
floor-bot-took = mengambil giliran
floor-handed-over = menyerahkan ini ke tim
floor-needs-person = Perlu tim
floor-handed-back = mengembalikan giliran
floor-nobody-spoke = menandai pesan ponsel sebagai kiriman aplikasi sendiri
floor-collided = Ponsel dan { $bot } menjawab bersamaan.
floor-collided-why = Keduanya sedang di jalan, dan tidak ada yang bisa tahu tentang yang lain.
floor-expired = Giliran bebas lagi
floor-expired-after = Giliran bebas lagi, waktu { $whom } habis
floor-whom-nobody = tidak ada
floor-whom-bot = bot
floor-whom-phone = ponsel
floor-whom-agent = seorang agen
floor-withdrew = Bot menarik jawabannya
floor-withdrew-why-phone_answered = karena ponsel menjawab lebih dulu.
floor-withdrew-why-agent_answered = karena tim menjawab lebih dulu.
floor-withdrew-why-turn_changed = karena pelanggan menulis lagi.
floor-withdrew-why-floor_taken = karena seseorang mengambil giliran.
floor-withdrew-why-agent_types = karena seseorang mulai mengetik.
floor-nothing-sent = Tidak ada yang dikirim.
floor-show-text = Tampilkan teks
floor-hide-text = Sembunyikan teks
floor-an-agent = Seorang agen
floor-you-have = Giliran Anda
floor-until = sampai { $time }
floor-since = sejak { $time }
floor-until-answer = sampai Anda mengembalikannya
floor-lost = { $who }. Mereka lebih cepat.
floor-nobody-has = Giliran belum ada yang punya
floor-your-answer-takes = Jawaban Anda mengambilnya
floor-has = Giliran { $who }
floor-has-until = Giliran { $who } sampai { $time }
floor-answered-at = Menjawab pukul { $time }
floor-take-it = Ambil
floor-hand-back = Kembalikan
floor-group = Sebelum Anda mengirim

## window

window-free = Teks bebas
window-free-for = Teks bebas selama { $span }
window-until = sampai { $time }
window-then-templates = lalu hanya templat
window-closed = Hanya templat
window-last-wrote = { $name } terakhir menulis { $span } lalu
window-never-wrote = { $name } belum pernah menulis di sini
window-closed-title = 24 jam sudah lewat.
window-closed-text = Teks bebas bisa keluar lagi saat { $name } menulis. Sampai itu templat bisa, dan ponsel kapan saja.
window-never-title = Teks bebas belum diizinkan.
window-today = { $time }
window-tomorrow = besok, { $time }

## charge

charge-free = Tanpa biaya
charge-from-here = Di sini { $price }, ponsel gratis
charge-templates = Templat mulai { $price }
charge-phone = gratis dari ponsel
charge-phone-too = di sini dan di ponsel
charge-first-free = { $texts } pertama tiap bulan gratis
charge-every-one = tiap pesan
charge-hidden = Harga tidak diketahui
charge-hidden-why = nomornya tersembunyi
charge-card = { $market }, tarif sejak { $day }, sebelum diskon
charge-notice = pemberitahuan { $price }
charge-offer = penawaran { $price }
charge-code = kode { $price }

## composer

composer-placeholder = Pesan untuk { $name }
composer-send = Kirim
composer-send-hint = Enter mengirim, Shift dan Enter memulai baris
composer-enter = Enter
composer-attach = Lampirkan foto atau dokumen
composer-voice = Pesan suara
composer-more = Lampirkan, bicara, pilih templat
composer-attach-offline = Berkas perlu koneksi
composer-drop-here = Lepas untuk melampirkan
composer-remove = Hapus lampiran
composer-caption = Keterangan untuk { $name }
composer-uploading = Mengunggah
composer-send-as = Kirim sebagai
composer-send-as-choices-image = Foto
composer-send-as-choices-video = Video
composer-send-as-choices-audio = Suara
composer-send-as-choices-sticker = Stiker
composer-send-as-choices-document = Dokumen
composer-upload-failed = Tidak bisa diunggah.
composer-too-large = Berkas ini ({ $kind }) { $size }, WhatsApp menerima { $limit }.
composer-too-large-media = Perkecil, atau kirim sebagai zip, sebagai dokumen.
composer-too-large-document = Perkecil, atau kirim tautannya.
composer-too-long = { $n } karakter terlalu banyak untuk satu pesan.
composer-reply-to = Jawaban untuk { $name }
composer-clear-quote = Jangan kutip
composer-answered-title = Seseorang sudah menjawab.
composer-answered-by = { $who }, pukul { $time }.
composer-answered-phone = Ponsel
composer-answered-other = Orang lain
composer-read-first = Baca dulu
composer-send-anyway = Tetap kirim
composer-not-taken = Tidak terkirim.
composer-edit = Edit
composer-discard = Buang

## team

team-more = Lainnya untuk percakapan ini
team-mark-unread = Tandai belum dibaca
team-mark-read = Tandai dibaca
team-pin = Sematkan di atas
team-unpin = Lepas
team-pinned = Disematkan
team-told-unread =
    { $unread ->
        [yes] { $name } belum dibaca bagi tim.
       *[no] { $name } sudah dibaca.
    }
team-told-pinned =
    { $pinned ->
        [yes] { $name } disematkan di atas daftar Anda.
       *[no] { $name } tidak disematkan lagi.
    }
team-told-assigned =
    { $toGiven ->
        [no] { $name } tidak ditugaskan ke siapa pun.
       *[yes] { $name } ditugaskan ke { $to }.
    }

## labels

labels-label = Label
labels-title = Label percakapan ini
labels-find = Cari atau buat label
labels-hint = Milik tim. Label di ponsel lain lagi: WhatsApp tidak memberitahukannya kepada siapa pun.
labels-create = Buat label { $name }
labels-alter = Ganti nama, warna, atau hapus { $name }
labels-name = Nama
labels-colour = Warna
labels-colours-grey = Abu-abu
labels-colours-green = Hijau
labels-colours-blue = Biru
labels-colours-violet = Ungu
labels-colours-plum = Plum
labels-colours-amber = Kuning tua
labels-colours-red = Merah
labels-colours-teal = Hijau toska
labels-remove = Hapus
labels-removed = { $name } dihapus dari semua percakapan.
labels-save = Simpan
labels-none = Tidak ada
labels-change = Ubah
labels-more = { $n } lagi

## snooze

snooze-snooze = Tunda
snooze-until = Kembali ke daftar
snooze-until-word = Saat pelanggan menulis
snooze-note = Kembali lebih awal bila pelanggan menulis. WhatsApp tidak tahu ini: di ponsel tetap di tempatnya.
snooze-short = Sampai { $time }
snooze-snoozed-until-word = Ditunda sampai pelanggan menulis
snooze-snoozed-until = Ditunda sampai { $time }
snooze-told-open = { $name } terbuka lagi.
snooze-told-resolved = { $name } selesai.
snooze-told-snoozed = { $name } ditunda sampai mereka menulis.
snooze-told-until = { $name } ditunda sampai { $time }.

## later

later-open = Kirim nanti
later-nothing = Tulis sesuatu dulu
later-offline = Perlu koneksi
later-in-an-hour = Satu jam lagi
later-this-evening = Nanti malam
later-tomorrow = Besok pagi
later-next-monday = Senin pagi
later-own = Waktu lain…
later-time = Waktu
later-too-late = Teks bebas tidak bisa dikirim selambat itu: jendelanya tutup sebelumnya.
later-past = Waktu ini sudah lewat. Pilih yang akan datang.
later-say = Jadwalkan
later-closes = Jendela teks bebas tutup { $time }.
later-list = Dijadwalkan
later-by = oleh { $name }
later-now = Kirim sekarang
later-back = Tarik kembali
later-taken-back = Ditarik. Teksnya ada di bawah.
later-failed = Tidak dijadwalkan.

## replies

replies-title = Balasan cepat
replies-keys = ↑ ↓ memilih, Enter menulisnya, Esc membatalkan
replies-none = Belum ada balasan cepat.
replies-none-found = Tidak ada balasan cepat yang memuat “{ $q }”.
replies-edit = Tulis dan ubah
replies-hint = Yang sering dikatakan tim Anda. Garis miring dan namanya, diketik di awal pesan, menulisnya; lalu bisa diubah sebelum dikirim.
replies-empty-title = Belum ada yang berulang
replies-empty-text = Jam buka, jalan ke toko, cara membayar: tulis sekali, dan seluruh tim punya.
replies-add = Balasan baru
replies-shortcut = Nama
replies-text = Isinya
replies-blanks = { $all } berarti nama depan pelanggan, nama lengkapnya, dan siapa yang menjawab.
replies-save = Simpan
replies-remove = Hapus /{ $name }
replies-removed = /{ $name } dihapus.
replies-undo = Urungkan

## emoji

emoji-open = Emoji
emoji-search = Cari emoji
emoji-loading = Memuat…
emoji-none = Tidak ada emoji bernama itu.
emoji-hint = Tombol panah memilih, Enter mengambilnya

## templates

templates-title = Kirim templat
templates-again = Coba lagi
templates-open = Templat
templates-pick = Pilih templat
templates-search = Cari templat
templates-none-title = Tidak ada templat yang diketahui
templates-none-text = Akun nomor ini tidak punya, atau WhatsApp sedang ditanya. Dibuat di Pengelola WhatsApp dan muncul di sini sesaat setelah disetujui.
templates-none-found = Tidak ada templat yang memuat “{ $q }”.
templates-choose-title = Pilih templat
templates-choose-text = Tampil di sini seperti yang akan dilihat pelanggan, dengan yang perlu diisi.
templates-categories-utility = Pemberitahuan
templates-categories-marketing = Penawaran
templates-categories-authentication = Kode
templates-free = gratis
templates-back = Kembali ke daftar
templates-preview = Tampilannya nanti
templates-of-button = Akhir tautan “{ $text }”
templates-example = Misalnya { $example }
templates-fill-in = Isi
templates-missing = Isi ini.
templates-file-image = Pilih foto
templates-file-video = Pilih video
templates-file-document = Pilih dokumen
templates-any-file = Pilih berkas
templates-file-missing = Perlu berkas di atas kata-katanya.
templates-left = { $count } hal perlu diisi
templates-goes-to = Untuk { $name }
templates-send = Kirim templat

## present

present-both = { $first } dan { $second }
present-and-others = { $first } dan { $others } lainnya
present-here =
    { $count ->
        [one] { $who } juga di sini.
       *[other] { $who } juga di sini.
    }
present-write =
    { $count ->
        [one] { $who } sedang menulis jawaban.
       *[other] { $who } sedang menulis jawaban.
    }

## send

send-can-be-undone = Keluar dalam { $seconds } dtk.
send-now = Kirim sekarang
send-waits-connection = Menunggu koneksi
send-waits-decision = Seseorang sudah menjawab; menunggu keputusan Anda di bawah
send-waits-for = Menunggu { $span }.
send-goes-in = Keluar dalam { $span }
send-undo = Urungkan
send-unknown = Belum pasti. WhatsApp tidak menjawab sejak { $time }. Mungkin sudah sampai.
send-wait = Tunggu
send-may-double = Mungkin sudah sampai: bila dikirim lagi, pelanggan bisa menerimanya dua kali. Statusnya masih bisa datang.
send-again = Kirim lagi
send-take = Pakai teks ini
send-again-may-double = Kirim lagi, bisa ganda
send-failed = Tidak terkirim.
send-window-closed = Tidak terkirim: 24 jam sudah lewat.
send-expired = Tidak terkirim: terlalu lama menunggu.
send-withdrawn = Ditarik. Tidak ada yang dikirim.
send-cancelled = Ditarik sebelum keluar.

## person

person-title = Kontak
person-identities = Identitas
person-identities-count =
    { $n ->
        [1] { $n }
       *[other] { $n }, satu kontak
    }
person-identity-kinds-phone = Nomor
person-identity-kinds-wa_id = Nomor
person-identity-kinds-username = Nama pengguna
person-identity-kinds-bsuid = Id untuk bisnis
person-variant = ejaan lain
person-former = sebelumnya
person-names = Nama
person-preferences = Pemasaran
person-preference-kinds-marketing_messages = Pesan pemasaran
person-choices-stop = Dihentikan
person-choices-resume = Dilanjutkan
person-choice-since = { $choice } { $day }
person-name-since = sejak { $day }
person-sources-profile = profil WhatsApp
person-sources-phone_book = buku telepon
person-sources-team = tim Anda
person-since = Sejak { $time }
person-sides = Di tiap sisi
person-side-inbox = Kotak masuk
person-side-phone = Ponsel
person-open = Terbuka
person-snoozed = Ditunda
person-open-yours = Terbuka, milik Anda
person-open-of = Terbuka, { $name }
person-resolved = Selesai
person-not-shared = Tidak dibagikan WhatsApp
person-lines = Nomor
person-media = Media dan dokumen
person-no-media = Belum ada.
person-failed = Orang ini tidak bisa dimuat.

## problem

problem-title = Tentang masalah ini
problem-unknown = Tidak ada halaman bantuan untuk kode ini.
problem-to-inbox = Ke kotak masuk
problem-page-missing = Tidak ada halaman seperti itu
problem-page-missing-text = Alamatnya mungkin salah ketik atau dari versi lama.
problem-crashed = Halaman ini berhenti bekerja.
problem-crashed-text = Tulisan Anda tersimpan. Memuat ulang biasanya membantu.
problem-reload = Muat ulang
