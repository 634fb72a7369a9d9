//! Every bound of the sandbox, with its reason. Bounds that are WhatsApp's own say so.

use std::time::Duration;

/// A day passes in under a minute; faster than this, timers fire in bursts nobody can follow.
pub(crate) const CLOCK_RATE_MAX: f64 = 3_600.0;

/// WhatsApp's: an Embedded Signup code lives 30 seconds.
pub(crate) const CODE_LIFE_MS: i64 = 30_000;
/// WhatsApp's: both syncs must be asked for within 24 hours of onboarding.
pub(crate) const SYNC_DEADLINE_MS: i64 = 24 * HOUR_MS;
/// WhatsApp's: the customer service window.
pub(crate) const WINDOW_MS: i64 = 24 * HOUR_MS;
/// WhatsApp's: messages per second of a coexistence number, in and out together.
pub(crate) const THROUGHPUT_PER_SECOND: usize = 20;
/// WhatsApp's: one message per 6 s to the same person, with a burst of up to 45.
pub(crate) const PAIR_BURST: f64 = 45.0;
pub(crate) const PAIR_REFILL_MS: f64 = 6_000.0;
/// WhatsApp's: how far back history goes, and how far back its media.
pub(crate) const HISTORY_MS: i64 = 180 * DAY_MS;
pub(crate) const HISTORY_MEDIA_MS: i64 = 14 * DAY_MS;
pub(crate) const HISTORY_PHASE_MS: [i64; 3] = [DAY_MS, 90 * DAY_MS, HISTORY_MS];
/// WhatsApp's: media URLs live 5 minutes, uploads 30 days, media from webhooks 7 days.
pub(crate) const MEDIA_URL_LIFE_MS: i64 = 5 * 60_000;
pub(crate) const MEDIA_UPLOADED_LIFE_MS: i64 = 30 * DAY_MS;
pub(crate) const MEDIA_RECEIVED_LIFE_MS: i64 = 7 * DAY_MS;
/// WhatsApp's: a typing indicator disappears after 25 s.
pub(crate) const TYPING_MS: i64 = 25_000;
/// WhatsApp's: a message can be edited for 15 minutes and deleted for everyone for 2 days.
pub(crate) const EDIT_WITHIN_MS: i64 = 15 * 60_000;
pub(crate) const DELETE_WITHIN_MS: i64 = 2 * DAY_MS;
/// WhatsApp's: the API hears of reactions to messages of the last 30 days.
pub(crate) const REACTION_TOLD_MS: i64 = 30 * DAY_MS;
/// WhatsApp's: a number stays visible behind a username for 30 days after it was last used.
pub(crate) const NUMBER_KNOWN_MS: i64 = 30 * DAY_MS;
/// WhatsApp's: length of a username.
pub(crate) const USERNAME_CHARS: std::ops::RangeInclusive<usize> = 3..=30;
/// WhatsApp's: longest text, caption, callback data and override URL.
pub(crate) const TEXT_CHARS_MAX: usize = 4_096;
pub(crate) const CAPTION_CHARS_MAX: usize = 1_024;
pub(crate) const CALLBACK_DATA_CHARS_MAX: usize = 512;
pub(crate) const OVERRIDE_URL_CHARS_MAX: usize = 200;
/// WhatsApp's: a webhook is tried again for 7 days.
pub(crate) const RETRY_FOR_MS: i64 = 7 * DAY_MS;

/// Ours: rows per history chunk. WhatsApp packs thousands; a small example business shall still
/// show several chunks per phase.
pub(crate) const HISTORY_ROWS_PER_CHUNK: usize = 24;
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
/// Ours: callbacks served at the same time; a sandbox has one or two.
pub(crate) const CALLBACKS_MAX: usize = 64;
/// Ours: exchanges kept for the bench, and how much of a body each keeps.
pub(crate) const EXCHANGES_KEPT: usize = 2_000;
pub(crate) const EXCHANGE_BODY_BYTES_MAX: usize = 256 * 1024;
/// WhatsApp's largest document is 100 MB; the rest is room for multipart framing.
pub(crate) const GRAPH_BODY_BYTES_MAX: usize = 101 * 1024 * 1024;
/// Ours: files dropped on a bench phone, held in memory while they are stored.
pub(crate) const BENCH_BODY_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Ours: media a send names by link is fetched up to WhatsApp's largest video.
pub(crate) const LINK_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Ours: frames a slow bench page may lag behind before it is sent a fresh state.
pub(crate) const LIVE_FRAMES_KEPT: usize = 1_024;
/// Ours: rows per page of messages and exchanges.
pub(crate) const PAGE_ROWS_MAX: usize = 500;
/// Ours: more customers than this on one bench is a load test, not a scene.
pub(crate) const PHONES_MAX: usize = 2_000;
/// Ours: names people type at the bench.
pub(crate) const NAME_CHARS_MAX: usize = 100;
/// Ours: one emoji is a few characters joined; this is none of them cut.
pub(crate) const EMOJI_CHARS_MAX: usize = 16;
/// Ours: a customer of the chatter waits for an answer after this many messages.
pub(crate) const CHATTER_UNANSWERED_MAX: usize = 2;

pub(crate) const HOUR_MS: i64 = 3_600_000;
pub(crate) const DAY_MS: i64 = 24 * HOUR_MS;
