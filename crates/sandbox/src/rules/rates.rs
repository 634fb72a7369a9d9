//! Throughput of the number and of each pair, on the virtual clock. Kept in memory: a restart gives
//! fresh allowances, as seconds have passed by then.

use std::collections::{HashMap, VecDeque};

const SECOND_MS: i64 = 1_000;

/// How fast may be sent (graph-api.md 7.1, 7.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    /// Messages of the number in a second, in and out together.
    pub(crate) per_second: usize,
    /// Messages to one person at once; one more each so many milliseconds.
    pub(crate) pair_burst: u32,
    pub(crate) pair_refill_ms: i64,
}

#[derive(Debug, Default)]
pub(crate) struct Rates {
    /// Times of the last messages, in and out together.
    last_second: VecDeque<i64>,
    /// The busiest moment of each second of the last minute, for the bench.
    minute: VecDeque<(i64, usize)>,
    pairs: HashMap<String, Bucket>,
}

#[derive(Debug)]
struct Bucket {
    level: f64,
    at: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exceeded {
    Throughput,
    Pair,
}

impl Rates {
    /// Counts a customer's message, which is never refused.
    pub(crate) fn count(&mut self, now: i64) {
        self.forget(now);
        self.note(now);
    }

    /// Messages within the second before now, and the most that any second of the last minute saw.
    pub(crate) fn meter(&mut self, now: i64) -> (usize, usize) {
        self.forget(now);
        self.forget_minute(now);
        let peak = self.minute.iter().map(|(_, most)| *most).max();
        (self.last_second.len(), peak.unwrap_or(0))
    }

    fn note(&mut self, now: i64) {
        self.last_second.push_back(now);
        self.forget_minute(now);
        let (second, count) = (now.div_euclid(SECOND_MS), self.last_second.len());
        match self.minute.back_mut() {
            Some((last, most)) if *last == second => *most = count.max(*most),
            _ => self.minute.push_back((second, count)),
        }
    }

    fn forget_minute(&mut self, now: i64) {
        let oldest = now.div_euclid(SECOND_MS) - 60;
        while self
            .minute
            .front()
            .is_some_and(|(second, _)| *second <= oldest)
        {
            self.minute.pop_front();
        }
    }

    /// Counts a send if both allowances have room for it.
    pub(crate) fn allow(&mut self, customer: &str, now: i64, pace: Pace) -> Result<(), Exceeded> {
        self.forget(now);
        if self.last_second.len() >= pace.per_second {
            return Err(Exceeded::Throughput);
        }
        let bucket = self.pairs.entry(customer.to_owned()).or_insert(Bucket {
            level: f64::from(pace.pair_burst),
            at: now,
        });
        bucket.refill(now, pace);
        if bucket.level < 1.0 {
            return Err(Exceeded::Pair);
        }
        bucket.level -= 1.0;
        self.note(now);
        Ok(())
    }

    fn forget(&mut self, now: i64) {
        while self
            .last_second
            .front()
            .is_some_and(|at| *at <= now - SECOND_MS)
        {
            self.last_second.pop_front();
        }
    }
}

impl Bucket {
    #[expect(
        clippy::cast_precision_loss,
        reason = "spans of milliseconds stay far below 2^52"
    )]
    fn refill(&mut self, now: i64, pace: Pace) {
        let passed = (now - self.at).max(0) as f64;
        let earned = passed / pace.pair_refill_ms as f64;
        self.level = (self.level + earned).min(f64::from(pace.pair_burst));
        self.at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::profile::Rules;

    fn pace() -> Pace {
        Rules::default().pace
    }

    #[test]
    fn the_21st_message_of_a_second_is_refused_and_the_next_second_is_free() {
        let mut rates = Rates::default();
        for n in 0..20 {
            assert_eq!(rates.allow(&format!("c{n}"), 5_000, pace()), Ok(()));
        }
        assert_eq!(rates.allow("c21", 5_999, pace()), Err(Exceeded::Throughput));
        assert_eq!(rates.allow("c21", 6_000, pace()), Ok(()));
    }

    #[test]
    fn the_meter_tells_the_last_second_and_the_busiest_of_the_minute() {
        let mut rates = Rates::default();
        for n in 0..7 {
            rates.count(1_000 + n);
        }
        rates.count(5_000);
        assert_eq!(rates.meter(5_100), (1, 7));
        assert_eq!(rates.meter(62_000), (0, 1));
        assert_eq!(rates.meter(70_000), (0, 0));
    }

    #[test]
    fn a_pair_has_a_burst_of_45_and_then_one_in_six_seconds() {
        let mut rates = Rates::default();
        for n in 0..45 {
            assert_eq!(rates.allow("c1", 100 * n, pace()), Ok(()), "message {n}");
        }
        assert_eq!(rates.allow("c1", 4_600, pace()), Err(Exceeded::Pair));
        assert_eq!(rates.allow("c1", 4_600 + 6_000, pace()), Ok(()));
    }
}
