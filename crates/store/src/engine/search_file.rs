//! Opening the search index of SQLite: a file beside the state. All of it is derived, so whatever is there and is not this
//! version's index is thrown away, and a crash may cost its last moments: position and entries go together.

use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, SqlitePool};

use super::sqlite::{BUSY_TIMEOUT, READER_CACHE, opening, pool};
use super::{Pool, STATEMENTS};
use crate::search::{FILE_SCHEMA, INDEX_VERSION, Index};
use crate::store::OpenError;

/// Reading connections: people who search at the same moment.
const READERS: u32 = 2;

/// The index's file for a state's file.
fn path_beside(state: &Path) -> PathBuf {
    state.with_file_name("search.db")
}

pub(super) async fn open(state: &Path) -> Result<Index, OpenError> {
    let path = path_beside(state);
    let options = SqliteConnectOptions::new()
        .filename(&path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("cache_size", "-8192")
        .pragma("wal_autocheckpoint", "4000")
        .statement_cache_capacity(STATEMENTS);
    let write = if let Ok(Some(write)) = made(&options).await {
        write
    } else {
        remove(&path)?;
        made(&options)
            .await
            .and_then(|write| write.ok_or(sqlx::Error::RowNotFound))
            .map_err(|error| opening(&path, &error))?
    };
    let options = options
        .create_if_missing(false)
        .read_only(true)
        .pragma("cache_size", READER_CACHE);
    let read = pool(READERS)
        .connect_with(options)
        .await
        .map_err(|error| opening(&path, &error))?;
    Ok(Index {
        write: Pool::Sqlite(write),
        read: Pool::Sqlite(read),
    })
}

/// The file with its tables. `None`: it is of another version.
async fn made(options: &SqliteConnectOptions) -> Result<Option<SqlitePool>, sqlx::Error> {
    let pool = pool(1).connect_with(options.clone()).await?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&pool)
        .await?;
    if version == 0 {
        // The version comes last, in the same transaction: a file without it is empty.
        let mut transaction = pool.begin().await?;
        sqlx::raw_sql(FILE_SCHEMA)
            .execute(&mut *transaction)
            .await?;
        let mark = format!("PRAGMA user_version = {INDEX_VERSION}");
        sqlx::raw_sql(AssertSqlSafe(mark))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
    } else if version != INDEX_VERSION {
        pool.close().await;
        return Ok(None);
    }
    Ok(Some(pool))
}

fn remove(path: &Path) -> Result<(), OpenError> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        if let Err(error) = std::fs::remove_file(&name)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(OpenError::Unwritable {
                database: path.display().to_string(),
                reason: error.to_string(),
            });
        }
    }
    Ok(())
}
