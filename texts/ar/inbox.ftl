## common

common-try-again = إعادة المحاولة
common-close = إغلاق
common-cancel = إلغاء
common-back = رجوع
common-copy = نسخ
common-copied = تم النسخ
common-undo = تراجع
common-unreachable = الخادم لا يستجيب.
common-unreachable-remedy = تحقق من اتصال الجهاز؛ تُعاد المحاولة تلقائيًا.
common-request-id = الطلب { $id }

## nav

nav-main = الرئيسية
nav-inbox = الوارد
nav-inbox-waiting =
    { $n ->
        [zero] الوارد، لا أحد ينتظر ({ $n })
        [one] الوارد، { $n } ينتظر
       *[other] الوارد، { $n } في الانتظار
    }
nav-tab =
    { $waiting ->
        [0] Twinline
       *[other] ({ $waiting }) Twinline
    }
nav-numbers = الأرقام
nav-operator = التشغيل
nav-dark = ألوان داكنة
nav-light = ألوان فاتحة
nav-account =
    { $isAway ->
        [yes] { $name }، الحساب، بالخارج
       *[no] { $name }، الحساب
    }
nav-sign-out = تسجيل الخروج
nav-undo-send =
    { $seconds ->
        [0] التراجع عن الإرسال: متوقف
       *[other] التراجع عن الإرسال: { $seconds } ث
    }
nav-more = المزيد
nav-bench = منصة التجربة
nav-role-owner = المالك
nav-role-admin = المدير
nav-role-supervisor = المشرف
nav-role-agent = الموظف
nav-role-viewer = المطّلع
nav-team = الفريق
nav-my-account = حسابي
nav-go-away = أنا بالخارج
nav-come-back = لقد عدت
nav-away-failed = لم يتغير شيء: تعذر الوصول إلى الخادم.

## connection

connection-none = لا يوجد اتصال.
connection-read-only = يمكنك القراءة والكتابة، ولا يضيع شيء.
connection-waits =
    { $n ->
        [one] يمكنك القراءة والكتابة، رسالة واحدة ({ $n }) تنتظر.
        [two] يمكنك القراءة والكتابة، رسالتان ({ $n }) تنتظران.
        [few] يمكنك القراءة والكتابة، { $n } رسائل تنتظر.
       *[other] يمكنك القراءة والكتابة، { $n } رسالة تنتظر.
    }

## language

language-label = اللغة
language-hint = لغة صفحاتك على كل الأجهزة. ما يكتبه العملاء يبقى كما هو.

## signIn

sign-in-title = تسجيل الدخول
sign-in-email = البريد الإلكتروني
sign-in-password = كلمة المرور
sign-in-submit = تسجيل الدخول
sign-in-no-account = ليس لديك حساب؟ اطلب من المالك رابط دعوة.
sign-in-failed = البريد أو كلمة المرور غير صحيح.
sign-in-failed-remedy = تحقق من الاثنين. من نسي كلمة المرور يطلب رابطًا من المالك أو المدير.
sign-in-code = الرمز
sign-in-code-text = من تطبيق المصادقة، أو رمز استرداد.
sign-in-passkey = استخدام مفتاح مرور
sign-in-no-passkey = لم يُستخدم أي مفتاح مرور.
sign-in-no-passkey-remedy = حاول مرة أخرى، أو ادخل بالبريد وكلمة المرور.
sign-in-too-many = محاولات كثيرة جدًا.
sign-in-phone-side = الهاتف في المتجر
sign-in-inbox-side = الفريق في الوارد
sign-in-claim-1 = رقم واحد.
sign-in-claim-2 = محادثة واحدة.
sign-in-claim-text = الطرفان يريان الشيء نفسه، ولا يجيب أحد فوق جواب غيره.

## list

list-title = الوارد
list-draft = مسودة:
list-choose = اختيار { $name }
list-choose-several = اختيار عدة محادثات
list-choose-no-more = إنهاء الاختيار
list-views-waiting = تنتظر
list-views-mine = لي
list-views-unassigned = غير مسندة
list-views-all = الكل
list-views-snoozed = مؤجلة
list-views-resolved = منتهية
list-sorts-recent = الأحدث أولًا
list-sorts-longest_wait = الأطول انتظارًا أولًا
list-sort = الترتيب
list-filter = العروض
list-label = المحادثات
list-marked-unread = معلّمة كغير مقروءة
list-unread =
    { $n ->
        [zero] لا غير مقروء ({ $n })
       *[other] { $n } غير مقروءة
    }
