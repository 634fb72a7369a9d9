//! What is wrong with a flow's JSON (graph-api.md 5.8): its frame, its screens' ids, where buttons lead, the routing model
//! and the kinds of components. Pure. Properties of single components are not looked into.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::flows::SUCCESS;

/// Everything a screen may be made of, up to version 7.x.
const COMPONENTS: [&str; 24] = [
    "Form",
    "TextHeading",
    "TextSubheading",
    "TextBody",
    "TextCaption",
    "RichText",
    "TextInput",
    "TextArea",
    "CheckboxGroup",
    "RadioButtonsGroup",
    "ChipsSelector",
    "Dropdown",
    "DatePicker",
    "CalendarPicker",
    "OptIn",
    "EmbeddedLink",
    "NavigationList",
    "Image",
    "ImageCarousel",
    "PhotoPicker",
    "DocumentPicker",
    "If",
    "Switch",
    "Footer",
];
/// WhatsApp's: ways out of one screen.
const BRANCHES_MAX: usize = 10;

/// One row per mistake, as the API tells it.
pub(super) fn mistakes(text: &str) -> Vec<Value> {
    let read: Value = match serde_json::from_str(text) {
        Ok(read) => read,
        Err(why) => {
            let mut told = mistake(
                "INVALID_FLOW_JSON",
                "",
                format!("The JSON cannot be read: {why}"),
            );
            for end in ["start", "end"] {
                told[format!("line_{end}")] = json!(why.line());
                told[format!("column_{end}")] = json!(why.column());
            }
            return vec![told];
        }
    };
    let mut found = Vec::new();
    if read["version"].as_str().is_none() {
        let why = "Flow JSON version is not specified.";
        found.push(mistake("MISSING_FLOW_JSON_VERSION", "version", why));
    }
    let screens = read["screens"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    if screens.is_empty() {
        let why = "Property 'screens' should have at least '1' item.";
        found.push(mistake("MIN_ITEMS_REQUIRED", "screens", why));
    }
    let ids: BTreeSet<&str> = screens
        .iter()
        .filter_map(|screen| screen["id"].as_str())
        .collect();
    for (at, screen) in screens.iter().enumerate() {
        let path = format!("screens[{at}]");
        id(&path, screen, &screens[..at], &mut found);
        if screen["layout"].is_object() {
            let ends = screen["terminal"] == true;
            let place = Place { ids: &ids, ends };
            parts(
                &format!("{path}.layout"),
                &screen["layout"],
                &place,
                &mut found,
            );
        } else {
            let why = "Required property 'layout' is missing.";
            found.push(mistake("MISSING_REQUIRED_PROPERTY", &path, why));
        }
    }
    routes(&read["routing_model"], &ids, &mut found);
    found
}

fn mistake(error: &str, path: &str, message: impl Into<String>) -> Value {
    let mut told = json!({
        "error": error, "error_type": "FLOW_JSON_ERROR", "message": message.into(), "line_start": 1, "line_end": 1,
        "column_start": 1, "column_end": 1, "pointers": [],
    });
    if !path.is_empty() {
        told["pointers"] = json!([
            {"line_start": 1, "line_end": 1, "column_start": 1, "column_end": 1, "path": path},
        ]);
    }
    told
}

fn id(path: &str, screen: &Value, before: &[Value], found: &mut Vec<Value>) {
    let Some(id) = screen["id"].as_str() else {
        let why = "Required property 'id' is missing.";
        found.push(mistake("MISSING_REQUIRED_PROPERTY", path, why));
        return;
    };
    let path = format!("{path}.id");
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphabetic() || c == '_') {
        let why = "Property 'id' should only consist of alphabets and underscores.";
        found.push(mistake("PATTERN_MISMATCH", &path, why));
    }
    if id == SUCCESS {
        let why = "SUCCESS is a reserved keyword and should not be used as a screen id.";
        found.push(mistake("INVALID_PROPERTY_VALUE", &path, why));
    }
    if before.iter().any(|other| other["id"] == id) {
        let why = format!("Duplicate screen id found: {id}.");
        found.push(mistake("INVALID_PROPERTY_VALUE", &path, why));
    }
}

