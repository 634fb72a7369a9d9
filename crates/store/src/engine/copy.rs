//! A consistent copy of the whole state in a file of SQLite, from either engine: a snapshot is one thing, wherever the
//! state is, and a replay can begin from it.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, PgPool, Row as _, SqliteConnection,
};

use super::{Pool, migrations};
use crate::store::StoreError;

/// Rows carried at once.
const PAGE: usize = 500;

/// Copies everything that was committed at one moment to the file `to`, which is missing or empty. Nobody waits for it.
pub(crate) async fn copy(pool: &Pool, to: &Path) -> Result<(), StoreError> {
    match pool {
        Pool::Sqlite(pool) => {
            let path = to.to_string_lossy().into_owned();
            sqlx::query("VACUUM INTO $1")
                .bind(path)
                .execute(pool)
                .await?;
            Ok(())
        }
        Pool::Postgres(pool) => copy_postgres(pool, to).await,
    }
}

async fn copy_postgres(pool: &PgPool, to: &Path) -> Result<(), StoreError> {
    let mut target = SqliteConnectOptions::new()
        .filename(to)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Delete)
        .foreign_keys(false)
        .connect()
        .await?;
    migrations::sqlite(migrations::newest())
        .run_direct(None, &mut target, false)
        .await
        .map_err(|error| StoreError::corrupt("schema", error))?;
    let mut source = pool
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await?;
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' \
         AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name",
    )
    .fetch_all(&mut target)
    .await?;
    for table in tables {
        let Some(insert) = insert(&mut source, &mut target, &table).await? else {
            continue;
        };
        // The names come from our own schema.
        let declare =
            format!("DECLARE rows CURSOR FOR SELECT row_to_json(t)::text FROM {table} AS t");
        sqlx::query(AssertSqlSafe(declare))
            .execute(&mut *source)
            .await?;
        let mut into = target.begin().await?;
        loop {
            let fetch = format!("FETCH {PAGE} FROM rows");
            let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(fetch))
                .fetch_all(&mut *source)
                .await?;
            if rows.is_empty() {
                break;
            }
            sqlx::query(AssertSqlSafe(insert.clone()))
                .bind(format!("[{}]", rows.join(",")))
                .execute(&mut *into)
                .await?;
        }
        into.commit().await?;
        sqlx::query("CLOSE rows").execute(&mut *source).await?;
    }
    source.rollback().await?;
    target.close().await?;
    Ok(())
}

/// The statement that puts a JSON list of a table's rows into the copy; `None`: the source has no such table.
async fn insert(
    source: &mut sqlx::PgConnection,
    target: &mut SqliteConnection,
    table: &str,
) -> Result<Option<String>, StoreError> {
    let there: Vec<(String, String)> = sqlx::query_as(
        "SELECT column_name::text, data_type::text FROM information_schema.columns \
         WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
    )
    .bind(table)
    .fetch_all(source)
    .await?;
    let here: Vec<String> = sqlx::query("SELECT name FROM pragma_table_info($1)")
        .bind(table)
        .fetch_all(target)
        .await?
        .iter()
        .map(|row| row.get(0))
        .collect();
    let columns: Vec<(String, String)> = there
        .into_iter()
        .filter(|(name, _)| here.contains(name))
        .collect();
    if columns.is_empty() {
        return Ok(None);
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let values: Vec<String> = columns
        .iter()
        .map(|(name, kind)| match kind.as_str() {
            "uuid" => format!("unhex(value->>'{name}', '-')"),
            // JSON has it as `\x` and hexadecimal digits.
            "bytea" => format!("unhex(substr(value->>'{name}', 3))"),
            _ => format!("value->>'{name}'"),
        })
        .collect();
    Ok(Some(format!(
        "INSERT INTO {table} ({}) SELECT {} FROM json_each($1)",
        names.join(", "),
        values.join(", ")
    )))
}
