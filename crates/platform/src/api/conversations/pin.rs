//! `PUT` and `DELETE /conversations/{id}/pin`.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_core::ids::{ConversationId, PersonId};
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::app::App;
use crate::limits::PINS_MAX;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Keeps a conversation at the top of the list, for whoever asks and nobody else.
#[utoipa::path(put, path = "/conversations/{id}/pin", tag = "conversations", operation_id = "pin_conversation",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody, description = "There are too many already")))]
pub async fn pin(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    command::conversation(&app, id).await?;
    let person = me.person.id;
    let pinned = app
        .store
        .pin(person, ConversationId(id), app.now(), PINS_MAX)
        .await?;
    if !pinned {
        return Err(Problem::new(problem::UNACCEPTABLE).detail(format!(
            "{PINS_MAX} conversations are pinned already. Take a pin off first."
        )));
    }
    tell(&app, person);
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the pin off, if there is one.
#[utoipa::path(delete, path = "/conversations/{id}/pin", tag = "conversations", operation_id = "unpin_conversation",
    params(("id" = Uuid, Path)), responses((status = 204)))]
pub async fn unpin(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    app.store.unpin(me.person.id, ConversationId(id)).await?;
    tell(&app, me.person.id);
    Ok(StatusCode::NO_CONTENT)
}

/// A person's other pages show it at once.
fn tell(app: &App, person: PersonId) {
    app.hub.pins_moved(person);
}
