//! The baseline of the merge: the same rows into the same tables, with one set-based statement per table and batch, and
//! nothing thought about. Rows are prepared before the clock starts.

mod postgres;
mod sqlite;

use std::path::Path;
use std::time::{Duration, Instant};

/// Messages per transaction.
pub(crate) const BATCH: usize = 1_000;

/// What one batch writes, by table, with what finds its rows in the product's database.
const TABLES: [(&str, &str); 5] = [
    ("contacts", "WHERE id IN (SELECT contact FROM new)"),
    ("identities", "WHERE contact IN (SELECT contact FROM new)"),
    (
        "conversations",
        "JOIN latest ON latest.conversation = conversations.id",
    ),
    ("messages", "WHERE id IN (SELECT id FROM batch)"),
    (
        "changes",
        "WHERE no > (SELECT low FROM span) AND no <= (SELECT high FROM span)",
    ),
];

/// Finds the messages of a batch: without it each would be looked for among all of them. Only the product's database gets
/// it, after the product's time was taken.
const INDEX: &str = "CREATE INDEX bench_order ON messages (version)";

/// A column as the batch leaves it. A conversation moves in the list with each batch that touches it, so the columns that
/// indexes order it by are told from that batch: with the values of the end, most indexes would never be written to.
fn value(table: &str, column: &str) -> String {
    match (table, column) {
        ("conversations", "newest" | "last_live") => "substr(latest.newest, 1, 60)".to_owned(),
        ("conversations", "turn_start") => {
            "CASE WHEN substr(latest.newest, 61) = 'in' THEN substr(latest.newest, 1, 60) END"
                .to_owned()
        }
        ("conversations", "list_at") => "latest.told_at".to_owned(),
        ("conversations", "version") => "latest.version".to_owned(),
        _ => format!("{table}.{column}"),
    }
}

/// The rows of batch `n` (from 0), in the order in which they became visible. Conversations are written in each batch that
/// touches them, as a merge must; contacts and identities once, when their first message comes.
fn source(n: usize, table: &str, which: &str, columns: &str) -> String {
    let offset = n * BATCH;
    format!(
        "WITH batch AS (SELECT id, conversation, version, order_key, direction, told_at FROM messages \
         ORDER BY version LIMIT {BATCH} OFFSET {offset}), \
         latest AS (SELECT conversation, max(order_key || direction) AS newest, max(told_at) AS told_at, \
         max(version) AS version FROM batch GROUP BY conversation), \
         touched AS (SELECT id, contact FROM conversations WHERE id IN (SELECT conversation FROM batch)), \
         new AS (SELECT contact FROM touched WHERE NOT EXISTS (SELECT 1 FROM messages AS earlier WHERE \
         earlier.conversation = touched.id AND earlier.version < (SELECT min(version) FROM batch))), \
         span AS (SELECT coalesce((SELECT max(version) FROM (SELECT version FROM messages ORDER BY version LIMIT {offset}) AS earlier), 0) AS low, \
         (SELECT max(version) FROM batch) AS high) \
         SELECT {columns} FROM {table} {which}"
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
