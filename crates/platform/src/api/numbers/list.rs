//! `GET /numbers`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::extract::Query;
use crate::api::page::{Paging, of_whole};
use crate::api::view::{NumberCard, cards};
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// A page of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberPage {
    /// Oldest first.
    pub items: Vec<NumberCard>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// The numbers of the workspace.
#[utoipa::path(get, path = "/numbers", tag = "numbers", operation_id = "list_numbers", params(Paging),
    responses((status = 200, body = NumberPage)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<NumberPage>> {
    let (lines, next_cursor) = of_whole(app.store.lines(app.workspace).await?, &paging);
    Ok(Json(NumberPage {
        items: cards(&app, &lines).await?,
        next_cursor,
    }))
}
