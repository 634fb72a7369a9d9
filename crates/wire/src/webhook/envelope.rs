//! The body of a delivery (webhooks.md 1.3): entries of changes, each for one field.

use serde_json::Value;

use super::FieldValue;
use crate::{Num, WabaId};

/// What `object` says in every webhook of WhatsApp.
pub const OBJECT: &str = "whatsapp_business_account";

object! {
    /// A whole delivery. Reading it never looks inside the values: see [`Change::decode`].
    pub struct Envelope {
        may {
            /// [`OBJECT`].
            object: String,
        }
        lists {
            /// Loop over all of them.
            entry: Entry,
        }
    }
}

object! {
    /// What one account has to tell.
    pub struct Entry {
        may {
            /// The WABA, except for some `account_update` events, where it is a portfolio
            /// (webhooks.md 1.3).
            id: WabaId,
            /// Seconds; absent with messages, echoes, contacts and history.
            time: Num,
        }
        lists {
            /// Loop over all of them.
            changes: Change,
        }
    }
}

object! {
    /// One field's news, not yet looked into.
    pub struct Change {
        may {
            /// Which field; misplaced in some of Meta's examples.
            field: String,
            /// Of a shape that depends on the field.
            value: Value,
        }
    }
}

/// Where in a delivery something stands: positions counted from 0, stable for the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Position in `entry[]`.
    pub entry: usize,
    /// Position in `changes[]`.
    pub change: usize,
}

/// Why a delivery's body is not an envelope.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// Not JSON at all.
    #[error("the body is not JSON")]
    NotJson(#[source] serde_json::Error),
    /// JSON, but not an object.
    #[error("the body is JSON, but not an object")]
    NotAnObject,
}

impl Envelope {
    /// Reads a body. Any JSON object is an envelope, if maybe one without entries.
    pub fn parse(body: &[u8]) -> Result<Self, ParseError> {
        let value: Value = serde_json::from_slice(body).map_err(ParseError::NotJson)?;
        serde_json::from_value(value).map_err(|_| ParseError::NotAnObject)
    }

    /// A delivery of one change, the way most of WhatsApp's are.
    pub fn of(waba: impl Into<WabaId>, time: Option<i64>, change: impl Into<Change>) -> Self {
        let entry = Entry {
            id: Some(waba.into()),
            time: time.map(Num::int),
            changes: vec![change.into()].into(),
            ..Entry::default()
        };
        Self::of_entries(vec![entry])
    }

    /// A delivery of several entries (webhooks.md 1.4: up to 1000 updates in one POST).
    pub fn of_entries(entries: Vec<Entry>) -> Self {
        Self {
            object: Some(OBJECT.to_owned()),
            entry: entries.into(),
            ..Self::default()
        }
    }

    /// Every change that could be read, with its entry and its place.
    pub fn changes(&self) -> impl Iterator<Item = (Place, &Entry, &Change)> {
        self.entry
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| Some((at, entry.known()?)))
            .flat_map(|(at, entry)| {
                entry
                    .changes
                    .iter()
                    .enumerate()
                    .filter_map(move |(change_at, change)| {
                        Some((
                            Place {
                                entry: at,
                                change: change_at,
                            },
                            entry,
                            change.known()?,
                        ))
                    })
            })
    }
}

impl Change {
    /// Looks into the value. Never fails: what cannot be read says so in the result.
    pub fn decode(&self) -> FieldValue {
        FieldValue::read(
            self.field.as_deref().unwrap_or_default(),
            self.value.as_ref(),
        )
    }
}
