//! Measures Twinline against the goals of its design and prints one table: every goal a ratio to a baseline of the same
//! run, both sides alternating, medians counting. What is measured and how stands in `README.md`.

mod bare;
mod courier;
mod delivery;
mod disk;
mod fanout;
mod import;
mod intake;
mod load;
mod merge;
mod process;
mod reads;
mod report;
mod roles;
mod sandbox;
mod screen;
mod server;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use merge::Engine;
use report::{Row, say, table};
use twinline_scratch::{Durability, Server as Postgres};

/// Half of the intake's figures is the allocator's; the product has the same one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Debug, Parser)]
struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Measure
    Measure(Measure),
    /// A child of a measurement
    #[command(subcommand)]
    Role(roles::Role),
}

#[derive(Debug, Args)]
struct Measure {
    /// The binary to measure; build it with `--release` for figures worth quoting.
    #[arg(long)]
    binary: PathBuf,
    /// Only these: intake, sandbox, courier, merge, import, screen, fanout. All without.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Small numbers, to see that the measurement itself works.
    #[arg(long)]
    quick: bool,
}

/// How much of everything.
struct Amounts {
    pairs: usize,
    round: Duration,
    merged: u64,
    imported: u64,
    sends: usize,
    screen_s: u32,
    sockets: usize,
}

impl Amounts {
    const FULL: Self = Self {
        pairs: 5,
        round: Duration::from_secs(3),
        merged: 100_000,
        imported: 1_000_000,
        sends: 20_000,
        screen_s: 30,
        sockets: 1_000,
    };
    const QUICK: Self = Self {
        pairs: 1,
        round: Duration::from_secs(1),
        merged: 20_000,
        imported: 20_000,
        sends: 2_000,
        screen_s: 3,
        sockets: 50,
    };
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Options::parse().what {
        What::Role(role) => role.run().await,
        What::Measure(measure) => {
            let rows = measure.run().await?;
            say("");
            say(table(&rows));
            Ok(())
        }
    }
}

/// A server of its own, with commits as durable as in use; without PostgreSQL's programs its rows are left out.
fn postgres() -> Option<Postgres> {
    Postgres::start(Durability::Full)
        .inspect_err(|why| say(format!("Without PostgreSQL: {why}")))
        .ok()
}

impl Measure {
    fn wants(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == part)
    }

    async fn run(&self) -> anyhow::Result<Vec<Row>> {
        let amounts = if self.quick {
            Amounts::QUICK
        } else {
            Amounts::FULL
        };
        let mut rows = Vec::new();
        if self.wants("intake") {
            rows.extend(intake::run(amounts.pairs, amounts.round).await?);
        }
        if self.wants("sandbox") {
            rows.extend(sandbox::run(&self.binary, amounts.pairs, amounts.round).await?);
        }
        if self.wants("courier") {
            rows.extend(courier::run(amounts.sends, amounts.pairs).await?);
        }
        let postgres = (self.wants("merge") || self.wants("import"))
            .then(postgres)
            .flatten();
        let mut engines = vec![Engine::Sqlite];
        engines.extend(postgres.as_ref().map(Engine::Postgres));
        for engine in &engines {
            let mut merged = None;
            if self.wants("merge") {
                let measured = merge::run(&self.binary, engine, amounts.merged, amounts.pairs);
                let (row, rate) = measured.await?;
                rows.push(row);
                merged = Some(rate);
            }
            if self.wants("import") {
                let measured = import::run(&self.binary, engine, amounts.imported, merged);
                let (more, imported) = measured.await?;
                rows.extend(more);
                rows.extend(reads::run(&imported, engine).await?);
            }
        }
        if self.wants("screen") {
            rows.extend(screen::run(&self.binary, 200, amounts.screen_s).await?);
        }
        if self.wants("fanout") {
            rows.extend(fanout::run(&self.binary, amounts.sockets, amounts.pairs).await?);
        }
        Ok(rows)
    }
}
