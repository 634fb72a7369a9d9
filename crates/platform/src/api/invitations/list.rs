//! `GET /invitations`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::me::get::Role;
use crate::api::view::{Directory, Person};
use crate::app::App;
use crate::clock::wall_ms;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// An invitation that is open. Its link is told once, when it is made: only the hash is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Invitation {
    /// Names it.
    pub id: Uuid,
    /// What whoever joins may do.
    pub role: Role,
    /// Who invited.
    pub by: Option<Person>,
    /// When it was made (wall time).
    pub created_at: Millis,
    /// Until when it works (wall time).
    pub expires_at: Millis,
    /// Whom it lets set another password, instead of letting somebody in.
    pub resets: Option<Person>,
}

impl Invitation {
    pub(super) fn of(invitation: &twinline_store::Invitation, directory: &Directory) -> Self {
        Self {
            id: invitation.id,
            role: invitation.role.into(),
            by: directory.person(invitation.by),
            created_at: invitation.created_at,
            expires_at: invitation.expires_at,
            resets: invitation.resets.and_then(|id| directory.person(id)),
        }
    }
}

/// The open invitations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Invitations {
    /// The newest first.
    pub items: Vec<Invitation>,
}

/// The invitations that nobody has used yet and that still work.
#[utoipa::path(get, path = "/invitations", tag = "team", operation_id = "list_invitations",
    responses((status = 200, body = Invitations), (status = 403, body = ProblemBody)))]
pub async fn list(State(app): State<App>, me: SignedIn) -> Outcome<Json<Invitations>> {
    me.at_least(twinline_store::Role::Admin)?;
    let directory = Directory::load(&app).await?;
    let open = app.store.invitations(app.workspace, wall_ms()).await?;
    let items = open
        .iter()
        .map(|it| Invitation::of(it, &directory))
        .collect();
    Ok(Json(Invitations { items }))
}
