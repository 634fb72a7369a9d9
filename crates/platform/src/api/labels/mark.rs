//! `PUT` and `DELETE /conversations/{id}/labels/{label_id}`.

use axum::Json;
use axum::extract::State;
use twinline_core::command;
use twinline_core::ids::{ConversationId, LabelId};
use twinline_store::Touch;
use uuid::Uuid;

use crate::api::command::{conversation, run, shown};
use crate::api::extract::Path;
use crate::api::view::ConversationSummary;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Puts a label on a conversation. At most 20 on one.
#[utoipa::path(put, path = "/conversations/{id}/labels/{label_id}", tag = "conversations", operation_id = "add_label",
    params(("id" = Uuid, Path), ("label_id" = Uuid, Path)),
    responses((status = 200, body = ConversationSummary), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn add(
    State(app): State<App>,
    _me: SignedIn,
    Path((id, label)): Path<(Uuid, Uuid)>,
) -> Outcome<Json<ConversationSummary>> {
    let known = app.store.labels_of(app.workspace).await?;
    if !known.iter().any(|it| it.id.0 == label) {
        return Err(Problem::new(problem::NOT_FOUND).detail("There is no such label."));
    }
    mark(&app, id, label, true).await
}

/// Takes a label off a conversation, if it bears it.
#[utoipa::path(delete, path = "/conversations/{id}/labels/{label_id}", tag = "conversations", operation_id = "take_label_off",
    params(("id" = Uuid, Path), ("label_id" = Uuid, Path)),
    responses((status = 200, body = ConversationSummary), (status = 404, body = ProblemBody)))]
pub async fn take_off(
    State(app): State<App>,
    _me: SignedIn,
    Path((id, label)): Path<(Uuid, Uuid)>,
) -> Outcome<Json<ConversationSummary>> {
    mark(&app, id, label, false).await
}

async fn mark(app: &App, id: Uuid, label: Uuid, on: bool) -> Outcome<Json<ConversationSummary>> {
    let row = conversation(app, id).await?;
    run(app, &row, Touch::default(), |set| {
        command::label(set, ConversationId(id), LabelId(label), on)
    })
    .await?;
    Ok(Json(shown(app, id).await?))
}
