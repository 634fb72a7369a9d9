//! The moment a send leaves the ledger for the channel. Automated speech is asked once more whether it still has the
//! floor and whether its turn is still open; this runs in the transaction that marks the send as begun.

use super::Refused;
use super::kept_back::came_first;
use super::schedule::come_due;
use crate::Millis;
use crate::content::Content;
use crate::converge::WorkingSet;
use crate::floor::{FloorMove, Holder, Situation, Withheld, bot_may_answer, decide};
use crate::ids::{MessageId, SendId};
use crate::pacing::{Wait, WaitsFor};
use crate::planted::{self, Bug};
use crate::send::{SendAuthor, SendState};
use crate::ticks::Failure;
use crate::turn::Turn;
use crate::window::window;

/// What became of a due send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Released {
    /// The courier is to call now, as this attempt.
    Go {
        /// Number of the attempt, from 1.
        attempt: u32,
    },
    /// It was withdrawn: nothing is to be sent.
    Withdrawn,
    /// The window closed while it waited: nothing is to be sent.
    Expired,
    /// It is not due any more (another courier, or a person, was faster).
    Gone,
}

/// Releases a due send; `window_ms` says how long after the customer's last word such a content may be sent. A person's word that became known since has withdrawn it already, in the transaction that
/// learnt of it; what is asked here again is the floor, and whether anything else went out after the turn.
pub fn release(
    set: &mut WorkingSet,
    id: SendId,
    window_ms: impl FnOnce(&Content) -> Option<Millis>,
) -> Result<Released, Refused> {
    let now = set.scope.now;
    come_due(set, id)?;
    let send = set.sends.get(&id).ok_or(Refused::NotFound)?;
    if !send.state.pending() || send.due_at > now {
        return Ok(Released::Gone);
    }
    let row = set
        .conversations
        .get(&send.conversation)
        .ok_or(Refused::NotFound)?;
    if !window(row.summary.last_word_at(), window_ms(&send.content), now).open {
        if let Some(send) = set.sends.get_mut(&id) {
            send.expired(now);
        }
        set.send_changed(id);
        return Ok(Released::Expired);
    }
    if let SendAuthor::Bot(bot) = send.author {
        let newest = row.summary.last_in.as_ref().map(|(_, id)| Turn(*id));
        let own = MessageId::of_send(id);
        // Learnt after this reply was written, however old its time: an echo that came while a call was under way.
        let overtaken = row.answered.is_some_and(|answered| answered.message != own);
        let answered = row
            .summary
            .last_out
            .as_ref()
            .is_some_and(|(_, last)| *last != own)
            && row.summary.answered();
        let answered = answered || overtaken;
        let may = match send.turn {
            Some(turn) => {
                let situation = Situation::of(set, send.conversation, Some(own));
                let decision = decide(&set.rules, &situation, now);
                bot_may_answer(row.floor, bot, turn, newest, answered, &decision, now)
            }
            None => Err(Withheld::Answered),
        };
        if let (Err(why), false) = (may, planted::is(Bug::FloorNotAskedAgain)) {
            // A customer who said more was not answered by anybody.
            let by = match why {
                Withheld::HumanHolds | Withheld::OtherBotHolds | Withheld::Answered => {
                    came_first(set, row, Some(own))
                }
                Withheld::TurnMovedOn | Withheld::Hold | Withheld::Rules => Holder::Nobody,
            };
            let conversation = send.conversation;
            set.withdraw(
                id,
                by,
                Holder::Bot(bot),
                conversation,
                FloorMove::BotWithdrew,
            );
            return Ok(Released::Withdrawn);
        }
    }
    let Some(send) = set.sends.get_mut(&id) else {
        return Err(Refused::NotFound);
    };
    send.state = SendState::Calling;
    send.state_at = now;
    send.attempt += 1;
    send.failure = None;
    let attempt = send.attempt;
    set.send_begun(id);
    Ok(Released::Go { attempt })
}

/// A due send has to wait for its customer's sake, or for the messaging limit's.
pub fn postpone(set: &mut WorkingSet, id: SendId, wait: Wait) -> Result<(), Refused> {
    hold(set, id, wait.until, slow_down(wait.why))
}

/// A due send has to wait, and is told why.
pub fn hold(
    set: &mut WorkingSet,
    id: SendId,
    until: Millis,
    failure: Failure,
) -> Result<(), Refused> {
    let now = set.scope.now;
    come_due(set, id)?;
    let send = set.sends.get_mut(&id).ok_or(Refused::NotFound)?;
    send.postponed(until, failure, now);
    set.send_changed(id);
    Ok(())
}

/// What a due send is made of would be refused: it is not called at all.
pub fn halt(set: &mut WorkingSet, id: SendId, failure: Failure) -> Result<(), Refused> {
    let now = set.scope.now;
    come_due(set, id)?;
    let send = set.sends.get_mut(&id).ok_or(Refused::NotFound)?;
    send.halted(failure, now);
    set.send_changed(id);
    Ok(())
}

/// Whether a send would be the first word to somebody whose window is closed, where free text may be sent for `service_ms`
/// after the customer's last word.
pub fn opens(set: &WorkingSet, id: SendId, service_ms: Option<Millis>) -> Result<bool, Refused> {
    let send = set.sends.get(&id).ok_or(Refused::NotFound)?;
    let row = set.conversations.get(&send.conversation);
    let last_word_at = row.ok_or(Refused::NotFound)?.summary.last_word_at();
    Ok(!window(last_word_at, service_ms, set.scope.now).open)
}

/// A send that was just released is such a first word, and counts.
pub fn opened(set: &mut WorkingSet, id: SendId) -> Result<(), Refused> {
    let now = set.scope.now;
    let send = set.sends.get_mut(&id).ok_or(Refused::NotFound)?;
    send.opened_at = Some(now);
    Ok(())
}

fn slow_down(why: WaitsFor) -> Failure {
    let (code, sentence) = match why {
        WaitsFor::PairThrottled => (
            "pair_throttled",
            "WhatsApp wants fewer messages to this customer for a while.",
        ),
        WaitsFor::Tier => (
            "tier",
            "As many people were written to first within 24 hours as WhatsApp lets this number.",
        ),
        _ => (
            "pair_rate",
            "WhatsApp takes one message in 6 seconds to the same customer, after 45 at once.",
        ),
    };
    Failure {
        code: code.to_owned(),
        sentence: sentence.to_owned(),
        remedy: "It goes by itself as soon as it may.".to_owned(),
    }
}

/// The process stopped between call and answer: nobody knows, and the person is told so.
pub fn orphan(set: &mut WorkingSet, id: SendId) -> Result<(), Refused> {
    let now = set.scope.now;
    set.sends
        .get_mut(&id)
        .ok_or(Refused::NotFound)?
        .orphaned(now);
    set.send_changed(id);
    Ok(())
}
