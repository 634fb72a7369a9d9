//! The owner's account as linked devices show it. Each has a network of its own and what WhatsApp's servers have, so it may
//! show what an offline phone does not, and not what that phone has not sent yet.

use std::borrow::Cow;

use super::Truth;
use super::model::{Message, Phone, Side};

impl Truth {
    /// The phone of this id; or, for the id of a linked device, the owner's phone as that device stands for it.
    pub(crate) fn screen(&self, id: &str) -> Option<Cow<'_, Phone>> {
        let Some(device) = self.screens.companion(id) else {
            return self.phone(id).map(Cow::Borrowed);
        };
        let owner = self.business_phone()?;
        Some(Cow::Owned(Phone {
            companion: Some(device.id.clone()),
            offline_since: None,
            ..owner.clone()
        }))
    }

    /// Every screen a chat is on: the owner's phone, the devices linked to it, the customer's phone.
    pub(crate) fn screens_of(&self, customer: &str) -> Vec<Cow<'_, Phone>> {
        let linked = self.screens.linked().map(|device| device.id.as_str());
        let ids = std::iter::once(super::model::BUSINESS).chain(linked);
        ids.chain([customer])
            .filter_map(|id| self.screen(id))
            .collect()
    }
}

/// Whether linked devices have it.
pub(super) fn on_companions(message: &Message) -> bool {
    message.left_at.is_some() && !(message.withheld && message.from == Side::Customer)
}
