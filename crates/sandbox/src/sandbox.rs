//! The sandbox as others use it: open, load an example, serve, and act on its phones.

mod deeds;

pub use deeds::NewFile;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Extension;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::bench::{self, view};
use crate::business_app::{SignUp, SignedUp};
use crate::businesses::{self, Businesses};
use crate::chatter::Chatter;
use crate::clock::{Clock, Reading, wall_ms};
use crate::files::Files;
use crate::lan::{self, Lan};
use crate::outbound::{Network, Outbound};
use crate::phones::ActError;
use crate::rules::profile::Profile;
use crate::scenario::{self, LoadError, Scenario};
use crate::switchboard::rule::FaultRule;
use crate::tls::{Authority, Https, TlsError};
use crate::truth::apps::App;
use crate::truth::log::{Log, OpenError};
use crate::truth::model::Faults;
use crate::truth::{Event, Truth};
use crate::world::{Parts, World};
use crate::{graph_api, login_dialog, timers, tls, webhooks};

/// How to open a sandbox.
#[derive(Debug, Clone)]
pub struct Config {
    /// Everything lives in here: the log and the media files. None: in memory, and gone with the process.
    pub data_dir: Option<PathBuf>,
    /// The address served later, if the bench shall answer to it besides loopback names.
    pub listen: Option<SocketAddr>,
    /// A fresh sandbox draws all its ids from this; a stored one keeps its own.
    pub seed: u64,
    /// Where a fresh sandbox's clock starts, in milliseconds UTC; now, if not given.
    pub start_at: Option<i64>,
    pub chatter: Chatter,
    /// The rules that hold; not given, a stored sandbox keeps its own and a fresh one has the newest.
    pub rules: Option<Profile>,
}

/// What the platform needs to know of the Meta app it acts as.
#[derive(Clone, PartialEq, Eq)]
pub struct AppCredentials {
    pub app_id: String,
    pub app_secret: String,
}

impl std::fmt::Debug for AppCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppCredentials")
            .field("app_id", &self.app_id)
            .finish_non_exhaustive()
    }
}

/// An emulated WhatsApp. Clones share it.
#[derive(Clone)]
pub struct Sandbox {
    /// The first business's.
    world: Arc<World>,
    businesses: Arc<Businesses>,
    chatter: Chatter,
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sandbox").finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Opens a data directory, or begins one: phones, timers, waiting webhooks and the clock carry
    /// on where they were. One process at a time may have it open.
    pub fn open(config: Config) -> Result<Self, OpenError> {
        Self::open_with(config, Arc::new(Network::new()))
    }

    /// The same, with another way to the outside.
    pub fn open_with(config: Config, outbound: Arc<dyn Outbound>) -> Result<Self, OpenError> {
        let (log, truth, files) = match &config.data_dir {
            Some(dir) => {
                let (log, truth) = Log::open(dir)?;
                (log, truth, Files::in_folder(dir.join("media")))
            }
            None => (Log::forgetful(), Truth::default(), Files::in_memory()),
        };
        let further = match &config.data_dir {
            Some(dir) => businesses::stored(dir)?,
            None => Vec::new(),
        };
        let fresh = truth.seq == 0;
        let mut reading = opening_reading(&truth, config.start_at);
        let told = further.iter().map(|further| further.truth.last_at).max();
        reading.virtual_ms = reading.virtual_ms.max(told.unwrap_or_default());
        let clock = Clock::from_reading(reading);
        let world = World::new(Parts {
            truth,
            log,
            clock: clock.clone(),
            files,
            outbound,
            listen: config.listen,
            lan: Arc::default(),
            closing: CancellationToken::new(),
        });
        if fresh {
            let reading = clock.reading();
            world.act(|act| act.be_born(config.seed, reading));
        }
        world.shorten_log();
        let businesses = Businesses::new(&world, config.data_dir, further);
        if let Some(profile) = config.rules {
            for world in businesses.all() {
                world.act(|act| act.choose_rules(profile.clone()));
            }
        }
        Ok(Self {
            world,
            businesses,
            chatter: config.chatter,
        })
    }

    /// No business was ever loaded.
    pub fn is_fresh(&self) -> bool {
        self.world.look(|truth| truth.business().is_none())
    }

    /// Loads an example business into a fresh sandbox. Writes files: not for a busy async thread.
    pub fn load(&self, scenario: &Scenario) -> Result<(), LoadError> {
        scenario::load(&self.world, scenario)
    }

    pub fn clock(&self) -> Clock {
        self.world.clock.clone()
    }

    /// Lets throughput and pair rate hold or not; without them sends are taken as fast as they come, for load tests.
    pub fn keep_pace(&self, paced: bool) {
        for world in self.businesses.all() {
            world.act(|act| act.keep_pace(paced));
        }
    }

    /// Whose rules hold.
    pub fn rules(&self) -> Profile {
        self.world.look(|truth| truth.standing.profile.clone())
    }

    pub fn app(&self) -> AppCredentials {
        let App { id, secret, .. } = self.world.look(Truth::app);
        AppCredentials {
            app_id: id,
            app_secret: secret,
        }
    }

    /// The owner goes through Embedded Signup.
    pub fn sign_up(&self, choice: SignUp) -> Result<SignedUp, ActError> {
        self.world.act(|act| act.sign_up(choice))
    }

    /// The Graph API at `/`, the bench at `/bench/`. Webhooks and timers need [`Sandbox::serve`] or
    /// [`Sandbox::work`] beside it.
    pub fn router(&self) -> Router {
        let first = bench::router(&self.world)
            .merge(login_dialog::router())
            .fallback(graph_api::serve)
            .layer(DefaultBodyLimit::disable())
            .with_state(Arc::clone(&self.world));
        bench::door(first, &self.world)
    }

