//! The courier carries sends to WhatsApp: it takes what is due, asks the floor once more in the transaction that marks the
//! send as begun, calls, and journals what came of it. The merger settles the ledger from the journal, so answer, echo
//! and status may come in any order and a crash between them loses nothing.

mod call;
mod pace;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use twinline_core::Millis;
use twinline_core::command::{self, Refused, Released};
use twinline_core::contact::Identity;
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{LineId, SendId};
use twinline_core::send::Send;
use twinline_store::{StoreError, Touch};

use crate::app::App;
use crate::limits::COURIER_CALLS_AT_ONCE;
use crate::merger::{CallEntry, JOURNAL, chain};
use pace::Paces;

pub use call::journal;

/// Due sends looked at in one go.
const DUE_MAX: usize = 256;
/// Pause after the store failed.
const STORE_RETRY: Duration = Duration::from_millis(500);
/// How often begun sends in nobody's hands are looked for.
const ORPHANS_EVERY: Duration = Duration::from_secs(15);

/// A send whose call is to be made.
pub(crate) struct Begun {
    send: Send,
    attempt: u32,
    to: Vec<Identity>,
}

/// What one courier has in hand.
pub struct Courier {
    permits: Arc<Semaphore>,
    paces: Paces,
    under_way: Arc<Mutex<HashSet<SendId>>>,
}

/// A send that was released to be called: marked as begun in the ledger, and in this courier's hands until dropped.
pub struct Handed {
    begun: Begun,
    _held: (OwnedSemaphorePermit, InHand),
}

impl Handed {
    /// Which send.
    pub fn send(&self) -> &Send {
        &self.begun.send
    }

    /// Makes the call. What came of it is to be journalled, or the send stays begun until [`Courier::adopt_orphans`].
    pub async fn call(&self, app: &App) -> CallEntry {
        call::carry(app, &self.begun).await
    }
}

/// Runs until stopped; calls under way are then finished.
pub async fn run(app: App, stop: CancellationToken) {
    let mut courier = Courier::default();
    let calls = TaskTracker::new();
    let mut look_for_orphans = tokio::time::interval(ORPHANS_EVERY);
    while !stop.is_cancelled() {
        let wake_at = match courier.round(&app).await {
            Ok((handed, wake_at)) => {
                for handed in handed {
                    let app = app.clone();
                    calls.spawn(async move {
                        let entry = handed.call(&app).await;
                        call::journal_at_last(&app, &entry).await;
                        drop(handed);
                        // A throttled send may be due, and a place is free.
                        app.courier_bell.notify_one();
                    });
                }
                wake_at
            }
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot read the ledger");
                tokio::time::sleep(STORE_RETRY).await;
                continue;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = app.courier_bell.notified() => {}
            () = app.clock.sleep_until(wake_at) => {}
            _ = look_for_orphans.tick() => {
                if let Err(error) = courier.adopt_orphans(&app).await {
                    tracing::error!(error = %chain(&error), "Cannot look for interrupted sends");
                }
            }
        }
    }
    calls.close();
    calls.wait().await;
}

impl Default for Courier {
    fn default() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(COURIER_CALLS_AT_ONCE)),
            paces: Paces::default(),
            under_way: Arc::default(),
        }
    }
}

impl Courier {
    /// What was begun and is in nobody's hands is unknown, not failed: an earlier process was killed, or an answer could not
    /// be journalled. Looked for at the start and again and again; only once all that was journalled is merged, because an
    /// answer may be on its way.
    pub async fn adopt_orphans(&self, app: &App) -> Result<(), StoreError> {
        let calling = app.store.calling_sends().await?;
        let in_hand = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let durable = app.journal.durable_to();
        if calling.is_empty() || app.store.position(JOURNAL).await? < durable {
            return Ok(());
        }
        for (line, send) in calling
            .into_iter()
            .filter(|(_, send)| !in_hand.contains(send))
        {
            let touch = Touch {
                sends: vec![send],
                ..Touch::default()
            };
            let outcome = app
                .store
                .act(line, app.now(), touch, |set| command::orphan(set, send))
                .await?;
            tracing::warn!(send.id = %send, ?outcome, "Send {send} was interrupted: its outcome is unknown");
        }
        Ok(())
    }

    /// Takes what is due and may go, as far as there are places. Returns what is to be called now, and when to look again in
    /// business time; the end of a call is a reason to look at once.
    pub async fn round(&mut self, app: &App) -> Result<(Vec<Handed>, Millis), StoreError> {
        let now = app.now();
        let mut wake_at = now + 60_000;
        let mut handed = Vec::new();
        for due in app.store.due_sends(now, DUE_MAX).await? {
            let paced = self
                .paces
                .line_admits(due.line, now)
                .and_then(|()| self.paces.pair_admits(due.conversation, now));
            if let Err(until) = paced {
                wake_at = wake_at.min(until);
                continue;
            }
            let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() else {
                break;
            };
            // In hand before it is marked as begun, so that it is never taken for an orphan.
            let in_hand = InHand::new(&self.under_way, due.send);
            let begun = match release(app, due.line, due.send).await {
                Ok(Some(begun)) => begun,
                Ok(None) => continue,
                // What was released before must be called all the same.
                Err(error) if handed.is_empty() => return Err(error),
                Err(error) => {
                    tracing::error!(error = %chain(&error), "Cannot release a send");
                    return Ok((handed, now));
                }
            };
            self.paces.spend(due.line, due.conversation, now);
            handed.push(Handed {
                begun,
                _held: (permit, in_hand),
            });
        }
        let next = app.store.next_send_due(now).await.unwrap_or(Some(now));
        Ok((handed, wake_at.min(next.unwrap_or(wake_at))))
    }
}

/// A send in this courier's hands, until dropped, also by a panic.
struct InHand(Arc<Mutex<HashSet<SendId>>>, SendId);

impl InHand {
    fn new(under_way: &Arc<Mutex<HashSet<SendId>>>, send: SendId) -> Self {
        under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(send);
        Self(Arc::clone(under_way), send)
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.1);
    }
}

/// Marks a send as begun, or withdraws it. `None`: nothing is to be called.
async fn release(app: &App, line: LineId, id: SendId) -> Result<Option<Begun>, StoreError> {
    let touch = Touch {
        sends: vec![id],
        ..Touch::default()
    };
    let released = app
        .store
        .act(line, app.now(), touch, |set| begin(app, set, id))
        .await?;
    released.or_else(|refused| {
        tracing::error!(send.id = %id, ?refused, "Send {id} cannot be released");
        Ok(None)
    })
}

fn begin(app: &App, set: &mut WorkingSet, id: SendId) -> Result<Option<Begun>, Refused> {
    let Released::Go { attempt } =
        command::release(set, id, |content| app.channel.window_ms(content))?
    else {
        return Ok(None);
    };
    let send = set.sends.get(&id).cloned().ok_or(Refused::NotFound)?;
    let contact = set
        .conversations
        .get(&send.conversation)
        .ok_or(Refused::NotFound)?
        .contact;
    Ok(Some(Begun {
        to: set.addresses(contact),
        attempt,
        send,
    }))
}
