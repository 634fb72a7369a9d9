//! Field `smb_message_echoes` (webhooks.md 3.6): what the owner typed on the phone or a linked
//! device. The array is called `message_echoes`; products that read `messages` lost their echoes.

use super::common::WHATSAPP;
use super::{Contact, Message, Metadata, WebhookError};
use crate::PhoneNumberId;

object! {
    /// The value of an `smb_message_echoes` change.
    pub struct EchoesValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// The people written to; since May 2026.
            contacts: Contact,
            /// What was typed, edited or taken back. `from` is the business, `to` the customer.
            message_echoes: Message,
            /// Errors beside the echoes.
            errors: WebhookError,
        }
    }
}

impl EchoesValue {
    /// Echoes of a number.
    pub fn new(metadata: Metadata, contacts: Vec<Contact>, echoes: Vec<Message>) -> Self {
        Self {
            messaging_product: Some(WHATSAPP.to_owned()),
            metadata: Some(metadata),
            contacts: contacts.into(),
            message_echoes: echoes.into(),
            ..Self::default()
        }
    }

    /// Which number, if it is said.
    pub fn phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.metadata.as_ref()?.phone_number_id.as_ref()
    }
}
