//! The merge: one batch of observations becomes state, in one transaction. What they mean is decided by
//! [`twinline_core::converge`]; here rows are loaded, written and numbered with a handful of statements, whatever the
//! size of the batch.

mod across;
pub(crate) mod finish;
mod grown;
pub(crate) mod load;
mod portfolio;
mod redirect;
pub(crate) mod summaries;

use std::collections::BTreeMap;
use std::sync::Arc;

use twinline_core::Millis;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::channel::Address;
use twinline_core::converge::{Scope, WorkingSet, keys};
use twinline_core::ids::LineId;
use twinline_core::observation::Observation;
use twinline_core::planted::{self, Bug};

use crate::changes::tell;
use crate::engine::{Connection, is_conflict, query, query_scalar};
use crate::lines::{LineEvent, add_line_events, lock_line};
use crate::rows::{counted, json, stored};
use crate::store::{Store, StoreError};
use crate::unreadables::{NewUnreadable, add_unreadables};

pub(crate) use finish::{finish, parked_anew};
pub(crate) use redirect::merge_conversations;

/// How often a merge is begun that another writer stood in the way of. They hold what they share in one order, so a second
/// time is rare.
const ATTEMPTS_MAX: u32 = 5;

/// What was read from a stretch of the journal.
#[derive(Debug, Clone, Default)]
pub struct MergeBatch {
    /// Which journal; names the position.
    pub journal: String,
    /// The last entry of the stretch.
    pub position_after: u64,
    /// Business time.
    pub now: Millis,
    /// What was said, by line.
    pub lines: Vec<(LineId, Vec<Observation>)>,
    /// What could not be read.
    pub unreadables: Vec<NewUnreadable>,
    /// Addresses that are not connected here, and how often each was named.
    pub unknown: Vec<(Address, u64)>,
    /// Lines for the numbers' timelines.
    pub events: Vec<LineEvent>,
}

/// What a merge did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The newest change number of each line that has new ones.
    pub changes: Vec<(LineId, u64)>,
    /// The stretch was merged before: nothing was done.
    pub ignored: bool,
}

impl Store {
    /// Merges a batch. On return the rows, the changes and the journal position are durable, all or none; a batch at or
    /// below the stored position is ignored, so the same stretch may be merged again after a crash. Announces afterwards.
    /// `NotFound` if a line does not exist.
    pub async fn merge(&self, mut batch: MergeBatch) -> Result<Merged, StoreError> {
        // In the order of ids, so that two writers that touch the same lines wait for each other and never in a ring.
        let mut lines: BTreeMap<LineId, Vec<Observation>> = BTreeMap::new();
        for (line, observations) in std::mem::take(&mut batch.lines) {
            lines.entry(line).or_default().extend(observations);
        }
        let mut attempt = 1;
        loop {
            match Box::pin(self.merge_once(&batch, &lines)).await {
                Err(StoreError::Database(error))
                    if is_conflict(&error) && attempt < ATTEMPTS_MAX =>
                {
                    tracing::warn!(attempt, "Two writers met; this merge begins anew");
                    attempt += 1;
                }
                merged => return merged,
            }
        }
    }

    async fn merge_once(
        &self,
        batch: &MergeBatch,
        lines: &BTreeMap<LineId, Vec<Observation>>,
    ) -> Result<Merged, StoreError> {
        let mut transaction = self.begin().await?;
        let position = hold_position(&mut transaction, &batch.journal).await?;
        if position >= batch.position_after {
            return Ok(Merged {
                ignored: true,
                ..Merged::default()
            });
        }
        if planted::is(Bug::PositionApart) {
            put_position(&mut transaction, &batch.journal, batch.position_after).await?;
            transaction.commit().await?;
            if planted::dies_here() {
                std::future::pending::<()>().await;
            }
            transaction = self.begin().await?;
        }
        hold_contacts(&mut transaction, lines.keys()).await?;
        let mut heads = BTreeMap::new();
        for (line, observations) in lines {
            let told = Box::pin(merge_line(&mut transaction, *line, batch.now, observations));
            heads.extend(told.await?);
        }
        add_unreadables(&mut transaction, &batch.unreadables).await?;
        add_unknown(&mut transaction, &batch.unknown, batch.now).await?;
        add_line_events(&mut transaction, &batch.events).await?;
        for event in &batch.events {
            if !heads.contains_key(&event.line) {
                let line = event.line;
                let change = Change {
                    kind: ChangeKind::Number,
                    conversation: None,
                    subject: line.0,
                    entry: None,
                };
                heads.insert(
                    line,
                    tell(&mut transaction, line, &[change], batch.now).await?,
                );
            }
        }
        put_position(&mut transaction, &batch.journal, batch.position_after).await?;
        transaction.commit().await?;
        let changes: Vec<_> = heads.into_iter().collect();
        self.announce(&changes);
        Ok(Merged {
            changes,
            ignored: false,
        })
    }
}

