## common

common-try-again = फिर से कोशिश करें
common-close = बंद करें
common-cancel = रद्द करें
common-back = वापस
common-copy = कॉपी करें
common-copied = कॉपी हो गया
common-undo = वापस लें
common-unreachable = सर्वर जवाब नहीं दे रहा।
common-unreachable-remedy = देखें कि डिवाइस ऑनलाइन है या नहीं; कोशिश अपने आप दोहराई जाती है।
common-request-id = रिक्वेस्ट { $id }

## nav

nav-main = मुख्य
nav-inbox = इनबॉक्स
nav-inbox-waiting = इनबॉक्स, { $n } इंतज़ार में
nav-tab =
    { $waiting ->
        [0] Twinline
       *[other] ({ $waiting }) Twinline
    }
nav-numbers = नंबर
nav-operator = ऑपरेटर
nav-dark = गहरे रंग
nav-light = हल्के रंग
nav-account =
    { $isAway ->
        [yes] { $name }, अकाउंट, अनुपस्थित
       *[no] { $name }, अकाउंट
    }
nav-sign-out = साइन आउट करें
nav-undo-send =
    { $seconds ->
        [0] भेजना वापस लेना: बंद
       *[other] भेजना वापस लेना: { $seconds } से॰
    }
nav-more = और
nav-bench = सैंडबॉक्स बेंच
nav-role-owner = मालिक
nav-role-admin = एडमिन
nav-role-supervisor = सुपरवाइज़र
nav-role-agent = एजेंट
nav-role-viewer = दर्शक
nav-team = टीम
nav-my-account = मेरा अकाउंट
nav-go-away = मैं अनुपस्थित हूँ
nav-come-back = मैं वापस आ गया
nav-away-failed = नहीं बदला: सर्वर तक पहुँच नहीं हुई।

## connection

connection-none = कनेक्शन नहीं है।
connection-read-only = आप पढ़ और लिख सकते हैं, कुछ नहीं खोएगा।
connection-waits =
    { $n ->
        [one] आप पढ़ और लिख सकते हैं, { $n } मैसेज इंतज़ार में है।
       *[other] आप पढ़ और लिख सकते हैं, { $n } मैसेज इंतज़ार में हैं।
    }

## language

language-label = भाषा
language-hint = आपके पेजों की, हर डिवाइस पर। ग्राहक जो लिखते हैं वह वैसा ही रहता है।

## signIn

sign-in-title = साइन इन
sign-in-email = ई-मेल
sign-in-password = पासवर्ड
sign-in-submit = साइन इन करें
sign-in-no-account = अकाउंट नहीं है? मालिक से निमंत्रण लिंक माँगें।
sign-in-failed = ई-मेल या पासवर्ड ग़लत है।
sign-in-failed-remedy = दोनों जाँचें। पासवर्ड भूल गए हों तो मालिक या एडमिन से लिंक माँगें।
sign-in-code = कोड
sign-in-code-text = आपके ऑथेंटिकेटर ऐप का, या रिकवरी कोड।
sign-in-passkey = पासकी इस्तेमाल करें
sign-in-no-passkey = कोई पासकी इस्तेमाल नहीं हुई।
sign-in-no-passkey-remedy = फिर से कोशिश करें, या ई-मेल और पासवर्ड से साइन इन करें।
sign-in-too-many = बहुत ज़्यादा कोशिशें।
sign-in-phone-side = दुकान का फ़ोन
sign-in-inbox-side = इनबॉक्स पर टीम
sign-in-claim-1 = एक नंबर।
sign-in-claim-2 = एक बातचीत।
sign-in-claim-text = दोनों ओर वही दिखता है, और कोई किसी के ऊपर जवाब नहीं देता।

## list

list-title = इनबॉक्स
list-draft = ड्राफ़्ट:
list-choose = { $name } चुनें
list-choose-several = कई चुनें
list-choose-no-more = चुनना बंद करें
list-views-waiting = इंतज़ार में
list-views-mine = मेरी
list-views-unassigned = किसी की नहीं
list-views-all = सभी
list-views-snoozed = स्नूज़
list-views-resolved = पूरी हुई
list-sorts-recent = सबसे नई पहले
list-sorts-longest_wait = सबसे लंबा इंतज़ार पहले
list-sort = क्रम
list-filter = व्यू
list-label = बातचीत
list-marked-unread = अपठित चिह्नित
list-unread =
    { $n ->
        [one] { $n } अपठित
       *[other] { $n } अपठित
    }
