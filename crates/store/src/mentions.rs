//! Who is mentioned by which notes, and what of it they have seen. What was removed mentions nobody.

use std::collections::BTreeMap;

use twinline_core::Millis;
use twinline_core::ids::{ConversationId, NoteId, PersonId};
use uuid::Uuid;

use crate::engine::{query, query_as, query_scalar};
use crate::notes::NoteRow;
use crate::rows::stored;
use crate::store::{Store, StoreError};

impl Store {
    /// The conversations in which somebody is mentioned and has not seen it yet.
    pub async fn unread_mentions(
        &self,
        person: PersonId,
    ) -> Result<Vec<ConversationId>, StoreError> {
        let ids: Vec<Uuid> = query_scalar(
            "SELECT DISTINCT n.conversation FROM mentions AS m JOIN notes AS n ON n.id = m.note \
             WHERE m.person = $1 AND m.read_at IS NULL AND n.removed_at IS NULL \
             ORDER BY n.conversation",
        )
        .bind(person.0)
        .fetch_all(self.reader())
        .await?;
        Ok(ids.into_iter().map(ConversationId).collect())
    }

    /// The notes that mention somebody, the newest first, and when each was seen: those before `before`, at most `limit`.
    pub async fn mentions(
        &self,
        person: PersonId,
        before: Option<NoteId>,
        limit: usize,
    ) -> Result<Vec<(NoteRow, Option<Millis>)>, StoreError> {
        // Ids of notes grow with time.
        let before = before.map_or(Uuid::max(), |id| id.0);
        let found: Vec<(Uuid, Option<i64>)> = query_as(
            "SELECT m.note, m.read_at FROM mentions AS m JOIN notes AS n ON n.id = m.note \
             WHERE m.person = $1 AND m.note < $2 AND n.removed_at IS NULL \
             ORDER BY m.note DESC LIMIT $3",
        )
        .bind(person.0)
        .bind(before)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        let ids: Vec<NoteId> = found.iter().map(|(id, _)| NoteId(*id)).collect();
        let mut rows: BTreeMap<NoteId, NoteRow> = self
            .note_rows(&ids)
            .await?
            .into_iter()
            .map(|row| (row.note.id, row))
            .collect();
        let read = |(id, read_at)| Some((rows.remove(&NoteId(id))?, read_at));
        Ok(found.into_iter().filter_map(read).collect())
    }

    /// Somebody has seen what mentions them in a conversation. `false`: there was nothing new.
    pub async fn read_mentions(
        &self,
        person: PersonId,
        conversation: ConversationId,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let read = query(
            "UPDATE mentions SET read_at = $3 WHERE person = $1 AND read_at IS NULL AND note IN \
             (SELECT id FROM notes WHERE conversation = $2)",
        )
        .bind(person.0)
        .bind(conversation.0)
        .bind(now)
        .execute(self.writer())
        .await?;
        Ok(read > 0)
    }
}
