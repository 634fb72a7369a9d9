//! `GET /health/summary`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use twinline_core::Millis;
use twinline_store::Role;
use utoipa::ToSchema;

use crate::alerts::Alert;
use crate::api::search::find::SearchWalk;
use crate::app::App;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// The raw log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct JournalHealth {
    /// Deliveries and call answers kept.
    pub entries: u64,
    /// Bytes on disk.
    pub bytes: u64,
    /// Whether more can be taken.
    pub writable: bool,
}

/// The merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct MergerHealth {
    /// Entries that wait.
    pub backlog: u64,
    /// From received to visible, 99th percentile.
    pub lag_ms: Option<Millis>,
}

/// The search index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchHealth {
    /// Changes not yet taken in.
    pub behind: u64,
    /// Not null: it walks through what was there before it, and does not hold everything yet.
    pub walk: Option<SearchWalk>,
}

/// How the installation is doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HealthSummary {
    /// The raw log.
    pub journal: JournalHealth,
    /// The merge.
    pub merger: MergerHealth,
    /// The search index.
    pub search: SearchHealth,
    /// Deliveries refused for their signature since the start.
    pub refused_signatures: u64,
    /// Newest first.
    pub alerts: Vec<Alert>,
}

/// How the installation is doing.
#[utoipa::path(get, path = "/health/summary", tag = "operator", operation_id = "get_health",
    responses((status = 200, body = HealthSummary), (status = 403, body = ProblemBody)))]
pub async fn summary(State(app): State<App>, me: SignedIn) -> Outcome<Json<HealthSummary>> {
    me.at_least(Role::Supervisor)?;
    let journal = app.journal.stats();
    let search = app.store.search_progress().await?;
    Ok(Json(HealthSummary {
        journal: JournalHealth {
            entries: journal.entries,
            bytes: journal.bytes,
            writable: journal.writable,
        },
        merger: MergerHealth {
            backlog: app.metrics.backlog(),
            lag_ms: app.metrics.lag().map(|(_, p99)| p99),
        },
        search: SearchHealth {
            behind: search.behind,
            walk: search.walk.map(|(done, total)| SearchWalk { done, total }),
        },
        refused_signatures: app.metrics.refused_signatures(),
        alerts: app.alerts.list(),
    }))
}
