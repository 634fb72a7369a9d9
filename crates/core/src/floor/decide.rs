//! The decision: whose a customer's turn is, and from when on a bot may answer it. Total and deterministic: the same rules,
//! situation and time give the same decision, asked when a reply is written and again when it is released.
//!
//! *Whose* it is depends on people, words and hours alone; *when* a bot may speak, on its hold, on the burst and on what
//! people did. [`Decision::bot_after`] does not depend on when it is asked, so time alone never takes back a leave.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::hours::{BotHours, Door};
use super::rules::{RulePerson, Rules, Seat, holds, plain};
use super::scene::{Heard, Situation};
use super::{Holder, Withheld};
use crate::Millis;

/// Why a decision is as it is, in the order in which it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// The customer does not wait for an answer.
    NothingToAnswer,
    /// They are on a list.
    People {
        /// Its label.
        label: String,
    },
    /// They named a topic.
    Topic {
        /// Its name.
        name: String,
        /// By this word of the rule.
        word: String,
    },
    /// They write that language.
    Language {
        /// ISO 639-1.
        language: String,
    },
    /// The business is open.
    Open,
    /// The business is closed.
    Closed,
    /// It is a closed day.
    ClosedDay {
        /// Which.
        date: Date,
    },
    /// No bot has a place in the order.
    NoBot,
    /// Those before the bot have their head start until then.
    HeadStart {
        /// Who goes first.
        who: Seat,
        /// How long all of them have.
        ms: Millis,
    },
    /// The customer may still be writing.
    Burst {
        /// How long a bot waits for more.
        ms: Millis,
    },
    /// A person has the floor.
    Held {
        /// Who.
        by: Holder,
        /// Until when.
        until: Option<Millis>,
    },
    /// A person has just spoken.
    Quiet {
        /// Until when bots are silent.
        until: Millis,
    },
    /// An agent types.
    Typing {
        /// Until when bots are silent, unless they type on.
        until: Millis,
    },
    /// A bot has given the conversation to people, and none has come yet.
    HandedOver,
    /// No person has answered for so long.
    NobodyFor {
        /// How long.
        ms: Millis,
    },
}

/// What follows from the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Whose the turn is at the moment that was asked about.
    pub goes_to: Seat,
    /// Why.
    pub because: Vec<Reason>,
    /// From when on a bot may answer it. `None`: never.
    pub bot_after: Option<Millis>,
}

impl Decision {
    /// Whether a bot may answer at `now`.
    pub fn lets_bot(&self, now: Millis) -> Result<(), Withheld> {
        match self.bot_after {
            None => Err(Withheld::Rules),
            Some(after) if after > now => Err(Withheld::Hold),
            Some(_) => Ok(()),
        }
    }
}

/// Decides.
#[must_use]
pub fn decide(rules: &Rules, situation: &Situation, now: Millis) -> Decision {
    let Some(last) = situation.heard.last() else {
        return Decision {
            goes_to: rules.first_people(),
            because: vec![Reason::NothingToAnswer],
            bot_after: None,
        };
    };
    if situation.floor.awaits_people().is_some() {
        return Decision {
            goes_to: rules.first_people(),
            because: vec![Reason::HandedOver],
            bot_after: None,
        };
    }
    let (whose, mut because) = whose(rules, situation, last.at);
    if whose != Seat::Bot {
        return Decision {
            goes_to: whose,
            because,
            bot_after: None,
        };
    }
    let mut after = waits(rules, &situation.heard, last.at, &mut because);
    let (kept, held_by) = kept_by_people(rules, situation, now);
    for (until, reason) in kept {
        if until > now {
            because.push(reason);
        }
        after = after.max(until);
    }
    if held_by.is_none() {
        let silence = rules.quiet_ms.max(rules.lengths.human_lease_ms);
        because.push(Reason::NobodyFor { ms: silence });
    }
    Decision {
        goes_to: held_by.unwrap_or(Seat::Bot),
        because,
        bot_after: Some(after),
    }
}