list-waits = تنتظر { $span }
list-waits-less = أقل من د
list-not-confirmed = غير مؤكدة
list-not-sent = لم تُرسل
list-needs-person = تحتاج إلى شخص
list-closes-in = تُغلق خلال { $span }
list-loading-more = جارٍ تحميل المزيد
list-failed = تعذر تحميل المحادثات.
list-more-failed = تعذر تحميل المزيد.
list-empty-waiting = لا أحد ينتظر
list-empty-waiting-text = من يكتب الآن يظهر هنا فورًا.
list-show-all = عرض الكل { $n }
list-empty-mine = لم يُسند إليك شيء
list-empty-mine-text = أسند محادثة إلى نفسك لتبقى هنا.
list-empty-unassigned = لكل محادثة صاحب
list-empty-unassigned-text = تظهر هنا المحادثات التي ليس لها أحد.
list-empty-all = لا توجد محادثات بعد
list-empty-all-text = تظهر حين يكتب عميل، أو مع سجل رقم تم ربطه.
list-until = حتى { $time }
list-empty-snoozed = لا شيء مؤجل
list-empty-snoozed-text = أجّل محادثة لتبتعد عن طريقك حتى وقت ما، أو حتى يكتب العميل.
list-empty-resolved = لا شيء منتهٍ
list-empty-resolved-text = تستريح هنا المحادثات المنتهية حتى يكتب العميل مجددًا.
list-to-numbers = ربط رقم
list-kinds-image = صورة
list-kinds-video = فيديو
list-kinds-audio = رسالة صوتية
list-kinds-sticker = ملصق
list-kinds-document = مستند
list-kinds-location = موقع
list-kinds-contacts = بطاقة جهة اتصال
list-kinds-template = قالب
list-kinds-interactive = أزرار
list-kinds-reaction = تفاعل
list-kinds-system = إشعار من واتساب
list-kinds-order = طلب
list-kinds-button = زر
list-kinds-poll_creation = استطلاع
list-kinds-poll_update = صوت في استطلاع
list-kinds-group_invite = دعوة إلى مجموعة
list-kinds-pin = رسالة مثبتة
list-kinds-keep_in_chat = رسالة محتفظ بها
list-kinds-gif = GIF
list-kinds-product = منتج
list-kinds-list = قائمة
list-kinds-errors = رسالة
list-kinds-edit = تعديل
list-kinds-media_placeholder = وسائط
list-kinds-request_welcome = فتح الدردشة
list-kinds-unsupported = رسالة لا يسلّمها واتساب
list-kinds-placeholder = رسالة لم نُخبَر عنها بشيء
list-deleted = رسالة محذوفة
list-other-kind = رسالة من نوع «{ $kind }»
list-nothing-yet = لم يُكتب شيء بعد

## filters

filters-open = تصفية
filters-title = عرض هذه فقط
filters-clear = إزالة عوامل التصفية
filters-remove = إزالة: { $what }
filters-empty = لا شيء يطابق التصفية
filters-empty-text = أزل واحدًا منها، أو كلها.
filters-state = المحادثات
filters-state-open = مفتوحة
filters-chip = { $name }: { $values }
filters-names-line = الرقم
filters-names-last_word = الكلمة الأخيرة
filters-names-floor = الدور
filters-names-assignee = مسندة إلى
filters-names-label = التصنيف
filters-names-unread = القراءة
filters-names-waiting_minutes = تنتظر على الأقل
filters-names-closing_minutes = تُغلق النافذة خلال
filters-unread = غير مقروءة
filters-me = أنا
filters-nobody = لا أحد
filters-unknown-number = رقم لم يعد موجودًا
filters-unknown-label = تصنيف لم يعد موجودًا
filters-unknown-person = شخص لم يعد موجودًا
filters-speakers-customer = العميل
filters-speakers-phone = الهاتف
filters-speakers-agent = الفريق
filters-speakers-bot = البوت
filters-speakers-campaign = الحملة
filters-speakers-api = برنامج آخر
filters-speakers-unknown = غير معروف
filters-holders-nobody = لا أحد
filters-holders-phone = الهاتف
filters-holders-agent = الفريق
filters-holders-bot = البوت

## views

views-title = العروض
views-mine = عروضي
views-team = عروض الفريق
views-none = اختر مرشّحات أو ترتيبًا ثم احفظها هنا باسم.
views-save = حفظ ما تعرضه القائمة…
views-manage = تغيير العروض أو إزالتها…
views-shown = العروض: { $name }

