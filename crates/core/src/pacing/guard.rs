//! How far bulk traffic steps back so that a number stays safe, and why. Pure: what was told and what was refused come in as
//! *signs*, the risk and what it leaves to bulk come out.
//!
//! Whoever answers somebody is never held back here. Campaigns are slowed first; what is transactional stops only where
//! WhatsApp would refuse it anyway. A person may lift what is only our caution, and nothing that WhatsApp itself has closed.

use serde::{Deserialize, Serialize};

use super::Priority;
use crate::Millis;
use crate::fact::FactKind;
use crate::ticks::Failure;

/// The facts that [`crate::channel::Channel::told`] reads.
pub const FACTS: [FactKind; 8] = [
    FactKind::Template,
    FactKind::NumberQuality,
    FactKind::NumberStanding,
    FactKind::Capability,
    FactKind::Alert,
    FactKind::Restriction,
    FactKind::Violation,
    FactKind::Ban,
];
/// Refusals count for so long.
pub const REFUSALS_MS: Millis = 3_600_000;
/// The span over which a messaging limit counts people.
pub const TIER_SPAN_MS: Millis = 86_400_000;
/// Messages that WhatsApp refused for spam within the span: from so many on, campaigns stop. Ours.
const SPAM_STOPS_FROM: usize = 3;
/// Messages that WhatsApp kept from people who had enough marketing: from so many on it is a matter of the number. Ours.
const WEARY_RAISES_FROM: usize = 20;
/// See [`WEARY_RAISES_FROM`].
const WEARY_SLOWS_FROM: usize = 100;
/// What phone and customers take of the number's pace, in per cent. Ours.
const LOAD_RAISES_FROM: u64 = 50;
/// See [`LOAD_RAISES_FROM`].
const LOAD_SLOWS_FROM: u64 = 80;

/// How bad it is. Each leaves less to bulk than the one before.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing speaks against it.
    #[default]
    Calm,
    /// Half.
    Raised,
    /// A quarter.
    High,
    /// Nothing.
    Stopped,
}

impl Level {
    /// All of them, the calmest first.
    pub const ALL: [Self; 4] = [Self::Calm, Self::Raised, Self::High, Self::Stopped];

    /// What it leaves of the pace, in per cent.
    pub fn percent(self) -> u8 {
        match self {
            Self::Calm => 100,
            Self::Raised => 50,
            Self::High => 25,
            Self::Stopped => 0,
        }
    }
}

/// Of what sort a sign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignKind {
    /// How customers take the number.
    Quality,
    /// The account was locked or banned, or is to be.
    Lock,
    /// Something was forbidden for a while.
    Restriction,
    /// A rule was broken.
    Violation,
    /// A warning.
    Alert,
    /// Messages were refused as spam.
    Spam,
    /// Messages were kept from people who had enough.
    Weary,
    /// WhatsApp wants to be paid.
    Payment,
    /// As many people were written to first as may be in a day.
    Tier,
    /// Phone and customers need the number's pace.
    Load,
}

/// One thing that speaks against bulk traffic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// Of what sort.
    pub kind: SignKind,
    /// What it means for campaigns.
    pub campaigns: Level,
    /// And for what is transactional.
    pub transactional: Level,
    /// Whether a person may decide otherwise: it is our caution, not WhatsApp's door.
    pub liftable: bool,
    /// Since when it is known.
    pub since: Option<Millis>,
    /// When it ends by itself; nothing where something has to be told first.
    pub until: Option<Millis>,
    /// What happened, in a sentence for a person.
    pub sentence: String,
    /// What to do, or what ends it.
    pub remedy: String,
}

/// Why a message was not taken, as far as it says something about the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Too many people blocked or reported it, or its limit is used up.
    Spam,
    /// The person had enough marketing.
    Weary,
    /// The account is locked or blocked.
    Locked,
    /// It has not been paid.
    Unpaid,
}

/// How many people may be written to first within [`TIER_SPAN_MS`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// It was not told yet: nothing is held for it.
    #[default]
    Untold,
    /// As many as there are.
    Unlimited,
    /// So many.
    People(u64),
}

