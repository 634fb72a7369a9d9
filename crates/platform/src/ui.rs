//! The inbox's files, embedded. Files with a hash in their name are kept by browsers for ever, the page itself never; an
//! address that is no file is one of the page's own.

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::problem::{self, Problem};

#[derive(RustEmbed)]
#[folder = "../../web/inbox/dist"]
struct Inbox;

const PAGE: &str = "index.html";

/// Serves a file, or the page.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return Problem::new(problem::METHOD_NOT_ALLOWED).into_response();
    }
    let path = uri.path().trim_start_matches('/');
    if let Some(found) = (!path.is_empty()).then(|| Inbox::get(path)).flatten() {
        return file(path, found, &headers);
    }
    // A missing file must not look like a page: the browser would run it.
    let looks_like_a_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    match Inbox::get(PAGE) {
        Some(found) if !looks_like_a_file => file(PAGE, found, &headers),
        _ => Problem::new(problem::NOT_FOUND).into_response(),
    }
}

fn file(path: &str, found: EmbeddedFile, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", hex::encode(found.metadata.sha256_hash()));
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|tag| tag.to_str().ok());
    let caching = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = if known == Some(tag.as_str()) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut body = found.data.into_owned().into_response();
        if let Ok(mime) = HeaderValue::from_str(&content_type(found.metadata.mimetype())) {
            body.headers_mut().insert(header::CONTENT_TYPE, mime);
        }
        body
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn content_type(mime: &str) -> String {
    if mime.starts_with("text/") && !mime.contains("charset") {
        format!("{mime}; charset=utf-8")
    } else {
        mime.to_owned()
    }
}
