//! `POST /conversations/{id}/status`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_core::Millis;
use twinline_core::command::{set_status, snooze};
use twinline_core::conversation;
use twinline_core::ids::ConversationId;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::{ConversationStatus, ConversationSummary};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Whether work is left.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct SetStatus {
    /// `resolved` puts it away until the customer writes again, and gives the floor back; `snoozed` puts it away for a
    /// while.
    pub status: ConversationStatus,
    /// Of `snoozed`: when it is open again by itself, in milliseconds. The customer's next turn opens it before; without a
    /// time, only that does.
    pub until: Option<Millis>,
}

/// Puts a conversation away, for good or for a while, or takes it up again.
#[utoipa::path(post, path = "/conversations/{id}/status", tag = "conversations", operation_id = "set_status",
    params(("id" = Uuid, Path)), request_body = SetStatus,
    responses((status = 200, body = ConversationSummary), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn status(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(asked): extract::Json<SetStatus>,
) -> Outcome<Json<ConversationSummary>> {
    let row = command::conversation(&app, id).await?;
    if asked.until.is_some_and(|until| until <= app.now()) {
        return Err(Problem::new(problem::UNACCEPTABLE).field(
            "until",
            "This time is over. Name one that is still to come.",
        ));
    }
    command::run(&app, &row, Touch::default(), |set| {
        let id = ConversationId(id);
        match asked.status {
            ConversationStatus::Open => set_status(set, id, conversation::ConversationStatus::Open),
            ConversationStatus::Snoozed => snooze(set, id, asked.until),
            ConversationStatus::Resolved => {
                set_status(set, id, conversation::ConversationStatus::Resolved)
            }
        }
    })
    .await?;
    app.snooze_bell.notify_one();
    Ok(Json(command::shown(&app, id).await?))
}
