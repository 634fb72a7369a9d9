//! One run of the platform, from its start to its end or its death: the workers, each of which does one step when asked.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use twinline_platform::config::MetaApp;
use twinline_platform::courier::{self, Courier, Handed};
use twinline_platform::merger::{CallEntry, JOURNAL, Merger, Step};
use twinline_platform::outside;
use twinline_platform::readers::{self, bot::Mind};
use twinline_platform::{App, Config, Parts, router};
use twinline_store::journal::{Journal as _, Segments, SegmentsConfig};
use twinline_store::{Blobs, Store};

use crate::carrier::GRAPH;
use crate::dice::Dice;
use crate::doom::Mortal;
use crate::house::{House, INBOX, WORKSPACE};
use crate::oracle::ledger::token;

/// See the module.
pub(crate) struct Life {
    pub(crate) app: App,
    merger: Merger,
    courier: Courier,
    mind: Mind,
    /// How far the journal is merged.
    merged: u64,
    lazy_ms: i64,
    /// Released, not called yet.
    pub(crate) handed: Vec<Handed>,
    /// Called; what came of it is not written down.
    pub(crate) answered: Vec<(Handed, CallEntry)>,
    /// What has reason to look: set by whatever may be news to it.
    pub(crate) wants: Wants,
}

/// The journal is shorter than what was merged of it: no platform starts on that.
#[derive(Debug)]
pub(crate) struct Gone {
    durable: u64,
    merged: u64,
}

impl std::fmt::Display for Gone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { durable, merged } = self;
        write!(
            f,
            "the journal ends at entry {durable}, but entry {merged} has been merged: what was acknowledged is gone"
        )
    }
}

impl std::error::Error for Gone {}

/// Workers with nothing to do look again after a minute or less, to be safe. Here that would be most of all steps, and
/// would hide a missed wake-up.
const IDLE_MS: i64 = 3_600_000;

/// Turns of bots outside that are looked at together.
const TURNS_DUE_MAX: usize = 100;

/// When the courier is to look again.
fn later(at: i64, now: i64) -> i64 {
    if at >= now + 60_000 {
        now + IDLE_MS
    } else {
        at.max(now + 1)
    }
}

/// When who has something to do, at the latest, by our clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wants {
    pub(crate) courier: i64,
    pub(crate) bot: i64,
    pub(crate) tell: i64,
    pub(crate) orphans: i64,
    pub(crate) connect: i64,
    pub(crate) journal: i64,
    pub(crate) merge: i64,
    pub(crate) files: i64,
}

impl Life {
    /// Starts a process on what the last one left.
    pub(crate) async fn begin(house: &House, lazy_ms: i64) -> anyhow::Result<Self> {
        let meta = house.sandbox.app();
        let config = Config {
            listen: ([127, 0, 0, 1], 80).into(),
            public_url: INBOX.to_owned(),
            graph_url: GRAPH.to_owned(),
            app: MetaApp {
                id: meta.app_id,
                secrets: vec![meta.app_secret],
            },
            verify_token: "verify".to_owned(),
            behind_tls_proxy: false,
            bots_at_private_addresses: false,
            bench_url: None,
        };
        let store = Store::open(house.database()).await?;
        let journal_config = SegmentsConfig {
            segment_bytes_max: 20_000,
            // By itself it mends by wall time, of which a storm has none.
            mend_every: Duration::from_hours(24),
            ..SegmentsConfig::default()
        };
        let journal = match Segments::open(Arc::new(house.disk.clone()), journal_config) {
            Ok(journal) => journal,
            Err(error) => {
                store.close().await;
                return Err(error).context("the journal does not open");
            }
        };
        let (merged, durable) = (store.position(JOURNAL).await?, journal.durable_to());
        if merged > durable {
            store.close().await;
            return Err(Gone { durable, merged }.into());
        }
        let app = App::new(Parts {
            config,
            store,
            journal: Arc::new(Mortal {
                journal,
                doom: house.doom.clone(),
            }),
            blobs: Blobs::open(house.blobs())?,
            clock: house.clock(),
            ids: house.ids.clone(),
            carrier: house.carrier.clone(),
            bots: house.rude.clone(),
            channel: crate::planted::channel(),
            workspace: WORKSPACE,
        });
        house.doors.open(router::router(app.clone()));
        let now = house.ours();
        Ok(Self {
            app,
            merger: Merger::default(),
            courier: Courier::default(),
            mind: Mind::default(),
            merged,
            lazy_ms,
            handed: Vec::new(),
            answered: Vec::new(),
            wants: Wants {
                courier: now,
                bot: now,
                tell: now,
                orphans: now,
                connect: now,
                journal: now,
                merge: now,
                files: now,
            },
        })
    }

