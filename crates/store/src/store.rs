//! The state's database: opening it, its two pools, its errors. What is kept in it, see `migrations/`.

mod open;

use std::fs::File;
use std::sync::Arc;

use sqlx::Transaction;
use sqlx::error::ErrorKind;
use tokio::sync::broadcast;
use twinline_core::ids::LineId;

use crate::dialect::{BEGIN_WRITE, Engine, Pool};
use crate::fanout::Fanout;

/// The state of one installation. Cheap to clone; all clones share the two pools: exactly one writing connection, and a
/// few reading ones that never wait for it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    write: Pool,
    read: Pool,
    fanout: Arc<dyn Fanout>,
    /// Held while the store is open, so that no second process writes the same folder.
    _lock: File,
}

/// Why the state could not be opened. Each names the file and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file holds something else.
    #[error("{path} is not a database of Twinline. Move it away, or name another data folder.")]
    NotADatabase {
        /// The file.
        path: String,
    },
    /// A newer Twinline has changed it.
    #[error(
        "{path} was written by a newer version of Twinline (its schema has step {found}, which this \
         version does not know). Start that version, or restore the backup made before the upgrade."
    )]
    Newer {
        /// The file.
        path: String,
        /// The unknown step.
        found: i64,
    },
    /// Another process has it open.
    #[error("{path} is in use by another Twinline. Stop that one, or name another data folder.")]
    InUse {
        /// The file.
        path: String,
    },
    /// The folder or file cannot be written.
    #[error(
        "{path} cannot be written: {reason}. Check the owner, the permissions and the free space."
    )]
    Unwritable {
        /// The file.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// A step of the schema is not what it was when it was applied, or could not be applied.
    #[error("{path} could not be brought to this version. Restore a backup, or report this.")]
    Migration {
        /// The file.
        path: String,
        /// What went wrong.
        #[source]
        source: sqlx::migrate::MigrateError,
    },
}

/// Why an act on the state did not happen. Nothing of it is left behind.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The engine failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// A stored value cannot be read back: a defect, or somebody else's hand.
    #[error("a stored {what} cannot be read: {reason}")]
    Corrupt {
        /// Which value.
        what: &'static str,
        /// Why.
        reason: String,
    },
    /// There is no such thing.
    #[error("there is no such {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// It exists already (an e-mail address, a line's address).
    #[error("this {what} exists already")]
    Exists {
        /// What is there already.
        what: &'static str,
    },
    /// The store of files failed.
    #[error("the files' folder failed")]
    Blobs(#[from] object_store::Error),
}

impl StoreError {
    /// Whether the same act may succeed later as it is: the engine or the disk failed, not what was to be stored.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Database(error) => !is_of_the_data(error),
            Self::Blobs(error) => !matches!(error, object_store::Error::NotFound { .. }),
            Self::Corrupt { .. } | Self::NotFound { .. } | Self::Exists { .. } => false,
        }
    }

    pub(crate) fn corrupt(what: &'static str, reason: impl std::fmt::Display) -> Self {
        Self::Corrupt {
            what,
            reason: reason.to_string(),
        }
    }

    /// Reads a refused insert as "it exists already".
    pub(crate) fn exists(what: &'static str) -> impl Fn(sqlx::Error) -> Self {
        move |error| match error.as_database_error() {
            Some(database) if database.is_unique_violation() => Self::Exists { what },
            _ => Self::Database(error),
        }
    }
}

/// Whether the engine refused the values themselves: it will again.
fn is_of_the_data(error: &sqlx::Error) -> bool {
    /// Of SQLite, without what extends them: too large, against a constraint, of a wrong kind.
    const VALUES: [u32; 3] = [18, 19, 20];
    match error {
        sqlx::Error::Database(error) => {
            error.kind() != ErrorKind::Other
                || error
                    .code()
                    .and_then(|code| code.parse::<u32>().ok())
                    .is_some_and(|code| VALUES.contains(&(code & 0xff)))
        }
        sqlx::Error::RowNotFound
        | sqlx::Error::ColumnDecode { .. }
        | sqlx::Error::Decode(_)
        | sqlx::Error::Encode(_) => true,
        _ => false,
    }
}

impl Store {
    /// Announcements of new changes; see [`Fanout`].
    pub fn listen(&self) -> broadcast::Receiver<(LineId, u64)> {
        self.inner.fanout.listen()
    }

    pub(crate) fn announce(&self, changes: &[(LineId, u64)]) {
        for (line, no) in changes {
            self.inner.fanout.announce(*line, *no);
        }
    }

    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Engine>, StoreError> {
        Ok(self.inner.write.begin_with(BEGIN_WRITE).await?)
    }

    /// For single statements that write.
    pub(crate) fn writer(&self) -> &Pool {
        &self.inner.write
    }

    pub(crate) fn reader(&self) -> &Pool {
        &self.inner.read
    }

    /// Waits for what is under way and closes the database. Clones can do nothing afterwards.
    pub async fn close(&self) {
        self.inner.write.close().await;
        self.inner.read.close().await;
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Connection as _;

    use super::StoreError;

    async fn refused(connection: &mut sqlx::SqliteConnection, statement: &'static str) -> bool {
        let error = sqlx::query(statement)
            .execute(connection)
            .await
            .unwrap_err();
        StoreError::from(error).is_transient()
    }

    #[tokio::test]
    async fn what_the_values_broke_stays_broken_and_what_the_engine_broke_may_pass() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/x.db?mode=rwc", folder.path().display());
        let mut one = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL)")
            .execute(&mut one)
            .await
            .unwrap();
        assert!(!refused(&mut one, "INSERT INTO t VALUES (1, NULL)").await);
        assert!(!refused(&mut one, "INSERT INTO t VALUES ('no number', 'b')").await);
        let mut other = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query("BEGIN EXCLUSIVE")
            .execute(&mut other)
            .await
            .unwrap();
        sqlx::query("PRAGMA busy_timeout = 0")
            .execute(&mut one)
            .await
            .unwrap();
        assert!(refused(&mut one, "INSERT INTO t VALUES (1, 'b')").await);
        assert!(StoreError::from(sqlx::Error::PoolTimedOut).is_transient());
        assert!(!StoreError::NotFound { what: "line" }.is_transient());
    }
}
