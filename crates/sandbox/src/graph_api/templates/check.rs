//! What a template may hold (graph-api.md 4.2 and 4.3), checked before it is kept.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::graph_api::answer::Refusal;
use crate::truth::account::Template;

/// WhatsApp's lengths, in characters.
const NAME_MAX: usize = 512;
const HEADER_MAX: usize = 60;
const BODY_MAX: usize = 1_024;
const FOOTER_MAX: usize = 60;
const BUTTONS_MAX: usize = 10;
const BUTTON_TEXT_MAX: usize = 25;
const BUTTON_URL_MAX: usize = 2_000;

/// A template as it is asked for, checked.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) language: String,
    pub(super) category: String,
    pub(super) parameter_format: String,
    pub(super) components: Value,
    pub(super) send_ttl_s: Option<i64>,
}

fn wrong(details: impl Into<String>) -> Refusal {
    Refusal::code(100, details)
}

/// A management error with a number and words of its own.
fn told(subcode: i64, title: &str, text: &str) -> Refusal {
    Refusal::sentence(100, "Invalid parameter").told_people(subcode, title, text)
}

impl Wanted {
    pub(super) fn read(object: &Value) -> Result<Self, Refusal> {
        let text = |name: &str| object[name].as_str().unwrap_or_default().to_owned();
        let (name, language) = (text("name"), text("language"));
        for (key, value) in [
            ("name", &name),
            ("language", &language),
            ("category", &text("category")),
        ] {
            if value.is_empty() {
                return Err(Refusal::missing(key));
            }
        }
        let named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if name.len() > NAME_MAX || !name.chars().all(named) {
            return Err(wrong(
                "Param name may have lowercase letters, digits and underscores, 512 at most",
            ));
        }
        let format = text("parameter_format").to_uppercase();
        let parameter_format = if format.is_empty() {
            "POSITIONAL".to_owned()
        } else {
            format
        };
        if !["POSITIONAL", "NAMED"].contains(&parameter_format.as_str()) {
            return Err(wrong(
                "Param parameter_format must be one of {POSITIONAL, NAMED}",
            ));
        }
        Ok(Self {
            category: category(&text("category"))?,
            components: components(&object["components"], &parameter_format)?,
            send_ttl_s: object["message_send_ttl_seconds"].as_i64(),
            name,
            language,
            parameter_format,
        })
    }

    /// What an edit makes of a template: what it does not name stays.
    pub(super) fn edited(known: &Template, object: &Value) -> Result<Self, Refusal> {
        let components = match &object["components"] {
            Value::Null => known.components.clone(),
            given => components(given, &known.parameter_format)?,
        };
        let category = match object["category"].as_str() {
            Some(given) => category(given)?,
            None => known.category.clone(),
        };
        Ok(Self {
            name: known.name.clone(),
            language: known.language.clone(),
            category,
            parameter_format: known.parameter_format.clone(),
            components,
            send_ttl_s: object["message_send_ttl_seconds"].as_i64(),
        })
    }
}

fn category(given: &str) -> Result<String, Refusal> {
    let given = given.to_uppercase();
    if ["MARKETING", "UTILITY", "AUTHENTICATION"].contains(&given.as_str()) {
        return Ok(given);
    }
    Err(wrong(
        "Param category must be one of {AUTHENTICATION, MARKETING, UTILITY}",
    ))
}

/// The components, their types in capitals.
fn components(given: &Value, format: &str) -> Result<Value, Refusal> {
    let rows = given.as_array().filter(|rows| !rows.is_empty());
    let rows = rows.ok_or_else(|| Refusal::missing("components"))?;
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for row in rows {
        let mut row = row.clone();
        let kind = row["type"].as_str().unwrap_or_default().to_uppercase();
        if !seen.insert(kind.clone()) {
            return Err(wrong(format!("There may be one component of type {kind}")));
        }
        row["type"] = json!(kind);
        match kind.as_str() {
            "HEADER" => header(&mut row, format)?,
            "BODY" => body(&row, format)?,
            "FOOTER" => footer(&row)?,
            "BUTTONS" => buttons(&mut row)?,
            "CAROUSEL" | "LIMITED_TIME_OFFER" | "CALL_PERMISSION_REQUEST" => {}
            _ => {
                return Err(wrong(format!(
                    "Param components['type'] must be one of {{HEADER, BODY, FOOTER, BUTTONS, CAROUSEL, \
                     LIMITED_TIME_OFFER, CALL_PERMISSION_REQUEST}}, and {kind} is none"
                )));
            }
        }
        kept.push(row);
    }
    if !seen.contains("BODY") {
        return Err(wrong("A template needs a component of type BODY"));
    }
    Ok(Value::Array(kept))
}

