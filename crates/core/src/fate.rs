//! What befalls a bubble after it was said: edits, a revoke, reactions, receipts, its price. Each part is a join of its
//! own, so the same fate comes out of any order of tellings, and it may be known before the bubble is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::content::Content;
use crate::ids::ExternalId;
use crate::message::{Direction, Message};
use crate::planted::{self, Bug};
use crate::ticks::Ticks;

/// The newest edit of a bubble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// When, as told. Compared first.
    pub at: Millis,
    /// The edit's own id: stands between edits of one second.
    pub event: ExternalId,
    /// What the bubble holds since.
    pub content: Content,
}

impl Edited {
    fn key(&self) -> (Millis, &ExternalId, (u8, String)) {
        (self.at, &self.event, self.content.join_key())
    }
}

/// That a bubble was taken back. The order is the join: the earliest stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Revoked {
    /// When, as told.
    pub at: Millis,
    /// The revoke's own id.
    pub event: ExternalId,
    /// Who took it back.
    pub by: Direction,
}

/// One side's sign on a bubble. The order is the join: the newest stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reaction {
    /// When, as told.
    pub at: Millis,
    /// The reaction's own id.
    pub event: ExternalId,
    /// The sign; `None` after it was taken back, kept so that an older sign cannot come back.
    pub emoji: Option<String>,
}

/// The newest sign of each side.
pub type Reactions = BTreeMap<Direction, Reaction>;

/// How far a bubble got with each participant of a group, by the participant's identifier.
pub type Receipts = BTreeMap<String, Ticks>;

/// What a message cost, as far as statuses told it. They tell it in parts, so each field joins by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pricing {
    /// Whether it is charged.
    pub billable: Option<bool>,
    /// The pricing model's name.
    pub model: Option<String>,
    /// `regular`, `free_customer_service`, `free_entry_point` ...
    pub kind: Option<String>,
    /// The rate category.
    pub category: Option<String>,
    /// Until when the free entry point is open.
    pub entry_point_until: Option<Millis>,
}

impl Pricing {
    fn join(&mut self, other: &Self) {
        self.billable = self.billable.max(other.billable);
        self.model = self.model.take().max(other.model.clone());
        self.kind = self.kind.take().max(other.kind.clone());
        self.category = self.category.take().max(other.category.clone());
        self.entry_point_until = self.entry_point_until.max(other.entry_point_until);
    }
}

/// Everything that befell a bubble. The default is: nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fate {
    /// How far it got.
    #[serde(default)]
    pub ticks: Ticks,
    /// How far it got with each participant.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub receipts: Receipts,
    /// What it cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pricing: Option<Pricing>,
    /// Its newest edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<Edited>,
    /// Its revoke.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Revoked>,
    /// Its reactions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reactions: Reactions,
}

impl Fate {
    /// Takes in what else befell the same bubble. Commutative, associative and idempotent.
    pub fn join(&mut self, other: &Self) {
        self.ticks.join(&other.ticks);
        for (participant, ticks) in &other.receipts {
            let known = self.receipts.entry(participant.clone()).or_default();
            known.join(ticks);
        }
        if let Some(told) = &other.pricing {
            self.pricing.get_or_insert_default().join(told);
        }
        let overwrites = planted::is(Bug::EditOverwrites) && other.edited.is_some();
        if overwrites
            || other.edited.as_ref().map(Edited::key) > self.edited.as_ref().map(Edited::key)
        {
            self.edited.clone_from(&other.edited);
        }
        self.revoked = match (self.revoked.take(), other.revoked.clone()) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        for (side, reaction) in &other.reactions {
            let known = self.reactions.get(side);
            if known.is_none_or(|known| known < reaction) {
                self.reactions.insert(*side, reaction.clone());
            }
        }
    }
}

impl Message {
    /// What befell it.
    #[must_use]
    pub fn fate(&self) -> Fate {
        Fate {
            ticks: self.ticks.clone(),
            receipts: self.receipts.clone(),
            pricing: self.pricing.clone(),
            edited: self.edited.clone(),
            revoked: self.revoked.clone(),
            reactions: self.reactions.clone(),
        }
    }

    /// Takes in what befell it. Returns whether anything changed.
    pub fn join_fate(&mut self, other: &Fate) -> bool {
        let before = self.fate();
        let mut fate = before.clone();
        fate.join(other);
        let changed = fate != before;
        self.ticks = fate.ticks;
        self.receipts = fate.receipts;
        self.pricing = fate.pricing;
        self.edited = fate.edited;
        self.revoked = fate.revoked;
        self.reactions = fate.reactions;
        changed
    }

    /// What it holds by the newest word. Whether that may be shown is the caller's to check: see [`Message::revoked`].
    pub fn shown(&self) -> &Content {
        self.edited
            .as_ref()
            .map_or(&self.content, |edited| &edited.content)
    }
}
