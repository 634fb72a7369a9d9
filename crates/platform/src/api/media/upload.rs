//! `POST /media`.

use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use bytes::BytesMut;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use twinline_core::content::MediaKind;
use twinline_core::ids::MediaId;
use twinline_store::{Incoming, MediaFile};
use utoipa::ToSchema;
use uuid::Uuid;

use super::fit::{no_sticker, too_large};
use crate::api::extract::Query;
use crate::api::view::media_url;
use crate::app::App;
use crate::limits::{UPLOAD_IDLE, UPLOADS_AT_ONCE};
use crate::media::kind::{SNIFF_BYTES, SendAs, safe_name, sent_as, sniff};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// The others wait.
static UPLOADS: Semaphore = Semaphore::const_new(UPLOADS_AT_ONCE);

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
    /// A picture without a bubble.
    Sticker,
    /// Any other file.
    Document,
}

/// As what the file is to be sent.
#[derive(Debug, Clone, Copy, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UploadQuery {
    /// Where its bytes leave a choice; name it in the message, too.
    pub send_as: Option<SendAs>,
    /// It was recorded in a browser: what WhatsApp takes as a voice message is made of it.
    #[serde(default)]
    pub recorded: bool,
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
#[utoipa::path(post, path = "/media", tag = "conversations", operation_id = "upload_media", params(UploadQuery),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = UploadedMedia), (status = 413, body = ProblemBody), (status = 422, body = ProblemBody)))]
pub async fn upload(
    State(app): State<App>,
    _me: SignedIn,
    Query(query): Query<UploadQuery>,
    mut form: Multipart,
) -> Outcome<(StatusCode, Json<UploadedMedia>)> {
    let _turn = UPLOADS.acquire().await.map_err(|_| problem::UNAVAILABLE)?;
    while let Some(field) = in_time(form.next_field()).await? {
        if field.name() == Some("file") {
            let uploaded = keep(&app, field, query).await?;
            return Ok((StatusCode::CREATED, Json(uploaded)));
        }
    }
    Err(Problem::new(problem::UNACCEPTABLE).field("file", "The form has no file."))
}

/// It is written as it comes. Its first bytes say what it is, and that, how large it may be.
async fn keep(app: &App, mut field: Field<'_>, query: UploadQuery) -> Outcome<UploadedMedia> {
    if query.recorded {
        return voice(app, field).await;
    }
    let filename = safe_name(field.file_name().unwrap_or_default());
    let mut first = BytesMut::new();
    let mut more = true;
    while more && first.len() < SNIFF_BYTES {
        match in_time(field.chunk()).await? {
            Some(bytes) => first.extend_from_slice(&bytes),
            None => more = false,
        }
    }
    if first.is_empty() {
        return Err(Problem::new(problem::UNACCEPTABLE).field("file", "The file is empty."));
    }
    let beginning = first.get(..SNIFF_BYTES).unwrap_or(&first);
    let mime = sniff(beginning, &filename);
    let kind = sent_as(&mime, query.send_as).ok_or_else(|| no_sticker(&mime))?;
    let max = app.channel.capabilities().bytes_max(kind).ok_or_else(|| {
        Problem::new(problem::MEDIA_UNSUPPORTED).field("file", format!("{mime} cannot be sent."))
    })?;
    let id = MediaId(app.ids.fresh());
    let mut incoming = app.blobs.begin(app.workspace, id.0).await?;
    let mut bytes = first.freeze();
    loop {
        // Refused as soon as it is too large: the rest is not read.
        if incoming.size() + bytes.len() as u64 > max {
            return Err(too_large(kind, max));
        }
        incoming.write(&bytes).await?;
        if !more {
            break;
        }
        match in_time(field.chunk()).await? {
            Some(further) => bytes = further,
            None => break,
        }
    }
    stored(
        app,
        incoming,
        Named {
            id,
            mime,
            filename,
            kind,
        },
    )
    .await
}

/// A voice message is held in memory: its container has to be made anew, and minutes of speech are few megabytes.
async fn voice(app: &App, mut field: Field<'_>) -> Outcome<UploadedMedia> {
    let kind = MediaKind::Audio;
    let max = app.channel.capabilities().bytes_max(kind).unwrap_or(0);
    let mut bytes = BytesMut::new();
    while let Some(part) = in_time(field.chunk()).await? {
        if bytes.len() as u64 + part.len() as u64 > max {
            return Err(too_large(kind, max));
        }
        bytes.extend_from_slice(&part);
    }
    let recorded = tokio::task::spawn_blocking(move || twinline_voice::recorded(&bytes))
        .await
        .map_err(|_| problem::INTERNAL)?
        .map_err(|error| Problem::new(problem::UNACCEPTABLE).field("file", error.to_string()))?;
    let filename = if recorded.mime == twinline_voice::MIME {
        "voice.ogg"
    } else {
        "voice.m4a"
    };
    let mime = sniff(&recorded.bytes, filename);
    let id = MediaId(app.ids.fresh());
    let mut incoming = app.blobs.begin(app.workspace, id.0).await?;
    incoming.write(&recorded.bytes.into()).await?;
    let filename = filename.to_owned();
    stored(
        app,
        incoming,
        Named {
            id,
            mime,
            filename,
            kind,
        },
    )
    .await
}

/// What is known of a file besides its bytes.
struct Named {
    id: MediaId,
    mime: String,
    filename: String,
    kind: MediaKind,
}

async fn stored(app: &App, incoming: Incoming, named: Named) -> Outcome<UploadedMedia> {
    let Named {
        id,
        mime,
        filename,
        kind,
    } = named;
    let blob = incoming.finish().await?;
    let file = MediaFile {
        id,
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
            MediaKind::Image => UploadedKind::Image,
            MediaKind::Sticker => UploadedKind::Sticker,
            MediaKind::Video => UploadedKind::Video,
            MediaKind::Audio => UploadedKind::Audio,
            MediaKind::Document => UploadedKind::Document,
        },
        url: media_url(file.id.0),
    })
}

/// What comes next of a form, if it comes in time.
async fn in_time<T>(next: impl Future<Output = Result<T, MultipartError>>) -> Outcome<T> {
    match tokio::time::timeout(UPLOAD_IDLE, next).await {
        Ok(came) => came.map_err(|error| broken(&error)),
        Err(_) => Err(Problem::new(problem::INVALID).detail("The upload stopped in the middle.")),
    }
}

fn broken(error: &MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(MediaKind::Document, 100 << 20),
        _ => Problem::new(problem::INVALID).detail(error.body_text()),
    }
}
