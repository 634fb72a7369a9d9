//! The loop: one thing at a time, each awaited to its end or to the death of the process, chosen by the dice among all that
//! could happen now. When nothing can, time moves on to the next moment at which something will. How deliveries travel is in
//! `deliveries`, what goes wrong besides in `rough`, how it ends in `end`.

mod deliveries;
mod end;
mod rough;

use anyhow::{Context as _, bail};
use twinline_platform::connect::{ConnectRequest, connect};
use twinline_sandbox::SignUp;

use crate::dice::Dice;
use crate::house::House;
use crate::life::{Gone, Life};
use crate::network::Network;
use crate::oracle;
use crate::people::People;
use crate::rude;
use crate::trace::Trace;
use crate::weather::Weather;

/// More steps than any storm takes: one that does not end is a difference, too.
const STEPS_MAX: u64 = 6_000;
pub(crate) const MINUTE_MS: i64 = 60_000;
/// A sync or write that was to fail may hit the start, and then its mending.
const FALSE_STARTS_MAX: u32 = 4;

/// What came of one seed.
#[derive(Debug)]
pub struct Outcome {
    /// Which.
    pub seed: u64,
    /// All that happened, and what the platform showed in the end.
    pub trace: String,
    /// What differs; empty: both halves tell the same.
    pub differences: Vec<String>,
    /// Steps taken.
    pub steps: u64,
    /// Deaths of the process.
    pub deaths: u64,
}

/// Runs a seed in a runtime of its own.
pub fn storm(seed: u64) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(Storm::whole(seed)),
        Err(error) => Outcome {
            seed,
            trace: String::new(),
            differences: vec![format!("no runtime: {error}")],
            steps: 0,
            deaths: 0,
        },
    }
}

struct Storm {
    house: House,
    life: Option<Life>,
    network: Network,
    people: People,
    weather: Weather,
    dice: Dice,
    trace: Trace,
    acts_left: u64,
    next_act_at: i64,
    kills_left: u64,
    start_at: i64,
    disk_full_until: Option<i64>,
    signed_up_at: i64,
    /// Whether a bot outside is asked.
    is_rude: bool,
    deaths: u64,
    false_starts: u32,
    /// Found while the storm goes on; it ends there.
    found: Option<String>,
}

/// What can happen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Can {
    FireTimers,
    FormWebhook,
    RetryWebhook,
    Arrive,
    Act,
    Start,
    Merge,
    Release,
    Call,
    Journal,
    Think,
    Tell,
    ComeBack,
    Fetch,
    AdoptOrphans,
    Connect,
    FillDisk,
}

impl Storm {
    async fn whole(seed: u64) -> Outcome {
        let mut dice = Dice::new(seed);
        let weather = Weather::of(&mut dice);
        let mut trace = Trace::default();
        trace.note(&format!("seed {seed}: {weather:?}"));
        let house = match House::new(seed, &weather, &mut dice).await {
            Ok(house) => house,
            Err(error) => {
                return Outcome {
                    seed,
                    trace: trace.into_text(),
                    differences: vec![format!("no house: {error:#}")],
                    steps: 0,
                    deaths: 0,
                };
            }
        };
        let mut storm = Self {
            people: People::of(&house.sandbox),
            acts_left: weather.acts,
            kills_left: weather.kills,
            next_act_at: house.now(),
            start_at: house.now(),
            signed_up_at: house.now(),
            is_rude: rude::is_there(seed),
            house,
            life: None,
            network: Network::default(),
            weather,
            dice,
            trace,
            disk_full_until: None,
            deaths: 0,
            false_starts: 0,
            found: None,
        };
        let differences = match Box::pin(storm.run()).await {
            Ok(differences) => differences,
            Err(error) => vec![format!("{error:#}")],
        };
        if let Some(life) = storm.life.take() {
            life.end(&storm.house).await;
        }
        Outcome {
            seed,
            steps: storm.trace.steps(),
            deaths: storm.deaths,
            trace: storm.trace.into_text(),
            differences,
        }
    }

    async fn run(&mut self) -> anyhow::Result<Vec<String>> {
        self.onboard().await?;
        self.house.carrier.set_calls(self.weather.calls.clone());
        while self.acts_left > 0 && self.found.is_none() {
            self.step().await?;
        }
        self.calm()?;
        self.rest().await?;
        if let Some(life) = &mut self.life {
            let Self { people, house, .. } = self;
            Box::pin(people.say_goodbye(house, life, &mut self.trace)).await?;
        }
        self.rest().await?;
        if let Some(found) = self.found.take() {
            return Ok(vec![found]);
        }
        self.judge().await
    }

