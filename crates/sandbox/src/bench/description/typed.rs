//! Every body of the control API says what it holds: a walk through the description for whatever leaves it open.

use serde_json::Value;

use super::control_api;

/// Where the content really is free, as `operation: place`, with who decides about it. A place ends at the schema it is in.
const FREE: [(&str, &str); 10] = [
    ("OpenAPI", "GET /openapi.json 200"),
    ("the Graph API's caller", "Template.components"),
    ("the flow's fields", "Tap.answers.*"),
    ("the flow's last button", "Tap.response.*"),
    ("the flow's developer", "FlowStart.drawing"),
    ("the send", "FlowStart.data"),
    ("the flow's buttons", "FlowQuestion.data.*"),
    ("the flow's endpoint", "FlowOutcome.data"),
    ("the flow's endpoint", "FlowOutcome.params"),
    ("nobody: nothing is told", "Done"),
];

#[test]
fn every_body_says_what_it_holds() {
    let api = serde_json::to_value(control_api()).unwrap();
    let mut open = Vec::new();
    for (path, item) in api["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let call = format!("{} {path}", method.to_uppercase());
            if let Some(body) = operation.get("requestBody") {
                look_at_bodies(&api, &format!("{call} request"), body, &mut open);
            }
            let responses = operation["responses"].as_object().unwrap();
            let is_socket = responses.contains_key("101");
            for (status, response) in responses {
                let place = format!("{call} {status}");
                if response.get("content").is_none() && !is_socket {
                    open.push(place);
                } else {
                    look_at_bodies(&api, &place, response, &mut open);
                }
            }
        }
    }
    open.sort();
    open.dedup();
    let mut free: Vec<String> = FREE.iter().map(|(_, place)| (*place).to_owned()).collect();
    free.sort();
    assert_eq!(
        open, free,
        "a body without a type, or one on the list that has its type by now"
    );
}

fn look_at_bodies(api: &Value, place: &str, body: &Value, open: &mut Vec<String>) {
    for content in body["content"]
        .as_object()
        .into_iter()
        .flat_map(|all| all.values())
    {
        look(api, place, &content["schema"], &mut Vec::new(), open);
    }
}

/// Notes what is open in a schema; `within` are those it is part of, as schemas may hold themselves.
fn look(
    api: &Value,
    place: &str,
    schema: &Value,
    within: &mut Vec<String>,
    open: &mut Vec<String>,
) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        if !within.iter().any(|outer| outer == name) {
            within.push(name.to_owned());
            look(api, name, &api["components"]["schemas"][name], within, open);
            within.pop();
        }
        return;
    }
    let choices = ["allOf", "oneOf", "anyOf"].iter();
    let mut choices = choices
        .filter_map(|word| schema[*word].as_array())
        .flatten()
        .peekable();
    let is_choice = choices.peek().is_some();
    for choice in choices {
        look(api, place, choice, within, open);
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        Value::Null => Vec::new(),
        kind => vec![kind.clone()],
    };
    let is = |kind: &str| kinds.iter().any(|known| known == kind);
    if kinds.is_empty()
        && !is_choice
        && schema.get("enum").is_none()
        && schema.get("const").is_none()
    {
        open.push(place.to_owned());
    }
    if is("array") && schema.get("prefixItems").is_none() {
        look(api, &format!("{place}[]"), &schema["items"], within, open);
    }
    if is("object") {
        let named = schema["properties"].as_object().into_iter().flatten();
        for (name, property) in named.clone() {
            look(api, &format!("{place}.{name}"), property, within, open);
        }
        match schema.get("additionalProperties") {
            Some(any) if any.is_object() => look(api, &format!("{place}.*"), any, within, open),
            Some(Value::Bool(true)) => open.push(format!("{place}.*")),
            None if named.count() == 0 => open.push(place.to_owned()),
            _ => {}
        }
    }
}
