//! The owner's address book. Every change is told to the platform for as long as the number stays
//! connected, from an offline phone once it is back (webhooks.md 3.4).

use crate::limits;
use crate::phones::ActError;
use crate::truth::Event;
use crate::truth::model::PhoneId;
use crate::world::Act;

impl Act<'_> {
    /// Saves a customer under a name, or renames them.
    pub(crate) fn save_contact(&mut self, id: &str, name: &str) -> Result<(), ActError> {
        let phone = self.customer(id)?;
        let name = name.trim();
        if name.is_empty() || name.chars().count() > limits::NAME_CHARS_MAX {
            let why = "a name has 1 to 100 characters";
            return Err(ActError::Invalid(why.to_owned()));
        }
        if self.truth.address_book.get(id).map(String::as_str) == Some(name) {
            return Ok(());
        }
        // Nobody can save a number they were never shown.
        let with_number = self.truth.visible_digits(&phone, self.now).is_some();
        self.tell(Event::ContactSaved {
            phone: phone.id,
            name: name.to_owned(),
            with_number,
        });
        self.tell_contact(id);
        Ok(())
    }

    /// Removes a customer from the address book.
    pub(crate) fn remove_contact(&mut self, id: &str) -> Result<(), ActError> {
        self.customer(id)?;
        if !self.truth.address_book.contains_key(id) {
            return Ok(());
        }
        self.tell(Event::ContactRemoved {
            phone: id.to_owned(),
        });
        self.tell_contact(id);
        Ok(())
    }

    /// The phone is back and tells what changed meanwhile, each contact as it stands now.
    pub(crate) fn tell_contacts(&mut self) {
        let untold: Vec<PhoneId> = self.truth.contacts_untold.iter().cloned().collect();
        if untold.is_empty() {
            return;
        }
        self.tell(Event::ContactsTold);
        for part in untold.chunks(limits::CONTACTS_PER_WEBHOOK) {
            self.queue_contact_changes(part);
        }
    }

    fn tell_contact(&mut self, id: &str) {
        if !self.truth.contacts_untold.contains(id) {
            self.queue_contact_changes(&[id.to_owned()]);
        }
    }
}
