//! What becomes of a template that customers dislike (graph-api.md 4.6): rated, paused twice, disabled the third time.

use serde_json::{Value, json};

use super::quality::{RATED_FROM, rating, template_harm};
use crate::truth::account::{Quality, TemplateStatus};
use crate::truth::model::Timer;
use crate::truth::standing::{COMPLAINTS_MS, Rating};
use crate::world::Act;

/// What comes after the n-th time a template was rated red.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// For so many milliseconds.
    Pause(i64, &'static str),
    Disable,
}

/// `paused`: how often it was paused before.
pub(crate) fn step(paused: u32, pauses_ms: [i64; 2]) -> Step {
    match paused {
        0 => Step::Pause(pauses_ms[0], "FIRST_PAUSE"),
        1 => Step::Pause(pauses_ms[1], "SECOND_PAUSE"),
        _ => Step::Disable,
    }
}

impl Act<'_> {
    /// A template reached one more person: enough of them, and it is rated.
    pub(crate) fn appraise_delivery(&mut self, wamid: &str) {
        let delivered = self.truth.message(wamid);
        let template = delivered.and_then(super::quality::template_of);
        let template = template.filter(|id| self.truth.deliveries_of(id) == RATED_FROM);
        if let Some(template) = template.map(str::to_owned) {
            self.appraise_template(&template);
        }
    }

    /// Rates a template anew. What rests or is gone is not rated.
    pub(crate) fn appraise_template(&mut self, id: &str) {
        let template = self.truth.account.templates.get(id);
        let Some(template) = template.filter(|known| known.status == TemplateStatus::Approved)
        else {
            return;
        };
        let record = &template.record;
        let since = (self.now - COMPLAINTS_MS).max(record.rated_since.unwrap_or(i64::MIN));
        let harm = template_harm(self.truth, id, since);
        let is_known = record.quality != Quality::Unknown || harm > 0;
        if is_known || self.truth.deliveries_of(id) >= RATED_FROM {
            let quality = match rating(harm) {
                Rating::Green => Quality::Green,
                Rating::Yellow => Quality::Yellow,
                Rating::Red => Quality::Red,
            };
            self.rate_template(id, quality);
        }
    }

    /// The rating, and what it leads to.
    pub(crate) fn rate_template(&mut self, id: &str, quality: Quality) {
        let Some(template) = self.truth.account.templates.get(id).cloned() else {
            return;
        };
        let was = template.record.quality;
        if was == quality {
            return;
        }
        let mut rated = template;
        rated.record.quality = quality;
        rated.record.quality_at = Some(self.now);
        let is_sendable = rated.status == TemplateStatus::Approved;
        self.keep_template(rated.clone());
        self.queue_template_quality(&rated, was.word(), quality.word());
        self.pace_by_quality(id, quality);
        let is_sendable = is_sendable && self.is_approved(id);
        if quality == Quality::Red && is_sendable {
            match step(rated.record.pauses, self.truth.rules().template_pauses_ms) {
                Step::Pause(span_ms, title) => self.pause_template(id, span_ms, title),
                Step::Disable => self.disable_template(id),
            }
        }
    }

    fn is_approved(&self, id: &str) -> bool {
        let template = self.truth.account.templates.get(id);
        template.is_some_and(|known| known.status == TemplateStatus::Approved)
    }

    /// Not to be sent for a while.
    pub(crate) fn pause_template(&mut self, id: &str, span_ms: i64, title: &str) {
        let until = self.now + span_ms;
        if !self.rest_template(id, Some(until)) {
            return;
        }
        let hours = span_ms / crate::limits::HOUR_MS;
        let description = format!(
            "Your message template has been paused for {hours} hours because of its quality."
        );
        let more = json!({"other_info": {"title": title, "description": description}});
        self.queue_template_status(id, &json!("NONE"), more);
        let template = id.to_owned();
        self.set_timer(until, Timer::Unpause { template, until });
    }

    /// Not to be sent until somebody unpauses it: it was disliked while sends of it were held. Which title goes with that
    /// is told nowhere; this one is a guess.
    pub(crate) fn pause_paced_template(&mut self, id: &str) {
        if self.rest_template(id, None) {
            let description = "Your message template has been paused because of its quality while messages were held.";
            let more =
                json!({"other_info": {"title": "RATE_LIMITING_PAUSE", "description": description}});
            self.queue_template_status(id, &json!("NONE"), more);
        }
    }

    fn rest_template(&mut self, id: &str, until: Option<i64>) -> bool {
        let Some(mut template) = self.truth.account.templates.get(id).cloned() else {
            return false;
        };
        let is_utility = template.category == "UTILITY";
        template.status = TemplateStatus::Paused;
        template.record.pauses += 1;
        template.record.paused_until = until;
        self.keep_template(template);
        self.pace_anew(id);
        if is_utility {
            self.note_utility_pause();
        }
        true
    }

    /// Gone for good, but for an appeal.
    pub(crate) fn disable_template(&mut self, id: &str) {
        let Some(mut template) = self.truth.account.templates.get(id).cloned() else {
            return;
        };
        template.status = TemplateStatus::Disabled;
        template.record.paused_until = None;
        self.keep_template(template);
        let description = "Your message template has been disabled because of its quality.";
        let more = json!({
            "disable_info": {"disable_date": self.now.div_euclid(1_000).to_string()},
            "other_info": {"title": "DISABLED", "description": description},
        });
        self.queue_template_status(id, &json!("NONE"), more);
    }

    /// A pause that began with this end is over, unless somebody ended it before.
    pub(crate) fn pause_ends(&mut self, id: &str, until: i64) {
        let template = self.truth.account.templates.get(id);
        if template.is_some_and(|known| known.record.paused_until == Some(until)) {
            self.unpause_template(id);
        }
    }

    /// It may be sent again, and is rated from here on. `false`: it is not paused.
    pub(crate) fn unpause_template(&mut self, id: &str) -> bool {
        let template = self.truth.account.templates.get(id).cloned();
        let Some(mut template) = template.filter(|known| known.status == TemplateStatus::Paused)
        else {
            return false;
        };
        template.status = TemplateStatus::Approved;
        template.record.paused_until = None;
        template.record.quality = Quality::Unknown;
        template.record.quality_at = Some(self.now);
        template.record.rated_since = Some(self.now);
        self.keep_template(template);
        let description = "Your message template can be sent again.";
        let more: Value = json!({"other_info": {"title": "UNPAUSE", "description": description}});
        self.queue_template_status(id, &json!("NONE"), more);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::HOUR_MS;
    use crate::rules::profile::Rules;

    #[test]
    fn three_hours_then_six_then_never_again() {
        let pauses = Rules::default().template_pauses_ms;
        assert_eq!(step(0, pauses), Step::Pause(3 * HOUR_MS, "FIRST_PAUSE"));
        assert_eq!(step(1, pauses), Step::Pause(6 * HOUR_MS, "SECOND_PAUSE"));
        assert_eq!(step(2, pauses), Step::Disable);
        assert_eq!(step(7, pauses), Step::Disable);
    }
}
