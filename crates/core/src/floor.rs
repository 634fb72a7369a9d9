//! The floor: who may speak in a conversation now, and until when. Whoever speaks takes it, the phone included;
//! automated speech must hold it, and is asked again at the moment a send is released.
//!
//! ```text
//!   nobody ──customer speaks, hold over──► bot ──any human speaks──► agent / phone
//!     ▲                                      │                            │
//!     └──────────── lease over, hand-back, resolve ◄──────────────────────┘
//! ```

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::{BotId, ConversationId, FloorEventId, PersonId};
use crate::summary::Summary;
use crate::turn::{Turn, open_turn};

/// Who holds the floor.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(tag = "holder", content = "id", rename_all = "snake_case")]
pub enum Holder {
    /// Nobody: a bot may take it after its hold.
    #[default]
    Nobody,
    /// A bot.
    Bot(BotId),
    /// Somebody at the inbox.
    Agent(PersonId),
    /// The Business App or a linked device; an echo does not tell who.
    Phone,
}

impl Holder {
    /// Whether a person holds it.
    pub fn human(self) -> bool {
        matches!(self, Self::Agent(_) | Self::Phone)
    }
}

/// The floor as it was last written. Read it through [`Floor::at`]: a lease ends by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// Who holds it.
    pub holder: Holder,
    /// Since when.
    pub since: Option<Millis>,
    /// Until when, unless spoken again.
    pub until: Option<Millis>,
    /// Counts moves: commands name the version they saw, and lose if it has moved.
    pub version: u64,
}

/// How long leases last. Data, set per line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorRules {
    /// After a person spoke.
    pub human_lease_ms: Millis,
    /// After a bot spoke.
    pub bot_lease_ms: Millis,
    /// How long a bot waits after the customer's last word, so that people may come first.
    pub bot_hold_ms: Millis,
}

impl Default for FloorRules {
    fn default() -> Self {
        Self {
            human_lease_ms: 30 * 60_000,
            bot_lease_ms: 10 * 60_000,
            bot_hold_ms: 10_000,
        }
    }
}

/// One move, to be shown in the thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorEvent {
    /// Its id.
    pub id: FloorEventId,
    /// Where.
    pub conversation: ConversationId,
    /// When.
    pub at: Millis,
    /// What happened.
    pub what: FloorMove,
    /// Who did it; `Nobody` for what time did.
    pub by: Holder,
    /// Who held the floor before.
    pub from: Holder,
    /// The new lease.
    pub until: Option<Millis>,
    /// The text of a withdrawn reply.
    pub text: Option<String>,
}

/// What can happen to the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FloorMove {
    /// Somebody took it, by speaking or by button.
    Took,
    /// Its holder gave it back.
    HandedBack,
    /// A bot's reply was withdrawn because `by` came first: nothing was sent.
    BotWithdrew,
}

/// Why automated speech may not go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// A person holds the floor.
    HumanHolds,
    /// Another bot holds it.
    OtherBotHolds,
    /// Somebody has answered the turn.
    Answered,
    /// The customer said more, so the reply answers an older turn.
    TurnMovedOn,
    /// The hold is not over.
    Hold,
}

impl Floor {
    /// The floor at `now`: a lease that ran out leaves nobody.
    #[must_use]
    pub fn at(self, now: Millis) -> Self {
        match self.until {
            Some(until) if until <= now => Self {
                holder: Holder::Nobody,
                since: Some(until),
                until: None,
                ..self
            },
            _ => self,
        }
    }

    /// `who` spoke at `at`. Returns the new floor if it moved or its lease grew; the second value says whether the
    /// holder changed. Among people the newest word counts, whichever is heard first: an old one (a late echo) never takes
    /// the floor from somebody who spoke later, nor does one whose lease would be over by `now`.
    pub fn spoken(
        self,
        who: Holder,
        at: Millis,
        now: Millis,
        rules: &FloorRules,
    ) -> Option<(Self, bool)> {
        let lease = if who.human() {
            rules.human_lease_ms
        } else {
            rules.bot_lease_ms
        };
        // A clock that is ahead of ours makes no word newer than one that is said now.
        let until = at.clamp(0, now.max(0)).saturating_add(lease);
        let present = self.at(now);
        if until <= now {
            return None;
        }
        if present.holder == who {
            return (present.until < Some(until)).then_some((
                Self {
                    until: Some(until),
                    ..present
                },
                false,
            ));
        }
        if present.holder.human() && present.until > Some(until) {
            return None;
        }
        let version = self.version + 1;
        Some((
            Self {
                holder: who,
                since: Some(at),
                until: Some(until),
                version,
            },
            true,
        ))
    }

