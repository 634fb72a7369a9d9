//! The courier carries sends to WhatsApp: it takes what is due, asks the floor once more in the transaction that marks the
//! send as begun, calls, and journals what came of it. The merger settles the ledger from the journal, so answer, echo
//! and status may come in any order and a crash between them loses nothing.

mod call;
mod due;
mod release;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use twinline_core::Millis;
use twinline_core::command;
use twinline_core::contact::Identity;
use twinline_core::ids::{LineId, SendId};
use twinline_core::pacing::Standing;
use twinline_core::send::Send;
use twinline_store::{DueSend, StoreError, Touch};

use crate::app::App;
use crate::limits::COURIER_CALLS_AT_ONCE;
use crate::merger::{CallEntry, JOURNAL, Outcome, chain};
use due::{Due, due, in_hand};
use release::{Batch, release};

pub use call::journal;

/// The ledger is looked at this often, in business time, whatever is known of it.
const LOOK_MS: Millis = 60_000;
/// And so soon where some of those that were due did not go after all.
const AGAIN_MS: Millis = 50;
/// Pause after the store failed.
const STORE_RETRY: Duration = Duration::from_millis(500);
/// How often begun sends in nobody's hands are looked for.
const ORPHANS_EVERY: Duration = Duration::from_secs(15);

/// A send whose call is to be made.
pub(crate) struct Begun {
    send: Send,
    attempt: u32,
    to: Vec<Identity>,
    from: Arc<Result<call::Number, Outcome>>,
}

/// What one courier has in hand.
pub struct Courier {
    permits: Arc<Semaphore>,
    under_way: UnderWay,
    /// Rounds so far: whose turn it is.
    turn: usize,
}

/// The sends in this courier's hands, with their numbers.
type UnderWay = Arc<Mutex<HashMap<SendId, LineId>>>;

/// A send that was released to be called: marked as begun in the ledger, and in this courier's hands until dropped.
pub struct Handed {
    begun: Begun,
    standing: Arc<Standing>,
    _held: (OwnedSemaphorePermit, InHand),
}

impl Handed {
    /// Which send.
    pub fn send(&self) -> &Send {
        &self.begun.send
    }

    /// Makes the call. What came of it is to be journalled, or the send stays begun until [`Courier::adopt_orphans`].
    pub async fn call(&self, app: &App) -> CallEntry {
        let entry = call::carry(app, &self.begun).await;
        if let Outcome::Answer(answer) = &entry.outcome {
            let (send, verdict) = (&self.begun.send, app.channel.judge(answer));
            let (line, conversation, now) = (send.line, send.conversation, app.now());
            app.pacing.with(|pacer| {
                pacer.answered(line, &self.standing, conversation, &verdict, now);
            });
        }
        entry
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
            under_way: Arc::default(),
            turn: 0,
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
            .filter(|(_, send)| !in_hand.contains_key(send))
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

    /// Takes what is due and may go, as far as there are hands. Returns what is to be called now, and when to look again in
    /// business time; the end of a call is a reason to look at once.
    pub async fn round(&mut self, app: &App) -> Result<(Vec<Handed>, Millis), StoreError> {
        let now = app.now();
        self.turn = self.turn.wrapping_add(1);
        let Due {
            sends,
            standings,
            wake_at,
        } = due(app, self.turn, now).await?;
        let mut wake_at = wake_at.unwrap_or(now + LOOK_MS).min(now + LOOK_MS);
        let chosen = in_hand(sends, self.permits.available_permits(), &self.of_numbers());
        let wanted = chosen.len();
        let mut by_line: BTreeMap<LineId, Vec<DueSend>> = BTreeMap::new();
        for candidate in chosen {
            let of_line = by_line.entry(candidate.line).or_default();
            of_line.push(candidate.what);
        }
        let handed = self.take(app, &standings, by_line).await?;
        // Those that were withdrawn or postponed have left their places to others.
        if handed.len() < wanted {
            wake_at = wake_at.min(now + AGAIN_MS);
        }
        let next = app.store.next_send_due(now).await.unwrap_or(Some(now));
        Ok((handed, wake_at.min(next.unwrap_or(wake_at))))
    }

    /// Releases sends. A number of which the rows are damaged does not hold the others.
    async fn take(
        &self,
        app: &App,
        standings: &BTreeMap<LineId, Arc<Standing>>,
        due: BTreeMap<LineId, Vec<DueSend>>,
    ) -> Result<Vec<Handed>, StoreError> {
        let mut batches = Vec::with_capacity(due.len());
        for (line, due) in due {
            if let Some(standing) = standings.get(&line) {
                batches.push(self.batch(app, line, standing, due).await);
            }
        }
        match release(app, &batches).await {
            Ok(begun) => Ok(Self::hand_out(app, batches, begun)),
            Err(error) if batches.len() < 2 => Err(error),
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot release sends of all numbers together");
                let mut handed = Vec::new();
                for batch in batches {
                    match release(app, std::slice::from_ref(&batch)).await {
                        Ok(begun) => handed.extend(Self::hand_out(app, vec![batch], begun)),
                        Err(error) => {
                            let line = batch.line;
                            tracing::error!(error = %chain(&error), "Cannot release sends of number {line}");
                        }
                    }
                }
                Ok(handed)
            }
        }
    }

    /// As many of one number as there are places, in hand before they are marked as begun, so that none is ever taken for
    /// an orphan.
    async fn batch(
        &self,
        app: &App,
        line: LineId,
        standing: &Arc<Standing>,
        due: Vec<DueSend>,
    ) -> Batch {
        let places = due.into_iter().map_while(|due| {
            let permit = Arc::clone(&self.permits).try_acquire_owned().ok()?;
            Some((due, (permit, InHand::new(&self.under_way, due.send, line))))
        });
        Batch {
            line,
            standing: Arc::clone(standing),
            places: places.collect(),
            number: Arc::new(call::number(app, line).await),
        }
    }

    /// What was released, to whoever calls.
    fn hand_out(app: &App, batches: Vec<Batch>, mut begun: HashMap<SendId, Begun>) -> Vec<Handed> {
        let now = app.now();
        let mut handed = Vec::with_capacity(begun.len());
        for Batch {
            line,
            standing,
            places,
            ..
        } in batches
        {
            for (due, held) in places {
                let Some(begun) = begun.remove(&due.send) else {
                    continue;
                };
                let (to, priority) = (begun.send.conversation, begun.send.priority);
                app.pacing
                    .with(|pacer| pacer.went(line, &standing, to, priority, now));
                handed.push(Handed {
                    begun,
                    standing: Arc::clone(&standing),
                    _held: held,
                });
            }
        }
        handed
    }

    fn of_numbers(&self) -> BTreeMap<LineId, usize> {
        let under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut of_numbers = BTreeMap::new();
        for line in under_way.values() {
            *of_numbers.entry(*line).or_default() += 1;
        }
        of_numbers
    }
}

/// A send in this courier's hands, until dropped, also by a panic.
struct InHand(UnderWay, SendId);

impl InHand {
    fn new(under_way: &UnderWay, send: SendId, line: LineId) -> Self {
        under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(send, line);
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