list-waits = { $span } से इंतज़ार
list-waits-less = < 1 मि॰
list-not-confirmed = पुष्टि नहीं हुई
list-not-sent = नहीं भेजा गया
list-needs-person = किसी व्यक्ति की ज़रूरत
list-closes-in = { $span } में बंद
list-loading-more = और लोड हो रहा है
list-failed = बातचीत लोड नहीं हो सकीं।
list-more-failed = और लोड नहीं हो सका।
list-empty-waiting = कोई इंतज़ार में नहीं
list-empty-waiting-text = अगला जो लिखेगा वह यहाँ तुरंत दिखेगा।
list-show-all = सभी { $n } दिखाएँ
list-empty-mine = आपको कुछ नहीं सौंपा गया
list-empty-mine-text = कोई बातचीत ख़ुद को सौंपें ताकि वह यहाँ रहे।
list-empty-unassigned = हर बातचीत किसी के पास है
list-empty-unassigned-text = जो बातचीत किसी के पास नहीं, वे यहाँ दिखती हैं।
list-empty-all = अभी कोई बातचीत नहीं
list-empty-all-text = ग्राहक के लिखते ही, या जुड़े नंबर के इतिहास के साथ, वे दिखेंगी।
list-until = { $time } तक
list-empty-snoozed = कुछ स्नूज़ नहीं है
list-empty-snoozed-text = बातचीत को स्नूज़ करें ताकि वह किसी समय तक, या ग्राहक के लिखने तक, सामने न रहे।
list-empty-resolved = कुछ पूरा नहीं हुआ
list-empty-resolved-text = पूरी हुई बातचीत यहाँ रहती हैं, जब तक ग्राहक फिर न लिखे।
list-to-numbers = नंबर जोड़ें
list-kinds-image = फ़ोटो
list-kinds-video = वीडियो
list-kinds-audio = वॉइस मैसेज
list-kinds-sticker = स्टिकर
list-kinds-document = डॉक्यूमेंट
list-kinds-location = लोकेशन
list-kinds-contacts = कॉन्टैक्ट कार्ड
list-kinds-template = टेम्पलेट
list-kinds-interactive = बटन
list-kinds-reaction = रिएक्शन
list-kinds-system = WhatsApp की सूचना
list-kinds-order = ऑर्डर
list-kinds-button = बटन
list-kinds-poll_creation = पोल
list-kinds-poll_update = पोल में वोट
list-kinds-group_invite = ग्रुप का निमंत्रण
list-kinds-pin = पिन किया मैसेज
list-kinds-keep_in_chat = सहेजा मैसेज
list-kinds-gif = GIF
list-kinds-product = प्रोडक्ट
list-kinds-list = सूची
list-kinds-errors = मैसेज
list-kinds-edit = बदलाव
list-kinds-media_placeholder = मीडिया
list-kinds-request_welcome = चैट खोली
list-kinds-unsupported = ऐसा मैसेज जो WhatsApp नहीं देता
list-kinds-placeholder = ऐसा मैसेज जिसके बारे में हमें कुछ नहीं बताया गया
list-deleted = डिलीट किया गया मैसेज
list-other-kind = “{ $kind }” प्रकार का मैसेज
list-nothing-yet = अभी कुछ नहीं लिखा गया

## filters

filters-open = फ़िल्टर
filters-title = सिर्फ़ ये दिखाएँ
filters-clear = फ़िल्टर हटाएँ
filters-remove = हटाएँ: { $what }
filters-empty = फ़िल्टर से कुछ मेल नहीं खाता
filters-empty-text = उनमें से एक हटाएँ, या सभी।
filters-state = बातचीत
filters-state-open = खुली
filters-chip = { $name }: { $values }
filters-names-line = नंबर
filters-names-last_word = आख़िरी बात
filters-names-floor = बारी
filters-names-assignee = सौंपी गई
filters-names-label = लेबल
filters-names-unread = पढ़ी
filters-names-waiting_minutes = कम से कम इतना इंतज़ार
filters-names-closing_minutes = विंडो इतने में बंद
filters-unread = अपठित
filters-me = मुझे
filters-nobody = किसी को नहीं
filters-unknown-number = एक नंबर जो अब नहीं है
filters-unknown-label = एक लेबल जो अब नहीं है
filters-unknown-person = कोई जो अब नहीं है
filters-speakers-customer = ग्राहक
filters-speakers-phone = फ़ोन
filters-speakers-agent = टीम
filters-speakers-bot = बॉट
filters-speakers-campaign = कैम्पेन
filters-speakers-api = दूसरा सॉफ़्टवेयर
filters-speakers-unknown = अज्ञात
filters-holders-nobody = किसी की नहीं
filters-holders-phone = फ़ोन
filters-holders-agent = टीम
filters-holders-bot = बॉट

## views

views-title = व्यू
views-mine = मेरे
views-team = टीम के
views-none = फ़िल्टर या क्रम चुनें, फिर उन्हें यहाँ नाम देकर सेव करें।
views-save = सूची जो दिखाती है वह सेव करें…
views-manage = व्यू बदलें या हटाएँ…
views-shown = व्यू: { $name }

