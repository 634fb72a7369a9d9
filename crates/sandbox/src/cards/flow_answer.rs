//! What a completed flow answers (webhooks.md 2.4).

use serde_json::{Map, Value, json};

use super::flow::{drawing, footer, way};
use crate::truth::Truth;

/// What a completed flow answers: what its last button says, with the answers filled in; all answers
/// where it says nothing.
pub(crate) fn completed(
    truth: &Truth,
    body: &Value,
    flow: &str,
    answers: &Map<String, Value>,
) -> Map<String, Value> {
    let sent = &body["action"]["parameters"]["flow_action_payload"];
    let mut told = answers.clone();
    let Some(drawing) = drawing(truth, flow) else {
        return told;
    };
    let mut data = sent["data"].as_object().cloned().unwrap_or_default();
    for screen in way(&drawing, sent["screen"].as_str()) {
        let action = footer(screen).map_or(&Value::Null, |footer| &footer["on-click-action"]);
        let payload = action["payload"].as_object().cloned().unwrap_or_default();
        let filled: Map<String, Value> = payload
            .into_iter()
            .map(|(name, value)| (name, filled_in(&value, answers, &data)))
            .collect();
        if action["name"] == "complete" && !filled.is_empty() {
            told.clone_from(&filled);
        }
        data.extend(filled);
    }
    told
}

/// A value of a payload: `${form.x}`, `${screen.S.form.x}` and `${data.x}` stand for others.
fn filled_in(value: &Value, answers: &Map<String, Value>, data: &Map<String, Value>) -> Value {
    let inner = value
        .as_str()
        .and_then(|text| text.strip_prefix("${"))
        .and_then(|text| text.strip_suffix('}'));
    let Some(inner) = inner else {
        return value.clone();
    };
    let name = inner.rsplit('.').next().unwrap_or_default();
    let found = if inner.contains("form.") {
        answers.get(name)
    } else {
        data.get(name)
    };
    found.cloned().unwrap_or_else(|| json!(""))
}

#[cfg(test)]
mod tests {
    use super::super::flow::tests::two_screens;
    use super::*;

    #[test]
    fn the_last_button_says_what_is_answered() {
        let mut truth = Truth::default();
        let flow = crate::truth::account::Flow {
            id: "9".to_owned(),
            name: "cakes".to_owned(),
            categories: Vec::new(),
            status: crate::truth::account::FlowStatus::Published,
            json: Some(two_screens().to_string()),
            endpoint_uri: None,
        };
        truth.account.flows.insert("9".to_owned(), flow);
        let body =
            json!({"action": {"parameters": {"flow_action_payload": {"screen": "WELCOME"}}}});
        let answers = json!({"name": "Rui", "mail": "rui@mill.example"});
        let answers = answers.as_object().unwrap();
        let told = Value::Object(completed(&truth, &body, "cakes", answers));
        assert_eq!(
            told,
            json!({"to": "rui@mill.example", "who": "Rui", "how": "flow"})
        );
        assert_eq!(completed(&truth, &body, "another", answers), *answers);
    }
}
