//! The emulated WhatsApp under load: how soon it is there, how many sends it accepts a second, and how many messages with
//! statuses, echoes and receipts told by webhook. Load, receiver and sandbox share the machine.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::routing::get;
use futures::StreamExt as _;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use twinline_wire::handshake::Handshake;

use crate::process::{Process, free_port};
use crate::report::{Row, median, rate, say};

/// Customers, each with an open service window.
const CUSTOMERS: usize = 2_000;
const CONNECTIONS: usize = 16;
const VERIFY: &str = "token";
/// WhatsApp's own pace is no part of this.
const FLAGS: [&str; 3] = ["sandbox", "--unpaced", "--listen"];

/// Everything about it.
pub(crate) async fn run(binary: &Path, rounds: usize, time: Duration) -> anyhow::Result<Vec<Row>> {
    let mut rows = vec![
        start_up(binary, rounds * 2 + 1).await?,
        sends(binary, rounds, time).await?,
    ];
    rows.extend(everything(binary, time).await?);
    Ok(rows)
}

async fn start_up(binary: &Path, times: usize) -> anyhow::Result<Row> {
    let mut all = Vec::new();
    for _ in 0..times {
        let began = Instant::now();
        let sandbox = Sandbox::start(binary, Kept::InMemory).await?;
        all.push(began.elapsed().as_secs_f64() * 1_000.0);
        drop(sandbox);
    }
    Ok(started(
        "sandbox, from start to its first answer",
        median(all),
    ))
}

fn started(what: &str, ms: f64) -> Row {
    say(format!("{what}: {ms:.0} ms"));
    Row {
        what: what.to_owned(),
        reach: "< 500 ms".to_owned(),
        baseline: "–".to_owned(),
        product: format!("{ms:.0} ms"),
        ratio: "–".to_owned(),
        met: ms < 500.0,
    }
}

async fn sends(binary: &Path, rounds: usize, time: Duration) -> anyhow::Result<Row> {
    let sandbox = Sandbox::start(binary, Kept::InMemory).await?;
    let platform = sandbox.connect(None).await?;
    let mut all = Vec::new();
    for _ in 0..rounds.max(2) {
        all.push(platform.send_for(time).await?);
    }
    let (first, last) = (all[0], all[all.len() - 1]);
    let (_, most) = sandbox.process.memory()?;
    let middle = median(all);
    say(format!(
        "sandbox: {middle:.0} sends/s, {last:.0} at the end to {first:.0} at the start, {} MB",
        most / 1_000_000
    ));
    Ok(Row {
        what: "sandbox, accepted sends in memory, nobody subscribed".to_owned(),
        reach: "≥ 4 000/s".to_owned(),
        baseline: format!("{first:.0}/s at first"),
        product: format!("{middle:.0}/s"),
        ratio: format!("end {:.2} of start", last / first),
        met: middle >= 4_000.0,
    })
}

