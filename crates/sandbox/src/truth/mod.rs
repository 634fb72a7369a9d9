//! The event-sourced truth of the emulated WhatsApp: what happened ([`Event`]), what it adds up to
//! ([`Truth`]), and the log that keeps it ([`log`]). No clock, no I/O and no randomness in here but
//! the log's own file.

pub(crate) mod account;
mod apply;
mod event;
mod fold;
pub(crate) mod log;
pub(crate) mod model;
mod queries;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::clock::Reading;
use account::Account;
pub(crate) use event::{Event, Group};
pub(crate) use fold::Told;
use model::{
    App, Business, Callback, Code, Delivery, Faults, Media, Message, Onboarding, Phone, PhoneId,
    Queued, Timer,
};
pub(crate) use queries::shows;

/// Everything that is so. Changed by [`Truth::apply`] and nothing else.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Truth {
    pub(crate) seq: u64,
    /// The time of the newest event; the clock never starts before it.
    pub(crate) last_at: i64,
    pub(crate) seed: u64,
    pub(crate) drawn: u64,
    pub(crate) clock: Option<Reading>,
    pub(crate) app: Option<App>,
    pub(crate) app_callback: Option<Callback>,
    pub(crate) app_fields: Vec<String>,
    pub(crate) business: Option<Business>,
    pub(crate) waba_subscribed: bool,
    pub(crate) waba_callback: Option<Callback>,
    pub(crate) number_callback: Option<Callback>,
    pub(crate) onboarding: Option<Onboarding>,
    pub(crate) account: Account,
    pub(crate) codes: HashMap<String, Code>,
    pub(crate) tokens: HashMap<String, i64>,
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
    pub(crate) media: HashMap<String, Media>,
    pub(crate) timers: BTreeMap<(i64, u64), Timer>,
    pub(crate) queue: BTreeMap<u64, Queued>,
    pub(crate) deliveries: BTreeMap<u64, Delivery>,
    /// Deliveries formed so far; "every Nth" counts on it.
    pub(crate) formed: u64,
    /// Webhooks queued so far.
    pub(crate) queued: u64,
    /// Timers, webhooks and deliveries share one row of numbers.
    pub(crate) numbers: u64,
    pub(crate) faults: Faults,
}
