//! Cards of what people say: a place, people, and their answers to an offer (webhooks.md 2.4).

use serde_json::Value;

use super::{AnswerTo, Card, Person, rows, words};
use crate::truth::Truth;

pub(super) fn location(body: &Value) -> Option<Card> {
    Some(Card::Location {
        latitude: degrees(&body["latitude"])?,
        longitude: degrees(&body["longitude"])?,
        name: words(&body["name"]),
        address: words(&body["address"]),
    })
}

/// Libraries write them as numbers or as texts.
fn degrees(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_f64(),
    }
}

pub(super) fn contacts(body: &Value) -> Card {
    let contacts = rows(body).iter().map(|person| Person {
        name: words(&person["name"]["formatted_name"]).unwrap_or_default(),
        phones: all(&person["phones"], "phone"),
        emails: all(&person["emails"], "email"),
        org: words(&person["org"]["company"]),
    });
    Card::Contacts {
        contacts: contacts.collect(),
    }
}

fn all(list: &Value, key: &str) -> Vec<String> {
    rows(list)
        .iter()
        .filter_map(|row| words(&row[key]))
        .collect()
}

/// The answer to a template's button.
pub(super) fn button(body: &Value) -> Card {
    Card::Answer {
        title: words(&body["text"]).unwrap_or_default(),
        description: None,
        of: AnswerTo::Button,
        fields: Vec::new(),
    }
}

/// The answer to buttons, a list or a flow; none if this is an offer.
pub(super) fn reply(body: &Value) -> Option<Card> {
    let (of, key) = match body["type"].as_str()? {
        "button_reply" => (AnswerTo::Button, "button_reply"),
        "list_reply" => (AnswerTo::Row, "list_reply"),
        "nfm_reply" => (AnswerTo::Flow, "nfm_reply"),
        _ => return None,
    };
    let reply = &body[key];
    let title = words(&reply["title"]).or_else(|| words(&reply["body"]));
    Some(Card::Answer {
        title: title.unwrap_or_default(),
        description: words(&reply["description"]),
        of,
        fields: filled_in(&reply["response_json"]),
    })
}

/// What somebody filled into a flow, without the token that only machines read.
fn filled_in(response: &Value) -> Vec<(String, String)> {
    let text = response.as_str().unwrap_or_default();
    let read: Value = serde_json::from_str(text).unwrap_or_default();
    let pairs = read.as_object().into_iter().flatten();
    pairs
        .filter(|(name, _)| *name != "flow_token")
        .map(|(name, value)| (name.clone(), flat(value)))
        .collect()
}

fn flat(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(all) => all.iter().map(flat).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

pub(super) fn order(truth: &Truth, body: &Value) -> Card {
    let items = rows(&body["product_items"]);
    let fields = items.iter().map(|item| {
        let id = words(&item["product_retailer_id"]).unwrap_or_default();
        let quantity = words(&item["quantity"]).unwrap_or_default();
        let price = words(&item["item_price"]).unwrap_or_default();
        let currency = words(&item["currency"]).unwrap_or_default();
        (
            super::interactive::product(truth, &id).name,
            format!("{quantity} × {price} {currency}"),
        )
    });
    let count = items.len();
    Card::Answer {
        title: format!("{count} {}", if count == 1 { "item" } else { "items" }),
        description: words(&body["text"]),
        of: AnswerTo::Order,
        fields: fields.collect(),
    }
}
