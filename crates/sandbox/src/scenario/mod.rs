//! Example businesses: who they are, their customers and what was said before. A scenario is data;
//! loading it tells the truth what a phone with that history would know.

mod files;
mod load;
mod when;

use std::collections::HashMap;

use serde::Deserialize;

pub use load::LoadError;
pub(crate) use load::load;

/// An example business with its customers and their history.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Scenario {
    pub(crate) business: BusinessData,
    pub(crate) customers: Vec<CustomerData>,
    pub(crate) chatter: ChatterData,
    /// What WhatsApp approved, or rejected, before it begins.
    #[serde(default)]
    pub(crate) templates: Vec<TemplateData>,
}

/// A template of the business.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateData {
    pub(crate) name: String,
    pub(crate) language: String,
    pub(crate) category: String,
    /// Whether its blanks have names.
    #[serde(default)]
    pub(crate) named: bool,
    /// Why it was rejected, if it was.
    #[serde(default)]
    pub(crate) rejected: Option<String>,
    pub(crate) components: serde_json::Value,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct BusinessData {
    pub(crate) name: String,
    /// Who holds the business's phone.
    #[serde(default)]
    pub(crate) owner: Option<String>,
    pub(crate) display_phone_number: String,
    pub(crate) phone_number_id: String,
    pub(crate) waba_id: String,
    pub(crate) portfolio_id: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct CustomerData {
    /// The profile name they chose.
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) digits: Option<String>,
    #[serde(default)]
    pub(crate) username: Option<String>,
    /// What the owner calls them in the phone's address book.
    #[serde(default)]
    pub(crate) saved_as: Option<String>,
    #[serde(default = "yes")]
    pub(crate) read_receipts: bool,
    #[serde(default)]
    pub(crate) thread: Vec<Line>,
}

/// One line of a thread: when, who (`c` the customer, `b` the business), what, and a file's name; or
/// a text with a story of its own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub(crate) enum Line {
    Text(String, Who, String),
    File(String, Who, String, String),
    Story(Box<Story>),
}

/// A text that answers another, or that something was done to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    pub(crate) at: String,
    pub(crate) who: Who,
    pub(crate) text: String,
    /// The text of an earlier line of this thread.
    #[serde(default)]
    pub(crate) answers: Option<String>,
    /// How it read before it was edited.
    #[serde(default)]
    pub(crate) first: Option<String>,
    /// The other side's emoji.
    #[serde(default)]
    pub(crate) reaction: Option<String>,
    /// Deleted for everyone.
    #[serde(default)]
    pub(crate) deleted: bool,
}

impl Line {
    pub(crate) fn time(&self) -> &str {
        match self {
            Self::Text(time, ..) | Self::File(time, ..) => time,
            Self::Story(story) => &story.at,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum Who {
    #[serde(rename = "c")]
    Customer,
    #[serde(rename = "b")]
    Business,
}

/// What customers say when nobody tells them what to say.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct ChatterData {
    pub(crate) greetings: Vec<String>,
    pub(crate) follow_ups: Vec<String>,
    /// By profile name: those who write in another language, or have something on their mind.
    pub(crate) of_their_own: HashMap<String, Vec<String>>,
}

fn yes() -> bool {
    true
}

impl Scenario {
    /// Forno Aurora, a bakery in London.
    pub fn forno_aurora() -> Self {
        let text = include_str!("forno_aurora.json");
        serde_json::from_str(text).expect("the bundled scenario is read by a test")
    }

    /// The same with the templates of that bakery, beside the one that every account has.
    #[must_use]
    pub fn with_templates(mut self) -> Self {
        let text = include_str!("forno_aurora_templates.json");
        self.templates =
            serde_json::from_str(text).expect("the bundled templates are read by a test");
        self
    }
}
