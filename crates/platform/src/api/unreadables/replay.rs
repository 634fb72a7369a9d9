//! `POST /unreadables/{id}/replay`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_store::Role;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::app::App;
use crate::merger::{Replayed, replay_unreadable};
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReplayOutcome {
    /// It was read.
    Read,
    /// Not yet.
    StillUnreadable,
}

/// What came of reading it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReplayResult {
    /// Whether it was read.
    pub result: ReplayOutcome,
    /// Why not.
    pub reason: Option<String>,
}

/// Reads it again, as after an upgrade. What was read before is not doubled.
#[utoipa::path(post, path = "/unreadables/{id}/replay", tag = "operator", operation_id = "replay_unreadable",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ReplayResult), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn replay(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<ReplayResult>> {
    me.at_least(Role::Supervisor)?;
    let replayed = Box::pin(replay_unreadable(&app, id))
        .await?
        .ok_or(problem::NOT_FOUND)?;
    Ok(Json(match replayed {
        Replayed::Read => ReplayResult {
            result: ReplayOutcome::Read,
            reason: None,
        },
        Replayed::StillUnreadable(reason) => ReplayResult {
            result: ReplayOutcome::StillUnreadable,
            reason: Some(reason),
        },
    }))
}
