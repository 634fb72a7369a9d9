//! The values of live changes: messages, echoes, statuses, contacts. Shapes follow webhooks.md 2
//! and 3; a hidden number is left out wherever it would stand.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use twinline_wire::webhook::{Metadata, WebhookError};

use crate::truth::Truth;
use crate::truth::model::{Failure, Message, Phone, PhoneId, Side};
use crate::world::Act;

impl Act<'_> {
    pub(crate) fn queue_message(&mut self, wamid: &str) {
        if let Some(value) = message_value(self.truth, wamid, self.now) {
            self.queue_webhook("messages", value);
        }
    }

    pub(crate) fn queue_echo(&mut self, wamid: &str) {
        if let Some(value) = echo_value(self.truth, wamid, self.now) {
            self.queue_webhook("smb_message_echoes", value);
        }
    }

    /// `status` is `sent`, `delivered`, `read` or, with a failure on the message, `failed`.
    pub(crate) fn queue_status(&mut self, wamid: &str, status: &str) {
        if let Some(value) = status_value(self.truth, wamid, status, self.now) {
            self.queue_webhook("messages", value);
        }
    }

    pub(crate) fn queue_contacts(&mut self, phones: &[PhoneId]) {
        let mut rows = Vec::new();
        for id in phones {
            let (Some(phone), Some(name)) = (self.truth.phone(id), self.truth.address_book.get(id))
            else {
                continue;
            };
            let mut contact = Map::new();
            contact.insert("full_name".to_owned(), json!(name));
            contact.insert("first_name".to_owned(), json!(first_name(name)));
            put(&mut contact, "phone_number", phone.digits.as_deref());
            put(&mut contact, "user_id", Some(&phone.bsuid));
            put(&mut contact, "username", phone.username.as_deref());
            rows.push(json!({
                "type": "contact",
                "action": "add",
                "contact": contact,
                "metadata": {"timestamp": seconds(self.now)},
            }));
        }
        if let Some(mut value) = skeleton(self.truth) {
            value.insert("state_sync".to_owned(), Value::Array(rows));
            self.queue_webhook("smb_app_state_sync", Value::Object(value));
        }
    }
}

/// `messaging_product` and `metadata`, with which every value of a number begins.
pub(crate) fn skeleton(truth: &Truth) -> Option<Map<String, Value>> {
    let business = truth.business()?;
    let metadata = Metadata::new(business.phone_number_id.as_str(), business.digits.as_str());
    let mut value = Map::new();
    value.insert("messaging_product".to_owned(), json!("whatsapp"));
    value.insert("metadata".to_owned(), serde_json::to_value(metadata).ok()?);
    Some(value)
}

fn message_value(truth: &Truth, wamid: &str, now: i64) -> Option<Value> {
    let message = truth.message(wamid)?;
    let customer = truth.phone(&message.customer)?;
    let mut row = inbound_row(truth, message, customer);
    row.insert(
        "timestamp".to_owned(),
        json!(seconds(message.left_at.unwrap_or(now))),
    );
    if let Some(quote) = &message.quote {
        row.insert("context".to_owned(), context(truth, quote));
    }
    let mut value = skeleton(truth)?;
    value.insert("contacts".to_owned(), json!([contact(customer, true)]));
    value.insert("messages".to_owned(), json!([row]));
    Some(Value::Object(value))
}

fn echo_value(truth: &Truth, wamid: &str, now: i64) -> Option<Value> {
    let message = truth.message(wamid)?;
    let customer = truth.phone(&message.customer)?;
    let mut row = outbound_row(truth, message, customer)?;
    row.insert("timestamp".to_owned(), json!(seconds(now)));
    let mut value = skeleton(truth)?;
    value.insert("contacts".to_owned(), json!([contact(customer, true)]));
    value.insert("message_echoes".to_owned(), json!([row]));
    Some(Value::Object(value))
}

fn status_value(truth: &Truth, wamid: &str, status: &str, now: i64) -> Option<Value> {
    let message = truth.message(wamid)?;
    let customer = truth.phone(&message.customer)?;
    let mut row = Map::new();
    row.insert("id".to_owned(), json!(wamid));
    row.insert("status".to_owned(), json!(status));
    row.insert("timestamp".to_owned(), json!(seconds(now)));
    put(&mut row, "recipient_id", customer.digits.as_deref());
    put(
        &mut row,
        "biz_opaque_callback_data",
        message.callback_data.as_deref(),
    );
    let mut value = skeleton(truth)?;
    if let (Some(failure), "failed") = (&message.failure, status) {
        if customer.digits.is_none() {
            put(&mut row, "recipient_user_id", Some(&customer.bsuid));
        }
        row.insert("errors".to_owned(), json!([error_json(failure)]));
    } else {
        put(&mut row, "recipient_user_id", Some(&customer.bsuid));
        if matches!(status, "sent" | "delivered") {
            row.insert("pricing".to_owned(), pricing());
        }
        // The username is not told with `sent` (webhooks.md 2.8).
        value.insert(
            "contacts".to_owned(),
            json!([contact(customer, status != "sent")]),
        );
    }
    value.insert("statuses".to_owned(), json!([row]));
    Some(Value::Object(value))
}

