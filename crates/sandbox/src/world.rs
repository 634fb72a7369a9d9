//! The one owner of truth and log. Every change is an act: a closure that looks at the truth, tells
//! events, and is written down as a whole before anybody hears of it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::bench::live::Live;
use crate::businesses::Businesses;
use crate::clock::{Clock, Reading};
use crate::files::Files;
use crate::gaps::Gaps;
use crate::lan::Lan;
use crate::outbound::Outbound;
use crate::phones::ActError;
use crate::rules::calls::Calls;
use crate::rules::rates::Rates;
use crate::script::Runs;
use crate::traffic::Traffic;
use crate::truth::account::Change;
use crate::truth::flows::FlowChange;
use crate::truth::log::Log;
use crate::truth::model::{BUSINESS, Phone, PhoneId, Timer};
use crate::truth::pockets::Keep;
use crate::truth::screens::{Companion, ScreenChange};
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
    pub(crate) calls: Mutex<Calls>,
    pub(crate) gaps: Gaps,
    pub(crate) runs: Runs,
    pub(crate) parts: Unfinished,
    pub(crate) files: Files,
    pub(crate) outbound: Arc<dyn Outbound>,
    pub(crate) listen: Option<std::net::SocketAddr>,
    /// How other machines reach the bench, once they may.
    pub(crate) lan: Arc<OnceLock<Arc<Lan>>>,
    /// Cancelled when the sandbox shuts down, or this business is removed, so that held answers let go.
    pub(crate) closing: CancellationToken,
    /// All businesses of the sandbox, this one among them.
    pub(crate) kin: OnceLock<Weak<Businesses>>,
}

struct Held {
    truth: Truth,
    log: Log,
}

pub(crate) struct Parts {
    pub(crate) truth: Truth,
    pub(crate) log: Log,
    pub(crate) clock: Clock,
    pub(crate) files: Files,
    pub(crate) outbound: Arc<dyn Outbound>,
    pub(crate) listen: Option<std::net::SocketAddr>,
    pub(crate) lan: Arc<OnceLock<Arc<Lan>>>,
    pub(crate) closing: CancellationToken,
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
            calls: Mutex::new(Calls::default()),
            gaps: Gaps::default(),
            runs: Runs::default(),
            parts: Unfinished::default(),
            files: parts.files,
            outbound: parts.outbound,
            listen: parts.listen,
            lan: parts.lan,
            closing: parts.closing,
            kin: OnceLock::new(),
        });
        let keeper = Arc::downgrade(&world);
        world.clock.kept_by(move |reading| {
            let Some(world) = keeper.upgrade() else {
                return ControlFlow::Break(());
            };
            world.act(|act| act.tell(Event::ClockSet { reading }));
            ControlFlow::Continue(())
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
            device: None,
            events: Vec::new(),
            touched: Touched::default(),
        };
        let answer = deed(&mut act);
        let Act {
            events,
            mut touched,
            ..
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
        drop(held);
        let apps = touched.apps_changed();
        self.live.note(touched);
        self.news.send_modify(|acts| *acts += 1);
        if let Some(change) = apps {
            self.tell_kin(&change);
        }
        answer
    }

    /// Puts another truth in the place of this one, with the clock at what `reading` shows. Pages start afresh; what was kept
    /// in memory of the old world is forgotten.
    pub(crate) fn put(&self, truth: Truth, reading: Reading) {
        // The old world must not fire what lies between the two times, and the new one not before its time.
        let back = reading.virtual_ms < self.clock.now_ms();
        if back {
            self.clock.set_to(reading);
        }
        self.forget();
        self.act_at(Some(reading.virtual_ms), |act| {
            act.tell(Event::Restored {
                truth: Box::new(truth),
            });
        });
        // Also keeps the reading in the new truth.
        self.clock.set_to(reading);
    }

    /// The same without touching the clock, which is the others' too.
    pub(crate) fn put_at_the_present(&self, truth: Truth) {
        self.forget();
        let reading = self.clock.reading();
        self.act(|act| {
            act.tell(Event::Restored {
                truth: Box::new(truth),
            });
            act.tell(Event::ClockSet { reading });
        });
    }

    fn forget(&self) {
        self.traffic.clear();
        self.gaps.clear();
        self.parts.clear();
        *self.rates.lock().unwrap_or_else(PoisonError::into_inner) = Rates::default();
        *self.calls.lock().unwrap_or_else(PoisonError::into_inner) = Calls::default();
    }

    /// Writes a log that has grown anew, so that the next start is soon done. One that cannot be stays as it is.
    pub(crate) fn shorten_log(&self) {
        let mut held = self.hold();
        let Held { truth, log } = &mut *held;
        if !log.is_long() {
            return;
        }
        let everything = Group {
            seq: truth.seq,
            at: truth.last_at,
            drawn: truth.drawn,
            events: vec![Event::Restored {
                truth: Box::new(truth.clone()),
            }],
        };
        if let Err(error) = log.write_anew(&everything) {
            tracing::warn!(%error, "The sandbox's log could not be shortened; starts take longer");
        }
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a part of the page, touched or not"
)]
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) phones: BTreeSet<PhoneId>,
    /// Some of them more than once.
    pub(crate) messages: Vec<String>,
    pub(crate) chats: BTreeSet<PhoneId>,
    pub(crate) business: bool,
    pub(crate) clock: bool,
    pub(crate) faults: bool,
    pub(crate) labels: bool,
    /// The Business App's own screens.
    pub(crate) app: bool,
    /// Whose callback or fields changed, and who came.
    apps: BTreeSet<String>,
    /// Another truth is in the place of the old one.
    pub(crate) everything: bool,
}

