//! `DELETE /conversations/{id}/scheduled/{message_id}`.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_store::Touch;
use uuid::Uuid;

use super::find;
use crate::api::command;
use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Takes back what is to be said later. It stays in the ledger as taken back.
#[utoipa::path(delete, path = "/conversations/{id}/scheduled/{message_id}", tag = "conversations",
    operation_id = "cancel_scheduled", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
pub async fn cancel(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
) -> Outcome<StatusCode> {
    let row = command::conversation(&app, id).await?;
    let send = find(&app, id, message_id).await?.id;
    let touch = Touch {
        sends: vec![send],
        ..Touch::default()
    };
    command::run(&app, &row, touch, |set| {
        twinline_core::command::cancel(set, send)
    })
    .await?;
    tracing::info!(send.id = %send, person.id = %me.person.id, "Take a scheduled send back");
    Ok(StatusCode::NO_CONTENT)
}
