## notes

notes-no-mentions = لم يُشِر إليك أحد بعد
notes-no-mentions-text = يكتب زميل اسمك بعد @ في ملاحظة. فتظهر هنا، مع الطريق إليها.
notes-mentions-failed = تعذر تحميل الإشارات إليك.
notes-fresh = جديدة
notes-by = { $who }، مع { $whom }
notes-more = الأقدم
notes-placeholder = اكتب ملاحظة للفريق، و@ تشير إلى أحد
notes-add = إضافة ملاحظة
notes-what = ماذا تفعل بهذه الملاحظة
notes-alter = تعديل الملاحظة
notes-save = حفظ
notes-remove = حذف الملاحظة
notes-removed = حُذفت الملاحظة.
notes-people = أفراد الفريق
notes-nobody = لا أحد في الفريق بهذا الاسم.
notes-failed = لم تُكتب الملاحظة.

## setup

setup-title = إنشاء حساب المالك
setup-text = يعمل هذا الرابط مرة واحدة. المالك يربط الأرقام ويدعو الفريق.
setup-name = اسمك
setup-email = البريد الإلكتروني
setup-password = كلمة المرور
setup-password-hint = 12 حرفًا على الأقل
setup-submit = إنشاء الحساب
setup-no-token = هذا الرابط غير كامل.
setup-no-token-remedy = افتحه تمامًا كما أظهره الخادم؛ ينتهي بـ #token=…
setup-name-missing = يلزم اسم، ليرى الفريق من يجيب.
setup-email-wrong = هذا ليس بريدًا إلكترونيًا.
setup-password-short = يلزم 12 حرفًا على الأقل.

## bots

bots-title = بوت خاص بك
bots-on = يعمل
bots-off = متوقف
bots-failed = تعذر تحميل البوت.
bots-none = لا بوت لك يجيب هنا
bots-none-text = تخبر Twinline البوت بما سأله العميل، موقّعًا وله مهلة. فيجيب برد قصير، أو يسلّم إلى أشخاص مع ما عرفه. بأي لغة برمجة، في أسطر قليلة.
bots-ask-owner = يمكن للمالك إضافة واحد.
bots-add = إضافة بوت
bots-add-title = إضافة بوت خاص بك
bots-add-text = يُسأل حين تعطي هذه القواعد الدور للبوتات، بدلًا من المدمج. لا يُرسل شيء مما يقوله بعد أن أجاب شخص.
bots-edit-title = تعديل هذا البوت
bots-name = الاسم
bots-name-missing = أعطه اسمًا. فريقك يراه.
bots-url = العنوان
bots-url-missing = أدخل أين يُستدعى.
bots-deadline = المهلة
bots-deadline-field = المهلة بالثواني
bots-deadline-text = من 5 إلى 600. من لم يُجَب خلالها يُسلّم إلى أشخاص.
bots-within =
    { $seconds ->
        [one] ثانية واحدة ({ $seconds }) للإجابة
        [two] ثانيتان ({ $seconds }) للإجابة
        [few] { $seconds } ثوانٍ للإجابة
       *[other] { $seconds } ثانية للإجابة
    }
bots-since = أُضيف
bots-added-by = { $time } من { $who }
bots-save = حفظ
bots-edit = تعديل
bots-test = اختبار
bots-tested = هو هناك: أجاب بـ { $status }.
bots-tested-text = كان الاختبار موقّعًا كما الأدوار، ولم يطلب شيئًا.
bots-test-failed =
    { $statusGiven ->
        [no] لم يجب.
       *[yes] أجاب بـ { $status }، وهذا ليس قبولًا.
    }
bots-test-failed-text = انظر في سجله، وأجب عن الاختبار بأي 2xx.
bots-test-unsigned = لا يقبل التوقيع. قارن سرّه وساعته.
bots-rotate = مفاتيح جديدة
bots-rotate-ask = إنشاء مفاتيح جديدة؟
bots-rotate-text = تتوقف القديمة فورًا. ما بينهما من أدوار يُعاد حتى مهلته.
bots-rotate-do = إنشاء مفاتيح جديدة
bots-turn-off = إيقاف
bots-turn-on = تشغيل
bots-is-off = متوقف منذ { $time }.
bots-is-off-text = لا يُسأل، وما سُئل عنه قبلًا يُترك للأشخاص.
bots-remove = إزالة
bots-remove-ask = إزالة { $name }؟
bots-remove-text = ما قاله يبقى في المحادثات.
bots-remove-do = إزالته
bots-keys-title = مفاتيح البوت
bots-keys-text = انسخهما إلى البوت الآن. لن يظهرا ثانية؛ ويمكن إنشاء غيرهما في أي وقت.
bots-secret = سر التوقيع
bots-secret-text = يوقّع ما يُخبَر به (Standard Webhooks).
bots-token = رمز الرد
bots-token-text = يُظهره حين يجيب لاحقًا.
bots-keys-done = نسختهما
bots-deliveries = آخر الأدوار
bots-deliveries-none = لم يُسأل بعد. تظهر الأدوار هنا، مع ما آلت إليه.
bots-states-open = بانتظاره
bots-states-retrying = أُعيدت المحاولة
bots-states-answered = أجاب
bots-states-handed_over = سلّم إلى أشخاص
bots-states-withheld = لم يلزم
bots-states-expired = فات الأوان
bots-withheld-why-answered = كان غيره قد أجاب.
bots-withheld-why-stale = كتب العميل المزيد؛ فصار دورًا آخر.
bots-withheld-why-rules = كانت القواعد قد أعطته لأشخاص.
bots-withheld-why-window_closed = كانت الـ 24 ساعة قد انقضت.
bots-withheld-why-off = كان البوت متوقفًا.
bots-withheld-why-removed = أُزيل البوت.
bots-said-nothing = أخذ الدور ولم يقل شيئًا في وقته.
bots-told-times = أُخبِر { $n } مرات.

## rules

rules-title = القواعد
rules-report = الأشخاص والبوتات
rules-report-aside = آخر 7 أيام
rules-report-failed = تعذر تحميل التقرير.
rules-report-counts-collisions = أجاب الهاتف وبوت معًا
rules-report-counts-prevented = أجوبة مزدوجة مُنعت
rules-report-counts-withdrawn = أجوبة بوت سُحبت
rules-report-counts-taken_from_bots = شخص تولّى عن بوت
rules-report-counts-handed_over = بوت سلّم إلى أشخاص
rules-report-causes-phone = جاء الهاتف أولًا
rules-report-causes-agent = جاء الفريق أولًا
rules-report-causes-typing = كان أحد يكتب
rules-report-causes-turn_changed = كتب العميل المزيد
rules-hand-over-nobody = لم يأت أحد بعد.
rules-hand-over-times = جاء شخص بعد { $median } في نصف المرات، وبعد { $most } في تسع من عشر.
rules-hand-over-waiting =
    { $n ->
        [one] واحد ({ $n }) ما زال ينتظر.
       *[other] { $n } ما زالوا ينتظرون.
    }