## search

search-label = खोजें
search-placeholder = नाम, नंबर या शब्द
search-end = खोज बंद करें
search-results = मिले
search-people = लोग
search-messages = मैसेज
search-count =
    { $people ->
        [one]
            { $more ->
                [yes] { $people } व्यक्ति, { $messages } या ज़्यादा मैसेज
               *[no]
                    { $messages ->
                        [one] { $people } व्यक्ति, { $messages } मैसेज
                       *[other] { $people } व्यक्ति, { $messages } मैसेज
                    }
            }
       *[other]
            { $more ->
                [yes] { $people } लोग, { $messages } या ज़्यादा मैसेज
               *[no]
                    { $messages ->
                        [one] { $people } लोग, { $messages } मैसेज
                       *[other] { $people } लोग, { $messages } मैसेज
                    }
            }
    }
search-empty = “{ $q }” के लिए कुछ नहीं मिला
search-empty-text = हर शब्द किसी मैसेज, नाम या नंबर के शब्द की शुरुआत होना चाहिए।
search-more = पुराने मैसेज दिखाएँ
search-failed = खोज नहीं हो सकी।
search-walk = पुराने मैसेज अभी पढ़े जा रहे हैं: { $percent } %।
search-no-conversation = एड्रेस बुक में है, अभी कोई बातचीत नहीं

## start

start-answered = सबको जवाब मिल गया
start-pick = कोई बातचीत चुनें
start-waiting =
    { $n ->
        [one] { $n } ग्राहक जवाब के इंतज़ार में है।
       *[other] { $n } ग्राहक जवाब के इंतज़ार में हैं।
    }
start-nobody-waits = कोई जवाब के इंतज़ार में नहीं।

## keys

keys-title = कीबोर्ड
keys-next = अगली बातचीत
keys-previous = पिछली बातचीत
keys-open = खोलें
keys-back = सूची पर वापस
keys-search = खोजें
keys-everything = कहीं भी जाएँ: लोग, मैसेज, नंबर, कमांड
keys-filter = सूची फ़िल्टर करें
keys-save-view = सूची जो दिखाती है उसे व्यू के रूप में सेव करें
keys-choose = इसे चुनें, और अगली
keys-reply = जवाब लिखें
keys-note = टीम के लिए नोट लिखें
keys-resolve = पूरी करें या फिर खोलें
keys-snooze = स्नूज़ करें
keys-unread = अपठित या पठित करें
keys-pin = ऊपर पिन करें, या हटाएँ
keys-labels = लेबल
keys-floor = बारी लें या दें
keys-person = व्यक्ति दिखाएँ या छिपाएँ
keys-templates = टेम्पलेट चुनें
keys-bold = बोल्ड, इटैलिक (लिखते समय)
keys-struck = काटा हुआ, समान चौड़ाई (लिखते समय)
keys-messages = मैसेजों में ऊपर-नीचे (बातचीत में)
keys-why = मैसेज यहाँ क्यों है (मैसेज पर)
keys-date = किसी तारीख़ पर जाएँ
keys-help = सभी शॉर्टकट

## note

note-mentions = उल्लेख
note-mentions-new = उल्लेख, { $n } नए
note-as = किस रूप में लिखें
note-reply = जवाब
note-note = नोट
note-of = { $name } का नोट
note-more = { $name } के नोट के लिए और
note-only = यह सिर्फ़ आपकी टीम देखती है
note-edited = बदला गया
note-you = आप

## thread

thread-looks-on = आप देख सकते हैं। आपकी भूमिका सब पढ़ती है और कुछ नहीं बदलती।
thread-is-away = अनुपस्थित
thread-label = { $name } के साथ बातचीत
thread-waits-since = { $time } से जवाब का इंतज़ार
thread-waits-since-short = { $time } से इंतज़ार
thread-resolved = पूरी हुई
thread-answered-by = { $who } ने { $time } जवाब दिया
thread-last-message = आख़िरी मैसेज { $time }
thread-history-only = फ़ोन के इतिहास से
thread-resolve = पूरी करें
thread-reopen = फिर खोलें
thread-assign = सौंपें
thread-assign-to = { $name } को सौंपी गई
thread-assign-nobody = किसी को नहीं
thread-assign-me = मुझे
thread-show-person = व्यक्ति दिखाएँ
thread-hide-person = व्यक्ति छिपाएँ
thread-more = और
thread-back-to-list = बातचीत की सूची पर वापस
thread-older = पुराने मैसेज लोड हो रहे हैं
thread-newer = नए मैसेज लोड हो रहे हैं
thread-older-failed = पुराने मैसेज लोड नहीं हो सके।
thread-newer-failed = नए मैसेज लोड नहीं हो सके।
thread-beginning = शुरुआत यहाँ से है।
thread-failed = यह बातचीत लोड नहीं हो सकी।
thread-missing = ऐसी कोई बातचीत नहीं है।
thread-missing-text = हो सकता है कि यह ऐसे नंबर की हो जिसे आप नहीं देख सकते, या कभी यहाँ थी ही नहीं।
thread-empty = अभी कोई मैसेज नहीं
thread-empty-text = जो भी पक्ष लिखेगा वह यहाँ दिखेगा।
thread-news =
    { $n ->
        [one] { $n } नया
       *[other] { $n } नए
    }
