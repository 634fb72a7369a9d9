//! What can be asked of the truth. Nothing in here changes it.

use super::Truth;
use super::model::{
    App, BUSINESS, Business, Callback, Media, Message, Phone, PhoneId, Side, Ticks, Via,
};

impl Truth {
    /// The app exists from the first line of the log on.
    pub(crate) fn app(&self) -> App {
        self.app.clone().unwrap_or(App {
            app_id: String::new(),
            app_secret: String::new(),
        })
    }

    pub(crate) fn phone(&self, id: &str) -> Option<&Phone> {
        self.phone_at
            .get(id)
            .and_then(|place| self.phones.get(*place))
    }

    pub(crate) fn business_phone(&self) -> Option<&Phone> {
        self.phone(BUSINESS)
    }

    pub(crate) fn customers(&self) -> impl Iterator<Item = &Phone> {
        self.phones.iter().filter(|phone| !phone.is_business())
    }

    pub(crate) fn customer_by_digits(&self, digits: &str) -> Option<&Phone> {
        self.customers()
            .find(|phone| phone.digits.as_deref() == Some(digits))
    }

    pub(crate) fn customer_by_bsuid(&self, bsuid: &str) -> Option<&Phone> {
        self.customers().find(|phone| phone.bsuid == bsuid)
    }

    pub(crate) fn message(&self, wamid: &str) -> Option<&Message> {
        self.message_at
            .get(wamid)
            .and_then(|place| self.messages.get(*place))
    }

