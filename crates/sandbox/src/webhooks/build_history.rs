//! The values of `history` changes: a chunk, a media file after its placeholder, a refusal.

use serde_json::{Map, Value, json};

use super::build::{
    contact, error_json, inbound_row, outbound_row, put, put_content, seconds, skeleton,
};
use crate::truth::Truth;
use crate::truth::model::{Failure, Message, Phone, Side, Ticks};
use crate::world::Act;

/// The code of a business that keeps its history to itself.
const DECLINED: u32 = 2_593_109;

impl Act<'_> {
    pub(crate) fn queue_history_chunk(
        &mut self,
        phase: u32,
        chunk: u32,
        progress: u32,
        wamids: &[String],
    ) {
        let threads = threads(self.truth, wamids);
        let history = json!([{
            "metadata": {"phase": phase, "chunk_order": chunk, "progress": progress},
            "threads": threads,
        }]);
        self.queue_history(|value| {
            value.insert("history".to_owned(), history);
        });
    }

    /// The file behind a placeholder: `messages` for the customer's, `message_echoes` for ours.
    pub(crate) fn queue_history_media(&mut self, wamid: &str) {
        let Some(message) = self.truth.message(wamid) else {
            return;
        };
        let Some(customer) = self.truth.phone(&message.customer) else {
            return;
        };
        let (list, row) = match message.from {
            Side::Customer => ("messages", Some(inbound_row(self.truth, message, customer))),
            Side::Business => (
                "message_echoes",
                outbound_row(self.truth, message, customer),
            ),
        };
        let Some(mut row) = row else { return };
        row.insert("timestamp".to_owned(), json!(seconds(message.typed_at)));
        let contacts = json!([contact(customer, true)]);
        self.queue_history(|value| {
            value.insert("contacts".to_owned(), contacts);
            value.insert(list.to_owned(), json!([row]));
        });
    }

    pub(crate) fn queue_history_declined(&mut self) {
        let failure = Failure {
            code: DECLINED,
            title: "History sync is turned off by the business from the WhatsApp Business App"
                .to_owned(),
            details: "History sharing is turned off by the business".to_owned(),
        };
        self.queue_history(|value| {
            value.insert(
                "history".to_owned(),
                json!([{"errors": [error_json(&failure)]}]),
            );
        });
    }

    fn queue_history(&mut self, fill: impl FnOnce(&mut Map<String, Value>)) {
        if let Some(mut value) = skeleton(self.truth) {
            fill(&mut value);
            self.queue_webhook("history", Value::Object(value));
        }
    }
}

/// Groups rows by thread, in the order the threads first appear.
fn threads(truth: &Truth, wamids: &[String]) -> Vec<Value> {
    let mut threads: Vec<(&Phone, Vec<Value>)> = Vec::new();
    for message in wamids.iter().filter_map(|wamid| truth.message(wamid)) {
        let Some(customer) = truth.phone(&message.customer) else {
            continue;
        };
        let row = history_row(truth, message, customer);
        match threads
            .iter_mut()
            .find(|(phone, _)| phone.id == customer.id)
        {
            Some((_, rows)) => rows.push(row),
            None => threads.push((customer, vec![row])),
        }
    }
    threads
        .into_iter()
        .map(|(customer, rows)| thread(customer, rows))
        .collect()
}

fn thread(customer: &Phone, rows: Vec<Value>) -> Value {
    let mut context = Map::new();
    put(&mut context, "wa_id", customer.digits.as_deref());
    put(&mut context, "user_id", Some(&customer.bsuid));
    put(&mut context, "username", customer.username.as_deref());
    let mut thread = Map::new();
    put(&mut thread, "id", customer.digits.as_deref());
    thread.insert("context".to_owned(), Value::Object(context));
    thread.insert("messages".to_owned(), Value::Array(rows));
    Value::Object(thread)
}

fn history_row(truth: &Truth, message: &Message, customer: &Phone) -> Value {
    let mut row = Map::new();
    let mine = message.from == Side::Business;
    if mine {
        put(
            &mut row,
            "from",
            truth.business().map(|business| business.digits.as_str()),
        );
        put(&mut row, "to", customer.digits.as_deref());
    } else {
        put(&mut row, "from", customer.digits.as_deref());
        put(&mut row, "from_user_id", Some(&customer.bsuid));
    }
    row.insert("id".to_owned(), json!(message.wamid));
    row.insert("timestamp".to_owned(), json!(seconds(message.typed_at)));
    if message.content.media.is_some() {
        row.insert("type".to_owned(), json!("media_placeholder"));
    } else {
        put_content(&mut row, truth, message);
    }
    let status = match (mine, message.ticks) {
        // Incoming rows carried `pending` in every real payload seen (webhooks.md 3.5).
        (false, _) => "PENDING",
        (true, Ticks::Read) => "READ",
        (true, Ticks::Delivered) => "DELIVERED",
        (true, _) => "SENT",
    };
    let mut context = Map::new();
    context.insert("status".to_owned(), json!(status));
    if mine {
        context.insert("from_me".to_owned(), json!(true));
    }
    row.insert("history_context".to_owned(), Value::Object(context));
    Value::Object(row)
}
