//! `GET /bots`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::{Paging, of_whole};
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// Something automated that speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Bot {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// A page of bots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BotPage {
    /// By name.
    pub items: Vec<Bot>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// The bots, by name.
#[utoipa::path(get, path = "/bots", tag = "conversations", operation_id = "list_bots", params(Paging),
    responses((status = 200, body = BotPage)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<BotPage>> {
    let (bots, next_cursor) = of_whole(app.store.bots(app.workspace).await?, &paging);
    let items = bots
        .into_iter()
        .map(|bot| Bot {
            id: bot.id.0,
            name: bot.name,
        })
        .collect();
    Ok(Json(BotPage { items, next_cursor }))
}
