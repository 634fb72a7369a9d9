//! What the list can be narrowed down to, as it stands in an address: words with commas between them.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::{self, Deserializer, Visitor};
use twinline_core::Millis;
use twinline_core::ids::{LabelId, LineId, PersonId};
use twinline_store::{Filters, HolderKind};
use uuid::Uuid;

use crate::api::view::Origin;

/// Several values, one of which must fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnyOf<T>(pub Vec<T>);

impl<T> Default for AnyOf<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for AnyOf<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Words<T>(std::marker::PhantomData<T>);
        impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Words<T> {
            type Value = AnyOf<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words with commas between them")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                let words = text.split(',').filter(|word| !word.is_empty());
                words
                    .map(|word| word.parse().map_err(E::custom))
                    .collect::<Result<_, _>>()
                    .map(AnyOf)
            }
        }
        from.deserialize_str(Words(std::marker::PhantomData))
    }
}

/// Whose a conversation may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of whoever asks.
    Me,
    /// Of nobody.
    Nobody,
    /// Of somebody of the team.
    Person(Uuid),
}

impl FromStr for Whose {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "me" => Ok(Self::Me),
            "nobody" => Ok(Self::Nobody),
            id => id
                .parse()
                .map(Self::Person)
                .map_err(|_| "`assignee` takes `me`, `nobody` and the ids of people"),
        }
    }
}

/// Who has the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldBy(HolderKind);

impl FromStr for HeldBy {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Ok(Self(match word {
            "nobody" => HolderKind::Nobody,
            "bot" => HolderKind::Bot,
            "agent" => HolderKind::Agent,
            "phone" => HolderKind::Phone,
            _ => return Err("`floor` takes `nobody`, `bot`, `agent` and `phone`"),
        }))
    }
}

/// Who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpokenBy(Origin);

impl FromStr for SpokenBy {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let known = serde_json::from_value(serde_json::Value::String(word.to_owned()));
        known.map(Self).map_err(|_| {
            "`last_word` takes `customer`, `phone`, `agent`, `bot`, `campaign`, `api` and `unknown`"
        })
    }
}

/// What the list is narrowed down to. All of it must hold.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FilterConversations {
    /// On one of these numbers: ids with commas between them.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub line: AnyOf<Uuid>,
    /// The newest message is one of theirs: `customer`, `phone`, `agent`, `bot`, `campaign`, `api`, `unknown`, with commas
    /// between them.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub last_word: AnyOf<SpokenBy>,
    /// One of these has the floor: `nobody`, `bot`, `agent`, `phone`, with commas between them.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub floor: AnyOf<HeldBy>,
    /// Of one of these: `me`, `nobody` and ids of people, with commas between them.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub assignee: AnyOf<Whose>,
    /// Bears one of these labels: ids with commas between them.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub label: AnyOf<Uuid>,
    /// `true`: only what the team has not read.
    #[serde(default)]
    #[param(required = false)]
    pub unread: bool,
    /// The customer has waited for so many minutes at least.
    pub waiting_minutes: Option<u32>,
    /// The window is open and closes within so many minutes.
    pub closing_minutes: Option<u32>,
}

impl FilterConversations {
    /// As the store asks, for `me`, at the moment `now`, where a window is `window_ms` long. `None`: nothing can fit, for
    /// the channel has no window that would close.
    pub fn at(&self, me: PersonId, now: Millis, window_ms: Option<Millis>) -> Option<Filters> {
        let minutes = |minutes: u32| Millis::from(minutes) * 60_000;
        let person = |whose: &Whose| match whose {
            Whose::Me => Some(me),
            Whose::Person(id) => Some(PersonId(*id)),
            Whose::Nobody => None,
        };
        let last_in = match self.closing_minutes {
            None => None,
            Some(soon) => {
                let opened = now - window_ms?;
                Some((opened, opened + minutes(soon)))
            }
        };
        Some(Filters {
            now,
            lines: self.line.0.iter().copied().map(LineId).collect(),
            last_word: self.last_word.0.iter().map(|by| by.0.into()).collect(),
            holders: self.floor.0.iter().map(|by| by.0).collect(),
            assignees: self.assignee.0.iter().filter_map(person).collect(),
            nobodys: self.assignee.0.contains(&Whose::Nobody),
            labels: self.label.0.iter().copied().map(LabelId).collect(),
            unread: self.unread,
            waits_since: self.waiting_minutes.map(|waited| now - minutes(waited)),
            last_in,
        })
    }
}