/// Whose a turn is by what is known of it: people, topics, language, hours, and else the order.
fn whose(rules: &Rules, situation: &Situation, last_at: Millis) -> (Seat, Vec<Reason>) {
    let known = |one: &RulePerson| situation.identities.iter().any(|known| one.is(known));
    if let Some(rule) = rules
        .people
        .iter()
        .find(|rule| rule.people.iter().any(known))
    {
        let label = rule.label.clone();
        return (rule.to, vec![Reason::People { label }]);
    }
    for rule in &rules.topics {
        let named = |word: &&String| {
            let word = plain(word);
            situation
                .heard
                .iter()
                .any(|heard| holds(&heard.words, &word))
        };
        if let Some(word) = rule.words.iter().find(named) {
            let (name, word) = (rule.name.clone(), word.clone());
            return (rule.to, vec![Reason::Topic { name, word }]);
        }
    }
    let spoken = situation.language.as_ref();
    let mut languages = rules.languages.iter();
    if let Some(rule) = languages.find(|rule| Some(&rule.language) == spoken) {
        let language = rule.language.clone();
        return (rule.to, vec![Reason::Language { language }]);
    }
    let mut because = Vec::new();
    let mut bots_may = true;
    if let Some(hours) = &rules.hours {
        // By when the customer wrote: a reply that was right when it was written stays so at closing time.
        let door = hours.door(last_at);
        because.push(match door {
            Door::Open => Reason::Open,
            Door::Closed => Reason::Closed,
            Door::ClosedDay(date) => Reason::ClosedDay { date },
        });
        bots_may = match hours.bots {
            BotHours::Always => true,
            BotHours::Open => door == Door::Open,
            BotHours::Closed => door != Door::Open,
        };
    }
    let (_, has_place) = rules.bots_hold();
    if !has_place {
        return (rules.first_people(), vec![Reason::NoBot]);
    }
    let seat = if bots_may {
        Seat::Bot
    } else {
        rules.first_people()
    };
    (seat, because)
}

/// From when on a bot may speak for all that it knows of the customer: after everybody's head start, and once the customer
/// has been quiet; but a burst is never waited out for longer than the rules say.
fn waits(rules: &Rules, heard: &[Heard], last_at: Millis, because: &mut Vec<Reason>) -> Millis {
    let (hold, _) = rules.bots_hold();
    let wait = hold.max(rules.burst.quiet_ms);
    let most = rules.burst.most_ms.max(wait);
    let mut first = last_at;
    for word in heard.iter().rev() {
        if first.saturating_sub(word.at) > wait {
            break;
        }
        first = word.at;
    }
    if hold > 0 {
        because.push(Reason::HeadStart {
            who: rules.first_people(),
            ms: hold,
        });
    }
    if rules.burst.quiet_ms > hold {
        because.push(Reason::Burst {
            ms: rules.burst.quiet_ms,
        });
    }
    let quiet = last_at.saturating_add(wait);
    quiet.min(first.saturating_add(most))
}

/// Until when people keep bots silent, each with its reason, and who of them has the turn at `now`.
fn kept_by_people(
    rules: &Rules,
    situation: &Situation,
    now: Millis,
) -> (Vec<(Millis, Reason)>, Option<Seat>) {
    let floor = situation.floor;
    let mut kept = Vec::new();
    let mut held_by = None;
    if floor.holder.human() {
        let until = floor.until;
        let reason = Reason::Held {
            by: floor.holder,
            until,
        };
        kept.push((until.unwrap_or(Millis::MAX), reason));
        if floor.at(now).holder.human() {
            held_by = Some(match floor.holder {
                Holder::Phone => Seat::Phone,
                _ => Seat::Inbox,
            });
        }
    }
    if let Some(spoke) = floor.human_at
        && rules.quiet_ms > 0
    {
        let until = spoke.saturating_add(rules.quiet_ms);
        kept.push((until, Reason::Quiet { until }));
        if until > now {
            held_by = held_by.or(Some(rules.first_people()));
        }
    }
    if let Some(until) = floor.typing_until.filter(|_| rules.typing_withdraws) {
        kept.push((until, Reason::Typing { until }));
        if until > now {
            held_by = held_by.or(Some(Seat::Inbox));
        }
    }
    (kept, held_by)
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;
