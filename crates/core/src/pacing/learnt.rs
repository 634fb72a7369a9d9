//! What a number really allows, learnt from being throttled: halved when WhatsApp says "too fast" (130429), and given back
//! little by little for as long as it does not.

use serde::{Deserialize, Serialize};

use super::Rate;
use crate::Millis;

/// No number gets slower than this by learning: one message a second.
const INTERVAL_MS_MAX: Millis = 1_000;
/// Refusals within so long of each other are one: several calls are under way at once.
const ONE_LESSON_MS: Millis = 1_000;
/// A quarter of what was taken away is given back after so long without another refusal.
const RECOVERY_MS: Millis = 30_000;

/// The interval that was learnt, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learnt {
    /// Between two messages, at `at`.
    pub interval_ms: Millis,
    /// The last refusal.
    pub at: Option<Millis>,
}

impl Learnt {
    /// What is believed to be allowed now, at most `ceiling`.
    pub fn rate(self, ceiling: Rate, now: Millis) -> Rate {
        let Some(at) = self.at else {
            return ceiling;
        };
        let mut taken = self.interval_ms - ceiling.interval_ms;
        // After a hundred quarters nothing is left of any.
        for _ in 0..((now - at) / RECOVERY_MS).clamp(0, 100) {
            taken = taken * 3 / 4;
        }
        if taken <= 0 {
            return ceiling;
        }
        let interval_ms = ceiling.interval_ms + taken;
        Rate {
            interval_ms,
            // As many as a second holds, or slow numbers would still go in bursts.
            burst: (1_000 / interval_ms).clamp(1, ceiling.burst),
        }
    }

    /// WhatsApp said "too fast".
    #[must_use]
    pub fn throttled(self, ceiling: Rate, now: Millis) -> Self {
        if self.at.is_some_and(|at| now - at < ONE_LESSON_MS) {
            return self;
        }
        let present = self.rate(ceiling, now).interval_ms;
        Self {
            interval_ms: (present * 2).clamp(1, INTERVAL_MS_MAX.max(ceiling.interval_ms)),
            at: Some(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Learnt;
    use crate::pacing::COEXISTENCE;
    use proptest::prelude::*;

    #[test]
    fn a_refusal_halves_and_calm_gives_back() {
        let learnt = Learnt::default().throttled(COEXISTENCE, 1_000);
        assert_eq!(learnt.rate(COEXISTENCE, 1_000).interval_ms, 100);
        assert_eq!(learnt.rate(COEXISTENCE, 1_000).burst, 10);
        assert_eq!(learnt.rate(COEXISTENCE, 31_000).interval_ms, 87);
        assert_eq!(learnt.rate(COEXISTENCE, 3_601_000), COEXISTENCE);
    }

    #[test]
    fn refusals_of_one_moment_are_one_lesson() {
        let once = Learnt::default().throttled(COEXISTENCE, 1_000);
        assert_eq!(once.throttled(COEXISTENCE, 1_500), once);
        assert_eq!(
            once.throttled(COEXISTENCE, 2_000)
                .rate(COEXISTENCE, 2_000)
                .interval_ms,
            200
        );
    }

    proptest! {
        /// Never faster than the ceiling, never slower than one a second, and calm never makes it slower.
        #[test]
        fn it_stays_within_its_bounds(waits in prop::collection::vec(0i64..120_000, 0..40)) {
            let (mut learnt, mut now) = (Learnt::default(), 1_000);
            for wait in waits {
                now += wait;
                learnt = learnt.throttled(COEXISTENCE, now);
                let (present, later) = (learnt.rate(COEXISTENCE, now), learnt.rate(COEXISTENCE, now + 60_000));
                prop_assert!((COEXISTENCE.interval_ms..=1_000).contains(&present.interval_ms));
                prop_assert!(later.interval_ms <= present.interval_ms);
                prop_assert!(present.burst >= 1);
            }
        }
    }
}
