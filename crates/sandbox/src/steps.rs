//! The sandbox one step at a time, for whoever drives it instead of [`Sandbox::work`]: timers are fired and webhooks carried
//! when, and in the order, that the driver likes.

use crate::sandbox::Sandbox;
use crate::timers;
use crate::truth::model::{Delivery, Side, Ticks, Via};
use crate::webhooks;

/// A POST that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Names it until it is settled.
    pub id: u64,
    pub url: String,
    /// Which fields it carries.
    pub label: String,
    /// With the signature over the body.
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// Tries that failed before.
    pub attempts: u32,
}

/// What WhatsApp's servers know of a bubble, beyond what a phone shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub wamid: String,
    pub from: Side,
    pub via: Via,
    /// When it left its writer's phone; none while that is offline.
    pub left_at: Option<i64>,
    pub ticks: Ticks,
    /// The string the sender gave at the API.
    pub callback_data: Option<String>,
}

impl Sandbox {
    /// Every bubble between the business and a customer, in the order in which they were written.
    pub fn known(&self, customer: &str) -> Vec<Known> {
        self.world().look(|truth| {
            let bubbles = truth.chat(customer).filter(|message| message.is_bubble());
            bubbles
                .map(|message| Known {
                    wamid: message.wamid.clone(),
                    from: message.from,
                    via: message.via,
                    left_at: message.left_at,
                    ticks: message.ticks,
                    callback_data: message.callback_data.clone(),
                })
                .collect()
        })
    }

    /// When the next timer is due.
    pub fn next_timer(&self) -> Option<i64> {
        self.world().look(|truth| {
            let (due, _) = truth.timers.keys().next()?;
            Some(*due)
        })
    }

    /// Fires every timer whose time has come.
    pub fn fire_due(&self) {
        timers::fire_due(self.world());
    }

    /// Changes that wait to be packed.
    pub fn webhooks_queued(&self) -> usize {
        self.world().look(|truth| truth.queue.len())
    }

    /// Packs up to `most` queued changes into one POST, oldest first. `None`: nothing is queued.
    pub fn form_webhook(&self, most: usize) -> Option<Webhook> {
        let delivery = self.world().act(|act| act.form_oldest(most))?;
        Some(self.webhook(delivery))
    }

    /// The POSTs that are formed, not settled, and due for a try, oldest first. Those under way are among them.
    pub fn due_webhooks(&self) -> Vec<u64> {
        let now = self.world().clock.now_ms();
        self.world().look(|truth| {
            let due = truth.deliveries.values().filter(|d| d.next_at <= now);
            due.map(|delivery| delivery.id).collect()
        })
    }

    /// One of them, signed.
    pub fn find_webhook(&self, id: u64) -> Option<Webhook> {
        let delivery = self
            .world()
            .look(|truth| truth.deliveries.get(&id).cloned())?;
        Some(self.webhook(delivery))
    }

    /// When the next POST that failed is to be tried again.
    pub fn next_webhook(&self) -> Option<i64> {
        self.world()
            .look(|truth| truth.deliveries.values().map(|d| d.next_at).min())
    }

    /// Says what became of a try: closed by an acknowledgement, else set for another one. A POST that was closed before
    /// stays so.
    pub fn settle_webhook(&self, id: u64, acknowledged: bool) {
        self.world().act(|act| {
            if let Some(delivery) = act.truth.deliveries.get(&id).cloned() {
                act.settle_delivery(&delivery, acknowledged);
            }
        });
    }

    fn webhook(&self, delivery: Delivery) -> Webhook {
        let secret = self
            .world()
            .look(|truth| truth.secret_of(&delivery.target.app_id));
        Webhook {
            id: delivery.id,
            headers: webhooks::headers(&secret, &delivery.body),
            url: delivery.target.url,
            label: delivery.label,
            body: delivery.body,
            attempts: delivery.attempts,
        }
    }
}
