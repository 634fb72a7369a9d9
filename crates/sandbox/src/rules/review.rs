//! What Meta's reviewers make of a template. A utility template is approved at once, as most are; any other after a moment,
//! or refused for a reason that can be seen in it (graph-api.md 4.6).

use serde_json::{Value, json};

use crate::truth::Event;
use crate::truth::account::{Change, Template, TemplateStatus};
use crate::truth::model::Timer;
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

/// Why a template is refused; `None`: it is approved.
fn refusal(template: &Template) -> Option<&'static str> {
    let text = template.components.to_string().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&SCAM) {
        Some("SCAM")
    } else if has(&SHORTENERS) {
        Some("INVALID_FORMAT")
    } else {
        None
    }
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
        if is_marketing {
            let template = id.to_owned();
            self.set_timer(self.now + REVIEW_MS, Timer::Review { template });
        } else {
            self.review(id);
        }
    }

    /// The verdict. A template that is gone or was decided by hand meanwhile has none.
    pub(crate) fn review(&mut self, id: &str) {
        let template = self.truth.account.templates.get(id).cloned();
        let Some(template) = template.filter(|known| known.status == TemplateStatus::Pending)
        else {
            return;
        };
        let refused = refusal(&template);
        let status = match refused {
            Some(_) => TemplateStatus::Rejected,
            None => TemplateStatus::Approved,
        };
        self.keep_template(Template {
            status,
            rejected_reason: refused.map(str::to_owned),
            ..template
        });
        self.tell_template(id, refused.unwrap_or("NONE"));
    }

    /// The app hears what has become of a template (webhooks.md 4.1).
    pub(crate) fn tell_template(&mut self, id: &str, reason: &str) {
        let Some(template) = self.truth.account.templates.get(id) else {
            return;
        };
        let number = id.parse::<u64>().map_or_else(|_| json!(id), Value::from);
        let value = json!({
            "event": template.status,
            "message_template_id": number,
            "message_template_name": template.name,
            "message_template_language": template.language,
            "message_template_category": template.category,
            "reason": reason,
        });
        self.queue_webhook("message_template_status_update", value);
    }

    /// What every new account finds (graph-api.md 4; Meta's own sample).
    pub(crate) fn greet_with_hello_world(&mut self) {
        let id = (100_000_000_000_000 + self.inborn(0) % 900_000_000_000_000).to_string();
        self.keep_template(Template {
            id,
            name: "hello_world".to_owned(),
            language: "en_US".to_owned(),
            category: "UTILITY".to_owned(),
            previous_category: None,
            status: TemplateStatus::Approved,
            rejected_reason: None,
            parameter_format: "POSITIONAL".to_owned(),
            components: json!([
                {"type": "HEADER", "format": "TEXT", "text": "Hello World"},
                {"type": "BODY", "text": "Welcome and congratulations!! This message demonstrates your ability to \
                 send a WhatsApp message notification from the Cloud API, hosted by Meta. Thank you for taking the \
                 time to test with us."},
                {"type": "FOOTER", "text": "WhatsApp Business Platform sample message"},
            ]),
            send_ttl_s: None,
            created_at: self.now,
            edited_at: Vec::new(),
        });
    }
}
