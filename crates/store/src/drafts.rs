//! What somebody has begun to write and not sent, on all their devices.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{ConversationId, PersonId};
use uuid::Uuid;

use crate::engine::{Connection, query, query_as};
use crate::rows::stored;
use crate::store::{Store, StoreError};

/// An unsent text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where.
    pub conversation: ConversationId,
    /// The text; empty: it was sent, or taken away.
    pub text: String,
    /// When that was written, later each time: whoever writes on names the version they saw. 0: there is none.
    pub version: Millis,
}

#[derive(FromRow, Serialize)]
struct DraftRow {
    person: Uuid,
    conversation: Uuid,
    text: String,
    version: i64,
}

impl DraftRow {
    fn draft(self) -> Draft {
        Draft {
            conversation: ConversationId(self.conversation),
            text: self.text,
            version: self.version,
        }
    }
}

/// That one was sent or taken away is remembered for so long: devices that slept learn it in its order.
const EMPTY_KEPT_MS: Millis = 86_400_000;

const PUT: &str = "INSERT INTO drafts (person, conversation, text, version) SELECT r.person, r.conversation, \
     r.text, r.version FROM {rows $1: person uuid, conversation uuid, text text, version bigint} AS r WHERE true \
     ON CONFLICT (person, conversation) DO UPDATE SET text = excluded.text, version = excluded.version";

impl Store {
    /// What somebody has not sent, what was written last first.
    pub async fn drafts(&self, person: PersonId, most: usize) -> Result<Vec<Draft>, StoreError> {
        let rows: Vec<DraftRow> = query_as(
            "SELECT * FROM drafts WHERE person = $1 AND text <> '' ORDER BY version DESC, conversation LIMIT $2",
        )
        .bind(person.0)
        .bind(stored(most as u64))
        .fetch_all(self.reader())
        .await?;
        Ok(rows.into_iter().map(DraftRow::draft).collect())
    }

    /// Writes a draft over the one whose version it names. `Err`: another device wrote meanwhile, and what; nothing happened.
    pub async fn put_draft(
        &self,
        person: PersonId,
        draft: &Draft,
        now: Millis,
    ) -> Result<Result<Draft, Draft>, StoreError> {
        let seen = draft.version;
        let mut transaction = self.begin().await?;
        query("DELETE FROM drafts WHERE person = $1 AND text = '' AND version < $2")
            .bind(person.0)
            .bind(now.saturating_sub(EMPTY_KEPT_MS))
            .execute(&mut transaction)
            .await?;
        let written = query(
            "INSERT INTO drafts (person, conversation, text, version) SELECT $1, $2, $3, $4 WHERE $5 = 0 \
             OR EXISTS (SELECT 1 FROM drafts WHERE person = $1 AND conversation = $2 AND version = $5) \
             ON CONFLICT (person, conversation) DO UPDATE SET text = excluded.text, version = CASE \
             WHEN drafts.version < excluded.version THEN excluded.version ELSE drafts.version + 1 END \
             WHERE drafts.version = $5 OR ($5 = 0 AND drafts.text = '')",
        )
        .bind(person.0)
        .bind(draft.conversation.0)
        .bind(&draft.text)
        .bind(now.max(seen + 1))
        .bind(seen)
        .execute(&mut transaction)
        .await?;
        let known: Option<DraftRow> =
            query_as("SELECT * FROM drafts WHERE person = $1 AND conversation = $2")
                .bind(person.0)
                .bind(draft.conversation.0)
                .fetch_optional(&mut transaction)
                .await?;
        transaction.commit().await?;
        let none = || Draft {
            conversation: draft.conversation,
            text: String::new(),
            version: 0,
        };
        let known = known.map_or_else(none, DraftRow::draft);
        // The same words: they came before, and the answer was lost.
        Ok(if written > 0 || known.text == draft.text {
            Ok(known)
        } else {
            Err(known)
        })
    }
}

/// Drafts go along with conversations that became others. Where there are several of one person, one draft has the words of
/// all, in the order in which they were written.
pub(crate) async fn follow(
    connection: &mut Connection,
    merged: &BTreeMap<ConversationId, ConversationId>,
) -> Result<(), StoreError> {
    let gone: Vec<Uuid> = merged.keys().map(|id| id.0).collect();
    let both: Vec<Uuid> = merged.values().map(|id| id.0).chain(gone.clone()).collect();
    let rows: Vec<DraftRow> = query_as(
        "SELECT * FROM drafts WHERE conversation IN {ids $1} ORDER BY version, conversation",
    )
    .bind_list(both)
    .fetch_all(&mut *connection)
    .await?;
    if !rows.iter().any(|row| gone.contains(&row.conversation)) {
        return Ok(());
    }
    let mut joined: BTreeMap<(Uuid, Uuid), DraftRow> = BTreeMap::new();
    for row in rows {
        let id = ConversationId(row.conversation);
        let conversation = merged.get(&id).map_or(row.conversation, |kept| kept.0);
        let key = (row.person, conversation);
        let before = joined.remove(&key).map(|before| before.text);
        let texts = [before.unwrap_or_default(), row.text.clone()];
        let text = texts.into_iter().filter(|text| !text.is_empty());
        let text = text.collect::<Vec<_>>().join("\n");
        // Devices that knew one of them learn that it is another one now.
        let version = row.version + 1;
        let row = DraftRow {
            conversation,
            text,
            version,
            ..row
        };
        joined.insert(key, row);
    }
    query(PUT)
        .bind_list(joined.into_values().collect::<Vec<_>>())
        .execute(&mut *connection)
        .await?;
    query("DELETE FROM drafts WHERE conversation IN {ids $1}")
        .bind_list(gone)
        .execute(connection)
        .await?;
    Ok(())
}
