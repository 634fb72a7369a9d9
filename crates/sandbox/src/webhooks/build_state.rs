//! The values of the extended state feed: rows of `smb_app_state_sync` with types that WhatsApp does not have.

use serde_json::{Map, Value, json};

use super::build::{seconds, skeleton};
use super::build_row::{media_json, put};
use crate::limits;
use crate::truth::model::{BUSINESS, Phone, PhoneId};
use crate::truth::screens::{Group, GroupMessage};
use crate::world::Act;

impl Act<'_> {
    /// All labels of the phone, as they are now.
    pub(crate) fn queue_labels(&mut self) {
        let labels = self.truth.pockets.labels.values();
        let labels: Vec<Value> = labels
            .map(|label| json!({"id": label.id, "name": label.name, "colour": label.colour}))
            .collect();
        let row = json!({
            "type": "labels",
            "action": "add",
            "labels": labels,
            "metadata": {"timestamp": seconds(self.now)},
        });
        self.queue_state(vec![row]);
    }

    /// Labels and archive of these chats, as they are now.
    pub(crate) fn queue_chat_states(&mut self, customers: &[PhoneId]) {
        let mut rows = Vec::new();
        for customer in customers.iter().filter_map(|id| self.truth.phone(id)) {
            let kept = self.truth.pockets.kept(BUSINESS, &customer.id);
            let row = |kind: &str, action: &str| {
                json!({
                    "type": kind,
                    "action": action,
                    "contact": self.named(customer),
                    "metadata": {"timestamp": seconds(self.now)},
                })
            };
            let mut labels = row("chat_labels", "add");
            labels["labels"] = json!(kept.labels);
            rows.push(labels);
            rows.push(row("archive", if kept.archived { "add" } else { "remove" }));
        }
        self.queue_state(rows);
    }

    /// These customers' profile pictures, fetched like any media.
    pub(crate) fn queue_pictures(&mut self, customers: &[PhoneId]) {
        let known = customers.iter().filter_map(|id| self.truth.phone(id));
        let rows = known.map(|customer| {
            let media = self.truth.screens.picture(&customer.id);
            let media = media.and_then(|id| self.truth.media.get(id));
            let mut row = json!({
                "type": "pictures",
                "action": if media.is_some() { "add" } else { "remove" },
                "contact": self.named(customer),
                "metadata": {"timestamp": seconds(self.now)},
            });
            if let Some(media) = media {
                row["picture"] = Value::Object(media_json(media));
            }
            row
        });
        let rows = rows.collect();
        self.queue_state(rows);
    }

    /// A group as it stands, with what was said in it after the first `told` messages. Long talk takes several rows, each in
    /// a webhook of its own.
    pub(crate) fn queue_group(&mut self, id: &str, told: usize) {
        let Some(group) = self.truth.screens.group(id) else {
            return;
        };
        let said = group.messages.get(told..).unwrap_or_default();
        let mut parts: Vec<&[GroupMessage]> = said.chunks(limits::GROUP_MESSAGES_PER_ROW).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        let rows = parts.into_iter().map(|part| self.group_row(group, part));
        let rows: Vec<Value> = rows.collect();
        for row in rows {
            self.queue_state(vec![row]);
        }
    }

    fn group_row(&self, group: &Group, said: &[GroupMessage]) -> Value {
        let members = group.members.iter().filter_map(|id| self.truth.phone(id));
        let participants: Vec<Value> = members.map(|member| self.named(member)).collect();
        let messages: Vec<Value> = said
            .iter()
            .map(|message| self.group_message(message))
            .collect();
        json!({
            "type": "groups",
            "action": if group.left_at.is_none() { "add" } else { "remove" },
            "group": {
                "id": group.id,
                "subject": group.name,
                "participants": participants,
                "messages": messages,
            },
            "metadata": {"timestamp": seconds(self.now)},
        })
    }

    fn group_message(&self, message: &GroupMessage) -> Value {
        let mut row = Map::new();
        let author = self.truth.phone(&message.from);
        if let Some(customer) = author.filter(|author| !author.is_business()) {
            let digits = self.truth.visible_digits(customer, self.now);
            put(&mut row, "from", digits);
            put(&mut row, "from_user_id", Some(&customer.bsuid));
        } else {
            let business = self.truth.business();
            put(&mut row, "from", business.map(|own| own.digits.as_str()));
        }
        row.insert("id".to_owned(), json!(message.id));
        row.insert("timestamp".to_owned(), json!(seconds(message.at)));
        row.insert("type".to_owned(), json!("text"));
        row.insert("text".to_owned(), json!({"body": message.text}));
        Value::Object(row)
    }

    fn named(&self, customer: &Phone) -> Value {
        let mut contact = Map::new();
        let digits = self.truth.visible_digits(customer, self.now);
        put(&mut contact, "phone_number", digits);
        put(&mut contact, "user_id", Some(&customer.bsuid));
        put(&mut contact, "username", customer.username.as_deref());
        Value::Object(contact)
    }

    fn queue_state(&mut self, rows: Vec<Value>) {
        if let Some(mut value) = skeleton(self.truth).filter(|_| !rows.is_empty()) {
            value.insert("state_sync".to_owned(), Value::Array(rows));
            self.queue_webhook("smb_app_state_sync", Value::Object(value));
        }
    }
}
