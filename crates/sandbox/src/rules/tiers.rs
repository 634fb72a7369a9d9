//! Messaging limits (graph-api.md 7.4): how many people the portfolio may write to first within 24 hours, and how that rises.

use super::profile::Rules;
use crate::limits::DAY_MS;
use crate::truth::Event;
use crate::truth::Truth;
use crate::truth::model::{Failure, Timer};
use crate::truth::standing::{NumberState, Rating, Standing, StandingChange, Tier};
use crate::world::Act;

/// The span over which a limit counts.
pub(crate) const SPAN_MS: i64 = DAY_MS;

impl Tier {
    /// People; none: as many as there are.
    pub(crate) fn people(self, rules: &Rules) -> Option<usize> {
        match self {
            Self::T250 => Some(250),
            Self::T2K => Some(rules.second_tier_people),
            Self::T10K => Some(10_000),
            Self::T100K => Some(100_000),
            Self::Unlimited => None,
        }
    }

    /// As webhooks and nodes spell it.
    pub(crate) fn word(self, rules: &Rules) -> &'static str {
        match self {
            Self::T250 => "TIER_250",
            Self::T2K if rules.second_tier_people == 1_000 => "TIER_1K",
            Self::T2K => "TIER_2K",
            Self::T10K => "TIER_10K",
            Self::T100K => "TIER_100K",
            Self::Unlimited => "TIER_UNLIMITED",
        }
    }

    /// What it becomes next.
    pub(crate) fn next(self) -> Option<Self> {
        match self {
            Self::T250 => Some(Self::T2K),
            Self::T2K => Some(Self::T10K),
            Self::T10K => Some(Self::T100K),
            Self::T100K => Some(Self::Unlimited),
            Self::Unlimited => None,
        }
    }
}

/// Whether a limit was used enough for the next one: half of it within days, or out of the first one by so many people within
/// weeks who took it well.
fn is_enough(standing: &Standing, now: i64) -> bool {
    let rules = &standing.rules;
    if standing.tier == Tier::T250 {
        let (people, span_ms) = rules.first_tier_rise;
        return standing.rating == Rating::Green && standing.firsts.within(span_ms, now) >= people;
    }
    let used = standing.firsts.within(rules.tier_rise_span_ms, now);
    is_half_used(standing.tier, used, rules)
}

fn is_half_used(tier: Tier, used: usize, rules: &Rules) -> bool {
    tier.people(rules).is_some_and(|people| used * 2 >= people)
}

/// Why a message cannot be the first to this person now. `None`: it can.
///
/// WhatsApp's code for a limit that is used up is documented nowhere; 131048 says that there are restrictions on how
/// many messages can be sent from the number.
pub(crate) fn refused(truth: &Truth, customer: &str, now: i64) -> Option<Failure> {
    let standing = &truth.standing;
    let is_limited = standing.state == NumberState::RateLimited;
    let is_over = standing.tier.people(&standing.rules).is_some_and(|people| {
        !standing.firsts.has(customer, SPAN_MS, now)
            && standing.firsts.within(SPAN_MS, now) >= people
    });
    (is_limited || is_over).then(|| Failure {
        code: 131_048,
        title: "Spam rate limit hit".to_owned(),
        details: "Message failed to send because there are restrictions on how many messages can be sent from this \
                  phone number. This may be because too many previous messages were blocked or flagged as spam."
            .to_owned(),
    })
}

impl Act<'_> {
    /// A message went to somebody whose window is closed: counted, and the next limit may come of it.
    pub(crate) fn count_first(&mut self, customer: &str) {
        let phone = customer.to_owned();
        self.stand(StandingChange::WroteFirst { phone });
        let standing = &self.truth.standing;
        if standing.rising || standing.tier.next().is_none() {
            return;
        }
        let after_ms = standing.rules.tier_rise_ms;
        if is_enough(standing, self.now) {
            self.stand(StandingChange::Rising);
            self.set_timer(self.now + after_ms, Timer::RaiseTier);
        }
    }

    /// The next limit, if customers still take it well.
    pub(crate) fn raise_tier(&mut self) {
        let (tier, rating) = (self.truth.standing.tier, self.truth.standing.rating);
        let next = tier.next().filter(|_| rating != Rating::Red);
        self.set_tier(next.unwrap_or(tier));
    }

    /// Another limit, and the app hears of it.
    pub(crate) fn set_tier(&mut self, tier: Tier) {
        let was = self.truth.standing.tier;
        self.stand(StandingChange::Tier { tier });
        if tier != was {
            self.queue_capability();
            self.queue_tier(was);
        }
    }

    /// Meta has verified the business, which leads out of the first limit.
    pub(crate) fn raise_verified(&mut self) {
        if self.truth.standing.tier == Tier::T250 {
            self.set_tier(Tier::T2K);
        }
    }

    pub(crate) fn stand(&mut self, change: StandingChange) {
        self.tell(Event::StandingChanged { change });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_is_left_at_half_of_it_but_the_first_and_last() {
        let table = [
            (Tier::T2K, 999, false),
            (Tier::T2K, 1_000, true),
            (Tier::T10K, 4_999, false),
            (Tier::T10K, 5_000, true),
            (Tier::T100K, 50_000, true),
            (Tier::Unlimited, 1_000_000, false),
        ];
        for (tier, used, enough) in table {
            let rules = Rules::default();
            assert_eq!(is_half_used(tier, used, &rules), enough, "{tier:?} {used}");
        }
        assert_eq!(Tier::Unlimited.next(), None);
        assert_eq!(Tier::T100K.next(), Some(Tier::Unlimited));
    }
    #[test]
    fn out_of_the_first_limit_lead_2_000_people_in_a_month() {
        let mut standing = Standing {
            tier: Tier::T250,
            ..Standing::default()
        };
        let reach = |standing: &mut Standing, people: std::ops::Range<i64>| {
            for n in people {
                let phone = format!("c{n}");
                standing.apply(n, &StandingChange::WroteFirst { phone });
            }
        };
        reach(&mut standing, 0..1_999);
        assert!(!is_enough(&standing, 2_000));
        reach(&mut standing, 1_999..2_000);
        assert!(is_enough(&standing, 2_000));
        standing.rating = Rating::Yellow;
        assert!(!is_enough(&standing, 2_000));
    }

    #[test]
    fn the_second_limit_was_1_000_once() {
        let then = Rules::of(&"2025-06".parse().unwrap());
        assert_eq!(
            (Tier::T2K.people(&then), Tier::T2K.word(&then)),
            (Some(1_000), "TIER_1K")
        );
        let now = Rules::default();
        assert_eq!(
            (Tier::T2K.people(&now), Tier::T2K.word(&now)),
            (Some(2_000), "TIER_2K")
        );
    }
}