    /// What `who` said at `at` turned out to be the very thing that `author` said at `said_at`. If it had the floor by that
    /// word and by none since, the author has it again.
    #[must_use]
    pub fn unspoken(
        self,
        (who, at): (Holder, Millis),
        (author, said_at): (Holder, Millis),
        now: Millis,
        rules: &FloorRules,
    ) -> Option<Self> {
        let present = self.at(now);
        let by_that_word = Self::default().spoken(who, at, now, rules)?.0;
        if present.holder != who || present.until != by_that_word.until {
            return None;
        }
        let nobody = Self {
            version: self.version,
            ..Self::default()
        };
        let given = nobody.spoken(author, said_at, now, rules);
        Some(given.map_or(
            Self {
                since: Some(now),
                version: self.version + 1,
                ..nobody
            },
            |(floor, _)| floor,
        ))
    }

    /// The floor of two conversations that turned out to be one: as if both had been spoken in from the beginning.
    #[must_use]
    pub fn joined(self, other: Self, now: Millis) -> Self {
        let strength = |floor: Self| {
            let present = floor.at(now);
            (present.holder.human(), present.until, floor.version)
        };
        let version = self.version.max(other.version);
        let stronger = if strength(other) > strength(self) {
            other
        } else {
            self
        };
        Self {
            version,
            ..stronger
        }
    }

    /// `person` takes the floor by button. `seen` is the version the person looked at. Loses if it has moved since.
    pub fn taken(
        self,
        person: PersonId,
        seen: u64,
        now: Millis,
        rules: &FloorRules,
    ) -> Result<Self, Self> {
        if self.version != seen {
            return Err(self.at(now));
        }
        Ok(Self {
            holder: Holder::Agent(person),
            since: Some(now),
            until: Some(now + rules.human_lease_ms),
            version: self.version + 1,
        })
    }

    /// The floor is given back to nobody. Anybody of the team may do so, as after a colleague went home.
    pub fn handed_back(self, seen: u64, now: Millis) -> Result<Self, Self> {
        if self.version != seen {
            return Err(self.at(now));
        }
        Ok(Self {
            holder: Holder::Nobody,
            since: Some(now),
            until: None,
            version: self.version + 1,
        })
    }
}

/// Whether `bot` may say something that answers `turn`. `answered` is whether anybody but this very send has an
/// outgoing message after the turn: the caller looks it up in the transaction that releases the send.
pub fn bot_may_answer(
    floor: Floor,
    bot: BotId,
    turn: Turn,
    newest_in: Option<Turn>,
    answered: bool,
    now: Millis,
) -> Result<(), Withheld> {
    match floor.at(now).holder {
        holder if holder.human() => return Err(Withheld::HumanHolds),
        Holder::Bot(other) if other != bot => return Err(Withheld::OtherBotHolds),
        _ => {}
    }
    if answered {
        return Err(Withheld::Answered);
    }
    if newest_in != Some(turn) {
        return Err(Withheld::TurnMovedOn);
    }
    Ok(())
}

