//! One contact on one line: what is derived from its messages, and what people decide about it.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::floor::Floor;
use crate::ids::{ContactId, ConversationId, LineId, MessageId, PersonId};
use crate::message::{Direction, Message, OrderKey};

/// Whether work is left.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ConversationStatus {
    /// In the list.
    #[default]
    Open,
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
    /// Whose it is.
    pub assignee: Option<PersonId>,
    /// How far the team has read.
    pub read_up_to: Option<OrderKey>,
    /// The newest *learnt* answer: a composer that has not seen its change number must confirm.
    pub answered: Option<Answered>,
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
            assignee: None,
            read_up_to: None,
            answered: None,
        }
    }

    /// Takes in what people decided in a conversation that turned out to be this one. The summary is not joined: it is
    /// computed anew from the messages of both.
    pub fn join(&mut self, gone: &Self) {
        let strength = |floor: Floor| (floor.until, floor.version);
        if strength(gone.floor) > strength(self.floor) {
            self.floor = gone.floor;
        }
        if gone.status == ConversationStatus::Open {
            self.status = ConversationStatus::Open;
        }
        self.assignee = self.assignee.max(gone.assignee);
        self.read_up_to = self.read_up_to.take().max(gone.read_up_to.clone());
        self.answered = self.answered.max(gone.answered);
    }
}

/// What follows from a conversation's messages, and from nothing else: a function of the *set*, so the order in which
/// they were learnt cannot matter. Stores compute the same in SQL; the contract suite compares the two.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The newest message of all: the preview.
    pub newest: Option<(OrderKey, MessageId)>,
    /// The customer's newest live message: names the turn.
    pub last_in: Option<(OrderKey, MessageId)>,
    /// The business's newest live message that went, or is about to go, out.
    pub last_out: Option<(OrderKey, MessageId)>,
    /// First message of the customer's open turn, if it is open.
    pub turn_start: Option<OrderKey>,
    /// How many live messages of the open turn the team has not read.
    pub unread: u32,
    /// Newest live message. `None`: all of it is history.
    pub last_live: Option<OrderKey>,
}

impl Summary {
    /// Computes it from all messages of the conversation.
    pub fn of<'a>(
        messages: impl Iterator<Item = &'a Message>,
        read_up_to: Option<&OrderKey>,
    ) -> Self {
        let mut summary = Self::default();
        let mut words_in: Vec<OrderKey> = Vec::new();
        for message in messages {
            let order = message.order();
            summary.newest = summary.newest.take().max(Some((order.clone(), message.id)));
            if !message.sources.live() {
                continue;
            }
            summary.last_live = summary.last_live.take().max(Some(order.clone()));
            match message.direction {
                Direction::In => {
                    summary.last_in = summary
                        .last_in
                        .take()
                        .max(Some((order.clone(), message.id)));
                    words_in.push(order);
                }
                Direction::Out if !message.void => {
                    summary.last_out = summary.last_out.take().max(Some((order, message.id)));
                }
                Direction::Out => {}
            }
        }
        let answered_to = summary.last_out.as_ref().map(|(order, _)| order);
        let open = || words_in.iter().filter(|order| Some(*order) > answered_to);
        let turn_start = open().min().cloned();
        let unread = open().filter(|order| Some(*order) > read_up_to).count();
        summary.turn_start = turn_start;
        summary.unread = u32::try_from(unread).unwrap_or(u32::MAX);
        summary
    }

    /// When the customer began to wait, if somebody owes an answer.
    pub fn waiting_since(&self) -> Option<Millis> {
        self.turn_start.as_ref().map(OrderKey::at)
    }

    /// Where the conversation stands in the list: by its newest live message; history reorders nothing, so a
    /// conversation known from history alone stands at its newest message.
    pub fn list_at(&self) -> Millis {
        self.last_live
            .as_ref()
            .or(self.newest.as_ref().map(|(order, _)| order))
            .map_or(0, OrderKey::at)
    }

    /// The customer's last live word, which opens the window.
    pub fn last_word_at(&self) -> Option<Millis> {
        self.last_in.as_ref().map(|(order, _)| order.at())
    }
}
