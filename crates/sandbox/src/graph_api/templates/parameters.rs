//! A template as it is sent: its parameters checked against what was approved, and its words filled in (graph-api.md 2.5).

use serde_json::{Map, Value, json};

use super::check::placeholders;
use super::sendable;
use crate::graph_api::answer::Refusal;
use crate::truth::Truth;
use crate::truth::account::Template;
use crate::truth::model::Content;

/// WhatsApp's: the longest body once it is filled in.
const FILLED_MAX: usize = 1_024;

/// The category of the template that is sent; empty if there is none of this name and language.
pub(in crate::graph_api) fn category<'a>(truth: &'a Truth, sent: &Map<String, Value>) -> &'a str {
    template(truth, sent).map_or("", |template| template.category.as_str())
}

/// The template that is sent, whatever its status.
pub(in crate::graph_api) fn template<'a>(
    truth: &'a Truth,
    sent: &Map<String, Value>,
) -> Option<&'a Template> {
    let (name, language) = named(sent);
    truth.account.template(name, language)
}

/// Name and language, each empty if it is missing.
fn named(sent: &Map<String, Value>) -> (&str, &str) {
    let name = sent.get("name").and_then(Value::as_str).unwrap_or_default();
    let language = match sent.get("language") {
        Some(Value::String(code)) => code.as_str(),
        Some(language) => language["code"].as_str().unwrap_or_default(),
        None => "",
    };
    (name, language)
}

/// The content that the phones show.
pub(in crate::graph_api) fn filled(
    truth: &Truth,
    sent: &Map<String, Value>,
) -> Result<Content, Refusal> {
    let (name, language) = named(sent);
    if name.is_empty() {
        return Err(Refusal::missing("template['name']"));
    }
    if language.is_empty() {
        return Err(Refusal::missing("template['language']['code']"));
    }
    let template = sendable(truth, name, language)?;
    let given = sent.get("components").and_then(Value::as_array);
    let given: &[Value] = given.map(Vec::as_slice).unwrap_or_default();
    let mut shown = Map::new();
    shown.insert("name".to_owned(), json!(name));
    shown.insert("template".to_owned(), json!(template.id));
    shown.insert("category".to_owned(), json!(template.category));
    let components = rows(&template.components);
    let text = fill(template, components, given, &mut shown)?;
    Ok(Content {
        kind: "template".to_owned(),
        text,
        media: None,
        body: Some(Value::Object(shown)),
    })
}

/// Fills in components, of a template or of one card of its carousel; returns the body's text.
fn fill(
    template: &Template,
    components: &[Value],
    given: &[Value],
    shown: &mut Map<String, Value>,
) -> Result<Option<String>, Refusal> {
    let mut text = None;
    for component in components {
        match component["type"].as_str().unwrap_or_default() {
            "HEADER" => {
                shown.insert("header".to_owned(), header(template, component, given)?);
            }
            "BODY" => {
                let body = words(template, component, of_type(given, "body"), "body")?;
                if body.chars().count() > FILLED_MAX {
                    return Err(Refusal::code(
                        132_005,
                        "the filled-in body has more than 1,024 characters",
                    ));
                }
                shown.insert("body".to_owned(), json!(body));
                text = Some(body);
            }
            "FOOTER" => {
                shown.insert("footer".to_owned(), component["text"].clone());
            }
            "BUTTONS" => {
                shown.insert("buttons".to_owned(), buttons(component, given)?);
            }
            "CAROUSEL" => {
                shown.insert("cards".to_owned(), cards(template, component, given)?);
            }
            _ => {}
        }
    }
    Ok(text)
}

/// The cards of a carousel. Of cards with a file there are as many as were made, of cards with a product as many as the
/// send gives.
fn cards(template: &Template, component: &Value, given: &[Value]) -> Result<Value, Refusal> {
    let made = rows(&component["cards"]);
    let carousel = given.iter().find(|row| {
        row["type"]
            .as_str()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("carousel"))
    });
    let sent = carousel.map(|row| rows(&row["cards"])).unwrap_or_default();
    let of_products = made
        .iter()
        .flat_map(|card| rows(&card["components"]))
        .any(|part| part["format"] == "PRODUCT");
    if sent.len() != made.len() && !of_products {
        return Err(mismatch("carousel", sent.len(), made.len()));
    }
    let mut filled = Vec::new();
    for (at, card) in sent.iter().enumerate() {
        let drawn = made.get(at).or(made.first());
        let drawn = drawn.map(|card| rows(&card["components"]));
        let mut shown = Map::new();
        let given = rows(&card["components"]);
        fill(template, drawn.unwrap_or_default(), given, &mut shown)?;
        filled.push(Value::Object(shown));
    }
    Ok(Value::Array(filled))
}

