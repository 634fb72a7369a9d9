//! Management calls of an account within an hour (graph-api.md 7.3), on the virtual clock. Kept in memory, as throughput is.

use std::collections::VecDeque;

use crate::limits::HOUR_MS;

/// The calls of the last hour, oldest first. Milliseconds.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    hour: VecDeque<i64>,
}

/// How much of an hour's calls is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Used {
    /// Of 100; more than that is refused.
    pub(crate) percent: usize,
    /// Until there is room again; 0 while there is.
    pub(crate) regain_minutes: i64,
}

impl Calls {
    /// Counts a call; the second of the two is whether there was room for it.
    pub(crate) fn count(&mut self, now: i64, most: usize) -> (Used, bool) {
        while self.hour.front().is_some_and(|at| *at <= now - HOUR_MS) {
            self.hour.pop_front();
        }
        let fits = self.hour.len() < most;
        if fits {
            self.hour.push_back(now);
        }
        let until = self.hour.front().map_or(0, |oldest| oldest + HOUR_MS - now);
        let used = Used {
            percent: 100 * self.hour.len() / most.max(1),
            regain_minutes: if fits { 0 } else { until.max(0) / 60_000 + 1 },
        };
        (used, fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_has_so_many_calls_and_then_room_again() {
        let mut calls = Calls::default();
        for n in 0..200 {
            assert!(calls.count(1_000 + n, 200).1);
        }
        let (used, fits) = calls.count(61_000, 200);
        assert_eq!((used.percent, used.regain_minutes, fits), (100, 60, false));
        let (used, fits) = calls.count(1_000 + HOUR_MS, 200);
        assert!(fits && used.regain_minutes == 0, "{used:?}");
    }
}
