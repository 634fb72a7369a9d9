//! A turn: consecutive messages of the customer until somebody answers. A reply names the turn it answers by the
//! newest message it has seen, so that a further message or somebody's answer makes the name stale.

use serde::{Deserialize, Serialize};

use crate::ids::MessageId;
use crate::summary::Summary;

/// The name of a turn as somebody saw it: the customer's newest message at that moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Turn(pub MessageId);

/// The open turn, if the customer had the last word.
pub fn open_turn(summary: &Summary) -> Option<Turn> {
    if summary.answered() {
        return None;
    }
    summary.last_in.as_ref().map(|(_, id)| Turn(*id))
}
