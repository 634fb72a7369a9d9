//! Parameters of any engine.

use sqlx::Arguments as _;
use sqlx::error::BoxDynError;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use uuid::Uuid;

use super::columns::Columns;
use super::list::{List, Listed};

/// A parameter; `None` is NULL of that type.
pub(crate) enum Value<'q> {
    Int(Option<i64>),
    Bool(Option<bool>),
    Text(Option<String>),
    Blob(Option<Vec<u8>>),
    Uuid(Option<Uuid>),
    List(Option<Box<dyn Listed + 'q>>),
}

/// `From` for a type and its option.
macro_rules! from {
    ($($from:ty => $kind:ident via $convert:expr),+ $(,)?) => {$(
        impl From<$from> for Value<'_> {
            fn from(value: $from) -> Self {
                Self::$kind(Some($convert(value)))
            }
        }
        impl From<Option<$from>> for Value<'_> {
            fn from(value: Option<$from>) -> Self {
                Self::$kind(value.map($convert))
            }
        }
    )+};
}

from! {
    i64 => Int via std::convert::identity,
    bool => Bool via std::convert::identity,
    String => Text via std::convert::identity,
    &str => Text via str::to_owned,
    &String => Text via String::clone,
    Vec<u8> => Blob via std::convert::identity,
    &[u8] => Blob via <[u8]>::to_vec,
    Uuid => Uuid via std::convert::identity,
}

impl From<&Vec<u8>> for Value<'_> {
    fn from(value: &Vec<u8>) -> Self {
        Self::Blob(Some(value.clone()))
    }
}

impl From<&Option<String>> for Value<'_> {
    fn from(value: &Option<String>) -> Self {
        Self::Text(value.clone())
    }
}

pub(super) fn sqlite(values: Vec<Value<'_>>) -> Result<SqliteArguments, BoxDynError> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Int(value) => arguments.add(value),
            Value::Bool(value) => arguments.add(value),
            Value::Text(value) => arguments.add(value),
            Value::Blob(value) => arguments.add(value),
            Value::Uuid(value) => arguments.add(value),
            Value::List(list) => arguments.add(list.map(|list| list.json()).transpose()?),
        }?;
    }
    Ok(arguments)
}

/// `lists`: which parameters, by their place from 0, are lists that become arrays; see [`super::sql`].
pub(super) fn postgres(
    values: Vec<Value<'_>>,
    lists: &[(usize, List)],
) -> Result<PgArguments, BoxDynError> {
    let mut arguments = PgArguments::default();
    let mut rest = Vec::new();
    for (at, value) in values.into_iter().enumerate() {
        let of = lists.iter().find(|(place, _)| *place == at);
        match (value, of) {
            (Value::List(list), Some((_, of))) => {
                let mut columns = match list {
                    Some(list) => list.columns(of)?,
                    None => Columns::null(of),
                };
                columns.add_first(&mut arguments)?;
                rest.push((at, columns));
            }
            (Value::List(_), None) | (_, Some(_)) => {
                return Err(format!("parameter {at} is a list for one side only").into());
            }
            (Value::Int(value), None) => arguments.add(value)?,
            (Value::Bool(value), None) => arguments.add(value)?,
            (Value::Text(value), None) => arguments.add(value.map(without_nul))?,
            (Value::Blob(value), None) => arguments.add(value)?,
            (Value::Uuid(value), None) => arguments.add(value)?,
        }
    }
    // In the order in which the text names them.
    for (place, _) in lists {
        if let Some(at) = rest.iter().position(|(at, _)| at == place) {
            rest.swap_remove(at).1.add_rest(&mut arguments)?;
        }
    }
    Ok(arguments)
}

/// PostgreSQL's texts cannot hold the character NUL. Where a customer's words are kept whole they are JSON, which writes
/// it as an escape; in the plain texts beside them (identifiers, search) it becomes the mark of what cannot be shown.
pub(super) fn without_nul(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "\u{fffd}")
    } else {
        text
    }
}
