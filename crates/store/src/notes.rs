//! Notes of the team, and whom they mention. Writing one holds the conversation's line, as everything does that is told to
//! whoever looks, and alters nothing else of the conversation.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::ids::{ConversationId, LineId, NoteId, PersonId};
use twinline_core::message::OrderKey;
use twinline_core::note::span::NoteSpan;
use twinline_core::note::text::NoteText;
use twinline_core::note::{Note, place};
use uuid::Uuid;

use crate::changes::tell;
use crate::engine::{Connection, query, query_as, query_scalar};
use crate::lines::lock_line;
use crate::rows::{counted, stored};
use crate::store::{Store, StoreError};

/// A note that somebody wants written.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// A fresh id.
    pub id: NoteId,
    /// In whose thread.
    pub conversation: ConversationId,
    /// Who writes it.
    pub by: PersonId,
    /// Made by the composer: the same token never makes a second one.
    pub client_token: Uuid,
    /// What it says.
    pub words: NoteText,
}

/// What can be done to a note that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteAlteration {
    /// It says something else.
    Words(NoteText),
    /// It is shown to nobody any more.
    Remove,
    /// It is shown again.
    Restore,
}

/// A note with the newest change that touched it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// The note.
    pub note: Note,
    /// Its change.
    pub version: u64,
}

#[derive(FromRow)]
struct NoteColumns {
    id: Uuid,
    conversation: Uuid,
    order_key: String,
    person: Uuid,
    text: String,
    written_at: i64,
    edited_at: Option<i64>,
    removed_at: Option<i64>,
    version: i64,
}

impl NoteColumns {
    fn row(self) -> NoteRow {
        NoteRow {
            note: Note {
                id: NoteId(self.id),
                conversation: ConversationId(self.conversation),
                order: OrderKey(self.order_key),
                by: PersonId(self.person),
                text: self.text,
                at: self.written_at,
                edited_at: self.edited_at,
                removed_at: self.removed_at,
            },
            version: counted(self.version),
        }
    }
}

impl Store {
    /// A thread's notes in a span, in their order; none that was removed.
    pub async fn notes_within(
        &self,
        conversation: ConversationId,
        span: &NoteSpan,
    ) -> Result<Vec<NoteRow>, StoreError> {
        let rows: Vec<NoteColumns> = query_as(
            "SELECT * FROM notes WHERE conversation = $1 AND order_key >= $2 AND order_key < $3 \
             AND removed_at IS NULL ORDER BY order_key",
        )
        .bind(conversation.0)
        .bind(&span.from.0)
        .bind(&span.to.0)
        .fetch_all(self.reader())
        .await?;
        Ok(rows.into_iter().map(NoteColumns::row).collect())
    }

    /// Notes by id, in the order of their places, also those that were removed. Unknown ids are left out.
    pub async fn note_rows(&self, ids: &[NoteId]) -> Result<Vec<NoteRow>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<NoteColumns> =
            query_as("SELECT * FROM notes WHERE id IN {ids $1} ORDER BY order_key")
                .bind_list(ids)
                .fetch_all(self.reader())
                .await?;
        Ok(rows.into_iter().map(NoteColumns::row).collect())
    }

    /// Writes a note at the end of a thread, once per writer and token: the id is that of the note that is there. Durable
    /// on return, told and announced. `NotFound`: there is no such conversation.
    pub async fn write_note(&self, new: &NewNote, now: Millis) -> Result<NoteId, StoreError> {
        let mut transaction = self.begin().await?;
        let line = line_of(&mut transaction, new.conversation).await?;
        let no = lock_line(&mut transaction, line).await?.next_change;
        // It may have become another one until the line was held.
        line_of(&mut transaction, new.conversation).await?;
        let known: Option<Uuid> =
            query_scalar("SELECT id FROM notes WHERE person = $1 AND client_token = $2")
                .bind(new.by.0)
                .bind(new.client_token)
                .fetch_optional(&mut transaction)
                .await?;
        if let Some(known) = known {
            transaction.rollback().await?;
            return Ok(NoteId(known));
        }
        let newest: Option<String> =
            query_scalar("SELECT max(order_key) FROM messages WHERE conversation = $1")
                .bind(new.conversation.0)
                .fetch_one(&mut transaction)
                .await?;
        query(
            "INSERT INTO notes (id, conversation, order_key, person, client_token, text, written_at, version) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(new.id.0)
        .bind(new.conversation.0)
        .bind(place(new.id, now, newest.map(OrderKey).as_ref()).0)
        .bind(new.by.0)
        .bind(new.client_token)
        .bind(&new.words.text)
        .bind(now)
        .bind(stored(no))
        .execute(&mut transaction)
        .await?;
        mention(&mut transaction, new.id, new.by, &new.words, now).await?;
        let change = changed(new.id, new.conversation);
        tell(&mut transaction, line, &[change], now).await?;
        transaction.commit().await?;
        self.announce(&[(line, no)]);
        Ok(new.id)
    }
}