## search

search-label = بحث
search-placeholder = اسم أو رقم أو كلمات
search-end = إنهاء البحث
search-results = النتائج
search-people = الأشخاص
search-messages = الرسائل
search-count =
    { $more ->
        [yes] الأشخاص: { $people }، الرسائل: { $messages } أو أكثر
       *[no] الأشخاص: { $people }، الرسائل: { $messages }
    }
search-empty = لم يُعثر على شيء عن «{ $q }»
search-empty-text = يجب أن تبدأ كل كلمة كلمةً في رسالة أو اسم أو رقم.
search-more = عرض رسائل أقدم
search-failed = تعذر البحث.
search-walk = ما زالت الرسائل الأقدم تُقرأ: { $percent } %.
search-no-conversation = في دفتر العناوين، بلا محادثة بعد

## start

start-answered = تمت الإجابة عن الكل
start-pick = اختر محادثة
start-waiting =
    { $n ->
        [zero] لا عميل ينتظر جوابًا ({ $n }).
        [one] عميل واحد ({ $n }) ينتظر جوابًا.
        [two] عميلان ({ $n }) ينتظران جوابًا.
        [few] { $n } عملاء ينتظرون جوابًا.
       *[other] { $n } عميلًا ينتظرون جوابًا.
    }
start-nobody-waits = لا أحد ينتظر جوابًا.

## keys

keys-title = لوحة المفاتيح
keys-next = المحادثة التالية
keys-previous = المحادثة السابقة
keys-open = فتحها
keys-back = العودة إلى القائمة
keys-search = بحث
keys-everything = الذهاب إلى أي شيء: أشخاص، رسائل، أرقام، أوامر
keys-filter = تصفية القائمة
keys-save-view = حفظ ما تعرضه القائمة كعرض
keys-choose = اختيارها، ثم التالية
keys-reply = كتابة جواب
keys-note = كتابة ملاحظة للفريق
keys-resolve = إنهاء أو إعادة فتح
keys-snooze = تأجيل
keys-unread = تعليم كغير مقروءة أو مقروءة
keys-pin = تثبيت في الأعلى، أو إزالة التثبيت
keys-labels = التصنيفات
keys-floor = أخذ الدور أو تسليمه
keys-person = إظهار الشخص أو إخفاؤه
keys-templates = اختيار قالب
keys-bold = غامق، مائل (أثناء الكتابة)
keys-struck = يتوسطه خط، عرض ثابت (أثناء الكتابة)
keys-messages = التنقل بين الرسائل (في الدردشة)
keys-why = لماذا الرسالة هنا (على رسالة)
keys-date = الذهاب إلى تاريخ
keys-help = كل الاختصارات

## note

note-mentions = الإشارات
note-mentions-new = الإشارات، { $n } جديدة
note-as = الكتابة كـ
note-reply = جواب
note-note = ملاحظة
note-of = ملاحظة من { $name }
note-more = المزيد لملاحظة { $name }
note-only = لا يراها إلا فريقك
note-edited = معدّلة
note-you = أنت

## thread

thread-looks-on = أنت مطّلع. دورك يقرأ كل شيء ولا يغيّر شيئًا.
thread-is-away = بالخارج
thread-label = محادثة مع { $name }
thread-waits-since = تنتظر جوابًا منذ { $time }
thread-waits-since-short = تنتظر منذ { $time }
thread-resolved = منتهية
thread-answered-by = { $who } أجاب { $time }
thread-last-message = آخر رسالة { $time }
thread-history-only = من سجل الهاتف
thread-resolve = إنهاء
thread-reopen = إعادة فتح
thread-assign = إسناد
thread-assign-to = مسندة إلى { $name }
thread-assign-nobody = لا أحد
thread-assign-me = أنا
thread-show-person = إظهار الشخص
thread-hide-person = إخفاء الشخص
thread-more = المزيد
thread-back-to-list = العودة إلى المحادثات
thread-older = جارٍ تحميل رسائل أقدم
thread-newer = جارٍ تحميل رسائل أحدث
thread-older-failed = تعذر تحميل الرسائل الأقدم.
thread-newer-failed = تعذر تحميل الرسائل الأحدث.
thread-beginning = هنا البداية.
thread-failed = تعذر تحميل هذه المحادثة.
thread-missing = لا توجد محادثة كهذه.
thread-missing-text = قد تخص رقمًا لا يمكنك رؤيته، أو لم تكن هنا قط.
thread-empty = لا رسائل بعد
thread-empty-text = يظهر هنا ما يكتبه أي من الطرفين.
thread-news = { $n } جديدة
thread-from-history = { $day } · من السجل
thread-to-newest = إلى أحدث رسالة
thread-new-below =
    { $n ->
        [one] رسالة جديدة ({ $n }) في الأسفل
        [two] رسالتان جديدتان ({ $n }) في الأسفل
        [few] { $n } رسائل جديدة في الأسفل
       *[other] { $n } رسالة جديدة في الأسفل
    }
