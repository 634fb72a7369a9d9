//! `POST /conversations/{id}/messages/{message_id}/media/retry`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::api::view::{Message, ViewAt};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Fetches a file that did not come once more, at once. What WhatsApp has forgotten, and what is too large, stays away.
#[utoipa::path(post, path = "/conversations/{id}/messages/{message_id}/media/retry", tag = "conversations",
    operation_id = "retry_media", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)),
    responses((status = 202, body = Message), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub async fn fetch_media(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
) -> Outcome<(StatusCode, Json<Message>)> {
    command::floor_moves(&app, id).await?;
    let row = command::message(&app, id, message_id).await?;
    let shown = Message::of(&row, &ViewAt::now(&app).await?);
    let media = shown.media.ok_or(problem::NOT_FOUND)?;
    if !media.can_retry {
        return Err(Problem::new(problem::TOO_LATE).detail(
            media
                .reason
                .unwrap_or_else(|| "This file is here, or on its way.".to_owned()),
        ));
    }
    let now = app.now();
    app.store.retry_media(row.message.id, now).await?;
    app.media_bell.notify_one();
    tracing::info!(message.id = %row.message.id, person.id = %me.person.id, "Fetch a file again");
    Ok((
        StatusCode::ACCEPTED,
        Json(command::shown_message(&app, row.message.id).await?),
    ))
}
