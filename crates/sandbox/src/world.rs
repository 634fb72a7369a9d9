//! The one owner of truth and log. Every change is an act: a closure that looks at the truth, tells
//! events, and is written down as a whole before anybody hears of it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::bench::live::Live;
use crate::clock::Clock;
use crate::gaps::Gaps;
use crate::outbound::Outbound;
use crate::rules::rates::Rates;
use crate::traffic::Traffic;
use crate::truth::log::Log;
use crate::truth::model::{BUSINESS, PhoneId, Timer};
use crate::truth::{Event, Group, Truth};
use crate::unfinished::Unfinished;

pub(crate) struct World {
    held: Mutex<Held>,
    log_broken: AtomicBool,
    /// Counts acts; whoever has work to look for waits on it.
    news: watch::Sender<u64>,
    pub(crate) clock: Clock,
    pub(crate) live: Live,
    pub(crate) traffic: Traffic,
    pub(crate) rates: Mutex<Rates>,
    pub(crate) gaps: Gaps,
    pub(crate) parts: Unfinished,
    pub(crate) media_dir: PathBuf,
    pub(crate) outbound: Arc<dyn Outbound>,
    pub(crate) listen: Option<std::net::SocketAddr>,
    /// Cancelled when the sandbox shuts down, so that held answers let go.
    pub(crate) closing: CancellationToken,
}

struct Held {
    truth: Truth,
    log: Log,
}

pub(crate) struct Parts {
    pub(crate) truth: Truth,
    pub(crate) log: Log,
    pub(crate) clock: Clock,
    pub(crate) media_dir: PathBuf,
    pub(crate) outbound: Arc<dyn Outbound>,
    pub(crate) listen: Option<std::net::SocketAddr>,
}

impl World {
    pub(crate) fn new(parts: Parts) -> Arc<Self> {
        let world = Arc::new(Self {
            held: Mutex::new(Held {
                truth: parts.truth,
                log: parts.log,
            }),
            log_broken: AtomicBool::new(false),
            news: watch::Sender::new(0),
            clock: parts.clock,
            live: Live::new(),
            traffic: Traffic::new(),
            rates: Mutex::new(Rates::default()),
            gaps: Gaps::default(),
            parts: Unfinished::default(),
            media_dir: parts.media_dir,
            outbound: parts.outbound,
            listen: parts.listen,
            closing: CancellationToken::new(),
        });
        let keeper = Arc::downgrade(&world);
        world.clock.kept_by(move |reading| {
            if let Some(world) = keeper.upgrade() {
                world.act(|act| act.tell(Event::ClockSet { reading }));
            }
        });
        world
    }

    /// Looks at the truth.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Truth) -> T) -> T {
        look(&self.hold().truth)
    }

    /// Acts now.
    pub(crate) fn act<T>(&self, deed: impl FnOnce(&mut Act<'_>) -> T) -> T {
        self.act_at(None, deed)
    }

    /// Acts at a given time: a timer's, which a jump of the clock may have left behind.
    pub(crate) fn act_at<T>(&self, at: Option<i64>, deed: impl FnOnce(&mut Act<'_>) -> T) -> T {
        let mut held = self.hold();
        let Held { truth, log } = &mut *held;
        let now = at.unwrap_or_else(|| self.clock.now_ms());
        let drawn_before = truth.drawn;
        let mut act = Act {
            truth,
            now,
            events: Vec::new(),
            touched: Touched::default(),
        };
        let answer = deed(&mut act);
        let Act {
            events, touched, ..
        } = act;
        if events.is_empty() {
            truth.drawn = drawn_before;
            return answer;
        }
        truth.seq += 1;
        let group = Group {
            seq: truth.seq,
            at: now,
            drawn: truth.drawn,
            events,
        };
        if let Err(error) = log.append(&group)
            && !self.log_broken.swap(true, Ordering::Relaxed)
        {
            tracing::error!(
                %error,
                "The sandbox cannot write its log any more: what happens from now on is lost with \
                 this process. Free space on the disk and restart"
            );
        }
        self.live.tell(truth, &self.clock, &touched);
        drop(held);
        self.news.send_modify(|acts| *acts += 1);
        answer
    }

    /// Whether the log still takes what happens.
    pub(crate) fn healthy(&self) -> bool {
        !self.log_broken.load(Ordering::Relaxed)
    }

    pub(crate) fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    fn hold(&self) -> MutexGuard<'_, Held> {
        // A panic inside an act is a bug of ours; the truth is whole again after each event.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the bench pages have to hear after an act.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) phones: BTreeSet<PhoneId>,
    pub(crate) messages: Vec<String>,
    pub(crate) chats: BTreeSet<PhoneId>,
    pub(crate) business: bool,
    pub(crate) clock: bool,
    pub(crate) faults: bool,
}

/// One act in progress. Reads see what it told so far.
pub(crate) struct Act<'a> {
    pub(crate) truth: &'a mut Truth,
    pub(crate) now: i64,
    events: Vec<Event>,
    touched: Touched,
}