async fn everything(binary: &Path, time: Duration) -> anyhow::Result<[Row; 2]> {
    let folder = tempfile::tempdir()?;
    let sandbox = Sandbox::start(binary, Kept::In(folder.path())).await?;
    let heard = Arc::new(Heard::default());
    let platform = sandbox.connect(Some(Arc::clone(&heard))).await?;
    let page = sandbox.open_page().await?;
    let began = Instant::now();
    let sent = platform.converse_for(time * 3).await?;
    // Whatever is sent is told as sent and as delivered; whatever customers write is told once.
    let due = sent.by_api * 2 + sent.by_customers;
    while heard.rows.load(Ordering::Relaxed) < due {
        ensure!(
            began.elapsed() < time * 30,
            "only {} of {due} webhook rows came",
            heard.rows.load(Ordering::Relaxed)
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let messages = sent.by_api + sent.by_customers;
    let rate = rate(messages, began.elapsed());
    page.abort();
    say(format!(
        "sandbox: {rate:.0} messages/s with everything on, {} webhook rows in {} POSTs",
        heard.rows.load(Ordering::Relaxed),
        heard.posts.load(Ordering::Relaxed)
    ));
    drop(sandbox);
    let began = Instant::now();
    let again = Sandbox::start(binary, Kept::In(folder.path())).await?;
    let ms = began.elapsed().as_secs_f64() * 1_000.0;
    drop(again);
    let carried = Row {
        what: "sandbox on disk, messages to and fro, every webhook delivered, one page open"
            .to_owned(),
        reach: "≥ 500/s".to_owned(),
        baseline: "–".to_owned(),
        product: format!("{rate:.0}/s"),
        ratio: "–".to_owned(),
        met: rate >= 500.0,
    };
    let what = format!("sandbox, from start to its first answer with {messages} messages stored");
    Ok([carried, started(&what, ms)])
}

#[derive(Clone, Copy)]
enum Kept<'a> {
    InMemory,
    In(&'a Path),
}

struct Sandbox {
    process: Process,
    base: String,
    http: reqwest::Client,
}

/// What the platform's webhook server was told.
#[derive(Default)]
struct Heard {
    rows: AtomicU64,
    posts: AtomicU64,
}

/// Messages that were taken.
#[derive(Default)]
struct Sent {
    by_api: u64,
    by_customers: u64,
}

impl Sandbox {
    async fn start(binary: &Path, kept: Kept<'_>) -> anyhow::Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(binary);
        command
            .args(FLAGS)
            .arg(format!("127.0.0.1:{port}"))
            .env("TWINLINE_LOG", "error");
        match kept {
            Kept::InMemory => command.arg("--memory"),
            Kept::In(folder) => command.arg("--data").arg(folder),
        };
        let sandbox = Self {
            process: Process::start(&mut command)?,
            base: format!("http://127.0.0.1:{port}"),
            http: reqwest::Client::builder().no_proxy().build()?,
        };
        let health = format!("{}/bench/api/health", sandbox.base);
        for _ in 0..5_000 {
            if sandbox.http.get(&health).send().await.is_ok() {
                return Ok(sandbox);
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        anyhow::bail!("the sandbox does not answer")
    }

    /// A bench page that shows whatever happens.
    async fn open_page(&self) -> anyhow::Result<JoinHandle<()>> {
        let url = format!("{}/bench/api/live", self.base.replace("http", "ws"));
        let (mut page, _) = tokio_tungstenite::connect_async(url).await?;
        Ok(tokio::spawn(async move {
            while let Some(Ok(_)) = page.next().await {}
        }))
    }

    async fn bench(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        let url = format!("{}/bench/api{path}", self.base);
        told(self.http.post(url).json(body)).await
    }

    async fn graph(&self, path: &str, token: &str, body: &Value) -> anyhow::Result<Value> {
        let url = format!("{}/v25.0{path}", self.base);
        told(self.http.post(url).bearer_auth(token).json(body)).await
    }

    /// The number with its customers, who have just written; with a webhook server, if somebody listens.
    async fn connect(&self, heard: Option<Arc<Heard>>) -> anyhow::Result<Platform> {
        let apps = told(self.http.get(format!("{}/bench/api/apps", self.base))).await?;
        let app = |key: &str| text(&apps["apps"][0][key]);
        let signed_up = self
            .bench("/sign_up", &json!({"share_history": false}))
            .await?;
        let exchange = json!({
            "client_id": app("app_id")?,
            "client_secret": app("app_secret")?,
            "code": signed_up["code"],
        });
        let given = self.graph("/oauth/access_token", "", &exchange).await?;
        let token = text(&given["access_token"])?;
        if let Some(heard) = heard {
            let subscription = json!({
                "object": "whatsapp_business_account",
                "callback_url": listen(heard).await?,
                "verify_token": VERIFY,
                "fields": "messages,smb_message_echoes",
            });
            let own = format!("{}|{}", app("app_id")?, app("app_secret")?);
            let path = format!("/{}/subscriptions", app("app_id")?);
            self.graph(&path, &own, &subscription).await?;
            let path = format!("/{}/subscribed_apps", text(&signed_up["waba_id"])?);
            self.graph(&path, &token, &json!({})).await?;
        }
        let mut customers = Vec::new();
        for n in 0..CUSTOMERS {
            let digits = format!("4479110{n:05}");
            let body = json!({"name": format!("Customer {n}"), "digits": digits});
            let phone = text(&self.bench("/phones", &body).await?["id"])?;
            let path = format!("/phones/{phone}/chats/business/messages");
            self.bench(&path, &json!({"text": "Hello"})).await?;
            customers.push((phone, digits));
        }
        Ok(Platform {
            http: self.http.clone(),
            base: self.base.clone(),
            messages: format!(
                "{}/v25.0/{}/messages",
                self.base,
                text(&signed_up["phone_number_id"])?
            ),
            token,
            customers: Arc::new(customers),
        })
    }
}

/// Who sends.
#[derive(Clone)]
struct Platform {
    http: reqwest::Client,
    base: String,
    messages: String,
    token: String,
    /// Phone and number.
    customers: Arc<Vec<(String, String)>>,
}

impl Platform {
    /// Accepted sends a second, from all connections as fast as they are answered.
    async fn send_for(&self, time: Duration) -> anyhow::Result<f64> {
        let began = Instant::now();
        let sent = self.all(began + time, false).await?;
        Ok(rate(sent.by_api, began.elapsed()))
    }

    /// The platform and the customers write by turns.
    async fn converse_for(&self, time: Duration) -> anyhow::Result<Sent> {
        self.all(Instant::now() + time, true).await
    }

    async fn all(&self, until: Instant, both: bool) -> anyhow::Result<Sent> {
        let mut tasks = Vec::new();
        for nth in 0..CONNECTIONS {
            let platform = self.clone();
            tasks.push(tokio::spawn(async move {
                platform.connection(nth, until, both).await
            }));
        }
        let mut all = Sent::default();
        for task in tasks {
            let sent = task.await??;
            all.by_api += sent.by_api;
            all.by_customers += sent.by_customers;
        }
        Ok(all)
    }

    async fn connection(&self, nth: usize, until: Instant, both: bool) -> anyhow::Result<Sent> {
        let mut sent = Sent::default();
        let mut turn = nth;
        while Instant::now() < until {
            let (phone, digits) = &self.customers[turn % self.customers.len()];
            turn += CONNECTIONS;
            if both && sent.by_customers < sent.by_api {
                let url = format!(
                    "{}/bench/api/phones/{phone}/chats/business/messages",
                    self.base
                );
                told(self.http.post(url).json(&json!({"text": "And two more"}))).await?;
                sent.by_customers += 1;
                continue;
            }
            let body = json!({
                "messaging_product": "whatsapp",
                "to": digits,
                "type": "text",
                "text": {"body": "We have rye, oat and wheat today."},
            });
            told(
                self.http
                    .post(&self.messages)
                    .bearer_auth(&self.token)
                    .json(&body),
            )
            .await?;
            sent.by_api += 1;
        }
        Ok(sent)
    }
}

async fn told(request: reqwest::RequestBuilder) -> anyhow::Result<Value> {
    let answer = request.send().await?;
    let status = answer.status();
    let body: Value = answer.json().await?;
    ensure!(status.is_success(), "the sandbox answered {status}: {body}");
    Ok(body)
}

fn text(value: &Value) -> anyhow::Result<String> {
    let text = value.as_str().context("an answer lacks a text")?;
    Ok(text.to_owned())
}

/// A webhook server that counts.
async fn listen(heard: Arc<Heard>) -> anyhow::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hook", listener.local_addr()?);
    let router = Router::new()
        .route("/hook", get(shake).post(count))
        .with_state(heard);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(url)
}

async fn shake(Query(asked): Query<Handshake>) -> String {
    asked.answer(&[VERIFY]).unwrap_or_default().to_owned()
}

async fn count(State(heard): State<Arc<Heard>>, body: Bytes) {
    let told: Value = serde_json::from_slice(&body).unwrap_or_default();
    let rows = told["entry"][0]["changes"].as_array().into_iter().flatten();
    let rows = rows.map(|change| {
        let of = |list: &str| change["value"][list].as_array().map_or(0, Vec::len);
        let statuses = change["value"]["statuses"].as_array().into_iter().flatten();
        // Whether and when a message is read is up to the customer.
        let told = |row: &&Value| matches!(row["status"].as_str(), Some("sent" | "delivered"));
        of("messages") + statuses.filter(told).count()
    });
    heard
        .rows
        .fetch_add(rows.sum::<usize>() as u64, Ordering::Relaxed);
    heard.posts.fetch_add(1, Ordering::Relaxed);
}