    /// Serves until cancelled: requests, webhooks, timers and chatter. Returns when all of it has
    /// come to rest.
    pub async fn serve(
        &self,
        listener: TcpListener,
        cancel: CancellationToken,
    ) -> std::io::Result<()> {
        let closing = self.world.closing.clone();
        let workers = tokio::spawn(self.clone().work(cancel.clone()));
        let stop = async move {
            cancel.cancelled().await;
            closing.cancel();
        };
        let served = axum::serve(listener, self.router())
            .with_graceful_shutdown(stop)
            .await;
        self.world.closing.cancel();
        workers.await.map_err(std::io::Error::other)?;
        for world in self.businesses.all() {
            world.shorten_log();
        }
        served
    }

    /// The same over TLS, beside [`Sandbox::serve`], for libraries that have WhatsApp's address written into them: hosts
    /// such as `graph.facebook.com` with a certificate of our own authority.
    pub async fn serve_tls(
        &self,
        listener: std::net::TcpListener,
        authority: &Authority,
        cancel: CancellationToken,
    ) -> Result<(), TlsError> {
        let router = self.router().layer(Extension(Https));
        tls::serve(listener, router, authority, cancel).await
    }

    /// The bench for other machines of the network, beside [`Sandbox::serve`]: its pages alone, and only with the token.
    pub async fn serve_on_lan(
        &self,
        listener: TcpListener,
        lan: Lan,
        cancel: CancellationToken,
    ) -> std::io::Result<()> {
        let lan = Arc::clone(self.world.lan.get_or_init(|| Arc::new(lan)));
        let guard = middleware::from_fn_with_state(lan, lan::only_with_token);
        axum::serve(listener, self.router().layer(guard))
            .with_graceful_shutdown(cancel.cancelled_owned())
            .await
    }

    /// Answers requests until cancelled, and does nothing by itself: whoever drives the sandbox fires timers and carries
    /// webhooks.
    pub async fn serve_calls(
        &self,
        listener: TcpListener,
        cancel: CancellationToken,
    ) -> std::io::Result<()> {
        axum::serve(listener, self.router())
            .with_graceful_shutdown(cancel.cancelled_owned())
            .await
    }

    /// Webhooks, timers and chatter without a listener, until cancelled.
    pub async fn work(self, cancel: CancellationToken) {
        tokio::join!(
            timers::run(Arc::clone(&self.world), cancel.clone()),
            webhooks::dispatch(Arc::clone(&self.world), cancel.clone()),
            bench::live::run(Arc::clone(&self.world), cancel.clone()),
            Arc::clone(&self.businesses).work(self.chatter, cancel.clone()),
            self.chatter.run(Arc::clone(&self.world), cancel.clone()),
        );
    }

    /// Moves the clock forward and fires every timer it passed before it returns.
    pub fn advance(&self, step_ms: i64) {
        self.world.clock.advance(step_ms);
        for world in self.businesses.all() {
            timers::fire_due(&world);
        }
    }

    pub fn set_faults(&self, faults: Faults) {
        self.world.act(|act| act.tell(Event::FaultsSet { faults }));
    }

    /// Adds a rule of the switchboard, or puts it in the place of the one of its name; returns its name.
    pub fn set_fault_rule(&self, rule: FaultRule) -> Result<String, ActError> {
        self.world.act(|act| act.set_fault_rule(rule))
    }

    // What people see.

    pub fn state(&self) -> view::Bench {
        bench::state(&self.world)
    }

    /// A phone's chats, newest first.
    pub fn chats(&self, phone: &str) -> Result<Vec<view::Chat>, ActError> {
        self.world.look(|truth| bench::chats(truth, phone))
    }

    /// What a phone shows of a chat, oldest first.
    pub fn messages(&self, phone: &str, peer: &str) -> Result<Vec<view::PhoneMessage>, ActError> {
        self.world.look(|truth| bench::messages(truth, phone, peer))
    }

    /// Webhooks that wait to be acknowledged, queued or formed.
    pub fn webhooks_waiting(&self) -> usize {
        let all = self.businesses.all();
        let waiting = all
            .iter()
            .map(|world| world.look(|truth| truth.queue.len() + truth.deliveries.len()));
        waiting.sum()
    }
}

impl Sandbox {
    pub(crate) fn world(&self) -> &Arc<World> {
        &self.world
    }
}

/// The clock carries on with its offset; a clock that ran fast or stood still goes on from the last
/// thing that happened, as nobody was there to see the rest.
fn opening_reading(truth: &Truth, start_at: Option<i64>) -> Reading {
    let wall = wall_ms();
    let Some(stored) = truth.clock else {
        return Reading {
            virtual_ms: start_at.unwrap_or(wall),
            wall_ms: wall,
            rate: 1.0,
        };
    };
    let in_real_time = (stored.rate - 1.0).abs() < f64::EPSILON;
    let carried_on = if in_real_time {
        stored.virtual_ms + (wall - stored.wall_ms).max(0)
    } else {
        stored.virtual_ms
    };
    Reading {
        virtual_ms: carried_on.max(truth.last_at),
        wall_ms: wall,
        rate: stored.rate,
    }
}

impl crate::world::Act<'_> {
    fn be_born(&mut self, seed: u64, reading: Reading) {
        self.truth.seed = seed;
        let app = App {
            id: self.draw_digits(15),
            secret: self.draw_hex(32).to_lowercase(),
            name: None,
        };
        self.tell(Event::Born {
            seed,
            app,
            place: 0,
        });
        self.tell(Event::ClockSet { reading });
    }
}
