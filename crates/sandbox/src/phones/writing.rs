//! A person writes a message; it leaves the phone now or, offline, when the network is back.

use twinline_wire::ids::WamidOrigin;

use super::ActError;
use crate::limits;
use crate::rules::amends::Forbidden;
use crate::rules::lives::expires_at;
use crate::truth::Event;
use crate::truth::marks::Marks;
use crate::truth::model::{
    BUSINESS, Content, EDIT, Message, PhoneId, REACTION, REVOKE, Side, Ticks, Timer, Unavailable,
    Via,
};
use crate::world::Act;

/// From the servers to an online phone; together with the 150 ms of an accepted API send this makes
/// the 400 ms people are used to.
pub(crate) const DELIVER_AFTER_MS: i64 = 250;

/// What a person is about to put into a chat.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) content: Content,
    pub(crate) quote: Option<String>,
    pub(crate) unavailable: Option<Unavailable>,
    pub(crate) marks: Marks,
}

impl Draft {
    pub(crate) fn of(content: Content, quote: Option<String>) -> Self {
        Self {
            content,
            quote,
            unavailable: None,
            marks: Marks::default(),
        }
    }
}

impl Act<'_> {
    /// Writes `content` on `phone` to `peer`; returns the message's id.
    pub(crate) fn write(
        &mut self,
        phone: &str,
        peer: &str,
        content: Content,
        quote: Option<String>,
    ) -> Result<String, ActError> {
        self.write_draft(phone, peer, Draft::of(content, quote))
    }

    /// The same for a draft with more to it.
    pub(crate) fn write_draft(
        &mut self,
        phone: &str,
        peer: &str,
        draft: Draft,
    ) -> Result<String, ActError> {
        let customer_id = self.chat_customer(phone, peer)?;
        let content = &draft.content;
        let said = content.text.as_deref().map(str::trim).unwrap_or_default();
        if said.is_empty() && content.media.is_none() && content.body.is_none() {
            return Err(ActError::Empty);
        }
        if said.chars().count() > limits::TEXT_CHARS_MAX {
            return Err(ActError::Invalid(
                "a message has at most 4,096 characters".to_owned(),
            ));
        }
        if content.media.is_some() && said.chars().count() > limits::CAPTION_CHARS_MAX {
            return Err(ActError::Invalid(
                "a caption has at most 1,024 characters".to_owned(),
            ));
        }
        if let Some(quoted) = &draft.quote {
            self.bubble(phone, peer, quoted, |bubble| bubble.may_be_answered())??;
        }
        self.put_down(phone, customer_id, draft)
    }

    /// Puts it into the chat and, if there is a network, on its way. The caller has checked it.
    pub(super) fn put_down(
        &mut self,
        phone: &str,
        customer_id: PhoneId,
        draft: Draft,
    ) -> Result<String, ActError> {
        let customer = self.truth.phone(&customer_id).cloned();
        let customer = customer.ok_or_else(|| ActError::UnknownPhone(customer_id.clone()))?;
        if self.truth.blocks(phone, &customer.id) {
            return Err(Forbidden::Blocked.into());
        }
        let wamid = self.draw_wamid(&customer, WamidOrigin::Device);
        let from = if phone == BUSINESS {
            Side::Business
        } else {
            Side::Customer
        };
        let phone_online = self
            .truth
            .phone(phone)
            .is_some_and(crate::truth::model::Phone::online);
        // A linked device has a network of its own; the phone gets it once it is back.
        let device = self
            .device()
            .map(|device| (device.id.clone(), device.echoes()));
        let elsewhere = device.is_some();
        let mut marks = draft.marks;
        if let Some((id, echoes)) = device {
            marks.companion = Some(id);
            marks.unechoed = !echoes;
        }
        let fades = self.truth.pockets.disappearing.get(&customer.id).copied();
        let is_about = matches!(draft.content.kind.as_str(), REACTION | EDIT | REVOKE);
        if let Some(after) = fades.filter(|_| !is_about) {
            marks.fleeting.expires_at = Some(self.now + after.ms());
        }
        let expires_at = marks.fleeting.expires_at;
        let message = Message {
            wamid: wamid.clone(),
            customer: customer_id,
            from,
            via: Via::Phone,
            typed_at: self.now,
            left_at: None,
            content: draft.content,
            quote: draft.quote,
            ticks: Ticks::Waiting,
            failure: None,
            on_app: from == Side::Business && (phone_online || !elsewhere),
            seen: false,
            heard: false,
            callback_data: None,
            unavailable: draft.unavailable,
            price: None,
            withheld: match from {
                Side::Customer => self.truth.is_blocked(&customer.id),
                Side::Business => self.truth.pockets.blocks_business(&customer.id),
            },
            marks,
        };
        self.tell(Event::Written {
            message: Box::new(message),
        });
        if let Some(due) = expires_at {
            self.set_timer(
                due,
                Timer::Vanish {
                    wamid: wamid.clone(),
                },
            );
        }
        // Whoever writes in a chat has it open.
        self.open(phone, &customer.id);
        if phone_online || elsewhere {
            self.leave(&wamid);
        }
        Ok(wamid)
    }

    /// The message leaves its writer's phone for WhatsApp's servers.
    pub(crate) fn leave(&mut self, wamid: &str) {
        self.tell(Event::Left {
            wamid: wamid.to_owned(),
        });
        let Some(message) = self.truth.message(wamid).cloned() else {
            return;
        };
        match message.from {
            Side::Business => {
                if !message.marks.unechoed && message.marks.fleeting.is_none() {
                    self.queue_echo(wamid);
                }
                if !message.withheld {
                    self.deliver_soon(wamid, &message.customer, DELIVER_AFTER_MS);
                }
            }
            Side::Customer if message.withheld => {}
            Side::Customer => {
                if self.api_hears_of(&message) {
                    self.queue_message(wamid);
                }
                let app_online = self
                    .truth
                    .business_phone()
                    .is_some_and(crate::truth::model::Phone::online);
                if app_online {
                    self.reach_app(wamid);
                } else if self.truth.is_linked() {
                    // The Cloud API is a device of the number and has it already.
                    self.tell(Event::Ticked {
                        wamid: wamid.to_owned(),
                        ticks: Ticks::Delivered,
                    });
                }
            }
        }
    }

    /// Reactions to old messages are between the phones (webhooks.md 2.4), and so is what does not stay (3.9).
    fn api_hears_of(&self, message: &Message) -> bool {
        if !message.marks.fleeting.is_none() {
            return false;
        }
        message.content.kind != REACTION
            || message
                .about()
                .and_then(|wamid| self.truth.message(wamid))
                .is_some_and(|of| self.now - of.typed_at <= self.truth.rules().reaction_told_ms)
    }

    /// Sets the timer that takes a message to the customer's phone, if that is online.
    pub(crate) fn deliver_soon(&mut self, wamid: &str, customer: &str, after_ms: i64) {
        if self
            .truth
            .phone(customer)
            .is_some_and(crate::truth::model::Phone::online)
        {
            let timer = Timer::Deliver {
                wamid: wamid.to_owned(),
            };
            self.set_timer(self.now + after_ms, timer);
        }
    }

    /// A message to a customer reaches their phone, unless that went offline meanwhile.
    pub(crate) fn deliver(&mut self, wamid: &str) {
        let Some(message) = self.truth.message(wamid).cloned() else {
            return;
        };
        let Some(customer) = self.truth.phone(&message.customer).cloned() else {
            return;
        };
        let is_too_late = expires_at(&message, self.truth.rules()) <= self.now;
        if message.ticks != Ticks::Sent || !customer.online() || is_too_late {
            return;
        }
        self.tell(Event::Ticked {
            wamid: wamid.to_owned(),
            ticks: Ticks::Delivered,
        });
        // Reactions are never delivered as far as the API is told (graph-api.md 2.3).
        if message.via == Via::Api && message.is_bubble() {
            self.queue_status(wamid, "delivered");
        }
        if customer.auto_read && message.is_bubble() {
            self.open_soon(&customer.id, &customer.id);
        }
    }
}
