//! Flows on the phones: what a message's flow draws, and what its endpoint says; and how flows stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::api::read;
use super::problem::Problem;
use crate::flows::{self, Failure, Outcome, Question};
use crate::graph_api::turn_flow;
use crate::phones::ActError;
use crate::truth::account::{Flow, FlowStatus};
use crate::truth::flows::Alert;
use crate::world::World;

/// A flow as it begins on a phone.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FlowStart {
    /// The flow's JSON; null where it is not known.
    drawing: Value,
    /// `navigate`, or `data_exchange`: its endpoint is asked first, with `INIT`.
    action: String,
    /// Where it begins; null: at its first screen.
    screen: Option<String>,
    /// The data of that screen.
    data: Value,
    /// Whether it has an endpoint.
    endpoint: bool,
}

/// What the phone asks.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct FlowQuestion {
    /// `INIT`, `BACK` or `data_exchange`.
    action: String,
    /// The screen that asks.
    #[serde(default)]
    screen: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<BTreeMap<String, Value>>)]
    data: Option<Map<String, Value>>,
}

/// A flow, for the bench.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FlowState {
    id: String,
    name: String,
    /// As WhatsApp spells it.
    status: &'static str,
    endpoint: Option<String>,
    /// Requests to its endpoint, health checks among them.
    requests: usize,
    failed: usize,
    /// Alerts that stand, with the thresholds that were crossed: percent, or milliseconds of latency.
    #[schema(value_type = BTreeMap<String, u32>)]
    alerts: BTreeMap<Alert, u32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FlowStates {
    flows: Vec<FlowState>,
}

/// What a health check came to.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Pinged {
    active: bool,
    failure: Option<Failure>,
}

/// How Meta lets a flow work.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct NewFlowStatus {
    /// `PUBLISHED`, `THROTTLED` or `BLOCKED`.
    status: String,
}

type Place = Path<(String, String, String, String)>;

/// A customer opens the flow of a message.
#[utoipa::path(get, path = "/phones/{id}/chats/{peer}/messages/{wamid}/flows/{flow}", tag = "messages", operation_id = "open_flow", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path), ("flow" = String, Path)), responses((status = 200, body = FlowStart)),)]
pub(super) async fn open(
    State(world): State<Arc<World>>,
    Path((id, peer, wamid, flow)): Place,
) -> Result<Json<FlowStart>, Problem> {
    let opening = world.act(|act| act.open_flow(&id, &peer, &wamid, &flow))?;
    Ok(Json(FlowStart {
        endpoint: opening.flow.as_ref().and_then(flows::address).is_some(),
        drawing: opening.drawing,
        action: opening.action,
        screen: opening.screen,
        data: opening.data,
    }))
}

/// The phone asks the flow's endpoint for what comes next. The sandbox encrypts and signs the request as Meta does.
#[utoipa::path(post, path = "/phones/{id}/chats/{peer}/messages/{wamid}/flows/{flow}/exchange", tag = "messages", operation_id = "ask_flow_endpoint", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path), ("flow" = String, Path)), request_body = FlowQuestion, responses((status = 200, body = Outcome)),)]
pub(super) async fn exchange(
    State(world): State<Arc<World>>,
    Path((id, peer, wamid, flow)): Place,
    body: Result<Json<FlowQuestion>, JsonRejection>,
) -> Result<Json<Outcome>, Problem> {
    let asked = read(body)?;
    if !["INIT", "BACK", "data_exchange"].contains(&asked.action.as_str()) {
        return Err(Problem::invalid("action is INIT, BACK or data_exchange"));
    }
    let opening = world.act(|act| act.open_flow(&id, &peer, &wamid, &flow))?;
    let flow = opening.flow.ok_or_else(|| {
        ActError::Invalid("Meta does not know this flow, so that nobody can be asked".to_owned())
    })?;
    let question = Question {
        action: asked.action,
        screen: asked.screen,
        data: asked.data.map_or(Value::Null, Value::Object),
        token: opening.token,
    };
    Ok(Json(flows::ask(&world, &flow, &wamid, &question).await))
}

/// The account's flows, and how their endpoints do.
#[utoipa::path(get, path = "/flows", tag = "account", operation_id = "list_flows", responses((status = 200, body = FlowStates)),)]
pub(super) async fn list(State(world): State<Arc<World>>) -> Json<FlowStates> {
    let flows = world.look(|truth| {
        let account = &truth.account;
        let flows = account.flows.values().map(|flow| {
            let record = account
                .flow_records
                .of
                .get(&flow.id)
                .cloned()
                .unwrap_or_default();
            FlowState {
                id: flow.id.clone(),
                name: flow.name.clone(),
                status: flow.status.word(),
                endpoint: flows::address(flow),
                requests: record.asked.len(),
                failed: record
                    .asked
                    .iter()
                    .filter(|one| one.error.is_some())
                    .count(),
                alerts: record.alerts,
            }
        });
        flows.collect()
    });
    Json(FlowStates { flows })
}

/// Meta's health check of a flow's endpoint, now.
#[utoipa::path(post, path = "/flows/{id}/ping", tag = "account", operation_id = "ping_flow_endpoint", params(("id" = String, Path)), responses((status = 200, body = Pinged)),)]
pub(super) async fn ping(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
) -> Result<Json<Pinged>, Problem> {
    let flow = found(&world, &id)?;
    let failure = flows::ping(&world, &flow).await.err();
    Ok(Json(Pinged {
        active: failure.is_none(),
        failure,
    }))
}

/// Meta throttles or blocks a published flow, or lets it work again. The app hears of it.
#[utoipa::path(put, path = "/flows/{id}/status", tag = "account", operation_id = "set_flow_status", params(("id" = String, Path)), request_body = NewFlowStatus, responses((status = 200, body = FlowStates)),)]
pub(super) async fn set_status(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    body: Result<Json<NewFlowStatus>, JsonRejection>,
) -> Result<Json<FlowStates>, Problem> {
    let NewFlowStatus { status } = read(body)?;
    let wanted = [
        FlowStatus::Published,
        FlowStatus::Throttled,
        FlowStatus::Blocked,
    ];
    let wanted = wanted.into_iter().find(|known| known.word() == status);
    let wanted =
        wanted.ok_or_else(|| Problem::invalid("status is PUBLISHED, THROTTLED or BLOCKED"))?;
    let flow = found(&world, &id)?;
    if matches!(flow.status, FlowStatus::Draft | FlowStatus::Deprecated) {
        return Err(Problem::invalid(
            "only a published flow is throttled or blocked: publish it first",
        ));
    }
    turn_flow(&world, flow, wanted);
    Ok(list(State(world)).await)
}

fn found(world: &World, id: &str) -> Result<Flow, Problem> {
    let known = world.look(|truth| truth.account.flow(id).cloned());
    known.ok_or_else(|| Problem::not_found(format!("there is no flow {id}")))
}
