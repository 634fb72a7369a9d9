//! What a team wants to know of its customers: the fields. What they hold is another matter ([`crate::attribute_values`]).

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::attribute::AttributeKind;
use twinline_core::ids::{AttributeId, WorkspaceId};
use uuid::Uuid;

use crate::engine::{query, query_as};
use crate::rows::{from_word, word};
use crate::store::{Store, StoreError};

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Our id.
    pub id: AttributeId,
    /// No other field that is there has it, in large letters or small ones.
    pub name: String,
    /// What may stand in it; it never changes.
    pub kind: AttributeKind,
    /// What a choice offers; else none.
    pub choices: Vec<String>,
    /// Nobody sees it any more, but it can be put back with all that stood in it.
    pub is_removed: bool,
}

#[derive(FromRow)]
struct AttributeRow {
    id: Uuid,
    name: String,
    kind: String,
    choices: String,
    removed_at: Option<Millis>,
}

impl AttributeRow {
    fn attribute(self) -> Result<Attribute, StoreError> {
        Ok(Attribute {
            id: AttributeId(self.id),
            name: self.name,
            kind: from_word("kind", &self.kind)?,
            choices: self.choices.lines().map(str::to_owned).collect(),
            is_removed: self.removed_at.is_some(),
        })
    }
}

#[derive(Serialize)]
struct Place {
    id: Uuid,
    place: usize,
}

impl Store {
    /// Those of a workspace in their order, the removed among them.
    pub async fn attributes_of(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Vec<Attribute>, StoreError> {
        let rows: Vec<AttributeRow> = query_as(
            "SELECT id, name, kind, choices, removed_at FROM attributes WHERE workspace = $1 ORDER BY place, folded, id",
        )
        .bind(workspace.0)
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(AttributeRow::attribute).collect()
    }

    /// Makes a field, the last in the order, or gives one another name and other choices. `false`: under its id stands one
    /// of another kind, or one that was removed. Errs with [`StoreError::Exists`] where another one has the name.
    pub async fn put_attribute(
        &self,
        workspace: WorkspaceId,
        attribute: &Attribute,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let written = query(
            "INSERT INTO attributes (id, workspace, name, folded, kind, choices, place, changed_at) \
             SELECT $1, $2, $3, $4, $5, $6, coalesce(max(place), 0) + 1, $7 FROM attributes WHERE workspace = $2 \
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, \
             choices = excluded.choices, changed_at = excluded.changed_at WHERE attributes.workspace = excluded.workspace \
             AND attributes.kind = excluded.kind AND attributes.removed_at IS NULL",
        )
        .bind(attribute.id.0)
        .bind(workspace.0)
        .bind(attribute.name.as_str())
        .bind(attribute.name.to_lowercase())
        .bind(word(attribute.kind))
        .bind(attribute.choices.join("\n"))
        .bind(now)
        .execute(&mut transaction)
        .await
        .map_err(StoreError::exists("field"))?;
        transaction.commit().await?;
        Ok(written > 0)
    }

    /// Puts fields into an order; those that are not named stay where they were.
    pub async fn order_attributes(
        &self,
        workspace: WorkspaceId,
        ids: &[AttributeId],
    ) -> Result<(), StoreError> {
        let places = ids.iter().enumerate();
        let places: Vec<Place> = places
            .map(|(at, id)| Place {
                id: id.0,
                place: at + 1,
            })
            .collect();
        let mut transaction = self.begin().await?;
        query(
            "UPDATE attributes SET place = r.place FROM {rows $1: id uuid, place bigint} AS r \
             WHERE attributes.id = r.id AND attributes.workspace = $2",
        )
        .bind_list(&places)
        .bind(workspace.0)
        .execute(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a field away from everybody's sight; what stands in it stays. `false`: there is none.
    pub async fn remove_attribute(
        &self,
        workspace: WorkspaceId,
        id: AttributeId,
        now: Millis,
    ) -> Result<bool, StoreError> {
        self.set_removed(workspace, id, Some(now)).await
    }

    /// Puts a removed field back, with all that stood in it. `false`: none was removed. Errs with [`StoreError::Exists`]
    /// where another one has the name now.
    pub async fn restore_attribute(
        &self,
        workspace: WorkspaceId,
        id: AttributeId,
    ) -> Result<bool, StoreError> {
        self.set_removed(workspace, id, None).await
    }

    async fn set_removed(
        &self,
        workspace: WorkspaceId,
        id: AttributeId,
        at: Option<Millis>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let statement = match at {
            Some(at) => query(
                "UPDATE attributes SET removed_at = $3 WHERE id = $1 AND workspace = $2 AND removed_at IS NULL",
            )
            .bind(id.0)
            .bind(workspace.0)
            .bind(at),
            None => query(
                "UPDATE attributes SET removed_at = NULL WHERE id = $1 AND workspace = $2 AND removed_at IS NOT NULL",
            )
            .bind(id.0)
            .bind(workspace.0),
        };
        let set = statement
            .execute(&mut transaction)
            .await
            .map_err(StoreError::exists("field"))?;
        transaction.commit().await?;
        Ok(set > 0)
    }
}
