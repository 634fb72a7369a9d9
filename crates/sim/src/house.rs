//! What outlives a process: the emulated WhatsApp, the disk, the database's file, and the ways between the two halves.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use tempfile::TempDir;
use tower::ServiceExt as _;
use twinline_core::ids::{BotId, PersonId, WorkspaceId};
use twinline_core::planted::{self, Bug};
use twinline_platform::clock::BusinessClock;
use twinline_platform::ids::FreshIds;
use twinline_sandbox::{Ask, Chatter, Faults, Outbound, Sandbox, Scenario, Told};
use twinline_store::disk::SimulatedDisk;
use twinline_store::{Bot, NewPerson, Role, Store};
use uuid::Uuid;

use crate::carrier::Carrier;
use crate::dice::Dice;
use crate::doom::Doom;
use crate::rude::RudeBot;
use crate::weather::Weather;

/// Where virtual time begins: a quarter past nine on a Tuesday, for what it is worth.
pub(crate) const START: i64 = 1_795_511_700_000;
/// The sandbox may take so long to open.
const OPENING_MS: i64 = 60_000;
/// Where WhatsApp believes the platform to be.
pub(crate) const INBOX: &str = "http://inbox.example";
pub(crate) const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
pub(crate) const MARTA: PersonId = PersonId(Uuid::from_u128(3));
pub(crate) const JOEL: PersonId = PersonId(Uuid::from_u128(4));
pub(crate) const BOT: BotId = BotId(Uuid::from_u128(9));

/// See the module.
pub(crate) struct House {
    pub(crate) sandbox: Sandbox,
    pub(crate) disk: SimulatedDisk,
    pub(crate) doom: Doom,
    pub(crate) doors: Doors,
    pub(crate) carrier: Arc<Carrier>,
    pub(crate) rude: Arc<RudeBot>,
    pub(crate) ids: Arc<CountedIds>,
    clock: Arc<VirtualClock>,
    folder: TempDir,
}

impl House {
    /// An empty platform beside an example business with some history.
    pub(crate) async fn new(seed: u64, weather: &Weather, dice: &mut Dice) -> anyhow::Result<Self> {
        let folder = folder()?;
        let doors = Doors::default();
        let config = twinline_sandbox::Config {
            data_dir: Some(folder.path().join("sandbox")),
            listen: None,
            seed,
            start_at: Some(START - OPENING_MS),
            chatter: Chatter::Off,
            rules: None,
        };
        let sandbox = Sandbox::open_with(config, Arc::new(doors.clone()))?;
        // It opens running: what passed until it stands still must be no part of the storm.
        sandbox.clock().pause();
        let late = sandbox.clock().now_ms() - (START - OPENING_MS);
        anyhow::ensure!(late < OPENING_MS, "the sandbox took {late} ms to open");
        sandbox.clock().advance(OPENING_MS - late);
        sandbox.load(&scenario(weather, dice)?)?;
        sandbox.set_faults(usual());
        let doom = Doom::default();
        let disk = SimulatedDisk::new(dice.roll());
        disk.lie_about_sync(planted::is(Bug::NoFsync));
        crate::planted::let_die(&doom);
        let clock = Arc::new(VirtualClock {
            whatsapps: sandbox.clock(),
            ahead: AtomicI64::new(0),
        });
        let house = Self {
            rude: RudeBot::new(sandbox.clock(), doom.clone(), seed),
            carrier: Carrier::new(&sandbox, doom.clone(), Dice::new(dice.roll())),
            disk,
            ids: Arc::new(CountedIds(AtomicU64::new(1))),
            sandbox,
            doom,
            doors,
            clock,
            folder,
        };
        let store = Store::open(house.database()).await?;
        people(&store).await?;
        store.close().await;
        Ok(house)
    }

    pub(crate) fn now(&self) -> i64 {
        self.sandbox.clock().now_ms()
    }

    /// The platform's time, which is WhatsApp's unless our clock is wrong.
    pub(crate) fn ours(&self) -> i64 {
        self.clock.now_ms()
    }

    /// Our clock goes wrong, or is put right.
    pub(crate) fn set_clock(&self, ahead: i64) {
        self.clock.ahead.store(ahead, Ordering::Relaxed);
    }

    pub(crate) fn clock(&self) -> Arc<VirtualClock> {
        Arc::clone(&self.clock)
    }

    /// Since the beginning.
    pub(crate) fn elapsed(&self) -> i64 {
        self.now() - START
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("twinline.db")
    }

    pub(crate) fn blobs(&self) -> PathBuf {
        self.folder.path().join("blobs")
    }
}

/// What WhatsApp does by itself: nothing goes wrong, and echoes say what they answer.
pub(crate) fn usual() -> Faults {
    Faults {
        echo_context: true,
        ..Faults::none()
    }
}

