//! A conversation's summary, computed by the engine from all its messages. The contract suite compares it with
//! [`Summary::of`].

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::converge::WorkingSet;
use twinline_core::ids::ConversationId;
use twinline_core::message::OrderKey;
use twinline_core::summary::{LATE_MS_MAX, Summary};
use uuid::Uuid;

use crate::engine::{Connection, query_as};
use crate::rows::conversation::SummaryColumns;
use crate::store::StoreError;

/// The ends: newest of all, of the customer, of the business. One step in an index each.
pub(crate) const ENDS: &str = "SELECT r.id, (SELECT max(m.order_key) FROM messages AS m WHERE m.conversation = r.id) AS \
     newest, (SELECT max(m.order_key) FROM messages AS m WHERE m.live AND m.conversation = r.id \
     AND m.direction = 'in') AS last_in, (SELECT max(m.order_key) FROM messages AS m WHERE \
     m.live AND m.conversation = r.id AND m.direction = 'out' AND NOT m.void) AS last_out, \
     (SELECT max(m.order_key) FROM messages AS m WHERE m.live AND m.conversation = r.id AND \
     m.direction = 'out') AS any_out FROM {rows $1: id uuid} AS r";

/// The customer's words since the answer, as core's `is_news` tells them: from the index alone, within the days in which
/// a word may come late. The 16 digits from the 13th on say when a thing was heard of.
pub(crate) const OPEN: &str = "SELECT r.id, (SELECT min(m.order_key) FROM messages AS m WHERE m.live AND m.conversation = \
     r.id AND m.direction = 'in' AND m.order_key >= r.answer_from AND (m.order_key > r.answer OR \
     substr(m.order_key, 13, 16) > r.answer_heard)) AS turn_start, (SELECT max(substr(m.order_key, 13, \
     16)) FROM messages AS m WHERE m.live AND m.conversation = r.id AND m.direction = 'in' AND \
     m.order_key >= r.answer_from AND (m.order_key > r.answer OR substr(m.order_key, 13, 16) > \
     r.answer_heard)) AS open_heard, (SELECT count(*) FROM \
     messages AS m WHERE m.live AND m.conversation = r.id AND m.direction = 'in' AND m.order_key \
     >= r.answer_from AND (m.order_key > r.answer OR substr(m.order_key, 13, 16) > \
     r.answer_heard) AND (m.order_key > r.mark OR (m.order_key >= r.mark_from AND \
     substr(m.order_key, 13, 16) > r.mark_heard))) AS unread FROM {rows $1: id uuid, answer \
     text, answer_heard text, answer_from text, mark text, mark_heard text, mark_from text} AS r";

#[derive(FromRow)]
struct EndsRow {
    id: Uuid,
    newest: Option<String>,
    last_in: Option<String>,
    last_out: Option<String>,
    any_out: Option<String>,
}

#[derive(FromRow)]
struct OpenRow {
    id: Uuid,
    turn_start: Option<String>,
    open_heard: Option<String>,
    unread: i64,
}

/// A row of [`OPEN`]. Without an answer or a mark all three of its values are empty: every word stands after them.
#[derive(Serialize)]
struct Asked {
    id: Uuid,
    answer: String,
    answer_heard: String,
    answer_from: String,
    mark: String,
    mark_heard: String,
    mark_from: String,
}

/// An order key, when it was heard of, and how far back a late word may stand before it.
fn bounds(key: Option<OrderKey>) -> [String; 3] {
    key.map_or_else(Default::default, |key| {
        let from = OrderKey::earliest(key.at() - LATE_MS_MAX);
        [key.0.clone(), key.heard().to_owned(), from.0]
    })
}

/// The summaries of conversations in `set`, in two statements whatever their number.
pub(super) async fn summaries(
    connection: &mut Connection,
    set: &WorkingSet,
    conversations: &BTreeSet<ConversationId>,
) -> Result<BTreeMap<ConversationId, Summary>, StoreError> {
    let list: Vec<serde_json::Value> = conversations
        .iter()
        .filter(|id| set.conversations.contains_key(id))
        .map(|id| serde_json::json!({ "id": id }))
        .collect();
    if list.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ends: Vec<EndsRow> = query_as(ENDS)
        .bind_list(&list)
        .fetch_all(&mut *connection)
        .await?;
    let asked: Vec<Asked> = ends
        .iter()
        .map(|row| {
            let read = set.conversations.get(&ConversationId(row.id));
            let [answer, answer_heard, answer_from] = bounds(row.last_out.clone().map(OrderKey));
            let [mark, mark_heard, mark_from] = bounds(read.and_then(|row| row.read_up_to.clone()));
            Asked {
                id: row.id,
                answer,
                answer_heard,
                answer_from,
                mark,
                mark_heard,
                mark_from,
            }
        })
        .collect();
    let open: Vec<OpenRow> = query_as(OPEN)
        .bind_list(&asked)
        .fetch_all(connection)
        .await?;
    let mut open: BTreeMap<Uuid, OpenRow> = open.into_iter().map(|row| (row.id, row)).collect();
    ends.into_iter()
        .map(|ends| {
            let open = open.remove(&ends.id);
            let (turn_start, open_heard, unread) = open.map_or((None, None, 0), |row| {
                (row.turn_start, row.open_heard, row.unread)
            });
            let summary = SummaryColumns {
                last_live: ends.last_in.clone().max(ends.any_out),
                newest: ends.newest,
                last_in: ends.last_in,
                last_out: ends.last_out,
                turn_start,
                open_heard,
                unread,
            };
            Ok((ConversationId(ends.id), summary.summary()?))
        })
        .collect()
}
