//! `GET /conversations/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command::conversation;
use crate::api::extract::Path;
use crate::api::view::{Contact, ConversationSummary, ViewAt};
use crate::app::App;
use crate::live::cursor::Positions;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// A conversation and its customer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ConversationDetail {
    /// As in the list.
    #[serde(flatten)]
    pub summary: ConversationSummary,
    /// The customer.
    pub contact_detail: Contact,
    /// What the live socket goes on from.
    pub live_cursor: String,
}

/// A conversation and its customer.
#[utoipa::path(get, path = "/conversations/{id}", tag = "conversations", operation_id = "get_conversation",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ConversationDetail), (status = 404, body = ProblemBody)))]
pub async fn get(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<ConversationDetail>> {
    let live_cursor = Positions::heads(&app).await?.cursor();
    let row = conversation(&app, id).await?;
    let card = app
        .store
        .contact(row.contact.id)
        .await?
        .ok_or(problem::NOT_FOUND)?;
    let at = ViewAt::now(&app).await?;
    Ok(Json(ConversationDetail {
        summary: ConversationSummary::of(&row, &at),
        contact_detail: Contact::of(card),
        live_cursor,
    }))
}
