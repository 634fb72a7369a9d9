//! `GET /me/sessions`, `DELETE /me/sessions` and `DELETE /me/sessions/{id}`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use twinline_core::Millis;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// A browser in which I am signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Session {
    /// Names it, and opens nothing.
    pub id: Uuid,
    /// The one that asks.
    pub is_this: bool,
    /// When it began (wall time).
    pub created_at: Millis,
    /// When it was last used, to within ten minutes (wall time).
    pub last_at: Millis,
    /// What the browser called itself.
    pub user_agent: Option<String>,
}

/// My sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Sessions {
    /// Last used first.
    pub items: Vec<Session>,
}

/// Where I am signed in.
#[utoipa::path(get, path = "/me/sessions", tag = "sign-in", operation_id = "list_sessions",
    responses((status = 200, body = Sessions)))]
pub async fn list(State(app): State<App>, me: SignedIn) -> Outcome<Json<Sessions>> {
    let now = wall_ms();
    let open = app.store.sessions_of(me.person.id).await?.into_iter();
    let items = open
        .filter(|session| session.expires_at > now)
        .map(|session| Session {
            id: name(&session.token_hash),
            is_this: session.token_hash == me.token_hash,
            created_at: session.created_at,
            last_at: session.last_at,
            user_agent: session.user_agent,
        })
        .collect();
    Ok(Json(Sessions { items }))
}

/// Ends one of my sessions.
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "sign-in", operation_id = "end_session",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = ProblemBody, description = "It is over already")))]
pub async fn end(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    let open = app.store.sessions_of(me.person.id).await?;
    let session = open
        .into_iter()
        .find(|session| name(&session.token_hash) == id);
    let session = session
        .ok_or_else(|| Problem::new(problem::NOT_FOUND).detail("This session is over already."))?;
    app.store.delete_session(&session.token_hash).await?;
    app.hub.session_ended(&session.token_hash);
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all my sessions but this one.
#[utoipa::path(delete, path = "/me/sessions", tag = "sign-in", operation_id = "end_other_sessions",
    responses((status = 204)))]
pub async fn end_others(State(app): State<App>, me: SignedIn) -> Outcome<StatusCode> {
    let ended = app.store.end_other_sessions(me.person.id, &me.token_hash);
    for session in ended.await? {
        app.hub.session_ended(&session);
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A name from which nobody learns what is stored of the token.
fn name(token_hash: &[u8]) -> Uuid {
    let digest = Sha256::digest(token_hash);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
