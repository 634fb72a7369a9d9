//! The floor: who may speak in a conversation now, and until when. Whoever speaks takes it, the phone included;
//! automated speech must hold it, and is asked again at the moment a send is released.
//!
//! ```text
//!   nobody ──customer speaks, hold over──► bot ──any human speaks──► agent / phone
//!     ▲                                      │                            │
//!     └──────────── lease over, hand-back, resolve ◄──────────────────────┘
//! ```

//!
//! The lease is here. Which work runs where is a number's [`rules`]; what follows from them for a customer's turn,
//! [`decide()`]'s; in words, [`tell`]'s. `docs/floor.md` draws it.

pub mod check;
pub mod collision;
pub mod decide;
pub mod hand_over;
pub mod hours;
pub mod replay;
pub mod report;
pub mod rules;
pub mod scene;
pub mod tell;

pub use decide::{Decision, Reason, decide};
pub use rules::{Rules, Seat};
pub use scene::{Heard, Situation};

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::{BotId, ConversationId, FloorEventId, PersonId};
use crate::turn::Turn;

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
    /// When a person last spoke, unless the floor was handed back since: bots may have to be silent for longer than a lease.
    pub human_at: Option<Millis>,
    /// An agent types: until when bots are silent for that.
    pub typing_until: Option<Millis>,
    /// When a bot last gave the conversation to people, until one takes it by button or hands it back. See
    /// [`Floor::awaits_people`].
    pub handed_at: Option<Millis>,
}

/// How long leases last. Part of a number's [`Rules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FloorRules {
    /// After a person spoke.
    pub human_lease_ms: Millis,
    /// After a bot spoke.
    pub bot_lease_ms: Millis,
}

/// So long an agent who was last seen typing counts as typing. A composer tells again well before.
pub const TYPING_MS: Millis = 20_000;

impl Default for FloorRules {
    fn default() -> Self {
        Self {
            human_lease_ms: 30 * 60_000,
            bot_lease_ms: 10 * 60_000,
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
    /// A bot's reply was withdrawn because `by` began to type: nothing was sent.
    BotYielded,
    /// What had taken the floor was the app's own message, says `by`: nobody spoke.
    NobodySpoke,
    /// A bot gave the conversation to people; `text` is what it learnt, as [`hand_over::HandOver`] in JSON.
    HandedOver,
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
    /// It is not yet its time: the hold is not over, or a person has spoken or types.
    Hold,
    /// The number's rules give the turn to people.
    Rules,
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
        let said = at.clamp(0, now.max(0));
        let until = said.saturating_add(lease);
        let human_at = self.human_at.max(who.human().then_some(said));
        let heard = Self { human_at, ..self };
        let present = heard.at(now);
        // It moves nothing, but it may be the newest word of a person all the same.
        let only_heard = (human_at > self.human_at).then_some((heard, false));
        if until <= now {
            return only_heard;
        }
        if present.holder == who {
            let longer = Self {
                until: Some(until),
                ..present
            };
            return if present.until < Some(until) {
                Some((longer, false))
            } else {
                only_heard
            };
        }
        if present.holder.human() && present.until > Some(until) {
            return only_heard;
        }
        let moved = Self {
            holder: who,
            since: Some(at),
            until: Some(until),
            version: self.version + 1,
            typing_until: present.typing_until.filter(|_| !who.human()),
            ..present
        };
        Some((moved, true))
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
        let nobody = self.unsaid((who, at), now, rules)?;
        let before = Self {
            version: self.version,
            ..nobody
        };
        let given = before.spoken(author, said_at, now, rules);
        Some(match given {
            Some((floor, true)) => floor,
            Some((floor, false)) => Self {
                human_at: floor.human_at,
                ..nobody
            },
            None => nobody,
        })
    }

    /// What `who` said at `at` turned out to be nobody's word. If they had the floor by that word and by none since, nobody
    /// has it.
    #[must_use]
    pub fn unsaid(
        self,
        (who, at): (Holder, Millis),
        now: Millis,
        rules: &FloorRules,
    ) -> Option<Self> {
        let said = at.clamp(0, now.max(0));
        let by_that_word = Self::default().spoken(who, at, now, rules);
        let until = by_that_word.and_then(|(floor, moved)| floor.until.filter(|_| moved));
        let present = self.at(now);
        let has_it = until.is_some() && present.holder == who && present.until == until;
        let is_newest = who.human() && self.human_at == Some(said);
        let human_at = self.human_at.filter(|_| !is_newest);
        if has_it {
            return Some(Self {
                version: self.version + 1,
                since: Some(now),
                human_at,
                handed_at: self.handed_at,
                ..Self::default()
            });
        }
        None
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
            human_at: self.human_at.max(other.human_at),
            typing_until: self.typing_until.max(other.typing_until),
            handed_at: self.handed_at.max(other.handed_at),
            ..stronger
        }
    }