/// What of the apps an act changed. They serve all businesses of the sandbox.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum AppsChange {
    /// These.
    Some(BTreeSet<String>),
    /// Another truth came with apps of its own.
    All,
}

impl Touched {
    fn apps_changed(&mut self) -> Option<AppsChange> {
        let apps = std::mem::take(&mut self.apps);
        if self.everything {
            Some(AppsChange::All)
        } else {
            (!apps.is_empty()).then_some(AppsChange::Some(apps))
        }
    }

    /// What another act touched as well.
    pub(crate) fn absorb(&mut self, more: Self) {
        let Self {
            phones,
            messages,
            chats,
            business,
            clock,
            faults,
            labels,
            app,
            apps,
            everything,
        } = more;
        self.apps.extend(apps);
        self.phones.extend(phones);
        self.chats.extend(chats);
        self.messages.extend(messages);
        self.business |= business;
        self.clock |= clock;
        self.faults |= faults;
        self.labels |= labels;
        self.app |= app;
        self.everything |= everything;
    }
}

/// One act in progress. Reads see what it told so far.
pub(crate) struct Act<'a> {
    pub(crate) truth: &'a mut Truth,
    pub(crate) now: i64,
    /// The linked device it is done on, if it is not done on the phone itself.
    device: Option<String>,
    events: Vec<Event>,
    touched: Touched,
}

