//! `GET /conversations/{id}/messages/{message_id}/story`.

use axum::Json;
use axum::extract::State;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::api::view::{MessageStory, ViewAt};
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Why a message is here: which feeds told of it, the calls made for it, how far it got and when, and how it stands on
/// the phone.
#[utoipa::path(get, path = "/conversations/{id}/messages/{message_id}/story", tag = "conversations",
    operation_id = "message_story", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)),
    responses((status = 200, body = MessageStory), (status = 404, body = ProblemBody)))]
pub async fn tell(
    State(app): State<App>,
    _me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
) -> Outcome<Json<MessageStory>> {
    command::conversation(&app, id).await?;
    let row = command::message(&app, id, message_id).await?;
    let mut calls = Vec::new();
    if let Some(send) = row.message.send {
        calls = app.store.attempts(send).await?;
    }
    let at = ViewAt::now(&app).await?;
    Ok(Json(MessageStory::of(&row, &calls, &at)))
}
