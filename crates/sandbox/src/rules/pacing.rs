//! Pacing (graph-api.md 4.6): the first sends of a template that nobody knows yet go out, the rest waits until people have
//! shown what they make of it. Good or no news lets it go, bad news drops it.

use super::profile::Rules;
use crate::truth::Truth;
use crate::truth::account::{Quality, Template, TemplateStatus};
use crate::truth::model::{Failure, Timer};
use crate::truth::pacing::{PacingChange, PacingMode};
use crate::truth::standing::StandingChange;
use crate::world::Act;

/// From the verdict to the first message that had waited, and between two of them.
const FIRST_AFTER_MS: i64 = 150;
const STEP_MS: i64 = 20;

/// What becomes of a send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pass {
    /// The template is not paced.
    Unpaced,
    /// One of the first ones.
    First,
    Held,
}

/// Why what was held is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dropped {
    /// People dislike the template.
    Template,
    /// The portfolio is young, and another of its campaigns was disliked.
    Portfolio,
}

/// How a template stands when it is sent.
#[derive(Debug, Clone, Copy)]
struct Facts<'a> {
    category: &'a str,
    quality: Quality,
    sent: u32,
    passed: bool,
    /// Milliseconds since a utility template was paused.
    since_pause_ms: Option<i64>,
}

fn judged(facts: Facts<'_>, batch: u32, rules: &Rules) -> Pass {
    let is_unproven = match facts.category {
        "MARKETING" => facts.quality != Quality::Green,
        "UTILITY" => facts
            .since_pause_ms
            .is_some_and(|since| since < rules.pacing_after_pause_ms),
        _ => false,
    };
    if !is_unproven || facts.passed {
        Pass::Unpaced
    } else if facts.sent < batch {
        Pass::First
    } else {
        Pass::Held
    }
}

/// What becomes of a send of this template now.
pub(crate) fn pass(truth: &Truth, template: &Template, now: i64) -> Pass {
    let pacing = &truth.standing.pacing;
    if pacing.mode == PacingMode::Off {
        return Pass::Unpaced;
    }
    let course = pacing.course(&template.id);
    let facts = Facts {
        category: &template.category,
        quality: template.record.quality,
        sent: course.map_or(0, |course| course.sent),
        passed: course.is_some_and(|course| course.passed),
        since_pause_ms: pacing.utility_paused_at.map(|at| now - at),
    };
    let rules = truth.rules();
    judged(facts, pacing.batch.unwrap_or(rules.pacing_batch), rules)
}

fn failure(why: Dropped) -> Failure {
    let (code, title, details) = match why {
        Dropped::Template => (
            132_015,
            "Template is Paused",
            "Message was not sent: its template was paused because of its quality while the message was held.",
        ),
        Dropped::Portfolio => (
            135_000,
            "Generic user error",
            "Message was not sent: the campaign was stopped because of feedback on this business's messages.",
        ),
    };
    Failure {
        code,
        title: title.to_owned(),
        details: details.to_owned(),
    }
}

