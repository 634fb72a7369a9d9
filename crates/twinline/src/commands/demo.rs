//! `twinline demo`: emulated WhatsApp and the platform in one process, with an example business that was connected by the
//! same path a real one takes.

mod clock;
mod fields;
mod people;
mod story;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use twinline_core::ids::WorkspaceId;
use twinline_platform::config::MetaApp;
use twinline_platform::connect::{ConnectRequest, connect};
use twinline_platform::{App, Config, server};
use twinline_sandbox::{Chatter, Sandbox, Scenario, SignUp};
use twinline_store::Database;
use twinline_store::journal::SegmentsConfig;

use crate::terminal::{frame, say};
use crate::wiring;
use people::DemoFile;

/// How long before now the example business was connected: the first hour of its life here is played in a moment.
const HEAD_START_MS: i64 = 50 * 60_000;
/// Name of the file that marks a demo's folder.
const MARKER: &str = "demo.json";

/// Flags of `twinline demo`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Where everything is kept: state, journal, files, sign-ins.
    #[arg(long, value_name = "DIR", default_value = "data/demo")]
    data: PathBuf,
    // Never taken from the environment, so that no demo begins in the database of a real business.
    #[arg(
        long,
        value_name = "URL",
        value_parser = Database::parse,
        help = "Where the platform's state is: postgres://USER:PASSWORD@HOST/NAME, empty at first. Default: a file in the data folder"
    )]
    database: Option<Database>,
    /// Where the inbox and the webhooks listen.
    #[arg(long, value_name = "ADDR:PORT", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 7400)))]
    listen: SocketAddr,
    /// Where the sandbox listens: the phones, and WhatsApp's API.
    #[arg(long, value_name = "ADDR:PORT", default_value_t = SocketAddr::from((Ipv4Addr::LOCALHOST, 7500)))]
    sandbox_listen: SocketAddr,
    /// Nobody talks by themselves.
    #[arg(long)]
    quiet: bool,
    /// Start anew: what an earlier demo left in the folder is deleted.
    #[arg(long)]
    fresh: bool,
}

impl Options {
    /// Runs until Ctrl-C.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        for (address, flag) in [
            (self.listen, "--listen"),
            (self.sandbox_listen, "--sandbox-listen"),
        ] {
            if !address.ip().is_loopback() {
                bail!(
                    "{flag} {address} can be reached by other machines, and the demo's phones need no sign-in. Use an \
                     address of this machine, such as 127.0.0.1:{}.",
                    address.port()
                );
            }
        }
        self.prepare_folder()?;
        let inbox = wiring::listen(self.listen, "--listen").await?;
        let phones = wiring::listen(self.sandbox_listen, "--sandbox-listen").await?;
        let (inbox_at, phones_at) = (inbox.local_addr()?, phones.local_addr()?);

        let file = people::read_or_make(&self.data.join(MARKER))?;
        let sandbox = self.open_sandbox(phones_at)?;
        let engine = wiring::open_engine(
            &self.data.join("platform"),
            self.database.as_ref(),
            SegmentsConfig::default(),
        )
        .await?;
        people::settle(&engine.store, &file).await?;
        let app = assemble(&engine, &sandbox, &file, inbox_at, phones_at);

        let stop = wiring::stop_signal();
        let tasks = TaskTracker::new();
        serve(&tasks, &stop, "The sandbox", {
            let (sandbox, stop) = (sandbox.clone(), stop.clone());
            async move { sandbox.serve(phones, stop).await }
        });
        serve(
            &tasks,
            &stop,
            "The platform",
            server::serve(app.clone(), inbox, stop.clone()),
        );
        tasks.close();

        tokio::select! {
            ready = become_live(&app, &sandbox, &file) => ready?,
            () = stop.cancelled() => {}
        }
        if !stop.is_cancelled() {
            self.announce(&file, inbox_at, phones_at);
        }
        stop.cancelled().await;
        say("Stopping ...");
        tasks.wait().await;
        engine.store.close().await;
        say("Stopped. The next start goes on from here.");
        Ok(())
    }

    /// Only a folder that an earlier demo made is ever deleted.
    fn prepare_folder(&self) -> anyhow::Result<()> {
        let ours = self.data.join(MARKER).is_file();
        let empty =
            std::fs::read_dir(&self.data).map_or(true, |mut entries| entries.next().is_none());
        if !ours && !empty {
            bail!(
                "{} holds files that are not a demo's. Choose an empty or new folder with --data.",
                self.data.display()
            );
        }
        if let Some(database) = self.database.as_ref().filter(|_| self.fresh) {
            bail!(
                "--fresh deletes an earlier demo's folder and leaves {database} as it is. Start without --fresh, with a new \
                 empty folder and a new empty database."
            );
        }
        if self.fresh && ours {
            std::fs::remove_dir_all(&self.data)
                .with_context(|| format!("{} cannot be deleted", self.data.display()))?;
        }
        wiring::writable_folder(&self.data)
    }

    fn open_sandbox(&self, listen: SocketAddr) -> anyhow::Result<Sandbox> {
        let sandbox = Sandbox::open(twinline_sandbox::Config {
            data_dir: Some(self.data.join("sandbox")),
            listen: Some(listen),
            seed: 7,
            start_at: Some(twinline_platform::clock::wall_ms() - HEAD_START_MS),
            chatter: if self.quiet {
                Chatter::Off
            } else {
                Chatter::Gentle
            },
            rules: None,
        })?;
        if sandbox.is_fresh() {
            say("Opening the bakery: phones, contacts, half a year of chats ...");
            sandbox.load(&Scenario::forno_aurora().with_templates())?;
        }
        Ok(sandbox)
    }

    fn announce(&self, file: &DemoFile, inbox: SocketAddr, phones: SocketAddr) {
        let mut lines = vec![
            String::new(),
            format!("Inbox      http://{inbox}"),
            format!("Phones     http://{phones}/bench/"),
            String::new(),
            "Sign in as".to_owned(),
        ];
        for person in &file.people {
            lines.push(format!(
                "  {:<11}{:<32}{}",
                person.role.word(),
                person.email,
                person.password
            ));
        }
        lines.push(String::new());
        lines.push(format!("Kept in    {}", self.data.display()));
        lines.push("Ctrl-C stops; the next start goes on; --fresh starts anew.".to_owned());
        frame(
            "Twinline demo: Forno Aurora, a bakery with one number and two sides",
            &lines,
        );
    }
}

