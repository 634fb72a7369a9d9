//! What a failed merge means. A database that is full, locked or gone says nothing about the entry: then the merger waits,
//! however long, because stepping over would lose what was said. Only an entry that itself cannot be merged is kept as
//! unreadable, after it has been singled out.

use std::time::Duration;

use twinline_store::StoreError;

use crate::limits::{MERGE_RETRY, MERGE_RETRY_MAX};

/// Failed tries at one batch before it is taken apart, and at one entry before it is stepped over.
const TRIES_MAX: u32 = 3;

/// How the merger goes on while trouble lasts.
#[derive(Default)]
pub(super) struct Trouble {
    /// Failures in a row that the entries may be the cause of.
    tries: u32,
    /// Failures in a row, whatever the cause.
    failures: u32,
    /// Up to here entries are taken one by one.
    one_by_one: u64,
}

/// What to do after a failure.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum After {
    /// The same again, later: nothing is wrong with what was read.
    Wait,
    /// The same again; perhaps taken apart.
    Again,
    /// It is this entry.
    StepOver,
}

impl Trouble {
    /// Whether entries after `position` are to be taken one by one.
    pub(super) fn singles_out(&self, position: u64) -> bool {
        self.one_by_one > position
    }

    /// A batch was merged.
    pub(super) fn over(&mut self) {
        self.tries = 0;
        self.failures = 0;
    }

    /// A batch of so many entries, the last at `last`, was not merged.
    pub(super) fn failed(&mut self, error: &StoreError, entries: usize, last: u64) -> After {
        self.failures = self.failures.saturating_add(1);
        if error.is_transient() {
            return After::Wait;
        }
        self.tries += 1;
        if self.tries < TRIES_MAX {
            return After::Again;
        }
        self.tries = 0;
        if entries == 1 {
            return After::StepOver;
        }
        self.one_by_one = last;
        After::Again
    }

    /// How long to wait before the next try.
    pub(super) fn pause(&self) -> Duration {
        MERGE_RETRY
            .saturating_mul(self.failures.max(1))
            .min(MERGE_RETRY_MAX)
    }
}

#[cfg(test)]
mod tests {
    use twinline_store::StoreError;

    use super::{After, TRIES_MAX, Trouble};
    use crate::limits::MERGE_RETRY_MAX;

    fn failures(error: &StoreError, entries: usize, times: u32) -> (Trouble, Vec<After>) {
        let mut trouble = Trouble::default();
        let after = (0..times)
            .map(|_| trouble.failed(error, entries, 9))
            .collect();
        (trouble, after)
    }

    #[test]
    fn a_database_that_fails_never_costs_an_entry() {
        let gone = StoreError::Database(std::io::Error::other("no disk").into());
        let (trouble, after) = failures(&gone, 1, 1_000);
        assert!(after.iter().all(|after| *after == After::Wait));
        assert_eq!(trouble.pause(), MERGE_RETRY_MAX);
    }

    #[test]
    fn an_entry_that_cannot_be_merged_is_singled_out_and_stepped_over() {
        let corrupt = StoreError::Corrupt {
            what: "message",
            reason: "odd".to_owned(),
        };
        let (trouble, after) = failures(&corrupt, 5, TRIES_MAX);
        assert!(after.iter().all(|after| *after == After::Again));
        assert!(trouble.singles_out(8) && !trouble.singles_out(9));
        let (_, after) = failures(&corrupt, 1, TRIES_MAX);
        assert_eq!(after, [After::Again, After::Again, After::StepOver]);
    }
}
