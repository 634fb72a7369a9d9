//! Who calls marketing utility again and again may send only so much utility for a while (graph-api.md 4.6): 131064.

use crate::truth::Truth;
use crate::truth::misuse::MisuseChange;
use crate::truth::standing::StandingChange;
use crate::world::Act;

/// Whether utility is capped, and the cap is reached.
pub(crate) fn is_over(truth: &Truth, now: i64) -> bool {
    let misuse = &truth.standing.misuse;
    misuse.is_capped(now) && misuse.sent(now) >= truth.rules().utility_cap
}

impl Act<'_> {
    /// A utility template was found to be marketing; enough of them, and utility is capped.
    pub(crate) fn note_misuse(&mut self) {
        self.misuse_turns(MisuseChange::Found);
        let rules = self.truth.rules();
        let since = self.now - rules.misuse_span_ms;
        if self.truth.standing.misuse.found_since(since) >= rules.misuse_strikes {
            self.cap_utility(true);
        }
    }

    /// Utility is capped from now on for as long as the rules say, or is not any more.
    pub(crate) fn cap_utility(&mut self, capped: bool) {
        if !capped && self.truth.standing.misuse.capped_until.is_none() {
            return;
        }
        let until = self.now + self.truth.rules().utility_capped_ms;
        let until = capped.then_some(until);
        self.misuse_turns(MisuseChange::Capped { until });
    }

    /// Counts a send of a utility template, while that matters.
    pub(crate) fn count_utility(&mut self, category: &str) {
        if category == "UTILITY" && self.truth.standing.misuse.is_capped(self.now) {
            self.misuse_turns(MisuseChange::Sent);
        }
    }

    fn misuse_turns(&mut self, change: MisuseChange) {
        self.stand(StandingChange::Misuse { change });
    }
}
