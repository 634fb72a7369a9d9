//! Answers of the control API that hold rows of [`view`](super::view) under a name.

use serde::Serialize;
use utoipa::ToSchema;

use super::story::Chapter;
use super::timers::Due;
use super::view::{Chat, Found, Label, Media, PhoneMessage};
use crate::switchboard::rule::StandingRule;
use crate::traffic::{Detail, Exchange};

/// It was done; there is nothing to tell of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Done {}

/// Whether the sandbox works.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Health {
    pub(super) ok: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Chats {
    pub(super) chats: Vec<Chat>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Messages {
    pub(super) messages: Vec<PhoneMessage>,
    /// There are older ones: ask for those `before` the first.
    pub(super) more: bool,
}

/// A file that opens once, opened.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Opened {
    pub(super) message: PhoneMessage,
    pub(super) media: Option<Media>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FoundList {
    pub(super) found: Vec<Found>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Labels {
    pub(super) labels: Vec<Label>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CannedList {
    pub(super) items: Vec<Canned>,
}

/// A file that comes with the sandbox.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Canned {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) title: &'static str,
    pub(super) url: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UnsupportedTypes {
    pub(super) types: Vec<UnsupportedType>,
}

/// A type that the API does not carry.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UnsupportedType {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    /// What phones show of it.
    pub(super) shown: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FaultRules {
    pub(super) rules: Vec<StandingRule>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Exchanges {
    /// Newest first.
    pub(super) exchanges: Vec<Exchange>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Waited {
    /// Null: none came in time.
    pub(super) exchange: Option<Detail>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Story {
    pub(super) wamid: String,
    pub(super) customer: String,
    /// In the order of time.
    #[serde(rename = "story")]
    pub(super) chapters: Vec<Chapter>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DueList {
    /// In milliseconds UTC of the virtual clock.
    pub(super) now: i64,
    /// Soonest first; not more than a page of them.
    pub(super) due: Vec<Due>,
    /// How many there are.
    pub(super) all: usize,
}
