//! How customers take what the business writes: a rating of the number and of each template, from who blocked and who
//! reported it against who was reached and who read.
//!
//! WhatsApp keeps its formula to itself. Ours: a block counts once and a report twice, each person once; whoever was
//! reached counts once on the other side and whoever read once more; so many percent are the *harm*.

use std::collections::{BTreeMap, BTreeSet};

use crate::limits::DAY_MS;
use crate::truth::Truth;
use crate::truth::model::{Message, Phone, Side, Ticks, Timer, Via};
use crate::truth::standing::{COMPLAINTS_MS, Complaint, NumberState, Rating, StandingChange};
use crate::world::Act;

use super::bill::is_delivered;

/// Percent of harm from which on it is rated so.
const YELLOW_FROM: usize = 5;
const RED_FROM: usize = 15;
const LIMITED_FROM: usize = 30;
/// As if so many had been reached at least: a single complaint about few messages says little.
const REACHED_MIN: usize = 40;
const TEMPLATE_REACHED_MIN: usize = 20;
/// People a template must have reached to be rated at all without a complaint.
pub(crate) const RATED_FROM: u32 = 20;

/// What a rating is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(crate) struct Echo {
    /// People who blocked the business, each once.
    pub(crate) blocked: usize,
    /// Those who reported it as well.
    pub(crate) reported: usize,
    /// Messages that were delivered.
    pub(crate) reached: usize,
    /// Those that were read.
    pub(crate) read: usize,
}

impl Echo {
    /// Percent.
    pub(crate) fn harm(self, reached_min: usize) -> usize {
        let against = self.blocked + 2 * self.reported;
        100 * against / (self.reached + self.read).max(reached_min)
    }
}

pub(crate) fn rating(harm: usize) -> Rating {
    match harm {
        RED_FROM.. => Rating::Red,
        YELLOW_FROM.. => Rating::Yellow,
        _ => Rating::Green,
    }
}

pub(crate) fn number_state(harm: usize) -> NumberState {
    match harm {
        LIMITED_FROM.. => NumberState::RateLimited,
        RED_FROM.. => NumberState::Flagged,
        _ => NumberState::Connected,
    }
}

/// The template a message is made of, by id.
pub(crate) fn template_of(message: &Message) -> Option<&str> {
    let shown = message.content.body.as_ref()?;
    let shown = Some(shown).filter(|_| message.content.kind == "template")?;
    shown["template"].as_str()
}

/// What came back to messages of the API since a time: to all of them, or those of one template.
pub(crate) fn echo(truth: &Truth, template: Option<&str>, since: i64) -> Echo {
    let is_it = |message: &&Message| template.is_none() || template_of(message) == template;
    let sent = truth
        .messages()
        .iter()
        .filter(|message| message.from == Side::Business && message.via == Via::Api)
        .filter(|message| message.typed_at > since && is_delivered(message))
        .filter(is_it);
    let (mut reached, mut read) = (BTreeSet::new(), BTreeSet::new());
    for message in sent {
        reached.insert(message.customer.as_str());
        if matches!(message.ticks, Ticks::Read | Ticks::Played) {
            read.insert(message.customer.as_str());
        }
    }
    let complaints = truth.standing.complaints.iter();
    let complaints = complaints
        .filter(|complaint| complaint.at > since)
        .filter(|complaint| template.is_none() || complaint.template.as_deref() == template);
    // Whoever complains twice counts once, by the worse.
    let mut worst: BTreeMap<&str, bool> = BTreeMap::new();
    for complaint in complaints {
        *worst.entry(&complaint.customer).or_default() |= complaint.report;
    }
    let reported = worst.values().filter(|reported| **reported).count();
    Echo {
        blocked: worst.len() - reported,
        reported,
        reached: reached.len(),
        read: read.len(),
    }
}

