//! Keeps other web sites out. The bench has no sign-in, so a page from elsewhere must not be able to
//! reach it through the visitor's browser: not by a name that resolves to this machine (the `Host`
//! must be a loopback name or our own address), not by a request across sites (the `Origin` must be
//! one as well, and what changes something must be JSON or a file form of our own page).

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::problem::Problem;
use crate::lan::Lan;
use crate::tls::{self, Https};
use crate::world::World;

pub(super) async fn only_from_here(
    State(world): State<Arc<World>>,
    request: Request,
    next: Next,
) -> Response {
    let extensions = request.extensions();
    let by_lan = extensions.get::<Arc<Lan>>().map(|lan| lan.ip());
    let own = by_lan.or_else(|| world.listen.map(|address| address.ip()));
    let over_tls = extensions.get::<Https>().is_some();
    let ours = |host: &str| is_ours(host, own) || (over_tls && tls::is_host(host));
    match check(ours, request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

fn check(ours: impl Fn(&str) -> bool, method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    let text = |name| {
        headers
            .get(name)
            .map(|value: &axum::http::HeaderValue| value.to_str())
    };
    let foreign = |what: &str| {
        Problem::new(
            StatusCode::FORBIDDEN,
            format!("the bench answers only on this machine, and this request's {what} is another"),
            "Open the bench under http://localhost or http://127.0.0.1.",
        )
    };
    match text(header::HOST) {
        Some(Ok(host)) if ours(host) => {}
        // Requests made inside the process carry none; browsers always do.
        None => {}
        _ => return Err(foreign("host")),
    }
    match text(header::ORIGIN) {
        None => {}
        Some(Ok(origin)) if origin_host(origin).is_some_and(&ours) => {}
        _ => return Err(foreign("origin")),
    }
    let carries_body = [Method::POST, Method::PATCH, Method::PUT].contains(method);
    let kind = text(header::CONTENT_TYPE)
        .and_then(Result::ok)
        .unwrap_or_default();
    let is_ours_to_read = kind.starts_with("application/json")
        || kind.starts_with("multipart/form-data")
        || kind.starts_with("application/x-ndjson");
    // An empty body needs no kind; a form of another site would have one.
    if carries_body && !kind.is_empty() && !is_ours_to_read {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "send JSON with its content type",
            "Set the header content-type: application/json.",
        ));
    }
    Ok(())
}

fn origin_host(origin: &str) -> Option<&str> {
    origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"))
}

/// Whether `host[:port]` names this machine or the address the sandbox was told to listen on.
fn is_ours(host: &str, listen: Option<IpAddr>) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let Ok(ip) = name.parse::<IpAddr>() else {
        return false;
    };
    // Listening on every address means any literal address may be ours; a literal address cannot be
    // rebound to another machine.
    ip.is_loopback() || listen.is_some_and(|listen| listen == ip || listen.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_and_the_listen_address_are_ours() {
        let listen = Some("192.0.2.7".parse().unwrap());
        for host in [
            "localhost:7500",
            "127.0.0.1",
            "127.0.0.1:1",
            "[::1]:7500",
            "192.0.2.7:7500",
        ] {
            assert!(is_ours(host, listen), "{host}");
        }
        for host in [
            "evil.example",
            "localhost.evil.example:7500",
            "192.0.2.8",
            "",
            "[::2]",
        ] {
            assert!(!is_ours(host, listen), "{host}");
        }
        assert!(!is_ours("192.0.2.7", None));
    }
}
