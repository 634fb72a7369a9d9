## notes

notes-no-mentions = अभी किसी ने आपका उल्लेख नहीं किया
notes-no-mentions-text = कोई सहकर्मी नोट में @ के पीछे आपका नाम लिखता है। तब वह यहाँ दिखता है, वहाँ पहुँचने के रास्ते के साथ।
notes-mentions-failed = आपके उल्लेख लोड नहीं हो सके।
notes-fresh = नया
notes-by = { $who }, { $whom } के साथ
notes-more = पुराने
notes-placeholder = टीम के लिए नोट लिखें, @ से किसी का उल्लेख करें
notes-add = नोट जोड़ें
notes-what = इस नोट के साथ क्या करें
notes-alter = नोट बदलें
notes-save = सेव करें
notes-remove = नोट डिलीट करें
notes-removed = नोट डिलीट हो गया।
notes-people = टीम के लोग
notes-nobody = टीम में इस नाम का कोई नहीं।
notes-failed = नोट नहीं लिखा गया।

## setup

setup-title = मालिक का अकाउंट बनाएँ
setup-text = यह लिंक एक बार काम करता है। मालिक नंबर जोड़ता है और टीम को बुलाता है।
setup-name = आपका नाम
setup-email = ई-मेल
setup-password = पासवर्ड
setup-password-hint = कम से कम 12 अक्षर
setup-submit = अकाउंट बनाएँ
setup-no-token = यह लिंक पूरा नहीं है।
setup-no-token-remedy = इसे ठीक वैसे खोलें जैसे सर्वर ने छापा; अंत में #token=… है
setup-name-missing = नाम ज़रूरी है, ताकि टीम देख सके कि कौन जवाब देता है।
setup-email-wrong = यह ई-मेल पता नहीं है।
setup-password-short = कम से कम 12 अक्षर ज़रूरी हैं।

## bots

bots-title = आपका अपना बॉट
bots-on = चालू
bots-off = बंद
bots-failed = बॉट लोड नहीं हो सका।
bots-none = यहाँ आपका कोई बॉट जवाब नहीं देता
bots-none-text = Twinline आपके बॉट को बताता है कि ग्राहक ने क्या पूछा, हस्ताक्षर और समय सीमा के साथ। वह एक छोटा जवाब देता है, या जो जाना उसके साथ लोगों को सौंपता है। कोई भी भाषा, कुछ लाइनों का कोड।
bots-ask-owner = मालिक इसे जोड़ सकता है।
bots-add = बॉट जोड़ें
bots-add-title = अपना बॉट जोड़ें
bots-add-text = जब ये नियम बॉट को बारी देते हैं तब उससे पूछा जाता है, अंदर बने बॉट की जगह। किसी व्यक्ति के जवाब के बाद उसका कहा कुछ नहीं जाता।
bots-edit-title = यह बॉट बदलें
bots-name = नाम
bots-name-missing = इसे नाम दें। आपकी टीम इसे देखती है।
bots-url = पता
bots-url-missing = वह पता लिखें जहाँ इसे बुलाया जाता है।
bots-deadline = समय सीमा
bots-deadline-field = सेकंड में समय सीमा
bots-deadline-text = 5 से 600। तब तक जवाब न आए तो लोगों को सौंपा जाता है।
bots-within =
    { $seconds ->
        [one] जवाब के लिए { $seconds } सेकंड
       *[other] जवाब के लिए { $seconds } सेकंड
    }
bots-since = जोड़ा गया
bots-added-by = { $time }, { $who } ने
bots-save = सेव करें
bots-edit = बदलें
bots-test = जाँचें
bots-tested = वह वहाँ है: उसने { $status } जवाब दिया।
bots-tested-text = जाँच पर बारी की तरह हस्ताक्षर था, और कुछ नहीं माँगा गया।
bots-test-failed =
    { $statusGiven ->
        [no] उसने जवाब नहीं दिया।
       *[yes] उसने { $status } जवाब दिया, जो हाँ नहीं है।
    }
bots-test-failed-text = उसका लॉग देखें, और जाँच का जवाब किसी भी 2xx से दें।
bots-test-unsigned = वह हस्ताक्षर नहीं मानता। उसका सीक्रेट और उसकी घड़ी मिलाएँ।
bots-rotate = नई कुंजियाँ
bots-rotate-ask = नई कुंजियाँ बनाएँ?
bots-rotate-text = पुरानी तुरंत काम करना बंद कर देंगी। बीच की बारियाँ समय सीमा तक फिर बताई जाएँगी।
bots-rotate-do = नई कुंजियाँ बनाएँ
bots-turn-off = बंद करें
bots-turn-on = चालू करें
bots-is-off = { $time } से बंद।
bots-is-off-text = इससे नहीं पूछा जाता, और पहले जो पूछा गया वह लोगों पर छोड़ा गया है।
bots-remove = हटाएँ
bots-remove-ask = { $name } को हटाएँ?
bots-remove-text = उसका कहा बातचीत में रहता है।
bots-remove-do = इसे हटाएँ
bots-keys-title = आपके बॉट की कुंजियाँ
bots-keys-text = दोनों अभी अपने बॉट में कॉपी करें। ये फिर नहीं दिखेंगी; नई कभी भी बनाई जा सकती हैं।
bots-secret = हस्ताक्षर सीक्रेट
bots-secret-text = जो उसे बताया जाता है उस पर हस्ताक्षर करता है (Standard Webhooks)।
bots-token = जवाब टोकन
bots-token-text = बाद में जवाब देते समय वह इसे दिखाता है।
bots-keys-done = मैंने दोनों कॉपी कर लीं
bots-deliveries = आख़िरी बारियाँ
bots-deliveries-none = अभी उससे नहीं पूछा गया। बारियाँ अपने नतीजे के साथ यहाँ दिखेंगी।
bots-states-open = उसका इंतज़ार
bots-states-retrying = फिर कोशिश हुई
bots-states-answered = जवाब दिया
bots-states-handed_over = सौंपा गया
bots-states-withheld = ज़रूरत नहीं रही
bots-states-expired = बहुत देर
bots-withheld-why-answered = किसी और ने जवाब दे दिया था।
bots-withheld-why-stale = ग्राहक ने और लिखा; वह दूसरी बारी बनी।
bots-withheld-why-rules = नियमों ने तब तक इसे लोगों को दे दिया था।
bots-withheld-why-window_closed = 24 घंटे पूरे हो चुके थे।
bots-withheld-why-off = बॉट बंद किया गया।
bots-withheld-why-removed = बॉट हटाया गया।
bots-said-nothing = उसने बारी ली और समय पर कुछ नहीं कहा।
bots-told-times = { $n } बार बताया गया।

## rules

