//! `twinline replay`: is the derived state what the journal says? And if not, make it so.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use twinline_core::ids::LineId;
use twinline_platform::clock::wall_ms;
use twinline_platform::merger::{compared, rebuild};
use twinline_store::replay::{Difference, Differences};
use twinline_store::{Database, OpenError, Store};

use super::state::{DatabaseOption, find_line, parts};
use crate::terminal::say;

/// Flags of `twinline replay`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The data folder of `twinline serve`; of a demo, the folder `platform` within its own.
    #[arg(long, value_name = "DIR", env = "TWINLINE_DATA")]
    data: PathBuf,
    #[command(flatten)]
    database: DatabaseOption,
    /// Compare (and mend) only this business number.
    #[arg(long, value_name = "NUMBER")]
    line: Option<String>,
    /// Begin from a snapshot instead of the first entry.
    #[arg(long, value_name = "SNAPSHOT")]
    from: Option<PathBuf>,
    /// Mend what differs. The server must not be running.
    #[arg(long)]
    apply: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Options {
    /// Ends with an error, and so with exit code 1, where something differs and was not mended.
    pub(crate) async fn run(self) -> anyhow::Result<()> {
        // Beside the state, where there is room for it and nobody else can read.
        let folder = tempfile::Builder::new()
            .prefix("replay-")
            .tempdir_in(&self.data)
            .with_context(|| format!("{} cannot be written", self.data.display()))?;
        let present = self.present(folder.path()).await?;
        let line = match &self.line {
            Some(named) => Some(find_line(&present, named).await?),
            None => None,
        };
        let scratch = self.scratch(folder.path()).await?;
        let parts = parts(&self.data, present).await?;
        let shows_progress = !self.json && std::io::stderr().is_terminal();
        let scratch = rebuild(&parts, scratch, |done, all| {
            progress(shows_progress, done, all);
        })
        .await
        .context("The state cannot be made again from the journal")?;
        let differences = scratch.compare(compared(line, wall_ms())).await?;
        let mended = if self.apply && differences.count > 0 {
            let mended = scratch.mend(compared(line, wall_ms())).await?;
            let left = scratch.compare(compared(line, wall_ms())).await?;
            self.print(&differences, line, Some(mended))?;
            if left.count > 0 {
                bail!(
                    "{} rows still differ after mending; this is a defect, please report it",
                    left.count
                );
            }
            true
        } else {
            self.print(&differences, line, None)?;
            false
        };
        scratch.store().close().await;
        parts.store.close().await;
        if differences.count > 0 && !mended {
            bail!(
                "{} rows differ from what the journal says. `--apply` mends them, with the server stopped.",
                differences.count
            );
        }
        Ok(())
    }

    /// The state as it is. Beside a running server, a copy of it is compared.
    async fn present(&self, folder: &Path) -> anyhow::Result<Store> {
        let database = self.database.of(&self.data)?;
        match Store::open(&database).await {
            Err(OpenError::InUse { .. }) if !self.apply => {
                let copy = folder.join("present.db");
                let running = Store::open_for_reading(&database).await?;
                running.copy_to(&copy).await?;
                running.close().await;
                Ok(Store::open(Database::file(copy)).await?)
            }
            opened => Ok(opened?),
        }
    }

    async fn scratch(&self, folder: &Path) -> anyhow::Result<Store> {
        let file = folder.join("scratch.db");
        if let Some(snapshot) = &self.from {
            std::fs::copy(snapshot, &file)
                .with_context(|| format!("{} cannot be read", snapshot.display()))?;
        }
        Ok(Store::open(Database::file(file)).await?)
    }

    fn print(
        &self,
        differences: &Differences,
        line: Option<LineId>,
        mended: Option<u64>,
    ) -> anyhow::Result<()> {
        if self.json {
            let json = serde_json::json!({
                "line": line, "rows": differences.rows, "differences": differences.count,
                "first": serde_json::to_value(&differences.first)?, "mended": mended,
            });
            say(&json.to_string());
            return Ok(());
        }
        for (table, rows) in &differences.rows {
            say(&format!("{table:<14} {rows:>9} rows compared"));
        }
        if differences.count == 0 {
            say("The state is what the journal says.");
        }
        for difference in &differences.first {
            say(&told(difference));
        }
        let untold = differences.count - differences.first.len() as u64;
        if untold > 0 {
            say(&format!("and {untold} more"));
        }
        if let Some(mended) = mended {
            say(&format!("{mended} rows were mended."));
        }
        Ok(())
    }
}

fn told(difference: &Difference) -> String {
    let Difference {
        table,
        key,
        column,
        present,
        replayed,
        ..
    } = difference;
    match column {
        Some(column) => format!("{table} {key}: {column} is {present}, replayed {replayed}"),
        None if present.is_null() => format!("{table} {key}: is missing"),
        None => format!("{table} {key}: is not in the journal"),
    }
}

/// How far it is, on one line of the terminal.
fn progress(shows: bool, done: u64, all: u64) {
    use std::io::Write as _;
    if shows {
        let end = if done == all { "\n" } else { "\r" };
        drop(write!(std::io::stderr(), "entry {done} of {all}{end}"));
    }
}
