//! What waits for its message, as a row.

use sqlx::FromRow;
use twinline_core::converge::Parked;
use twinline_core::fate::Fate;
use twinline_core::ids::{ConversationId, ExternalId, LineId};
use uuid::Uuid;

use super::{from_json, json};
use crate::engine::{Query, query};
use crate::store::StoreError;

#[derive(FromRow)]
pub(crate) struct ParkedColumns {
    line: Uuid,
    external_id: String,
    since: i64,
    ticks: String,
    fate: Option<String>,
    conversation: Option<Uuid>,
    named_by: Option<String>,
    peer: String,
    quoted: bool,
}

impl ParkedColumns {
    pub(crate) fn line(&self) -> LineId {
        LineId(self.line)
    }

    pub(crate) fn parked(self) -> Result<(ExternalId, Parked), StoreError> {
        let fate = match &self.fate {
            Some(fate) => from_json("fate of a parked message", fate)?,
            // Written before anything else than ticks could wait.
            None => Fate {
                ticks: from_json("parked ticks", &self.ticks)?,
                ..Fate::default()
            },
        };
        let parked = Parked {
            since: self.since,
            conversation: self.conversation.map(ConversationId),
            named_by: self.named_by.map(ExternalId),
            peer: from_json("peer of a parked message", &self.peer)?,
            quoted: self.quoted,
            fate,
        };
        Ok((ExternalId(self.external_id), parked))
    }
}

/// What writes that which waits.
pub(crate) fn upsert<'a>(
    line: LineId,
    parked: impl Iterator<Item = (&'a ExternalId, &'a Parked)>,
) -> Option<Query<'a>> {
    let list: Vec<serde_json::Value> = parked
        .map(|(external, parked)| {
            serde_json::json!({
                "line": line, "external_id": external, "since": parked.since, "ticks": json(&parked.fate.ticks),
                "fate": json(&parked.fate), "conversation": parked.conversation,
                "named_by": parked.named_by, "peer": json(&parked.peer), "quoted": parked.quoted,
            })
        })
        .collect();
    if list.is_empty() {
        return None;
    }
    Some(
    query(
        "INSERT INTO parked (line, external_id, since, ticks, fate, conversation, named_by, peer, \
         quoted) SELECT r.line, r.external_id, r.since, r.ticks, r.fate, r.conversation, r.named_by, \
         r.peer, r.quoted FROM {rows $1: line uuid, external_id text, since bigint, ticks text, fate text, \
         conversation uuid, named_by text, peer text, quoted boolean} AS r WHERE true ON CONFLICT \
         (line, external_id) DO UPDATE SET since = excluded.since, ticks = excluded.ticks, fate = \
         excluded.fate, conversation = excluded.conversation, named_by = excluded.named_by, peer \
         = excluded.peer, quoted = excluded.quoted",
    )
    .bind_list(list),
    )
}
