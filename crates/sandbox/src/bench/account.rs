//! The business account at the bench: how it stands, what is so about its phone, events told by hand.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::api::read;
use super::problem::Problem;
use crate::business_account::view::AccountView;
use crate::business_account::{FactsChange, KINDS, Kind};
use crate::businesses;
use crate::phones::ActError;
use crate::world::{Act, World};

type Shared = State<Arc<World>>;
type Answer = Result<Json<AccountView>, Problem>;
type Body<T> = Result<Json<T>, JsonRejection>;

/// How the account stands.
#[utoipa::path(get, path = "/account", tag = "account", operation_id = "account", responses((status = 200, body = AccountView)),)]
pub(super) async fn find(State(world): Shared) -> Json<AccountView> {
    Json(view(&world))
}

/// What is so about the business and its phone; what is not named stays.
#[utoipa::path(patch, path = "/account/facts", tag = "account", operation_id = "set_facts", request_body = FactsChange, responses((status = 200, body = AccountView)),)]
pub(super) async fn set_facts(State(world): Shared, body: Body<FactsChange>) -> Answer {
    let change = read(body)?;
    done(&world, |act| act.set_facts(change))
}

/// How history and contacts are given away; what is not named stays.
#[utoipa::path(patch, path = "/account/habits", tag = "account", operation_id = "set_habits", request_body(content = ref("#/components/schemas/HabitsChange"), description = "Any of the fields of `habits` of the account."), responses((status = 200, body = AccountView)),)]
pub(super) async fn set_habits(State(world): Shared, body: Body<Value>) -> Answer {
    let patch = read(body)?;
    done(&world, |act| act.set_habits(&patch))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewBusinessNumber)]
pub(super) struct NewNumber {
    digits: String,
}

/// The business moves to another number.
#[utoipa::path(put, path = "/account/number", tag = "account", operation_id = "change_business_number", request_body = NewNumber, responses((status = 200, body = AccountView)),)]
pub(super) async fn change_number(State(world): Shared, body: Body<NewNumber>) -> Answer {
    let NewNumber { digits } = read(body)?;
    if let Some(all) = businesses::of(&world) {
        all.check_free_for(&world, &digits)?;
    }
    done(&world, |act| act.renumber_business(&digits))
}

/// The owner disconnects the platform on the phone.
#[utoipa::path(post, path = "/account/disconnect", tag = "account", operation_id = "disconnect", responses((status = 200, body = AccountView)),)]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method of one lifetime is not general enough"
)]
pub(super) async fn disconnect(State(world): Shared) -> Answer {
    done(&world, |act| act.disconnect())
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = MovedPhone)]
pub(super) struct NewPhone {
    /// The owner leaves the opt-in on, so that the account comes back by itself.
    #[serde(default = "yes")]
    returns: bool,
}

fn yes() -> bool {
    true
}

/// The owner moves to another phone.
#[utoipa::path(post, path = "/account/new_phone", tag = "account", operation_id = "move_phone", request_body = NewPhone, responses((status = 200, body = AccountView)),)]
pub(super) async fn move_phone(State(world): Shared, body: Body<NewPhone>) -> Answer {
    let NewPhone { returns } = read(body)?;
    done(&world, |act| act.move_to_new_phone(returns))
}

/// The owner connects again.
#[utoipa::path(post, path = "/account/reconnect", tag = "account", operation_id = "reconnect", responses((status = 200, body = AccountView)),)]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method of one lifetime is not general enough"
)]
pub(super) async fn reconnect(State(world): Shared) -> Answer {
    done(&world, |act| act.reconnect())
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct AccountEvents {
    #[schema(value_type = Vec<Kind>)]
    events: &'static [Kind],
}

/// The events there are, with what each takes.
#[utoipa::path(get, path = "/account/events", tag = "account", operation_id = "list_account_events", responses((status = 200, body = AccountEvents)),)]
pub(super) async fn list_events() -> Json<AccountEvents> {
    Json(AccountEvents { events: KINDS })
}

/// An event, and its particulars beside it by their names.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct AccountEvent {
    /// One of `GET /account/events`.
    #[serde(default)]
    #[schema(value_type = String, required)]
    event: Option<String>,
    /// What is left out is as usual.
    #[serde(flatten)]
    #[schema(value_type = std::collections::BTreeMap<String, Particular>)]
    params: Map<String, Value>,
}

/// A particular of an event: a word, a number, or yes and no.
#[derive(utoipa::ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it describes a value that is read as its text")]
enum Particular {
    Text(String),
    Number(i64),
}

/// Has an event told, with what follows from it.
#[utoipa::path(post, path = "/account/events", tag = "account", operation_id = "tell_account_event", request_body = AccountEvent, responses((status = 200, body = AccountView)),)]
pub(super) async fn tell_event(State(world): Shared, body: Body<AccountEvent>) -> Answer {
    let AccountEvent { event, params } = read(body)?;
    let event = event.ok_or_else(|| Problem::invalid("name the event: {\"event\": …}"))?;
    done(&world, |act| act.tell_account(&event, &params))
}

fn done(world: &World, deed: impl FnOnce(&mut Act<'_>) -> Result<(), ActError>) -> Answer {
    world.act(deed)?;
    Ok(Json(view(world)))
}

fn view(world: &World) -> AccountView {
    let now = world.clock.now_ms();
    world.look(|truth| AccountView::of(truth, now))
}
