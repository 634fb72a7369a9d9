//! What people do with their phones: write, open chats, lose and find the network. Everything here
//! is true of any phone; what only the Business App does is in `business_app`.

mod account;
mod amending;
mod attaching;
mod fleeting;
mod flows;
mod keeping;
mod presence;
mod reading;
mod tapping;
mod unavailable;
mod updates;
mod writing;

pub use attaching::{Ad, ContactCard, Location};
pub use keeping::{ChatChange, LabelChange};
pub use presence::PhoneChange;
pub use tapping::{Ordered, Tap};
pub(crate) use unavailable::UNSUPPORTED;
pub(crate) use writing::{DELIVER_AFTER_MS, Draft};

use crate::limits;
use crate::rules::amends::Forbidden;
use crate::truth::Event;
use crate::truth::model::{Phone, PhoneId};
use crate::world::Act;

/// Why an act of a person could not be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    #[error("there is no phone {0}")]
    UnknownPhone(PhoneId),
    #[error("phone {phone} has no chat with {peer}")]
    UnknownPeer { phone: PhoneId, peer: PhoneId },
    #[error("{0}")]
    Missing(String),
    #[error("a message needs some text or a file")]
    Empty,
    #[error("{0}")]
    Invalid(String),
    #[error("{0}")]
    Voice(#[from] twinline_voice::VoiceError),
    /// WhatsApp's rules do not allow it, or no longer.
    #[error("{0}")]
    Forbidden(#[from] Forbidden),
    #[error("the sandbox has no business yet")]
    NoBusiness,
}

/// A new customer's phone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPhone {
    pub name: String,
    pub digits: Option<String>,
    pub username: Option<String>,
}

impl Act<'_> {
    /// The customer of a chat seen from either end: of the business's chat with `peer`, or of the
    /// customer's chat with the business.
    pub(crate) fn chat_customer(&self, phone: &str, peer: &str) -> Result<PhoneId, ActError> {
        chat_customer(self.truth, phone, peer)
    }

    /// Adds a customer. Digits and usernames name one person only.
    pub(crate) fn add_customer(&mut self, new: NewPhone) -> Result<PhoneId, ActError> {
        let name = new.name.trim().to_owned();
        let digits = new
            .digits
            .map(|d| d.chars().filter(char::is_ascii_digit).collect::<String>());
        let digits = digits.filter(|d| !d.is_empty());
        let username = new
            .username
            .map(|u| u.trim().trim_start_matches('@').to_owned());
        let username = username.filter(|u| !u.is_empty());
        self.check_customer(&name, digits.as_deref(), username.as_deref())?;
        let id = format!("c{}", self.truth.phones.len());
        let bsuid = self.draw_bsuid();
        let phone = Phone {
            id: id.clone(),
            name,
            digits,
            username,
            bsuid,
            offline_since: None,
            read_receipts: true,
            auto_read: true,
            number_used_at: None,
            companion: None,
        };
        self.tell(Event::PhoneAdded { phone });
        Ok(id)
    }

    fn check_customer(
        &self,
        name: &str,
        digits: Option<&str>,
        username: Option<&str>,
    ) -> Result<(), ActError> {
        let invalid = |why: &str| Err(ActError::Invalid(why.to_owned()));
        if name.is_empty() || name.chars().count() > limits::NAME_CHARS_MAX {
            return invalid("a name has 1 to 100 characters");
        }
        if self.truth.phones.len() >= limits::PHONES_MAX {
            return invalid("the bench is full: 20,000 phones");
        }
        if (digits, username) == (None, None) {
            return invalid("give a phone number, a username, or both");
        }
        self.check_free(digits, username)
    }

    /// Digits are a number, and digits and username are nobody's yet.
    fn check_free(&self, digits: Option<&str>, username: Option<&str>) -> Result<(), ActError> {
        let invalid = |why: &str| Err(ActError::Invalid(why.to_owned()));
        if digits.is_some_and(|digits| !(7..=15).contains(&digits.len())) {
            return invalid("a phone number has 7 to 15 digits, with its country code");
        }
        let taken = self.truth.phones.iter().any(|phone| {
            (digits.is_some() && phone.digits.as_deref() == digits)
                || (username.is_some() && phone.username.as_deref() == username)
        });
        if taken {
            return invalid("another phone has this number or username");
        }
        Ok(())
    }

    pub(crate) fn customer(&self, id: &str) -> Result<Phone, ActError> {
        let phone = self.truth.phone(id).filter(|phone| !phone.is_business());
        let phone = phone.cloned();
        phone.ok_or_else(|| ActError::UnknownPhone(id.to_owned()))
    }
}

pub(crate) fn chat_customer(
    truth: &crate::truth::Truth,
    phone: &str,
    peer: &str,
) -> Result<PhoneId, ActError> {
    let this = truth
        .screen(phone)
        .ok_or_else(|| ActError::UnknownPhone(phone.to_owned()))?;
    let other = truth
        .phone(peer)
        .ok_or_else(|| ActError::UnknownPhone(peer.to_owned()))?;
    match (this.is_business(), other.is_business()) {
        (true, false) => Ok(other.id.clone()),
        (false, true) => Ok(this.id.clone()),
        _ => Err(ActError::UnknownPeer {
            phone: phone.to_owned(),
            peer: peer.to_owned(),
        }),
    }
}
