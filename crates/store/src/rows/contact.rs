//! A contact and its identities as rows.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::contact::{
    Claim, Contact, Identity, Name, NameSource, Owned, Preference, Tenure,
};
use twinline_core::ids::{ContactId, WorkspaceId};
use uuid::Uuid;

use super::{from_json, from_word, word};
use crate::engine::{Query, query};
use crate::store::StoreError;

#[derive(FromRow)]
pub(crate) struct ContactColumns {
    id: Uuid,
    workspace: Uuid,
    since: i64,
    names: String,
    preferences: String,
}

impl ContactColumns {
    pub(crate) fn contact(self) -> Result<Contact, StoreError> {
        Ok(Contact {
            id: ContactId(self.id),
            workspace: WorkspaceId(self.workspace),
            since: self.since,
            names: from_json("names of a contact", &self.names)?,
            preferences: from_json("preferences of a contact", &self.preferences)?,
        })
    }
}

#[derive(Clone, FromRow)]
pub(crate) struct IdentityColumns {
    kind: String,
    scope: String,
    value: String,
    contact: Uuid,
    claimed_on: Option<i64>,
    claimed_by: Option<String>,
    heard_on: Option<i64>,
    taken_at: Option<i64>,
    left_at: Option<i64>,
}

impl IdentityColumns {
    fn tenure(&self) -> Tenure {
        Tenure {
            heard_on: self.heard_on,
            taken_at: self.taken_at,
            left_at: self.left_at,
        }
    }

    /// The identifier, and whose it is.
    pub(crate) fn owned(self) -> Result<(Identity, Owned), StoreError> {
        let owned = Owned {
            by: ContactId(self.contact),
            tenure: self.tenure(),
            claim: self
                .claimed_on
                .zip(self.claimed_by)
                .map(|(at, by)| Claim { at, by }),
        };
        let identity = Identity {
            kind: from_word("kind of an identity", &self.kind)?,
            scope: self.scope,
            value: self.value,
        };
        Ok((identity, owned))
    }
}

/// An identity as a row of a batch parameter.
#[derive(Serialize)]
pub(crate) struct IdentityParameter<'a> {
    workspace: WorkspaceId,
    kind: String,
    scope: &'a str,
    value: &'a str,
    contact: Option<ContactId>,
    claimed_on: Option<i64>,
    claimed_by: Option<&'a str>,
    #[serde(flatten)]
    tenure: Tenure,
}

impl<'a> IdentityParameter<'a> {
    pub(crate) fn of(workspace: WorkspaceId, identity: &'a Identity) -> Self {
        Self {
            workspace,
            kind: word(identity.kind),
            scope: &identity.scope,
            value: &identity.value,
            contact: None,
            claimed_on: None,
            claimed_by: None,
            tenure: Tenure::default(),
        }
    }

    fn owned(self, owned: &'a Owned) -> Self {
        let claim = owned.claim.as_ref();
        Self {
            contact: Some(owned.by),
            claimed_on: claim.map(|claim| claim.at),
            claimed_by: claim.map(|claim| claim.by.as_str()),
            tenure: owned.tenure,
            ..self
        }
    }
}

/// Whether the phone's address book has a name for the contact.
fn in_book(contact: &Contact) -> bool {
    contact
        .names
        .get(&NameSource::PhoneBook)
        .is_some_and(|name| name.value.is_some())
}

/// What writes contacts.
pub(crate) fn upsert<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<Query<'a>> {
    let statement = "INSERT INTO contacts (id, workspace, since, names, preferences, in_book) SELECT \
         r.id, r.workspace, r.since, r.names, r.preferences, r.in_book FROM {rows $1: id uuid, workspace \
         uuid, since bigint, names text, preferences text, in_book boolean} AS r WHERE true ON \
         CONFLICT (id) DO UPDATE SET since = excluded.since, names = excluded.names, \
         preferences = excluded.preferences, in_book = excluded.in_book";
    Some(query(statement).bind_list(list(contacts)?))
}

/// The same for those that stand there already.
pub(crate) fn update<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<Query<'a>> {
    let statement = "UPDATE contacts SET since = r.since, names = r.names, preferences = r.preferences, \
         in_book = r.in_book FROM {rows $1: id uuid, since bigint, names text, preferences text, \
         in_book boolean} AS r WHERE contacts.id = r.id";
    Some(query(statement).bind_list(list(contacts)?))
}

fn list<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<Vec<NewContact<'a>>> {
    let list: Vec<NewContact<'_>> = contacts
        .map(|contact| NewContact {
            id: contact.id,
            workspace: contact.workspace,
            since: contact.since,
            names: &contact.names,
            preferences: &contact.preferences,
            in_book: in_book(contact),
        })
        .collect();
    (!list.is_empty()).then_some(list)
}

#[derive(Serialize)]
struct NewContact<'a> {
    id: ContactId,
    workspace: WorkspaceId,
    since: i64,
    #[serde(serialize_with = "super::as_json")]
    names: &'a BTreeMap<NameSource, Name>,
    #[serde(serialize_with = "super::as_json")]
    preferences: &'a BTreeMap<String, Preference>,
    in_book: bool,
}

/// What writes who owns identities.
pub(crate) fn upsert_identities<'a>(
    workspace: WorkspaceId,
    identities: impl Iterator<Item = (&'a Identity, &'a Owned)>,
) -> Option<Query<'a>> {
    let list: Vec<_> = identities
        .map(|(identity, owned)| IdentityParameter::of(workspace, identity).owned(owned))
        .collect();
    if list.is_empty() {
        return None;
    }
    Some(
    query(
        "INSERT INTO identities (workspace, kind, scope, value, contact, claimed_on, claimed_by, \
         heard_on, taken_at, left_at) SELECT r.workspace, r.kind, r.scope, r.value, r.contact, \
         r.claimed_on, r.claimed_by, r.heard_on, r.taken_at, r.left_at FROM {rows $1: workspace \
         uuid, kind text, scope text, value text, contact uuid, claimed_on bigint, claimed_by \
         text, heard_on bigint, taken_at bigint, left_at bigint} AS r WHERE true ON CONFLICT \
         (workspace, kind, scope, value) DO UPDATE SET contact = excluded.contact, claimed_on = \
         excluded.claimed_on, claimed_by = excluded.claimed_by, heard_on = excluded.heard_on, \
         taken_at = excluded.taken_at, left_at = excluded.left_at",
    )
    .bind_list(list),
    )
}
