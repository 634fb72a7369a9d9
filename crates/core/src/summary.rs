//! What follows from a conversation's messages: whose turn it is, what is unread, where it stands in the list.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::MessageId;
use crate::message::{Direction, Message, OrderKey};

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