impl Store {
    /// Alters a note, and tells it; what it is already costs nothing. `NotFound`: it is in no conversation that is there.
    pub async fn alter_note(
        &self,
        note: &Note,
        alteration: &NoteAlteration,
        now: Millis,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let line = line_of(&mut transaction, note.conversation).await?;
        let no = lock_line(&mut transaction, line).await?.next_change;
        line_of(&mut transaction, note.conversation).await?;
        let statement = match alteration {
            NoteAlteration::Words(words) => query(
                "UPDATE notes SET text = $4, edited_at = $3, version = $2 WHERE id = $1 AND text <> $4",
            )
            .bind(note.id.0)
            .bind(stored(no))
            .bind(now)
            .bind(&words.text),
            NoteAlteration::Remove => query(
                "UPDATE notes SET removed_at = $3, version = $2 WHERE id = $1 AND removed_at IS NULL",
            )
            .bind(note.id.0)
            .bind(stored(no))
            .bind(now),
            NoteAlteration::Restore => query(
                "UPDATE notes SET removed_at = NULL, version = $2 WHERE id = $1 AND removed_at IS NOT NULL",
            )
            .bind(note.id.0)
            .bind(stored(no)),
        };
        if statement.execute(&mut transaction).await? == 0 {
            transaction.rollback().await?;
            return Ok(());
        }
        if let NoteAlteration::Words(words) = alteration {
            mention(&mut transaction, note.id, note.by, words, now).await?;
        }
        let change = changed(note.id, note.conversation);
        tell(&mut transaction, line, &[change], now).await?;
        transaction.commit().await?;
        self.announce(&[(line, no)]);
        Ok(())
    }
}

/// Which line a conversation is of.
async fn line_of(
    connection: &mut Connection,
    conversation: ConversationId,
) -> Result<LineId, StoreError> {
    let line: Option<Uuid> = query_scalar("SELECT line FROM conversations WHERE id = $1")
        .bind(conversation.0)
        .fetch_optional(connection)
        .await?;
    line.map(LineId).ok_or(StoreError::NotFound {
        what: "conversation",
    })
}

fn changed(note: NoteId, conversation: ConversationId) -> Change {
    Change {
        kind: ChangeKind::Note,
        conversation: Some(conversation),
        subject: note.0,
        entry: None,
    }
}

/// Lets a note mention whom its words mention, and nobody else. Who was mentioned before stays as they were; the writer
/// has read it.
async fn mention(
    connection: &mut Connection,
    note: NoteId,
    by: PersonId,
    words: &NoteText,
    now: Millis,
) -> Result<(), StoreError> {
    let people: Vec<PersonId> = words.mentions.iter().copied().collect();
    query("DELETE FROM mentions WHERE note = $1 AND NOT (person IN {ids $2})")
        .bind(note.0)
        .bind_list(&people)
        .execute(&mut *connection)
        .await?;
    query(
        "INSERT INTO mentions (person, note, read_at) SELECT p.id, $2, CASE WHEN p.id = $3 THEN $4 END \
         FROM people AS p WHERE p.id IN {ids $1} ON CONFLICT (person, note) DO NOTHING",
    )
    .bind_list(&people)
    .bind(note.0)
    .bind(by.0)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}
