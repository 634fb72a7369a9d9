//! The merger: a reader of the journal that turns entries into state and changes, in batches, at its own pace. Its
//! position is committed with what it derived, so a crash anywhere replays to the same state. One bad thing never holds
//! another: what cannot be read, or cannot be merged, is kept as unreadable and stepped over.

mod ahead;
mod directory;
mod heard;
mod read;
mod rebuild;
mod replay;
mod trouble;

use tokio_util::sync::CancellationToken;
use twinline_store::journal::Entry;
use twinline_store::{Merged, StoreError};

pub use heard::{HeardEntry, HeardThing, HeardUnreadable, heard};
pub use read::{CallEntry, Outcome};
pub use rebuild::{RebuildError, compared, rebuild};
pub use replay::{Replayed, replay_unreadable};

use crate::app::App;
use crate::health::measure;
use crate::limits::MERGE_ENTRIES_MAX;
use crate::safety;
use crate::templates;
use ahead::{Ahead, Stretch};
use directory::Directory;
use trouble::{After, Trouble};

/// The name under which the position stands. One shard for now.
pub const JOURNAL: &str = "journal/0";

/// The merger between two steps: where it stands, and what it knows.
#[derive(Default)]
pub struct Merger {
    after: Option<u64>,
    directory: Directory,
    ahead: Ahead,
    trouble: Trouble,
}

/// What one step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Everything up to this position is merged.
    Merged(u64),
    /// There is nothing to do.
    Nothing,
    /// It is to be tried again, after a pause.
    Failed,
}

impl Merger {
    /// One batch, from reading the journal to the end of its transaction. Whoever stops waiting for it in between has lost
    /// nothing: the position is committed with what was derived.
    pub async fn step(&mut self, app: &App) -> Step {
        let after = match self.after {
            Some(after) => after,
            None => match app.store.position(JOURNAL).await {
                Ok(position) => position,
                Err(error) => {
                    tracing::error!(error = %chain(&error), "Cannot read the merger's position");
                    return Step::Failed;
                }
            },
        };
        self.after = Some(after);
        let step = self.next(app, after).await;
        if let Step::Merged(position) = step {
            self.after = Some(position);
        }
        step
    }

    async fn next(&mut self, app: &App, after: u64) -> Step {
        let most = if self.trouble.singles_out(after) {
            1
        } else {
            MERGE_ENTRIES_MAX
        };
        let stretch = match self.ahead.take(app, after, most).await {
            Ok(stretch) => stretch,
            Err(error) => {
                app.alerts.raise(
                    "journal_unreadable",
                    format!("The journal cannot be read: {error}."),
                    "Run `twinline journal verify`, which names file and byte, or restore the journal's folder from a back-up.",
                );
                return Step::Failed;
            }
        };
        if stretch.entries.is_empty() {
            return Step::Nothing;
        }
        let last = stretch.last();
        app.metrics
            .set_backlog(app.journal.durable_to().saturating_sub(after));
        self.ahead.begin(app, last, MERGE_ENTRIES_MAX);
        match merge(app, &mut self.directory, &stretch).await {
            Ok(merged) => {
                self.trouble.over();
                told(app, &stretch.entries, &merged, last);
                Step::Merged(last)
            }
            Err(error) => failed(app, &stretch.entries, &error, &mut self.trouble).await,
        }
    }
}

/// Runs until stopped. What was journalled and not merged is merged after the next start.
pub async fn run(app: App, stop: CancellationToken) {
    let mut durable = app.journal.watch();
    let mut merger = Merger::default();
    loop {
        match merger.step(&app).await {
            Step::Merged(_) => {}
            Step::Nothing => {
                tokio::select! {
                    () = stop.cancelled() => return,
                    changed = durable.changed() => if changed.is_err() { return },
                }
            }
            Step::Failed => {
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = tokio::time::sleep(merger.trouble.pause()) => {}
                }
            }
        }
        if stop.is_cancelled() {
            return;
        }
    }
}

async fn merge(
    app: &App,
    directory: &mut Directory,
    stretch: &Stretch,
) -> Result<Merged, StoreError> {
    let batch = read::batch(app, directory, stretch).await?;
    let told = measure::of(&batch.lines);
    let of_templates = templates::news(&batch.lines);
    let concerned = safety::concerned(&batch.lines);
    let merged = app.store.merge(batch).await?;
    for line in of_templates {
        app.templates.ask(line);
    }
    let now = app.now();
    app.metrics.shown(&told, now);
    app.pacing.heard(&told, now);
    for line in concerned {
        app.safety.altered(line);
    }
    Ok(merged)
}

fn told(app: &App, entries: &[Entry], merged: &Merged, last: u64) {
    let now = app.now();
    for entry in entries {
        app.metrics.visible_after(now - entry.received_at);
    }
    metrics::counter!("twinline_merger_entries_total").increment(entries.len() as u64);
    app.metrics
        .set_backlog(app.journal.durable_to().saturating_sub(last));
    tracing::debug!(batch.entries = entries.len(), changes = ?merged.changes, "Merge a batch");
    app.courier_bell.notify_one();
    app.media_bell.notify_one();
}

/// A failure of the database is waited out; a batch that fails for another reason is taken apart; a single entry that
/// does is kept as unreadable.
async fn failed(app: &App, entries: &[Entry], error: &StoreError, trouble: &mut Trouble) -> Step {
    let why = chain(error);
    tracing::error!(error = %why, batch.entries = entries.len(), "Cannot merge a batch");
    let last = entries.last().map_or(0, |entry| entry.position);
    let only = match (trouble.failed(error, entries.len(), last), entries) {
        (After::StepOver, [only]) => only,
        (After::Wait, _) => {
            app.alerts.raise(
                "merge_waits",
                format!("What arrives is kept, but not shown: {why}."),
                "Free disk space or mend the data folder. Everything kept is shown once the database works again.",
            );
            return Step::Failed;
        }
        _ => return Step::Failed,
    };
    match app.store.merge(read::unmergeable(app, only, &why)).await {
        Ok(_) => {
            app.alerts.raise(
                "entry_unmergeable",
                format!(
                    "Entry {} of the journal cannot be merged and was stepped over.",
                    only.position
                ),
                "It is listed under unreadables. Report it; it can be replayed after an upgrade.",
            );
            Step::Merged(only.position)
        }
        Err(_) => Step::Failed,
    }
}

/// An error with all its causes, for the one line that logs it.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    words
}
