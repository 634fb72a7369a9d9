//! Rates as arithmetic, told the time: when may the next message go?

use serde::{Deserialize, Serialize};

use crate::Millis;

/// A rate with a burst: `burst` at once, then one every `interval_ms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Time that one message earns back.
    pub interval_ms: Millis,
    /// How many may go at once after a pause.
    pub burst: i64,
}

/// A coexistence number: 20 messages a second, in and out together (`graph-api.md` section 7.1).
pub const NUMBER: Rate = Rate {
    interval_ms: 50,
    burst: 20,
};
/// One customer: 1 message in 6 seconds with a burst of 45 (`graph-api.md` section 7.2).
pub const PAIR: Rate = Rate {
    interval_ms: 6_000,
    burst: 45,
};

/// What has been spent: the moment at which the allowance will be whole again. Starts at 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent(pub Millis);

impl Rate {
    /// Whether one more may go now; if not, when.
    pub fn admits(self, spent: Spent, now: Millis) -> Result<(), Millis> {
        let earliest = spent.0 - self.interval_ms * (self.burst - 1);
        if earliest <= now {
            Ok(())
        } else {
            Err(earliest)
        }
    }

    /// Counts one message that went, allowed or not: the phone does not ask us.
    #[must_use]
    pub fn spend(self, spent: Spent, now: Millis) -> Spent {
        Spent(spent.0.max(now) + self.interval_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::{NUMBER, PAIR, Rate, Spent};
    use proptest::prelude::*;

    #[test]
    fn a_burst_goes_and_the_next_waits_one_interval() {
        let mut spent = Spent::default();
        for _ in 0..45 {
            assert_eq!(PAIR.admits(spent, 1_000_000), Ok(()));
            spent = PAIR.spend(spent, 1_000_000);
        }
        assert_eq!(PAIR.admits(spent, 1_000_000), Err(1_006_000));
    }

    proptest! {
        /// In any span, no more goes than the burst plus what the span earns.
        #[test]
        fn never_more_than_burst_and_rate(steps in prop::collection::vec(0i64..200, 1..200)) {
            let rate = Rate { interval_ms: NUMBER.interval_ms, burst: NUMBER.burst };
            let (mut now, mut went, mut spent) = (1_000_000, 0, Spent::default());
            let start = now;
            for step in steps {
                now += step;
                if rate.admits(spent, now).is_ok() {
                    spent = rate.spend(spent, now);
                    went += 1;
                }
            }
            prop_assert!(went <= rate.burst + (now - start) / rate.interval_ms);
        }
    }
}
