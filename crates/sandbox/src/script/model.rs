//! A scenario file, as types. The JSON schema in the documentation is made from them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::span::Span;
pub(crate) use super::step::Step;
use crate::switchboard::rule::FaultRule;

/// A scenario: who is there, what was said before, what happens, and what must be seen.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// A line that names it.
    pub name: String,
    /// What it tells, for people.
    #[serde(default)]
    pub about: String,
    /// When it begins (RFC 3339); Saturday, 3 October 2026, 08:00 UTC if left out.
    #[serde(default)]
    pub(crate) start: Option<String>,
    /// Ids are drawn from it: the same file gives the same ids.
    #[serde(default = "seed")]
    pub(crate) seed: u64,
    /// Whose rules hold: those of a month, such as 2025-06; the newest if left out.
    #[serde(default)]
    pub(crate) rules: Option<String>,
    /// The business and its number.
    #[serde(default)]
    pub(crate) business: BusinessSpec,
    /// The customers, by the names that steps call them. `owner` is the business's own phone.
    #[serde(default)]
    pub(crate) people: BTreeMap<String, Person>,
    /// What was said before the scenario begins.
    #[serde(default)]
    pub(crate) history: Vec<Said>,
    /// The API's side.
    #[serde(default)]
    pub(crate) platform: Platform,
    /// A bot on the API's side, which answers by itself.
    #[serde(default)]
    pub(crate) bot: Vec<BotRule>,
    /// Rules of the switchboard that hold from the beginning.
    #[serde(default)]
    pub(crate) faults: Vec<FaultRule>,
    /// What happens, in this order.
    pub(crate) steps: Vec<Step>,
}

/// The business and its number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct BusinessSpec {
    /// As customers see it.
    pub(crate) name: String,
    /// Who holds its phone.
    pub(crate) owner: Option<String>,
    /// As people write it, with the plus sign.
    pub(crate) number: String,
}

impl Default for BusinessSpec {
    fn default() -> Self {
        Self {
            name: "Forno Aurora".to_owned(),
            owner: Some("Marta".to_owned()),
            number: "+44 20 7946 0142".to_owned(),
        }
    }
}

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    /// The profile name they chose; the name in the file, if left out.
    #[serde(default)]
    pub(crate) name: Option<String>,
    /// With country code.
    #[serde(default)]
    pub(crate) digits: Option<String>,
    /// Hides the number from whoever does not know it.
    #[serde(default)]
    pub(crate) username: Option<String>,
    /// What the owner's address book calls them.
    #[serde(default)]
    pub(crate) saved_as: Option<String>,
    /// Whether others see that they read.
    #[serde(default = "yes")]
    pub(crate) read_receipts: bool,
    /// Whether they open chats as soon as something arrives.
    #[serde(default = "yes")]
    pub(crate) auto_read: bool,
}

/// A line of the past.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Said {
    /// `-3 09:12` is twelve past nine three days ago, `-45m` 45 minutes ago.
    pub(crate) at: String,
    /// Whose chat.
    pub(crate) with: String,
    /// Whether the owner wrote it; the customer did, if left out.
    #[serde(default)]
    pub(crate) by_owner: bool,
    pub(crate) text: String,
}

/// The API's side: an app with a callback, on which the scenario listens.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Platform {
    /// Whether the number is connected before the first step.
    pub(crate) connected: bool,
    /// Whether the owner shared the chat history in doing so.
    pub(crate) share_history: bool,
    /// What the app subscribes to.
    pub(crate) fields: Vec<String>,
}

impl Default for Platform {
    fn default() -> Self {
        let fields = [
            "messages",
            "history",
            "smb_app_state_sync",
            "smb_message_echoes",
            "account_update",
            "message_template_status_update",
            "message_template_quality_update",
            "template_category_update",
            "phone_number_quality_update",
            "user_preferences",
        ];
        Self {
            connected: true,
            share_history: true,
            fields: fields.map(str::to_owned).to_vec(),
        }
    }
}

/// What the bot answers to what.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BotRule {
    /// Words in a customer's text, in any case; `*` is any message. The first rule that fits counts.
    pub(crate) hears: String,
    pub(crate) says: String,
    /// How long it waits before it speaks.
    #[serde(default = "soon")]
    pub(crate) after: Span,
    /// Whether it keeps silent if the owner answers first.
    #[serde(default = "yes")]
    pub(crate) yields: bool,
}

fn yes() -> bool {
    true
}

fn seed() -> u64 {
    7
}

fn soon() -> Span {
    Span(2_000)
}

/// The JSON schema of scenario files.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Script).to_value()
}
