//! A journal opened for reading alone: by the command line, by a replay. It takes no lock and changes nothing, so it works
//! beside the server that writes; it sees what was there when it was opened.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::watch;

use super::entry::{Entry, EntryKind};
use super::error::{AppendError, JournalError};
use super::format::Chain;
use super::index::{Segment, Shared};
use super::listing::{Found, list};
use super::recovery::{check, segment};
use super::scan::scan;
use super::{Journal, JournalStats, reader};
use crate::disk::Disk;

/// How often a tidying server may surprise one read: it removes files that it has compressed or retired.
const LOOKS_AGAIN: usize = 8;

/// A journal of segments that is only read. Clones share what they know of the files.
#[derive(Clone)]
pub struct ReadOnly {
    disk: Arc<dyn Disk>,
    shard: u32,
    /// Where the journal ended when it was opened.
    entries: u64,
    /// Replaced when files have moved.
    shared: Arc<Mutex<Arc<Shared>>>,
}

impl ReadOnly {
    /// Looks at the journal on this disk. Blocks while it reads the last segment; a torn end is passed over, damage is an
    /// error.
    pub fn open(disk: &Arc<dyn Disk>, shard: u32) -> Result<Self, JournalError> {
        for _ in 0..LOOKS_AGAIN {
            match Self::open_once(disk, shard) {
                Err(error) if error.is_not_found() => {}
                opened => return opened,
            }
        }
        Self::open_once(disk, shard)
    }

    fn open_once(disk: &Arc<dyn Disk>, shard: u32) -> Result<Self, JournalError> {
        let shared = look(disk, shard, None)?;
        Ok(Self {
            disk: Arc::clone(disk),
            shard,
            entries: shared.durable_to(),
            shared: Arc::new(Mutex::new(Arc::new(shared))),
        })
    }

    /// The first position that is kept; greater than [`Journal::durable_to`] when there is none.
    pub fn first(&self) -> u64 {
        self.shared().first()
    }

    /// Where the entry at `position` stands: its file, and the chain hash and offset of the entry in the segment. Reads
    /// the whole segment and proves it up to there. `None`: there is no such entry.
    pub fn stand(&self, position: u64) -> Result<Option<Stand>, JournalError> {
        if position < self.first() || position > self.entries {
            return Ok(None);
        }
        let mut tries = 0;
        loop {
            match stand(&*self.disk, self.shard, position) {
                Err(error) if error.is_not_found() && tries < LOOKS_AGAIN => tries += 1,
                found => return found,
            }
        }
    }

    /// Up to `entries_max` entries after `after`. Blocks.
    pub fn read_blocking(
        &self,
        after: u64,
        entries_max: usize,
    ) -> Result<Vec<Entry>, JournalError> {
        if after >= self.entries || entries_max == 0 {
            return Ok(Vec::new());
        }
        let mut tries = 0;
        loop {
            let shared = self.shared();
            match reader::read(&shared, after, entries_max) {
                Err(error) if error.is_not_found() && tries < LOOKS_AGAIN => {
                    tries += 1;
                    let again = look(&self.disk, self.shard, Some(self.entries))?;
                    *self.shared.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(again);
                }
                read => return read,
            }
        }
    }

    fn shared(&self) -> Arc<Shared> {
        Arc::clone(&self.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The file, as an operator finds it.
    pub file: String,
    /// Whether the file is compressed; the offset is then of the unpacked segment.
    pub is_compressed: bool,
    /// Offset of the entry.
    pub offset: u64,
    /// Bytes it takes there.
    pub bytes: u64,
    /// Its chain hash: evidence for it and all before it.
    pub chain: Chain,
    /// The hash of its body, which a tombstone keeps.
    pub body_hash: [u8; 32],
    /// Whether it is the first of a group that was made durable together.
    pub starts_group: bool,
}

fn stand(disk: &dyn Disk, shard: u32, position: u64) -> Result<Option<Stand>, JournalError> {
    let listed = list(disk, shard)?;
    let at = listed
        .segments
        .partition_point(|found| found.header.first <= position);
    let Some(found) = at.checked_sub(1).map(|at| &listed.segments[at]) else {
        return Ok(None);
    };
    let bytes = found.read(disk)?;
    let mut stand = None;
    let end = scan(
        &found.header,
        &bytes,
        Some(position + 1),
        |at, offset, frame| {
            if at == position {
                stand = Some(Stand {
                    file: disk.locate(&found.name),
                    is_compressed: found.packed.is_some(),
                    offset: offset as u64,
                    bytes: frame.bytes() as u64,
                    chain: frame.chain,
                    body_hash: frame.body_hash(),
                    starts_group: frame.starts_group(),
                });
            }
        },
    );
    check(disk, found, &end)?;
    Ok(stand)
}

/// What readers need to know of the files, as they are now. `entries`: where to end, when that is known.
fn look(disk: &Arc<dyn Disk>, shard: u32, entries: Option<u64>) -> Result<Shared, JournalError> {
    let listed = list(&**disk, shard)?;
    let mut segments = Vec::new();
    for found in &listed.segments {
        segments.push(segment(&**disk, found)?);
    }
    let end = match listed.segments.last() {
        None => listed.retired.position,
        Some(Found {
            packed: Some(packed),
            ..
        }) => packed.last,
        Some(last) => {
            let bytes = last.read(&**disk)?;
            let end = scan(&last.header, &bytes, None, |_, _, _| {});
            check(&**disk, last, &end)?;
            segments.pop();
            segments.push(Segment::new(last.header.first, end.bytes as u64));
            end.next - 1
        }
    };
    Ok(Shared::new(
        Arc::clone(disk),
        segments,
        entries.unwrap_or(end),
    ))
}

#[async_trait]
impl Journal for ReadOnly {
    /// Always refused.
    async fn append(&self, _: EntryKind, _: i64, _: Bytes) -> Result<u64, AppendError> {
        Err(AppendError::Unwritable {
            reason: "it was opened for reading only".to_owned(),
        })
    }

    async fn read(&self, after: u64, entries_max: usize) -> Result<Vec<Entry>, JournalError> {
        let journal = self.clone();
        tokio::task::spawn_blocking(move || journal.read_blocking(after, entries_max))
            .await
            .unwrap_or(Err(JournalError::Closing))
    }

    fn durable_to(&self) -> u64 {
        self.entries
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.shared().watch()
    }

    fn stats(&self) -> JournalStats {
        JournalStats {
            writable: false,
            ..self.shared().stats()
        }
    }
}

impl fmt::Debug for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadOnly")
            .field("entries", &self.entries)
            .finish_non_exhaustive()
    }
}
