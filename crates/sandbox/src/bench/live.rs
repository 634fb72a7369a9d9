//! The live feed of the bench: numbered frames, made inside the act that caused them so that their
//! order is the order of events. A page that lags gets a fresh state instead of the missed frames.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tokio::sync::broadcast;

use super::view::{self, Business, Chat, ClockView, PhoneMessage};
use crate::clock::Clock;
use crate::limits;
use crate::truth::model::BUSINESS;
use crate::truth::{Truth, shows};
use crate::world::Touched;

/// A frame as it goes on the socket.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) seq: u64,
    pub(crate) text: Arc<str>,
}

pub(crate) struct Live {
    seq: Mutex<u64>,
    frames: broadcast::Sender<Frame>,
}

impl Live {
    pub(crate) fn new() -> Self {
        Self {
            seq: Mutex::new(0),
            frames: broadcast::Sender::new(limits::LIVE_FRAMES_KEPT),
        }
    }

    pub(crate) fn seq(&self) -> u64 {
        *self.seq.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Frame> {
        self.frames.subscribe()
    }

    /// Sends one frame; `body` is an object with a `type`.
    pub(crate) fn send(&self, mut body: Value) {
        let mut seq = self.seq.lock().unwrap_or_else(PoisonError::into_inner);
        *seq += 1;
        if let Some(object) = body.as_object_mut() {
            object.insert("seq".to_owned(), json!(*seq));
        }
        // Nobody listening is the normal case in tests.
        let _ = self.frames.send(Frame {
            seq: *seq,
            text: body.to_string().into(),
        });
    }

    /// Tells what an act touched, in the shapes of the bench API.
    pub(crate) fn tell(&self, truth: &Truth, clock: &Clock, touched: &Touched) {
        if touched.clock {
            self.send(json!({"type": "clock", "clock": ClockView::of(clock)}));
        }
        if self.frames.receiver_count() == 0 {
            return;
        }
        for wamid in &touched.messages {
            self.tell_message(truth, wamid);
        }
        for customer in &touched.chats {
            self.tell_chat(truth, customer);
        }
        for id in &touched.phones {
            if let Some(phone) = truth.phone(id) {
                self.send(json!({"type": "phone", "phone": view::Phone::of(truth, phone)}));
            }
        }
        if touched.business {
            self.send(json!({"type": "business", "business": Business::of(truth)}));
        }
        if touched.faults {
            self.send(json!({"type": "faults", "faults": truth.faults}));
        }
    }

    fn tell_message(&self, truth: &Truth, wamid: &str) {
        let Some(message) = truth.message(wamid) else {
            return;
        };
        let customer = &message.customer;
        for id in [BUSINESS, customer.as_str()] {
            let Some(phone) = truth.phone(id) else {
                continue;
            };
            if shows(phone, message) {
                self.send(json!({
                    "type": "message",
                    "phone": id,
                    "peer": view::peer(phone, customer),
                    "message": PhoneMessage::of(truth, phone, message),
                }));
            }
        }
    }

    fn tell_chat(&self, truth: &Truth, customer: &str) {
        for id in [BUSINESS, customer] {
            let Some(phone) = truth.phone(id) else {
                continue;
            };
            if let Some(chat) = Chat::of(truth, phone, customer) {
                self.send(json!({"type": "chat", "phone": id, "chat": chat}));
            }
        }
    }
}
