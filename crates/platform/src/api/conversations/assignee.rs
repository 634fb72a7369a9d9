//! `POST /conversations/{id}/assignee`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::command::assign;
use twinline_core::ids::{ConversationId, PersonId};
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::ConversationSummary;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Whose it shall be.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct Assign {
    /// Null: nobody's.
    pub person_id: Option<Uuid>,
}

/// Gives a conversation to somebody, or to nobody.
#[utoipa::path(post, path = "/conversations/{id}/assignee", tag = "conversations", operation_id = "assign",
    params(("id" = Uuid, Path)), request_body = Assign,
    responses((status = 200, body = ConversationSummary), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn assignee(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(asked): extract::Json<Assign>,
) -> Outcome<Json<ConversationSummary>> {
    let row = command::conversation(&app, id).await?;
    let person = asked.person_id.map(PersonId);
    if let Some(person) = person {
        let member = app.store.person(person).await?;
        if member.is_none_or(|member| !app.has(&member)) {
            return Err(Problem::new(problem::UNACCEPTABLE)
                .field("person_id", "There is nobody of this id in the team."));
        }
    }
    command::run(&app, &row, Touch::default(), |set| {
        assign(set, ConversationId(id), person)
    })
    .await?;
    Ok(Json(command::shown(&app, id).await?))
}
