//! Files live apart from their messages: a slow or failed download never delays a bubble. This claims the files that are
//! due and settles what becomes of each; how one is fetched is in `fetch.rs`, what follows from trouble in
//! [`crate::media::fate`].

mod fetch;

use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use twinline_core::Millis;
use twinline_core::ids::MessageId;
use twinline_store::{MediaTask, StoreError};

use crate::app::App;
use crate::limits::{MEDIA_FETCHES_AT_ONCE, MEDIA_MEGABYTES_AT_ONCE};
use crate::media::fate::{self, Fate};
use crate::merger::chain;

/// Files that [`step`] claims at once.
const DUE_MAX: usize = 16;
/// A fetch that died is begun again after so long. One that lives keeps its claim.
const CLAIM_MS: Millis = 60_000;
/// Pause after the store failed.
const STORE_RETRY: std::time::Duration = std::time::Duration::from_millis(500);

/// What one process is fetching now.
#[derive(Clone)]
struct Fetches {
    permits: Arc<Semaphore>,
    megabytes: Arc<Semaphore>,
    under_way: Arc<Mutex<HashSet<MessageId>>>,
    tasks: TaskTracker,
}

impl Fetches {
    fn new() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(MEDIA_FETCHES_AT_ONCE)),
            megabytes: Arc::new(Semaphore::new(MEDIA_MEGABYTES_AT_ONCE as usize)),
            under_way: Arc::default(),
            tasks: TaskTracker::new(),
        }
    }

    /// `false`: it is being fetched already.
    fn begin(&self, message: MessageId) -> bool {
        self.lock().insert(message)
    }

    fn end(&self, message: MessageId) {
        self.lock().remove(&message);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<MessageId>> {
        self.under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs until stopped; what was claimed and not finished is claimed again after its deadline.
pub async fn run(app: App, stop: CancellationToken) {
    let fetches = Fetches::new();
    while !stop.is_cancelled() {
        let wake_at = match round(&app, &fetches).await {
            Ok(wake_at) => wake_at,
            Err(error) => {
                tracing::error!(error = %chain(&error), "Cannot look for files to fetch");
                tokio::time::sleep(STORE_RETRY).await;
                continue;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = app.media_bell.notified() => {}
            () = app.clock.sleep_until(wake_at) => {}
        }
    }
    fetches.tasks.close();
    fetches.tasks.wait().await;
}

/// Fetches what is due now, one after the other, and returns when that is done: for tests and storms, which want no time of
/// their own in it. `true`: there was something.
pub async fn step(app: &App) -> Result<bool, StoreError> {
    let fetches = Fetches::new();
    let now = app.now();
    let due = app
        .store
        .claim_due_media(now, now + CLAIM_MS, DUE_MAX)
        .await?;
    for due in &due {
        settle(app, &fetches, due).await?;
    }
    Ok(!due.is_empty())
}

async fn round(app: &App, fetches: &Fetches) -> Result<Millis, StoreError> {
    let now = app.now();
    // No more than can begin now: the claim of one that waits for its turn would run out.
    let free = fetches.permits.available_permits();
    if free == 0 {
        return Ok(now + CLAIM_MS);
    }
    for due in app.store.claim_due_media(now, now + CLAIM_MS, free).await? {
        if !fetches.begin(due.message) {
            continue;
        }
        let Ok(permit) = Arc::clone(&fetches.permits).acquire_owned().await else {
            break;
        };
        let (app, fetches) = (app.clone(), fetches.clone());
        let tasks = fetches.tasks.clone();
        tasks.spawn(async move {
            let settled = tokio::select! {
                settled = settle(&app, &fetches, &due) => settled,
                never = keep(&app, due.message, now + CLAIM_MS) => match never {},
            };
            if let Err(error) = settled {
                tracing::error!(message.id = %due.message, error = %chain(&error), "A file's state cannot be written");
            }
            fetches.end(due.message);
            drop(permit);
            app.media_bell.notify_one();
        });
    }
    Ok(app
        .store
        .next_media_due()
        .await?
        .filter(|at| *at > now)
        .unwrap_or(now + CLAIM_MS))
}

/// Keeps the claim on a file, which ends at `until`, for as long as its fetch lives: one that takes long is not one that died.
async fn keep(app: &App, message: MessageId, mut until: Millis) -> Infallible {
    loop {
        app.clock.sleep_until(until - CLAIM_MS / 2).await;
        until = app.now() + CLAIM_MS;
        let kept = app.store.keep_media_claim(message, until);
        if let Err(error) = kept.await {
            tracing::warn!(message.id = %message, error = %chain(&error), "A claim on a file cannot be kept");
        }
    }
}

/// Fetches a file and writes what became of it. A file whose time is over is not asked for.
async fn settle(app: &App, fetches: &Fetches, due: &MediaTask) -> Result<(), StoreError> {
    let life_ms = app.channel.capabilities().media_life_ms;
    let rows = app.store.message_rows(&[due.message]).await?;
    // A message that became part of another one has no file of its own any more.
    let Some(row) = rows.first() else {
        return Ok(());
    };
    if row.message.revoked.is_some() {
        return write(app, due, fate::taken_back()).await;
    }
    let named_at = fate::named_at(row.message.told.at, due.received_at);
    if fate::is_over(named_at, life_ms, app.now()) {
        return write(app, due, fate::over(life_ms)).await;
    }
    match fetch::fetch(app, fetches, due).await? {
        Ok(fetched) => {
            // Last: whoever is told that a file is ready can read it.
            app.store
                .keep_message_media(due.message, &fetched.file, fetched.preview_size, app.now())
                .await
        }
        Err(trouble) => {
            let fate = fate::of(&trouble, due.attempts + 1, named_at, life_ms, app.now());
            tracing::info!(message.id = %due.message, attempts = due.attempts + 1, ?trouble, ?fate, "A file did not come");
            write(app, due, fate).await
        }
    }
}

async fn write(app: &App, due: &MediaTask, fate: Fate) -> Result<(), StoreError> {
    let now = app.now();
    let next_at = fate.next_at.unwrap_or(now);
    app.store
        .media_failed(due.message, fate.state, &fate.reason, next_at, now)
        .await
}
