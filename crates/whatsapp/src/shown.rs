//! What a person is shown of a message besides its words (webhooks.md 2.4 to 2.7, graph-api.md 2.3 to 2.5). The same for what we
//! sent, what the phone sent and what customers send: all of it is kept in WhatsApp's own words.

mod answer;
mod cards;
mod offer;
mod order;
mod place;
mod template;

use serde_json::Value;
use twinline_core::content::Content;
use twinline_core::fact::Facts;
use twinline_core::shown::Shown;

use crate::draft::TEMPLATE;

/// The parts, if this version knows the kind and something of it is there.
pub(crate) fn shown(content: &Content, facts: &Facts) -> Option<Shown> {
    let Content::Other {
        raw_kind,
        summary,
        raw,
    } = content
    else {
        return None;
    };
    let told = &raw[raw_kind.as_str()];
    match raw_kind.as_str() {
        "location" => place::place(told).map(Shown::Place),
        "contacts" => cards::cards(told).map(Shown::Cards),
        "interactive" => match offer::offer(told) {
            Some(offer) => Some(Shown::Offer(offer)),
            None => answer::answer(told).map(Shown::Answer),
        },
        "button" => answer::tapped(told).map(Shown::Answer),
        "order" => order::order(told).map(Shown::Order),
        TEMPLATE => template::template(told, summary.as_deref(), facts).map(Shown::Offer),
        _ => None,
    }
}

/// The words under a key, if there are any.
fn words(told: &Value, key: &str) -> Option<String> {
    let words = told[key].as_str()?.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// A number, written as one or as words.
fn number(told: &Value) -> Option<f64> {
    let number = told.as_f64().or_else(|| told.as_str()?.trim().parse().ok());
    number.filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests;
