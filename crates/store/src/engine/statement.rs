//! A statement with its parameters, run on whichever engine it is given.

use std::marker::PhantomData;

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{FromRow, SqlStr};

use super::list::Listed;
use super::value::{self, Value};
use super::{Connection, Kind, Pool, sql};

/// What a row becomes: `#[derive(sqlx::FromRow)]` and tuples of column types are.
pub(crate) trait Row:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

/// Where a statement runs: on any connection of a pool, or within a transaction.
pub(crate) enum On<'c> {
    Pool(&'c Pool),
    Connection(&'c mut Connection),
}

impl On<'_> {
    /// The same place, for one of several statements.
    pub(crate) fn again(&mut self) -> On<'_> {
        match self {
            Self::Pool(pool) => On::Pool(pool),
            Self::Connection(connection) => On::Connection(connection),
        }
    }
}

impl<'c> From<&'c Pool> for On<'c> {
    fn from(pool: &'c Pool) -> Self {
        Self::Pool(pool)
    }
}

impl<'c> From<&'c mut Connection> for On<'c> {
    fn from(connection: &'c mut Connection) -> Self {
        Self::Connection(connection)
    }
}

/// A statement whose rows do not matter.
#[must_use]
pub(crate) struct Query<'q> {
    neutral: &'static str,
    values: Vec<Value<'q>>,
}

/// A statement whose rows become `T`.
#[must_use]
pub(crate) struct QueryAs<'q, T>(Query<'q>, PhantomData<fn() -> T>);

/// A statement of which the first column is read.
#[must_use]
pub(crate) struct QueryScalar<'q, T>(QueryAs<'q, (T,)>);

pub(crate) fn query<'q>(neutral: &'static str) -> Query<'q> {
    Query {
        neutral,
        values: Vec::new(),
    }
}

pub(crate) fn query_as<'q, T: Row>(neutral: &'static str) -> QueryAs<'q, T> {
    QueryAs(query(neutral), PhantomData)
}

pub(crate) fn query_scalar<'q, T>(neutral: &'static str) -> QueryScalar<'q, T>
where
    (T,): Row,
{
    QueryScalar(query_as(neutral))
}

/// `$run` with sqlx's own query `$query` and executor `$executor`, once per engine and place.
macro_rules! on_its_engine {
    ($statement:expr, $on:expr, $make:ident, |$query:ident, $executor:ident| $run:expr) => {
        match $on.into() {
            On::Pool(Pool::Sqlite($executor)) => {
                let $query = on_its_engine!(sqlite $statement, $make);
                $run
            }
            On::Connection(Connection::Sqlite(transaction)) => {
                let $query = on_its_engine!(sqlite $statement, $make);
                let $executor = &mut **transaction;
                $run
            }
            On::Pool(Pool::Postgres($executor)) => {
                let $query = on_its_engine!(postgres $statement, $make);
                $run
            }
            On::Connection(Connection::Postgres(transaction)) => {
                let $query = on_its_engine!(postgres $statement, $make);
                let $executor = &mut **transaction;
                $run
            }
        }
    };
    (sqlite $statement:expr, $make:ident) => {
        sqlx::$make(
            sql::worded(Kind::Sqlite, $statement.neutral).text(),
            value::sqlite($statement.values).map_err(sqlx::Error::Encode)?,
        )
    };
    (postgres $statement:expr, $make:ident) => {{
        let worded = sql::worded(Kind::Postgres, $statement.neutral);
        sqlx::$make(
            worded.text(),
            value::postgres($statement.values, &worded.lists).map_err(sqlx::Error::Encode)?,
        )
    }};
}

/// Runs a statement, if there is one.
pub(crate) async fn execute<'c>(
    statement: Option<Query<'_>>,
    on: impl Into<On<'c>>,
) -> Result<(), sqlx::Error> {
    if let Some(statement) = statement {
        statement.execute(on).await?;
    }
    Ok(())
}

impl<'q> Query<'q> {
    /// The next parameter.
    pub(crate) fn bind(mut self, value: impl Into<Value<'q>>) -> Self {
        self.values.push(value.into());
        self
    }

    /// The next parameter: rows, ids or texts, as the statement takes them.
    pub(crate) fn bind_list(self, list: impl Listed + 'q) -> Self {
        self.bind_list_if(Some(list))
    }

    /// The same, or no list, which is not the same as an empty one.
    pub(crate) fn bind_list_if(mut self, list: Option<impl Listed + 'q>) -> Self {
        let list = list.map(|list| Box::new(list) as Box<dyn Listed + 'q>);
        self.values.push(Value::List(list));
        self
    }

    /// Runs it; returns how many rows it wrote.
    pub(crate) async fn execute<'c>(self, on: impl Into<On<'c>>) -> Result<u64, sqlx::Error> {
        on_its_engine!(self, on, query_with, |query, executor| {
            query
                .execute(executor)
                .await
                .map(|done| done.rows_affected())
        })
    }
}

