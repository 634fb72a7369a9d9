## notes

notes-no-mentions = Nobody has mentioned you yet
notes-no-mentions-text = A colleague writes your name behind an @ in a note. It stands here then, with the way to it.
notes-mentions-failed = Could not load your mentions.
notes-fresh = New
notes-by = { $who }, with { $whom }
notes-more = Older ones
notes-placeholder = Write a note for the team, @ mentions somebody
notes-add = Add note
notes-what = What to do with this note
notes-alter = Alter the note
notes-save = Save
notes-remove = Delete the note
notes-removed = The note is deleted.
notes-people = People of the team
notes-nobody = Nobody of the team is called that.
notes-failed = The note was not written.

## setup

setup-title = Create the owner's account
setup-text = This link works once. The owner connects numbers and invites the team.
setup-name = Your name
setup-email = E-mail
setup-password = Password
setup-password-hint = At least 12 characters
setup-submit = Create account
setup-no-token = This link is not complete.
setup-no-token-remedy = Open it exactly as the server printed it; it ends in #token=…
setup-name-missing = A name is needed, so that the team sees who answers.
setup-email-wrong = This is not an e-mail address.
setup-password-short = At least 12 characters are needed.

## bots

bots-title = Bot of your own
bots-on = On
bots-off = Off
bots-failed = Could not load the bot.
bots-none = No bot of your own answers here
bots-none-text = Twinline tells your bot what a customer asked, signed and with a deadline. It answers with one short reply, or hands over to people with what it learnt. Any language, a few lines of code.
bots-ask-owner = An owner can add one.
bots-add = Add a bot
bots-add-title = Add a bot of your own
bots-add-text = It is asked when these rules give a turn to bots, and in place of the built-in one. Nothing it says goes out after a person has answered.
bots-edit-title = Edit this bot
bots-name = Name
bots-name-missing = Give it a name. Your team sees it.
bots-url = Address
bots-url-missing = Enter where it is called.
bots-deadline = Deadline
bots-deadline-field = Deadline in seconds
bots-deadline-text = 5 to 600. Who is not answered by then is handed over to people.
bots-within =
    { $seconds ->
        [one] { $seconds } second to answer
       *[other] { $seconds } seconds to answer
    }
bots-since = Added
bots-added-by = { $time } by { $who }
bots-save = Save
bots-edit = Edit
bots-test = Test
bots-tested = It is there: it answered { $status }.
bots-tested-text = The test was signed as turns are, and asked for nothing.
bots-test-failed =
    { $statusGiven ->
        [no] It did not answer.
       *[yes] It answered { $status }, which is no yes.
    }
bots-test-failed-text = Look at its log, and answer a test with any 2xx.
bots-test-unsigned = It does not take the signature. Compare its secret, and its clock.
bots-rotate = New keys
bots-rotate-ask = Make new keys?
bots-rotate-text = The old ones stop working at once. Turns in between are told again until their deadline.
bots-rotate-do = Make new keys
bots-turn-off = Turn off
bots-turn-on = Turn on
bots-is-off = Off since { $time }.
bots-is-off-text = It is not asked, and what it was asked before is left to people.
bots-remove = Remove
bots-remove-ask = Remove { $name }?
bots-remove-text = What it said stays in the conversations.
bots-remove-do = Remove it
bots-keys-title = Keys of your bot
bots-keys-text = Copy both to your bot now. They are not shown again; new ones can be made at any time.
bots-secret = Signing secret
bots-secret-text = Signs what it is told (Standard Webhooks).
bots-token = Reply token
bots-token-text = It shows this when it answers later.
bots-keys-done = I have copied both
bots-deliveries = Last turns
bots-deliveries-none = It was not asked yet. Turns appear here, with what came of them.
bots-states-open = Waiting for it
bots-states-retrying = Tried again
bots-states-answered = Answered
bots-states-handed_over = Handed over
bots-states-withheld = Not needed
bots-states-expired = Too late
bots-withheld-why-answered = Somebody else had answered.
bots-withheld-why-stale = The customer wrote more; that became another turn.
bots-withheld-why-rules = The rules gave it to people by then.
bots-withheld-why-window_closed = The 24 hours were over.
bots-withheld-why-off = The bot was turned off.
bots-withheld-why-removed = The bot was removed.
bots-said-nothing = It took the turn and said nothing in time.
bots-told-times = Told { $n } times.

## rules

rules-title = Rules
rules-report = People and bots
rules-report-aside = Last 7 days
rules-report-failed = Could not load the report.
rules-report-counts-collisions = Answered at once by the phone and a bot
rules-report-counts-prevented = Double answers prevented
rules-report-counts-withdrawn = Bot replies withdrawn
rules-report-counts-taken_from_bots = A person took over from a bot
rules-report-counts-handed_over = A bot handed over to people
rules-report-causes-phone = the phone came first
rules-report-causes-agent = the team came first
rules-report-causes-typing = somebody typed
rules-report-causes-turn_changed = the customer wrote more
rules-hand-over-nobody = Nobody has come yet.
rules-hand-over-times = A person came after { $median } half of the times, after { $most } nine times of ten.
rules-hand-over-waiting =
    { $n ->
        [one] One still waits.
       *[other] { $n } still wait.
    }
