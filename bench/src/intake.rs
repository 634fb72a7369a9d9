//! Durable intake against a handler that only verifies and parses: rounds alternate, medians count.

use std::sync::Arc;
use std::time::Duration;

use crate::disk::sync_time;
use crate::load::{self, Outcome, Signed};
use crate::process::{Process, free_port};
use crate::report::{Row, median, ms, per_second, say};
use crate::server::WEBHOOK;

/// One side: a child and where it listens.
struct Side {
    process: Process,
    port: u16,
    rounds: Vec<Round>,
}

/// One measurement of one side.
struct Round {
    outcome: Outcome,
    /// Processor time of the server per delivery.
    cpu: Duration,
}

impl Side {
    async fn start(arguments: &[&str], port: u16) -> anyhow::Result<Self> {
        let mut process = Process::role(arguments)?;
        process.listening(port).await?;
        Ok(Self {
            process,
            port,
            rounds: Vec::new(),
        })
    }

    async fn round(
        &mut self,
        deliveries: &Arc<Vec<Signed>>,
        connections: usize,
        time: Duration,
    ) -> anyhow::Result<()> {
        let before = self.process.cpu()?;
        let outcome = load::run(self.port, WEBHOOK, deliveries, connections, time).await?;
        let used = self.process.cpu()?.saturating_sub(before);
        let cpu = used / u32::try_from(outcome.taken.max(1))?;
        self.rounds.push(Round { outcome, cpu });
        Ok(())
    }

    fn median(&self, figure: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().map(figure).collect())
    }

    fn rate(&self) -> f64 {
        self.median(|round| round.outcome.rate)
    }

    fn cpu_us(&self) -> f64 {
        self.median(|round| round.cpu.as_secs_f64() * 1e6)
    }

    fn p50(&self) -> Duration {
        Duration::from_secs_f64(self.median(|round| round.outcome.p50.as_secs_f64()))
    }

    fn p99(&self) -> Duration {
        Duration::from_secs_f64(self.median(|round| round.outcome.p99.as_secs_f64()))
    }
}

/// Measures it. `pairs` rounds of each side at 64 connections, then at 256 and with one client.
pub(crate) async fn run(pairs: usize, time: Duration) -> anyhow::Result<Vec<Row>> {
    say("Durable intake");
    let folder = tempfile::tempdir()?;
    let sync = sync_time(folder.path())?;
    say(format!("  an append with fdatasync: {}", ms(sync)));
    let (bare_port, port) = (free_port()?, free_port()?);
    let mut bare = Side::start(&["bare-intake", &bare_port.to_string()], bare_port).await?;
    let path = folder.path().to_string_lossy().into_owned();
    let mut product = Side::start(&["intake", &port.to_string(), &path], port).await?;
    let mut from = 0;
    let deliveries = |from: &mut u64| {
        let count = 60_000 * time.as_secs().max(1);
        *from += count;
        load::prepared(*from, count)
    };
    for _ in 0..pairs {
        let all = deliveries(&mut from);
        bare.round(&all, 64, time).await?;
        product.round(&all, 64, time).await?;
    }
    let at_64 = (product.rate(), product.p99(), product.cpu_us());
    let bare_64 = (bare.rate(), bare.p99(), bare.cpu_us());
    product.rounds.clear();
    for _ in 0..pairs {
        product.round(&deliveries(&mut from), 256, time).await?;
    }
    let at_256 = product.rate();
    product.rounds.clear();
    let mut syncs = vec![sync.as_secs_f64()];
    for _ in 0..pairs {
        product.round(&deliveries(&mut from), 1, time / 2).await?;
        syncs.push(sync_time(folder.path())?.as_secs_f64());
    }
    let (alone, sync) = (product.p50(), Duration::from_secs_f64(median(syncs)));
    // More connections than bodies are read at once: what is beyond the bound is refused at once.
    product.rounds.clear();
    product.round(&deliveries(&mut from), 512, time).await?;
    let beyond = product.rounds.remove(0).outcome;
    let row = |what: &str, reach: &str, baseline: String, figure: String, ratio: String, met| Row {
        what: format!("durable intake, {what}"),
        reach: reach.to_owned(),
        baseline,
        product: figure,
        ratio,
        met,
    };
    let share = at_64.0 / bare_64.0;
    let cost = at_64.2 / bare_64.2;
    let kept = at_256 / at_64.0;
    let wait = alone.as_secs_f64() / sync.as_secs_f64();
    let tail = at_64.1.as_secs_f64() / bare_64.1.as_secs_f64();
    Ok(vec![
        row(
            "64 connections",
            "≥ 0.75 of a handler that only verifies and parses",
            per_second(bare_64.0),
            per_second(at_64.0),
            format!("{share:.2}"),
            share >= 0.75,
        ),
        row(
            "processor time per delivery",
            "≤ 1.6 ×",
            format!("{:.1} µs", bare_64.2),
            format!("{:.1} µs", at_64.2),
            format!("{cost:.2} ×"),
            cost <= 1.6,
        ),
        row(
            "256 connections",
            "≥ 0.8 of its rate at 64",
            per_second(at_64.0),
            per_second(at_256),
            format!("{kept:.2}"),
            kept >= 0.8,
        ),
        row(
            "512 connections",
            "503 beyond the bound, no queue",
            "256 at once".to_owned(),
            format!("{} taken, {} answered 503", beyond.taken, beyond.busy),
            format!("p99 of those taken {}", ms(beyond.p99)),
            beyond.taken > 0,
        ),
        row(
            "one client, p50",
            "≤ 2 × one fdatasync",
            ms(sync),
            ms(alone),
            format!("{wait:.2} ×"),
            wait <= 2.0,
        ),
        row(
            "64 connections, p99",
            "≤ 3 × the bare handler's",
            ms(bare_64.1),
            ms(at_64.1),
            format!("{tail:.2} ×"),
            tail <= 3.0,
        ),
    ])
}
