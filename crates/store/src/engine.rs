//! The engine of the state, SQLite or PostgreSQL: the only folder that knows which one it is.
//!
//! A store function writes one neutral text and runs it with [`query`], [`query_as`] or [`query_scalar`]; parameters are
//! `$1`, `$2`, .... What the engines say differently stands in braces and is put in their words by [`sql`]:
//!
//! - `{rows $1: id uuid, at bigint, body text} AS r`: the rows of a batch. The parameter is a list of objects.
//! - `IN {ids $1}`, `IN {texts $1}`: a list of uuids or of texts.
//! - `{for_update}`: holds the selected rows until the transaction ends. SQLite has one writer, so there it says nothing.

mod columns;
mod copy;
mod failure;
mod hold;
mod list;
mod migrations;
mod pipeline;
mod postgres;
mod search_file;
pub(crate) mod sql;
mod sqlite;
mod statement;
mod value;

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::database::{Database, Place};
use crate::search::Index;
use crate::store::OpenError;

pub(crate) use copy::copy;
pub(crate) use failure::{is_conflict, is_of_the_values};
pub(crate) use hold::Hold;
pub(crate) use pipeline::Pipeline;
pub(crate) use statement::{On, Query, QueryAs, Row, execute, query, query_as, query_scalar};

/// How many prepared statements a connection keeps: more than there are texts in this crate.
const STATEMENTS: usize = 200;

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

/// A pool of connections.
#[derive(Clone)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// A connection within a write transaction. Dropped without [`Connection::commit`], it leaves nothing behind.
pub(crate) enum Connection {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// An open database.
pub(crate) struct Opened {
    /// For whatever writes.
    pub(crate) write: Pool,
    /// For whatever only reads; never waits for a writer.
    pub(crate) read: Pool,
    /// Where the search index is kept.
    pub(crate) search: Index,
    /// What keeps a second Twinline out.
    pub(crate) hold: Hold,
}

/// Opens a database, making or upgrading its schema as needed.
pub(crate) async fn open(database: &Database) -> Result<Opened, OpenError> {
    open_at(database, migrations::newest()).await
}

/// The number of the schema's newest step.
#[cfg(test)]
pub(crate) fn newest_step() -> i64 {
    migrations::newest()
}

/// The same as an earlier version did: with the steps up to `step` alone.
pub(crate) async fn open_at(database: &Database, step: i64) -> Result<Opened, OpenError> {
    match database.place() {
        Place::File(path) => sqlite::open(path, &migrations::sqlite(step)).await,
        Place::Server(options) => {
            postgres::open(database, options, &migrations::postgres(step)).await
        }
    }
}

/// Opens a database for reading alone, beside whoever writes. Its schema must be of this version. With SQLite nothing can be
/// searched in it: the index is not opened.
pub(crate) async fn open_for_reading(database: &Database) -> Result<Opened, OpenError> {
    let read = match database.place() {
        Place::File(path) => Pool::Sqlite(sqlite::open_for_reading(path).await?),
        Place::Server(options) => {
            Pool::Postgres(postgres::open_for_reading(database, options).await?)
        }
    };
    Ok(Opened {
        write: read.clone(),
        search: Index {
            write: read.clone(),
            read: read.clone(),
        },
        read,
        hold: Hold::Nobody,
    })
}

impl Pool {
    /// Whose it is.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Sqlite(_) => Kind::Sqlite,
            Self::Postgres(_) => Kind::Postgres,
        }
    }

    /// Begins a transaction that writes. On PostgreSQL each statement sees what was committed before it began; whoever
    /// reads in order to write holds the rows concerned (`{for_update}`).
    pub(crate) async fn begin_write(&self) -> Result<Connection, sqlx::Error> {
        Ok(match self {
            // A read that turns into a write would fail at once with `SQLITE_BUSY_SNAPSHOT`, which `busy_timeout` does
            // not retry.
            Self::Sqlite(pool) => Connection::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL READ COMMITTED";
                Connection::Postgres(pool.begin_with(begin).await?)
            }
        })
    }

    /// Waits for what is under way and closes the connections.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Connection {
    /// Whose it is.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Sqlite(_) => Kind::Sqlite,
            Self::Postgres(_) => Kind::Postgres,
        }
    }

    /// Makes everything durable and visible.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await,
            Self::Postgres(transaction) => transaction.commit().await,
        }
    }

    /// Leaves nothing behind, before the next statement of anybody.
    pub(crate) async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(transaction) => transaction.rollback().await,
            Self::Postgres(transaction) => transaction.rollback().await,
        }
    }
}