/// One line's part. Returns the newest change number of each line that it altered: a person who turns out to be two
/// contacts may have conversations on other lines as well.
async fn merge_line(
    connection: &mut Connection,
    line: LineId,
    now: Millis,
    observations: &[Observation],
) -> Result<Vec<(LineId, u64)>, StoreError> {
    let mut set = open_set(connection, line, now).await?;
    // Here and not in the caller: under the line's lock its portfolio is certain.
    let within = |observation: Observation| observation.within(&set.id_scope);
    let observations: Vec<Observation> = observations.iter().cloned().map(within).collect();
    let wanted = load::Wanted::of(keys(&observations));
    set.load(connection, wanted).await?;
    set.by_hearing = true;
    set.set.hear(&observations);
    finish(connection, set).await
}

/// A working set with the line's row held, and the number of its next change.
pub(crate) struct OpenSet {
    pub(crate) set: WorkingSet,
    pub(crate) next_change: u64,
    pub(crate) id_scope: String,
    /// What stood there before, where that was loaded.
    before: Option<grown::Before>,
    /// Whether it is known that the set was altered by hearing alone.
    by_hearing: bool,
}

impl OpenSet {
    /// Fills the set, and keeps what stood there.
    pub(crate) async fn load(
        &mut self,
        connection: &mut Connection,
        wanted: load::Wanted,
    ) -> Result<(), StoreError> {
        load::load(connection, &mut self.set, wanted).await?;
        self.set.stands();
        self.before = Some(grown::Before::of(&self.set));
        Ok(())
    }
}

pub(crate) async fn open_set(
    connection: &mut Connection,
    line: LineId,
    now: Millis,
) -> Result<OpenSet, StoreError> {
    let locked = lock_line(connection, line).await?;
    let scope = Scope {
        workspace: locked.workspace,
        line,
        now,
        floor_rules: locked.settings.floor_rules.lengths,
    };
    let mut set = WorkingSet::new(scope, locked.life);
    set.rules = Arc::new(locked.settings.floor_rules);
    set.rules_version = locked.settings.rules_version;
    Ok(OpenSet {
        set,
        next_change: locked.next_change,
        id_scope: locked.id_scope,
        before: None,
        by_hearing: false,
    })
}

/// Where the merge of a journal stands, held until the transaction ends: a stretch is merged once, whoever tries.
pub(crate) async fn hold_position(
    connection: &mut Connection,
    journal: &str,
) -> Result<u64, StoreError> {
    let position: i64 = query_scalar(
        "INSERT INTO positions (reader, position) VALUES ($1, 0) \
         ON CONFLICT (reader) DO UPDATE SET position = positions.position RETURNING position",
    )
    .bind(journal)
    .fetch_one(connection)
    .await?;
    Ok(counted(position))
}

/// Contacts belong to a workspace and not to a line: two merges that learn of one person on two lines must not both make
/// them. Whatever alters contacts holds the workspace's row, before any line's.
async fn hold_contacts(
    connection: &mut Connection,
    lines: impl Iterator<Item = &LineId>,
) -> Result<(), StoreError> {
    let lines: Vec<_> = lines.collect();
    query(
        "SELECT w.id FROM workspaces AS w WHERE w.id IN (SELECT workspace FROM lines WHERE id IN \
         {ids $1}) ORDER BY w.id {for_update}",
    )
    .bind_list(&lines)
    .execute(connection)
    .await?;
    Ok(())
}

async fn put_position(
    connection: &mut Connection,
    journal: &str,
    position: u64,
) -> Result<(), StoreError> {
    query(
        "INSERT INTO positions (reader, position) VALUES ($1, $2) \
         ON CONFLICT (reader) DO UPDATE SET position = excluded.position",
    )
    .bind(journal)
    .bind(stored(position))
    .execute(connection)
    .await?;
    Ok(())
}

async fn add_unknown(
    connection: &mut Connection,
    unknown: &[(Address, u64)],
    now: Millis,
) -> Result<(), StoreError> {
    if unknown.is_empty() {
        return Ok(());
    }
    let mut counts: BTreeMap<&Address, u64> = BTreeMap::new();
    for (address, count) in unknown {
        *counts.entry(address).or_default() += count;
    }
    let list: Vec<serde_json::Value> = counts
        .into_iter()
        .map(|(address, count)| serde_json::json!({ "address": json(address), "count": count }))
        .collect();
    query(
        "INSERT INTO unknown_lines (address, count, last_at) SELECT r.address, r.count, $2 FROM \
         {rows $1: address text, count bigint} AS r WHERE true ON CONFLICT (address) DO UPDATE \
         SET count = unknown_lines.count + excluded.count, last_at = excluded.last_at",
    )
    .bind_list(&list)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}
