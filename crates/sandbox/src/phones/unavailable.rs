//! Customers send what the Cloud API does not carry: the phones show it, the API gets an error in
//! its place (webhooks.md 2.7).

use super::ActError;
use super::writing::Draft;
use crate::truth::model::{Content, Unavailable};
use crate::world::Act;

const UNKNOWN_TYPE: u32 = 131_051;
const UNAVAILABLE_NOW: u32 = 131_060;
const NOT_FETCHED: u32 = 131_052;
/// Not a type of WhatsApp's: a file so large that it is not fetched for the API.
const TOO_LARGE: &str = "file_too_large";

/// `unsupported.type`s a person can send, with what a phone shows of them.
pub(crate) const UNSUPPORTED: [(&str, &str); 9] = [
    ("poll_creation", "Poll: Which day suits you best?"),
    ("poll_update", "Voted in a poll"),
    ("gif", "GIF"),
    ("location", "Live location"),
    ("product", "Product from a catalogue"),
    ("group_invite", "Invitation to a group"),
    ("pin", "Pinned a message"),
    ("keep_in_chat", "Kept a message in the chat"),
    (TOO_LARGE, "Video, 140 MB"),
];

fn told_instead(kind: &str) -> Unavailable {
    if kind == TOO_LARGE {
        return Unavailable {
            code: NOT_FETCHED,
            kind: None,
        };
    }
    Unavailable {
        code: UNKNOWN_TYPE,
        kind: Some(kind.to_owned()),
    }
}

impl Act<'_> {
    /// A customer sends something of an unsupported type.
    pub(crate) fn write_unsupported(&mut self, id: &str, kind: &str) -> Result<String, ActError> {
        let customer = self.customer(id)?.id;
        let known = UNSUPPORTED.iter().find(|(known, _)| *known == kind);
        let (kind, shown) = known.ok_or_else(|| {
            let kinds: Vec<&str> = UNSUPPORTED.iter().map(|(kind, _)| *kind).collect();
            ActError::Invalid(format!("the type is one of {}", kinds.join(", ")))
        })?;
        let draft = Draft {
            unavailable: Some(told_instead(kind)),
            ..Draft::of(Content::about(kind, Some((*shown).to_owned())), None)
        };
        self.put_down(id, customer, draft)
    }

    /// A customer comes from an ad: what they write first is not synced to the API.
    pub(crate) fn come_from_ad(&mut self, id: &str, text: &str) -> Result<String, ActError> {
        let customer = self.customer(id)?.id;
        if text.trim().is_empty() {
            return Err(ActError::Empty);
        }
        let draft = Draft {
            unavailable: Some(Unavailable {
                code: UNAVAILABLE_NOW,
                kind: None,
            }),
            ..Draft::of(Content::text(text), None)
        };
        self.put_down(id, customer, draft)
    }
}