thread-phone = الهاتف
thread-business-app = تطبيق الأعمال
thread-bot-name = البوت
thread-bot = بوت
thread-campaign = حملة
thread-api = برنامج آخر
thread-unknown-author = المرسل غير معروف
thread-you = أنت
thread-edited-at = عُدّلت { $time }.
thread-forwarded = مُعاد توجيهها
thread-forwarded-often = مُعاد توجيهها مرات كثيرة
thread-from-ad =
    { $headlineGiven ->
        [no] من إعلان
       *[yes] من إعلان: { $headline }
    }
thread-from-post =
    { $headlineGiven ->
        [no] من منشور
       *[yes] من منشور: { $headline }
    }
thread-from-product =
    { $idGiven ->
        [no] عن منتج
       *[yes] عن المنتج { $id }
    }
thread-edited-before = قبل ذلك: { $text }
thread-deleted-by-customer = حذفها العميل، { $time }
thread-deleted-on-phone = حُذفت على الهاتف، { $time }
thread-mark-automatic = أرسلها التطبيق تلقائيًا
thread-automatic = أرسلها التطبيق تلقائيًا. لا تجيب أحدًا ولا تأخذ الدور.
thread-not-automatic = كتبها شخص
thread-quoted-unknown = ليست في السجل الذي وصلنا
thread-quoted-empty = رسالة بلا كلمات
thread-your-side = طرفك
thread-look-on-phone = انظر في الهاتف.
thread-notice = إشعار من واتساب
thread-reply = الرد على هذه الرسالة
thread-react = التفاعل مع هذه الرسالة
thread-react-with = التفاعل بـ { $emoji }
thread-take-reaction-back = سحب { $emoji }
thread-own-reaction = رمز آخر
thread-own-reaction-set = تفاعل
thread-reacting =
    { $emojiGiven ->
        [no] جارٍ سحبه…
       *[yes] { $emoji } في الطريق…
    }
thread-reaction-waits = لم يأخذه واتساب بعد. يُرسل تلقائيًا.
thread-reaction-failed = لا تفاعل: { $fact }
thread-viewer = الصور
thread-save = حفظ الصورة
thread-more-of = المزيد عن هذه الرسالة
thread-copy-text = نسخ النص
thread-forward = إعادة توجيه
thread-why = لماذا هذه هنا؟
thread-to-date = الذهاب إلى تاريخ
thread-media-waiting = في الطريق
thread-media-fetching = جارٍ جلبها
thread-media-delayed = ليست هنا بعد
thread-media-delayed-detail = { $reason } تُعاد المحاولة تلقائيًا.
thread-media-try-now = المحاولة الآن
thread-media-too_large = أكبر من أن تُجلب
thread-media-expired = لم تعد لدى واتساب
thread-media-failed = تعذر جلبها
thread-media-on-phone = ما زالت على الهاتف.
thread-media-retry-failed = لم تتم المحاولة: { $fact }
thread-placeholder =
    { $wordGiven ->
        [no]
            { $rawGiven ->
                [no] رسالة من نوع غير معروف، تظهر على الهاتف
               *[yes] رسالة من نوع «{ $raw }»، تظهر على الهاتف
            }
       *[yes] { $word }، تظهر على الهاتف
    }
thread-unsupported =
    { $wordGiven ->
        [no] لا يسلّم واتساب هذه الرسالة
       *[yes] { $word }: لا يسلّمها واتساب
    }