rules-title = नियम
rules-report = लोग और बॉट
rules-report-aside = पिछले 7 दिन
rules-report-failed = रिपोर्ट लोड नहीं हो सकी।
rules-report-counts-collisions = फ़ोन और बॉट ने एक साथ जवाब दिया
rules-report-counts-prevented = दोहरे जवाब रोके गए
rules-report-counts-withdrawn = बॉट के जवाब वापस लिए गए
rules-report-counts-taken_from_bots = किसी व्यक्ति ने बॉट से बारी ली
rules-report-counts-handed_over = बॉट ने लोगों को सौंपा
rules-report-causes-phone = फ़ोन पहले आया
rules-report-causes-agent = टीम पहले आई
rules-report-causes-typing = कोई लिखने लगा
rules-report-causes-turn_changed = ग्राहक ने और लिखा
rules-hand-over-nobody = अभी कोई नहीं आया।
rules-hand-over-times = कोई व्यक्ति आधी बार { $median } में आया, दस में से नौ बार { $most } में।
rules-hand-over-waiting =
    { $n ->
        [one] { $n } अब भी इंतज़ार में है।
       *[other] { $n } अब भी इंतज़ार में हैं।
    }
rules-report-collisions = एक साथ जवाब
rules-report-none = किसी बारी का जवाब फ़ोन और बॉट ने एक साथ नहीं दिया।
rules-report-item = { $bot } और फ़ोन, { $time }
rules-failed = नियम लोड नहीं हो सके।
rules-save = नियम सेव करें
rules-discard = बदलाव छोड़ें
rules-undo = वापस लें
rules-edited = सेव नहीं हुआ। झलक में ये नियम दिखते हैं।
rules-saved = सेव हुआ। वर्ज़न { $version } लागू है।
rules-holds = ये नियम लागू हैं।
rules-ask-supervisor = आप यहाँ नियम आज़मा सकते हैं। सेव सुपरवाइज़र या मालिक करते हैं।
rules-read-theirs = उनके पढ़ें
rules-seats-phone = फ़ोन
rules-seats-inbox = इनबॉक्स
rules-seats-bot = बॉट
rules-seats-and-nobody-phone = फ़ोन
rules-seats-and-nobody-inbox = इनबॉक्स
rules-seats-and-nobody-bot = बॉट
rules-seats-and-nobody-nobody = कोई नहीं
rules-units-s = सेकंड
rules-units-min = मिनट
rules-units-h = घंटे
rules-unit-of = { $label }: इकाई
rules-remove =
    { $nameGiven ->
        [no] इसे हटाएँ
       *[yes] { $name } हटाएँ
    }
rules-goes-to = जाता है
rules-goes-to-of =
    { $nameGiven ->
        [no] यह जाता है
       *[yes] { $name } जाता है
    }
rules-people = 1. लोग
rules-people-none = सूची में कोई नहीं है। जिन्हें मालिक ख़ुद जवाब देता है उन्हें सूची में रखें।
rules-add-people = सूची जोड़ें
rules-vip = VIP
rules-who-is-on = जो इस सूची में है
rules-label = सूची का नाम
rules-label-hint = VIP
rules-people-of =
    { $nameGiven ->
        [no] इस सूची के लोग
       *[yes] { $name } के लोग
    }
rules-find-people = नाम या नंबर से खोजें
rules-people-asked = खोज जारी है…
rules-people-failed = खोज नहीं हो सकी। फिर कोशिश के लिए लिखते रहें।
rules-nobody-found = इस नाम का कोई नहीं। देश कोड के साथ पूरा नंबर लिखा जा सकता है।
rules-topics = 2. विषय
rules-topics-none = कोई विषय अपने आप कहीं नहीं जाता।
rules-add-topic = विषय जोड़ें
rules-what-is-about = जो इस बारे में है
rules-topic = विषय का नाम
rules-topic-hint = ऑर्डर
rules-topic-words = शब्द, कॉमा से अलग
rules-words-of =
    { $nameGiven ->
        [no] इस विषय के शब्द, कॉमा से अलग
       *[yes] { $name } के शब्द, कॉमा से अलग
    }
rules-languages = 3. भाषाएँ
rules-languages-none = भाषा से फ़र्क़ नहीं पड़ता। यह तभी गिनी जाती है जब शब्दों से पता चल सके।
rules-who-writes = जो इसमें लिखे
rules-add-language = भाषा जोड़ें
rules-hours = 4. समय
rules-hours-count = काम के घंटे तय करते हैं कि बॉट कब जवाब दे
rules-bots-may = बॉट जवाब देता है
rules-bot-hours-closed = जब आप बंद हों
rules-bot-hours-open = जब आप खुले हों
rules-bot-hours-always = हमेशा
rules-clock-of = इस घड़ी से
rules-zone = समय क्षेत्र
rules-days-1 = सोमवार
rules-days-2 = मंगलवार
rules-days-3 = बुधवार
rules-days-4 = गुरुवार
rules-days-5 = शुक्रवार
rules-days-6 = शनिवार
rules-days-7 = रविवार
rules-closed = बंद
rules-close-span = हटाएँ
rules-add-span = घंटे जोड़ें
rules-add-span-on = { $day } को घंटे जोड़ें
rules-end-of-from = { $day }, खुलना { $n }
rules-end-of-to = { $day }, बंद होना { $n }
rules-closed-days = पूरे दिन बंद:
rules-closed-day = बंद दिन
rules-add-closed-day = बंद दिन जोड़ें
rules-order = 5. पहले कौन
rules-order-hint = बाक़ी सब। जो ऊपर है उसे बढ़त मिलती है; जो बॉट यहाँ नहीं है वह कभी जवाब नहीं देता।
rules-head-start = की बढ़त
rules-head-start-of = { $seat } की बढ़त
rules-up = { $seat } ऊपर करें
rules-down = { $seat } नीचे करें
rules-add-seat = { $seat } को जगह दें
rules-waits = बॉट कब चुप रहता है
rules-lease = जो जवाब देता है उसकी बारी रहती है
rules-quiet = बॉट चुप रहता है
rules-quiet-after = किसी व्यक्ति के बोलने के बाद, तब भी जब बारी ख़ाली हो चुकी हो।
rules-burst = कई जल्दी आए मैसेज एक बारी हैं: बॉट रुकता है जब तक ग्राहक चुप न हो, इतनी देर
rules-burst-most = पर ज़्यादा से ज़्यादा
rules-burst-after = पहले मैसेज के बाद।
rules-typing = इनबॉक्स पर कोई लिखने लगे तो बॉट जो भेजने वाला था वह वापस लिया जाता है
rules-marks-read = यहाँ मैसेज पढ़े जाने पर ग्राहक को नीले टिक दिखते हैं
rules-shows-typing = यहाँ कोई लिखे तो ग्राहक को दिखता है
rules-shows-typing-hint = तब WhatsApp उनका मैसेज पढ़ा हुआ भी दिखाता है।
rules-automatic = फ़ोन अपने आप क्या कहता है
rules-automatic-hint = ऐप का अभिवादन और अनुपस्थिति मैसेज बारी नहीं लेते और किसी को जवाब नहीं देते। बातचीत में किसी एक को चिह्नित करें, या नमूना लिखें।
rules-add-automatic = टेक्स्ट जोड़ें
rules-automatic-text = टेक्स्ट
rules-sample = इसका कितना हिस्सा
rules-samples-whole = मैसेज यही है
rules-samples-part = मैसेज में यह है
rules-preview = झलक
rules-preview-aside = यहाँ लिखे नियमों के साथ
rules-preview-text = वे क्या लिखते हैं
rules-preview-hint = क्या आज खुला है?
rules-preview-at = वे कब लिखते हैं
rules-preview-waits = …
rules-preview-wrong = नियमों में कुछ स्वीकार नहीं हो सकता। वह जहाँ है वहीं लिखा है।
rules-preview-who = कौन लिखता है
rules-new-customer = एक नया ग्राहक
rules-writes = लिखता है
rules-on = इस पर
rules-simulator = सिम्युलेटर
rules-simulator-aside = कुछ सेव नहीं होता
rules-simulator-hint = ग्राहकों के लिखे को इस पेज के नियमों से गुज़ारता है, और बताता है कि कौन जवाब देता।
rules-replay-yesterday = कल दोहराएँ
rules-replay-week = 7 दिन दोहराएँ
rules-stop = रोकें
rules-replayed =
    { $turns ->
        [0] उस समय किसी ग्राहक ने नहीं लिखा।
        [one]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $conversations } बातचीत में { $turns } बारी। कुछ अलग नहीं होता।
                       *[other] { $conversations } बातचीत में { $turns } बारी। { $differ } का जवाब कोई और देता।
                    }
               *[other]
                    { $differ ->
                        [0] { $conversations } बातचीत में { $turns } बारी। कुछ अलग नहीं होता।
                       *[other] { $conversations } बातचीत में { $turns } बारी। { $differ } का जवाब कोई और देता।
                    }
            }
       *[other]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $conversations } बातचीत में { $turns } बारियाँ। कुछ अलग नहीं होता।
                       *[other] { $conversations } बातचीत में { $turns } बारियाँ। { $differ } का जवाब कोई और देता।
                    }
               *[other]
                    { $differ ->
                        [0] { $conversations } बातचीत में { $turns } बारियाँ। कुछ अलग नहीं होता।
                       *[other] { $conversations } बातचीत में { $turns } बारियाँ। { $differ } का जवाब कोई और देता।
                    }
            }
    }
