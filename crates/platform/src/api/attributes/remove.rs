//! `DELETE /attributes/{id}`, and putting one back.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_core::ids::AttributeId;
use twinline_store::{Role, StoreError};
use uuid::Uuid;

use super::set::taken;
use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Removes a field: nobody sees it any more, nor what stands in it. Put back, all of it is there again. For supervisors and
/// above.
#[utoipa::path(delete, path = "/attributes/{id}", tag = "customers", operation_id = "remove_attribute",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    me.at_least(Role::Supervisor)?;
    let id = AttributeId(id);
    let removed = app.store.remove_attribute(app.workspace, id, app.now());
    if !removed.await? {
        return Err(unknown());
    }
    app.hub.attributes_moved();
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a removed field back, with all that stood in it. For supervisors and above.
#[utoipa::path(post, path = "/attributes/{id}/restore", tag = "customers", operation_id = "restore_attribute",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody, description = "Another one has the name now")))]
pub async fn restore(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    me.at_least(Role::Supervisor)?;
    let known = app.store.attributes_of(app.workspace).await?;
    let known = known.into_iter().find(|field| field.id.0 == id);
    let attribute = known.ok_or_else(unknown)?;
    let restored = app.store.restore_attribute(app.workspace, attribute.id);
    match restored.await {
        // Twice is as once.
        Ok(_) => {}
        Err(StoreError::Exists { .. }) => return Err(taken(&attribute.name)),
        Err(error) => return Err(error.into()),
    }
    app.hub.attributes_moved();
    Ok(StatusCode::NO_CONTENT)
}

fn unknown() -> Problem {
    Problem::new(problem::NOT_FOUND).detail("There is no such field.")
}
