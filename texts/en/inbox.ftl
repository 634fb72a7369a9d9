## common

common-try-again = Try again
common-close = Close
common-cancel = Cancel
common-back = Back
common-copy = Copy
common-copied = Copied
common-undo = Undo
common-unreachable = The server does not answer.
common-unreachable-remedy = Look whether the device is online; it tries again by itself.
common-request-id = Request { $id }

## nav

nav-main = Main
nav-inbox = Inbox
nav-inbox-waiting = Inbox, { $n } waiting
nav-tab =
    { $waiting ->
        [0] Twinline
       *[other] ({ $waiting }) Twinline
    }
nav-numbers = Numbers
nav-operator = Operator
nav-dark = Dark colours
nav-light = Light colours
nav-account =
    { $isAway ->
        [yes] { $name }, account, away
       *[no] { $name }, account
    }
nav-sign-out = Sign out
nav-undo-send =
    { $seconds ->
        [0] Undo sending: off
       *[other] Undo sending: { $seconds } s
    }
nav-more = More
nav-bench = Sandbox bench
nav-role-owner = Owner
nav-role-admin = Admin
nav-role-supervisor = Supervisor
nav-role-agent = Agent
nav-role-viewer = Viewer
nav-team = Team
nav-my-account = My account
nav-go-away = I am away
nav-come-back = I am back
nav-away-failed = Not altered: the server was not reached.

## connection

connection-none = No connection.
connection-read-only = You can read and write, nothing is lost.
connection-waits =
    { $n ->
        [one] You can read and write, { $n } message waits.
       *[other] You can read and write, { $n } messages wait.
    }

## language

language-label = Language
language-hint = Of your pages, on every device. What customers write stays as it is.

## signIn

sign-in-title = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-submit = Sign in
sign-in-no-account = No account? Ask the owner for an invitation link.
sign-in-failed = E-mail or password is wrong.
sign-in-failed-remedy = Check both. Who has forgotten the password asks an owner or admin for a link.
sign-in-code = Code
sign-in-code-text = Of your authenticator app, or a recovery code.
sign-in-passkey = Use a passkey
sign-in-no-passkey = No passkey was used.
sign-in-no-passkey-remedy = Try again, or sign in with e-mail and password.
sign-in-too-many = Too many attempts.
sign-in-phone-side = The phone in the shop
sign-in-inbox-side = The team at the inbox
sign-in-claim-1 = One number.
sign-in-claim-2 = One conversation.
sign-in-claim-text = Both sides see the same, and nobody answers over another.

## list

list-title = Inbox
list-draft = Draft:
list-choose = Choose { $name }
list-choose-several = Choose several
list-choose-no-more = Choose no more
list-views-waiting = Waiting
list-views-mine = Mine
list-views-unassigned = Unassigned
list-views-all = All
list-views-snoozed = Snoozed
list-views-resolved = Resolved
list-sorts-recent = Most recent first
list-sorts-longest_wait = Longest wait first
list-sort = Order
list-filter = Views
list-label = Conversations
list-marked-unread = Marked as unread
list-unread =
    { $n ->
        [one] { $n } unread
       *[other] { $n } unread
    }
list-waits = Waits { $span }
list-waits-less = < 1 min
list-not-confirmed = Not confirmed
list-not-sent = Not sent
list-needs-person = Needs a person
list-closes-in = closes in { $span }
list-loading-more = Loading more
list-failed = Could not load the conversations.
list-more-failed = Could not load more.
list-empty-waiting = Nobody is waiting
list-empty-waiting-text = Whoever writes next appears here at once.
list-show-all = Show all { $n }
list-empty-mine = Nothing is assigned to you
list-empty-mine-text = Assign a conversation to yourself to keep it here.
list-empty-unassigned = Everything has somebody
list-empty-unassigned-text = Conversations without a person appear here.
list-empty-all = No conversations yet
list-empty-all-text = They appear as soon as a customer writes, or with the history of a connected number.
list-until = until { $time }
list-empty-snoozed = Nothing is snoozed
list-empty-snoozed-text = Snooze a conversation to have it out of the way until a time, or until the customer writes.
list-empty-resolved = Nothing is resolved
list-empty-resolved-text = Resolved conversations rest here until the customer writes again.
list-to-numbers = Connect a number
list-kinds-image = Photo
list-kinds-video = Video
list-kinds-audio = Voice message
list-kinds-sticker = Sticker
list-kinds-document = Document
list-kinds-location = Location
list-kinds-contacts = Contact card
list-kinds-template = Template
list-kinds-interactive = Buttons
list-kinds-reaction = Reaction
list-kinds-system = Notice from WhatsApp
list-kinds-order = Order
list-kinds-button = Button
list-kinds-poll_creation = Poll
list-kinds-poll_update = Vote in a poll
list-kinds-group_invite = Invitation to a group
list-kinds-pin = Pinned message
list-kinds-keep_in_chat = Kept message
list-kinds-gif = GIF
list-kinds-product = Product
list-kinds-list = List
list-kinds-errors = Message
list-kinds-edit = Edit
list-kinds-media_placeholder = Media
list-kinds-request_welcome = Opened the chat
list-kinds-unsupported = A message WhatsApp does not hand over
list-kinds-placeholder = A message we were told nothing of
list-deleted = Deleted message
list-other-kind = Message of kind “{ $kind }”
list-nothing-yet = Nothing written yet

