//! `twinline journal verify`: is everything there, and as it was written?

use anyhow::bail;
use clap::Args;
use twinline_store::journal::{JournalError, Verified, verify};

use super::{SHARD, Where};
use crate::terminal::say;

/// Flags of `twinline journal verify`.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(flatten)]
    place: Where,
}

impl Options {
    /// Ends with an error, and so with exit code 1, where the journal is damaged.
    pub(super) fn run(self) -> anyhow::Result<()> {
        let disk = self.place.disk()?;
        match verify(&*disk, SHARD) {
            Ok(verified) => {
                self.print(&verified);
                Ok(())
            }
            Err(error) if self.place.json => {
                say(&broken(&error).to_string());
                bail!("the journal does not verify");
            }
            Err(error) => Err(error.into()),
        }
    }

    fn print(&self, verified: &Verified) {
        let chain = hex(&verified.chain);
        if self.place.json {
            let line = serde_json::json!({
                "ok": true, "entries": verified.entries, "erased": verified.erased,
                "retired": verified.retired, "segments": verified.segments,
                "compressed": verified.compressed, "chain": chain,
                "leftover_bytes": verified.leftover_bytes,
            });
            say(&line.to_string());
            return;
        }
        say(&format!(
            "The journal is whole: {} entries ({} erased, {} retired) in {} segments ({} compressed).",
            verified.entries,
            verified.erased,
            verified.retired,
            verified.segments,
            verified.compressed
        ));
        if verified.leftover_bytes > 0 {
            say(&format!(
                "{} bytes belong to no entry: the end of a write that never finished. The next start removes them.",
                verified.leftover_bytes
            ));
        }
        say(&format!("Chain hash of the last entry: {chain}"));
        say("Keep it elsewhere: equal numbers of entries and equal hashes mean equal history.");
    }
}

/// The first damage, for a program.
fn broken(error: &JournalError) -> serde_json::Value {
    let (file, offset, position) = match error {
        JournalError::Corrupt {
            file,
            offset,
            position,
            ..
        } => (Some(file), Some(*offset), Some(*position)),
        JournalError::Missing { file, from, .. } => (Some(file), None, Some(*from)),
        JournalError::Io { file, .. }
        | JournalError::OtherShard { file, .. }
        | JournalError::NewerFormat { file, .. } => (Some(file), None, None),
        _ => (None, None, None),
    };
    serde_json::json!({
        "ok": false, "file": file, "offset": offset, "position": position,
        "problem": error.to_string(),
    })
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
