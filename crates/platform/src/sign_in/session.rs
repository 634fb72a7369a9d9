//! Sessions: a random token in a cookie, its hash in a row, and the extractor that turns one into somebody.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use base64::Engine as _;
use sha2::{Digest as _, Sha256};
use twinline_core::Millis;
use twinline_store::{NewSession, Person, Role, StoreError};

use crate::app::App;
use crate::clock::wall_ms;
use crate::limits::SESSION_IDLE;
use crate::problem::{self, Problem};

/// The cookie's name.
const COOKIE: &str = "twinline_session";
/// Noting each use would be a write per request; so often is enough for an end that is two weeks away.
const TOUCH_AFTER_MS: Millis = 10 * 60_000;

/// What is stored of a token.
pub fn hash_token(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// The same as text.
pub fn hash_text(token: &str) -> String {
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(hash_token(token))
}

/// Begins a session; returns the cookie to set.
pub async fn begin(
    app: &App,
    person: &Person,
    user_agent: Option<String>,
) -> Result<HeaderValue, StoreError> {
    let token = super::fresh_token();
    let now = wall_ms();
    let session = NewSession {
        token_hash: hash_token(&token),
        person: person.id,
        expires_at: now + idle_ms(),
        user_agent: user_agent.map(|agent| agent.chars().take(200).collect()),
    };
    app.store.create_session(&session, now).await?;
    Ok(cookie(app, &token, SESSION_IDLE.as_secs()))
}

/// The cookie that removes the cookie.
pub fn end_cookie(app: &App) -> HeaderValue {
    cookie(app, "", 0)
}

fn cookie(app: &App, token: &str, seconds: u64) -> HeaderValue {
    let secure = if app.config.cookies_secure() {
        "; Secure"
    } else {
        ""
    };
    let text =
        format!("{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn idle_ms() -> Millis {
    Millis::try_from(SESSION_IDLE.as_millis()).unwrap_or(Millis::MAX)
}

fn token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

/// Somebody of this workspace who is signed in. As a handler's argument it refuses everybody else.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub person: Person,
    /// Names the session, to end it.
    pub token_hash: Vec<u8>,
}

impl SignedIn {
    /// Refuses those who may less than `role`.
    pub fn at_least(&self, role: Role) -> Result<(), Problem> {
        // The roles' order begins with the one that may everything.
        if self.person.role <= role {
            Ok(())
        } else {
            Err(problem::NOT_ALLOWED.into())
        }
    }

    /// Whether the session still holds: for connections that outlive a request.
    pub async fn still(&self, app: &App) -> Result<bool, StoreError> {
        Ok(app
            .store
            .session(&self.token_hash, wall_ms())
            .await?
            .is_some())
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = token(&parts.headers).ok_or(problem::NOT_SIGNED_IN)?;
        let token_hash = hash_token(token);
        let now = wall_ms();
        let (session, person) = app
            .store
            .session(&token_hash, now)
            .await?
            .ok_or(problem::NOT_SIGNED_IN)?;
        if person.workspace != app.workspace {
            return Err(problem::NOT_SIGNED_IN.into());
        }
        let reads = matches!(parts.method, Method::GET | Method::HEAD);
        if person.role == Role::Viewer && !reads && !is_own(parts.uri.path()) {
            return Err(Problem::new(problem::NOT_ALLOWED)
                .detail("You may look at everything, and alter nothing.")
                .remedy("Ask an owner or an admin for another role."));
        }
        if now - session.last_at >= TOUCH_AFTER_MS {
            app.store
                .touch_session(&token_hash, now, now + idle_ms())
                .await?;
        }
        Ok(Self { person, token_hash })
    }
}

/// What is nobody's but one's own: whoever only looks on may alter it. Whatever is not named here they may not.
fn is_own(path: &str) -> bool {
    path == "/session"
        || path.starts_with("/me/")
        || path.starts_with("/views/")
        || path.ends_with("/pin")
        || path.ends_with("/mentions/read")
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, header};

    use super::token;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("a=b; twinline_session_x=no"),
        );
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("c=d; twinline_session=yes; e=f"),
        );
        assert_eq!(token(&headers), Some("yes"));
        assert_eq!(token(&HeaderMap::new()), None);
    }
}
