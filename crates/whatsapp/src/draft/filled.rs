//! A template's parameters against the parts it was approved with. Parts are looked for by their kind, for both sides may
//! tell them in any order, and in either case of letters.

use serde_json::Value;
use twinline_wire::limits::Limit;

use super::fields::{Field, Unfits};
use super::{buttons, most};
use crate::template::{is, part, placeholders, rows};

/// Parts of a template, or of one card of its carousel.
#[derive(Clone, Copy)]
pub(super) struct Approved<'a> {
    parts: &'a Value,
    /// Whether parameters have names instead of places.
    named: bool,
}

/// Checks a template that is sent.
pub(super) fn check(template: &Field<'_>, definition: &Value, unfits: &mut Unfits) {
    let Some(parts) = definition
        .get("components")
        .filter(|parts| parts.is_array())
    else {
        return;
    };
    let named = is(definition, "parameter_format", "named");
    components(
        &template.get("components"),
        Approved { parts, named },
        unfits,
    );
}

fn components(given: &Field<'_>, approved: Approved<'_>, unfits: &mut Unfits) {
    let of = |kind: &str| {
        let mut items = given.items().into_iter();
        items.find(|item| is(item.value, "type", kind))
    };
    header(given, of("header"), approved, unfits);
    match part(approved.parts, "body") {
        Some(body) => words(given, of("body"), body, Place::Body, approved, unfits),
        None => none("body", of("body"), unfits),
    }
    let made = part(approved.parts, "buttons").map(|buttons| rows(&buttons["buttons"]));
    buttons::check(given, made.unwrap_or_default(), unfits);
    match part(approved.parts, "carousel") {
        Some(carousel) => cards(given, of("carousel"), carousel, approved, unfits),
        None => none("carousel", of("carousel"), unfits),
    }
    if part(approved.parts, "limited_time_offer").is_none() {
        none("limited_time_offer", of("limited_time_offer"), unfits);
    }
}

/// What was not approved takes nothing.
fn none(part: &str, given: Option<Field<'_>>, unfits: &mut Unfits) {
    if let Some(given) = given.filter(|given| !given.get("parameters").items().is_empty()) {
        let part = part.replace('_', " ");
        unfits.say(
            &given,
            format!("The template has no {part} that takes something."),
            "Leave it out.",
        );
    }
}

fn header(
    whole: &Field<'_>,
    given: Option<Field<'_>>,
    approved: Approved<'_>,
    unfits: &mut Unfits,
) {
    let Some(header) = part(approved.parts, "header") else {
        return none("header", given, unfits);
    };
    let format = header["format"]
        .as_str()
        .unwrap_or("TEXT")
        .to_ascii_lowercase();
    if format == "text" {
        return words(whole, given, header, Place::Header, approved, unfits);
    }
    let parameters = given.as_ref().map(|given| given.get("parameters"));
    let items = parameters.as_ref().map(Field::items).unwrap_or_default();
    let [parameter] = items.as_slice() else {
        let field = parameters.unwrap_or_else(|| given.unwrap_or_else(|| whole.clone()));
        let remedy = if items.is_empty() {
            format!("Add a header with one parameter of the type `{format}`.")
        } else {
            format!("Take out {}.", items.len() - 1)
        };
        let sentence = format!(
            "The template's header takes one {format}; {} given.",
            are(items.len())
        );
        return unfits.say(&field, sentence, remedy);
    };
    let kind = parameter.get("type");
    let word = kind.text().to_ascii_lowercase();
    if word != format && !(format == "gif" && word == "video") {
        unfits.say(
            &kind,
            format!("The template's header is of the type {format}, not {word}."),
            format!("Use `{format}`."),
        );
    }
}

/// Whose words they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Header,
    Body,
}

fn words(
    whole: &Field<'_>,
    given: Option<Field<'_>>,
    part: &Value,
    place: Place,
    approved: Approved<'_>,
    unfits: &mut Unfits,
) {
    // Of an authentication template the words are WhatsApp's, and the code is their one parameter.
    let text = part["text"].as_str();
    let is_code = text.is_none() && place == Place::Body;
    let text = if is_code {
        "{{1}}"
    } else {
        text.unwrap_or_default()
    };
    let names = placeholders(text);
    let parameters = given.as_ref().map(|given| given.get("parameters"));
    let items = parameters.as_ref().map(Field::items).unwrap_or_default();
    let field = parameters.unwrap_or_else(|| given.unwrap_or_else(|| whole.clone()));
    let said = if place == Place::Body {
        "body"
    } else {
        "header"
    };
    if approved.named && !is_code {
        by_name(&field, &items, &names, said, unfits);
    } else if items.len() != names.len() {
        let remedy = if items.len() > names.len() {
            format!("Take out {}.", items.len() - names.len())
        } else {
            format!("Add {}.", shown(&names[items.len()..]))
        };
        let takes = match names.as_slice() {
            [] => "no parameters".to_owned(),
            [one] => format!("one parameter ({{{{{one}}}}})"),
            names => format!("{} parameters ({})", names.len(), shown(names)),
        };
        let sentence = format!("The {said} takes {takes}; {} given.", are(items.len()));
        unfits.say(&field, sentence, remedy);
    }
    for item in &items {
        let kind = item.get("type");
        if !["text", "currency", "date_time"].contains(&kind.text().to_ascii_lowercase().as_str()) {
            unfits.say(
                &kind,
                format!("It stands in the words of the {said}, and is none."),
                "Use text, currency or date_time.",
            );
        }
    }
    if is_code {
        let most = most(Limit::TemplateCodeParamChars);
        for item in &items {
            unfits.maybe_words(&item.get("text"), most);
        }
    } else if place == Place::Body {
        length(&field, text, &names, &items, unfits);
    }
}

