//! `POST /conversations/{id}/notes`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use twinline_core::ids::{ConversationId, NoteId};
use twinline_store::NewNote;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::notes::words;
use crate::api::view::{Note, ViewAt};
use crate::app::App;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// A note to be written.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct WriteNote {
    /// Made by the composer, once per note: the same token never makes a second one.
    pub client_token: Uuid,
    /// What it says, at most 4000 characters. `<@`, the id of somebody of the team and `>` mention them.
    pub text: String,
}

/// Writes a note for the team at the end of the thread. It is never sent, and alters nothing of the conversation: neither
/// who has the floor nor who waits.
#[utoipa::path(post, path = "/conversations/{id}/notes", tag = "conversations", operation_id = "write_note",
    params(("id" = Uuid, Path)), request_body = WriteNote,
    responses((status = 201, body = Note), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody, description = "It says nothing, too much, or mentions strangers")))]
pub async fn write(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<WriteNote>,
) -> Outcome<(StatusCode, Json<Note>)> {
    command::conversation(&app, id).await?;
    let at = ViewAt::now(&app).await?;
    let new = NewNote {
        id: NoteId(app.ids.fresh()),
        conversation: ConversationId(id),
        by: me.person.id,
        client_token: wish.client_token,
        words: words::read(&wish.text, &at.directory)?,
    };
    let written = app.store.write_note(&new, app.now()).await?;
    for mentioned in &new.words.mentions {
        app.hub.mentions_moved(*mentioned);
    }
    let row = app.store.note_rows(&[written]).await?.pop();
    let row = row.ok_or(problem::NOT_FOUND)?;
    tracing::info!(note.id = %written, conversation.id = %id, person.id = %me.person.id, "Write a note");
    Ok((StatusCode::CREATED, Json(Note::of(&row, &at))))
}
