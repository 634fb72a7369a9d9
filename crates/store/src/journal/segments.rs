//! The embedded engine: segment files in one folder, one writer thread, group commit.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::{oneshot, watch};

use super::entry::{Entry, EntryKind};
use super::error::{AppendError, JournalError};
use super::format::BODY_BYTES_MAX;
use super::index::Shared;
use super::recovery::{self, Recovered, fault};
use super::tidy::{Needed, Retention, Tidied, tidy};
use super::writer::{Request, Writer};
use super::{Journal, JournalStats, reader};
use crate::disk::{Disk, DiskHold};

/// The bounds of a journal of segments.
#[derive(Debug, Clone)]
pub struct SegmentsConfig {
    /// Which part of the numbers this journal holds; kept in every file.
    pub shard: u32,
    /// A segment that reached this is followed by a new one. One group may go beyond it.
    pub segment_bytes_max: u64,
    /// Entries that may wait for the disk. One more is answered [`AppendError::Full`].
    pub queue_max: usize,
    /// Bytes of bodies that may wait for the disk, so that large deliveries cannot take all memory.
    pub queue_bytes_max: usize,
    /// Entries that share one sync at most.
    pub group_max: usize,
    /// What becomes of old segments; see [`Journal::tidy`].
    pub retention: Retention,
    /// How often a disk that refuses is tried again while nobody appends.
    pub mend_every: Duration,
}

impl Default for SegmentsConfig {
    fn default() -> Self {
        Self {
            shard: 0,
            segment_bytes_max: 32 << 20,
            // Two groups: one more than the disk can be busy with.
            queue_max: 2_048,
            queue_bytes_max: 64 << 20,
            // The largest group measured; the gain levels off well before.
            group_max: 1_024,
            retention: Retention::default(),
            mend_every: Duration::from_secs(1),
        }
    }
}

/// The file that whoever writes the journal holds.
const LOCK: &str = ".lock";

/// Keeps every other writer of this journal out, whatever database it uses.
pub(super) fn hold(disk: &dyn Disk) -> Result<Box<dyn DiskHold>, JournalError> {
    disk.hold(LOCK).map_err(|error| match error.kind() {
        std::io::ErrorKind::WouldBlock => JournalError::InUse {
            folder: disk.locate(""),
            holder: disk.holder(LOCK),
        },
        _ => fault(disk, "lock", LOCK)(error),
    })
}

/// A journal in segment files. Dropping it writes what is queued, then ends the writer.
pub struct Segments {
    shared: Arc<Shared>,
    recovered: Recovered,
    queue_bytes_max: usize,
    shard: u32,
    retention: Retention,
    /// Shared with the writer and with every tidying: others come in when the last of them has ended.
    hold: Arc<dyn DiskHold>,
    /// `None` only while it is being dropped.
    queue: Option<SyncSender<Request>>,
    writer: Option<JoinHandle<()>>,
}

