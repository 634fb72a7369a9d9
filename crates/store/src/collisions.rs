//! Answers that crossed, found among what is stored: which rows core's [`collisions`] has to look at, and nothing more. No
//! table holds them, so none can be stale; a merge that brings one about tells it as a change.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::converge::WorkingSet;
use twinline_core::floor::collision::{Collision, Span, collisions};
use twinline_core::floor::report::FloorCounts;
use twinline_core::ids::{ConversationId, LineId, MessageId};
use twinline_core::message::{Direction, Message, OrderKey, Origin};
use twinline_core::send::Send;
use uuid::Uuid;

use crate::engine::{Connection, On, query_as};
use crate::rows::counted;
use crate::rows::floor::holder;
use crate::rows::from_word;
use crate::rows::message::MessageColumns;
use crate::rows::send::SendColumns;
use crate::store::{Store, StoreError};

/// A reply is written and goes out at most so long after the customer's word: the longest window and a day.
const REPLY_MS_MAX: Millis = 4 * 86_400_000;

/// What bots said in conversations, as far as it went out.
pub(crate) const ANSWERS: &str = "SELECT s.* FROM {rows $1: conversation uuid, since bigint} AS r CROSS JOIN sends AS s \
     WHERE s.conversation = r.conversation AND s.state IN ('accepted', 'settled') \
     AND s.author_kind = 'bot' AND s.created_at >= r.since";
/// What the phone said in stretches of conversations. By the index of a conversation's order: the stretches are short, and
/// what was not told live is passed over by core.
pub(crate) const WORDS: &str = "SELECT m.* FROM {rows $1: conversation uuid, from_key text, to_key text} AS r \
     CROSS JOIN messages AS m WHERE m.conversation = r.conversation \
     AND m.order_key >= r.from_key AND m.order_key < r.to_key AND m.origin = 'phone'";
/// What bots of a line said in a span, where the phone spoke after the customer's word.
const OF_LINE: &str = "SELECT s.* FROM conversations AS c JOIN sends AS s ON s.conversation = c.id \
     AND s.state IN ('accepted', 'settled') JOIN messages AS t ON t.id = s.turn \
     WHERE c.line = $1 AND c.last_live >= $2 AND s.author_kind = 'bot' AND s.created_at >= $3 \
     AND s.created_at < $4 AND EXISTS (SELECT 1 FROM messages AS m WHERE m.live \
     AND m.conversation = c.id AND m.direction = 'out' AND m.order_key > t.order_key \
     AND m.origin = 'phone' AND m.told_at <= s.created_at + $5)";

#[derive(FromRow)]
struct MovesRow {
    what: String,
    by_kind: String,
    by_id: Option<Uuid>,
    from_kind: String,
    from_id: Option<Uuid>,
    times: i64,
}

impl Store {
    /// What crossed in a conversation in a span, both ends included, oldest first.
    pub async fn collisions(
        &self,
        conversation: ConversationId,
        (from, to): (Millis, Millis),
    ) -> Result<Vec<Collision>, StoreError> {
        let since = from.saturating_sub(REPLY_MS_MAX);
        let mut found = in_conversations(self.reader().into(), &[(conversation, since)]).await?;
        found.retain(|crossed| (from..=to).contains(&crossed.at));
        Ok(found)
    }

    /// What crossed these answers of bots. Ids of other things are passed over.
    pub async fn collisions_with(&self, ids: &[Uuid]) -> Result<Vec<Collision>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<SendColumns> = query_as("SELECT * FROM sends WHERE id IN {ids $1}")
            .bind_list(ids)
            .fetch_all(self.reader())
            .await?;
        among(self.reader().into(), rows).await
    }

    /// What crossed on a line in a span, its end not included, oldest first.
    pub async fn collisions_between(
        &self,
        line: LineId,
        (from, to): (Millis, Millis),
    ) -> Result<Vec<Collision>, StoreError> {
        let rows: Vec<SendColumns> = query_as(OF_LINE)
            .bind(line.0)
            .bind(OrderKey::earliest(from).0)
            .bind(from.saturating_sub(REPLY_MS_MAX))
            .bind(to)
            .bind(REPLY_MS_MAX)
            .fetch_all(self.reader())
            .await?;
        let mut found = among(self.reader().into(), rows).await?;
        found.retain(|crossed| (from..to).contains(&crossed.at));
        Ok(found)
    }

    /// The moves of a line's floors in a span, its end not included, counted.
    pub async fn floor_counts(
        &self,
        line: LineId,
        (from, to): (Millis, Millis),
    ) -> Result<FloorCounts, StoreError> {
        let rows: Vec<MovesRow> = query_as(
            "SELECT e.what, e.by_kind, e.by_id, e.from_kind, e.from_id, count(*) AS times \
             FROM conversations AS c JOIN floor_events AS e ON e.conversation = c.id \
             AND e.at >= $3 AND e.at < $4 WHERE c.line = $1 AND c.last_live >= $2 \
             GROUP BY e.what, e.by_kind, e.by_id, e.from_kind, e.from_id",
        )
        .bind(line.0)
        .bind(OrderKey::earliest(from.saturating_sub(REPLY_MS_MAX)).0)
        .bind(from)
        .bind(to)
        .fetch_all(self.reader())
        .await?;
        let mut counts = FloorCounts::default();
        for row in rows {
            counts.count(
                from_word("move of the floor", &row.what)?,
                holder(&row.by_kind, row.by_id)?,
                holder(&row.from_kind, row.from_id)?,
                counted(row.times),
            );
        }
        Ok(counts)
    }
}

