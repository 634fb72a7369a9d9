//! What the commands that look at an installation share: where its state is, and how its lines are named.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use twinline_core::ids::LineId;
use twinline_store::{Database, Line, Store};
use uuid::Uuid;

/// Where the state is.
#[derive(Debug, Args)]
pub(crate) struct DatabaseOption {
    #[arg(
        long,
        value_name = "URL",
        env = "TWINLINE_DATABASE",
        hide_env_values = true,
        global = true,
        value_parser = Database::parse,
        help = "Where the state is: postgres://USER:PASSWORD@HOST/NAME, or a file of SQLite. Default: twinline.db in the data folder"
    )]
    database: Option<Database>,
}

impl DatabaseOption {
    /// The database that was named, if one was.
    pub(crate) fn named(&self) -> Option<&Database> {
        self.database.as_ref()
    }

    /// The database of the installation in `data`, which must be there: looking makes none.
    pub(crate) fn of(&self, data: &Path) -> anyhow::Result<Database> {
        if let Some(database) = &self.database {
            return Ok(database.clone());
        }
        let file = data.join("twinline.db");
        if !file.is_file() {
            bail!(
                "There is no state in {}. Name the data folder with --data; a demo's is the folder `platform` within its own.",
                data.display()
            );
        }
        Ok(Database::file(file))
    }
}

/// The line that somebody means: by the number's digits, as it is written, or by our id.
pub(crate) async fn find_line(store: &Store, named: &str) -> anyhow::Result<LineId> {
    let lines = store.all_lines().await?;
    let digits: String = named.chars().filter(char::is_ascii_digit).collect();
    let is_meant = |line: &&Line| {
        Uuid::try_parse(named).is_ok_and(|id| id == line.id.0)
            || line.address == named
            || (!digits.is_empty() && line.digits == digits)
    };
    let Some(line) = lines.iter().find(is_meant) else {
        let known: Vec<&str> = lines.iter().map(|line| line.display.as_str()).collect();
        bail!(
            "No number here is called {named}. There are: {}.",
            known.join(", ")
        );
    };
    Ok(line.id)
}

/// The parts of a platform that nobody runs: for reading the journal as the merger does.
pub(crate) async fn parts(data: &Path, store: Store) -> anyhow::Result<twinline_platform::Parts> {
    let disk = super::journal::disk(data)?;
    let journal = tokio::task::spawn_blocking(move || {
        twinline_store::journal::ReadOnly::open(&disk, super::journal::SHARD)
    })
    .await?
    .context("The journal cannot be read")?;
    let workspace = super::user::workspace(&store).await?;
    let nowhere = std::net::SocketAddr::from((std::net::Ipv4Addr::LOCALHOST, 0));
    let config = twinline_platform::Config {
        listen: nowhere,
        public_url: format!("http://{nowhere}"),
        graph_url: format!("http://{nowhere}"),
        app: twinline_platform::config::MetaApp {
            id: String::new(),
            secrets: Vec::new(),
        },
        verify_token: String::new(),
        behind_tls_proxy: false,
        bots_at_private_addresses: false,
        bench_url: None,
    };
    Ok(twinline_platform::Parts {
        config,
        store,
        journal: Arc::new(journal),
        blobs: twinline_store::Blobs::open(data.join("blobs"))?,
        clock: Arc::new(twinline_platform::clock::WallClock),
        ids: Arc::new(twinline_platform::ids::RandomIds),
        carrier: Arc::new(twinline_platform::transport::Network::new()),
        bots: Arc::new(twinline_platform::outside::call::BotCaller::new(false)),
        channel: Arc::new(twinline_whatsapp::WhatsApp),
        workspace,
    })
}
