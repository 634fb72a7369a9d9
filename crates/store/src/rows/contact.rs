//! A contact and its identities as rows.

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::contact::{Claim, Contact, Identity, KnownIdentity, NameSource, Tenure};
use twinline_core::ids::{ContactId, WorkspaceId};
use uuid::Uuid;

use super::{from_json, from_word, json, word};
use crate::engine::{Connection, query};
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
    /// When it was the contact's.
    pub(crate) fn tenure(&self) -> Tenure {
        Tenure {
            heard_on: self.heard_on,
            taken_at: self.taken_at,
            left_at: self.left_at,
        }
    }

    /// All of it, and whose it is.
    pub(crate) fn known(self) -> Result<(KnownIdentity, ContactId), StoreError> {
        let (claim, tenure) = (self.claim(), self.tenure());
        let (identity, contact) = self.identity()?;
        let known = KnownIdentity {
            identity,
            claim,
            tenure,
            former: false,
        };
        Ok((known, contact))
    }

    /// By which word the identity is its contact's, if it may change hands.
    pub(crate) fn claim(&self) -> Option<Claim> {
        Some(Claim {
            at: self.claimed_on?,
            by: self.claimed_by.clone()?,
        })
    }

    pub(crate) fn identity(self) -> Result<(Identity, ContactId), StoreError> {
        let kind = from_word("kind of an identity", &self.kind)?;
        Ok((
            Identity {
                kind,
                scope: self.scope,
                value: self.value,
            },
            ContactId(self.contact),
        ))
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
    pub(crate) fn of(
        workspace: WorkspaceId,
        identity: &'a Identity,
        contact: Option<ContactId>,
    ) -> Self {
        Self {
            workspace,
            kind: word(identity.kind),
            scope: &identity.scope,
            value: &identity.value,
            contact,
            claimed_on: None,
            claimed_by: None,
            tenure: Tenure::default(),
        }
    }

    fn claimed(self, claim: Option<&'a Claim>, tenure: Tenure) -> Self {
        Self {
            claimed_on: claim.map(|claim| claim.at),
            claimed_by: claim.map(|claim| claim.by.as_str()),
            tenure,
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

/// Writes contacts.
pub(crate) async fn write<'a>(
    connection: &mut Connection,
    contacts: impl Iterator<Item = &'a Contact>,
) -> Result<(), StoreError> {
    let list: Vec<serde_json::Value> = contacts
        .map(|contact| {
            serde_json::json!({
                "id": contact.id, "workspace": contact.workspace, "since": contact.since,
                "names": json(&contact.names), "preferences": json(&contact.preferences), "in_book": in_book(contact),
            })
        })
        .collect();
    if list.is_empty() {
        return Ok(());
    }
    query(
        "INSERT INTO contacts (id, workspace, since, names, preferences, in_book) SELECT \
         r.id, r.workspace, r.since, r.names, r.preferences, r.in_book FROM {rows $1: id uuid, workspace \
         uuid, since bigint, names text, preferences text, in_book boolean} AS r WHERE true ON \
         CONFLICT (id) DO UPDATE SET since = excluded.since, names = excluded.names, \
         preferences = excluded.preferences, in_book = \
         excluded.in_book",
    )
    .bind(json(&list))
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes who owns identities.
pub(crate) async fn write_identities<'a>(
    connection: &mut Connection,
    workspace: WorkspaceId,
    identities: impl Iterator<Item = (&'a Identity, ContactId, Option<&'a Claim>, Tenure)>,
) -> Result<(), StoreError> {
    let list: Vec<_> = identities
        .map(|(identity, contact, claim, tenure)| {
            IdentityParameter::of(workspace, identity, Some(contact)).claimed(claim, tenure)
        })
        .collect();
    if list.is_empty() {
        return Ok(());
    }
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
    .bind(json(&list))
    .execute(connection)
    .await?;
    Ok(())
}
