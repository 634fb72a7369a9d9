//! What the writer has made durable, where readers find it, and how the journal is: the only
//! state the two sides share.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::JournalStats;
use super::error::JournalError;
use super::format::{HEADER_BYTES, file_name, packed_name};
use super::packed::read_packed;
use crate::disk::Disk;

/// Entries between two marks of a segment: what a reader walks over at most to find its place.
pub(super) const MARK_EVERY: u64 = 64;

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) disk: Arc<dyn Disk>,
    index: Mutex<Index>,
    durable: watch::Sender<u64>,
    pub(super) queued: AtomicUsize,
    pub(super) queued_bytes: AtomicUsize,
    /// The compressed segment that was read last, unpacked: readers go through one from end to end.
    unpacked: Mutex<Option<(u64, Arc<Vec<u8>>)>>,
    /// Held while segments are compressed and retired, so that nobody else does so.
    pub(super) tidying: Mutex<()>,
}

#[derive(Debug)]
struct Index {
    /// In order; the last one is written to.
    segments: Vec<Segment>,
    writable: bool,
    last_error: Option<String>,
}

/// One file, as far as it is durable.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) first: u64,
    /// Bytes of the plain segment.
    pub(super) bytes: u64,
    /// Bytes of the file, where it is compressed.
    packed_bytes: Option<u64>,
    /// Some positions and their offsets, ascending. Readers leave them behind.
    marks: Vec<(u64, u64)>,
}

/// Where a reader starts, and how far it may go in this file.
#[derive(Debug)]
pub(super) struct Place {
    /// The segment, named by its first position.
    pub(super) first: u64,
    /// Whether its file is compressed; offsets are of the plain segment all the same.
    pub(super) is_packed: bool,
    /// The entry at `offset`; at or before the one looked for.
    pub(super) position: u64,
    pub(super) offset: u64,
    /// The first position that is not in this file, or not durable yet.
    pub(super) end: u64,
    /// Durable bytes of the file.
    pub(super) bytes: u64,
}

impl Place {
    /// The file of the segment.
    pub(super) fn file(&self) -> String {
        if self.is_packed {
            packed_name(self.first)
        } else {
            file_name(self.first)
        }
    }
}

/// A segment that nobody writes to any more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sealed {
    pub(super) first: u64,
    /// The first position of the next segment.
    pub(super) until: u64,
    pub(super) is_packed: bool,
    /// Bytes of its file.
    pub(super) file_bytes: u64,
}

impl Segment {
    pub(super) fn new(first: u64, bytes: u64) -> Self {
        Self {
            first,
            bytes,
            packed_bytes: None,
            marks: Vec::new(),
        }
    }

    /// A compressed one, of so many bytes unpacked and in its file.
    pub(super) fn packed(first: u64, bytes: u64, packed_bytes: u64) -> Self {
        Self {
            packed_bytes: Some(packed_bytes),
            ..Self::new(first, bytes)
        }
    }

    fn file_bytes(&self) -> u64 {
        self.packed_bytes.unwrap_or(self.bytes)
    }

    fn mark(&mut self, position: u64, offset: u64) {
        let at = self.marks.partition_point(|mark| mark.0 <= position);
        let before = at.checked_sub(1).map_or(self.first, |at| self.marks[at].0);
        let near_next = self
            .marks
            .get(at)
            .is_some_and(|mark| mark.0 < position + MARK_EVERY);
        if position >= before + MARK_EVERY && !near_next {
            self.marks.insert(at, (position, offset));
        }
    }
}

impl Shared {
    pub(super) fn new(disk: Arc<dyn Disk>, segments: Vec<Segment>, durable: u64) -> Self {
        Self {
            disk,
            index: Mutex::new(Index {
                segments,
                writable: true,
                last_error: None,
            }),
            durable: watch::Sender::new(durable),
            queued: AtomicUsize::new(0),
            queued_bytes: AtomicUsize::new(0),
            unpacked: Mutex::new(None),
            tidying: Mutex::new(()),
        }
    }

    pub(super) fn durable_to(&self) -> u64 {
        *self.durable.borrow()
    }

    pub(super) fn watch(&self) -> watch::Receiver<u64> {
        self.durable.subscribe()
    }

    /// The last segment is now durable to `bytes`, and the journal to position `durable`.
    pub(super) fn publish(&self, bytes: u64, durable: u64) {
        if let Some(last) = self.lock().segments.last_mut() {
            last.bytes = bytes;
        }
        self.durable.send_replace(durable);
    }

