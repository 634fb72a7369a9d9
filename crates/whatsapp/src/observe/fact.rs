//! Facts: what is true of a line or its account until said otherwise, with one line for people.

use serde::Serialize;
use serde_json::Value;
use twinline_core::Millis;
use twinline_core::fact::FactKind;
use twinline_core::observation::{FactSaid, Said};
use twinline_core::text::excerpt;
use twinline_wire::Num;
use twinline_wire::webhook::{Entry, WebhookError};

use super::moment::moment_of_entry;
use super::people::present;

/// Longest line for people.
const DETAIL_CHARS_MAX: usize = 300;

/// Longest subject, in bytes: some are WhatsApp's own words, such as an alert's description, and all stand in an index.
const SUBJECT_BYTES_MAX: usize = 400;

/// A subject that an index takes: a longer one is cut, and told from others that begin alike by a hash of the whole.
fn short(subject: String) -> String {
    if subject.len() <= SUBJECT_BYTES_MAX {
        return subject;
    }
    let fits = |(at, c): &(usize, char)| at + c.len_utf8() <= SUBJECT_BYTES_MAX;
    let begin: String = (subject.char_indices().take_while(fits))
        .map(|(_, c)| c)
        .collect();
    let whole = uuid::Uuid::new_v5(&uuid::Uuid::nil(), subject.as_bytes());
    format!("{begin}…{}", whole.simple())
}

/// A fact told at `at`. `raw` is the whole of what was told.
pub(crate) fn fact(
    kind: FactKind,
    subject: impl Into<String>,
    state: impl Into<String>,
    detail: &str,
    raw: &impl Serialize,
    at: Millis,
) -> Said {
    Said::Fact(FactSaid {
        kind,
        subject: short(subject.into()),
        state: state.into(),
        detail: excerpt(detail, DETAIL_CHARS_MAX),
        raw: whole(raw),
        at,
    })
}

/// The time of a fact that is the whole of a change.
pub(super) fn moment_of(entry: &Entry, value: &impl Serialize) -> Result<Millis, String> {
    moment_of_entry(entry, &whole(value))
}

fn whole(raw: &impl Serialize) -> Value {
    serde_json::to_value(raw).unwrap_or_default()
}

/// A word of WhatsApp's as people would write it: `PENDING_DELETION` is "pending deletion".
pub(crate) fn humane(word: &str) -> String {
    word.to_lowercase().replace('_', " ")
}

/// The text, unless it is absent, blank, or WhatsApp's word for nothing.
pub(super) fn told(text: Option<&String>) -> Option<&str> {
    present(text?).filter(|text| !text.eq_ignore_ascii_case("none"))
}

/// A number's words, unless there are none.
pub(super) fn number(told: Option<&Num>) -> Option<String> {
    told.map(Num::as_text)
        .filter(|text| !text.trim().is_empty())
}

/// What is told, joined; what is not told leaves no comma behind.
pub(super) fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// What went wrong, in WhatsApp's words.
pub(super) fn error(error: Option<&WebhookError>) -> Option<String> {
    let error = error?;
    let code = error.code().map(|code| format!("error {code}"));
    let text = error.text().and_then(present);
    match (code, text) {
        (Some(code), Some(text)) => Some(format!("{code}: {text}")),
        (code, text) => code.or(text.map(str::to_owned)),
    }
}
