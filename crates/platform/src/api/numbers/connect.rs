//! `POST /numbers/connect`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use twinline_store::Role;

use crate::api::extract;
use crate::api::view::{NumberCard, card};
use crate::app::App;
use crate::connect::{ConnectRequest, connect as connect_number};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Connects a number: hands in what the sign-up at WhatsApp gave. Contacts and history follow by themselves.
#[utoipa::path(post, path = "/numbers/connect", tag = "numbers", operation_id = "connect_number",
    request_body = ConnectRequest,
    responses((status = 202, body = NumberCard), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn connect(
    State(app): State<App>,
    me: SignedIn,
    extract::Json(request): extract::Json<ConnectRequest>,
) -> Outcome<(StatusCode, Json<NumberCard>)> {
    me.at_least(Role::Admin)?;
    // A closed browser must not leave the steps half done: they run to their end whoever waits.
    let worker = app.clone();
    let connected =
        tokio::spawn(async move { Box::pin(connect_number(&worker, request)).await }).await;
    let line = connected
        .map_err(|error| Problem::internal(&error))?
        .map_err(|error| {
            tracing::warn!(connect.code = error.code, "Fail to connect a number");
            Problem::new(problem::CONNECT_FAILED)
                .detail(error.sentence)
                .remedy(error.remedy)
        })?;
    let line = app.store.line(line).await?.ok_or(problem::NOT_FOUND)?;
    Ok((StatusCode::ACCEPTED, Json(card(&app, &line).await?)))
}
