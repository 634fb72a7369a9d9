//! On PostgreSQL: a typed array per column, `INSERT … SELECT … FROM UNNEST`.

use std::time::Duration;

use anyhow::bail;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Postgres, Row as _};
use uuid::Uuid;

use super::{INDEX, TABLES, Watch, batches, conflict, source, value};

/// See [`super::run`].
pub(super) async fn run(from: &str, fresh: &str) -> anyhow::Result<Duration> {
    let folder = tempfile::tempdir()?;
    crate::server::prepare(folder.path(), Some(fresh)).await?;
    let mut read = PgConnection::connect(from).await?;
    sqlx::query(INDEX).execute(&mut read).await?;
    let mut write = PgConnection::connect(fresh).await?;
    let messages: i64 = sqlx::query_scalar("SELECT count(*) FROM messages")
        .fetch_one(&mut read)
        .await?;
    sqlx::query("DELETE FROM changes")
        .execute(&mut write)
        .await?;
    let mut tables = Vec::new();
    for (table, which) in TABLES {
        tables.push((table, which, Columns::of(&mut read, table).await?));
    }
    let mut watch = Watch(Duration::ZERO);
    for n in 0..batches(messages) {
        let mut writes = Vec::new();
        for (table, which, columns) in &tables {
            let rows = sqlx::query(AssertSqlSafe(source(
                n,
                table,
                which,
                &columns.select(table),
            )))
            .fetch_all(&mut read)
            .await?;
            writes.push((columns.insert(table), columns.arrays(&rows)?));
        }
        watch.time(batch(&mut write, writes)).await?;
    }
    Ok(watch.0)
}

async fn batch(write: &mut PgConnection, writes: Vec<(String, Vec<Array>)>) -> sqlx::Result<()> {
    let mut transaction = write.begin().await?;
    for (sql, arrays) in writes {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for array in arrays {
            query = array.bind(query);
        }
        query.execute(&mut *transaction).await?;
    }
    transaction.commit().await
}

/// One column of a batch.
enum Array {
    Uuid(Vec<Option<Uuid>>),
    Bigint(Vec<Option<i64>>),
    Boolean(Vec<Option<bool>>),
    Text(Vec<Option<String>>),
}

impl Array {
    fn bind(self, query: Query<'_, Postgres, PgArguments>) -> Query<'_, Postgres, PgArguments> {
        match self {
            Self::Uuid(values) => query.bind(values),
            Self::Bigint(values) => query.bind(values),
            Self::Boolean(values) => query.bind(values),
            Self::Text(values) => query.bind(values),
        }
    }
}

/// A table's columns: name and type.
struct Columns(Vec<(String, String)>);

impl Columns {
    async fn of(read: &mut PgConnection, table: &str) -> sqlx::Result<Self> {
        let all = sqlx::query_as(
            "SELECT column_name::text, data_type::text FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
        )
        .bind(table)
        .fetch_all(read)
        .await?;
        Ok(Self(all))
    }

    fn arrays(&self, rows: &[PgRow]) -> anyhow::Result<Vec<Array>> {
        fn column<T>(rows: &[PgRow], name: &str) -> sqlx::Result<Vec<T>>
        where
            T: for<'r> sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres>,
        {
            rows.iter().map(|row| row.try_get(name)).collect()
        }
        self.0
            .iter()
            .map(|(name, kind)| {
                Ok(match kind.as_str() {
                    "uuid" => Array::Uuid(column(rows, name)?),
                    "bigint" => Array::Bigint(column(rows, name)?),
                    "boolean" => Array::Boolean(column(rows, name)?),
                    "text" => Array::Text(column(rows, name)?),
                    other => bail!("the baseline does not know columns of type {other}"),
                })
            })
            .collect()
    }

    fn select(&self, table: &str) -> String {
        let columns = self.0.iter();
        let columns: Vec<String> = columns
            .map(|(name, _)| format!("{} AS {name}", value(table, name)))
            .collect();
        columns.join(", ")
    }

    fn insert(&self, table: &str) -> String {
        let names: Vec<String> = self.0.iter().map(|(name, _)| name.clone()).collect();
        let arrays: Vec<String> = self
            .0
            .iter()
            .enumerate()
            .map(|(at, (_, kind))| format!("${}::{kind}[]", at + 1))
            .collect();
        format!(
            "INSERT INTO {table} ({}) SELECT * FROM UNNEST({}){}",
            names.join(", "),
            arrays.join(", "),
            conflict(table, &names)
        )
    }
}
