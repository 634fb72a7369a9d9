//! Keeps the search index: takes in what changed, soon after it is visible, and never in its way. How far it came is kept
//! with the index, so that it goes on there after a start.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use twinline_store::{Followed, StoreError};

use crate::app::App;
use crate::limits::{SEARCH_CHANGES_MAX, SEARCH_REST_MAX, SEARCH_YIELDS_TO};
use crate::merger::chain;

/// Pause after the store failed.
const STORE_RETRY: Duration = Duration::from_millis(500);

/// Takes in the next changes, and a stretch of what was there before the index was. [`Followed::is_all`]: nothing was left.
pub async fn step(app: &App) -> Result<Followed, StoreError> {
    app.store.follow_search(SEARCH_CHANGES_MAX).await
}

/// Runs until stopped.
pub(crate) async fn run(app: App, stop: CancellationToken) {
    let mut news = app.store.listen();
    while !stop.is_cancelled() {
        let begun = tokio::time::Instant::now();
        let rest = match step(&app).await {
            Ok(followed) if followed.is_all() => {
                tokio::select! {
                    () = stop.cancelled() => {}
                    // Lagging only means that there is much to read.
                    _ = news.recv() => {}
                }
                continue;
            }
            // Behind, and a long way to go: whoever merges, sends or reads goes first.
            Ok(_) if app.metrics.backlog() > SEARCH_YIELDS_TO => begun.elapsed() * 9,
            Ok(_) => begun.elapsed().min(SEARCH_REST_MAX),
            Err(error) => {
                tracing::error!(error = %chain(&error), "The search index cannot be kept");
                STORE_RETRY
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(rest) => {}
        }
    }
}