rules-answered-by = किसने जवाब दिया
rules-was = था
rules-would = होता
rules-differences = क्या अलग होता
rules-was-but = { $was } ने जवाब दिया; होता: { $would }।
rules-versions = किसने तय किए
rules-versions-none = अभी किसी ने नहीं: Twinline इन्हीं नियमों से शुरू होता है।
rules-set-by = { $name }, { $at }
rules-somebody = किसी ने
rules-bring-back = वापस लाएँ
rules-bring-back-of = वर्ज़न { $version } वापस लाएँ

## numbers

numbers-title = नंबर
numbers-connect = नंबर जोड़ें
numbers-connect-title = नंबर जोड़ें
numbers-connect-text = Meta की विंडो में फ़ोन के QR कोड पर साइन-अप पूरा करें; वह एक कोड देती है जो कुछ मिनट चलता है।
numbers-code = कोड
numbers-waba = WhatsApp Business Account आईडी
numbers-connect-submit = जोड़ें
numbers-code-missing = कोड ज़रूरी है।
numbers-waba-missing = आईडी ज़रूरी है: सिर्फ़ अंक।
numbers-empty = कोई नंबर नहीं जुड़ा
numbers-empty-text = Business App का नंबर जोड़ें: फ़ोन चलता रहता है, टीम यहाँ साथ आती है।
numbers-ask-owner = मालिक से नंबर जोड़ने को कहें।
numbers-failed = नंबर लोड नहीं हो सके।
numbers-detail-failed = यह नंबर लोड नहीं हो सका।
numbers-sending-title = भेजना
numbers-sending-failed = कतार लोड नहीं हो सकी।
numbers-sending-granted = एक सेकंड में { $n } मैसेज
numbers-sending-slowed = एक सेकंड में { $of } में से { $n } मैसेज, WhatsApp ने धीमा किया
numbers-sending-last-minute = पिछले मिनट में { $sent } यहाँ से गए, { $heard } ग्राहकों और फ़ोन से आए। दोनों गिने जाते हैं।
numbers-sending-urgency = प्राथमिकता
numbers-sending-waiting = इंतज़ार में
numbers-sending-oldest = सबसे पुराना
numbers-sending-later = बाद के लिए
numbers-sending-priorities-agent = टीम के जवाब
numbers-sending-priorities-bot = बॉट के जवाब
numbers-sending-priorities-transactional = सूचनाएँ
numbers-sending-priorities-campaign = कैम्पेन
numbers-sending-unknown =
    { $n ->
        [one] { $n } मैसेज के बारे में कोई नहीं जानता कि वह गया या नहीं; उसका स्टेटस या कोई व्यक्ति तय करेगा।
       *[other] { $n } मैसेजों के बारे में कोई नहीं जानता कि वे गए या नहीं; उनके स्टेटस या कोई व्यक्ति तय करेगा।
    }
numbers-sending-why = क्यों, देखें
numbers-safety-title = सुरक्षा
numbers-safety-failed = यह नंबर कितना सुरक्षित भेज सकता है, यह लोड नहीं हो सका।
numbers-safety-load = पिछले मिनट में गति का { $percent } % इस्तेमाल हुआ
numbers-safety-meter = जोखिम
numbers-safety-levels-calm = शांत
numbers-safety-levels-raised = बढ़ा हुआ
numbers-safety-levels-high = ऊँचा
numbers-safety-levels-stopped = रुका हुआ
numbers-safety-meaning =
    { $notices ->
        [0]
            { $campaigns ->
                [0] कैम्पेन रुके हैं, और सूचनाएँ भी। जवाब कभी नहीं रोके जाते।
                [100] कैम्पेन पूरी गति से चलते हैं, सूचनाएँ रुकी हैं। जवाब कभी नहीं रोके जाते।
               *[other] कैम्पेन { $campaigns } % गति से चलते हैं, सूचनाएँ रुकी हैं। जवाब कभी नहीं रोके जाते।
            }
       *[other]
            { $campaigns ->
                [0] कैम्पेन रुके हैं। जवाब कभी नहीं रोके जाते।
                [100] कैम्पेन पूरी गति से चलते हैं। जवाब कभी नहीं रोके जाते।
               *[other] कैम्पेन { $campaigns } % गति से चलते हैं। जवाब कभी नहीं रोके जाते।
            }
    }
numbers-safety-nothing = बल्क मैसेजों के ख़िलाफ़ कुछ नहीं।
numbers-safety-until = ज़्यादा से ज़्यादा { $moment } तक।
numbers-safety-closed = इसे यहाँ कोई नहीं हटा सकता।
numbers-safety-people =
    { $limitGiven ->
        [no] 24 घंटे में पहले लिखा गया: { $used } लोगों को, और कोई सीमा नहीं।
       *[yes] 24 घंटे में पहले लिखा गया: { $limit } में से { $used } लोगों को
    }
numbers-safety-untold = 24 घंटे में पहले लिखा गया: { $used } लोगों को। WhatsApp ने सीमा अभी नहीं बताई।
numbers-safety-frees = { $moment } से फिर जगह होगी।
numbers-safety-lift = कैम्पेन चलने दें…
numbers-safety-ask-supervisor = सुपरवाइज़र कारण बताकर कैम्पेन चलने दे सकता है।
numbers-safety-lifted = { $who } { $until } तक कैम्पेन चलने देता है।
numbers-safety-somebody = कोई
numbers-safety-restore = वापस लें
numbers-safety-history =
    { $n ->
        [one] पहले { $n } बार हटाया गया
       *[other] पहले { $n } बार हटाया गया
    }
