//! What people look for again and again: the list, narrowed down and ordered, under a name.

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{PersonId, SavedViewId, WorkspaceId};
use uuid::Uuid;

use crate::engine::{query, query_as};
use crate::store::{Store, StoreError};

/// A view of the list that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Our id.
    pub id: SavedViewId,
    /// Who made it.
    pub person: PersonId,
    /// The whole team has it; else its maker alone.
    pub is_shared: bool,
    /// No other of the team's, or no other of its maker's own, has it, in large letters or small ones.
    pub name: String,
    /// As the list is asked: what stands after `?`.
    pub query: String,
}

#[derive(FromRow)]
struct SavedViewRow {
    id: Uuid,
    person: Uuid,
    is_shared: bool,
    name: String,
    query: String,
}

impl From<SavedViewRow> for SavedView {
    fn from(row: SavedViewRow) -> Self {
        Self {
            id: SavedViewId(row.id),
            person: PersonId(row.person),
            is_shared: row.is_shared,
            name: row.name,
            query: row.query,
        }
    }
}

impl Store {
    /// Those that somebody has: the team's and their own, by their names.
    pub async fn saved_views_for(
        &self,
        workspace: WorkspaceId,
        person: PersonId,
    ) -> Result<Vec<SavedView>, StoreError> {
        let rows: Vec<SavedViewRow> = query_as(
            "SELECT id, person, is_shared, name, query FROM saved_views WHERE workspace = $1 AND (is_shared OR person = $2) \
             ORDER BY folded, id",
        )
        .bind(workspace.0)
        .bind(person.0)
        .fetch_all(self.reader())
        .await?;
        Ok(rows.into_iter().map(SavedView::from).collect())
    }

    /// One, whoever's it is.
    pub async fn saved_view(
        &self,
        workspace: WorkspaceId,
        id: SavedViewId,
    ) -> Result<Option<SavedView>, StoreError> {
        let row: Option<SavedViewRow> = query_as(
            "SELECT id, person, is_shared, name, query FROM saved_views WHERE workspace = $1 AND id = $2",
        )
        .bind(workspace.0)
        .bind(id.0)
        .fetch_optional(self.reader())
        .await?;
        Ok(row.map(SavedView::from))
    }

    /// Writes one, or alters it. `false`: somebody else has made the one under its id. Errs with [`StoreError::Exists`]
    /// where another one has the name.
    pub async fn put_saved_view(
        &self,
        workspace: WorkspaceId,
        view: &SavedView,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let scope = if view.is_shared {
            "team".to_owned()
        } else {
            view.person.0.to_string()
        };
        let mut transaction = self.begin().await?;
        let written = query(
            "INSERT INTO saved_views (id, workspace, person, is_shared, scope, name, folded, query, changed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET is_shared = excluded.is_shared, \
             scope = excluded.scope, name = excluded.name, folded = excluded.folded, query = excluded.query, \
             changed_at = excluded.changed_at WHERE saved_views.workspace = excluded.workspace \
             AND saved_views.person = excluded.person",
        )
        .bind(view.id.0)
        .bind(workspace.0)
        .bind(view.person.0)
        .bind(view.is_shared)
        .bind(scope)
        .bind(view.name.as_str())
        .bind(view.name.to_lowercase())
        .bind(view.query.as_str())
        .bind(now)
        .execute(&mut transaction)
        .await
        .map_err(StoreError::exists("view"))?;
        transaction.commit().await?;
        Ok(written > 0)
    }

    /// Removes one. `false`: there is none.
    pub async fn remove_saved_view(
        &self,
        workspace: WorkspaceId,
        id: SavedViewId,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let removed = query("DELETE FROM saved_views WHERE id = $1 AND workspace = $2")
            .bind(id.0)
            .bind(workspace.0)
            .execute(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(removed > 0)
    }
}
