//! What keeps a second Twinline away from the same state: a locked file, or an advisory lock on the server.

use std::fs::File;
use std::sync::Arc;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};
use tokio::sync::Mutex;

/// The advisory lock that says "this database has its Twinline": the word `twinline` as a number.
const LOCK: i64 = 0x7477_696e_6c69_6e65;
/// A moment of patience: the server may not have noticed yet that the Twinline before is gone.
const PATIENCE: &str = "SET lock_timeout = '3s'";

/// Keeps other processes out for as long as it lives.
pub(crate) enum Hold {
    File {
        _locked: File,
    },
    Server(Arc<ServerHold>),
    /// Nothing: who only reads keeps nobody out.
    Nobody,
}

impl Hold {
    /// Lets others in, at once and not when the system notices that we are gone.
    pub(crate) async fn release(self) {
        match self {
            Self::File { .. } | Self::Nobody => {}
            Self::Server(hold) => {
                if let Some(connection) = hold.connection.lock().await.take() {
                    // An error says that the server is gone, and with it the lock.
                    let _ = connection.close().await;
                }
            }
        }
    }
}

/// A connection of its own that holds the lock. A server that starts anew has forgotten it: every new writing connection
/// asks for it first, so that nothing is written without it.
pub(crate) struct ServerHold {
    options: PgConnectOptions,
    connection: Mutex<Option<PgConnection>>,
}

impl ServerHold {
    /// Takes the lock on a connection. `55P03`: another process has it.
    pub(super) async fn take(
        options: PgConnectOptions,
        mut connection: PgConnection,
    ) -> Result<Arc<Self>, sqlx::Error> {
        lock(&mut connection).await?;
        Ok(Arc::new(Self {
            options,
            connection: Mutex::new(Some(connection)),
        }))
    }

    /// Takes it again if the connection was lost.
    pub(super) async fn keep(&self) -> Result<(), sqlx::Error> {
        let mut held = self.connection.lock().await;
        let Some(connection) = held.as_mut() else {
            return Err(sqlx::Error::PoolClosed);
        };
        if connection.ping().await.is_err() {
            let mut fresh = self.options.connect().await?;
            lock(&mut fresh).await?;
            *held = Some(fresh);
            tracing::warn!("The database server was away; the state is held again");
        }
        Ok(())
    }
}

async fn lock(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query(PATIENCE).execute(&mut *connection).await?;
    sqlx::query("SELECT pg_advisory_lock($1)")
        .bind(LOCK)
        .execute(connection)
        .await?;
    Ok(())
}
