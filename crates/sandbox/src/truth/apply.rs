//! How each event changes the truth. Pure: the same events in the same order give the same truth,
//! and an event about something unknown changes nothing.

use super::model::{BUSINESS, Code, Onboarding, Side, Ticks};
use super::{Event, Group, Truth};

impl Truth {
    /// Replays one line of the log.
    pub(crate) fn apply_group(&mut self, group: &Group) {
        for event in &group.events {
            self.apply(group.at, event);
        }
        self.seq = group.seq;
        self.drawn = group.drawn;
    }

    pub(crate) fn apply(&mut self, at: i64, event: &Event) {
        self.last_at = self.last_at.max(at);
        match event {
            Event::Born { seed, app } => {
                self.seed = *seed;
                self.app = Some(app.clone());
            }
            Event::ClockSet { reading } => self.clock = Some(*reading),
            Event::BusinessOpened { business } => self.business = Some(business.clone()),
            Event::PhoneAdded { phone } => {
                self.phone_at.insert(phone.id.clone(), self.phones.len());
                self.phones.push(phone.clone());
            }
            Event::PhoneChanged {
                phone,
                online,
                read_receipts,
                auto_read,
            } => {
                let Some(phone) = self.phone_mut(phone) else {
                    return;
                };
                match online {
                    Some(true) => phone.offline_since = None,
                    Some(false) => phone.offline_since = phone.offline_since.or(Some(at)),
                    None => {}
                }
                phone.read_receipts = read_receipts.unwrap_or(phone.read_receipts);
                phone.auto_read = auto_read.unwrap_or(phone.auto_read);
            }
            Event::ContactSaved {
                phone,
                name,
                with_number,
            } => {
                self.address_book.insert(phone.clone(), name.clone());
                if *with_number {
                    self.saved_numbers.insert(phone.clone());
                }
                self.note_contact(phone);
            }
            Event::ContactRemoved { phone } => {
                self.address_book.remove(phone);
                self.saved_numbers.remove(phone);
                self.note_contact(phone);
            }
            Event::ContactsTold => self.contacts_untold.clear(),
            Event::NumberChanged {
                phone,
                digits,
                bsuid,
            } => {
                // Nobody tells the owner's phone where there is no chat: its address book keeps the number they left.
                if self.chat(phone).next().is_none() {
                    self.address_book.remove(phone);
                    self.saved_numbers.remove(phone);
                }
                if let Some(phone) = self.phone_mut(phone) {
                    phone.digits = Some(digits.clone());
                    phone.bsuid.clone_from(bsuid);
                }
            }
            Event::UsernameChanged { phone, username } => {
                if let Some(phone) = self.phone_mut(phone) {
                    phone.username.clone_from(username);
                }
            }
            Event::NumberUsed { phone } => {
                if let Some(phone) = self.phone_mut(phone) {
                    phone.number_used_at = phone.number_used_at.max(Some(at));
                }
            }
            Event::MediaStored { media } => {
                self.media.insert(media.id.clone(), media.clone());
            }
            Event::MediaDeleted { media } => {
                if let Some(media) = self.media.get_mut(media) {
                    media.deleted = true;
                }
            }
            Event::SignedUp {
                code,
                expires_at,
                share_history,
            } => {
                self.codes.insert(
                    code.clone(),
                    Code {
                        expires_at: *expires_at,
                        used: false,
                    },
                );
                self.onboarding = Some(Onboarding {
                    at,
                    share_history: *share_history,
                    contacts_asked: false,
                    history_asked: false,
                    chunks_sent: 0,
                    chunks_total: 0,
                });
            }
            Event::CodeUsed { code, token } => {
                if let Some(code) = self.codes.get_mut(code) {
                    code.used = true;
                }
                self.tokens.insert(token.clone(), at);
            }
            Event::AppSubscribed { callback, fields } => {
                self.app_callback.clone_from(callback);
                self.app_fields.clone_from(fields);
            }
            Event::WabaSubscribed {
                subscribed,
                callback,
            } => {
                self.waba_subscribed = *subscribed;
                self.waba_callback.clone_from(callback);
            }
            Event::NumberOverridden { callback } => self.number_callback.clone_from(callback),
            Event::ContactsAsked => self.onboarded(|o| o.contacts_asked = true),
            Event::HistoryAsked { chunks } => self.onboarded(|o| {
                o.history_asked = true;
                o.chunks_total = *chunks;
            }),
            Event::HistoryChunkSent => self.onboarded(|o| o.chunks_sent += 1),
            Event::AccountChanged { change } => self.account.apply(change),
            Event::FaultsSet { faults } => self.faults = faults.clone(),
            Event::Written { .. }
            | Event::Left { .. }
            | Event::Ticked { .. }
            | Event::Failed { .. }
            | Event::ReachedApp { .. }
            | Event::Heard { .. }
            | Event::Seen { .. } => self.apply_to_messages(at, event),
            Event::TimerSet { .. }
            | Event::TimerDone { .. }
            | Event::WebhookQueued { .. }
            | Event::WebhookLost { .. }
            | Event::DeliveryFormed { .. }
            | Event::DeliveryTried { .. }
            | Event::DeliveryClosed { .. } => self.apply_to_work(event),
        }
    }

