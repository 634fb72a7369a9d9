//! From webhook to screen: how long after WhatsApp begins to post a message does a browser's live socket show it? Real
//! binary, real sockets, a fixed rate; each delivery is sent at its time whether or not earlier ones were answered.

mod server;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use clap::Parser;
use futures::StreamExt as _;
use tokio::sync::{Mutex, mpsc};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use server::{LINE, SECRET, Server};

/// Measures the way from webhook to screen.
#[derive(Debug, Parser)]
struct Options {
    /// The binary to measure; build it with `--release` for figures worth quoting.
    #[arg(long)]
    binary: PathBuf,
    /// Deliveries a second.
    #[arg(long, default_value_t = 50)]
    rate: u32,
    /// Seconds of load.
    #[arg(long, default_value_t = 30)]
    seconds: u32,
}

/// When each message's delivery was begun, by its number.
type Begun = Arc<Mutex<HashMap<u64, Instant>>>;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let size = std::fs::metadata(&options.binary)
        .context("build the binary first")?
        .len();
    let server = Server::start(&options.binary).await?;
    let idle_kib = server.memory_kib()?;
    let mut socket = server.live().await?;
    let begun: Begun = Arc::default();
    let (shown, mut latencies) = mpsc::unbounded_channel();
    let reader = tokio::spawn({
        let begun = Arc::clone(&begun);
        async move {
            while let Some(Ok(frame)) = socket.next().await {
                if let Message::Text(text) = frame {
                    read_frame(&text, &begun, &shown).await;
                }
            }
        }
    });
    let total = u64::from(options.rate) * u64::from(options.seconds);
    let answers = post_all(&server, &begun, total, options.rate).await?;
    let mut screen = Vec::new();
    let deadline = Instant::now() + Duration::from_secs(20);
    while (screen.len() as u64) < total {
        match tokio::time::timeout_at(deadline, latencies.recv()).await {
            Ok(Some(latency)) => screen.push(latency),
            _ => break,
        }
    }
    reader.abort();
    ensure!(
        screen.len() as u64 == total,
        "{} of {total} messages reached the screen",
        screen.len()
    );
    let say = |line: String| {
        drop(std::io::Write::write_fmt(
            &mut std::io::stdout(),
            format_args!("{line}\n"),
        ));
    };
    say(format!(
        "{total} messages at {} a second over {} s",
        options.rate, options.seconds
    ));
    say(format!("webhook answered      {}", summary(answers)));
    say(format!("shown on the screen   {}", summary(screen)));
    say(format!("binary                {:.1} MiB", mib(size)));
    say(format!(
        "memory, idle          {:.1} MiB resident",
        mib(idle_kib * 1024)
    ));
    say(format!(
        "memory, after         {:.1} MiB resident",
        mib(server.memory_kib()? * 1024)
    ));
    Ok(())
}

/// Posts every delivery at its own time. Returns how long each answer took.
async fn post_all(
    server: &Server,
    begun: &Begun,
    total: u64,
    rate: u32,
) -> anyhow::Result<Vec<Duration>> {
    let mut posts = Vec::new();
    let mut clock = tokio::time::interval(Duration::from_secs(1) / rate);
    for n in 0..total {
        clock.tick().await;
        let body = delivery(n);
        let signature = twinline_wire::signature::sign(SECRET.as_bytes(), body.as_bytes());
        let request = server
            .http
            .post(server.url("/webhooks/whatsapp"))
            .header(twinline_wire::signature::HEADER, signature);
        let at = Instant::now();
        begun.lock().await.insert(n, at);
        posts.push(tokio::spawn(async move {
            let answer = request.body(body).send().await?;
            ensure!(
                answer.status() == 200,
                "a delivery was answered {}",
                answer.status()
            );
            Ok(at.elapsed())
        }));
    }
    let mut answers = Vec::new();
    for post in posts {
        answers.push(post.await??);
    }
    Ok(answers)
}

async fn read_frame(text: &str, begun: &Begun, shown: &mpsc::UnboundedSender<Duration>) {
    let Ok(frame) = serde_json::from_str::<serde_json::Value>(text) else {
        return;
    };
    let now = Instant::now();
    for item in frame["items"].as_array().into_iter().flatten() {
        let number = item["message"]["text"]
            .as_str()
            .and_then(|text| text.strip_prefix("message ")?.parse().ok());
        if let Some(number) = number
            && let Some(at) = begun.lock().await.remove(&number)
        {
            let _gone = shown.send(now - at);
        }
    }
}

fn delivery(n: u64) -> String {
    let from = 447_700_900_000 + n % 40;
    serde_json::json!({"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [{
        "field": "messages", "value": {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "15550783881", "phone_number_id": LINE},
            "contacts": [{"profile": {"name": format!("Customer {}", n % 40)}, "wa_id": from.to_string()}],
            "messages": [{"from": from.to_string(), "id": format!("wamid.bench-{n}"), "type": "text",
                          "timestamp": (1_795_000_000 + n).to_string(), "text": {"body": format!("message {n}")}}]}}]}]})
    .to_string()
}

fn summary(mut all: Vec<Duration>) -> String {
    all.sort_unstable();
    let at = |share: usize| {
        all.get((all.len() - 1) * share / 100)
            .copied()
            .unwrap_or_default()
    };
    format!(
        "p50 {:.1?}   p99 {:.1?}   max {:.1?}",
        at(50),
        at(99),
        at(100)
    )
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
