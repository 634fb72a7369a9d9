//! What becomes of the journal's old segments: flags of `twinline serve`.

use clap::Args;
use twinline_store::journal::Retention;

const DAY_MS: i64 = 86_400_000;

/// By default old segments are compressed and kept for good.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_field_names,
    reason = "the names are the flags', which stand among the server's"
)]
pub(crate) struct RetentionOptions {
    /// Compress a full segment of the journal once so many newer ones are full.
    #[arg(
        long,
        value_name = "N",
        env = "TWINLINE_JOURNAL_COMPRESS_AFTER",
        default_value_t = 1
    )]
    journal_compress_after: u64,
    /// And once its newest entry is so many days old.
    #[arg(
        long,
        value_name = "DAYS",
        env = "TWINLINE_JOURNAL_COMPRESS_AFTER_DAYS"
    )]
    journal_compress_after_days: Option<u32>,
    /// Never compress.
    #[arg(long, env = "TWINLINE_JOURNAL_PLAIN")]
    journal_plain: bool,
    /// Remove a full segment once its newest entry is so many days old; only what a snapshot holds (`twinline snapshot`).
    #[arg(long, value_name = "DAYS", env = "TWINLINE_JOURNAL_RETIRE_AFTER_DAYS")]
    journal_retire_after_days: Option<u32>,
    /// Remove the oldest segments while all take more than so many megabytes; only what a snapshot holds.
    #[arg(long, value_name = "MB", env = "TWINLINE_JOURNAL_RETIRE_OVER_MB")]
    journal_retire_over_mb: Option<u64>,
    /// Remove them even when they hold deliveries that could not be read yet, which are then lost for good.
    #[arg(long, env = "TWINLINE_JOURNAL_RETIRE_UNREAD")]
    journal_retire_unread: bool,
}

impl RetentionOptions {
    /// As the journal takes it.
    pub(crate) fn retention(&self) -> Retention {
        let days = |days: Option<u32>| days.map(|days| i64::from(days) * DAY_MS);
        Retention {
            compress_after_segments: (!self.journal_plain).then_some(self.journal_compress_after),
            compress_after_ms: days(self.journal_compress_after_days)
                .filter(|_| !self.journal_plain),
            retire_after_ms: days(self.journal_retire_after_days),
            retire_over_bytes: self
                .journal_retire_over_mb
                .map(|mb| mb.saturating_mul(1 << 20)),
            retire_unread: self.journal_retire_unread,
        }
    }
}