rules-report-collisions = Answered at once
rules-report-none = No turn was answered by the phone and a bot at once.
rules-report-item = { $bot } and the phone, { $time }
rules-failed = Could not load the rules.
rules-save = Save rules
rules-discard = Discard changes
rules-undo = Undo
rules-edited = Not saved. The preview shows these rules.
rules-saved = Saved. Version { $version } holds.
rules-holds = These rules hold.
rules-ask-supervisor = You can try rules here. A supervisor or the owner saves them.
rules-read-theirs = Read theirs
rules-seats-phone = Phone
rules-seats-inbox = Inbox
rules-seats-bot = Bot
rules-seats-and-nobody-phone = Phone
rules-seats-and-nobody-inbox = Inbox
rules-seats-and-nobody-bot = Bot
rules-seats-and-nobody-nobody = Nobody
rules-units-s = seconds
rules-units-min = minutes
rules-units-h = hours
rules-unit-of = { $label }: unit
rules-remove =
    { $nameGiven ->
        [no] Remove this
       *[yes] Remove { $name }
    }
rules-goes-to = goes to
rules-goes-to-of =
    { $nameGiven ->
        [no] This goes to
       *[yes] { $name } goes to
    }
rules-people = 1. People
rules-people-none = Nobody is on a list. Put people on one whom the owner answers in person.
rules-add-people = Add a list
rules-vip = VIP
rules-who-is-on = Whoever is on
rules-label = Name of the list
rules-label-hint = VIP
rules-people-of =
    { $nameGiven ->
        [no] People on this list
       *[yes] People on { $name }
    }
rules-find-people = Find by name or number
rules-people-asked = Looking…
rules-people-failed = They could not be looked for. Type on to try again.
rules-nobody-found = Nobody is called so. A whole number with its country code can be entered.
rules-topics = 2. Topics
rules-topics-none = No topic goes anywhere by itself.
rules-add-topic = Add a topic
rules-what-is-about = What is about
rules-topic = Name of the topic
rules-topic-hint = orders
rules-topic-words = Words, parted by commas
rules-words-of =
    { $nameGiven ->
        [no] Words of this topic, parted by commas
       *[yes] Words of { $name }, parted by commas
    }
rules-languages = 3. Languages
rules-languages-none = The language does not matter. It counts only where it can be told from the words.
rules-who-writes = Whoever writes
rules-add-language = Add a language
rules-hours = 4. Hours
rules-hours-count = Business hours decide when the bot may answer
rules-bots-may = The bot answers
rules-bot-hours-closed = while you are closed
rules-bot-hours-open = while you are open
rules-bot-hours-always = always
rules-clock-of = by the clock of
rules-zone = Time zone
rules-days-1 = Monday
rules-days-2 = Tuesday
rules-days-3 = Wednesday
rules-days-4 = Thursday
rules-days-5 = Friday
rules-days-6 = Saturday
rules-days-7 = Sunday
rules-closed = closed
rules-close-span = Remove
rules-add-span = Add hours
rules-add-span-on = Add hours on { $day }
rules-end-of-from = { $day }, opens { $n }
rules-end-of-to = { $day }, closes { $n }
rules-closed-days = Closed all day:
rules-closed-day = Closed day
rules-add-closed-day = Add a closed day
rules-order = 5. Who goes first
rules-order-hint = Everybody else. Whoever stands above has a head start; a bot that does not stand here never answers.
rules-head-start = has a head start of
rules-head-start-of = Head start of the { $seat }
rules-up = Move { $seat } up
rules-down = Move { $seat } down
rules-add-seat = Give { $seat } a place
rules-waits = When the bot keeps quiet
rules-lease = Whoever answers keeps the floor for
rules-quiet = The bot is silent for
rules-quiet-after = after a person spoke, also when the floor is free by then.
rules-burst = Several quick messages are one turn: the bot waits until the customer is quiet for
rules-burst-most = but at most
rules-burst-after = after the first one.
rules-typing = Somebody at the inbox who begins to type withdraws what the bot was about to send
rules-marks-read = Customers see the blue ticks when somebody reads their message here
rules-shows-typing = Customers see when somebody types here
rules-shows-typing-hint = WhatsApp then shows their message as read, too.
rules-automatic = What the phone says by itself
rules-automatic-hint = The app’s greeting and its note of absence take no floor and answer nobody. Mark one in a thread, or enter a sample.
rules-add-automatic = Add a text
rules-automatic-text = Text
rules-sample = How much of it
rules-samples-whole = The message is
rules-samples-part = The message holds
rules-preview = Preview
rules-preview-aside = as the rules stand here
rules-preview-text = What they write
rules-preview-hint = Is it open today?
rules-preview-at = When they write
rules-preview-waits = …
rules-preview-wrong = Something in the rules cannot be taken. It says so where it stands.
rules-preview-who = Who writes
rules-new-customer = A new customer
rules-writes = writes
rules-on = on
rules-simulator = Simulator
rules-simulator-aside = saves nothing
rules-simulator-hint = Runs what customers wrote through the rules on this page, and says who would have answered.
rules-replay-yesterday = Replay yesterday
rules-replay-week = Replay 7 days
rules-stop = Stop
rules-replayed =
    { $turns ->
        [0] No customer wrote in that time.
        [one]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $turns } turn in { $conversations } conversation. Nothing would have been different.
                       *[other] { $turns } turn in { $conversations } conversation. { $differ } would have been answered by somebody else.
                    }
               *[other]
                    { $differ ->
                        [0] { $turns } turn in { $conversations } conversations. Nothing would have been different.
                       *[other] { $turns } turn in { $conversations } conversations. { $differ } would have been answered by somebody else.
                    }
            }
       *[other]
            { $conversations ->
                [one]
                    { $differ ->
                        [0] { $turns } turns in { $conversations } conversation. Nothing would have been different.
                       *[other] { $turns } turns in { $conversations } conversation. { $differ } would have been answered by somebody else.
                    }
               *[other]
                    { $differ ->
                        [0] { $turns } turns in { $conversations } conversations. Nothing would have been different.
                       *[other] { $turns } turns in { $conversations } conversations. { $differ } would have been answered by somebody else.
                    }
            }
    }
