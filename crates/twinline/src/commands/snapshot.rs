//! `twinline snapshot`: the state as it is at one moment, in one file. Works beside a running server.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use twinline_platform::merger::JOURNAL;
use twinline_store::journal::mark_snapshot;
use twinline_store::{Database, Store};

use super::export::private_file;
use super::journal::{SHARD, disk};
use super::state::DatabaseOption;
use crate::terminal::say;

/// Flags of `twinline snapshot`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The file to make. It holds everything the database does, sign-ins and tokens included: keep it as safe.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The data folder of `twinline serve`; of a demo, the folder `platform` within its own.
    #[arg(long, value_name = "DIR", env = "TWINLINE_DATA")]
    data: PathBuf,
    #[command(flatten)]
    database: DatabaseOption,
}

impl Options {
    /// Makes the snapshot: wholly or not at all, durable when it says so.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        if self.file.exists() {
            bail!(
                "{} is there already. Name another file.",
                self.file.display()
            );
        }
        let journal = disk(&self.data)?;
        let store = Store::open_for_reading(self.database.of(&self.data)?).await?;
        let mut draft = self.file.clone().into_os_string();
        draft.push(".draft");
        let draft = PathBuf::from(draft);
        drop(private_file(&draft)?);
        let copied = store.copy_to(&draft).await;
        store.close().await;
        if let Err(error) = copied {
            drop(std::fs::remove_file(&draft));
            return Err(error).context("The state cannot be copied");
        }
        let copy = Store::open_for_reading(Database::file(&draft)).await?;
        let position = copy.position(JOURNAL).await?;
        copy.close().await;
        keep(&draft, &self.file)
            .with_context(|| format!("{} cannot be written", self.file.display()))?;
        // From now on the journal may retire what the snapshot holds, if it was told to retire anything.
        mark_snapshot(&*journal, SHARD, position)?;
        say(&format!(
            "{} holds the state up to entry {position} of the journal.",
            self.file.display()
        ));
        Ok(())
    }
}

/// Makes the file durable under its name.
fn keep(draft: &Path, file: &Path) -> std::io::Result<()> {
    std::fs::File::open(draft)?.sync_all()?;
    std::fs::rename(draft, file)?;
    // What reading left beside the draft.
    for suffix in ["-wal", "-shm"] {
        let mut name = draft.as_os_str().to_owned();
        name.push(suffix);
        drop(std::fs::remove_file(name));
    }
    if cfg!(unix) {
        let folder = file.parent().filter(|path| !path.as_os_str().is_empty());
        std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}