thread-shown-place = مكان
thread-shown-open-map = فتح في خريطة
thread-shown-open-page = فتح صفحته
thread-shown-copy-place = نسخ الإحداثيات
thread-shown-copy = نسخ { $what }
thread-shown-copied = تم النسخ
thread-shown-nameless = بلا اسم
thread-shown-no-way = لم يأت معها رقم ولا عنوان.
thread-shown-birthday = الميلاد { $day }
thread-shown-buttons = ما يمكن للعميل لمسه
thread-shown-cards =
    { $count ->
        [one] بطاقة واحدة ({ $count })
        [two] بطاقتان ({ $count }) جنبًا إلى جنب
        [few] { $count } بطاقات جنبًا إلى جنب
       *[other] { $count } بطاقة جنبًا إلى جنب
    }
thread-shown-does-answer = إجابة
thread-shown-does-choices = اختيار
thread-shown-does-link = فتح
thread-shown-does-call = اتصال
thread-shown-does-code = نسخ الرمز
thread-shown-does-form = فتح النموذج
thread-shown-does-place = إرسال الموقع
thread-shown-does-address = إرسال العنوان
thread-shown-does-contact = مشاركة الرقم
thread-shown-does-goods = عرض المنتجات
thread-shown-does-other = زر
thread-shown-answered-buttons = لمس زرًا
thread-shown-answered-choices = اختار من القائمة
thread-shown-answered-form = ملأ النموذج
thread-shown-answered-address = أرسل عنوانًا
thread-shown-answered-calls = سُئل عن المكالمات
thread-shown-answered-payment = الدفع
thread-shown-calls =
    { $allowed ->
        [yes] يسمح بالمكالمات
       *[no] لا يسمح بالمكالمات
    }
thread-shown-order = الطلب
thread-shown-quantity = الكمية
thread-shown-article = المنتج
thread-shown-article-unknown = منتج بلا رقم
thread-shown-price = السعر
thread-shown-total = المجموع
thread-shown-template = القالب { $name }
thread-shown-words-unknown = كلماته غير معروفة هنا.

## voice

voice-record = تسجيل رسالة صوتية
voice-recording = جارٍ التسجيل
voice-discard = تجاهل التسجيل
voice-done = تم
voice-refused = لا يوجد ميكروفون.
voice-refused-remedy = اسمح لهذه الصفحة باستخدامه في إعدادات المتصفح، أو أرفق مقطعًا صوتيًا.

## viewer

viewer-show = عرض في الدردشة
viewer-older = السابقة
viewer-newer = التالية
viewer-all = صور هذه المحادثة
viewer-of = { $what }، { $time }
viewer-picture = صورة
viewer-film = فيديو
viewer-failed = تعذر تحميل البقية. تُطلب مجددًا حين تتابع.

## toDate

to-date-day = اليوم
to-date-go = الذهاب إليه
to-date-beginning = إلى البداية
to-date-nothing = لا شيء للذهاب إليه.

## floor

floor-by-speaking = أخذ الدور بالإجابة
floor-took = أخذ الدور
floor-took-from = أخذ الدور من { $whom }
floor-bot-took = أخذ الدور
floor-handed-over = سلّم هذا إلى أشخاص
floor-needs-person = تحتاج إلى شخص
floor-handed-back = أعاد الدور
floor-nobody-spoke = علّم رسالة الهاتف بأن التطبيق أرسلها تلقائيًا
floor-collided = أجاب الهاتف و{ $bot } في اللحظة نفسها.
floor-collided-why = كلاهما كان في الطريق، ولم يكن لأحدهما أن يعلم بالآخر.
floor-expired = الدور حر من جديد
floor-expired-after = الدور حر من جديد، انتهى وقته مع { $whom }
floor-whom-nobody = لا أحد
floor-whom-bot = البوت
floor-whom-phone = الهاتف
floor-whom-agent = موظف
floor-withdrew = سحب البوت جوابه
floor-withdrew-why-phone_answered = لأن الهاتف أجاب أولًا.
floor-withdrew-why-agent_answered = لأن الفريق أجاب أولًا.
floor-withdrew-why-turn_changed = لأن العميل كتب المزيد.
floor-withdrew-why-floor_taken = لأن أحدًا أخذ الدور.
floor-withdrew-why-agent_types = لأن أحدًا بدأ يكتب.
floor-nothing-sent = لم يُرسل شيء.
floor-show-text = عرض النص
floor-hide-text = إخفاء النص
floor-an-agent = موظف
floor-you-have = الدور لك
floor-until = حتى { $time }
floor-since = منذ { $time }
floor-until-answer = حتى تعيده
floor-lost = { $who }. سبقوك إليه.
floor-nobody-has = الدور ليس لأحد
floor-your-answer-takes = جوابك يأخذه
floor-has = الدور لـ { $who }
floor-has-until = الدور لـ { $who } حتى { $time }
floor-answered-at = أجاب عند { $time }
floor-take-it = خذه
floor-hand-back = أعِده
floor-group = قبل أن ترسل

