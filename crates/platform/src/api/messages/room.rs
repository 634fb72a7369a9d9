//! Whether one more fits into a number's queue: whoever sends too much is told so at once, instead of being served tomorrow.

use twinline_core::ids::LineId;
use twinline_core::pacing::Priority;

use crate::app::App;
use crate::limits::{
    QUEUE_OF_AGENTS_MAX, QUEUE_OF_BOTS_MAX, QUEUE_OF_CAMPAIGNS_MAX, QUEUE_TRANSACTIONAL_MAX,
};
use crate::problem::{self, Outcome, Problem};

/// How many may wait of an urgency on one number.
pub(crate) fn queue_max(priority: Priority) -> u64 {
    match priority {
        Priority::Agent => QUEUE_OF_AGENTS_MAX,
        Priority::Bot => QUEUE_OF_BOTS_MAX,
        Priority::Transactional => QUEUE_TRANSACTIONAL_MAX,
        Priority::Campaign => QUEUE_OF_CAMPAIGNS_MAX,
    }
}

/// Refuses where the queue is full. Of several at once a few may come in beyond it.
pub(super) async fn check(app: &App, line: LineId, priority: Priority) -> Outcome<()> {
    let max = queue_max(priority);
    if app.store.waiting(line, priority, max).await? < max {
        return Ok(());
    }
    let detail = format!("{max} messages of this urgency wait on it already.");
    Err(Problem::new(problem::QUEUE_FULL).detail(detail))
}
