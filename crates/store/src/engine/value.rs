//! Parameters of any engine.

use sqlx::Arguments as _;
use sqlx::error::BoxDynError;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use uuid::Uuid;

/// A parameter; `None` is NULL of that type.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Int(Option<i64>),
    Bool(Option<bool>),
    Text(Option<String>),
    Blob(Option<Vec<u8>>),
    Uuid(Option<Uuid>),
}

/// `From` for a type and its option.
macro_rules! from {
    ($($from:ty => $kind:ident via $convert:expr),+ $(,)?) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Self::$kind(Some($convert(value)))
            }
        }
        impl From<Option<$from>> for Value {
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

impl From<&Vec<u8>> for Value {
    fn from(value: &Vec<u8>) -> Self {
        Self::Blob(Some(value.clone()))
    }
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        Self::Text(value.clone())
    }
}

pub(super) fn sqlite(values: Vec<Value>) -> Result<SqliteArguments, BoxDynError> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Int(value) => arguments.add(value),
            Value::Bool(value) => arguments.add(value),
            Value::Text(value) => arguments.add(value),
            Value::Blob(value) => arguments.add(value),
            Value::Uuid(value) => arguments.add(value),
        }?;
    }
    Ok(arguments)
}

/// `lists`: which parameters, from 0, are JSON lists for PostgreSQL to take apart.
pub(super) fn postgres(values: Vec<Value>, lists: &[usize]) -> Result<PgArguments, BoxDynError> {
    let mut arguments = PgArguments::default();
    for (at, value) in values.into_iter().enumerate() {
        match value {
            Value::Int(value) => arguments.add(value),
            Value::Bool(value) => arguments.add(value),
            Value::Text(value) if lists.contains(&at) => {
                arguments.add(value.map(without_escaped_nul))
            }
            Value::Text(value) => arguments.add(value.map(without_nul)),
            Value::Blob(value) => arguments.add(value),
            Value::Uuid(value) => arguments.add(value),
        }?;
    }
    Ok(arguments)
}

/// PostgreSQL's texts cannot hold the character NUL. Where a customer's words are kept whole they are JSON, which writes
/// it as an escape; in the plain texts beside them (identifiers, search) it becomes the mark of what cannot be shown.
fn without_nul(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "\u{fffd}")
    } else {
        text
    }
}

/// The same for texts within a JSON list, which are taken out of their escapes. JSON within those texts has its own
/// escapes, with one backslash more: they stay.
fn without_escaped_nul(json: String) -> String {
    const NUL: &str = "\\u0000";
    if !json.contains(NUL) {
        return json;
    }
    let mut cleaned = String::with_capacity(json.len());
    let mut rest = json.as_str();
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        cleaned.push_str(before);
        // A backslash is never the last character of JSON.
        let len = if escape.starts_with(NUL) {
            cleaned.push_str("\\ufffd");
            NUL.len()
        } else {
            let len = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
            cleaned.push_str(&escape[..len]);
            len
        };
        rest = &escape[len..];
    }
    cleaned.push_str(rest);
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_escape_of_nul_itself_is_replaced() {
        for (json, cleaned) in [
            (r#"["a\u0000b"]"#, r#"["a\ufffdb"]"#),
            (r#"["\\u0000"]"#, r#"["\\u0000"]"#),
            (r#"["\\\u0000\\"]"#, r#"["\\\ufffd\\"]"#),
            (
                r#"[{"c":"{\"b\":\"\\u0000é\"}"}]"#,
                r#"[{"c":"{\"b\":\"\\u0000é\"}"}]"#,
            ),
        ] {
            assert_eq!(without_escaped_nul(json.to_owned()), cleaned);
        }
        assert_eq!(without_nul("a\0".to_owned()), "a\u{fffd}");
    }
}
