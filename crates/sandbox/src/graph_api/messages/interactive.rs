//! Buttons, lists and the like: what WhatsApp takes of them (graph-api.md 2.4).

use std::collections::BTreeSet;

use serde_json::Value;

use crate::graph_api::answer::Refusal;

const BODY_MAX: usize = 1_024;
const LIST_BODY_MAX: usize = 4_096;
const SHORT_MAX: usize = 60;

fn wrong(details: impl Into<String>) -> Refusal {
    Refusal::code(131_009, details)
}

fn length(value: &Value) -> usize {
    value.as_str().map_or(0, |text| text.chars().count())
}

/// Between one and `most` characters.
fn words(value: &Value, most: usize, what: &str) -> Result<(), Refusal> {
    if (1..=most).contains(&length(value)) {
        return Ok(());
    }
    Err(wrong(format!("{what} must have 1 to {most} characters")))
}

fn present(value: &Value, what: &str) -> Result<(), Refusal> {
    if value.is_null() || value.as_str() == Some("") {
        return Err(Refusal::missing(what));
    }
    Ok(())
}

/// Refuses what WhatsApp refuses in the answer.
pub(super) fn check(interactive: &Value) -> Result<(), Refusal> {
    let kind = interactive["type"].as_str().unwrap_or_default();
    if kind.is_empty() {
        return Err(Refusal::missing("interactive['type']"));
    }
    let most = if kind == "list" {
        LIST_BODY_MAX
    } else {
        BODY_MAX
    };
    if kind != "product" {
        words(&interactive["body"]["text"], most, "The body's text")?;
    }
    if !interactive["footer"].is_null() {
        words(
            &interactive["footer"]["text"],
            SHORT_MAX,
            "The footer's text",
        )?;
    }
    if interactive["header"]["type"] == "text" {
        words(
            &interactive["header"]["text"],
            SHORT_MAX,
            "The header's text",
        )?;
    }
    let action = &interactive["action"];
    let parameters = &action["parameters"];
    match kind {
        "button" => buttons(&action["buttons"]),
        "list" => list(action),
        "cta_url" => {
            words(&parameters["display_text"], 20, "display_text")?;
            let url = parameters["url"].as_str().unwrap_or_default();
            if url.starts_with("http://") || url.starts_with("https://") {
                return Ok(());
            }
            Err(wrong("url must begin with http:// or https://"))
        }
        "flow" => {
            if parameters["flow_id"].is_null() == parameters["flow_name"].is_null() {
                return Err(wrong("Give either flow_id or flow_name"));
            }
            present(&parameters["flow_cta"], "flow_cta")
        }
        "product" => {
            present(&action["catalog_id"], "catalog_id")?;
            present(&action["product_retailer_id"], "product_retailer_id")
        }
        "product_list" => {
            present(&interactive["header"]["text"], "header")?;
            present(&action["catalog_id"], "catalog_id")?;
            let sections = action["sections"].as_array().map(Vec::as_slice);
            let items = sections.unwrap_or_default().iter();
            let items = items.filter_map(|section| section["product_items"].as_array());
            let count: usize = items.map(Vec::len).sum();
            if (1..=30).contains(&count) {
                return Ok(());
            }
            Err(wrong("A list of products has 1 to 30 items"))
        }
        "location_request_message" if action["name"] != "send_location" => {
            Err(wrong("action.name must be send_location"))
        }
        "call_permission_request" | "voice_call" => Err(Refusal::code(
            138_000,
            "Calling is not available on numbers that are used in the WhatsApp Business app",
        )),
        "carousel" => {
            let cards = action["cards"].as_array().map_or(0, Vec::len);
            if (2..=10).contains(&cards) {
                return Ok(());
            }
            Err(wrong("A carousel has 2 to 10 cards"))
        }
        "catalog_message"
        | "location_request_message"
        | "address_message"
        | "request_contact_info" => Ok(()),
        other => Err(wrong(format!("interactive.type {other} does not exist"))),
    }
}

fn buttons(buttons: &Value) -> Result<(), Refusal> {
    let buttons = buttons.as_array().map(Vec::as_slice).unwrap_or_default();
    if !(1..=3).contains(&buttons.len()) {
        return Err(wrong("There may be 1 to 3 buttons"));
    }
    let mut ids = BTreeSet::new();
    let mut titles = BTreeSet::new();
    for button in buttons {
        let reply = &button["reply"];
        words(&reply["id"], 256, "A button's id")?;
        words(&reply["title"], 20, "A button's title")?;
        if !ids.insert(reply["id"].as_str()) || !titles.insert(reply["title"].as_str()) {
            return Err(wrong("Ids and titles of buttons must be unique"));
        }
    }
    Ok(())
}

fn list(action: &Value) -> Result<(), Refusal> {
    words(&action["button"], 20, "The list's button")?;
    let sections = action["sections"].as_array().map(Vec::as_slice);
    let sections = sections.unwrap_or_default();
    if !(1..=10).contains(&sections.len()) {
        return Err(wrong("A list has 1 to 10 sections"));
    }
    let mut ids = BTreeSet::new();
    let mut count = 0;
    for section in sections {
        if sections.len() > 1 {
            words(&section["title"], 24, "A section's title")?;
        }
        for row in section["rows"].as_array().into_iter().flatten() {
            count += 1;
            words(&row["id"], 200, "A row's id")?;
            words(&row["title"], 24, "A row's title")?;
            if length(&row["description"]) > 72 {
                return Err(wrong("A row's description has at most 72 characters"));
            }
            if !ids.insert(row["id"].as_str()) {
                return Err(wrong("Ids of rows must be unique"));
            }
        }
    }
    if (1..=10).contains(&count) {
        return Ok(());
    }
    Err(wrong("A list has 1 to 10 rows over all sections"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn with_buttons(count: usize) -> Value {
        let button = |n| json!({"type": "reply", "reply": {"id": format!("b{n}"), "title": format!("Button {n}")}});
        let buttons: Vec<Value> = (0..count).map(button).collect();
        json!({"type": "button", "body": {"text": "Pick"}, "action": {"buttons": buttons}})
    }

    #[test]
    fn one_to_three_buttons() {
        for (count, taken) in [(0, false), (1, true), (3, true), (4, false)] {
            assert_eq!(check(&with_buttons(count)).is_ok(), taken, "{count}");
        }
    }

    #[test]
    fn rows_are_counted_over_all_sections() {
        let rows = |from: usize, to: usize| -> Vec<Value> {
            (from..to)
                .map(|n| json!({"id": format!("r{n}"), "title": "Row"}))
                .collect()
        };
        let list = |second: usize| {
            json!({"type": "list", "body": {"text": "B"}, "action": {"button": "Options", "sections": [
                {"title": "One", "rows": rows(0, 6)}, {"title": "Two", "rows": rows(6, 6 + second)}]}})
        };
        assert!(check(&list(4)).is_ok());
        assert!(check(&list(5)).is_err());
    }
}
