//! What became of a scenario.

use serde::Serialize;

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    Failed,
    /// A step before it failed.
    LeftOut,
}

/// A step, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct StepReport {
    /// From 1; 0 is the setting of the scene.
    pub number: usize,
    /// What it does, in a line.
    pub words: String,
    pub outcome: Outcome,
    /// Virtual time since the beginning, in milliseconds, when it was over.
    pub at_ms: i64,
    /// Why it failed, and what was seen instead; with somebody's server behind the callback, in further lines what that did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What became of a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub name: String,
    pub about: String,
    pub passed: bool,
    pub steps: Vec<StepReport>,
    /// Virtual time that passed, in milliseconds.
    pub virtual_ms: i64,
    /// Real time it took, in milliseconds.
    pub took_ms: u64,
    /// Webhooks that were posted.
    pub webhooks: usize,
}

impl Report {
    /// Whether it never began: the scene could not be set.
    pub fn never_began(&self) -> bool {
        self.failure().is_some_and(|step| step.number == 0)
    }

    /// The step that failed, if one did.
    pub fn failure(&self) -> Option<&StepReport> {
        self.steps
            .iter()
            .find(|step| step.outcome == Outcome::Failed)
    }
}
