//! The real binary on a folder of its own, with one number and one person.

use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use twinline_core::ids::{LineId, WorkspaceId};
use twinline_core::number_life::{NumberLife, Stage};
use twinline_store::{LineSettings, Mode, NewLine, Store};
use uuid::Uuid;

pub(crate) const SECRET: &str = "the app's secret";
pub(crate) const LINE: &str = "106540352242922";
const PASSWORD: &str = "a long enough password";

/// A running server; ends with this value.
pub(crate) struct Server {
    process: Child,
    port: u16,
    cookie: String,
    pub(crate) http: reqwest::Client,
    _folder: TempDir,
}

impl Server {
    pub(crate) async fn start(binary: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        prepare(folder.path()).await?;
        add_person(binary, folder.path())?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")?
            .local_addr()?
            .port();
        let process = Command::new(binary)
            .args([
                "serve",
                "--app-id",
                "1",
                "--graph-url",
                "http://127.0.0.1:9/none",
            ])
            .arg("--data")
            .arg(folder.path())
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .env("TWINLINE_APP_SECRET", SECRET)
            .env("TWINLINE_VERIFY_TOKEN", "token")
            .env("TWINLINE_LOG", "error")
            .stdout(Stdio::null())
            .spawn()?;
        let mut server = Self {
            process,
            port,
            cookie: String::new(),
            http: reqwest::Client::new(),
            _folder: folder,
        };
        server.ready().await?;
        server.cookie = server.sign_in().await?;
        Ok(server)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// A browser's live socket, from now on.
    pub(crate) async fn live(&self) -> anyhow::Result<WebSocketStream<MaybeTlsStream<TcpStream>>> {
        let mut request =
            format!("ws://127.0.0.1:{}/api/v1/live", self.port).into_client_request()?;
        request.headers_mut().insert("cookie", self.cookie.parse()?);
        request
            .headers_mut()
            .insert("origin", self.url("").parse()?);
        let (socket, _) = tokio_tungstenite::connect_async(request).await?;
        Ok(socket)
    }

    /// Resident memory of the process.
    pub(crate) fn memory_kib(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .context("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    async fn ready(&self) -> anyhow::Result<()> {
        for _ in 0..500 {
            if self.http.get(self.url("/healthz")).send().await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("the server was not ready within ten seconds")
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
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

async fn prepare(folder: &Path) -> anyhow::Result<()> {
    let store = Store::open(&folder.join("twinline.db")).await?;
    let workspace = WorkspaceId(Uuid::from_u128(1));
    store.create_workspace(workspace, "Bench", 0).await?;
    let line = NewLine {
        id: LineId(Uuid::from_u128(2)),
        workspace,
        channel: "whatsapp".to_owned(),
        address: LINE.to_owned(),
        account: "102290129340398".to_owned(),
        name: "Bench".to_owned(),
        display: "+1 555 078 3881".to_owned(),
        digits: "15550783881".to_owned(),
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

fn add_person(binary: &Path, folder: &Path) -> anyhow::Result<()> {
    let mut child = Command::new(binary)
        .args([
            "user",
            "add",
            "--email",
            "bench@example.org",
            "--name",
            "Bench",
            "--role",
            "owner",
            "--data",
        ])
        .arg(folder)
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
