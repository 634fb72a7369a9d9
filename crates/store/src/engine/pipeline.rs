//! Writing statements one after the other on one connection, each made ready while the engine works on the one before: the
//! engine has a thread or a process of its own, and neither need wait for what the other does.

use std::pin::Pin;

use super::{Connection, Query};

/// A statement under way, and the connection that it gives back.
type UnderWay<'c> =
    Pin<Box<dyn Future<Output = (&'c mut Connection, Result<u64, sqlx::Error>)> + Send + 'c>>;

/// At most one statement is under way.
pub(crate) struct Pipeline<'c>(Option<State<'c>>);

enum State<'c> {
    Idle(&'c mut Connection),
    Busy(UnderWay<'c>),
}

impl<'c> Pipeline<'c> {
    pub(crate) fn on(connection: &'c mut Connection) -> Self {
        Self(Some(State::Idle(connection)))
    }

    /// Hands over a statement, if there is one, as soon as the one before has ended. An error may be of either.
    pub(crate) async fn put(&mut self, statement: Option<Query>) -> Result<(), sqlx::Error> {
        let Some(statement) = statement else {
            return Ok(());
        };
        let connection = self.taken().await?;
        let mut under_way: UnderWay<'c> = Box::pin(async move {
            let done = statement.execute(&mut *connection).await;
            (connection, done)
        });
        // Asked once, it is on its way to the engine.
        let state = match futures::poll!(under_way.as_mut()) {
            std::task::Poll::Ready((connection, done)) => {
                done?;
                State::Idle(connection)
            }
            std::task::Poll::Pending => State::Busy(under_way),
        };
        self.0 = Some(state);
        Ok(())
    }

    /// The connection, as soon as nothing is under way.
    pub(crate) async fn idle(&mut self) -> Result<&mut Connection, sqlx::Error> {
        let connection = self.taken().await?;
        match self.0.insert(State::Idle(connection)) {
            State::Idle(connection) => Ok(connection),
            State::Busy(_) => unreachable!("it was just made idle"),
        }
    }

    async fn taken(&mut self) -> Result<&'c mut Connection, sqlx::Error> {
        match self.0.take() {
            Some(State::Idle(connection)) => Ok(connection),
            Some(State::Busy(under_way)) => {
                let (connection, done) = under_way.await;
                done.map(|_| connection)
            }
            // After an error the transaction is over, and so is this.
            None => Err(sqlx::Error::Protocol(
                "a statement before this one failed".to_owned(),
            )),
        }
    }
}
