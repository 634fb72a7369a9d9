//! What WhatsApp tells the platform: built from the truth, queued as events, packed into POSTs,
//! signed over the bytes sent, and tried again until a callback answers 200.

mod build;
mod build_components;
mod build_history;
mod build_people;
mod build_row;
mod build_settings;
mod build_standing;
mod build_state;
mod dispatch;
mod entry;
mod fan_out;
mod handshake;
mod pack;
mod post;
mod summary;

pub(crate) use build::{error_json, skeleton};
pub(crate) use build_standing::Recategorised;
pub(crate) use dispatch::{carry_due, dispatch};
pub(crate) use handshake::shake_hands;
pub(crate) use post::{headers, redeliver};

use serde_json::Value;

use crate::switchboard::decide::ChangeFate;
use crate::truth::Event;
use crate::truth::model::Queued;
use crate::world::Act;

impl Act<'_> {
    /// Queues one change for whoever subscribed to its field. Nobody subscribed: it is lost, as
    /// WhatsApp has no replay.
    pub(crate) fn queue_webhook(&mut self, field: &str, value: Value) {
        let targets = self.truth.targets_of(field);
        if targets.is_empty() {
            return;
        }
        let fate = self.fate_of_change(field, &value);
        let fate = (fate != ChangeFate::default()).then_some(fate);
        let values = std::iter::repeat_n(value, targets.len());
        for (target, value) in targets.into_iter().zip(values) {
            let webhook = Queued {
                id: self.number(),
                target,
                field: field.to_owned(),
                value,
                since: self.now,
                fate: fate.clone(),
            };
            self.tell(Event::WebhookQueued {
                webhook: Box::new(webhook),
            });
        }
    }
}
