//! Fan-out: a thousand sockets follow; how many messages a second reach all of them, against a bare broadcast of frames of
//! the same size, and what does an idle socket hold?

use std::time::{Duration, Instant};

use anyhow::Context as _;
use futures::StreamExt as _;
use futures::future::{join_all, try_join_all};
use std::path::Path;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::delivery;
use crate::load;
use crate::process::{Process, free_port};
use crate::report::{Row, median, per_second, rate, say};
use crate::server::{Server, WEBHOOK};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Messages of one round.
const MESSAGES: u64 = 300;

/// What one side delivered.
struct Round {
    /// Messages times sockets, per second.
    rate: f64,
    /// Bytes of text per socket.
    bytes: u64,
}

/// Measures it with so many sockets.
pub(crate) async fn run(binary: &Path, sockets: usize, pairs: usize) -> anyhow::Result<Vec<Row>> {
    say(format!("Fan-out to {sockets} sockets"));
    let server = Server::start(binary).await?;
    // One first: whatever is made for the first socket is not the cost of a socket.
    let mut ours = vec![server.live().await?];
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = server.process.memory()?.0;
    for _ in 0..sockets.div_ceil(50) {
        ours.extend(try_join_all((0..50).map(|_| server.live())).await?);
    }
    ours.truncate(sockets);
    quiet(&mut ours).await;
    let per_socket = (server.process.memory()?.0.saturating_sub(before)) / sockets as u64;

    let port = free_port()?;
    let mut bare = Process::role(&["bare-broadcast", &port.to_string()])?;
    bare.listening(port).await?;
    let url = format!("ws://127.0.0.1:{port}/live");
    let mut theirs = Vec::new();
    for _ in 0..sockets {
        theirs.push(tokio_tungstenite::connect_async(&url).await?.0);
    }
    let (mut product_rates, mut bare_rates) = (Vec::new(), Vec::new());
    for pair in 0..pairs {
        let round = product_round(&server, &mut ours, pair as u64 * MESSAGES).await?;
        product_rates.push(round.rate);
        let frame = usize::try_from(round.bytes / MESSAGES)?;
        let round = bare_round(port, &mut theirs, frame).await?;
        bare_rates.push(round.rate);
        quiet(&mut ours).await;
    }
    let ratios = product_rates
        .iter()
        .zip(&bare_rates)
        .map(|(a, b)| a / b)
        .collect();
    let ratio = median(ratios);
    Ok(vec![
        Row {
            what: format!("fan-out to {sockets} sockets"),
            reach: "≥ 0.8 of a bare axum broadcast".to_owned(),
            baseline: format!("{} deliveries", per_second(median(bare_rates))),
            product: format!("{} deliveries", per_second(median(product_rates))),
            ratio: format!("{ratio:.2}"),
            met: ratio >= 0.8,
        },
        Row {
            what: "memory per idle socket".to_owned(),
            reach: "≤ 20 kB".to_owned(),
            baseline: "–".to_owned(),
            product: format!("{} kB", per_socket / 1000),
            ratio: "–".to_owned(),
            met: per_socket <= 20_000,
        },
    ])
}

/// Reads what is still on its way.
async fn quiet(sockets: &mut [Socket]) {
    join_all(sockets.iter_mut().map(|socket| async move {
        let pause = Duration::from_millis(1_500);
        while let Ok(Some(Ok(_))) = tokio::time::timeout(pause, socket.next()).await {}
    }))
    .await;
}

async fn product_round(
    server: &Server,
    sockets: &mut [Socket],
    from: u64,
) -> anyhow::Result<Round> {
    let texts =
        (from..from + MESSAGES).map(|n| delivery::message(n, n % 40, &delivery::sentence(n)));
    let deliveries = std::sync::Arc::new(texts.map(load::signed).collect());
    let port = server.port;
    let posts = tokio::spawn(async move {
        load::run(port, WEBHOOK, &deliveries, 8, Duration::from_mins(1)).await
    });
    let count = sockets.len() as u64;
    let began = Instant::now();
    let bytes = try_join_all(sockets.iter_mut().map(until_all_messages)).await?;
    let elapsed = began.elapsed();
    posts.await??;
    Ok(Round {
        rate: rate(MESSAGES * count, elapsed),
        bytes: bytes.iter().sum::<u64>() / count,
    })
}

/// Reads until so many new messages were told; returns how many bytes of text that took.
async fn until_all_messages(socket: &mut Socket) -> anyhow::Result<u64> {
    let (mut messages, mut bytes) = (0, 0);
    while messages < MESSAGES {
        let frame = socket.next().await.context("a socket was closed")??;
        if let Message::Text(text) = frame {
            bytes += text.len() as u64;
            messages += text.matches("\"text\":\"message ").count() as u64;
        }
    }
    Ok(bytes)
}

async fn bare_round(port: u16, sockets: &mut [Socket], frame: usize) -> anyhow::Result<Round> {
    let http = reqwest::Client::new();
    let posts = tokio::spawn(async move {
        let body = "x".repeat(frame);
        for _ in 0..MESSAGES {
            let url = format!("http://127.0.0.1:{port}/post");
            http.post(url).body(body.clone()).send().await?;
        }
        anyhow::Ok(())
    });
    let count = sockets.len() as u64;
    let began = Instant::now();
    try_join_all(sockets.iter_mut().map(|socket| async move {
        for _ in 0..MESSAGES {
            socket.next().await.context("a socket was closed")??;
        }
        anyhow::Ok(())
    }))
    .await?;
    let elapsed = began.elapsed();
    posts.await??;
    Ok(Round {
        rate: rate(MESSAGES * count, elapsed),
        bytes: frame as u64 * MESSAGES,
    })
}
