//! `PUT /people/{id}/role`, `DELETE /people/{id}` and `POST /people/{id}/restore`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use twinline_core::ids::PersonId;
use twinline_store::{Person, StoreError, TeamRefusal};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::conversations::bulk::{BulkAction, BulkItem, act};
use crate::api::extract::{self, Path};
use crate::api::me::get::Role;
use crate::app::App;
use crate::clock::wall_ms;
use crate::limits::BULK_CONVERSATIONS_MAX;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// What somebody may do from now on.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct SetRole {
    /// Only owners make owners.
    pub role: Role,
}

/// What came of removing somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Removed {
    /// Conversations that were theirs and are nobody's now.
    pub released: u64,
    /// Those that could not be released at once; removing again goes on with them.
    pub kept: u64,
}

/// Gives somebody another role. It holds from their next request on.
#[utoipa::path(put, path = "/people/{id}/role", tag = "team", operation_id = "set_role", params(("id" = Uuid, Path)),
    request_body = SetRole,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "Somebody has to own the workspace")))]
pub async fn set_role(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(asked): extract::Json<SetRole>,
) -> Outcome<StatusCode> {
    let person = known(&app, id).await?;
    let role = asked.role.into();
    let done = app.store.change_role(me.person.id, person.id, role).await;
    allowed(found(done)?)?;
    app.hub.team_moved();
    Ok(StatusCode::NO_CONTENT)
}

/// Ends somebody's place in the team: their sessions end at once, and their open conversations are nobody's, so that no
/// customer waits for whoever is gone. Their name stays with what they did. Done again, it goes on where it stopped.
#[utoipa::path(delete, path = "/people/{id}", tag = "team", operation_id = "remove_person", params(("id" = Uuid, Path)),
    responses((status = 200, body = Removed), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "Oneself, or the last owner")))]
pub async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<Removed>> {
    let person = known(&app, id).await?;
    let done = app.store.remove_person(me.person.id, person.id, wall_ms());
    for session in allowed(found(done.await)?)? {
        app.hub.session_ended(&session);
    }
    app.hub.team_moved();
    Ok(Json(release(&app, person.id).await?))
}

/// Takes somebody into the team again who was removed. What was theirs stays where it is now.
#[utoipa::path(post, path = "/people/{id}/restore", tag = "team", operation_id = "restore_person",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn restore(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    let person = known(&app, id).await?;
    let done = app.store.restore_person(me.person.id, person.id).await;
    allowed(found(done)?)?;
    app.hub.team_moved();
    Ok(StatusCode::NO_CONTENT)
}

async fn known(app: &App, id: Uuid) -> Outcome<Person> {
    let person = app.store.person(PersonId(id)).await?;
    let person = person.filter(|person| person.workspace == app.workspace);
    person.ok_or_else(|| Problem::new(problem::NOT_FOUND).detail("There is nobody of this id."))
}

fn found<T>(done: Result<T, StoreError>) -> Outcome<T> {
    done.map_err(|error| match error {
        StoreError::NotFound { .. } => problem::NOT_FOUND.into(),
        other => other.into(),
    })
}

pub(crate) fn allowed<T>(done: Result<T, TeamRefusal>) -> Outcome<T> {
    done.map_err(|why| match why {
        TeamRefusal::NotAllowed => problem::NOT_ALLOWED.into(),
        TeamRefusal::LastOwner => Problem::new(problem::TEAM_HELD)
            .detail("This is the only owner of the workspace.")
            .remedy("Make somebody else an owner first."),
        TeamRefusal::Oneself => Problem::new(problem::TEAM_HELD)
            .detail("Nobody removes themselves.")
            .remedy("Ask another owner or admin."),
    })
}

/// Their open conversations become nobody's, a handful at a time.
async fn release(app: &App, person: PersonId) -> Outcome<Removed> {
    let mut removed = Removed {
        released: 0,
        kept: 0,
    };
    let limit = u32::try_from(BULK_CONVERSATIONS_MAX).unwrap_or(u32::MAX);
    loop {
        let ids = app.store.assigned_to(app.workspace, person, limit).await?;
        let item = BulkItem {
            conversation_ids: ids.iter().map(|id| id.0).collect(),
            action: BulkAction::Assign { person_id: None },
        };
        let done = Box::pin(act(app, &item)).await?;
        removed.released += done.altered.len() as u64;
        // What cannot be released now would come again and again.
        if done.altered.is_empty() {
            removed.kept = ids.len() as u64;
            return Ok(removed);
        }
    }
}
