//! Templates nobody sends are archived, and what is archived is deleted some weeks later (graph-api.md 4.6).

use serde_json::{Value, json};

use crate::truth::Event;
use crate::truth::account::{Change, Template, TemplateStatus};
use crate::truth::model::Timer;
use crate::world::Act;

/// From when on a template counts as idle: its last send, or when it came or was taken back.
fn awake_at(template: &Template, used_at: Option<i64>) -> i64 {
    let times = [used_at, template.record.woken_at];
    let latest = times.into_iter().flatten().max();
    latest.unwrap_or(template.created_at)
}

impl Act<'_> {
    /// Sets the timer by which a template is archived if nobody sends it.
    pub(crate) fn watch_idle(&mut self, id: &str) {
        let Some(template) = self.truth.account.templates.get(id) else {
            return;
        };
        let watched = Timer::TemplateIdle {
            template: id.to_owned(),
        };
        if self.truth.timers.values().any(|timer| *timer == watched) {
            return;
        }
        let awake_at = awake_at(template, self.truth.template_used_at(id));
        let due = awake_at + self.truth.rules().template_idle_ms;
        self.set_timer(due.max(self.now), watched);
    }

    /// Archives the template, if it was idle all the time.
    pub(crate) fn find_idle(&mut self, id: &str) {
        let Some(template) = self.truth.account.templates.get(id) else {
            return;
        };
        if template.status == TemplateStatus::Archived {
            return;
        }
        let idle_ms = self.truth.rules().template_idle_ms;
        let is_idle = awake_at(template, self.truth.template_used_at(id)) + idle_ms <= self.now;
        if is_idle {
            // It is there and not archived.
            let _ = self.archive(id);
        } else {
            self.watch_idle(id);
        }
    }

    /// Puts a template away.
    pub(crate) fn archive(&mut self, id: &str) -> Result<(), &'static str> {
        let mut template = self.archivable(id)?;
        if template.status == TemplateStatus::Archived {
            return Err("The template is archived already.");
        }
        template.record.before_archive = Some(template.status);
        template.record.archived_at = Some(self.now);
        template.status = TemplateStatus::Archived;
        self.keep_template(template);
        self.queue_template_status(id, &Value::from("NONE"), json!({}));
        let timer = Timer::ArchiveEnds {
            template: id.to_owned(),
            archived_at: self.now,
        };
        let due = self.now + self.truth.rules().template_archived_ms;
        self.set_timer(due, timer);
        Ok(())
    }

    /// Takes it back as it was.
    pub(crate) fn unarchive(&mut self, id: &str) -> Result<(), &'static str> {
        let mut template = self.archivable(id)?;
        if template.status != TemplateStatus::Archived {
            return Err("The template is not archived.");
        }
        let before = template.record.before_archive.take();
        template.status = before.unwrap_or(TemplateStatus::Approved);
        template.record.archived_at = None;
        template.record.woken_at = Some(self.now);
        self.keep_template(template);
        self.queue_template_status(id, &Value::from("NONE"), json!({}));
        self.watch_idle(id);
        Ok(())
    }

    fn archivable(&self, id: &str) -> Result<Template, &'static str> {
        let template = self.truth.account.templates.get(id).cloned();
        template.ok_or("The template does not exist.")
    }

    /// Deletes what has been in the archive since then.
    pub(crate) fn archive_ends(&mut self, id: &str, archived_at: i64) {
        let template = self.truth.account.templates.get(id);
        if template.is_some_and(|known| known.record.archived_at == Some(archived_at)) {
            self.queue_template_status(id, &Value::Null, json!({"event": "DELETED"}));
            self.remove_template(id);
        }
    }

    /// The template is gone. The name of one that was approved is not given again for a while.
    pub(crate) fn remove_template(&mut self, id: &str) {
        let Some(template) = self.truth.account.templates.get(id) else {
            return;
        };
        let was_approved = !matches!(
            template.status,
            TemplateStatus::Pending | TemplateStatus::Rejected
        );
        let until = self.now + self.truth.rules().template_name_locked_ms;
        let change = Change::TemplateGone {
            id: id.to_owned(),
            locked_until: was_approved.then_some(until),
        };
        self.tell(Event::AccountChanged { change });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::review::sample;

    #[test]
    fn a_template_is_awake_from_its_last_send_or_its_return() {
        let mut template = sample("UTILITY");
        template.created_at = 100;
        assert_eq!(awake_at(&template, None), 100);
        assert_eq!(awake_at(&template, Some(150)), 150);
        template.record.woken_at = Some(200);
        assert_eq!(awake_at(&template, Some(150)), 200);
    }
}
