//! One contact on one line: what is derived from its messages, and what people decide about it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::floor::Floor;
use crate::ids::{ContactId, ConversationId, LabelId, LineId, MessageId, PersonId};
use crate::message::OrderKey;
use crate::summary::Summary;

/// Whether work is left.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ConversationStatus {
    /// In the list.
    #[default]
    Open,
    /// Put away for a while: it is open again with the customer's next turn, or at its time.
    Snoozed,
    /// Put away; reopens with the customer's next turn.
    Resolved,
}

/// A conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// Our id.
    pub id: ConversationId,
    /// The line.
    pub line: LineId,
    /// The customer.
    pub contact: ContactId,
    /// What follows from the messages.
    pub summary: Summary,
    /// Who may speak.
    pub floor: Floor,
    /// Whether work is left.
    pub status: ConversationStatus,
    /// When a snoozed one is open again by itself. `None`: with the customer's next turn only.
    pub snoozed_until: Option<Millis>,
    /// Whose it is.
    pub assignee: Option<PersonId>,
    /// What the team has put on it.
    pub labels: BTreeSet<LabelId>,
    /// How far the team has read.
    pub read_up_to: Option<OrderKey>,
    /// Somebody wants it to be looked at again, whatever was read: until somebody opens it.
    pub marked_unread: bool,
    /// The newest *learnt* answer: a composer that has not seen its change number must confirm.
    pub answered: Option<Answered>,
    /// Echoes that may be of a send of ours whose id nobody knows yet, by bubble, with their time. They count as the
    /// phone's words once it is certain that they are, and never if they are not; see [`crate::converge`].
    pub held: BTreeMap<MessageId, Millis>,
}

/// Which live outgoing message (not void) was added last, in the order of change numbers. The store writes it when it
/// numbers the changes of a batch, so that a late echo counts as news however old its time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Answered {
    /// Number of the change that added it.
    pub no: u64,
    /// The message.
    pub message: MessageId,
}

impl Conversation {
    /// A conversation in which nothing has been said.
    pub fn new(id: ConversationId, line: LineId, contact: ContactId) -> Self {
        Self {
            id,
            line,
            contact,
            summary: Summary::default(),
            floor: Floor::default(),
            status: ConversationStatus::Open,
            snoozed_until: None,
            assignee: None,
            labels: BTreeSet::new(),
            read_up_to: None,
            marked_unread: false,
            answered: None,
            held: BTreeMap::new(),
        }
    }

    /// Whether anything is to be read in it. One that only an edit, a deletion or a sign of a bubble we were never told has
    /// named is a gap, and stands in no list until the bubble turns up.
    pub fn is_begun(&self) -> bool {
        self.summary.newest.is_some()
    }

    /// Takes in what people decided in a conversation that turned out to be this one. The summary is not joined: it is
    /// computed anew from the messages of both.
    pub fn join(&mut self, gone: &Self, now: Millis) {
        self.floor = self.floor.joined(gone.floor, now);
        self.held.extend(&gone.held);
        let (status, until) = self.nearer(gone);
        (self.status, self.snoozed_until) = (status, until);
        self.assignee = self.assignee.max(gone.assignee);
        self.labels.extend(&gone.labels);
        self.read_up_to = self.read_of_both(gone);
        self.marked_unread |= gone.marked_unread;
        self.answered = self.answered.max(gone.answered);
        // Until it is computed anew, for a third one that joins them.
        self.summary.unread += gone.summary.unread;
        let starts = [&self.summary, &gone.summary].map(|summary| summary.turn_start.clone());
        self.summary.turn_start = starts.into_iter().flatten().min();
        let heard = [&self.summary, &gone.summary].map(|summary| summary.open_heard.clone());
        self.summary.open_heard = heard.into_iter().max().flatten();
    }

    /// Of two standings the one that is back sooner: nothing that is open, or will be, goes under in the other.
    fn nearer(&self, other: &Self) -> (ConversationStatus, Option<Millis>) {
        let standing = |row: &Self| {
            let until = row.snoozed_until;
            (row.status, until.is_none(), until)
        };
        let (status, _, until) = standing(self).min(standing(other));
        (status, until)
    }

    /// It is in the list again.
    pub fn reopen(&mut self) {
        (self.status, self.snoozed_until) = (ConversationStatus::Open, None);
    }

    /// How far both were read: what nobody has read in one stays unread, however far the other was read. Something that was
    /// read may be unread again by that; the other way round a customer would wait for ever.
    fn read_of_both(&self, gone: &Self) -> Option<OrderKey> {
        let furthest = self.read_up_to.as_ref().max(gone.read_up_to.as_ref())?;
        let unread = [self, gone]
            .into_iter()
            .filter(|row| row.summary.unread > 0 && row.read_up_to.as_ref() != Some(furthest))
            .filter_map(|row| row.summary.turn_start.as_ref())
            .min();
        let before = unread.map(|first| furthest.moved_before(first));
        Some(before.map_or_else(|| furthest.clone(), |before| before.min(furthest.clone())))
    }
}
