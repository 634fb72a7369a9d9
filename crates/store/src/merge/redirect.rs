//! What turned out to be another thing: rows that hang on what is gone are moved to what stays, and the gone is removed.

use std::collections::BTreeMap;

use serde::Serialize;
use twinline_core::change::{Change, ChangeKind};
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{ConversationId, MessageId};
use uuid::Uuid;

use crate::engine::{Connection, query};
use crate::store::StoreError;
use crate::{attribute_values, drafts};

/// Follows chains: what became another thing that became a third one is the third.
pub(super) fn followed<K: Ord + Copy>(merged: &BTreeMap<K, K>) -> BTreeMap<K, K> {
    let last = |mut id: K| {
        // A thing that is gone never comes back within a batch, so a chain is no longer than the map.
        for _ in 0..merged.len() {
            match merged.get(&id) {
                Some(next) => id = *next,
                None => break,
            }
        }
        id
    };
    merged
        .iter()
        .map(|(from, into)| (*from, last(*into)))
        .collect()
}

/// Moves and removes, before anything is written.
pub(super) async fn redirect(
    connection: &mut Connection,
    set: &mut WorkingSet,
) -> Result<(), StoreError> {
    let messages = set.touched.merged_messages.clone();
    if !messages.is_empty() {
        for row in set.conversations.values_mut() {
            if let Some(answered) = &mut row.answered
                && let Some(into) = messages.get(&answered.message)
            {
                answered.message = *into;
            }
        }
        merge_messages(connection, &messages).await?;
    }
    let conversations = followed(&set.touched.merged_conversations);
    if !conversations.is_empty() {
        // Readers that ask for the gone one find nothing and remove it from what they show.
        set.touched
            .changes
            .extend(conversations.keys().map(|from| Change {
                kind: ChangeKind::Conversation,
                conversation: Some(*from),
                subject: from.0,
                entry: None,
            }));
        merge_conversations(connection, &conversations).await?;
    }
    let contacts: Vec<_> = set.touched.merged_contacts.keys().copied().collect();
    if !contacts.is_empty() {
        let merged = followed(&set.touched.merged_contacts);
        attribute_values::follow(&mut *connection, &merged).await?;
        set.touched
            .changes
            .extend(contacts.iter().map(|from| Change {
                kind: ChangeKind::Contact,
                conversation: None,
                subject: from.0,
                entry: None,
            }));
        query("DELETE FROM contacts WHERE id IN {ids $1}")
            .bind_list(&contacts)
            .execute(connection)
            .await?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Pair {
    gone: Uuid,
    kept: Uuid,
}

fn pairs(map: impl Iterator<Item = (Uuid, Uuid)>) -> Vec<Pair> {
    map.map(|(gone, kept)| Pair { gone, kept }).collect()
}

async fn merge_messages(
    connection: &mut Connection,
    merged: &BTreeMap<MessageId, MessageId>,
) -> Result<(), StoreError> {
    let list = pairs(merged.iter().map(|(gone, kept)| (gone.0, kept.0)));
    for statement in [
        "UPDATE message_media SET message = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
             WHERE message_media.message = r.gone AND NOT EXISTS (SELECT 1 FROM message_media AS \
             other WHERE other.message = r.kept)",
        "DELETE FROM message_media WHERE message IN (SELECT r.gone FROM {rows $1: gone uuid} \
             AS r)",
        "DELETE FROM messages WHERE id IN (SELECT r.gone FROM {rows $1: gone uuid} AS r)",
    ] {
        query(statement)
            .bind_list(&list)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Moves what hangs on conversations that became others, and removes them.
pub(crate) async fn merge_conversations(
    connection: &mut Connection,
    merged: &BTreeMap<ConversationId, ConversationId>,
) -> Result<(), StoreError> {
    drafts::follow(connection, merged).await?;
    let list = pairs(merged.iter().map(|(gone, kept)| (gone.0, kept.0)));
    for statement in [
        "UPDATE messages SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
             WHERE messages.conversation = r.gone",
        "UPDATE sends SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
             WHERE sends.conversation = r.gone",
        "UPDATE floor_events SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} \
             AS r WHERE floor_events.conversation = r.gone",
        "UPDATE notes SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
             WHERE notes.conversation = r.gone",
        "UPDATE parked SET conversation = r.kept FROM {rows $1: gone uuid, kept uuid} AS r \
             WHERE parked.conversation = r.gone",
        "INSERT INTO pins (person, conversation, pinned_at) SELECT pins.person, r.kept, pins.pinned_at \
             FROM {rows $1: gone uuid, kept uuid} AS r JOIN pins ON pins.conversation = r.gone WHERE true \
             ON CONFLICT (person, conversation) DO NOTHING",
        "DELETE FROM pins WHERE conversation IN (SELECT r.gone FROM {rows $1: gone uuid} AS r)",
        "DELETE FROM conversations WHERE id IN (SELECT r.gone FROM {rows $1: gone uuid} AS \
             r)",
    ] {
        query(statement)
            .bind_list(&list)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
