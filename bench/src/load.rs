//! The load: so many connections, each posting the next delivery as soon as the last was answered. Everything is prepared
//! and signed before the clock starts, because the load shares the machine with what it measures.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::delivery::{self, SECRET};
use crate::report::percentile;

/// A delivery with its signature.
pub(crate) struct Signed {
    body: Bytes,
    signature: String,
}

/// Signs a delivery.
pub(crate) fn signed(body: Bytes) -> Signed {
    let signature = twinline_wire::signature::sign(SECRET.as_bytes(), &body);
    Signed { body, signature }
}

/// So many different deliveries of live traffic, beginning with number `from`.
pub(crate) fn prepared(from: u64, count: u64) -> Arc<Vec<Signed>> {
    let all = (from..from + count).map(|n| signed(delivery::live(n, 2_000)));
    Arc::new(all.collect())
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    /// Answered with 200, per second.
    pub(crate) rate: f64,
    /// Answered with 200.
    pub(crate) taken: u64,
    /// Answered with 503.
    pub(crate) busy: u64,
    /// Half of the answers came within.
    pub(crate) p50: Duration,
    /// Ninety-nine of a hundred came within.
    pub(crate) p99: Duration,
}

/// Posts for so long over so many connections. Ends early when the deliveries are used up.
pub(crate) async fn run(
    port: u16,
    path: &'static str,
    deliveries: &Arc<Vec<Signed>>,
    connections: usize,
    time: Duration,
) -> anyhow::Result<Outcome> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut tasks = Vec::new();
    let began = Instant::now();
    for _ in 0..connections {
        let (deliveries, next) = (Arc::clone(deliveries), Arc::clone(&next));
        tasks.push(tokio::spawn(async move {
            connection(port, path, &deliveries, &next, began + time).await
        }));
    }
    let mut times = Vec::new();
    let mut busy = 0;
    for task in tasks {
        let (taken, refused) = task.await??;
        times.extend(taken);
        busy += refused;
    }
    let elapsed = began.elapsed();
    let taken = times.len() as u64;
    Ok(Outcome {
        rate: crate::report::rate(taken, elapsed),
        taken,
        busy,
        p50: percentile(&mut times, 50),
        p99: percentile(&mut times, 99),
    })
}

async fn connection(
    port: u16,
    path: &'static str,
    deliveries: &[Signed],
    next: &AtomicUsize,
    until: Instant,
) -> anyhow::Result<(Vec<Duration>, u64)> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let driver = tokio::spawn(connection);
    let mut times = Vec::new();
    let mut busy = 0;
    while Instant::now() < until {
        let Some(delivery) = deliveries.get(next.fetch_add(1, Ordering::Relaxed)) else {
            break;
        };
        let request = hyper::Request::post(path)
            .header("host", "localhost")
            .header("content-type", "application/json")
            .header(twinline_wire::signature::HEADER, &delivery.signature)
            .body(Full::new(delivery.body.clone()))?;
        let at = Instant::now();
        sender.ready().await?;
        let answer = sender.send_request(request).await?;
        let status = answer.status();
        answer.into_body().collect().await?;
        match status.as_u16() {
            200 => times.push(at.elapsed()),
            503 => busy += 1,
            other => anyhow::bail!("a delivery was answered {other}"),
        }
    }
    drop(sender);
    driver.await?.context("a connection broke")?;
    Ok((times, busy))
}
