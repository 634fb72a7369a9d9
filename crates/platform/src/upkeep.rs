//! What grows without end and is of no use any more is forgotten, once a day. What people wrote is never touched. The
//! journal's old segments are compressed, and retired where an operator wants that, every few minutes.

use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;
use twinline_store::StoreError;
use twinline_store::journal::{JournalError, Needed, Tidied};

use crate::app::App;
use crate::clock::wall_ms;
use crate::limits::{CHANGES_KEPT_MS, JOURNAL_TIDY_EVERY, PARKED_KEPT_MS, UPKEEP_EVERY};
use crate::merger::{JOURNAL, chain};

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
    let mut tidyings = tokio::time::interval(JOURNAL_TIDY_EVERY);
    tidyings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = days.tick() => {}
            _ = tidyings.tick() => {
                tidy_and_tell(&app).await;
                continue;
            }
        }
        match forget(&app).await {
            Ok(forgotten) => tracing::info!(?forgotten, "Forget what is of no use any more"),
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot forget what is of no use any more; try again tomorrow");
            }
        }
    }
}

async fn tidy_and_tell(app: &App) {
    match tidy(app).await {
        Ok(tidied) if (tidied.compressed, tidied.retired) == (0, 0) => {}
        Ok(tidied) => tracing::info!(
            segments.compressed = tidied.compressed,
            segments.retired = tidied.retired,
            freed_bytes = tidied.freed_bytes,
            "Compress {} segments of the journal and retire {}",
            tidied.compressed,
            tidied.retired
        ),
        Err(error) => {
            let why = chain(&error);
            tracing::error!(error = %why, "Cannot tidy the journal; try again later");
            app.alerts.raise(
                "journal_untidy",
                format!("Old segments of the journal stay as they are: {why}."),
                "Run `twinline journal verify`, which names damage; or free disk space.",
            );
        }
    }
}

/// Compresses and retires old segments, as the journal was told to; never what the merger has not read, nor what nobody
/// could read yet.
pub async fn tidy(app: &App) -> Result<Tidied, JournalError> {
    // Without an answer nothing counts as merged, and everything stays as it is.
    let needed = needed(app).await.unwrap_or(Needed::after(0));
    let tidied = app.journal.tidy(app.now(), needed).await?;
    if let Some(entry) = tidied.held_by {
        app.alerts.raise(
            "journal_held",
            format!(
                "Old segments of the journal are kept, because delivery {entry} in them could not be read yet."
            ),
            "Read it again on the page of unread deliveries, once its number is connected or Twinline is upgraded; or \
             start with --journal-retire-unread, which gives up what could not be read.",
        );
    }
    Ok(tidied)
}

async fn needed(app: &App) -> Result<Needed, StoreError> {
    // What could not be read is written with the position: asked for afterwards, none is missed.
    let merged = app.store.position(JOURNAL).await?;
    let unread = app.store.first_unread_entry().await?;
    Ok(Needed { merged, unread })
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