    /// A new segment is written to from now on. It replaces one that never got a durable entry.
    pub(super) fn start_segment(&self, first: u64) {
        let mut index = self.lock();
        index.segments.retain(|segment| segment.first < first);
        index
            .segments
            .push(Segment::new(first, HEADER_BYTES as u64));
    }

    /// The last segment, and the bytes of it that are durable.
    pub(super) fn last_segment(&self) -> Option<(u64, u64)> {
        self.lock()
            .segments
            .last()
            .map(|segment| (segment.first, segment.bytes))
    }

    pub(super) fn failed(&self, reason: &str) {
        let mut index = self.lock();
        index.writable = false;
        index.last_error = Some(reason.to_owned());
    }

    pub(super) fn mended(&self) {
        self.lock().writable = true;
    }

    /// Where to find the entry at `position`, which must be durable.
    pub(super) fn place(&self, position: u64) -> Option<Place> {
        let durable = self.durable_to();
        let index = self.lock();
        let at = index
            .segments
            .partition_point(|segment| segment.first <= position);
        let segment = &index.segments[at.checked_sub(1)?];
        let mark = segment.marks.partition_point(|mark| mark.0 <= position);
        let (from, offset) = match mark.checked_sub(1) {
            Some(mark) => segment.marks[mark],
            None => (segment.first, HEADER_BYTES as u64),
        };
        Some(Place {
            first: segment.first,
            is_packed: segment.packed_bytes.is_some(),
            position: from,
            offset,
            end: index
                .segments
                .get(at)
                .map_or(durable + 1, |next| next.first),
            bytes: segment.bytes,
        })
    }

    /// Remembers where readers found entries.
    pub(super) fn mark(&self, file_first: u64, found: &[(u64, u64)]) {
        let mut index = self.lock();
        let at = index
            .segments
            .binary_search_by_key(&file_first, |segment| segment.first);
        if let Ok(at) = at {
            for (position, offset) in found {
                index.segments[at].mark(*position, *offset);
            }
        }
    }

    /// The first position that is kept.
    pub(super) fn first(&self) -> u64 {
        let index = self.lock();
        index
            .segments
            .first()
            .map_or_else(|| self.durable_to() + 1, |segment| segment.first)
    }

    /// Every segment but the last, in order.
    pub(super) fn sealed(&self) -> Vec<Sealed> {
        let index = self.lock();
        let pairs = index.segments.iter().zip(index.segments.iter().skip(1));
        pairs
            .map(|(segment, next)| Sealed {
                first: segment.first,
                until: next.first,
                is_packed: segment.packed_bytes.is_some(),
                file_bytes: segment.file_bytes(),
            })
            .collect()
    }

    /// From now on the compressed file of a segment is read.
    pub(super) fn packed(&self, first: u64, plain_bytes: u64, packed_bytes: u64) {
        let mut index = self.lock();
        let at = index
            .segments
            .binary_search_by_key(&first, |segment| segment.first);
        if let Ok(at) = at {
            // Offsets stay what they were, so the marks stay true.
            index.segments[at].bytes = plain_bytes;
            index.segments[at].packed_bytes = Some(packed_bytes);
        }
    }

    /// From now on nothing before `first` is read.
    pub(super) fn retired(&self, first: u64) {
        self.lock()
            .segments
            .retain(|segment| segment.first >= first);
    }

    /// A compressed segment, unpacked: at most one is kept in memory.
    pub(super) fn unpacked(&self, first: u64) -> Result<Arc<Vec<u8>>, JournalError> {
        let mut kept = self.unpacked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, bytes)) = &*kept
            && *of == first
        {
            return Ok(Arc::clone(bytes));
        }
        *kept = None;
        let bytes = Arc::new(read_packed(&*self.disk, first)?);
        *kept = Some((first, Arc::clone(&bytes)));
        Ok(bytes)
    }

    /// Gives the memory of an unpacked segment back.
    pub(super) fn forget_unpacked(&self) {
        *self.unpacked.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(super) fn stats(&self) -> JournalStats {
        let entries = self.durable_to();
        let index = self.lock();
        JournalStats {
            entries,
            first: index
                .segments
                .first()
                .map_or(entries + 1, |segment| segment.first),
            bytes: index.segments.iter().map(Segment::file_bytes).sum(),
            segments: index.segments.len() as u64,
            compressed: index
                .segments
                .iter()
                .filter(|segment| segment.packed_bytes.is_some())
                .count() as u64,
            queued: self.queued.load(Ordering::Relaxed) as u64,
            writable: index.writable,
            last_error: index.last_error.clone(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
