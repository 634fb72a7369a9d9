//! Which sends of templates wait until WhatsApp has seen what people make of the first ones (graph-api.md 4.6).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Pacing {
    pub(crate) mode: PacingMode,
    /// In place of the rules' own number.
    pub(crate) batch: Option<u32>,
    /// By template.
    courses: BTreeMap<String, Course>,
    /// When a utility template was last paused. Milliseconds.
    pub(crate) utility_paused_at: Option<i64>,
}

/// Who decides about sends that are held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PacingMode {
    /// The template's quality, or time.
    #[default]
    Automatic,
    /// They wait for somebody at the bench.
    ByHand,
    /// Nothing is held.
    Off,
}

/// How far the pacing of one template got.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Course {
    /// Sends that went out.
    pub(crate) sent: u32,
    /// Messages that wait, oldest first.
    pub(crate) held: Vec<String>,
    /// Found good enough once: it is paced no more.
    pub(crate) passed: bool,
}

/// What can happen to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "pacing", rename_all = "snake_case")]
pub(crate) enum PacingChange {
    Set {
        mode: PacingMode,
        batch: Option<u32>,
    },
    /// One of the first batch went out.
    Sent {
        template: String,
    },
    Held {
        template: String,
        wamid: String,
    },
    /// Nothing of it waits any more.
    Over {
        template: String,
        passed: bool,
    },
    /// A utility template was paused.
    UtilityPaused,
}

impl Pacing {
    /// With the settings of the bench, and nothing under way.
    pub(super) fn begun_again(&self) -> Self {
        Self {
            mode: self.mode,
            batch: self.batch,
            ..Self::default()
        }
    }

    pub(super) fn apply(&mut self, at: i64, change: &PacingChange) {
        match change {
            PacingChange::Set { mode, batch } => {
                self.mode = *mode;
                self.batch = *batch;
            }
            PacingChange::Sent { template } => self.course_mut(template).sent += 1,
            PacingChange::Held { template, wamid } => {
                self.course_mut(template).held.push(wamid.clone());
            }
            PacingChange::Over { template, passed } => {
                let over = Course {
                    passed: *passed,
                    ..Course::default()
                };
                self.courses.insert(template.clone(), over);
            }
            PacingChange::UtilityPaused => self.utility_paused_at = Some(at),
        }
    }

    /// How far a template got; none before its first send.
    pub(crate) fn course(&self, template: &str) -> Option<&Course> {
        self.courses.get(template)
    }

    /// Messages of a template that wait.
    pub(crate) fn held(&self, template: &str) -> &[String] {
        self.course(template).map_or(&[], |course| &course.held)
    }

    /// Templates of which something waits.
    pub(crate) fn holding(&self) -> impl Iterator<Item = &String> {
        let courses = self.courses.iter();
        courses
            .filter(|(_, course)| !course.held.is_empty())
            .map(|(template, _)| template)
    }

    fn course_mut(&mut self, template: &str) -> &mut Course {
        self.courses.entry(template.to_owned()).or_default()
    }
}
