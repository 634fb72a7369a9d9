//! Where a web page finds the sign-up window: a stand-in for Meta's JavaScript SDK, and the dialog's address, which leads to
//! the page that the bench serves (graph-api.md 1.3). Pages of any site may load the one and open the other.

use axum::Router;
use axum::extract::RawQuery;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

/// The page of the window, which reads its query itself.
const PAGE: &str = "/bench/sign_up/";

/// As at `connect.facebook.net/en_US/sdk.js` and `www.facebook.com/v25.0/dialog/oauth`; any language, any version or none.
pub(crate) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/{part}/sdk.js", get(sdk))
        .route("/{part}/sdk/debug.js", get(sdk))
        .route("/dialog/oauth", get(dialog))
        .route("/{part}/dialog/oauth", get(dialog))
}

async fn sdk() -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            "application/javascript; charset=utf-8",
        ),
        // Pages load it with `crossorigin="anonymous"`.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, include_str!("sdk.js")).into_response()
}

async fn dialog(RawQuery(query): RawQuery) -> Redirect {
    Redirect::temporary(&format!("{PAGE}?{}", query.unwrap_or_default()))
}
