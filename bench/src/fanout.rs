//! Fan-out: a thousand sockets follow; how many messages a second reach all of them, against a bare broadcast of as many
//! frames of the same size, and what does an idle socket hold?

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use futures::StreamExt as _;
use futures::future::{join_all, try_join_all};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::delivery;
use crate::load;
use crate::process::{Process, free_port};
use crate::report::{Row, median, per_second, rate, say};
use crate::server::{Server, WEBHOOK};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The thread that checked a password ends after ten idle seconds, and gives its memory back.
const SETTLED: Duration = Duration::from_secs(15);
/// Messages of one round.
const MESSAGES: u64 = 300;

/// What one socket was told in a round.
#[derive(Debug, Clone, Copy)]
struct Told {
    frames: usize,
    bytes: usize,
}

/// Measures it with so many sockets.
pub(crate) async fn run(binary: &Path, sockets: usize, pairs: usize) -> anyhow::Result<Vec<Row>> {
    say(format!("Fan-out to {sockets} sockets"));
    let server = Server::start(binary).await?;
    // The first thousand take up what starting and signing in had freed; what the next one adds is theirs.
    let mut ours = connect(&server, sockets).await?;
    tokio::time::sleep(SETTLED).await;
    let before = server.process.memory()?.0;
    let more = connect(&server, sockets).await?;
    let per_socket = server.process.memory()?.0.saturating_sub(before) / sockets as u64;
    drop(more);

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
        let (rate, told) = product_round(&server, &mut ours, pair as u64 * MESSAGES).await?;
        product_rates.push(rate);
        bare_rates.push(bare_round(port, &mut theirs, told).await?);
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
            product: format!("{per_socket} bytes"),
            ratio: "–".to_owned(),
            met: per_socket <= 20_000,
        },
    ])
}

/// So many sockets, all in their places.
async fn connect(server: &Server, sockets: usize) -> anyhow::Result<Vec<Socket>> {
    let mut connected = Vec::new();
    while connected.len() < sockets {
        let next = (sockets - connected.len()).min(50);
        connected.extend(try_join_all((0..next).map(|_| server.live())).await?);
    }
    quiet(&mut connected).await;
    Ok(connected)
}

/// Reads what is still on its way.
async fn quiet(sockets: &mut [Socket]) {
    join_all(sockets.iter_mut().map(|socket| async move {
        let pause = Duration::from_millis(1_500);
        while let Ok(Some(Ok(_))) = tokio::time::timeout(pause, socket.next()).await {}
    }))
    .await;
}

/// The rate, in messages times sockets a second, and what the first socket was told.
async fn product_round(
    server: &Server,
    sockets: &mut [Socket],
    from: u64,
) -> anyhow::Result<(f64, Told)> {
    let texts =
        (from..from + MESSAGES).map(|n| delivery::message(n, n % 40, &delivery::sentence(n)));
    let deliveries = Arc::new(texts.map(load::signed).collect());
    let port = server.port;
    let posts = tokio::spawn(async move {
        load::run(port, WEBHOOK, &deliveries, 8, Duration::from_mins(1)).await
    });
    let count = sockets.len() as u64;
    let began = Instant::now();
    let told = try_join_all(sockets.iter_mut().map(until_all_messages)).await?;
    let elapsed = began.elapsed();
    posts.await??;
    let first = told.first().context("no socket")?;
    Ok((rate(MESSAGES * count, elapsed), *first))
}

/// Reads until so many new messages were told.
async fn until_all_messages(socket: &mut Socket) -> anyhow::Result<Told> {
    let mut told = Told {
        frames: 0,
        bytes: 0,
    };
    let mut messages = 0;
    while messages < MESSAGES {
        let text = next_text(socket).await?;
        told.frames += 1;
        told.bytes += text.len();
        messages += messages_in(&text);
    }
    Ok(told)
}

/// How many messages a frame tells; the baseline's frames, which tell none, are looked through as well.
fn messages_in(text: &str) -> u64 {
    text.matches("\"text\":\"message ").count() as u64
}

async fn next_text(socket: &mut Socket) -> anyhow::Result<Utf8Bytes> {
    loop {
        if let Message::Text(text) = socket.next().await.context("a socket was closed")?? {
            return Ok(text);
        }
    }
}

/// The rate of a bare broadcast of as many frames of the same size.
async fn bare_round(port: u16, sockets: &mut [Socket], told: Told) -> anyhow::Result<f64> {
    let http = reqwest::Client::new();
    let posts = tokio::spawn(async move {
        let body = "x".repeat(told.bytes / told.frames);
        for _ in 0..told.frames {
            let url = format!("http://127.0.0.1:{port}/post");
            http.post(url).body(body.clone()).send().await?;
        }
        anyhow::Ok(())
    });
    let count = sockets.len() as u64;
    let began = Instant::now();
    try_join_all(sockets.iter_mut().map(|socket| async move {
        let mut messages = 0;
        for _ in 0..told.frames {
            messages += messages_in(&next_text(socket).await?);
        }
        ensure!(messages == 0, "the baseline told messages");
        anyhow::Ok(())
    }))
    .await?;
    let elapsed = began.elapsed();
    posts.await??;
    Ok(rate(MESSAGES * count, elapsed))
}
