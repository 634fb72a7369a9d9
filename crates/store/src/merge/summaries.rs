//! A conversation's summary, computed by the engine from all its messages. The contract suite compares it with
//! [`Summary::of`].

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;
use twinline_core::converge::WorkingSet;
use twinline_core::ids::ConversationId;
use twinline_core::summary::Summary;
use uuid::Uuid;

use crate::dialect::{Connection, rows};
use crate::rows::conversation::SummaryColumns;
use crate::rows::json;
use crate::store::StoreError;

/// See [`summaries`].
pub(crate) const SUMMARIES: &str = concat!(
    "SELECT w.id, w.newest, w.last_in, w.last_out, \
         CASE WHEN w.last_in IS NULL OR w.any_out > w.last_in THEN w.any_out ELSE w.last_in END \
         AS last_live, \
         (SELECT min(m.order_key) FROM messages AS m WHERE m.live AND m.conversation = w.id \
          AND m.direction = 'in' AND m.order_key > coalesce(w.last_out, '')) AS turn_start, \
         (SELECT count(*) FROM messages AS m WHERE m.live AND m.conversation = w.id \
          AND m.direction = 'in' AND m.order_key > coalesce(w.last_out, '') \
          AND m.order_key > coalesce(w.read_up_to, '')) AS unread \
         FROM (SELECT r.id, r.read_up_to, \
          (SELECT max(m.order_key) FROM messages AS m WHERE m.conversation = r.id) AS newest, \
          (SELECT max(m.order_key) FROM messages AS m WHERE m.live AND m.conversation = r.id \
           AND m.direction = 'in') AS last_in, \
          (SELECT max(m.order_key) FROM messages AS m WHERE m.live AND m.conversation = r.id \
           AND m.direction = 'out' AND NOT m.void) AS last_out, \
          (SELECT max(m.order_key) FROM messages AS m WHERE m.live AND m.conversation = r.id \
           AND m.direction = 'out') AS any_out \
          FROM ",
    rows!("$1"; id uuid, read_up_to text),
    " AS r) AS w"
);

#[derive(FromRow)]
struct SummaryRow {
    id: Uuid,
    #[sqlx(flatten)]
    summary: SummaryColumns,
}

/// The summaries of conversations in `set`. Each value is one or two steps in an index, but for `unread`, which counts
/// the open turn.
pub(super) async fn summaries(
    connection: &mut Connection,
    set: &WorkingSet,
    conversations: &BTreeSet<ConversationId>,
) -> Result<BTreeMap<ConversationId, Summary>, StoreError> {
    let list: Vec<serde_json::Value> = conversations
        .iter()
        .filter_map(|id| set.conversations.get(id))
        .map(|row| serde_json::json!({ "id": row.id, "read_up_to": row.read_up_to }))
        .collect();
    if list.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<SummaryRow> = sqlx::query_as(SUMMARIES)
        .bind(json(&list))
        .fetch_all(connection)
        .await?;
    rows.into_iter()
        .map(|row| Ok((ConversationId(row.id), row.summary.summary()?)))
        .collect()
}