rules-report-collisions = أجوبة في اللحظة نفسها
rules-report-none = لم يُجب الهاتف وبوت عن أي دور معًا.
rules-report-item = { $bot } والهاتف، { $time }
rules-failed = تعذر تحميل القواعد.
rules-save = حفظ القواعد
rules-discard = تجاهل التغييرات
rules-undo = تراجع
rules-edited = لم تُحفظ. المعاينة تُظهر هذه القواعد.
rules-saved = حُفظت. النسخة { $version } سارية.
rules-holds = هذه القواعد سارية.
rules-ask-supervisor = يمكنك تجربة القواعد هنا. يحفظها مشرف أو المالك.
rules-read-theirs = اقرأ قواعدهم
rules-seats-phone = الهاتف
rules-seats-inbox = الوارد
rules-seats-bot = البوت
rules-seats-and-nobody-phone = الهاتف
rules-seats-and-nobody-inbox = الوارد
rules-seats-and-nobody-bot = البوت
rules-seats-and-nobody-nobody = لا أحد
rules-units-s = ثوانٍ
rules-units-min = دقائق
rules-units-h = ساعات
rules-unit-of = { $label }: الوحدة
rules-remove =
    { $nameGiven ->
        [no] إزالة هذا
       *[yes] إزالة { $name }
    }
rules-goes-to = يذهب إلى
rules-goes-to-of =
    { $nameGiven ->
        [no] هذا يذهب إلى
       *[yes] { $name } يذهب إلى
    }
rules-people = 1. الأشخاص
rules-people-none = لا أحد في قائمة. ضع في قائمة من يجيبهم المالك بنفسه.
rules-add-people = إضافة قائمة
rules-vip = كبار العملاء
rules-who-is-on = من هو في
rules-label = اسم القائمة
rules-label-hint = كبار العملاء
rules-people-of =
    { $nameGiven ->
        [no] أشخاص هذه القائمة
       *[yes] أشخاص { $name }
    }
rules-find-people = ابحث باسم أو رقم
rules-people-asked = جارٍ البحث…
rules-people-failed = تعذر البحث عنهم. تابع الكتابة لإعادة المحاولة.
rules-nobody-found = لا أحد بهذا الاسم. يمكن إدخال رقم كامل مع رمز بلده.
rules-topics = 2. المواضيع
rules-topics-none = لا يذهب أي موضوع تلقائيًا إلى أي مكان.
rules-add-topic = إضافة موضوع
rules-what-is-about = ما يدور حول
rules-topic = اسم الموضوع
rules-topic-hint = الطلبات
rules-topic-words = كلمات تفصلها فواصل
rules-words-of =
    { $nameGiven ->
        [no] كلمات هذا الموضوع، تفصلها فواصل
       *[yes] كلمات { $name }، تفصلها فواصل
    }
rules-languages = 3. اللغات
rules-languages-none = اللغة لا تهم. تُحسب فقط حين تُعرف من الكلمات.
rules-who-writes = من يكتب بـ
rules-add-language = إضافة لغة
rules-hours = 4. المواعيد
rules-hours-count = مواعيد العمل تحدد متى يجوز للبوت أن يجيب
rules-bots-may = يجيب البوت
rules-bot-hours-closed = وأنتم مغلقون
rules-bot-hours-open = وأنتم مفتوحون
rules-bot-hours-always = دائمًا
rules-clock-of = حسب ساعة
rules-zone = المنطقة الزمنية
rules-days-1 = الاثنين
rules-days-2 = الثلاثاء
rules-days-3 = الأربعاء
rules-days-4 = الخميس
rules-days-5 = الجمعة
rules-days-6 = السبت
rules-days-7 = الأحد
rules-closed = مغلق
rules-close-span = إزالة
rules-add-span = إضافة مواعيد
rules-add-span-on = إضافة مواعيد يوم { $day }
rules-end-of-from = { $day }، يفتح { $n }
rules-end-of-to = { $day }، يغلق { $n }
rules-closed-days = مغلق طوال اليوم:
rules-closed-day = يوم إغلاق
rules-add-closed-day = إضافة يوم إغلاق
rules-order = 5. من يسبق
rules-order-hint = كل من سواهم. من هو أعلى له أسبقية؛ والبوت الذي ليس هنا لا يجيب أبدًا.
rules-head-start = له أسبقية
rules-head-start-of = أسبقية { $seat }
rules-up = رفع { $seat }
rules-down = خفض { $seat }
rules-add-seat = إعطاء { $seat } مكانًا
rules-waits = متى يسكت البوت
rules-lease = من يجيب يحتفظ بالدور لمدة
rules-quiet = يسكت البوت لمدة
rules-quiet-after = بعد أن تكلّم شخص، حتى إن صار الدور حرًا.
rules-burst = عدة رسائل متتالية دور واحد: ينتظر البوت حتى يسكت العميل لمدة
rules-burst-most = ولكن على الأكثر
rules-burst-after = بعد الأولى.
rules-typing = إن بدأ أحد في الوارد يكتب، سُحب ما كان البوت سيرسله
rules-marks-read = يرى العملاء العلامتين الزرقاوين حين يقرأ أحد رسالتهم هنا
rules-shows-typing = يرى العملاء حين يكتب أحد هنا
rules-shows-typing-hint = عندها يُظهر واتساب رسالتهم مقروءة أيضًا.
rules-automatic = ما يقوله الهاتف تلقائيًا
rules-automatic-hint = تحية التطبيق ورسالة غيابه لا تأخذان الدور ولا تجيبان أحدًا. علّم واحدة في دردشة، أو أدخل نموذجًا.
rules-add-automatic = إضافة نص
rules-automatic-text = النص
rules-sample = أي قدر منه
rules-samples-whole = الرسالة هي
rules-samples-part = الرسالة تحتوي
rules-preview = معاينة
rules-preview-aside = بقواعد هذه الصفحة
rules-preview-text = ما يكتبونه
rules-preview-hint = هل أنتم مفتوحون اليوم؟
rules-preview-at = متى يكتبون
rules-preview-waits = …
rules-preview-wrong = في القواعد ما لا يمكن قبوله. يُقال في موضعه.
rules-preview-who = من يكتب
rules-new-customer = عميل جديد
rules-writes = يكتب
rules-on = يوم
rules-simulator = المحاكي
rules-simulator-aside = لا يحفظ شيئًا
rules-simulator-hint = يمرّر ما كتبه العملاء على قواعد هذه الصفحة، ويقول من كان سيجيب.
rules-replay-yesterday = إعادة الأمس
rules-replay-week = إعادة 7 أيام
rules-stop = إيقاف
rules-replayed =
    { $turns ->
        [0] لم يكتب أي عميل في ذلك الوقت.
       *[other]
            { $differ ->
                [0] الأدوار: { $turns }، المحادثات: { $conversations }. لم يكن شيء ليختلف.
               *[other] الأدوار: { $turns }، المحادثات: { $conversations }. كان غيره سيجيب عن { $differ } منها.
            }
    }
