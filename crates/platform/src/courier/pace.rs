//! What has been spent of each number's and each pair's rate. In memory: after a restart WhatsApp's own limit is the
//! worst that can happen, and it answers "throttled", which the ledger handles.

use std::collections::HashMap;

use twinline_core::Millis;
use twinline_core::ids::{ConversationId, LineId};
use twinline_core::pacing::{NUMBER, PAIR, Spent};

/// Pairs remembered; whoever is forgotten has long earned back the burst.
const PAIRS_MAX: usize = 10_000;

/// See the module.
#[derive(Default)]
pub(super) struct Paces {
    lines: HashMap<LineId, Spent>,
    pairs: HashMap<ConversationId, Spent>,
}

impl Paces {
    /// Whether the number may send one more now; if not, when.
    pub(super) fn line_admits(&self, line: LineId, now: Millis) -> Result<(), Millis> {
        NUMBER.admits(self.lines.get(&line).copied().unwrap_or_default(), now)
    }

    /// Whether this customer may get one more now; if not, when.
    pub(super) fn pair_admits(
        &self,
        conversation: ConversationId,
        now: Millis,
    ) -> Result<(), Millis> {
        PAIR.admits(
            self.pairs.get(&conversation).copied().unwrap_or_default(),
            now,
        )
    }

    /// Counts one that goes.
    pub(super) fn spend(&mut self, line: LineId, conversation: ConversationId, now: Millis) {
        if self.pairs.len() >= PAIRS_MAX {
            self.pairs.retain(|_, spent| spent.0 > now);
        }
        let spent = self.lines.entry(line).or_default();
        *spent = NUMBER.spend(*spent, now);
        let spent = self.pairs.entry(conversation).or_default();
        *spent = PAIR.spend(*spent, now);
    }
}
