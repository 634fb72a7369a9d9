//! Two clocks. *Business time* (windows, deadlines, leases, reminders) comes from a port, which in the demo and in storms
//! is the sandbox's virtual clock; sign-in, TLS and our own rate limits use [`wall_ms`].

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use twinline_core::Millis;

/// Business time. Cheap to ask, shared by everything in the process.
#[async_trait]
pub trait BusinessClock: Send + Sync {
    /// Now, in milliseconds since 1970 UTC.
    fn now_ms(&self) -> Millis;

    /// Returns when business time has reached `at`; also when it jumps there.
    async fn sleep_until(&self, at: Millis);
}

/// The port as it is handed around.
pub type Clock = Arc<dyn BusinessClock>;

/// Business time as the wall's: what a real installation uses.
#[derive(Debug, Default, Clone, Copy)]
pub struct WallClock;

#[async_trait]
impl BusinessClock for WallClock {
    fn now_ms(&self) -> Millis {
        wall_ms()
    }

    async fn sleep_until(&self, at: Millis) {
        let wait = u64::try_from(at - wall_ms()).unwrap_or(0);
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
}

/// Wall time, in milliseconds since 1970 UTC.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the clock that the ban points to"
)]
pub fn wall_ms() -> Millis {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| {
        Millis::try_from(since.as_millis()).unwrap_or(Millis::MAX)
    })
}
