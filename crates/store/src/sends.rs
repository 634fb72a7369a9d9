//! What the courier asks of the ledger. Claiming, answering and ending a send are commands: see [`Store::act`].

use std::collections::BTreeMap;

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{ConversationId, LineId, SendId, WorkspaceId};
use twinline_core::pacing::Priority;
use twinline_core::send::Send;
use uuid::Uuid;

use crate::engine::{query_as, query_scalar};
use crate::rows::send::SendColumns;
use crate::rows::{counted, stored};
use crate::store::{Store, StoreError};

/// What waits of one urgency on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queue {
    /// Which.
    pub priority: Priority,
    /// How many sends are to go as soon as they may.
    pub waiting: u64,
    /// Since when the first of those that may go now is due.
    pub due_since: Option<Millis>,
    /// How many are to be said later.
    pub scheduled: u64,
}

/// A send that may be called now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueSend {
    /// Which.
    pub send: SendId,
    /// To whom.
    pub conversation: ConversationId,
}

/// What the courier has work with. The words are those of the partial indexes.
macro_rules! pending {
    () => {
        "state IN ('scheduled', 'queued', 'throttled')"
    };
}

/// What is not over yet.
macro_rules! open {
    () => {
        "state IN ('scheduled', 'queued', 'throttled', 'calling', 'unknown')"
    };
}

/// A customer reads in the order in which things were said: of each conversation and urgency only the oldest may go, and only
/// once nothing of the conversation is being called. A throttled one holds those behind it, other than more urgent ones:
/// somebody who answers does not wait for a campaign. What is scheduled holds nobody before its time.
macro_rules! is_head {
    () => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM sends AS o WHERE o.conversation = s.conversation AND o.",
            open!(),
            " AND (o.state = 'calling' OR ((o.state IN ('queued', 'throttled') \
             OR (o.state = 'scheduled' AND o.due_at <= $1)) AND o.priority <= s.priority \
             AND (coalesce(o.said_at, o.due_at), o.id) < (coalesce(s.said_at, s.due_at), s.id))))"
        )
    };
}

/// One look at a number's queue, and one at what is open of each conversation in it.
pub(crate) const DUE: &str = concat!(
    "SELECT s.id, s.conversation FROM sends AS s WHERE s.line = $2 AND s.priority = $3 AND s.",
    pending!(),
    " AND s.due_at <= $1 AND ",
    is_head!(),
    " ORDER BY s.due_at, s.id LIMIT $4"
);

/// One call that was begun for a send.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Attempt {
    /// From 1.
    #[sqlx(try_from = "i64")]
    pub attempt: u32,
    /// When it was begun.
    pub begun_at: Millis,
    /// When its outcome was known.
    pub ended_at: Option<Millis>,
    /// The state it put the send in.
    pub outcome: Option<String>,
    /// JSON of core's `Failure`.
    pub failure: Option<String>,
}

