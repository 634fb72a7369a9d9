//! The pause after failed sign-ins, by caller and account: a guesser is slowed down, and nobody can lock a colleague
//! out from elsewhere.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;
use crate::limits::{CODE_PAUSE, SIGN_IN_FAILURES_MAX, SIGN_IN_PAUSE};

/// Pairs remembered at once; beyond that those that are over are forgotten, and then all.
const PAIRS_MAX: usize = 10_000;

/// Failed attempts of a pair.
struct Failures {
    count: u32,
    last: Instant,
}

/// Failed sign-ins of this process, shared by all requests.
#[derive(Clone)]
pub struct Lockout {
    pairs: Arc<Mutex<HashMap<(IpAddr, String), Failures>>>,
    pause: Duration,
}

impl Default for Lockout {
    fn default() -> Self {
        Self::with_pause(SIGN_IN_PAUSE)
    }
}

/// Failed codes of second factors: whoever guesses has the password, and is held up for longer, wherever they come from.
#[derive(Clone)]
pub struct CodeLockout(pub(super) Lockout);

impl Default for CodeLockout {
    fn default() -> Self {
        Self(Lockout::with_pause(CODE_PAUSE))
    }
}

impl Lockout {
    fn with_pause(pause: Duration) -> Self {
        Self {
            pairs: Arc::default(),
            pause,
        }
    }

    /// Counts an attempt, before its password is looked at: however many come at the same time, no more are checked than
    /// may fail. `false`: this caller must wait before another attempt at this account.
    pub fn attempt(&self, caller: IpAddr, account: &str) -> bool {
        let mut pairs = self.pairs.lock().unwrap_or_else(PoisonError::into_inner);
        if pairs.len() >= PAIRS_MAX {
            pairs.retain(|_, failures| failures.last.elapsed() < self.pause);
            if pairs.len() >= PAIRS_MAX {
                pairs.clear();
            }
        }
        let now = Instant::now();
        let failures = pairs
            .entry((caller, account.to_lowercase()))
            .or_insert(Failures {
                count: 0,
                last: now,
            });
        if failures.last.elapsed() >= self.pause {
            failures.count = 0;
        }
        if failures.count >= SIGN_IN_FAILURES_MAX {
            return false;
        }
        failures.count += 1;
        failures.last = now;
        true
    }

    /// The attempt was not looked at after all.
    pub fn not_checked(&self, caller: IpAddr, account: &str) {
        let mut pairs = self.pairs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(failures) = pairs.get_mut(&(caller, account.to_lowercase())) {
            failures.count = failures.count.saturating_sub(1);
        }
    }

    /// A right password ends the count.
    pub fn succeeded(&self, caller: IpAddr, account: &str) {
        self.pairs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&(caller, account.to_lowercase()));
    }
}

/// Where a request comes from: the connection's other end, or what the TLS proxy in front says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller(pub IpAddr);

impl FromRequestParts<App> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        if !app.config.behind_tls_proxy {
            return Ok(Self(peer));
        }
        Ok(Self(forwarded_for(&parts.headers).unwrap_or(peer)))
    }
}

/// The last address of the last header is the one that our own proxy saw; those before it are anybody's claim. Some
/// proxies add a port.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let header = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = header.to_str().ok()?.rsplit(',').next()?.trim();
    last.parse()
        .or_else(|_| last.parse::<SocketAddr>().map(|address| address.ip()))
        .ok()
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::http::{HeaderMap, HeaderValue};

    use super::{Lockout, forwarded_for};
    use crate::limits::SIGN_IN_FAILURES_MAX;

    #[test]
    fn only_the_pair_that_failed_waits_and_a_right_password_ends_it() {
        let lockout = Lockout::default();
        let [here, there]: [IpAddr; 2] = [[10, 0, 0, 1].into(), [10, 0, 0, 2].into()];
        for _ in 0..SIGN_IN_FAILURES_MAX {
            // None of them has been checked yet: attempts at the same time count as well.
            assert!(lockout.attempt(here, "Ana@example.com"));
        }
        assert!(!lockout.attempt(here, "ana@Example.com"));
        assert!(lockout.attempt(there, "ana@example.com"));
        assert!(lockout.attempt(here, "bo@example.com"));
        lockout.not_checked(here, "ana@example.com");
        assert!(lockout.attempt(here, "ana@example.com"));
        assert!(!lockout.attempt(here, "ana@example.com"));
        lockout.succeeded(here, "ana@example.com");
        assert!(lockout.attempt(here, "ana@example.com"));
    }

    #[test]
    fn what_a_caller_claims_to_be_does_not_count() {
        let told = |values: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append("x-forwarded-for", HeaderValue::from_static(value));
            }
            forwarded_for(&headers).map(|address| address.to_string())
        };
        assert_eq!(told(&["1.1.1.1, 2.2.2.2"]).unwrap(), "2.2.2.2");
        assert_eq!(told(&["1.1.1.1", "2.2.2.2"]).unwrap(), "2.2.2.2");
        assert_eq!(told(&["1.1.1.1, 2.2.2.2:4711"]).unwrap(), "2.2.2.2");
        assert_eq!(told(&["1.1.1.1, [2::2]:4711"]).unwrap(), "2::2");
        assert_eq!(told(&["1.1.1.1, unknown"]), None);
        assert_eq!(told(&[]), None);
    }
}
