//! `GET /unreadables/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_store::journal::{Body, JournalError};
use twinline_store::{Role, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::Unreadable;
use crate::api::extract::Path;
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// Largest part of a delivery that is shown.
const BODY_CHARS_MAX: usize = 200_000;

/// Something that could not be read, with the whole delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnreadableDetail {
    /// As in the list.
    #[serde(flatten)]
    pub unreadable: Unreadable,
    /// The delivery as it came, indented if it is JSON.
    pub body: String,
}

/// Something that could not be read, with the whole delivery from the journal.
#[utoipa::path(get, path = "/unreadables/{id}", tag = "operator", operation_id = "get_unreadable",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = UnreadableDetail), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn get(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<UnreadableDetail>> {
    me.at_least(Role::Supervisor)?;
    let row = app.store.unreadable(id).await?.ok_or(problem::NOT_FOUND)?;
    let position = row.what.position;
    let entries = app.journal.read(position.saturating_sub(1), 1).await;
    let entries = entries.map_err(|error: JournalError| Problem::internal(&error))?;
    let entry = entries.into_iter().find(|entry| entry.position == position);
    let entry = entry.ok_or(StoreError::NotFound {
        what: "entry of the journal",
    })?;
    let body = match entry.body {
        Body::Bytes(bytes) => shown(&bytes),
        Body::Erased => "It was erased on request.".to_owned(),
    };
    Ok(Json(UnreadableDetail {
        unreadable: (&row).into(),
        body,
    }))
}

fn shown(bytes: &[u8]) -> String {
    let text = serde_json::from_slice::<serde_json::Value>(bytes)
        .ok()
        .and_then(|value| serde_json::to_string_pretty(&value).ok())
        .unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
    twinline_core::text::excerpt(&text, BODY_CHARS_MAX)
}
