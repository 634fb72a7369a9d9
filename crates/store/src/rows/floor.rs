//! A holder and a move of the floor as columns.

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::floor::{FloorEvent, Holder};
use twinline_core::ids::{BotId, ConversationId, FloorEventId, PersonId};
use uuid::Uuid;

use super::{counted, from_word, stored, word};
use crate::engine::{Query, query};
use crate::store::StoreError;
use crate::thread::FloorEventRow;

/// A holder as word and id.
pub(crate) fn holder_columns(holder: Holder) -> (&'static str, Option<Uuid>) {
    match holder {
        Holder::Nobody => ("nobody", None),
        Holder::Bot(id) => ("bot", Some(id.0)),
        Holder::Agent(id) => ("agent", Some(id.0)),
        Holder::Phone => ("phone", None),
    }
}

/// Back from [`holder_columns`].
pub(crate) fn holder(kind: &str, id: Option<Uuid>) -> Result<Holder, StoreError> {
    match (kind, id) {
        ("nobody", _) => Ok(Holder::Nobody),
        ("phone", _) => Ok(Holder::Phone),
        ("bot", Some(id)) => Ok(Holder::Bot(BotId(id))),
        ("agent", Some(id)) => Ok(Holder::Agent(PersonId(id))),
        _ => Err(StoreError::corrupt("holder of the floor", kind)),
    }
}

#[derive(FromRow)]
pub(crate) struct FloorEventColumns {
    id: Uuid,
    conversation: Uuid,
    no: i64,
    at: i64,
    what: String,
    by_kind: String,
    by_id: Option<Uuid>,
    from_kind: String,
    from_id: Option<Uuid>,
    until: Option<i64>,
    text: Option<String>,
}

impl FloorEventColumns {
    pub(crate) fn row(self) -> Result<FloorEventRow, StoreError> {
        Ok(FloorEventRow {
            no: counted(self.no),
            event: FloorEvent {
                id: FloorEventId(self.id),
                conversation: ConversationId(self.conversation),
                at: self.at,
                what: from_word("move of the floor", &self.what)?,
                by: holder(&self.by_kind, self.by_id)?,
                from: holder(&self.from_kind, self.from_id)?,
                until: self.until,
                text: self.text,
            },
        })
    }
}

#[derive(Serialize)]
struct NewFloorEvent<'a> {
    id: FloorEventId,
    conversation: ConversationId,
    no: i64,
    at: i64,
    what: String,
    by_kind: &'static str,
    by_id: Option<Uuid>,
    from_kind: &'static str,
    from_id: Option<Uuid>,
    until: Option<i64>,
    text: Option<&'a str>,
}

/// Adds moves, each with the number of the change that tells it.
pub(crate) fn upsert<'a>(events: impl Iterator<Item = (&'a FloorEvent, u64)>) -> Option<Query<'a>> {
    let list: Vec<NewFloorEvent<'_>> = events
        .map(|(event, no)| {
            let (by_kind, by_id) = holder_columns(event.by);
            let (from_kind, from_id) = holder_columns(event.from);
            NewFloorEvent {
                id: event.id,
                conversation: event.conversation,
                no: stored(no),
                at: event.at,
                what: word(event.what),
                by_kind,
                by_id,
                from_kind,
                from_id,
                until: event.until,
                text: event.text.as_deref(),
            }
        })
        .collect();
    if list.is_empty() {
        return None;
    }
    Some(
        query(
            "INSERT INTO floor_events (id, conversation, no, at, what, by_kind, by_id, from_kind, \
         from_id, until, text) SELECT r.id, r.conversation, r.no, r.at, r.what, r.by_kind, \
         r.by_id, r.from_kind, r.from_id, r.until, r.text FROM {rows $1: id uuid, conversation \
         uuid, no bigint, at bigint, what text, by_kind text, by_id uuid, from_kind text, \
         from_id uuid, until bigint, text text} AS r WHERE true ON CONFLICT (id) DO NOTHING",
        )
        .bind_list(list),
    )
}
