//! `POST /session`.

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::extract;
use crate::api::me::get::Me;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::{Caller, CodeLockout, Lockout, open, prove, second};

/// Who somebody says they are.
#[derive(Deserialize, ToSchema)]
pub struct SignIn {
    /// Compared without regard to case.
    pub email: String,
    /// As typed.
    pub password: String,
    /// The code of the authenticator app, or a recovery code; of those who have one.
    pub code: Option<String>,
}

/// Begins a session. Wrong e-mail addresses and wrong passwords are answered alike, in the same time.
#[utoipa::path(post, path = "/session", tag = "sign-in", operation_id = "sign_in", request_body = SignIn,
    responses(
        (status = 200, body = Me, description = "Signed in; the cookie is set"),
        (status = 401, body = ProblemBody), (status = 429, body = ProblemBody)))]
pub async fn sign_in(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    Extension(codes): Extension<CodeLockout>,
    caller: Caller,
    headers: HeaderMap,
    extract::Json(asked): extract::Json<SignIn>,
) -> Outcome<impl IntoResponse> {
    let person = prove(&app, &lockout, caller, &asked.email, asked.password).await?;
    second(&app, &codes, &person, asked.code.as_deref()).await?;
    tracing::info!(person.id = %person.id, "Sign {} in", person.id);
    open(&app, &person, &headers).await
}
