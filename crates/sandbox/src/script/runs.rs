//! Runs of scenarios that somebody started at the bench: how far each is, and how it ended.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use super::report::StepReport;

/// Runs kept; older ones are forgotten.
const KEPT: usize = 20;

/// A run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = ScenarioRun)]
pub(crate) struct Run {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) about: String,
    /// Steps there are.
    pub(crate) of: usize,
    /// Those that are over.
    pub(crate) steps: Vec<StepReport>,
    /// Once it is over: whether it passed.
    pub(crate) passed: Option<bool>,
    /// In milliseconds; 0 until it is over.
    pub(crate) virtual_ms: i64,
    pub(crate) took_ms: u64,
    /// The state in which it ended, as a snapshot.
    #[serde(skip)]
    pub(crate) end: Option<Vec<u8>>,
}

#[derive(Debug, Default)]
pub(crate) struct Runs(Mutex<(u64, VecDeque<Run>)>);

impl Runs {
    pub(crate) fn begin(&self, run: Run) -> Run {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.0 += 1;
        let run = Run { id: held.0, ..run };
        held.1.push_back(run.clone());
        if held.1.len() > KEPT {
            held.1.pop_front();
        }
        run
    }

    pub(crate) fn find(&self, id: u64) -> Option<Run> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.1.iter().find(|run| run.id == id).cloned()
    }

    /// Changes a run, and gives it back as it is then.
    pub(crate) fn change(&self, id: u64, change: impl FnOnce(&mut Run)) -> Option<Run> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let run = held.1.iter_mut().find(|run| run.id == id)?;
        change(run);
        Some(Run {
            end: None,
            ..run.clone()
        })
    }
}
