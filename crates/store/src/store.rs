//! The state's database: opening it, its two pools, its errors. What is kept in it, see `migrations/`; which engine keeps
//! it, see [`crate::engine`].

use std::sync::Arc;

use tokio::sync::broadcast;
use twinline_core::ids::LineId;

use crate::database::Database;
use crate::engine::{self, Connection, Hold, Pool};
use crate::fanout::{Fanout, InProcess};
use crate::search::Index;

/// The state of one installation. Cheap to clone; all clones share the two pools: connections that write (with SQLite
/// exactly one), and a few that read and never wait for them.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    write: Pool,
    read: Pool,
    search: Index,
    fanout: Arc<dyn Fanout>,
    /// Kept while the store is open, so that no second process writes the same state.
    hold: tokio::sync::Mutex<Option<Hold>>,
}

/// Why the state could not be opened. Each names the database (never with a password) and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file holds something else.
    #[error("{database} is not a database of Twinline. Move it away, or name another data folder.")]
    NotADatabase {
        /// The file.
        database: String,
    },
    /// A newer Twinline has changed it.
    #[error(
        "{database} was written by a newer version of Twinline (its schema has step {found}, which this \
         version does not know). Start that version, or restore the backup made before the upgrade."
    )]
    Newer {
        /// The file or server.
        database: String,
        /// The unknown step.
        found: i64,
    },
    /// It is to be read alone, and is of an older version.
    #[error(
        "{database} was last written by an older version of Twinline. Start the server once, which brings it to this \
         version."
    )]
    Older {
        /// The file or server.
        database: String,
    },
    /// Another process has it open.
    #[error(
        "{database} is in use by another Twinline. Stop that one, or name another data folder or database."
    )]
    InUse {
        /// The file or server.
        database: String,
    },
    /// The folder, file or schema cannot be written.
    #[error(
        "{database} cannot be written: {reason}. Check the owner, the permissions and the free space."
    )]
    Unwritable {
        /// The file or server.
        database: String,
        /// What the system said.
        reason: String,
    },
    /// The server does not answer, or does not let us in.
    #[error(
        "{database} cannot be opened: {reason}. Check that the server runs and that address, user, password and \
         database are right."
    )]
    Unreachable {
        /// The server.
        database: String,
        /// What it said.
        reason: String,
    },
    /// The server cannot hold the state.
    #[error("{database} cannot hold Twinline's state: {reason}. Name another database.")]
    Unsuitable {
        /// The server.
        database: String,
        /// Why.
        reason: String,
    },
    /// A step of the schema is not what it was when it was applied, or could not be applied.
    #[error("{database} could not be brought to this version. Restore a backup, or report this.")]
    Migration {
        /// The file or server.
        database: String,
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
            Self::Database(error) => !engine::is_of_the_values(error),
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

impl Store {
    /// Opens the state in a database, making or upgrading its tables as needed. A file's folder must exist, and so must a
    /// server's database.
    pub async fn open(database: impl Into<Database>) -> Result<Self, OpenError> {
        Self::open_with(database, Arc::new(InProcess::new())).await
    }

    /// The same with another fan-out.
    pub async fn open_with(
        database: impl Into<Database>,
        fanout: Arc<dyn Fanout>,
    ) -> Result<Self, OpenError> {
        let database = database.into();
        let opened = engine::open(&database).await?;
        let store = Self {
            inner: Arc::new(Inner {
                write: opened.write,
                read: opened.read,
                search: opened.search,
                fanout,
                hold: tokio::sync::Mutex::new(Some(opened.hold)),
            }),
        };
        // Now: once the state has grown again, nothing would show it any more.
        if let Err(error) = store.reset_search_of_another_past().await {
            store.close().await;
            return Err(OpenError::Unwritable {
                database: format!("the search index of {database}"),
                reason: error.to_string(),
            });
        }
        Ok(store)
    }

    /// Opens the state for reading alone, beside a server that writes it. Whatever writes fails.
    pub async fn open_for_reading(database: impl Into<Database>) -> Result<Self, OpenError> {
        let opened = engine::open_for_reading(&database.into()).await?;
        Ok(Self {
            inner: Arc::new(Inner {
                write: opened.write,
                read: opened.read,
                search: opened.search,
                fanout: Arc::new(InProcess::new()),
                hold: tokio::sync::Mutex::new(Some(opened.hold)),
            }),
        })
    }

    /// Copies the state, as it was at one moment, to `to`: a file of SQLite, whichever engine the state is on. The file
    /// is missing or empty before. The journal position in the copy is that of the same moment. Whoever wants the copy
    /// durable syncs the file.
    pub async fn copy_to(&self, to: &std::path::Path) -> Result<(), StoreError> {
        engine::copy(self.reader(), to).await
    }

    /// Announcements of new changes; see [`Fanout`].
    pub fn listen(&self) -> broadcast::Receiver<(LineId, u64)> {
        self.inner.fanout.listen()
    }

    pub(crate) fn announce(&self, changes: &[(LineId, u64)]) {
        for (line, no) in changes {
            self.inner.fanout.announce(*line, *no);
        }
    }

    pub(crate) async fn begin(&self) -> Result<Connection, StoreError> {
        Ok(self.inner.write.begin_write().await?)
    }

    /// For single statements that write.
    pub(crate) fn writer(&self) -> &Pool {
        &self.inner.write
    }

    pub(crate) fn reader(&self) -> &Pool {
        &self.inner.read
    }

    pub(crate) fn index(&self) -> &Index {
        &self.inner.search
    }

    /// Waits for what is under way and closes the database. Clones can do nothing afterwards. With SQLite everything then
    /// stands in the files themselves: whoever may write is the last to go, and takes in what stood in the logs beside them.
    pub async fn close(&self) {
        self.inner.read.close().await;
        self.inner.write.close().await;
        self.inner.search.read.close().await;
        self.inner.search.write.close().await;
        if let Some(hold) = self.inner.hold.lock().await.take() {
            hold.release().await;
        }
    }
}
