//! Everything that can happen. The log holds nothing else, and the truth is what they add up to.

use serde::{Deserialize, Serialize};

use super::Truth;
use super::account::Change;
use super::apps::{App, Subscriber};
use super::facts::Facts;
use super::habits::Habits;
use super::life::Turn;
use super::model::{
    Business, Callback, Delivery, Failure, Faults, Media, Message, Phone, PhoneId, Queued, Ticks,
    Timer,
};
use super::pockets::Keep;
use super::screens::ScreenChange;
use super::sign_up::Run;
use super::standing::StandingChange;
use crate::clock::Reading;
use crate::switchboard::rule::FaultRule;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(crate) enum Event {
    Born {
        seed: u64,
        app: App,
        /// See [`Truth::place`].
        #[serde(default, skip_serializing_if = "is_first")]
        place: u64,
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
        /// On a linked device, which may have what the phone does not have yet.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        device: bool,
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
    /// The number was connected. The code comes with it, or once the window hands it over.
    SignedUp {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        expires_at: i64,
        share_history: bool,
    },
    /// The sign-up window handed over its code.
    CodeIssued {
        code: String,
        expires_at: i64,
    },
    /// The owner got to another step of the sign-up window.
    SignUpMoved {
        run: Box<Run>,
    },
    /// How the number stands with Meta changed.
    LifeChanged {
        #[serde(flatten)]
        turn: Turn,
    },
    /// The bench says what is so about the business and its phone.
    FactsSet {
        facts: Box<Facts>,
    },
    /// The bench says how history and contacts are given away.
    HabitsSet {
        habits: Habits,
    },
    CodeUsed {
        code: String,
        token: String,
        #[serde(default)]
        app_id: String,
    },
    /// Another app came, with a token for the business account.
    AppAdded {
        app: App,
        token: String,
    },
    AppSubscribed {
        #[serde(default)]
        app_id: String,
        callback: Option<Callback>,
        fields: Vec<String>,
    },
    /// What is so of the apps, as another business of the sandbox heard it. Attachments and overrides stay.
    AppsTold {
        apps: Vec<Subscriber>,
    },
    WabaSubscribed {
        #[serde(default)]
        app_id: String,
        subscribed: bool,
        callback: Option<Callback>,
    },
    NumberOverridden {
        #[serde(default)]
        app_id: String,
        callback: Option<Callback>,
    },
    /// A file that opens once was opened.
    OpenedOnce {
        wamid: String,
    },
    /// A message disappeared from both phones.
    Vanished {
        wamid: String,
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
    /// What WhatsApp makes of the business.
    StandingChanged {
        #[serde(flatten)]
        change: StandingChange,
    },
    /// Something on a screen of the Business App that stays there.
    ScreenChanged {
        #[serde(flatten)]
        change: ScreenChange,
    },
    /// What a person keeps to themselves on their phone.
    Kept {
        #[serde(flatten)]
        keep: Keep,
    },
    FaultsSet {
        faults: Faults,
    },
    /// A rule of the switchboard, new or in place of the one of its name.
    FaultRuleSet {
        rule: Box<FaultRule>,
    },
    FaultRuleGone {
        id: String,
    },
    /// Everything is as it was when a snapshot was taken, or as in a sandbox that was just opened.
    Restored {
        truth: Box<Truth>,
    },
    /// Something passed a rule's place.
    FaultRuleMet {
        id: String,
        hit: bool,
    },
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over references"
)]
fn is_first(place: &u64) -> bool {
    *place == 0
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
