//! What grows without end is forgotten: in slices, each a transaction of its own, so that a merge waits for one slice at
//! most, and by keys, so that what is kept costs nothing.

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::LineId;
use uuid::Uuid;

use crate::engine::{query, query_as, query_scalar};
use crate::store::{Store, StoreError};

/// Rows of a slice: some hundredths of a second.
const SLICE: i64 = 2_000;

// All of these run on the writing connections, whose plans go by keys whatever the statistics say.

/// The oldest changes of a line, after number `$2`.
pub(crate) const OLDEST_CHANGES: &str =
    "SELECT no, at FROM changes WHERE line = $1 AND no > $2 ORDER BY no LIMIT $3";
pub(crate) const FORGET_CHANGES: &str =
    "DELETE FROM changes WHERE line = $1 AND no > $2 AND no <= $3";
/// What has waited since before `$2`: what somebody referred to, and mere statuses. Two indexes.
pub(crate) const OLDEST_PARKED: [&str; 2] = [
    "SELECT external_id FROM parked \
     WHERE line = $1 AND since < $2 AND conversation IS NOT NULL ORDER BY since LIMIT $3",
    "SELECT external_id FROM parked \
     WHERE line = $1 AND since < $2 AND conversation IS NULL ORDER BY since LIMIT $3",
];
pub(crate) const FORGET_PARKED_SINCE: &str = "DELETE FROM parked WHERE (line, external_id) IN (\
     SELECT r.line, r.external_id FROM {rows $1: line uuid, external_id text} AS r) AND since < $2";

#[derive(FromRow)]
struct Told {
    no: i64,
    at: i64,
}

#[derive(Serialize)]
struct Key<'a> {
    line: LineId,
    external_id: &'a str,
}

impl Store {
    /// Forgets changes committed before `before`, so that the feed stays bounded: of each line the oldest ones, up to the
    /// first that is to be kept, for a feed has no holes. Returns how many.
    pub async fn prune_changes(&self, before: Millis) -> Result<u64, StoreError> {
        let mut forgotten = 0;
        for line in self.line_ids().await? {
            forgotten += self.prune_changes_of(line, before).await?;
        }
        Ok(forgotten)
    }

    async fn prune_changes_of(&self, line: LineId, before: Millis) -> Result<u64, StoreError> {
        let (mut forgotten, mut after) = (0, 0);
        loop {
            let oldest: Vec<Told> = query_as(OLDEST_CHANGES)
                .bind(line.0)
                .bind(after)
                .bind(SLICE)
                .fetch_all(self.writer())
                .await?;
            let old = oldest.iter().take_while(|change| change.at < before);
            let (count, last) = old.fold((0, after), |(count, _), change| (count + 1, change.no));
            if last == after {
                return Ok(forgotten);
            }
            forgotten += query(FORGET_CHANGES)
                .bind(line.0)
                .bind(after)
                .bind(last)
                .execute(self.writer())
                .await?;
            if count < SLICE {
                return Ok(forgotten);
            }
            after = last;
        }
    }

    /// Forgets what has waited since before `before` for a message that nobody told us of: statuses of what other programs
    /// send on the same number, mostly. Returns how many.
    pub async fn prune_parked(&self, before: Millis) -> Result<u64, StoreError> {
        let mut forgotten = 0;
        for line in self.line_ids().await? {
            for oldest in OLDEST_PARKED {
                forgotten += self.prune_parked_of(line, oldest, before).await?;
            }
        }
        Ok(forgotten)
    }

    async fn prune_parked_of(
        &self,
        line: LineId,
        oldest: &'static str,
        before: Millis,
    ) -> Result<u64, StoreError> {
        let mut forgotten = 0;
        loop {
            let ids: Vec<String> = query_scalar(oldest)
                .bind(line.0)
                .bind(before)
                .bind(SLICE)
                .fetch_all(self.writer())
                .await?;
            let keys: Vec<Key<'_>> = ids
                .iter()
                .map(|external_id| Key { line, external_id })
                .collect();
            if keys.is_empty() {
                return Ok(forgotten);
            }
            forgotten += query(FORGET_PARKED_SINCE)
                .bind_list(&keys)
                .bind(before)
                .execute(self.writer())
                .await?;
        }
    }

    async fn line_ids(&self) -> Result<Vec<LineId>, StoreError> {
        let ids: Vec<Uuid> = query_scalar("SELECT id FROM lines ORDER BY id")
            .fetch_all(self.reader())
            .await?;
        Ok(ids.into_iter().map(LineId).collect())
    }
}
