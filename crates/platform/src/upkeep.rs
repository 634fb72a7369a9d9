//! What grows without end and is of no use any more is forgotten, once a day. What people wrote is never touched.

use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;
use twinline_store::StoreError;

use crate::app::App;
use crate::clock::wall_ms;
use crate::limits::{CHANGES_KEPT_MS, PARKED_KEPT_MS, UPKEEP_EVERY};
use crate::merger::chain;

/// What was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Changes that no cursor reaches back to.
    pub changes: u64,
    /// Ticks whose message never came.
    pub ticks: u64,
    /// Sign-in sessions that are over.
    pub sessions: u64,
}

/// Runs until stopped; the first time at once, for a process may not live a day.
pub async fn run(app: App, stop: CancellationToken) {
    let mut days = tokio::time::interval(UPKEEP_EVERY);
    days.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = days.tick() => {}
        }
        match forget(&app).await {
            Ok(forgotten) => tracing::info!(?forgotten, "Forget what is of no use any more"),
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot forget what is of no use any more; try again tomorrow");
            }
        }
    }
}

/// Forgets. A page or reader that comes back later than [`CHANGES_KEPT_MS`] takes a fresh snapshot.
pub async fn forget(app: &App) -> Result<Forgotten, StoreError> {
    let now = app.now();
    Ok(Forgotten {
        changes: app.store.prune_changes(now - CHANGES_KEPT_MS).await?,
        ticks: app.store.prune_parked(now - PARKED_KEPT_MS).await?,
        // Sessions end by the wall's clock.
        sessions: app.store.prune_sessions(wall_ms()).await?,
    })
}