/// When a bot may answer the open turn, if it may at all: after its hold, counted from when the customer's last word
/// was *received*, so that a late delivery still leaves people their head start.
pub fn bot_due(
    floor: Floor,
    bot: BotId,
    summary: &Summary,
    last_word_received_at: Millis,
    now: Millis,
    rules: &FloorRules,
) -> Result<(Turn, Millis), Withheld> {
    let turn = open_turn(summary).ok_or(Withheld::Answered)?;
    bot_may_answer(floor, bot, turn, Some(turn), false, now)?;
    Ok((turn, last_word_received_at + rules.bot_hold_ms))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const RULES: FloorRules = FloorRules {
        human_lease_ms: 1_000,
        bot_lease_ms: 500,
        bot_hold_ms: 100,
    };

    fn agent(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    fn bot() -> BotId {
        BotId(Uuid::from_u128(9))
    }

    #[test]
    fn an_echo_takes_the_floor_from_a_bot_and_its_lease_ends() {
        let floor = Floor {
            holder: Holder::Bot(bot()),
            since: Some(0),
            until: Some(500),
            version: 1,
        };
        let (floor, moved) = floor.spoken(Holder::Phone, 100, 110, &RULES).unwrap();
        assert!(moved);
        assert_eq!(floor.at(1_099).holder, Holder::Phone);
        assert_eq!(floor.at(1_100).holder, Holder::Nobody);
    }

    #[test]
    fn a_late_echo_does_not_take_the_floor_from_an_agent_who_came_after() {
        let floor = Floor::default().taken(agent(1), 0, 500, &RULES).unwrap();
        assert_eq!(floor.spoken(Holder::Phone, 400, 600, &RULES), None);
        assert!(floor.spoken(Holder::Phone, 550, 600, &RULES).unwrap().1);
    }

    #[test]
    fn the_newest_word_of_people_counts_whichever_is_heard_first() {
        let floor = Floor::default().taken(agent(1), 0, 0, &RULES).unwrap();
        let spoke = |floor: Floor, who, at| {
            let moved = floor.spoken(who, at, 700, &RULES);
            moved.map_or(floor, |(floor, _)| floor)
        };
        let floor = spoke(floor, Holder::Agent(agent(1)), 600);
        let floor = spoke(floor, Holder::Phone, 300);
        assert_eq!(floor.holder, Holder::Agent(agent(1)), "spoke after that");
        assert_eq!(spoke(floor, Holder::Phone, 650).holder, Holder::Phone);
    }

    #[test]
    fn what_was_taken_for_the_phones_word_gives_the_floor_back_to_its_author() {
        let was = Floor {
            holder: Holder::Bot(bot()),
            since: Some(100),
            until: Some(600),
            version: 1,
        };
        let taken = was.spoken(Holder::Phone, 110, 120, &RULES).unwrap().0;
        let author = (Holder::Bot(bot()), 100);
        let back = taken.unspoken((Holder::Phone, 110), author, 200, &RULES);
        let back = back.unwrap();
        assert_eq!(
            (back.holder, back.until, back.version),
            (was.holder, was.until, 3)
        );
        let again = taken.spoken(Holder::Phone, 150, 160, &RULES).unwrap().0;
        assert_eq!(
            again.unspoken((Holder::Phone, 110), author, 200, &RULES),
            None,
            "the phone spoke since"
        );
    }

    #[test]
    fn an_echo_older_than_its_lease_moves_nothing() {
        assert_eq!(
            Floor::default().spoken(Holder::Phone, 0, 5_000, &RULES),
            None
        );
    }

    #[test]
    fn speaking_again_prolongs_the_lease_without_a_move() {
        let floor = Floor::default().taken(agent(1), 0, 0, &RULES).unwrap();
        let (floor, moved) = floor
            .spoken(Holder::Agent(agent(1)), 600, 600, &RULES)
            .unwrap();
        assert!(!moved);
        assert_eq!((floor.until, floor.version), (Some(1_600), 1));
    }

    #[test]
    fn of_two_who_saw_the_same_floor_one_loses_and_learns_who_has_it() {
        let floor = Floor::default();
        let won = floor.taken(agent(1), 0, 0, &RULES).unwrap();
        let lost = won.taken(agent(2), 0, 1, &RULES).unwrap_err();
        assert_eq!(lost.holder, Holder::Agent(agent(1)));
    }

    #[test]
    fn a_bot_may_answer_only_an_unanswered_newest_turn_nobody_human_holds() {
        let turn = Turn(crate::ids::MessageId(Uuid::from_u128(1)));
        let other = Turn(crate::ids::MessageId(Uuid::from_u128(2)));
        let free = Floor::default();
        assert_eq!(
            bot_may_answer(free, bot(), turn, Some(turn), false, 0),
            Ok(())
        );
        assert_eq!(
            bot_may_answer(free, bot(), turn, Some(other), false, 0),
            Err(Withheld::TurnMovedOn)
        );
        assert_eq!(
            bot_may_answer(free, bot(), turn, Some(turn), true, 0),
            Err(Withheld::Answered)
        );
        let held = free.taken(agent(1), 0, 0, &RULES).unwrap();
        assert_eq!(
            bot_may_answer(held, bot(), turn, Some(turn), false, 0),
            Err(Withheld::HumanHolds)
        );
        assert_eq!(
            bot_may_answer(held, bot(), turn, Some(turn), false, 1_000),
            Ok(()),
            "the lease is over"
        );
    }
}
