//! Which of an offer's actions the customer used, from the answers that quote it.

use serde_json::Value;

use super::{Action, Card};
use crate::truth::Truth;
use crate::truth::model::{Message, Side};

/// Ids of buttons, rows and flows; `catalog` and `location` for those that have none.
pub(crate) fn tapped(truth: &Truth, offer: &Message) -> Vec<String> {
    if offer.from == Side::Customer || offer.content.body.is_none() {
        return Vec::new();
    }
    let Some(card) = Card::of(truth, offer) else {
        return Vec::new();
    };
    let actions = card.actions();
    if actions.is_empty() {
        return Vec::new();
    }
    let answers = truth.chat(&offer.customer).filter(|message| {
        message.from == Side::Customer
            && message.is_bubble()
            && message.quote.as_deref() == Some(offer.wamid.as_str())
    });
    let mut ids: Vec<String> = answers.flat_map(|answer| used(answer, &actions)).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn used(answer: &Message, actions: &[&Action]) -> Vec<String> {
    let body = answer.content.body.as_ref().unwrap_or(&Value::Null);
    let word = |value: &Value| value.as_str().map(str::to_owned).into_iter().collect();
    let flows = |pick: fn(&str) -> bool| {
        let ids = actions.iter().filter_map(|action| match action {
            Action::Flow { id, .. } if pick(id) => Some(id.clone()),
            _ => None,
        });
        ids.collect()
    };
    match (answer.content.kind.as_str(), body["type"].as_str()) {
        ("button", _) => word(&body["payload"]),
        ("interactive", Some("button_reply")) => word(&body["button_reply"]["id"]),
        ("interactive", Some("list_reply")) => word(&body["list_reply"]["id"]),
        ("interactive", Some("nfm_reply")) => flows(|_| true),
        ("contacts", _) => flows(|id| id == "request_contact_info"),
        ("order", _) => vec!["catalog".to_owned()],
        ("location", _) => {
            let asked = |action: &&&Action| matches!(action, Action::Location { .. });
            let asked = actions.iter().find(asked);
            asked.map(|_| "location".to_owned()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
