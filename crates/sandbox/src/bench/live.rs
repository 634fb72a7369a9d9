//! The live feed of the bench: numbered frames that show what was touched as it is now. Acts only note what they touched;
//! frames are made beside them, a few times in the blink of an eye, so that open pages slow nobody down. Whatever came up
//! since the last look goes out as one. A page that lags gets a fresh state instead of the missed frames.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::sync::{Notify, broadcast};
use tokio_util::sync::CancellationToken;

use super::app_view::App;
use super::view::{self, Business, Chat, ClockView, PhoneMessage};
use crate::clock::Clock;
use crate::limits;
use crate::truth::{Truth, shows};
use crate::world::{Touched, World};

/// A frame as it goes on the socket, or several in one.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// Of the last one in it.
    pub(crate) seq: u64,
    pub(crate) text: Arc<str>,
}

pub(crate) struct Live {
    seq: Mutex<u64>,
    frames: broadcast::Sender<Frame>,
    pending: Mutex<Pending>,
    news: Notify,
}

/// What came up since the last look.
#[derive(Default)]
struct Pending {
    /// Frames that are no part of the truth.
    said: Vec<Value>,
    touched: Touched,
}

/// Makes frames of what acts touch, until cancelled.
pub(crate) async fn run(world: Arc<World>, cancel: CancellationToken) {
    loop {
        tokio::select! {
            () = cancel.cancelled() => return,
            () = world.live.news.notified() => {}
        }
        let Pending { said, touched } = std::mem::take(&mut *world.live.pending());
        let mut frames = Frames(said);
        world.look(|truth| frames.tell(truth, &world.clock, &touched));
        // Written out once nobody waits for the truth any more.
        world.live.publish(frames.0);
        // Nobody sees more frames in a second than this leaves room for.
        tokio::time::sleep(limits::LIVE_PAUSE).await;
    }
}

impl Live {
    pub(crate) fn new() -> Self {
        Self {
            seq: Mutex::new(0),
            frames: broadcast::Sender::new(limits::LIVE_FRAMES_KEPT),
            pending: Mutex::default(),
            news: Notify::new(),
        }
    }

    pub(crate) fn seq(&self) -> u64 {
        *self.seq.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Frame> {
        self.frames.subscribe()
    }

    /// Sends one frame; `body` is an object with a `type`.
    pub(crate) fn send(&self, body: Value) {
        self.pend(|pending| pending.said.push(body));
    }

    /// An act touched this. Who opens a page later is given the whole state.
    pub(crate) fn note(&self, touched: Touched) {
        self.pend(|pending| pending.touched.absorb(touched));
    }

    fn pend(&self, more: impl FnOnce(&mut Pending)) {
        // Nobody listening is the normal case in tests.
        if self.frames.receiver_count() > 0 {
            more(&mut self.pending());
            self.news.notify_one();
        }
    }

    fn pending(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Numbers frames and sends them as one.
    fn publish(&self, mut frames: Vec<Value>) {
        let mut seq = self.seq.lock().unwrap_or_else(PoisonError::into_inner);
        for frame in &mut frames {
            *seq += 1;
            frame["seq"] = json!(*seq);
        }
        let text = match frames.as_slice() {
            [] => return,
            [frame] => frame.to_string(),
            _ => json!({"type": "frames", "seq": *seq, "frames": frames}).to_string(),
        };
        // Whoever listened may be gone by now.
        let _ = self.frames.send(Frame {
            seq: *seq,
            text: text.into(),
        });
    }
}

/// Frames in the making.
struct Frames(Vec<Value>);

impl Frames {
    fn send(&mut self, frame: Value) {
        self.0.push(frame);
    }

    /// Tells what acts touched, in the shapes of the bench API.
    fn tell(&mut self, truth: &Truth, clock: &Clock, touched: &Touched) {
        if touched.clock {
            self.send(json!({"type": "clock", "clock": ClockView::of(clock)}));
        }
        if touched.everything {
            // Numbered with the others.
            let state = view::Bench::of(truth, ClockView::of(clock), 0);
            let mut frame = serde_json::to_value(state).unwrap_or_default();
            frame["type"] = json!("state");
            self.send(frame);
        }
        let mut told = HashSet::new();
        for wamid in &touched.messages {
            if told.insert(wamid) {
                self.tell_message(truth, wamid);
            }
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
        // A connection switches screens off, and on again.
        if touched.app || touched.business {
            self.send(json!({"type": "app", "app": App::of(truth)}));
        }
        if touched.labels {
            self.send(json!({"type": "labels", "labels": view::Label::all(truth)}));
        }
        if touched.faults {
            self.send(json!({"type": "faults", "faults": truth.faults}));
            self.send(json!({"type": "fault_rules", "rules": truth.fault_rules}));
        }
    }

    fn tell_message(&mut self, truth: &Truth, wamid: &str) {
        let Some(message) = truth.message(wamid) else {
            return;
        };
        let customer = &message.customer;
        for phone in truth.screens_of(customer) {
            let (id, peer) = (view::screen_id(&phone), view::peer(&phone, customer));
            if message.marks.fleeting.gone {
                self.send(
                    json!({"type": "message_gone", "phone": id, "peer": peer, "message": wamid}),
                );
            } else if shows(&phone, message) {
                self.send(json!({
                    "type": "message",
                    "phone": id,
                    "peer": peer,
                    "message": PhoneMessage::of(truth, &phone, message),
                }));
            }
        }
    }

    fn tell_chat(&mut self, truth: &Truth, customer: &str) {
        for phone in truth.screens_of(customer) {
            let id = view::screen_id(&phone);
            match Chat::of(truth, &phone, customer) {
                Some(chat) => self.send(json!({"type": "chat", "phone": id, "chat": chat})),
                // Its last message disappeared, if ever there was one.
                None => self.send(
                    json!({"type": "chat_gone", "phone": id, "peer": view::peer(&phone, customer)}),
                ),
            }
        }
    }
}
