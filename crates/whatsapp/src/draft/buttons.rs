//! The buttons of a template that is sent against those it was approved with: named by their place.

use serde_json::Value;

use super::fields::{Field, Unfits};
use crate::template::{is, placeholders};

/// Checks the buttons among the components of a template or of a card.
pub(super) fn check(components: &Field<'_>, made: &[Value], unfits: &mut Unfits) {
    let items = components.items();
    let given = items.iter().filter(|item| is(item.value, "type", "button"));
    let given: Vec<(&Field<'_>, Option<usize>)> = given.map(|item| (item, place(item))).collect();
    for (item, place) in &given {
        let button = place.and_then(|place| made.get(place));
        match (place, button) {
            (_, Some(button)) => fits(item, button, unfits),
            (Some(place), None) => {
                let (sentence, remedy) = match made.len() {
                    0 => (
                        "The template has no buttons.".to_owned(),
                        "Leave it out.".to_owned(),
                    ),
                    1 => (
                        format!("There is no button {place}."),
                        "The template has one: 0.".to_owned(),
                    ),
                    has => (
                        format!("There is no button {place}."),
                        format!("The template has {has}: 0 to {}.", has - 1),
                    ),
                };
                unfits.say(&item.get("index"), sentence, remedy);
            }
            (None, None) => {}
        }
    }
    for (at, button) in made.iter().enumerate() {
        if needs_text(button) && !given.iter().any(|(_, place)| *place == Some(at)) {
            unfits.say(
                components,
                format!("Button {at} ({}) needs a parameter.", label(button)),
                "Add a component of the type `button` with its index and one text.",
            );
        }
    }
}

fn fits(given: &Field<'_>, button: &Value, unfits: &mut Unfits) {
    let sub_type = given.get("sub_type");
    let word = sub_type.text().to_ascii_lowercase();
    // A button for a code is told as one with a link once it is made (graph-api.md 4.4).
    let expected: Option<&str> = match button["type"]
        .as_str()
        .map(str::to_ascii_uppercase)
        .as_deref()
    {
        Some("URL" | "OTP") => Some("url"),
        Some("QUICK_REPLY") => Some("quick_reply"),
        Some("COPY_CODE") => Some("copy_code"),
        Some("FLOW") => Some("flow"),
        Some("CATALOG") => Some("catalog"),
        Some("MPM") => Some("mpm"),
        Some("VOICE_CALL") => Some("voice_call"),
        Some("PHONE_NUMBER") => {
            return unfits.say(
                given,
                format!(
                    "The button {} dials a number and takes nothing.",
                    label(button)
                ),
                "Leave it out.",
            );
        }
        _ => None,
    };
    if let Some(expected) = expected
        && !word.is_empty()
        && word != expected
    {
        return unfits.say(
            &sub_type,
            format!("The button {} is no `{word}`.", label(button)),
            format!("Use `{expected}`."),
        );
    }
    let parameters = given.get("parameters");
    let items = parameters.items();
    if needs_text(button) {
        match items.as_slice() {
            [one] => unfits.needed(&one.get("text")),
            other => unfits.count(&parameters, other.len(), 1..=1),
        }
    } else if expected == Some("url") && !items.is_empty() {
        unfits.say(
            &parameters,
            format!(
                "The link of the button {} takes no parameter.",
                label(button)
            ),
            "Leave the button out.",
        );
    }
}

/// A link with something in it, or a code.
fn needs_text(button: &Value) -> bool {
    let url = button["url"].as_str().unwrap_or_default();
    is(button, "type", "otp") || (is(button, "type", "url") && !placeholders(url).is_empty())
}

fn place(given: &Field<'_>) -> Option<usize> {
    let index = given.get("index").value;
    let told = index
        .as_u64()
        .or_else(|| index.as_str()?.trim().parse().ok())?;
    usize::try_from(told).ok()
}

fn label(button: &Value) -> String {
    format!("“{}”", button["text"].as_str().unwrap_or_default())
}
