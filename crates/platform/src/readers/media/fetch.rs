//! Fetching one file: what WhatsApp says of it, its bytes, their check, and their place. A file that is too large is known
//! before its first byte, or left in the middle; nothing of it is kept.

use bytes::Bytes;
use sha2::{Digest, Sha256};
use twinline_core::ids::MediaId;
use twinline_store::{MediaFile, MediaTask, StoreError};
use twinline_wire::graph::MediaInfo;

use super::Fetches;
use crate::app::App;
use crate::graph::{CallError, told_size};
use crate::limits::MEDIA_MEGABYTES_AT_ONCE;
use crate::media::fate::Trouble;
use crate::media::{kind, small};
use crate::merger::chain;

/// Graph's code for an id it does not know (any more), or does not show to a token of too few rights: it does not say which.
const UNKNOWN_OBJECT: i64 = 100;

/// A file whose bytes are stored, to be attached to its message.
pub(super) struct Fetched {
    pub(super) file: MediaFile,
    /// Bytes of its small picture.
    pub(super) preview_size: u64,
}

/// Fetches the file and stores its bytes. The outer error is the store's.
pub(super) async fn fetch(
    app: &App,
    fetches: &Fetches,
    due: &MediaTask,
) -> Result<Result<Fetched, Trouble>, StoreError> {
    let owner = due.line.to_string();
    let Some(token) = app.store.secret(&owner, crate::connect::TOKEN).await? else {
        return Ok(Err(passing(
            "There is no access token for this number. An owner must connect it again.".to_owned(),
        )));
    };
    let (bytes, info) = match carry(app, fetches, due, &token).await {
        Ok(fetched) => fetched,
        Err(trouble) => return Ok(Err(trouble)),
    };
    if !told_hash_fits(due, &info, &bytes) {
        return Ok(Err(Trouble::Unfit {
            reason: "The file that came is not the one that was announced.".to_owned(),
        }));
    }
    // Sniffed, never trusted: what a browser is told is what the bytes are.
    let told = info.mime_type.as_deref().unwrap_or(&due.media.mime);
    let named = due.media.filename.as_deref().unwrap_or_default();
    let mime = kind::of_fetched(&bytes, named, told);
    let bytes = Bytes::from(bytes);
    let blob = match app.blobs.put(app.workspace, bytes.clone()).await {
        Ok(blob) => blob,
        Err(error) => {
            return Ok(Err(passing(format!(
                "It came, and could not be stored: {error}."
            ))));
        }
    };
    // Before anybody looks. Without one the original is there all the same, and whoever needs it makes it.
    let (preview, preview_size) =
        small::of_new(app, bytes, &mime).await.unwrap_or_else(|error| {
            tracing::warn!(message.id = %due.message, error = %chain(&error), "A picture's preview cannot be kept");
            (None, 0)
        });
    let file = MediaFile {
        id: MediaId(app.ids.fresh()),
        workspace: app.workspace,
        mime,
        size: blob.size,
        filename: due.media.filename.clone(),
        sha256: blob.sha256,
        blob_key: blob.key,
        created_at: app.now(),
        preview,
    };
    Ok(Ok(Fetched { file, preview_size }))
}

/// The bytes, and what was said of them. An address is good for five minutes: if it has grown old meanwhile, a fresh one
/// is asked for, once.
async fn carry(
    app: &App,
    fetches: &Fetches,
    due: &MediaTask,
    token: &str,
) -> Result<(Vec<u8>, MediaInfo), Trouble> {
    let Some(reference) = &due.media.reference else {
        return Err(Trouble::Nameless {
            reason: "WhatsApp gave no way to fetch this file. It is still on the phone.".to_owned(),
        });
    };
    let kind = due.media.kind;
    let bytes_max = app.channel.capabilities().in_bytes_max(kind).unwrap_or(0);
    let mut info = ask(app, token, reference).await?;
    let size = told_size(&info);
    if let Some(size) = size.filter(|size| *size > bytes_max) {
        return Err(Trouble::TooLarge {
            size: Some(size),
            bytes_max,
        });
    }
    let megabytes = size.unwrap_or(bytes_max).div_ceil(1 << 20);
    let room = u32::try_from(megabytes).unwrap_or(u32::MAX);
    let _room = fetches
        .megabytes
        .acquire_many(room.clamp(1, MEDIA_MEGABYTES_AT_ONCE))
        .await
        .map_err(|_| passing("The server stops.".to_owned()))?;
    let mut fetched = app.graph.media_bytes(token, &info, bytes_max).await;
    if let Err(CallError::Refused(..)) = fetched {
        info = ask(app, token, reference).await?;
        fetched = app.graph.media_bytes(token, &info, bytes_max).await;
    }
    match fetched {
        Ok(Some(bytes)) => Ok((bytes, info)),
        Ok(None) => Err(Trouble::TooLarge {
            size: None,
            bytes_max,
        }),
        Err(error) => Err(passing(sentence(&error))),
    }
}

async fn ask(app: &App, token: &str, reference: &str) -> Result<MediaInfo, Trouble> {
    app.graph
        .media_info(token, reference)
        .await
        .map_err(|error| match error {
            CallError::Refused(_, UNKNOWN_OBJECT) => passing(
                "WhatsApp does not show this file to us. If this goes for all files, an owner must connect the number \
                 again. It is still on the phone."
                    .to_owned(),
            ),
            error => passing(sentence(&error)),
        })
}

fn passing(reason: String) -> Trouble {
    Trouble::Passing { reason }
}

fn sentence(error: &CallError) -> String {
    format!("{}.", error.to_string().trim_end_matches('.'))
}

/// A hash may be told with the message and again with the file, as hexadecimal or base64, or not at all.
fn told_hash_fits(due: &MediaTask, info: &MediaInfo, bytes: &[u8]) -> bool {
    use base64::Engine as _;
    let hash = Sha256::digest(bytes);
    let (hex, base64) = (
        hex::encode(hash),
        base64::engine::general_purpose::STANDARD.encode(hash),
    );
    [due.media.sha256.as_deref(), info.sha256.as_deref()]
        .into_iter()
        .flatten()
        .filter(|told| !told.is_empty())
        .all(|told| told.eq_ignore_ascii_case(&hex) || told == base64)
}
