//! `location`.

use serde_json::Value;
use twinline_core::shown::Place;

use super::{number, words};

/// Degrees that are none make no place: the line of words is shown then.
pub(super) fn place(told: &Value) -> Option<Place> {
    let degrees = |key: &str, most: f64| number(&told[key]).filter(|value| value.abs() <= most);
    Some(Place {
        latitude: degrees("latitude", 90.0)?,
        longitude: degrees("longitude", 180.0)?,
        name: words(told, "name"),
        address: words(told, "address"),
        link: words(told, "url"),
    })
}
