//! `GET /conversations/{id}/messages`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::ids::ConversationId;
use twinline_core::message::OrderKey;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{Path, Query};
use crate::api::page::rows;
use crate::api::view::{FloorEvent, Message, ViewAt};
use crate::app::App;
use crate::live::cursor::Positions;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Which part of the thread.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListMessages {
    /// `order` of the oldest message seen: older ones come.
    pub before: Option<String>,
    /// How many, at most 200; 50 unless said.
    pub limit: Option<u32>,
}

/// A part of the thread.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MessagePage {
    /// Newest first.
    pub items: Vec<Message>,
    /// The next `before`. Null: that was all.
    pub next_cursor: Option<String>,
    /// What the live socket goes on from.
    pub live_cursor: String,
    /// The floor's moves in the span that the messages cover, oldest first.
    pub floor_events: Vec<FloorEvent>,
}

/// The thread, from its end.
#[utoipa::path(get, path = "/conversations/{id}/messages", tag = "conversations", operation_id = "list_messages",
    params(("id" = Uuid, Path), ListMessages),
    responses((status = 200, body = MessagePage), (status = 404, body = ProblemBody)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    Query(asked): Query<ListMessages>,
) -> Outcome<Json<MessagePage>> {
    let live_cursor = Positions::heads(&app).await?.cursor();
    command::conversation(&app, id).await?;
    let (id, limit) = (ConversationId(id), rows(asked.limit));
    let before = asked.before.map(OrderKey);
    // One more than wanted tells whether there is more.
    let mut found = app.store.messages(id, before.as_ref(), limit + 1).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let oldest = found.last().map(|row| row.message.order());
    let from = oldest
        .as_ref()
        .filter(|_| more)
        .map_or(Millis::MIN, OrderKey::at);
    // The second that `before` stands in belongs to both pages; a client joins events by id.
    let to = before
        .as_ref()
        .map_or(Millis::MAX, |before| before.at() + 999);
    let events = app.store.floor_events(id, from, to).await?;
    let at = ViewAt::now(&app).await?;
    Ok(Json(MessagePage {
        items: found.iter().map(|row| Message::of(row, &at)).collect(),
        next_cursor: oldest.filter(|_| more).map(|order| order.0),
        live_cursor,
        floor_events: events
            .iter()
            .map(|row| FloorEvent::of(&row.event, &at))
            .collect(),
    }))
}