/// The harm of one template since it was last let loose.
pub(crate) fn template_harm(truth: &Truth, template: &str, since: i64) -> usize {
    echo(truth, Some(template), since).harm(TEMPLATE_REACHED_MIN)
}

impl Act<'_> {
    /// A customer blocked the business, or reported it as well.
    pub(crate) fn complain(&mut self, customer: &Phone, report: bool) {
        let since = self.now - COMPLAINTS_MS;
        let got = self.truth.chat(&customer.id).rev();
        let template = got
            .filter(|message| message.typed_at > since && is_delivered(message))
            .find_map(template_of)
            .map(str::to_owned);
        let complaint = Complaint {
            customer: customer.id.clone(),
            at: self.now,
            report,
            template: template.clone(),
        };
        self.stand(StandingChange::Complained { complaint });
        if let Some(template) = template {
            self.appraise_template(&template);
        }
        self.appraise_number();
        // Complaints are forgotten after a week, which may better the rating.
        self.set_timer(self.now + COMPLAINTS_MS + DAY_MS, Timer::Appraise);
    }

    /// Rates the number anew; the app hears what came of it.
    pub(crate) fn appraise_number(&mut self) {
        let since = self.now - COMPLAINTS_MS;
        let harm = echo(self.truth, None, since).harm(REACHED_MIN);
        let (rating, state) = (rating(harm), number_state(harm));
        let was = self.truth.standing.state;
        if (rating, state) == (self.truth.standing.rating, was) {
            return;
        }
        self.stand(StandingChange::Rated { rating, state });
        match (was, state) {
            (NumberState::Connected, NumberState::Connected) => {}
            (_, NumberState::Connected) => self.queue_number_quality("UNFLAGGED"),
            (NumberState::Connected, _) => self.queue_number_quality("FLAGGED"),
            _ => {}
        }
    }

    /// Complaints of a week ago no longer count: everything is rated anew.
    pub(crate) fn appraise(&mut self) {
        self.appraise_number();
        let templates: Vec<String> = self.truth.account.templates.keys().cloned().collect();
        for template in templates {
            self.appraise_template(&template);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn echo(blocked: usize, reported: usize, reached: usize, read: usize) -> Echo {
        Echo {
            blocked,
            reported,
            reached,
            read,
        }
    }

    #[test]
    fn the_formula_is_as_documented() {
        let table = [
            (echo(0, 0, 0, 0), Rating::Green, NumberState::Connected),
            (echo(1, 0, 3, 0), Rating::Green, NumberState::Connected),
            (echo(2, 0, 3, 0), Rating::Yellow, NumberState::Connected),
            (echo(0, 1, 3, 0), Rating::Yellow, NumberState::Connected),
            (echo(0, 3, 3, 0), Rating::Red, NumberState::Flagged),
            (echo(2, 5, 7, 0), Rating::Red, NumberState::RateLimited),
            (echo(6, 0, 60, 20), Rating::Yellow, NumberState::Connected),
            (echo(6, 0, 100, 90), Rating::Green, NumberState::Connected),
        ];
        for (echo, rated, state) in table {
            let harm = echo.harm(REACHED_MIN);
            assert_eq!(
                (rating(harm), number_state(harm)),
                (rated, state),
                "{echo:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn more_complaints_never_help_and_more_readers_never_harm(
            blocked in 0_usize..50, reported in 0_usize..50, reached in 0_usize..500, read in 0_usize..500,
        ) {
            let harm = echo(blocked, reported, reached, read).harm(REACHED_MIN);
            prop_assert!(echo(blocked + 1, reported, reached, read).harm(REACHED_MIN) >= harm);
            prop_assert!(echo(blocked, reported + 1, reached, read).harm(REACHED_MIN) >= harm);
            prop_assert!(echo(blocked, reported, reached, read + 1).harm(REACHED_MIN) <= harm);
            prop_assert!(echo(blocked, reported, reached + 1, read).harm(REACHED_MIN) <= harm);
        }
    }
}
