//! What the courier asks of the ledger. Claiming, answering and ending a send are commands: see [`Store::act`].

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{ConversationId, LineId, SendId};
use uuid::Uuid;

use crate::engine::{query_as, query_scalar};
use crate::rows::{counted, stored};
use crate::store::{Store, StoreError};

/// What waits on a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Queue {
    /// How many sends.
    pub waiting: u64,
    /// When the oldest was written.
    pub oldest_at: Option<Millis>,
}

/// A send that may be called now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueSend {
    /// Over which line.
    pub line: LineId,
    /// Which.
    pub send: SendId,
    /// To whom.
    pub conversation: ConversationId,
}

/// A customer reads in the order in which things were written: of each conversation only the oldest pending send may go,
/// and only once the one before it has an outcome. A throttled one holds those behind it.
macro_rules! heads {
    () => {
        "FROM sends AS s WHERE s.state IN ('queued', 'throttled') AND NOT EXISTS \
         (SELECT 1 FROM sends AS o WHERE o.conversation = s.conversation AND (o.state = 'calling' \
          OR (o.state IN ('queued', 'throttled') AND (o.created_at, o.id) < (s.created_at, s.id))))"
    };
}

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
    /// The sends that may be called now, one of a conversation at most: people's before bots', then in the order in which
    /// they fell due.
    pub async fn due_sends(&self, now: Millis, limit: usize) -> Result<Vec<DueSend>, StoreError> {
        let rows: Vec<(Uuid, Uuid, Uuid)> = query_as(concat!(
            "SELECT s.line, s.id, s.conversation ",
            heads!(),
            " AND s.due_at <= $1 ORDER BY s.priority, s.due_at, s.id LIMIT $2"
        ))
        .bind(now)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(line, id, conversation)| DueSend {
                line: LineId(line),
                send: SendId(id),
                conversation: ConversationId(conversation),
            })
            .collect())
    }

    /// The earliest moment after `now` at which a send falls due, if any waits.
    pub async fn next_send_due(&self, now: Millis) -> Result<Option<Millis>, StoreError> {
        Ok(query_scalar(concat!(
            "SELECT min(s.due_at) ",
            heads!(),
            " AND s.due_at > $1"
        ))
        .bind(now)
        .fetch_one(self.reader())
        .await?)
    }

    /// The sends whose call was begun and has no outcome: at start, nobody knows what became of them.
    pub async fn calling_sends(&self) -> Result<Vec<(LineId, SendId)>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> =
            query_as("SELECT line, id FROM sends WHERE state = 'calling' ORDER BY state_at, id")
                .fetch_all(self.reader())
                .await?;
        Ok(rows
            .into_iter()
            .map(|(line, id)| (LineId(line), SendId(id)))
            .collect())
    }

    /// What waits on each line that has anything waiting.
    pub async fn queues(&self) -> Result<Vec<(LineId, Queue)>, StoreError> {
        let rows: Vec<(Uuid, i64, i64)> = query_as(
            "SELECT line, count(*), min(created_at) FROM sends \
             WHERE state IN ('queued', 'throttled') GROUP BY line ORDER BY line",
        )
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(line, waiting, oldest)| {
                let queue = Queue {
                    waiting: counted(waiting),
                    oldest_at: Some(oldest),
                };
                (LineId(line), queue)
            })
            .collect())
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
