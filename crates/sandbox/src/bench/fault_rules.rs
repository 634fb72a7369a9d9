//! The switchboard's rules at the bench: listed, set, taken away.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};

use super::answers::{Done, FaultRules};
use super::api::read;
use super::problem::Problem;
use crate::switchboard::rule::{FaultRule, StandingRule};
use crate::truth::model::Faults;
use crate::world::World;

type Shared = State<Arc<World>>;

/// The faults of the whole number.
#[utoipa::path(get, path = "/faults", tag = "faults", operation_id = "faults", responses((status = 200, body = Faults)),)]
pub(super) async fn faults(State(world): Shared) -> Json<Faults> {
    Json(world.look(|truth| truth.faults.clone()))
}

/// All rules, with what they have met.
#[utoipa::path(get, path = "/faults/rules", tag = "faults", operation_id = "list_fault_rules", responses((status = 200, body = FaultRules)),)]
pub(super) async fn list(State(world): Shared) -> Json<FaultRules> {
    let rules = world.look(|truth| truth.fault_rules.clone());
    Json(FaultRules { rules })
}

/// Adds a rule, or puts it in the place of the one of its name.
#[utoipa::path(post, path = "/faults/rules", tag = "faults", operation_id = "set_fault_rule", request_body = FaultRule, responses((status = 200, body = StandingRule)),)]
pub(super) async fn set(
    State(world): Shared,
    body: Result<Json<FaultRule>, JsonRejection>,
) -> Result<Json<StandingRule>, Problem> {
    let rule = read(body)?;
    let set = world.act(|act| {
        let id = act.set_fault_rule(rule)?;
        let set = act.truth.fault_rules.iter().find(|set| set.rule.id == id);
        set.cloned().ok_or(crate::phones::ActError::Empty)
    })?;
    Ok(Json(set))
}

/// Takes one rule away.
#[utoipa::path(delete, path = "/faults/rules/{id}", tag = "faults", operation_id = "remove_fault_rule", params(("id" = String, Path)), responses((status = 200, body = Done)),)]
pub(super) async fn remove(
    State(world): Shared,
    Path(id): Path<String>,
) -> Result<Json<Done>, Problem> {
    if world.act(|act| act.remove_fault_rules(Some(&id))) {
        Ok(Json(Done {}))
    } else {
        Err(Problem::not_found(format!("there is no rule {id}")))
    }
}

/// Takes all rules away.
#[utoipa::path(delete, path = "/faults/rules", tag = "faults", operation_id = "clear_fault_rules", responses((status = 200, body = FaultRules)),)]
pub(super) async fn clear(State(world): Shared) -> Json<FaultRules> {
    world.act(|act| act.remove_fault_rules(None));
    Json(FaultRules { rules: Vec::new() })
}
