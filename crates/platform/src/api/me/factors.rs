//! `GET /me/factors`.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Serialize;
use twinline_core::Millis;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::{SignedIn, relying_party};

/// A passkey of mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Passkey {
    /// Names it.
    pub id: Uuid,
    /// As I call it.
    pub name: String,
    /// When it was made (wall time).
    pub created_at: Millis,
    /// When I signed in with it (wall time).
    pub used_at: Option<Millis>,
}

impl From<twinline_store::Passkey> for Passkey {
    fn from(kept: twinline_store::Passkey) -> Self {
        Self {
            id: kept.id,
            name: kept.name,
            created_at: kept.created_at,
            used_at: kept.used_at,
        }
    }
}

/// What I prove who I am with, besides the password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Factors {
    /// Since when a code of an authenticator app is asked for (wall time); null: it is not.
    pub authenticator_since: Option<Millis>,
    /// Recovery codes that are left.
    pub recovery_codes_left: u64,
    /// The oldest first.
    pub passkeys: Vec<Passkey>,
    /// Whether passkeys can be made at this server's address: they belong to a name, reached by HTTPS or `localhost`.
    pub passkeys_possible: bool,
}

/// How I sign in.
#[utoipa::path(get, path = "/me/factors", tag = "sign-in", operation_id = "get_factors",
    responses((status = 200, body = Factors)))]
pub async fn get(
    State(app): State<App>,
    me: SignedIn,
    headers: HeaderMap,
) -> Outcome<Json<Factors>> {
    let person = me.person.id;
    let authenticator = app.store.authenticator(person).await?;
    let passkeys = app.store.passkeys(person).await?;
    Ok(Json(Factors {
        authenticator_since: authenticator.and_then(|it| it.confirmed_at),
        recovery_codes_left: app.store.recovery_codes_left(person).await?,
        passkeys: passkeys.into_iter().map(Passkey::from).collect(),
        passkeys_possible: relying_party(&app.config.public_url, &headers).is_some(),
    }))
}
