//! Opening: one process, the schema at this version, the pragmas of `dependencies.md` section 1.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Inner, OpenError, Store};
use crate::dialect::Pool;
use crate::fanout::{Fanout, InProcess};

/// Reading connections: as many as keep two cores busy while one waits for the disk.
const READERS: u32 = 3;
/// How long a statement waits for a lock of a backup or a checkpoint.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The steps of the schema, in order. A step that was released is never edited.
fn migrator() -> Migrator {
    let steps = [(1, "state", include_str!("../../migrations/0001_state.sql"))];
    let migrations = steps
        .into_iter()
        .map(|(version, description, sql)| {
            Migration::new(
                version,
                description.into(),
                MigrationType::Simple,
                sql.into_sql_str(),
                false,
            )
        })
        .collect();
    Migrator::with_migrations(migrations)
}

impl Store {
    /// Opens the state in the file `path`, making or upgrading it as needed. The folder must exist.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        Self::open_with(path, Arc::new(InProcess::new())).await
    }

    /// The same with another fan-out.
    pub async fn open_with(
        path: impl AsRef<Path>,
        fanout: Arc<dyn Fanout>,
    ) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let lock = lock(path)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY_TIMEOUT)
            .foreign_keys(true)
            .pragma("cache_size", "-65536")
            .pragma("wal_autocheckpoint", "4000")
            .statement_cache_capacity(200);
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(|error| opening(path, &error))?;
        migrate(path, &write).await?;
        let read = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.create_if_missing(false).read_only(true))
            .await
            .map_err(|error| opening(path, &error))?;
        Ok(Self {
            inner: Arc::new(Inner {
                write,
                read,
                fanout,
                _lock: lock,
            }),
        })
    }
}

/// SQLite itself would let two processes take turns; the journal and the claims of sends would not.
fn lock(path: &Path) -> Result<File, OpenError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let unwritable = |error: std::io::Error| OpenError::Unwritable {
        path: path.display().to_string(),
        reason: error.to_string(),
    };
    let file = File::create(&name).map_err(unwritable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse {
            path: path.display().to_string(),
        }),
        Err(TryLockError::Error(error)) => Err(unwritable(error)),
    }
}

async fn migrate(path: &Path, pool: &Pool) -> Result<(), OpenError> {
    let migrator = migrator();
    match migrator.run(pool).await {
        Ok(()) => Ok(()),
        Err(MigrateError::Execute(error)) => Err(opening(path, &error)),
        Err(MigrateError::VersionMissing(_)) => Err(OpenError::Newer {
            path: path.display().to_string(),
            found: newest_step(pool, &migrator).await,
        }),
        Err(source) => Err(OpenError::Migration {
            path: path.display().to_string(),
            source,
        }),
    }
}

/// The newest step that was applied to the file, for the message.
async fn newest_step(pool: &Pool, migrator: &Migrator) -> i64 {
    let applied = match pool.acquire().await {
        Ok(mut connection) => connection
            .list_applied_migrations(&migrator.table_name)
            .await
            .unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    applied
        .iter()
        .map(|step| step.version)
        .max()
        .unwrap_or_default()
}

/// What SQLite's refusal to open means for an operator.
fn opening(path: &Path, error: &sqlx::Error) -> OpenError {
    let path = path.display().to_string();
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .unwrap_or_default();
    match code.as_ref() {
        "26" => OpenError::NotADatabase { path },
        "5" | "6" => OpenError::InUse { path },
        _ => OpenError::Unwritable {
            path,
            reason: error.to_string(),
        },
    }
}