    fn onboarded(&mut self, change: impl FnOnce(&mut Onboarding)) {
        if let Some(onboarding) = &mut self.onboarding {
            change(onboarding);
        }
    }

    fn apply_to_messages(&mut self, at: i64, event: &Event) {
        match event {
            Event::Written { message } => {
                if self.message_at.contains_key(&message.wamid) {
                    return;
                }
                let place = self.messages.len();
                self.message_at.insert(message.wamid.clone(), place);
                self.chats
                    .entry(message.customer.clone())
                    .or_default()
                    .push(place);
                if let Some(about) = message.about() {
                    self.about.entry(about.to_owned()).or_default().push(place);
                }
                self.messages.push(message.as_ref().clone());
                if let Some(left_at) = message.left_at {
                    self.note_number_used(&message.customer, left_at);
                }
            }
            Event::Seen { phone, customer } => {
                for place in self.chats.get(customer).into_iter().flatten() {
                    let message = &mut self.messages[*place];
                    let shown = if phone == BUSINESS {
                        message.from == Side::Customer && message.on_app
                    } else {
                        message.from == Side::Business && message.on_customer()
                    };
                    message.seen |= shown;
                }
            }
            Event::Left { wamid } => {
                if let Some(message) = self.message_mut(wamid) {
                    message.left_at = message.left_at.or(Some(at));
                    message.ticks = message.ticks.max(Ticks::Sent);
                    let customer = message.customer.clone();
                    self.note_number_used(&customer, at);
                }
            }
            Event::Heard { wamid } => {
                if let Some(message) = self.message_mut(wamid) {
                    message.heard = true;
                }
            }
            Event::Ticked { wamid, ticks } => {
                if let Some(message) = self.message_mut(wamid) {
                    message.ticks = message.ticks.max(*ticks);
                }
            }
            Event::Failed { wamid, failure } => {
                if let Some(message) = self.message_mut(wamid) {
                    message.ticks = Ticks::Failed;
                    message.failure = Some(failure.clone());
                }
            }
            Event::ReachedApp { wamid } => {
                if let Some(message) = self.message_mut(wamid) {
                    message.on_app = true;
                }
            }
            _ => {}
        }
    }

    fn apply_to_work(&mut self, event: &Event) {
        match event {
            Event::TimerSet { id, due, timer } => {
                self.numbers = self.numbers.max(*id);
                self.timers.insert((*due, *id), timer.clone());
            }
            Event::TimerDone { id, due } => {
                self.timers.remove(&(*due, *id));
            }
            Event::WebhookQueued { webhook } => {
                self.numbers = self.numbers.max(webhook.id);
                self.queued += 1;
                self.queue.insert(webhook.id, webhook.as_ref().clone());
            }
            Event::WebhookLost { id } => {
                self.queue.remove(id);
            }
            Event::DeliveryFormed { taken, delivery } => {
                for id in taken {
                    self.queue.remove(id);
                }
                self.numbers = self.numbers.max(delivery.id);
                self.formed += 1;
                self.deliveries
                    .insert(delivery.id, delivery.as_ref().clone());
            }
            Event::DeliveryTried { id, next_at } => {
                if let Some(delivery) = self.deliveries.get_mut(id) {
                    delivery.attempts += 1;
                    delivery.next_at = *next_at;
                }
            }
            Event::DeliveryClosed { id } => {
                self.deliveries.remove(id);
            }
            _ => {}
        }
    }

    fn phone_mut(&mut self, id: &str) -> Option<&mut super::model::Phone> {
        let place = *self.phone_at.get(id)?;
        self.phones.get_mut(place)
    }

    /// An offline owner's phone tells of its address book later.
    fn note_contact(&mut self, phone: &str) {
        if self.business_phone().is_some_and(|app| !app.online()) {
            self.contacts_untold.insert(phone.to_owned());
        }
    }

    /// A message went to or fro: the business goes on knowing a number it knows.
    fn note_number_used(&mut self, customer: &str, at: i64) {
        let knows = self
            .phone(customer)
            .is_some_and(|phone| self.visible_digits(phone, at).is_some());
        if let Some(phone) = self.phone_mut(customer).filter(|_| knows) {
            phone.number_used_at = phone.number_used_at.max(Some(at));
        }
    }

    fn message_mut(&mut self, wamid: &str) -> Option<&mut super::model::Message> {
        let place = *self.message_at.get(wamid)?;
        self.messages.get_mut(place)
    }
}