## filters

filters-open = Filter
filters-title = Show only
filters-clear = Remove the filters
filters-remove = Remove: { $what }
filters-empty = Nothing fits the filters
filters-empty-text = Remove one of them, or all.
filters-state = Conversations
filters-state-open = Open
filters-chip = { $name }: { $values }
filters-names-line = Number
filters-names-last_word = Last word
filters-names-floor = Floor
filters-names-assignee = Assigned to
filters-names-label = Label
filters-names-unread = Read
filters-names-waiting_minutes = Waits at least
filters-names-closing_minutes = Window closes within
filters-unread = Unread
filters-me = Me
filters-nobody = Nobody
filters-unknown-number = A number that is gone
filters-unknown-label = A label that is gone
filters-unknown-person = Somebody who is gone
filters-speakers-customer = Customer
filters-speakers-phone = Phone
filters-speakers-agent = Team
filters-speakers-bot = Bot
filters-speakers-campaign = Campaign
filters-speakers-api = Other software
filters-speakers-unknown = Unknown
filters-holders-nobody = Nobody
filters-holders-phone = Phone
filters-holders-agent = Team
filters-holders-bot = Bot

## views

views-title = Views
views-mine = Mine
views-team = The team’s
views-none = Set filters or an order, then save them here under a name.
views-save = Save what the list shows…
views-manage = Alter or remove views…
views-shown = Views: { $name }

## search

search-label = Search
search-placeholder = Name, number or words
search-end = End the search
search-results = Found
search-people = People
search-messages = Messages
search-count =
    { $people ->
        [one]
            { $more ->
                [yes] { $people } person, { $messages } or more messages
               *[no]
                    { $messages ->
                        [one] { $people } person, { $messages } message
                       *[other] { $people } person, { $messages } messages
                    }
            }
       *[other]
            { $more ->
                [yes] { $people } people, { $messages } or more messages
               *[no]
                    { $messages ->
                        [one] { $people } people, { $messages } message
                       *[other] { $people } people, { $messages } messages
                    }
            }
    }
search-empty = Nothing found for “{ $q }”
search-empty-text = Every word must begin a word of a message, of a name or of a number.
search-more = Show older messages
search-failed = Could not search.
search-walk = Older messages are still being read: { $percent } %.
search-no-conversation = In the address book, no conversation yet

## start

start-answered = All answered
start-pick = Pick a conversation
start-waiting =
    { $n ->
        [one] { $n } customer waits for an answer.
       *[other] { $n } customers wait for an answer.
    }
start-nobody-waits = Nobody waits for an answer.

## keys

keys-title = Keyboard
keys-next = Next conversation
keys-previous = Previous conversation
keys-open = Open it
keys-back = Back to the list
keys-search = Search
keys-everything = Go to anything: people, messages, numbers, commands
keys-filter = Filter the list
keys-save-view = Save what the list shows as a view
keys-choose = Choose it, and the next
keys-reply = Write an answer
keys-note = Write a note for the team
keys-resolve = Resolve or reopen
keys-snooze = Snooze
keys-unread = Mark as unread, or read
keys-pin = Pin to the top, or take off
keys-labels = Labels
keys-floor = Take or give the floor
keys-person = Show or hide the person
keys-templates = Pick a template
keys-bold = Bold, italic (while writing)
keys-struck = Struck through, fixed width (while writing)
keys-messages = Go through the messages (in the thread)
keys-why = Why a message is here (on a message)
keys-date = Go to a date
keys-help = All shortcuts

## note

