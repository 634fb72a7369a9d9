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
    /// When the last of those was heard of, as in [`OrderKey::heard`]: an answer heard of later answers all of them.
    pub open_heard: Option<String>,
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
        let words: Vec<OrderKey> = messages.filter_map(|row| summary.take(row)).collect();
        summary.count(&words, read_up_to);
        summary
    }

    /// What it becomes when messages are added of which none was there before, without a look at the others. `None`: they
    /// must be looked at, because an answer was added and some words may have come too late for it.
    #[must_use]
    pub fn grown<'a>(
        &self,
        added: impl Iterator<Item = &'a Message>,
        read_up_to: Option<&OrderKey>,
    ) -> Option<Self> {
        let mut grown = self.clone();
        let words: Vec<OrderKey> = added.filter_map(|row| grown.take(row)).collect();
        if let Some((answer, _)) = &grown.last_out
            && grown.last_out > self.last_out
        {
            if !self.is_answered_by(answer) {
                return None;
            }
            (grown.turn_start, grown.open_heard, grown.unread) = (None, None, 0);
        }
        grown.count(&words, read_up_to);
        Some(grown)
    }

    /// Whether it is certain that a newer answer leaves none of the words so far open.
    fn is_answered_by(&self, answer: &OrderKey) -> bool {
        let is_last = |order: &Option<(OrderKey, MessageId)>| {
            let order = order.as_ref();
            order.is_none_or(|(order, _)| order < answer)
        };
        let heard_before = |heard: Option<&str>| heard.is_none_or(|heard| heard <= answer.heard());
        let before = self.last_out.as_ref().map(|(order, _)| order.heard());
        // What an answer has closed stays closed by one that was heard of later.
        let stays_closed = heard_before(before);
        let is_open = self.turn_start.is_some();
        stays_closed
            && (!is_open
                || (is_last(&self.last_in)
                    && self.open_heard.is_some()
                    && heard_before(self.open_heard.as_deref())))
    }

    /// Takes a message in, but for what is open. Returns it if it is a live word of the customer.
    fn take(&mut self, message: &Message) -> Option<OrderKey> {
        let order = message.order();
        self.newest = self.newest.take().max(Some((order.clone(), message.id)));
        if !message.is_word() {
            return None;
        }
        self.last_live = self.last_live.take().max(Some(order.clone()));
        match message.direction {
            Direction::In => {
                let told = (order.clone(), message.id);
                self.last_in = self.last_in.take().max(Some(told));
                return Some(order);
            }
            Direction::Out if !message.void => {
                self.last_out = self.last_out.take().max(Some((order, message.id)));
            }
            Direction::Out => {}
        }
        None
    }

    /// Adds the open ones of `words` to those that are open.
    fn count(&mut self, words: &[OrderKey], read_up_to: Option<&OrderKey>) {
        let answer = self.last_out.as_ref().map(|(order, _)| order);
        let open = || words.iter().filter(|word| is_news(word, answer));
        let first = open().min().cloned();
        let unread = open().filter(|word| is_news(word, read_up_to)).count();
        self.turn_start = [self.turn_start.take(), first].into_iter().flatten().min();
        let heard = open().map(OrderKey::heard).max().map(str::to_owned);
        self.open_heard = self.open_heard.take().max(heard);
        let unread = u32::try_from(unread).unwrap_or(u32::MAX);
        self.unread = self.unread.saturating_add(unread);
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
            && message.is_word()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::Summary;
    use crate::Millis;
    use crate::converge::tests_support::{Story, customer_says};
    use crate::ids::MessageId;
    use crate::message::{Direction, Message, OrderKey, Source, Sources, Told, seen};

    /// A bubble of any kind that a summary tells apart: within a few seconds, or days late.
    fn bubble() -> impl Strategy<Value = (Millis, Millis, bool, bool, bool)> {
        let at = prop_oneof![0..6i64, 700_000..700_006i64];
        (
            at,
            0..8i64,
            any::<bool>(),
            prop::bool::weighted(0.8),
            prop::bool::weighted(0.2),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// A summary that grew, where it is certain, is the summary of all.
        #[test]
        fn a_grown_summary_is_the_summary_of_all(
            bubbles in prop::collection::vec(bubble(), 0..8),
            known in 0..8usize,
            mark in prop::option::of((0..700_006i64, 0..8i64)),
        ) {
            let mut story = Story::new();
            customer_says(&mut story, 0, "hello");
            let base = story.set().messages.values().next().unwrap().clone();
            let begin = 1_795_000_000_000;
            let messages: Vec<Message> = bubbles
                .iter()
                .zip(1u128..)
                .map(|((at, heard, inward, live, void), id)| Message {
                    id: MessageId(Uuid::from_u128(id)),
                    told: Told { authority: 3, at: begin + at * 1_000 },
                    seen: seen(begin + 800_000_000 + heard, 0),
                    direction: if *inward { Direction::In } else { Direction::Out },
                    sources: Sources::of(if *live { Source::Live } else { Source::History }),
                    void: *void && !*inward,
                    ..base.clone()
                })
                .collect();
            let mark = mark.map(|(at, now)| {
                let order = OrderKey::new(begin + at * 1_000, 0, MessageId(Uuid::nil()));
                OrderKey::read_mark(&order, begin + 800_000_000 + now)
            });
            let (known, added) = messages.split_at(known.min(messages.len()));
            let before = Summary::of(known.iter(), mark.as_ref());
            if let Some(grown) = before.grown(added.iter(), mark.as_ref()) {
                prop_assert_eq!(grown, Summary::of(messages.iter(), mark.as_ref()));
            } else {
                // It is not certain only where an answer came while somebody waited, or was heard of before another one.
                prop_assert!(added.iter().any(|row| row.direction == Direction::Out));
            }
        }
    }
}
