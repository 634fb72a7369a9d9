//! Giving what was replayed the names that the present state has for it: see [`super::names`] for which. Both states are
//! walked through by key, a page at a time; of messages only the conversation is read.

use std::collections::BTreeMap;

use serde_json::json as object;
use twinline_core::contact::IdentityKind;
use uuid::Uuid;

use super::Compared;
use super::compare::Walk;
use super::derived::{Table, identity_parts};
use super::names::{Evidence, Heirs, Home, Known, Names, Pairs};
use crate::engine::{Connection, query, query_as, query_scalar};
use crate::rows::{stored, word};
use crate::store::{Store, StoreError};

/// Rows of a side read at once.
const PAGE: usize = 2_000;
/// Rows renamed at once.
const BATCH: usize = 500;

/// Where a contact's id stands.
const OF_CONTACTS: [&str; 3] = [
    "UPDATE contacts SET id = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
     WHERE contacts.id = r.gone",
    "UPDATE identities SET contact = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
     WHERE identities.contact = r.gone",
    "UPDATE conversations SET contact = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
     WHERE conversations.contact = r.gone",
];

/// Where a conversation's id stands, as far as it is compared.
const OF_CONVERSATIONS: [&str; 4] = [
    "UPDATE conversations SET id = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
     WHERE conversations.id = r.gone",
    "UPDATE messages SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
     WHERE messages.conversation = r.gone",
    "UPDATE sends SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
     WHERE sends.conversation = r.gone",
    "UPDATE parked SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
     WHERE parked.conversation = r.gone",
];

/// Renames what `replayed` has to what `present` calls it. Returns what is left over of the present, and who inherits.
pub(super) async fn recognise(present: &Store, replayed: &Store) -> Result<Heirs, StoreError> {
    let evidence = Evidence {
        present: known(present).await?,
        replayed: known(replayed).await?,
        identities: shared_identities(present, replayed).await?,
        messages: shared_messages(present, replayed).await?,
    };
    let Names {
        contacts,
        conversations,
        heirs,
    } = evidence.names();
    if contacts.is_empty() && conversations.is_empty() {
        return Ok(heirs);
    }
    tracing::info!(
        contacts = contacts.len(),
        conversations = conversations.len(),
        "The replay met some people in another order: they keep their present ids"
    );
    let mut transaction = replayed.begin().await?;
    rename(&mut transaction, &OF_CONTACTS, &contacts).await?;
    rename(&mut transaction, &OF_CONVERSATIONS, &conversations).await?;
    transaction.commit().await?;
    Ok(heirs)
}

/// All at once: names may be exchanged, so everything goes by a name of nobody first.
async fn rename(
    connection: &mut Connection,
    statements: &[&'static str],
    names: &BTreeMap<Uuid, Uuid>,
) -> Result<(), StoreError> {
    let nobodys = |own: &Uuid| Uuid::new_v5(own, b"between two names");
    let away: Vec<(Uuid, Uuid)> = names.keys().map(|own| (*own, nobodys(own))).collect();
    let home: Vec<(Uuid, Uuid)> = (names.iter())
        .map(|(own, name)| (nobodys(own), *name))
        .collect();
    for pairs in [away, home] {
        for pairs in pairs.chunks(BATCH) {
            let rows: Vec<_> = (pairs.iter())
                .map(|(gone, kept)| object!({ "gone": gone, "kept": kept }))
                .collect();
            for statement in statements {
                query(statement)
                    .bind_list(&rows)
                    .execute(&mut *connection)
                    .await?;
            }
        }
    }
    Ok(())
}

async fn known(store: &Store) -> Result<Known, StoreError> {
    let mut known = Known::default();
    let mut after = Uuid::nil();
    loop {
        let ids: Vec<Uuid> =
            query_scalar("SELECT id FROM contacts WHERE id > $1 ORDER BY id LIMIT $2")
                .bind(after)
                .bind(stored(PAGE as u64))
                .fetch_all(store.reader())
                .await?;
        let Some(last) = ids.last() else {
            break;
        };
        after = *last;
        known.contacts.extend(ids);
    }
    let mut after = Uuid::nil();
    loop {
        let rows: Vec<(Uuid, Uuid, Uuid)> = query_as(
            "SELECT id, line, contact FROM conversations WHERE id > $1 ORDER BY id LIMIT $2",
        )
        .bind(after)
        .bind(stored(PAGE as u64))
        .fetch_all(store.reader())
        .await?;
        let Some((last, ..)) = rows.last() else {
            return Ok(known);
        };
        after = *last;
        let homes = rows.into_iter();
        let homes = homes.map(|(id, line, contact)| (id, Home { line, contact }));
        known.conversations.extend(homes);
    }
}

/// A username can be taken by somebody else, and proves nothing.
async fn shared_identities(present: &Store, replayed: &Store) -> Result<Pairs, StoreError> {
    let all = Compared {
        line: None,
        parked_before: 0,
    };
    let username = word(IdentityKind::Username);
    let mut walk = Walk::new(present, replayed, Table::Identities, all);
    let mut shared = Pairs::new();
    while let Some(pair) = walk.next().await? {
        if identity_parts(pair.key()).is_none_or(|(_, kind, ..)| kind == username) {
            continue;
        }
        let owner = |row: &Option<super::derived::Derived>| {
            let contact = row.as_ref()?.values.get("contact")?.as_str()?;
            Uuid::try_parse(contact).ok()
        };
        if let (Some(present), Some(replayed)) = (owner(&pair.present), owner(&pair.replayed)) {
            *shared.entry((present, replayed)).or_default() += 1;
        }
    }
    Ok(shared)
}

async fn shared_messages(present: &Store, replayed: &Store) -> Result<Pairs, StoreError> {
    let (mut present, mut replayed) = (Places::of(present), Places::of(replayed));
    let mut shared = Pairs::new();
    while let (Some(one), Some(other)) = (present.peek().await?, replayed.peek().await?) {
        if one.0 == other.0 {
            *shared.entry((one.1, other.1)).or_default() += 1;
        }
        if one.0 <= other.0 {
            present.next();
        }
        if other.0 <= one.0 {
            replayed.next();
        }
    }
    Ok(shared)
}

/// A state's messages by id, with where they stand.
struct Places<'a> {
    store: &'a Store,
    rows: std::vec::IntoIter<(Uuid, Uuid)>,
    after: Uuid,
}

impl<'a> Places<'a> {
    fn of(store: &'a Store) -> Self {
        Self {
            store,
            rows: Vec::new().into_iter(),
            after: Uuid::nil(),
        }
    }

    /// The next message and its conversation; `None`: there is none.
    async fn peek(&mut self) -> Result<Option<(Uuid, Uuid)>, StoreError> {
        if self.rows.as_slice().is_empty() {
            let rows: Vec<(Uuid, Uuid)> = query_as(
                "SELECT id, conversation FROM messages WHERE id > $1 ORDER BY id LIMIT $2",
            )
            .bind(self.after)
            .bind(stored(PAGE as u64))
            .fetch_all(self.store.reader())
            .await?;
            if let Some((last, _)) = rows.last() {
                self.after = *last;
            }
            self.rows = rows.into_iter();
        }
        Ok(self.rows.as_slice().first().copied())
    }

    fn next(&mut self) {
        self.rows.next();
    }
}