impl Act<'_> {
    /// Who decides, and after how many sends; held sends are decided about in the new way.
    pub(crate) fn set_pacing(&mut self, mode: PacingMode, batch: Option<u32>) {
        let known = &self.truth.standing.pacing;
        if (known.mode, known.batch) == (mode, batch) {
            return;
        }
        let holding: Vec<String> = known.holding().cloned().collect();
        self.pacing_turns(PacingChange::Set { mode, batch });
        for template in holding {
            match mode {
                PacingMode::Automatic => self.decide_soon(template),
                PacingMode::Off => {
                    self.release_held(&template);
                }
                PacingMode::ByHand => {}
            }
        }
    }

    /// Counts one of the first sends of a template.
    pub(crate) fn count_paced(&mut self, template: &str) {
        let template = template.to_owned();
        self.pacing_turns(PacingChange::Sent { template });
    }

    /// The message waits.
    pub(crate) fn hold(&mut self, template: &str, wamid: &str) {
        let pacing = &self.truth.standing.pacing;
        let begins = pacing.held(template).is_empty() && pacing.mode == PacingMode::Automatic;
        self.pacing_turns(PacingChange::Held {
            template: template.to_owned(),
            wamid: wamid.to_owned(),
        });
        if begins {
            self.decide_soon(template.to_owned());
        }
    }

    fn decide_soon(&mut self, template: String) {
        let due = self.now + self.truth.rules().pacing_wait_ms;
        self.set_timer(due, Timer::PacingEnds { template });
    }

    /// It has been waited long enough: no bad news is good news.
    pub(crate) fn pacing_ends(&mut self, template: &str) {
        if self.truth.standing.pacing.mode == PacingMode::Automatic {
            self.release_held(template);
        }
    }

    /// What waits goes out, and the template is paced no more. `false`: nothing waits.
    pub(crate) fn release_held(&mut self, template: &str) -> bool {
        self.end_hold(template, None)
    }

    /// What waits fails; a disliked template is paused until somebody ends that. `false`: nothing waits.
    pub(crate) fn drop_held(&mut self, template: &str, why: Dropped) -> bool {
        let dropped = self.end_hold(template, Some(&failure(why)));
        let known = self.truth.account.templates.get(template);
        let is_sendable = known.is_some_and(|known| known.status == TemplateStatus::Approved);
        if dropped && why == Dropped::Template && is_sendable {
            self.pause_paced_template(template);
        }
        dropped
    }

    fn end_hold(&mut self, template: &str, failure: Option<&Failure>) -> bool {
        let held = self.truth.standing.pacing.held(template).to_vec();
        if held.is_empty() {
            return false;
        }
        self.pacing_turns(PacingChange::Over {
            template: template.to_owned(),
            passed: failure.is_none(),
        });
        let mut due = self.now + FIRST_AFTER_MS;
        for wamid in held {
            let failure = failure.cloned();
            self.set_timer(due, Timer::Settle { wamid, failure });
            due += STEP_MS;
        }
        true
    }

    /// A template got another rating: what waits for it is decided, and one that fell is paced anew.
    pub(crate) fn pace_by_quality(&mut self, template: &str, quality: Quality) {
        if self.truth.standing.pacing.mode == PacingMode::ByHand {
            return;
        }
        match quality {
            Quality::Green => {
                self.release_held(template);
            }
            Quality::Red => {
                self.drop_held(template, Dropped::Template);
            }
            Quality::Yellow | Quality::Unknown => {}
        }
    }

    /// A template is as good as new: it was paused.
    pub(crate) fn pace_anew(&mut self, template: &str) {
        let pacing = &self.truth.standing.pacing;
        if pacing.course(template).is_some_and(|course| course.passed) {
            let template = template.to_owned();
            let passed = false;
            self.pacing_turns(PacingChange::Over { template, passed });
        }
    }

    /// All utility templates are unproven for a while.
    pub(crate) fn note_utility_pause(&mut self) {
        self.pacing_turns(PacingChange::UtilityPaused);
    }

    fn pacing_turns(&mut self, change: PacingChange) {
        self.stand(StandingChange::Paced { change });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::DAY_MS;

    #[test]
    fn new_marketing_is_paced_and_utility_only_after_a_pause() {
        let rules = Rules::default();
        let usual = Facts {
            category: "MARKETING",
            quality: Quality::Unknown,
            sent: 50,
            passed: false,
            since_pause_ms: None,
        };
        let utility = Facts {
            category: "UTILITY",
            ..usual
        };
        let after = |days: i64| Facts {
            since_pause_ms: Some(days * DAY_MS),
            ..utility
        };
        let table = [
            ("the 51st", usual, Pass::Held),
            ("the 50th", Facts { sent: 49, ..usual }, Pass::First),
            (
                "known good",
                Facts {
                    quality: Quality::Green,
                    ..usual
                },
                Pass::Unpaced,
            ),
            (
                "middling",
                Facts {
                    quality: Quality::Yellow,
                    ..usual
                },
                Pass::Held,
            ),
            (
                "passed before",
                Facts {
                    passed: true,
                    ..usual
                },
                Pass::Unpaced,
            ),
            ("a notice", utility, Pass::Unpaced),
            ("a notice after a pause", after(6), Pass::Held),
            ("a notice long after it", after(7), Pass::Unpaced),
            (
                "a code",
                Facts {
                    category: "AUTHENTICATION",
                    ..after(1)
                },
                Pass::Unpaced,
            ),
        ];
        for (name, facts, expected) in table {
            assert_eq!(judged(facts, 50, &rules), expected, "{name}");
        }
    }
}