    /// Ends it where it stands: nothing is finished, nothing is written.
    pub(crate) async fn end(self, house: &House) {
        house.doors.shut();
        house.doom.disarm();
        let in_hand = self.handed.iter();
        for handed in in_hand.chain(self.answered.iter().map(|(handed, _)| handed)) {
            house.carrier.trouble(token(handed.send().id));
        }
        // What the recorder holds would grow from storm to storm.
        self.app.metrics.render();
        self.app.store.close().await;
    }

    /// Entries that wait to be merged.
    pub(crate) fn backlog(&self) -> u64 {
        self.app.journal.durable_to().saturating_sub(self.merged)
    }

    /// Something changed that all readers may want to know.
    pub(crate) fn news(&mut self) {
        let now = self.app.now();
        self.wants.courier = self.wants.courier.min(now + self.lazy_ms);
        self.wants.bot = now;
        self.wants.files = now;
    }

    pub(crate) async fn merge(&mut self) -> String {
        let app = self.app.clone();
        let step = self.merger.step(&app).await;
        self.news();
        match step {
            Step::Merged(position) => {
                self.merged = position;
                format!("merged up to {position}")
            }
            Step::Nothing => "nothing to merge".to_owned(),
            Step::Failed => {
                self.wants.merge = self.app.now() + 500;
                "could not merge".to_owned()
            }
        }
    }

    /// Releases what is due; what is to be called waits in hand.
    pub(crate) async fn release(&mut self) -> anyhow::Result<usize> {
        let app = self.app.clone();
        let (handed, at) = self.courier.round(&app).await?;
        self.wants.courier = later(at, self.app.now());
        let released = handed.len();
        self.handed.extend(handed);
        Ok(released)
    }

    /// Makes one of the calls.
    pub(crate) async fn call(&mut self, place: usize) {
        // Taken out only afterwards: whoever dies in the middle had it in hand.
        let app = self.app.clone();
        let entry = self.handed[place].call(&app).await;
        let handed = self.handed.remove(place);
        self.answered.push((handed, entry));
    }

    /// Writes down what came of one of them.
    pub(crate) async fn journal(&mut self, place: usize) -> String {
        let app = self.app.clone();
        let (_, entry) = &self.answered[place];
        match courier::journal(&app, entry).await {
            Ok(position) => {
                self.answered.remove(place);
                self.news();
                format!("answer journalled at {position}")
            }
            Err(error) => {
                self.wants.journal = self.app.now() + 3_000;
                format!("answer not journalled: {error}")
            }
        }
    }

    pub(crate) async fn think(&mut self) -> anyhow::Result<()> {
        let app = self.app.clone();
        let at = self.mind.step(&app).await?;
        self.wants.bot = at.max(self.app.now() + 1);
        // It may have spoken, or given a turn to a bot outside.
        self.wants.tell = self.app.now();
        self.wants.courier = self.wants.courier.min(self.app.now() + self.lazy_ms);
        Ok(())
    }

    /// Tells the bot outside one of its turns that are due, and takes what it says.
    pub(crate) async fn tell(&mut self, dice: &mut Dice) -> anyhow::Result<()> {
        let app = self.app.clone();
        let due = app.store.due_bot_turns(app.now(), TURNS_DUE_MAX).await?;
        if let Some(turn) = dice.pick(&due) {
            outside::tell::one(&app, turn).await?;
            self.wants.courier = self.wants.courier.min(app.now() + self.lazy_ms);
        }
        let now = app.now();
        let next = app.store.next_bot_turn().await?;
        self.wants.tell = next.map_or(now + IDLE_MS, |at| at.max(now + 1));
        Ok(())
    }

    pub(crate) async fn fetch(&mut self) -> anyhow::Result<()> {
        let app = self.app.clone();
        readers::media::step(&app).await?;
        let now = self.app.now();
        let next = app.store.next_media_due().await?;
        self.wants.files = next.map_or(now + IDLE_MS, |at| at.max(now + 1));
        Ok(())
    }

    pub(crate) async fn adopt_orphans(&mut self) -> anyhow::Result<()> {
        let app = self.app.clone();
        self.courier.adopt_orphans(&app).await?;
        let left = !app.store.calling_sends().await?.is_empty();
        let pause = if left { 15_000 } else { IDLE_MS };
        self.wants.orphans = self.app.now() + pause;
        Ok(())
    }

    pub(crate) async fn take_up_connections(&mut self) -> anyhow::Result<()> {
        let app = self.app.clone();
        twinline_platform::connect::take_up(&app).await?;
        self.wants.connect = self.app.now() + IDLE_MS;
        Ok(())
    }
}