/// How much of the limit is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// What WhatsApp grants.
    pub limit: Limit,
    /// People written to first within the span, of all numbers that share the limit.
    pub used: u64,
    /// When the first of them counts no more.
    pub frees_at: Option<Millis>,
}

impl Tier {
    /// How many more people may be written to first; nothing: as many as there are.
    pub fn room(&self) -> Option<u64> {
        match self.limit {
            Limit::People(people) => Some(people.saturating_sub(self.used)),
            Limit::Untold | Limit::Unlimited => None,
        }
    }
}

/// What went over a number in the last minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Sent from here.
    pub sent: u64,
    /// Said on the phone and by customers: it counts as well.
    pub heard: u64,
    /// As many as WhatsApp grants in a minute.
    pub granted: u64,
}

impl Load {
    /// All of it, in per cent of what is granted.
    pub fn percent(&self) -> u64 {
        share(self.sent + self.heard, self.granted)
    }
}

fn share(part: u64, whole: u64) -> u64 {
    part.saturating_mul(100) / whole.max(1)
}

/// Something that cannot be sent for now, or any more, such as a template that was paused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halt {
    /// What: as the channel calls what a content is made of.
    pub of: String,
    /// When it may go again, as far as it will by itself.
    pub until: Option<Millis>,
    /// Why, and what to do.
    pub failure: Failure,
}

/// What a channel reads in the facts of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What speaks against bulk.
    pub signs: Vec<Sign>,
    /// How many people may be written to first in a day.
    pub limit: Limit,
    /// What cannot be sent.
    pub halts: Vec<Halt>,
    /// Locks before this moment are over.
    pub unlocked_at: Option<Millis>,
}

/// How a number stands: what bulk may have, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// The worse of the two below.
    pub level: Level,
    /// What holds for campaigns.
    pub campaigns: Level,
    /// What holds for what is transactional.
    pub transactional: Level,
    /// What it would be if nobody had lifted anything.
    pub by_signs: Level,
    /// Whether a person could lift any of it, or has.
    pub liftable: bool,
    /// All that speaks against it, the worst first.
    pub signs: Vec<Sign>,
}

impl Risk {
    /// What is left of the pace to sends of this urgency, in per cent.
    pub fn percent(&self, priority: Priority) -> u8 {
        match priority {
            Priority::Agent | Priority::Bot => 100,
            Priority::Transactional => self.transactional.percent(),
            Priority::Campaign => self.campaigns.percent(),
        }
    }
}

/// Weighs what is known. `lifted_until`: a person has lifted what may be lifted until then.
pub fn weigh(mut signs: Vec<Sign>, lifted_until: Option<Millis>, now: Millis) -> Risk {
    signs.retain(|sign| sign.until.is_none_or(|until| until > now));
    signs.sort_by_key(|sign| {
        let worst = sign.campaigns.max(sign.transactional);
        (std::cmp::Reverse(worst), sign.kind)
    });
    let lifted = lifted_until.is_some_and(|until| until > now);
    let worst = |of: fn(&Sign) -> Level, lifted: bool| {
        let counts = signs.iter().filter(|sign| !(lifted && sign.liftable));
        counts.map(of).max().unwrap_or_default()
    };
    let (campaigns, transactional) = (
        worst(|sign| sign.campaigns, lifted),
        worst(|sign| sign.transactional, lifted),
    );
    Risk {
        level: campaigns.max(transactional),
        campaigns,
        transactional,
        by_signs: worst(|sign| sign.campaigns.max(sign.transactional), false),
        liftable: signs.iter().any(|sign| sign.liftable),
        signs,
    }
}