rules-answered-by = Answered by
rules-was = Was
rules-would = Would have been
rules-differences = What would have been different
rules-was-but = { $was } answered; it would have been: { $would }.
rules-versions = Who set them
rules-versions-none = Nobody yet: these are the rules that Twinline begins with.
rules-set-by = { $name }, { $at }
rules-somebody = Somebody
rules-bring-back = Bring back
rules-bring-back-of = Bring back version { $version }

## numbers

numbers-title = Numbers
numbers-connect = Connect a number
numbers-connect-title = Connect a number
numbers-connect-text = Finish the sign-up in Meta's window on the phone's QR code; it hands back a code that is good for minutes.
numbers-code = Code
numbers-waba = WhatsApp Business Account id
numbers-connect-submit = Connect
numbers-code-missing = The code is needed.
numbers-waba-missing = The id is needed: digits only.
numbers-empty = No number is connected
numbers-empty-text = Connect the number of the Business App: the phone keeps working, the team joins in here.
numbers-ask-owner = Ask the owner to connect one.
numbers-failed = Could not load the numbers.
numbers-detail-failed = Could not load this number.
numbers-sending-title = Sending
numbers-sending-failed = Could not load the queue.
numbers-sending-granted = { $n } messages a second
numbers-sending-slowed = { $n } of { $of } messages a second, slowed by WhatsApp
numbers-sending-last-minute = In the last minute { $sent } went out from here, { $heard } came from customers and the phone. Both count.
numbers-sending-urgency = Urgency
numbers-sending-waiting = Waiting
numbers-sending-oldest = Oldest
numbers-sending-later = For later
numbers-sending-priorities-agent = The team's answers
numbers-sending-priorities-bot = Bots' answers
numbers-sending-priorities-transactional = Notices
numbers-sending-priorities-campaign = Campaigns
numbers-sending-unknown =
    { $n ->
        [one] Of one message nobody knows whether it went out; its status or a person decides.
       *[other] Of { $n } messages nobody knows whether they went out; their statuses or a person decide.
    }
numbers-sending-why = See why
numbers-safety-title = Safety
numbers-safety-failed = Could not load how safely this number may send.
numbers-safety-load = { $percent } % of the pace used in the last minute
numbers-safety-meter = Risk
numbers-safety-levels-calm = Calm
numbers-safety-levels-raised = Raised
numbers-safety-levels-high = High
numbers-safety-levels-stopped = Stopped
numbers-safety-meaning =
    { $notices ->
        [0]
            { $campaigns ->
                [0] Campaigns wait, and so do notices. Answers are never held back.
                [100] Campaigns go at full speed, notices wait. Answers are never held back.
               *[other] Campaigns go at { $campaigns } % of the speed, notices wait. Answers are never held back.
            }
       *[other]
            { $campaigns ->
                [0] Campaigns wait. Answers are never held back.
                [100] Campaigns go at full speed. Answers are never held back.
               *[other] Campaigns go at { $campaigns } % of the speed. Answers are never held back.
            }
    }
numbers-safety-nothing = Nothing speaks against bulk messages.
numbers-safety-until = Until { $moment } at the latest.
numbers-safety-closed = Nobody can lift this here.
numbers-safety-people =
    { $limitGiven ->
        [no] Written to first in 24 hours: { $used } people, and there is no limit.
       *[yes] Written to first in 24 hours: { $used } of { $limit } people
    }
numbers-safety-untold = Written to first in 24 hours: { $used } people. WhatsApp has not told the limit yet.
numbers-safety-frees = There is room again from { $moment }.
numbers-safety-lift = Let campaigns go on…
numbers-safety-ask-supervisor = A supervisor can let campaigns go on, with a reason.
numbers-safety-lifted = { $who } lets campaigns go on until { $until }.
numbers-safety-somebody = Somebody
numbers-safety-restore = Take back
numbers-safety-history =
    { $n ->
        [one] Lifted once before
       *[other] Lifted { $n } times before
    }
