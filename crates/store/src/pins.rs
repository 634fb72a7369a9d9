//! What people keep at the top of the list, each for themselves.

use twinline_core::Millis;
use twinline_core::ids::{ConversationId, PersonId};
use uuid::Uuid;

use crate::engine::{query, query_scalar};
use crate::rows::stored;
use crate::store::{Store, StoreError};

impl Store {
    /// What somebody pinned, the oldest pin first.
    pub async fn pins(&self, person: PersonId) -> Result<Vec<ConversationId>, StoreError> {
        let ids: Vec<Uuid> = query_scalar(
            "SELECT conversation FROM pins WHERE person = $1 ORDER BY pinned_at, conversation",
        )
        .bind(person.0)
        .fetch_all(self.reader())
        .await?;
        Ok(ids.into_iter().map(ConversationId).collect())
    }

    /// Pins a conversation, once. `false`: this person has `most` already, and nothing happened.
    pub async fn pin(
        &self,
        person: PersonId,
        conversation: ConversationId,
        now: Millis,
        most: usize,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        query(
            "INSERT INTO pins (person, conversation, pinned_at) SELECT $1, c.id, $3 FROM conversations AS c \
             WHERE c.id = $2 AND (SELECT count(*) FROM pins WHERE person = $1) < $4 \
             ON CONFLICT (person, conversation) DO NOTHING",
        )
        .bind(person.0)
        .bind(conversation.0)
        .bind(now)
        .bind(stored(most as u64))
        .execute(&mut transaction)
        .await?;
        let there: i64 =
            query_scalar("SELECT count(*) FROM pins WHERE person = $1 AND conversation = $2")
                .bind(person.0)
                .bind(conversation.0)
                .fetch_one(&mut transaction)
                .await?;
        transaction.commit().await?;
        Ok(there > 0)
    }

    /// Takes a pin off, if there is one.
    pub async fn unpin(
        &self,
        person: PersonId,
        conversation: ConversationId,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query("DELETE FROM pins WHERE person = $1 AND conversation = $2")
            .bind(person.0)
            .bind(conversation.0)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}
