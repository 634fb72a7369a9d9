//! The loop: one thing at a time, each awaited to its end or to the death of the process, chosen by the dice among all that
//! could happen now. When nothing can, time moves on to the next moment at which something will.

use anyhow::{Context as _, bail};
use twinline_platform::connect::{ConnectRequest, connect};
use twinline_sandbox::{BUSINESS, Outbound as _, SignUp};

use crate::dice::Dice;
use crate::doom::Point;
use crate::house::House;
use crate::life::{Gone, Life};
use crate::network::Network;
use crate::oracle::{self, Question};
use crate::people::{People, airplane};
use crate::trace::Trace;
use crate::weather::Weather;

/// More steps than any storm takes: one that does not end is a difference, too.
const STEPS_MAX: u64 = 6_000;
const MINUTE_MS: i64 = 60_000;
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
        let house = match House::new(seed, weather.customers, &mut dice).await {
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
        while self.found.is_none() && !self.quiet().await? {
            self.step().await?;
        }
        if let Some(found) = self.found.take() {
            return Ok(vec![found]);
        }
        self.judge().await
    }

    /// The number is connected before the storm: what was not subscribed is lost, and no platform can help that.
    async fn onboard(&mut self) -> anyhow::Result<()> {
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
        match &self.life {
            None => may(self.start_at <= now, Can::Start),
            Some(life) => {
                may(life.wants.merge <= now && life.backlog() > 0, Can::Merge);
                may(life.wants.courier <= now, Can::Release);
                may(!life.handed.is_empty(), Can::Call);
                may(
                    life.wants.journal <= now && !life.answered.is_empty(),
                    Can::Journal,
                );
                may(life.wants.bot <= now, Can::Think);
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
                let amended = Box::pin(people.act(house, life, weather, dice, trace)).await?;
                if amended {
                    // WhatsApp tells whole seconds: of two amendments in one nobody knows the later.
                    let at = self.house.now() + 1_000;
                    self.next_act_at = self.next_act_at.max(at);
                }
                Ok(())
            }
            Can::FillDisk => {
                self.house.disk.refuse_changes(false);
                self.disk_full_until = None;
                self.trace
                    .step(self.house.elapsed(), "the disk has room again");
                Ok(())
            }
            Can::Start => self.start().await,
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
        for note in self.house.carrier.take_notes() {
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

    fn let_go(&mut self, webhook: twinline_sandbox::Webhook) {
        let (id, label, now) = (webhook.id, webhook.label.clone(), self.house.now());
        let Self {
            network,
            weather,
            dice,
            ..
        } = self;
        let goes = network.send(webhook, now, weather, dice);
        if !goes {
            self.house.sandbox.settle_webhook(id, false);
        }
        let words = if goes { "leaves" } else { "is lost" };
        self.trace.step(
            self.house.elapsed(),
            &format!("webhook {id} ({label}) {words}"),
        );
    }

    /// A copy of a delivery reaches the platform, or its closed doors.
    async fn arrive(&mut self) -> anyhow::Result<()> {
        let now = self.house.now();
        let Some(flight) = self.network.arrive(now, &mut self.dice) else {
            return Ok(());
        };
        self.perhaps_break_disk();
        let ask = twinline_sandbox::Ask {
            url: flight.webhook.url.clone(),
            headers: flight.webhook.headers.clone(),
            body: Some(flight.webhook.body.clone()),
        };
        let told = self.house.doom.or(self.house.doors.carry(ask)).await;
        let status = match &told {
            Some(Ok(told)) => told.status.to_string(),
            Some(Err(why)) => why.clone(),
            None => "breaks off".to_owned(),
        };
        let thanks_lost = self.dice.chance(self.weather.thanks_lost);
        let taken = status == "200" && !thanks_lost;
        if flight.awaited {
            self.house.sandbox.settle_webhook(flight.webhook.id, taken);
        }
        let lost = if thanks_lost {
            ", and nobody hears it"
        } else {
            ""
        };
        let copy = if flight.awaited { "" } else { " (a copy)" };
        self.trace.step(
            self.house.elapsed(),
            &format!(
                "webhook {}{copy} arrives: {status}{lost}",
                flight.webhook.id
            ),
        );
        if done_dying(self.life.as_ref(), &self.house) || told.is_none() {
            return self.die().await;
        }
        Ok(())
    }

    /// Arms the doom, or lets the process die between two steps.
    fn perhaps_doom(&mut self) {
        if self.kills_left == 0 || self.life.is_none() || !self.dice.chance(2) {
            return;
        }
        self.kills_left -= 1;
        let points = [
            Some(Point::BeforeCall),
            Some(Point::AfterCall),
            Some(Point::AfterCall),
            Some(Point::BeforeAppend),
            Some(Point::AfterAppend),
            Some(Point::BetweenCommits),
            None,
            None,
        ];
        if let Some(point) = self.dice.pick(&points).copied().flatten() {
            self.house.doom.arm(point);
            self.trace.note(&format!("doom at {point:?}"));
        } else {
            let acts = u64::try_from(self.dice.between(0, 6)).unwrap_or(0);
            self.house.disk.power_off_after(acts);
            self.trace
                .note(&format!("doom after {acts} acts of the disk"));
        }
    }

    fn perhaps_break_disk(&mut self) {
        if !self.dice.chance(self.weather.bad_disk) || self.life.is_none() {
            return;
        }
        match self.dice.place(3) {
            0 => self.house.disk.fail_next_sync(),
            1 => self.house.disk.fail_next_write(),
            _ if self.disk_full_until.is_none() => {
                self.house.disk.refuse_changes(true);
                let until = self.house.now() + self.dice.between(1, 2 * MINUTE_MS);
                self.disk_full_until = Some(until);
                self.trace.note("the disk is full");
            }
            _ => {}
        }
    }

    async fn die(&mut self) -> anyhow::Result<()> {
        if let Some(life) = self.life.take() {
            life.end(&self.house).await;
        }
        self.deaths += 1;
        let power = self.dice.chance(self.weather.power_cuts);
        if power {
            self.house.disk.crash();
        } else {
            self.house.disk.restore_power();
        }
        self.start_at = self.house.now() + self.dice.between(0, 5 * MINUTE_MS);
        let words = if power { ", and the power with it" } else { "" };
        self.trace
            .step(self.house.elapsed(), &format!("the platform dies{words}"));
        Ok(())
    }

    /// Nothing can happen now: time goes on.
    fn pass_time(&mut self) {
        let now = self.house.now();
        let mut next: Vec<i64> = Vec::new();
        next.extend(self.house.sandbox.next_timer());
        next.extend(self.house.sandbox.next_webhook().filter(|at| *at > now));
        next.extend(self.network.next());
        next.extend(self.disk_full_until);
        if self.acts_left > 0 {
            next.push(self.next_act_at);
        }
        match &self.life {
            None => next.push(self.start_at),
            Some(life) => {
                next.extend([life.wants.bot, life.wants.orphans]);
                next.extend([life.wants.courier, life.wants.connect]);
                next.extend([life.wants.journal, life.wants.merge]);
            }
        }
        let at = next.into_iter().filter(|at| *at > now).min();
        let mut step = at.map_or(1_000, |at| at - now);
        if self.dice.chance(self.weather.jumps) {
            step += self.dice.between(MINUTE_MS, 300 * MINUTE_MS);
            self.trace.note("the clock jumps");
        }
        self.house.sandbox.clock().advance(step);
    }

    /// The faults end; everybody is online again.
    fn calm(&mut self) -> anyhow::Result<()> {
        self.weather.calm();
        self.kills_left = 0;
        self.house.doom.disarm();
        self.house.carrier.set_calls(self.weather.calls.clone());
        self.house.disk.refuse_changes(false);
        self.disk_full_until = None;
        let phones = std::iter::once(BUSINESS.to_owned());
        for phone in phones.chain(self.people.customers.clone()) {
            airplane(&self.house.sandbox, &phone, true)?;
        }
        self.trace.step(self.house.elapsed(), "it calms down");
        Ok(())
    }

    /// Nothing is under way, and nothing will be.
    async fn quiet(&self) -> anyhow::Result<bool> {
        let sandbox = &self.house.sandbox;
        let Some(life) = &self.life else {
            return Ok(false);
        };
        Ok(self.network.is_empty()
            && sandbox.webhooks_waiting() == 0
            && sandbox.next_timer().is_none()
            && life.handed.is_empty()
            && life.answered.is_empty()
            && life.backlog() == 0
            && life.wants.bot > self.house.now() + 1_000 * MINUTE_MS
            && life
                .app
                .store
                .due_sends(self.house.now(), 1)
                .await?
                .is_empty()
            && life.app.store.calling_sends().await?.is_empty()
            && life
                .app
                .store
                .next_send_due(self.house.now())
                .await?
                .is_none())
    }

    async fn judge(&mut self) -> anyhow::Result<Vec<String>> {
        let Some(life) = &self.life else {
            return Ok(Vec::new());
        };
        let question = Question {
            house: &self.house,
            life,
            people: &self.people,
            history_shared: self.weather.share_history,
            signed_up_at: self.signed_up_at,
        };
        let (differences, shown) = oracle::compare(&question).await?;
        self.trace.note(&shown);
        Ok(differences)
    }
}

/// Whether the process is to die after this step: its power is gone.
fn done_dying(life: Option<&Life>, house: &House) -> bool {
    use twinline_store::disk::Disk as _;
    life.is_some() && house.disk.list().is_err()
}
