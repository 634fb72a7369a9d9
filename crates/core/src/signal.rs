//! What a customer is shown beside messages: that a message was read, that somebody types. Told as seldom as it is of use:
//! never twice for one thing, and never for what is too old. Nobody counts on it, so nothing of it is tried again.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::message::OrderKey;

/// What can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// The message, and all before it, was read.
    Read,
    /// Somebody types an answer. It shows the message as read, too.
    Typing,
}

/// How long things hold at the channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignalRules {
    /// A message that is older cannot be marked any more.
    pub read_ms_max: Millis,
    /// Who wrote longer ago does not look at the chat.
    pub typing_ms_max: Millis,
    /// Typing is told again after so long, before what is shown of it ends.
    pub typing_again_ms: Millis,
}

/// What was told of a conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    read: Option<OrderKey>,
    typing_at: Option<Millis>,
}

impl Told {
    /// Whether to tell it now of a customer's message.
    pub fn is_due(&self, signal: Signal, of: &OrderKey, now: Millis, rules: &SignalRules) -> bool {
        let age = now - of.at();
        match signal {
            Signal::Read => age < rules.read_ms_max && self.read.as_ref() < Some(of),
            Signal::Typing => {
                let again = |at: Millis| now - at >= rules.typing_again_ms || now < at;
                age < rules.typing_ms_max && self.typing_at.is_none_or(again)
            }
        }
    }

    /// It is told.
    pub fn tell(&mut self, signal: Signal, of: &OrderKey, now: Millis) {
        self.read = self.read.take().max(Some(of.clone()));
        if signal == Signal::Typing {
            self.typing_at = Some(now);
        }
    }

    /// An answer went out: what is shown of typing ends with it.
    pub fn answered(&mut self) {
        self.typing_at = None;
    }
}

#[cfg(test)]
mod tests {
    use super::{Signal, SignalRules, Told};
    use crate::message::OrderKey;

    const RULES: SignalRules = SignalRules {
        read_ms_max: 1_000_000,
        typing_ms_max: 100_000,
        typing_again_ms: 20_000,
    };

    /// Keys tell whole seconds.
    fn at(second: i64) -> OrderKey {
        OrderKey::earliest(second * 1_000)
    }

    #[test]
    fn a_message_is_marked_once_and_older_ones_with_it() {
        let mut told = Told::default();
        assert!(told.is_due(Signal::Read, &at(5), 10, &RULES));
        told.tell(Signal::Read, &at(5), 10);
        assert!(!told.is_due(Signal::Read, &at(5), 11, &RULES));
        assert!(!told.is_due(Signal::Read, &at(4), 11, &RULES));
        assert!(told.is_due(Signal::Read, &at(6), 11, &RULES));
        assert!(
            !told.is_due(Signal::Read, &at(6), 1_006_000, &RULES),
            "too old"
        );
    }

    #[test]
    fn typing_is_told_again_before_it_ends_and_after_an_answer() {
        let mut told = Told::default();
        told.tell(Signal::Typing, &at(5), 10);
        assert!(
            !told.is_due(Signal::Read, &at(5), 10, &RULES),
            "typing marks it, too"
        );
        assert!(!told.is_due(Signal::Typing, &at(5), 20_009, &RULES));
        assert!(told.is_due(Signal::Typing, &at(5), 20_010, &RULES));
        told.answered();
        assert!(told.is_due(Signal::Typing, &at(5), 11, &RULES));
        assert!(
            !told.is_due(Signal::Typing, &at(5), 105_000, &RULES),
            "nobody looks"
        );
    }
}
