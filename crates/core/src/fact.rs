//! Things true of a line or its account until said otherwise: a template's state, a number's quality, a limit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Millis;
use crate::observation::FactSaid;

/// Of what sort a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Whether a template may be used.
    Template,
    /// How customers take a template.
    TemplateQuality,
    /// What a template is charged as.
    TemplateCategory,
    /// What a template is made of.
    TemplateComponents,
    /// A template as the account has it: what a send of it must fit.
    TemplateDefinition,
    /// How customers take the number.
    NumberQuality,
    /// How the number stands, as its account was asked: rating, limit.
    NumberStanding,
    /// The name that customers see.
    NumberName,
    /// The number's public handle.
    Username,
    /// How much may be sent.
    Capability,
    /// Whether the account was approved.
    Review,
    /// A warning of the channel.
    Alert,
    /// Something that the account may not do for a while.
    Restriction,
    /// A rule that the account broke.
    Violation,
    /// Whether the account is banned, or will be.
    Ban,
    /// Settings of the number.
    Settings,
    /// Who changed the number's protection.
    Security,
    /// A form that customers fill in.
    Flow,
    /// How customers can pay.
    Payment,
    /// Who acts for the account.
    Partner,
    /// A group.
    Group,
    /// A call.
    Call,
    /// Who at the channel's side answers.
    Handover,
    /// Anything else.
    Other,
}

/// What a fact is about: its sort, and of which thing.
pub type FactKey = (FactKind, String);

/// How something stands, by the newest word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// When it was said, as told.
    pub at: Millis,
    /// The channel's word for how it stands.
    pub state: String,
    /// One readable line.
    pub detail: String,
    /// The whole of what was told.
    pub raw: Value,
}

impl Fact {
    /// What a telling says.
    pub fn of(said: &FactSaid) -> Self {
        Self {
            at: said.at,
            state: said.state.clone(),
            detail: said.detail.clone(),
            raw: said.raw.clone(),
        }
    }

    /// Takes in another word on the same thing: the newest wins, ties by the greater text. Returns whether it changed.
    pub fn join(&mut self, other: &Self) -> bool {
        let key = |fact: &Self| {
            (
                fact.at,
                fact.state.clone(),
                fact.detail.clone(),
                fact.raw.to_string(),
            )
        };
        let newer = key(other) > key(self);
        if newer {
            *self = other.clone();
        }
        newer
    }
}

/// The facts of a line.
pub type Facts = BTreeMap<FactKey, Fact>;
