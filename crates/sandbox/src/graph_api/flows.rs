//! `/{WABA}/flows` and `/{FLOW}` (graph-api.md 5.8): forms within WhatsApp, drafted, published, deprecated.

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields;
use super::paging::page;
use crate::truth::Event;
use crate::truth::account::{Change, Flow, FlowStatus};
use crate::world::{Act, World};

const USUAL: [&str; 4] = ["name", "status", "categories", "validation_errors"];
const CATEGORIES: [&str; 8] = [
    "SIGN_UP",
    "SIGN_IN",
    "APPOINTMENT_BOOKING",
    "LEAD_GENERATION",
    "CONTACT_US",
    "CUSTOMER_SUPPORT",
    "SURVEY",
    "OTHER",
];
const NAME_MAX: usize = 200;

/// The list's own calls.
pub(super) fn of_account(world: &World, call: &Call) -> Result<Answer, Refusal> {
    match call.method {
        Method::GET => list(world, call),
        Method::POST => create(world, call),
        _ => Err(Refusal::unknown_object(call, "flows")),
    }
}

/// The calls of one flow. `None`: that is not emulated.
pub(super) fn of_flow(
    world: &World,
    call: &Call,
    id: &str,
    edges: &[&str],
) -> Option<Result<Answer, Refusal>> {
    Some(match (&call.method, edges) {
        (&Method::GET, []) => get(world, call, id),
        (&Method::POST, []) => change(world, call, id),
        (&Method::DELETE, []) => remove(world, call, id),
        (&Method::GET, ["assets"]) => assets(world, call, id),
        (&Method::POST, ["assets"]) => put_json(world, call, id),
        (&Method::POST, ["publish"]) => publish(world, call, id),
        (&Method::POST, ["deprecate"]) => deprecate(world, call, id),
        _ => return None,
    })
}

fn create(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let name = name_of(call)?.ok_or_else(|| Refusal::missing("name"))?;
    let categories = categories_of(call)?.ok_or_else(|| Refusal::missing("categories"))?;
    let json = call.text("flow_json");
    let errors = json.as_deref().map(mistakes).unwrap_or_default();
    let publish = call.text("publish").as_deref() == Some("true");
    let told = world.act(|act| {
        if act
            .truth
            .account
            .flows
            .values()
            .any(|flow| flow.name == name)
        {
            return Err(Refusal::sentence(100, "Invalid parameter").told_people(
                4_016_019,
                "Flow name is not unique",
                "There is a flow of this name in this account.",
            ));
        }
        let id = act.draw_digits(15);
        let flow = Flow {
            id: id.clone(),
            name,
            categories,
            status: if publish && json.is_some() && errors.is_empty() {
                FlowStatus::Published
            } else {
                FlowStatus::Draft
            },
            json,
            endpoint_uri: call.text("endpoint_uri"),
        };
        keep(act, flow);
        Ok(json!({"id": id, "success": true, "validation_errors": errors}))
    })?;
    Ok(Answer::json(&told, "flow created"))
}

fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let rows: Vec<(String, Value)> = world.look(|truth| {
        let flows = truth.account.flows.values();
        flows
            .map(|flow| (flow.id.clone(), node(call, flow)))
            .collect()
    });
    let rows: Result<Vec<_>, Refusal> = rows
        .into_iter()
        .map(|(key, node)| Ok((key, fields::selected(&node, "WhatsAppFlow", call, &USUAL)?)))
        .collect();
    Ok(Answer::json(&page(call, &rows?), "flows listed"))
}

fn get(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let node = node(call, &found(world, call, id)?);
    let told = fields::selected(&node, "WhatsAppFlow", call, &USUAL)?;
    Ok(Answer::json(&told, "flow looked up"))
}

fn change(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    let flow = Flow {
        name: name_of(call)?.unwrap_or(known.name.clone()),
        categories: categories_of(call)?.unwrap_or(known.categories.clone()),
        endpoint_uri: call.text("endpoint_uri").or(known.endpoint_uri.clone()),
        ..known
    };
    world.act(|act| keep(act, flow));
    Ok(Answer::success("flow changed"))
}

fn put_json(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    if known.status != FlowStatus::Draft {
        return Err(told(
            139_000,
            "Only drafts can be changed",
            "A published flow stays as it is: clone it.",
        ));
    }
    if call.text("asset_type").as_deref() != Some("FLOW_JSON") {
        return Err(Refusal::code(100, "Param asset_type must be FLOW_JSON"));
    }
    let file = call.file.as_ref().ok_or_else(|| Refusal::missing("file"))?;
    let json = String::from_utf8_lossy(&file.bytes).into_owned();
    let errors = mistakes(&json);
    let flow = Flow {
        json: Some(json),
        ..known
    };
    world.act(|act| keep(act, flow));
    Ok(Answer::json(
        &json!({"success": true, "validation_errors": errors}),
        "flow drawn",
    ))
}

fn publish(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    let is_sound = known
        .json
        .as_deref()
        .is_some_and(|json| mistakes(json).is_empty());
    if known.status != FlowStatus::Draft || !is_sound {
        return Err(told(
            139_002,
            "Publishing failed",
            "Only a draft whose JSON has no validation errors can be published.",
        ));
    }
    turn(world, known, FlowStatus::Published);
    Ok(Answer::success("flow published"))
}

fn deprecate(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    if known.status != FlowStatus::Published {
        return Err(told(
            139_003,
            "Deprecating failed",
            "Only a published flow can be deprecated.",
        ));
    }
    turn(world, known, FlowStatus::Deprecated);
    Ok(Answer::success("flow deprecated"))
}