fn rows(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The parameters that a send gives for a component.
fn of_type<'a>(given: &'a [Value], kind: &str) -> &'a [Value] {
    let is = |row: &&Value| {
        row["type"]
            .as_str()
            .is_some_and(|given| given.eq_ignore_ascii_case(kind))
    };
    let found = given
        .iter()
        .find(is)
        .and_then(|row| row["parameters"].as_array());
    found.map(Vec::as_slice).unwrap_or_default()
}

fn mismatch(part: &str, given: usize, expected: usize) -> Refusal {
    Refusal::code(
        132_000,
        format!(
            "{part}: number of localizable_params ({given}) does not match the expected number of params ({expected})"
        ),
    )
}

/// A text with its parameters filled in.
fn words(
    template: &Template,
    component: &Value,
    given: &[Value],
    part: &str,
) -> Result<String, Refusal> {
    // Of an authentication template the words are WhatsApp's, and the code is their one parameter.
    let mut text = match component["text"].as_str() {
        Some(text) => text.to_owned(),
        None => "{{1}} is your verification code.".to_owned(),
    };
    let names = placeholders(&text);
    if given.len() != names.len() {
        return Err(mismatch(part, given.len(), names.len()));
    }
    for (at, name) in names.iter().enumerate() {
        let parameter = match template.parameter_format.as_str() {
            "NAMED" => given
                .iter()
                .find(|row| row["parameter_name"].as_str() == Some(name)),
            _ => given.get(at),
        };
        let parameter = parameter.ok_or_else(|| {
            Refusal::code(
                132_000,
                format!("{part}: there is no parameter named {name}"),
            )
        })?;
        let value = plain(parameter).ok_or_else(|| {
            Refusal::code(
                132_012,
                format!("{part}: parameter {name} must be text, currency or date_time"),
            )
        })?;
        for written in [format!("{{{{{name}}}}}"), format!("{{{{ {name} }}}}")] {
            text = text.replace(&written, &value);
        }
    }
    Ok(text)
}

/// The words of a parameter; `None` if it is none that stands in a text.
fn plain(parameter: &Value) -> Option<String> {
    let text = match parameter["type"].as_str()?.to_ascii_lowercase().as_str() {
        "text" => parameter["text"].as_str(),
        "currency" => parameter["currency"]["fallback_value"].as_str(),
        "date_time" => parameter["date_time"]["fallback_value"].as_str(),
        _ => None,
    };
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

fn header(template: &Template, component: &Value, given: &[Value]) -> Result<Value, Refusal> {
    let parameters = of_type(given, "header");
    let format = component["format"].as_str().unwrap_or("TEXT");
    if format == "TEXT" {
        return Ok(json!({"text": words(template, component, parameters, "header")?}));
    }
    let kind = match format {
        "GIF" => "video".to_owned(),
        other => other.to_lowercase(),
    };
    if parameters.len() != 1 {
        return Err(mismatch("header", parameters.len(), 1));
    }
    let parameter = &parameters[0];
    let named = parameter["type"].as_str().unwrap_or_default();
    if !(named.eq_ignore_ascii_case(&kind) || named.eq_ignore_ascii_case(format)) {
        return Err(Refusal::code(
            132_012,
            format!(
                "header: Format mismatch, expected {format}, received {}",
                named.to_uppercase()
            ),
        ));
    }
    Ok(parameter.clone())
}

fn buttons(component: &Value, given: &[Value]) -> Result<Value, Refusal> {
    let mut shown = Vec::new();
    for (at, button) in component["buttons"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let sent = given.iter().find(|row| {
            let is_button = row["type"]
                .as_str()
                .is_some_and(|kind| kind.eq_ignore_ascii_case("button"));
            let index = row["index"].as_str().and_then(|index| index.parse().ok());
            is_button && index.or(row["index"].as_u64()) == Some(at as u64)
        });
        let parameter = sent.map(|row| &row["parameters"][0]);
        let mut button = button.clone();
        let url = button["url"].as_str().unwrap_or_default().to_owned();
        if !placeholders(&url).is_empty() || button["type"] == "OTP" {
            let value = parameter.and_then(|parameter| parameter["text"].as_str());
            let value = value.ok_or_else(|| {
                Refusal::code(
                    131_008,
                    format!("buttons: Button at index {at} of type Url requires a parameter"),
                )
            })?;
            let stem = url.split("{{").next().unwrap_or_default();
            button["url"] = json!(format!("{stem}{value}"));
        }
        if let Some(payload) = parameter.and_then(|parameter| parameter["payload"].as_str()) {
            button["payload"] = json!(payload);
        }
        if let Some(code) = parameter.and_then(|parameter| parameter["coupon_code"].as_str()) {
            button["coupon_code"] = json!(code);
        }
        let action = parameter.and_then(|parameter| parameter["action"].as_object());
        for (name, value) in action.into_iter().flatten() {
            button[name.as_str()] = value.clone();
        }
        shown.push(button);
    }
    Ok(Value::Array(shown))
}
