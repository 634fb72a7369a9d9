//! Which snoozed conversations are due.

use std::collections::BTreeMap;

use twinline_core::Millis;
use twinline_core::ids::{ConversationId, LineId};
use uuid::Uuid;

use crate::act::Touch;
use crate::engine::{query_as, query_scalar};
use crate::rows::stored;
use crate::store::{Store, StoreError};

/// `$1` now, `$2` limit.
pub(crate) const DUE: &str = "SELECT line, id FROM conversations WHERE snoozed_until IS NOT NULL AND snoozed_until <= $1 \
     ORDER BY snoozed_until LIMIT $2";

impl Store {
    /// The snoozed conversations whose time has come, at most `limit`, those that wait longest first, as what a command
    /// touches on each line.
    pub async fn due_snoozes(
        &self,
        now: Millis,
        limit: usize,
    ) -> Result<BTreeMap<LineId, Touch>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = query_as(DUE)
            .bind(now)
            .bind(stored(limit as u64))
            .fetch_all(self.reader())
            .await?;
        let mut lines: BTreeMap<LineId, Touch> = BTreeMap::new();
        for (line, id) in rows {
            let touch = lines.entry(LineId(line)).or_default();
            touch.conversations.push(ConversationId(id));
        }
        Ok(lines)
    }

    /// When the next one is due.
    pub async fn next_snooze_due(&self) -> Result<Option<Millis>, StoreError> {
        Ok(query_scalar(
            "SELECT snoozed_until FROM conversations WHERE snoozed_until IS NOT NULL ORDER BY snoozed_until LIMIT 1",
        )
        .fetch_optional(self.reader())
        .await?)
    }
}
