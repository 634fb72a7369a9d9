//! `GET /views`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::ids::PersonId;
use twinline_store::StoreError;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::{Paging, of_whole};
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// A view of the list that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedView {
    /// Our id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What stands after `?` in `GET /conversations`, without search, size and place of a page.
    pub query: String,
    /// The whole team has it; else I alone.
    pub is_shared: bool,
    /// Who made it.
    pub person_id: Uuid,
}

impl From<twinline_store::SavedView> for SavedView {
    fn from(view: twinline_store::SavedView) -> Self {
        Self {
            id: view.id.0,
            name: view.name,
            query: view.query,
            is_shared: view.is_shared,
            person_id: view.person.0,
        }
    }
}

/// A page of views.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedViewPage {
    /// By their names.
    pub items: Vec<SavedView>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// All that somebody has, as pages are told.
pub(crate) async fn all(app: &App, person: PersonId) -> Result<Vec<SavedView>, StoreError> {
    let views = app.store.saved_views_for(app.workspace, person).await?;
    Ok(views.into_iter().map(SavedView::from).collect())
}

/// The team's views and my own.
#[utoipa::path(get, path = "/views", tag = "conversations", operation_id = "list_saved_views",
    params(Paging), responses((status = 200, body = SavedViewPage)))]
pub async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<SavedViewPage>> {
    let (items, next_cursor) = of_whole(all(&app, me.person.id).await?, &paging);
    Ok(Json(SavedViewPage { items, next_cursor }))
}
