//! Files live apart from their messages: a slow or failed download never delays a bubble. Each is fetched with retry,
//! checked against the hash that was told, and stored once by its content.

use std::sync::Arc;

use bytes::Bytes;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use twinline_core::Millis;
use twinline_core::ids::MediaId;
use twinline_store::{MediaFile, MediaState, MediaTask, StoreError};

use crate::app::App;
use crate::graph::CallError;
use crate::limits::{MEDIA_ATTEMPTS_MAX, MEDIA_FETCHES_AT_ONCE};
use crate::merger::chain;

/// Files claimed at once.
const DUE_MAX: usize = 16;
/// A fetch that died is begun again after so long.
const CLAIM_MS: Millis = 60_000;
/// Pause after the store failed.
const STORE_RETRY: std::time::Duration = std::time::Duration::from_millis(500);

/// Runs until stopped; what was claimed and not finished is claimed again after its deadline.
pub(crate) async fn run(app: App, stop: CancellationToken) {
    let permits = Arc::new(Semaphore::new(MEDIA_FETCHES_AT_ONCE));
    let fetches = TaskTracker::new();
    while !stop.is_cancelled() {
        let wake_at = match round(&app, &permits, &fetches).await {
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
    fetches.close();
    fetches.wait().await;
}

async fn round(
    app: &App,
    permits: &Arc<Semaphore>,
    fetches: &TaskTracker,
) -> Result<Millis, StoreError> {
    let now = app.now();
    for due in app
        .store
        .claim_due_media(now, now + CLAIM_MS, DUE_MAX)
        .await?
    {
        let Ok(permit) = Arc::clone(permits).acquire_owned().await else {
            break;
        };
        let app = app.clone();
        fetches.spawn(async move {
            if let Err(error) = fetch(&app, &due).await {
                tracing::error!(message.id = %due.message, error = %chain(&error), "A file's state cannot be written");
            }
            drop(permit);
            app.media_bell.notify_one();
        });
    }
    Ok(app
        .store
        .next_media_due()
        .await?
        .filter(|at| *at > now)
        .unwrap_or(now + 60_000))
}

async fn fetch(app: &App, due: &MediaTask) -> Result<(), StoreError> {
    let owner = due.line.to_string();
    let Some(token) = app.store.secret(&owner, crate::connect::TOKEN).await? else {
        return gone(
            app,
            due,
            MediaState::Failed,
            "There is no access token for this number.",
        )
        .await;
    };
    let Some(reference) = &due.media.reference else {
        return gone(
            app,
            due,
            MediaState::Expired,
            "WhatsApp gave no way to fetch this file.",
        )
        .await;
    };
    match app.graph.download(&token, reference).await {
        Ok((bytes, _)) if !told_hash_fits(due, &bytes) => {
            later(
                app,
                due,
                "The file that came is not the one that was announced.",
            )
            .await
        }
        Ok((bytes, info)) => store(app, due, bytes, info.mime_type).await,
        Err(CallError::Refused(why, 100)) => {
            tracing::info!(message.id = %due.message, why, "A file is no longer held by WhatsApp");
            gone(
                app,
                due,
                MediaState::Expired,
                "WhatsApp no longer holds this file. Ask for it again.",
            )
            .await
        }
        Err(error) => later(app, due, &error.to_string()).await,
    }
}

/// The hash may be told as hexadecimal or base64, or not at all.
fn told_hash_fits(due: &MediaTask, bytes: &[u8]) -> bool {
    use base64::Engine as _;
    let Some(told) = &due.media.sha256 else {
        return true;
    };
    let hash = Sha256::digest(bytes);
    told.eq_ignore_ascii_case(&hex::encode(hash))
        || *told == base64::engine::general_purpose::STANDARD.encode(hash)
}

async fn store(
    app: &App,
    due: &MediaTask,
    bytes: Vec<u8>,
    mime: Option<String>,
) -> Result<(), StoreError> {
    // Sniffed, never trusted: what a browser is told is what the bytes are.
    let sniffed = infer::get(&bytes).map(|kind| kind.mime_type().to_owned());
    let blob = match app.blobs.put(app.workspace, Bytes::from(bytes)).await {
        Ok(blob) => blob,
        Err(error) => return later(app, due, &chain(&error)).await,
    };
    let file = MediaFile {
        id: MediaId(app.ids.fresh()),
        workspace: app.workspace,
        mime: sniffed.or(mime).unwrap_or_else(|| due.media.mime.clone()),
        size: blob.size,
        filename: due.media.filename.clone(),
        sha256: blob.sha256,
        blob_key: blob.key,
        created_at: app.now(),
    };
    app.store.put_media(&file).await?;
    app.store
        .attach_message_media(due.message, file.id, app.now())
        .await
}

async fn later(app: &App, due: &MediaTask, reason: &str) -> Result<(), StoreError> {
    let attempts = due.attempts + 1;
    if attempts >= MEDIA_ATTEMPTS_MAX {
        return gone(app, due, MediaState::Failed, reason).await;
    }
    let now = app.now();
    let next_at = now + (2_000_i64 << attempts.min(10));
    tracing::info!(message.id = %due.message, attempts, reason, "A file is tried again later");
    app.store
        .media_failed(due.message, MediaState::Waiting, reason, next_at, now)
        .await
}

async fn gone(
    app: &App,
    due: &MediaTask,
    state: MediaState,
    reason: &str,
) -> Result<(), StoreError> {
    let now = app.now();
    app.store
        .media_failed(due.message, state, reason, now, now)
        .await
}