thread-from-history = { $day } · इतिहास से
thread-to-newest = सबसे नए मैसेज पर
thread-new-below =
    { $n ->
        [one] नीचे { $n } नया मैसेज
       *[other] नीचे { $n } नए मैसेज
    }
thread-phone = फ़ोन
thread-business-app = Business App
thread-bot-name = बॉट
thread-bot = बॉट
thread-campaign = कैम्पेन
thread-api = दूसरा सॉफ़्टवेयर
thread-unknown-author = भेजने वाला अज्ञात
thread-you = आप
thread-edited-at = { $time } बदला गया।
thread-forwarded = फ़ॉरवर्ड किया गया
thread-forwarded-often = कई बार फ़ॉरवर्ड किया गया
thread-from-ad =
    { $headlineGiven ->
        [no] एक विज्ञापन से
       *[yes] एक विज्ञापन से: { $headline }
    }
thread-from-post =
    { $headlineGiven ->
        [no] एक पोस्ट से
       *[yes] एक पोस्ट से: { $headline }
    }
thread-from-product =
    { $idGiven ->
        [no] एक आइटम के बारे में
       *[yes] आइटम { $id } के बारे में
    }
thread-edited-before = पहले: { $text }
thread-deleted-by-customer = ग्राहक ने डिलीट किया, { $time }
thread-deleted-on-phone = फ़ोन पर डिलीट किया गया, { $time }
thread-mark-automatic = ऐप ने इसे अपने आप भेजा
thread-automatic = ऐप ने अपने आप भेजा। यह किसी को जवाब नहीं देता और बारी नहीं लेता।
thread-not-automatic = किसी व्यक्ति ने लिखा है
thread-quoted-unknown = हमें मिले इतिहास में नहीं
thread-quoted-empty = बिना शब्दों का मैसेज
thread-your-side = आपका पक्ष
thread-look-on-phone = फ़ोन पर देखें।
thread-notice = WhatsApp की सूचना
thread-reply = इस मैसेज का जवाब दें
thread-react = इस मैसेज पर रिएक्ट करें
thread-react-with = { $emoji } से रिएक्ट करें
thread-take-reaction-back = { $emoji } हटाएँ
thread-own-reaction = दूसरा इमोजी
thread-own-reaction-set = रिएक्ट करें
thread-reacting =
    { $emojiGiven ->
        [no] हटाया जा रहा है…
       *[yes] { $emoji } जा रहा है…
    }
thread-reaction-waits = WhatsApp ने अभी नहीं लिया। यह अपने आप जाएगा।
thread-reaction-failed = रिएक्ट नहीं हुआ: { $fact }
thread-viewer = तस्वीरें
thread-save = तस्वीर सेव करें
thread-more-of = इस मैसेज के बारे में और
thread-copy-text = टेक्स्ट कॉपी करें
thread-forward = फ़ॉरवर्ड करें
thread-why = यह यहाँ क्यों है?
thread-to-date = तारीख़ पर जाएँ
thread-media-waiting = रास्ते में
thread-media-fetching = लाया जा रहा है
thread-media-delayed = अभी यहाँ नहीं
thread-media-delayed-detail = { $reason } कोशिश अपने आप दोहराई जाती है।
thread-media-try-now = अभी कोशिश करें
thread-media-too_large = लाने के लिए बहुत बड़ा
thread-media-expired = अब WhatsApp पर नहीं
thread-media-failed = लाया नहीं जा सका
thread-media-on-phone = यह अब भी फ़ोन पर है।
thread-media-retry-failed = कोशिश नहीं हुई: { $fact }
thread-placeholder =
    { $wordGiven ->
        [no]
            { $rawGiven ->
                [no] “unknown” प्रकार का मैसेज, फ़ोन पर दिखता है
               *[yes] “{ $raw }” प्रकार का मैसेज, फ़ोन पर दिखता है
            }
       *[yes] { $word }, फ़ोन पर दिखता है
    }
thread-unsupported =
    { $wordGiven ->
        [no] WhatsApp यह मैसेज नहीं देता
       *[yes] { $word }: WhatsApp इसे नहीं देता
    }
