//! The bench page, built by the web project and embedded. Hashed assets are cached for ever, the page
//! itself never.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use rust_embed::RustEmbed;

use super::problem::Problem;

#[derive(RustEmbed)]
#[folder = "../../web/sandbox/dist"]
struct Page;

const INDEX: &str = "index.html";

/// `/` leads people to the bench; anything else there is a Graph call without a path.
pub(super) async fn root(headers: HeaderMap) -> Response {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    if accept.is_some_and(|accept| accept.contains("text/html")) {
        Redirect::temporary("/bench/").into_response()
    } else {
        Problem::not_found("the Graph API has nothing at this address").into_response()
    }
}

pub(super) async fn to_bench() -> Redirect {
    Redirect::permanent("/bench/")
}

pub(super) async fn index() -> Response {
    file(INDEX)
}

/// A file of the page; an address of the page itself gives the index, a missing asset a 404.
pub(super) async fn asset(Path(path): Path<String>) -> Response {
    if path.starts_with("api/") {
        super::problem::no_such_route().into_response()
    } else if Page::get(&path).is_some() {
        file(&path)
    } else if path.starts_with("assets/") || path.contains('.') {
        StatusCode::NOT_FOUND.into_response()
    } else {
        file(INDEX)
    }
}

fn file(path: &str) -> Response {
    let Some(found) = Page::get(path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let caching = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [
        (header::CONTENT_TYPE, found.metadata.mimetype().to_owned()),
        (header::CACHE_CONTROL, caching.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        // No other site may put the bench into a frame and have its buttons clicked.
        (
            header::CONTENT_SECURITY_POLICY,
            "frame-ancestors 'self'".to_owned(),
        ),
    ];
    (headers, found.data.into_owned()).into_response()
}
