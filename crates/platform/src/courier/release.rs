//! The transaction in which sends leave the ledger: the floor, the customer's pace and the number's safety are asked once
//! more, and what may go is marked as begun.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tokio::sync::OwnedSemaphorePermit;
use twinline_core::Millis;
use twinline_core::command::{self, Refused, Released};
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{LineId, SendId};
use twinline_core::pacing::Standing;
use twinline_store::{DueSend, StoreError, Touch};

use super::{Begun, InHand, call};
use crate::app::App;
use crate::merger::Outcome;
use crate::safety;

/// Sends of one number that have places.
pub(super) struct Batch {
    pub(super) line: LineId,
    pub(super) standing: Arc<Standing>,
    pub(super) places: Vec<(DueSend, (OwnedSemaphorePermit, InHand))>,
    pub(super) number: Arc<Result<call::Number, Outcome>>,
}

/// Marks sends as begun, withdraws or postpones them, in one transaction. Returns what is to be called.
pub(super) async fn release(
    app: &App,
    batches: &[Batch],
) -> Result<HashMap<SendId, Begun>, StoreError> {
    let now = app.now();
    let of_line: BTreeMap<LineId, &Batch> =
        batches.iter().map(|batch| (batch.line, batch)).collect();
    let touches = batches.iter().map(|batch| {
        let touch = Touch {
            sends: batch.places.iter().map(|(due, _)| due.send).collect(),
            // What is scheduled has no bubble that would lead there.
            conversations: batch
                .places
                .iter()
                .map(|(due, _)| due.conversation)
                .collect(),
            ..Touch::default()
        };
        (batch.line, touch)
    });
    let mut all = HashMap::new();
    let begin_all = |line: LineId, set: &mut WorkingSet| {
        let Some(batch) = of_line.get(&line) else {
            return;
        };
        for (DueSend { send: id, .. }, _) in &batch.places {
            match begin(app, set, *id, &batch.number, now) {
                Ok(begun) => all.extend(begun.map(|begun| (*id, begun))),
                Err(refused) => {
                    tracing::error!(send.id = %id, ?refused, "Send {id} cannot be released");
                }
            }
        }
    };
    app.store
        .act_on_each(now, touches.collect(), begin_all)
        .await?;
    Ok(all)
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
