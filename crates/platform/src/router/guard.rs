//! Who may call at all: the CSRF guard. A page of another site can make a browser send our cookie's owner here, but it
//! can neither add our header nor hide where it comes from. (`SameSite=Strict` is the third lock on the same door.)

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::config::Config;
use crate::problem::{self, Problem};

/// Where bots answer: by a secret of their own, which no browser adds by itself. Below the API's address.
const BOTS: &str = "/bots/turns/";
/// What a foreign page cannot add.
const HEADER: &str = "x-twinline";

/// Refuses requests that alter something and do not come from our own pages.
pub(super) async fn own_pages_only(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let of_bots = request.uri().path().starts_with(BOTS);
    if !reads && !of_bots {
        let headers = request.headers();
        if !headers.contains_key(HEADER) {
            return Problem::new(problem::FOREIGN_REQUEST)
                .detail("The header X-Twinline is missing.")
                .into_response();
        }
        if !same_origin(headers, &app.config) {
            return Problem::new(problem::FOREIGN_REQUEST).into_response();
        }
    }
    next.run(request).await
}

/// Whether the browser says that the request comes from our own origin. Programs that are no browsers say nothing.
pub fn same_origin(headers: &HeaderMap, config: &Config) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        return false;
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else {
        return true;
    };
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    origin == config.public_url || text(header::HOST.as_str()) == Some(host)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::same_origin;
    use crate::config::{Config, MetaApp};

    fn config() -> Config {
        Config {
            listen: "127.0.0.1:0".parse().unwrap(),
            public_url: "https://inbox.example".to_owned(),
            graph_url: String::new(),
            app: MetaApp {
                id: String::new(),
                secrets: Vec::new(),
            },
            verify_token: String::new(),
            behind_tls_proxy: true,
            bots_at_private_addresses: false,
            bench_url: None,
        }
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_our_own_origin_passes() {
        let passes =
            |pairs: &[(&'static str, &'static str)]| same_origin(&headers(pairs), &config());
        assert!(passes(&[("host", "a:1"), ("origin", "http://a:1")]));
        assert!(passes(&[
            ("host", "inner:7400"),
            ("origin", "https://inbox.example")
        ]));
        assert!(passes(&[("host", "a:1")]));
        assert!(!passes(&[
            ("host", "a:1"),
            ("origin", "http://evil.example")
        ]));
        assert!(!passes(&[("host", "a:1"), ("origin", "null")]));
        assert!(!passes(&[
            ("host", "a:1"),
            ("sec-fetch-site", "cross-site")
        ]));
        assert!(!passes(&[("host", "a:1"), ("sec-fetch-site", "same-site")]));
    }
}