rules-answered-by = أجاب
rules-was = كان
rules-would = كان سيكون
rules-differences = ما كان سيختلف
rules-was-but = أجاب { $was }؛ وكان سيكون: { $would }.
rules-versions = من وضعها
rules-versions-none = لا أحد بعد: هذه القواعد التي تبدأ بها Twinline.
rules-set-by = { $name }، { $at }
rules-somebody = شخص
rules-bring-back = استعادة
rules-bring-back-of = استعادة النسخة { $version }

## numbers

numbers-title = الأرقام
numbers-connect = ربط رقم
numbers-connect-title = ربط رقم
numbers-connect-text = أكمل التسجيل في نافذة Meta برمز QR على الهاتف؛ تعطيك رمزًا صالحًا لدقائق.
numbers-code = الرمز
numbers-waba = معرّف حساب WhatsApp Business
numbers-connect-submit = ربط
numbers-code-missing = الرمز مطلوب.
numbers-waba-missing = المعرّف مطلوب: أرقام فقط.
numbers-empty = لا رقم مربوط
numbers-empty-text = اربط رقم تطبيق الأعمال: يبقى الهاتف يعمل، وينضم الفريق هنا.
numbers-ask-owner = اطلب من المالك ربط واحد.
numbers-failed = تعذر تحميل الأرقام.
numbers-detail-failed = تعذر تحميل هذا الرقم.
numbers-sending-title = الإرسال
numbers-sending-failed = تعذر تحميل قائمة الانتظار.
numbers-sending-granted = { $n } رسالة في الثانية
numbers-sending-slowed = { $n } من { $of } رسالة في الثانية، أبطأها واتساب
numbers-sending-last-minute = في الدقيقة الأخيرة خرج من هنا { $sent }، وجاء من العملاء والهاتف { $heard }. كلاهما يُحسب.
numbers-sending-urgency = الأولوية
numbers-sending-waiting = في الانتظار
numbers-sending-oldest = الأقدم
numbers-sending-later = لاحقًا
numbers-sending-priorities-agent = أجوبة الفريق
numbers-sending-priorities-bot = أجوبة البوتات
numbers-sending-priorities-transactional = الإشعارات
numbers-sending-priorities-campaign = الحملات
numbers-sending-unknown =
    { $n ->
        [one] رسالة واحدة لا يعلم أحد إن كانت خرجت؛ تحسمها حالتها أو شخص.
        [two] رسالتان ({ $n }) لا يعلم أحد إن كانتا خرجتا؛ تحسمهما حالتاهما أو شخص.
        [few] { $n } رسائل لا يعلم أحد إن كانت خرجت؛ تحسمها حالاتها أو شخص.
       *[other] { $n } رسالة لا يعلم أحد إن كانت خرجت؛ تحسمها حالاتها أو شخص.
    }
numbers-sending-why = معرفة السبب
numbers-safety-title = الأمان
numbers-safety-failed = تعذر تحميل مدى أمان الإرسال من هذا الرقم.
numbers-safety-load = { $percent } % من السرعة استُخدم في الدقيقة الأخيرة
numbers-safety-meter = الخطر
numbers-safety-levels-calm = هادئ
numbers-safety-levels-raised = مرتفع قليلًا
numbers-safety-levels-high = عالٍ
numbers-safety-levels-stopped = متوقف
numbers-safety-meaning =
    { $notices ->
        [0]
            { $campaigns ->
                [0] الحملات تنتظر، والإشعارات كذلك. الأجوبة لا تُحجز أبدًا.
                [100] الحملات بكامل السرعة، والإشعارات تنتظر. الأجوبة لا تُحجز أبدًا.
               *[other] الحملات بنسبة { $campaigns } % من السرعة، والإشعارات تنتظر. الأجوبة لا تُحجز أبدًا.
            }
       *[other]
            { $campaigns ->
                [0] الحملات تنتظر. الأجوبة لا تُحجز أبدًا.
                [100] الحملات بكامل السرعة. الأجوبة لا تُحجز أبدًا.
               *[other] الحملات بنسبة { $campaigns } % من السرعة. الأجوبة لا تُحجز أبدًا.
            }
    }
numbers-safety-nothing = لا شيء يعارض الرسائل الجماعية.
numbers-safety-until = حتى { $moment } على الأكثر.
numbers-safety-closed = لا أحد يستطيع رفعه هنا.
numbers-safety-people =
    { $limitGiven ->
        [no] كُتب إليهم أولًا في 24 ساعة: { $used }، ولا حد لذلك.
       *[yes] كُتب إليهم أولًا في 24 ساعة: { $used } من { $limit }
    }
numbers-safety-untold = كُتب إليهم أولًا في 24 ساعة: { $used }. لم يخبر واتساب بالحد بعد.
numbers-safety-frees = يتوفر مكان من جديد من { $moment }.
numbers-safety-lift = السماح للحملات بالاستمرار…
numbers-safety-ask-supervisor = يمكن لمشرف أن يسمح للحملات بالاستمرار، مع سبب.
numbers-safety-lifted = { $who } سمح للحملات بالاستمرار حتى { $until }.
numbers-safety-somebody = شخص
numbers-safety-restore = سحب
numbers-safety-history =
    { $n ->
        [one] رُفع مرة من قبل
        [two] رُفع مرتين ({ $n }) من قبل
        [few] رُفع { $n } مرات من قبل
       *[other] رُفع { $n } مرة من قبل
    }
numbers-safety-was = { $who }، حتى { $until }:
numbers-safety-lift-title = السماح للحملات بالاستمرار
numbers-safety-lift-text = تعود الرسائل الجماعية بكامل السرعة لبعض الوقت. ما أغلقه واتساب يبقى مغلقًا، والرقم الذي يبلّغ عنه الناس قد يُحظر.
numbers-safety-reason = لماذا هو آمن
numbers-safety-reason-text = يقرؤه الفريق هنا، مع اسمك.
numbers-safety-reason-missing = اذكر السبب.
numbers-safety-hours = لكم من الوقت
numbers-safety-for-hours =
    { $n ->
        [one] ساعة واحدة ({ $n })
        [two] ساعتان ({ $n })
        [few] { $n } ساعات
       *[other] { $n } ساعة
    }
