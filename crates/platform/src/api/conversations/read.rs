//! `POST /conversations/{id}/read`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use twinline_core::command::mark_read;
use twinline_core::ids::ConversationId;
use twinline_core::signal::Signal;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// How far the team has read.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct MarkRead {
    /// The newest message that was seen. Nothing: all there is now.
    pub up_to: Option<Uuid>,
}

/// Marks what was read, and takes a mark as unread off. Never goes back. Where the number's rules say so, the customer sees it.
#[utoipa::path(post, path = "/conversations/{id}/read", tag = "conversations", operation_id = "mark_read",
    params(("id" = Uuid, Path)), request_body = MarkRead,
    responses((status = 204), (status = 404, body = ProblemBody)))]
pub async fn read(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(asked): extract::Json<MarkRead>,
) -> Outcome<StatusCode> {
    let row = command::conversation(&app, id).await?;
    let up_to = match asked.up_to {
        Some(seen) => Some(command::message(&app, id, seen).await?.message.order()),
        None => row.conversation.summary.newest.clone().map(|it| it.0),
    };
    let Some(up_to) = up_to else {
        return Ok(StatusCode::NO_CONTENT);
    };
    // Most marks say nothing new: they cost no transaction.
    if row.conversation.marked_unread || row.conversation.read_up_to.as_ref() < Some(&up_to) {
        command::run(&app, &row, Touch::default(), |set| {
            mark_read(set, ConversationId(id), &up_to)
        })
        .await?;
        let last_in = row.conversation.summary.last_in.clone();
        if let Some(of) = last_in.filter(|(order, _)| *order <= up_to) {
            let (line, id) = (row.conversation.line, ConversationId(id));
            app.signals.wish(line, id, of, Signal::Read);
        }
    }
    Ok(StatusCode::NO_CONTENT)
}
