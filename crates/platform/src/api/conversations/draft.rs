//! `GET /drafts` and `PUT /conversations/{id}/draft`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::ids::ConversationId;
use twinline_store::Draft as Stored;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::{self, Path};
use crate::app::App;
use crate::limits::{DRAFT_CHARS_MAX, DRAFTS_TOLD_MAX};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// What I have begun to write in a conversation, on any of my devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Draft {
    /// Where.
    pub conversation_id: Uuid,
    /// The text; empty: it was sent, or taken away.
    pub text: String,
    /// Whoever writes on names the version they saw; 0: there was none.
    pub version: Millis,
}

impl From<Stored> for Draft {
    fn from(draft: Stored) -> Self {
        Self {
            conversation_id: draft.conversation.0,
            text: draft.text,
            version: draft.version,
        }
    }
}

/// Drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Drafts {
    /// What was written last first.
    pub items: Vec<Draft>,
}

/// A draft as this device has it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PutDraft {
    /// What is written; empty: nothing any more, as after sending.
    pub text: String,
    /// The version that this device saw last; 0: none.
    pub version: Millis,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DraftPut {
    /// False: another device wrote meanwhile, and nothing was altered. Join both, and put that over the version told here.
    pub taken: bool,
    /// As it stands.
    pub draft: Draft,
}

/// What I have not sent, everywhere.
#[utoipa::path(get, path = "/drafts", tag = "conversations", operation_id = "list_drafts",
    responses((status = 200, body = Drafts)))]
pub async fn list(State(app): State<App>, me: SignedIn) -> Outcome<Json<Drafts>> {
    let drafts = app.store.drafts(me.person.id, DRAFTS_TOLD_MAX).await?;
    Ok(Json(Drafts {
        items: drafts.into_iter().map(Draft::from).collect(),
    }))
}

/// Keeps what I have begun to write, for my other devices: they hear of it at once. Nobody else ever does.
#[utoipa::path(put, path = "/conversations/{id}/draft", tag = "conversations", operation_id = "put_draft",
    params(("id" = Uuid, Path)), request_body = PutDraft,
    responses((status = 200, body = DraftPut), (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn put(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<PutDraft>,
) -> Outcome<Json<DraftPut>> {
    let id = ConversationId(id);
    if wish.text.chars().count() > DRAFT_CHARS_MAX {
        let problem = Problem::new(problem::UNACCEPTABLE);
        return Err(problem.unfit("text", "This is too long.", "Shorten it."));
    }
    // One that is there no more has no draft to begin, and one to take away.
    if !wish.text.is_empty() && app.store.bare_conversations(&[id]).await?.is_empty() {
        return Err(problem::NOT_FOUND.into());
    }
    let draft = Stored {
        conversation: id,
        text: wish.text,
        version: wish.version,
    };
    let person = me.person.id;
    let put = app.store.put_draft(person, &draft, app.now()).await?;
    let taken = put.is_ok();
    let draft = match put {
        Ok(draft) | Err(draft) => Draft::from(draft),
    };
    if taken {
        app.hub.draft_moved(person, &draft);
    }
    Ok(Json(DraftPut { taken, draft }))
}