impl Store {
    /// The lines that have anything waiting, with their tenants. One look for each, however much waits.
    pub async fn pending_lines(&self) -> Result<Vec<(WorkspaceId, LineId)>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = query_as(concat!(
            "WITH RECURSIVE waiting (line) AS (",
            "SELECT * FROM (SELECT line FROM sends WHERE ",
            pending!(),
            " ORDER BY line LIMIT 1) AS first ",
            "UNION ALL SELECT (SELECT s.line FROM sends AS s WHERE s.",
            pending!(),
            " AND s.line > w.line ORDER BY s.line LIMIT 1) FROM waiting AS w WHERE w.line IS NOT NULL) ",
            "SELECT l.workspace, l.id FROM waiting AS w JOIN lines AS l ON l.id = w.line ORDER BY l.id"
        ))
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(workspace, line)| (WorkspaceId(workspace), LineId(line)))
            .collect())
    }

    /// The sends of one urgency that a line may call now, one of a conversation at most, in the order in which they fell due.
    pub async fn due_sends(
        &self,
        line: LineId,
        priority: Priority,
        now: Millis,
        limit: usize,
    ) -> Result<Vec<DueSend>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = query_as(DUE)
            .bind(now)
            .bind(line.0)
            .bind(priority.rank())
            .bind(stored(limit as u64))
            .fetch_all(self.reader())
            .await?;
        Ok(rows
            .into_iter()
            .map(|(id, conversation)| DueSend {
                send: SendId(id),
                conversation: ConversationId(conversation),
            })
            .collect())
    }

    /// The earliest moment after `now` at which a send falls due, if any waits. What may go already is not asked for.
    pub async fn next_send_due(&self, now: Millis) -> Result<Option<Millis>, StoreError> {
        Ok(query_scalar(concat!(
            "SELECT due_at FROM sends WHERE ",
            pending!(),
            " AND due_at > $1 ORDER BY due_at LIMIT 1"
        ))
        .bind(now)
        .fetch_optional(self.reader())
        .await?)
    }

    /// The sends whose call was begun and has no outcome: at start, nobody knows what became of them.
    pub async fn calling_sends(&self) -> Result<Vec<(LineId, SendId)>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> =
            query_as(
                "SELECT line, id FROM sends WHERE state IN ('calling', 'unknown') AND state = 'calling' ORDER BY state_at, id",
            )
                .fetch_all(self.reader())
                .await?;
        Ok(rows
            .into_iter()
            .map(|(line, id)| (LineId(line), SendId(id)))
            .collect())
    }

    /// What waits on each line that has anything waiting, by urgency.
    pub async fn queues(&self, now: Millis) -> Result<BTreeMap<LineId, Vec<Queue>>, StoreError> {
        let rows: Vec<(Uuid, i64, i64, i64, Option<i64>)> = query_as(concat!(
            "SELECT line, priority, count(*), sum(CASE WHEN state = 'scheduled' THEN 1 ELSE 0 END), ",
            "min(CASE WHEN due_at <= $1 THEN due_at END) FROM sends WHERE ",
            pending!(),
            " GROUP BY line, priority ORDER BY line, priority"
        ))
        .bind(now)
        .fetch_all(self.reader())
        .await?;
        let mut queues: BTreeMap<LineId, Vec<Queue>> = BTreeMap::new();
        for (line, rank, count, scheduled, due_since) in rows {
            let priority = Priority::of_rank(rank)
                .ok_or_else(|| StoreError::corrupt("priority of a send", rank))?;
            queues.entry(LineId(line)).or_default().push(Queue {
                priority,
                waiting: counted(count - scheduled),
                due_since,
                scheduled: counted(scheduled),
            });
        }
        Ok(queues)
    }

    /// How many sends of one urgency wait on a line, counted up to `most`.
    pub async fn waiting(
        &self,
        line: LineId,
        priority: Priority,
        most: u64,
    ) -> Result<u64, StoreError> {
        let count: i64 = query_scalar(concat!(
            "SELECT count(*) FROM (SELECT 1 FROM sends WHERE line = $1 AND priority = $2 AND ",
            pending!(),
            " LIMIT $3) AS waiting"
        ))
        .bind(line.0)
        .bind(priority.rank())
        .bind(stored(most))
        .fetch_one(self.reader())
        .await?;
        Ok(counted(count))
    }

    /// How many calls are under way on a line, and of how many sends nobody knows what became of them.
    pub async fn undecided(&self, line: LineId) -> Result<(u64, u64), StoreError> {
        let (calling, unknown): (i64, i64) = query_as(
            "SELECT coalesce(sum(CASE WHEN state = 'calling' THEN 1 ELSE 0 END), 0), \
             coalesce(sum(CASE WHEN state = 'unknown' THEN 1 ELSE 0 END), 0) \
             FROM sends WHERE line = $1 AND state IN ('calling', 'unknown')",
        )
        .bind(line.0)
        .fetch_one(self.reader())
        .await?;
        Ok((counted(calling), counted(unknown)))
    }

    /// What is to be said later in a conversation, the next first.
    pub async fn scheduled(&self, conversation: ConversationId) -> Result<Vec<Send>, StoreError> {
        let rows: Vec<SendColumns> = query_as(concat!(
            "SELECT * FROM sends WHERE conversation = $1 AND state = 'scheduled' AND ",
            open!(),
            " ORDER BY due_at, id LIMIT 200"
        ))
        .bind(conversation.0)
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(SendColumns::send).collect()
    }

    /// The calls begun for a send, oldest first.
    pub async fn attempts(&self, send: SendId) -> Result<Vec<Attempt>, StoreError> {
        Ok(
            query_as("SELECT * FROM attempts WHERE send = $1 ORDER BY attempt")
                .bind(send.0)
                .fetch_all(self.reader())
                .await?,
        )
    }
}