/// Where a component stands.
struct Place<'a> {
    /// All screens of the flow.
    ids: &'a BTreeSet<&'a str>,
    /// The screen may end the flow.
    ends: bool,
}

fn parts(path: &str, holder: &Value, place: &Place<'_>, found: &mut Vec<Value>) {
    let cases = holder["cases"].as_object().into_iter().flatten();
    let cases = cases.map(|(name, case)| (format!("cases.{name}"), case));
    let lists = ["children", "then", "else"].map(|name| (name.to_owned(), &holder[name]));
    for (name, list) in lists.into_iter().chain(cases) {
        for (at, part) in list.as_array().into_iter().flatten().enumerate() {
            let path = format!("{path}.{name}[{at}]");
            match part["type"].as_str() {
                Some(kind) if COMPONENTS.contains(&kind) => {}
                Some(_) => {
                    let why = format!("Invalid value found for property 'type' at {path}.");
                    found.push(mistake("INVALID_PROPERTY_VALUE", &path, why));
                }
                None => {
                    let why = "Required property 'type' is missing.";
                    found.push(mistake("MISSING_REQUIRED_TYPE_PROPERTY", &path, why));
                }
            }
            for name in ["on-click-action", "on-select-action", "on-unselect-action"] {
                action(&format!("{path}.{name}"), &part[name], place, found);
            }
            parts(&path, part, place, found);
        }
    }
}

fn action(path: &str, action: &Value, place: &Place<'_>, found: &mut Vec<Value>) {
    const NAMES: [&str; 5] = [
        "navigate",
        "complete",
        "data_exchange",
        "update_data",
        "open_url",
    ];
    if action.is_null() {
        return;
    }
    let name = action["name"].as_str().unwrap_or_default();
    if !NAMES.contains(&name) {
        let why = format!("Value should be one of: [{}].", NAMES.join(", "));
        found.push(mistake("INVALID_ENUM_VALUE", path, why));
    }
    let next = action["next"]["name"].as_str().unwrap_or_default();
    if name == "navigate" && !place.ids.contains(next) {
        let why = format!("Invalid screen found in the navigate action: ({next}).");
        found.push(mistake("INVALID_NAVIGATE_ACTION", path, why));
    }
    if name == "complete" && !place.ends {
        let why = "On-click-action 'complete' can only be configured on a terminal screen.";
        found.push(mistake("INVALID_COMPLETE_ACTION", path, why));
    }
}

