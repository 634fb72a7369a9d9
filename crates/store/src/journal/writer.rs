//! The one thread that writes: takes what queued while it synced, writes it at once, syncs once,
//! answers everybody.
//!
//! Nothing is acknowledged or shown to readers before its sync. When a write or sync fails, the
//! whole group is refused, its positions are given to later entries, and the segment is mended: cut
//! back after a failed write, left for a new segment after a failed sync (see [`crate::disk`] for
//! why syncing again would prove nothing).

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};

use bytes::Bytes;
use tokio::sync::oneshot;

use super::entry::EntryKind;
use super::error::{AppendError, JournalError};
use super::format::{Chain, ENTRY_FIXED_BYTES, Frame, HEADER_BYTES, Header, file_name};
use super::index::Shared;
use super::listing::Found;
use super::recovery::{check, fault};
use super::scan::scan;
use super::segments::SegmentsConfig;
use crate::disk::DiskFile;

/// A group is closed once it has this much, so that one write stays small in memory.
const GROUP_BYTES_MAX: usize = 8 << 20;

/// One entry on its way.
pub(super) struct Request {
    pub(super) kind: EntryKind,
    pub(super) received_at: i64,
    pub(super) body: Bytes,
    pub(super) answer: oneshot::Sender<Result<u64, AppendError>>,
}

pub(super) struct Writer {
    shared: Arc<Shared>,
    config: SegmentsConfig,
    /// The position of the next entry.
    next: u64,
    /// The chain hash of the last durable entry.
    chain: Chain,
    tail: Tail,
    /// Reused for every group.
    buffer: Vec<u8>,
}

/// The end of the journal.
enum Tail {
    /// Open, and exactly as long as what is durable.
    Open(Box<dyn DiskFile>),
    /// A write failed: there may be more bytes than are durable.
    Overlong(Box<dyn DiskFile>),
    /// The file is full, its sync failed, or there is none yet: the next entry opens a new segment.
    Closed { sync_failed: bool },
}

impl Writer {
    pub(super) fn new(
        shared: Arc<Shared>,
        config: SegmentsConfig,
        chain: Chain,
        tail: Option<Box<dyn DiskFile>>,
    ) -> Self {
        let next = shared.durable_to() + 1;
        let tail = tail.map_or(Tail::Closed { sync_failed: false }, Tail::Open);
        Self {
            shared,
            config,
            next,
            chain,
            tail,
            buffer: Vec::new(),
        }
    }

