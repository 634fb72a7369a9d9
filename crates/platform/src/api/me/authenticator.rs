//! `POST`, `PUT /me/authenticator`, `POST /me/authenticator/remove` and `POST /me/recovery-codes`.

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::extract;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{
    Caller, Lockout, SignedIn, codes, fresh_recovery_codes, hash_recovery_code, prove_again,
    seconds,
};

/// That it is me, and not somebody at my open browser.
#[derive(Deserialize, ToSchema)]
pub struct Sure {
    /// My password.
    pub password: String,
}

/// What an authenticator app has to be told.
#[derive(Serialize, ToSchema)]
pub struct Begun {
    /// Base32, to be typed.
    pub secret: String,
    /// `otpauth:`, to be read from a picture.
    pub address: String,
}

/// The app's first code.
#[derive(Deserialize, ToSchema)]
pub struct FirstCode {
    /// Six digits.
    pub code: String,
}

/// Codes that stand for the app, each once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Told this once: only their hashes are kept.
    pub codes: Vec<String>,
}

/// Begins to use an authenticator app. It is asked for once its first code was told.
#[utoipa::path(post, path = "/me/authenticator", tag = "sign-in", operation_id = "begin_authenticator",
    request_body = Sure,
    responses((status = 200, body = Begun), (status = 409, body = ProblemBody, description = "One is in use"),
        (status = 422, body = ProblemBody)))]
pub async fn begin(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    caller: Caller,
    me: SignedIn,
    extract::Json(sure): extract::Json<Sure>,
) -> Outcome<Json<Begun>> {
    prove_again(&app, &lockout, caller, &me, sure.password).await?;
    let secret = codes::fresh_secret();
    if !app.store.begin_authenticator(me.person.id, &secret).await? {
        return Err(Problem::new(problem::ALREADY_EXISTS)
            .detail("An authenticator app is in use.")
            .remedy("Turn it off first, then begin with another one."));
    }
    let address = codes::address(&secret, &me.person.email).ok_or(problem::INTERNAL)?;
    Ok(Json(Begun { secret, address }))
}

/// From now on the app is asked for. The recovery codes are told this once.
#[utoipa::path(put, path = "/me/authenticator", tag = "sign-in", operation_id = "confirm_authenticator",
    request_body = FirstCode,
    responses((status = 200, body = RecoveryCodes), (status = 422, body = ProblemBody)))]
pub async fn confirm(
    State(app): State<App>,
    me: SignedIn,
    extract::Json(first): extract::Json<FirstCode>,
) -> Outcome<Json<RecoveryCodes>> {
    let wrong = || {
        Problem::new(problem::UNACCEPTABLE).unfit(
            "code",
            "This is not the app's code.".to_owned(),
            "Look at the app again: a code holds for half a minute. The clocks of the phone and of the server must be right.",
        )
    };
    let person = me.person.id;
    let begun = app.store.authenticator(person).await?.ok_or_else(wrong)?;
    let now = wall_ms();
    let step = codes::step(&begun.secret, &first.code, seconds(now)).ok_or_else(wrong)?;
    let codes = fresh_recovery_codes();
    let hashes: Vec<String> = codes.iter().map(|code| hash_recovery_code(code)).collect();
    let confirmed = app
        .store
        .confirm_authenticator(person, &begun.secret, step, &hashes, now);
    if !confirmed.await? {
        return Err(wrong());
    }
    tracing::info!(person.id = %person, "Ask for an authenticator app from now on");
    Ok(Json(RecoveryCodes { codes }))
}

/// Asks for no authenticator app any more.
#[utoipa::path(post, path = "/me/authenticator/remove", tag = "sign-in", operation_id = "remove_authenticator",
    request_body = Sure, responses((status = 204), (status = 422, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    caller: Caller,
    me: SignedIn,
    extract::Json(sure): extract::Json<Sure>,
) -> Outcome<StatusCode> {
    prove_again(&app, &lockout, caller, &me, sure.password).await?;
    app.store.remove_authenticator(me.person.id).await?;
    tracing::info!(person.id = %me.person.id, "Ask for no authenticator app any more");
    Ok(StatusCode::NO_CONTENT)
}

/// Others instead of all recovery codes there were.
#[utoipa::path(post, path = "/me/recovery-codes", tag = "sign-in", operation_id = "renew_recovery_codes",
    request_body = Sure,
    responses((status = 200, body = RecoveryCodes), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn renew(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    caller: Caller,
    me: SignedIn,
    extract::Json(sure): extract::Json<Sure>,
) -> Outcome<Json<RecoveryCodes>> {
    prove_again(&app, &lockout, caller, &me, sure.password).await?;
    let known = app.store.authenticator(me.person.id).await?;
    if known.is_none_or(|it| it.confirmed_at.is_none()) {
        return Err(Problem::new(problem::NOT_FOUND).detail("No authenticator app is in use."));
    }
    let codes = fresh_recovery_codes();
    let hashes: Vec<String> = codes.iter().map(|code| hash_recovery_code(code)).collect();
    app.store.set_recovery_codes(me.person.id, &hashes).await?;
    Ok(Json(RecoveryCodes { codes }))
}
