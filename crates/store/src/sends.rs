//! What the courier asks of the ledger. Claiming, answering and ending a send are commands: see [`Store::act`].

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{LineId, SendId};
use uuid::Uuid;

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
    /// The sends that may be called now: people's before bots', then in the order in which they fell due.
    pub async fn due_sends(
        &self,
        now: Millis,
        limit: usize,
    ) -> Result<Vec<(LineId, SendId)>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "SELECT line, id FROM sends WHERE state IN ('queued', 'throttled') AND due_at <= $1 \
             ORDER BY priority, due_at, id LIMIT $2",
        )
        .bind(now)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(line, id)| (LineId(line), SendId(id)))
            .collect())
    }

    /// The earliest moment at which a send falls due, if any waits.
    pub async fn next_send_due(&self) -> Result<Option<Millis>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT min(due_at) FROM sends WHERE state IN ('queued', 'throttled')",
        )
        .fetch_one(self.reader())
        .await?)
    }

    /// The sends whose call was begun and has no outcome: at start, nobody knows what became of them.
    pub async fn calling_sends(&self) -> Result<Vec<(LineId, SendId)>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "SELECT line, id FROM sends WHERE state = 'calling' ORDER BY state_at, id",
        )
        .fetch_all(self.reader())
        .await?;
        Ok(rows
            .into_iter()
            .map(|(line, id)| (LineId(line), SendId(id)))
            .collect())
    }

    /// What waits on each line that has anything waiting.
    pub async fn queues(&self) -> Result<Vec<(LineId, Queue)>, StoreError> {
        let rows: Vec<(Uuid, i64, i64)> = sqlx::query_as(
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
            sqlx::query_as("SELECT * FROM attempts WHERE send = $1 ORDER BY attempt")
                .bind(send.0)
                .fetch_all(self.reader())
                .await?,
        )
    }
}