    async fn rest(&mut self) -> anyhow::Result<()> {
        while self.found.is_none() && !self.quiet().await? {
            self.step().await?;
        }
        Ok(())
    }

    /// The number is connected before the storm: what was not subscribed is lost, and no platform can help that.
    async fn onboard(&mut self) -> anyhow::Result<()> {
        self.people
            .leave_files(&self.house, &self.weather, &mut self.dice)?;
        self.house.sandbox.clock().advance(MINUTE_MS);
        let mut life = Life::begin(&self.house, self.weather.lazy_ms).await?;
        self.signed_up_at = self.house.now();
        let signed_up = self.house.sandbox.sign_up(SignUp {
            share_history: self.weather.share_history,
        })?;
        let request = ConnectRequest {
            code: signed_up.code,
            waba_id: signed_up.waba_id,
        };
        let line = Box::pin(connect(&life.app, request)).await;
        let line = line.context("the number cannot be connected")?;
        if self.is_rude {
            rude::register(&life.app.store, line, life.app.now()).await?;
        }
        life.news();
        self.trace
            .step(self.house.elapsed(), &format!("connected {line}"));
        self.life = Some(life);
        Ok(())
    }

    /// One thing, or a step of time.
    async fn step(&mut self) -> anyhow::Result<()> {
        if self.trace.steps() > STEPS_MAX {
            bail!("it does not come to rest within {STEPS_MAX} steps");
        }
        self.perhaps_doom();
        let can = self.can();
        if let Some(can) = self.dice.pick(&can).copied() {
            return self.happen(can).await;
        }
        self.pass_time();
        Ok(())
    }

    /// All that could happen at this moment.
    fn can(&self) -> Vec<Can> {
        let now = self.house.now();
        let sandbox = &self.house.sandbox;
        let mut can = Vec::new();
        let mut may = |is: bool, what: Can| {
            if is {
                can.push(what);
            }
        };
        may(
            sandbox.next_timer().is_some_and(|at| at <= now),
            Can::FireTimers,
        );
        may(sandbox.webhooks_queued() > 0, Can::FormWebhook);
        let retry = sandbox.due_webhooks();
        may(
            retry.iter().any(|due| !self.network.carries(*due)),
            Can::RetryWebhook,
        );
        may(self.network.next().is_some_and(|at| at <= now), Can::Arrive);
        may(self.acts_left > 0 && self.next_act_at <= now, Can::Act);
        may(
            self.disk_full_until.is_some_and(|until| until <= now),
            Can::FillDisk,
        );
        let is_rude = self.is_rude;
        let comes_back = self.house.rude.next().is_some_and(|at| at <= now);
        may(comes_back, Can::ComeBack);
        match &self.life {
            None => may(self.start_at <= now, Can::Start),
            Some(life) => {
                // Whoever works here goes by our clock, which is not WhatsApp's.
                let now = self.house.ours();
                may(life.wants.merge <= now && life.backlog() > 0, Can::Merge);
                may(life.wants.courier <= now, Can::Release);
                may(!life.handed.is_empty(), Can::Call);
                may(
                    life.wants.journal <= now && !life.answered.is_empty(),
                    Can::Journal,
                );
                may(life.wants.bot <= now, Can::Think);
                may(is_rude && life.wants.tell <= now, Can::Tell);
                may(life.wants.files <= now, Can::Fetch);
                may(life.wants.orphans <= now, Can::AdoptOrphans);
                may(life.wants.connect <= now, Can::Connect);
            }
        }
        can
    }

