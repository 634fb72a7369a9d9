//! Utility templates that were marketing after all, and the cap on utility that comes of it (graph-api.md 4.6).

use serde::{Deserialize, Serialize};

use crate::limits::DAY_MS;

/// See the module. Times in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Misuse {
    /// When one was found out, oldest first.
    strikes: Vec<i64>,
    pub(crate) capped_until: Option<i64>,
    /// Utility sends of the last day while it is capped.
    sent: Vec<i64>,
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "misuse", rename_all = "snake_case")]
pub(crate) enum MisuseChange {
    /// One more was found out.
    Found,
    /// Utility is capped, or is not any more.
    Capped { until: Option<i64> },
    /// A utility template was sent while capped.
    Sent,
}

impl Misuse {
    pub(super) fn apply(&mut self, at: i64, change: &MisuseChange) {
        match change {
            MisuseChange::Found => self.strikes.push(at),
            MisuseChange::Capped { until } => {
                self.capped_until = *until;
                self.strikes.clear();
                self.sent.clear();
            }
            MisuseChange::Sent => {
                self.sent.retain(|sent| *sent > at - DAY_MS);
                self.sent.push(at);
            }
        }
    }

    pub(crate) fn is_capped(&self, now: i64) -> bool {
        self.capped_until.is_some_and(|until| now < until)
    }

    /// How many were found out since then.
    pub(crate) fn found_since(&self, since: i64) -> usize {
        self.strikes.iter().filter(|at| **at > since).count()
    }

    /// Utility sends of the last day while capped.
    pub(crate) fn sent(&self, now: i64) -> usize {
        self.sent.iter().filter(|at| **at > now - DAY_MS).count()
    }
}
