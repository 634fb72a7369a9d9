//! The screens of a flow, from its JSON: what a person fills in, in the order in which screens come. For programs that
//! answer by the names of fields; the phone on the page runs the flow's own logic (`web/sandbox/src/phones/cards/flow`).

use serde_json::{Map, Value, json};

use super::{Choice, Field, Screen, rows, words};
use crate::truth::Truth;

/// The screens of a flow named by id or name, beginning with `first`; none if its drawing is not known.
pub(super) fn screens(truth: &Truth, flow: &str, first: Option<&str>, data: &Value) -> Vec<Screen> {
    let Some(drawing) = drawing(truth, flow) else {
        return Vec::new();
    };
    let way = way(&drawing, first);
    let last = way.len().saturating_sub(1);
    way.into_iter()
        .enumerate()
        .map(|(at, drawn)| screen(drawn, at == last, data))
        .collect()
}

pub(super) fn drawing(truth: &Truth, flow: &str) -> Option<Value> {
    let known = truth.account.flow(flow)?;
    serde_json::from_str(known.json.as_deref()?).ok()
}

/// The screens in the order in which their buttons lead on.
pub(super) fn way<'a>(drawing: &'a Value, first: Option<&str>) -> Vec<&'a Value> {
    let screens = rows(&drawing["screens"]);
    let place = |id: Option<&str>| {
        screens
            .iter()
            .position(|screen| id.is_some() && screen["id"].as_str() == id)
    };
    let mut way: Vec<usize> = Vec::new();
    let mut next = Some(place(first).unwrap_or_default());
    while let Some(at) = next.filter(|at| *at < screens.len() && !way.contains(at)) {
        way.push(at);
        let action = footer(&screens[at]).map(|footer| &footer["on-click-action"]);
        next = match action.and_then(|action| action["name"].as_str()) {
            Some("complete") => None,
            Some("navigate") => place(action.and_then(|action| action["next"]["name"].as_str())),
            // Where an endpoint leads is known to the endpoint alone.
            _ => Some(at + 1),
        };
    }
    way.into_iter().map(|at| &screens[at]).collect()
}

pub(super) fn footer(screen: &Value) -> Option<&Value> {
    let mut parts = Vec::new();
    gather(&screen["layout"], false, &mut parts);
    let footer = parts.into_iter().map(|(part, _)| part);
    footer.into_iter().find(|part| part["type"] == "Footer")
}

fn screen(drawing: &Value, last: bool, data: &Value) -> Screen {
    let mut parts = Vec::new();
    gather(&drawing["layout"], false, &mut parts);
    let footer = footer(drawing);
    let completes = footer.is_some_and(|footer| footer["on-click-action"]["name"] == "complete");
    let values = Values {
        given: data,
        usual: &drawing["data"],
    };
    let fields = parts.iter().filter_map(|(part, maybe)| {
        let field = field(part, &values)?;
        Some(Field {
            required: field.required && !maybe,
            ..field
        })
    });
    Screen {
        id: words(&drawing["id"]).unwrap_or_default(),
        title: values.text(&drawing["title"]).unwrap_or_default(),
        fields: fields.collect(),
        submit: footer
            .and_then(|footer| values.text(&footer["label"]))
            .unwrap_or_else(|| "Continue".to_owned()),
        terminal: completes || last || drawing["terminal"] == true,
    }
}

/// All components, forms and branches opened; whether each stands in a branch comes with it.
fn gather<'a>(part: &'a Value, maybe: bool, parts: &mut Vec<(&'a Value, bool)>) {
    let cases = part["cases"].as_object().into_iter().flatten();
    let branches = [&part["then"], &part["else"]].into_iter();
    let branches = branches.chain(cases.map(|(_, case)| case));
    let lists = branches.map(|list| (list, true));
    for (list, maybe) in lists.chain([(&part["children"], maybe)]) {
        for child in rows(list) {
            parts.push((child, maybe));
            gather(child, maybe, parts);
        }
    }
}

/// What stands for `${data.x}`: what the send gave, else the screen's example.
struct Values<'a> {
    given: &'a Value,
    usual: &'a Value,
}

impl Values<'_> {
    fn of(&self, value: &Value) -> Value {
        let name = value
            .as_str()
            .and_then(|text| text.strip_prefix("${data."))
            .and_then(|text| text.strip_suffix('}'));
        match name {
            Some(name) if !self.given[name].is_null() => self.given[name].clone(),
            Some(name) => self.usual[name]["__example__"].clone(),
            None => value.clone(),
        }
    }

    fn text(&self, value: &Value) -> Option<String> {
        match self.of(value) {
            Value::Array(lines) => {
                let lines: Vec<String> = lines.iter().filter_map(words).collect();
                (!lines.is_empty()).then(|| lines.join("\n"))
            }
            one => words(&one),
        }
    }
}

