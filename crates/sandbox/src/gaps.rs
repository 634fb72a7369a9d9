//! What was asked of the sandbox that it does not emulate: counted, so that a gap is seen and never taken for an answer.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What a call was called, and how often it came.
#[derive(Debug, Default)]
pub(crate) struct Gaps(Mutex<BTreeMap<String, u64>>);

/// Different calls that are told apart; a client gone wild makes no more of them.
const KINDS_MAX: usize = 500;

impl Gaps {
    pub(crate) fn note(&self, what: String) {
        let mut gaps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if gaps.len() < KINDS_MAX || gaps.contains_key(&what) {
            *gaps.entry(what).or_default() += 1;
        }
    }

    pub(crate) fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// All of them, by name.
    pub(crate) fn list(&self) -> Vec<(String, u64)> {
        let gaps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        gaps.iter()
            .map(|(what, count)| (what.clone(), *count))
            .collect()
    }
}
