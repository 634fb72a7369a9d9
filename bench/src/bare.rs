//! The baseline of the merge: the same rows into the same tables, with one set-based statement per table and batch, and
//! nothing thought about. Rows are prepared before the clock starts.

mod postgres;
mod sqlite;

use std::path::Path;
use std::time::{Duration, Instant};

/// Messages per transaction.
pub(crate) const BATCH: usize = 1_000;

/// What one batch writes, by table, with the condition that finds its rows in the product's database.
const TABLES: [(&str, &str); 5] = [
    ("contacts", "id IN (SELECT contact FROM new)"),
    ("identities", "contact IN (SELECT contact FROM new)"),
    ("conversations", "id IN (SELECT id FROM touched)"),
    ("messages", "id IN (SELECT id FROM batch)"),
    (
        "changes",
        "no > (SELECT low FROM span) AND no <= (SELECT high FROM span)",
    ),
];

/// The rows of batch `n` (from 0), in the order in which they became visible. Conversations are written in each batch that
/// touches them, as a merge must; contacts and identities once, when their first message comes.
fn source(n: usize, table: &str, condition: &str, columns: &str) -> String {
    let offset = n * BATCH;
    format!(
        "WITH batch AS (SELECT id, conversation, version FROM messages ORDER BY version LIMIT {BATCH} OFFSET {offset}), \
         touched AS (SELECT id, contact FROM conversations WHERE id IN (SELECT conversation FROM batch)), \
         new AS (SELECT contact FROM touched WHERE NOT EXISTS (SELECT 1 FROM messages AS earlier WHERE \
         earlier.conversation = touched.id AND earlier.version < (SELECT min(version) FROM batch))), \
         span AS (SELECT coalesce((SELECT max(version) FROM (SELECT version FROM messages ORDER BY version LIMIT {offset}) AS earlier), 0) AS low, \
         (SELECT max(version) FROM batch) AS high) \
         SELECT {columns} FROM {table} WHERE {condition}"
    )
}

/// `ON CONFLICT` for what is written again and again.
fn conflict(table: &str, columns: &[String]) -> String {
    let key = match table {
        "contacts" | "conversations" => "(id)",
        "identities" => "(workspace, kind, scope, value)",
        _ => return String::new(),
    };
    let sets: Vec<String> = columns
        .iter()
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    format!(" ON CONFLICT {key} DO UPDATE SET {}", sets.join(", "))
}

/// How many batches there are.
fn batches(messages: i64) -> usize {
    usize::try_from(messages).unwrap_or(0).div_ceil(BATCH)
}

/// Writes everything that the merge left in `from` into a fresh database, batch by batch. Returns the time it took.
pub(crate) async fn run(
    from: &Path,
    database: Option<&str>,
    fresh: Option<&str>,
) -> anyhow::Result<Duration> {
    match (database, fresh) {
        (Some(from), Some(fresh)) => postgres::run(from, fresh).await,
        _ => sqlite::run(from).await,
    }
}

/// The clock of a baseline.
struct Watch(Duration);

impl Watch {
    async fn time<T>(&mut self, work: impl Future<Output = T>) -> T {
        let at = Instant::now();
        let done = work.await;
        self.0 += at.elapsed();
        done
    }
}