/// Named parameters come in any order, each once.
fn by_name(
    field: &Field<'_>,
    items: &[Field<'_>],
    names: &[String],
    said: &str,
    unfits: &mut Unfits,
) {
    let name = |item: &Field<'_>| item.get("parameter_name").text().to_owned();
    let missing = names
        .iter()
        .filter(|wanted| !items.iter().any(|item| name(item) == **wanted));
    let missing: Vec<String> = missing.cloned().collect();
    if !missing.is_empty() {
        unfits.say(
            field,
            format!("The {said} takes {}, which is not given.", shown(&missing)),
            "Add it, with its `parameter_name`.",
        );
    }
    for (place, item) in items.iter().enumerate() {
        let field = item.get("parameter_name");
        if !names.contains(&name(item)) {
            let takes = if names.is_empty() {
                "none".to_owned()
            } else {
                shown(names)
            };
            unfits.say(
                &field,
                format!(
                    "The {said} has no parameter `{}`; it takes {takes}.",
                    name(item)
                ),
                "Use one of those names, or leave it out.",
            );
        } else if items[..place].iter().any(|other| name(other) == name(item)) {
            unfits.say(
                &field,
                format!("`{}` stands there twice.", name(item)),
                "Leave one out.",
            );
        }
    }
}

/// How long the body is with its parameters in it.
fn length(
    field: &Field<'_>,
    text: &str,
    names: &[String],
    items: &[Field<'_>],
    unfits: &mut Unfits,
) {
    if items.len() != names.len() || items.is_empty() {
        return;
    }
    let value = |item: &Field<'_>| {
        let of = |key: &str| item.get(key).get("fallback_value").text().chars().count();
        item.get("text").text().chars().count() + of("currency") + of("date_time")
    };
    let filled: usize = items.iter().map(value).sum();
    let has = bare_chars(text) + filled;
    let most = most(Limit::TemplateBodyChars);
    if has > most {
        unfits.say(
            field,
            format!("Filled in, the body has {has} characters; WhatsApp takes {most}."),
            format!("Shorten the parameters by {}.", has - most),
        );
    }
}

/// Cards with a file are as many as were approved; cards with a product as many as somebody wants.
fn cards(
    whole: &Field<'_>,
    given: Option<Field<'_>>,
    carousel: &Value,
    approved: Approved<'_>,
    unfits: &mut Unfits,
) {
    let made = rows(&carousel["cards"]);
    let parts = |card: &Value| rows(&card["components"]).to_vec();
    let of_products = (made.iter().flat_map(parts)).any(|part| is(&part, "format", "product"));
    let sent = given
        .as_ref()
        .map(|given| given.get("cards").items())
        .unwrap_or_default();
    if sent.len() != made.len() && !of_products {
        let remedy = if sent.len() < made.len() {
            format!("Add {}.", made.len() - sent.len())
        } else {
            format!("Take out {}.", sent.len() - made.len())
        };
        let field = given.unwrap_or_else(|| whole.clone());
        let sentence = format!(
            "The carousel has {} cards; {} given.",
            made.len(),
            are(sent.len())
        );
        return unfits.say(&field, sentence, remedy);
    }
    for (place, card) in sent.iter().enumerate() {
        if let Some(drawn) = made.get(place).or(made.first()) {
            let approved = Approved {
                parts: &drawn["components"],
                ..approved
            };
            components(&card.get("components"), approved, unfits);
        }
    }
}

fn are(count: usize) -> String {
    match count {
        0 => "none is".to_owned(),
        1 => "1 is".to_owned(),
        count => format!("{count} are"),
    }
}

fn shown(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{{{name}}}}}")).collect();
    names.join(", ")
}

/// The characters of a text beside its placeholders.
fn bare_chars(text: &str) -> usize {
    let mut pieces = text.split("{{");
    let first = pieces.next().unwrap_or_default().chars().count();
    let rest = pieces.map(|piece| match piece.split_once("}}") {
        Some((_, after)) => after.chars().count(),
        None => piece.chars().count() + 2,
    });
    first + rest.sum::<usize>()
}
