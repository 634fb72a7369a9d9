//! `PUT /me/password`.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::extract;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{Caller, Lockout, SignedIn, hash_in_turn, prove_again, unfit};

/// Another password.
#[derive(Deserialize, ToSchema)]
pub struct SetPassword {
    /// As it is now.
    pub password: String,
    /// As it is to be: at least twelve characters.
    pub new_password: String,
}

/// Sets another password. All other sessions of mine end.
#[utoipa::path(put, path = "/me/password", tag = "sign-in", operation_id = "set_password", request_body = SetPassword,
    responses((status = 204), (status = 422, body = ProblemBody)))]
pub async fn set(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    caller: Caller,
    me: SignedIn,
    extract::Json(wish): extract::Json<SetPassword>,
) -> Outcome<StatusCode> {
    if let Some(message) = unfit(&wish.new_password) {
        return Err(Problem::new(problem::UNACCEPTABLE).field("new_password", message));
    }
    let person = prove_again(&app, &lockout, caller, &me, wish.password).await?;
    let hash = hash_in_turn(&app, wish.new_password)
        .await
        .ok_or(problem::UNAVAILABLE)?;
    let set = app
        .store
        .set_password(person.id, &person.password_hash, &hash, &me.token_hash);
    // Somebody set another one between the check and now: ours was checked against the old one.
    let ended = set.await?.ok_or_else(|| {
        Problem::new(problem::UNACCEPTABLE).field("password", "It was altered a moment ago.")
    })?;
    for session in &ended {
        app.hub.session_ended(session);
    }
    tracing::info!(person.id = %person.id, "Set another password");
    Ok(StatusCode::NO_CONTENT)
}
