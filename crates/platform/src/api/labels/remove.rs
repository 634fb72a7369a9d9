//! `DELETE /labels/{id}`.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_core::ids::LabelId;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Removes a label: no conversation shows it any more. Set again under its id, all that bore it show it again.
#[utoipa::path(delete, path = "/labels/{id}", tag = "conversations", operation_id = "remove_label",
    params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    if !app.store.remove_label(app.workspace, LabelId(id)).await? {
        return Err(Problem::new(problem::NOT_FOUND).detail("There is no such label."));
    }
    app.hub.labels_moved();
    Ok(StatusCode::NO_CONTENT)
}
