//! `POST /media`.

use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use bytes::{Bytes, BytesMut};
use serde::Serialize;
use tokio::sync::Semaphore;
use twinline_core::content::MediaKind;
use twinline_core::ids::MediaId;
use twinline_store::MediaFile;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::view::media_url;
use crate::app::App;
use crate::media::kind::{SNIFF_BYTES, of_mime, safe_name, sniff};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// A file is held in memory until it is stored, 100 MB at most: so many at once, the others wait.
static UPLOADS: Semaphore = Semaphore::const_new(4);

/// A form with a file.
#[derive(ToSchema)]
pub struct UploadForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    pub file: Vec<u8>,
}

/// As what it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UploadedKind {
    /// Shown as a picture.
    Image,
    /// Shown as a film.
    Video,
    /// Heard.
    Audio,
    /// Any other file.
    Document,
}

/// A file that can be sent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UploadedMedia {
    /// Its id, for the message.
    pub id: Uuid,
    /// As sniffed.
    pub mime: String,
    /// Bytes.
    pub size: u64,
    /// Its name.
    pub filename: String,
    /// As what it is sent.
    pub kind: UploadedKind,
    /// Where it is looked at.
    pub url: String,
}

/// Stores a file for sending. What it is says its content, not its name; how large it may be says WhatsApp.
#[utoipa::path(post, path = "/media", tag = "conversations", operation_id = "upload_media",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = UploadedMedia), (status = 413, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn upload(
    State(app): State<App>,
    _me: SignedIn,
    mut form: Multipart,
) -> Outcome<(StatusCode, Json<UploadedMedia>)> {
    let _turn = UPLOADS.acquire().await.map_err(|_| problem::UNAVAILABLE)?;
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        if field.name() == Some("file") {
            let uploaded = keep(&app, field).await?;
            return Ok((StatusCode::CREATED, Json(uploaded)));
        }
    }
    Err(Problem::new(problem::UNACCEPTABLE).field("file", "The form has no file."))
}

async fn keep(app: &App, mut field: Field<'_>) -> Outcome<UploadedMedia> {
    let filename = safe_name(field.file_name().unwrap_or_default());
    let capabilities = app.channel.capabilities();
    let mut bytes = BytesMut::new();
    let mut known: Option<(String, MediaKind, u64)> = None;
    let mut ended = false;
    while !ended {
        match field.chunk().await.map_err(|error| broken(&error))? {
            Some(chunk) => bytes.extend_from_slice(&chunk),
            None => ended = true,
        }
        if known.is_none() && (ended || bytes.len() >= SNIFF_BYTES) {
            let mime = sniff(
                bytes
                    .get(..SNIFF_BYTES.min(bytes.len()))
                    .unwrap_or_default(),
                &filename,
            );
            let kind = of_mime(&mime);
            let max = capabilities.bytes_max(kind).ok_or_else(|| {
                Problem::new(problem::MEDIA_UNSUPPORTED)
                    .field("file", format!("{mime} cannot be sent."))
            })?;
            known = Some((mime, kind, max));
        }
        // Refused as soon as it is too large: the rest is not read.
        if let Some((_, kind, max)) = &known
            && bytes.len() as u64 > *max
        {
            return Err(too_large(*kind, *max));
        }
    }
    let Some((mime, kind, _)) = known.filter(|_| !bytes.is_empty()) else {
        return Err(Problem::new(problem::UNACCEPTABLE).field("file", "The file is empty."));
    };
    store(app, bytes.freeze(), mime, kind, filename).await
}

async fn store(
    app: &App,
    bytes: Bytes,
    mime: String,
    kind: MediaKind,
    filename: String,
) -> Outcome<UploadedMedia> {
    let blob = app.blobs.put(app.workspace, bytes).await?;
    let file = MediaFile {
        id: MediaId(app.ids.fresh()),
        workspace: app.workspace,
        mime,
        size: blob.size,
        filename: Some(filename.clone()),
        sha256: blob.sha256,
        blob_key: blob.key,
        created_at: app.now(),
        preview: None,
    };
    app.store.put_media(&file).await?;
    Ok(UploadedMedia {
        id: file.id.0,
        mime: file.mime,
        size: file.size,
        filename,
        kind: match kind {
            MediaKind::Image | MediaKind::Sticker => UploadedKind::Image,
            MediaKind::Video => UploadedKind::Video,
            MediaKind::Audio => UploadedKind::Audio,
            MediaKind::Document => UploadedKind::Document,
        },
        url: media_url(file.id.0),
    })
}

fn too_large(kind: MediaKind, max: u64) -> Problem {
    let megabytes = max >> 20;
    Problem::new(problem::MEDIA_TOO_LARGE)
        .field(
            "file",
            format!(
                "WhatsApp takes at most {megabytes} MB of this kind ({}).",
                kind.word()
            ),
        )
        .remedy(match kind {
            MediaKind::Document => {
                format!("Send a file of at most {megabytes} MB, or a link to it.")
            }
            _ => format!("Make it smaller than {megabytes} MB, or send it zipped as a document."),
        })
}

fn broken(error: &MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(MediaKind::Document, 100 << 20),
        _ => Problem::new(problem::INVALID).detail(error.body_text()),
    }
}