fn too_long(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

fn header(row: &mut Value, format: &str) -> Result<(), Refusal> {
    let kind = row["format"].as_str().unwrap_or("TEXT").to_uppercase();
    row["format"] = json!(kind);
    match kind.as_str() {
        "TEXT" => {
            let text = row["text"].as_str().unwrap_or_default();
            if text.is_empty() || too_long(text, HEADER_MAX) {
                return Err(wrong("A text header has 1 to 60 characters"));
            }
            let parameters = placeholders(text);
            if parameters.len() > 1 {
                return Err(wrong("A header has one parameter at most"));
            }
            examples(row, "header_text", &parameters, format)
        }
        "IMAGE" | "VIDEO" | "GIF" | "DOCUMENT" if row["example"]["header_handle"][0].is_null() => {
            Err(told(
                2_388_273,
                "Message template is missing a sample",
                "A template with a media header needs a sample: upload one and give its handle in \
                 example.header_handle.",
            ))
        }
        "IMAGE" | "VIDEO" | "GIF" | "DOCUMENT" | "LOCATION" | "PRODUCT" => Ok(()),
        _ => Err(wrong(format!("A header of format {kind} does not exist"))),
    }
}

fn body(row: &Value, format: &str) -> Result<(), Refusal> {
    // Of an authentication template: its words are WhatsApp's.
    if row["text"].is_null() && !row["add_security_recommendation"].is_null() {
        return Ok(());
    }
    let text = row["text"].as_str().unwrap_or_default();
    if text.trim().is_empty() {
        return Err(Refusal::missing("components['text']"));
    }
    if too_long(text, BODY_MAX) {
        return Err(wrong("A body has at most 1,024 characters"));
    }
    let trimmed = text.trim();
    if trimmed.starts_with("{{") || trimmed.ends_with("}}") {
        return Err(told(
            2_388_299,
            "Leading or trailing parameters",
            "Variables can't be at the start or end of the template.",
        ));
    }
    examples(row, "body_text", &placeholders(text), format)
}

fn footer(row: &Value) -> Result<(), Refusal> {
    let Some(text) = row["text"].as_str() else {
        return Ok(()); // Of an authentication template: how long its code lives.
    };
    if text.is_empty() || too_long(text, FOOTER_MAX) || !placeholders(text).is_empty() {
        return Err(wrong("A footer has 1 to 60 characters and no parameters"));
    }
    Ok(())
}

fn buttons(row: &mut Value) -> Result<(), Refusal> {
    let rows = row["buttons"].as_array_mut();
    let rows = rows.ok_or_else(|| Refusal::missing("components['buttons']"))?;
    if rows.is_empty() || rows.len() > BUTTONS_MAX {
        return Err(wrong("A template has 1 to 10 buttons"));
    }
    let mut kinds = Vec::new();
    for button in rows.iter_mut() {
        let kind = button["type"].as_str().unwrap_or_default().to_uppercase();
        button["type"] = json!(kind);
        let text = button["text"].as_str().unwrap_or_default();
        let worded = ["QUICK_REPLY", "URL", "PHONE_NUMBER"].contains(&kind.as_str());
        if worded && (text.is_empty() || too_long(text, BUTTON_TEXT_MAX)) {
            return Err(wrong("The text of a button has 1 to 25 characters"));
        }
        if kind == "URL" {
            let url = button["url"].as_str().unwrap_or_default();
            if !url.starts_with("http") || too_long(url, BUTTON_URL_MAX) {
                return Err(wrong(
                    "The url of a button has at most 2,000 characters and a scheme",
                ));
            }
            let parameters = placeholders(url);
            if parameters.len() > 1 || (parameters.len() == 1 && !url.ends_with("}}")) {
                return Err(wrong(
                    "The url of a button has one parameter at most, at its end",
                ));
            }
        }
        kinds.push(kind);
    }
    for (kind, most) in [
        ("URL", 2),
        ("PHONE_NUMBER", 1),
        ("COPY_CODE", 1),
        ("OTP", 1),
        ("FLOW", 1),
    ] {
        if kinds.iter().filter(|known| *known == kind).count() > most {
            return Err(wrong(format!(
                "A template has at most {most} buttons of type {kind}"
            )));
        }
    }
    // Quick replies stand together: of their places the first and last are as far apart as they are many.
    let quick: Vec<usize> = (0..kinds.len())
        .filter(|at| kinds[*at] == "QUICK_REPLY")
        .collect();
    if let (Some(first), Some(last)) = (quick.first(), quick.last())
        && last - first + 1 != quick.len()
    {
        return Err(wrong(
            "Quick replies stand together, before or after the other buttons",
        ));
    }
    Ok(())
}

/// The names in double braces, in their order; each once.
pub(in crate::graph_api) fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split("{{").skip(1) {
        if let Some((name, _)) = part.split_once("}}") {
            let name = name.trim().to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Every parameter is named as the format wants it and has an example.
fn examples(row: &Value, key: &str, names: &[String], format: &str) -> Result<(), Refusal> {
    if names.is_empty() {
        return Ok(());
    }
    let fits = |name: &String, at: usize| match format {
        "NAMED" => {
            let named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            !name.is_empty() && name.chars().all(named) && name.parse::<u32>().is_err()
        }
        _ => *name == (at + 1).to_string(),
    };
    if !names.iter().enumerate().all(|(at, name)| fits(name, at)) {
        return Err(wrong(match format {
            "NAMED" => "Named parameters have lowercase letters, digits and underscores",
            _ => "Positional parameters are numbered {{1}}, {{2}} and so on",
        }));
    }
    let example = &row["example"];
    let given = if format == "NAMED" {
        let rows = example[format!("{key}_named_params")].as_array();
        rows.map_or(0, Vec::len)
    } else if key == "body_text" {
        // A list of lists; a plain list is taken as well.
        let rows = example[key].as_array();
        let first = rows.and_then(|rows| rows.first()?.as_array());
        first.or(rows).map_or(0, Vec::len)
    } else {
        example[key].as_array().map_or(0, Vec::len)
    };
    if given < names.len() {
        return Err(told(
            2_388_043,
            "Message template is missing a sample",
            "Every parameter needs a sample in example.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(components: &Value) -> Result<Wanted, Refusal> {
        Wanted::read(&json!({
            "name": "order_ready", "language": "en_US", "category": "utility", "components": components,
        }))
    }

    #[test]
    fn a_plain_template_is_read_with_its_words_in_capitals() {
        let read = wanted(&json!([
            {"type": "body", "text": "Your order {{1}} is ready.", "example": {"body_text": [["7"]]}},
            {"type": "buttons", "buttons": [{"type": "quick_reply", "text": "Thanks"}]},
        ]));
        let read = read.unwrap();
        assert_eq!(
            (read.category.as_str(), read.parameter_format.as_str()),
            ("UTILITY", "POSITIONAL")
        );
        assert_eq!(read.components[1]["buttons"][0]["type"], "QUICK_REPLY");
    }

    #[test]
    fn what_the_reviewers_never_see_is_refused_at_once() {
        for components in [
            json!([]),
            json!([{"type": "FOOTER", "text": "only"}]),
            json!([{"type": "BODY", "text": "{{1}} first", "example": {"body_text": [["a"]]}}]),
            json!([{"type": "BODY", "text": "no sample {{1}}."}]),
            json!([{"type": "BODY", "text": "gap {{2}}.", "example": {"body_text": [["a"]]}}]),
            json!([{"type": "BODY", "text": "x".repeat(1_025)}]),
            json!([{"type": "BODY", "text": "a"}, {"type": "BODY", "text": "b"}]),
            json!([{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "a"}]),
            json!([{"type": "BODY", "text": "a"}, {"type": "BUTTONS", "buttons": [
                {"type": "QUICK_REPLY", "text": "a"}, {"type": "URL", "text": "b", "url": "https://b.example"},
                {"type": "QUICK_REPLY", "text": "c"}]}]),
        ] {
            assert!(wanted(&components).is_err(), "{components}");
        }
    }
}
