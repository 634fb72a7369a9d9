//! A sign on a message (graph-api.md 2.2): the same call as for a message, without a message coming of it.

use serde_json::json;
use twinline_core::content::{Content, SIGN};
use twinline_core::ids::ExternalId;

pub(crate) fn sign(of: &ExternalId, emoji: &str) -> Content {
    Content::Other {
        raw_kind: SIGN.to_owned(),
        summary: Some(emoji.to_owned()),
        raw: json!({"type": SIGN, SIGN: {"message_id": of.0, "emoji": emoji}}),
    }
}
