//! Payloads written after the protocol reference, for what no collected payload shows: each names the
//! section it follows. Kept as bare values in one file, and wrapped here.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Deserialize)]
struct Row {
    name: String,
    field: String,
    value: Value,
    time: Option<i64>,
    /// Keys that Meta writes beside the value.
    #[serde(default)]
    beside: Map<String, Value>,
}

/// All of them as whole deliveries, with their names.
pub(crate) fn deliveries() -> Vec<(String, Value)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documented.json");
    let rows: Vec<Row> = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let wrap = |row: Row| {
        let mut change = row.beside;
        change.insert("field".to_owned(), row.field.into());
        change.insert("value".to_owned(), row.value);
        let mut entry = json!({"id": "102290129340398", "changes": [change]});
        if let Some(time) = row.time {
            entry["time"] = time.into();
        }
        let delivery = json!({"object": "whatsapp_business_account", "entry": [entry]});
        (row.name, delivery)
    };
    rows.into_iter().map(wrap).collect()
}