    /// Writes until nobody can append any more.
    pub(super) fn run(mut self, requests: &Receiver<Request>) {
        loop {
            let received = if matches!(self.tail, Tail::Open(_)) {
                requests.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                requests.recv_timeout(self.config.mend_every)
            };
            let first = match received {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => {
                    self.mend();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let group = self.gather(first, requests);
            self.commit(group);
        }
    }

    /// Everything that waits, up to the bounds of a group. Waits for nothing: the group forms by
    /// itself while the one before it is synced.
    fn gather(&self, first: Request, requests: &Receiver<Request>) -> Vec<Request> {
        let mut bytes = first.body.len();
        let mut group = vec![first];
        while group.len() < self.config.group_max && bytes < GROUP_BYTES_MAX {
            let Ok(request) = requests.try_recv() else {
                break;
            };
            bytes += request.body.len();
            group.push(request);
        }
        self.shared.queued.fetch_sub(group.len(), Ordering::Relaxed);
        let bodies = group.iter().map(|request| request.body.len()).sum();
        self.shared
            .queued_bytes
            .fetch_sub(bodies, Ordering::Relaxed);
        group
    }

    fn commit(&mut self, group: Vec<Request>) {
        match self.write(&group) {
            Ok(first) => {
                for (position, request) in (first..).zip(group) {
                    // Whoever stopped waiting has its entry all the same.
                    let _ = request.answer.send(Ok(position));
                }
            }
            Err(error) => {
                let reason = reason(&error);
                let entries = group.len();
                tracing::error!(entries, "The journal refused {entries} entries: {reason}");
                self.shared.failed(&reason);
                // Before anybody hears of it: whoever does finds the disk at rest.
                self.mend();
                for request in group {
                    let refusal = AppendError::Unwritable {
                        reason: reason.clone(),
                    };
                    let _ = request.answer.send(Err(refusal));
                }
            }
        }
    }

    /// Writes and syncs one group. On `Ok` it is durable and readers see it; otherwise nothing of it is
    /// ever shown by this process.
    fn write(&mut self, group: &[Request]) -> Result<u64, JournalError> {
        self.make_room(group)?;
        self.ready()?;
        let (segment, bytes) = self.shared.last_segment().unwrap_or_default();
        let name = file_name(segment);
        let disk = Arc::clone(&self.shared.disk);

        self.buffer.clear();
        let mut chain = self.chain;
        for (at, request) in group.iter().enumerate() {
            let kind = request.kind.code();
            let frame = Frame::after(&chain, kind, at == 0, request.received_at, &request.body);
            frame.encode(&mut self.buffer);
            chain = frame.chain;
        }
        let Tail::Open(mut file) =
            std::mem::replace(&mut self.tail, Tail::Closed { sync_failed: false })
        else {
            // `ready` has just opened it.
            return Err(JournalError::Closing);
        };
        if let Err(source) = file.write_all(&self.buffer) {
            self.tail = Tail::Overlong(file);
            return Err(fault(&*disk, "write", &name)(source));
        }
        if let Err(source) = file.sync_data() {
            self.tail = Tail::Closed { sync_failed: true };
            return Err(fault(&*disk, "sync", &name)(source));
        }
        self.tail = Tail::Open(file);
        self.shared.mended();
        self.chain = chain;
        let first = self.next;
        self.next += group.len() as u64;
        self.shared
            .publish(bytes + self.buffer.len() as u64, self.next - 1);
        // One huge group must not keep its memory for good.
        self.buffer.shrink_to(GROUP_BYTES_MAX);
        Ok(first)
    }

    /// Closes a segment that the group would make too large, unless it is still empty.
    fn make_room(&mut self, group: &[Request]) -> Result<(), JournalError> {
        // What failed must be mended first, for the length to be true.
        self.ready()?;
        let (_, bytes) = self.shared.last_segment().unwrap_or_default();
        let more: usize = group
            .iter()
            .map(|request| ENTRY_FIXED_BYTES + request.body.len())
            .sum();
        let is_used = bytes > HEADER_BYTES as u64;
        if is_used && bytes + more as u64 > self.config.segment_bytes_max {
            self.tail = Tail::Closed { sync_failed: false };
        }
        Ok(())
    }

    /// Tries to become writable again after a failure; does nothing when all is well.
    fn mend(&mut self) {
        match self.ready() {
            Ok(()) => self.shared.mended(),
            Err(error) => {
                let reason = reason(&error);
                tracing::warn!("The journal cannot be written to yet: {reason}");
                self.shared.failed(&reason);
            }
        }
    }

    /// Makes sure that the tail is open and exactly as long as what is durable.
    pub(super) fn ready(&mut self) -> Result<(), JournalError> {
        let closed = Tail::Closed { sync_failed: false };
        let sync_failed = match std::mem::replace(&mut self.tail, closed) {
            Tail::Open(file) => {
                self.tail = Tail::Open(file);
                return Ok(());
            }
            Tail::Overlong(file) if self.cut_back().is_ok() => {
                self.tail = Tail::Open(file);
                return Ok(());
            }
            // A cut that failed leaves the file as untrustworthy as a sync that failed.
            Tail::Overlong(_) => true,
            Tail::Closed { sync_failed } => sync_failed,
        };
        // A second try must check as much as the first.
        self.tail = Tail::Closed { sync_failed };
        self.tail = Tail::Open(self.start_segment(sync_failed)?);
        Ok(())
    }

    /// Cuts the last segment to what is durable of it.
    fn cut_back(&self) -> Result<(), JournalError> {
        let disk = &*self.shared.disk;
        let (segment, bytes) = self.shared.last_segment().unwrap_or_default();
        let name = file_name(segment);
        disk.truncate(&name, bytes)
            .map_err(fault(disk, "cut", &name))
    }

    /// Creates the segment of the next entry; it and its name are durable on return. From then on
    /// what the segment before it has beyond its durable end is a leftover that nobody reads.
    fn start_segment(&self, sync_failed: bool) -> Result<Box<dyn DiskFile>, JournalError> {
        let disk = &*self.shared.disk;
        let sealed = self
            .shared
            .last_segment()
            .filter(|(first, _)| *first < self.next);
        if let (true, Some((first, bytes))) = (sync_failed, sealed) {
            self.read_back(first, bytes)?;
        }
        let name = file_name(self.next);
        match disk.remove(&name) {
            // An earlier try, or a segment that never got a durable entry.
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(fault(disk, "remove", &name)(error)),
        }
        let mut file = disk.create(&name).map_err(fault(disk, "create", &name))?;
        let header = Header {
            shard: self.config.shard,
            first: self.next,
            previous: self.chain,
        };
        file.write_all(&header.encode())
            .map_err(fault(disk, "write", &name))?;
        file.sync_data().map_err(fault(disk, "sync", &name))?;
        disk.sync_dir()
            .map_err(fault(disk, "sync the folder of", &name))?;
        self.shared.start_segment(self.next);
        if let (true, Some((first, bytes))) = (sync_failed, sealed)
            && let Err(error) = disk.truncate(&file_name(first), bytes)
        {
            tracing::warn!(error = %error, "Left unacknowledged bytes at the end of a sealed journal segment");
        }
        Ok(file)
    }

    /// After a failed sync: is what we acknowledged earlier still true as the disk shows it?
    fn read_back(&self, first: u64, bytes: u64) -> Result<(), JournalError> {
        let disk = &*self.shared.disk;
        let name = file_name(first);
        let content = disk.read_all(&name).map_err(fault(disk, "read", &name))?;
        let durable = usize::try_from(bytes)
            .unwrap_or(usize::MAX)
            .min(content.len());
        let corrupt = |offset, position, what| JournalError::Corrupt {
            file: disk.locate(&name),
            offset,
            position,
            what,
        };
        let Ok(header) = Header::decode(&content) else {
            return Err(corrupt(0, first, "its header is not readable"));
        };
        let end = scan(&header, &content[..durable], None, |_, _, _| {});
        check(
            disk,
            &Found {
                name: name.clone(),
                header,
                packed: None,
            },
            &end,
        )?;
        if end.next != self.next || end.chain != self.chain {
            let what = "entries that were acknowledged are not there after a failed sync";
            return Err(corrupt(end.bytes as u64, end.next, what));
        }
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.shared
                .failed("the journal's writer has stopped; restart Twinline");
        }
    }
}

/// The error with everything that caused it, on one line.
fn reason(error: &JournalError) -> String {
    let mut line = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(source) = cause {
        line.push_str(": ");
        line.push_str(&source.to_string());
        cause = source.source();
    }
    line
}
