//! Templates of an account (graph-api.md 2.5, 4.2 to 4.6), for people: which there are, what is to be filled in, and the message
//! that comes of it. Their definitions stand in facts.

mod fill;
mod read;

use serde_json::Value;

pub(crate) use fill::{fill, lines, of_message, said, worded};
pub(crate) use read::{file_of, is, made_buttons, part, placeholders, read, rows};

/// Parts that are chosen for each message and that nobody fills in by hand here.
const CARDS_AND_OFFERS: [&str; 2] = ["carousel", "limited_time_offer"];

/// The text of a part, empty if it has none.
fn text_of<'a>(parts: &'a Value, kind: &str) -> &'a str {
    part(parts, kind)
        .and_then(|part| part["text"].as_str())
        .unwrap_or_default()
}
