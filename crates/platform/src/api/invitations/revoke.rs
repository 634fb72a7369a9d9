//! `DELETE /invitations/{id}`.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_store::Role;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Takes an invitation back: its link lets nobody in any more.
#[utoipa::path(delete, path = "/invitations/{id}", tag = "team", operation_id = "revoke_invitation",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody, description = "It was used, or there is none")))]
pub async fn revoke(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    me.at_least(Role::Admin)?;
    if !app.store.revoke_invitation(app.workspace, id).await? {
        return Err(Problem::new(problem::NOT_FOUND)
            .detail("It was used, or taken back.")
            .remedy("Look at the team: whoever joined by it stands there, and can be removed."));
    }
    app.hub.team_moved();
    Ok(StatusCode::NO_CONTENT)
}
