//! What WhatsApp tells the platform: built from the truth, queued as events, packed into POSTs,
//! signed over the bytes sent, and tried again until a callback answers 200.

mod build;
mod build_history;
mod build_people;
mod build_row;
mod dispatch;
mod handshake;
mod pack;
mod post;
mod summary;

pub(crate) use build::{error_json, skeleton};
pub(crate) use dispatch::dispatch;
pub(crate) use handshake::shake_hands;
pub(crate) use post::{headers, redeliver};

use serde_json::Value;

use crate::truth::Event;
use crate::truth::model::Queued;
use crate::world::Act;

impl Act<'_> {
    /// Queues one change for whoever subscribed to its field. Nobody subscribed: it is lost, as
    /// WhatsApp has no replay.
    pub(crate) fn queue_webhook(&mut self, field: &str, value: Value) {
        let Some(url) = self
            .truth
            .callback_for(field)
            .map(|callback| callback.url.clone())
        else {
            return;
        };
        let webhook = Queued {
            id: self.number(),
            url,
            field: field.to_owned(),
            value,
            since: self.now,
        };
        self.tell(Event::WebhookQueued {
            webhook: Box::new(webhook),
        });
    }
}
