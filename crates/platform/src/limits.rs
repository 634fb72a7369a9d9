//! Every bound of the platform, with its reason.

use std::time::Duration;

/// Largest webhook body. WhatsApp sends up to 3 MiB (`webhooks.md` section 1.4); the rest is for its next surprise.
pub const WEBHOOK_BODY_BYTES_MAX: usize = 16 << 20;
/// Deliveries read at the same time; beyond, the answer is 503 and WhatsApp comes again.
pub const WEBHOOK_BODIES_AT_ONCE: usize = 256;
/// Bytes of deliveries held before they are written: anybody can send them, for signatures are checked afterwards.
pub const WEBHOOK_BODIES_BYTES_MAX: usize = 128 << 20;
/// A delivery must have come in whole after so long.
pub const WEBHOOK_BODY_TIME: Duration = Duration::from_secs(30);
/// Messages looked at for one page of the rules' simulator: a fraction of a second.
pub const REPLAY_MESSAGES_MAX: usize = 3_000;
/// Longest span that the simulator replays.
pub const REPLAY_SPAN_MS_MAX: i64 = 7 * 86_400_000;
/// Longest span of a floor's report: a month.
pub const REPORT_SPAN_MS_MAX: i64 = 31 * 86_400_000;
/// Collisions that a report lists; all are counted.
pub const REPORT_COLLISIONS_MAX: usize = 100;
/// Longest call to a bot.
pub const BOT_CALL_TIMEOUT: Duration = Duration::from_secs(10);
/// Calls to bots at once.
pub const BOT_CALLS_AT_ONCE: usize = 32;
/// Largest answer of a bot that is read.
pub const BOT_ANSWER_BYTES_MAX: usize = 64 << 10;
/// Messages before a turn that a bot is told.
pub const BOT_HISTORY_MESSAGES: usize = 20;
/// Characters of a bot's text, as WhatsApp takes them.
pub const BOT_TEXT_CHARS_MAX: usize = 4_096;
/// Shortest time that a bot has to answer.
pub const BOT_DEADLINE_MS_MIN: i64 = 5_000;
/// Longest.
pub const BOT_DEADLINE_MS_MAX: i64 = 10 * 60_000;
/// Turns of a bot that its page shows.
pub const BOT_TURNS_SHOWN: usize = 20;
/// Largest JSON body of our own API.
pub const API_BODY_BYTES_MAX: usize = 256 << 10;
/// Largest upload: WhatsApp's largest document, 100 MB, and the form around it.
pub const UPLOAD_BYTES_MAX: usize = (100 << 20) + (64 << 10);
/// Journal entries merged in one transaction: from 100 on, batches are as fast as they get (limits.md section 3).
pub const MERGE_ENTRIES_MAX: usize = 1_000;
/// Wait after a failed merge; the journal keeps what came.
pub const MERGE_RETRY: Duration = Duration::from_millis(500);
/// And the longest, after many failures in a row: it is tried for as long as the trouble lasts.
pub const MERGE_RETRY_MAX: Duration = Duration::from_secs(10);
/// Sends carried at the same time: most of that time they wait for WhatsApp, which takes a quarter of a second and more.
pub const COURIER_CALLS_AT_ONCE: usize = 1_024;
/// And of one number: where its calls hang, those of others go on.
pub const COURIER_CALLS_OF_A_NUMBER: usize = 512;
/// Of all places so many are left to whoever answers somebody.
pub const COURIER_CALLS_KEPT: usize = 128;
/// What is known of a number's safety is read again after so long, whether anything was heard or not.
pub const SAFETY_FRESH_MS: i64 = 60_000;
/// Refusals of the last hour that are looked at: more make nothing worse.
pub const SAFETY_REFUSALS_MAX: usize = 1_000;
/// Overrides of a number that are listed.
pub const SAFETY_HISTORY_MAX: usize = 20;
/// Longest time for which a person lifts what keeps a number safe: tomorrow somebody looks again.
pub const SAFETY_OVERRIDE_HOURS_MAX: u32 = 24;
/// Longest reason for it, in characters.
pub const SAFETY_REASON_CHARS_MAX: usize = 500;
/// Due sends of one number and urgency that are looked at in one go.
pub const COURIER_DUE_MAX: usize = 128;
/// Sends that may wait on one number, by urgency; beyond, whoever wants more is told so.
pub const QUEUE_OF_AGENTS_MAX: u64 = 5_000;
/// See [`QUEUE_OF_AGENTS_MAX`].
pub const QUEUE_OF_BOTS_MAX: u64 = 5_000;
/// See [`QUEUE_OF_AGENTS_MAX`]. At 20 a second this is more than an hour.
pub const QUEUE_TRANSACTIONAL_MAX: u64 = 100_000;
/// See [`QUEUE_OF_AGENTS_MAX`]. At 20 a second this is half a day.
pub const QUEUE_OF_CAMPAIGNS_MAX: u64 = 1_000_000;
/// Somebody who asks for a send's outcome waits at most so long.
pub const AWAIT_SEND_MAX: Duration = Duration::from_secs(30);
/// WhatsApp has so long to answer a call; after that the outcome is unknown.
pub const GRAPH_CALL_TIMEOUT: Duration = Duration::from_secs(20);
/// Files get a second more for so many bytes: a slow line must not make a large file impossible.
pub const TRANSFER_BYTES_PER_S_MIN: u64 = 256 << 10;
/// A connection must stand after so long; before it stands nothing was sent.
pub const GRAPH_CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// First pause before a connection that did not go on is tried again; each further one is twice as long.
pub const CONNECT_RETRY_FIRST: Duration = Duration::from_secs(1);
/// And the longest: the syncs may be asked for during a day.
pub const CONNECT_RETRY_MAX: Duration = Duration::from_mins(5);
/// Numbers are looked through for undone connections so often, beside being told of them.
pub const CONNECT_LOOK: Duration = Duration::from_mins(1);
/// Read marks and typing signs told at the same time.
pub const SIGNALS_AT_ONCE: usize = 8;
/// And waiting: nobody misses those beyond.
pub const SIGNALS_WAITING_MAX: usize = 1_000;
/// Conversations of which it is remembered what was told.
pub const SIGNALS_REMEMBERED_MAX: usize = 50_000;
/// Who typed longer ago may have stopped.
pub const SIGNAL_LATE: Duration = Duration::from_secs(10);
/// A number that is told *too fast* shows none for so long at least: messages come first.
pub const SIGNAL_PAUSE: Duration = Duration::from_mins(1);
/// Templates asked for with one call.
pub const TEMPLATES_OF_A_PAGE: &str = "100";
/// Calls for the templates of one account: WhatsApp lets it have 6 000 (`graph-api.md` section 4.6).
pub const TEMPLATE_PAGES_MAX: usize = 100;
/// An account's templates are asked for so often, beside being told that one changed.
pub const TEMPLATES_LOOK: Duration = Duration::from_hours(1);
/// And never sooner than this after the last time, whoever wants to know.
pub const TEMPLATES_PAUSE: Duration = Duration::from_secs(10);
/// Templates in one entry of the journal.
pub const TEMPLATES_OF_AN_ENTRY: usize = 50;
/// Files fetched at the same time: a slow one must not hold the others.
pub const MEDIA_FETCHES_AT_ONCE: usize = 4;
/// Bytes of files under way at the same time, in megabytes: they are held in memory until they are stored. A larger one
/// goes alone.
pub const MEDIA_MEGABYTES_AT_ONCE: u32 = 128;
/// First pause before a file is tried again; each further one is twice as long.
pub const MEDIA_RETRY_FIRST_MS: i64 = 4_000;
/// And the longest. It is tried for as long as WhatsApp keeps it: an outage or a wrong token may last for days.
pub const MEDIA_RETRY_MAX_MS: i64 = 3_600_000;
/// Where a channel says nothing of how long it keeps files, one is tried so long.
pub const MEDIA_TRIED_MS_MAX: i64 = 7 * 86_400_000;
/// Attempts at a file that comes, but is not the one that was announced: each takes all of its bytes.
pub const MEDIA_UNFIT_ATTEMPTS_MAX: u32 = 12;
/// Files uploaded at the same time: each holds a few megabytes until they are written.
pub const UPLOADS_AT_ONCE: usize = 8;
/// An upload of which nothing comes for so long is left: it holds one of those places.
pub const UPLOAD_IDLE: Duration = Duration::from_secs(30);
/// Bytes of files handed over to WhatsApp at the same time, in megabytes: they are held in memory. A larger one goes alone.
pub const SEND_MEGABYTES_AT_ONCE: u32 = 128;
/// Pictures made small at once: each may hold two hundred megabytes while it is.
pub const PREVIEWS_AT_ONCE: usize = 1;
/// Frames waiting for one live socket; a slower one is told to take a fresh snapshot.
pub const LIVE_QUEUE_MAX: usize = 256;
/// Changes read at once for a live socket.
pub const LIVE_CHANGES_MAX: usize = 200;
/// Behind by more changes than this, a fresh snapshot is cheaper than catching up.
pub const LIVE_BEHIND_MAX: u64 = 5_000;
/// Changes taken into the search index at once, and rows of the walk through what was there before it.
pub const SEARCH_CHANGES_MAX: usize = 1_000;
/// While the index is behind, the reader rests as long as it worked, but no longer than this: it never takes more than half
/// of a processor from those who merge and read.
pub const SEARCH_REST_MAX: Duration = Duration::from_millis(200);
/// With more journal entries than this to be merged, the reader rests nine times as long as it worked: what happened is shown
/// before it can be searched for.
pub const SEARCH_YIELDS_TO: u64 = 1_000;
/// Longest text to look for.
pub const SEARCH_CHARS_MAX: usize = 200;
/// Characters shown of a message that was found.
pub const SEARCH_EXCERPT_CHARS: usize = 160;
/// People found at once: more are no help, a further letter is.
pub const SEARCH_PEOPLE_MAX: usize = 20;
/// Rows of one page.
pub const PAGE_ROWS_MAX: u32 = 200;
/// Password checks at once: argon2id takes 19 MiB each.
pub const PASSWORD_CHECKS_AT_ONCE: usize = 2;
/// Password checks that wait for their turn; beyond, the answer is 429.
pub const PASSWORD_CHECKS_WAITING_MAX: usize = 16;
/// Failed sign-ins per address and account before a pause.
pub const SIGN_IN_FAILURES_MAX: u32 = 8;
/// How long that pause is.
pub const SIGN_IN_PAUSE: Duration = Duration::from_mins(1);
/// A session without use ends after so long.
pub const SESSION_IDLE: Duration = Duration::from_hours(336);
/// Pause after as many wrong codes of a second factor: 8 of a million in a quarter of an hour lead nowhere.
pub const CODE_PAUSE: Duration = Duration::from_mins(15);
/// How long a link for another password works.
pub const RESET_MS: i64 = 86_400_000;
/// How long an invitation works: somebody on holiday finds it in time, and none lies about for ever.
pub const INVITATION_MS: i64 = 7 * 86_400_000;
/// Figures are drained so often, whether anybody scrapes them or not: what they hold until then grows.
pub const METRICS_UPKEEP_EVERY: Duration = Duration::from_secs(5);
/// Longest draft, in characters: more than any message may have, because it is cut when it is sent and not while it is
/// written.
pub const DRAFT_CHARS_MAX: usize = 16_384;
/// Drafts that are told at once.
pub const DRAFTS_TOLD_MAX: usize = 500;
/// Fields that a team keeps about its customers: all of them stand beside every conversation.
pub const ATTRIBUTES_MAX: usize = 50;
/// Views of the list that somebody has, the team's among them: all of them stand in a menu.
pub const SAVED_VIEWS_MAX: usize = 100;
/// Conversations that one call alters: the lines are held for as long.
pub const BULK_CONVERSATIONS_MAX: usize = 200;
/// Conversations somebody may have pinned: the first page of every list brings all of them.
pub const PINS_MAX: usize = 50;
/// Snoozed conversations that are due are taken up so many at once: each batch holds their lines.
pub const SNOOZES_AT_ONCE: usize = 200;
/// So long at most until somebody looks what is due, in business time, whatever was said to be next.
pub const SNOOZE_LOOK_MS: twinline_core::Millis = 60_000;
/// What is of no use any more is forgotten so often.
pub const UPKEEP_EVERY: Duration = Duration::from_hours(24);
/// Old segments of the journal are looked at so often: a busy number fills one in minutes.
pub const JOURNAL_TIDY_EVERY: Duration = Duration::from_mins(5);
/// Changes are kept so long: a page that comes back later takes a fresh snapshot.
pub const CHANGES_KEPT_MS: i64 = 30 * 86_400_000;
/// A status that came before its message waits so long; WhatsApp itself repeats deliveries for seven days.
pub const PARKED_KEPT_MS: i64 = 30 * 86_400_000;
/// One in twenty messages may take so long from WhatsApp to us; its whole seconds are part of it.
pub const HEALTH_ARRIVING_MS_MAX: i64 = 60_000;
/// And so long from our journal to the screen.
pub const HEALTH_SHOWING_MS_MAX: i64 = 2_000;
/// More deliveries that wait than this are worth a word.
pub const HEALTH_BACKLOG_MAX: u64 = 200;
/// Gaps of a number that are listed; the page says that there are more.
pub const GAPS_LISTED_MAX: usize = 50;
/// Alerts kept for the operator's page.
pub const ALERTS_MAX: usize = 100;
/// Stopping waits so long for requests and calls under way; a call may take as long as WhatsApp has to answer.
pub const SHUTDOWN_MAX: Duration = Duration::from_secs(25);
