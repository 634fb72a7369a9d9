//! The extended feed of the phone's state: labels, archived chats, profile pictures and groups over `smb_app_state_sync`.
//! WhatsApp has no such feed;
//! whoever wants to be ready for one switches it on. Every row tells how something stands now, so that it may come twice.

use crate::limits;
use crate::truth::model::{BUSINESS, Phone, PhoneId, Timer};
use crate::world::Act;

impl Act<'_> {
    /// The owner changed how a chat is kept.
    pub(crate) fn note_chat_state(&mut self, customer: &str) {
        let customer = customer.to_owned();
        self.note_state(Timer::ChatState { customer });
    }

    /// The owner changed a label.
    pub(crate) fn note_labels(&mut self) {
        self.note_state(Timer::LabelState);
    }

    /// A customer has another picture.
    pub(crate) fn note_picture(&mut self, customer: &str) {
        let customer = customer.to_owned();
        self.note_state(Timer::PictureState { customer });
    }

    /// Something happened in a group, of whose messages so many were told before.
    pub(crate) fn note_group(&mut self, group: &str, told: usize) {
        let group = group.to_owned();
        self.note_state(Timer::GroupState { group, told });
    }

    /// All of it: as the feed is switched on, after a sync was asked for, and from a phone that is back.
    pub(crate) fn tell_phone_state(&mut self) {
        if !self.tells_state() {
            return;
        }
        self.queue_labels();
        let kept: Vec<PhoneId> = self.truth.pockets.chats_kept(BUSINESS).cloned().collect();
        for part in kept.chunks(limits::CONTACTS_PER_WEBHOOK) {
            self.queue_chat_states(part);
        }
        let pictures = self.truth.screens.pictures.keys();
        let pictures: Vec<PhoneId> = pictures.cloned().collect();
        for part in pictures.chunks(limits::CONTACTS_PER_WEBHOOK) {
            self.queue_pictures(part);
        }
        let groups = self.truth.screens.groups.iter();
        let groups: Vec<String> = groups.map(|group| group.id.clone()).collect();
        for group in groups {
            self.queue_group(&group, 0);
        }
    }

    /// A chat's state is due. An offline phone tells all of it when it is back.
    pub(crate) fn tell_chat_state(&mut self, customer: &PhoneId) {
        if self.tells_state() {
            self.queue_chat_states(std::slice::from_ref(customer));
        }
    }

    pub(crate) fn tell_labels(&mut self) {
        if self.tells_state() {
            self.queue_labels();
        }
    }

    pub(crate) fn tell_picture(&mut self, customer: &PhoneId) {
        if self.tells_state() {
            self.queue_pictures(std::slice::from_ref(customer));
        }
    }

    pub(crate) fn tell_group(&mut self, group: &str, told: usize) {
        if self.tells_state() {
            self.queue_group(group, told);
        }
    }

    fn note_state(&mut self, timer: Timer) {
        if self.truth.habits.extended_state && self.truth.is_linked() {
            self.set_timer(self.now + limits::STATE_LAG_MS, timer);
        }
    }

    fn tells_state(&self) -> bool {
        let online = self.truth.business_phone().is_some_and(Phone::online);
        self.truth.habits.extended_state && online
    }
}
