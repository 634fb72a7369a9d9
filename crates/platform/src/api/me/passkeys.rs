//! `POST /me/passkeys/begin`, `POST /me/passkeys` and `DELETE /me/passkeys/{id}`.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::authenticator::Sure;
use super::factors::Passkey;
use crate::api::extract::{self, Path};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::{Caller, Lockout, SignedIn, passkeys, prove_again};

/// Longest name.
const NAME_CHARS_MAX: usize = 60;

/// A question to this browser's authenticator.
#[derive(Serialize, ToSchema)]
pub struct Asked {
    /// Comes back with the answer.
    pub ceremony_id: Uuid,
    /// `publicKey` of the browser's call (WebAuthn, `…OptionsJSON`).
    #[schema(value_type = Object)]
    pub options: Value,
}

/// What the authenticator made.
#[derive(Deserialize, ToSchema)]
pub struct NewPasskey {
    /// Of the question.
    pub ceremony_id: Uuid,
    /// As I want to call it.
    pub name: String,
    /// The answer (WebAuthn, `RegistrationResponseJSON`).
    #[schema(value_type = Object)]
    pub credential: Value,
}

/// Begins to make a passkey.
#[utoipa::path(post, path = "/me/passkeys/begin", tag = "sign-in", operation_id = "begin_passkey", request_body = Sure,
    responses((status = 200, body = Asked), (status = 422, body = ProblemBody)))]
pub async fn begin(
    State(app): State<App>,
    Extension(lockout): Extension<Lockout>,
    caller: Caller,
    me: SignedIn,
    headers: HeaderMap,
    extract::Json(sure): extract::Json<Sure>,
) -> Outcome<Json<Asked>> {
    let person = prove_again(&app, &lockout, caller, &me, sure.password).await?;
    let ceremony = passkeys::begin_registration(&app, &headers, &person).await?;
    Ok(Json(Asked {
        ceremony_id: ceremony.id,
        options: ceremony.options,
    }))
}

/// Keeps the passkey that this browser's authenticator made.
#[utoipa::path(post, path = "/me/passkeys", tag = "sign-in", operation_id = "add_passkey", request_body = NewPasskey,
    responses((status = 200, body = Passkey), (status = 422, body = ProblemBody)))]
pub async fn add(
    State(app): State<App>,
    me: SignedIn,
    headers: HeaderMap,
    extract::Json(new): extract::Json<NewPasskey>,
) -> Outcome<Json<Passkey>> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        return Err(Problem::new(problem::UNACCEPTABLE).field(
            "name",
            "A name has 1 to 60 characters, so that you know it again.",
        ));
    }
    let made = passkeys::finish_registration(
        &app,
        &headers,
        &me.person,
        new.ceremony_id,
        name,
        new.credential,
    );
    let kept = made.await?;
    tracing::info!(person.id = %me.person.id, "Add a passkey");
    Ok(Json(kept.into()))
}

/// Removes a passkey of mine: nobody signs in with it any more.
#[utoipa::path(delete, path = "/me/passkeys/{id}", tag = "sign-in", operation_id = "remove_passkey",
    params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    if !app.store.remove_passkey(me.person.id, id).await? {
        return Err(Problem::new(problem::NOT_FOUND).detail("You have no such passkey."));
    }
    tracing::info!(person.id = %me.person.id, "Remove a passkey");
    Ok(StatusCode::NO_CONTENT)
}
