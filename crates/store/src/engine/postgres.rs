//! Opening PostgreSQL: a database of our own on a server, one Twinline, a few connections.

use std::sync::Arc;

use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgDatabaseError, PgPoolOptions};
use sqlx::{ConnectOptions as _, PgConnection, PgPool};

use super::hold::ServerHold;
use super::{Hold, Opened, Pool, STATEMENTS, migrations};
use crate::database::Database;
use crate::search::Index;
use crate::store::OpenError;

/// Writing connections: the merger, a few commands on other lines, and the housekeeping.
const WRITERS: u32 = 4;
/// Reading connections: as many as keep a few cores busy.
const READERS: u32 = 6;
/// The oldest server with all the words of our texts.
const VERSION_MIN: i32 = 130_000;
/// What the server calls a lock that somebody else has.
const TAKEN: &str = "55P03";
/// All read by key alone, also while tables are young and statistics say that a walk is cheap: a plan is kept for long, and
/// the table grows meanwhile. Compiling such plans costs more than it gains.
const WRITING: [(&str, &str); 5] = [
    ("enable_seqscan", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
    ("enable_material", "off"),
    ("jit", "off"),
];
const READING: [(&str, &str); 3] = [
    ("default_transaction_read_only", "on"),
    ("enable_seqscan", "off"),
    ("jit", "off"),
];

/// People who search at the same moment.
const SEARCHERS: u32 = 2;
/// The newest messages are read in their order, also while statistics say that few would have to be sorted; words can be
/// looked up in no other way than by a bitmap all the same.
const SEARCHING: (&str, &str) = ("enable_bitmapscan", "off");

pub(super) async fn open(
    database: &Database,
    options: &PgConnectOptions,
    migrator: &Migrator,
) -> Result<Opened, OpenError> {
    let options = options
        .clone()
        .application_name("twinline")
        .statement_cache_capacity(STATEMENTS);
    let opening = |error: sqlx::Error| OpenError::Unreachable {
        database: database.to_string(),
        reason: error.to_string(),
    };
    let mut connection = options.connect().await.map_err(opening)?;
    check(database, &mut connection).await?;
    // Two processes on one database would each keep a journal of their own.
    let hold = ServerHold::take(options.clone(), connection)
        .await
        .map_err(|error| match code(&error) {
            TAKEN => OpenError::InUse {
                database: database.to_string(),
            },
            _ => opening(error),
        })?;
    let keeper = Arc::clone(&hold);
    let write = PgPoolOptions::new()
        .max_connections(WRITERS)
        .after_connect(move |_, _| {
            let keeper = Arc::clone(&keeper);
            Box::pin(async move { keeper.keep().await })
        })
        .connect_with(options.clone().options(WRITING))
        .await
        .map_err(opening)?;
    migrate(database, migrator, &write).await?;
    let options = options.options(READING);
    let read = PgPoolOptions::new()
        .max_connections(READERS)
        .connect_with(options.clone())
        .await
        .map_err(opening)?;
    let search = PgPoolOptions::new()
        .max_connections(SEARCHERS)
        .connect_with(options.options([SEARCHING]))
        .await
        .map_err(opening)?;
    let (write, read) = (Pool::Postgres(write), Pool::Postgres(read));
    Ok(Opened {
        search: Index {
            write: write.clone(),
            read: Pool::Postgres(search),
        },
        write,
        read,
        hold: Hold::Server(hold),
    })
}

/// A pool that cannot write, beside whoever does.
pub(super) async fn open_for_reading(
    database: &Database,
    options: &PgConnectOptions,
) -> Result<PgPool, OpenError> {
    let options = options
        .clone()
        .application_name("twinline")
        .statement_cache_capacity(STATEMENTS);
    let pool = PgPoolOptions::new()
        .max_connections(READERS)
        .connect_with(options.options(READING))
        .await
        .map_err(|error| OpenError::Unreachable {
            database: database.to_string(),
            reason: error.to_string(),
        })?;
    let (found, known) = (
        newest_step(&pool, &migrations::postgres(migrations::newest())).await,
        migrations::newest(),
    );
    match found.cmp(&known) {
        std::cmp::Ordering::Equal => Ok(pool),
        std::cmp::Ordering::Greater => Err(OpenError::Newer {
            database: database.to_string(),
            found,
        }),
        std::cmp::Ordering::Less => Err(OpenError::Older {
            database: database.to_string(),
        }),
    }
}

/// Whether the server can hold our texts and knows our words.
async fn check(database: &Database, connection: &mut PgConnection) -> Result<(), OpenError> {
    let unsuitable = |reason: String| OpenError::Unsuitable {
        database: database.to_string(),
        reason,
    };
    let (version, encoding): (i32, String) = sqlx::query_as(
        "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')",
    )
    .fetch_one(connection)
    .await
    .map_err(|error| unsuitable(error.to_string()))?;
    if version < VERSION_MIN {
        let wanted = VERSION_MIN / 10_000;
        return Err(unsuitable(format!("it is older than PostgreSQL {wanted}")));
    }
    if encoding != "UTF8" {
        return Err(unsuitable(format!("its encoding is {encoding}, not UTF8")));
    }
    Ok(())
}

async fn migrate(database: &Database, migrator: &Migrator, pool: &PgPool) -> Result<(), OpenError> {
    const NO_RIGHT: &str = "42501";
    match migrator.run(pool).await {
        Ok(()) => Ok(()),
        Err(MigrateError::Execute(error)) if code(&error) == NO_RIGHT => {
            Err(OpenError::Unwritable {
                database: database.to_string(),
                reason: error.to_string(),
            })
        }
        Err(MigrateError::VersionMissing(_)) => Err(OpenError::Newer {
            database: database.to_string(),
            found: newest_step(pool, migrator).await,
        }),
        Err(source) => Err(OpenError::Migration {
            database: database.to_string(),
            source,
        }),
    }
}

/// The newest step that was applied, for the message.
async fn newest_step(pool: &PgPool, migrator: &Migrator) -> i64 {
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

fn code(error: &sqlx::Error) -> &str {
    error
        .as_database_error()
        .and_then(|error| error.try_downcast_ref::<PgDatabaseError>())
        .map_or("", PgDatabaseError::code)
}