/// Messages that were just learnt, or learnt more of, and that may cross another: of the phone, or a bot's that went out.
pub(crate) fn may_cross<'a>(
    set: &WorkingSet,
    learnt: impl Iterator<Item = &'a MessageId>,
) -> BTreeMap<MessageId, (ConversationId, Millis)> {
    learnt
        .filter_map(|id| set.messages.get(id))
        .filter(|message| message.direction == Direction::Out && message.is_word())
        .filter(|message| match message.origin.origin {
            Origin::Phone => message.send.is_none(),
            Origin::Bot => message.send.is_some() && message.ticks.sent.is_some(),
            _ => false,
        })
        .map(|message| (message.id, (message.conversation, message.told.at)))
        .collect()
}

/// What was just learnt brought a collision about: it is told as a move of the floor, named by the bot's answer.
pub(crate) async fn tell_collisions(
    connection: &mut Connection,
    set: &mut WorkingSet,
    learnt: &BTreeMap<MessageId, (ConversationId, Millis)>,
) -> Result<(), StoreError> {
    let mut since: BTreeMap<ConversationId, Millis> = BTreeMap::new();
    for (conversation, at) in learnt.values() {
        let first = since.entry(*conversation).or_insert(Millis::MAX);
        *first = (*first).min(at.saturating_sub(REPLY_MS_MAX));
    }
    let since: Vec<_> = since.into_iter().collect();
    let found = in_conversations(connection.into(), &since).await?;
    let news = |crossed: &&Collision| {
        learnt.contains_key(&crossed.automated) || learnt.contains_key(&crossed.human)
    };
    for crossed in found.iter().filter(news) {
        set.touched.changes.push(Change {
            kind: ChangeKind::FloorMoved,
            conversation: Some(crossed.conversation),
            subject: crossed.automated.0,
            entry: None,
        });
    }
    Ok(())
}

async fn in_conversations(
    mut on: On<'_>,
    since: &[(ConversationId, Millis)],
) -> Result<Vec<Collision>, StoreError> {
    let list: Vec<serde_json::Value> = since
        .iter()
        .map(|(id, since)| serde_json::json!({ "conversation": id, "since": since }))
        .collect();
    let rows: Vec<SendColumns> = query_as(ANSWERS)
        .bind_list(list)
        .fetch_all(on.again())
        .await?;
    among(on, rows).await
}

/// Loads what stands around these answers, and asks core.
async fn among(mut on: On<'_>, rows: Vec<SendColumns>) -> Result<Vec<Collision>, StoreError> {
    let sends: Vec<Send> = rows
        .into_iter()
        .map(SendColumns::send)
        .collect::<Result<_, _>>()?;
    let ids: BTreeSet<MessageId> = sends
        .iter()
        .filter_map(|send| Some([MessageId::of_send(send.id), send.turn?.0]))
        .flatten()
        .collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<MessageId> = ids.into_iter().collect();
    let rows: Vec<MessageColumns> = query_as("SELECT * FROM messages WHERE id IN {ids $1}")
        .bind_list(ids)
        .fetch_all(on.again())
        .await?;
    let mut messages: BTreeMap<MessageId, Message> = BTreeMap::new();
    for row in rows {
        let message = row.message()?;
        messages.insert(message.id, message);
    }
    let stretches: Vec<serde_json::Value> = sends
        .iter()
        .filter_map(|send| {
            let answer = messages.get(&MessageId::of_send(send.id))?;
            let span = Span::of(messages.get(&send.turn?.0)?, answer);
            Some(serde_json::json!({
                "conversation": answer.conversation,
                "from_key": OrderKey::earliest(span.first).0,
                "to_key": OrderKey::earliest(span.last + 1_000).0,
            }))
        })
        .collect();
    let words: Vec<MessageColumns> = query_as(WORDS).bind_list(stretches).fetch_all(on).await?;
    for row in words {
        let message = row.message()?;
        messages.insert(message.id, message);
    }
    Ok(collisions(messages.values(), sends.iter()))
}