note-mentions = Mentions
note-mentions-new = Mentions, { $n } new
note-as = Write as
note-reply = Reply
note-note = Note
note-of = Note by { $name }
note-more = More for the note by { $name }
note-only = Only your team sees this
note-edited = edited
note-you = You

## thread

thread-looks-on = You look on. Your role reads everything and alters nothing.
thread-is-away = away
thread-label = Conversation with { $name }
thread-waits-since = Waits for an answer since { $time }
thread-waits-since-short = Waits since { $time }
thread-resolved = Resolved
thread-answered-by = { $who } answered { $time }
thread-last-message = Last message { $time }
thread-history-only = From the phone's history
thread-resolve = Resolve
thread-reopen = Reopen
thread-assign = Assign
thread-assign-to = Assigned to { $name }
thread-assign-nobody = Nobody
thread-assign-me = Me
thread-show-person = Show person
thread-hide-person = Hide person
thread-more = More
thread-back-to-list = Back to the conversations
thread-older = Loading older messages
thread-newer = Loading newer messages
thread-older-failed = Could not load older messages.
thread-newer-failed = Could not load newer messages.
thread-beginning = This is where it begins.
thread-failed = Could not load this conversation.
thread-missing = There is no such conversation.
thread-missing-text = It may belong to a number you cannot see, or was never here.
thread-empty = No messages yet
thread-empty-text = What either side writes appears here.
thread-news =
    { $n ->
        [one] { $n } new
       *[other] { $n } new
    }
thread-from-history = { $day } · from history
thread-to-newest = To the newest message
thread-new-below =
    { $n ->
        [one] { $n } new message below
       *[other] { $n } new messages below
    }
thread-phone = Phone
thread-business-app = Business App
thread-bot-name = Bot
thread-bot = bot
thread-campaign = campaign
thread-api = other software
thread-unknown-author = Sender not known
thread-you = You
thread-edited-at = Edited { $time }.
thread-forwarded = Forwarded
thread-forwarded-often = Forwarded many times
thread-from-ad =
    { $headlineGiven ->
        [no] From an ad
       *[yes] From an ad: { $headline }
    }
thread-from-post =
    { $headlineGiven ->
        [no] From a post
       *[yes] From a post: { $headline }
    }
thread-from-product =
    { $idGiven ->
        [no] About an article
       *[yes] About the article { $id }
    }
thread-edited-before = Before: { $text }
thread-deleted-by-customer = Deleted by the customer, { $time }
thread-deleted-on-phone = Deleted on the phone, { $time }
thread-mark-automatic = The app sent this by itself
thread-automatic = Sent by the app itself. It answers nobody and takes no floor.
thread-not-automatic = A person wrote it
thread-quoted-unknown = Not in the history we were given
thread-quoted-empty = A message without words
thread-your-side = Your side
thread-look-on-phone = Look on the phone.
thread-notice = Notice from WhatsApp
thread-reply = Answer to this message
thread-react = React to this message
thread-react-with = React with { $emoji }
thread-take-reaction-back = Take { $emoji } back
thread-own-reaction = Another emoji
thread-own-reaction-set = React
thread-reacting =
    { $emojiGiven ->
        [no] Taking it back…
       *[yes] { $emoji } is on its way…
    }
thread-reaction-waits = WhatsApp has not taken it yet. It goes by itself.
thread-reaction-failed = Not reacted: { $fact }
thread-viewer = Pictures
thread-save = Save the picture
thread-more-of = More about this message
thread-copy-text = Copy the text
thread-forward = Forward
thread-why = Why is this here?
thread-to-date = Go to a date
thread-media-waiting = On its way
thread-media-fetching = Being fetched
thread-media-delayed = Not here yet
thread-media-delayed-detail = { $reason } It is tried again by itself.
thread-media-try-now = Try now
thread-media-too_large = Too large to fetch
thread-media-expired = No longer at WhatsApp
thread-media-failed = Could not be fetched
thread-media-on-phone = It is still on the phone.
thread-media-retry-failed = Not tried: { $fact }
thread-placeholder =
    { $wordGiven ->
        [no]
            { $rawGiven ->
                [no] A message of kind “unknown”, shown on the phone
               *[yes] A message of kind “{ $raw }”, shown on the phone
            }
       *[yes] { $word }, shown on the phone
    }
thread-unsupported =
    { $wordGiven ->
        [no] WhatsApp does not hand this message over
       *[yes] { $word }: WhatsApp does not hand this over
    }