/// A statement with its parameters in the form that its engine takes.
pub(super) enum Ready {
    Sqlite(SqlStr, SqliteArguments),
    Postgres(SqlStr, PgArguments),
}

impl Query<'_> {
    /// Needs no connection, and takes its time for long lists.
    pub(super) fn ready(self, kind: Kind) -> Result<Ready, sqlx::Error> {
        let worded = sql::worded(kind, self.neutral);
        let ready = match kind {
            Kind::Sqlite => {
                value::sqlite(self.values).map(|values| Ready::Sqlite(worded.text(), values))
            }
            Kind::Postgres => value::postgres(self.values, &worded.lists)
                .map(|values| Ready::Postgres(worded.text(), values)),
        };
        ready.map_err(sqlx::Error::Encode)
    }
}

impl Ready {
    pub(super) async fn execute(self, connection: &mut Connection) -> Result<u64, sqlx::Error> {
        match (self, connection) {
            (Self::Sqlite(text, values), Connection::Sqlite(transaction)) => {
                let done = sqlx::query_with(text, values).execute(&mut **transaction);
                Ok(done.await?.rows_affected())
            }
            (Self::Postgres(text, values), Connection::Postgres(transaction)) => {
                let done = sqlx::query_with(text, values).execute(&mut **transaction);
                Ok(done.await?.rows_affected())
            }
            _ => Err(sqlx::Error::Protocol(
                "a statement made ready for the other engine".to_owned(),
            )),
        }
    }
}

impl<'q, T: Row> QueryAs<'q, T> {
    /// The next parameter.
    pub(crate) fn bind(self, value: impl Into<Value<'q>>) -> Self {
        Self(self.0.bind(value), PhantomData)
    }

    /// The next parameter: rows, ids or texts, as the statement takes them.
    pub(crate) fn bind_list(self, list: impl Listed + 'q) -> Self {
        Self(self.0.bind_list(list), PhantomData)
    }

    /// The same, or no list, which is not the same as an empty one.
    pub(crate) fn bind_list_if(self, list: Option<impl Listed + 'q>) -> Self {
        Self(self.0.bind_list_if(list), PhantomData)
    }

    /// All rows.
    pub(crate) async fn fetch_all<'c>(self, on: impl Into<On<'c>>) -> Result<Vec<T>, sqlx::Error> {
        on_its_engine!(self.0, on, query_as_with, |query, executor| {
            query.fetch_all(executor).await
        })
    }

    /// The row, if there is one.
    pub(crate) async fn fetch_optional<'c>(
        self,
        on: impl Into<On<'c>>,
    ) -> Result<Option<T>, sqlx::Error> {
        on_its_engine!(self.0, on, query_as_with, |query, executor| {
            query.fetch_optional(executor).await
        })
    }

    /// The row; an error if there is none.
    pub(crate) async fn fetch_one<'c>(self, on: impl Into<On<'c>>) -> Result<T, sqlx::Error> {
        let row = self.fetch_optional(on).await?;
        row.ok_or(sqlx::Error::RowNotFound)
    }
}

impl<'q, T> QueryScalar<'q, T>
where
    (T,): Row,
{
    /// The next parameter.
    pub(crate) fn bind(self, value: impl Into<Value<'q>>) -> Self {
        Self(self.0.bind(value))
    }

    /// The next parameter: rows, ids or texts, as the statement takes them.
    pub(crate) fn bind_list(self, list: impl Listed + 'q) -> Self {
        Self(self.0.bind_list(list))
    }

    /// The column of all rows.
    pub(crate) async fn fetch_all<'c>(self, on: impl Into<On<'c>>) -> Result<Vec<T>, sqlx::Error> {
        let rows = self.0.fetch_all(on).await?;
        Ok(rows.into_iter().map(|(value,)| value).collect())
    }

    /// The column of the row, if there is one.
    pub(crate) async fn fetch_optional<'c>(
        self,
        on: impl Into<On<'c>>,
    ) -> Result<Option<T>, sqlx::Error> {
        Ok(self.0.fetch_optional(on).await?.map(|(value,)| value))
    }

    /// The column of the row; an error if there is none.
    pub(crate) async fn fetch_one<'c>(self, on: impl Into<On<'c>>) -> Result<T, sqlx::Error> {
        Ok(self.0.fetch_one(on).await?.0)
    }
}
