//! The values of live changes in chats: messages, echoes, statuses. Shapes follow webhooks.md 2 and
//! 3; a hidden number is left out wherever it would stand.

use serde_json::{Map, Value, json};
use twinline_wire::webhook::{Metadata, WebhookError};

use super::build_row::{contact, inbound_row, outbound_row, put, put_context, put_referral};
use crate::rules::identity::told_hash;
use crate::rules::price::put_price;
use crate::truth::Truth;
use crate::truth::model::{EDIT, Failure, REVOKE};
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

    /// `status` is `sent`, `delivered`, `read`, `played` or, with a failure on the message, `failed`.
    pub(crate) fn queue_status(&mut self, wamid: &str, status: &str) {
        if let Some(value) = status_value(self.truth, wamid, status, self.now) {
            self.queue_webhook("messages", value);
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
    let mut row = inbound_row(truth, message, customer, now);
    row.insert(
        "timestamp".to_owned(),
        json!(seconds(message.left_at.unwrap_or(now))),
    );
    put_context(&mut row, truth, message, now);
    put_referral(&mut row, message);
    let mut value = skeleton(truth)?;
    value.insert(
        "contacts".to_owned(),
        json!([contact(truth, customer, now, true)]),
    );
    value.insert("messages".to_owned(), json!([row]));
    Some(Value::Object(value))
}

fn echo_value(truth: &Truth, wamid: &str, now: i64) -> Option<Value> {
    let message = truth.message(wamid)?;
    let customer = truth.phone(&message.customer)?;
    let is_amend = [EDIT, REVOKE].contains(&message.content.kind.as_str());
    if is_amend && !truth.rules().tells_amends {
        return None;
    }
    let mut row = outbound_row(truth, message, customer, now)?;
    row.insert("timestamp".to_owned(), json!(seconds(now)));
    if truth.faults.echo_context {
        put_context(&mut row, truth, message, now);
    }
    let mut value = skeleton(truth)?;
    value.insert(
        "contacts".to_owned(),
        json!([contact(truth, customer, now, true)]),
    );
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
    let digits = truth.visible_digits(customer, now);
    put(&mut row, "recipient_id", digits);
    put(
        &mut row,
        "biz_opaque_callback_data",
        message.callback_data.as_deref(),
    );
    let hash = told_hash(truth, customer);
    put(&mut row, "recipient_identity_key_hash", hash.as_deref());
    let mut value = skeleton(truth)?;
    if let (Some(failure), "failed") = (&message.failure, status) {
        if digits.is_none() {
            put(&mut row, "recipient_user_id", Some(&customer.bsuid));
        }
        row.insert("errors".to_owned(), json!([error_json(failure)]));
    } else {
        let user_id = truth.told_user_id(customer, now);
        put(&mut row, "recipient_user_id", user_id);
        if let (Some(price), "sent" | "delivered") = (&message.price, status) {
            put_price(&mut row, price, status);
        }
        if user_id.is_some() {
            // The username is not told with `sent` (webhooks.md 2.8).
            let contact = contact(truth, customer, now, status != "sent");
            value.insert("contacts".to_owned(), json!([contact]));
        }
    }
    value.insert("statuses".to_owned(), json!([row]));
    Some(Value::Object(value))
}

/// An error as webhooks carry it.
pub(crate) fn error_json(failure: &Failure) -> Value {
    let mut error = WebhookError::new(i64::from(failure.code), failure.details.as_str());
    error.title = Some(failure.title.clone());
    error.message = Some(failure.title.clone());
    serde_json::to_value(error).unwrap_or_default()
}

/// Message times are strings of seconds.
pub(super) fn seconds(ms: i64) -> String {
    ms.div_euclid(1_000).to_string()
}
