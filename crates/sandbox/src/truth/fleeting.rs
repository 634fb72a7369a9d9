//! What does not stay: messages that disappear after a while, media that open once, a place told for a while. The API
//! carries none of it, and a connection switches it off (webhooks.md 3.9).

use serde::{Deserialize, Serialize};

use super::model::Side;
use crate::limits::{DAY_MS, TURNS_KEPT};

/// How a message does not stay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Fleeting {
    /// When it disappears from both phones, in milliseconds UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires_at: Option<i64>,
    /// It has disappeared.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) gone: bool,
    /// Its file opens once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) view_once: bool,
    /// It was opened that once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) opened: bool,
    /// Until when a place is told anew, in milliseconds UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) live_until: Option<i64>,
}

impl Fleeting {
    pub(crate) fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// WhatsApp's choice of times after which messages of a chat disappear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DisappearAfter {
    Day,
    Week,
    /// 90 days.
    Quarter,
}

impl DisappearAfter {
    pub(crate) fn ms(self) -> i64 {
        match self {
            Self::Day => DAY_MS,
            Self::Week => 7 * DAY_MS,
            Self::Quarter => 90 * DAY_MS,
        }
    }
}

/// Disappearing messages were turned on, to another time, or off; the line in a chat that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Turned {
    pub(crate) at: i64,
    /// None: a connection to the API did.
    pub(crate) by: Option<Side>,
    /// None: what is written stays.
    pub(crate) after: Option<DisappearAfter>,
}

/// The newest of them in one chat, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Turns(Vec<Turned>);

impl Turns {
    pub(super) fn note(&mut self, turned: Turned) {
        if self.0.len() >= TURNS_KEPT {
            self.0.remove(0);
        }
        self.0.push(turned);
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Turned> {
        self.0.iter()
    }
}