    async fn happen(&mut self, can: Can) -> anyhow::Result<()> {
        match can {
            Can::FireTimers => {
                self.house.sandbox.fire_due();
                self.people.told_names(self.house.now());
                self.trace.step(self.house.elapsed(), "timers");
                Ok(())
            }
            Can::FormWebhook => {
                let most = self.dice.place(self.weather.batch) + 1;
                if let Some(webhook) = self.house.sandbox.form_webhook(most) {
                    self.let_go(webhook);
                }
                Ok(())
            }
            Can::RetryWebhook => {
                let mut due = self.house.sandbox.due_webhooks();
                due.retain(|due| !self.network.carries(*due));
                let due = self.dice.pick(&due).copied();
                if let Some(webhook) = due.and_then(|due| self.house.sandbox.find_webhook(due)) {
                    self.let_go(webhook);
                }
                Ok(())
            }
            Can::Arrive => Box::pin(self.arrive()).await,
            Can::Act => {
                self.acts_left -= 1;
                self.next_act_at = self.house.now() + self.dice.between(0, self.weather.pause_ms);
                let life = self.life.as_mut();
                let Self {
                    people,
                    house,
                    weather,
                    dice,
                    trace,
                    ..
                } = self;
                Box::pin(people.act(house, life, weather, dice, trace)).await
            }
            Can::FillDisk => {
                self.house.disk.refuse_changes(false);
                self.disk_full_until = None;
                self.trace
                    .step(self.house.elapsed(), "the disk has room again");
                Ok(())
            }
            Can::Start => self.start().await,
            Can::ComeBack => Box::pin(self.come_back()).await,
            _ => Box::pin(self.platform(can)).await,
        }
    }

    /// A step of the platform, in which it may die.
    async fn platform(&mut self, can: Can) -> anyhow::Result<()> {
        self.perhaps_break_disk();
        let Some(life) = self.life.as_mut() else {
            return Ok(());
        };
        let (places, elapsed) = (life.handed.len(), self.house.elapsed());
        let doom = self.house.doom.clone();
        let done: Option<anyhow::Result<String>> = match can {
            Can::Merge => doom.or(life.merge()).await.map(Ok),
            Can::Release => {
                let released = doom.or(life.release()).await;
                released.map(|released| released.map(|n| format!("released {n}")))
            }
            Can::Call => {
                let place = self.dice.place(life.handed.len());
                let called = doom.or(life.call(place)).await;
                called.map(|()| Ok("called".to_owned()))
            }
            Can::Journal => {
                let place = self.dice.place(life.answered.len());
                doom.or(life.journal(place)).await.map(Ok)
            }
            Can::Think => {
                let thought = doom.or(life.think()).await;
                thought.map(|thought| thought.map(|()| "the bot looks".to_owned()))
            }
            Can::Tell => {
                let done = doom.or(life.tell(&mut self.dice)).await;
                done.map(|done| done.map(|()| "the bot outside is told".to_owned()))
            }
            Can::Fetch => {
                let done = doom.or(life.fetch()).await;
                done.map(|done| done.map(|()| "files are fetched".to_owned()))
            }
            Can::AdoptOrphans => {
                let done = doom.or(life.adopt_orphans()).await;
                done.map(|done| done.map(|()| "orphans looked for".to_owned()))
            }
            Can::Connect => {
                let done = doom.or(life.take_up_connections()).await;
                done.map(|done| done.map(|()| "connections looked at".to_owned()))
            }
            _ => Some(Ok(String::new())),
        };
        let Some(words) = done else {
            self.trace.step(elapsed, &format!("{can:?} breaks off"));
            return self.die().await;
        };
        self.trace.step(elapsed, &words?);
        let notes = self.house.carrier.take_notes().into_iter();
        for note in notes.chain(self.house.rude.take_notes()) {
            self.trace.note(&note);
        }
        if done_dying(self.life.as_ref(), &self.house) {
            return self.die().await;
        }
        if can == Can::Release
            && let Some(life) = &self.life
            && let Some(new) = life.handed.get(places..)
        {
            self.found = oracle::watch::released(&life.app, new).await?;
        }
        Ok(())
    }

    /// A disk that fails at the start is tried again; anything else that hinders it is a difference.
    async fn start(&mut self) -> anyhow::Result<()> {
        match Life::begin(&self.house, self.weather.lazy_ms).await {
            Ok(life) => {
                self.life = Some(life);
                self.false_starts = 0;
                self.trace.step(self.house.elapsed(), "the platform starts");
            }
            Err(error)
                if self.disk_full_until.is_some() || self.false_starts < FALSE_STARTS_MAX =>
            {
                // What was acknowledged does not come back by trying again.
                if error.is::<Gone>() {
                    return Err(error);
                }
                self.false_starts += 1;
                self.start_at = self.house.now() + 10_000;
                self.trace.step(
                    self.house.elapsed(),
                    &format!("the platform does not start: {error:#}"),
                );
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// Whether the process is to die after this step: its power is gone.
fn done_dying(life: Option<&Life>, house: &House) -> bool {
    use twinline_store::disk::Disk as _;
    life.is_some() && house.disk.list().is_err()
}
