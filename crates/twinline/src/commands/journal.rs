//! `twinline journal`: looks at what arrived. Reads only, so it works beside a running server.

mod list;
mod show;
mod verify;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use twinline_store::disk::{Disk, RealDisk};
use twinline_store::journal::{EntryKind, ReadOnly};

/// One shard for now.
pub(crate) const SHARD: u32 = 0;

/// Flags of `twinline journal`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// List entries: position, time, kind, size, and whom they are about.
    List(list::Options),
    /// Show one entry: its header, its body, what it says, and what it altered.
    Show(show::Options),
    /// Prove the journal: every checksum, every body, the whole chain. Fails where it is damaged.
    Verify(verify::Options),
}

impl Options {
    /// Runs it.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        match self.act {
            Act::List(options) => options.run(),
            Act::Show(options) => options.run().await,
            Act::Verify(options) => options.run(),
        }
    }
}

/// Where the journal is; shared by all of them.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The data folder of `twinline serve`; of a demo, the folder `platform` within its own.
    #[arg(long, value_name = "DIR", env = "TWINLINE_DATA")]
    pub(crate) data: PathBuf,
    /// Print JSON, one object per line.
    #[arg(long)]
    pub(crate) json: bool,
}

impl Where {
    fn disk(&self) -> anyhow::Result<Arc<dyn Disk>> {
        disk(&self.data)
    }

    fn open(&self) -> anyhow::Result<ReadOnly> {
        Ok(ReadOnly::open(&self.disk()?, SHARD)?)
    }
}

/// The journal's folder within a data folder, which must be there: looking makes none.
pub(crate) fn disk(data: &Path) -> anyhow::Result<Arc<dyn Disk>> {
    let folder = data.join("journal");
    if !folder.is_dir() {
        bail!(
            "There is no journal in {}. Name the data folder with --data; a demo's is the folder `platform` within its own.",
            data.display()
        );
    }
    let disk = RealDisk::open(&folder)
        .with_context(|| format!("The journal's folder {} cannot be read", folder.display()))?;
    Ok(Arc::new(disk))
}

fn kind(kind: EntryKind) -> String {
    match kind {
        EntryKind::WebhookDelivery => "delivery".to_owned(),
        EntryKind::CallAnswer => "answer".to_owned(),
        EntryKind::AccountTold => "account".to_owned(),
        EntryKind::Other(code) => format!("kind {code}"),
    }
}

/// A time as people read it.
pub(crate) fn time(ms: i64) -> String {
    jiff::Timestamp::from_millisecond(ms)
        .map_or_else(|_| format!("{ms} ms"), |at| format!("{at:.3}"))
}
