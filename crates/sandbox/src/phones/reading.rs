//! A person opens a chat. The other side hears of it if receipts are on, and once online.

use super::ActError;
use crate::truth::Event;
use crate::truth::model::{BUSINESS, Message, Side, Ticks, Timer, Via};
use crate::world::Act;

const OPEN_AFTER_MS: i64 = 1_000;
const OPEN_WITHIN_MS: u64 = 3_000;

impl Act<'_> {
    /// Opens the chat of `phone` with `peer`.
    pub(crate) fn open_chat(&mut self, phone: &str, peer: &str) -> Result<(), ActError> {
        let customer = self.chat_customer(phone, peer)?;
        self.open(phone, &customer);
        Ok(())
    }

    pub(crate) fn open(&mut self, phone: &str, customer: &str) {
        let unseen = self
            .screen(phone)
            .is_some_and(|phone| self.truth.unread(&phone, customer) > 0);
        let unseen = unseen || self.truth.pockets.marked_unread(phone, customer);
        if unseen {
            self.tell(Event::Seen {
                phone: phone.to_owned(),
                customer: customer.to_owned(),
                device: self.device().is_some(),
            });
        }
        self.send_receipts(phone, customer);
    }

    /// Sets the timer by which a phone that opens chats by itself opens this one.
    pub(crate) fn open_soon(&mut self, phone: &str, customer: &str) {
        let timer = Timer::Open {
            phone: phone.to_owned(),
            customer: customer.to_owned(),
        };
        if self.truth.timers.values().any(|set| *set == timer) {
            return;
        }
        let within = i64::try_from(self.draw_below(OPEN_WITHIN_MS)).unwrap_or_default();
        self.set_timer(self.now + OPEN_AFTER_MS + within, timer);
    }

    /// Tells the writers of everything seen on this phone, if it may and can.
    pub(crate) fn send_receipts(&mut self, phone: &str, customer: &str) {
        let Some(reader) = self.screen(phone) else {
            return;
        };
        if !reader.online() {
            return;
        }
        let to = if phone == BUSINESS {
            Side::Business
        } else {
            Side::Customer
        };
        if reader.read_receipts {
            self.tell_read(to, customer);
        }
        self.tell_played(to, customer);
    }

    fn tell_read(&mut self, to: Side, customer: &str) {
        let due: Vec<Message> = self
            .truth
            .chat(customer)
            .filter(|message| message.from != to && message.seen && message.ticks < Ticks::Read)
            .cloned()
            .collect();
        for message in due {
            self.tell(Event::Ticked {
                wamid: message.wamid.clone(),
                ticks: Ticks::Read,
            });
            if message.via == Via::Api && message.is_bubble() {
                self.queue_status(&message.wamid, "read");
            }
        }
    }

    /// Switching receipts off does not hide that a voice note was played.
    fn tell_played(&mut self, to: Side, customer: &str) {
        let due: Vec<Message> = self
            .truth
            .chat(customer)
            .filter(|message| message.from != to && message.heard && message.ticks < Ticks::Played)
            .cloned()
            .collect();
        for message in due {
            self.tell(Event::Ticked {
                wamid: message.wamid.clone(),
                ticks: Ticks::Played,
            });
            if message.via == Via::Api && self.truth.rules().tells_played {
                self.queue_status(&message.wamid, "played");
            }
        }
    }
}
