//! `PUT /conversations/{id}/messages/{message_id}/automatic`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::command::mark_automatic;
use twinline_core::ids::MessageId;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::Message;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Whether the Business App sent it by itself.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct MarkAutomatic {
    /// `true`: nobody spoke. The floor goes back, and the line remembers the text.
    pub automatic: bool,
}

/// Says that the Business App sent a message by itself (its greeting, its note of absence), or that a person did.
#[utoipa::path(put, path = "/conversations/{id}/messages/{message_id}/automatic", tag = "conversations",
    operation_id = "mark_automatic", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)),
    request_body = MarkAutomatic,
    responses((status = 200, body = Message), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn mark(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
    extract::Json(wish): extract::Json<MarkAutomatic>,
) -> Outcome<Json<Message>> {
    let row = command::conversation(&app, id).await?;
    let message = command::message(&app, id, message_id).await?.message.id;
    let touch = Touch {
        messages: vec![message],
        ..Touch::default()
    };
    let person = me.person.id;
    command::run(&app, &row, touch, |set| {
        mark_automatic(set, MessageId(message_id), wish.automatic, person)
    })
    .await?;
    tracing::info!(message.id = %message, person.id = %person, automatic = wish.automatic, "Mark a message of the phone");
    Ok(Json(command::shown_message(&app, message).await?))
}