impl Segments {
    /// Opens the journal on this disk, or starts a new one where there is none. Blocks while it reads
    /// the last segment. Cuts a torn end; refuses damage, and a journal that somebody else has open for writing.
    pub fn open(disk: Arc<dyn Disk>, config: SegmentsConfig) -> Result<Self, JournalError> {
        // Before anything is read: recovery replaces the last file, and would take it from under another writer.
        let hold: Arc<dyn DiskHold> = hold(&*disk)?.into();
        let opened = recovery::open(&*disk, &config)?;
        let recovered = opened.recovered.clone();
        let shared = Arc::new(Shared::new(disk, opened.segments, recovered.entries));
        let (queue, requests) = sync_channel(config.queue_max.max(1));
        let queue_bytes_max = config.queue_bytes_max;
        let (shard, retention) = (config.shard, config.retention.clone());
        let mut writer = Writer::new(Arc::clone(&shared), config, opened.chain, opened.tail);
        // A new journal gets its first file now, so that a folder we cannot write to is found here.
        writer.ready()?;
        let held = Arc::clone(&hold);
        let writer = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || {
                writer.run(&requests);
                drop(held);
            })
            .map_err(|source| JournalError::Io {
                act: "start the writer of",
                file: shared.disk.locate(""),
                source,
            })?;
        Ok(Self {
            shared,
            recovered,
            queue_bytes_max,
            shard,
            retention,
            hold,
            queue: Some(queue),
            writer: Some(writer),
        })
    }

    /// What opening found.
    pub fn recovered(&self) -> &Recovered {
        &self.recovered
    }

    /// Puts a request into the queue, or says at once that there is no room.
    fn enqueue(&self, request: Request) -> Result<(), AppendError> {
        let bytes = request.body.len();
        let waiting = self.shared.queued_bytes.fetch_add(bytes, Ordering::Relaxed);
        // An entry of any size may wait alone.
        if waiting > 0 && waiting + bytes > self.queue_bytes_max {
            self.shared.queued_bytes.fetch_sub(bytes, Ordering::Relaxed);
            return Err(AppendError::Full);
        }
        self.shared.queued.fetch_add(1, Ordering::Relaxed);
        let sent = match &self.queue {
            Some(queue) => queue.try_send(request),
            None => Err(TrySendError::Disconnected(request)),
        };
        sent.map_err(|error| {
            self.shared.queued.fetch_sub(1, Ordering::Relaxed);
            self.shared.queued_bytes.fetch_sub(bytes, Ordering::Relaxed);
            match error {
                TrySendError::Full(_) => AppendError::Full,
                TrySendError::Disconnected(_) => writer_gone(),
            }
        })
    }
}

fn writer_gone() -> AppendError {
    AppendError::Unwritable {
        reason: "the journal's writer has stopped".to_owned(),
    }
}

#[async_trait]
impl Journal for Segments {
    async fn append(
        &self,
        kind: EntryKind,
        received_at: i64,
        body: Bytes,
    ) -> Result<u64, AppendError> {
        if body.len() > BODY_BYTES_MAX {
            let bytes = body.len();
            return Err(AppendError::TooLarge {
                bytes,
                bytes_max: BODY_BYTES_MAX,
            });
        }
        let (answer, answered) = oneshot::channel();
        self.enqueue(Request {
            kind,
            received_at,
            body,
            answer,
        })?;
        answered.await.unwrap_or_else(|_| Err(writer_gone()))
    }

    async fn read(&self, after: u64, entries_max: usize) -> Result<Vec<Entry>, JournalError> {
        if after >= self.durable_to() || entries_max == 0 {
            return Ok(Vec::new());
        }
        let shared = Arc::clone(&self.shared);
        let reading = move || reader::read(&shared, after, entries_max);
        // The task ends early only when the runtime shuts down.
        tokio::task::spawn_blocking(reading)
            .await
            .unwrap_or(Err(JournalError::Closing))
    }

    async fn tidy(&self, now: i64, needed: Needed) -> Result<Tidied, JournalError> {
        let shared = Arc::clone(&self.shared);
        let (shard, retention) = (self.shard, self.retention.clone());
        let held = Arc::clone(&self.hold);
        let tidying = move || {
            let tidied = tidy(&shared, shard, &retention, now, needed);
            drop(held);
            tidied
        };
        tokio::task::spawn_blocking(tidying)
            .await
            .unwrap_or(Err(JournalError::Closing))
    }

    fn durable_to(&self) -> u64 {
        self.shared.durable_to()
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.shared.watch()
    }

    fn stats(&self) -> JournalStats {
        self.shared.stats()
    }
}

impl Drop for Segments {
    fn drop(&mut self) {
        // Without senders the writer ends after the last group.
        self.queue = None;
        // Whoever panics does not wait for a disk: the writer ends by itself.
        if let Some(writer) = self.writer.take()
            && !std::thread::panicking()
        {
            // A writer that panicked has said so; there is nothing left to save here.
            let _ = writer.join();
        }
    }
}

impl fmt::Debug for Segments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segments")
            .field("stats", &self.stats())
            .finish_non_exhaustive()
    }
}
