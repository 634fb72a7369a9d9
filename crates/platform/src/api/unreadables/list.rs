//! `GET /unreadables`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use twinline_store::{Role, UnreadableRow};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::{Paging, rows};
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Whether it was read since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnreadableState {
    /// Not yet.
    Kept,
    /// Yes.
    Replayed,
}

/// Something that could not be read. Nothing of it is lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Unreadable {
    /// Its id.
    pub id: Uuid,
    /// When the delivery was received.
    pub received_at: Millis,
    /// The number, if that much could be read.
    pub line_id: Option<Uuid>,
    /// WhatsApp's word for the kind of news.
    pub field: Option<String>,
    /// Why.
    pub reason: String,
    /// The part that could not be read.
    pub excerpt: String,
    /// Whether it was read since.
    pub state: UnreadableState,
}

impl From<&UnreadableRow> for Unreadable {
    fn from(row: &UnreadableRow) -> Self {
        let what = &row.what;
        Self {
            id: row.id,
            received_at: what.received_at,
            line_id: what.line.map(|line| line.0),
            field: what.field.clone(),
            reason: what.reason.clone(),
            excerpt: what.excerpt.clone(),
            state: if row.replayed {
                UnreadableState::Replayed
            } else {
                UnreadableState::Kept
            },
        }
    }
}

/// A page of what could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnreadablePage {
    /// Newest first.
    pub items: Vec<Unreadable>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// What could not be read, newest first.
#[utoipa::path(get, path = "/unreadables", tag = "operator", operation_id = "list_unreadables", params(Paging),
    responses((status = 200, body = UnreadablePage), (status = 403, body = ProblemBody)))]
pub async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<UnreadablePage>> {
    me.at_least(Role::Supervisor)?;
    let limit = rows(paging.limit);
    let before = paging.cursor.as_deref().and_then(place);
    let mut found = app.store.unreadables(before, limit + 1).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let last = found.last().filter(|_| more);
    Ok(Json(UnreadablePage {
        items: found.iter().map(Unreadable::from).collect(),
        next_cursor: last.map(|row| format!("{}.{}", row.what.position, row.what.index)),
    }))
}

fn place(cursor: &str) -> Option<(u64, u32)> {
    let (position, index) = cursor.split_once('.')?;
    Some((position.parse().ok()?, index.parse().ok()?))
}
