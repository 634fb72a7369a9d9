//! `POST /conversations/{id}/mentions/read`.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_core::ids::ConversationId;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// Whoever asks has seen what mentions them in a conversation; all of their pages hear of it.
#[utoipa::path(post, path = "/conversations/{id}/mentions/read", tag = "conversations", operation_id = "read_mentions",
    params(("id" = Uuid, Path)), responses((status = 204)))]
pub async fn read(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    let person = me.person.id;
    let id = ConversationId(id);
    if app.store.read_mentions(person, id, app.now()).await? {
        app.hub.mentions_moved(person);
    }
    Ok(StatusCode::NO_CONTENT)
}
