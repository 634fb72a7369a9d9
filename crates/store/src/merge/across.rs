//! Contacts span lines: when two turn out to be one person, their conversations on the other lines follow, each line with
//! its own numbers.

use std::collections::BTreeMap;

use twinline_core::converge::WorkingSet;
use twinline_core::conversation::Conversation;
use twinline_core::ids::{ContactId, LineId};

use super::redirect::followed;
use super::{finish, open_set};
use crate::engine::{Connection, query_as};
use crate::rows::conversation::ConversationColumns;
use crate::store::StoreError;

/// Moves the other lines' conversations of contacts that are gone to those that stay; joins two of one line. Rare, so a few
/// statements per line are fine.
pub(super) async fn merge_contacts(
    connection: &mut Connection,
    set: &WorkingSet,
) -> Result<Vec<(LineId, u64)>, StoreError> {
    let contacts = followed(&set.touched.merged_contacts);
    if contacts.is_empty() {
        return Ok(Vec::new());
    }
    let concerned: Vec<ContactId> = contacts.keys().chain(contacts.values()).copied().collect();
    let rows: Vec<ConversationColumns> = query_as(
        "SELECT * FROM conversations WHERE line <> $2 AND contact IN {ids $1} ORDER BY line, id",
    )
    .bind_list(&concerned)
    .bind(set.scope.line.0)
    .fetch_all(&mut *connection)
    .await?;
    let mut lines: BTreeMap<LineId, Vec<Conversation>> = BTreeMap::new();
    for row in rows {
        let conversation = row.conversation()?;
        lines
            .entry(conversation.line)
            .or_default()
            .push(conversation);
    }
    let mut heads = Vec::new();
    for (line, conversations) in lines {
        let mut open = open_set(connection, line, set.scope.now).await?;
        move_conversations(&mut open.set, conversations, &contacts);
        if !open.set.touched.conversations.is_empty() {
            heads.extend(Box::pin(finish(connection, open)).await?);
        }
    }
    Ok(heads)
}

fn move_conversations(
    set: &mut WorkingSet,
    conversations: Vec<Conversation>,
    contacts: &BTreeMap<ContactId, ContactId>,
) {
    let (gone, stay): (Vec<_>, Vec<_>) = conversations
        .into_iter()
        .partition(|row| contacts.contains_key(&row.contact));
    let mut kept: BTreeMap<ContactId, Conversation> =
        stay.into_iter().map(|row| (row.contact, row)).collect();
    for mut row in gone {
        row.contact = contacts[&row.contact];
        if let Some(into) = kept.get_mut(&row.contact) {
            into.join(&row, set.scope.now);
            set.touched.merged_conversations.insert(row.id, into.id);
            set.touched.conversations.insert(into.id);
        } else {
            set.touched.conversations.insert(row.id);
            kept.insert(row.contact, row);
        }
    }
    for row in kept.into_values() {
        set.put_conversation(row);
    }
}
