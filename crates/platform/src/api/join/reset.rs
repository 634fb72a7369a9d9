//! `POST /join/reset`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::extract;
use crate::api::me::get::Me;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{hash_in_turn, hash_text, open, unfit};

/// Another password, by a link.
#[derive(Deserialize, ToSchema)]
pub struct Reset {
    /// From the link.
    pub token: String,
    /// At least twelve characters.
    pub password: String,
}

/// Uses a link for another password: sets it and signs its person in. Their authenticator app, passkeys and other sessions
/// end with it.
#[utoipa::path(post, path = "/join/reset", tag = "team", operation_id = "reset_password", request_body = Reset,
    responses((status = 200, body = Me, description = "Set and signed in"), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn reset(
    State(app): State<App>,
    headers: HeaderMap,
    extract::Json(reset): extract::Json<Reset>,
) -> Outcome<impl IntoResponse> {
    let token_hash = hash_text(&reset.token);
    // Looked up before hashing, so that nobody without a link makes us work.
    let open_one = app.store.invitation(&token_hash, wall_ms()).await?;
    if open_one.is_none_or(|it| it.resets.is_none()) {
        return Err(problem::INVITATION_OVER.into());
    }
    if let Some(message) = unfit(&reset.password) {
        return Err(Problem::new(problem::UNACCEPTABLE).field("password", message));
    }
    let hash = hash_in_turn(&app, reset.password)
        .await
        .ok_or(problem::UNAVAILABLE)?;
    let done = app
        .store
        .reset_password(&token_hash, &hash, wall_ms())
        .await?;
    let (id, ended) = done.ok_or(problem::INVITATION_OVER)?;
    for session in &ended {
        app.hub.session_ended(session);
    }
    app.hub.team_moved();
    let person = app.store.person(id).await?.ok_or(problem::INTERNAL)?;
    tracing::info!(person.id = %id, "Set another password by a link");
    open(&app, &person, &headers).await
}