numbers-safety-was = { $who }, { $until } तक:
numbers-safety-lift-title = कैम्पेन चलने दें
numbers-safety-lift-text = बल्क मैसेज कुछ समय फिर पूरी गति से जाते हैं। WhatsApp ने जो बंद किया वह बंद रहता है, और जिस नंबर की लोग शिकायत करें वह बैन हो सकता है।
numbers-safety-reason = यह सुरक्षित क्यों है
numbers-safety-reason-text = टीम इसे यहाँ आपके नाम के साथ पढ़ती है।
numbers-safety-reason-missing = कारण लिखें।
numbers-safety-hours = कितनी देर
numbers-safety-for-hours =
    { $n ->
        [one] { $n } घंटा
       *[other] { $n } घंटे
    }
numbers-safety-lift-submit = चलने दें
numbers-life = इस नंबर का जीवन
numbers-since = { $time } से
numbers-modes-coexistence = कोएग्ज़िस्टेंस
numbers-modes-api_only = सिर्फ़ API
numbers-modes-app_only = सिर्फ़ ऐप
numbers-states-draft = ड्राफ़्ट
numbers-states-connecting = जुड़ रहा है
numbers-states-asking_sync = फ़ोन से पूछा जा रहा है
numbers-states-syncing = सिंक हो रहा है
numbers-states-live = चालू
numbers-states-quiet = शांत
numbers-states-at_risk = जोखिम में
numbers-states-offboarded = कटा हुआ
numbers-states-reconnected = फिर जुड़ा
numbers-steps-signed_up = साइन-अप हुआ
numbers-steps-connecting = जुड़ा
numbers-steps-contacts = कॉन्टैक्ट
numbers-steps-history = इतिहास
numbers-steps-live = चालू
numbers-steps-quiet = शांत
numbers-steps-at_risk = जोखिम में
numbers-steps-offboarded = कटा हुआ
numbers-sync-states-not_asked = अभी नहीं माँगा गया
numbers-sync-states-asking = माँगा जा रहा है
numbers-sync-states-asked = माँगा गया, अभी कुछ नहीं आया
numbers-sync-states-arriving = आ रहा है
numbers-sync-states-quiet = कुछ समय से और नहीं आया
numbers-sync-states-done = पूरा
numbers-sync-states-declined = फ़ोन पर मना किया गया
numbers-sync-states-refused = WhatsApp ने मना किया
numbers-sync-states-unknown = ज्ञात नहीं
numbers-waits-for = { $what } का इंतज़ार।
numbers-webhooks-verified = webhook सत्यापित
numbers-both-mirror = दोनों ओर मिलती हैं
numbers-if-closed = अगर ऐप बंद रहे
numbers-connected-for = { $span } पहले जुड़ा
numbers-people =
    { $n ->
        [one] { $n } व्यक्ति
       *[other] { $n } लोग
    }
numbers-messages =
    { $n ->
        [one] मैसेज
       *[other] मैसेज
    }
numbers-contacts = फ़ोन से कॉन्टैक्ट
numbers-history = फ़ोन से इतिहास
numbers-asked-at = { $time } माँगा गया
numbers-ask-until = { $time } तक माँगना ज़रूरी
numbers-in-conversations =
    { $n ->
        [one] { $n } बातचीत में
       *[other] { $n } बातचीत में
    }
numbers-back-to = { $time } तक पुराने
numbers-percent = { $n } %
numbers-covers = अवधि
numbers-parts = हिस्से
numbers-messages-head = मैसेज
numbers-phases-1 = पिछला दिन
numbers-phases-2 = 90 दिन तक
numbers-phases-3 = छह महीने तक
numbers-phase-other = चरण { $n }
numbers-no-phases = अभी कुछ नहीं आया।
numbers-proof = जीवन का आख़िरी सबूत
numbers-proof-none = अभी कोई नहीं
numbers-proof-none-text = फ़ोन पर लिखा पहला जवाब, या वहाँ सेव किया पहला कॉन्टैक्ट, साबित करता है कि वह मिलता है।
numbers-proof-kinds-echo = फ़ोन पर लिखा जवाब
numbers-proof-kinds-contact_change = फ़ोन पर बदला कॉन्टैक्ट
numbers-proof-ago = { $span } पहले
numbers-days-left =
    { $n ->
        [0] WhatsApp कुछ घंटों में सिंक रोक सकता है
        [one] WhatsApp के सिंक रोकने में ज़्यादा से ज़्यादा { $n } दिन
       *[other] WhatsApp के सिंक रोकने में ज़्यादा से ज़्यादा { $n } दिन
    }
numbers-silent-for =
    { $days ->
        [one] { $state }, { $days } दिन
       *[other] { $state }, { $days } दिन
    }
numbers-last-sign = आख़िरी संकेत { $time }
numbers-lag = देरी
numbers-health = सिंक का हाल
numbers-health-aside = पिछला घंटा
numbers-health-failed = सिंक का हाल लोड नहीं हो सका।
numbers-checks-arriving = WhatsApp से यहाँ
numbers-checks-showing = यहाँ से स्क्रीन
numbers-checks-phone = फ़ोन
numbers-checks-gaps = कमियाँ
numbers-checks-unreadables = न पढ़े गए
numbers-checks-portfolio = पोर्टफ़ोलियो
numbers-standings-well = ठीक
numbers-standings-watch = देखने लायक़
numbers-standings-act = आपकी ज़रूरत है
numbers-lag-head-1 = रास्ते का हिस्सा
numbers-lag-head-2 = आधे इसके भीतर
numbers-lag-head-3 = 95 % इसके भीतर
numbers-lag-head-4 = 99 % इसके भीतर
numbers-lag-arriving = WhatsApp के समय से हमारे जर्नल तक
numbers-lag-showing = जर्नल से स्क्रीन तक
numbers-lag-count =
    { $n ->
        [one] { $n } मैसेज में से
       *[other] { $n } मैसेजों में से
    }
