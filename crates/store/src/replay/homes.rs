//! Where a send's bubble stands in a replay. The ledger names the present conversation, which another order of tellings may
//! call otherwise: so the customer is looked for by the identities that the present state knows. Where the journal has not
//! told of them yet the bubble gets a shell, an empty contact of the present name, which is taken in once it has.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json as object;
use twinline_core::contact::{Contact, Identity};
use twinline_core::conversation::Conversation;
use twinline_core::ids::{ContactId, ConversationId, LineId};
use uuid::Uuid;

use crate::engine::{query, query_as, query_scalar};
use crate::merge::merge_conversations;
use crate::rows::contact::{IdentityColumns, IdentityParameter};
use crate::store::{Store, StoreError};

/// Where sends of present conversations stand in the replay.
#[derive(Default)]
pub(super) struct Homes {
    /// By the present conversation.
    pub(super) of: HashMap<ConversationId, ConversationId>,
    /// Those that are to be made first, with their contacts where those are to be made too.
    pub(super) new: Vec<(Conversation, Option<Contact>)>,
}

/// Finds, or plans, the homes of these present conversations.
pub(super) async fn homes(
    present: &Store,
    replayed: &Store,
    wanted: &BTreeSet<ConversationId>,
) -> Result<Homes, StoreError> {
    let there: Vec<Uuid> = query_scalar("SELECT id FROM conversations WHERE id IN {ids $1}")
        .bind_list(wanted)
        .fetch_all(replayed.reader())
        .await?;
    let mut homes = Homes::default();
    let same = there.into_iter().map(ConversationId);
    homes.of.extend(same.map(|id| (id, id)));
    let missing: Vec<ConversationId> = (wanted.iter().copied())
        .filter(|id| !homes.of.contains_key(id))
        .collect();
    let rows = present.conversation_rows(&missing).await?;
    let mut people: BTreeMap<ContactId, ContactId> = BTreeMap::new();
    for row in &rows {
        let owner = owner(replayed, &row.contact, &row.identities).await?;
        people.insert(row.contact.id, owner.unwrap_or(row.contact.id));
    }
    let known = contacts_there(replayed, people.values()).await?;
    for row in rows {
        let (line, contact) = (row.conversation.line, people[&row.contact.id]);
        let known_home = conversation_with(replayed, line, contact).await?;
        let home = known_home.unwrap_or_else(|| ConversationId::of(line, contact));
        if known_home.is_none() {
            let shell = Contact::new(contact, row.contact.workspace, row.contact.since);
            let shell = (!known.contains(&contact)).then_some(shell);
            let new = Conversation::new(home, line, contact);
            homes.new.push((new, shell));
        }
        homes.of.insert(row.conversation.id, home);
    }
    Ok(homes)
}

/// Takes shells in: contacts that were made for a send before the journal told who they are. Each becomes the one who has
/// the identities that it has at present. Who is named by then, or by nothing at all, stays.
pub(super) async fn take_in(
    present: &Store,
    replayed: &Store,
    shells: &BTreeSet<ContactId>,
) -> Result<(), StoreError> {
    for shell in shells {
        let named: Option<i64> =
            query_scalar("SELECT 1 FROM identities WHERE contact = $1 LIMIT 1")
                .bind(shell.0)
                .fetch_optional(replayed.reader())
                .await?;
        if named.is_some() {
            continue;
        }
        let contacts = present.contacts_by_id(&[*shell]).await?;
        let identities = present.identities_of(&[*shell]).await?;
        let of_shell = identities.get(shell).map_or(&[][..], Vec::as_slice);
        let Some(contact) = contacts.get(shell) else {
            continue;
        };
        if let Some(owner) = owner(replayed, contact, of_shell).await? {
            become_one(replayed, *shell, owner).await?;
        }
    }
    Ok(())
}

async fn become_one(
    replayed: &Store,
    shell: ContactId,
    owner: ContactId,
) -> Result<(), StoreError> {
    let rooms: Vec<(Uuid, Uuid)> =
        query_as("SELECT id, line FROM conversations WHERE contact = $1 ORDER BY id")
            .bind(shell.0)
            .fetch_all(replayed.reader())
            .await?;
    let mut merged: BTreeMap<ConversationId, ConversationId> = BTreeMap::new();
    for (room, line) in rooms {
        if let Some(home) = conversation_with(replayed, LineId(line), owner).await? {
            merged.insert(ConversationId(room), home);
        }
    }
    let mut transaction = replayed.begin().await?;
    merge_conversations(&mut transaction, &merged).await?;
    for statement in [
        "UPDATE conversations SET contact = $2 WHERE contact = $1",
        "DELETE FROM contacts WHERE id = $1 AND id <> $2",
    ] {
        query(statement)
            .bind(shell.0)
            .bind(owner.0)
            .execute(&mut transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Who has the strongest of these identities that anybody has.
async fn owner(
    replayed: &Store,
    contact: &Contact,
    identities: &[Identity],
) -> Result<Option<ContactId>, StoreError> {
    let proving: BTreeSet<&Identity> = (identities.iter())
        .filter(|identity| identity.proves_sameness())
        .collect();
    if proving.is_empty() {
        return Ok(None);
    }
    let rows: Vec<_> = (proving.iter())
        .map(|identity| IdentityParameter::of(contact.workspace, identity))
        .collect();
    let found: Vec<IdentityColumns> = query_as(
        "SELECT i.* FROM {rows $1: workspace uuid, kind text, scope text, value text} AS r \
         CROSS JOIN identities AS i WHERE i.workspace = r.workspace AND i.kind = r.kind \
         AND i.scope = r.scope AND i.value = r.value",
    )
    .bind_list(&rows)
    .fetch_all(replayed.reader())
    .await?;
    let mut owners: Vec<(Identity, ContactId)> = Vec::new();
    for row in found {
        let (identity, owned) = row.owned()?;
        owners.push((identity, owned.by));
    }
    // In the order of trust.
    owners.sort();
    Ok(owners.first().map(|(_, owner)| *owner))
}

async fn conversation_with(
    store: &Store,
    line: LineId,
    contact: ContactId,
) -> Result<Option<ConversationId>, StoreError> {
    let id: Option<Uuid> =
        query_scalar("SELECT id FROM conversations WHERE line = $1 AND contact = $2")
            .bind(line.0)
            .bind(contact.0)
            .fetch_optional(store.reader())
            .await?;
    Ok(id.map(ConversationId))
}

async fn contacts_there(
    store: &Store,
    contacts: impl Iterator<Item = &ContactId>,
) -> Result<BTreeSet<ContactId>, StoreError> {
    let ids: Vec<&ContactId> = contacts.collect();
    let there: Vec<Uuid> = query_scalar("SELECT id FROM contacts WHERE id IN {ids $1}")
        .bind_list(&ids)
        .fetch_all(store.reader())
        .await?;
    Ok(there.into_iter().map(ContactId).collect())
}

/// Rows of `{rows $1: id uuid, conversation uuid}`: where sends stand.
pub(super) fn places(
    sends: impl Iterator<Item = (Uuid, ConversationId)>,
) -> Vec<serde_json::Value> {
    sends
        .map(|(id, conversation)| object!({ "id": id, "conversation": conversation }))
        .collect()
}
