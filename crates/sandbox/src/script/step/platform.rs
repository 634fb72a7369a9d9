//! What the platform does: it connects, asks and sends by the Graph API, and its server takes webhooks or not.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Connect {
    /// Whether the owner shares the chat history.
    #[serde(default)]
    pub(crate) share_history: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SyncKind {
    Contacts,
    History,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sync {
    pub(crate) what: SyncKind,
    /// What it is answered; taken, if left out.
    #[serde(default)]
    pub(crate) answers: Option<Answers>,
}

/// What an answer must be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answers {
    /// HTTP status.
    #[serde(default)]
    pub(crate) status: Option<u16>,
    /// `error.code`.
    #[serde(default)]
    pub(crate) error: Option<i64>,
    /// No answer ever comes.
    #[serde(default)]
    pub(crate) lost: bool,
    /// Values at these JSON pointers, such as `/data/0/status`.
    #[serde(default)]
    pub(crate) has: BTreeMap<String, Value>,
}

#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Send {
    /// A customer, or digits.
    pub(crate) to: String,
    /// A text; or say `template`, or `message`.
    #[serde(default)]
    pub(crate) text: Option<String>,
    /// The name of a template.
    #[serde(default)]
    pub(crate) template: Option<String>,
    /// The template's language.
    #[serde(default = "english")]
    pub(crate) language: String,
    /// Values of the template's body, in order.
    #[serde(default)]
    pub(crate) parameters: Vec<String>,
    /// Anything else, as the Graph API takes it: `{type: ..., ...}`.
    #[serde(default)]
    pub(crate) message: Option<Value>,
    /// The message it answers.
    #[serde(default)]
    pub(crate) quote: Option<String>,
    /// Sends as many, one after the other, a tenth of a second apart.
    #[serde(default = "once")]
    pub(crate) times: u32,
    /// Names it for later steps.
    #[serde(default, rename = "as")]
    pub(crate) name: Option<String>,
    /// What it is answered; taken, if left out.
    #[serde(default)]
    pub(crate) answers: Option<Answers>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MarkRead {
    /// Which message.
    pub(crate) of: String,
    /// Whether dots are shown as well.
    #[serde(default)]
    pub(crate) typing: bool,
}

#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Call {
    /// GET, POST, PATCH, PUT or DELETE.
    #[serde(default = "post")]
    pub(crate) method: String,
    /// Without host; of the bench without `/bench/api`.
    pub(crate) path: String,
    #[serde(default)]
    pub(crate) body: Option<Value>,
    /// Names the id in the answer for later steps.
    #[serde(default, rename = "as")]
    pub(crate) name: Option<String>,
    /// What it is answered; taken, if left out.
    #[serde(default)]
    pub(crate) answers: Option<Answers>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// What the platform's server does with webhooks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Server {
    /// Answers 200.
    #[default]
    Up,
    /// Cannot be reached.
    Down,
    /// Answers this status.
    Answers(u16),
}

fn english() -> String {
    "en_US".to_owned()
}

fn once() -> u32 {
    1
}

fn post() -> String {
    "POST".to_owned()
}
