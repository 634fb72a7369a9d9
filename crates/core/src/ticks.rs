//! How far an outgoing message got. Statuses arrive in any order, twice, or with rungs missing; they only climb.

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::planted::{self, Bug};

/// A rung. The order is the lattice: failed is final for that attempt, `webhooks.md` section 5, quirk 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// The channel's servers have it.
    Sent,
    /// It is on the customer's device.
    Delivered,
    /// It was on screen in an open chat.
    Read,
    /// A voice message was played.
    Played,
    /// It will not arrive.
    Failed,
}

/// Why something did not arrive or was not taken: the channel's code, and our sentence with its remedy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Failure {
    /// The channel's code as text, or one of ours.
    pub code: String,
    /// What happened, in a sentence for a person.
    pub sentence: String,
    /// What to do about it.
    pub remedy: String,
}

/// The earliest time of each rung. Joining is a pointwise minimum, so order and copies cannot matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticks {
    /// Earliest word of each rung that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Millis>,
    /// See [`Rung::Delivered`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<Millis>,
    /// See [`Rung::Read`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<Millis>,
    /// See [`Rung::Played`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub played: Option<Millis>,
    /// See [`Rung::Failed`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<(Millis, Failure)>,
}

impl Ticks {
    /// A single rung.
    pub fn one(rung: Rung, at: Millis, failure: Option<Failure>) -> Self {
        let mut ticks = Self::default();
        match rung {
            Rung::Sent => ticks.sent = Some(at),
            Rung::Delivered => ticks.delivered = Some(at),
            Rung::Read => ticks.read = Some(at),
            Rung::Played => ticks.played = Some(at),
            Rung::Failed => {
                let failure = failure.unwrap_or_else(|| Failure {
                    code: "unknown".to_owned(),
                    sentence: "WhatsApp could not deliver it and did not say why.".to_owned(),
                    remedy: "Try again, or reach the customer another way.".to_owned(),
                });
                ticks.failed = Some((at, failure));
            }
        }
        ticks
    }

    /// Takes in another telling. Returns whether anything changed.
    pub fn join(&mut self, other: &Self) -> bool {
        let before = self.clone();
        if planted::is(Bug::StatusOverwrites) && *other != Self::default() {
            *self = other.clone();
            return *self != before;
        }
        self.sent = earliest(self.sent, other.sent);
        self.delivered = earliest(self.delivered, other.delivered);
        self.read = earliest(self.read, other.read);
        self.played = earliest(self.played, other.played);
        self.failed = earliest(self.failed.take(), other.failed.clone());
        *self != before
    }

    /// The highest rung and its time.
    pub fn top(&self) -> Option<(Rung, Millis)> {
        if let Some((at, _)) = &self.failed {
            return Some((Rung::Failed, *at));
        }
        [
            (Rung::Played, self.played),
            (Rung::Read, self.read),
            (Rung::Delivered, self.delivered),
            (Rung::Sent, self.sent),
        ]
        .into_iter()
        .find_map(|(rung, at)| Some((rung, at?)))
    }
}

fn earliest<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