numbers-safety-was = { $who }, until { $until }:
numbers-safety-lift-title = Let campaigns go on
numbers-safety-lift-text = Bulk messages go at full speed again for a while. What WhatsApp itself has closed stays closed, and a number that people report can be banned.
numbers-safety-reason = Why it is safe
numbers-safety-reason-text = The team reads it here, with your name.
numbers-safety-reason-missing = Say why.
numbers-safety-hours = For how long
numbers-safety-for-hours =
    { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
numbers-safety-lift-submit = Let them go on
numbers-life = Life of this number
numbers-since = since { $time }
numbers-modes-coexistence = Coexistence
numbers-modes-api_only = API only
numbers-modes-app_only = App only
numbers-states-draft = Draft
numbers-states-connecting = Connecting
numbers-states-asking_sync = Asking the phone
numbers-states-syncing = Syncing
numbers-states-live = Live
numbers-states-quiet = Quiet
numbers-states-at_risk = At risk
numbers-states-offboarded = Disconnected
numbers-states-reconnected = Reconnected
numbers-steps-signed_up = Signed up
numbers-steps-connecting = Connected
numbers-steps-contacts = Contacts
numbers-steps-history = History
numbers-steps-live = Live
numbers-steps-quiet = Quiet
numbers-steps-at_risk = At risk
numbers-steps-offboarded = Disconnected
numbers-sync-states-not_asked = not asked yet
numbers-sync-states-asking = being asked
numbers-sync-states-asked = asked, nothing here yet
numbers-sync-states-arriving = arriving
numbers-sync-states-quiet = nothing more for a while
numbers-sync-states-done = complete
numbers-sync-states-declined = declined on the phone
numbers-sync-states-refused = refused by WhatsApp
numbers-sync-states-unknown = not known
numbers-waits-for = Waits for { $what }.
numbers-webhooks-verified = webhooks verified
numbers-both-mirror = both sides mirror
numbers-if-closed = if the app stays closed
numbers-connected-for = Connected { $span } ago
numbers-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
numbers-messages =
    { $n ->
        [one] message
       *[other] messages
    }
numbers-contacts = Contacts from the phone
numbers-history = History from the phone
numbers-asked-at = asked { $time }
numbers-ask-until = must be asked by { $time }
numbers-in-conversations =
    { $n ->
        [one] in { $n } conversation
       *[other] in { $n } conversations
    }
numbers-back-to = back to { $time }
numbers-percent = { $n } %
numbers-covers = Covers
numbers-parts = Parts
numbers-messages-head = Messages
numbers-phases-1 = last day
numbers-phases-2 = to 90 days
numbers-phases-3 = to six months
numbers-phase-other = phase { $n }
numbers-no-phases = Nothing has arrived yet.
numbers-proof = Last proof of life
numbers-proof-none = None yet
numbers-proof-none-text = The first answer typed on the phone, or the first contact saved there, proves that it mirrors.
numbers-proof-kinds-echo = an answer typed on the phone
numbers-proof-kinds-contact_change = a contact changed on the phone
numbers-proof-ago = { $span } ago
numbers-days-left =
    { $n ->
        [0] WhatsApp may stop the sync within hours
        [one] at most { $n } day left until WhatsApp stops the sync
       *[other] at most { $n } days left until WhatsApp stops the sync
    }
numbers-silent-for =
    { $days ->
        [one] { $state }, { $days } day
       *[other] { $state }, { $days } days
    }
numbers-last-sign = last sign { $time }
numbers-lag = Lag
numbers-health = Sync health
numbers-health-aside = last hour
numbers-health-failed = Could not load the sync health.
numbers-checks-arriving = WhatsApp to here
numbers-checks-showing = Here to screen
numbers-checks-phone = Phone
numbers-checks-gaps = Gaps
numbers-checks-unreadables = Unreadable
numbers-checks-portfolio = Portfolio
numbers-standings-well = well
numbers-standings-watch = worth a look
numbers-standings-act = needs you
numbers-lag-head-1 = Part of the way
numbers-lag-head-2 = half within
numbers-lag-head-3 = 95 % within
numbers-lag-head-4 = 99 % within
numbers-lag-arriving = WhatsApp’s time to our journal
numbers-lag-showing = Journal to screen
numbers-lag-count =
    { $n ->
        [one] of { $n } message
       *[other] of { $n } messages
    }
numbers-lag-bars = Messages by how long they took from the journal to the screen
numbers-lag-up-to = to { $span }
numbers-lag-more = more
numbers-lag-note = WhatsApp tells whole seconds, so up to one second of the first line is rounding.
numbers-lag-none-text = Nothing came during the last hour. It is measured as messages arrive.
numbers-last-phone = Last phone activity
numbers-last-phone-none = none seen yet
numbers-gaps = Gaps
numbers-gaps-aside = things we can prove we were never told
numbers-gaps-none = Nothing is known to be missing.
numbers-gaps-none-text = A reply, a tick or an edit for a message we never saw would be listed here.
numbers-gaps-more = There are more; the newest are listed.
numbers-gap-head-when = When
numbers-gap-head-where = Conversation
numbers-gap-head-how = How we know
numbers-gap-head-what = What to do
numbers-gap-unknown = not known
numbers-facts = What WhatsApp says of it
numbers-facts-none = Nothing yet. Quality, limits, names and templates are listed as WhatsApp tells of them.
numbers-facts-all = Show all { $n }
numbers-fact-kinds-template = Template
numbers-fact-kinds-template_quality = Template quality
numbers-fact-kinds-template_category = Template category
numbers-fact-kinds-template_components = Template text
numbers-fact-kinds-number_quality = Quality
numbers-fact-kinds-number_standing = Standing
numbers-fact-kinds-number_name = Name
numbers-fact-kinds-username = Username
numbers-fact-kinds-capability = Limits
numbers-fact-kinds-review = Review
numbers-fact-kinds-alert = Alert
numbers-fact-kinds-settings = Settings
numbers-fact-kinds-security = Security
numbers-fact-kinds-flow = Flow
numbers-fact-kinds-payment = Payments
numbers-fact-kinds-partner = Partner
numbers-fact-kinds-group = Group
numbers-fact-kinds-call = Calls
numbers-fact-kinds-handover = Hand-over
numbers-fact-kinds-other = Other
numbers-mirrors = What is not mirrored
numbers-mirrors-aside = stays on the phone
numbers-mirrors-text = WhatsApp does not share these with anybody, so they cannot appear here:
numbers-not-mirrored-1-1 = Groups
numbers-not-mirrored-1-2 = no message, no member of a group is told; group chats live on the phone only
numbers-not-mirrored-2-1 = Calls
numbers-not-mirrored-2-2 = voice and video calls, missed ones too, ring and stand on the phone
numbers-not-mirrored-3-1 = Status posts
numbers-not-mirrored-3-2 = what the business posts as status, and replies to it
numbers-not-mirrored-4-1 = Broadcast lists
numbers-not-mirrored-4-2 = read-only on the phone since the number was connected
numbers-not-mirrored-5-1 = Disappearing, view once, live location
numbers-not-mirrored-5-2 = switched off while connected; older ones stay on the phone
numbers-not-mirrored-6-1 = Labels, archive, pictures
numbers-not-mirrored-6-2 = each side keeps its own
numbers-to-unreadables = Look at them
numbers-flow = In and out
numbers-backlog = Deliveries not merged
numbers-unreadables = Unreadable
numbers-unknown-numbers = For unknown numbers
numbers-timeline = What happened
numbers-timeline-empty = Nothing yet.
numbers-syncing = The phone's past is arriving.
numbers-syncing-text =
    { $oldestGiven ->
        [no] { $messages } messages so far.
       *[yes] { $messages } messages, back to { $oldest }.
    }
numbers-syncing-contacts = The phone's contacts are arriving.
numbers-details = Details

## operator

operator-title = Operator
operator-health = Health
operator-journal = Journal
operator-writable = takes deliveries
operator-not-writable = cannot be written: WhatsApp keeps and repeats
operator-entries = entries, { $size }
operator-merger = Merger
operator-up-to-date = up to date
operator-backlog =
    { $n ->
        [0] nothing waits
       *[other] { $n } deliveries wait
    }
operator-lag = { $span } behind
operator-signatures = Refused signatures
operator-signatures-text = Deliveries that were not signed by your Meta app. Nothing of them is kept.
operator-alerts = Alerts
operator-no-alerts = Nothing needs you.
operator-unreadables = Unreadable deliveries
operator-unreadables-text = Kept whole, answered 200, not understood. Replay reads them again with this version.
operator-no-unreadables = Every delivery was read.
operator-no-unreadables-text = What cannot be read is kept here with its reason, and can be read again later.
operator-received = Received
operator-field = Field
operator-reason = Why
operator-state-kept = kept
operator-state-replayed = read since
operator-no-field = none
operator-show = Show the body
operator-replay = Replay
operator-replay-read = Read. It is part of the conversations now.
operator-replay-still = Still unreadable: { $reason }
operator-body = Body
operator-failed = Could not load the unreadables.
operator-health-failed = Could not load the health.
operator-denied = This page is not yours to see.
operator-denied-text = Owners and supervisors see it. Ask your owner.
operator-load-more = Load more

## team-page

team-page-title = Team
team-page-failed = Could not load the team.
team-page-invite = Invite somebody
team-page-members =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
team-page-name = Name
team-page-email = E-mail
team-page-role = Role
team-page-last-here = Last here
team-page-you = You
team-page-away = Away since { $time }
team-page-there = There
team-page-state = State
team-page-never = Not signed in
team-page-role-of = Role of { $name }
team-page-remove-title = Remove { $name } from the team?
team-page-remove-text = They are signed out everywhere at once. Their open conversations are nobody's, so that no customer waits for them. Their name stays with what they did.
team-page-remove-do = Remove
team-page-removed =
    { $n ->
        [0] { $name } is not of the team any more.
        [one] { $name } is not of the team any more. { $n } conversation is nobody's now.
       *[other] { $name } is not of the team any more. { $n } conversations are nobody's now.
    }
team-page-kept =
    { $n ->
        [one] { $n } conversation could not be released. Find it by its assignee.
       *[other] { $n } conversations could not be released. Find them by their assignee.
    }
team-page-failed-to-do = Nothing was altered.
team-page-invitations = Open invitations
team-page-none = No invitation is open.
team-page-none-text = A link lets one person in, within a week.
team-page-invited = { $role }, invited by { $who }, until { $until }
team-page-somebody = somebody who left
team-page-resets = Another password for { $name }, link by { $who }, until { $until }
team-page-more = What to do with { $name }
team-page-reset = Link for another password
team-page-reset-title = Another password for { $name }
team-page-reset-text = For who has forgotten the password or lost the app. Using the link turns two-step sign-in off, removes passkeys and ends sessions; until then nothing alters.
team-page-remove-entry = Remove from the team
team-page-revoke = Take back
team-page-invite-text = They open a link, choose a name and a password, and are in. One link is for one person.
team-page-may-owner = May do everything, and alone decides who the owners are.
team-page-may-admin = Alters the team, connects numbers, and sets up bots.
team-page-may-supervisor = Leads the team's work: rules, reports, the operator's pages.
team-page-may-agent = Answers customers.
team-page-may-viewer = Reads everything, and alters nothing.
team-page-make = Make a link
team-page-link = The link
team-page-link-text = Give it to one person. It works until { $until }, and is shown this once.
team-page-copy = Copy
team-page-copied = Copied
team-page-done = Done
team-page-join-title = Join { $workspace }
team-page-join-by = { $who } invites you. Your role: { $role }.
team-page-join-role = Your role: { $role }.
team-page-join-name = Your name
team-page-join-name-hint = Your team sees it.
team-page-join-submit = Join
team-page-join-reset-title = Set another password
team-page-join-reset-text = For { $name }. Two-step sign-in is turned off, passkeys are removed, and you are signed out everywhere else.
team-page-join-reset-submit = Set and sign in
team-page-join-have = You have an account? Sign in.

## palette

palette-title = Go to anything
palette-field = A person, words, a number, a command
palette-commands = Commands and places
palette-people = People
palette-messages = Messages
palette-results = What was found
palette-nothing = Nothing is found.
palette-nothing-text = Try a part of a name, the last digits of a number, or one word of a message.
palette-failed = The search does not answer.
palette-inbox = Inbox: { $view }
palette-unread = Inbox: unread
palette-ten-minutes = Inbox: waits for ten minutes or longer
palette-closing = Inbox: window closes within an hour
palette-phone-spoke = Inbox: the phone spoke last
palette-labelled = Inbox: label { $label }
palette-saved-view = View: { $name }
palette-numbers = Numbers
palette-number = Number: { $name }
palette-rules = Rules: { $name }
palette-operator = Operator’s page
palette-team = Team
palette-account = My account: name, password, where I am signed in
palette-keys = All shortcuts

## story

story-title = Why is this here?
story-failed = Could not load its story.
story-here = In this inbox
story-phone = On the phone
story-told = Told by
story-id = WhatsApp’s id
story-copy-id = Copy WhatsApp’s id
story-no-id = None yet
story-price = Price
story-charged =
    { $categoryGiven ->
        [no] Charged
       *[yes] Charged as { $category }
    }
story-free =
    { $categoryGiven ->
        [no] Free
       *[yes] Free, as { $category }
    }
story-steps = What happened
story-untimed = time not told
story-sources-live = WhatsApp, as it happened
story-sources-echo = WhatsApp’s echo of the phone
story-sources-history = the history that the phone shared
story-sources-api = this inbox, where it was written
story-sources-response = WhatsApp’s answer to our call
story-sources-status = a status of WhatsApp
story-stands = It stands here.
story-phone-side-same = It stands there as it does here.
story-phone-side-later = Not yet. WhatsApp has not taken it.
story-phone-side-never = It never went out, so it does not stand there.
story-phone-side-unknown = Not known. No answer came to the call; it shows by a status or an echo.
story-phone-side-alone = Only there. WhatsApp does not hand over what it holds; open it on the phone.
story-phone-side-taken_back = It was there and was taken back.
story-written = { $who } wrote it here
story-due = Its time came
story-called =
    { $attempt ->
        [one] WhatsApp was called
       *[other] WhatsApp was called, attempt { $attempt }
    }
story-outcome-queued = It waits again.
story-outcome-waiting = WhatsApp did not take it now.
story-outcome-sending = The call is under way.
story-outcome-accepted = WhatsApp took it.
story-outcome-sent = WhatsApp took it.
story-outcome-delivered = WhatsApp took it.
story-outcome-read = WhatsApp took it.
story-outcome-played = WhatsApp took it.
story-outcome-failed = It failed.
story-outcome-refused = WhatsApp refused it.
story-outcome-unknown = No answer came.
story-outcome-withdrawn = Withdrawn: somebody else answered first.
story-outcome-cancelled = A person took it back.
story-outcome-expired = It was too late.
story-said-in = The customer sent it
story-said-out = It was sent by the business
story-heard = Twinline heard of it
story-file-here = Its file was stored here
story-sent = WhatsApp’s servers had it
story-delivered = It was on the customer’s device
story-read = The customer read it
story-played = The customer played it
story-delivery-failed = It could not be delivered
story-edited-in = The customer altered it
story-edited-out = It was altered on the phone
story-revoked-in = The customer deleted it
story-revoked-out = It was deleted on the phone
story-reacted = { $who } put { $emoji } on it
story-unreacted = { $who } took a reaction back
story-customer = The customer
story-business = The business
story-automatic =
    { $whoGiven ->
        [no] The rules took it for the app’s own message
       *[yes] { $who } marked it as sent by the app itself
    }

## bulk

bulk-bar = What to do with the chosen conversations
bulk-count =
    { $n ->
        [0] None chosen
       *[other] { $n } chosen
    }
bulk-most = { $n } chosen, which is the most at once
bulk-all = Choose all that are loaded
bulk-resolve = Resolve
bulk-reopen = Open again
bulk-snooze = Snooze
bulk-assign = Assign
bulk-nobody = Nobody
bulk-labels = Labels
bulk-no-labels = There are no labels yet. L in a conversation makes one.
bulk-read = Mark as read
bulk-unread = Mark as unread
bulk-clear = Choose no more
bulk-done-resolved =
    { $n ->
        [one] { $n } conversation resolved.
       *[other] { $n } conversations resolved.
    }
bulk-done-open =
    { $n ->
        [one] { $n } conversation open again.
       *[other] { $n } conversations open again.
    }
bulk-done-snoozed =
    { $n ->
        [one] { $n } conversation snoozed.
       *[other] { $n } conversations snoozed.
    }
bulk-done-assigned =
    { $toGiven ->
        [no]
            { $n ->
                [one] { $n } conversation assigned to nobody.
               *[other] { $n } conversations assigned to nobody.
            }
       *[yes]
            { $n ->
                [one] { $n } conversation assigned to { $to }.
               *[other] { $n } conversations assigned to { $to }.
            }
    }
bulk-done-labelled =
    { $on ->
        [yes]
            { $n ->
                [one] { $n } conversation labelled { $label }.
               *[other] { $n } conversations labelled { $label }.
            }
       *[no]
            { $n ->
                [one] { $label } is off { $n } conversation.
               *[other] { $label } is off { $n } conversations.
            }
    }
bulk-done-read =
    { $n ->
        [one] { $n } conversation read.
       *[other] { $n } conversations read.
    }
bulk-done-unread =
    { $n ->
        [one] { $n } conversation unread for the team.
       *[other] { $n } conversations unread for the team.
    }
bulk-nothing = They stood so already.
bulk-refused =
    { $n ->
        [one] One was left: { $why }
       *[other] { $n } were left: { $why }
    }

## account

account-title = My account
account-profile = Profile
account-name = Name
account-email = E-mail
account-password = Password
account-password-for-email = Your password, for the e-mail address alters
account-save = Save
account-saved = Saved.
account-password-title = Password
account-password-now = Password now
account-password-next = New password
account-password-hint = At least 12 characters. You are signed out everywhere else.
account-password-short = At least 12 characters are needed.
account-password-same = This is the one you have.
account-set-password = Set password
account-password-set = The password is set. You are signed out everywhere else.
account-sessions = Where you are signed in
account-sessions-failed = Could not load your sessions.
account-here = This browser
account-began = Since { $since }, last used { $last }
account-unknown-browser = Unknown browser
account-browser-on = { $browser } on { $system }
account-end = Sign out
account-end-of = Sign out: { $name }
account-end-others = Sign out everywhere else
account-ended = Signed out there.

## factors

factors-title = Two-step sign-in
factors-failed = Could not load how you sign in.
factors-off = Off
factors-on = On since { $since }
factors-text = After the password, a code of an authenticator app on your phone. Whoever learns your password alone gets nowhere.
factors-begin = Set up an app
factors-password = Your password
factors-password-text = So that it is you, and not somebody at your open browser.
factors-go = Continue
factors-scan = Scan this with your authenticator app, or type the key into it.
factors-picture = The key, as a picture for the app
factors-key = Key
factors-code = Code of the app
factors-code-text = Six digits. They alter every half minute.
factors-turn-on = Turn on
factors-codes-title = Recovery codes
factors-codes-text = If your phone is lost, each of these lets you in once. They are shown this once: keep them where you keep passwords.
factors-copy = Copy
factors-copied = Copied
factors-download = Save as a file
factors-kept = I have kept them
factors-left =
    { $n ->
        [0] No recovery code is left.
        [one] { $n } recovery code is left.
       *[other] { $n } recovery codes are left.
    }
factors-few = Make new ones before the last is used.
factors-renew = New recovery codes
factors-turn-off = Turn off
factors-turn-off-title = Turn two-step sign-in off
factors-turned-off = Two-step sign-in is off.
factors-passkeys = Passkeys
factors-passkeys-text = Sign in with a fingerprint, a face or a key, without a password. A passkey stays on your device and cannot be told to anybody.
factors-passkeys-impossible = Passkeys belong to a name. Open the inbox at an address with a name, by HTTPS, or at localhost on this machine.
factors-no-browser = This browser knows no passkeys.
factors-add = Add a passkey
factors-name = Name
factors-name-text = So that you know it again.
factors-name-default = My device
factors-made = Made { $at }
factors-used = Made { $made }, last used { $at }
factors-remove = Remove
factors-remove-of = Remove passkey { $name }
factors-removed = The passkey { $name } is removed. Delete it on the device as well.
factors-added = { $name } is added. Sign in with it the next time.
factors-cancelled = No passkey was made.
factors-cancelled-text = The browser asked, and nobody answered, or the device has one already.

## fields

fields-label = Fields
fields-none = Keep here what your team wants to know of its customers: a tier, a birthday, an allergy.
fields-first = Make the first field
fields-ask-leads = A supervisor, an admin or an owner can make fields.
fields-alter = Make, alter or remove fields
fields-add = Add
fields-not-set = Not set
fields-yes = Yes
fields-no = No
fields-of = { $name }: { $value }
fields-save = Save
fields-set = { $name } is { $value } now.
fields-emptied = { $name } is empty now.
fields-others-said = Two records of this person became one. The other said: { $values }.
fields-use = Use { $value }
fields-keep =
    { $valueGiven ->
        [no] Keep it empty
       *[yes] Keep { $value }
    }
fields-number-hint = Digits, with a point before decimals
fields-window-title = Fields for customers
fields-window-hint = Each customer has them, on all of your numbers. The whole team sees and fills them.
fields-window-empty = There are no fields yet.
fields-window-add = New field
fields-window-name = Name
fields-window-kind = What it holds
fields-window-kind-stays = A field keeps its kind. Make another one for something else.
fields-window-choices = Values to choose from, one per line
fields-window-choices-hint = A value that you take out stays where it stands until somebody alters it.
fields-window-save = Save
fields-window-create = Make the field
fields-window-remove = Remove
fields-window-alter = Alter or remove { $name }
fields-window-up = Move { $name } up
fields-window-down = Move { $name } down
fields-window-removed = { $name } is removed, with what stood in it. Undo brings all of it back.
fields-kinds-text = Text
fields-kinds-number = Number
fields-kinds-date = Date
fields-kinds-yes_no = Yes or no
fields-kinds-choice = One of several values

## forward

forward-title = Forward
forward-find = Find a person or a number
forward-recent = Recent conversations
forward-found = Found
forward-nobody = Nobody was found.
forward-nobody-text = Try a part of the name, or the last digits of the number.
forward-failed = Could not load the conversations.
forward-send = Send
forward-send-to = Send to { $name }
forward-sent = Sent
forward-open = Open
forward-open-of = Open the conversation with { $name }
forward-note = It goes as your own message: WhatsApp’s API has no mark of forwarding.

## views-window

views-window-title = Views
views-window-hint = What you look for again and again: what the list shows, under a name. For yourself, or for the whole team.
views-window-hint-looks-on = What you look for again and again: what the list shows, under a name. For yourself.
views-window-nothing = The list shows everything just now. Set filters or an order first.
views-window-name = Name
views-window-example = Waiting over an hour
views-window-share = The whole team has it
views-window-now = Show what the list shows now
views-window-shows = It shows:
views-window-save = Save
views-window-remove = Remove
views-window-alter = Alter or remove { $name }
views-window-of-the-team = The team’s
views-window-mine = Mine
views-window-removed = { $name } is removed.

## notices

notices-region = What happens elsewhere
notices-needs-person = Needs a person
notices-mentioned = You are mentioned
notices-mentioned-text = A colleague wrote a note for you. Open it.

## account-notices

account-notices-title = Notices
account-notices-about = Tell me when a customer writes in
account-notices-abouts-mine = My conversations
account-notices-abouts-unassigned = Conversations that are nobody’s
account-notices-abouts-all = All conversations
account-notices-view = The view { $name }
account-notices-mentions = A colleague mentions me
account-notices-how = How
account-notices-sound = A sound
account-notices-hear = Hear it
account-notices-desktop = Notices of this device, while the page is out of sight
account-notices-desktop-none = This browser has none.
account-notices-desktop-denied = The browser does not allow it.
account-notices-desktop-denied-remedy = Allow notifications for this page in the browser’s settings, then tick it again.
account-notices-desktop-here = Tick it to allow it in this browser as well.
account-notices-quiet = Quiet hours, without sound and device
account-notices-quiet-from = From
account-notices-quiet-to = To
