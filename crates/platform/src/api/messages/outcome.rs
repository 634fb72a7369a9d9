//! Waiting for a send's outcome with a deadline. It is read from the ledger, and looked at again whenever its line changes.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};
use twinline_core::ids::{MessageId, SendId};
use twinline_core::send::SendState;

use crate::app::App;
use crate::limits::AWAIT_SEND_MAX;
use crate::problem::Outcome;

/// Returns once the send has an outcome, or after `wait_ms`, which is no failure: the send goes on.
pub(super) async fn awaited(app: &App, message: MessageId, wait_ms: u32) -> Outcome<()> {
    let wait = Duration::from_millis(wait_ms.into()).min(AWAIT_SEND_MAX);
    let deadline = Instant::now() + wait;
    // Before it is looked at, so that nothing is missed in between.
    let mut news = app.store.listen();
    loop {
        let send = app.store.sends(&[SendId(message.0)]).await?.pop();
        let open =
            send.is_some_and(|send| send.state.pending() || send.state == SendState::Calling);
        // Lagging only means that there is much to hear.
        if !open || timeout_at(deadline, news.recv()).await.is_err() {
            return Ok(());
        }
    }
}
