//! Who is shown the owner's status posts.

use super::Truth;
use super::model::Phone;
use super::screens::Status;

impl Truth {
    /// WhatsApp shows posts to people of the owner's address book who saved the owner's number in turn. Customers here have
    /// no address book: whoever has a chat with the number is taken to have saved it.
    pub(crate) fn is_shown_updates(&self, customer: &Phone) -> bool {
        let saved = self.address_book.contains_key(&customer.id);
        let apart = self.is_blocked(&customer.id) || self.pockets.blocks_business(&customer.id);
        saved && !apart && self.chat(&customer.id).next().is_some()
    }
}

impl Status {
    pub(crate) fn is_seen_by(&self, phone: &str) -> bool {
        let mut seen = self.seen_by.iter().chain(&self.seen_quietly);
        seen.any(|by| by == phone)
    }
}
