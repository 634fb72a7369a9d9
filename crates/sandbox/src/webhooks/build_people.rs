//! The values of changes about people: the address book, and notices of a changed number.

use serde_json::{Map, Value, json};

use super::build::{seconds, skeleton};
use super::build_row::put;
use crate::truth::model::{Phone, PhoneId};
use crate::world::Act;

impl Act<'_> {
    /// Those of these phones that are saved: what a sync tells.
    pub(crate) fn queue_contacts(&mut self, phones: &[PhoneId]) {
        let saved = |id: &&PhoneId| self.truth.address_book.contains_key(*id);
        let saved: Vec<PhoneId> = phones.iter().filter(saved).cloned().collect();
        self.queue_contact_changes(&saved);
    }

    /// These contacts as they stand now: saved, or removed.
    pub(crate) fn queue_contact_changes(&mut self, phones: &[PhoneId]) {
        let phones = phones.iter().filter_map(|id| self.truth.phone(id));
        let rows: Vec<Value> = phones.map(|phone| self.contact_change(phone)).collect();
        if let Some(mut value) = skeleton(self.truth).filter(|_| !rows.is_empty()) {
            value.insert("state_sync".to_owned(), Value::Array(rows));
            self.queue_webhook("smb_app_state_sync", Value::Object(value));
        }
    }

    fn contact_change(&self, phone: &Phone) -> Value {
        let saved = self.truth.address_book.get(&phone.id);
        let digits = phone.digits.as_deref();
        let mut contact = Map::new();
        if let Some(name) = saved {
            let known = digits.filter(|_| self.truth.saved_numbers.contains(&phone.id));
            contact.insert("full_name".to_owned(), json!(name));
            contact.insert("first_name".to_owned(), json!(first_name(name)));
            put(&mut contact, "phone_number", known);
            let id = self.truth.told_user_id(phone, self.now);
            put(&mut contact, "user_id", id);
            put(&mut contact, "username", phone.username.as_deref());
        } else if let Some(digits) = self.truth.visible_digits(phone, self.now) {
            // A removal has the number only.
            put(&mut contact, "phone_number", Some(digits));
        } else {
            put(&mut contact, "user_id", Some(&phone.bsuid));
            put(&mut contact, "username", phone.username.as_deref());
        }
        json!({
            "type": "contact",
            "action": if saved.is_some() { "add" } else { "remove" },
            "contact": contact,
            "metadata": {"timestamp": seconds(self.now)},
        })
    }

    /// A notice of WhatsApp about a customer, who was known by these digits and this scoped id. It
    /// comes without `contacts` (webhooks.md 2.6).
    pub(crate) fn queue_notice(
        &mut self,
        wamid: &str,
        digits: Option<&str>,
        bsuid: &str,
        system: Value,
    ) {
        let mut row = Map::new();
        match digits {
            Some(digits) => put(&mut row, "from", Some(digits)),
            None => put(&mut row, "from_user_id", Some(bsuid)),
        }
        row.insert("id".to_owned(), json!(wamid));
        row.insert("timestamp".to_owned(), json!(seconds(self.now)));
        row.insert("type".to_owned(), json!("system"));
        row.insert("system".to_owned(), system);
        if let Some(mut value) = skeleton(self.truth) {
            value.insert("messages".to_owned(), json!([row]));
            self.queue_webhook("messages", Value::Object(value));
        }
    }
}

fn first_name(full_name: &str) -> &str {
    full_name.split_whitespace().next().unwrap_or(full_name)
}
