//! One line for what has no form of its own: enough to follow a conversation in the list and in the thread.

use serde_json::{Map, Value};
use twinline_wire::Events;
use twinline_wire::webhook::{ContactCard, Content, Location};

use super::people::present;

/// Names on a line of contact cards; the others are counted.
const CARDS_MAX: usize = 3;

/// The line, if there is anything to say.
pub(super) fn summary(content: &Content) -> Option<String> {
    let text = |text: &Option<String>| text.as_deref().and_then(present).map(str::to_owned);
    match content {
        Content::Text(told) => present(&told.body).map(str::to_owned),
        Content::Location(told) => Some(location(told)),
        Content::Contacts(cards) => Some(contact_cards(cards)),
        Content::Interactive(told) => interactive(told),
        Content::Button(told) => text(&told.text)
            .or_else(|| text(&told.payload))
            .map(|chosen| format!("Chose: {chosen}")),
        Content::Order(told) => Some(order(told)),
        Content::System(told) => {
            text(&told.body).or_else(|| Some(told.kind.as_ref()?.as_str().replace('_', " ")))
        }
        Content::RequestWelcome => Some("Opened the chat".to_owned()),
        // Media have a form of their own, and what is about another message is no bubble.
        _ => None,
    }
}

fn location(told: &Location) -> String {
    let words = |text: &Option<String>| text.as_deref().and_then(present).map(str::to_owned);
    let degrees = || {
        let latitude = told.latitude.as_ref()?.as_f64()?;
        Some(format!(
            "{latitude}, {}",
            told.longitude.as_ref()?.as_f64()?
        ))
    };
    words(&told.name)
        .or_else(|| words(&told.address))
        .or_else(degrees)
        .map_or_else(
            || "Location".to_owned(),
            |place| format!("Location: {place}"),
        )
}

fn contact_cards(cards: &Events<ContactCard>) -> String {
    let name = |card: &ContactCard| {
        let name = card.name.as_ref()?;
        let words = [&name.formatted_name, &name.first_name, &name.last_name];
        let found = words
            .into_iter()
            .find_map(|name| name.as_deref().and_then(present));
        found.map(str::to_owned)
    };
    let names: Vec<String> = cards.known().filter_map(name).take(CARDS_MAX).collect();
    let others = cards.len().saturating_sub(names.len());
    match (names.is_empty(), others) {
        (true, 0 | 1) => "Contact card".to_owned(),
        (true, others) => format!("{others} contact cards"),
        (false, 0) => format!("Contact card: {}", names.join(", ")),
        (false, others) => format!("Contact card: {} and {others} more", names.join(", ")),
    }
}

fn interactive(told: &Map<String, Value>) -> Option<String> {
    let kind = told.get("type")?.as_str()?;
    let inner = |key: &str| present(told.get(kind)?.get(key)?.as_str()?).map(str::to_owned);
    let chosen = |chosen: String| format!("Chose: {chosen}");
    match kind {
        "button_reply" | "list_reply" => inner("title").or_else(|| inner("id")).map(chosen),
        "nfm_reply" => Some(match inner("name").as_deref() {
            Some("address_message") => "Sent an address".to_owned(),
            _ => "Filled in a form".to_owned(),
        }),
        "call_permission_reply" => Some(match inner("response").as_deref() {
            Some("accept") => "Allowed calls".to_owned(),
            _ => "Did not allow calls".to_owned(),
        }),
        "payment_method" => inner("payment_method").map(|way| format!("Pays by: {way}")),
        "payment_notification" => inner("payment_status").map(|now| format!("Payment: {now}")),
        // What a business sends: its question is what one would read.
        _ => present(told.get("body")?.get("text")?.as_str()?).map(str::to_owned),
    }
}

fn order(told: &Map<String, Value>) -> String {
    let items = told.get("product_items").and_then(Value::as_array);
    let quantity = |item: &Value| {
        let told: Option<twinline_wire::Num> =
            serde_json::from_value(item.get("quantity")?.clone()).ok();
        told?.as_i64().filter(|quantity| *quantity > 0)
    };
    let count = items
        .into_iter()
        .flatten()
        .map(|item| quantity(item).unwrap_or(1))
        .fold(0_i64, i64::saturating_add);
    let line = match count {
        0 => "Ordered".to_owned(),
        1 => "Ordered 1 article".to_owned(),
        count => format!("Ordered {count} articles"),
    };
    match told.get("text").and_then(Value::as_str).and_then(present) {
        Some(text) => format!("{line}: {text}"),
        None => line,
    }
}
