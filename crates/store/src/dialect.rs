//! What the engines' SQL differs in, and nothing else: the row source of a batch, and the lock of a row. Every other
//! text runs on SQLite and PostgreSQL as it stands. No other file may ask which engine it is.

/// The connection of a transaction.
pub(crate) type Connection = sqlx::SqliteConnection;
/// The engine, for bounds.
pub(crate) type Engine = sqlx::Sqlite;
/// A pool of connections.
pub(crate) type Pool = sqlx::SqlitePool;

/// How a write transaction begins. A read that turns into a write would fail at once with `SQLITE_BUSY_SNAPSHOT`, which
/// `busy_timeout` does not retry.
pub(crate) const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";

/// The rows of a batch: one JSON parameter, a list of objects, as a table with the named and typed columns. On PostgreSQL
/// the same list of fields becomes `json_to_recordset($1::json) AS (id uuid, ...)`.
macro_rules! rows {
    ($param:literal; $first:ident $first_kind:ident $(, $name:ident $kind:ident)*) => {
        concat!(
            "(SELECT ",
            crate::dialect::field!($first $first_kind),
            $(", ", crate::dialect::field!($name $kind),)*
            " FROM json_each(", $param, "))"
        )
    };
}

/// One field of [`rows`].
macro_rules! field {
    ($name:ident uuid) => {
        concat!(
            "unhex(value->>'",
            stringify!($name),
            "', '-') AS ",
            stringify!($name)
        )
    };
    ($name:ident $kind:ident) => {
        concat!("value->>'", stringify!($name), "' AS ", stringify!($name))
    };
}

/// Locks the selected row until the transaction ends. SQLite has one writer, so there is nothing to say.
macro_rules! for_update {
    () => {
        ""
    };
}

/// The list parameter: `IN ids!("$1")` for a JSON list of uuids.
macro_rules! ids {
    ($param:literal) => {
        concat!("(SELECT unhex(value, '-') FROM json_each(", $param, "))")
    };
}

/// The same for a list of texts.
macro_rules! texts {
    ($param:literal) => {
        concat!("(SELECT value FROM json_each(", $param, "))")
    };
}

pub(crate) use {field, for_update, ids, rows, texts};