    pub(crate) fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// A chat's messages in the order they were written down.
    pub(crate) fn chat(&self, customer: &str) -> impl DoubleEndedIterator<Item = &Message> {
        self.chats
            .get(customer)
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|place| self.messages.get(*place))
    }

    /// Reactions, edits and deletions of a bubble, in the order they were written down.
    pub(crate) fn about(&self, wamid: &str) -> impl Iterator<Item = &Message> {
        self.about
            .get(wamid)
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|place| self.messages.get(*place))
    }

    /// The digits webhooks may carry for this customer at a time. A username hides them, unless
    /// business and number had to do with each other lately, or the number is a saved contact
    /// (webhooks.md 2.2; the contact book Meta keeps is taken to be the phone's).
    pub(crate) fn visible_digits<'a>(&self, phone: &'a Phone, at: i64) -> Option<&'a str> {
        let digits = phone.digits.as_deref()?;
        let recent = phone
            .number_used_at
            .is_some_and(|used_at| at - used_at <= crate::limits::NUMBER_KNOWN_MS);
        let known = phone.username.is_none() || recent || self.saved_numbers.contains(&phone.id);
        known.then_some(digits)
    }

    /// The bubbles a phone shows of a chat, oldest first.
    pub(crate) fn shown(&self, phone: &Phone, customer: &str) -> Vec<&Message> {
        let mut shown: Vec<&Message> = self
            .chat(customer)
            .filter(|message| message.is_bubble() && shows(phone, message))
            .collect();
        shown.sort_by_key(|message| message.typed_at);
        shown
    }

    /// The chats of a phone, by the customer's id.
    pub(crate) fn chats_of(&self, phone: &Phone) -> Vec<PhoneId> {
        if phone.is_business() {
            self.customers()
                .filter(|customer| {
                    let mut chat = self.chat(&customer.id);
                    chat.any(|message| message.is_bubble() && shows(phone, message))
                })
                .map(|customer| customer.id.clone())
                .collect()
        } else if self.chats.contains_key(&phone.id) {
            vec![phone.id.clone()]
        } else {
            Vec::new()
        }
    }

    /// Messages of this chat the phone's owner has not opened.
    pub(crate) fn unread(&self, phone: &Phone, customer: &str) -> usize {
        self.chat(customer)
            .filter(|message| message.is_said())
            .filter(|message| {
                if phone.is_business() {
                    message.from == Side::Customer && message.on_app && !message.seen
                } else {
                    message.from == Side::Business && message.on_customer() && !message.seen
                }
            })
            .count()
    }

    /// What an offline phone will do or get when it is back: typed messages and undelivered ones.
    pub(crate) fn waiting(&self, phone: &Phone) -> usize {
        if phone.online() {
            return 0;
        }
        let mine = |message: &&Message| {
            if phone.is_business() {
                let typed = message.from == Side::Business
                    && message.via == Via::Phone
                    && message.left_at.is_none();
                typed
                    || (message.from == Side::Customer
                        && message.left_at.is_some()
                        && !message.withheld
                        && !message.on_app)
            } else if message.customer == phone.id {
                match message.from {
                    Side::Customer => message.left_at.is_none(),
                    Side::Business => message.ticks == Ticks::Sent,
                }
            } else {
                false
            }
        };
        if phone.is_business() {
            self.messages.iter().filter(mine).count()
        } else {
            self.chat(&phone.id).filter(mine).count()
        }
    }

    /// How the phone's owner calls the other side: the address book, else the profile or number.
    pub(crate) fn title(&self, phone: &Phone, customer: &str) -> String {
        if !phone.is_business() {
            return self
                .business
                .as_ref()
                .map(|b| b.name.clone())
                .unwrap_or_default();
        }
        if let Some(saved) = self.address_book.get(customer) {
            return saved.clone();
        }
        self.phone(customer).map(unsaved_title).unwrap_or_default()
    }

    /// When the customer service window closes; none if it never opened.
    pub(crate) fn window_closes_at(&self, customer: &str) -> Option<i64> {
        let onboarded_at = self.onboarding.as_ref()?.at;
        self.chat(customer)
            .filter(|message| message.from == Side::Customer && message.is_said())
            .filter(|message| !message.withheld)
            .filter_map(|message| message.left_at)
            .filter(|left_at| *left_at >= onboarded_at)
            .max()
            .map(|left_at| left_at + crate::limits::WINDOW_MS)
    }

    pub(crate) fn media(&self, id: &str) -> Option<&Media> {
        self.media.get(id).filter(|media| !media.deleted)
    }

    /// Where a change of this field goes now, if anybody subscribed to it: the number's override,
    /// the WABA's, the app's.
    pub(crate) fn callback_for(&self, field: &str) -> Option<&Callback> {
        if self.onboarding.is_none() || !self.app_fields.iter().any(|f| f == field) {
            return None;
        }
        if !FOLLOWS_OVERRIDE.contains(&field) {
            return self.app_callback.as_ref();
        }
        if !self.waba_subscribed {
            return None;
        }
        self.number_callback
            .as_ref()
            .or(self.waba_callback.as_ref())
            .or(self.app_callback.as_ref())
    }

    /// Whether the business has blocked this customer.
    pub(crate) fn is_blocked(&self, customer: &str) -> bool {
        self.account.blocked.iter().any(|phone| phone == customer)
    }

    pub(crate) fn business(&self) -> Option<&Business> {
        self.business.as_ref()
    }
}

/// Which fields follow an override; all others always go to the app's own callback.
const FOLLOWS_OVERRIDE: [&str; 13] = [
    "messages",
    "message_echoes",
    "calls",
    "consumer_profile",
    "messaging_handovers",
    "group_lifecycle_update",
    "group_participants_update",
    "group_settings_update",
    "group_status_update",
    "smb_message_echoes",
    "smb_app_state_sync",
    "history",
    "account_settings_update",
];

/// Whether the phone has it: its own, or what arrived.
pub(crate) fn shows(phone: &Phone, message: &Message) -> bool {
    if phone.is_business() {
        message.on_app
    } else {
        message.customer == phone.id && message.on_customer()
    }
}

/// A person nobody saved: the name they gave themselves, marked as such, or their username.
fn unsaved_title(phone: &Phone) -> String {
    match (&phone.digits, &phone.username) {
        (None, Some(username)) => format!("@{username}"),
        _ => format!("~{}", phone.name),
    }
}
