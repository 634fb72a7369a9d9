//! `PUT /canned-replies/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use twinline_store::StoreError;
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::CannedReply;
use crate::api::extract::{self, Path};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Longer names are quicker to write than to remember.
const SHORTCUT_CHARS_MAX: usize = 32;

/// A text under a short name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct SetCannedReply {
    /// What is typed behind the slash: letters, digits, `-` and `_`, at most 32. Large letters are made small.
    pub shortcut: String,
    /// What it says, as long as a message may be.
    pub text: String,
}

/// Writes a canned reply, under an id that the caller makes, or alters it. The whole team has it at once.
#[utoipa::path(put, path = "/canned-replies/{id}", tag = "conversations", operation_id = "set_canned_reply",
    params(("id" = Uuid, Path)), request_body = SetCannedReply,
    responses((status = 200, body = CannedReply),
        (status = 422, body = ProblemBody, description = "The name is taken, or a field cannot be used")))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<SetCannedReply>,
) -> Outcome<Json<CannedReply>> {
    let reply = twinline_store::CannedReply {
        id,
        shortcut: shortcut(&wish.shortcut)?,
        text: text(&app, &wish.text)?,
        by: me.person.id,
        at: app.now(),
    };
    match app.store.put_canned_reply(app.workspace, &reply).await {
        Ok(()) => {}
        Err(StoreError::Exists { .. }) => {
            return Err(unfit(
                "shortcut",
                format!("Another reply is called /{}.", reply.shortcut),
                "Choose another name, or alter that one.",
            ));
        }
        Err(error) => return Err(error.into()),
    }
    tracing::info!(reply.id = %id, person.id = %me.person.id, "Set a canned reply");
    Ok(Json(reply.into()))
}

fn shortcut(told: &str) -> Outcome<String> {
    let name = told.trim().trim_start_matches('/').to_lowercase();
    let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || name.chars().count() > SHORTCUT_CHARS_MAX || !name.chars().all(fits) {
        return Err(unfit(
            "shortcut",
            "This cannot be typed behind a slash.".to_owned(),
            "Use 1 to 32 letters, digits, hyphens or underscores.",
        ));
    }
    Ok(name)
}

fn text(app: &App, told: &str) -> Outcome<String> {
    let text = told.trim();
    let most = app.channel.capabilities().text_chars_max;
    let has = text.chars().count();
    if text.is_empty() {
        return Err(unfit(
            "text",
            "It says nothing.".to_owned(),
            "Write what it is to say.",
        ));
    }
    if has > most {
        let sentence = format!("It has {has} characters; a message may have {most}.");
        return Err(unfit("text", sentence, "Shorten it."));
    }
    Ok(text.to_owned())
}

fn unfit(field: &str, sentence: String, remedy: &str) -> Problem {
    Problem::new(problem::UNACCEPTABLE).unfit(field, sentence, remedy)
}
