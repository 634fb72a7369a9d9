//! The real binary on a folder of its own, with one number and one person.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use twinline_core::ids::{LineId, WorkspaceId};
use twinline_core::number_life::{NumberLife, Stage};
use twinline_platform::clock::WallClock;
use twinline_platform::config::MetaApp;
use twinline_platform::transport::{Carrier, Network};
use twinline_platform::{App, Config, Parts};
use twinline_store::disk::RealDisk;
use twinline_store::journal::{Segments, SegmentsConfig};
use twinline_store::{Blobs, Database, LineSettings, Mode, NewLine, Store};
use twinline_whatsapp::WhatsApp;
use uuid::Uuid;

use crate::delivery::{ACCOUNT, DIGITS, LINE, SECRET};
use crate::process::{Process, free_port};

/// Where deliveries are posted to.
pub(crate) const WEBHOOK: &str = "/webhooks/whatsapp";
const PASSWORD: &str = "a long enough password";

/// The tenant.
pub(crate) const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
/// The line.
pub(crate) const LINE_ID: LineId = LineId(Uuid::from_u128(2));

/// A running server; ends with this value.
pub(crate) struct Server {
    pub(crate) process: Process,
    pub(crate) port: u16,
    cookie: String,
    pub(crate) http: reqwest::Client,
    folder: Option<TempDir>,
}

impl Server {
    /// On a fresh folder.
    pub(crate) async fn start(binary: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        prepare(folder.path(), None).await?;
        let mut server = Self::start_on(binary, folder.path(), None).await?;
        server.folder = Some(folder);
        Ok(server)
    }

    /// On a folder that [`prepare`] made. Signed in once it is ready.
    pub(crate) async fn start_on(
        binary: &Path,
        folder: &Path,
        database: Option<&str>,
    ) -> anyhow::Result<Self> {
        add_person(binary, folder, database)?;
        let port = free_port()?;
        let mut command = Command::new(binary);
        command
            .args(["serve", "--app-id", "1"])
            .args(["--graph-url", "http://127.0.0.1:9/none"])
            .arg("--data")
            .arg(folder)
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .args(database.into_iter().flat_map(|url| ["--database", url]))
            .env("TWINLINE_APP_SECRET", SECRET)
            .env("TWINLINE_VERIFY_TOKEN", "token")
            .env("TWINLINE_LOG", "error");
        let process = Process::start(&mut command)?;
        let mut server = Self {
            process,
            port,
            cookie: String::new(),
            http: reqwest::Client::new(),
            folder: None,
        };
        server.process.listening(port).await?;
        server.cookie = server.sign_in().await?;
        Ok(server)
    }

    /// The address of `path`.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What the API answers.
    pub(crate) async fn get(&self, path: &str) -> anyhow::Result<serde_json::Value> {
        let request = self.http.get(self.url(path)).header("cookie", &self.cookie);
        Ok(request.send().await?.error_for_status()?.json().await?)
    }

    /// A figure of `/metrics`, 0 if there is none yet.
    pub(crate) async fn figure(&self, name: &str) -> anyhow::Result<f64> {
        let text = self.http.get(self.url("/metrics")).send().await?;
        let text = text.text().await?;
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        Ok(match line {
            Some(value) => value.trim().parse()?,
            None => 0.0,
        })
    }

    /// A browser's live socket, from now on.
    pub(crate) async fn live(&self) -> anyhow::Result<WebSocketStream<MaybeTlsStream<TcpStream>>> {
        let url = format!("ws://127.0.0.1:{}/api/v1/live", self.port);
        let mut request = url.into_client_request()?;
        request.headers_mut().insert("cookie", self.cookie.parse()?);
        request
            .headers_mut()
            .insert("origin", self.url("").parse()?);
        let (socket, _) = tokio_tungstenite::connect_async(request).await?;
        Ok(socket)
    }

