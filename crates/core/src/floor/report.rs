//! What bots did not say, and when people took over: the moves of the floor, counted.

use serde::{Deserialize, Serialize};

use super::{FloorEvent, FloorMove, Holder};

/// Replies of bots that were withdrawn before they went out, by cause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawals {
    /// The phone answered, or had the floor.
    pub phone: u64,
    /// Somebody at the inbox answered, or took the floor.
    pub agent: u64,
    /// Somebody at the inbox began to type.
    pub typing: u64,
    /// The customer wrote more, or the turn was answered otherwise.
    pub turn_changed: u64,
}

impl Withdrawals {
    /// All of them.
    pub fn total(&self) -> u64 {
        self.phone + self.agent + self.typing + self.turn_changed
    }

    /// Those that would have been a second answer: a person came first.
    pub fn prevented(&self) -> u64 {
        self.phone + self.agent
    }
}

/// What a span's moves of the floor come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorCounts {
    /// Replies that were withdrawn.
    pub withdrawn: Withdrawals,
    /// How often a person took the floor from a bot.
    pub taken_from_bots: u64,
    /// How often a bot gave a conversation to people.
    pub handed_over: u64,
}

impl FloorCounts {
    /// Counts these moves, in any order.
    pub fn of<'a>(events: impl Iterator<Item = &'a FloorEvent>) -> Self {
        let mut counts = Self::default();
        for event in events {
            counts.count(event.what, event.by, event.from, 1);
        }
        counts
    }

    /// Counts moves that are alike.
    pub fn count(&mut self, what: FloorMove, by: Holder, from: Holder, times: u64) {
        let withdrawn = &mut self.withdrawn;
        let counter = match (what, by) {
            (FloorMove::BotYielded, _) => &mut withdrawn.typing,
            (FloorMove::BotWithdrew, Holder::Phone) => &mut withdrawn.phone,
            (FloorMove::BotWithdrew, Holder::Agent(_)) => &mut withdrawn.agent,
            (FloorMove::BotWithdrew, Holder::Nobody | Holder::Bot(_)) => {
                &mut withdrawn.turn_changed
            }
            (FloorMove::Took, by) if by.human() && matches!(from, Holder::Bot(_)) => {
                &mut self.taken_from_bots
            }
            (FloorMove::HandedOver, _) => &mut self.handed_over,
            _ => return,
        };
        *counter += times;
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{BotId, PersonId};

    #[test]
    fn moves_are_counted_by_what_came_of_them() {
        let bot = Holder::Bot(BotId(Uuid::from_u128(9)));
        let agent = Holder::Agent(PersonId(Uuid::from_u128(1)));
        let mut counts = FloorCounts::default();
        for (what, by, from) in [
            (FloorMove::Took, bot, Holder::Nobody),
            (FloorMove::Took, agent, bot),
            (FloorMove::Took, Holder::Phone, agent),
            (FloorMove::BotWithdrew, Holder::Phone, bot),
            (FloorMove::BotWithdrew, agent, bot),
            (FloorMove::BotWithdrew, Holder::Nobody, bot),
            (FloorMove::BotYielded, agent, bot),
            (FloorMove::HandedBack, agent, agent),
        ] {
            counts.count(what, by, from, 1);
        }
        let withdrawn = Withdrawals {
            phone: 1,
            agent: 1,
            typing: 1,
            turn_changed: 1,
        };
        assert_eq!((counts.withdrawn, counts.taken_from_bots), (withdrawn, 1));
        assert_eq!((withdrawn.total(), withdrawn.prevented()), (4, 2));
    }
}
