//! `contacts`: people's cards.

use serde_json::Value;
use twinline_core::shown::{Card, CardWay};

use super::words;
use crate::template::rows;

pub(super) fn cards(told: &Value) -> Option<Vec<Card>> {
    let cards: Vec<Card> = rows(told).iter().map(card).collect();
    (!cards.is_empty()).then_some(cards)
}

fn card(told: &Value) -> Card {
    Card {
        name: name(&told["name"]),
        work: joined(&told["org"], &["title", "department", "company"]),
        phones: ways(&told["phones"], |one| {
            words(one, "phone").or_else(|| words(one, "wa_id"))
        }),
        emails: ways(&told["emails"], |one| words(one, "email")),
        links: ways(&told["urls"], |one| words(one, "url")),
        addresses: ways(&told["addresses"], |one| {
            joined(one, &["street", "zip", "city", "state", "country"])
        }),
        birthday: words(told, "birthday"),
    }
}

fn name(told: &Value) -> Option<String> {
    let parts = ["prefix", "first_name", "middle_name", "last_name", "suffix"];
    let parts: Vec<String> = parts.iter().filter_map(|key| words(told, key)).collect();
    words(told, "formatted_name").or_else(|| (!parts.is_empty()).then(|| parts.join(" ")))
}

fn joined(told: &Value, keys: &[&str]) -> Option<String> {
    let parts: Vec<String> = keys.iter().filter_map(|key| words(told, key)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn ways(told: &Value, value: impl Fn(&Value) -> Option<String>) -> Vec<CardWay> {
    let way = |one: &Value| {
        Some(CardWay {
            value: value(one)?,
            label: words(one, "type"),
        })
    };
    rows(told).iter().filter_map(way).collect()
}