/// What the refusals of the last hour say; `unlocked_at`: locks before it are over.
pub fn of_refusals(
    refused: &[(Millis, Refusal)],
    unlocked_at: Option<Millis>,
    now: Millis,
) -> Vec<Sign> {
    let of = |kind: Refusal| {
        let counts = refused.iter().filter(|(at, refusal)| {
            let over = kind == Refusal::Locked && unlocked_at.is_some_and(|free| *at < free);
            *refusal == kind && *at > now - REFUSALS_MS && !over
        });
        counts.map(|(at, _)| *at).collect::<Vec<Millis>>()
    };
    let [spam, weary, locked, unpaid] = [
        Refusal::Spam,
        Refusal::Weary,
        Refusal::Locked,
        Refusal::Unpaid,
    ]
    .map(of);
    let sign = |kind, times: &[Millis], campaigns, transactional, words: (String, &str)| {
        let last = times.iter().max()?;
        Some(Sign {
            kind,
            campaigns,
            transactional,
            liftable: kind != SignKind::Lock,
            since: times.iter().min().copied(),
            until: Some(last + REFUSALS_MS),
            sentence: words.0,
            remedy: words.1.to_owned(),
        })
    };
    let spam_level = if spam.len() >= SPAM_STOPS_FROM {
        Level::Stopped
    } else {
        Level::High
    };
    let weary_level = match weary.len() {
        WEARY_SLOWS_FROM.. => Level::High,
        WEARY_RAISES_FROM.. => Level::Raised,
        _ => Level::Calm,
    };
    let signs = [
        sign(
            SignKind::Lock,
            &locked,
            Level::Stopped,
            Level::Stopped,
            (
                "WhatsApp says that this account is locked.".to_owned(),
                "An owner must appeal in WhatsApp Manager. Bulk is tried again an hour after the last refusal.",
            ),
        ),
        sign(
            SignKind::Spam,
            &spam,
            spam_level,
            Level::Calm,
            (
                format!(
                    "WhatsApp refused {} in the last hour: too many people blocked or reported the number.",
                    messages(spam.len())
                ),
                "Write to fewer people, and only to those who asked for it. It counts for an hour after the last refusal.",
            ),
        ),
        sign(
            SignKind::Payment,
            &unpaid,
            Level::Stopped,
            Level::Calm,
            (
                "WhatsApp refuses templates because it has not been paid.".to_owned(),
                "An owner must see to it in WhatsApp Manager. Bulk is tried again an hour after the last refusal.",
            ),
        ),
        sign(
            SignKind::Weary,
            &weary,
            weary_level,
            Level::Calm,
            (
                format!(
                    "WhatsApp kept {} of the last hour from people who had enough marketing.",
                    messages(weary.len())
                ),
                "Write to them less often. It counts for an hour.",
            ),
        ),
    ];
    let counts = |sign: &Sign| sign.campaigns > Level::Calm;
    signs.into_iter().flatten().filter(counts).collect()
}

fn messages(count: usize) -> String {
    match count {
        1 => "a message".to_owned(),
        n => format!("{n} messages"),
    }
}

/// What the messaging limit says.
pub fn of_tier(tier: &Tier) -> Option<Sign> {
    let Limit::People(people) = tier.limit else {
        return None;
    };
    (tier.used >= people).then(|| Sign {
        kind: SignKind::Tier,
        campaigns: Level::Stopped,
        // Held one by one: an answer within an open window opens nothing.
        transactional: Level::Calm,
        liftable: false,
        since: None,
        // By the count, and not by the clock: others may have been written to since.
        until: None,
        sentence: format!(
            "{} of {people} people were written to first within 24 hours: WhatsApp takes no more.",
            tier.used
        ),
        remedy: "Campaigns go on as soon as the first of them are 24 hours ago. WhatsApp raises the limit by itself when half of it is used and customers take it well.".to_owned(),
    })
}

/// What the phone and customers need of the pace.
pub fn of_load(load: &Load) -> Option<Sign> {
    let percent = share(load.heard, load.granted);
    let campaigns = match percent {
        LOAD_SLOWS_FROM.. => Level::High,
        LOAD_RAISES_FROM.. => Level::Raised,
        _ => return None,
    };
    Some(Sign {
        kind: SignKind::Load,
        campaigns,
        transactional: Level::Calm,
        liftable: true,
        since: None,
        until: None,
        sentence: format!(
            "The phone and customers take {percent} % of what WhatsApp lets over this number."
        ),
        remedy: "Campaigns go on as before once it is quieter.".to_owned(),
    })
}

#[cfg(test)]
mod tests;
