//! `/{WABA}/flows` and `/{FLOW}` (graph-api.md 5.8): forms within WhatsApp, drafted, published, deprecated.

mod check;
mod metric;
mod node;

use axum::http::Method;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::call::Call;
use super::fields;
use super::paging::page;
use super::public::FLOW_ASSETS;
use crate::flows;
use crate::truth::account::{Change, Flow, FlowStatus};
use crate::truth::{Event, Truth};
use crate::world::{Act, World};
use check::mistakes;

const USUAL: [&str; 4] = ["name", "status", "categories", "validation_errors"];
/// WhatsApp's: the largest flow JSON (graph-api.md 3.2).
const ASSET_BYTES_MAX: usize = 10 * 1024 * 1024;
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
pub(super) async fn of_flow(
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
        (&Method::POST, ["publish"]) => publish(world, call, id).await,
        (&Method::POST, ["deprecate"]) => deprecate(world, call, id),
        _ => return None,
    })
}

fn create(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let name = name_of(call)?.ok_or_else(|| Refusal::missing("name"))?;
    let categories = categories_of(call)?.ok_or_else(|| Refusal::missing("categories"))?;
    let source = match call.text("clone_flow_id") {
        Some(id) => Some(found(world, call, &id)?),
        None => None,
    };
    let json = call.text("flow_json");
    let json = json.or_else(|| source.as_ref().and_then(|source| source.json.clone()));
    let errors = json.as_deref().map(mistakes).unwrap_or_default();
    let flow = Flow {
        id: String::new(),
        name,
        categories,
        status: FlowStatus::Draft,
        json,
        endpoint_uri: endpoint_of(call)?.or(source.and_then(|source| source.endpoint_uri)),
    };
    let ready = world.look(|truth| unready(truth, &flow)).is_none();
    let published = call.text("publish").as_deref() == Some("true") && ready;
    let id = world.act(|act| {
        check_name(act.truth, &flow.name, "")?;
        let id = act.draw_digits(15);
        let flow = Flow {
            id: id.clone(),
            ..flow
        };
        let message = format!("Flow {} has been created with DRAFT status", flow.name);
        let value = json!({
            "event": "FLOW_STATUS_CHANGE", "message": message, "flow_id": id, "new_status": "DRAFT",
        });
        keep(act, flow.clone());
        act.queue_webhook("flows", value);
        if published {
            turn_to(act, flow, FlowStatus::Published);
        }
        Ok::<_, Refusal>(id)
    })?;
    let told = json!({"id": id, "success": true, "validation_errors": errors});
    Ok(Answer::json(&told, "flow created"))
}

fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let rows: Vec<(String, Value)> = world.look(|truth| {
        let flows = truth.account.flows.values();
        flows
            .map(|flow| (flow.id.clone(), node::of(call, truth, flow)))
            .collect()
    });
    let rows: Result<Vec<_>, Refusal> = rows
        .into_iter()
        .map(|(key, node)| Ok((key, fields::selected(&node, "WhatsAppFlow", call, &USUAL)?)))
        .collect();
    Ok(Answer::json(&page(call, &rows?), "flows listed"))
}

fn get(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let flow = found(world, call, id)?;
    let mut node = world.look(|truth| node::of(call, truth, &flow));
    if let Some(field) = metric::asked(call) {
        node["metric"] = world.look(|truth| metric::of(truth, &flow, &field))?;
    }
    let told = fields::selected(&node, "WhatsAppFlow", call, &USUAL)?;
    Ok(Answer::json(&told, "flow looked up"))
}

