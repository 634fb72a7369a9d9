//! Offers of type `interactive` (graph-api.md 2.4).

use serde_json::Value;

use super::{Action, Card, Header, Offer, Product, Row, Section, flow, header_media, rows, words};
use crate::truth::Truth;

pub(super) fn offer(truth: &Truth, body: &Value) -> Offer {
    let action = &body["action"];
    let actions = match body["type"].as_str().unwrap_or_default() {
        "carousel" => Vec::new(),
        kind => actions(truth, kind, action),
    };
    let cards = rows(&action["cards"]).iter();
    Offer {
        header: header(truth, &body["header"]),
        body: words(&body["body"]["text"]),
        footer: words(&body["footer"]["text"]),
        actions,
        cards: cards
            .map(|card| Card::Offer(card_of(truth, card)))
            .collect(),
    }
}

/// A card of a carousel; its `type` says `cta_url` even where it has quick replies.
fn card_of(truth: &Truth, card: &Value) -> Offer {
    let action = &card["action"];
    let kind = if action["buttons"].is_array() {
        "button"
    } else {
        card["type"].as_str().unwrap_or_default()
    };
    Offer {
        header: header(truth, &card["header"]),
        body: words(&card["body"]["text"]),
        footer: None,
        actions: actions(truth, kind, action),
        cards: Vec::new(),
    }
}

fn header(truth: &Truth, header: &Value) -> Option<Header> {
    let header = Header {
        text: words(&header["text"]),
        media: header_media(truth, header),
    };
    (header != Header::default()).then_some(header)
}

fn actions(truth: &Truth, kind: &str, action: &Value) -> Vec<Action> {
    let parameters = &action["parameters"];
    let one = match kind {
        "button" => return buttons(action),
        "list" => Action::List {
            title: words(&action["button"]).unwrap_or_default(),
            sections: rows(&action["sections"]).iter().map(section).collect(),
        },
        "cta_url" => Action::Url {
            title: words(&parameters["display_text"]).unwrap_or_default(),
            url: words(&parameters["url"]).unwrap_or_default(),
        },
        "flow" => {
            let named = words(&parameters["flow_id"]).or_else(|| words(&parameters["flow_name"]));
            let id = named.unwrap_or_default();
            let first = words(&parameters["flow_action_payload"]["screen"]);
            let data = &parameters["flow_action_payload"]["data"];
            Action::Flow {
                title: words(&parameters["flow_cta"]).unwrap_or_default(),
                screens: flow::screens(truth, &id, first.as_deref(), data),
                id,
                ended: None,
            }
        }
        "product" => {
            let id = words(&action["product_retailer_id"]).unwrap_or_default();
            catalog("View", vec![product(truth, &id)])
        }
        "product_list" => catalog("View items", listed(truth, &action["sections"])),
        "catalog_message" => catalog("View catalog", whole(truth)),
        "location_request_message" => Action::Location {
            title: "Send location".to_owned(),
        },
        // A form whose fields WhatsApp names itself.
        "address_message" => Action::Flow {
            id: "address_message".to_owned(),
            title: "Provide address".to_owned(),
            screens: vec![flow::address_screen()],
            ended: None,
        },
        "request_contact_info" => Action::Flow {
            id: "request_contact_info".to_owned(),
            title: "Share phone number".to_owned(),
            screens: Vec::new(),
            ended: None,
        },
        _ => return Vec::new(),
    };
    vec![one]
}

fn buttons(action: &Value) -> Vec<Action> {
    let buttons = rows(&action["buttons"]).iter();
    buttons
        .filter_map(|button| {
            let reply = [&button["reply"], &button["quick_reply"]];
            let reply = reply.into_iter().find(|reply| reply.is_object())?;
            Some(Action::Reply {
                id: words(&reply["id"])?,
                title: words(&reply["title"])?,
            })
        })
        .collect()
}

fn section(section: &Value) -> Section {
    let rows = rows(&section["rows"]).iter();
    Section {
        title: words(&section["title"]),
        rows: rows
            .filter_map(|row| {
                Some(Row {
                    id: words(&row["id"])?,
                    title: words(&row["title"])?,
                    description: words(&row["description"]),
                })
            })
            .collect(),
    }
}

pub(super) fn catalog(title: &str, products: Vec<Product>) -> Action {
    Action::Catalog {
        title: title.to_owned(),
        products,
    }
}

pub(super) fn listed(truth: &Truth, sections: &Value) -> Vec<Product> {
    let items = rows(sections)
        .iter()
        .flat_map(|section| rows(&section["product_items"]));
    items
        .filter_map(|item| words(&item["product_retailer_id"]))
        .map(|id| product(truth, &id))
        .collect()
}

/// Everything in the app's catalog.
pub(super) fn whole(truth: &Truth) -> Vec<Product> {
    let catalog = truth.screens.catalog.iter();
    catalog
        .map(|known| Product {
            id: known.retailer_id.clone(),
            name: known.name.clone(),
        })
        .collect()
}

/// A product under the name the app's catalog has for it, else under its id.
pub(super) fn product(truth: &Truth, id: &str) -> Product {
    let known = truth.screens.product(id);
    Product {
        id: id.to_owned(),
        name: known.map_or_else(|| id.to_owned(), |known| known.name.clone()),
    }
}