/// The app hears of it (webhooks.md 4.7).
fn turn(world: &World, known: Flow, status: FlowStatus) {
    world.act(|act| {
        let value = json!({
            "event": "FLOW_STATUS_CHANGE",
            "message": format!("Flow {} changed status from {} to {}", known.name, known.status.word(), status.word()),
            "flow_id": known.id,
            "old_status": known.status.word(),
            "new_status": status.word(),
        });
        keep(act, Flow { status, ..known });
        act.queue_webhook("flows", value);
    });
}

fn remove(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    if known.status != FlowStatus::Draft {
        return Err(told(
            139_004,
            "Deleting failed",
            "Only drafts can be deleted: deprecate it.",
        ));
    }
    world.act(|act| {
        let change = Change::FlowGone { id: known.id };
        act.tell(Event::AccountChanged { change });
    });
    Ok(Answer::success("flow deleted"))
}

fn assets(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    let rows: Vec<Value> = known
        .json
        .iter()
        .map(|_| {
            let url = format!("{}/flow_assets/{id}/flow.json", call.base_url());
            json!({"name": "flow.json", "asset_type": "FLOW_JSON", "download_url": url})
        })
        .collect();
    Ok(Answer::json(&json!({"data": rows}), "assets listed"))
}

fn keep(act: &mut Act<'_>, flow: Flow) {
    let change = Change::Flow {
        flow: Box::new(flow),
    };
    act.tell(Event::AccountChanged { change });
}

fn found(world: &World, call: &Call, id: &str) -> Result<Flow, Refusal> {
    let known = world.look(|truth| truth.account.flows.get(id).cloned());
    known.ok_or_else(|| Refusal::unknown_object(call, id))
}

fn told(code: i64, title: &str, text: &str) -> Refusal {
    Refusal::code(code, text).told_people(code, title, text)
}

fn name_of(call: &Call) -> Result<Option<String>, Refusal> {
    let name = call.text("name");
    if name
        .as_ref()
        .is_some_and(|name| name.is_empty() || name.chars().count() > NAME_MAX)
    {
        return Err(Refusal::code(
            100,
            "Param name must have 1 to 200 characters",
        ));
    }
    Ok(name)
}

fn categories_of(call: &Call) -> Result<Option<Vec<String>>, Refusal> {
    let object = call.object();
    let Some(rows) = object["categories"].as_array() else {
        return Ok(None);
    };
    let rows: Vec<String> = rows
        .iter()
        .filter_map(|row| row.as_str())
        .map(str::to_owned)
        .collect();
    if rows.is_empty() || !rows.iter().all(|row| CATEGORIES.contains(&row.as_str())) {
        return Err(Refusal::code(
            100,
            format!(
                "Param categories must be some of {{{}}}",
                CATEGORIES.join(", ")
            ),
        ));
    }
    Ok(Some(rows))
}

/// What is wrong with a flow's JSON, as far as its frame goes: what its screens hold is not looked into.
fn mistakes(text: &str) -> Vec<Value> {
    let error = |error: &str, message: String| {
        json!({
            "error": error, "error_type": "FLOW_JSON_ERROR", "message": message, "line_start": 1, "line_end": 1,
            "column_start": 1, "column_end": 1, "pointers": [],
        })
    };
    let read: Value = match serde_json::from_str(text) {
        Ok(read) => read,
        Err(why) => {
            let mut told = error("INVALID_JSON", format!("The JSON cannot be read: {why}"));
            told["line_start"] = json!(why.line());
            told["line_end"] = json!(why.line());
            told["column_start"] = json!(why.column());
            told["column_end"] = json!(why.column());
            return vec![told];
        }
    };
    let mut errors = Vec::new();
    if read["version"].as_str().is_none() {
        errors.push(error(
            "MISSING_REQUIRED_PROPERTY",
            "The property version is missing".to_owned(),
        ));
    }
    let screens = read["screens"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    if screens.is_empty() {
        errors.push(error(
            "MISSING_REQUIRED_PROPERTY",
            "A flow needs at least one screen".to_owned(),
        ));
    }
    for (at, screen) in screens.iter().enumerate() {
        for name in ["id", "layout"] {
            if screen[name].is_null() {
                errors.push(error(
                    "MISSING_REQUIRED_PROPERTY",
                    format!("screens[{at}] needs the property {name}"),
                ));
            }
        }
    }
    errors
}

fn node(call: &Call, flow: &Flow) -> Value {
    let errors = flow.json.as_deref().map(mistakes).unwrap_or_default();
    let read: Value = flow
        .json
        .as_deref()
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default();
    json!({
        "id": flow.id,
        "name": flow.name,
        "status": flow.status.word(),
        "categories": flow.categories,
        "validation_errors": errors,
        "json_version": read["version"],
        "data_api_version": read["data_api_version"],
        "endpoint_uri": flow.endpoint_uri,
        "preview": {
            "preview_url": format!("{}/flow_previews/{}", call.base_url(), flow.id),
            "expires_at": "2027-01-01T00:00:00+0000",
        },
        "whatsapp_business_account": null,
        "application": null,
        "health_status": {"can_send_message": "AVAILABLE", "entities": []},
    })
}

#[cfg(test)]
mod tests {
    use super::mistakes;

    #[test]
    fn the_frame_of_a_flow_is_looked_at() {
        let sound = r#"{"version": "7.1", "screens": [{"id": "A", "layout": {}}]}"#;
        assert_eq!(mistakes(sound), Vec::<serde_json::Value>::new());
        assert_eq!(mistakes("{")[0]["error"], "INVALID_JSON");
        assert_eq!(
            mistakes(r#"{"version": "7.1", "screens": [{"id": "A"}]}"#).len(),
            1
        );
        assert_eq!(mistakes("{}").len(), 2);
    }
}