fn change(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    let flow = Flow {
        name: name_of(call)?.unwrap_or(known.name.clone()),
        categories: categories_of(call)?.unwrap_or(known.categories.clone()),
        endpoint_uri: endpoint_of(call)?.or(known.endpoint_uri.clone()),
        ..known
    };
    world.act(|act| {
        check_name(act.truth, &flow.name, &flow.id)?;
        keep(act, flow);
        Ok::<_, Refusal>(())
    })?;
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
    if file.bytes.len() > ASSET_BYTES_MAX {
        return Err(Refusal::code(100, "Param file must have at most 10 MB"));
    }
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

/// Only what would work is published: a flow with an endpoint has its key, its address, and an endpoint that answers
/// the health check.
async fn publish(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    let refused = |why: &str| told(139_002, "Publishing failed", why);
    if known.status != FlowStatus::Draft {
        return Err(refused("Only a draft can be published."));
    }
    if let Some(why) = world.look(|truth| unready(truth, &known)) {
        return Err(refused(why));
    }
    if has_endpoint(&known)
        && let Err(failure) = flows::ping(world, &known).await
    {
        let why = format!(
            "The endpoint's health check failed: {} ({}).",
            failure.error, failure.detail
        );
        return Err(refused(&why));
    }
    turn(world, known, FlowStatus::Published);
    Ok(Answer::success("flow published"))
}

/// Why it cannot be published, as far as Meta itself knows.
fn unready(truth: &Truth, flow: &Flow) -> Option<&'static str> {
    let is_sound = flow
        .json
        .as_deref()
        .is_some_and(|json| mistakes(json).is_empty());
    if !is_sound {
        return Some("Only a draft whose JSON has no validation errors can be published.");
    }
    if !has_endpoint(flow) {
        return None;
    }
    if flows::address(flow).is_none() {
        return Some("The flow has a data_api_version, and no endpoint_uri.");
    }
    let has_key = truth.account.setting(flows::PUBLIC_KEY).is_string();
    (!has_key).then_some(
        "The phone number has no business public key: upload it at whatsapp_business_encryption.",
    )
}

fn has_endpoint(flow: &Flow) -> bool {
    flows::drawing(flow)["data_api_version"].is_string()
}

fn deprecate(world: &World, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let known = found(world, call, id)?;
    if matches!(known.status, FlowStatus::Draft | FlowStatus::Deprecated) {
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
pub(crate) fn turn(world: &World, known: Flow, status: FlowStatus) {
    world.act(|act| turn_to(act, known, status));
}

fn turn_to(act: &mut Act<'_>, known: Flow, status: FlowStatus) {
    let (before, after) = (known.status.word(), status.word());
    let message = format!(
        "Flow {} changed status from {before} to {after}",
        known.name
    );
    let value = json!({
        "event": "FLOW_STATUS_CHANGE", "message": message, "flow_id": known.id, "old_status": before,
        "new_status": after,
    });
    keep(act, Flow { status, ..known });
    act.queue_webhook("flows", value);
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
            let url = format!("{}/{FLOW_ASSETS}/{id}/flow.json", call.base_url());
            json!({"name": "flow.json", "asset_type": "FLOW_JSON", "download_url": url})
        })
        .collect();
    let rows: Vec<(String, Value)> = rows
        .into_iter()
        .map(|row| ("flow.json".to_owned(), row))
        .collect();
    Ok(Answer::json(&page(call, &rows), "assets listed"))
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

fn check_name(truth: &Truth, name: &str, but: &str) -> Result<(), Refusal> {
    let mut flows = truth.account.flows.values();
    if flows.any(|flow| flow.name == name && flow.id != but) {
        return Err(Refusal::sentence(100, "Invalid parameter").told_people(
            4_016_019,
            "Flow name is not unique",
            "There is a flow of this name in this account.",
        ));
    }
    Ok(())
}

fn endpoint_of(call: &Call) -> Result<Option<String>, Refusal> {
    let uri = call.text("endpoint_uri");
    let is_web = |uri: &String| uri.starts_with("https://") || uri.starts_with("http://");
    if uri.as_ref().is_some_and(|uri| !is_web(uri)) {
        return Err(Refusal::code(100, "Param endpoint_uri must be a valid URI"));
    }
    Ok(uri)
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
