//! `template` as the customer sees it: what was approved, with what the message gives for its blanks (graph-api.md 2.5).

use serde_json::Value;
use twinline_core::fact::Facts;
use twinline_core::shown::{ButtonDoes, Offer, OfferButton, OfferHeader};

use super::offer::{button, header};
use super::words;
use crate::template::{
    file_of, is, lines, made_buttons, of_message, part, placeholders, rows, said,
};

/// `line` is what was kept when it was sent: its words, or its name where they were not known.
pub(super) fn template(told: &Value, line: Option<&str>, facts: &Facts) -> Option<Offer> {
    let name = words(told, "name")?;
    let kept = line.filter(|line| line.strip_prefix("Template: ") != Some(name.as_str()));
    let given = &told["components"];
    let approved = of_message(told, facts).map(|fact| &fact.raw["components"]);
    // Changed since, so that what was tapped below it is not known either.
    let approved = approved.filter(|parts| {
        let now = lines([said(parts, given, "header"), said(parts, given, "body")]);
        kept.is_none() || now.as_deref() == kept
    });
    let offer = match approved {
        Some(parts) => approved_as(parts, given),
        None => Offer {
            body: kept.map(str::to_owned),
            header: file_given(given),
            ..Offer::default()
        },
    };
    Some(Offer {
        template: Some(name),
        ..offer
    })
}

fn approved_as(parts: &Value, given: &Value) -> Offer {
    let above = part(parts, "header");
    let file = above.filter(|above| file_of(above).is_some() || is(above, "format", "location"));
    let cards = part(parts, "carousel").map_or(&[][..], |part| rows(&part["cards"]));
    let cards_given = rows(given).iter().find(|one| is(one, "type", "carousel"));
    let cards_given = cards_given.map_or(&[][..], |one| rows(&one["cards"]));
    let card = |(at, card): (usize, &Value)| {
        let given = cards_given
            .get(at)
            .map_or(&Value::Null, |one| &one["components"]);
        approved_as(&card["components"], given)
    };
    Offer {
        template: None,
        header: match file {
            Some(above) => file_given(given).or_else(|| {
                Some(OfferHeader::File {
                    kind: file_of(above)?,
                    link: None,
                })
            }),
            None => said(parts, given, "header").map(OfferHeader::Text),
        },
        body: said(parts, given, "body"),
        footer: part(parts, "footer").and_then(|footer| words(footer, "text")),
        buttons: buttons(parts, given),
        sections: Vec::new(),
        cards: cards.iter().enumerate().map(card).collect(),
    }
}

/// What a message gives for a header that is no text.
fn file_given(given: &Value) -> Option<OfferHeader> {
    let above = rows(given).iter().find(|one| is(one, "type", "header"))?;
    let file = header(rows(&above["parameters"]).first()?)?;
    (!matches!(file, OfferHeader::Text(_))).then_some(file)
}

fn buttons(parts: &Value, given: &Value) -> Vec<OfferButton> {
    let made = made_buttons(parts).iter().enumerate();
    made.map(|(at, made)| one(made, parameter(given, at)))
        .collect()
}

/// What a message gives for the button at a place.
fn parameter(given: &Value, at: usize) -> &Value {
    let of_it = |one: &&Value| {
        let index = &one["index"];
        let index = index
            .as_u64()
            .or_else(|| index.as_str()?.trim().parse().ok());
        is(one, "type", "button") && index.and_then(|index| usize::try_from(index).ok()) == Some(at)
    };
    let given = rows(given).iter().find(of_it);
    given
        .and_then(|given| rows(&given["parameters"]).first())
        .unwrap_or(&Value::Null)
}

fn one(made: &Value, given: &Value) -> OfferButton {
    let kind = made["type"].as_str().unwrap_or_default();
    let kind = kind.to_ascii_uppercase();
    let (does, value) = match kind.as_str() {
        "QUICK_REPLY" => (ButtonDoes::Answer, None),
        "URL" => (ButtonDoes::Link, link(made, given)),
        "PHONE_NUMBER" => (ButtonDoes::Call, words(made, "phone_number")),
        "VOICE_CALL" => (ButtonDoes::Call, None),
        "COPY_CODE" => (ButtonDoes::Code, words(given, "coupon_code")),
        // The code is the customer's alone.
        "OTP" => (ButtonDoes::Code, None),
        "FLOW" => (ButtonDoes::Form, None),
        "CATALOG" | "MPM" | "SPM" => (ButtonDoes::Goods, None),
        _ => (ButtonDoes::Other, None),
    };
    button(does, words(made, "text"), value)
}

/// A link's blank stands at its end.
fn link(made: &Value, given: &Value) -> Option<String> {
    let url = words(made, "url")?;
    match placeholders(&url).first() {
        Some(_) => {
            let begin = url.split("{{").next().unwrap_or_default();
            Some(format!("{begin}{}", words(given, "text")?))
        }
        None => Some(url),
    }
}
