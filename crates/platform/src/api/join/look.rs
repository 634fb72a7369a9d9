//! `POST /join/look`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::extract;
use crate::api::me::get::Role;
use crate::api::view::{Directory, Person};
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::hash_text;

/// A link's token. In a body, for what stands in an address stands in logs.
#[derive(Deserialize, ToSchema)]
pub struct Look {
    /// What stands behind `#token=`.
    pub token: String,
}

/// What one is invited to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvitedTo {
    /// The workspace's name.
    pub workspace: String,
    /// What one will may do.
    pub role: Role,
    /// Who invited.
    pub by: Option<Person>,
    /// Who sets another password by it; null: somebody joins.
    pub resets: Option<Person>,
}

/// Tells what a link is an invitation to.
#[utoipa::path(post, path = "/join/look", tag = "team", operation_id = "look_at_invitation", request_body = Look,
    responses((status = 200, body = InvitedTo), (status = 401, body = ProblemBody)))]
pub async fn look(
    State(app): State<App>,
    extract::Json(asked): extract::Json<Look>,
) -> Outcome<Json<InvitedTo>> {
    let token_hash = hash_text(&asked.token);
    let invitation = app.store.invitation(&token_hash, wall_ms()).await?;
    let invitation = invitation.ok_or(problem::INVITATION_OVER)?;
    let workspace = app.store.workspace(invitation.workspace).await?;
    let directory = Directory::load(&app).await?;
    Ok(Json(InvitedTo {
        workspace: workspace.ok_or(problem::NOT_FOUND)?.name,
        role: invitation.role.into(),
        by: directory.person(invitation.by),
        resets: invitation.resets.and_then(|id| directory.person(id)),
    }))
}
