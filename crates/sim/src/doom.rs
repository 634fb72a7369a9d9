//! How a process dies in the middle of a step: at a chosen point of the transport or of the journal it stops for ever, and
//! whoever awaits the step drops it there.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::{Notify, watch};
use twinline_store::journal::{AppendError, Entry, EntryKind, Journal, JournalError, JournalStats};

/// Where it can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// A call is about to leave.
    BeforeCall,
    /// WhatsApp has carried it out; the answer was not read.
    AfterCall,
    /// An entry is about to be appended.
    BeforeAppend,
    /// It is durable; nobody was told.
    AfterAppend,
    /// Between two commits that must be one; only a planted bug comes by here.
    BetweenCommits,
}

/// Shared by all that can die together.
#[derive(Clone, Default)]
pub(crate) struct Doom(Arc<Inner>);

#[derive(Default)]
struct Inner {
    armed: Mutex<Option<Point>>,
    struck: Notify,
}

impl Doom {
    /// The next who comes by `point` dies.
    pub(crate) fn arm(&self, point: Point) {
        *self.armed() = Some(point);
    }

    pub(crate) fn disarm(&self) {
        *self.armed() = None;
    }

    /// Whoever comes by here may never go on.
    pub(crate) async fn at(&self, point: Point) {
        if self.strikes(point) {
            std::future::pending::<()>().await;
        }
    }

    /// Whether it happens here: then whoever asks must never go on.
    pub(crate) fn strikes(&self, point: Point) -> bool {
        let strikes = *self.armed() == Some(point);
        if strikes {
            self.disarm();
            self.0.struck.notify_one();
        }
        strikes
    }

    /// Awaits a step to its end, or to the death of the process: then `None`, and the step is gone.
    pub(crate) async fn or<T>(&self, step: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.0.struck.notified() => None,
            done = step => Some(done),
        }
    }

    fn armed(&self) -> std::sync::MutexGuard<'_, Option<Point>> {
        self.0.armed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A journal in front of which, and behind which, one can die.
pub(crate) struct Mortal<J> {
    pub(crate) journal: J,
    pub(crate) doom: Doom,
}

#[async_trait]
impl<J: Journal> Journal for Mortal<J> {
    async fn append(
        &self,
        kind: EntryKind,
        received_at: i64,
        body: Bytes,
    ) -> Result<u64, AppendError> {
        self.doom.at(Point::BeforeAppend).await;
        let appended = self.journal.append(kind, received_at, body).await;
        self.doom.at(Point::AfterAppend).await;
        appended
    }

    async fn read(&self, after: u64, entries_max: usize) -> Result<Vec<Entry>, JournalError> {
        self.journal.read(after, entries_max).await
    }

    fn durable_to(&self) -> u64 {
        self.journal.durable_to()
    }

    fn watch(&self) -> watch::Receiver<u64> {
        self.journal.watch()
    }

    fn stats(&self) -> JournalStats {
        self.journal.stats()
    }
}
