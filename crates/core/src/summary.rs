//! What follows from a conversation's messages: whose turn it is, what is unread, where it stands in the list.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::MessageId;
use crate::message::{Direction, Message, OrderKey};

/// So long before an answer a late word may have been said and still ask for attention: as long as WhatsApp tries to deliver
/// (`webhooks.md` section 1.4). It bounds what has to be looked at.
pub const LATE_MS_MAX: Millis = 7 * 86_400_000;

/// Whether `word` stands after `mark`, or was heard of after it and is not too old.
fn is_news(word: &OrderKey, mark: Option<&OrderKey>) -> bool {
    mark.is_none_or(|mark| {
        word > mark
            || (word.heard() > mark.heard() && *word >= OrderKey::earliest(mark.at() - LATE_MS_MAX))
    })
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
    /// First message of the customer that nobody can have answered, if there is one: it stands after the newest answer, or
    /// was heard of only after that answer was. WhatsApp may deliver late, and what came late must not go under.
    pub turn_start: Option<OrderKey>,
    /// How many of those the team has not read.
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
        let answer = summary.last_out.as_ref().map(|(order, _)| order);
        let open = || words_in.iter().filter(|word| is_news(word, answer));
        let turn_start = open().min().cloned();
        let unread = open().filter(|word| is_news(word, read_up_to)).count();
        summary.turn_start = turn_start;
        summary.unread = u32::try_from(unread).unwrap_or(u32::MAX);
        summary
    }

    /// Whether the newest word, by the time at which it was said, is the business's: nothing automated may be added then.
    pub fn answered(&self) -> bool {
        let newest_in = self.last_in.as_ref().map(|(order, _)| order);
        newest_in <= self.last_out.as_ref().map(|(order, _)| order)
    }

    /// Whether `message` is one of those that [`Summary::unread`] counts. It is one of this conversation's.
    pub fn is_unread(&self, message: &Message, read_up_to: Option<&OrderKey>) -> bool {
        let answer = self.last_out.as_ref().map(|(order, _)| order);
        let order = message.order();
        message.direction == Direction::In
            && message.sources.live()
            && is_news(&order, answer)
            && is_news(&order, read_up_to)
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
