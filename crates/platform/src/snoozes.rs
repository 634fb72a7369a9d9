//! Snoozed conversations are taken up again at their time, by the business clock. What is due stands in the state: a restart
//! forgets none.

use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_core::command::wake;
use twinline_store::StoreError;

use crate::app::App;
use crate::limits::{SNOOZE_LOOK_MS, SNOOZES_AT_ONCE};
use crate::merger::chain;

/// Runs until stopped.
pub async fn run(app: App, stop: CancellationToken) {
    loop {
        let next = match wake_due(&app).await {
            Ok(next) => next,
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot take up what was snoozed; try again soon");
                None
            }
        };
        let look = app.now() + SNOOZE_LOOK_MS;
        tokio::select! {
            () = stop.cancelled() => return,
            () = app.snooze_bell.notified() => {}
            () = app.clock.sleep_until(next.map_or(look, |next| next.min(look))) => {}
        }
    }
}

/// Takes up all that is due. Returns when the next one is.
pub async fn wake_due(app: &App) -> Result<Option<Millis>, StoreError> {
    loop {
        let now = app.now();
        let lines = app.store.due_snoozes(now, SNOOZES_AT_ONCE).await?;
        if lines.is_empty() {
            return app.store.next_snooze_due().await;
        }
        let wanted = lines.clone();
        let woken = app.store.act_on_each(now, lines, |line, set| {
            let ids = wanted.get(&line).map(|touch| touch.conversations.clone());
            let ids = ids.into_iter().flatten();
            ids.filter(|id| wake(set, *id)).count()
        });
        let woken: usize = woken.await?.values().sum();
        if woken == 0 {
            // Somebody was quicker with all of them.
            return app.store.next_snooze_due().await;
        }
        tracing::info!(conversations = woken, "Take up what was snoozed");
    }
}
