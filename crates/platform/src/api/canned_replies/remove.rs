//! `DELETE /canned-replies/{id}`.

use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Removes a canned reply. What was said with it stays.
#[utoipa::path(delete, path = "/canned-replies/{id}", tag = "conversations", operation_id = "remove_canned_reply",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    if !app.store.remove_canned_reply(app.workspace, id).await? {
        return Err(problem::NOT_FOUND.into());
    }
    tracing::info!(reply.id = %id, person.id = %me.person.id, "Remove a canned reply");
    Ok(StatusCode::NO_CONTENT)
}