fn serve(
    tasks: &TaskTracker,
    stop: &CancellationToken,
    who: &'static str,
    serving: impl Future<Output = std::io::Result<()>> + Send + 'static,
) {
    let stop = stop.clone();
    tasks.spawn(async move {
        if let Err(error) = serving.await {
            tracing::error!(%error, "{who} stopped serving");
        }
        // One half alone shows nothing.
        stop.cancel();
    });
}

fn assemble(
    engine: &wiring::Engine,
    sandbox: &Sandbox,
    file: &DemoFile,
    inbox: SocketAddr,
    phones: SocketAddr,
) -> App {
    let credentials = sandbox.app();
    let config = Config {
        listen: inbox,
        public_url: format!("http://{inbox}"),
        graph_url: format!("http://{phones}/v25.0"),
        app: MetaApp {
            id: credentials.app_id,
            secrets: vec![credentials.app_secret],
        },
        verify_token: file.verify_token.clone(),
        behind_tls_proxy: false,
        bots_at_private_addresses: true,
        bench_url: Some(format!("http://{phones}/bench/")),
    };
    let clock = Arc::new(clock::SandboxClock(sandbox.clock()));
    wiring::platform(engine, config, clock, WorkspaceId(file.workspace))
}

/// Connects the number if that has not happened yet, and lets the first hour pass.
async fn become_live(app: &App, sandbox: &Sandbox, file: &DemoFile) -> anyhow::Result<()> {
    if !app.store.lines(app.workspace).await?.is_empty() {
        return Ok(());
    }
    say("Connecting the number: sign-up, webhooks, contacts, history ...");
    let signed_up = sandbox.sign_up(SignUp {
        share_history: true,
    })?;
    let line = connect(
        app,
        ConnectRequest {
            code: signed_up.code,
            waba_id: signed_up.waba_id,
        },
    )
    .await?;
    story::play(app, sandbox, line, file).await?;
    fields::fill(app, file).await
}

/// Reads the demo's file.
fn read(path: &Path) -> anyhow::Result<DemoFile> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_str(&text).with_context(|| {
        format!(
            "{} is broken. Mend it, or start anew with --fresh (this deletes the demo's data)",
            path.display()
        )
    })
}
