//! Reading ahead: while a stretch of the journal is merged, the next one is read and heard. Both are work, and neither
//! waits for what the other does.

use tokio_util::task::AbortOnDropHandle;
use twinline_core::channel::{Address, Unreadable};
use twinline_core::observation::Said;
use twinline_store::journal::{Body, Entry, EntryKind, JournalError};

use super::read::account_told;
use crate::app::App;

/// What the channel heard in a delivery or an account's answer, each thing with its place.
pub(super) type Placed = (Vec<(u32, Address, Said)>, Vec<Unreadable>);

/// So many bytes of deliveries are heard before others have their turn: about a millisecond.
const HEARD_AT_ONCE: usize = 16 << 10;

/// Entries of the journal, one after the other, and what was heard in those that are deliveries.
pub(super) struct Stretch {
    /// After which position.
    after: u64,
    pub(super) entries: Vec<Entry>,
    pub(super) heard: Vec<Option<Placed>>,
}

impl Stretch {
    /// The position of the last entry, or of the one before the first.
    pub(super) fn last(&self) -> u64 {
        self.entries.last().map_or(self.after, |last| last.position)
    }

    /// Reads and hears, `most` entries at most.
    pub(super) async fn read(app: &App, after: u64, most: usize) -> Result<Self, JournalError> {
        let entries = app.journal.read(after, most).await?;
        Ok(Self::hear(app, after, entries).await)
    }

    /// Hears what was read, after the position `after`.
    pub(super) async fn hear(app: &App, after: u64, entries: Vec<Entry>) -> Self {
        let mut heard = Vec::with_capacity(entries.len());
        let mut since = 0;
        for entry in &entries {
            heard.push(match (&entry.kind, &entry.body) {
                (EntryKind::WebhookDelivery, Body::Bytes(bytes)) => {
                    since += bytes.len();
                    Some(app.channel.hear(bytes).placed())
                }
                (EntryKind::AccountTold, Body::Bytes(bytes)) => {
                    Some(account_told(&*app.channel, bytes).placed())
                }
                _ => None,
            });
            if since >= HEARD_AT_ONCE {
                since = 0;
                tokio::task::yield_now().await;
            }
        }
        Self {
            after,
            entries,
            heard,
        }
    }
}

/// The stretch that is being read ahead; ends with this value.
#[derive(Default)]
pub(super) struct Ahead(Option<AbortOnDropHandle<Result<Stretch, JournalError>>>);

impl Ahead {
    /// Begins to read what comes after `after`, if there is anything.
    pub(super) fn begin(&mut self, app: &App, after: u64, most: usize) {
        self.0 = (app.journal.durable_to() > after).then(|| {
            let app = app.clone();
            let read = async move { Stretch::read(&app, after, most).await };
            AbortOnDropHandle::new(tokio::spawn(read))
        });
    }

    /// The stretch after `after`: what was read ahead if it is that, or else read now.
    pub(super) async fn take(
        &mut self,
        app: &App,
        after: u64,
        most: usize,
    ) -> Result<Stretch, JournalError> {
        if let Some(read) = self.0.take()
            && let Ok(Ok(stretch)) = read.await
            && stretch.after == after
            && (1..=most).contains(&stretch.entries.len())
        {
            return Ok(stretch);
        }
        Stretch::read(app, after, most).await
    }
}