thread-shown-place = एक जगह
thread-shown-open-map = मैप में खोलें
thread-shown-open-page = इसका पेज खोलें
thread-shown-copy-place = निर्देशांक कॉपी करें
thread-shown-copy = { $what } कॉपी करें
thread-shown-copied = कॉपी हो गया
thread-shown-nameless = बिना नाम
thread-shown-no-way = इसके साथ कोई नंबर या पता नहीं आया।
thread-shown-birthday = जन्मदिन { $day }
thread-shown-buttons = ग्राहक क्या टैप कर सकता है
thread-shown-cards = साथ-साथ { $count } कार्ड
thread-shown-does-answer = जवाब दें
thread-shown-does-choices = चुनें
thread-shown-does-link = खोलें
thread-shown-does-call = कॉल करें
thread-shown-does-code = कोड कॉपी करें
thread-shown-does-form = फ़ॉर्म खोलें
thread-shown-does-place = लोकेशन भेजें
thread-shown-does-address = पता भेजें
thread-shown-does-contact = नंबर शेयर करें
thread-shown-does-goods = आइटम देखें
thread-shown-does-other = बटन
thread-shown-answered-buttons = एक बटन टैप किया
thread-shown-answered-choices = सूची से चुना
thread-shown-answered-form = फ़ॉर्म भरा
thread-shown-answered-address = पता भेजा
thread-shown-answered-calls = कॉल के बारे में पूछा गया
thread-shown-answered-payment = पेमेंट
thread-shown-calls =
    { $allowed ->
        [yes] कॉल की अनुमति है
       *[no] कॉल की अनुमति नहीं
    }
thread-shown-order = ऑर्डर
thread-shown-quantity = मात्रा
thread-shown-article = आइटम
thread-shown-article-unknown = बिना नंबर का आइटम
thread-shown-price = क़ीमत
thread-shown-total = कुल
thread-shown-template = टेम्पलेट { $name }
thread-shown-words-unknown = इसके शब्द यहाँ ज्ञात नहीं।

## voice

voice-record = वॉइस मैसेज रिकॉर्ड करें
voice-recording = रिकॉर्ड हो रहा है
voice-discard = रिकॉर्डिंग हटाएँ
voice-done = हो गया
voice-refused = माइक्रोफ़ोन नहीं है।
voice-refused-remedy = ब्राउज़र की सेटिंग में इस पेज को अनुमति दें, या ऑडियो फ़ाइल जोड़ें।

## viewer

viewer-show = बातचीत में दिखाएँ
viewer-older = पिछली
viewer-newer = अगली
viewer-all = इस बातचीत की तस्वीरें
viewer-of = { $what }, { $time }
viewer-picture = तस्वीर
viewer-film = वीडियो
viewer-failed = बाक़ी लोड नहीं हो सकीं। आगे बढ़ने पर फिर से माँगी जाएँगी।

## toDate

to-date-day = दिन
to-date-go = वहाँ जाएँ
to-date-beginning = शुरुआत पर
to-date-nothing = जाने के लिए कुछ नहीं है।

## floor

floor-by-speaking = ने जवाब देकर बारी ली
floor-took = ने बारी ली
floor-took-from = ने { $whom } से बारी ली
floor-bot-took = ने बारी ली
floor-handed-over = ने यह लोगों को सौंपा
floor-needs-person = किसी व्यक्ति की ज़रूरत
floor-handed-back = ने बारी लौटाई
floor-nobody-spoke = ने फ़ोन के मैसेज को ऐप का अपना बताया
floor-collided = फ़ोन और { $bot } ने एक साथ जवाब दिया।
floor-collided-why = दोनों रास्ते में थे, और किसी को दूसरे का पता नहीं हो सकता था।
floor-expired = बारी फिर ख़ाली है
floor-expired-after = बारी फिर ख़ाली है, { $whom } का समय पूरा हुआ
floor-whom-nobody = किसी की नहीं
floor-whom-bot = बॉट
floor-whom-phone = फ़ोन
floor-whom-agent = एक एजेंट
floor-withdrew = बॉट ने अपना जवाब वापस लिया
floor-withdrew-why-phone_answered = क्योंकि फ़ोन ने पहले जवाब दिया।
floor-withdrew-why-agent_answered = क्योंकि टीम ने पहले जवाब दिया।
floor-withdrew-why-turn_changed = क्योंकि ग्राहक ने और लिखा।
floor-withdrew-why-floor_taken = क्योंकि किसी ने बारी ली।
floor-withdrew-why-agent_types = क्योंकि कोई लिखने लगा।
floor-nothing-sent = कुछ नहीं भेजा गया।
floor-show-text = टेक्स्ट दिखाएँ
floor-hide-text = टेक्स्ट छिपाएँ
floor-an-agent = एक एजेंट
floor-you-have = बारी आपकी है
floor-until = { $time } तक
floor-since = { $time } से
floor-until-answer = जब तक आप न लौटाएँ
floor-lost = { $who }। वे पहले पहुँचे।
floor-nobody-has = बारी किसी की नहीं
floor-your-answer-takes = आपके जवाब से बारी आपकी
floor-has = बारी { $who } की है
floor-has-until = बारी { $time } तक { $who } की है
floor-answered-at = इसने { $time } जवाब दिया
floor-take-it = बारी लें
floor-hand-back = लौटाएँ
floor-group = भेजने से पहले

