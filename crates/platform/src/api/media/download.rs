//! `GET /media/{id}`.

use std::ops::Range;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::Deserialize;
use twinline_core::ids::MediaId;
use twinline_store::MediaFile;
use utoipa::ToSchema;
use uuid::Uuid;

use super::range::{self, Asked};
use crate::api::extract::{Path, Query};
use crate::app::App;
use crate::media::kind::safe_name;
use crate::media::small::{self, Small};
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// What a browser may show in a page; anything else is saved. Bytes of strangers never run here: no type that scripts.
const INLINE: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/webp",
    "video/mp4",
    "video/3gpp",
    "audio/aac",
    "audio/mp4",
    "audio/mpeg",
    "audio/amr",
    "audio/ogg",
    "application/pdf",
];

/// Bytes, for the API's description.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(
    dead_code,
    reason = "it describes the answer, which is made of other bytes"
)]
pub struct FileBytes(Vec<u8>);

/// How large a picture is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MediaSize {
    /// As it was sent.
    #[default]
    Original,
    /// Small enough for a bubble: its longer side has 960 pixels at most, and it is upright.
    Preview,
}

/// Which bytes of a file.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The original unless said.
    #[serde(default)]
    #[param(inline)]
    pub size: MediaSize,
}

/// A file's bytes, or a part of them. They never change, but whoever sent them may take them back, so a browser that keeps
/// them asks first. They come as they are read, so that a long film takes no more room than a short one.
#[utoipa::path(get, path = "/media/{id}", tag = "conversations", operation_id = "get_media",
    params(("id" = Uuid, Path), Wanted),
    responses((status = 200, content_type = "application/octet-stream", body = FileBytes),
        (status = 206, description = "The bytes that `Range` names", content_type = "application/octet-stream", body = FileBytes),
        (status = 304, description = "Those that `If-None-Match` names are still right"),
        (status = 416, description = "It has no such bytes"), (status = 404, body = ProblemBody), (status = 410, body = ProblemBody)))]
pub async fn download(
    State(app): State<App>,
    _me: SignedIn,
    Path(id): Path<Uuid>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Outcome<Response> {
    let file = app.store.media(MediaId(id)).await?;
    let mut file = file
        .filter(|file| file.workspace == app.workspace)
        .ok_or(problem::NOT_FOUND)?;
    // Before anything else: a browser that has it already is not to be told that it may go on showing it.
    if app.store.is_taken_back(file.id).await? {
        return Err(problem::TAKEN_BACK.into());
    }
    let tag = match wanted.size {
        MediaSize::Original => format!("\"{}\"", file.sha256),
        MediaSize::Preview => format!("\"{}-preview\"", file.sha256),
    };
    if range::is_known(&headers, &tag) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        describe(response.headers_mut(), &file, &tag);
        return Ok(response);
    }
    let small = match wanted.size {
        MediaSize::Original => Small::Original,
        MediaSize::Preview => small::of(&app, &file).await?,
    };
    let size = match &small {
        Small::Original => file.size,
        Small::Picture { bytes, mime } => {
            file.mime.clone_from(mime);
            bytes.len() as u64
        }
        Small::None => {
            return Err(
                Problem::new(problem::NOT_FOUND).detail("There is no small picture of this file.")
            );
        }
    };
    let (status, part) = match range::asked(&headers, &tag, size) {
        Asked::Whole => (StatusCode::OK, 0..size),
        Asked::Part(part) => (StatusCode::PARTIAL_CONTENT, part),
        Asked::Beyond => {
            let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
            put(
                response.headers_mut(),
                header::CONTENT_RANGE,
                &format!("bytes */{size}"),
            );
            return Ok(response);
        }
    };
    let body = match small {
        Small::Picture { bytes, .. } => Body::from(cut(&bytes, &part)),
        _ => Body::from_stream(app.blobs.read(&file.blob_key, part.clone()).await?),
    };
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    describe(headers, &file, &tag);
    put(headers, header::ACCEPT_RANGES, "bytes");
    headers.insert(
        header::CONTENT_LENGTH,
        HeaderValue::from(part.end - part.start),
    );
    if status == StatusCode::PARTIAL_CONTENT {
        let told = format!("bytes {}-{}/{size}", part.start, part.end - 1);
        put(headers, header::CONTENT_RANGE, &told);
    }
    Ok(response)
}

fn cut(bytes: &Bytes, part: &Range<u64>) -> Bytes {
    let at = |at: u64| usize::try_from(at).map_or(bytes.len(), |at| at.min(bytes.len()));
    bytes.slice(at(part.start)..at(part.end))
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn describe(headers: &mut HeaderMap, file: &MediaFile, tag: &str) {
    let inline = INLINE.contains(&file.mime.as_str());
    let mime = if inline {
        file.mime.as_str()
    } else {
        "application/octet-stream"
    };
    let mut put = |name, value: &str| put(headers, name, value);
    put(header::CONTENT_TYPE, mime);
    put(
        header::CONTENT_DISPOSITION,
        &disposition(inline, file.filename.as_deref().unwrap_or("file")),
    );
    put(header::ETAG, tag);
    put(header::CACHE_CONTROL, "private, no-cache");
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
}

/// RFC 6266: a plain name for old programs, the real one percent-encoded beside it.
fn disposition(inline: bool, filename: &str) -> String {
    use std::fmt::Write as _;
    let name = safe_name(filename);
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_graphic() || c == ' ' {
                c
            } else {
                '_'
            }
        })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let kind = if inline { "inline" } else { "attachment" };
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        assert_eq!(
            disposition(false, "a\"; x=\"b\r\né.pdf"),
            "attachment; filename=\"a_; x=_b___.pdf\"; filename*=UTF-8''a_%3B%20x%3D_b__%C3%A9.pdf"
        );
    }
}
