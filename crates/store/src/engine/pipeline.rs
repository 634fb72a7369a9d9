//! Writing statements one after the other on one connection, each made ready while the engine works on the one before: the
//! engine has a thread or a process of its own, and neither need wait for what the other does.

use std::pin::Pin;
use std::task::Poll;

use super::{Connection, Kind, Query};

/// A statement under way, and the connection that it gives back.
type UnderWay<'c> =
    Pin<Box<dyn Future<Output = (&'c mut Connection, Result<u64, sqlx::Error>)> + Send + 'c>>;

/// At most one statement is under way, and then the connection is with it. After an error there is neither: the
/// transaction is over, and so is this.
pub(crate) struct Pipeline<'c> {
    kind: Kind,
    connection: Option<&'c mut Connection>,
    under_way: Option<UnderWay<'c>>,
}

impl<'c> Pipeline<'c> {
    pub(crate) fn on(connection: &'c mut Connection) -> Self {
        Self {
            kind: connection.kind(),
            connection: Some(connection),
            under_way: None,
        }
    }

    /// Hands over a statement, if there is one, as soon as the one before has ended. An error may be of either.
    pub(crate) async fn put(&mut self, statement: Option<Query<'_>>) -> Result<(), sqlx::Error> {
        let Some(statement) = statement else {
            return Ok(());
        };
        // Before anything is waited for.
        let statement = statement.ready(self.kind)?;
        self.settle().await?;
        let connection = self.connection.take().ok_or_else(over)?;
        let mut under_way: UnderWay<'c> = Box::pin(async move {
            let done = statement.execute(&mut *connection).await;
            (connection, done)
        });
        // Asked once, it is on its way to the engine.
        match futures::poll!(under_way.as_mut()) {
            Poll::Ready((connection, done)) => {
                done?;
                self.connection = Some(connection);
            }
            Poll::Pending => self.under_way = Some(under_way),
        }
        Ok(())
    }

    /// The connection, as soon as nothing is under way.
    pub(crate) async fn idle(&mut self) -> Result<&mut Connection, sqlx::Error> {
        self.settle().await?;
        self.connection.as_deref_mut().ok_or_else(over)
    }

    async fn settle(&mut self) -> Result<(), sqlx::Error> {
        if let Some(under_way) = self.under_way.take() {
            let (connection, done) = under_way.await;
            done?;
            self.connection = Some(connection);
        }
        Ok(())
    }
}

fn over() -> sqlx::Error {
    sqlx::Error::Protocol("a statement before this one failed".to_owned())
}