thread-shown-place = A place
thread-shown-open-map = Open in a map
thread-shown-open-page = Open its page
thread-shown-copy-place = Copy the coordinates
thread-shown-copy = Copy { $what }
thread-shown-copied = Copied
thread-shown-nameless = Without a name
thread-shown-no-way = No number or address came with it.
thread-shown-birthday = Birthday { $day }
thread-shown-buttons = What the customer can tap
thread-shown-cards = { $count } cards side by side
thread-shown-does-answer = Answer
thread-shown-does-choices = Choose
thread-shown-does-link = Open
thread-shown-does-call = Call
thread-shown-does-code = Copy code
thread-shown-does-form = Open the form
thread-shown-does-place = Send location
thread-shown-does-address = Send address
thread-shown-does-contact = Share number
thread-shown-does-goods = View articles
thread-shown-does-other = Button
thread-shown-answered-buttons = Tapped a button
thread-shown-answered-choices = Chose from the list
thread-shown-answered-form = Filled in the form
thread-shown-answered-address = Sent an address
thread-shown-answered-calls = Was asked about calls
thread-shown-answered-payment = Payment
thread-shown-calls =
    { $allowed ->
        [yes] Allows calls
       *[no] Does not allow calls
    }
thread-shown-order = Order
thread-shown-quantity = Quantity
thread-shown-article = Article
thread-shown-article-unknown = Article without a number
thread-shown-price = Price
thread-shown-total = Total
thread-shown-template = Template { $name }
thread-shown-words-unknown = Its words are not known here.

## voice

voice-record = Record a voice message
voice-recording = Recording
voice-discard = Discard the recording
voice-done = Done
voice-refused = No microphone.
voice-refused-remedy = Allow this page to use one in the browser’s settings, or attach a sound instead.

## viewer

viewer-show = Show in the thread
viewer-older = The one before
viewer-newer = The next one
viewer-all = Pictures of this conversation
viewer-of = { $what }, { $time }
viewer-picture = Picture
viewer-film = Film
viewer-failed = The others could not be loaded. They are asked for again when you move on.

## toDate

to-date-day = Day
to-date-go = Go there
to-date-beginning = To the beginning
to-date-nothing = There is nothing to go to.

## floor

floor-by-speaking = took the floor by answering
floor-took = took the floor
floor-took-from = took the floor from { $whom }
floor-bot-took = took the floor
floor-handed-over = handed this over to people
floor-needs-person = Needs a person
floor-handed-back = handed the floor back
floor-nobody-spoke = marked the phone’s message as sent by the app itself
floor-collided = The phone and { $bot } answered at once.
floor-collided-why = Both were on their way, and neither could know of the other.
floor-expired = Floor free again
floor-expired-after = Floor free again, its time with { $whom } ran out
floor-whom-nobody = nobody
floor-whom-bot = the bot
floor-whom-phone = the phone
floor-whom-agent = an agent
floor-withdrew = Bot withdrew its reply
floor-withdrew-why-phone_answered = because the phone answered first.
floor-withdrew-why-agent_answered = because the team answered first.
floor-withdrew-why-turn_changed = because the customer wrote more.
floor-withdrew-why-floor_taken = because somebody took the floor.
floor-withdrew-why-agent_types = because somebody began to type.
floor-nothing-sent = Nothing was sent.
floor-show-text = Show text
floor-hide-text = Hide text
floor-an-agent = An agent
floor-you-have = You have the floor
floor-until = until { $time }
floor-since = since { $time }
floor-until-answer = until you hand it back
floor-lost = { $who }. They were quicker.
floor-nobody-has = Nobody has the floor
floor-your-answer-takes = Your answer takes it
floor-has = { $who } has the floor
floor-has-until = { $who } has the floor until { $time }
floor-answered-at = It answered at { $time }
floor-take-it = Take it
floor-hand-back = Hand back
floor-group = Before you send

## window

window-free = Free text
window-free-for = Free text for { $span }
window-until = until { $time }
window-then-templates = then templates only
window-closed = Templates only
window-last-wrote = { $name } last wrote { $span } ago
window-never-wrote = { $name } has never written here
window-closed-title = The 24 hours are over.
window-closed-text = Free text goes out again when { $name } writes. Until then a template can, and the phone at any time.
window-never-title = Free text is not allowed yet.
window-today = { $time }
window-tomorrow = tomorrow, { $time }

## charge

