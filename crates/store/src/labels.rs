//! What a team puts on conversations: names with a colour. Which conversation bears which stands with the conversation.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{LabelId, WorkspaceId};
use uuid::Uuid;

use crate::engine::{query, query_as};
use crate::rows::conversation::label_word;
use crate::rows::{from_word, word};
use crate::store::{Store, StoreError};

/// One of the look's hues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelColour {
    /// Slate.
    Grey,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Violet.
    Violet,
    /// Plum.
    Plum,
    /// Amber.
    Amber,
    /// Red.
    Red,
    /// Teal.
    Teal,
}

/// A label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Our id.
    pub id: LabelId,
    /// No other of the workspace has it, in large letters or small ones.
    pub name: String,
    /// Its colour.
    pub colour: LabelColour,
    /// When it was last altered.
    pub at: Millis,
}

#[derive(FromRow)]
struct LabelRow {
    id: Uuid,
    name: String,
    colour: String,
    changed_at: i64,
}

impl Store {
    /// Those of a workspace, by their names.
    pub async fn labels_of(&self, workspace: WorkspaceId) -> Result<Vec<Label>, StoreError> {
        let rows: Vec<LabelRow> = query_as(
            "SELECT id, name, colour, changed_at FROM labels WHERE workspace = $1 ORDER BY folded",
        )
        .bind(workspace.0)
        .fetch_all(self.reader())
        .await?;
        let label = |row: LabelRow| {
            Ok(Label {
                id: LabelId(row.id),
                name: row.name,
                colour: from_word("colour", &row.colour)?,
                at: row.changed_at,
            })
        };
        rows.into_iter().map(label).collect()
    }

    /// Writes one, or alters it. Conversations that bore it before it was removed bear it again. Errs with
    /// [`StoreError::Exists`] where another one has the name.
    pub async fn put_label(&self, workspace: WorkspaceId, label: &Label) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        query(
            "INSERT INTO labels (id, workspace, name, folded, colour, word, changed_at) VALUES ($1, $2, $3, $4, $5, $6, \
             $7) ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, \
             colour = excluded.colour, changed_at = excluded.changed_at WHERE labels.workspace = excluded.workspace",
        )
        .bind(label.id.0)
        .bind(workspace.0)
        .bind(label.name.as_str())
        .bind(label.name.to_lowercase())
        .bind(word(label.colour))
        .bind(label_word(label.id))
        .bind(label.at)
        .execute(&mut transaction)
        .await
        .map_err(StoreError::exists("label"))?;
        transaction.commit().await?;
        Ok(())
    }

    /// Removes one; conversations are left as they are. `false`: there is none.
    pub async fn remove_label(
        &self,
        workspace: WorkspaceId,
        id: LabelId,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let removed = query("DELETE FROM labels WHERE id = $1 AND workspace = $2")
            .bind(id.0)
            .bind(workspace.0)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(removed > 0)
    }
}
