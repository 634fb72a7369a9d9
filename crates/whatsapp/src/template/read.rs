//! A definition as Meta tells it, as a template with blanks. What this version has not heard of makes it one that is not sent
//! by hand, and no other.

use serde_json::Value;
use twinline_core::content::MediaKind;
use twinline_core::fact::{Fact, FactKind, Facts};
use twinline_core::template::{Blank, Hindrance, Template, TemplateButton, TemplateHeader};

use super::{CARDS_AND_OFFERS, text_of};
use crate::account::GONE;
use crate::draft::hindrance;

/// Buttons that need nothing of whoever sends the template.
const PLAIN_BUTTONS: [&str; 4] = ["URL", "QUICK_REPLY", "PHONE_NUMBER", "VOICE_CALL"];

/// The templates among the facts, those that can be sent first, then by name and language. Deleted ones are left out.
pub(crate) fn read(facts: &Facts) -> Vec<Template> {
    let definitions = facts.iter().filter_map(|((kind, subject), fact)| {
        let (name, language) = subject.split_once('/')?;
        let there = *kind == FactKind::TemplateDefinition && fact.state != GONE;
        there.then(|| template(name, language, fact))
    });
    let mut templates: Vec<Template> = definitions.collect();
    let order = |template: &Template| {
        let (name, language) = (template.name.clone(), template.language.clone());
        (template.hindrance.is_some(), name, language)
    };
    templates.sort_by_key(order);
    templates
}

fn template(name: &str, language: &str, fact: &Fact) -> Template {
    let parts = &fact.raw["components"];
    let hindrance = hindrance(fact).map(|(sentence, remedy)| Hindrance {
        sentence,
        remedy: remedy.to_owned(),
    });
    let category = fact.raw["category"].as_str().unwrap_or_default();
    Template {
        name: name.to_owned(),
        language: language.to_owned(),
        category: category.to_ascii_lowercase(),
        hindrance: hindrance.or_else(|| not_by_hand(parts)),
        header: header(parts),
        body: text_of(parts, "body").to_owned(),
        footer: part(parts, "footer")
            .and_then(|footer| footer["text"].as_str())
            .map(str::to_owned),
        buttons: made_buttons(parts).iter().map(button).collect(),
        blanks: blanks(parts),
    }
}

fn header(parts: &Value) -> Option<TemplateHeader> {
    let header = part(parts, "header")?;
    match file_of(header) {
        Some(kind) => Some(TemplateHeader::File(kind)),
        None => header["text"]
            .as_str()
            .map(|text| TemplateHeader::Text(text.to_owned())),
    }
}

/// The file that a header takes. A GIF is a film (graph-api.md 4.3).
pub(crate) fn file_of(header: &Value) -> Option<MediaKind> {
    match format_of(header).as_str() {
        "IMAGE" => Some(MediaKind::Image),
        "VIDEO" | "GIF" => Some(MediaKind::Video),
        "DOCUMENT" => Some(MediaKind::Document),
        _ => None,
    }
}

pub(super) fn format_of(header: &Value) -> String {
    header["format"]
        .as_str()
        .unwrap_or("TEXT")
        .to_ascii_uppercase()
}

fn button(made: &Value) -> TemplateButton {
    TemplateButton {
        text: made["text"].as_str().unwrap_or_default().to_owned(),
        link: made["url"].as_str().map(str::to_owned),
    }
}

pub(crate) fn made_buttons(parts: &Value) -> &[Value] {
    part(parts, "buttons").map_or(&[], |buttons| rows(&buttons["buttons"]))
}

/// What of it nobody fills in by hand here: a code, cards, goods, a form.
fn not_by_hand(parts: &Value) -> Option<Hindrance> {
    let said = |sentence: &str| {
        Some(Hindrance {
            sentence: sentence.to_owned(),
            remedy: "Send it by the API, or use another one.".to_owned(),
        })
    };
    if part(parts, "body").is_none_or(|body| body["text"].as_str().is_none()) {
        return said("It has no words of its own to fill in: it is made for codes.");
    }
    if CARDS_AND_OFFERS
        .iter()
        .any(|kind| part(parts, kind).is_some())
    {
        return said("It has cards or an offer, which are not put together here.");
    }
    let header = part(parts, "header");
    if header.is_some_and(|header| file_of(header).is_none() && format_of(header) != "TEXT") {
        return said("What stands above its words is not put together here.");
    }
    let plain = |button: &Value| {
        let kind = button["type"].as_str().unwrap_or_default();
        PLAIN_BUTTONS.contains(&kind.to_ascii_uppercase().as_str())
    };
    if !made_buttons(parts).iter().all(plain) {
        return said("It has a button for a code, goods or a form, which is not filled in here.");
    }
    None
}

fn blanks(parts: &Value) -> Vec<Blank> {
    let mut blanks = Vec::new();
    for kind in ["header", "body"] {
        let Some(part) = part(parts, kind) else {
            continue;
        };
        let names = placeholders(part["text"].as_str().unwrap_or_default());
        blanks.extend(names.into_iter().enumerate().map(|(at, name)| Blank {
            key: format!("{kind}.{name}"),
            example: example(&part["example"], kind, at, &name),
            name,
        }));
    }
    for (at, button) in made_buttons(parts).iter().enumerate() {
        let url = button["url"].as_str().unwrap_or_default();
        if let Some(name) = placeholders(url).into_iter().next() {
            let example = rows(&button["example"])
                .first()
                .or(Some(&button["example"]));
            // The example is the whole link; what stood for the blank is its end.
            let begin = url.split("{{").next().unwrap_or_default();
            let example = example.and_then(Value::as_str);
            blanks.push(Blank {
                key: format!("button.{at}"),
                example: example.map(|told| told.strip_prefix(begin).unwrap_or(told).to_owned()),
                name,
            });
        }
    }
    blanks
}

/// `header_text: ["…"]`, `body_text: [["…", "…"]]`, or by name (graph-api.md 4.3).
fn example(told: &Value, kind: &str, at: usize, name: &str) -> Option<String> {
    let by_name = rows(&told[format!("{kind}_text_named_params")]);
    let named = by_name
        .iter()
        .find(|row| row["param_name"] == *name)
        .and_then(|row| row["example"].as_str());
    let listed = &told[format!("{kind}_text")];
    let listed = match rows(listed).first() {
        Some(Value::Array(row)) => row.get(at),
        _ => rows(listed).get(at),
    };
    named.or(listed.and_then(Value::as_str)).map(str::to_owned)
}

/// A part of this kind.
pub(crate) fn part<'a>(parts: &'a Value, kind: &str) -> Option<&'a Value> {
    rows(parts).iter().find(|part| is(part, "type", kind))
}

/// Whether a word is that one, in whatever case.
pub(crate) fn is(value: &Value, key: &str, word: &str) -> bool {
    let told = value.get(key).and_then(Value::as_str);
    told.is_some_and(|told| told.eq_ignore_ascii_case(word))
}

/// The rows of a list; of anything else none.
pub(crate) fn rows(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The names in `{{…}}`, each once, in the order of their first place.
pub(crate) fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for piece in text.split("{{").skip(1) {
        if let Some((name, _)) = piece.split_once("}}") {
            let name = name.trim().to_owned();
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
