//! The journal: what arrived, kept byte for byte before anybody thinks about it.
//!
//! Intake verifies a delivery, appends it here and answers; everything else is derived later, by
//! reading on from a position. [`Journal`] is the seam: [`Segments`] is the embedded engine, and any
//! other engine is right when it passes the suite in [`contract`]. This module knows nothing
//! of what a body says.
//!
//! # Format v1 of a segment file
//!
//! A segment is named by the position of its first entry in twenty digits,
//! `00000000000000000001.journal`, and is only ever appended to. Integers are little-endian.
//! Positions are dense, start at 1 and are not stored per entry: they follow from the header.
//!
//! | header offset | bytes | field |
//! |---|---|---|
//! | 0 | 8 | magic, `TWLNJRN1` |
//! | 8 | 4 | version, 1 |
//! | 12 | 4 | shard |
//! | 16 | 8 | position of the first entry |
//! | 24 | 32 | chain hash of the entry before it (of the first entry: `sha256(magic, shard)`) |
//! | 56 | 4 | zero |
//! | 60 | 4 | CRC-32C of bytes 0 to 59 |
//!
//! | entry offset | bytes | field |
//! |---|---|---|
//! | 0 | 4 | length: bytes after the checksum, 78 + the body |
//! | 4 | 4 | CRC-32C of everything after it |
//! | 8 | 1 | kind: 1 webhook delivery, 2 call answer |
//! | 9 | 1 | flags: bit 0 first entry of a group, bit 1 erased |
//! | 10 | 4 | key id, 0 for plain |
//! | 14 | 8 | received at, milliseconds UTC, signed |
//! | 22 | 32 | chain hash |
//! | 54 | 32 | body hash: `sha256(stored body)` |
//! | 86 | any | stored body; none in a tombstone |
//!
//! chain hash = `sha256(previous chain hash, kind, flags without "erased", key id, received at, body
//! hash)`, the fields as they are stored. An erased entry (a *tombstone*) keeps its kind, its body
//! hash and its chain hash, so the chain still verifies. A later version may change all of this but
//! magic, version and the checksum of the header.
//!
//! A sealed segment may be compressed: the same bytes in a file `.packed` (see `packed.rs`). Retired segments leave a
//! mark (`mark.rs`).
//!
//! A segment counts from its first position up to the first position of the next segment. Bytes
//! beyond that are leftovers of a group that was never acknowledged, and are ignored.
//! `docs/journal.md` tells the rules of durability, recovery and erasure at more length.

pub mod contract;
mod entry;
mod erase;
mod error;
mod format;
#[cfg(test)]
mod fuzz;
mod index;
mod listing;
mod mark;
mod packed;
mod read_only;
mod reader;
mod recovery;
mod scan;
mod segments;
mod tidy;
mod verify;
mod writer;

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::watch;

pub use entry::{Body, Entry, EntryKind};
pub use erase::{Erased, erase};
pub use error::{AppendError, JournalError};
pub use format::{BODY_BYTES_MAX, Chain};
pub use mark::mark_snapshot;
pub use read_only::{ReadOnly, Stand};
pub use recovery::Recovered;
pub use segments::{Segments, SegmentsConfig};
pub use tidy::{Needed, Retention, Tidied};
pub use verify::{Verified, verify};

/// An append-only list of entries, numbered 1, 2, 3, … without a gap.
#[async_trait]
pub trait Journal: Send + Sync {
    /// Appends one entry and returns its position. **Durable on return**: once this answered `Ok`,
    /// the entry survives the process and the power.
    ///
    /// An error promises nothing either way: the entry is normally not there, but after a power cut it
    /// may be, once. The caller's caller (WhatsApp) sends again, and the merge ignores the copy.
    /// A caller that stops waiting does not take its entry back.
    async fn append(
        &self,
        kind: EntryKind,
        received_at: i64,
        body: Bytes,
    ) -> Result<u64, AppendError>;

    /// Up to `entries_max` durable entries after position `after`, in order. Fewer may come (the
    /// answer is bounded in bytes as well); none come only when nothing durable follows `after`.
    async fn read(&self, after: u64, entries_max: usize) -> Result<Vec<Entry>, JournalError>;

    /// Compresses and retires old entries as the engine was told to. `now` is the clock of whoever appends; what is
    /// `needed` is never retired. What it did is durable on return, reading and appending go on meanwhile, and a crash in
    /// the middle loses nothing. An engine that has nothing to tidy does nothing.
    async fn tidy(&self, now: i64, needed: Needed) -> Result<Tidied, JournalError> {
        let _ = (now, needed);
        Ok(Tidied::default())
    }

    /// The newest durable position, 0 for an empty journal. Never falls, not even over a crash.
    fn durable_to(&self) -> u64;

    /// Follows [`Journal::durable_to`]; wakes whoever waits to read on.
    fn watch(&self) -> watch::Receiver<u64>;

    /// How the journal is, for health and metrics.
    fn stats(&self) -> JournalStats;
}

/// How a journal is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalStats {
    /// Durable entries, those that were retired among them.
    pub entries: u64,
    /// The first position that is kept.
    pub first: u64,
    /// Bytes they take.
    pub bytes: u64,
    /// Files, or whatever the engine divides itself into.
    pub segments: u64,
    /// How many of them are compressed.
    pub compressed: u64,
    /// Entries that wait to be written.
    pub queued: u64,
    /// `false` while the disk refuses; appends then fail until it could be mended.
    pub writable: bool,
    /// What last went wrong, kept after it was mended.
    pub last_error: Option<String>,
}
