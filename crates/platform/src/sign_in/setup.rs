//! The first person of an installation: made by the command line, or by whoever opens a one-time link.

use twinline_core::Millis;
use twinline_core::ids::{PersonId, WorkspaceId};
use twinline_store::{NewPerson, Role, Store, StoreError};

use super::{fresh_id, fresh_token, hash_password, hash_token};
use crate::clock::wall_ms;

/// How long a link works.
const LINK_MS: Millis = 24 * 3_600_000;

/// Somebody who may do everything.
pub struct NewOwner {
    /// The name to show.
    pub name: String,
    /// Compared without regard to case.
    pub email: String,
    /// As typed.
    pub password: String,
}

/// Makes an owner. `Exists` when the e-mail address is taken.
pub async fn create_owner(
    store: &Store,
    workspace: WorkspaceId,
    new: NewOwner,
) -> Result<PersonId, StoreError> {
    // Once in the life of an installation, before anything else runs: no blocking thread is worth it.
    let password_hash = hash_password(&new.password);
    let person = NewPerson {
        id: PersonId(fresh_id()),
        workspace,
        email: new.email,
        name: new.name,
        role: Role::Owner,
        password_hash,
    };
    store.create_person(&person, wall_ms()).await?;
    Ok(person.id)
}

/// A fresh one-time token; the link is `<public url>/setup#token=<token>`: what stands after `#` reaches no log. Older
/// unused ones end.
pub async fn new_setup_token(store: &Store, workspace: WorkspaceId) -> Result<String, StoreError> {
    let token = fresh_token();
    let now = wall_ms();
    store
        .create_setup_token(&hash_token(&token), workspace, now, now + LINK_MS)
        .await?;
    Ok(token)
}
