//! What Meta's reviewers make of a template (graph-api.md 4.6). A utility template is approved at once, as most are; any
//! other after a moment, or refused for a reason that can be seen in it. Or they wait for somebody at the bench.

use serde_json::{Value, json};

use crate::scenario::TemplateData;
use crate::truth::Event;
use crate::truth::account::{Change, Template, TemplateRecord, TemplateStatus};
use crate::truth::model::Timer;
use crate::truth::standing::Review;
use crate::webhooks::Recategorised;
use crate::world::Act;

/// From the call to the verdict.
const REVIEW_MS: i64 = 30_000;
/// Links that hide where they lead to are refused.
const SHORTENERS: [&str; 5] = ["bit.ly/", "tinyurl.com/", "goo.gl/", "wa.me/", "t.co/"];
/// Words that make a template one for fraud.
const SCAM: [&str; 4] = [
    "your bank password",
    "send your pin",
    "card number",
    "you have won",
];
/// Words of somebody who sells: such a template is no notice.
const PROMOTION: [&str; 8] = [
    "% off",
    "discount",
    "sale",
    "coupon",
    "promo",
    "buy now",
    "special offer",
    "shop now",
];
/// Why a template can be refused (webhooks.md 4.1).
pub(crate) const REASONS: [&str; 6] = [
    "ABUSIVE_CONTENT",
    "INCORRECT_CATEGORY",
    "INVALID_FORMAT",
    "PROMOTIONAL",
    "SCAM",
    "TAG_CONTENT_MISMATCH",
];

/// Why a template is refused; `None`: it is approved.
fn refusal(components: &Value) -> Option<&'static str> {
    let text = components.to_string().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&SCAM) {
        Some("SCAM")
    } else if has(&SHORTENERS) {
        Some("INVALID_FORMAT")
    } else {
        None
    }
}

/// The category it gets: since April 2025 Meta judges by itself, and a notice that sells is marketing.
pub(crate) fn judged_category(asked: &str, components: &Value) -> String {
    let text = components.to_string().to_lowercase();
    let sells = PROMOTION.iter().any(|word| text.contains(word));
    if asked == "UTILITY" && sells {
        return "MARKETING".to_owned();
    }
    asked.to_owned()
}

/// Midnight (UTC) of the first of the next month, when a judged category begins to hold.
fn next_month(now: i64) -> i64 {
    let next = || {
        let time = jiff::Timestamp::from_millisecond(now).ok()?;
        let day = time.to_zoned(jiff::tz::TimeZone::UTC).date();
        let first = day.last_of_month().tomorrow().ok()?;
        let midnight = first.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(midnight.timestamp().as_millisecond())
    };
    next().unwrap_or(now)
}

