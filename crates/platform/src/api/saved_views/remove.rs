//! `DELETE /views/{id}`.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_core::ids::SavedViewId;
use uuid::Uuid;

use super::set::may_alter;
use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Removes a view: one's own, or, for whoever made it and for supervisors and above, one of the team's. No conversation
/// changes. Set again under its id, it is back.
#[utoipa::path(delete, path = "/views/{id}", tag = "conversations", operation_id = "remove_saved_view",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    let none = || Problem::new(problem::NOT_FOUND).detail("There is no such view.");
    let id = SavedViewId(id);
    let known = app.store.saved_view(app.workspace, id).await?;
    may_alter(&me, &known.ok_or_else(none)?)?;
    if !app.store.remove_saved_view(app.workspace, id).await? {
        return Err(none());
    }
    app.hub.saved_views_moved();
    Ok(StatusCode::NO_CONTENT)
}
