//! On SQLite: rows as one JSON parameter, `INSERT … SELECT … FROM jsonb_each`, the quickest way that we know.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

use super::{INDEX, TABLES, Watch, batches, conflict, source, value};

/// See [`super::run`].
pub(super) async fn run(from: &Path) -> anyhow::Result<Duration> {
    let fresh = tempfile::tempdir_in(from.parent().unwrap_or(from))?;
    crate::server::prepare(fresh.path(), None).await?;
    let mut read = open(from).await?;
    sqlx::query(INDEX).execute(&mut read).await?;
    let mut write = open(&fresh.path().join("twinline.db")).await?;
    let messages: i64 = sqlx::query_scalar("SELECT count(*) FROM messages")
        .fetch_one(&mut read)
        .await?;
    // The number's own first change stands there already.
    sqlx::query("DELETE FROM changes")
        .execute(&mut write)
        .await?;
    let mut tables = Vec::new();
    for (table, which) in TABLES {
        tables.push((table, which, Columns::of(&mut read, table).await?));
    }
    let mut watch = Watch(Duration::ZERO);
    for n in 0..batches(messages) {
        let mut rows = Vec::new();
        for (table, which, columns) in &tables {
            let sql = source(n, table, which, &columns.as_json(table));
            let list: String = sqlx::query_scalar(AssertSqlSafe(sql))
                .fetch_one(&mut read)
                .await?;
            rows.push((columns.insert(table), list));
        }
        watch.time(batch(&mut write, rows)).await?;
    }
    Ok(watch.0)
}

async fn batch(write: &mut SqliteConnection, rows: Vec<(String, String)>) -> sqlx::Result<()> {
    let mut transaction = write.begin_with("BEGIN IMMEDIATE").await?;
    for (sql, list) in rows {
        sqlx::query(AssertSqlSafe(sql))
            .bind(list)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await
}

/// With the product's settings.
async fn open(path: &Path) -> sqlx::Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", "-16384")
        .pragma("wal_autocheckpoint", "16000");
    SqliteConnection::connect_with(&options).await
}

/// A table's columns: name, and whether it holds bytes.
struct Columns(Vec<(String, bool)>);

impl Columns {
    async fn of(read: &mut SqliteConnection, table: &str) -> sqlx::Result<Self> {
        let all: Vec<(String, String)> =
            sqlx::query_as("SELECT name, type FROM pragma_table_info($1)")
                .bind(table)
                .fetch_all(read)
                .await?;
        let all = all.into_iter().map(|(name, kind)| (name, kind == "BLOB"));
        Ok(Self(all.collect()))
    }

    fn as_json(&self, table: &str) -> String {
        let fields: Vec<String> = self
            .0
            .iter()
            .map(|(name, bytes)| match (value(table, name), bytes) {
                (value, true) => format!("'{name}', hex({value})"),
                (value, false) => format!("'{name}', {value}"),
            })
            .collect();
        format!("json_group_array(json_object({}))", fields.join(", "))
    }

    fn insert(&self, table: &str) -> String {
        let names: Vec<String> = self.0.iter().map(|(name, _)| name.clone()).collect();
        let values: Vec<String> = self
            .0
            .iter()
            .map(|(name, bytes)| match bytes {
                true => format!("nullif(unhex(value->>'{name}'), x'')"),
                false => format!("value->>'{name}'"),
            })
            .collect();
        format!(
            "INSERT INTO {table} ({}) SELECT {} FROM jsonb_each($1) WHERE true{}",
            names.join(", "),
            values.join(", "),
            conflict(table, &names)
        )
    }
}
