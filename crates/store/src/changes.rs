//! The change feed: what was altered, numbered per line without gaps in the order in which it became visible.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::ids::{ConversationId, LineId, WorkspaceId};
use twinline_core::observation::EntryPath;
use uuid::Uuid;

use crate::engine::{Connection, Query, execute, query, query_as, query_scalar};
use crate::rows::{counted, from_word, stored, word};
use crate::store::{Store, StoreError};

/// One change with its number. It names a thing; the thing's present value is read from the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedChange {
    /// Whose numbering.
    pub line: LineId,
    /// From 1.
    pub no: u64,
    /// What sort.
    pub kind: ChangeKind,
    /// The conversation concerned, if one is.
    pub conversation: Option<ConversationId>,
    /// The id of the thing.
    pub subject: Uuid,
    /// When it was committed (business time).
    pub at: Millis,
    /// Where in the journal that was said which altered it; `None`: a command did.
    pub entry: Option<EntryPath>,
}

#[derive(FromRow)]
struct ChangeRow {
    line: Uuid,
    no: i64,
    kind: String,
    conversation: Option<Uuid>,
    subject: Uuid,
    at: i64,
    entry_position: Option<i64>,
    entry_index: Option<i64>,
}

impl ChangeRow {
    fn change(self) -> Result<NumberedChange, StoreError> {
        Ok(NumberedChange {
            line: LineId(self.line),
            no: counted(self.no),
            kind: from_word("change kind", &self.kind)?,
            conversation: self.conversation.map(ConversationId),
            subject: self.subject,
            at: self.at,
            entry: self
                .entry_position
                .zip(self.entry_index)
                .map(|(position, index)| EntryPath {
                    position: counted(position),
                    index: u32::try_from(index).unwrap_or(u32::MAX),
                }),
        })
    }
}

#[derive(Serialize)]
struct NewChange {
    no: i64,
    kind: String,
    conversation: Option<Uuid>,
    subject: Uuid,
    entry_position: Option<i64>,
    entry_index: Option<u32>,
}

/// Takes numbers for the changes and writes them; returns the first number. Whoever calls this holds the line's row
/// until the transaction ends, which is what makes the order of numbers the order of becoming visible.
pub(crate) async fn tell(
    connection: &mut Connection,
    line: LineId,
    changes: &[Change],
    now: Millis,
) -> Result<u64, StoreError> {
    let first = take_numbers(connection, line, changes.len()).await?;
    execute(insert(line, first, changes, now), connection).await?;
    Ok(first)
}

/// Takes so many numbers; returns the first.
pub(crate) async fn take_numbers(
    connection: &mut Connection,
    line: LineId,
    count: usize,
) -> Result<u64, StoreError> {
    let count = stored(count as u64);
    let next: i64 = query_scalar(
        "UPDATE lines SET next_change = next_change + $2 WHERE id = $1 RETURNING next_change",
    )
    .bind(line.0)
    .bind(count)
    .fetch_optional(connection)
    .await?
    .ok_or(StoreError::NotFound { what: "line" })?;
    Ok(counted(next - count))
}

/// What writes changes, numbered from `first`.
pub(crate) fn insert(
    line: LineId,
    first: u64,
    changes: &[Change],
    now: Millis,
) -> Option<Query<'_>> {
    let rows: Vec<NewChange> = changes
        .iter()
        .zip(stored(first)..)
        .map(|(change, no)| NewChange {
            no,
            kind: word(change.kind),
            conversation: change.conversation.map(|id| id.0),
            subject: change.subject,
            entry_position: change.entry.map(|entry| stored(entry.position)),
            entry_index: change.entry.map(|entry| entry.index),
        })
        .collect();
    (!rows.is_empty()).then(|| {
        query(
            "INSERT INTO changes (line, no, kind, conversation, subject, at, entry_position, \
             entry_index) SELECT $2, r.no, r.kind, r.conversation, r.subject, $3, \
             r.entry_position, r.entry_index FROM {rows $1: no bigint, kind text, conversation \
             uuid, subject uuid, entry_position bigint, entry_index bigint} AS r",
        )
        .bind_list(rows)
        .bind(line.0)
        .bind(now)
    })
}

impl Store {
    /// The changes of a line after number `after`, in order, at most `limit`.
    pub async fn changes_after(
        &self,
        line: LineId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<NumberedChange>, StoreError> {
        let rows: Vec<ChangeRow> = query_as(
            "SELECT line, no, kind, conversation, subject, at, entry_position, entry_index \
             FROM changes \
             WHERE line = $1 AND no > $2 ORDER BY no LIMIT $3",
        )
        .bind(line.0)
        .bind(stored(after))
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(ChangeRow::change).collect()
    }

    /// The changes that a journal entry caused, by line and number. Walks through the feed: for somebody who looks, not for
    /// a server.
    pub async fn changes_of_entry(&self, position: u64) -> Result<Vec<NumberedChange>, StoreError> {
        let rows: Vec<ChangeRow> = query_as(
            "SELECT line, no, kind, conversation, subject, at, entry_position, entry_index \
             FROM changes WHERE entry_position = $1 ORDER BY line, no",
        )
        .bind(stored(position))
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(ChangeRow::change).collect()
    }

    /// The newest change number of every line of a workspace; 0 before the first.
    pub async fn change_heads(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Vec<(LineId, u64)>, StoreError> {
        let rows: Vec<(Uuid, i64)> =
            query_as("SELECT id, next_change - 1 FROM lines WHERE workspace = $1 ORDER BY id")
                .bind(workspace.0)
                .fetch_all(self.reader())
                .await?;
        Ok(rows
            .into_iter()
            .map(|(id, no)| (LineId(id), counted(no)))
            .collect())
    }

    /// The oldest change still kept of a line; a cursor older than the one before it needs a fresh snapshot.
    pub async fn oldest_change(&self, line: LineId) -> Result<Option<u64>, StoreError> {
        let no: Option<i64> = query_scalar("SELECT min(no) FROM changes WHERE line = $1")
            .bind(line.0)
            .fetch_one(self.reader())
            .await?;
        Ok(no.map(counted))
    }

    /// Where a reader stands; 0 before its first commit.
    pub async fn position(&self, reader: &str) -> Result<u64, StoreError> {
        let position: Option<i64> =
            query_scalar("SELECT position FROM positions WHERE reader = $1")
                .bind(reader)
                .fetch_optional(self.reader())
                .await?;
        Ok(position.map_or(0, counted))
    }

    /// Notes where a reader of the change feed stands. The merge's own position is committed by the merge.
    pub async fn put_position(&self, reader: &str, position: u64) -> Result<(), StoreError> {
        query(
            "INSERT INTO positions (reader, position) VALUES ($1, $2) \
             ON CONFLICT (reader) DO UPDATE SET position = excluded.position",
        )
        .bind(reader)
        .bind(stored(position))
        .execute(self.writer())
        .await?;
        Ok(())
    }
}