numbers-lag-bars = जर्नल से स्क्रीन तक लगे समय के अनुसार मैसेज
numbers-lag-up-to = { $span } तक
numbers-lag-more = ज़्यादा
numbers-lag-note = WhatsApp पूरे सेकंड बताता है, इसलिए पहली लाइन में एक सेकंड तक का अंतर गोलाई से है।
numbers-lag-none-text = पिछले घंटे कुछ नहीं आया। मैसेज आने पर मापा जाता है।
numbers-last-phone = फ़ोन की आख़िरी गतिविधि
numbers-last-phone-none = अभी नहीं दिखी
numbers-gaps = कमियाँ
numbers-gaps-aside = जो साबित है कि हमें कभी नहीं बताया गया
numbers-gaps-none = कुछ छूटा हुआ ज्ञात नहीं।
numbers-gaps-none-text = किसी अनदेखे मैसेज का जवाब, टिक या बदलाव यहाँ दिखेगा।
numbers-gaps-more = और भी हैं; सबसे नए दिखाए गए हैं।
numbers-gap-head-when = कब
numbers-gap-head-where = बातचीत
numbers-gap-head-how = हमें कैसे पता
numbers-gap-head-what = क्या करें
numbers-gap-unknown = ज्ञात नहीं
numbers-facts = WhatsApp इसके बारे में क्या कहता है
numbers-facts-none = अभी कुछ नहीं। क्वालिटी, सीमाएँ, नाम और टेम्पलेट WhatsApp के बताने पर यहाँ आते हैं।
numbers-facts-all = सभी { $n } दिखाएँ
numbers-fact-kinds-template = टेम्पलेट
numbers-fact-kinds-template_quality = टेम्पलेट क्वालिटी
numbers-fact-kinds-template_category = टेम्पलेट श्रेणी
numbers-fact-kinds-template_components = टेम्पलेट टेक्स्ट
numbers-fact-kinds-number_quality = क्वालिटी
numbers-fact-kinds-number_standing = स्थिति
numbers-fact-kinds-number_name = नाम
numbers-fact-kinds-username = यूज़रनेम
numbers-fact-kinds-capability = सीमाएँ
numbers-fact-kinds-review = समीक्षा
numbers-fact-kinds-alert = चेतावनी
numbers-fact-kinds-settings = सेटिंग
numbers-fact-kinds-security = सुरक्षा
numbers-fact-kinds-flow = फ़्लो
numbers-fact-kinds-payment = पेमेंट
numbers-fact-kinds-partner = पार्टनर
numbers-fact-kinds-group = ग्रुप
numbers-fact-kinds-call = कॉल
numbers-fact-kinds-handover = हैंडओवर
numbers-fact-kinds-other = अन्य
numbers-mirrors = क्या नहीं मिलता
numbers-mirrors-aside = फ़ोन पर रहता है
numbers-mirrors-text = WhatsApp इन्हें किसी से साझा नहीं करता, इसलिए वे यहाँ नहीं दिख सकते:
numbers-not-mirrored-1-1 = ग्रुप
numbers-not-mirrored-1-2 = कोई मैसेज या सदस्य नहीं बताया जाता; ग्रुप चैट सिर्फ़ फ़ोन पर रहती हैं
numbers-not-mirrored-2-1 = कॉल
numbers-not-mirrored-2-2 = वॉइस और वीडियो कॉल, छूटी हुई भी, फ़ोन पर ही आती और रहती हैं
numbers-not-mirrored-3-1 = स्टेटस
numbers-not-mirrored-3-2 = बिज़नेस जो स्टेटस लगाता है, और उनके जवाब
numbers-not-mirrored-4-1 = ब्रॉडकास्ट सूचियाँ
numbers-not-mirrored-4-2 = नंबर जुड़ने के बाद से फ़ोन पर सिर्फ़ पढ़ी जा सकती हैं
numbers-not-mirrored-5-1 = गायब होने वाले मैसेज, एक बार देखें, लाइव लोकेशन
numbers-not-mirrored-5-2 = जुड़े रहने पर बंद; पुराने फ़ोन पर रहते हैं
numbers-not-mirrored-6-1 = लेबल, आर्काइव, तस्वीरें
numbers-not-mirrored-6-2 = हर ओर के अपने
numbers-to-unreadables = उन्हें देखें
numbers-flow = आना और जाना
numbers-backlog = मर्ज न हुई डिलीवरी
numbers-unreadables = न पढ़ी गई
numbers-unknown-numbers = अनजान नंबरों के लिए
numbers-timeline = क्या हुआ
numbers-timeline-empty = अभी कुछ नहीं।
numbers-syncing = फ़ोन का इतिहास आ रहा है।
numbers-syncing-text =
    { $oldestGiven ->
        [no] अब तक { $messages } मैसेज।
       *[yes] अब तक { $messages } मैसेज, { $oldest } तक पुराने।
    }
numbers-syncing-contacts = फ़ोन के कॉन्टैक्ट आ रहे हैं।
numbers-details = विवरण

## operator

operator-title = ऑपरेटर
operator-health = हाल
operator-journal = जर्नल
operator-writable = डिलीवरी लेता है
operator-not-writable = लिखा नहीं जा सकता: WhatsApp रखता और दोहराता है
operator-entries = एंट्री, { $size }
operator-merger = मर्जर
operator-up-to-date = सब ताज़ा
operator-backlog =
    { $n ->
        [0] कुछ इंतज़ार में नहीं
        [one] { $n } डिलीवरी इंतज़ार में
       *[other] { $n } डिलीवरी इंतज़ार में
    }
operator-lag = { $span } पीछे
operator-signatures = अस्वीकृत हस्ताक्षर
operator-signatures-text = डिलीवरी जिन पर आपके Meta ऐप का हस्ताक्षर नहीं था। उनका कुछ नहीं रखा जाता।
operator-alerts = चेतावनियाँ
operator-no-alerts = आपकी ज़रूरत नहीं।
operator-unreadables = न पढ़ी जा सकी डिलीवरी
operator-unreadables-text = पूरी रखी गई, 200 से जवाब, समझी नहीं गई। दोहराने पर यह वर्ज़न उन्हें फिर पढ़ता है।
operator-no-unreadables = हर डिलीवरी पढ़ी गई।
operator-no-unreadables-text = जो नहीं पढ़ा जा सकता वह कारण के साथ यहाँ रहता है, और बाद में फिर पढ़ा जा सकता है।
operator-received = मिला
operator-field = फ़ील्ड
operator-reason = क्यों
operator-state-kept = रखा गया
operator-state-replayed = तब से पढ़ा गया
operator-no-field = कोई नहीं
operator-show = बॉडी दिखाएँ
operator-replay = फिर पढ़ें
operator-replay-read = पढ़ा गया। अब यह बातचीत का हिस्सा है।
operator-replay-still = अब भी नहीं पढ़ा जा सकता: { $reason }
operator-body = बॉडी
operator-failed = न पढ़ी गई डिलीवरी लोड नहीं हो सकीं।
operator-health-failed = हाल लोड नहीं हो सका।
operator-denied = यह पेज आपके देखने का नहीं है।
operator-denied-text = मालिक और सुपरवाइज़र इसे देखते हैं। अपने मालिक से पूछें।
operator-load-more = और लोड करें

## team-page

team-page-title = टीम
team-page-failed = टीम लोड नहीं हो सकी।
team-page-invite = किसी को बुलाएँ
team-page-members =
    { $n ->
        [one] { $n } व्यक्ति
       *[other] { $n } लोग
    }
team-page-name = नाम
team-page-email = ई-मेल
team-page-role = भूमिका
team-page-last-here = आख़िरी बार यहाँ
team-page-you = आप
team-page-away = { $time } से अनुपस्थित
team-page-there = मौजूद
team-page-state = स्थिति
team-page-never = साइन इन नहीं
team-page-role-of = { $name } की भूमिका
team-page-remove-title = { $name } को टीम से हटाएँ?
team-page-remove-text = वे हर जगह तुरंत साइन आउट होंगे। उनकी खुली बातचीत किसी की नहीं रहेंगी, ताकि कोई ग्राहक उनका इंतज़ार न करे। उनके काम के साथ उनका नाम रहता है।
team-page-remove-do = हटाएँ
team-page-removed =
    { $n ->
        [0] { $name } अब टीम में नहीं।
        [one] { $name } अब टीम में नहीं। { $n } बातचीत अब किसी की नहीं।
       *[other] { $name } अब टीम में नहीं। { $n } बातचीत अब किसी की नहीं।
    }
