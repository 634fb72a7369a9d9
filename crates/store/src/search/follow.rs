//! Following the change feed: what was altered is read as it stands now and put into the index, together with how far the
//! index is. A crash therefore costs nothing but doing the last step again.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;
use twinline_core::change::ChangeKind;
use twinline_core::ids::{ContactId, LineId, WorkspaceId};
use uuid::Uuid;

use super::walk::Walk;
use super::{Entry, Followed, SearchProgress, Subject, entries, write};
use crate::changes::NumberedChange;
use crate::engine::{Connection, query, query_as, query_scalar};
use crate::rows::message::MessageColumns;
use crate::rows::{counted, stored};
use crate::store::{Store, StoreError};

/// A line and how far its changes reach.
#[derive(Debug, Clone, Copy, FromRow)]
pub(super) struct Head {
    pub(super) id: Uuid,
    pub(super) workspace: Uuid,
    pub(super) newest: i64,
}

/// What changes name.
#[derive(Default)]
struct Named {
    messages: BTreeSet<Uuid>,
    contacts: BTreeSet<Uuid>,
    conversations: BTreeSet<Uuid>,
}

impl Store {
    /// Takes the next changes into the index, at most `changes_max` of each line, and a stretch of what was there before
    /// the index was. To be called by one reader alone, again and again until it [is all](Followed::is_all) and whenever
    /// there is news. What it did is durable on return together with how far it came; when the feed no longer holds what
    /// is missing, or the index is of another version, the index is made anew from the state.
    pub async fn follow_search(&self, changes_max: usize) -> Result<Followed, StoreError> {
        let heads = self.heads().await?;
        let Some(walk) = self.walk().await? else {
            self.reset_search().await?;
            return Ok(Followed {
                changes: 0,
                walked: 1,
            });
        };
        let positions = self.search_positions().await?;
        let mut followed = Followed::default();
        for head in &heads {
            let at = positions.get(&head.id).copied().unwrap_or(0);
            if at == head.newest {
                continue;
            }
            let line = LineId(head.id);
            let changes = self.changes_after(line, counted(at), changes_max).await?;
            let next = changes.first().map(|change| change.no);
            // Behind what is kept, or ahead of what there is: a backup of the state was restored.
            if next != Some(counted(at) + 1) {
                tracing::warn!(line.id = %line, at, head = head.newest, "The search index is made anew: the changes it needs are gone");
                self.reset_search().await?;
                return Ok(Followed {
                    changes: 0,
                    walked: 1,
                });
            }
            followed.changes += changes.len() as u64;
            self.take_in(*head, &changes, &heads).await?;
        }
        if let Some(walk) = walk.next() {
            followed.walked = self.walk_on(walk, changes_max, &heads).await?;
        }
        Ok(followed)
    }

    /// An index that is ahead of the state tells of a past that the state has not had: a backup was put in its place. It is
    /// dropped before the state goes on and comes to the same numbers in another way.
    pub(crate) async fn reset_search_of_another_past(&self) -> Result<(), StoreError> {
        let positions = self.search_positions().await?;
        let heads = self.heads().await?;
        let newest = |line: &Uuid| {
            let head = heads.iter().find(|head| head.id == *line);
            head.map_or(0, |head| head.newest)
        };
        if let Some((line, at)) = positions.iter().find(|(line, at)| **at > newest(line)) {
            tracing::warn!(line.id = %line, at, head = newest(line), "The search index is made anew: the state is older than it");
            self.reset_search().await?;
        }
        Ok(())
    }

    /// How far the index is behind the state.
    pub async fn search_progress(&self) -> Result<SearchProgress, StoreError> {
        let positions = self.search_positions().await?;
        let behind = self
            .heads()
            .await?
            .iter()
            .map(|head| head.newest - positions.get(&head.id).copied().unwrap_or(0))
            .sum();
        Ok(SearchProgress {
            behind: counted(behind),
            walk: self.search_walk().await?,
        })
    }

    /// How far the index has read what was there before it, as rows done of all; `None` once it has.
    pub async fn search_walk(&self) -> Result<Option<(u64, u64)>, StoreError> {
        Ok(self.walk().await?.and_then(|walk| walk.progress()))
    }

