//! The sign-up window at the bench: its page and the owner's phone take the steps through these calls.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::api::read;
use super::problem::Problem;
use crate::business_account::view::RunView;
use crate::business_account::{Finish, NewRun, RunError, SessionMessage};
use crate::world::{Act, World};

type Shared = State<Arc<World>>;
type Answer<T> = Result<Json<T>, Problem>;
type Body<T> = Result<Json<T>, JsonRejection>;

impl From<RunError> for Problem {
    fn from(error: RunError) -> Self {
        let conflict = |remedy| Self::new(StatusCode::CONFLICT, error.to_string(), remedy);
        match error {
            RunError::Act(error) => error.into(),
            RunError::UnknownApp(_) => Self::invalid_with(
                error.to_string(),
                "Take the app id that the sandbox prints.",
            ),
            RunError::Over => conflict("Close this window and start again."),
            RunError::NotDue(_) => conflict("Take the steps in their order."),
            RunError::WrongCode => {
                Self::invalid_with(error.to_string(), "Type the code as the window shows it.")
            }
        }
    }
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewRunBody {
    client_id: String,
}

/// Opens the sign-up window.
#[utoipa::path(post, path = "/sign_ups", tag = "account", operation_id = "begin_sign_up", request_body = NewRunBody, responses((status = 200, body = RunView)),)]
pub(super) async fn begin(State(world): Shared, body: Body<NewRunBody>) -> Answer<RunView> {
    let NewRunBody { client_id } = read(body)?;
    let id = world.act(|act| act.begin_sign_up(NewRun { client_id }))?;
    view(&world, &id)
}

/// A run through the sign-up window.
#[utoipa::path(get, path = "/sign_ups/{id}", tag = "account", operation_id = "find_sign_up", params(("id" = String, Path)), responses((status = 200, body = RunView)),)]
pub(super) async fn find(State(world): Shared, Path(id): Path<String>) -> Answer<RunView> {
    view(&world, &id)
}

/// Step 1: the business portfolio.
#[utoipa::path(post, path = "/sign_ups/{id}/portfolio", tag = "account", operation_id = "choose_portfolio", params(("id" = String, Path)), responses((status = 200, body = RunView)),)]
pub(super) async fn choose_portfolio(
    State(world): Shared,
    Path(id): Path<String>,
) -> Answer<RunView> {
    step(&world, &id, |act| act.choose_portfolio(&id))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = SignUpNumber)]
pub(super) struct Number {
    digits: String,
}

/// Step 2: the number.
#[utoipa::path(post, path = "/sign_ups/{id}/number", tag = "account", operation_id = "choose_sign_up_number", params(("id" = String, Path)), request_body = Number, responses((status = 200, body = RunView)),)]
pub(super) async fn choose_number(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<Number>,
) -> Answer<RunView> {
    let Number { digits } = read(body)?;
    step(&world, &id, |act| act.choose_number(&id, &digits))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct PairingCode {
    code: String,
}

/// Step 3: the code of the window, typed on the phone.
#[utoipa::path(post, path = "/sign_ups/{id}/pair", tag = "account", operation_id = "pair", params(("id" = String, Path)), request_body = PairingCode, responses((status = 200, body = RunView)),)]
pub(super) async fn pair(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<PairingCode>,
) -> Answer<RunView> {
    let PairingCode { code } = read(body)?;
    step(&world, &id, |act| act.pair(&id, &code))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct Consent {
    accept: bool,
    #[serde(default)]
    share_history: bool,
}

/// Step 4: the owner agrees or not, and shares the chats or not.
#[utoipa::path(post, path = "/sign_ups/{id}/consent", tag = "account", operation_id = "consent", params(("id" = String, Path)), request_body = Consent, responses((status = 200, body = RunView)),)]
pub(super) async fn consent(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<Consent>,
) -> Answer<RunView> {
    let Consent {
        accept,
        share_history,
    } = read(body)?;
    step(&world, &id, |act| act.consent(&id, accept, share_history))
}

/// The window closes and hands over the code.
#[utoipa::path(post, path = "/sign_ups/{id}/finish", tag = "account", operation_id = "finish_sign_up", params(("id" = String, Path)), responses((status = 200, body = Finish)),)]
pub(super) async fn finish(State(world): Shared, Path(id): Path<String>) -> Answer<Finish> {
    Ok(Json(world.act(|act| act.finish_sign_up(&id))?))
}

#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(super) struct Cancel {
    /// The error on the screen is reported, as opposed to a window that is just closed.
    report: bool,
}

/// What the page hears of a window that is closed before the end.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct Cancelled {
    message: SessionMessage,
}

/// The window is closed before the end.
#[utoipa::path(post, path = "/sign_ups/{id}/cancel", tag = "account", operation_id = "cancel_sign_up", params(("id" = String, Path)), request_body = Cancel, responses((status = 200, body = Cancelled)),)]
pub(super) async fn cancel(
    State(world): Shared,
    Path(id): Path<String>,
    body: Body<Cancel>,
) -> Answer<Cancelled> {
    let Cancel { report } = read(body)?;
    let message = world.act(|act| act.cancel_sign_up(&id, report))?;
    Ok(Json(Cancelled { message }))
}

fn step(
    world: &World,
    id: &str,
    deed: impl FnOnce(&mut Act<'_>) -> Result<(), RunError>,
) -> Answer<RunView> {
    world.act(deed)?;
    view(world, id)
}

fn view(world: &World, id: &str) -> Answer<RunView> {
    let found = world.look(|truth| {
        let run = truth.sign_up.as_ref().filter(|run| run.id == id)?;
        Some(RunView::of(truth, run))
    });
    found
        .map(Json)
        .ok_or_else(|| Problem::not_found("there is no such sign-up"))
}