team-page-kept =
    { $n ->
        [one] { $n } बातचीत नहीं छोड़ी जा सकी। उसे सौंपे गए व्यक्ति से खोजें।
       *[other] { $n } बातचीत नहीं छोड़ी जा सकीं। उन्हें सौंपे गए व्यक्ति से खोजें।
    }
team-page-failed-to-do = कुछ नहीं बदला गया।
team-page-invitations = खुले निमंत्रण
team-page-none = कोई निमंत्रण खुला नहीं।
team-page-none-text = एक लिंक एक व्यक्ति को, एक सप्ताह के भीतर, अंदर लाता है।
team-page-invited = { $role }, { $who } ने बुलाया, { $until } तक
team-page-somebody = कोई जो जा चुका है
team-page-resets = { $name } के लिए नया पासवर्ड, लिंक { $who } का, { $until } तक
team-page-more = { $name } के साथ क्या करें
team-page-reset = नए पासवर्ड का लिंक
team-page-reset-title = { $name } के लिए नया पासवर्ड
team-page-reset-text = जो पासवर्ड भूल गया या ऐप खो बैठा उसके लिए। लिंक के इस्तेमाल से दो-चरण साइन-इन बंद होता है, पासकी हटती हैं और सेशन ख़त्म होते हैं; तब तक कुछ नहीं बदलता।
team-page-remove-entry = टीम से हटाएँ
team-page-revoke = वापस लें
team-page-invite-text = वे लिंक खोलते हैं, नाम और पासवर्ड चुनते हैं, और अंदर हैं। एक लिंक एक व्यक्ति के लिए है।
team-page-may-owner = सब कुछ कर सकता है, और अकेले तय करता है कि मालिक कौन हैं।
team-page-may-admin = टीम बदलता है, नंबर जोड़ता है, और बॉट लगाता है।
team-page-may-supervisor = टीम का काम सँभालता है: नियम, रिपोर्ट, ऑपरेटर के पेज।
team-page-may-agent = ग्राहकों को जवाब देता है।
team-page-may-viewer = सब पढ़ता है, और कुछ नहीं बदलता।
team-page-make = लिंक बनाएँ
team-page-link = लिंक
team-page-link-text = इसे एक व्यक्ति को दें। यह { $until } तक चलता है, और सिर्फ़ अभी दिखता है।
team-page-copy = कॉपी करें
team-page-copied = कॉपी हो गया
team-page-done = हो गया
team-page-join-title = { $workspace } में शामिल हों
team-page-join-by = { $who } आपको बुलाते हैं। आपकी भूमिका: { $role }।
team-page-join-role = आपकी भूमिका: { $role }।
team-page-join-name = आपका नाम
team-page-join-name-hint = आपकी टीम इसे देखती है।
team-page-join-submit = शामिल हों
team-page-join-reset-title = नया पासवर्ड रखें
team-page-join-reset-text = { $name } के लिए। दो-चरण साइन-इन बंद होगा, पासकी हटेंगी, और आप बाक़ी हर जगह साइन आउट होंगे।
team-page-join-reset-submit = रखें और साइन इन करें
team-page-join-have = आपका अकाउंट है? साइन इन करें।

## palette

palette-title = कहीं भी जाएँ
palette-field = व्यक्ति, शब्द, नंबर, कमांड
palette-commands = कमांड और जगहें
palette-people = लोग
palette-messages = मैसेज
palette-results = जो मिला
palette-nothing = कुछ नहीं मिला।
palette-nothing-text = नाम का हिस्सा, नंबर के आख़िरी अंक, या मैसेज का एक शब्द आज़माएँ।
palette-failed = खोज जवाब नहीं दे रही।
palette-inbox = इनबॉक्स: { $view }
palette-unread = इनबॉक्स: अपठित
palette-ten-minutes = इनबॉक्स: दस मिनट या ज़्यादा से इंतज़ार
palette-closing = इनबॉक्स: विंडो एक घंटे में बंद
palette-phone-spoke = इनबॉक्स: आख़िरी बात फ़ोन की
palette-labelled = इनबॉक्स: लेबल { $label }
palette-saved-view = व्यू: { $name }
palette-numbers = नंबर
palette-number = नंबर: { $name }
palette-rules = नियम: { $name }
palette-operator = ऑपरेटर का पेज
palette-team = टीम
palette-account = मेरा अकाउंट: नाम, पासवर्ड, मैं कहाँ साइन इन हूँ
palette-keys = सभी शॉर्टकट

## story

story-title = यह यहाँ क्यों है?
story-failed = इसकी कहानी लोड नहीं हो सकी।
story-here = इस इनबॉक्स में
story-phone = फ़ोन पर
story-told = स्रोत
story-id = WhatsApp की आईडी
story-copy-id = WhatsApp की आईडी कॉपी करें
story-no-id = अभी कोई नहीं
story-price = क़ीमत
story-charged =
    { $categoryGiven ->
        [no] शुल्क लगा
       *[yes] { $category } के रूप में शुल्क लगा
    }
story-free =
    { $categoryGiven ->
        [no] मुफ़्त
       *[yes] मुफ़्त, { $category } के रूप में
    }
story-steps = क्या हुआ
story-untimed = समय नहीं बताया गया
story-sources-live = WhatsApp, होते ही
story-sources-echo = WhatsApp से फ़ोन के मैसेज की प्रति
story-sources-history = फ़ोन का साझा किया इतिहास
story-sources-api = यह इनबॉक्स, जहाँ लिखा गया
story-sources-response = हमारी कॉल पर WhatsApp का जवाब
story-sources-status = WhatsApp का एक स्टेटस
story-stands = यह यहाँ है।
story-phone-side-same = यह वहाँ वैसा ही है जैसा यहाँ।
story-phone-side-later = अभी नहीं। WhatsApp ने इसे नहीं लिया।
story-phone-side-never = यह कभी गया ही नहीं, इसलिए वहाँ नहीं है।
story-phone-side-unknown = ज्ञात नहीं। कॉल का जवाब नहीं आया; स्टेटस या प्रति से पता चलेगा।
story-phone-side-alone = सिर्फ़ वहाँ। इसमें जो है वह WhatsApp नहीं देता; फ़ोन पर खोलें।
story-phone-side-taken_back = यह वहाँ था और वापस लिया गया।
story-written = { $who } ने इसे यहाँ लिखा
story-due = इसका समय आया
story-called =
    { $attempt ->
        [one] WhatsApp को कॉल किया गया, कोशिश { $attempt }
       *[other] WhatsApp को कॉल किया गया, कोशिश { $attempt }
    }
