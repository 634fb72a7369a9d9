//! The rows, ids or texts that a statement takes as one parameter. SQLite takes them as JSON. PostgreSQL takes an array for
//! each column, which it reads ten times as fast as it takes JSON apart: see [`super::columns`].

use serde::Serialize;

use super::columns::Columns;

/// What a list parameter holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum List {
    Ids,
    Texts,
    /// Objects with these fields; what else they hold is left out.
    Rows(Vec<Field>),
}

/// A column of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    pub(super) name: String,
    /// PostgreSQL's word: uuid, text, bigint, boolean.
    pub(super) kind: String,
}

/// Any list, as either engine takes it.
pub(crate) trait Listed: Send {
    fn json(&self) -> Result<String, serde_json::Error>;
    fn columns(&self, of: &List) -> Result<Columns, serde_json::Error>;
}

impl<T: Serialize + Send> Listed for T {
    fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    fn columns(&self, of: &List) -> Result<Columns, serde_json::Error> {
        Columns::of(of, self)
    }
}
