//! What people and bots ask for, as pure functions on a [`WorkingSet`] that holds the conversation concerned. An engine
//! runs one inside a transaction: on `Ok` it writes what was touched, on `Err` nothing has happened.

mod deed;
mod floor;
mod kept_back;
mod label;
mod release;
mod rules;
mod say;
mod schedule;
mod sign;
mod snooze;
mod typing;

pub use deed::{Deed, deed};
pub use floor::{hand_back, hand_over, take_floor};
pub use kept_back::keep_back;
pub use label::{LABELS_MAX, label};
pub use release::{Released, halt, hold, opened, opens, orphan, postpone, release};
pub use rules::{mark_automatic, set_rules};
pub use say::{NewSend, Written, bubble, cancel, retry, say};
pub use schedule::reschedule;
pub use sign::{NewSign, sign};
pub use snooze::{snooze, wake};
pub use typing::typing;

use serde::{Deserialize, Serialize};

use crate::change::ChangeKind;
use crate::converge::WorkingSet;
use crate::conversation::ConversationStatus;
use crate::floor::{Floor, Withheld};
use crate::ids::{ConversationId, MessageId, PersonId};
use crate::message::OrderKey;

/// Why a command was not carried out. Each has one problem code and one remedy in the API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refused", rename_all = "snake_case")]
pub enum Refused {
    /// There is no such thing on this line.
    NotFound,
    /// Somebody answered after what the composer has seen; the message that did.
    SomebodyAnswered {
        /// The answer.
        message: MessageId,
    },
    /// Free text may not be sent now.
    WindowClosed,
    /// The floor has moved; how it is now.
    FloorMoved {
        /// The floor at this moment.
        floor: Floor,
    },
    /// Automated speech does not have the floor.
    Withheld {
        /// Why.
        why: Withheld,
    },
    /// The courier has begun it, or it is over.
    TooLate,
    /// Somebody has set the number's rules since.
    RulesMoved {
        /// The version they have now.
        version: u64,
    },
    /// The message bears no sign: it is the business's own, taken back, or too old.
    NoSign,
    /// It has as many labels as a conversation may have.
    TooManyLabels,
    /// It is no message that was heard of by the phone.
    NotOfThePhone,
}

/// Puts a conversation away, or takes it up again. Putting away gives the floor back.
pub fn set_status(
    set: &mut WorkingSet,
    id: ConversationId,
    status: ConversationStatus,
) -> Result<(), Refused> {
    let now = set.scope.now;
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    row.status = status;
    row.snoozed_until = None;
    let floor = row.floor.at(now);
    set.conversation_changed(id);
    if status == ConversationStatus::Resolved {
        set.withdraw_automated(id, floor.holder, floor.holder);
    }
    let is_with_people = floor.holder.human() || floor.awaits_people().is_some();
    if status == ConversationStatus::Resolved && is_with_people {
        let version = set.conversations[&id].floor.version;
        hand_back(set, id, floor.holder, version)?;
    }
    Ok(())
}

/// Gives a conversation to somebody, or to nobody.
pub fn assign(
    set: &mut WorkingSet,
    id: ConversationId,
    person: Option<PersonId>,
) -> Result<(), Refused> {
    set.conversations
        .get_mut(&id)
        .ok_or(Refused::NotFound)?
        .assignee = person;
    set.conversation_changed(id);
    Ok(())
}

/// The team has read up to here, now. Never goes back.
pub fn mark_read(
    set: &mut WorkingSet,
    id: ConversationId,
    up_to: &OrderKey,
) -> Result<(), Refused> {
    let now = set.scope.now;
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    let furthest = row.read_up_to.clone().filter(|read| read.at() > up_to.at());
    let mark = OrderKey::read_mark(furthest.as_ref().unwrap_or(up_to), now);
    let marked = std::mem::take(&mut row.marked_unread);
    let is_news = row.summary.unread > 0 && row.read_up_to.as_ref() < Some(&mark);
    if is_news {
        row.read_up_to = Some(mark);
    }
    if is_news || marked {
        set.conversation_changed(id);
    }
    Ok(())
}

/// Somebody of the team wants a conversation to be looked at again: it stands as unread until it is read. What was read
/// stays read, so nothing is counted anew.
pub fn mark_unread(set: &mut WorkingSet, id: ConversationId) -> Result<(), Refused> {
    let row = set.conversations.get_mut(&id).ok_or(Refused::NotFound)?;
    if !row.marked_unread {
        row.marked_unread = true;
        set.conversation_changed(id);
    }
    Ok(())
}

impl WorkingSet {
    pub(crate) fn conversation_changed(&mut self, id: ConversationId) {
        self.touched.conversations.insert(id);
        self.change(ChangeKind::Conversation, Some(id), id.0);
    }
}

#[cfg(test)]
mod deed_tests;
#[cfg(test)]
mod hand_over_tests;
#[cfg(test)]
mod kept_back_tests;
#[cfg(test)]
mod rule_tests;
#[cfg(test)]
mod sign_tests;
#[cfg(test)]
mod tests;