numbers-safety-lift-submit = السماح بالاستمرار
numbers-life = حياة هذا الرقم
numbers-since = منذ { $time }
numbers-modes-coexistence = التعايش
numbers-modes-api_only = API فقط
numbers-modes-app_only = التطبيق فقط
numbers-states-draft = مسودة
numbers-states-connecting = جارٍ الربط
numbers-states-asking_sync = سؤال الهاتف
numbers-states-syncing = جارٍ المزامنة
numbers-states-live = مباشر
numbers-states-quiet = هادئ
numbers-states-at_risk = في خطر
numbers-states-offboarded = مفصول
numbers-states-reconnected = أُعيد ربطه
numbers-steps-signed_up = سُجّل
numbers-steps-connecting = رُبط
numbers-steps-contacts = جهات الاتصال
numbers-steps-history = السجل
numbers-steps-live = مباشر
numbers-steps-quiet = هادئ
numbers-steps-at_risk = في خطر
numbers-steps-offboarded = مفصول
numbers-sync-states-not_asked = لم يُطلب بعد
numbers-sync-states-asking = قيد الطلب
numbers-sync-states-asked = طُلب، ولم يصل شيء بعد
numbers-sync-states-arriving = يصل
numbers-sync-states-quiet = لا جديد منذ فترة
numbers-sync-states-done = كامل
numbers-sync-states-declined = رُفض على الهاتف
numbers-sync-states-refused = رفضه واتساب
numbers-sync-states-unknown = غير معروف
numbers-waits-for = ينتظر { $what }.
numbers-webhooks-verified = تم التحقق من webhooks
numbers-both-mirror = الطرفان متطابقان
numbers-if-closed = إن بقي التطبيق مغلقًا
numbers-connected-for = رُبط قبل { $span }
numbers-people =
    { $n ->
        [one] شخص واحد ({ $n })
        [two] شخصان ({ $n })
        [few] { $n } أشخاص
       *[other] { $n } شخصًا
    }
numbers-messages =
    { $n ->
        [one] رسالة
        [two] رسالتان
        [few] رسائل
       *[other] رسالة
    }
numbers-contacts = جهات الاتصال من الهاتف
numbers-history = السجل من الهاتف
numbers-asked-at = طُلب { $time }
numbers-ask-until = يجب طلبه قبل { $time }
numbers-in-conversations =
    { $n ->
        [one] في محادثة واحدة ({ $n })
        [two] في محادثتين ({ $n })
        [few] في { $n } محادثات
       *[other] في { $n } محادثة
    }
numbers-back-to = رجوعًا إلى { $time }
numbers-percent = { $n } %
numbers-covers = يغطي
numbers-parts = الأجزاء
numbers-messages-head = الرسائل
numbers-phases-1 = آخر يوم
numbers-phases-2 = حتى 90 يومًا
numbers-phases-3 = حتى ستة أشهر
numbers-phase-other = المرحلة { $n }
numbers-no-phases = لم يصل شيء بعد.
numbers-proof = آخر دليل على الحياة
numbers-proof-none = لا شيء بعد
numbers-proof-none-text = أول جواب يُكتب على الهاتف، أو أول جهة اتصال تُحفظ عليه، يثبت أنه متطابق.
numbers-proof-kinds-echo = جواب كُتب على الهاتف
numbers-proof-kinds-contact_change = جهة اتصال تغيّرت على الهاتف
numbers-proof-ago = قبل { $span }
numbers-days-left =
    { $n ->
        [0] قد يوقف واتساب المزامنة خلال ساعات
        [one] يوم واحد ({ $n }) على الأكثر حتى يوقف واتساب المزامنة
        [two] يومان ({ $n }) على الأكثر حتى يوقف واتساب المزامنة
        [few] { $n } أيام على الأكثر حتى يوقف واتساب المزامنة
       *[other] { $n } يومًا على الأكثر حتى يوقف واتساب المزامنة
    }
numbers-silent-for =
    { $days ->
        [one] { $state }، يوم واحد ({ $days })
        [two] { $state }، يومان ({ $days })
        [few] { $state }، { $days } أيام
       *[other] { $state }، { $days } يومًا
    }
numbers-last-sign = آخر إشارة { $time }
numbers-lag = التأخر
numbers-health = سلامة المزامنة
numbers-health-aside = آخر ساعة
numbers-health-failed = تعذر تحميل سلامة المزامنة.
numbers-checks-arriving = من واتساب إلى هنا
numbers-checks-showing = من هنا إلى الشاشة
numbers-checks-phone = الهاتف
numbers-checks-gaps = الفجوات
numbers-checks-unreadables = غير مقروء
numbers-checks-portfolio = المحفظة
numbers-standings-well = جيد
numbers-standings-watch = يستحق نظرة
numbers-standings-act = يحتاج إليك
numbers-lag-head-1 = جزء الطريق
numbers-lag-head-2 = النصف خلال
numbers-lag-head-3 = 95 % خلال
numbers-lag-head-4 = 99 % خلال
numbers-lag-arriving = من وقت واتساب إلى سجلنا
numbers-lag-showing = من السجل إلى الشاشة
numbers-lag-count =
    { $n ->
        [one] من رسالة واحدة ({ $n })
        [two] من رسالتين ({ $n })
        [few] من { $n } رسائل
       *[other] من { $n } رسالة
    }
