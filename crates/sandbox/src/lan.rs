//! The bench on a real phone: other machines of the network may open its pages, and nothing but them, if they bring the
//! token that the QR code carries.

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::sync::Arc;

use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use qrcode::QrCode;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

const COOKIE: &str = "bench_token";
/// Documentation's own network (RFC 5737): only the route there is looked up, and nothing is sent.
const ELSEWHERE: (&str, u16) = ("192.0.2.1", 9);

/// Where other machines find the bench, and what they must bring. The token is drawn anew at every start.
#[derive(Clone, PartialEq, Eq)]
pub struct Lan {
    address: SocketAddr,
    token: String,
}

impl std::fmt::Debug for Lan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lan")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Lan {
    /// The bench at an address of this machine.
    pub fn at(address: SocketAddr) -> Self {
        Self {
            address,
            token: uuid::Uuid::new_v4().simple().to_string(),
        }
    }

    /// The address by which this machine reaches others; the error says that there is none.
    pub fn own_address() -> std::io::Result<IpAddr> {
        let socket = UdpSocket::bind(("0.0.0.0", 0))?;
        socket.connect(ELSEWHERE)?;
        Ok(socket.local_addr()?.ip())
    }

    /// What the phone opens, token included.
    pub fn url(&self) -> String {
        self.url_of(None)
    }

    /// The same, showing the business with this account; none is the first.
    pub(crate) fn url_of(&self, business: Option<&str>) -> String {
        let business = business.map(|waba_id| format!("&business={waba_id}"));
        let business = business.unwrap_or_default();
        format!(
            "http://{}/bench/?token={}{business}",
            self.address, self.token
        )
    }

    /// The same to be read by a phone's camera, from a terminal.
    pub fn qr_for_terminal(&self) -> String {
        use qrcode::render::unicode::Dense1x2;
        let drawn = QrCode::new(self.url());
        // On a dark screen the dark modules are what is lit; cameras read either.
        drawn.map_or_else(
            |_| String::new(),
            |drawn| drawn.render::<Dense1x2>().quiet_zone(true).build(),
        )
    }

    /// As a picture for the bench's own page.
    pub(crate) fn qr_as_svg(&self, business: Option<&str>) -> String {
        use qrcode::render::svg::Color;
        let drawn = QrCode::new(self.url_of(business));
        drawn.map_or_else(
            |_| String::new(),
            |drawn| drawn.render::<Color<'_>>().build(),
        )
    }

    pub(crate) fn ip(&self) -> IpAddr {
        self.address.ip()
    }

    fn is_token(&self, given: &str) -> bool {
        // Hashes tell nobody by their time how much of it was right.
        Sha256::digest(given) == Sha256::digest(&self.token)
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Brought {
    token: Option<String>,
}

/// Lets in who brings the token: by address once, which leaves a cookie, and by that cookie from then on.
pub(crate) async fn only_with_token(
    State(lan): State<Arc<Lan>>,
    Query(Brought { token }): Query<Brought>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path != "/bench" && !path.starts_with("/bench/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    if token.is_some_and(|token| lan.is_token(&token)) {
        let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", lan.token);
        let page = without_token(path, request.uri().query().unwrap_or_default());
        return ([(header::SET_COOKIE, cookie)], Redirect::to(&page)).into_response();
    }
    if !cookies(request.headers()).any(|given| lan.is_token(given)) {
        let words =
            "Open the bench by the QR code that the sandbox shows: its address carries the token.";
        return (StatusCode::UNAUTHORIZED, words).into_response();
    }
    request.extensions_mut().insert(lan);
    next.run(request).await
}

/// The token is in the cookie now; it need not stand in the browser's history.
fn without_token(path: &str, query: &str) -> String {
    let kept = query.split('&').filter(|pair| !pair.starts_with("token="));
    let kept: Vec<&str> = kept.filter(|pair| !pair.is_empty()).collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let all = headers.get_all(header::COOKIE).into_iter();
    all.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == COOKIE)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_keeps_its_business_and_loses_its_token() {
        let lan = Lan::at(([192, 168, 0, 7], 7500).into());
        let url = lan.url_of(Some("2041"));
        let (_, query) = url.split_once('?').unwrap();
        assert_eq!(without_token("/bench/", query), "/bench/?business=2041");
        let url = lan.url();
        let (_, query) = url.split_once('?').unwrap();
        assert_eq!(without_token("/bench/", query), "/bench/");
    }
}
