//! `POST /conversations/{id}/typing`.

use axum::extract::State;
use axum::http::StatusCode;
use twinline_core::command::typing as types;
use twinline_core::ids::ConversationId;
use twinline_core::signal::Signal;
use twinline_store::Touch;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// I type a reply. Where the number's rules say so, replies of bots that wait are withdrawn, and bots are silent for twenty
/// seconds; whoever types on says so again every ten. It takes no floor. Where the rules say so, the customer sees it.
#[utoipa::path(post, path = "/conversations/{id}/typing", tag = "conversations", operation_id = "type_reply",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
pub async fn typing(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    let row = command::conversation(&app, id).await?;
    let person = me.person.id;
    let withdrawn = command::run(&app, &row, Touch::default(), |set| {
        types(set, ConversationId(id), person)
    })
    .await?;
    if let Some(of) = row.conversation.summary.last_in.clone() {
        let (line, id) = (row.conversation.line, ConversationId(id));
        app.signals.wish(line, id, of, Signal::Typing);
    }
    if withdrawn > 0 {
        tracing::info!(conversation.id = %id, person.id = %person, withdrawn, "Withdraw replies for somebody who types");
    }
    Ok(StatusCode::NO_CONTENT)
}
