//! History import: a million messages in five thousand threads, in chunks that come shuffled and partly twice, while live
//! traffic goes on. The folder stays for the measurement of reads.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::sync::Mutex;
use twinline_scratch::Database;

use crate::delivery;
use crate::merge::{Engine, exact, fill, url, whole};
use crate::report::{Row, mib, ms, per_second, percentile, rate, say};
use crate::screen::post_all;
use crate::server::{self, Server};

/// Messages in one chunk, about what fits WhatsApp's deliveries well.
const CHUNK: u64 = 500;
/// Live deliveries a second meanwhile.
const LIVE: u32 = 20;

/// What the import left behind, for whoever reads next.
pub(crate) struct Imported {
    /// The running server.
    pub(crate) server: Server,
    /// Its folder; removed with this value.
    pub(crate) folder: TempDir,
    /// Its database, if that is not in the folder.
    pub(crate) database: Option<Database>,
}

/// Imports. `merged`: the rate of live traffic on this engine, in messages a second.
pub(crate) async fn run(
    binary: &Path,
    engine: &Engine<'_>,
    messages: u64,
    merged: Option<f64>,
) -> anyhow::Result<(Vec<Row>, Imported)> {
    say(format!(
        "History import of {messages} messages, {}",
        engine.name()
    ));
    let folder = tempfile::tempdir()?;
    let database = engine.database()?;
    let at = url(database.as_ref());
    server::prepare(folder.path(), at).await?;
    let threads = (messages / 200).max(1);
    let (chunks, told) = chunks(messages, threads);
    fill(folder.path(), chunks.into_iter()).await?;
    let server = Server::start_on(binary, folder.path(), at).await?;
    let (samples, live) = follow(&server, told).await?;
    let after = live_p99(&server, 1_000_000).await?;
    let took = samples.last().map_or(Duration::ZERO, |last| last.1);
    let first = samples.first().map_or(0, |first| first.0);
    let speed = rate((told - first) * CHUNK, took);
    let (start, end) = ends(&samples);
    let highest = server.process.memory()?.1;
    say(format!(
        "  {} in {took:.1?}; first tenth {}, last tenth {}; memory at most {}; live intake p99 {} meanwhile, {} afterwards",
        per_second(speed),
        per_second(start),
        per_second(end),
        mib(highest),
        ms(live),
        ms(after)
    ));
    let aim = match engine {
        Engine::Sqlite => 8_000.0,
        Engine::Postgres(_) => 10_000.0,
    };
    let row = |what: &str, reach: String, baseline: String, product: String, ratio: f64, met| Row {
        what: format!("history import, {}: {what}", engine.name()),
        reach,
        baseline,
        product,
        ratio: format!("{ratio:.2}"),
        met,
    };
    let mut rows = vec![row(
        "rate",
        format!("≥ {aim:.0}/s"),
        per_second(aim),
        per_second(speed),
        speed / aim,
        speed >= aim,
    )];
    if let Some(merged) = merged {
        let slower = merged / speed;
        rows.push(row(
            "against live traffic",
            "within 1.3 × of the merge rate".to_owned(),
            per_second(merged),
            per_second(speed),
            slower,
            slower <= 1.3,
        ));
    }
    rows.push(row(
        "rate at the end",
        "≥ 0.8 of the start".to_owned(),
        per_second(start),
        per_second(end),
        end / start,
        end / start >= 0.8,
    ));
    rows.push(row(
        "memory",
        "< 300 MB".to_owned(),
        "–".to_owned(),
        mib(highest),
        exact(highest) / 300e6,
        highest < 300_000_000,
    ));
    let worse = live.as_secs_f64() / after.as_secs_f64();
    rows.push(row(
        "live intake p99 meanwhile",
        "≤ 2 × of without".to_owned(),
        ms(after),
        ms(live),
        worse,
        worse <= 2.0,
    ));
    let imported = Imported {
        server,
        folder,
        database,
    };
    Ok((rows, imported))
}

/// Follows the merger to the end, with live traffic beside it. Samples of entries merged, and the p99 of live answers.
async fn follow(server: &Server, told: u64) -> anyhow::Result<(Vec<(u64, Duration)>, Duration)> {
    let began = Instant::now();
    let mut samples = Vec::new();
    let mut answers = Vec::new();
    let mut live = 0;
    loop {
        let merged = whole(server.figure("twinline_merger_entries_total").await?);
        samples.push((merged.min(told), began.elapsed()));
        if merged >= told {
            break;
        }
        let posted = u64::from(LIVE);
        answers.extend(post_all(server, &Arc::new(Mutex::default()), live, posted, LIVE).await?);
        live += posted;
    }
    Ok((samples, percentile(&mut answers, 99)))
}

async fn live_p99(server: &Server, from: u64) -> anyhow::Result<Duration> {
    let begun = Arc::new(Mutex::default());
    let mut answers = post_all(server, &begun, from, u64::from(LIVE) * 20, LIVE).await?;
    Ok(percentile(&mut answers, 99))
}

/// The rate over the first and the last tenth of the samples. The import ended somewhere before the very last, which
/// says nothing of the rate.
fn ends(samples: &[(u64, Duration)]) -> (f64, f64) {
    let (_, samples) = samples.split_last().unwrap_or((&(0, Duration::ZERO), &[]));
    let tenth = (samples.len() / 10).max(1);
    let over = |part: &[(u64, Duration)]| match (part.first(), part.last()) {
        (Some(from), Some(to)) => rate((to.0 - from.0) * CHUNK, to.1.saturating_sub(from.1)),
        _ => 0.0,
    };
    let last = samples.len().saturating_sub(tenth + 1);
    (
        over(samples.get(..=tenth).unwrap_or(samples)),
        over(samples.get(last..).unwrap_or(samples)),
    )
}

/// All chunks in the order in which they come: shuffled, and one in twenty twice. Each holds a stretch of some
/// threads.
fn chunks(messages: u64, threads: u64) -> (Vec<bytes::Bytes>, u64) {
    let count = messages / CHUNK;
    let mut order: Vec<u64> = (0..count).chain((0..count).step_by(20)).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for at in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let other = usize::try_from(state % (at as u64 + 1)).unwrap_or(0);
        order.swap(at, other);
    }
    let told = order.len() as u64;
    let chunks = order.into_iter().map(|chunk| {
        let runs = CHUNK / delivery::RUN;
        delivery::history(chunk % 3, chunk, chunk * runs..(chunk + 1) * runs, threads)
    });
    (chunks.collect(), told)
}