fn field(part: &Value, values: &Values<'_>) -> Option<Field> {
    let kind = match part["type"].as_str()? {
        "TextInput" => match part["input-type"].as_str().unwrap_or("text") {
            "email" => "email",
            "number" | "phone" | "passcode" => "number",
            _ => "text",
        },
        "TextArea" => "area",
        "DatePicker" | "CalendarPicker" => "date",
        "Dropdown" | "RadioButtonsGroup" => "choice",
        "CheckboxGroup" | "ChipsSelector" => "choices",
        "OptIn" => "optin",
        "TextHeading" | "TextSubheading" | "TextBody" | "TextCaption" | "RichText" => "label",
        _ => return None,
    };
    if kind == "label" {
        return Some(Field {
            name: String::new(),
            label: String::new(),
            kind: kind.to_owned(),
            required: false,
            options: Vec::new(),
            text: Some(values.text(&part["text"])?),
        });
    }
    let options = values.of(&part["data-source"]);
    Some(Field {
        name: words(&part["name"])?,
        label: values.text(&part["label"]).unwrap_or_default(),
        kind: kind.to_owned(),
        required: values.of(&part["required"]) == true,
        options: rows(&options).iter().filter_map(choice).collect(),
        text: None,
    })
}

fn choice(option: &Value) -> Option<Choice> {
    let id = words(&option["id"])?;
    Some(Choice {
        title: words(&option["title"]).unwrap_or_else(|| id.clone()),
        id,
    })
}

/// WhatsApp's own form for an address, of which India alone has it (graph-api.md 2.4): drawn as any flow.
pub(crate) fn address() -> Value {
    const FIELDS: [(&str, &str, bool); 6] = [
        ("name", "Name", true),
        ("phone_number", "Phone number", true),
        ("in_pin_code", "PIN code", true),
        ("address", "Address", true),
        ("city", "City", true),
        ("state", "State", false),
    ];
    let fields = FIELDS.iter().map(|(name, label, required)| {
        json!({"type": "TextInput", "name": name, "label": label, "required": required})
    });
    let payload: Map<String, Value> = FIELDS
        .iter()
        .map(|(name, ..)| ((*name).to_owned(), json!(format!("${{form.{name}}}"))))
        .collect();
    let action = json!({"name": "complete", "payload": payload});
    let footer = json!({"type": "Footer", "label": "Send address", "on-click-action": action});
    let children: Vec<Value> = fields.chain([footer]).collect();
    json!({"version": "7.1", "screens": [{
        "id": "ADDRESS", "title": "Address", "terminal": true,
        "layout": {"type": "SingleColumnLayout", "children": children},
    }]})
}

pub(super) fn address_screen() -> Screen {
    screen(&address()["screens"][0], true, &Value::Null)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::cards) fn two_screens() -> Value {
        json!({"version": "7.1", "screens": [
            {"id": "ORDER", "title": "Your cake", "data": {"sizes": {"__example__": [{"id": "s", "title": "Small"}]}},
             "layout": {"children": [
                {"type": "TextHeading", "text": "What shall we bake?"},
                {"type": "Form", "name": "f", "children": [
                    {"type": "TextInput", "name": "mail", "label": "E-mail", "input-type": "email", "required": true},
                    {"type": "RadioButtonsGroup", "name": "size", "label": "Size", "data-source": "${data.sizes}"},
                    {"type": "If", "condition": "${form.size}", "then": [
                        {"type": "TextInput", "name": "words", "label": "Words", "required": true}]},
                    {"type": "Footer", "label": "Order", "on-click-action": {"name": "complete", "payload":
                        {"to": "${form.mail}", "who": "${data.who}", "how": "flow"}}},
                ]},
            ]}},
            {"id": "WELCOME", "title": "Hello", "layout": {"children": [
                {"type": "TextInput", "name": "name", "label": "Name"},
                {"type": "Footer", "label": "Next", "on-click-action": {"name": "navigate",
                 "next": {"type": "screen", "name": "ORDER"}, "payload": {"who": "${form.name}"}}},
            ]}},
        ]})
    }

    #[test]
    fn screens_come_in_the_order_their_buttons_lead() {
        let drawing = two_screens();
        let ids = |first| {
            let way = way(&drawing, first);
            way.iter()
                .map(|screen| screen["id"].as_str().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(Some("WELCOME")), ["WELCOME", "ORDER"]);
        assert_eq!(ids(None), ["ORDER"], "the first ends the flow");
    }

    #[test]
    fn forms_are_opened_and_values_filled_in() {
        let drawing = two_screens();
        let drawn = screen(&drawing["screens"][0], true, &json!({}));
        assert_eq!((drawn.submit.as_str(), drawn.terminal), ("Order", true));
        let kinds: Vec<&str> = drawn
            .fields
            .iter()
            .map(|field| field.kind.as_str())
            .collect();
        assert_eq!(kinds, ["label", "email", "choice", "text"]);
        let required: Vec<bool> = drawn.fields.iter().map(|field| field.required).collect();
        assert_eq!(
            required,
            [false, true, false, false],
            "a branch asks only sometimes"
        );
        assert_eq!(drawn.fields[2].options[0].title, "Small");
        let given = json!({"sizes": [{"id": "l", "title": "Large"}]});
        let drawn = screen(&drawing["screens"][0], true, &given);
        assert_eq!(drawn.fields[2].options[0].title, "Large");
    }
}