/// An answer inside the service window: free, under per-message pricing.
fn pricing() -> Value {
    json!({
        "billable": false,
        "pricing_model": "PMP",
        "type": "free_customer_service",
        "category": "service",
    })
}

/// An error as webhooks carry it.
pub(crate) fn error_json(failure: &Failure) -> Value {
    let mut error = WebhookError::new(i64::from(failure.code), failure.details.as_str());
    error.title = Some(failure.title.clone());
    error.message = Some(failure.title.clone());
    serde_json::to_value(error).unwrap_or_default()
}

pub(super) fn contact(customer: &Phone, with_username: bool) -> Value {
    let mut profile = Map::new();
    profile.insert("name".to_owned(), json!(customer.name));
    if with_username {
        put(&mut profile, "username", customer.username.as_deref());
    }
    let mut contact = Map::new();
    contact.insert("profile".to_owned(), Value::Object(profile));
    put(&mut contact, "wa_id", customer.digits.as_deref());
    put(&mut contact, "user_id", Some(&customer.bsuid));
    Value::Object(contact)
}

/// A customer's message without its time.
pub(super) fn inbound_row(
    truth: &Truth,
    message: &Message,
    customer: &Phone,
) -> Map<String, Value> {
    let mut row = Map::new();
    put(&mut row, "from", customer.digits.as_deref());
    put(&mut row, "from_user_id", Some(&customer.bsuid));
    row.insert("id".to_owned(), json!(message.wamid));
    put_content(&mut row, truth, message);
    row
}

/// The business's message without its time.
pub(super) fn outbound_row(
    truth: &Truth,
    message: &Message,
    customer: &Phone,
) -> Option<Map<String, Value>> {
    let mut row = Map::new();
    row.insert("from".to_owned(), json!(truth.business()?.digits));
    put(&mut row, "to", customer.digits.as_deref());
    put(&mut row, "to_user_id", Some(&customer.bsuid));
    row.insert("id".to_owned(), json!(message.wamid));
    put_content(&mut row, truth, message);
    Some(row)
}

pub(super) fn put_content(row: &mut Map<String, Value>, truth: &Truth, message: &Message) {
    let kind = &message.content.kind;
    row.insert("type".to_owned(), json!(kind));
    row.insert(kind.clone(), content_json(truth, message));
}

/// The object named by the message's type.
fn content_json(truth: &Truth, message: &Message) -> Value {
    let content = &message.content;
    if let Some(media) = content.media.as_ref().and_then(|id| truth.media.get(id)) {
        let mut object = Map::new();
        if content.kind != "audio" && content.kind != "sticker" {
            put(&mut object, "caption", content.text.as_deref());
        }
        if content.kind == "document" {
            put(&mut object, "filename", media.filename.as_deref());
        }
        object.insert("mime_type".to_owned(), json!(media.mime));
        let hash = hex::decode(&media.sha256_hex).unwrap_or_default();
        object.insert("sha256".to_owned(), json!(STANDARD.encode(hash)));
        object.insert("id".to_owned(), json!(media.id));
        if content.kind == "audio" {
            object.insert(
                "voice".to_owned(),
                json!(media.mime.starts_with("audio/ogg")),
            );
        }
        return Value::Object(object);
    }
    match &content.body {
        Some(body) => body.clone(),
        None => json!({"body": content.text}),
    }
}

fn context(truth: &Truth, quote: &str) -> Value {
    let author = truth.message(quote).and_then(|quoted| match quoted.from {
        Side::Business => truth.business().map(|business| business.digits.clone()),
        Side::Customer => truth
            .phone(&quoted.customer)
            .and_then(|phone| phone.digits.clone()),
    });
    let mut context = Map::new();
    put(&mut context, "from", author.as_deref());
    context.insert("id".to_owned(), json!(quote));
    Value::Object(context)
}

pub(super) fn put(object: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), json!(value));
    }
}

/// Message times are strings of seconds.
pub(super) fn seconds(ms: i64) -> String {
    ms.div_euclid(1_000).to_string()
}

fn first_name(full_name: &str) -> &str {
    full_name.split_whitespace().next().unwrap_or(full_name)
}
