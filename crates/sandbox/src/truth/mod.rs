//! The event-sourced truth of the emulated WhatsApp: what happened ([`Event`]), what it adds up to
//! ([`Truth`]), and the log that keeps it ([`log`]). No clock, no I/O and no randomness in here but
//! the log's own file.

pub(crate) mod account;
pub(crate) mod afresh;
mod apply;
pub(crate) mod apps;
mod companions;
mod counted;
mod event;
pub(crate) mod facts;
pub(crate) mod fleeting;
pub(crate) mod flows;
mod fold;
pub(crate) mod habits;
pub(crate) mod life;
pub(crate) mod log;
pub(crate) mod marks;
pub(crate) mod misuse;
pub(crate) mod model;
pub(crate) mod pacing;
mod pairs;
pub(crate) mod pockets;
pub(crate) mod price;
mod queries;
pub(crate) mod screens;
pub(crate) mod sign_up;
pub(crate) mod standing;
#[cfg(test)]
mod tests;
mod updates;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::clock::Reading;
use crate::switchboard::rule::StandingRule;
use account::Account;
use apps::{Subscriber, Target, Token};
pub(crate) use counted::shows;
pub(crate) use event::{Event, Group};
pub(crate) use fold::Told;
use model::{
    Business, Code, Delivery, Faults, Media, Message, Onboarding, Phone, PhoneId, Queued, Timer,
};
use price::Allowance;
use standing::Standing;

/// Everything that is so. Changed by [`Truth::apply`] and nothing else.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Truth {
    pub(crate) seq: u64,
    /// The time of the newest event; the clock never starts before it.
    pub(crate) last_at: i64,
    pub(crate) seed: u64,
    pub(crate) drawn: u64,
    /// Which business of the sandbox this is: 0 the first, then in the order in which they came, without a gap filled again.
    pub(crate) place: u64,
    pub(crate) clock: Option<Reading>,
    /// In the order they were added.
    pub(crate) apps: Vec<Subscriber>,
    pub(crate) business: Option<Business>,
    pub(crate) onboarding: Option<Onboarding>,
    pub(crate) life: life::Life,
    pub(crate) facts: facts::Facts,
    pub(crate) habits: habits::Habits,
    /// The newest run through the sign-up window.
    pub(crate) sign_up: Option<sign_up::Run>,
    pub(crate) account: Account,
    pub(crate) standing: Standing,
    pub(crate) allowance: Allowance,
    #[serde(default)]
    pub(crate) screens: screens::Screens,
    #[serde(default)]
    pub(crate) pockets: pockets::Pockets,
    /// Messages that arrived, by the template they were made of.
    template_deliveries: HashMap<String, u32>,
    /// When each template was last sent.
    template_used: HashMap<String, i64>,
    pub(crate) codes: HashMap<String, Code>,
    pub(crate) tokens: HashMap<String, Token>,
    /// In the order they were added; the business is first.
    pub(crate) phones: Vec<Phone>,
    phone_at: HashMap<PhoneId, usize>,
    pub(crate) address_book: BTreeMap<PhoneId, String>,
    /// Whose entry has their number.
    pub(crate) saved_numbers: BTreeSet<PhoneId>,
    /// Whose entries changed while the owner's phone was offline.
    pub(crate) contacts_untold: BTreeSet<PhoneId>,
    messages: Vec<Message>,
    message_at: HashMap<String, usize>,
    chats: HashMap<PhoneId, Vec<usize>>,
    /// Reactions, edits and deletions by the bubble they are about.
    about: HashMap<String, Vec<usize>>,
    #[serde(skip)]
    counted: counted::Counted,
    pub(crate) media: HashMap<String, Media>,
    #[serde(with = "pairs")]
    pub(crate) timers: BTreeMap<(i64, u64), Timer>,
    #[serde(with = "pairs")]
    pub(crate) queue: BTreeMap<u64, Queued>,
    #[serde(with = "pairs")]
    pub(crate) deliveries: BTreeMap<u64, Delivery>,
    /// How much is queued or formed for whom.
    #[serde(with = "pairs")]
    pub(crate) due_to: BTreeMap<Target, usize>,
    /// Deliveries formed so far; "every Nth" counts on it.
    pub(crate) formed: u64,
    /// Webhooks queued so far.
    pub(crate) queued: u64,
    /// Timers, webhooks and deliveries share one row of numbers.
    pub(crate) numbers: u64,
    pub(crate) faults: Faults,
    /// In the order in which they were set.
    pub(crate) fault_rules: Vec<StandingRule>,
}
