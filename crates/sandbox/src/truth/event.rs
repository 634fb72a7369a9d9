//! Everything that can happen. The log holds nothing else, and the truth is what they add up to.

use serde::{Deserialize, Serialize};

use super::account::Change;
use super::model::{
    App, Business, Callback, Delivery, Failure, Faults, Media, Message, Phone, PhoneId, Queued,
    Ticks, Timer,
};
use crate::clock::Reading;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum Event {
    Born {
        seed: u64,
        app: App,
    },
    ClockSet {
        reading: Reading,
    },
    BusinessOpened {
        business: Business,
    },
    PhoneAdded {
        phone: Phone,
    },
    PhoneChanged {
        phone: PhoneId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        online: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        read_receipts: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        auto_read: Option<bool>,
    },
    /// The business saved a customer in its address book, or renamed them there.
    ContactSaved {
        phone: PhoneId,
        name: String,
        /// Under their number, as opposed to a username only.
        #[serde(default = "yes")]
        with_number: bool,
    },
    ContactRemoved {
        phone: PhoneId,
    },
    /// The platform was told of the address book's changes so far.
    ContactsTold,
    /// A person took their account to another number; their scoped id changes with it.
    NumberChanged {
        phone: PhoneId,
        digits: String,
        bsuid: String,
    },
    UsernameChanged {
        phone: PhoneId,
        username: Option<String>,
    },
    /// The business wrote to the number itself, so it knows it.
    NumberUsed {
        phone: PhoneId,
    },
    MediaStored {
        media: Media,
    },
    MediaDeleted {
        media: String,
    },
    /// A message was written. It comes as it is, so that history needs no replay of its days.
    Written {
        message: Box<Message>,
    },
    /// A message typed offline left the phone.
    Left {
        wamid: String,
    },
    /// It climbed to these ticks; going down is ignored.
    Ticked {
        wamid: String,
        ticks: Ticks,
    },
    Failed {
        wamid: String,
        failure: Failure,
    },
    /// Its recipient listened to a voice note.
    Heard {
        wamid: String,
    },
    /// The Business App has it now.
    ReachedApp {
        wamid: String,
    },
    /// The phone's owner opened this chat: everything the phone shows of it is seen.
    Seen {
        phone: PhoneId,
        customer: PhoneId,
    },
    TimerSet {
        id: u64,
        due: i64,
        timer: Timer,
    },
    TimerDone {
        id: u64,
        due: i64,
    },
    SignedUp {
        code: String,
        expires_at: i64,
        share_history: bool,
    },
    CodeUsed {
        code: String,
        token: String,
    },
    AppSubscribed {
        callback: Option<Callback>,
        fields: Vec<String>,
    },
    WabaSubscribed {
        subscribed: bool,
        callback: Option<Callback>,
    },
    NumberOverridden {
        callback: Option<Callback>,
    },
    ContactsAsked,
    HistoryAsked {
        chunks: u32,
    },
    HistoryChunkSent,
    WebhookQueued {
        webhook: Box<Queued>,
    },
    WebhookLost {
        id: u64,
    },
    DeliveryFormed {
        taken: Vec<u64>,
        delivery: Box<Delivery>,
    },
    DeliveryTried {
        id: u64,
        next_at: i64,
    },
    /// Answered with 200, or given up after seven days.
    DeliveryClosed {
        id: u64,
    },
    /// What Meta keeps for the business besides messages.
    AccountChanged {
        #[serde(flatten)]
        change: Change,
    },
    FaultsSet {
        faults: Faults,
    },
}

/// Before usernames every contact had a number.
fn yes() -> bool {
    true
}

/// What one act did: written to the log as one line, so that it is there whole or not at all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Group {
    pub(crate) seq: u64,
    pub(crate) at: i64,
    /// Ids drawn from the seeded generator so far.
    pub(crate) drawn: u64,
    pub(crate) events: Vec<Event>,
}