    /// One line's changes, in one transaction with how far they reach.
    async fn take_in(
        &self,
        head: Head,
        changes: &[NumberedChange],
        heads: &[Head],
    ) -> Result<(), StoreError> {
        let Some(last) = changes.last() else {
            return Ok(());
        };
        let named = self.named(changes).await?;
        let messages = self.message_entries(&named.messages, heads).await?;
        let contacts = self.contact_entries(&named.contacts).await?;
        let mut connection = self.index().write.begin_write().await?;
        write::write(
            &mut connection,
            Subject::Messages,
            &named.messages,
            messages,
        )
        .await?;
        write::write(
            &mut connection,
            Subject::Contacts,
            &named.contacts,
            contacts,
        )
        .await?;
        put_position(&mut connection, head.id, stored(last.no)).await?;
        connection.commit().await?;
        Ok(())
    }

    /// What the changes name, and the messages of conversations that became part of others.
    async fn named(&self, changes: &[NumberedChange]) -> Result<Named, StoreError> {
        let mut named = Named::default();
        for change in changes {
            match change.kind {
                ChangeKind::MessageAdded
                | ChangeKind::MessageChanged
                | ChangeKind::MessageRemoved => {
                    named.messages.insert(change.subject);
                }
                ChangeKind::Contact => {
                    named.contacts.insert(change.subject);
                }
                ChangeKind::Conversation => {
                    named.conversations.insert(change.subject);
                }
                ChangeKind::FloorMoved
                | ChangeKind::Number
                | ChangeKind::Note
                | ChangeKind::Send => {}
            }
        }
        let there: Vec<Uuid> = query_scalar("SELECT id FROM conversations WHERE id IN {ids $1}")
            .bind_list(&named.conversations)
            .fetch_all(self.reader())
            .await?;
        for id in there {
            named.conversations.remove(&id);
        }
        if !named.conversations.is_empty() {
            let moved: Vec<Uuid> =
                query_scalar("SELECT message FROM search_messages WHERE conversation IN {ids $1}")
                    .bind_list(&named.conversations)
                    .fetch_all(&self.index().read)
                    .await?;
            named.messages.extend(moved);
        }
        Ok(named)
    }

    /// What is to be indexed of messages, as they stand now. Those that cannot be found are left out.
    async fn message_entries(
        &self,
        ids: &BTreeSet<Uuid>,
        heads: &[Head],
    ) -> Result<Vec<Entry>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<MessageColumns> = query_as("SELECT * FROM messages WHERE id IN {ids $1}")
            .bind_list(ids)
            .fetch_all(self.reader())
            .await?;
        message_entries(rows, heads)
    }

    pub(super) async fn contact_entries(
        &self,
        ids: &BTreeSet<Uuid>,
    ) -> Result<Vec<Entry>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<ContactId> = ids.iter().copied().map(ContactId).collect();
        let contacts = self.contacts_by_id(&ids).await?;
        let identities = self.identities_of(&ids).await?;
        let identities = |id| identities.get(id).map_or(&[][..], Vec::as_slice);
        Ok(contacts
            .iter()
            .filter_map(|(id, contact)| entries::of_contact(contact, identities(id)))
            .collect())
    }

    pub(super) async fn heads(&self) -> Result<Vec<Head>, StoreError> {
        Ok(
            query_as("SELECT id, workspace, next_change - 1 AS newest FROM lines ORDER BY id")
                .fetch_all(self.reader())
                .await?,
        )
    }

    async fn search_positions(&self) -> Result<BTreeMap<Uuid, i64>, StoreError> {
        let rows: Vec<(Uuid, i64)> = query_as("SELECT line, no FROM search_positions")
            .fetch_all(&self.index().read)
            .await?;
        Ok(rows.into_iter().collect())
    }

    async fn walk(&self) -> Result<Option<Walk>, StoreError> {
        Walk::load(&self.index().read).await
    }
}

pub(super) fn message_entries(
    rows: Vec<MessageColumns>,
    heads: &[Head],
) -> Result<Vec<Entry>, StoreError> {
    let workspaces: BTreeMap<Uuid, WorkspaceId> = heads
        .iter()
        .map(|head| (head.id, WorkspaceId(head.workspace)))
        .collect();
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let message = row.message()?;
        // A line that was made since the heads were read: its changes come with the next step.
        if let Some(workspace) = workspaces.get(&message.line.0) {
            found.extend(entries::of_message(&message, *workspace));
        }
    }
    Ok(found)
}

pub(super) async fn put_position(
    connection: &mut Connection,
    line: Uuid,
    no: i64,
) -> Result<(), StoreError> {
    query(
        "INSERT INTO search_positions (line, no) VALUES ($1, $2) \
         ON CONFLICT (line) DO UPDATE SET no = excluded.no",
    )
    .bind(line)
    .bind(no)
    .execute(connection)
    .await?;
    Ok(())
}
