//! The sandbox as others use it: open, load an example, serve, and act on its phones.

mod deeds;

pub use deeds::NewFile;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::bench::{self, view};
use crate::business_app::{SignUp, SignedUp};
use crate::chatter::{self, Chatter};
use crate::clock::{Clock, Reading, wall_ms};
use crate::outbound::{Network, Outbound};
use crate::phones::ActError;
use crate::scenario::{self, LoadError, Scenario};
use crate::truth::log::{Log, OpenError};
use crate::truth::model::{App, Faults};
use crate::truth::{Event, Truth};
use crate::world::{Parts, World};
use crate::{graph_api, timers, webhooks};

/// How to open a sandbox.
#[derive(Debug, Clone)]
pub struct Config {
    /// Everything lives in here: the log and the media files.
    pub data_dir: PathBuf,
    /// The address served later, if the bench shall answer to it besides loopback names.
    pub listen: Option<SocketAddr>,
    /// A fresh sandbox draws all its ids from this; a stored one keeps its own.
    pub seed: u64,
    /// Where a fresh sandbox's clock starts, in milliseconds UTC; now, if not given.
    pub start_at: Option<i64>,
    pub chatter: Chatter,
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
    world: Arc<World>,
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
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a configuration opens one sandbox"
    )]
    pub fn open_with(config: Config, outbound: Arc<dyn Outbound>) -> Result<Self, OpenError> {
        let (log, truth) = Log::open(&config.data_dir)?;
        let fresh = truth.seq == 0;
        let clock = Clock::from_reading(opening_reading(&truth, config.start_at));
        let world = World::new(Parts {
            truth,
            log,
            clock: clock.clone(),
            media_dir: config.data_dir.join("media"),
            outbound,
            listen: config.listen,
        });
        if fresh {
            let reading = clock.reading();
            world.act(|act| act.be_born(config.seed, reading));
        }
        Ok(Self {
            world,
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

    pub fn app(&self) -> AppCredentials {
        let App { app_id, app_secret } = self.world.look(Truth::app);
        AppCredentials { app_id, app_secret }
    }

    /// The owner goes through Embedded Signup.
    pub fn sign_up(&self, choice: SignUp) -> Result<SignedUp, ActError> {
        self.world.act(|act| act.sign_up(choice))
    }

    /// The Graph API at `/`, the bench at `/bench/`. Webhooks and timers need [`Sandbox::serve`] or
    /// [`Sandbox::work`] beside it.
    pub fn router(&self) -> Router {
        bench::router(&self.world)
            .fallback(graph_api::serve)
            .layer(DefaultBodyLimit::disable())
            .with_state(Arc::clone(&self.world))
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
        served
    }

    /// Webhooks, timers and chatter without a listener, until cancelled.
    pub async fn work(self, cancel: CancellationToken) {
        let chat = async {
            match self.chatter {
                Chatter::Off => {}
                Chatter::Gentle => chatter::run(Arc::clone(&self.world), cancel.clone()).await,
            }
        };
        tokio::join!(
            timers::run(Arc::clone(&self.world), cancel.clone()),
            webhooks::dispatch(Arc::clone(&self.world), cancel.clone()),
            chat,
        );
    }

    /// Moves the clock forward and fires every timer it passed before it returns.
    pub fn advance(&self, step_ms: i64) {
        self.world.clock.advance(step_ms);
        timers::fire_due(&self.world);
    }

    pub fn set_faults(&self, faults: Faults) {
        self.world.act(|act| act.tell(Event::FaultsSet { faults }));
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
        self.world
            .look(|truth| truth.queue.len() + truth.deliveries.len())
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
            app_id: self.draw_digits(15),
            app_secret: self.draw_hex(32).to_lowercase(),
        };
        self.tell(Event::Born { seed, app });
        self.tell(Event::ClockSet { reading });
    }
}
