//! What people decided about rows that the replay has not, handed to the rows that have their messages: as live, when two
//! conversations turn out to be one.

use std::collections::{BTreeMap, BTreeSet};

use twinline_core::Millis;
use twinline_core::contact::{Contact, NameSource};
use twinline_core::conversation::Conversation;
use twinline_core::ids::{ContactId, ConversationId, LineId};

use super::names::Heirs;
use crate::attribute_values;
use crate::engine::{Connection, execute, query_as};
use crate::merge::merge_conversations;
use crate::rows::contact::{self, ContactColumns};
use crate::rows::conversation::ConversationColumns;
use crate::store::{Store, StoreError};

impl Heirs {
    /// The conversations that leave what was decided to these.
    fn of_conversations(
        &self,
        heirs: &BTreeSet<ConversationId>,
    ) -> Vec<(ConversationId, ConversationId)> {
        let all = self.conversations.iter();
        all.filter(|(_, heir)| heirs.contains(heir))
            .map(|(gone, heir)| (*gone, *heir))
            .collect()
    }
}

/// The present rows of these conversations, with what those that are gone leave to them.
pub(super) async fn decided(
    present: &Store,
    heirs: &Heirs,
    ids: &BTreeSet<ConversationId>,
    now: Millis,
) -> Result<BTreeMap<ConversationId, Conversation>, StoreError> {
    let gone = heirs.of_conversations(ids);
    let mut all = ids.clone();
    all.extend(gone.iter().map(|(gone, _)| *gone));
    let rows: Vec<ConversationColumns> =
        query_as("SELECT * FROM conversations WHERE id IN {ids $1}")
            .bind_list(&all)
            .fetch_all(present.reader())
            .await?;
    let mut rows: BTreeMap<ConversationId, Conversation> = rows
        .into_iter()
        .map(|row| row.conversation().map(|row| (row.id, row)))
        .collect::<Result<_, _>>()?;
    for (gone, heir) in gone {
        if let Some(gone) = rows.remove(&gone)
            && let Some(heir) = rows.get_mut(&heir)
        {
            heir.join(&gone, now);
        }
    }
    Ok(rows)
}

/// The conversations of a line that inherit, as they become.
pub(super) async fn inheriting(
    present: &Store,
    heirs: &Heirs,
    line: LineId,
    now: Millis,
) -> Result<Vec<Conversation>, StoreError> {
    let ids: BTreeSet<ConversationId> = heirs.conversations.values().copied().collect();
    let rows = decided(present, heirs, &ids, now).await?;
    Ok(rows.into_values().filter(|row| row.line == line).collect())
}

/// Moves what hangs on the gone conversations of `kept` to them, and removes the gone.
pub(super) async fn hand_over(
    connection: &mut Connection,
    heirs: &Heirs,
    kept: &[Conversation],
) -> Result<(), StoreError> {
    let kept: BTreeSet<ConversationId> = kept.iter().map(|row| row.id).collect();
    let merged = heirs.of_conversations(&kept).into_iter().collect();
    merge_conversations(connection, &merged).await
}

/// The present rows of these contacts, with the names that the team gave to those who are gone.
pub(super) async fn called(
    present: &Store,
    heirs: &Heirs,
    ids: &BTreeSet<ContactId>,
) -> Result<BTreeMap<ContactId, Contact>, StoreError> {
    let gone = heirs.contacts.iter();
    let gone: Vec<(ContactId, ContactId)> = gone
        .filter(|(_, heir)| ids.contains(heir))
        .map(|(gone, heir)| (*gone, *heir))
        .collect();
    let mut all = ids.clone();
    all.extend(gone.iter().map(|(gone, _)| *gone));
    let rows: Vec<ContactColumns> = query_as("SELECT * FROM contacts WHERE id IN {ids $1}")
        .bind_list(&all)
        .fetch_all(present.reader())
        .await?;
    let mut rows: BTreeMap<ContactId, Contact> = rows
        .into_iter()
        .map(|row| row.contact().map(|row| (row.id, row)))
        .collect::<Result<_, _>>()?;
    for (gone, heir) in gone {
        let name = rows.remove(&gone);
        let name = name.and_then(|mut gone| gone.names.remove(&NameSource::Team));
        if let Some(name) = name
            && let Some(heir) = rows.get_mut(&heir)
        {
            heir.name_seen(NameSource::Team, name);
        }
    }
    Ok(rows)
}

/// Gives the team's names on, and what its fields hold.
pub(super) async fn hand_names_over(
    connection: &mut Connection,
    present: &Store,
    heirs: &Heirs,
) -> Result<(), StoreError> {
    let ids: BTreeSet<ContactId> = heirs.contacts.values().copied().collect();
    if ids.is_empty() {
        return Ok(());
    }
    let rows = called(present, heirs, &ids).await?;
    execute(contact::upsert(rows.values()), &mut *connection).await?;
    attribute_values::follow(connection, &heirs.contacts).await
}
