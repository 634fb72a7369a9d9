//! `POST /invitations`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_store::NewInvitation;
use utoipa::ToSchema;

use super::list::Invitation;
use crate::api::extract;
use crate::api::me::get::Role;
use crate::api::view::Directory;
use crate::app::App;
use crate::clock::wall_ms;
use crate::limits::INVITATION_MS;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::{SignedIn, fresh_id, fresh_token, hash_text};

/// Whom to invite.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct Invite {
    /// What whoever joins may do; only owners invite owners.
    pub role: Role,
}

/// An invitation with its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// Told this once. What stands after `#` reaches no log of any server.
    pub link: String,
}

/// Makes a link by which one person joins, within a week.
#[utoipa::path(post, path = "/invitations", tag = "team", operation_id = "invite", request_body = Invite,
    responses((status = 200, body = Invited), (status = 403, body = ProblemBody)))]
pub async fn make(
    State(app): State<App>,
    me: SignedIn,
    extract::Json(asked): extract::Json<Invite>,
) -> Outcome<Json<Invited>> {
    let role = asked.role.into();
    if !me.person.role.manages(role) {
        return Err(problem::NOT_ALLOWED.into());
    }
    let token = fresh_token();
    let now = wall_ms();
    let new = NewInvitation {
        id: fresh_id(),
        workspace: app.workspace,
        token_hash: hash_text(&token),
        role,
        by: me.person.id,
        expires_at: now + INVITATION_MS,
        resets: None,
    };
    app.store.create_invitation(&new, now).await?;
    app.hub.team_moved();
    let made = twinline_store::Invitation {
        id: new.id,
        workspace: new.workspace,
        role,
        by: new.by,
        created_at: now,
        expires_at: new.expires_at,
        resets: None,
    };
    Ok(Json(Invited {
        invitation: Invitation::of(&made, &Directory::load(&app).await?),
        link: format!("{}/join#token={token}", app.config.public_url),
    }))
}
