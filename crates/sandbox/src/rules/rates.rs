//! Throughput of the number and of each pair, on the virtual clock. Kept in memory: a restart gives
//! fresh allowances, as seconds have passed by then.

use std::collections::{HashMap, VecDeque};

use crate::limits;

const SECOND_MS: i64 = 1_000;

#[derive(Debug, Default)]
pub(crate) struct Rates {
    /// Times of the last messages, in and out together.
    last_second: VecDeque<i64>,
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
        self.last_second.push_back(now);
    }

    /// Counts a send if both allowances have room for it.
    pub(crate) fn allow(&mut self, customer: &str, now: i64) -> Result<(), Exceeded> {
        self.forget(now);
        if self.last_second.len() >= limits::THROUGHPUT_PER_SECOND {
            return Err(Exceeded::Throughput);
        }
        let bucket = self.pairs.entry(customer.to_owned()).or_insert(Bucket {
            level: limits::PAIR_BURST,
            at: now,
        });
        bucket.refill(now);
        if bucket.level < 1.0 {
            return Err(Exceeded::Pair);
        }
        bucket.level -= 1.0;
        self.last_second.push_back(now);
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
    fn refill(&mut self, now: i64) {
        let passed = (now - self.at).max(0) as f64;
        self.level = (self.level + passed / limits::PAIR_REFILL_MS).min(limits::PAIR_BURST);
        self.at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_21st_message_of_a_second_is_refused_and_the_next_second_is_free() {
        let mut rates = Rates::default();
        for n in 0..20 {
            assert_eq!(rates.allow(&format!("c{n}"), 5_000), Ok(()));
        }
        assert_eq!(rates.allow("c21", 5_999), Err(Exceeded::Throughput));
        assert_eq!(rates.allow("c21", 6_000), Ok(()));
    }

    #[test]
    fn a_pair_has_a_burst_of_45_and_then_one_in_six_seconds() {
        let mut rates = Rates::default();
        for n in 0..45 {
            assert_eq!(rates.allow("c1", 100 * n), Ok(()), "message {n}");
        }
        assert_eq!(rates.allow("c1", 4_600), Err(Exceeded::Pair));
        assert_eq!(rates.allow("c1", 4_600 + 6_000), Ok(()));
    }
}
