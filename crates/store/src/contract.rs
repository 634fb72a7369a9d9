//! What every engine of the state must keep, as suites that take a factory. An engine's tests are one macro call.

mod acting;
mod attributes;
mod feed;
mod file_fates;
pub(crate) mod files;
mod list;
pub(crate) mod marks;
mod memory;
pub(crate) mod merging;
mod notes;
mod opening;
mod postgres;
mod safety;
mod saved_views;
mod search;
mod search_crash;
mod search_fates;
mod sqlite;
pub(crate) mod story;
mod suites;
mod team;
mod upgrade;

use std::any::Any;

use twinline_core::Millis;
use twinline_core::floor::Rules;
use twinline_core::ids::{LineId, PersonId, WorkspaceId};
use twinline_core::number_life::NumberLife;
use twinline_core::observation::{EntryPath, Observation, Said};
use uuid::Uuid;

use crate::{Database, LineSettings, MergeBatch, Merged, Mode, NewLine, Store, StoreError};

/// Business time of the tests: beyond all hours.
pub(crate) const NOW: Millis = 1_800_000_000_000;
pub(crate) const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
pub(crate) const LINE: LineId = LineId(Uuid::from_u128(2));
pub(crate) const OTHER_LINE: LineId = LineId(Uuid::from_u128(3));
/// The journal that is merged.
pub(crate) const JOURNAL: &str = "shard 0";
pub(crate) const ANA: PersonId = PersonId(Uuid::from_u128(4));

/// A fresh store with a workspace and two lines.
pub(crate) struct Bench {
    pub(crate) store: Store,
    /// What was opened.
    pub(crate) database: Database,
    /// For a test's own files.
    pub(crate) folder: tempfile::TempDir,
    /// Removes the database when the test ends.
    _kept: Box<dyn Any>,
}

impl Bench {
    /// Furnishes an empty database; the second part removes it.
    pub(crate) async fn furnish((database, kept): (Database, Box<dyn Any>)) -> Self {
        let store = Store::open(&database).await.unwrap();
        store
            .create_workspace(WORKSPACE, "Bakery", NOW)
            .await
            .unwrap();
        for (id, address) in [(LINE, "100"), (OTHER_LINE, "200")] {
            let line = NewLine {
                id,
                workspace: WORKSPACE,
                channel: "loopback".to_owned(),
                address: address.to_owned(),
                account: "waba".to_owned(),
                name: format!("Line {address}"),
                display: "+44 7700 900142".to_owned(),
                digits: "447700900142".to_owned(),
                mode: Mode::Coexistence,
                life: NumberLife::default(),
                // Holds are the rules' own tests': here a bot may answer at once.
                settings: LineSettings {
                    floor_rules: Rules::without_waits(),
                    ..LineSettings::default()
                },
            };
            store.create_line(&line, NOW).await.unwrap();
        }
        Self {
            store,
            database,
            folder: tempfile::tempdir().unwrap(),
            _kept: kept,
        }
    }

    /// Merges what is said on `line`, as journal entry `position`.
    pub(crate) async fn say(&self, line: LineId, position: u64, said: Vec<Said>) -> Merged {
        self.try_say(line, position, said).await.unwrap()
    }

    /// The same, where it may be refused.
    pub(crate) async fn try_say(
        &self,
        line: LineId,
        position: u64,
        said: Vec<Said>,
    ) -> Result<Merged, StoreError> {
        self.store.merge(batch(line, position, said)).await
    }
}

/// A batch of one entry.
pub(crate) fn batch(line: LineId, position: u64, said: Vec<Said>) -> MergeBatch {
    MergeBatch {
        journal: JOURNAL.to_owned(),
        position_after: position,
        now: NOW,
        lines: vec![(line, observations(position, said))],
        ..MergeBatch::default()
    }
}

pub(crate) fn observations(position: u64, said: Vec<Said>) -> Vec<Observation> {
    said.into_iter()
        .zip(0..)
        .map(|(said, index)| Observation {
            path: EntryPath { position, index },
            received_at: NOW - 1_000 + i64::try_from(position).unwrap(),
            said,
        })
        .collect()
}
