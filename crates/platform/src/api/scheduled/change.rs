//! `PATCH /conversations/{id}/scheduled/{message_id}`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::Millis;
use twinline_core::command::reschedule;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ScheduledMessage, find};
use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::ViewAt;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Another time.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct Reschedule {
    /// When; what is past means now.
    pub at: Millis,
}

/// Says it at another time.
#[utoipa::path(patch, path = "/conversations/{id}/scheduled/{message_id}", tag = "conversations",
    operation_id = "reschedule_message", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)), request_body = Reschedule,
    responses((status = 200, body = ScheduledMessage), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody, description = "The window will be closed")))]
pub async fn change(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
    extract::Json(change): extract::Json<Reschedule>,
) -> Outcome<Json<ScheduledMessage>> {
    let row = command::conversation(&app, id).await?;
    let mut send = find(&app, id, message_id).await?;
    let touch = Touch {
        sends: vec![send.id],
        ..Touch::default()
    };
    let at = change.at.max(app.now());
    let window_ms = app.channel.window_ms(&send.content);
    command::run(&app, &row, touch, |set| {
        reschedule(set, send.id, at, window_ms)
    })
    .await?;
    app.courier_bell.notify_one();
    tracing::info!(send.id = %send.id, person.id = %me.person.id, "Reschedule a send");
    send.due_at = at;
    let view = ScheduledMessage::of(&send, &ViewAt::now(&app).await?);
    Ok(Json(view))
}
