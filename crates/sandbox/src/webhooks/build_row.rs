//! Rows of messages and what they are made of: who, what, and about which other message. Live
//! changes, echoes and history share them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::build::error_json;
use crate::limits;
use crate::rules::identity::told_hash;
use crate::truth::Truth;
use crate::truth::model::{
    Content, EDIT, Failure, Media, Message, Phone, REACTION, REVOKE, Side, Unavailable,
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
    put(&mut contact, "user_id", truth.told_user_id(customer, now));
    let hash = told_hash(truth, customer);
    put(&mut contact, "identity_key_hash", hash.as_deref());
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
    put(&mut row, "from_user_id", truth.told_user_id(customer, now));
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
    put(&mut row, "to_user_id", truth.told_user_id(customer, now));
    row.insert("id".to_owned(), json!(message.wamid));
    put_content(&mut row, truth, message);
    Some(row)
}

/// `type` and the property it names, as it was written; or the error that stands for it.
pub(super) fn put_content(row: &mut Map<String, Value>, truth: &Truth, message: &Message) {
    let is_amend = [EDIT, REVOKE].contains(&message.content.kind.as_str());
    let untold = Unavailable {
        code: 131_051,
        kind: None,
    };
    let untold = (is_amend && !truth.rules().tells_amends).then_some(&untold);
    if let Some(unavailable) = message.unavailable.as_ref().or(untold) {
        row.insert("type".to_owned(), json!("unsupported"));
        let kind = unavailable.kind.as_ref();
        if let Some(kind) = kind.filter(|_| truth.rules().tells_unsupported_kind) {
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
    object.extend(media_json(media));
    if content.kind == "sticker" {
        let animated = content.body.as_ref().map(|body| &body["animated"]);
        let animated = animated == Some(&json!(true));
        object.insert("animated".to_owned(), json!(animated));
    }
    if content.kind == "audio" {
        let voice = media.mime.starts_with("audio/ogg");
        object.insert("voice".to_owned(), json!(voice));
    }
    Value::Object(object)
}

/// What is told of any file: its type, its hash and the id by which it is fetched.
pub(super) fn media_json(media: &Media) -> Map<String, Value> {
    let hash = hex::decode(&media.sha256_hex).unwrap_or_default();
    let mut object = Map::new();
    object.insert("mime_type".to_owned(), json!(media.mime));
    object.insert("sha256".to_owned(), json!(STANDARD.encode(hash)));
    object.insert("id".to_owned(), json!(media.id));
    object
}

/// `context`: the message an answer quotes, or that it was forwarded (webhooks.md 2.5). A reaction,
/// an edit or a deletion names its bubble itself.
pub(super) fn put_context(
    row: &mut Map<String, Value>,
    truth: &Truth,
    message: &Message,
    now: i64,
) {
    let mut context = Map::new();
    match message.marks.forwarded {
        0 => {}
        1..=limits::FORWARDED_OFTEN => {
            context.insert("forwarded".to_owned(), json!(true));
        }
        _ => {
            context.insert("frequently_forwarded".to_owned(), json!(true));
        }
    }
    if let Some(quote) = message.quote.as_ref().filter(|_| message.is_bubble()) {
        put_quote(&mut context, truth, message, quote, now);
    }
    if !context.is_empty() {
        row.insert("context".to_owned(), Value::Object(context));
    }
}

fn put_quote(
    context: &mut Map<String, Value>,
    truth: &Truth,
    message: &Message,
    quote: &str,
    now: i64,
) {
    let business = || truth.business().map(|business| business.digits.as_str());
    // A status post is the business's, and no message anybody was told of.
    let of_status = message.marks.status.as_ref().and_then(|_| business());
    let author = truth.message(quote).and_then(|quoted| match quoted.from {
        Side::Business => business(),
        Side::Customer => truth
            .phone(&quoted.customer)
            .and_then(|phone| truth.visible_digits(phone, now)),
    });
    put(context, "from", of_status.or(author));
    context.insert("id".to_owned(), json!(quote));
}

/// The advertisement a message came by.
pub(super) fn put_referral(row: &mut Map<String, Value>, message: &Message) {
    let Some(referral) = &message.marks.referral else {
        return;
    };
    let mut object = Map::new();
    for (key, value) in [
        ("source_url", &referral.source_url),
        ("source_id", &referral.source_id),
        ("source_type", &referral.source_type),
    ] {
        put(&mut object, key, Some(value));
    }
    put(&mut object, "headline", referral.headline.as_deref());
    put(&mut object, "body", referral.body.as_deref());
    put(&mut object, "media_type", Some("image"));
    put(&mut object, "ctwa_clid", referral.ctwa_clid.as_deref());
    row.insert("referral".to_owned(), Value::Object(object));
}

pub(super) fn unavailable_error(unavailable: &Unavailable) -> Value {
    let (title, details) = match unavailable.code {
        131_060 => (
            "This message is currently unavailable.",
            "This message is currently unavailable. Please check your phone for the message.",
        ),
        131_052 => (
            "Media download error",
            "Failed to download the media from the sender. This could be because it is larger than 100 MB.",
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
