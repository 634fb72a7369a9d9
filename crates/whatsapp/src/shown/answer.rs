//! What customers chose, filled in or allowed (webhooks.md 2.5).

use serde_json::Value;
use twinline_core::shown::{Answer, AnswerField, AnswerTo};

use super::words;

/// `interactive` as customers answer.
pub(super) fn answer(told: &Value) -> Option<Answer> {
    let kind = told["type"].as_str()?;
    let inner = &told[kind];
    let answer = |to, title: &str, description: Option<String>| Answer {
        to,
        title: words(inner, title).or_else(|| words(inner, "id")),
        description,
        fields: Vec::new(),
    };
    match kind {
        "button_reply" => Some(answer(AnswerTo::Buttons, "title", None)),
        "list_reply" => Some(answer(
            AnswerTo::Choices,
            "title",
            words(inner, "description"),
        )),
        "nfm_reply" => Some(form(inner)),
        "call_permission_reply" => Some(answer(AnswerTo::Calls, "response", None)),
        "payment_method" => Some(Answer {
            fields: fields(inner, &["reference_id", "last_four_digits"]),
            ..answer(AnswerTo::Payment, "payment_method", None)
        }),
        "payment_notification" => Some(Answer {
            fields: fields(inner, &["reference_id", "transaction_id", "payer_name"]),
            ..answer(AnswerTo::Payment, "payment_status", None)
        }),
        _ => None,
    }
}

/// `button`: a template's button that answers.
pub(super) fn tapped(told: &Value) -> Option<Answer> {
    Some(Answer {
        to: AnswerTo::Buttons,
        title: Some(words(told, "text").or_else(|| words(told, "payload"))?),
        description: None,
        fields: Vec::new(),
    })
}

fn fields(told: &Value, keys: &[&str]) -> Vec<AnswerField> {
    let field = |key: &&str| {
        Some(AnswerField {
            name: (*key).to_owned(),
            value: words(told, key)?,
        })
    };
    keys.iter().filter_map(field).collect()
}

/// A form's answers stand as JSON in words, or as JSON. Those of the question for an address lie one level deeper.
fn form(told: &Value) -> Answer {
    let written = told["response_json"].as_str();
    let read = written.and_then(|written| serde_json::from_str(written).ok());
    let filled: Value = read.unwrap_or_else(|| told["response_json"].clone());
    let address = words(told, "name").is_some_and(|name| name == "address_message");
    let values = Some(&filled["values"]).filter(|values| address && values.is_object());
    let values = values.unwrap_or(&filled).as_object();
    let field = |(name, value): (&String, &Value)| {
        Some(AnswerField {
            name: name.clone(),
            value: spoken(value)?,
        })
    };
    // The token says which form was meant, and nothing that somebody filled in.
    let values = values
        .into_iter()
        .flatten()
        .filter(|(name, _)| *name != "flow_token");
    Answer {
        to: if address {
            AnswerTo::Address
        } else {
            AnswerTo::Form
        },
        title: None,
        description: None,
        fields: values.filter_map(field).collect(),
    }
}

/// A value as a person reads it; a deeper one as it was written.
fn spoken(value: &Value) -> Option<String> {
    let words = match value {
        Value::Null => return None,
        Value::String(words) => words.trim().to_owned(),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().filter_map(spoken).collect();
            values.join(", ")
        }
        other => other.to_string(),
    };
    (!words.is_empty()).then_some(words)
}
