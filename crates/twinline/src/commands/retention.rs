//! The journal's segments, and what becomes of old ones: flags of `twinline serve`.

use clap::Args;
use twinline_store::journal::{Retention, SegmentsConfig};

const DAY_MS: i64 = 86_400_000;

/// By default old segments are compressed and kept for good.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_field_names,
    reason = "the names are the flags', which stand among the server's"
)]
pub(crate) struct RetentionOptions {
    /// A segment of the journal is full with so many megabytes. The next start may say another number.
    #[arg(
        long,
        value_name = "MB",
        env = "TWINLINE_JOURNAL_SEGMENT_MB",
        default_value_t = 32,
        value_parser = clap::value_parser!(u64).range(1..=1_024)
    )]
    journal_segment_mb: u64,
    /// Compress a full segment of the journal once it is merged and so many newer ones are full.
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
    pub(crate) fn segments(&self) -> SegmentsConfig {
        SegmentsConfig {
            segment_bytes_max: self.journal_segment_mb << 20,
            retention: self.retention(),
            ..SegmentsConfig::default()
        }
    }

    fn retention(&self) -> Retention {
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

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(clap::Parser)]
    struct Flags {
        #[command(flatten)]
        retention: RetentionOptions,
    }

    fn read(flags: &[&str]) -> Result<SegmentsConfig, clap::Error> {
        let flags = Flags::try_parse_from([&["serve"], flags].concat())?;
        Ok(flags.retention.segments())
    }

    #[test]
    fn without_flags_segments_are_the_journals_own_default() {
        let read = read(&[]).unwrap();
        let default = SegmentsConfig::default();
        assert_eq!(read.segment_bytes_max, default.segment_bytes_max);
        assert_eq!(read.retention, default.retention);
    }

    #[test]
    fn flags_say_days_and_megabytes() {
        let flags = [
            ["--journal-segment-mb", "8"],
            ["--journal-compress-after", "3"],
            ["--journal-compress-after-days", "2"],
            ["--journal-retire-after-days", "90"],
            ["--journal-retire-over-mb", "500"],
        ];
        let read = read(flags.as_flattened()).unwrap();
        assert_eq!(read.segment_bytes_max, 8 << 20);
        let retention = Retention {
            compress_after_segments: Some(3),
            compress_after_ms: Some(2 * 86_400_000),
            retire_after_ms: Some(90 * 86_400_000),
            retire_over_bytes: Some(500 << 20),
            retire_unread: false,
        };
        assert_eq!(read.retention, retention);
    }

    #[test]
    fn plain_means_plain_and_a_segment_of_nothing_is_refused() {
        let flags = ["--journal-plain", "--journal-compress-after-days", "2"];
        assert_eq!(read(&flags).unwrap().retention, Retention::keep_plain());
        assert!(read(&["--journal-segment-mb", "0"]).is_err());
    }
}
