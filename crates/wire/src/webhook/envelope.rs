//! The body of a delivery (webhooks.md 1.3): entries of changes, each for one field.

use serde_json::Value;

use super::{FieldName, FieldValue};
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
    /// Looks into the value, by the field as it is written. Never fails: what cannot be read says so
    /// in the result, and the result becomes this change again.
    pub fn decode(&self) -> FieldValue {
        FieldValue::read(
            self.field.as_deref().unwrap_or_default(),
            self.value.as_ref(),
        )
    }

    /// Looks into the value, by the field it is really of; see [`Change::real_field`].
    pub fn decode_in(&self, entry: &Entry) -> FieldValue {
        FieldValue::read(&self.real_field(entry), self.value.as_ref())
    }

    /// Which field the value is of, where some of Meta's own examples misplace or mislabel it
    /// (webhooks.md 1.3): `field` beside `changes` or inside the value, and news of a template's
    /// quality under the name of its status. A message is never guessed into being: fields that carry
    /// some must be named where they belong.
    pub fn real_field(&self, entry: &Entry) -> String {
        let Some(value) = &self.value else {
            return self.field.clone().unwrap_or_default();
        };
        let label = self.field.as_deref().map(FieldName::from);
        if label.as_ref().is_none_or(FieldName::is_of_templates)
            && let Some(template) = template_field(value)
        {
            return template.as_str().to_owned();
        }
        if let Some(field) = &self.field {
            return field.clone();
        }
        let elsewhere = value.get("field").or_else(|| entry.rest.get("field"));
        elsewhere
            .and_then(Value::as_str)
            .filter(|word| FieldName::from(*word).is_of_account())
            .unwrap_or_default()
            .to_owned()
    }
}

/// The four fields about templates told apart by the keys that only one of them has.
fn template_field(value: &Value) -> Option<FieldName> {
    value.get("message_template_id")?;
    let has = |key: &str| value.get(key).is_some();
    if has("event") {
        Some(FieldName::MessageTemplateStatusUpdate)
    } else if has("new_quality_score") {
        Some(FieldName::MessageTemplateQualityUpdate)
    } else if has("new_category") {
        Some(FieldName::TemplateCategoryUpdate)
    } else if has("message_template_element") {
        Some(FieldName::MessageTemplateComponentsUpdate)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Entry, Envelope};
    use serde_json::{Value, json};

    fn real_field(entry: &Value) -> String {
        let delivery = Envelope {
            entry: vec![serde_json::from_value::<Entry>(entry.clone()).unwrap()].into(),
            ..Envelope::default()
        };
        let (_, entry, change): (_, _, &Change) = delivery.changes().next().unwrap();
        change.real_field(entry)
    }

    #[test]
    fn a_misplaced_or_wrong_field_is_recognised() {
        let quality = json!({"message_template_id": 1, "new_quality_score": "RED"});
        let value = json!({"event": "PARTNER_APP_INSTALLED"});
        let inside = json!({"event": "PARTNER_APP_INSTALLED", "field": "account_update"});
        for (entry, field) in [
            (
                json!({"changes": [{"field": "message_template_status_update", "value": quality}]}),
                "message_template_quality_update",
            ),
            (
                json!({"changes": [{"value": quality}]}),
                "message_template_quality_update",
            ),
            (
                json!({"field": "account_update", "changes": [{"value": value}]}),
                "account_update",
            ),
            (json!({"changes": [{"value": inside}]}), "account_update"),
        ] {
            assert_eq!(real_field(&entry), field, "{entry}");
        }
    }

    #[test]
    fn a_right_field_is_left_alone_and_a_message_is_never_guessed() {
        let status =
            json!({"message_template_id": 1, "event": "APPROVED", "new_quality_score": "RED"});
        for (entry, field) in [
            (
                json!({"changes": [{"field": "message_template_status_update", "value": status}]}),
                "message_template_status_update",
            ),
            (
                json!({"changes": [{"field": "messages", "value": {"message_template_id": 1, "event": "x"}}]}),
                "messages",
            ),
            (
                json!({"field": "messages", "changes": [{"value": {"messages": []}}]}),
                "",
            ),
            (json!({"changes": [{"value": {"field": "history"}}]}), ""),
            (json!({"changes": [{}]}), ""),
        ] {
            assert_eq!(real_field(&entry), field, "{entry}");
        }
    }
}
