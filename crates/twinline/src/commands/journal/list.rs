//! `twinline journal list`: one line per entry.

use clap::Args;
use twinline_platform::merger::heard;
use twinline_store::journal::{Body, Entry, Journal as _};
use twinline_whatsapp::WhatsApp;

use super::{Where, kind, time};
use crate::terminal::say;

/// Entries read at once.
const ENTRIES: usize = 256;

/// Flags of `twinline journal list`.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    place: Where,
    /// First position.
    #[arg(long, value_name = "N")]
    from: Option<u64>,
    /// Last position.
    #[arg(long, value_name = "N")]
    to: Option<u64>,
    /// Only the newest so many; without any bounds 50.
    #[arg(long, value_name = "N", conflicts_with_all = ["from", "to"])]
    last: Option<u64>,
}

impl Options {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let journal = self.place.open()?;
        let end = self.to.unwrap_or(u64::MAX).min(journal.durable_to());
        let unbounded = self.from.is_none() && self.to.is_none();
        let last = self.last.or(unbounded.then_some(50));
        let from = match last {
            Some(last) => end.saturating_sub(last) + 1,
            None => self.from.unwrap_or(1),
        };
        // What was retired is not there to list; asked for by its number, it is an error that says so.
        let from = if self.from.is_some() {
            from.max(1)
        } else {
            from.max(journal.first())
        };
        let mut after = from - 1;
        while after < end {
            let entries = journal.read_blocking(after, ENTRIES)?;
            let Some(newest) = entries.last().map(|entry| entry.position) else {
                break;
            };
            for entry in entries.iter().filter(|entry| entry.position <= end) {
                self.print(entry);
            }
            after = newest;
        }
        Ok(())
    }

    fn print(&self, entry: &Entry) {
        let about = heard(&WhatsApp, entry).about;
        let bytes = entry.body.bytes().map(tokio_util::bytes::Bytes::len);
        if self.place.json {
            let line = serde_json::json!({
                "position": entry.position, "received_at": entry.received_at,
                "kind": kind(entry.kind), "bytes": bytes, "erased": bytes.is_none(), "about": about,
            });
            say(&line.to_string());
            return;
        }
        let size = match &entry.body {
            Body::Bytes(bytes) => format!("{} B", bytes.len()),
            Body::Erased => "erased".to_owned(),
        };
        say(&format!(
            "{:>8}  {}  {:<8}  {size:>10}  {}",
            entry.position,
            time(entry.received_at),
            kind(entry.kind),
            about.join(", ")
        ));
    }
}
