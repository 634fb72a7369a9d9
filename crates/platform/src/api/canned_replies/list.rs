//! `GET /canned-replies`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Query;
use crate::api::page::{Paging, of_whole};
use crate::app::App;
use crate::problem::Outcome;
use crate::sign_in::SignedIn;

/// A text under a short name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CannedReply {
    /// Our id.
    pub id: Uuid,
    /// What is typed behind the slash.
    pub shortcut: String,
    /// What it says. `{{first_name}}`, `{{name}}` and `{{agent}}` stand for the customer and whoever answers.
    pub text: String,
    /// When it was last altered.
    pub changed_at: Millis,
}

impl From<twinline_store::CannedReply> for CannedReply {
    fn from(reply: twinline_store::CannedReply) -> Self {
        Self {
            id: reply.id,
            shortcut: reply.shortcut,
            text: reply.text,
            changed_at: reply.at,
        }
    }
}

/// A page of canned replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CannedReplyPage {
    /// By their names.
    pub items: Vec<CannedReply>,
    /// Null: that was all.
    pub next_cursor: Option<String>,
}

/// The team's canned replies.
#[utoipa::path(get, path = "/canned-replies", tag = "conversations", operation_id = "list_canned_replies",
    params(Paging), responses((status = 200, body = CannedReplyPage)))]
pub async fn list(
    State(app): State<App>,
    _me: SignedIn,
    Query(paging): Query<Paging>,
) -> Outcome<Json<CannedReplyPage>> {
    let (items, next_cursor) = of_whole(app.store.canned_replies(app.workspace).await?, &paging);
    let items = items.into_iter().map(CannedReply::from).collect();
    Ok(Json(CannedReplyPage { items, next_cursor }))
}
