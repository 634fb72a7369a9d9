//! `POST /conversations/{id}/status`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::command::set_status;
use twinline_core::ids::ConversationId;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::{ConversationStatus, ConversationSummary};
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Whether work is left.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct SetStatus {
    /// `resolved` puts it away, until the customer writes again.
    pub status: ConversationStatus,
}

/// Puts a conversation away, or takes it up again.
#[utoipa::path(post, path = "/conversations/{id}/status", tag = "conversations", operation_id = "set_status",
    params(("id" = Uuid, Path)), request_body = SetStatus,
    responses((status = 200, body = ConversationSummary), (status = 404, body = ProblemBody)))]
pub async fn status(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(asked): extract::Json<SetStatus>,
) -> Outcome<Json<ConversationSummary>> {
    let row = command::conversation(&app, id).await?;
    command::run(&app, &row, Touch::default(), |set| {
        set_status(set, ConversationId(id), asked.status.into())
    })
    .await?;
    Ok(Json(command::shown(&app, id).await?))
}
