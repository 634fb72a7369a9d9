//! One line per request. It names the route, never the address with its query: that may hold what somebody searched for.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

/// A method as a label. Callers can make methods up, and each label is kept for ever.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Logs and counts a request.
pub(super) async fn request(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "(page)".to_owned(), |path| path.as_str().to_owned());
    let id = request
        .headers()
        .get(super::REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let span =
        tracing::info_span!("request", request.id = id, http.method = %method, http.route = %route);
    let response = next.run(request).instrument(span.clone()).await;
    let status = response.status();
    let elapsed = begun.elapsed();
    let _entered = span.enter();
    if status.is_server_error() {
        tracing::warn!(
            http.status = status.as_u16(),
            http.elapsed_ms = elapsed.as_millis(),
            "Answer {status}"
        );
    } else {
        tracing::debug!(
            http.status = status.as_u16(),
            http.elapsed_ms = elapsed.as_millis(),
            "Answer {status}"
        );
    }
    metrics::histogram!("twinline_http_request_seconds", "method" => word(&method), "route" => route, "status" => status.as_str().to_owned())
        .record(elapsed);
    response
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::word;

    #[test]
    fn made_up_methods_share_one_label() {
        assert_eq!(word(&Method::POST), "POST");
        assert_eq!(word(&Method::from_bytes(b"BREW1").unwrap()), "other");
    }
}