fn routes(model: &Value, ids: &BTreeSet<&str>, found: &mut Vec<Value>) {
    let Some(model) = model.as_object() else {
        return;
    };
    let mut told = |why: String| found.push(mistake("INVALID_ROUTING_MODEL", "routing_model", why));
    let missing: Vec<&str> = ids
        .iter()
        .copied()
        .filter(|id| !model.contains_key(*id))
        .collect();
    if !missing.is_empty() {
        told(format!(
            "Following screens are missing in the routing model: ({}).",
            missing.join(", ")
        ));
    }
    for (from, next) in model {
        if !ids.contains(from.as_str()) {
            told(format!(
                "Invalid screens found in the routing model: ({from})."
            ));
        }
        let next: Vec<&str> = next
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        if next.len() > BRANCHES_MAX {
            told(format!(
                "Number of branches exceeds the max limit of 10 for screen: ({from})."
            ));
        }
        for to in next {
            let back = model
                .get(to)
                .and_then(Value::as_array)
                .into_iter()
                .flatten();
            if !ids.contains(to) {
                told(format!(
                    "Invalid screen found in the routing model: ({to})."
                ));
            } else if back.clone().any(|screen| screen == from.as_str()) && from.as_str() < to {
                told(format!(
                    "Backward route [({to})-)({from})] corresponding to forward route [({from})-)({to})] is not allowed in the routing model. Only forward routes can be specified."
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(drawing: &Value) -> Vec<String> {
        let found = mistakes(&drawing.to_string());
        found
            .iter()
            .map(|one| one["error"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn the_frame_of_a_flow_is_looked_at() {
        let sound = r#"{"version": "7.1", "screens": [{"id": "A", "layout": {}}]}"#;
        assert_eq!(mistakes(sound), Vec::<Value>::new());
        let broken = &mistakes("{\n  \"version\": }")[0];
        assert_eq!(
            (&broken["error"], &broken["line_start"]),
            (&json!("INVALID_FLOW_JSON"), &json!(2))
        );
        assert_eq!(
            errors(&json!({"version": "7.1", "screens": [{"id": "A"}]})),
            ["MISSING_REQUIRED_PROPERTY"]
        );
        assert_eq!(
            errors(&json!({})),
            ["MISSING_FLOW_JSON_VERSION", "MIN_ITEMS_REQUIRED"]
        );
        let twice = json!({"version": "7.1", "screens": [
            {"id": "A_1", "layout": {}}, {"id": "SUCCESS", "layout": {}}, {"id": "SUCCESS", "layout": {}}]});
        assert_eq!(
            errors(&twice),
            [
                "PATTERN_MISMATCH",
                "INVALID_PROPERTY_VALUE",
                "INVALID_PROPERTY_VALUE",
                "INVALID_PROPERTY_VALUE"
            ]
        );
    }

    #[test]
    fn components_and_their_actions_are_looked_at() {
        let drawing = json!({"version": "7.1", "screens": [{"id": "A", "layout": {"type": "SingleColumnLayout", "children": [
            {"type": "Form", "name": "f", "children": [
                {"type": "If", "condition": "true", "then": [{"type": "TextBold", "text": "x"}]},
                {"type": "Switch", "value": "x", "cases": {"a": [{"text": "x"}]}},
                {"type": "Footer", "label": "Go", "on-click-action": {"name": "complete", "payload": {}}},
                {"type": "EmbeddedLink", "text": "x", "on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "B"}}},
                {"type": "Dropdown", "on-select-action": {"name": "jump"}},
            ]},
        ]}}]});
        assert_eq!(
            errors(&drawing),
            [
                "INVALID_PROPERTY_VALUE",
                "MISSING_REQUIRED_TYPE_PROPERTY",
                "INVALID_COMPLETE_ACTION",
                "INVALID_NAVIGATE_ACTION",
                "INVALID_ENUM_VALUE",
            ]
        );
        let found = mistakes(&drawing.to_string());
        assert_eq!(
            found[0]["pointers"][0]["path"],
            "screens[0].layout.children[0].children[0].then[0]"
        );
    }

    #[test]
    fn the_routing_model_leads_forward_between_known_screens() {
        let model = |model: Value| {
            errors(
                &json!({"version": "7.1", "routing_model": model, "screens": [
                {"id": "A", "layout": {}}, {"id": "B", "layout": {}}]}),
            )
        };
        assert_eq!(model(json!({"A": ["B"], "B": []})), Vec::<String>::new());
        for wrong in [
            json!({"A": []}),
            json!({"A": ["C"], "B": []}),
            json!({"A": ["B"], "B": ["A"]}),
            json!({"A": [], "B": [], "C": []}),
        ] {
            assert_eq!(model(wrong.clone()), ["INVALID_ROUTING_MODEL"], "{wrong}");
        }
    }
}

#[cfg(test)]
mod fuzz {
    /// A drawing comes from the network.
    #[test]
    fn mistakes_of_any_text() {
        bolero::check!()
            .with_iterations(2_000)
            .for_each(|bytes: &[u8]| {
                super::mistakes(&String::from_utf8_lossy(bytes));
            });
    }
}
