//! People on the other side: a contact is a set of identities, and its names with where each came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Millis;
use crate::ids::{ContactId, WorkspaceId, derive};

/// What sort of identifier it is. The order is the order of trust: a business-scoped id names one account for ever,
/// a phone number may change hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    /// The channel's id of the person, scoped to the business (WhatsApp: BSUID within a portfolio).
    Bsuid,
    /// The channel's address of the person (WhatsApp: `wa_id`, digits).
    WaId,
    /// A phone number as a person would dial it.
    Phone,
    /// A public handle.
    Username,
}

/// One identifier of a contact. `scope` says within what it is unique: empty for world-wide, else the portfolio.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// Its sort.
    pub kind: IdentityKind,
    /// What it is unique within; empty means everywhere.
    pub scope: String,
    /// The identifier.
    pub value: String,
}

impl Identity {
    /// A world-wide identifier.
    pub fn global(kind: IdentityKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            scope: String::new(),
            value: value.into(),
        }
    }

    /// The scope of a business-scoped id.
    pub(crate) fn bsuid_scope(&self) -> Option<&str> {
        (self.kind == IdentityKind::Bsuid).then_some(self.scope.as_str())
    }

    /// A username can be given up and taken by somebody else, so it is shown but never proves who somebody is.
    pub fn proves_sameness(&self) -> bool {
        self.kind != IdentityKind::Username
    }
}

/// Somebody was told to have a number or a username that may change hands. The order is the join: the newest claim says
/// whose it is. In whole days, so that not every message writes it; a notice of a move alone counts by its moment, so
/// that the number that was left is known as former on the same day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// Start of the day in which it was told, or the moment of the move; 0 when it was told of the past.
    pub at: Millis,
    /// By which identity the claimant is known: stands between two claims of one time.
    pub by: String,
}

impl Claim {
    /// Whoever is known by `strongest` was told to have it, some time on the day of `at`.
    pub fn on_the_day(strongest: &Identity, at: Millis) -> Self {
        Self::since(strongest, day(at))
    }

    /// Whoever is known by `strongest` has it since this moment.
    pub fn since(strongest: &Identity, at: Millis) -> Self {
        Self {
            at,
            by: format!("{}/{}", strongest.scope, strongest.value),
        }
    }

    /// Whoever is known by `strongest` had it once: every other word is stronger.
    pub fn past(strongest: &Identity) -> Self {
        Self::since(strongest, 0)
    }

    /// Start of the day from which it counts.
    pub fn day(&self) -> Millis {
        day(self.at)
    }
}

fn day(at: Millis) -> Millis {
    const DAY_MS: Millis = 86_400_000;
    at.div_euclid(DAY_MS).saturating_mul(DAY_MS)
}

impl ContactId {
    /// The id of a contact first known by `identity`.
    pub fn of_identity(workspace: WorkspaceId, identity: &Identity) -> Self {
        let name = format!("{:?}/{}/{}", identity.kind, identity.scope, identity.value);
        Self(derive("contact", workspace.0, &name))
    }
}

/// Who says a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameSource {
    /// The customer chose it.
    Profile,
    /// It stands in the address book of the business's phone.
    PhoneBook,
    /// Somebody of the team wrote it here.
    Team,
}

/// What one source calls a contact. `None` is a removal, kept so that an older addition cannot undo it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name {
    /// When that source said so. Compared first: the newest word of a source wins.
    pub at: Millis,
    /// The name, or its removal.
    pub value: Option<String>,
}

/// What a contact wants of one sort of message. The newest word wins, ties by the greater text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Preference {
    /// When the customer said so. Compared first.
    pub at: Millis,
    /// The channel's word for the choice.
    pub choice: String,
    /// More, in readable words.
    pub detail: Option<String>,
}

/// A person on the other side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Our id.
    pub id: ContactId,
    /// The tenant.
    pub workspace: WorkspaceId,
    /// When we first heard of the person.
    pub since: Millis,
    /// The newest word of each source.
    pub names: BTreeMap<NameSource, Name>,
    /// What the customer wants to be sent, by the channel's word for the sort of message.
    pub preferences: BTreeMap<String, Preference>,
}

impl Contact {
    /// A contact of which nothing is known but that it exists.
    pub fn new(id: ContactId, workspace: WorkspaceId, since: Millis) -> Self {
        Self {
            id,
            workspace,
            since,
            names: BTreeMap::new(),
            preferences: BTreeMap::new(),
        }
    }

    /// Takes in what `source` calls the contact. Newest wins, ties by the greater text: order cannot matter.
    pub fn name_seen(&mut self, source: NameSource, name: Name) -> bool {
        match self.names.get(&source) {
            Some(known) if *known >= name => false,
            _ => {
                self.names.insert(source, name);
                true
            }
        }
    }

    /// Takes in what the customer wants of one sort of message. Newest wins: order cannot matter.
    pub fn preference_seen(&mut self, category: &str, preference: Preference) -> bool {
        match self.preferences.get(category) {
            Some(known) if *known >= preference => false,
            _ => {
                self.preferences.insert(category.to_owned(), preference);
                true
            }
        }
    }

    /// Joins what is known of the same person under another id.
    pub fn join(&mut self, other: &Self) {
        self.since = self.since.min(other.since);
        for (source, name) in &other.names {
            self.name_seen(*source, name.clone());
        }
        for (category, preference) in &other.preferences {
            self.preference_seen(category, preference.clone());
        }
    }

    /// The name to show: the team's, then the phone book's, then the profile's.
    pub fn display_name(&self) -> Option<&str> {
        [NameSource::Team, NameSource::PhoneBook, NameSource::Profile]
            .iter()
            .filter_map(|source| self.names.get(source)?.value.as_deref())
            .find(|name| !name.trim().is_empty())
    }
}