    async fn sign_in(&self) -> anyhow::Result<String> {
        let answer = self
            .http
            .post(self.url("/api/v1/session"))
            .header("x-twinline", "1")
            .header("origin", self.url(""))
            .json(&serde_json::json!({"email": "bench@example.org", "password": PASSWORD}))
            .send()
            .await?;
        ensure!(
            answer.status().is_success(),
            "sign-in was answered {}",
            answer.status()
        );
        let cookie = answer
            .headers()
            .get("set-cookie")
            .context("no cookie")?
            .to_str()?;
        Ok(cookie.split(';').next().unwrap_or_default().to_owned())
    }

    /// Waits until everything journalled is merged. `entries`: how many there are in all.
    pub(crate) async fn merged(&self, entries: f64, within: Duration) -> anyhow::Result<()> {
        let deadline = tokio::time::Instant::now() + within;
        while tokio::time::Instant::now() < deadline {
            if self.figure("twinline_merger_entries_total").await? >= entries {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("the merger did not come to the end within {within:?}")
    }
}

/// Opens the state in `folder`, or in the database named.
pub(crate) async fn open(folder: &Path, database: Option<&str>) -> anyhow::Result<Store> {
    let database = match database {
        None => Database::file(folder.join("twinline.db")),
        Some(url) => Database::parse(url)?,
    };
    Ok(Store::open(database).await?)
}

/// Makes the workspace and the number.
pub(crate) async fn prepare(folder: &Path, database: Option<&str>) -> anyhow::Result<()> {
    let store = open(folder, database).await?;
    store.create_workspace(WORKSPACE, "Bench", 0).await?;
    let line = NewLine {
        id: LINE_ID,
        workspace: WORKSPACE,
        channel: "whatsapp".to_owned(),
        address: LINE.to_owned(),
        account: ACCOUNT.to_owned(),
        name: "Bench".to_owned(),
        display: "+1 555 078 3881".to_owned(),
        digits: DIGITS.to_owned(),
        mode: Mode::Coexistence,
        life: NumberLife {
            stage: Stage::Connected,
            ..NumberLife::default()
        },
        settings: LineSettings::default(),
    };
    store.create_line(&line, 0).await?;
    store.close().await;
    Ok(())
}

/// The journal in `folder`.
pub(crate) fn journal(folder: &Path) -> anyhow::Result<Segments> {
    let disk = RealDisk::open(folder.join("journal"))?;
    Ok(Segments::open(Arc::new(disk), SegmentsConfig::default())?)
}

/// The parts of a platform without its workers.
pub(crate) fn app(folder: &Path, store: Store, port: u16) -> anyhow::Result<App> {
    app_with(folder, store, port, Arc::new(Network::new()))
}

/// The same, with calls to WhatsApp that go another way.
pub(crate) fn app_with(
    folder: &Path,
    store: Store,
    port: u16,
    carrier: Carrier,
) -> anyhow::Result<App> {
    let listen = std::net::SocketAddr::from(([127, 0, 0, 1], port));
    Ok(App::new(Parts {
        config: Config {
            listen,
            public_url: format!("http://{listen}"),
            graph_url: "http://127.0.0.1:9/none".to_owned(),
            app: MetaApp {
                id: "1".to_owned(),
                secrets: vec![SECRET.to_owned()],
            },
            verify_token: "token".to_owned(),
            behind_tls_proxy: false,
            bots_at_private_addresses: false,
            bench_url: None,
        },
        store,
        journal: Arc::new(journal(folder)?),
        bots: Arc::new(twinline_platform::outside::call::BotCaller::new(false)),
        blobs: Blobs::open(PathBuf::from(folder).join("blobs"))?,
        clock: Arc::new(WallClock),
        ids: Arc::new(twinline_platform::ids::RandomIds),
        carrier,
        channel: Arc::new(WhatsApp),
        workspace: WORKSPACE,
    }))
}

fn add_person(binary: &Path, folder: &Path, database: Option<&str>) -> anyhow::Result<()> {
    let mut child = Command::new(binary)
        .args(["user", "add", "--email", "bench@example.org"])
        .args(["--name", "Bench", "--role", "owner", "--data"])
        .arg(folder)
        .args(database.into_iter().flat_map(|url| ["--database", url]))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    child
        .stdin
        .take()
        .context("no standard input")?
        .write_all(PASSWORD.as_bytes())?;
    ensure!(child.wait()?.success(), "the person could not be made");
    Ok(())
}