## window

window-free = نص حر
window-free-for = نص حر لمدة { $span }
window-until = حتى { $time }
window-then-templates = ثم القوالب فقط
window-closed = القوالب فقط
window-last-wrote = آخر ما كتب { $name } قبل { $span }
window-never-wrote = لم يكتب { $name } هنا قط
window-closed-title = انقضت الـ 24 ساعة.
window-closed-text = يعود النص الحر حين يكتب { $name }. حتى ذلك الحين يمكن إرسال قالب، ويمكن للهاتف في أي وقت.
window-never-title = النص الحر غير مسموح بعد.
window-today = { $time }
window-tomorrow = غدًا، { $time }

## charge

charge-free = بلا تكلفة
charge-from-here = هنا { $price }، والهاتف مجاني
charge-templates = القوالب من { $price }
charge-phone = مجانًا من الهاتف
charge-phone-too = هنا وعلى الهاتف
charge-first-free = أول { $texts } في الشهر مجانًا
charge-every-one = كل رسالة
charge-hidden = السعر غير معروف
charge-hidden-why = رقمه مخفي
charge-card = { $market }، أسعار منذ { $day }، قبل الخصم
charge-notice = إشعار { $price }
charge-offer = عرض { $price }
charge-code = رمز { $price }

## composer

composer-placeholder = رسالة إلى { $name }
composer-send = إرسال
composer-send-hint = Enter يرسل، وShift مع Enter يبدأ سطرًا
composer-enter = Enter
composer-attach = إرفاق صورة أو مستند
composer-voice = رسالة صوتية
composer-more = أرفق، تكلّم، اختر قالبًا
composer-attach-offline = الملفات تحتاج إلى اتصال
composer-drop-here = أفلت للإرفاق
composer-remove = إزالة المرفق
composer-caption = تعليق لـ { $name }
composer-uploading = جارٍ الرفع
composer-send-as = إرسال كـ
composer-send-as-choices-image = صورة
composer-send-as-choices-video = فيديو
composer-send-as-choices-audio = صوت
composer-send-as-choices-sticker = ملصق
composer-send-as-choices-document = مستند
composer-upload-failed = تعذر الرفع.
composer-too-large = حجم هذا الملف ({ $kind }) { $size }، وواتساب يقبل { $limit }.
composer-too-large-media = صغّره، أو أرسله مضغوطًا كمستند.
composer-too-large-document = صغّره، أو أرسل رابطًا إليه.
composer-too-long =
    { $n ->
        [one] حرف واحد ({ $n }) زائد على رسالة واحدة.
        [two] حرفان ({ $n }) زائدان على رسالة واحدة.
        [few] { $n } أحرف زائدة على رسالة واحدة.
       *[other] { $n } حرفًا زائدًا على رسالة واحدة.
    }
composer-reply-to = جواب إلى { $name }
composer-clear-quote = بلا اقتباس
composer-answered-title = أجاب أحد في هذه الأثناء.
composer-answered-by = { $who }، عند { $time }.
composer-answered-phone = الهاتف
composer-answered-other = شخص آخر
composer-read-first = القراءة أولًا
composer-send-anyway = الإرسال رغم ذلك
composer-not-taken = لم تُرسل.
composer-edit = تعديل
composer-discard = تجاهل

## team

team-more = المزيد لهذه المحادثة
team-mark-unread = تعليم كغير مقروءة
team-mark-read = تعليم كمقروءة
team-pin = تثبيت في الأعلى
team-unpin = إزالة التثبيت
team-pinned = مثبتة
team-told-unread =
    { $unread ->
        [yes] { $name } غير مقروءة للفريق.
       *[no] { $name } مقروءة.
    }
team-told-pinned =
    { $pinned ->
        [yes] { $name } مثبتة أعلى قائمتك.
       *[no] { $name } لم تعد مثبتة.
    }
team-told-assigned =
    { $toGiven ->
        [no] { $name } ليست مسندة إلى أحد.
       *[yes] { $name } مسندة إلى { $to }.
    }

## labels