story-outcome-queued = यह फिर इंतज़ार में है।
story-outcome-waiting = WhatsApp ने इसे तब नहीं लिया।
story-outcome-sending = कॉल जारी है।
story-outcome-accepted = WhatsApp ने इसे लिया।
story-outcome-sent = WhatsApp ने इसे लिया।
story-outcome-delivered = WhatsApp ने इसे लिया।
story-outcome-read = WhatsApp ने इसे लिया।
story-outcome-played = WhatsApp ने इसे लिया।
story-outcome-failed = यह विफल हुआ।
story-outcome-refused = WhatsApp ने मना किया।
story-outcome-unknown = जवाब नहीं आया।
story-outcome-withdrawn = वापस लिया गया: किसी और ने पहले जवाब दिया।
story-outcome-cancelled = किसी व्यक्ति ने इसे वापस लिया।
story-outcome-expired = बहुत देर हो चुकी थी।
story-said-in = ग्राहक ने इसे भेजा
story-said-out = बिज़नेस ने इसे भेजा
story-heard = Twinline को इसका पता चला
story-file-here = इसकी फ़ाइल यहाँ रखी गई
story-sent = यह WhatsApp के सर्वर पर था
story-delivered = यह ग्राहक के डिवाइस पर था
story-read = ग्राहक ने इसे पढ़ा
story-played = ग्राहक ने इसे चलाया
story-delivery-failed = यह डिलीवर नहीं हो सका
story-edited-in = ग्राहक ने इसे बदला
story-edited-out = इसे फ़ोन पर बदला गया
story-revoked-in = ग्राहक ने इसे डिलीट किया
story-revoked-out = इसे फ़ोन पर डिलीट किया गया
story-reacted = { $who } ने इस पर { $emoji } लगाया
story-unreacted = { $who } ने रिएक्शन हटाया
story-customer = ग्राहक
story-business = बिज़नेस
story-automatic =
    { $whoGiven ->
        [no] नियमों ने इसे ऐप का अपना मैसेज माना
       *[yes] { $who } ने इसे ऐप का अपना बताया
    }

## bulk

bulk-bar = चुनी हुई बातचीत के साथ क्या करें
bulk-count =
    { $n ->
        [0] कोई नहीं चुनी
       *[other] { $n } चुनी गईं
    }
bulk-most = { $n } चुनी गईं, एक बार में इतनी ही
bulk-all = लोड हुई सभी चुनें
bulk-resolve = पूरी करें
bulk-reopen = फिर खोलें
bulk-snooze = स्नूज़ करें
bulk-assign = सौंपें
bulk-nobody = किसी को नहीं
bulk-labels = लेबल
bulk-no-labels = अभी कोई लेबल नहीं। बातचीत में L दबाने से बनता है।
bulk-read = पठित करें
bulk-unread = अपठित करें
bulk-clear = चुनना बंद करें
bulk-done-resolved =
    { $n ->
        [one] { $n } बातचीत पूरी हुई।
       *[other] { $n } बातचीत पूरी हुईं।
    }
bulk-done-open =
    { $n ->
        [one] { $n } बातचीत फिर खुली।
       *[other] { $n } बातचीत फिर खुलीं।
    }
bulk-done-snoozed =
    { $n ->
        [one] { $n } बातचीत स्नूज़ हुई।
       *[other] { $n } बातचीत स्नूज़ हुईं।
    }
bulk-done-assigned =
    { $toGiven ->
        [no]
            { $n ->
                [one] { $n } बातचीत किसी को नहीं सौंपी गई।
               *[other] { $n } बातचीत किसी को नहीं सौंपी गईं।
            }
       *[yes]
            { $n ->
                [one] { $n } बातचीत { $to } को सौंपी गई।
               *[other] { $n } बातचीत { $to } को सौंपी गईं।
            }
    }
bulk-done-labelled =
    { $on ->
        [yes]
            { $n ->
                [one] { $n } बातचीत पर { $label } लगाया गया।
               *[other] { $n } बातचीत पर { $label } लगाया गया।
            }
       *[no]
            { $n ->
                [one] { $n } बातचीत से { $label } हटाया गया।
               *[other] { $n } बातचीत से { $label } हटाया गया।
            }
    }
bulk-done-read =
    { $n ->
        [one] { $n } बातचीत पठित हुई।
       *[other] { $n } बातचीत पठित हुईं।
    }
bulk-done-unread =
    { $n ->
        [one] { $n } बातचीत टीम के लिए अपठित है।
       *[other] { $n } बातचीत टीम के लिए अपठित हैं।
    }
bulk-nothing = वे पहले से ऐसी थीं।
bulk-refused =
    { $n ->
        [one] { $n } रह गई: { $why }
       *[other] { $n } रह गईं: { $why }
    }

## account

account-title = मेरा अकाउंट
account-profile = प्रोफ़ाइल
account-name = नाम
account-email = ई-मेल
account-password = पासवर्ड
account-password-for-email = आपका पासवर्ड, क्योंकि ई-मेल पता बदल रहा है
account-save = सेव करें
account-saved = सेव हुआ।
account-password-title = पासवर्ड
account-password-now = अभी का पासवर्ड
account-password-next = नया पासवर्ड
account-password-hint = कम से कम 12 अक्षर। आप बाक़ी हर जगह साइन आउट होंगे।
account-password-short = कम से कम 12 अक्षर ज़रूरी हैं।
account-password-same = यह वही है जो आपका है।
account-set-password = पासवर्ड रखें
account-password-set = पासवर्ड रखा गया। आप बाक़ी हर जगह साइन आउट हैं।
account-sessions = आप कहाँ साइन इन हैं
account-sessions-failed = आपके सेशन लोड नहीं हो सके।
account-here = यह ब्राउज़र
account-began = { $since } से, आख़िरी बार { $last }
account-unknown-browser = अनजान ब्राउज़र
account-browser-on = { $system } पर { $browser }
account-end = साइन आउट करें
account-end-of = साइन आउट करें: { $name }
account-end-others = बाक़ी हर जगह साइन आउट करें
account-ended = वहाँ साइन आउट हुआ।

## factors

factors-title = दो-चरण साइन-इन
factors-failed = आप कैसे साइन इन करते हैं, यह लोड नहीं हो सका।
factors-off = बंद
factors-on = { $since } से चालू
factors-text = पासवर्ड के बाद, आपके फ़ोन के ऑथेंटिकेटर ऐप का कोड। सिर्फ़ पासवर्ड जानने वाला अंदर नहीं आ सकता।
factors-begin = ऐप सेट करें
factors-password = आपका पासवर्ड
factors-password-text = ताकि यह आप ही हों, न कि आपके खुले ब्राउज़र पर कोई और।
factors-go = आगे बढ़ें
factors-scan = इसे अपने ऑथेंटिकेटर ऐप से स्कैन करें, या कुंजी लिखें।
factors-picture = कुंजी, ऐप के लिए तस्वीर के रूप में
factors-key = कुंजी
factors-code = ऐप का कोड
factors-code-text = छह अंक। हर आधे मिनट में बदलते हैं।
factors-turn-on = चालू करें
factors-codes-title = रिकवरी कोड
factors-codes-text = फ़ोन खो जाए तो इनमें से हर लाइन आपको एक बार अंदर लाती है। ये सिर्फ़ अभी दिखते हैं: वहीं रखें जहाँ पासवर्ड रखते हैं।
factors-copy = कॉपी करें
factors-copied = कॉपी हो गया
factors-download = फ़ाइल के रूप में सेव करें
factors-kept = मैंने रख लिए
factors-left =
    { $n ->
        [0] कोई रिकवरी कोड नहीं बचा।
        [one] { $n } रिकवरी कोड बचा है।
       *[other] { $n } रिकवरी कोड बचे हैं।
    }
