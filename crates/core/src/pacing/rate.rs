//! A rate with a burst, as a virtual clock of what was spent.

use serde::{Deserialize, Serialize};

use crate::Millis;

/// `burst` at once, then one every `interval_ms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Time that one message earns back.
    pub interval_ms: Millis,
    /// How many may go at once after a pause.
    pub burst: i64,
}

/// What has been spent: the moment at which the allowance will be whole again. Starts at 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spent(pub Millis);

impl Rate {
    /// So many a second, at least one.
    pub fn per_second(count: u32) -> Self {
        let count = i64::from(count.clamp(1, 1_000));
        Self {
            interval_ms: 1_000 / count,
            burst: count,
        }
    }

    /// How many go in a second in the long run, rounded down.
    pub fn each_second(self) -> i64 {
        1_000 / self.interval_ms.max(1)
    }

    /// How many may go now, if `kept` of the burst are left for others; if none, when the next one may.
    pub fn room(self, spent: Spent, kept: i64, now: Millis) -> Result<i64, Millis> {
        let interval = self.interval_ms.max(1);
        let burst = (self.burst - kept).max(1);
        // One more goes when what is spent lies no further ahead than the burst but one.
        let ahead = spent.0.max(now) - now;
        let room = burst - (ahead + interval - 1) / interval;
        if room > 0 {
            Ok(room)
        } else {
            Err(spent.0 - interval * (burst - 1))
        }
    }

    /// Whether one more may go now; if not, when.
    pub fn admits(self, spent: Spent, now: Millis) -> Result<(), Millis> {
        self.room(spent, 0, now).map(|_| ())
    }

    /// Counts one message that went, allowed or not: the phone does not ask us.
    #[must_use]
    pub fn spend(self, spent: Spent, now: Millis) -> Spent {
        Spent(spent.0.max(now) + self.interval_ms.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Rate, Spent};
    use crate::pacing::{COEXISTENCE, PAIR};
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

    #[test]
    fn what_is_kept_for_others_is_not_room() {
        let mut spent = Spent::default();
        assert_eq!(COEXISTENCE.room(spent, 5, 0), Ok(15));
        for _ in 0..15 {
            spent = COEXISTENCE.spend(spent, 0);
        }
        assert_eq!(COEXISTENCE.room(spent, 5, 0), Err(50));
        assert_eq!(COEXISTENCE.room(spent, 0, 0), Ok(5));
    }

    proptest! {
        /// In any span, no more goes than the burst plus what the span earns.
        #[test]
        fn never_more_than_burst_and_rate(steps in prop::collection::vec(0i64..200, 1..200)) {
            let rate = COEXISTENCE;
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

        /// Room is what really goes one by one, and the moment told is the first at which one more may.
        #[test]
        fn room_is_what_can_be_spent_at_once(
            interval in 1i64..100, burst in 1i64..50, kept in 0i64..10, ahead in 0i64..10_000,
        ) {
            let rate = Rate { interval_ms: interval, burst };
            let (now, mut spent) = (1_000_000, Spent(1_000_000 + ahead));
            match rate.room(spent, kept, now) {
                Ok(room) => {
                    for left in (1..=room).rev() {
                        prop_assert_eq!(rate.room(spent, kept, now), Ok(left));
                        spent = rate.spend(spent, now);
                    }
                    prop_assert!(rate.room(spent, kept, now).is_err());
                }
                Err(at) => {
                    prop_assert!(at > now);
                    prop_assert!(rate.room(spent, kept, at).is_ok());
                    prop_assert!(rate.room(spent, kept, at - 1).is_err());
                }
            }
        }
    }
}
