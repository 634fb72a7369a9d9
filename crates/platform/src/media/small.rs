//! The small picture of a stored one: made once, by whoever needs it first, and kept as a blob of its own.

use bytes::Bytes;
use twinline_store::{MediaFile, MediaPreview, StoreError};

use super::preview::{self, Preview};
use crate::app::App;

/// What to show instead of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Small {
    /// The original itself: it is small.
    Original,
    /// A picture of its own.
    Picture {
        /// Its bytes.
        bytes: Bytes,
        /// Its media type.
        mime: String,
    },
    /// There is none.
    None,
}

/// The small picture of `file`, made now if nobody has needed it before.
pub async fn of(app: &App, file: &MediaFile) -> Result<Small, StoreError> {
    if !preview::fits(&file.mime) {
        return Ok(Small::None);
    }
    match known(app, file).await? {
        Some(small) => Ok(small),
        None => make(app, file).await,
    }
}

/// What is remembered; `None`: nobody has looked yet.
async fn known(app: &App, file: &MediaFile) -> Result<Option<Small>, StoreError> {
    Ok(match &file.preview {
        Some(MediaPreview::Original) => Some(Small::Original),
        Some(MediaPreview::None) => Some(Small::None),
        Some(MediaPreview::Picture { blob_key, mime }) => Some(Small::Picture {
            bytes: app.blobs.get(blob_key).await?,
            mime: mime.clone(),
        }),
        None => None,
    })
}

async fn make(app: &App, file: &MediaFile) -> Result<Small, StoreError> {
    let _turn = app.preview_permits.acquire().await;
    // Whoever had the turn before may have made it.
    if let Some(file) = app.store.media(file.id).await?
        && let Some(small) = known(app, &file).await?
    {
        return Ok(small);
    }
    let bytes = app.blobs.get(&file.blob_key).await?;
    let (small, stored, size) = draw(app, bytes, &file.mime).await?;
    app.store.set_preview(file.id, &stored, size).await?;
    Ok(small)
}

/// Makes and stores the small picture of bytes that are becoming a file, and says how many bytes it has.
pub async fn of_new(
    app: &App,
    bytes: Bytes,
    mime: &str,
) -> Result<(Option<MediaPreview>, u64), StoreError> {
    if !preview::fits(mime) {
        return Ok((None, 0));
    }
    let _turn = app.preview_permits.acquire().await;
    let (_, stored, size) = draw(app, bytes, mime).await?;
    Ok((Some(stored), size))
}

/// Heavy: one at a time, for a picture takes far more room unpacked than packed. The caller has the turn.
async fn draw(
    app: &App,
    bytes: Bytes,
    mime: &str,
) -> Result<(Small, MediaPreview, u64), StoreError> {
    let mime = mime.to_owned();
    let made = tokio::task::spawn_blocking(move || preview::make(&bytes, &mime)).await;
    Ok(match made {
        Ok(Preview::Original) => (Small::Original, MediaPreview::Original, 0),
        Ok(Preview::Made { bytes, mime }) => {
            let bytes = Bytes::from(bytes);
            let blob = app.blobs.put(app.workspace, bytes.clone()).await?;
            let mime = mime.to_owned();
            let stored = MediaPreview::Picture {
                blob_key: blob.key,
                mime: mime.clone(),
            };
            (Small::Picture { bytes, mime }, stored, blob.size)
        }
        Ok(Preview::Impossible { reason }) => {
            tracing::info!(reason, "A picture has no preview");
            (Small::None, MediaPreview::None, 0)
        }
        // A decoder that panics is a defect, but only of this picture.
        Err(panic) => {
            tracing::error!(error = %panic, "A picture's preview cannot be made");
            (Small::None, MediaPreview::None, 0)
        }
    })
}