    /// An agent types at `now`. `None`: that is known.
    #[must_use]
    pub fn typed(self, now: Millis) -> Option<Self> {
        let until = now.saturating_add(TYPING_MS);
        // Every keystroke may tell it: written only when a good part of the time has gone.
        let is_known = self.typing_until > Some(until.saturating_sub(TYPING_MS / 4));
        (!is_known).then_some(Self {
            typing_until: Some(until),
            ..self
        })
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
            handed_at: None,
            ..self
        })
    }

    /// Since when a conversation that a bot gave to people waits for one of them: until a person speaks, takes the floor or
    /// hands it back, bots are silent. If what counted as a person's word turns out to be nobody's, it waits again.
    #[must_use]
    pub fn awaits_people(self) -> Option<Millis> {
        // The phone's words have whole seconds.
        let came = |handed: &Millis| self.human_at >= Some(handed - handed.rem_euclid(1_000));
        self.handed_at.filter(|handed| !came(handed))
    }

    /// A bot gives the conversation to people.
    #[must_use]
    pub fn handed_over(self, now: Millis) -> Self {
        Self {
            holder: Holder::Nobody,
            since: Some(now),
            until: None,
            version: self.version + 1,
            handed_at: Some(now),
            ..self
        }
    }

    /// The floor is given back to nobody. Anybody of the team may do so, as after a colleague went home.
    pub fn handed_back(self, seen: u64, now: Millis) -> Result<Self, Self> {
        if self.version != seen {
            return Err(self.at(now));
        }
        Ok(Self {
            since: Some(now),
            version: self.version + 1,
            ..Self::default()
        })
    }
}

/// Whether `bot` may say something that answers `turn`. `answered` is whether anybody but this very send has an
/// outgoing message after the turn: the caller looks it up in the transaction that releases the send. `decision` is what the
/// number's rules say of the turn that is open now.
pub fn bot_may_answer(
    floor: Floor,
    bot: BotId,
    turn: Turn,
    newest_in: Option<Turn>,
    answered: bool,
    decision: &Decision,
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
    decision.lets_bot(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const RULES: FloorRules = FloorRules {
        human_lease_ms: 1_000,
        bot_lease_ms: 500,
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
            ..Floor::default()
        };
        let (floor, moved) = floor.spoken(Holder::Phone, 100, 110, &RULES).unwrap();
        assert!(moved);
        assert_eq!(floor.at(1_099).holder, Holder::Phone);
        assert_eq!(floor.at(1_100).holder, Holder::Nobody);
    }

    #[test]
    fn a_late_echo_does_not_take_the_floor_from_an_agent_who_came_after() {
        let floor = Floor::default().taken(agent(1), 0, 500, &RULES).unwrap();
        let (late, moved) = floor.spoken(Holder::Phone, 400, 600, &RULES).unwrap();
        assert_eq!(
            (late.holder, late.until, moved),
            (floor.holder, floor.until, false)
        );
        assert_eq!(late.human_at, Some(400), "but the phone spoke");
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
            ..Floor::default()
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
    fn an_echo_older_than_its_lease_moves_nothing_but_was_a_persons_word() {
        let (floor, moved) = Floor::default()
            .spoken(Holder::Phone, 10, 5_000, &RULES)
            .unwrap();
        assert!(!moved);
        assert_eq!((floor.holder, floor.human_at), (Holder::Nobody, Some(10)));
        assert_eq!(floor.spoken(Holder::Phone, 5, 5_000, &RULES), None);
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
        let may = |floor, newest, answered, after: Option<Millis>, now| {
            let decision = Decision {
                goes_to: Seat::Bot,
                because: Vec::new(),
                bot_after: after,
            };
            bot_may_answer(floor, bot(), turn, Some(newest), answered, &decision, now)
        };
        let at_once = Some(0);
        assert_eq!(may(free, turn, false, at_once, 0), Ok(()));
        assert_eq!(
            may(free, other, false, at_once, 0),
            Err(Withheld::TurnMovedOn)
        );
        assert_eq!(may(free, turn, true, at_once, 0), Err(Withheld::Answered));
        assert_eq!(may(free, turn, false, Some(9), 8), Err(Withheld::Hold));
        assert_eq!(may(free, turn, false, None, 8), Err(Withheld::Rules));
        let held = free.taken(agent(1), 0, 0, &RULES).unwrap();
        assert_eq!(
            may(held, turn, false, at_once, 0),
            Err(Withheld::HumanHolds)
        );
        let over = may(held, turn, false, at_once, 1_000);
        assert_eq!(over, Ok(()), "the lease is over");
    }

    #[test]
    fn what_was_the_apps_own_message_leaves_the_floor_to_nobody() {
        let taken = Floor::default().spoken(Holder::Phone, 110, 120, &RULES);
        let taken = taken.unwrap().0;
        let back = taken.unsaid((Holder::Phone, 110), 200, &RULES).unwrap();
        assert_eq!(
            (back.holder, back.human_at, back.version),
            (Holder::Nobody, None, 2)
        );
        let again = taken.spoken(Holder::Phone, 150, 160, &RULES).unwrap().0;
        assert_eq!(again.unsaid((Holder::Phone, 110), 200, &RULES), None);
    }

    #[test]
    fn what_was_handed_over_waits_again_when_nobody_had_spoken() {
        let handed = Floor::default().handed_over(1_100);
        assert_eq!(handed.awaits_people(), Some(1_100));
        let said = |who, at| handed.spoken(who, at, 1_120, &RULES).unwrap().0;
        let taken = said(Holder::Phone, 1_000);
        assert_eq!(taken.awaits_people(), None, "the same second of the phone");
        let back = taken.unsaid((Holder::Phone, 1_000), 1_200, &RULES);
        let back = back.unwrap().awaits_people();
        assert_eq!(back, Some(1_100), "it was the app's own word");
        let old = said(Holder::Phone, 999).awaits_people();
        assert_eq!(old, Some(1_100), "a word from before");
        assert_eq!(said(Holder::Bot(bot()), 1_110).awaits_people(), Some(1_100));
    }

    #[test]
    fn typing_is_written_seldom() {
        let floor = Floor::default().typed(1_000).unwrap();
        assert_eq!(floor.typing_until, Some(1_000 + TYPING_MS));
        assert_eq!(floor.typed(2_000), None);
        assert!(floor.typed(1_000 + TYPING_MS / 2).is_some());
    }
}
