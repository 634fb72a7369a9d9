//! Every bound of the sandbox, with its reason. Bounds that are WhatsApp's own say so; those that were other ones on
//! other days, or are counted in time, are in `rules::profile`.

use std::time::Duration;

/// A day passes in under a minute; faster than this, timers fire in bursts nobody can follow.
pub(crate) const CLOCK_RATE_MAX: f64 = 3_600.0;

/// Ours: WhatsApp says "minutes" of an account that moves to another phone.
pub(crate) const RECONNECT_AFTER_MS: i64 = 3 * 60_000;
/// Ours: how long the sign-up window waits for the phone to scan its code.
pub(crate) const PAIRING_MS: i64 = 5 * 60_000;
/// WhatsApp's: a typing indicator disappears after 25 s.
pub(crate) const TYPING_MS: i64 = 25_000;
/// WhatsApp's: length of a username.
pub(crate) const USERNAME_CHARS: std::ops::RangeInclusive<usize> = 3..=30;
/// WhatsApp's: longest text, caption, callback data and override URL.
pub(crate) const TEXT_CHARS_MAX: usize = 4_096;
pub(crate) const CAPTION_CHARS_MAX: usize = 1_024;
pub(crate) const CALLBACK_DATA_CHARS_MAX: usize = 512;
pub(crate) const OVERRIDE_URL_CHARS_MAX: usize = 200;
/// WhatsApp's: more hands than these, and a message is forwarded many times.
pub(crate) const FORWARDED_OFTEN: u32 = 5;
/// Lines of a chat that say how long its messages stay; nobody reads older ones.
pub(crate) const TURNS_KEPT: usize = 20;
/// WhatsApp's: a webhook is tried again for 7 days.
pub(crate) const RETRY_FOR_MS: i64 = 7 * DAY_MS;

/// Ours: rows per history chunk. WhatsApp packs thousands; a small example business shall still
/// show several chunks per phase.
pub(crate) const HISTORY_ROWS_PER_CHUNK: usize = 24;
/// Ours: more rows than this in one chunk come near WhatsApp's 3 MB.
pub(crate) const HISTORY_ROWS_PER_CHUNK_MAX: usize = 5_000;
/// WhatsApp's: a webhook's body has at most 3 MB; this leaves room for what is small beside a history.
pub(crate) const POST_BYTES: usize = 5 * 512 * 1024;
/// Ours: a chunk of history stays well below it.
pub(crate) const HISTORY_CHUNK_BYTES: usize = 2 * 1024 * 1024;
/// Ours: the lag of the extended state feed.
pub(crate) const STATE_LAG_MS: i64 = 5_000;
/// Ours: messages of a group in one row of the extended state feed, so that it stays below WhatsApp's size of a POST.
pub(crate) const GROUP_MESSAGES_PER_ROW: usize = 100;
/// Ours: contacts per `smb_app_state_sync` webhook, so that the burst has several parts.
pub(crate) const CONTACTS_PER_WEBHOOK: usize = 10;
/// WhatsApp's: updates of one POST.
pub(crate) const EVENTS_PER_POST: usize = 1_000;
/// Ours: WhatsApp documents no timeout; field notes say 5 to 10 s.
pub(crate) const WEBHOOK_TIMEOUT: Duration = Duration::from_secs(10);
/// Ours: how long a "lost answer" keeps the caller waiting before the connection is given up.
pub(crate) const LOST_ANSWER_HOLD: Duration = Duration::from_secs(90);
/// Ours: a slow answer stays below any sane client's patience with the whole sandbox.
pub(crate) const SLOW_ANSWER_MS_MAX: u64 = 120_000;
/// Ours: how long answers under way over TLS are waited for at the end.
pub(crate) const TLS_GOODBYE: Duration = Duration::from_secs(5);
/// Ours: callbacks served at the same time; a sandbox has one or two.
pub(crate) const CALLBACKS_MAX: usize = 64;
/// Ours: exchanges kept for the bench, and how much of a body each keeps.
pub(crate) const EXCHANGES_KEPT: usize = 2_000;
pub(crate) const EXCHANGE_BODY_BYTES_MAX: usize = 256 * 1024;
/// WhatsApp's largest document is 100 MB; the rest is room for multipart framing.
pub(crate) const GRAPH_BODY_BYTES_MAX: usize = 101 * 1024 * 1024;
/// Ours: files dropped on a bench phone, held in memory while they are stored.
pub(crate) const BENCH_BODY_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Ours: a snapshot of a whole sandbox, files included.
pub(crate) const SNAPSHOT_BYTES_MAX: usize = 1024 * 1024 * 1024;
/// Media a send names by link is fetched up to WhatsApp's largest document.
pub(crate) const LINK_BYTES_MAX: usize = 100 * 1024 * 1024;
/// Ours: looks at what changed, of some seconds together, that a slow bench page may lag behind before it is sent a fresh
/// state.
pub(crate) const LIVE_FRAMES_KEPT: usize = 256;
/// Ours: more rules than this nobody can follow.
pub(crate) const FAULT_RULES_MAX: usize = 100;
/// Ours: between one look for what changed and the next, for open pages.
pub(crate) const LIVE_PAUSE: Duration = Duration::from_millis(25);
/// Ours: a log is read at some 40 MB a second, so this is a fifth of a second at a start.
pub(crate) const LOOSE_LOG_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// Ours: rows per page of messages and exchanges.
pub(crate) const PAGE_ROWS_MAX: usize = 500;
/// Ours: thousands of customers are a load test; more than this is a mistake.
pub(crate) const PHONES_MAX: usize = 20_000;
/// Ours: every app is told everything, so few of them are a scene and many a load test.
pub(crate) const APPS_MAX: usize = 20;
/// Ours: every business has timers, webhooks and a log of its own; a platform shows what it does with many by a few dozen.
pub(crate) const BUSINESSES_MAX: usize = 50;
/// Ours: tokens whose business is known without asking; more are looked up again.
pub(crate) const TOKENS_REMEMBERED: usize = 10_000;
/// Ours: names people type at the bench.
pub(crate) const NAME_CHARS_MAX: usize = 100;
/// Ours: people on the contact cards of one message.
pub(crate) const CONTACT_CARDS_MAX: usize = 50;
/// WhatsApp's: devices linked to a phone; a status lives a day and has so many characters.
pub(crate) const COMPANIONS_MAX: usize = 4;
pub(crate) const STATUS_LIFE_MS: i64 = 24 * HOUR_MS;
pub(crate) const STATUS_CHARS_MAX: usize = 700;
/// WhatsApp's: chats pinned on a phone, labels in the Business App.
pub(crate) const PINNED_MAX: usize = 3;
pub(crate) const LABELS_MAX: usize = 20;
/// Ours: messages a search on a phone shows.
pub(crate) const FOUND_MAX: usize = 50;
/// Ours: one emoji is a few characters joined; this is none of them cut.
pub(crate) const EMOJI_CHARS_MAX: usize = 16;
/// Ours: a customer of the chatter waits for an answer after this many messages.
pub(crate) const CHATTER_UNANSWERED_MAX: usize = 2;

pub(crate) const HOUR_MS: i64 = 3_600_000;
pub(crate) const DAY_MS: i64 = 24 * HOUR_MS;
