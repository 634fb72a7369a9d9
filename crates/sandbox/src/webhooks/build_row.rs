//! Rows of messages and what they are made of: who, what, and about which other message. Live
//! changes, echoes and history share them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::build::error_json;
use crate::truth::Truth;
use crate::truth::model::{
    Content, EDIT, Failure, Message, Phone, REACTION, REVOKE, Side, Unavailable,
};

pub(super) fn contact(truth: &Truth, customer: &Phone, now: i64, with_username: bool) -> Value {
    let mut profile = Map::new();
    profile.insert("name".to_owned(), json!(customer.name));
    if with_username {
        put(&mut profile, "username", customer.username.as_deref());
    }
    let mut contact = Map::new();
    contact.insert("profile".to_owned(), Value::Object(profile));
    put(&mut contact, "wa_id", truth.visible_digits(customer, now));
    put(&mut contact, "user_id", Some(&customer.bsuid));
    Value::Object(contact)
}

/// A customer's message without its time.
pub(super) fn inbound_row(
    truth: &Truth,
    message: &Message,
    customer: &Phone,
    now: i64,
) -> Map<String, Value> {
    let mut row = Map::new();
    put(&mut row, "from", truth.visible_digits(customer, now));
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
    now: i64,
) -> Option<Map<String, Value>> {
    let mut row = Map::new();
    row.insert("from".to_owned(), json!(truth.business()?.digits));
    put(&mut row, "to", truth.visible_digits(customer, now));
    put(&mut row, "to_user_id", Some(&customer.bsuid));
    row.insert("id".to_owned(), json!(message.wamid));
    put_content(&mut row, truth, message);
    Some(row)
}

/// `type` and the property it names, as it was written; or the error that stands for it.
pub(super) fn put_content(row: &mut Map<String, Value>, truth: &Truth, message: &Message) {
    if let Some(unavailable) = &message.unavailable {
        row.insert("type".to_owned(), json!("unsupported"));
        if let Some(kind) = &unavailable.kind {
            row.insert("unsupported".to_owned(), json!({"type": kind}));
        }
        row.insert("errors".to_owned(), json!([unavailable_error(unavailable)]));
        return;
    }
    let kind = &message.content.kind;
    let about = message.quote.as_deref().unwrap_or_default();
    let text = message.content.text.as_deref();
    let object = match kind.as_str() {
        REACTION => {
            let mut reaction = Map::new();
            reaction.insert("message_id".to_owned(), json!(about));
            // Taken back: no emoji at all (webhooks.md 2.4).
            put(
                &mut reaction,
                "emoji",
                text.filter(|emoji| !emoji.is_empty()),
            );
            Value::Object(reaction)
        }
        REVOKE => json!({"original_message_id": about}),
        EDIT => {
            let edited = truth.message(about);
            let message = edited.map(|edited| edited_json(truth, edited, text));
            json!({"original_message_id": about, "message": message})
        }
        _ => content_json(truth, &message.content, text),
    };
    row.insert("type".to_owned(), json!(kind));
    row.insert(kind.clone(), object);
}

/// The whole message as it reads after an edit.
fn edited_json(truth: &Truth, edited: &Message, text: Option<&str>) -> Value {
    let mut message = Map::new();
    if let Some(quote) = &edited.quote {
        message.insert("context".to_owned(), json!({"id": quote}));
    }
    let kind = &edited.content.kind;
    message.insert("type".to_owned(), json!(kind));
    let object = content_json(truth, &edited.content, text);
    message.insert(kind.clone(), object);
    Value::Object(message)
}

/// The object named by the content's type, with this text or caption.
pub(super) fn content_json(truth: &Truth, content: &Content, text: Option<&str>) -> Value {
    let Some(media) = content.media.as_ref().and_then(|id| truth.media.get(id)) else {
        return match &content.body {
            Some(body) => body.clone(),
            None => json!({"body": text}),
        };
    };
    let mut object = Map::new();
    if content.kind != "audio" && content.kind != "sticker" {
        put(&mut object, "caption", text);
    }
    if content.kind == "document" {
        put(&mut object, "filename", media.filename.as_deref());
    }
    object.insert("mime_type".to_owned(), json!(media.mime));
    let hash = hex::decode(&media.sha256_hex).unwrap_or_default();
    object.insert("sha256".to_owned(), json!(STANDARD.encode(hash)));
    object.insert("id".to_owned(), json!(media.id));
    if content.kind == "audio" {
        let voice = media.mime.starts_with("audio/ogg");
        object.insert("voice".to_owned(), json!(voice));
    }
    Value::Object(object)
}

/// Names the message an answer quotes. A reaction, an edit or a deletion names its bubble itself.
pub(super) fn put_quote(row: &mut Map<String, Value>, truth: &Truth, message: &Message, now: i64) {
    let Some(quote) = message.quote.as_ref().filter(|_| message.is_bubble()) else {
        return;
    };
    let author = truth.message(quote).and_then(|quoted| match quoted.from {
        Side::Business => truth.business().map(|business| business.digits.as_str()),
        Side::Customer => truth
            .phone(&quoted.customer)
            .and_then(|phone| truth.visible_digits(phone, now)),
    });
    let mut context = Map::new();
    put(&mut context, "from", author);
    context.insert("id".to_owned(), json!(quote));
    row.insert("context".to_owned(), Value::Object(context));
}

pub(super) fn unavailable_error(unavailable: &Unavailable) -> Value {
    let (title, details) = match unavailable.code {
        131_060 => (
            "This message is currently unavailable.",
            "This message is currently unavailable. Please check your phone for the message.",
        ),
        _ => (
            "Message type unknown",
            "Message type is currently not supported.",
        ),
    };
    let mut error = error_json(&Failure {
        code: unavailable.code,
        title: title.to_owned(),
        details: details.to_owned(),
    });
    // Errors of statuses link to their explanation, these do not.
    if let Some(error) = error.as_object_mut() {
        error.remove("href");
    }
    error
}

pub(super) fn put(object: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), json!(value));
    }
}
