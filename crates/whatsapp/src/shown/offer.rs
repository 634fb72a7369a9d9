//! `interactive` as a business sends it: words with something to tap (graph-api.md 2.4).

use serde_json::Value;
use twinline_core::content::MediaKind;
use twinline_core::shown::{ButtonDoes, Offer, OfferButton, OfferHeader, OfferRow, OfferSection};

use super::words;
use crate::template::rows;

/// Nothing of what customers answer, which has neither words of its own nor something to tap.
pub(super) fn offer(told: &Value) -> Option<Offer> {
    let offer = read(told);
    let empty = offer.body.is_none() && told["action"].is_null();
    (!empty).then_some(offer)
}

fn read(told: &Value) -> Offer {
    let action = &told["action"];
    Offer {
        template: None,
        header: header(&told["header"]),
        body: words(&told["body"], "text"),
        footer: words(&told["footer"], "text"),
        buttons: buttons(told),
        sections: sections(action),
        cards: rows(&action["cards"]).iter().map(read).collect(),
    }
}

/// A header of a message, and of a template by its parameter.
pub(super) fn header(told: &Value) -> Option<OfferHeader> {
    let kind = told["type"].as_str()?.to_ascii_lowercase();
    let file = |media: MediaKind| OfferHeader::File {
        kind: media,
        link: words(&told[kind.as_str()], "link"),
    };
    match kind.as_str() {
        "text" => words(told, "text").map(OfferHeader::Text),
        "image" => Some(file(MediaKind::Image)),
        "video" | "gif" => Some(file(MediaKind::Video)),
        "document" => Some(file(MediaKind::Document)),
        "location" => Some(OfferHeader::Place {
            name: words(&told["location"], "name"),
        }),
        _ => None,
    }
}

pub(super) fn button(does: ButtonDoes, text: Option<String>, value: Option<String>) -> OfferButton {
    OfferButton { text, does, value }
}

fn buttons(told: &Value) -> Vec<OfferButton> {
    let action = &told["action"];
    let parameters = &action["parameters"];
    let one = |does, text| vec![button(does, text, None)];
    match told["type"].as_str().unwrap_or_default() {
        "list" => one(ButtonDoes::Choices, words(action, "button")),
        // The cards of a carousel say `cta_url` even where they have buttons.
        "cta_url" if !parameters.is_null() => vec![button(
            ButtonDoes::Link,
            words(parameters, "display_text"),
            words(parameters, "url"),
        )],
        "flow" => one(ButtonDoes::Form, words(parameters, "flow_cta")),
        "product" | "product_list" | "catalog_message" => one(ButtonDoes::Goods, None),
        "location_request_message" => one(ButtonDoes::Place, None),
        "address_message" => one(ButtonDoes::Address, None),
        "request_contact_info" => one(ButtonDoes::Contact, None),
        "voice_call" => one(ButtonDoes::Call, words(parameters, "display_text")),
        _ => rows(&action["buttons"]).iter().map(reply).collect(),
    }
}

fn reply(told: &Value) -> OfferButton {
    let kind = told["type"].as_str().unwrap_or("reply");
    let does = match kind {
        "reply" | "quick_reply" => ButtonDoes::Answer,
        _ => ButtonDoes::Other,
    };
    button(does, words(&told[kind], "title"), None)
}

fn sections(action: &Value) -> Vec<OfferSection> {
    let article = |told: &Value| {
        Some(OfferRow {
            title: words(told, "product_retailer_id")?,
            description: None,
        })
    };
    let section = |told: &Value| {
        let choice = |row: &Value| {
            Some(OfferRow {
                title: words(row, "title")?,
                description: words(row, "description"),
            })
        };
        let choices = rows(&told["rows"]).iter().filter_map(choice);
        let articles = rows(&told["product_items"]).iter().filter_map(article);
        OfferSection {
            title: words(told, "title"),
            rows: choices.chain(articles).collect(),
        }
    };
    let single = article(action).map(|row| OfferSection {
        title: None,
        rows: vec![row],
    });
    let told = rows(&action["sections"]).iter().map(section);
    told.chain(single).collect()
}
