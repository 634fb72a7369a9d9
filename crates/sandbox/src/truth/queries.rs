//! What can be asked of the truth. Nothing in here changes it.

use super::Truth;
use super::counted::shows;
use super::model::{BUSINESS, Business, Media, Message, Phone, PhoneId};
use crate::rules::profile::Rules;

impl Truth {
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
            .is_some_and(|used_at| at - used_at <= self.rules().number_known_ms);
        let known = phone.username.is_none() || recent || self.saved_numbers.contains(&phone.id);
        known.then_some(digits)
    }

    /// The scoped id of a person, where it is told: always since there are such ids, before that of a hidden number only.
    pub(crate) fn told_user_id<'a>(&self, phone: &'a Phone, at: i64) -> Option<&'a str> {
        let is_needed = self.rules().tells_user_id || self.visible_digits(phone, at).is_none();
        is_needed.then_some(phone.bsuid.as_str())
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
                    self.pockets.disappearing.contains_key(&customer.id)
                        || self.last_shown(phone, &customer.id).is_some()
                })
                .map(|customer| customer.id.clone())
                .collect()
        } else if self.chats.contains_key(&phone.id) {
            vec![phone.id.clone()]
        } else {
            Vec::new()
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
        self.heard_at(customer)
            .filter(|left_at| *left_at >= onboarded_at)
            .map(|left_at| left_at + self.rules().service_window_ms)
    }

    /// How many messages made of this template arrived.
    pub(crate) fn deliveries_of(&self, template: &str) -> u32 {
        self.template_deliveries.get(template).copied().unwrap_or(0)
    }

    /// When a template was last sent; none if it never was.
    pub(crate) fn template_used_at(&self, template: &str) -> Option<i64> {
        self.template_used.get(template).copied()
    }

    /// WhatsApp's rules as of the chosen day.
    pub(crate) fn rules(&self) -> &Rules {
        &self.standing.rules
    }

    /// The Cloud API is a device of the number now: connected, and not moving to another phone.
    pub(crate) fn is_linked(&self) -> bool {
        self.onboarding.is_some() && self.life.offboarded.is_none()
    }

    pub(crate) fn media(&self, id: &str) -> Option<&Media> {
        self.media.get(id).filter(|media| !media.deleted)
    }

    /// Whether the business has blocked this customer.
    pub(crate) fn is_blocked(&self, customer: &str) -> bool {
        self.account.blocked.iter().any(|phone| phone == customer)
    }

    /// Whether this phone blocks the other side of its chat.
    pub(crate) fn blocks(&self, phone: &str, customer: &str) -> bool {
        if phone == BUSINESS {
            self.is_blocked(customer)
        } else {
            self.pockets.blocks_business(customer)
        }
    }

    pub(crate) fn business(&self) -> Option<&Business> {
        self.business.as_ref()
    }

    /// Where the control API of this business is: the bare address is the first one's.
    pub(crate) fn bench_base(&self) -> String {
        match self.business().filter(|_| self.place > 0) {
            Some(business) => format!("/bench/api/businesses/{}", business.waba_id),
            None => "/bench/api".to_owned(),
        }
    }
}

/// A person nobody saved: the name they gave themselves, marked as such, or their username.
fn unsaved_title(phone: &Phone) -> String {
    match (&phone.digits, &phone.username) {
        (None, Some(username)) => format!("@{username}"),
        _ => format!("~{}", phone.name),
    }
}
