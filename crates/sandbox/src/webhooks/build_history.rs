//! The values of `history` changes: a chunk, a media file after its placeholder, a refusal.

use serde_json::{Map, Value, json};
use twinline_wire::ids::WamidOrigin;

use super::build::{error_json, seconds, skeleton};
use super::build_row::{
    contact, content_json, inbound_row, outbound_row, put, put_content, put_context,
    unavailable_error,
};
use crate::truth::Truth;
use crate::truth::model::{Failure, Message, Phone, Side, Ticks, Unavailable};
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
        let mut threads = threads(self.truth, wamids, self.now);
        if self.truth.habits.own_chat && (phase, chunk) == (0, 1) {
            threads.push(self.own_chat());
        }
        let history = json!([{
            "metadata": {"phase": phase, "chunk_order": chunk, "progress": progress},
            "threads": threads,
        }]);
        self.queue_history(|value| {
            value.insert("history".to_owned(), history);
        });
    }

    /// WhatsApp's own chat with the owner, in which the connection was offered: nothing in it can be told
    /// (webhooks.md 3.5).
    fn own_chat(&self) -> Value {
        const WHATSAPP: &str = "447710173736";
        let key = format!("3A{:016X}", self.inborn(1));
        let wamid = twinline_wire::Wamid::build(WHATSAPP, WamidOrigin::Device, &key);
        let onboarded_at = self.truth.onboarding.as_ref().map_or(self.now, |o| o.at);
        let unavailable = Unavailable {
            code: 131_051,
            kind: None,
        };
        json!({
            "id": WHATSAPP,
            "context": {"wa_id": WHATSAPP},
            "messages": [{
                "from": WHATSAPP,
                "id": wamid.map_or_else(|_| format!("wamid.{key}"), twinline_wire::Wamid::into_string),
                "timestamp": seconds(onboarded_at),
                "type": "errors",
                "errors": [unavailable_error(&unavailable)],
                "history_context": {"status": "pending"},
            }],
        })
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
            Side::Customer => (
                "messages",
                Some(inbound_row(self.truth, message, customer, self.now)),
            ),
            Side::Business => (
                "message_echoes",
                outbound_row(self.truth, message, customer, self.now),
            ),
        };
        let Some(mut row) = row else { return };
        // A phone gives a caption as it reads today.
        let text = self.truth.told_to_servers(message).text(message);
        let object = content_json(self.truth, &message.content, text);
        row.insert(message.content.kind.clone(), object);
        row.insert("timestamp".to_owned(), json!(seconds(message.typed_at)));
        let contacts = json!([contact(self.truth, customer, self.now, true)]);
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
fn threads(truth: &Truth, wamids: &[String], now: i64) -> Vec<Value> {
    let mut threads: Vec<(&Phone, Vec<Value>)> = Vec::new();
    for message in wamids.iter().filter_map(|wamid| truth.message(wamid)) {
        let Some(customer) = truth.phone(&message.customer) else {
            continue;
        };
        let row = history_row(truth, message, customer, now);
        match threads
            .iter_mut()
            // Rows come thread by thread.
            .rev()
            .find(|(phone, _)| phone.id == customer.id)
        {
            Some((_, rows)) => rows.push(row),
            None => threads.push((customer, vec![row])),
        }
    }
    threads
        .into_iter()
        .map(|(customer, rows)| thread(truth, customer, rows, now))
        .collect()
}

fn thread(truth: &Truth, customer: &Phone, rows: Vec<Value>, now: i64) -> Value {
    let digits = truth.visible_digits(customer, now);
    let mut context = Map::new();
    put(&mut context, "wa_id", digits);
    put(&mut context, "user_id", truth.told_user_id(customer, now));
    put(&mut context, "username", customer.username.as_deref());
    let mut thread = Map::new();
    put(&mut thread, "id", digits);
    thread.insert("context".to_owned(), Value::Object(context));
    thread.insert("messages".to_owned(), Value::Array(rows));
    Value::Object(thread)
}

/// A bubble as it reads today: an edit before the connection leaves no trace but its words.
fn history_row(truth: &Truth, message: &Message, customer: &Phone, now: i64) -> Value {
    let digits = truth.visible_digits(customer, now);
    let mut row = Map::new();
    let mine = message.from == Side::Business;
    let captured = truth.habits.as_captured;
    if mine {
        put(
            &mut row,
            "from",
            truth.business().map(|business| business.digits.as_str()),
        );
        // Named by WhatsApp's page, and missing in every row that was captured.
        put(&mut row, "to", digits.filter(|_| !captured));
    } else {
        put(&mut row, "from", digits);
        put(&mut row, "from_user_id", truth.told_user_id(customer, now));
    }
    row.insert("id".to_owned(), json!(message.wamid));
    row.insert("timestamp".to_owned(), json!(seconds(message.typed_at)));
    if let Some(unavailable) = &message.unavailable {
        // The form real syncs had (webhooks.md 3.5).
        row.insert("type".to_owned(), json!("errors"));
        row.insert("errors".to_owned(), json!([unavailable_error(unavailable)]));
    } else if message.content.media.is_some() {
        row.insert("type".to_owned(), json!("media_placeholder"));
    } else if !message.is_bubble() {
        put_content(&mut row, truth, message);
    } else {
        let kind = &message.content.kind;
        let text = truth.told_to_servers(message).text(message);
        row.insert("type".to_owned(), json!(kind));
        let object = content_json(truth, &message.content, text);
        row.insert(kind.clone(), object);
    }
    put_context(&mut row, truth, message, now);
    let status = match (mine, message.ticks) {
        // Incoming rows carried `pending` in every real payload seen (webhooks.md 3.5).
        (false, _) => "pending",
        (true, Ticks::Played) => "played",
        (true, Ticks::Read) => "read",
        (true, Ticks::Delivered) => "delivered",
        (true, _) => "sent",
    };
    let mut context = Map::new();
    if captured {
        context.insert("status".to_owned(), json!(status));
        if mine {
            context.insert("from_me".to_owned(), json!(true));
        }
    } else {
        context.insert("status".to_owned(), json!(status.to_uppercase()));
    }
    row.insert("history_context".to_owned(), Value::Object(context));
    Value::Object(row)
}
