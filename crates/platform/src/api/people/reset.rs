//! `POST /people/{id}/reset`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use twinline_core::ids::PersonId;
use twinline_store::NewInvitation;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::app::App;
use crate::clock::wall_ms;
use crate::limits::RESET_MS;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::{SignedIn, fresh_id, fresh_token, hash_text};

/// A link for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ResetLink {
    /// Told this once.
    pub link: String,
    /// Until when it works (wall time).
    pub expires_at: Millis,
}

/// Makes a link by which somebody who cannot sign in sets another password, within a day. Using it turns their authenticator
/// app off, removes their passkeys and ends their sessions; until then nothing alters.
#[utoipa::path(post, path = "/people/{id}/reset", tag = "team", operation_id = "make_reset_link",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ResetLink), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn make(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<ResetLink>> {
    let person = app.store.person(PersonId(id)).await?;
    let person = person
        .filter(|person| app.has(person))
        .ok_or(problem::NOT_FOUND)?;
    if !me.person.role.manages(person.role) {
        return Err(problem::NOT_ALLOWED.into());
    }
    let (token, now) = (fresh_token(), wall_ms());
    let new = NewInvitation {
        id: fresh_id(),
        workspace: app.workspace,
        token_hash: hash_text(&token),
        role: person.role,
        by: me.person.id,
        expires_at: now + RESET_MS,
        resets: Some(person.id),
    };
    app.store.create_invitation(&new, now).await?;
    tracing::info!(person.id = %person.id, by = %me.person.id, "Make a link for another password");
    app.hub.team_moved();
    Ok(Json(ResetLink {
        link: format!("{}/join#token={token}", app.config.public_url),
        expires_at: new.expires_at,
    }))
}