numbers-lag-bars = الرسائل بحسب ما استغرقته من السجل إلى الشاشة
numbers-lag-up-to = حتى { $span }
numbers-lag-more = أكثر
numbers-lag-note = يعطي واتساب ثواني كاملة، فما يصل إلى ثانية في السطر الأول تقريب.
numbers-lag-none-text = لم يصل شيء في الساعة الأخيرة. يُقاس حين تصل الرسائل.
numbers-last-phone = آخر نشاط للهاتف
numbers-last-phone-none = لم يُر بعد
numbers-gaps = الفجوات
numbers-gaps-aside = ما نستطيع إثبات أننا لم نُخبَر به
numbers-gaps-none = لا يُعرف أن شيئًا ينقص.
numbers-gaps-none-text = يُدرج هنا جواب أو علامة أو تعديل لرسالة لم نرها قط.
numbers-gaps-more = هناك المزيد؛ المعروض هو الأحدث.
numbers-gap-head-when = متى
numbers-gap-head-where = المحادثة
numbers-gap-head-how = كيف نعرف
numbers-gap-head-what = ما العمل
numbers-gap-unknown = غير معروف
numbers-facts = ما يقوله واتساب عنه
numbers-facts-none = لا شيء بعد. تُدرج الجودة والحدود والأسماء والقوالب حين يخبر بها واتساب.
numbers-facts-all = عرض الكل { $n }
numbers-fact-kinds-template = قالب
numbers-fact-kinds-template_quality = جودة القالب
numbers-fact-kinds-template_category = فئة القالب
numbers-fact-kinds-template_components = نص القالب
numbers-fact-kinds-number_quality = الجودة
numbers-fact-kinds-number_standing = الوضع
numbers-fact-kinds-number_name = الاسم
numbers-fact-kinds-username = اسم المستخدم
numbers-fact-kinds-capability = الحدود
numbers-fact-kinds-review = المراجعة
numbers-fact-kinds-alert = تنبيه
numbers-fact-kinds-settings = الإعدادات
numbers-fact-kinds-security = الأمان
numbers-fact-kinds-flow = Flow
numbers-fact-kinds-payment = المدفوعات
numbers-fact-kinds-partner = شريك
numbers-fact-kinds-group = مجموعة
numbers-fact-kinds-call = المكالمات
numbers-fact-kinds-handover = تسليم
numbers-fact-kinds-other = أخرى
numbers-mirrors = ما لا يظهر هنا
numbers-mirrors-aside = يبقى على الهاتف
numbers-mirrors-text = لا يشارك واتساب هذه مع أحد، فلا يمكن أن تظهر هنا:
numbers-not-mirrored-1-1 = المجموعات
numbers-not-mirrored-1-2 = لا تُذكر رسالة مجموعة ولا عضو فيها؛ تعيش المجموعات على الهاتف وحده
numbers-not-mirrored-2-1 = المكالمات
numbers-not-mirrored-2-2 = مكالمات الصوت والفيديو، والفائتة أيضًا، ترن وتبقى على الهاتف
numbers-not-mirrored-3-1 = الحالات
numbers-not-mirrored-3-2 = ما ينشره النشاط كحالة، والردود عليه
numbers-not-mirrored-4-1 = قوائم البث
numbers-not-mirrored-4-2 = للقراءة فقط على الهاتف منذ ربط الرقم
numbers-not-mirrored-5-1 = المؤقتة، والعرض مرة واحدة، والموقع المباشر
numbers-not-mirrored-5-2 = متوقفة ما دام مربوطًا؛ الأقدم تبقى على الهاتف
numbers-not-mirrored-6-1 = التصنيفات والأرشيف والصور
numbers-not-mirrored-6-2 = لكل طرف ما يخصه
numbers-to-unreadables = انظر إليها
numbers-flow = الداخل والخارج
numbers-backlog = عمليات تسليم لم تُدمج
numbers-unreadables = غير مقروءة
numbers-unknown-numbers = لأرقام مجهولة
numbers-timeline = ما حدث
numbers-timeline-empty = لا شيء بعد.
numbers-syncing = ماضي الهاتف يصل الآن.
numbers-syncing-text =
    { $oldestGiven ->
        [no] { $messages } رسالة حتى الآن.
       *[yes] { $messages } رسالة، رجوعًا إلى { $oldest }.
    }
numbers-syncing-contacts = جهات اتصال الهاتف تصل الآن.
numbers-details = التفاصيل

## operator

operator-title = التشغيل
operator-health = السلامة
operator-journal = السجل
operator-writable = يستقبل عمليات التسليم
operator-not-writable = لا يمكن الكتابة فيه: واتساب يحتفظ ويكرر
operator-entries = إدخالًا، { $size }
operator-merger = الدمج
operator-up-to-date = محدّث
operator-backlog =
    { $n ->
        [0] لا شيء ينتظر
       *[other] { $n } تسليمًا ينتظر
    }
operator-lag = متأخر { $span }
operator-signatures = توقيعات مرفوضة
operator-signatures-text = عمليات تسليم لم يوقّعها تطبيق Meta الخاص بك. لا يُحفظ منها شيء.
operator-alerts = التنبيهات
operator-no-alerts = لا شيء يحتاج إليك.
operator-unreadables = عمليات تسليم غير مقروءة
operator-unreadables-text = حُفظت كاملة، وأُجيبت بـ 200، ولم تُفهم. الإعادة تقرؤها ثانية بهذه النسخة.
operator-no-unreadables = قُرئت كل عمليات التسليم.
operator-no-unreadables-text = ما لا يمكن قراءته يُحفظ هنا مع سببه، ويمكن أن يُقرأ لاحقًا.
operator-received = الوصول
operator-field = الحقل
operator-reason = السبب
operator-state-kept = محفوظة
operator-state-replayed = قُرئت بعدها
operator-no-field = لا شيء
operator-show = عرض المحتوى
operator-replay = إعادة
operator-replay-read = قُرئت. صارت جزءًا من المحادثات.
operator-replay-still = ما زالت غير مقروءة: { $reason }
operator-body = المحتوى
operator-failed = تعذر تحميل غير المقروءة.
operator-health-failed = تعذر تحميل السلامة.
operator-denied = ليس لك أن ترى هذه الصفحة.
operator-denied-text = يراها المالكون والمشرفون. اسأل المالك.
operator-load-more = تحميل المزيد

## team-page

team-page-title = الفريق
team-page-failed = تعذر تحميل الفريق.
team-page-invite = دعوة شخص
team-page-members =
    { $n ->
        [one] شخص واحد ({ $n })
        [two] شخصان ({ $n })
        [few] { $n } أشخاص
       *[other] { $n } شخصًا
    }
team-page-name = الاسم
team-page-email = البريد الإلكتروني
team-page-role = الدور
team-page-last-here = آخر حضور
team-page-you = أنت
team-page-away = بالخارج منذ { $time }
team-page-there = حاضر
team-page-state = الحال
team-page-never = لم يسجّل الدخول
team-page-role-of = دور { $name }
team-page-remove-title = إزالة { $name } من الفريق؟
team-page-remove-text = يُسجّل خروجه من كل مكان فورًا. تصير محادثاته المفتوحة بلا أحد، كي لا ينتظره عميل. ويبقى اسمه على ما فعل.
team-page-remove-do = إزالة
team-page-removed =
    { $n ->
        [0] { $name } لم يعد في الفريق.
        [one] { $name } لم يعد في الفريق. محادثة واحدة ({ $n }) صارت بلا أحد.
        [two] { $name } لم يعد في الفريق. محادثتان ({ $n }) صارتا بلا أحد.
        [few] { $name } لم يعد في الفريق. { $n } محادثات صارت بلا أحد.
       *[other] { $name } لم يعد في الفريق. { $n } محادثة صارت بلا أحد.
    }
team-page-kept =
    { $n ->
        [one] محادثة واحدة ({ $n }) تعذر تحريرها. ابحث عنها بمن أُسندت إليه.
        [two] محادثتان ({ $n }) تعذر تحريرهما. ابحث عنهما بمن أُسندتا إليه.
        [few] { $n } محادثات تعذر تحريرها. ابحث عنها بمن أُسندت إليه.
       *[other] { $n } محادثة تعذر تحريرها. ابحث عنها بمن أُسندت إليه.
    }