## window

window-free = खुला टेक्स्ट
window-free-for = { $span } तक खुला टेक्स्ट
window-until = { $time } तक
window-then-templates = फिर सिर्फ़ टेम्पलेट
window-closed = सिर्फ़ टेम्पलेट
window-last-wrote = { $name } ने आख़िरी बार { $span } पहले लिखा
window-never-wrote = { $name } ने यहाँ कभी नहीं लिखा
window-closed-title = 24 घंटे पूरे हो गए।
window-closed-text = { $name } के लिखने पर खुला टेक्स्ट फिर जाएगा। तब तक टेम्पलेट जा सकता है, और फ़ोन कभी भी।
window-never-title = अभी खुले टेक्स्ट की अनुमति नहीं।
window-today = { $time }
window-tomorrow = कल, { $time }

## charge

charge-free = मुफ़्त
charge-from-here = यहाँ { $price }, फ़ोन से मुफ़्त
charge-templates = टेम्पलेट { $price } से
charge-phone = फ़ोन से मुफ़्त
charge-phone-too = यहाँ और फ़ोन पर
charge-first-free = महीने के पहले { $texts } मुफ़्त
charge-every-one = हर मैसेज
charge-hidden = क़ीमत ज्ञात नहीं
charge-hidden-why = उनका नंबर छिपा है
charge-card = { $market }, { $day } से दरें, छूट से पहले
charge-notice = सूचना { $price }
charge-offer = ऑफ़र { $price }
charge-code = कोड { $price }

## composer

composer-placeholder = { $name } को मैसेज
composer-send = भेजें
composer-send-hint = Enter भेजता है, Shift और Enter नई लाइन
composer-enter = Enter
composer-attach = तस्वीर या डॉक्यूमेंट जोड़ें
composer-voice = वॉइस मैसेज
composer-more = जोड़ें, बोलें, टेम्पलेट चुनें
composer-attach-offline = फ़ाइलों के लिए कनेक्शन चाहिए
composer-drop-here = जोड़ने के लिए यहाँ छोड़ें
composer-remove = अटैचमेंट हटाएँ
composer-caption = { $name } का कैप्शन
composer-uploading = अपलोड हो रहा है
composer-send-as = किस रूप में भेजें
composer-send-as-choices-image = तस्वीर
composer-send-as-choices-video = वीडियो
composer-send-as-choices-audio = ऑडियो
composer-send-as-choices-sticker = स्टिकर
composer-send-as-choices-document = डॉक्यूमेंट
composer-upload-failed = अपलोड नहीं हो सका।
composer-too-large = यह { $kind } { $size } का है, WhatsApp { $limit } तक लेता है।
composer-too-large-media = इसे छोटा करें, या ज़िप करके डॉक्यूमेंट के रूप में भेजें।
composer-too-large-document = इसे छोटा करें, या इसका लिंक भेजें।
composer-too-long = एक मैसेज के लिए { $n } अक्षर ज़्यादा।
composer-reply-to = { $name } को जवाब
composer-clear-quote = कोट न करें
composer-answered-title = इस बीच किसी ने जवाब दिया।
composer-answered-by = { $who } ने, { $time } बजे।
composer-answered-phone = फ़ोन
composer-answered-other = किसी और
composer-read-first = पहले पढ़ें
composer-send-anyway = फिर भी भेजें
composer-not-taken = नहीं भेजा गया।
composer-edit = बदलें
composer-discard = हटाएँ

## team

team-more = इस बातचीत के लिए और
team-mark-unread = अपठित करें
team-mark-read = पठित करें
team-pin = ऊपर पिन करें
team-unpin = पिन हटाएँ
team-pinned = पिन किया गया
team-told-unread =
    { $unread ->
        [yes] { $name } टीम के लिए अपठित है।
       *[no] { $name } पठित है।
    }
team-told-pinned =
    { $pinned ->
        [yes] { $name } आपकी सूची में ऊपर पिन है।
       *[no] { $name } अब पिन नहीं है।
    }
team-told-assigned =
    { $toGiven ->
        [no] { $name } किसी को नहीं सौंपी गई।
       *[yes] { $name } { $to } को सौंपी गई।
    }

## labels