impl Act<'_> {
    pub(crate) fn tell(&mut self, event: Event) {
        self.touch(&event);
        self.truth.apply(self.now, &event);
        self.events.push(event);
    }

    /// The next number of the seeded generator. Drawing alone is not kept: tell an event as well.
    pub(crate) fn draw(&mut self) -> u64 {
        self.truth.drawn += 1;
        mix(self.truth.seed, self.truth.drawn)
    }

    /// A number that belongs to the sandbox from its beginning: it is not drawn, so that nothing else changes by it.
    pub(crate) fn inborn(&self, n: u64) -> u64 {
        mix(self.truth.seed, u64::MAX - n)
    }

    /// A drawn number in `0..below`.
    pub(crate) fn draw_below(&mut self, below: u64) -> u64 {
        self.draw() % below.max(1)
    }

    /// A number for a timer, webhook or delivery; valid until the next event that carries one.
    pub(crate) fn number(&self) -> u64 {
        self.truth.numbers + 1
    }

    pub(crate) fn set_timer(&mut self, due: i64, timer: Timer) {
        let id = self.number();
        self.tell(Event::TimerSet { id, due, timer });
    }

    fn touch(&mut self, event: &Event) {
        let touched = &mut self.touched;
        match event {
            Event::ClockSet { .. } => touched.clock = true,
            Event::BusinessOpened { .. }
            | Event::AccountChanged { .. }
            | Event::SignedUp { .. }
            | Event::CodeUsed { .. }
            | Event::AppSubscribed { .. }
            | Event::WabaSubscribed { .. }
            | Event::NumberOverridden { .. }
            | Event::ContactsAsked
            | Event::HistoryAsked { .. }
            | Event::HistoryChunkSent => touched.business = true,
            Event::PhoneAdded { phone } => {
                touched.phones.insert(phone.id.clone());
            }
            Event::PhoneChanged { phone, .. } => {
                touched.phones.insert(phone.clone());
            }
            Event::ContactSaved { phone, .. }
            | Event::ContactRemoved { phone }
            | Event::NumberChanged { phone, .. }
            | Event::UsernameChanged { phone, .. } => {
                touched.phones.insert(phone.clone());
                touched.chats.insert(phone.clone());
            }
            Event::Written { message } => {
                let bubble = message.about().unwrap_or(&message.wamid).to_owned();
                self.touch_message(&message.customer, &bubble);
            }
            Event::Left { wamid }
            | Event::Ticked { wamid, .. }
            | Event::Failed { wamid, .. }
            | Event::Heard { wamid }
            | Event::ReachedApp { wamid } => {
                let touched = self.truth.message(wamid).map(|message| {
                    let bubble = message.about().unwrap_or(wamid).to_owned();
                    (message.customer.clone(), bubble)
                });
                if let Some((customer, bubble)) = touched {
                    self.touch_message(&customer, &bubble);
                }
            }
            Event::Seen { phone, customer } => {
                touched.phones.insert(phone.clone());
                touched.chats.insert(customer.clone());
            }
            Event::FaultsSet { .. } => touched.faults = true,
            Event::Born { .. }
            | Event::ContactsTold
            | Event::NumberUsed { .. }
            | Event::MediaStored { .. }
            | Event::MediaDeleted { .. }
            | Event::TimerSet { .. }
            | Event::TimerDone { .. }
            | Event::WebhookQueued { .. }
            | Event::WebhookLost { .. }
            | Event::DeliveryFormed { .. }
            | Event::DeliveryTried { .. }
            | Event::DeliveryClosed { .. } => {}
        }
    }

    fn touch_message(&mut self, customer: &str, wamid: &str) {
        self.touched.phones.insert(BUSINESS.to_owned());
        self.touched.phones.insert(customer.to_owned());
        self.touched.chats.insert(customer.to_owned());
        if !self.touched.messages.iter().any(|touched| touched == wamid) {
            self.touched.messages.push(wamid.to_owned());
        }
    }
}

/// `SplitMix64`: well spread, and the n-th number needs no state but n.
fn mix(seed: u64, n: u64) -> u64 {
    let mut z = seed.wrapping_add(n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