team-page-failed-to-do = لم يتغير شيء.
team-page-invitations = دعوات مفتوحة
team-page-none = لا دعوة مفتوحة.
team-page-none-text = يُدخل الرابط شخصًا واحدًا، خلال أسبوع.
team-page-invited = { $role }، بدعوة من { $who }، حتى { $until }
team-page-somebody = شخص غادر
team-page-resets = كلمة مرور أخرى لـ { $name }، رابط من { $who }، حتى { $until }
team-page-more = ماذا تفعل مع { $name }
team-page-reset = رابط لكلمة مرور أخرى
team-page-reset-title = كلمة مرور أخرى لـ { $name }
team-page-reset-text = لمن نسي كلمة المرور أو فقد التطبيق. استخدام الرابط يوقف التحقق بخطوتين ويزيل مفاتيح المرور وينهي الجلسات؛ وحتى ذلك لا يتغير شيء.
team-page-remove-entry = إزالة من الفريق
team-page-revoke = سحب
team-page-invite-text = يفتح الرابط ويختار اسمًا وكلمة مرور، ويدخل. الرابط لشخص واحد.
team-page-may-owner = يستطيع كل شيء، ووحده يقرر من المالكون.
team-page-may-admin = يغيّر الفريق، ويربط الأرقام، ويعدّ البوتات.
team-page-may-supervisor = يقود عمل الفريق: القواعد والتقارير وصفحات التشغيل.
team-page-may-agent = يجيب العملاء.
team-page-may-viewer = يقرأ كل شيء، ولا يغيّر شيئًا.
team-page-make = إنشاء رابط
team-page-link = الرابط
team-page-link-text = أعطه لشخص واحد. يعمل حتى { $until }، ولا يظهر إلا هذه المرة.
team-page-copy = نسخ
team-page-copied = تم النسخ
team-page-done = تم
team-page-join-title = الانضمام إلى { $workspace }
team-page-join-by = { $who } يدعوك. دورك: { $role }.
team-page-join-role = دورك: { $role }.
team-page-join-name = اسمك
team-page-join-name-hint = يراه فريقك.
team-page-join-submit = انضمام
team-page-join-reset-title = وضع كلمة مرور أخرى
team-page-join-reset-text = لـ { $name }. يتوقف التحقق بخطوتين، وتُزال مفاتيح المرور، ويُسجّل خروجك من كل مكان آخر.
team-page-join-reset-submit = حفظ وتسجيل الدخول
team-page-join-have = لديك حساب؟ سجّل الدخول.

## palette

palette-title = الذهاب إلى أي شيء
palette-field = شخص، كلمات، رقم، أمر
palette-commands = الأوامر والأماكن
palette-people = الأشخاص
palette-messages = الرسائل
palette-results = ما عُثر عليه
palette-nothing = لم يُعثر على شيء.
palette-nothing-text = جرّب جزءًا من اسم، أو آخر أرقام رقم، أو كلمة من رسالة.
palette-failed = البحث لا يجيب.
palette-inbox = الوارد: { $view }
palette-unread = الوارد: غير مقروءة
palette-ten-minutes = الوارد: تنتظر عشر دقائق أو أكثر
palette-closing = الوارد: تُغلق النافذة خلال ساعة
palette-phone-spoke = الوارد: الهاتف تكلّم أخيرًا
palette-labelled = الوارد: التصنيف { $label }
palette-saved-view = العرض: { $name }
palette-numbers = الأرقام
palette-number = الرقم: { $name }
palette-rules = القواعد: { $name }
palette-operator = صفحة التشغيل
palette-team = الفريق
palette-account = حسابي: الاسم، كلمة المرور، أين سجلت الدخول
palette-keys = كل الاختصارات

## story

story-title = لماذا هذه هنا؟
story-failed = تعذر تحميل قصتها.
story-here = في هذا الوارد
story-phone = على الهاتف
story-told = أخبر بها
story-id = معرّف واتساب
story-copy-id = نسخ معرّف واتساب
story-no-id = لا شيء بعد
story-price = السعر
story-charged =
    { $categoryGiven ->
        [no] محسوبة
       *[yes] محسوبة كـ { $category }
    }
story-free =
    { $categoryGiven ->
        [no] مجانية
       *[yes] مجانية، كـ { $category }
    }
story-steps = ما حدث
story-untimed = الوقت غير مذكور
story-sources-live = واتساب، لحظة حدوثها
story-sources-echo = صدى الهاتف لدى واتساب
story-sources-history = السجل الذي شاركه الهاتف
story-sources-api = هذا الوارد، حيث كُتبت
story-sources-response = جواب واتساب عن طلبنا
story-sources-status = حالة من واتساب
story-stands = هي هنا.
story-phone-side-same = هي هناك كما هي هنا.
story-phone-side-later = ليس بعد. لم يأخذها واتساب.
story-phone-side-never = لم تخرج قط، فليست هناك.
story-phone-side-unknown = غير معروف. لم يأت جواب؛ تُظهره حالة أو صدى.
story-phone-side-alone = هناك فقط. لا يسلّم واتساب ما فيها؛ افتحها على الهاتف.
story-phone-side-taken_back = كانت هناك وسُحبت.
story-written = { $who } كتبها هنا
story-due = حان وقتها
story-called =
    { $attempt ->
        [one] طُلب من واتساب
       *[other] طُلب من واتساب، المحاولة { $attempt }
    }
story-outcome-queued = تنتظر من جديد.
story-outcome-waiting = لم يأخذها واتساب الآن.
story-outcome-sending = الطلب جارٍ.
story-outcome-accepted = أخذها واتساب.
story-outcome-sent = أخذها واتساب.
story-outcome-delivered = أخذها واتساب.
story-outcome-read = أخذها واتساب.
story-outcome-played = أخذها واتساب.
story-outcome-failed = فشلت.
story-outcome-refused = رفضها واتساب.
story-outcome-unknown = لم يأت جواب.
story-outcome-withdrawn = سُحبت: أجاب غيره أولًا.
story-outcome-cancelled = استرجعها شخص.
story-outcome-expired = فات الأوان.
story-said-in = أرسلها العميل
story-said-out = أرسلها النشاط
story-heard = علمت بها Twinline
story-file-here = حُفظ ملفها هنا
story-sent = كانت لدى خوادم واتساب
story-delivered = كانت على جهاز العميل
story-read = قرأها العميل
story-played = شغّلها العميل
story-delivery-failed = تعذر تسليمها
story-edited-in = عدّلها العميل
story-edited-out = عُدّلت على الهاتف
story-revoked-in = حذفها العميل
story-revoked-out = حُذفت على الهاتف
story-reacted = { $who } وضع { $emoji } عليها
story-unreacted = { $who } سحب تفاعلًا
story-customer = العميل
story-business = النشاط
story-automatic =
    { $whoGiven ->
        [no] عدّتها القواعد رسالة من التطبيق نفسه
       *[yes] { $who } علّمها بأن التطبيق أرسلها تلقائيًا
    }

