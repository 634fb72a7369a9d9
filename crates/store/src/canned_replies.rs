//! What a team says again and again, under short names.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{PersonId, WorkspaceId};
use uuid::Uuid;

use crate::engine::{query, query_as};
use crate::store::{Store, StoreError};

/// A text under its short name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedReply {
    /// Our id.
    pub id: Uuid,
    /// What is typed behind the slash; no other of the workspace has it.
    pub shortcut: String,
    /// What it says, with blanks.
    pub text: String,
    /// Who wrote it last.
    pub by: PersonId,
    /// When.
    pub at: Millis,
}

#[derive(FromRow)]
struct ReplyRow {
    id: Uuid,
    shortcut: String,
    text: String,
    person: Uuid,
    changed_at: i64,
}

impl Store {
    /// Those of a workspace, by their names.
    pub async fn canned_replies(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Vec<CannedReply>, StoreError> {
        let rows: Vec<ReplyRow> = query_as(
            "SELECT id, shortcut, text, person, changed_at FROM canned_replies WHERE workspace = $1 ORDER BY shortcut",
        )
        .bind(workspace.0)
        .fetch_all(self.reader())
        .await?;
        let reply = |row: ReplyRow| CannedReply {
            id: row.id,
            shortcut: row.shortcut,
            text: row.text,
            by: PersonId(row.person),
            at: row.changed_at,
        };
        Ok(rows.into_iter().map(reply).collect())
    }

    /// Writes one, or alters it. Errs with [`StoreError::Exists`] where another one has the name.
    pub async fn put_canned_reply(
        &self,
        workspace: WorkspaceId,
        reply: &CannedReply,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query(
            "INSERT INTO canned_replies (id, workspace, shortcut, text, person, changed_at) VALUES ($1, $2, $3, $4, $5, \
             $6) ON CONFLICT (id) DO UPDATE SET shortcut = excluded.shortcut, text = excluded.text, \
             person = excluded.person, changed_at = excluded.changed_at \
             WHERE canned_replies.workspace = excluded.workspace",
        )
        .bind(reply.id)
        .bind(workspace.0)
        .bind(reply.shortcut.as_str())
        .bind(reply.text.as_str())
        .bind(reply.by.0)
        .bind(reply.at)
        .execute(&mut transaction)
        .await
        .map_err(StoreError::exists("canned reply"))?;
        transaction.commit().await?;
        Ok(())
    }

    /// Removes one. `false`: there is none.
    pub async fn remove_canned_reply(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let removed = query("DELETE FROM canned_replies WHERE id = $1 AND workspace = $2")
            .bind(id)
            .bind(workspace.0)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(removed > 0)
    }
}
