//! How each event changes the truth. Pure: the same events in the same order give the same truth,
//! and an event about something unknown changes nothing.

use super::apps::{App, Subscriber, Target, Token};
use super::companions::on_companions;
use super::life::Turn;
use super::model::{BUSINESS, Code, Message, Onboarding, Side, Ticks};
use super::screens::Unlinking;
use super::{Event, Group, Truth};
use crate::rules::quality::template_of;
use crate::switchboard::rule::StandingRule;

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
            Event::Born { seed, app, place } => {
                self.seed = *seed;
                self.place = *place;
                self.add_app(app.clone());
            }
            Event::ClockSet { reading } => self.clock = Some(*reading),
            Event::BusinessOpened { business } => self.business = Some(business.clone()),
            Event::PhoneAdded { phone } => {
                self.phone_at.insert(phone.id.clone(), self.phones.len());
                self.phones.push(phone.clone());
                self.count_person(self.phones.len() - 1, true);
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
                if let Some(place) = self.phone_at.get(phone).copied() {
                    self.count_person(place, false);
                    let phone = &mut self.phones[place];
                    phone.digits = Some(digits.clone());
                    phone.bsuid.clone_from(bsuid);
                    self.count_person(place, true);
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
                if let Some(code) = code {
                    self.issue_code(code, *expires_at);
                }
                self.life.connected(at);
                self.screens.unlink_all(at, Unlinking::Connected);
                self.pockets.forget_disappearing(at);
                self.onboarding = Some(Onboarding {
                    at,
                    share_history: *share_history,
                    contacts_asked: false,
                    history_asked: false,
                    chunks_sent: 0,
                    chunks_total: 0,
                });
            }
            Event::CodeIssued { code, expires_at } => self.issue_code(code, *expires_at),
            Event::SignUpMoved { run } => self.sign_up = Some(run.as_ref().clone()),
            Event::LifeChanged { turn } => self.apply_turn(at, turn),
            Event::FactsSet { facts } => self.facts = facts.as_ref().clone(),
            Event::HabitsSet { habits } => self.habits = habits.clone(),
            Event::CodeUsed {
                code,
                token,
                app_id,
            } => {
                if let Some(code) = self.codes.get_mut(code) {
                    code.used = true;
                }
                self.give_token(at, token, app_id);
            }
            Event::AppAdded { app, token } => {
                self.add_app(app.clone());
                self.give_token(at, token, &app.id);
            }
            Event::AppsTold { apps } => self.learn_apps(apps),
            Event::AppSubscribed { .. }
            | Event::WabaSubscribed { .. }
            | Event::NumberOverridden { .. } => self.apply_to_apps(event),
            Event::ContactsAsked => self.onboarded(|o| o.contacts_asked = true),
            Event::HistoryAsked { chunks } => self.onboarded(|o| {
                o.history_asked = true;
                o.chunks_total = *chunks;
            }),
            Event::HistoryChunkSent => self.onboarded(|o| o.chunks_sent += 1),
            Event::ScreenChanged { change } => self.screens.apply(at, change),
            Event::Kept { keep } => self.pockets.apply(at, keep),
            Event::AccountChanged { change } => self.account.apply(change),
            Event::StandingChanged { change } => self.standing.apply(at, change),
            Event::FaultsSet { faults } => self.faults = faults.clone(),
            Event::Restored { truth } => {
                *self = truth.as_ref().clone();
                self.standing.find_rules();
                self.count_anew();
            }
            Event::FaultRuleSet { rule } => {
                let standing = StandingRule {
                    rule: rule.as_ref().clone(),
                    met: 0,
                    hit: 0,
                };
                let rules = &mut self.fault_rules;
                match rules.iter_mut().find(|known| known.rule.id == rule.id) {
                    Some(known) => *known = standing,
                    None => rules.push(standing),
                }
            }
            Event::FaultRuleGone { id } => self.fault_rules.retain(|known| known.rule.id != *id),
            Event::FaultRuleMet { id, hit } => {
                let mut rules = self.fault_rules.iter_mut();
                if let Some(known) = rules.find(|known| known.rule.id == *id) {
                    known.met += 1;
                    known.hit += u64::from(*hit);
                }
            }
            Event::Written { .. }
            | Event::Left { .. }
            | Event::Ticked { .. }
            | Event::Failed { .. }
            | Event::ReachedApp { .. }
            | Event::Heard { .. }
            | Event::OpenedOnce { .. }
            | Event::Vanished { .. }
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

    fn issue_code(&mut self, code: &str, expires_at: i64) {
        let issued = Code {
            expires_at,
            used: false,
        };
        self.codes.insert(code.to_owned(), issued);
    }

    /// Whoever was attached to an account that left is attached no longer.
    fn apply_turn(&mut self, at: i64, turn: &Turn) {
        self.life.apply(at, turn);
        if matches!(turn, Turn::Offboarded { .. }) {
            self.screens.unlink_all(at, Unlinking::Moved);
        }
        if matches!(turn, Turn::Removed { .. } | Turn::Deleted) {
            self.onboarding = None;
            for known in &mut self.apps {
                known.waba_subscribed = false;
                known.waba_callback = None;
                known.number_callback = None;
            }
        }
    }

    fn add_app(&mut self, app: App) {
        let known = Subscriber {
            app,
            ..Subscriber::default()
        };
        self.apps.push(known);
    }

    fn give_token(&mut self, at: i64, token: &str, app_id: &str) {
        let given = Token {
            app_id: app_id.to_owned(),
            issued_at: at,
        };
        self.tokens.insert(token.to_owned(), given);
    }

    fn apply_to_apps(&mut self, event: &Event) {
        match event {
            Event::AppSubscribed {
                app_id,
                callback,
                fields,
            } => {
                if let Some(known) = self.subscriber_mut(app_id) {
                    known.callback.clone_from(callback);
                    known.fields.clone_from(fields);
                }
            }
            Event::WabaSubscribed {
                app_id,
                subscribed,
                callback,
            } => {
                if let Some(known) = self.subscriber_mut(app_id) {
                    known.waba_subscribed = *subscribed;
                    known.waba_callback.clone_from(callback);
                }
            }
            Event::NumberOverridden { app_id, callback } => {
                if let Some(known) = self.subscriber_mut(app_id) {
                    known.number_callback.clone_from(callback);
                }
            }
            _ => {}
        }
    }

    fn onboarded(&mut self, change: impl FnOnce(&mut Onboarding)) {
        if let Some(onboarding) = &mut self.onboarding {
            change(onboarding);
        }
    }

    fn apply_to_messages(&mut self, at: i64, event: &Event) {
        match event {
            Event::Written { message } => self.write_down(message),
            Event::Seen {
                phone,
                customer,
                device,
            } => {
                self.pockets.seen(phone, customer);
                let by_owner = phone == BUSINESS;
                let theirs = if by_owner {
                    Side::Customer
                } else {
                    Side::Business
                };
                for place in self.unseen(customer, theirs) {
                    self.change_message(place, |message| {
                        message.seen |= if by_owner {
                            message.on_app || *device && on_companions(message)
                        } else {
                            message.on_customer()
                        };
                    });
                }
            }
            Event::Left { wamid } => {
                let Some(place) = self.message_at.get(wamid).copied() else {
                    return;
                };
                self.change_message(place, |message| {
                    message.left_at = message.left_at.or(Some(at));
                    message.ticks = message.ticks.max(Ticks::Sent);
                });
                let customer = self.messages[place].customer.clone();
                self.note_number_used(&customer, at);
            }
            Event::Heard { wamid } => self.change_known(wamid, |message| message.heard = true),
            Event::OpenedOnce { wamid } => {
                self.change_known(wamid, |message| message.marks.fleeting.opened = true);
            }
            Event::Vanished { wamid } => {
                self.change_known(wamid, |message| message.marks.fleeting.gone = true);
            }
            Event::Ticked { wamid, ticks } => {
                let mut arrived = None;
                self.change_known(wamid, |message| {
                    let arrives = message.ticks < Ticks::Delivered && *ticks >= Ticks::Delivered;
                    message.ticks = message.ticks.max(*ticks);
                    arrived = template_of(message).filter(|_| arrives).map(str::to_owned);
                });
                if let Some(template) = arrived {
                    *self.template_deliveries.entry(template).or_default() += 1;
                }
            }
            Event::Failed { wamid, failure } => {
                let mut given_back = None;
                self.change_known(wamid, |message| {
                    let took = message.uses_allowance() && message.ticks != Ticks::Failed;
                    given_back = took.then_some(message.typed_at);
                    message.ticks = Ticks::Failed;
                    message.failure = Some(failure.clone());
                });
                if let Some(typed_at) = given_back {
                    self.allowance.give_back(typed_at);
                }
            }
            Event::ReachedApp { wamid } => {
                self.change_known(wamid, |message| message.on_app = true);
            }
            _ => {}
        }
    }

    fn write_down(&mut self, message: &Message) {
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
        if let Some(template) = template_of(message) {
            let template = template.to_owned();
            self.template_used.insert(template, message.typed_at);
        }
        if message.uses_allowance() {
            self.allowance.take(message.typed_at);
        }
        self.messages.push(message.clone());
        self.count_in(place);
        if let Some(left_at) = message.left_at {
            self.note_number_used(&message.customer, left_at);
        }
    }

    /// Changes a message, if there is one of this id.
    fn change_known(&mut self, wamid: &str, change: impl FnOnce(&mut Message)) {
        if let Some(place) = self.message_at.get(wamid).copied() {
            self.change_message(place, change);
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
                *self.due_to.entry(webhook.target.clone()).or_default() += 1;
                self.queue.insert(webhook.id, webhook.as_ref().clone());
            }
            Event::WebhookLost { id } => {
                self.unqueue(*id);
            }
            Event::DeliveryFormed { taken, delivery } => {
                for id in taken {
                    self.unqueue(*id);
                }
                *self.due_to.entry(delivery.target.clone()).or_default() += 1;
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
                if let Some(closed) = self.deliveries.remove(id) {
                    self.less_due_to(&closed.target);
                }
            }
            _ => {}
        }
    }

    fn unqueue(&mut self, id: u64) {
        if let Some(queued) = self.queue.remove(&id) {
            self.less_due_to(&queued.target);
        }
    }

    fn less_due_to(&mut self, target: &Target) {
        if let Some(due) = self.due_to.get_mut(target) {
            *due = due.saturating_sub(1);
        }
        if self.due_to.get(target) == Some(&0) {
            self.due_to.remove(target);
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
}
