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

/// The earliest time of each rung. Joining is a pointwise minimum, so order and copies cannot matter. A rung that was told
/// without a time is kept apart: it never alters what was told with one.
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
    /// What was told without a time, as history tells it: the times are the earliest they can have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub untimed: Option<Box<Self>>,
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

    /// A single rung that was told without a time; it was not reached before `earliest`.
    pub fn untimed(rung: Rung, earliest: Millis, failure: Option<Failure>) -> Self {
        Self {
            untimed: Some(Box::new(Self::one(rung, earliest, failure))),
            ..Self::default()
        }
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
        if let Some(told) = &other.untimed {
            self.untimed.get_or_insert_default().join(told);
        }
        *self != before
    }

    /// The highest rung and its time.
    pub fn top(&self) -> Option<(Rung, Millis)> {
        let rungs = [
            Rung::Failed,
            Rung::Played,
            Rung::Read,
            Rung::Delivered,
            Rung::Sent,
        ];
        rungs
            .into_iter()
            .find_map(|rung| Some((rung, self.at(rung)?)))
    }

    /// When a rung was reached, or the earliest it can have been.
    pub fn at(&self, rung: Rung) -> Option<Millis> {
        self.told_at(rung)
            .or_else(|| self.untimed.as_ref()?.at(rung))
    }

    /// When a rung was reached, if that was told with a time.
    pub fn told_at(&self, rung: Rung) -> Option<Millis> {
        match rung {
            Rung::Sent => self.sent,
            Rung::Delivered => self.delivered,
            Rung::Read => self.read,
            Rung::Played => self.played,
            Rung::Failed => self.failed.as_ref().map(|(at, _)| *at),
        }
    }

    /// Why it will not arrive, if it will not.
    pub fn failure(&self) -> Option<&Failure> {
        let own = self.failed.as_ref().map(|(_, failure)| failure);
        own.or_else(|| self.untimed.as_ref()?.failure())
    }
}

fn earliest<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Rung, Ticks};

    fn failure(code: &str) -> Failure {
        Failure {
            code: code.to_owned(),
            sentence: String::new(),
            remedy: String::new(),
        }
    }

    fn joined(a: &Ticks, b: &Ticks) -> Ticks {
        let (mut ab, mut ba) = (a.clone(), b.clone());
        ab.join(b);
        ba.join(a);
        assert_eq!(ab, ba);
        ab
    }

    #[test]
    fn what_is_told_without_a_time_alters_nothing_that_was_told_with_one() {
        let read = Ticks::one(Rung::Read, 30, None);
        let history = Ticks::untimed(Rung::Read, 0, None);
        assert_eq!(joined(&read, &history).top(), Some((Rung::Read, 30)));
        let failed = Ticks::one(Rung::Failed, 30, Some(failure("131047")));
        let history = Ticks::untimed(Rung::Failed, 0, Some(failure("history")));
        let both = joined(&failed, &history);
        assert_eq!(both.top(), Some((Rung::Failed, 30)));
        assert_eq!(both.failure().unwrap().code, "131047");
        assert_eq!(history.failure().unwrap().code, "history");
    }

    #[test]
    fn what_is_told_without_a_time_counts_where_nothing_else_was_told() {
        let sent = Ticks::one(Rung::Sent, 5, None);
        let history = Ticks::untimed(Rung::Read, 0, None);
        assert_eq!(joined(&sent, &history).top(), Some((Rung::Read, 0)));
        let json = serde_json::to_string(&history).unwrap();
        assert_eq!(serde_json::from_str::<Ticks>(&json).unwrap(), history);
    }
}
