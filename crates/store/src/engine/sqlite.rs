//! Opening SQLite: a file, one process, one writing connection.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use sqlx::SqlitePool;
use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Hold, Opened, Pool, STATEMENTS, migrations, search_file};
use crate::store::OpenError;

/// Reading connections: as many as keep two cores busy while one waits for the disk.
const READERS: u32 = 3;
/// What the writing connection keeps of the file: the upper parts of the indexes that a merge writes to.
const WRITER_CACHE: &str = "-16384";
/// How long the log beside the file grows before its pages are moved there. An import writes to the same pages of large
/// indexes again and again, and each is moved once.
const CHECKPOINT_PAGES: &str = "16000";
/// What each reading connection keeps. The system keeps the rest of the file, and a page of it costs a microsecond.
pub(super) const READER_CACHE: &str = "-4096";
/// How many rows the engine's thread reads ahead: a batch's, so that the two threads do not wake each other for each few.
const ROWS: usize = 1_000;
/// How long a statement waits for a lock of a backup or a checkpoint.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// A pool that does not ask a connection whether it lives before each statement: a file does not go away.
pub(super) fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .test_before_acquire(false)
}

pub(super) async fn open(path: &Path, migrator: &Migrator) -> Result<Opened, OpenError> {
    let lock = lock(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true)
        .pragma("cache_size", WRITER_CACHE)
        .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
        .statement_cache_capacity(STATEMENTS)
        .row_buffer_size(ROWS);
    let write = pool(1)
        .connect_with(options.clone())
        .await
        .map_err(|error| opening(path, &error))?;
    migrate(path, migrator, &write).await?;
    let options = options
        .create_if_missing(false)
        .read_only(true)
        .pragma("cache_size", READER_CACHE);
    let read = pool(READERS)
        .connect_with(options)
        .await
        .map_err(|error| opening(path, &error))?;
    Ok(Opened {
        write: Pool::Sqlite(write),
        read: Pool::Sqlite(read),
        search: search_file::open(path).await?,
        hold: Hold::File { _locked: lock },
    })
}

/// A pool that cannot write, beside whoever does. Nothing is made where there is nothing.
pub(super) async fn open_for_reading(path: &Path) -> Result<SqlitePool, OpenError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .read_only(true)
        .busy_timeout(BUSY_TIMEOUT)
        .statement_cache_capacity(STATEMENTS);
    let pool = pool(READERS)
        .connect_with(options)
        .await
        .map_err(|error| opening(path, &error))?;
    let (found, known) = (
        newest_step(&pool, &migrations::sqlite(migrations::newest())).await,
        migrations::newest(),
    );
    match found.cmp(&known) {
        std::cmp::Ordering::Equal => Ok(pool),
        std::cmp::Ordering::Greater => Err(OpenError::Newer {
            database: path.display().to_string(),
            found,
        }),
        std::cmp::Ordering::Less => Err(OpenError::Older {
            database: path.display().to_string(),
        }),
    }
}

/// SQLite itself would let two processes take turns; the journal and the claims of sends would not.
fn lock(path: &Path) -> Result<File, OpenError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let unwritable = |error: std::io::Error| OpenError::Unwritable {
        database: path.display().to_string(),
        reason: error.to_string(),
    };
    let file = File::create(&name).map_err(unwritable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse {
            database: path.display().to_string(),
        }),
        Err(TryLockError::Error(error)) => Err(unwritable(error)),
    }
}

async fn migrate(path: &Path, migrator: &Migrator, pool: &SqlitePool) -> Result<(), OpenError> {
    match migrator.run(pool).await {
        Ok(()) => Ok(()),
        Err(MigrateError::Execute(error)) => Err(opening(path, &error)),
        Err(MigrateError::VersionMissing(_)) => Err(OpenError::Newer {
            database: path.display().to_string(),
            found: newest_step(pool, migrator).await,
        }),
        Err(source) => Err(OpenError::Migration {
            database: path.display().to_string(),
            source,
        }),
    }
}

/// The newest step that was applied to the file, for the message.
async fn newest_step(pool: &SqlitePool, migrator: &Migrator) -> i64 {
    let applied = match pool.acquire().await {
        Ok(mut connection) => connection
            .list_applied_migrations(&migrator.table_name)
            .await
            .unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    let versions = applied.iter().map(|step| step.version);
    versions.max().unwrap_or_default()
}

/// What SQLite's refusal to open means for an operator.
pub(super) fn opening(path: &Path, error: &sqlx::Error) -> OpenError {
    let database = path.display().to_string();
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .unwrap_or_default();
    match code.as_ref() {
        "26" => OpenError::NotADatabase { database },
        "5" | "6" => OpenError::InUse { database },
        _ => OpenError::Unwritable {
            database,
            reason: error.to_string(),
        },
    }
}
