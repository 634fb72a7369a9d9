//! A send is accepted: written down, with a timer for what WhatsApp makes of it.

use serde_json::{Value, json};
use twinline_wire::graph::SendRequest;
use twinline_wire::ids::WamidOrigin;

use super::content::Sending;
use super::recipient::Recipient;
use crate::rules::window::{blocked, closed_window};
use crate::truth::Event;
use crate::truth::model::{Failure, Media, Message, Side, Ticks, Timer, Via};
use crate::world::Act;

/// From the request to WhatsApp's servers having it.
const SETTLE_AFTER_MS: i64 = 150;

impl Act<'_> {
    /// Returns the message's id.
    pub(super) fn accept_send(
        &mut self,
        recipient: &Recipient,
        sending: Sending,
        request: &SendRequest,
    ) -> String {
        let Some(customer) = &recipient.customer else {
            return self.accept_for_nobody(recipient);
        };
        let wamid = self.draw_wamid(customer, WamidOrigin::Api);
        let failure = sending
            .failure
            .or_else(|| blocked(self.truth, &customer.id))
            .or_else(|| match sending.content.kind.as_str() {
                // The one kind that may begin a conversation.
                "template" => None,
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
            withheld: false,
            callback_data: request.biz_opaque_callback_data.clone(),
        };
        self.tell(Event::Written {
            message: Box::new(message),
        });
        let hidden = self.truth.visible_digits(customer, self.now).is_none();
        if recipient.wa_id.is_some() && hidden {
            self.tell(Event::NumberUsed {
                phone: customer.id.clone(),
            });
        }
        self.set_timer(
            self.now + SETTLE_AFTER_MS,
            Timer::Settle {
                wamid: wamid.clone(),
                failure,
            },
        );
        wamid
    }

    /// Nobody has this number: 200 now, `failed` with 131026 in a moment, and no phone shows it.
    fn accept_for_nobody(&mut self, recipient: &Recipient) -> String {
        let digits = recipient.wa_id.clone().unwrap_or_default();
        let key = self.draw_hex(18);
        let wamid = twinline_wire::Wamid::build(&digits, WamidOrigin::Api, &key).map_or_else(
            |_| format!("wamid.{key}"),
            twinline_wire::Wamid::into_string,
        );
        let failure = Failure {
            code: 131_026,
            title: "Message undeliverable".to_owned(),
            details: "Message Undeliverable.".to_owned(),
        };
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
