//! The platform's business time is the sandbox's virtual clock.

use async_trait::async_trait;
use twinline_platform::clock::BusinessClock;

/// An adapter: neither half knows the other.
pub(super) struct SandboxClock(pub(super) twinline_sandbox::Clock);

#[async_trait]
impl BusinessClock for SandboxClock {
    fn now_ms(&self) -> i64 {
        self.0.now_ms()
    }

    async fn sleep_until(&self, at: i64) {
        self.0.sleep_until(at).await;
    }
}
