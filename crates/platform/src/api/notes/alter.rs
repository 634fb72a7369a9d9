//! `PUT` and `DELETE /conversations/{id}/notes/{note_id}`, and putting one back.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::ids::{NoteId, PersonId};
use twinline_core::note::text::mentioned;
use twinline_store::{NoteAlteration, NoteRow, Role};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::{self, Path};
use crate::api::notes::words;
use crate::api::view::{Note, ViewAt};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// What a note is to say from now on.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct EditNote {
    /// As of one that is written.
    pub text: String,
}

/// Alters what I wrote. Whom it mentions now hears of it; who is mentioned no more has nothing new.
#[utoipa::path(put, path = "/conversations/{id}/notes/{note_id}", tag = "conversations", operation_id = "edit_note",
    params(("id" = Uuid, Path), ("note_id" = Uuid, Path)), request_body = EditNote,
    responses((status = 200, body = Note), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn edit(
    State(app): State<App>,
    me: SignedIn,
    Path((id, note)): Path<(Uuid, Uuid)>,
    extract::Json(wish): extract::Json<EditNote>,
) -> Outcome<Json<Note>> {
    let row = known(&app, id, note).await?;
    if !row.note.may_edit(me.person.id) {
        return Err(Problem::new(problem::NOT_ALLOWED)
            .detail("Somebody else wrote this note.")
            .remedy("Ask them to alter it, or write another one."));
    }
    if row.note.removed_at.is_some() {
        return Err(problem::NOT_FOUND.into());
    }
    let at = ViewAt::now(&app).await?;
    let words = words::read(&wish.text, &at.directory)?;
    alter(&app, &row, &NoteAlteration::Words(words)).await
}

/// Takes a note away: one's own, or as a supervisor anybody's.
#[utoipa::path(delete, path = "/conversations/{id}/notes/{note_id}", tag = "conversations", operation_id = "remove_note",
    params(("id" = Uuid, Path), ("note_id" = Uuid, Path)),
    responses((status = 200, body = Note), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path((id, note)): Path<(Uuid, Uuid)>,
) -> Outcome<Json<Note>> {
    let row = known(&app, id, note).await?;
    may_remove(&me, &row)?;
    alter(&app, &row, &NoteAlteration::Remove).await
}

/// Puts a note back that was taken away. Who may do one may do the other.
#[utoipa::path(post, path = "/conversations/{id}/notes/{note_id}/restore", tag = "conversations",
    operation_id = "restore_note", params(("id" = Uuid, Path), ("note_id" = Uuid, Path)),
    responses((status = 200, body = Note), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn restore(
    State(app): State<App>,
    me: SignedIn,
    Path((id, note)): Path<(Uuid, Uuid)>,
) -> Outcome<Json<Note>> {
    let row = known(&app, id, note).await?;
    may_remove(&me, &row)?;
    alter(&app, &row, &NoteAlteration::Restore).await
}

fn may_remove(me: &SignedIn, row: &NoteRow) -> Outcome<()> {
    let leads = me.at_least(Role::Supervisor).is_ok();
    if row.note.may_remove(me.person.id, leads) {
        return Ok(());
    }
    Err(Problem::new(problem::NOT_ALLOWED)
        .detail("Somebody else wrote this note.")
        .remedy("Ask them, or a supervisor."))
}

/// A note of that conversation, also one that was taken away.
async fn known(app: &App, conversation: Uuid, note: Uuid) -> Outcome<NoteRow> {
    crate::api::command::conversation(app, conversation).await?;
    let row = app.store.note_rows(&[NoteId(note)]).await?.pop();
    row.filter(|row| row.note.conversation.0 == conversation)
        .ok_or_else(|| Problem::new(problem::NOT_FOUND).detail("There is no such note."))
}

async fn alter(app: &App, row: &NoteRow, alteration: &NoteAlteration) -> Outcome<Json<Note>> {
    let note = &row.note;
    app.store.alter_note(note, alteration, app.now()).await?;
    let after = app.store.note_rows(&[note.id]).await?.pop();
    let after = after.ok_or(problem::NOT_FOUND)?;
    let before: BTreeSet<PersonId> = mentioned(&note.text).into_iter().collect();
    for person in before.into_iter().chain(mentioned(&after.note.text)) {
        app.hub.mentions_moved(person);
    }
    Ok(Json(Note::of(&after, &ViewAt::now(app).await?)))
}