charge-free = Free of charge
charge-from-here = Here { $price }, phone free
charge-templates = Templates from { $price }
charge-phone = free from the phone
charge-phone-too = here and on the phone
charge-first-free = the first { $texts } a month free
charge-every-one = each message
charge-hidden = Price not known
charge-hidden-why = their number is hidden
charge-card = { $market }, rates since { $day }, before discounts
charge-notice = notice { $price }
charge-offer = offer { $price }
charge-code = code { $price }

## composer

composer-placeholder = Message { $name }
composer-send = Send
composer-send-hint = Enter sends, Shift and Enter begins a line
composer-enter = Enter
composer-attach = Attach a picture or a document
composer-voice = Voice message
composer-more = Attach, speak, pick a template
composer-attach-offline = Files need a connection
composer-drop-here = Drop to attach
composer-remove = Remove the attachment
composer-caption = Caption for { $name }
composer-uploading = Uploading
composer-send-as = Send as
composer-send-as-choices-image = Picture
composer-send-as-choices-video = Film
composer-send-as-choices-audio = Sound
composer-send-as-choices-sticker = Sticker
composer-send-as-choices-document = Document
composer-upload-failed = Could not upload.
composer-too-large = This { $kind } is { $size }, WhatsApp takes { $limit }.
composer-too-large-media = Make it smaller, or send it zipped, as a document.
composer-too-large-document = Make it smaller, or send a link to it.
composer-too-long = { $n } characters too many for one message.
composer-reply-to = Answer to { $name }
composer-clear-quote = Do not quote
composer-answered-title = Someone answered meanwhile.
composer-answered-by = { $who } did, at { $time }.
composer-answered-phone = The phone
composer-answered-other = Somebody else
composer-read-first = Read first
composer-send-anyway = Send anyway
composer-not-taken = Not sent.
composer-edit = Edit
composer-discard = Discard

## team

team-more = More for this conversation
team-mark-unread = Mark as unread
team-mark-read = Mark as read
team-pin = Pin to the top
team-unpin = Take the pin off
team-pinned = Pinned
team-told-unread =
    { $unread ->
        [yes] { $name } is unread for the team.
       *[no] { $name } is read.
    }
team-told-pinned =
    { $pinned ->
        [yes] { $name } is pinned to the top of your list.
       *[no] { $name } is pinned no longer.
    }
team-told-assigned =
    { $toGiven ->
        [no] { $name } is assigned to nobody.
       *[yes] { $name } is assigned to { $to }.
    }

## labels

labels-label = Labels
labels-title = Labels of this conversation
labels-find = Find or make a label
labels-hint = The team's own. Labels on the phone are others: WhatsApp tells nobody of them.
labels-create = Make the label { $name }
labels-alter = Rename, recolour or remove { $name }
labels-name = Name
labels-colour = Colour
labels-colours-grey = Grey
labels-colours-green = Green
labels-colours-blue = Blue
labels-colours-violet = Violet
labels-colours-plum = Plum
labels-colours-amber = Amber
labels-colours-red = Red
labels-colours-teal = Teal
labels-remove = Remove
labels-removed = { $name } is removed from all conversations.
labels-save = Save
labels-none = None
labels-change = Change
labels-more = { $n } more

## snooze

snooze-snooze = Snooze
snooze-until = Back in the list
snooze-until-word = When the customer writes
snooze-note = It is back before that when the customer writes. WhatsApp knows nothing of it: on the phone it stays where it is.
snooze-short = Until { $time }
snooze-snoozed-until-word = Snoozed until the customer writes
snooze-snoozed-until = Snoozed until { $time }
snooze-told-open = { $name } is open again.
snooze-told-resolved = { $name } is resolved.
snooze-told-snoozed = { $name } is snoozed until they write.
snooze-told-until = { $name } is snoozed until { $time }.

## later

later-open = Say it later
later-nothing = Write something first
later-offline = Needs a connection
later-in-an-hour = In an hour
later-this-evening = This evening
later-tomorrow = Tomorrow morning
later-next-monday = On Monday morning
later-own = Another time…
later-time = Time
later-too-late = Free text cannot be sent that late: the window closes before.
later-past = This time is over. Pick one that is still to come.
later-say = Schedule
later-closes = The window for free text closes { $time }.
later-list = To be said later
later-by = by { $name }
later-now = Say it now
later-back = Take back
later-taken-back = Taken back. The text is below.
later-failed = Not scheduled.

## replies