impl Act<'_> {
    pub(crate) fn keep_template(&mut self, template: Template) {
        let change = Change::Template {
            template: Box::new(template),
        };
        self.tell(Event::AccountChanged { change });
    }

    /// The template goes to the reviewers.
    pub(crate) fn review_soon(&mut self, id: &str) {
        let Some(template) = self.truth.account.templates.get(id).cloned() else {
            return;
        };
        let is_marketing = template.category == "MARKETING";
        self.keep_template(Template {
            status: TemplateStatus::Pending,
            ..template
        });
        if self.truth.standing.review == Review::ByHand {
            return;
        }
        if is_marketing {
            let template = id.to_owned();
            self.set_timer(self.now + REVIEW_MS, Timer::Review { template });
        } else {
            self.review(id);
        }
    }

    /// The reviewers' own verdict. A template that is gone or was decided by hand meanwhile has none, nor has one that
    /// waits for somebody at the bench.
    pub(crate) fn review(&mut self, id: &str) {
        if self.truth.standing.review == Review::ByHand {
            return;
        }
        let template = self.truth.account.templates.get(id);
        let refused = template.and_then(|template| refusal(&template.components));
        self.decide(id, refused);
    }

    /// The verdict on a template that waits for it: refused for a reason, or approved. `false`: it waits for none.
    pub(crate) fn decide(&mut self, id: &str, refused: Option<&str>) -> bool {
        let template = self.truth.account.templates.get(id).cloned();
        let Some(template) = template.filter(|known| known.status == TemplateStatus::Pending)
        else {
            return false;
        };
        let status = match refused {
            Some(_) => TemplateStatus::Rejected,
            None => TemplateStatus::Approved,
        };
        self.keep_template(Template {
            status,
            rejected_reason: refused.map(str::to_owned),
            ..template
        });
        self.tell_verdict(id, refused);
        if refused.is_none() {
            self.watch_idle(id);
        }
        true
    }

    /// An approved template was edited: approved again by itself, unless its new words do not pass.
    pub(crate) fn judge_edit(&mut self, id: &str) {
        let Some(template) = self.truth.account.templates.get(id).cloned() else {
            return;
        };
        if let Some(reason) = refusal(&template.components) {
            self.keep_template(Template {
                status: TemplateStatus::Rejected,
                rejected_reason: Some(reason.to_owned()),
                ..template
            });
            self.tell_verdict(id, Some(reason));
            return;
        }
        let judged = judged_category(&template.category, &template.components);
        self.recategorise_soon(id, &judged);
    }

    /// Meta finds that a template belongs to another category: told now, so from the first of the next month on. One for
    /// codes is refused at once instead (graph-api.md 4.6).
    pub(crate) fn recategorise_soon(&mut self, id: &str, category: &str) {
        let Some(mut template) = self.truth.account.templates.get(id).cloned() else {
            return;
        };
        if template.category == category
            || template.record.correct_category.as_deref() == Some(category)
        {
            return;
        }
        if template.category == "AUTHENTICATION" {
            let reason = "INCORRECT_CATEGORY";
            template.status = TemplateStatus::Rejected;
            template.rejected_reason = Some(reason.to_owned());
            self.keep_template(template);
            self.tell_verdict(id, Some(reason));
            return;
        }
        let is_misuse = template.category == "UTILITY" && category == "MARKETING";
        template.record.correct_category = Some(category.to_owned());
        self.keep_template(template.clone());
        let at = next_month(self.now);
        self.queue_template_category(&template, Recategorised::Coming { category, at });
        let template = id.to_owned();
        self.set_timer(at, Timer::Recategorise { template });
        if is_misuse {
            self.note_misuse();
        }
    }

    /// The first of the month: what was judged holds.
    pub(crate) fn recategorise(&mut self, id: &str) {
        let template = self.truth.account.templates.get(id).cloned();
        let judged = template.and_then(|mut template| {
            let category = template.record.correct_category.take()?;
            Some((template, category))
        });
        let Some((mut template, category)) = judged else {
            return;
        };
        let was = std::mem::replace(&mut template.category, category);
        template.previous_category = Some(was.clone());
        self.keep_template(template.clone());
        self.queue_template_category(&template, Recategorised::Done { was: &was });
    }

    /// The app hears of a verdict (webhooks.md 4.1).
    fn tell_verdict(&mut self, id: &str, refused: Option<&str>) {
        let more = match refused {
            Some("INVALID_FORMAT") => json!({
                "rejection_info": {
                    "reason": "The template holds a link that hides where it leads to.",
                    "recommendation": "Use the whole address.",
                },
            }),
            _ => json!({}),
        };
        self.queue_template_status(id, &json!(refused.unwrap_or("NONE")), more);
    }

    /// What every new account finds (graph-api.md 4; Meta's own sample).
    pub(crate) fn greet_with_hello_world(&mut self) {
        let components = json!([
            {"type": "HEADER", "format": "TEXT", "text": "Hello World"},
            {"type": "BODY", "text": "Welcome and congratulations!! This message demonstrates your ability to \
             send a WhatsApp message notification from the Cloud API, hosted by Meta. Thank you for taking the \
             time to test with us."},
            {"type": "FOOTER", "text": "WhatsApp Business Platform sample message"},
        ]);
        self.have_template(
            0,
            TemplateData {
                name: "hello_world".to_owned(),
                language: "en_US".to_owned(),
                category: "UTILITY".to_owned(),
                named: false,
                rejected: None,
                components,
            },
        );
    }

    /// A template on which the review was over before the business began; `n` is no other's.
    pub(crate) fn have_template(&mut self, n: u64, template: TemplateData) {
        let id = (100_000_000_000_000 + self.inborn(n) % 900_000_000_000_000).to_string();
        let status = match template.rejected {
            Some(_) => TemplateStatus::Rejected,
            None => TemplateStatus::Approved,
        };
        let format = if template.named {
            "NAMED"
        } else {
            "POSITIONAL"
        };
        self.keep_template(Template {
            id,
            name: template.name,
            language: template.language,
            category: template.category,
            previous_category: None,
            status,
            rejected_reason: template.rejected,
            parameter_format: format.to_owned(),
            components: template.components,
            send_ttl_s: None,
            created_at: self.now,
            edited_at: Vec::new(),
            record: TemplateRecord::default(),
        });
    }
}

/// A template for tests.
#[cfg(test)]
pub(crate) fn sample(category: &str) -> Template {
    Template {
        id: "1".to_owned(),
        name: "sample".to_owned(),
        language: "en_US".to_owned(),
        category: category.to_owned(),
        previous_category: None,
        status: TemplateStatus::Approved,
        rejected_reason: None,
        parameter_format: "POSITIONAL".to_owned(),
        components: json!([{"type": "BODY", "text": "Hello"}]),
        send_ttl_s: None,
        created_at: 0,
        edited_at: Vec::new(),
        record: TemplateRecord::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_that_sells_is_marketing() {
        let sells = json!([{"type": "BODY", "text": "Only today: 20% off everything."}]);
        let tells = json!([{"type": "BODY", "text": "Your order is ready."}]);
        assert_eq!(judged_category("UTILITY", &sells), "MARKETING");
        assert_eq!(judged_category("UTILITY", &tells), "UTILITY");
        assert_eq!(judged_category("AUTHENTICATION", &sells), "AUTHENTICATION");
    }

    #[test]
    fn months_begin_at_midnight() {
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        assert_eq!(
            next_month(at("2026-11-22T15:00:00Z")),
            at("2026-12-01T00:00:00Z")
        );
        assert_eq!(
            next_month(at("2026-12-31T23:59:59Z")),
            at("2027-01-01T00:00:00Z")
        );
        assert_eq!(
            next_month(at("2027-02-01T00:00:00Z")),
            at("2027-03-01T00:00:00Z")
        );
    }
}
