//! What people do on their phones.

use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Write {
    /// Whose phone.
    pub(crate) on: String,
    /// The owner says to whom; a customer writes to the business.
    #[serde(default)]
    pub(crate) to: Option<String>,
    pub(crate) text: String,
    /// The message it answers.
    #[serde(default)]
    pub(crate) quote: Option<String>,
    /// Names it for later steps.
    #[serde(default, rename = "as")]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    Picture,
    Voice,
    Document,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendFile {
    /// Whose phone.
    pub(crate) on: String,
    /// The owner says to whom.
    #[serde(default)]
    pub(crate) to: Option<String>,
    pub(crate) file: FileKind,
    #[serde(default)]
    pub(crate) caption: Option<String>,
    /// Names it for later steps.
    #[serde(default, rename = "as")]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct React {
    /// Whose phone.
    pub(crate) on: String,
    /// Which message.
    pub(crate) of: String,
    /// Left out: taken back.
    #[serde(default)]
    pub(crate) emoji: Option<String>,
    /// What is refused, in words the answer holds.
    #[serde(default)]
    pub(crate) refused: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edit {
    /// Whose phone.
    pub(crate) on: String,
    /// Which message.
    pub(crate) of: String,
    pub(crate) text: String,
    /// That it is refused, in words the answer holds.
    #[serde(default)]
    pub(crate) refused: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnMessage {
    /// Whose phone.
    pub(crate) on: String,
    /// Which message.
    pub(crate) of: String,
    /// That it is refused, in words the answer holds.
    #[serde(default)]
    pub(crate) refused: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Open {
    /// Whose phone.
    pub(crate) on: String,
    /// The owner says whose chat.
    #[serde(default)]
    pub(crate) with: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhoneStep {
    /// Whose phone.
    pub(crate) of: String,
    #[serde(default)]
    pub(crate) online: Option<bool>,
    #[serde(default)]
    pub(crate) read_receipts: Option<bool>,
    #[serde(default)]
    pub(crate) auto_read: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeNumber {
    /// Which customer.
    pub(crate) of: String,
    /// The new number, with country code.
    pub(crate) digits: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Username {
    /// Which customer.
    pub(crate) of: String,
    /// Left out: given up.
    #[serde(default)]
    pub(crate) username: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveContact {
    /// Which customer.
    pub(crate) of: String,
    pub(crate) name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Whose {
    /// Which customer.
    pub(crate) of: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unsupported {
    /// Whose phone.
    pub(crate) on: String,
    /// Such as `poll_creation` (`GET /bench/api/unsupported` lists them).
    #[serde(rename = "type")]
    pub(crate) kind: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComeFromAd {
    /// Whose phone.
    pub(crate) on: String,
    pub(crate) text: String,
}
