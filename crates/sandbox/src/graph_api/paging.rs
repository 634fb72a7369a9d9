//! Pages by cursor: a client goes on as long as there is a `next` (graph-api.md 4.1).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::call::Call;

/// WhatsApp's usual number of rows, and the most we give.
const USUAL: usize = 25;
const MOST: usize = 1_000;

/// One page of `rows`, which come with their keys and in the order of these, and where to go on. A cursor names a key: a
/// page holds although rows were added or removed meanwhile, its own among them.
pub(super) fn page(call: &Call, rows: &[(String, Value)]) -> Value {
    let limit = call.text("limit").and_then(|limit| limit.parse().ok());
    let limit = limit.unwrap_or(USUAL).clamp(1, MOST);
    let key = |name| call.text(name).and_then(|cursor| key_of(&cursor));
    let (start, end) = if let Some(after) = key("after") {
        let start = rows.partition_point(|(known, _)| *known <= after);
        (start, start + limit)
    } else if let Some(before) = key("before") {
        let end = rows.partition_point(|(known, _)| *known < before);
        (end.saturating_sub(limit), end)
    } else {
        (0, limit)
    };
    let end = end.min(rows.len());
    let told = rows.get(start..end).unwrap_or_default();
    let data: Vec<&Value> = told.iter().map(|(_, row)| row).collect();
    let (Some((first, _)), Some((last, _))) = (told.first(), told.last()) else {
        return json!({"data": []});
    };
    let (before, after) = (cursor_of(first), cursor_of(last));
    let mut paging = json!({"cursors": {"before": before, "after": after}});
    if end < rows.len() {
        paging["next"] = json!(call.address_of_page("after", &after));
    }
    if start > 0 {
        paging["previous"] = json!(call.address_of_page("before", &before));
    }
    json!({"data": data, "paging": paging})
}

fn cursor_of(key: &str) -> String {
    STANDARD.encode(key)
}

fn key_of(cursor: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(cursor).ok()?).ok()
}