impl Act<'_> {
    pub(crate) fn tell(&mut self, event: Event) {
        self.touch(&event);
        self.truth.apply(self.now, &event);
        self.events.push(event);
    }

    /// Takes a screen into the hand: a phone, or a device linked to the owner's, on which the rest of this act is done then.
    /// Returns the id of the phone whose account it is.
    pub(crate) fn take_up(&mut self, id: &str) -> Result<PhoneId, ActError> {
        if self.truth.phone(id).is_some() {
            return Ok(id.to_owned());
        }
        let mut known = self.truth.screens.companions.iter();
        let device = known.find(|known| known.id == id);
        let device = device.ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
        if device.unlinked_at.is_some() {
            let name = &device.name;
            let why = format!("the device {name} is unlinked: link it again on the phone");
            return Err(ActError::Missing(why));
        }
        self.device = Some(device.id.clone());
        Ok(BUSINESS.to_owned())
    }

    /// The linked device this act is done on.
    pub(crate) fn device(&self) -> Option<&Companion> {
        self.truth.screens.companion(self.device.as_deref()?)
    }

    /// A phone as the screen in the hand shows it.
    pub(crate) fn screen(&self, phone: &str) -> Option<Cow<'_, Phone>> {
        let device = self.device.as_deref().filter(|_| phone == BUSINESS);
        self.truth.screen(device.unwrap_or(phone))
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
            Event::AppAdded { app, .. } => {
                touched.business = true;
                touched.apps.insert(app.id.clone());
            }
            Event::AppSubscribed { app_id, .. } => {
                touched.business = true;
                touched.apps.insert(app_id.clone());
            }
            Event::BusinessOpened { .. }
            | Event::LifeChanged { .. }
            | Event::CodeIssued { .. }
            | Event::SignUpMoved { .. }
            | Event::StandingChanged { .. }
            | Event::FactsSet { .. }
            | Event::HabitsSet { .. }
            | Event::CodeUsed { .. }
            | Event::AppsTold { .. }
            | Event::WabaSubscribed { .. }
            | Event::NumberOverridden { .. }
            | Event::ContactsAsked
            | Event::HistoryAsked { .. }
            | Event::HistoryChunkSent => touched.business = true,
            Event::SignedUp { .. } => {
                touched.business = true;
                // It turned disappearing messages off.
                touched
                    .chats
                    .extend(self.truth.pockets.turns.keys().cloned());
            }
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
            | Event::OpenedOnce { wamid }
            | Event::Vanished { wamid }
            | Event::ReachedApp { wamid } => {
                let touched = self.truth.message(wamid).map(|message| {
                    let bubble = message.about().unwrap_or(wamid).to_owned();
                    (message.customer.clone(), bubble)
                });
                if let Some((customer, bubble)) = touched {
                    self.touch_message(&customer, &bubble);
                }
            }
            Event::Seen {
                phone, customer, ..
            } => {
                touched.phones.insert(phone.clone());
                touched.chats.insert(customer.clone());
            }
            Event::AccountChanged { change } => {
                touched.business = true;
                if let Change::Blocked { phone } | Change::Unblocked { phone } = change {
                    touched.phones.insert(phone.clone());
                    touched.chats.insert(phone.clone());
                }
                if let Change::FlowRecord {
                    turn: FlowChange::Ended { wamid, .. },
                } = change
                {
                    let customer = self.truth.message(wamid);
                    if let Some(customer) = customer.map(|message| message.customer.clone()) {
                        self.touch_message(&customer, wamid);
                    }
                }
            }
            Event::ScreenChanged { change } => {
                touched.app = true;
                match change {
                    ScreenChange::Opened | ScreenChange::LeftAlone => {
                        touched.phones.insert(BUSINESS.to_owned());
                    }
                    ScreenChange::PictureSet { phone, .. } => {
                        touched.phones.insert(phone.clone());
                        touched.chats.insert(phone.clone());
                    }
                    _ => {}
                }
            }
            Event::Kept { keep } => self.touch_kept(keep),
            Event::FaultsSet { .. }
            | Event::FaultRuleSet { .. }
            | Event::FaultRuleGone { .. }
            | Event::FaultRuleMet { .. } => touched.faults = true,
            Event::Restored { .. } => touched.everything = true,
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

    fn touch_kept(&mut self, keep: &Keep) {
        let touched = &mut self.touched;
        match keep {
            Keep::Star { wamid, .. } => {
                let customer = self.truth.message(wamid);
                if let Some(customer) = customer.map(|message| message.customer.clone()) {
                    self.touch_message(&customer, wamid);
                }
            }
            Keep::Chat {
                phone, customer, ..
            } => {
                touched.phones.insert(phone.clone());
                touched.chats.insert(customer.clone());
                touched.labels = true;
            }
            Keep::Disappear { customer, .. } => {
                touched.chats.insert(customer.clone());
            }
            Keep::Label { .. } => touched.labels = true,
            Keep::LabelGone { id } => {
                let chats = self.truth.pockets.labelled(BUSINESS, id);
                touched.chats.extend(chats.cloned());
                touched.labels = true;
            }
            Keep::Block { phone, .. } => {
                touched.phones.insert(phone.clone());
                touched.chats.insert(phone.clone());
            }
        }
    }

    fn touch_message(&mut self, customer: &str, wamid: &str) {
        self.touched.phones.insert(BUSINESS.to_owned());
        self.touched.phones.insert(customer.to_owned());
        self.touched.chats.insert(customer.to_owned());
        self.touched.messages.push(wamid.to_owned());
    }
}

/// `SplitMix64`: well spread, and the n-th number needs no state but n.
pub(crate) fn mix(seed: u64, n: u64) -> u64 {
    let mut z = seed.wrapping_add(n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