replies-title = Canned replies
replies-keys = ↑ ↓ choose, Enter writes it, Esc leaves the slash
replies-none = No canned replies yet.
replies-none-found = No canned reply has “{ $q }” in it.
replies-edit = Write and alter
replies-hint = What your team says again and again. A slash and its name, typed where a message begins, write it; then it can be altered before it goes.
replies-empty-title = Nothing is said again and again yet
replies-empty-text = Opening hours, the way to the shop, how to pay: write it once, and the whole team has it.
replies-add = New reply
replies-shortcut = Name
replies-text = What it says
replies-blanks = { $all } stand for the customer's first name, their whole name and whoever answers.
replies-save = Save
replies-remove = Remove /{ $name }
replies-removed = /{ $name } is removed.
replies-undo = Undo

## emoji

emoji-open = Emoji
emoji-search = Find an emoji
emoji-loading = Loading…
emoji-none = No emoji is called that.
emoji-hint = Arrow keys choose, Enter takes it

## templates

templates-title = Send a template
templates-again = Try again
templates-open = Templates
templates-pick = Pick a template
templates-search = Find a template
templates-none-title = No templates are known
templates-none-text = This number's account has none, or WhatsApp is just being asked. They are made in WhatsApp Manager and stand here a moment after they are approved.
templates-none-found = No template has “{ $q }” in it.
templates-choose-title = Choose a template
templates-choose-text = It shows here as the customer will see it, with what is to be filled in.
templates-categories-utility = Notice
templates-categories-marketing = Offer
templates-categories-authentication = Code
templates-free = free
templates-back = Back to the list
templates-preview = How it will look
templates-of-button = End of the link of “{ $text }”
templates-example = For example { $example }
templates-fill-in = Fill it in
templates-missing = Fill this in.
templates-file-image = Choose a picture
templates-file-video = Choose a film
templates-file-document = Choose a document
templates-any-file = Choose a file
templates-file-missing = It needs a file above its words.
templates-left =
    { $count ->
        [one] One thing is to be filled in
       *[other] { $count } things are to be filled in
    }
templates-goes-to = Goes to { $name }
templates-send = Send template

## present

present-both = { $first } and { $second }
present-and-others = { $first } and { $others } others
present-here =
    { $count ->
        [one] { $who } is here, too.
       *[other] { $who } are here, too.
    }
present-write =
    { $count ->
        [one] { $who } is writing an answer.
       *[other] { $who } are writing an answer.
    }

## send

send-can-be-undone = Goes in { $seconds } s.
send-now = Send now
send-waits-connection = Waits for the connection
send-waits-decision = Somebody answered meanwhile; waits for your decision below
send-waits-for = Waits { $span }.
send-goes-in = Goes out in { $span }
send-undo = Undo
send-unknown = Not confirmed. WhatsApp has not answered since { $time }. It may have arrived.
send-wait = Wait
send-may-double = It may have arrived: sent again, the customer may get it twice. Its status may still come.
send-again = Send again
send-take = Use this text
send-again-may-double = Send again, may double
send-failed = Not sent.
send-window-closed = Not sent: the 24 hours are over.
send-expired = Not sent: it waited too long.
send-withdrawn = Withdrawn. Nothing was sent.
send-cancelled = Taken back before it went out.

## person

person-title = Person
person-identities = Identities
person-identities-count =
    { $n ->
        [one] { $n }
       *[other] { $n }, one person
    }
person-identity-kinds-phone = Number
person-identity-kinds-wa_id = Number
person-identity-kinds-username = Username
person-identity-kinds-bsuid = Business id
person-variant = other spelling
person-former = former
person-names = Names
person-preferences = Marketing
person-preference-kinds-marketing_messages = Marketing messages
person-choices-stop = Stopped
person-choices-resume = Resumed
person-choice-since = { $choice } { $day }
person-name-since = since { $day }
person-sources-profile = WhatsApp profile
person-sources-phone_book = phone book
person-sources-team = your team
person-since = Since { $time }
person-sides = On each side
person-side-inbox = Inbox
person-side-phone = Phone
person-open = Open
person-snoozed = Snoozed
person-open-yours = Open, yours
person-open-of = Open, { $name }
person-resolved = Resolved
person-not-shared = Not shared by WhatsApp
person-lines = Numbers
person-media = Media and documents
person-no-media = None so far.
person-failed = Could not load the person.

## problem

problem-title = About this problem
problem-unknown = There is no help page for this code.
problem-to-inbox = To the inbox
problem-page-missing = There is no such page
problem-page-missing-text = The address may be mistyped or from an older version.
problem-crashed = This page stopped working.
problem-crashed-text = What you wrote is kept. Loading it again usually helps.
problem-reload = Load again