/// In memory where the machine has a folder for that: a storm is about order, not about disks.
fn folder() -> std::io::Result<TempDir> {
    let memory = std::path::Path::new("/dev/shm");
    if memory.is_dir()
        && let Ok(folder) = tempfile::tempdir_in(memory)
    {
        return Ok(folder);
    }
    tempfile::tempdir()
}

fn scenario(weather: &Weather, dice: &mut Dice) -> anyhow::Result<Scenario> {
    let people: Vec<serde_json::Value> = (0..weather.customers)
        .map(|n| customer(n, weather, dice))
        .collect();
    let scenario = serde_json::json!({
        "business": {
            "name": "Forno Aurora", "owner": "Aurora Neri", "display_phone_number": "+44 7700 900142",
            "phone_number_id": "1085550001", "waba_id": "2085550001", "portfolio_id": "3085550001",
        },
        "customers": people,
        "chatter": {"greetings": [], "follow_ups": [], "of_their_own": {}},
    });
    serde_json::from_value(scenario).context("the storm's scenario")
}

/// Somebody with a past: some days of talk, perhaps a greeting that nobody has answered.
fn customer(n: usize, weather: &Weather, dice: &mut Dice) -> serde_json::Value {
    let mut thread = Vec::new();
    let lines = dice.between(0, weather.past);
    let apart = 25_000 / weather.past;
    for line in 0..lines {
        let when = format!("-{}m", 40_000 - dice.between(0, apart) - line * apart);
        let who = if dice.chance(50) { "c" } else { "b" };
        thread.push(serde_json::json!([when, who, format!("old words {line}")]));
    }
    if dice.chance(40) {
        thread.push(serde_json::json!(["-3m", "c", "Hello"]));
    }
    let hidden = dice.chance(20);
    let digits = (!hidden).then(|| format!("44770090081{n}"));
    serde_json::json!({
        "name": format!("Customer {n}"),
        "digits": digits,
        "username": hidden.then(|| format!("customer.{n}")),
        "saved_as": dice.chance(50).then(|| format!("Neighbour {n}")),
        "read_receipts": !dice.chance(15),
        "thread": thread,
    })
}

async fn people(store: &Store) -> anyhow::Result<()> {
    store
        .create_workspace(WORKSPACE, "Forno Aurora", START)
        .await?;
    for (id, name) in [(MARTA, "Marta Pires"), (JOEL, "Joel Adeyemi")] {
        let person = NewPerson {
            id,
            workspace: WORKSPACE,
            email: format!("{}@example.com", id.0.simple()),
            name: name.to_owned(),
            role: Role::Agent,
            password_hash: String::new(),
        };
        store.create_person(&person, START).await?;
    }
    let bot = Bot {
        id: BOT,
        workspace: WORKSPACE,
        name: "Order helper".to_owned(),
    };
    store.put_bot(&bot, START).await?;
    Ok(())
}

/// The way from WhatsApp to the platform, in memory: open while a process lives.
#[derive(Clone, Default)]
pub(crate) struct Doors(Arc<Mutex<Option<Router>>>);

impl Doors {
    pub(crate) fn open(&self, router: Router) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(router);
    }

    pub(crate) fn shut(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[async_trait]
impl Outbound for Doors {
    async fn carry(&self, ask: Ask) -> Result<Told, String> {
        let router = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let router = router.ok_or_else(|| "nobody is there".to_owned())?;
        let method = if ask.body.is_some() { "POST" } else { "GET" };
        let mut request = Request::builder()
            .method(method)
            .uri(ask.url.trim_start_matches(INBOX));
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        let request = request
            .body(Body::from(ask.body.unwrap_or_default()))
            .map_err(|error| error.to_string())?;
        let response = match router.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status().as_u16();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        Ok(Told {
            status,
            content_type: None,
            body: body.map_err(|error| error.to_string())?.to_vec(),
            whole: true,
        })
    }
}

/// Ids that count up, over deaths of the process as well.
pub(crate) struct CountedIds(AtomicU64);

impl FreshIds for CountedIds {
    fn fresh(&self) -> Uuid {
        let n = self.0.fetch_add(1, Ordering::Relaxed);
        // Shaped like the ids of a real installation: sortable by when they were made.
        Uuid::from_u128((0x0000_0000_0000_7000_8000_u128 << 48) | u128::from(n))
    }
}

/// The sandbox's clock as business time, set right or wrong. Nobody sleeps by it: the storm moves it.
pub(crate) struct VirtualClock {
    whatsapps: twinline_sandbox::Clock,
    ahead: AtomicI64,
}

#[async_trait]
impl BusinessClock for VirtualClock {
    fn now_ms(&self) -> i64 {
        self.whatsapps.now_ms() + self.ahead.load(Ordering::Relaxed)
    }

    async fn sleep_until(&self, at: i64) {
        let ahead = self.ahead.load(Ordering::Relaxed);
        self.whatsapps.sleep_until(at - ahead).await;
    }
}
