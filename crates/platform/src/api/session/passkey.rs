//! `POST /session/passkey/begin` and `POST /session/passkey`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract;
use crate::api::me::get::Me;
use crate::api::me::passkeys::Asked;
use crate::app::App;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::{Caller, Lockout, open, passkeys};

/// Under which a caller is held up who begins and never ends.
const ACCOUNT: &str = "passkey";

/// What the authenticator answered.
#[derive(Deserialize, ToSchema)]
pub struct PasskeyAnswer {
    /// Of the question.
    pub ceremony_id: Uuid,
    /// The answer (WebAuthn, `AuthenticationResponseJSON`).
    #[schema(value_type = Object)]
    pub credential: Value,
}

/// Asks whoever is there for a passkey of theirs.
#[utoipa::path(post, path = "/session/passkey/begin", tag = "sign-in", operation_id = "begin_passkey_sign_in",
    responses((status = 200, body = Asked), (status = 422, body = ProblemBody)))]
pub async fn begin(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    Caller(caller): Caller,
    headers: HeaderMap,
) -> Outcome<Json<Asked>> {
    // Each beginning is kept: nobody fills the database from outside.
    if !lockout.attempt(caller, ACCOUNT) {
        return Err(problem::TOO_MANY_ATTEMPTS.into());
    }
    let ceremony = passkeys::begin_sign_in(&app, &headers).await?;
    Ok(Json(Asked {
        ceremony_id: ceremony.id,
        options: ceremony.options,
    }))
}

/// Begins a session by a passkey, which stands for the password and the second factor.
#[utoipa::path(post, path = "/session/passkey", tag = "sign-in", operation_id = "sign_in_by_passkey",
    request_body = PasskeyAnswer,
    responses((status = 200, body = Me, description = "Signed in; the cookie is set"), (status = 422, body = ProblemBody)))]
pub async fn sign_in(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    Caller(caller): Caller,
    headers: HeaderMap,
    extract::Json(answer): extract::Json<PasskeyAnswer>,
) -> Outcome<impl IntoResponse> {
    let person =
        passkeys::finish_sign_in(&app, &headers, answer.ceremony_id, answer.credential).await?;
    lockout.succeeded(caller, ACCOUNT);
    tracing::info!(person.id = %person.id, "Sign {} in by a passkey", person.id);
    open(&app, &person, &headers).await
}
