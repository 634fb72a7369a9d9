//! From webhook to screen: how long after WhatsApp begins to post a message does a browser's live socket show it? Real
//! binary, real sockets, a fixed rate; each delivery is sent at its time whether or not earlier ones were answered.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::ensure;
use futures::StreamExt as _;
use tokio::sync::{Mutex, mpsc};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;

use crate::delivery::{self, SECRET};
use crate::report::{Row, mib, ms, percentile, say};
use crate::server::{Server, WEBHOOK};

/// When each message's delivery was begun, by its number.
type Begun = Arc<Mutex<HashMap<u64, Instant>>>;

/// Measures it at `rate` deliveries a second for so many seconds.
pub(crate) async fn run(binary: &Path, per_second: u32, seconds: u32) -> anyhow::Result<Vec<Row>> {
    say(format!("Webhook to screen, {per_second}/s for {seconds} s"));
    let size = std::fs::metadata(binary)?.len();
    let server = Server::start(binary).await?;
    let idle = server.process.memory()?.0;
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
    let total = u64::from(per_second) * u64::from(seconds);
    let mut answers = post_all(&server, &begun, 0, total, per_second).await?;
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
    let answered = (percentile(&mut answers, 50), percentile(&mut answers, 99));
    let (p50, p99) = (percentile(&mut screen, 50), percentile(&mut screen, 99));
    say(format!(
        "  answered p50 {} p99 {}; binary {}; resident memory {} idle, {} after",
        ms(answered.0),
        ms(answered.1),
        mib(size),
        mib(idle),
        mib(server.process.memory()?.0)
    ));
    let met = p50 < Duration::from_millis(15) && p99 < Duration::from_millis(60);
    Ok(vec![Row {
        what: format!("webhook → subscribed socket at {per_second}/s"),
        reach: "p50 < 15 ms, p99 < 60 ms".to_owned(),
        baseline: format!("answered: p50 {}, p99 {}", ms(answered.0), ms(answered.1)),
        product: format!("p50 {}, p99 {}", ms(p50), ms(p99)),
        ratio: "–".to_owned(),
        met,
    }])
}

/// Posts every delivery at its own time. Returns how long each answer took.
pub(crate) async fn post_all(
    server: &Server,
    begun: &Begun,
    from: u64,
    total: u64,
    per_second: u32,
) -> anyhow::Result<Vec<Duration>> {
    let mut posts = Vec::new();
    let mut clock = tokio::time::interval(Duration::from_secs(1) / per_second);
    for n in from..from + total {
        clock.tick().await;
        let body = delivery::message(n, n % 40, &format!("message {n}"));
        let signature = twinline_wire::signature::sign(SECRET.as_bytes(), &body);
        let request = server
            .http
            .post(server.url(WEBHOOK))
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
