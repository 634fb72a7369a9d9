//! `GET /conversations/{id}/scheduled`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ScheduledMessage;
use crate::api::command;
use crate::api::extract::Path;
use crate::api::view::ViewAt;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// What is to be said later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScheduledMessages {
    /// The next first.
    pub items: Vec<ScheduledMessage>,
}

/// What is to be said later in a conversation, the next first.
#[utoipa::path(get, path = "/conversations/{id}/scheduled", tag = "conversations", operation_id = "list_scheduled",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ScheduledMessages), (status = 404, body = ProblemBody)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<ScheduledMessages>> {
    let row = command::conversation(&app, id).await?;
    let sends = app.store.scheduled(row.conversation.id).await?;
    let at = ViewAt::now(&app).await?;
    let items = sends.iter().map(|send| ScheduledMessage::of(send, &at));
    Ok(Json(ScheduledMessages {
        items: items.collect(),
    }))
}
