//! What happened, line by line: two runs of a seed must write the same.

use std::fmt::Write as _;

/// The lines of one storm.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    text: String,
    steps: u64,
}

impl Trace {
    /// The next step, `at` milliseconds of virtual time after the beginning.
    pub(crate) fn step(&mut self, at: i64, words: &str) {
        self.steps += 1;
        let _ = writeln!(self.text, "{:>5} {:>10} {words}", self.steps, at);
    }

    /// Something that belongs to the step above.
    pub(crate) fn note(&mut self, words: &str) {
        let _ = writeln!(self.text, "                 {words}");
    }

    pub(crate) fn steps(&self) -> u64 {
        self.steps
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }
}
