//! `GET /conversations/{id}/messages`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::ids::ConversationId;
use twinline_core::message::OrderKey;
use twinline_core::note::span::MessageSpan;
use twinline_store::MessageRow;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{Path, Query};
use crate::api::page::rows;
use crate::api::view::{FloorEvent, Message, Note, ViewAt};
use crate::app::App;
use crate::live::cursor::Positions;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Which part of the thread: its end, or what lies before, after or around a message or a time. One of the four at most.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListMessages {
    /// `order` of the oldest message seen: older ones come.
    pub before: Option<String>,
    /// `order` of the newest message seen: newer ones come.
    pub after: Option<String>,
    /// `order` of a message: it comes with those before and after it.
    pub around: Option<String>,
    /// A time: the first message said then or later comes, with those before and after it; the newest ones if there is none.
    pub at: Option<Millis>,
    /// How many, at most 200; 50 unless said.
    pub limit: Option<u32>,
}

/// A part of the thread.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct MessagePage {
    /// Newest first.
    pub items: Vec<Message>,
    /// The next `before`. Null: that was all, or `after` was asked for.
    pub next_cursor: Option<String>,
    /// The next `after`. Null: there was nothing newer, or `before` was asked for.
    pub newer_cursor: Option<String>,
    /// What the live socket goes on from.
    pub live_cursor: String,
    /// The floor's moves in the span that the messages cover, oldest first.
    pub floor_events: Vec<FloorEvent>,
    /// The team's notes in that span, oldest first; at either end of the thread with those beyond it.
    pub notes: Vec<Note>,
}

/// A part of the thread, from its end unless said.
#[utoipa::path(get, path = "/conversations/{id}/messages", tag = "conversations", operation_id = "list_messages",
    params(("id" = Uuid, Path), ListMessages),
    responses((status = 200, body = MessagePage), (status = 400, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    Query(asked): Query<ListMessages>,
) -> Outcome<Json<MessagePage>> {
    let live_cursor = Positions::heads(&app).await?.cursor();
    let view = async { Ok(ViewAt::now(&app).await?) };
    let part = part(&app, ConversationId(id), &asked);
    let (moves, part, mut at) = tokio::try_join!(command::floor_moves(&app, id), part, view)?;
    at.learn(&app, &part.rows).await?;
    let order = |row: Option<&MessageRow>| row.map(|row| row.message.order());
    let (newest, oldest) = (order(part.rows.first()), order(part.rows.last()));
    let from = match (part.older, part.newer, &asked.after) {
        (false, _, None) => Millis::MIN,
        _ => oldest.as_ref().map_or(Millis::MAX, OrderKey::at),
    };
    // The second in which a page ends belongs to the next one, too; a client joins events by id.
    let to = match (&asked.before, part.newer) {
        (Some(before), _) => OrderKey(before.clone()).at() + 999,
        (None, true) => newest.as_ref().map_or(Millis::MIN, OrderKey::at) + 999,
        (None, false) => Millis::MAX,
    };
    // As in all that came with the history.
    let (events, crossed) = if moves == 0 {
        (Vec::new(), Vec::new())
    } else {
        let conversation = ConversationId(id);
        tokio::try_join!(
            app.store.floor_events(conversation, from, to),
            app.store.collisions(conversation, (from, to)),
        )?
    };
    let (before, after) = [&asked.before, &asked.after]
        .map(|it| it.clone().map(OrderKey))
        .into();
    let span = MessageSpan {
        before: before.as_ref(),
        after: after.as_ref(),
        oldest: oldest.as_ref(),
        newest: newest.as_ref(),
        older: part.older,
        newer: part.newer,
    };
    let notes = app
        .store
        .notes_within(ConversationId(id), &span.notes())
        .await?;
    let events = events.iter().map(|row| FloorEvent::of(&row.event, &at));
    let crossed = crossed.iter().map(|row| FloorEvent::of_collision(row, &at));
    let mut floor_events: Vec<FloorEvent> = events.chain(crossed).collect();
    floor_events.sort_by_key(|event| event.at);
    Ok(Json(MessagePage {
        items: part.rows.iter().map(|row| Message::of(row, &at)).collect(),
        next_cursor: oldest.filter(|_| part.older).map(|order| order.0),
        newer_cursor: newest.filter(|_| part.newer).map(|order| order.0),
        live_cursor,
        floor_events,
        notes: notes.iter().map(|row| Note::of(row, &at)).collect(),
    }))
}

/// Rows newest first, and whether there are more at either end, as far as that was asked.
struct Part {
    rows: Vec<MessageRow>,
    older: bool,
    newer: bool,
}

async fn part(app: &App, id: ConversationId, asked: &ListMessages) -> Outcome<Part> {
    let limit = rows(asked.limit);
    match (&asked.before, &asked.after, &asked.around, asked.at) {
        (before, None, None, None) => {
            let before = before.clone().map(OrderKey);
            let (rows, older) = older(app, id, before.as_ref(), limit).await?;
            let newer = false;
            Ok(Part { rows, older, newer })
        }
        (None, Some(after), None, None) => {
            let (rows, newer) = newer(app, id, &OrderKey(after.clone()), limit).await?;
            let older = false;
            Ok(Part { rows, older, newer })
        }
        (None, None, Some(message), None) => {
            // Right behind the message itself, which is then the newest of the older ones.
            let split = OrderKey(format!("{message}g"));
            around(app, id, &OrderKey(message.clone()), &split, limit).await
        }
        (None, None, None, Some(at)) => {
            let split = OrderKey::earliest(at);
            around(app, id, &split, &split, limit).await
        }
        _ => Err(Problem::new(problem::INVALID).detail(
            "Only one of `before`, `after`, `around` and `at` can be asked for.".to_owned(),
        )),
    }
}

/// Half of what is wanted from behind a place, the rest from before it.
async fn around(
    app: &App,
    id: ConversationId,
    after: &OrderKey,
    before: &OrderKey,
    limit: usize,
) -> Outcome<Part> {
    let (mut rows, newer) = newer(app, id, after, limit / 2).await?;
    let rest = limit - rows.len().min(limit - 1);
    let (more, older) = older(app, id, Some(before), rest).await?;
    rows.extend(more);
    Ok(Part { rows, older, newer })
}

async fn older(
    app: &App,
    id: ConversationId,
    before: Option<&OrderKey>,
    limit: usize,
) -> Outcome<(Vec<MessageRow>, bool)> {
    // One more than wanted tells whether there is more.
    let mut rows = app.store.messages(id, before, limit + 1).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, more))
}

async fn newer(
    app: &App,
    id: ConversationId,
    after: &OrderKey,
    limit: usize,
) -> Outcome<(Vec<MessageRow>, bool)> {
    let mut rows = app.store.messages_after(id, after, limit + 1).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    rows.reverse();
    Ok((rows, more))
}
