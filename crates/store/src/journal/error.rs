//! What can go wrong, said so that an operator knows which file to look at and what to do.

use std::io;

use thiserror::Error;

/// Why an entry was not acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AppendError {
    /// The queue holds as much as it may. Answer 503; the sender tries again.
    #[error("the journal's queue is full")]
    Full,
    /// The disk did not take the entry. Appends work again once it could be mended.
    #[error("the journal cannot write: {reason}")]
    Unwritable { reason: String },
    /// The body is larger than any delivery; it was not queued.
    #[error("a body of {bytes} bytes is more than the {bytes_max} an entry may have")]
    TooLarge { bytes: usize, bytes_max: usize },
}

/// Why a journal could not be opened, read, verified or changed.
#[derive(Debug, Error)]
pub enum JournalError {
    /// The operating system refused.
    #[error("cannot {act} {file}")]
    Io {
        act: &'static str,
        file: String,
        #[source]
        source: io::Error,
    },
    /// Somebody else writes this journal.
    #[error(
        "the journal in {folder} is in use by another Twinline{}. Stop that one first, or name another data folder with \
         --data: two Twinlines never share one, whichever databases they use",
        holder.as_ref().map(|holder| format!(" ({holder})")).unwrap_or_default()
    )]
    InUse {
        folder: String,
        /// Who holds it, where that is known.
        holder: Option<String>,
    },
    /// Bytes that were once safe have changed.
    #[error(
        "{file} is damaged at byte {offset} (entry {position}): {what}. This is not the torn end of a \
         power cut, so nothing was cut or changed. Stop Twinline, restore this file from a backup \
         and start again; docs/journal.md says what is left without a backup"
    )]
    Corrupt {
        file: String,
        offset: u64,
        position: u64,
        what: &'static str,
    },
    /// Entries between two segments, or before the first, are not there.
    #[error(
        "entries from {from} to {to} are missing before {file}: a segment file was removed. Restore \
         it from a backup and start again"
    )]
    Missing { file: String, from: u64, to: u64 },
    /// The file belongs to another shard.
    #[error(
        "{file} belongs to shard {found}, but this journal is shard {expected}. Give every shard a \
         folder of its own, or move the file back to its folder"
    )]
    OtherShard {
        file: String,
        expected: u32,
        found: u32,
    },
    /// The file was written by a newer Twinline.
    #[error(
        "{file} has journal format {found}, and this version reads format 1. Run the newer \
         Twinline that wrote it"
    )]
    NewerFormat { file: String, found: u32 },
    /// An erasure named an entry that does not exist.
    #[error("there is no entry {position}: the journal ends at {last}")]
    NoSuchEntry { position: u64, last: u64 },
    /// The entry is older than what is kept.
    #[error(
        "entry {position} was retired by policy: the journal begins at entry {first}. What it said is in the \
         state and in the snapshots made since"
    )]
    Retired { position: u64, first: u64 },
    /// A reading thread was stopped while the process ends.
    #[error("the journal is closing")]
    Closing,
}

impl JournalError {
    /// Whether a file was not there: compressed or retired by whoever has the journal open.
    pub(super) fn is_not_found(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
}
