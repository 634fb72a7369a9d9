//! What an engine's refusal means.

use sqlx::error::ErrorKind;
use sqlx::postgres::PgDatabaseError;

/// Whether the engine refused the values themselves: it will again.
pub(crate) fn is_of_the_values(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => {
            error.kind() != ErrorKind::Other
                || match error.try_downcast_ref::<PgDatabaseError>() {
                    // Data exceptions, integrity constraints, and what is longer than the server's limits (a key of an
                    // index). That the server is short of room is another class.
                    Some(error) => ["22", "23", "54"]
                        .iter()
                        .any(|class| error.code().starts_with(class)),
                    None => error.code().is_some_and(|code| is_of_sqlites_values(&code)),
                }
        }
        sqlx::Error::RowNotFound
        | sqlx::Error::ColumnDecode { .. }
        | sqlx::Error::Decode(_)
        | sqlx::Error::Encode(_) => true,
        _ => false,
    }
}

/// Without what extends the codes: too large, against a constraint, of a wrong kind.
fn is_of_sqlites_values(code: &str) -> bool {
    const VALUES: [u32; 3] = [18, 19, 20];
    code.parse::<u32>()
        .is_ok_and(|code| VALUES.contains(&(code & 0xff)))
}

/// Whether two transactions stood in each other's way and this one was chosen to give up: the same again may succeed at
/// once. SQLite has one writer and never says so.
pub(crate) fn is_conflict(error: &sqlx::Error) -> bool {
    const SERIALIZATION: &str = "40001";
    const DEADLOCK: &str = "40P01";
    error
        .as_database_error()
        .and_then(|error| error.try_downcast_ref::<PgDatabaseError>())
        .is_some_and(|error| [SERIALIZATION, DEADLOCK].contains(&error.code()))
}

#[cfg(test)]
mod tests {
    use sqlx::Connection as _;

    use crate::StoreError;

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
