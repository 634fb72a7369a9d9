//! `POST /conversations/{id}/messages/{message_id}/retry`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use twinline_store::Touch;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::api::view::Message;
use crate::app::App;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// A person decides to try again what was refused, or what nobody knows about: that one may double.
#[utoipa::path(post, path = "/conversations/{id}/messages/{message_id}/retry", tag = "conversations",
    operation_id = "retry_message", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)),
    responses((status = 202, body = Message), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub async fn retry(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
) -> Outcome<(StatusCode, Json<Message>)> {
    let row = command::conversation(&app, id).await?;
    let message = command::message(&app, id, message_id).await?.message;
    let send = message.send.ok_or(problem::TOO_LATE)?;
    let window_ms = app.channel.window_ms(&message.content);
    let touch = Touch {
        sends: vec![send],
        ..Touch::default()
    };
    command::run(&app, &row, touch, |set| {
        twinline_core::command::retry(set, send, window_ms)
    })
    .await?;
    app.courier_bell.notify_one();
    tracing::info!(send.id = %send, person.id = %me.person.id, "Try a send again");
    Ok((
        StatusCode::ACCEPTED,
        Json(command::shown_message(&app, message.id).await?),
    ))
}
