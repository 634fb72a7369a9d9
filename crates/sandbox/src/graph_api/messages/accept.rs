//! A send is accepted: written down, with a timer for what WhatsApp makes of it.

use serde_json::{Value, json};
use twinline_wire::graph::{MessageStatus, SendRequest};
use twinline_wire::ids::WamidOrigin;

use super::content::Sending;
use super::recipient::Recipient;
use crate::rules::pacing::{self, Pass};
use crate::rules::price::price;
use crate::rules::window::{blocked, closed_window, is_open};
use crate::rules::{abroad, lives, marketing, tiers};
use crate::truth::Event;
use crate::truth::account::Template;
use crate::truth::marks::Marks;
use crate::truth::model::{Content, Failure, Media, Message, Phone, Side, Ticks, Timer, Via};
use crate::world::Act;

/// From the request to WhatsApp's servers having it.
const SETTLE_AFTER_MS: i64 = 150;

/// What the answer tells of a send.
#[derive(Debug)]
pub(super) struct Accepted {
    pub(super) wamid: String,
    /// Told of templates only.
    pub(super) status: Option<MessageStatus>,
}

impl Act<'_> {
    /// Writes the send down and sees to what becomes of it.
    pub(super) fn accept_send(
        &mut self,
        recipient: &Recipient,
        sending: Sending,
        request: &SendRequest,
    ) -> Accepted {
        let is_template = sending.content.kind == "template";
        let Some(customer) = &recipient.customer else {
            return Accepted {
                wamid: self.accept_for_nobody(recipient, sending.failure),
                status: is_template.then_some(MessageStatus::Accepted),
            };
        };
        let wamid = self.draw_wamid(customer, WamidOrigin::Api);
        let failure = sending
            .failure
            .or_else(|| {
                let digits = customer.digits.as_deref()?;
                abroad::out_of_reach(self.truth, digits)
            })
            .or_else(|| blocked(self.truth, &customer.id))
            .or_else(|| match sending.content.kind.as_str() {
                // The one kind that may begin a conversation.
                "template" => self.refused_template(customer, &sending.content),
                _ => closed_window(self.truth, &customer.id, self.now),
            });
        let mut content = sending.content;
        if let (Some(id), Some(filename)) = (&content.media, sending.filename) {
            content.media = Some(self.named_media(id, filename));
        }
        let reacted_to = content
            .body
            .as_ref()
            .and_then(|body| body["message_id"].as_str());
        let quoted = request
            .context
            .as_ref()
            .and_then(|context| context.message_id.as_ref())
            .map(twinline_wire::Wamid::as_str);
        let quote = quoted.or(reacted_to).map(str::to_owned);
        let price = price(self.truth, &customer.id, &content, self.now);
        let template = self.template_of(&content);
        let pass = match (&template, &failure) {
            (Some(template), None) => pacing::pass(self.truth, template, self.now),
            _ => Pass::Unpaced,
        };
        let shown = content.body.as_ref();
        let as_marketing = shown.is_some_and(|shown| shown["marketing_lite"] == true);
        let kept_ms = lives::kept_ms(template.as_ref(), self.truth.rules(), as_marketing);
        let is_short = kept_ms < self.truth.rules().undelivered_ms;
        let marks = Marks {
            expires_at: is_short.then_some(self.now + kept_ms),
            ..Marks::default()
        };
        let message = Message {
            wamid: wamid.clone(),
            customer: customer.id.clone(),
            from: Side::Business,
            via: Via::Api,
            typed_at: self.now,
            left_at: None,
            content,
            quote,
            ticks: Ticks::Waiting,
            failure: None,
            on_app: false,
            seen: false,
            heard: false,
            unavailable: None,
            price: Some(price),
            withheld: false,
            marks,
            callback_data: request.biz_opaque_callback_data.clone(),
        };
        let goes_first = failure.is_none()
            && message.content.kind == "template"
            && !is_open(self.truth, &customer.id, self.now);
        self.tell(Event::Written {
            message: Box::new(message),
        });
        if goes_first {
            self.count_first(&customer.id);
        }
        let hidden = self.truth.visible_digits(customer, self.now).is_none();
        if recipient.wa_id.is_some() && hidden {
            self.tell(Event::NumberUsed {
                phone: customer.id.clone(),
            });
        }
        if let Some(template) = &template {
            self.count_utility(&template.category);
        }
        match (pass, &template) {
            (Pass::Held, Some(template)) => {
                self.hold(&template.id, &wamid);
                return Accepted {
                    wamid,
                    status: Some(MessageStatus::Held),
                };
            }
            (Pass::First, Some(template)) => self.count_paced(&template.id),
            _ => {}
        }
        self.set_timer(
            self.now + SETTLE_AFTER_MS,
            Timer::Settle {
                wamid: wamid.clone(),
                failure,
            },
        );
        Accepted {
            wamid,
            status: is_template.then_some(MessageStatus::Accepted),
        }
    }

    /// The template that content is made of.
    fn template_of(&self, content: &Content) -> Option<Template> {
        let shown = content.body.as_ref();
        let shown = shown.filter(|_| content.kind == "template")?;
        let id = shown["template"].as_str()?;
        self.truth.account.templates.get(id).cloned()
    }

    /// What becomes of a template to this person: nothing, or why it fails.
    fn refused_template(&self, customer: &Phone, content: &Content) -> Option<Failure> {
        let shown = content.body.as_ref();
        let is_marketing = shown.is_some_and(|shown| shown["category"] == "MARKETING");
        let withheld = is_marketing.then(|| marketing::withheld(self.truth, customer, self.now));
        withheld.flatten().or_else(|| {
            let is_first = !is_open(self.truth, &customer.id, self.now);
            is_first
                .then(|| tiers::refused(self.truth, &customer.id, self.now))
                .flatten()
        })
    }

    /// Nobody has this number: 200 now, `failed` in a moment, with 131026 unless something else is the matter, and no phone
    /// shows it.
    fn accept_for_nobody(&mut self, recipient: &Recipient, failure: Option<Failure>) -> String {
        let digits = recipient.wa_id.clone().unwrap_or_default();
        let key = self.draw_hex(18);
        let wamid = twinline_wire::Wamid::build(&digits, WamidOrigin::Api, &key).map_or_else(
            |_| format!("wamid.{key}"),
            twinline_wire::Wamid::into_string,
        );
        let failure = failure.unwrap_or_else(|| Failure {
            code: 131_026,
            title: "Message undeliverable".to_owned(),
            details: "Message Undeliverable.".to_owned(),
        });
        if let Some(mut value) = crate::webhooks::skeleton(self.truth) {
            value.insert(
                "statuses".to_owned(),
                json!([{
                    "id": wamid,
                    "status": "failed",
                    "timestamp": self.now.div_euclid(1_000).to_string(),
                    "recipient_id": digits,
                    "errors": [crate::webhooks::error_json(&failure)],
                }]),
            );
            self.queue_webhook("messages", Value::Object(value));
        }
        wamid
    }

    /// The same file under the name this send gives it; other sends keep theirs.
    fn named_media(&mut self, id: &str, filename: String) -> String {
        let Some(media) = self.truth.media(id).cloned() else {
            return id.to_owned();
        };
        if media.filename.as_deref() == Some(filename.as_str()) {
            return id.to_owned();
        }
        let id = self.draw_digits(16);
        let media = Media {
            id: id.clone(),
            filename: Some(filename),
            ..media
        };
        self.tell(Event::MediaStored { media });
        id
    }
}