labels-label = التصنيفات
labels-title = تصنيفات هذه المحادثة
labels-find = ابحث عن تصنيف أو أنشئه
labels-hint = تخص الفريق. تصنيفات الهاتف غيرها: واتساب لا يخبر بها أحدًا.
labels-create = إنشاء التصنيف { $name }
labels-alter = تغيير اسم { $name } أو لونه أو إزالته
labels-name = الاسم
labels-colour = اللون
labels-colours-grey = رمادي
labels-colours-green = أخضر
labels-colours-blue = أزرق
labels-colours-violet = بنفسجي
labels-colours-plum = برقوقي
labels-colours-amber = كهرماني
labels-colours-red = أحمر
labels-colours-teal = أزرق مخضر
labels-remove = إزالة
labels-removed = أُزيل { $name } من كل المحادثات.
labels-save = حفظ
labels-none = لا شيء
labels-change = تغيير
labels-more =
    { $n ->
        [one] { $n } آخر
       *[other] { $n } أخرى
    }

## snooze

snooze-snooze = تأجيل
snooze-until = عودتها إلى القائمة
snooze-until-word = حين يكتب العميل
snooze-note = تعود قبل ذلك إن كتب العميل. واتساب لا يعلم بذلك: تبقى على الهاتف في مكانها.
snooze-short = حتى { $time }
snooze-snoozed-until-word = مؤجلة حتى يكتب العميل
snooze-snoozed-until = مؤجلة حتى { $time }
snooze-told-open = { $name } مفتوحة من جديد.
snooze-told-resolved = { $name } منتهية.
snooze-told-snoozed = { $name } مؤجلة حتى يكتب.
snooze-told-until = { $name } مؤجلة حتى { $time }.

## later

later-open = قُلها لاحقًا
later-nothing = اكتب شيئًا أولًا
later-offline = يحتاج إلى اتصال
later-in-an-hour = بعد ساعة
later-this-evening = هذا المساء
later-tomorrow = صباح الغد
later-next-monday = صباح الاثنين
later-own = وقت آخر…
later-time = الوقت
later-too-late = لا يُرسل النص الحر في وقت متأخر كهذا: تُغلق النافذة قبله.
later-past = هذا الوقت مضى. اختر وقتًا لم يأت بعد.
later-say = جدولة
later-closes = تُغلق نافذة النص الحر { $time }.
later-list = ستُقال لاحقًا
later-by = من { $name }
later-now = قُلها الآن
later-back = استرجاع
later-taken-back = تم الاسترجاع. النص في الأسفل.
later-failed = لم تُجدول.

## replies

replies-title = الردود الجاهزة
replies-keys = ↑ ↓ للاختيار، Enter يكتبه، Esc يترك الشرطة
replies-none = لا ردود جاهزة بعد.
replies-none-found = لا رد جاهز يحتوي «{ $q }».
replies-edit = كتابة وتعديل
replies-hint = ما يقوله فريقك مرارًا. شرطة مائلة واسمه في أول الرسالة يكتبانه؛ ثم يمكن تعديله قبل أن يُرسل.
replies-empty-title = لا شيء يتكرر بعد
replies-empty-text = مواعيد العمل، الطريق إلى المتجر، كيفية الدفع: اكتبه مرة، فيكون لدى الفريق كله.
replies-add = رد جديد
replies-shortcut = الاسم
replies-text = ما يقوله
replies-blanks = { $all } تعني اسم العميل الأول واسمه الكامل ومن يجيب.
replies-save = حفظ
replies-remove = إزالة /{ $name }
replies-removed = أُزيل /{ $name }.
replies-undo = تراجع

## emoji

emoji-open = رموز تعبيرية
emoji-search = ابحث عن رمز
emoji-loading = جارٍ التحميل…
emoji-none = لا رمز بهذا الاسم.
emoji-hint = الأسهم تختار، وEnter يأخذه

## templates