## bulk

bulk-bar = ماذا تفعل بالمحادثات المختارة
bulk-count =
    { $n ->
        [0] لم يُختر شيء
       *[other] اختير { $n }
    }
bulk-most = اختير { $n }، وهو الأقصى دفعة واحدة
bulk-all = اختيار كل المحمّل
bulk-resolve = إنهاء
bulk-reopen = إعادة فتح
bulk-snooze = تأجيل
bulk-assign = إسناد
bulk-nobody = لا أحد
bulk-labels = التصنيفات
bulk-no-labels = لا تصنيفات بعد. الحرف L في محادثة ينشئ واحدًا.
bulk-read = تعليم كمقروءة
bulk-unread = تعليم كغير مقروءة
bulk-clear = إنهاء الاختيار
bulk-done-resolved =
    { $n ->
        [one] أُنهيت محادثة واحدة ({ $n }).
        [two] أُنهيت محادثتان ({ $n }).
        [few] أُنهيت { $n } محادثات.
       *[other] أُنهيت { $n } محادثة.
    }
bulk-done-open =
    { $n ->
        [one] أُعيد فتح محادثة واحدة ({ $n }).
        [two] أُعيد فتح محادثتين ({ $n }).
        [few] أُعيد فتح { $n } محادثات.
       *[other] أُعيد فتح { $n } محادثة.
    }
bulk-done-snoozed =
    { $n ->
        [one] أُجّلت محادثة واحدة ({ $n }).
        [two] أُجّلت محادثتان ({ $n }).
        [few] أُجّلت { $n } محادثات.
       *[other] أُجّلت { $n } محادثة.
    }
bulk-done-assigned =
    { $toGiven ->
        [no]
            { $n ->
                [one] محادثة واحدة ({ $n }) ليست مسندة إلى أحد.
                [two] محادثتان ({ $n }) ليستا مسندتين إلى أحد.
                [few] { $n } محادثات ليست مسندة إلى أحد.
               *[other] { $n } محادثة ليست مسندة إلى أحد.
            }
       *[yes]
            { $n ->
                [one] أُسندت محادثة واحدة ({ $n }) إلى { $to }.
                [two] أُسندت محادثتان ({ $n }) إلى { $to }.
                [few] أُسندت { $n } محادثات إلى { $to }.
               *[other] أُسندت { $n } محادثة إلى { $to }.
            }
    }
bulk-done-labelled =
    { $on ->
        [yes]
            { $n ->
                [one] { $label } على محادثة واحدة ({ $n }).
                [two] { $label } على محادثتين ({ $n }).
                [few] { $label } على { $n } محادثات.
               *[other] { $label } على { $n } محادثة.
            }
       *[no]
            { $n ->
                [one] أُزيل { $label } من محادثة واحدة ({ $n }).
                [two] أُزيل { $label } من محادثتين ({ $n }).
                [few] أُزيل { $label } من { $n } محادثات.
               *[other] أُزيل { $label } من { $n } محادثة.
            }
    }
bulk-done-read =
    { $n ->
        [one] محادثة واحدة ({ $n }) مقروءة.
        [two] محادثتان ({ $n }) مقروءتان.
        [few] { $n } محادثات مقروءة.
       *[other] { $n } محادثة مقروءة.
    }
bulk-done-unread =
    { $n ->
        [one] محادثة واحدة ({ $n }) غير مقروءة للفريق.
        [two] محادثتان ({ $n }) غير مقروءتين للفريق.
        [few] { $n } محادثات غير مقروءة للفريق.
       *[other] { $n } محادثة غير مقروءة للفريق.
    }
bulk-nothing = كانت كذلك من قبل.
bulk-refused =
    { $n ->
        [one] تُركت واحدة: { $why }
        [two] تُركت اثنتان ({ $n }): { $why }
       *[other] تُركت { $n }: { $why }
    }

## account

account-title = حسابي
account-profile = الملف الشخصي
account-name = الاسم
account-email = البريد الإلكتروني
account-password = كلمة المرور
account-password-for-email = كلمة مرورك، لأن البريد يتغير
account-save = حفظ
account-saved = حُفظ.
account-password-title = كلمة المرور
account-password-now = كلمة المرور الحالية
account-password-next = كلمة مرور جديدة
account-password-hint = 12 حرفًا على الأقل. يُسجّل خروجك من كل مكان آخر.
account-password-short = يلزم 12 حرفًا على الأقل.
account-password-same = هذه هي الحالية.
account-set-password = وضع كلمة المرور
account-password-set = وُضعت كلمة المرور. سُجّل خروجك من كل مكان آخر.
account-sessions = أين سجلت الدخول
account-sessions-failed = تعذر تحميل جلساتك.
account-here = هذا المتصفح
account-began = منذ { $since }، آخر استخدام { $last }
account-unknown-browser = متصفح غير معروف
account-browser-on = { $browser } على { $system }
account-end = تسجيل الخروج
account-end-of = تسجيل الخروج: { $name }
account-end-others = تسجيل الخروج من كل مكان آخر
account-ended = سُجّل الخروج هناك.

## factors

factors-title = التحقق بخطوتين
factors-failed = تعذر تحميل طريقة دخولك.
factors-off = متوقف
factors-on = يعمل منذ { $since }
factors-text = بعد كلمة المرور، رمز من تطبيق مصادقة على هاتفك. من عرف كلمة مرورك وحدها لا يصل إلى شيء.
factors-begin = إعداد تطبيق
factors-password = كلمة مرورك
factors-password-text = لنعلم أنه أنت، لا شخص أمام متصفحك المفتوح.
factors-go = متابعة
factors-scan = امسحها بتطبيق المصادقة، أو اكتب المفتاح فيه.
factors-picture = المفتاح، كصورة للتطبيق
factors-key = المفتاح
factors-code = رمز التطبيق
factors-code-text = ستة أرقام. تتغير كل نصف دقيقة.
factors-turn-on = تشغيل
factors-codes-title = رموز الاسترداد
factors-codes-text = إن ضاع هاتفك، فكل منها يُدخلك مرة. لا تظهر إلا الآن: احفظها حيث تحفظ كلمات المرور.
factors-copy = نسخ
factors-copied = تم النسخ
factors-download = حفظ في ملف
factors-kept = حفظتها
factors-left =
    { $n ->
        [0] لم يبق أي رمز استرداد.
        [one] بقي رمز استرداد واحد ({ $n }).
        [two] بقي رمزا استرداد ({ $n }).
        [few] بقيت { $n } رموز استرداد.
       *[other] بقي { $n } رمز استرداد.
    }
