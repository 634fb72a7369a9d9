//! The pause after failed sign-ins, by caller and account: a guesser is slowed down, and nobody can lock a colleague
//! out from elsewhere.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::app::App;
use crate::limits::{SIGN_IN_FAILURES_MAX, SIGN_IN_PAUSE};

/// Pairs remembered at once; beyond that those that are over are forgotten, and then all.
const PAIRS_MAX: usize = 10_000;

/// Failed attempts of a pair.
struct Failures {
    count: u32,
    last: Instant,
}

/// Failed sign-ins of this process, shared by all requests.
#[derive(Clone, Default)]
pub struct Lockout(Arc<Mutex<HashMap<(IpAddr, String), Failures>>>);

impl Lockout {
    /// Whether this caller must wait before another attempt at this account.
    pub fn paused(&self, caller: IpAddr, account: &str) -> bool {
        let pairs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pairs
            .get(&(caller, account.to_lowercase()))
            .is_some_and(|failures| {
                failures.count >= SIGN_IN_FAILURES_MAX && failures.last.elapsed() < SIGN_IN_PAUSE
            })
    }

    /// Counts a failed attempt.
    pub fn failed(&self, caller: IpAddr, account: &str) {
        let mut pairs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pairs.len() >= PAIRS_MAX {
            pairs.retain(|_, failures| failures.last.elapsed() < SIGN_IN_PAUSE);
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
        if failures.last.elapsed() >= SIGN_IN_PAUSE {
            failures.count = 0;
        }
        failures.count += 1;
        failures.last = now;
    }

    /// A right password ends the count.
    pub fn succeeded(&self, caller: IpAddr, account: &str) {
        self.0
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
        // The last address is the one that our own proxy saw; those before it are anybody's claim.
        let told = parts
            .headers
            .get("x-forwarded-for")
            .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        Ok(Self(told.unwrap_or(peer)))
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::Lockout;
    use crate::limits::SIGN_IN_FAILURES_MAX;

    #[test]
    fn only_the_pair_that_failed_waits_and_a_right_password_ends_it() {
        let lockout = Lockout::default();
        let [here, there]: [IpAddr; 2] = [[10, 0, 0, 1].into(), [10, 0, 0, 2].into()];
        for _ in 0..SIGN_IN_FAILURES_MAX {
            assert!(!lockout.paused(here, "ana@example.com"));
            lockout.failed(here, "Ana@example.com");
        }
        assert!(lockout.paused(here, "ana@Example.com"));
        assert!(!lockout.paused(there, "ana@example.com"));
        assert!(!lockout.paused(here, "bo@example.com"));
        lockout.succeeded(here, "ana@example.com");
        assert!(!lockout.paused(here, "ana@example.com"));
    }
}
