//! `POST /session`.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse};
use axum::{Extension, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::extract;
use crate::api::me::get::{Me, of};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{Caller, Checked, Lockout, begin, check};

/// Who somebody says they are.
#[derive(Deserialize, ToSchema)]
pub struct SignIn {
    /// Compared without regard to case.
    pub email: String,
    /// As typed.
    pub password: String,
}

/// Begins a session. Wrong e-mail addresses and wrong passwords are answered alike, in the same time.
#[utoipa::path(post, path = "/session", tag = "sign-in", operation_id = "sign_in", request_body = SignIn,
    responses(
        (status = 200, body = Me, description = "Signed in; the cookie is set"),
        (status = 401, body = ProblemBody), (status = 429, body = ProblemBody)))]
pub async fn sign_in(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    Caller(caller): Caller,
    headers: HeaderMap,
    extract::Json(asked): extract::Json<SignIn>,
) -> Outcome<impl IntoResponse> {
    if !lockout.attempt(caller, &asked.email) {
        metrics::counter!("twinline_sign_in_paused_total").increment(1);
        return Err(problem::TOO_MANY_ATTEMPTS.into());
    }
    let checked = check(&app, &asked.email, asked.password).await;
    if !matches!(checked, Ok(Checked::Yes(_) | Checked::No)) {
        lockout.not_checked(caller, &asked.email);
    }
    let person = match checked? {
        Checked::Yes(person) => person,
        Checked::No => {
            metrics::counter!("twinline_sign_in_failed_total").increment(1);
            return Err(problem::SIGN_IN_FAILED.into());
        }
        Checked::Busy => {
            metrics::counter!("twinline_sign_in_busy_total").increment(1);
            return Err(Problem::new(problem::TOO_MANY_ATTEMPTS)
                .detail("Too many people are signing in at this moment.")
                .remedy("Try again in a few seconds."));
        }
    };
    lockout.succeeded(caller, &asked.email);
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    let cookie = begin(&app, &person, agent.map(str::to_owned)).await?;
    tracing::info!(person.id = %person.id, "Sign {} in", person.id);
    let me = of(&app, &person).await?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(me)))
}
