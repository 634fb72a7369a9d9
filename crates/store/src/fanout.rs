//! The live fan-out: who hears at once that a line has a new change.
//!
//! An announcement is a hint, never the truth: it says how far a line's changes reach, and whoever
//! hears it reads the changes themselves from the store. A lost announcement therefore costs
//! delay, not data, and a listener that lags ([`broadcast::error::RecvError::Lagged`]) asks
//! the store for the heads of its lines and goes on. This file never reads or writes changes.

use tokio::sync::broadcast;
use twinline_core::ids::LineId;

/// How many announcements a slow listener may fall behind before it is told that it lagged.
pub const ANNOUNCEMENTS_MAX: usize = 4_096;

/// Carries "this line now reaches change `no`" from the writer to every listener.
///
/// The store announces after its transaction is committed, so a listener that reads what was
/// announced finds it. Numbers of one line may arrive out of order or twice; the highest counts.
pub trait Fanout: Send + Sync {
    /// Tells every listener. Never blocks and never fails: without listeners nothing happens.
    fn announce(&self, line: LineId, no: u64);

    /// Starts to listen. Announcements made before this call are not heard, so read the heads
    /// from the store after listening, not before.
    fn listen(&self) -> broadcast::Receiver<(LineId, u64)>;
}

/// The fan-out of the embedded engine: a broadcast channel in this process.
#[derive(Debug, Clone)]
pub struct InProcess {
    sender: broadcast::Sender<(LineId, u64)>,
}

impl InProcess {
    pub fn new() -> Self {
        let (sender, _) = broadcast::channel(ANNOUNCEMENTS_MAX);
        Self { sender }
    }
}

impl Default for InProcess {
    fn default() -> Self {
        Self::new()
    }
}

impl Fanout for InProcess {
    fn announce(&self, line: LineId, no: u64) {
        // An error only says that nobody listens.
        let _ = self.sender.send((line, no));
    }

    fn listen(&self) -> broadcast::Receiver<(LineId, u64)> {
        self.sender.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[tokio::test]
    async fn every_listener_hears_every_announcement_made_after_it_listened() {
        let fanout = InProcess::new();
        let line = LineId(Uuid::from_u128(7));
        fanout.announce(line, 1);
        let mut first = fanout.listen();
        let mut second = fanout.listen();
        fanout.announce(line, 2);
        assert_eq!(first.recv().await.unwrap(), (line, 2));
        assert_eq!(second.recv().await.unwrap(), (line, 2));
    }

    #[tokio::test]
    async fn a_listener_that_lags_is_told_so() {
        let fanout = InProcess::new();
        let line = LineId(Uuid::from_u128(7));
        let mut slow = fanout.listen();
        for no in 0..=ANNOUNCEMENTS_MAX as u64 {
            fanout.announce(line, no);
        }
        assert!(matches!(
            slow.recv().await,
            Err(broadcast::error::RecvError::Lagged(1))
        ));
    }
}
