//! `location` (graph-api.md 2.3).

use super::fields::{Field, Unfits};

/// Checks it, and gives a line to show.
pub(super) fn check(place: &Field<'_>, unfits: &mut Unfits) -> Option<String> {
    for (key, most) in [("latitude", 90.0), ("longitude", 180.0)] {
        let field = place.get(key);
        match field.number() {
            Some(degrees) if degrees.abs() <= most => {}
            Some(degrees) => unfits.say(
                &field,
                format!("{degrees} is no {key}."),
                format!("Give degrees between -{most} and {most}."),
            ),
            None => unfits.say(
                &field,
                "It is missing, or no number.",
                format!("Give degrees between -{most} and {most}."),
            ),
        }
    }
    let told = ["name", "address"].map(|key| place.get(key));
    let words = told.iter().find(|field| !field.missing());
    let line = match words {
        Some(words) => words.text().to_owned(),
        None => format!(
            "{}, {}",
            place.get("latitude").number()?,
            place.get("longitude").number()?
        ),
    };
    Some(format!("Location: {line}"))
}
