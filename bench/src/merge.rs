//! The merge: the real binary comes to a journal full of live traffic and reads it to the end; the baseline writes the
//! same rows into the same tables with bare set-based statements.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::ensure;
use bytes::Bytes;
use twinline_store::journal::{EntryKind, Journal as _};

use crate::bare;
use crate::delivery;
use crate::report::{Row, median, per_second, rate, say};
use crate::server::{self, Server};
use twinline_scratch::{Database, Server as Postgres};

/// An engine to measure on.
pub(crate) enum Engine<'a> {
    /// SQLite in the data folder.
    Sqlite,
    /// A database of its own on this server.
    Postgres(&'a Postgres),
}

impl Engine<'_> {
    /// Its name for people.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// A fresh database, if the engine is not in the folder. Dropped with the value.
    pub(crate) fn database(&self) -> anyhow::Result<Option<Database>> {
        match self {
            Self::Sqlite => Ok(None),
            Self::Postgres(server) => Ok(Some(Database::on(server.url())?)),
        }
    }
}

/// A database's address.
pub(crate) fn url(database: Option<&Database>) -> Option<&str> {
    database.map(|database| database.url.as_str())
}

/// Appends deliveries to the journal in `folder` while nothing reads it.
pub(crate) async fn fill(
    folder: &Path,
    deliveries: impl Iterator<Item = Bytes>,
) -> anyhow::Result<u64> {
    let journal = server::journal(folder)?;
    let mut deliveries = deliveries.peekable();
    let mut count = 0;
    while deliveries.peek().is_some() {
        let group = deliveries.by_ref().take(256).map(|body| {
            count += 1;
            journal.append(EntryKind::WebhookDelivery, now_ms(count), body)
        });
        futures::future::try_join_all(group.collect::<Vec<_>>()).await?;
    }
    Ok(count)
}

fn now_ms(count: u64) -> i64 {
    i64::try_from(delivery::BEGIN_S * 1000 + count).unwrap_or(0)
}

/// Measures it on one engine: the row, and the rate. `messages` per run; `pairs` runs of each side.
pub(crate) async fn run(
    binary: &Path,
    engine: &Engine<'_>,
    messages: u64,
    pairs: usize,
) -> anyhow::Result<(Row, f64)> {
    say(format!("Merge of live traffic, {}", engine.name()));
    let (mut product, mut bare) = (Vec::new(), Vec::new());
    for pair in 0..pairs {
        let folder = tempfile::tempdir()?;
        let database = engine.database()?;
        let at = url(database.as_ref());
        server::prepare(folder.path(), at).await?;
        let all = (0..messages).map(|n| delivery::live(n, 2_000));
        fill(folder.path(), all).await?;
        let merged = merge_rate(binary, folder.path(), at, messages).await?;
        let fresh = engine.database()?;
        let time = bare::run(&folder.path().join("twinline.db"), at, url(fresh.as_ref())).await?;
        let base = rate(messages, time);
        say(format!(
            "  pair {}: merged {}, bare inserts {}, ratio {:.2}",
            pair + 1,
            per_second(merged),
            per_second(base),
            merged / base
        ));
        product.push(merged);
        bare.push(base);
    }
    let ratios = product.iter().zip(&bare).map(|(a, b)| a / b).collect();
    let (ratio, reach) = match engine {
        Engine::Sqlite => (median(ratios), 0.55),
        Engine::Postgres(_) => (median(ratios), 0.5),
    };
    let merged = median(product);
    let row = Row {
        what: format!("merge of live traffic, {}", engine.name()),
        reach: format!("≥ {reach} of bare set-based inserts"),
        baseline: per_second(median(bare)),
        product: per_second(merged),
        ratio: format!("{ratio:.2}"),
        met: ratio >= reach,
    };
    Ok((row, merged))
}

/// How fast the merger gets through what lies in the journal: from its first look to the last entry.
async fn merge_rate(
    binary: &Path,
    folder: &Path,
    database: Option<&str>,
    entries: u64,
) -> anyhow::Result<f64> {
    let server = Server::start_on(binary, folder, database).await?;
    let name = "twinline_merger_entries_total";
    let (from, began) = (whole(server.figure(name).await?), Instant::now());
    server
        .merged(exact(entries), Duration::from_mins(10))
        .await?;
    let took = began.elapsed();
    ensure!(
        from < entries * 9 / 10,
        "the merger was done before the measurement began: raise the number of messages"
    );
    Ok(rate(entries - from, took))
}

/// A count as the figure that Prometheus makes of it.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
pub(crate) fn exact(count: u64) -> f64 {
    count as f64
}

/// And back.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a counter is a whole number and not negative"
)]
pub(crate) fn whole(figure: f64) -> u64 {
    figure as u64
}
