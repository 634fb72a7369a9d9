//! The one promise all tests here check: what is read is written back equal, value for value.

use serde_json::Value;
use twinline_wire::webhook::{Change, Envelope};

/// Reads a delivery and every change in it, writes all of it back and compares. Returns the
/// envelope for further looks.
pub(crate) fn check(original: &Value) -> Envelope {
    let body = serde_json::to_vec(original).unwrap();
    let envelope = Envelope::parse(&body).expect("any JSON object is an envelope");
    let written = serde_json::to_value(&envelope).unwrap();
    assert_eq!(&written, original, "the envelope lost something");
    for (place, _, change) in envelope.changes() {
        let again = Change::from(change.decode());
        assert_eq!(
            again.field.unwrap_or_default(),
            change.field.clone().unwrap_or_default()
        );
        // A change without a value, or with null, is unreadable and says so; null is its raw form.
        let value = again.value.unwrap_or(Value::Null);
        assert_eq!(
            Some(&value),
            change.value.as_ref().or(Some(&Value::Null)),
            "lost at {place:?}"
        );
    }
    envelope
}
