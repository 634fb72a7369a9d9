//! What WhatsApp makes of the business: whose rules hold, how many people it may write to first, how its quality is
//! rated, who wants no marketing; and how each change alters it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::misuse::{Misuse, MisuseChange};
use super::model::PhoneId;
use super::pacing::{Pacing, PacingChange};
use crate::limits::DAY_MS;
use crate::rules::profile::{Profile, Rules};

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Standing {
    pub(crate) profile: Profile,
    /// Sends are taken as fast as they come: neither throughput nor pair rate is looked at.
    pub(crate) unpaced: bool,
    /// Those of the profile; a snapshot names the profile only.
    #[serde(skip)]
    pub(crate) rules: Rules,
    pub(crate) tier: Tier,
    /// Enough was used for the next tier: it comes in a few hours.
    pub(crate) rising: bool,
    pub(crate) firsts: Firsts,
    /// Of the last days, oldest first.
    pub(crate) complaints: Vec<Complaint>,
    pub(crate) rating: Rating,
    pub(crate) state: NumberState,
    /// Who wants no marketing.
    pub(crate) stopped: BTreeSet<PhoneId>,
    pub(crate) review: Review,
    /// Media addresses open without a token, for client libraries that send none.
    pub(crate) lax_downloads: bool,
    /// Where WhatsApp takes the business to be, two letters; none: where its number is.
    pub(crate) home: Option<String>,
    /// Codes to other countries have a price of their own.
    pub(crate) auth_international: Option<AuthInternational>,
    pub(crate) pacing: Pacing,
    pub(crate) misuse: Misuse,
}

/// How many people may be written to first within 24 hours, by all numbers of the portfolio (graph-api.md 7.4).
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
pub(crate) enum Tier {
    #[serde(rename = "TIER_250")]
    T250,
    #[serde(rename = "TIER_2K")]
    T2K,
    /// Where the example business stands: above what a bench has phones for.
    #[default]
    #[serde(rename = "TIER_10K")]
    T10K,
    #[serde(rename = "TIER_100K")]
    T100K,
    #[serde(rename = "TIER_UNLIMITED")]
    Unlimited,
}

/// From when on codes to other countries have a price of their own (graph-api.md 8.6). Milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AuthInternational {
    pub(crate) since: i64,
    /// By country, two letters.
    pub(crate) exceptions: BTreeMap<String, i64>,
}

/// How customers take what the business writes.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Rating {
    #[default]
    Green,
    Yellow,
    Red,
}

/// What the rating did to the number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum NumberState {
    #[default]
    Connected,
    /// A warning.
    Flagged,
    /// It may write to nobody first.
    RateLimited,
}

impl NumberState {
    /// As the number's node spells it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Connected => "CONNECTED",
            Self::Flagged => "FLAGGED",
            Self::RateLimited => "RATE_LIMITED",
        }
    }
}

/// Who decides about templates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Review {
    #[default]
    Automatic,
    /// They wait for somebody at the bench.
    ByHand,
}

/// A customer had enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Complaint {
    pub(crate) customer: PhoneId,
    pub(crate) at: i64,
    /// Reported, as opposed to blocked only.
    pub(crate) report: bool,
    /// The template they got last, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) template: Option<String>,
}

/// Whom the business wrote to first, and when last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Firsts {
    by_time: BTreeSet<(i64, PhoneId)>,
    last: HashMap<PhoneId, i64>,
}

impl Firsts {
    /// Kept for as long as any rule asks back.
    const KEPT_MS: i64 = 30 * DAY_MS;

    fn note(&mut self, at: i64, customer: &str) {
        if let Some(before) = self.last.insert(customer.to_owned(), at) {
            self.by_time.remove(&(before, customer.to_owned()));
        }
        self.by_time.insert((at, customer.to_owned()));
        while let Some((oldest, _)) = self.by_time.first()
            && *oldest <= at - Self::KEPT_MS
        {
            if let Some((_, customer)) = self.by_time.pop_first() {
                self.last.remove(&customer);
            }
        }
    }

    /// Different people within a span before now.
    pub(crate) fn within(&self, span_ms: i64, now: i64) -> usize {
        let from = (now - span_ms + 1, PhoneId::new());
        self.by_time.range(from..).count()
    }

    /// Whether this person was written to first within a span before now.
    pub(crate) fn has(&self, customer: &str, span_ms: i64, now: i64) -> bool {
        let last = self.last.get(customer);
        last.is_some_and(|at| *at > now - span_ms)
    }
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub(crate) enum StandingChange {
    /// The rules of another month hold from now on.
    Profile {
        profile: Profile,
    },
    /// Throughput and pair rate hold, or do not.
    Pace {
        unpaced: bool,
    },
    /// The business wrote to a customer whose window was closed.
    WroteFirst {
        phone: PhoneId,
    },
    /// The next tier is on its way.
    Rising,
    Tier {
        tier: Tier,
    },
    Complained {
        complaint: Complaint,
    },
    Rated {
        rating: Rating,
        state: NumberState,
    },
    Marketing {
        phone: PhoneId,
        stopped: bool,
    },
    Review {
        review: Review,
    },
    Downloads {
        lax: bool,
    },
    Home {
        country: String,
    },
    AuthInternational {
        eligibility: AuthInternational,
    },
    Misuse {
        change: MisuseChange,
    },
    Paced {
        change: PacingChange,
    },
}

/// Complaints count for so long (ours; WhatsApp says "the last 7 days").
pub(crate) const COMPLAINTS_MS: i64 = 7 * DAY_MS;

impl Standing {
    /// Under the same rules and settings of the bench, and with nothing else.
    pub(super) fn begun_again(&self) -> Self {
        Self {
            profile: self.profile.clone(),
            unpaced: self.unpaced,
            rules: self.rules.clone(),
            review: self.review,
            lax_downloads: self.lax_downloads,
            pacing: self.pacing.begun_again(),
            ..Self::default()
        }
    }

    /// Read from a snapshot, it knows its profile; this finds the rules.
    pub(super) fn find_rules(&mut self) {
        self.rules = Rules::of(&self.profile);
    }

    pub(crate) fn apply(&mut self, at: i64, change: &StandingChange) {
        match change {
            StandingChange::Profile { profile } => {
                self.rules = Rules::of(profile);
                self.profile = profile.clone();
            }
            StandingChange::Pace { unpaced } => self.unpaced = *unpaced,
            StandingChange::WroteFirst { phone } => self.firsts.note(at, phone),
            StandingChange::Rising => self.rising = true,
            StandingChange::Tier { tier } => {
                self.tier = *tier;
                self.rising = false;
            }
            StandingChange::Complained { complaint } => {
                self.complaints
                    .retain(|known| known.at > at - COMPLAINTS_MS);
                self.complaints.push(complaint.clone());
            }
            StandingChange::Rated { rating, state } => {
                self.rating = *rating;
                self.state = *state;
            }
            StandingChange::Marketing { phone, stopped } => {
                if *stopped {
                    self.stopped.insert(phone.clone());
                } else {
                    self.stopped.remove(phone);
                }
            }
            StandingChange::Review { review } => self.review = *review,
            StandingChange::Downloads { lax } => self.lax_downloads = *lax,
            StandingChange::Home { country } => self.home = Some(country.clone()),
            StandingChange::AuthInternational { eligibility } => {
                self.auth_international = Some(eligibility.clone());
            }
            StandingChange::Misuse { change } => self.misuse.apply(at, change),
            StandingChange::Paced { change } => self.pacing.apply(at, change),
        }
    }
}
