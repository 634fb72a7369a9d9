//! The courier carries sends to WhatsApp: it takes what is due, asks the floor once more in the transaction that marks the
//! send as begun, calls, and journals what came of it. The merger settles the ledger from the journal, so answer, echo
//! and status may come in any order and a crash between them loses nothing.

mod call;
mod due;

use std::collections::{BTreeMap, HashMap};
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
use twinline_core::pacing::Standing;
use twinline_core::send::Send;
use twinline_store::{DueSend, StoreError, Touch};

use crate::app::App;
use crate::limits::COURIER_CALLS_AT_ONCE;
use crate::merger::{CallEntry, JOURNAL, Outcome, chain};
use crate::safety;
use due::{Due, due, in_hand};

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
        let mut by_line: BTreeMap<LineId, Vec<DueSend>> = BTreeMap::new();
        for candidate in chosen {
            let of_line = by_line.entry(candidate.line).or_default();
            of_line.push(candidate.what);
        }
        let mut handed = Vec::new();
        for (line, sends) in by_line {
            let Some(standing) = standings.get(&line) else {
                continue;
            };
            match self.take(app, line, standing, &sends).await {
                Ok(taken) => {
                    // Those that were withdrawn or postponed have left their places to others.
                    if taken.len() < sends.len() {
                        wake_at = wake_at.min(now + AGAIN_MS);
                    }
                    handed.extend(taken);
                }
                // What was released before must be called all the same.
                Err(error) if handed.is_empty() => return Err(error),
                Err(error) => {
                    tracing::error!(error = %chain(&error), "Cannot release sends");
                    return Ok((handed, now));
                }
            }
        }
        let next = app.store.next_send_due(now).await.unwrap_or(Some(now));
        Ok((handed, wake_at.min(next.unwrap_or(wake_at))))
    }

    /// Releases sends of one number, in one transaction.
    async fn take(
        &self,
        app: &App,
        line: LineId,
        standing: &Arc<Standing>,
        due: &[DueSend],
    ) -> Result<Vec<Handed>, StoreError> {
        let mut places = Vec::with_capacity(due.len());
        for DueSend { send, .. } in due {
            let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() else {
                break;
            };
            // In hand before it is marked as begun, so that it is never taken for an orphan.
            places.push((permit, InHand::new(&self.under_way, *send, line)));
        }
        let due = due.get(..places.len()).unwrap_or_default();
        let number = Arc::new(call::number(app, line).await);
        let mut begun = release(app, line, &number, due).await?;
        let now = app.now();
        app.pacing.with(|pacer| {
            for Begun { send, .. } in begun.values() {
                pacer.went(line, standing, send.conversation, send.priority, now);
            }
        });
        let handed = due.iter().zip(places).filter_map(|(due, held)| {
            Some(Handed {
                begun: begun.remove(&due.send)?,
                standing: Arc::clone(standing),
                _held: held,
            })
        });
        Ok(handed.collect())
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

/// Marks sends as begun, withdraws or postpones them. Returns what is to be called.
async fn release(
    app: &App,
    line: LineId,
    number: &Arc<Result<call::Number, Outcome>>,
    due: &[DueSend],
) -> Result<HashMap<SendId, Begun>, StoreError> {
    let touch = Touch {
        sends: due.iter().map(|due| due.send).collect(),
        // What is scheduled has no bubble that would lead there.
        conversations: due.iter().map(|due| due.conversation).collect(),
        ..Touch::default()
    };
    let now = app.now();
    let begin_all = |set: &mut WorkingSet| {
        let begun = due.iter().filter_map(|due| {
            let id = due.send;
            match begin(app, set, id, number, now) {
                Ok(begun) => begun.map(|begun| (id, begun)),
                Err(refused) => {
                    tracing::error!(send.id = %id, ?refused, "Send {id} cannot be released");
                    None
                }
            }
        });
        Ok::<_, std::convert::Infallible>(begun.collect())
    };
    let Ok(begun) = app.store.act(line, now, touch, begin_all).await?;
    Ok(begun)
}

fn begin(
    app: &App,
    set: &mut WorkingSet,
    id: SendId,
    number: &Arc<Result<call::Number, Outcome>>,
    now: Millis,
) -> Result<Option<Begun>, Refused> {
    let conversation = set.sends.get(&id).ok_or(Refused::NotFound)?.conversation;
    if let Err(wait) = app.pacing.with(|pacer| pacer.pair(conversation, now)) {
        command::postpone(set, id, wait)?;
        return Ok(None);
    }
    if kept_safe(app, set, id, now)? {
        return Ok(None);
    }
    let opens = opens(app, set, id)?;
    let Released::Go { attempt } =
        command::release(set, id, |content| app.channel.window_ms(content))?
    else {
        return Ok(None);
    };
    if opens {
        command::opened(set, id)?;
        app.safety.opened(set.scope.line, now);
    }
    let send = set.sends.get(&id).cloned().ok_or(Refused::NotFound)?;
    let contact = set
        .conversations
        .get(&send.conversation)
        .ok_or(Refused::NotFound)?
        .contact;
    Ok(Some(Begun {
        to: set.addresses(contact),
        from: Arc::clone(number),
        attempt,
        send,
    }))
}

/// Holds back what would be refused or would use up what is left of the messaging limit. Returns whether it did.
fn kept_safe(app: &App, set: &mut WorkingSet, id: SendId, now: Millis) -> Result<bool, Refused> {
    let line = set.scope.line;
    let send = set.sends.get(&id).ok_or(Refused::NotFound)?;
    if !send.state.pending() || send.due_at > now {
        return Ok(false);
    }
    let priority = send.priority;
    let made_of = app.channel.made_of(&send.content);
    if let Some(halt) = made_of.and_then(|of| app.safety.halted(line, &of, now)) {
        match safety::waits_out(priority, &halt) {
            Some(until) => command::hold(set, id, until, halt.failure)?,
            None => command::halt(set, id, halt.failure)?,
        }
        return Ok(true);
    }
    if priority.bulk()
        && opens(app, set, id)?
        && let Err(wait) = app.safety.may_open(line, now)
    {
        command::postpone(set, id, wait)?;
        return Ok(true);
    }
    Ok(false)
}

/// Whether it would be the first word to somebody whose window is closed.
fn opens(app: &App, set: &WorkingSet, id: SendId) -> Result<bool, Refused> {
    let send = set.sends.get(&id).ok_or(Refused::NotFound)?;
    if !app.channel.is_any_time(&send.content) {
        return Ok(false);
    }
    command::opens(set, id, app.channel.capabilities().service_window_ms)
}
