//! `POST /conversations/{id}/unread`.

use axum::Json;
use axum::extract::State;
use twinline_core::command::mark_unread;
use twinline_core::ids::ConversationId;
use twinline_store::Touch;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::api::view::ConversationSummary;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Marks a conversation as unread for the whole team, until somebody reads it. WhatsApp is told nothing of it.
#[utoipa::path(post, path = "/conversations/{id}/unread", tag = "conversations", operation_id = "mark_unread",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ConversationSummary), (status = 404, body = ProblemBody)))]
pub async fn unread(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<ConversationSummary>> {
    let row = command::conversation(&app, id).await?;
    command::run(&app, &row, Touch::default(), |set| {
        mark_unread(set, ConversationId(id))
    })
    .await?;
    Ok(Json(command::shown(&app, id).await?))
}
