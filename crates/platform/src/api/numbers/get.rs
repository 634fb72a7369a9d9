//! `GET /numbers/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use twinline_core::ids::LineId;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::Path;
use crate::api::view::{NumberCard, card};
use crate::app::App;
use crate::problem::{self, Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// Lines of a timeline that are shown.
const TIMELINE_LINES_MAX: usize = 200;

/// A line of a number's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TimelineEntry {
    /// When.
    pub at: Millis,
    /// A word for its sort.
    pub kind: String,
    /// A sentence.
    pub text: String,
}

/// A number and its timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberDetail {
    /// As in the list.
    #[serde(flatten)]
    pub card: NumberCard,
    /// Newest first.
    pub timeline: Vec<TimelineEntry>,
}

/// A number and its timeline.
#[utoipa::path(get, path = "/numbers/{id}", tag = "numbers", operation_id = "get_number",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberDetail), (status = 404, body = ProblemBody)))]
pub async fn get(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberDetail>> {
    let line = app.store.line(LineId(id)).await?;
    let line = line
        .filter(|line| line.workspace == app.workspace)
        .ok_or(problem::NOT_FOUND)?;
    let events = app.store.line_events(line.id, TIMELINE_LINES_MAX).await?;
    Ok(Json(NumberDetail {
        card: card(&app, &line).await?,
        timeline: events
            .into_iter()
            .map(|event| TimelineEntry {
                at: event.at,
                kind: event.kind,
                text: event.text,
            })
            .collect(),
    }))
}