factors-few = आख़िरी इस्तेमाल होने से पहले नए बनाएँ।
factors-renew = नए रिकवरी कोड
factors-turn-off = बंद करें
factors-turn-off-title = दो-चरण साइन-इन बंद करें
factors-turned-off = दो-चरण साइन-इन बंद है।
factors-passkeys = पासकी
factors-passkeys-text = बिना पासवर्ड के, उँगली, चेहरे या सुरक्षा कुंजी से साइन इन करें। पासकी आपके डिवाइस पर रहती है और किसी को बताई नहीं जा सकती।
factors-passkeys-impossible = पासकी किसी नाम की होती हैं। इनबॉक्स को HTTPS से किसी नाम वाले पते पर, या इसी मशीन पर localhost पर खोलें।
factors-no-browser = यह ब्राउज़र पासकी नहीं जानता।
factors-add = पासकी जोड़ें
factors-name = नाम
factors-name-text = ताकि आप इसे पहचान सकें।
factors-name-default = मेरा डिवाइस
factors-made = { $at } बनी
factors-used = { $made } बनी, आख़िरी बार { $at }
factors-remove = हटाएँ
factors-remove-of = पासकी { $name } हटाएँ
factors-removed = पासकी { $name } हटाई गई। इसे डिवाइस पर भी डिलीट करें।
factors-added = { $name } जोड़ी गई। अगली बार इससे साइन इन करें।
factors-cancelled = कोई पासकी नहीं बनी।
factors-cancelled-text = ब्राउज़र ने पूछा और किसी ने जवाब नहीं दिया, या डिवाइस पर पहले से है।

## fields

fields-label = फ़ील्ड
fields-none = यहाँ वह रखें जो टीम अपने ग्राहकों के बारे में जानना चाहती है: श्रेणी, जन्मदिन, एलर्जी।
fields-first = पहला फ़ील्ड बनाएँ
fields-ask-leads = सुपरवाइज़र, एडमिन या मालिक फ़ील्ड बना सकते हैं।
fields-alter = फ़ील्ड बनाएँ, बदलें या हटाएँ
fields-add = जोड़ें
fields-not-set = ख़ाली
fields-yes = हाँ
fields-no = नहीं
fields-of = { $name }: { $value }
fields-save = सेव करें
fields-set = { $name } अब { $value } है।
fields-emptied = { $name } अब ख़ाली है।
fields-others-said = इस व्यक्ति के दो रिकॉर्ड एक हो गए। दूसरे में था: { $values }।
fields-use = { $value } रखें
fields-keep =
    { $valueGiven ->
        [no] ख़ाली रखें
       *[yes] { $value } ही रखें
    }
fields-number-hint = अंक, दशमलव से पहले बिंदु
fields-window-title = ग्राहकों के फ़ील्ड
fields-window-hint = हर ग्राहक के पास, आपके सभी नंबरों पर। पूरी टीम इन्हें देखती और भरती है।
fields-window-empty = अभी कोई फ़ील्ड नहीं।
fields-window-add = नया फ़ील्ड
fields-window-name = नाम
fields-window-kind = इसमें क्या है
fields-window-kind-stays = फ़ील्ड का प्रकार नहीं बदलता। किसी और के लिए दूसरा बनाएँ।
fields-window-choices = चुनने के विकल्प, हर लाइन में एक
fields-window-choices-hint = जो विकल्प आप हटाएँ वह जहाँ है वहाँ रहता है, जब तक कोई उसे न बदले।
fields-window-save = सेव करें
fields-window-create = फ़ील्ड बनाएँ
fields-window-remove = हटाएँ
fields-window-alter = { $name } बदलें या हटाएँ
fields-window-up = { $name } ऊपर करें
fields-window-down = { $name } नीचे करें
fields-window-removed = { $name } अपनी सामग्री के साथ हटाया गया। “वापस लें” से सब लौट आता है।
fields-kinds-text = टेक्स्ट
fields-kinds-number = संख्या
fields-kinds-date = तारीख़
fields-kinds-yes_no = हाँ या नहीं
fields-kinds-choice = कई में से एक

## forward

forward-title = फ़ॉरवर्ड करें
forward-find = व्यक्ति या नंबर खोजें
forward-recent = हाल की बातचीत
forward-found = मिले
forward-nobody = कोई नहीं मिला।
forward-nobody-text = नाम का हिस्सा, या नंबर के आख़िरी अंक आज़माएँ।
forward-failed = बातचीत लोड नहीं हो सकीं।
forward-send = भेजें
forward-send-to = { $name } को भेजें
forward-sent = भेजा गया
forward-open = खोलें
forward-open-of = { $name } के साथ बातचीत खोलें
forward-note = यह आपके अपने मैसेज के रूप में जाता है: WhatsApp के API में फ़ॉरवर्ड का निशान नहीं है।

## views-window

views-window-title = व्यू
views-window-hint = जो आप बार-बार देखते हैं: सूची जो दिखाती है, एक नाम से। अपने लिए, या पूरी टीम के लिए।
views-window-hint-looks-on = जो आप बार-बार देखते हैं: सूची जो दिखाती है, एक नाम से। अपने लिए।
views-window-nothing = अभी सूची सब कुछ दिखाती है। पहले फ़िल्टर या क्रम चुनें।
views-window-name = नाम
views-window-example = एक घंटे से ज़्यादा इंतज़ार
views-window-share = पूरी टीम के पास हो
views-window-now = वही दिखाएँ जो सूची अभी दिखाती है
views-window-shows = यह दिखाता है:
views-window-save = सेव करें
views-window-remove = हटाएँ
views-window-alter = { $name } बदलें या हटाएँ
views-window-of-the-team = टीम का
views-window-mine = मेरा
views-window-removed = { $name } हटाया गया।

## notices

notices-region = कहीं और क्या हो रहा है
notices-needs-person = किसी व्यक्ति की ज़रूरत
notices-mentioned = आपका उल्लेख हुआ
notices-mentioned-text = किसी सहकर्मी ने आपके लिए नोट लिखा। खोलें।

## account-notices

account-notices-title = सूचनाएँ
account-notices-about = बताएँ जब ग्राहक इनमें लिखे
account-notices-abouts-mine = मेरी बातचीत
account-notices-abouts-unassigned = जो बातचीत किसी की नहीं
account-notices-abouts-all = सभी बातचीत
account-notices-view = व्यू { $name }
account-notices-mentions = कोई सहकर्मी मेरा उल्लेख करे
account-notices-how = कैसे
account-notices-sound = आवाज़
account-notices-hear = सुनें
account-notices-desktop = इस डिवाइस की सूचनाएँ, जब पेज सामने न हो
account-notices-desktop-none = इस ब्राउज़र में नहीं है।
account-notices-desktop-denied = ब्राउज़र इसकी अनुमति नहीं देता।
account-notices-desktop-denied-remedy = ब्राउज़र की सेटिंग में इस पेज की सूचनाओं को अनुमति दें, फिर दोबारा टिक करें।
account-notices-desktop-here = इस ब्राउज़र में भी अनुमति देने के लिए टिक करें।
account-notices-quiet = शांत समय, बिना आवाज़ और डिवाइस सूचना
account-notices-quiet-from = से
account-notices-quiet-to = तक