templates-title = إرسال قالب
templates-again = إعادة المحاولة
templates-open = القوالب
templates-pick = اختيار قالب
templates-search = ابحث عن قالب
templates-none-title = لا قوالب معروفة
templates-none-text = ليس لحساب هذا الرقم قوالب، أو يُسأل واتساب الآن. تُنشأ في مدير واتساب وتظهر هنا بعد قبولها بلحظات.
templates-none-found = لا قالب يحتوي «{ $q }».
templates-choose-title = اختر قالبًا
templates-choose-text = يظهر هنا كما سيراه العميل، مع ما يجب ملؤه.
templates-categories-utility = إشعار
templates-categories-marketing = عرض
templates-categories-authentication = رمز
templates-free = مجانًا
templates-back = العودة إلى القائمة
templates-preview = كيف سيبدو
templates-of-button = نهاية رابط «{ $text }»
templates-example = مثلًا { $example }
templates-fill-in = املأه
templates-missing = املأ هذا.
templates-file-image = اختر صورة
templates-file-video = اختر فيديو
templates-file-document = اختر مستندًا
templates-any-file = اختر ملفًا
templates-file-missing = يحتاج إلى ملف فوق كلماته.
templates-left =
    { $count ->
        [one] بقي شيء واحد لملئه
        [two] بقي شيئان ({ $count }) لملئهما
        [few] بقيت { $count } أشياء لملئها
       *[other] بقي { $count } شيئًا لملئه
    }
templates-goes-to = تذهب إلى { $name }
templates-send = إرسال القالب

## present

present-both = { $first } و{ $second }
present-and-others =
    { $others ->
        [one] { $first } وآخر ({ $others })
        [two] { $first } وآخران ({ $others })
       *[other] { $first } و{ $others } آخرون
    }
present-here =
    { $count ->
        [one] { $who } هنا أيضًا.
       *[other] { $who } هنا أيضًا.
    }
present-write =
    { $count ->
        [one] { $who } يكتب جوابًا.
        [two] { $who } يكتبان جوابًا.
       *[other] { $who } يكتبون جوابًا.
    }

## send

send-can-be-undone = تُرسل خلال { $seconds } ث.
send-now = الإرسال الآن
send-waits-connection = تنتظر الاتصال
send-waits-decision = أجاب أحد في هذه الأثناء؛ تنتظر قرارك في الأسفل
send-waits-for = تنتظر { $span }.
send-goes-in = تُرسل خلال { $span }
send-undo = تراجع
send-unknown = غير مؤكدة. لم يجب واتساب منذ { $time }. قد تكون وصلت.
send-wait = انتظار
send-may-double = قد تكون وصلت: إن أُرسلت ثانية فقد يستلمها العميل مرتين. وقد تأتي حالتها بعد.
send-again = إعادة الإرسال
send-take = استخدام هذا النص
send-again-may-double = إعادة الإرسال، وقد تتكرر
send-failed = لم تُرسل.
send-window-closed = لم تُرسل: انقضت الـ 24 ساعة.
send-expired = لم تُرسل: طال انتظارها.
send-withdrawn = سُحبت. لم يُرسل شيء.
send-cancelled = استُرجعت قبل أن تُرسل.

## person

person-title = الشخص
person-identities = الهويات
person-identities-count =
    { $n ->
        [one] { $n }
       *[other] { $n }، شخص واحد
    }
person-identity-kinds-phone = الرقم
person-identity-kinds-wa_id = الرقم
person-identity-kinds-username = اسم المستخدم
person-identity-kinds-bsuid = معرّف لدى النشاط
person-variant = كتابة أخرى
person-former = سابق
person-names = الأسماء
person-preferences = التسويق
person-preference-kinds-marketing_messages = الرسائل التسويقية
person-choices-stop = أوقفها
person-choices-resume = استأنفها
person-choice-since = { $choice } { $day }
person-name-since = منذ { $day }
person-sources-profile = ملف واتساب الشخصي
person-sources-phone_book = دفتر العناوين
person-sources-team = فريقك
person-since = منذ { $time }
person-sides = على كل طرف
person-side-inbox = الوارد
person-side-phone = الهاتف
person-open = مفتوحة
person-snoozed = مؤجلة
person-open-yours = مفتوحة، لك
person-open-of = مفتوحة، { $name }
person-resolved = منتهية
person-not-shared = لا يشاركها واتساب
person-lines = الأرقام
person-media = الوسائط والمستندات
person-no-media = لا شيء حتى الآن.
person-failed = تعذر تحميل الشخص.

## problem

problem-title = عن هذه المشكلة
problem-unknown = لا صفحة مساعدة لهذا الرمز.
problem-to-inbox = إلى الوارد
problem-page-missing = لا توجد صفحة كهذه
problem-page-missing-text = قد يكون العنوان مكتوبًا خطأ أو من نسخة أقدم.
problem-crashed = توقفت هذه الصفحة عن العمل.
problem-crashed-text = ما كتبته محفوظ. إعادة تحميلها تفيد عادة.
problem-reload = إعادة التحميل
