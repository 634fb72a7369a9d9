//! `POST /conversations/{id}/scheduled`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use twinline_core::Millis;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ScheduledMessage, find};
use crate::api::extract::{self, Path};
use crate::api::messages::send::{NewMessage, write};
use crate::api::view::ViewAt;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Nobody plans further ahead than a year.
const AHEAD_MS_MAX: Millis = 366 * 86_400_000;

/// Something to be said later.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewScheduledMessage {
    /// When, in the future.
    pub at: Millis,
    /// What, as if it were said now.
    #[serde(flatten)]
    pub message: NewMessage,
}

/// Writes something that is to be said later. Free text is taken only for a time at which the window is still open, as far as
/// is known now; if it closes sooner after all the message expires, and says so.
#[utoipa::path(post, path = "/conversations/{id}/scheduled", tag = "conversations", operation_id = "schedule_message",
    params(("id" = Uuid, Path)), request_body = NewScheduledMessage,
    responses((status = 202, body = ScheduledMessage), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody, description = "The window will be closed, or a field cannot be taken")))]
pub async fn schedule(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(new): extract::Json<NewScheduledMessage>,
) -> Outcome<(StatusCode, Json<ScheduledMessage>)> {
    let now = app.now();
    if new.at <= now || new.at > now + AHEAD_MS_MAX {
        return Err(Problem::new(problem::UNACCEPTABLE).unfit(
            "at",
            "It is not within the next year.",
            "Choose a time from now on; what is to go at once needs none.",
        ));
    }
    let written = write(&app, &me, id, new.message, Some(new.at)).await?;
    let send = find(&app, id, written.message.0).await?;
    let view = ScheduledMessage::of(&send, &ViewAt::now(&app).await?);
    Ok((StatusCode::ACCEPTED, Json(view)))
}
