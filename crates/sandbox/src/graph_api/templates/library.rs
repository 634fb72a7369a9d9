//! The library of templates that are approved at once as they stand (graph-api.md 4.1, 4.2). A few of our own wording: the
//! real library holds hundreds.

use serde_json::{Map, Value, json};

use crate::graph_api::answer::{Answer, Refusal};
use crate::graph_api::call::Call;

const LANGUAGE: &str = "en_US";

fn all() -> Vec<Value> {
    serde_json::from_str(include_str!("library.json")).expect("the library is read by a test")
}

/// `GET /message_template_library`, also under the account.
pub(in crate::graph_api) fn list(call: &Call) -> Answer {
    let is = |row: &Value, name: &str| {
        let asked = call.text(name).filter(|asked| !asked.is_empty());
        asked.is_none_or(|asked| {
            let same = |value: &Value| {
                value
                    .as_str()
                    .is_some_and(|word| word.eq_ignore_ascii_case(&asked))
            };
            match &row[name] {
                Value::Array(words) => words.iter().any(same),
                word => same(word),
            }
        })
    };
    let holds = |row: &Value| {
        let asked = call.text("search").unwrap_or_default().to_lowercase();
        row.to_string().to_lowercase().contains(&asked)
    };
    let rows: Vec<Value> = all()
        .into_iter()
        .enumerate()
        .map(|(at, mut row)| {
            row["language"] = json!(LANGUAGE);
            row["id"] = json!((700_000_000_000_001 + at).to_string());
            row
        })
        .filter(|row| {
            let names = [
                "topic", "usecase", "industry", "language", "name", "category",
            ];
            names.iter().all(|name| is(row, name)) && holds(row)
        })
        .collect();
    Answer::json(&json!({"data": rows}), "library listed")
}

/// The components that a template made of the library's gets: its words as they are, the caller's addresses.
pub(super) fn components(name: &str, object: &Map<String, Value>) -> Result<Value, Refusal> {
    let found = all().into_iter().find(|row| row["name"] == name);
    let row = found
        .ok_or_else(|| Refusal::code(100, format!("There is no library template named {name}")))?;
    let mut components = vec![json!({"type": "HEADER", "format": "TEXT", "text": row["header"]})];
    components.push(json!({
        "type": "BODY", "text": row["body"], "example": {"body_text": [row["body_params"]]},
    }));
    let given = inputs(object.get("library_template_button_inputs"))?;
    let mut buttons = Vec::new();
    for (at, button) in row["buttons"].as_array().into_iter().flatten().enumerate() {
        let mut button = button.clone();
        let kind = button["type"].as_str().unwrap_or_default().to_owned();
        let input = given
            .get(at)
            .filter(|input| input["type"].as_str() == Some(&kind));
        let input = input.ok_or_else(|| Refusal::missing("library_template_button_inputs"))?;
        if kind == "URL" {
            button["url"] = input["url"]["base_url"].clone();
            button["example"] = json!([input["url"]["url_suffix_example"]]);
        } else {
            button["phone_number"] = input["phone_number"].clone();
        }
        buttons.push(button);
    }
    if !buttons.is_empty() {
        components.push(json!({"type": "BUTTONS", "buttons": buttons}));
    }
    Ok(Value::Array(components))
}

/// A list, or one as text, which Meta's own samples write with single quotes.
fn inputs(given: Option<&Value>) -> Result<Vec<Value>, Refusal> {
    let wrong = || Refusal::code(100, "Param library_template_button_inputs must be a list");
    match given {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(rows)) => Ok(rows.clone()),
        Some(Value::String(text)) => {
            let read = serde_json::from_str(text);
            read.or_else(|_| serde_json::from_str(&text.replace('\'', "\"")))
                .map_err(|_| wrong())
        }
        Some(_) => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph_api::templates::check::Wanted;

    #[test]
    fn every_template_of_the_library_passes_the_checks() {
        for row in all() {
            let name = row["name"].as_str().unwrap();
            let inputs: Vec<Value> = row["buttons"]
                .as_array()
                .unwrap()
                .iter()
                .map(|button| {
                    json!({
                        "type": button["type"], "phone_number": "+15550051310",
                        "url": {"base_url": "https://shop.example/{{1}}", "url_suffix_example": "https://shop.example/7"},
                    })
                })
                .collect();
            let mut object = Map::new();
            object.insert("library_template_button_inputs".to_owned(), json!(inputs));
            let components = components(name, &object).unwrap();
            let wanted = json!({
                "name": name, "language": "en_US", "category": "UTILITY", "components": components,
            });
            assert!(Wanted::read(&wanted).is_ok(), "{name}");
        }
    }

    #[test]
    fn inputs_are_taken_as_metas_samples_write_them() {
        let text = json!("[{'type':'URL','url':{'base_url':'https://x.example/{{1}}'}}]");
        assert_eq!(inputs(Some(&text)).unwrap()[0]["type"], "URL");
        assert!(inputs(Some(&json!("no list"))).is_err());
    }
}
