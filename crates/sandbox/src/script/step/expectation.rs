//! What must be so: on a phone, in what the platform heard, of a window.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use crate::script::span::Span;

/// Who a message is from, as a phone tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum From {
    Customer,
    /// Typed on the business's phone.
    Owner,
    /// Sent by the API; only the owner's phone can tell.
    Api,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpectPhone {
    /// Whose phone.
    pub(crate) on: String,
    /// The owner says whose chat.
    #[serde(default)]
    pub(crate) with: Option<String>,
    /// Which message.
    #[serde(default)]
    pub(crate) of: Option<String>,
    /// The whole text.
    #[serde(default)]
    pub(crate) text: Option<String>,
    /// Words in it.
    #[serde(default)]
    pub(crate) contains: Option<String>,
    #[serde(default)]
    pub(crate) from: Option<From>,
    /// WhatsApp's type, such as image.
    #[serde(default)]
    pub(crate) kind: Option<String>,
    /// Ticks of this phone's own message: waiting, sent, delivered, read, played or failed.
    #[serde(default)]
    pub(crate) state: Option<String>,
    /// An emoji of either side.
    #[serde(default)]
    pub(crate) reaction: Option<String>,
    #[serde(default)]
    pub(crate) edited: Option<bool>,
    #[serde(default)]
    pub(crate) deleted: Option<bool>,
    /// How many; at least one, if left out. 0 is none.
    #[serde(default)]
    pub(crate) times: Option<usize>,
    /// How long it may take, or for how long it must stay so: 5 s, if left out.
    #[serde(default = "five_seconds")]
    pub(crate) within: Span,
}

#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpectWebhook {
    /// `messages`, `statuses`, `echoes`, `history`, `contacts`, or any field. Rows are counted, not POSTs.
    pub(crate) field: String,
    /// From or to whom.
    #[serde(default)]
    pub(crate) customer: Option<String>,
    /// About which message: its id, or the one that an edit, a revoke, a reaction or an answer names.
    #[serde(default)]
    pub(crate) of: Option<String>,
    /// Words in its text.
    #[serde(default)]
    pub(crate) text: Option<String>,
    #[serde(default, rename = "type")]
    pub(crate) kind: Option<String>,
    /// Of statuses.
    #[serde(default)]
    pub(crate) status: Option<String>,
    /// `errors[0].code`.
    #[serde(default)]
    pub(crate) error: Option<i64>,
    /// `event`, of account and template updates.
    #[serde(default)]
    pub(crate) event: Option<String>,
    /// Values at these JSON pointers of the row; `null` is a missing one.
    #[serde(default)]
    pub(crate) has: BTreeMap<String, Value>,
    /// Whether its signature was right.
    #[serde(default)]
    pub(crate) signed: Option<bool>,
    /// How many different rows; copies do not count. At least one, if left out. 0 is none.
    #[serde(default)]
    pub(crate) times: Option<usize>,
    /// How many, copies included.
    #[serde(default)]
    pub(crate) copies: Option<usize>,
    /// How long it may take, or for how long it must stay so: 5 s, if left out.
    #[serde(default = "five_seconds")]
    pub(crate) within: Span,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpectWindow {
    pub(crate) customer: String,
    pub(crate) open: bool,
}

fn five_seconds() -> Span {
    Span(5_000)
}