factors-few = أنشئ غيرها قبل استخدام آخرها.
factors-renew = رموز استرداد جديدة
factors-turn-off = إيقاف
factors-turn-off-title = إيقاف التحقق بخطوتين
factors-turned-off = التحقق بخطوتين متوقف.
factors-passkeys = مفاتيح المرور
factors-passkeys-text = ادخل ببصمة أو وجه أو مفتاح، بلا كلمة مرور. يبقى مفتاح المرور على جهازك ولا يمكن إخبار أحد به.
factors-passkeys-impossible = مفاتيح المرور تخص اسمًا. افتح الوارد على عنوان له اسم، عبر HTTPS، أو على localhost في هذا الجهاز.
factors-no-browser = لا يعرف هذا المتصفح مفاتيح المرور.
factors-add = إضافة مفتاح مرور
factors-name = الاسم
factors-name-text = لتعرفه ثانية.
factors-name-default = جهازي
factors-made = أُنشئ { $at }
factors-used = أُنشئ { $made }، آخر استخدام { $at }
factors-remove = إزالة
factors-remove-of = إزالة مفتاح المرور { $name }
factors-removed = أُزيل مفتاح المرور { $name }. احذفه على الجهاز أيضًا.
factors-added = أُضيف { $name }. ادخل به في المرة القادمة.
factors-cancelled = لم يُنشأ مفتاح مرور.
factors-cancelled-text = سأل المتصفح ولم يجب أحد، أو لدى الجهاز واحد من قبل.

## fields

fields-label = الحقول
fields-none = احفظ هنا ما يريد فريقك معرفته عن عملائه: فئة، عيد ميلاد، حساسية.
fields-first = إنشاء أول حقل
fields-ask-leads = يمكن لمشرف أو مدير أو مالك إنشاء الحقول.
fields-alter = إنشاء الحقول أو تعديلها أو إزالتها
fields-add = إضافة
fields-not-set = غير محدد
fields-yes = نعم
fields-no = لا
fields-of = { $name }: { $value }
fields-save = حفظ
fields-set = { $name } الآن { $value }.
fields-emptied = { $name } الآن فارغ.
fields-others-said = صار سجلان لهذا الشخص واحدًا. قال الآخر: { $values }.
fields-use = استخدام { $value }
fields-keep =
    { $valueGiven ->
        [no] إبقاؤه فارغًا
       *[yes] إبقاء { $value }
    }
fields-number-hint = أرقام، مع نقطة قبل الكسور
fields-window-title = حقول العملاء
fields-window-hint = لكل عميل هذه الحقول، على كل أرقامك. يراها الفريق كله ويملؤها.
fields-window-empty = لا حقول بعد.
fields-window-add = حقل جديد
fields-window-name = الاسم
fields-window-kind = ما يحتويه
fields-window-kind-stays = يحتفظ الحقل بنوعه. أنشئ غيره لشيء آخر.
fields-window-choices = قيم للاختيار، واحدة في كل سطر
fields-window-choices-hint = القيمة التي تزيلها تبقى حيث هي حتى يغيّرها أحد.
fields-window-save = حفظ
fields-window-create = إنشاء الحقل
fields-window-remove = إزالة
fields-window-alter = تعديل { $name } أو إزالته
fields-window-up = رفع { $name }
fields-window-down = خفض { $name }
fields-window-removed = أُزيل { $name } مع ما فيه. التراجع يعيد كل ذلك.
fields-kinds-text = نص
fields-kinds-number = رقم
fields-kinds-date = تاريخ
fields-kinds-yes_no = نعم أو لا
fields-kinds-choice = قيمة من عدة قيم

## forward

forward-title = إعادة توجيه
forward-find = ابحث عن شخص أو رقم
forward-recent = محادثات حديثة
forward-found = النتائج
forward-nobody = لم يُعثر على أحد.
forward-nobody-text = جرّب جزءًا من الاسم، أو آخر أرقام الرقم.
forward-failed = تعذر تحميل المحادثات.
forward-send = إرسال
forward-send-to = إرسال إلى { $name }
forward-sent = أُرسلت
forward-open = فتح
forward-open-of = فتح المحادثة مع { $name }
forward-note = تُرسل كرسالة منك: لا علامة لإعادة التوجيه في API واتساب.

## views-window

views-window-title = العروض
views-window-hint = ما تبحث عنه مرارًا: ما تعرضه القائمة، باسم. لك، أو للفريق كله.
views-window-hint-looks-on = ما تبحث عنه مرارًا: ما تعرضه القائمة، باسم. لك.
views-window-nothing = القائمة تعرض كل شيء الآن. اختر مرشّحات أو ترتيبًا أولًا.
views-window-name = الاسم
views-window-example = تنتظر أكثر من ساعة
views-window-share = لدى الفريق كله
views-window-now = عرض ما تعرضه القائمة الآن
views-window-shows = يعرض:
views-window-save = حفظ
views-window-remove = إزالة
views-window-alter = تغيير { $name } أو إزالته
views-window-of-the-team = للفريق
views-window-mine = لي
views-window-removed = أُزيل { $name }.

## notices

notices-region = ما يحدث في مكان آخر
notices-needs-person = تحتاج إلى شخص
notices-mentioned = أُشير إليك
notices-mentioned-text = كتب لك زميل ملاحظة. افتحها.

## account-notices

account-notices-title = التنبيهات
account-notices-about = نبّهني عندما يكتب عميل في
account-notices-abouts-mine = محادثاتي
account-notices-abouts-unassigned = المحادثات غير المسندة
account-notices-abouts-all = كل المحادثات
account-notices-view = العرض { $name }
account-notices-mentions = يشير إليّ زميل
account-notices-how = كيف
account-notices-sound = صوت
account-notices-hear = استمع إليه
account-notices-desktop = تنبيهات هذا الجهاز، ما دامت الصفحة غير ظاهرة
account-notices-desktop-none = لا يملكها هذا المتصفح.
account-notices-desktop-denied = المتصفح لا يسمح بذلك.
account-notices-desktop-denied-remedy = اسمح بإشعارات هذه الصفحة في إعدادات المتصفح ثم حدّدها مجددًا.
account-notices-desktop-here = حدّدها للسماح بها في هذا المتصفح أيضًا.
account-notices-quiet = ساعات الهدوء، بلا صوت ولا جهاز
account-notices-quiet-from = من
account-notices-quiet-to = إلى
