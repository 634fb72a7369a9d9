//! `POST /conversations/{id}/messages/{message_id}/cancel`.

use axum::Json;
use axum::extract::State;
use twinline_store::Touch;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::api::view::Message;
use crate::app::App;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Takes a message back before it is handed to WhatsApp.
#[utoipa::path(post, path = "/conversations/{id}/messages/{message_id}/cancel", tag = "conversations",
    operation_id = "cancel_message", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)),
    responses((status = 200, body = Message), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub async fn cancel(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
) -> Outcome<Json<Message>> {
    let row = command::conversation(&app, id).await?;
    let message = command::message(&app, id, message_id).await?.message;
    let send = message.send.ok_or(problem::TOO_LATE)?;
    let touch = Touch {
        sends: vec![send],
        ..Touch::default()
    };
    command::run(&app, &row, touch, |set| {
        twinline_core::command::cancel(set, send)
    })
    .await?;
    tracing::info!(send.id = %send, person.id = %me.person.id, "Take a send back");
    Ok(Json(command::shown_message(&app, message.id).await?))
}