labels-label = लेबल
labels-title = इस बातचीत के लेबल
labels-find = लेबल खोजें या बनाएँ
labels-hint = टीम के अपने। फ़ोन के लेबल अलग हैं: WhatsApp उन्हें किसी को नहीं बताता।
labels-create = { $name } लेबल बनाएँ
labels-alter = { $name } का नाम या रंग बदलें, या हटाएँ
labels-name = नाम
labels-colour = रंग
labels-colours-grey = स्लेटी
labels-colours-green = हरा
labels-colours-blue = नीला
labels-colours-violet = बैंगनी
labels-colours-plum = आलूबुख़ारा
labels-colours-amber = पीला
labels-colours-red = लाल
labels-colours-teal = फ़िरोज़ी
labels-remove = हटाएँ
labels-removed = { $name } सभी बातचीत से हटाया गया।
labels-save = सेव करें
labels-none = कोई नहीं
labels-change = बदलें
labels-more = { $n } और

## snooze

snooze-snooze = स्नूज़ करें
snooze-until = सूची में वापस
snooze-until-word = जब ग्राहक लिखे
snooze-note = ग्राहक के लिखने पर यह उससे पहले लौट आती है। WhatsApp को इसका पता नहीं: फ़ोन पर यह वहीं रहती है।
snooze-short = { $time } तक
snooze-snoozed-until-word = ग्राहक के लिखने तक स्नूज़
snooze-snoozed-until = { $time } तक स्नूज़
snooze-told-open = { $name } फिर खुली है।
snooze-told-resolved = { $name } पूरी हुई।
snooze-told-snoozed = { $name } उनके लिखने तक स्नूज़ है।
snooze-told-until = { $name } { $time } तक स्नूज़ है।

## later

later-open = बाद में भेजें
later-nothing = पहले कुछ लिखें
later-offline = कनेक्शन चाहिए
later-in-an-hour = एक घंटे में
later-this-evening = आज शाम
later-tomorrow = कल सुबह
later-next-monday = सोमवार सुबह
later-own = कोई और समय…
later-time = समय
later-too-late = इतनी देर से खुला टेक्स्ट नहीं भेजा जा सकता: विंडो उससे पहले बंद हो जाती है।
later-past = यह समय बीत चुका। आने वाला समय चुनें।
later-say = शेड्यूल करें
later-closes = खुले टेक्स्ट की विंडो { $time } बंद होती है।
later-list = शेड्यूल किए गए
later-by = { $name } ने लिखा
later-now = अभी भेजें
later-back = वापस लें
later-taken-back = वापस लिया गया। टेक्स्ट नीचे है।
later-failed = शेड्यूल नहीं हुआ।

## replies

replies-title = तैयार जवाब
replies-keys = ↑ ↓ चुनते हैं, Enter लिखता है, Esc स्लैश छोड़ता है
replies-none = अभी कोई तैयार जवाब नहीं
replies-none-found = किसी तैयार जवाब में “{ $q }” नहीं है।
replies-edit = लिखें और बदलें
replies-hint = जो आपकी टीम बार-बार कहती है। मैसेज की शुरुआत में स्लैश और नाम लिखने से यह आ जाता है; भेजने से पहले बदला जा सकता है।
replies-empty-title = अभी कुछ बार-बार नहीं कहा जाता
replies-empty-text = खुलने का समय, दुकान का रास्ता, पेमेंट कैसे करें: एक बार लिखें, और पूरी टीम के पास है।
replies-add = नया जवाब
replies-shortcut = नाम
replies-text = क्या कहता है
replies-blanks = { $all } की जगह ग्राहक का पहला नाम, पूरा नाम और जवाब देने वाले का नाम आता है।
replies-save = सेव करें
replies-remove = /{ $name } हटाएँ
replies-removed = /{ $name } हटाया गया।
replies-undo = वापस लें

## emoji

emoji-open = इमोजी
emoji-search = इमोजी खोजें
emoji-loading = लोड हो रहा है…
emoji-none = इस नाम का कोई इमोजी नहीं।
emoji-hint = ऐरो से चुनें, Enter से लें

## templates

