//! How values stand in columns: words for closed enums, JSON for what no query looks into, and both back.

pub(crate) mod contact;
pub(crate) mod conversation;
pub(crate) mod fact;
pub(crate) mod floor;
pub(crate) mod message;
pub(crate) mod parked;
pub(crate) mod send;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::store::StoreError;

/// The word of a plain enum, as in its JSON.
pub(crate) fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        // Only for an enum that carries data, which no caller has.
        other => unreachable!("not a plain enum: {other:?}"),
    }
}

/// Back from [`word`].
pub(crate) fn from_word<T: DeserializeOwned>(
    what: &'static str,
    word: &str,
) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|error| StoreError::corrupt(what, error))
}

/// A value as the JSON text of a column.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    // Our own types: maps have text keys and nothing else can fail.
    serde_json::to_string(value).unwrap_or_else(|error| unreachable!("not JSON: {error}"))
}

/// A field of a batch that is JSON text in its column. PostgreSQL's texts cannot hold the character NUL, which in JSON has an
/// escape that stays.
pub(crate) fn as_json<T: Serialize, S: serde::Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&json(value))
}

/// Back from [`json`].
pub(crate) fn from_json<T: DeserializeOwned>(
    what: &'static str,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::corrupt(what, error))
}

/// A count or number as it stands in a column.
pub(crate) fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Back from [`stored`].
pub(crate) fn counted(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