templates-title = टेम्पलेट भेजें
templates-again = फिर से कोशिश करें
templates-open = टेम्पलेट
templates-pick = टेम्पलेट चुनें
templates-search = टेम्पलेट खोजें
templates-none-title = कोई टेम्पलेट ज्ञात नहीं
templates-none-text = इस नंबर के अकाउंट में कोई नहीं, या WhatsApp से अभी पूछा जा रहा है। वे WhatsApp Manager में बनते हैं और मंज़ूरी के थोड़ी देर बाद यहाँ आते हैं।
templates-none-found = किसी टेम्पलेट में “{ $q }” नहीं है।
templates-choose-title = टेम्पलेट चुनें
templates-choose-text = यहाँ वह वैसा दिखेगा जैसा ग्राहक देखेगा, और जो भरना है वह भी।
templates-categories-utility = सूचना
templates-categories-marketing = ऑफ़र
templates-categories-authentication = कोड
templates-free = मुफ़्त
templates-back = सूची पर वापस
templates-preview = यह कैसा दिखेगा
templates-of-button = “{ $text }” के लिंक का आख़िरी हिस्सा
templates-example = जैसे { $example }
templates-fill-in = इसे भरें
templates-missing = इसे भरें।
templates-file-image = तस्वीर चुनें
templates-file-video = वीडियो चुनें
templates-file-document = डॉक्यूमेंट चुनें
templates-any-file = फ़ाइल चुनें
templates-file-missing = इसके शब्दों के ऊपर एक फ़ाइल चाहिए।
templates-left =
    { $count ->
        [one] { $count } चीज़ भरनी है
       *[other] { $count } चीज़ें भरनी हैं
    }
templates-goes-to = { $name } को जाएगा
templates-send = टेम्पलेट भेजें

## present

present-both = { $first } और { $second }
present-and-others = { $first } और { $others } अन्य
present-here =
    { $count ->
        [one] { $who } भी यहाँ है।
       *[other] { $who } भी यहाँ हैं।
    }
present-write =
    { $count ->
        [one] { $who } जवाब लिख रहा है।
       *[other] { $who } जवाब लिख रहे हैं।
    }

## send

send-can-be-undone = { $seconds } से॰ में जाएगा।
send-now = अभी भेजें
send-waits-connection = कनेक्शन का इंतज़ार
send-waits-decision = इस बीच किसी ने जवाब दिया; नीचे आपके फ़ैसले का इंतज़ार
send-waits-for = { $span } से इंतज़ार में।
send-goes-in = { $span } में जाएगा
send-undo = वापस लें
send-unknown = पुष्टि नहीं हुई। WhatsApp ने { $time } से जवाब नहीं दिया। हो सकता है पहुँच गया हो।
send-wait = इंतज़ार करें
send-may-double = हो सकता है पहुँच गया हो: फिर भेजने पर ग्राहक को दो बार मिल सकता है। इसका स्टेटस अब भी आ सकता है।
send-again = फिर भेजें
send-take = यह टेक्स्ट इस्तेमाल करें
send-again-may-double = फिर भेजें, दोहरा हो सकता है
send-failed = नहीं भेजा गया।
send-window-closed = नहीं भेजा गया: 24 घंटे पूरे हो गए।
send-expired = नहीं भेजा गया: इसने बहुत इंतज़ार किया।
send-withdrawn = वापस लिया गया। कुछ नहीं भेजा गया।
send-cancelled = जाने से पहले वापस लिया गया।

## person

person-title = व्यक्ति
person-identities = पहचान
person-identities-count =
    { $n ->
        [one] { $n }
       *[other] { $n }, एक ही व्यक्ति
    }
person-identity-kinds-phone = नंबर
person-identity-kinds-wa_id = नंबर
person-identity-kinds-username = यूज़रनेम
person-identity-kinds-bsuid = बिज़नेस आईडी
person-variant = दूसरी वर्तनी
person-former = पुराना
person-names = नाम
person-preferences = मार्केटिंग
person-preference-kinds-marketing_messages = मार्केटिंग मैसेज
person-choices-stop = रोके गए
person-choices-resume = फिर शुरू हुए
person-choice-since = { $choice } { $day }
person-name-since = { $day } से
person-sources-profile = WhatsApp प्रोफ़ाइल
person-sources-phone_book = फ़ोन बुक
person-sources-team = आपकी टीम
person-since = { $time } से
person-sides = दोनों ओर
person-side-inbox = इनबॉक्स
person-side-phone = फ़ोन
person-open = खुली
person-snoozed = स्नूज़
person-open-yours = खुली, आपकी
person-open-of = खुली, { $name }
person-resolved = पूरी हुई
person-not-shared = WhatsApp साझा नहीं करता
person-lines = नंबर
person-media = मीडिया और डॉक्यूमेंट
person-no-media = अभी कुछ नहीं।
person-failed = व्यक्ति लोड नहीं हो सका।

## problem

problem-title = इस समस्या के बारे में
problem-unknown = इस कोड के लिए कोई सहायता पेज नहीं।
problem-to-inbox = इनबॉक्स पर जाएँ
problem-page-missing = ऐसा कोई पेज नहीं है
problem-page-missing-text = पता ग़लत लिखा हो सकता है, या पुराने वर्ज़न का है।
problem-crashed = इस पेज ने काम करना बंद कर दिया।
problem-crashed-text = आपने जो लिखा वह सुरक्षित है। दोबारा लोड करने से अक्सर ठीक हो जाता है।
problem-reload = दोबारा लोड करें
