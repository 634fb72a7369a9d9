//! Finding people, and the conversations in which something is found.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::ids::{ContactId, ConversationId, LineId, WorkspaceId};
use twinline_core::text::Query;
use uuid::Uuid;

use super::{FoundPerson, PersonsConversation, SearchQuery, fts5, tsvector};
use crate::engine::{query_as, query_scalar};
use crate::rows::stored;
use crate::store::{Store, StoreError};

/// So many people are looked at, the last met first, to choose those whose conversations moved last.
const PEOPLE_MAX: usize = 1_000;
/// In so many of the newest messages conversations are looked for.
const MESSAGES_MAX: usize = 2_000;

/// Where something was found, for the list of conversations.
pub(crate) struct FoundIn {
    pub(crate) contacts: BTreeSet<ContactId>,
    pub(crate) conversations: BTreeSet<ConversationId>,
}

#[derive(FromRow)]
struct ConversationOf {
    id: Uuid,
    contact: Uuid,
    line: Uuid,
    name: String,
    list_at: i64,
}

impl Store {
    /// People of whom every word typed begins a word of a name, a handle or a number's digits from any digit on: those
    /// whose conversations moved last first, those without a conversation last.
    pub async fn search_people(
        &self,
        workspace: WorkspaceId,
        q: &str,
        limit: usize,
    ) -> Result<Vec<FoundPerson>, StoreError> {
        let found = self.people_hits(workspace, q).await?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<ConversationOf> = query_as(
            "SELECT c.id, c.contact, c.line, l.name, c.list_at FROM conversations AS c \
             JOIN lines AS l ON l.id = c.line WHERE c.contact IN {ids $1} \
             AND c.newest IS NOT NULL ORDER BY c.list_at DESC, c.id",
        )
        .bind_list(&found)
        .fetch_all(self.reader())
        .await?;
        let mut conversations: BTreeMap<Uuid, Vec<PersonsConversation>> = BTreeMap::new();
        let mut moved: Vec<(Millis, ContactId)> = Vec::new();
        for row in rows {
            let of = conversations.entry(row.contact).or_default();
            if of.is_empty() {
                moved.push((row.list_at, ContactId(row.contact)));
            }
            of.push(PersonsConversation {
                id: ConversationId(row.id),
                line: LineId(row.line),
                line_name: row.name,
                list_at: row.list_at,
            });
        }
        let mut order: Vec<ContactId> = moved.into_iter().map(|(_, contact)| contact).collect();
        let silent = found.into_iter();
        order.extend(silent.filter(|id| !conversations.contains_key(&id.0)));
        order.truncate(limit);
        let mut contacts = self.contacts_by_id(&order).await?;
        let mut identities = self.identities_of(&order).await?;
        Ok(order
            .into_iter()
            .filter_map(|id| {
                Some(FoundPerson {
                    contact: contacts.remove(&id)?,
                    identities: identities.remove(&id).unwrap_or_default(),
                    conversations: conversations.remove(&id.0).unwrap_or_default(),
                })
            })
            .collect())
    }

    /// In which conversations something is found: of people, or in the newest messages. A word of very many messages does
    /// not find all of them.
    pub(crate) async fn found_in(
        &self,
        workspace: WorkspaceId,
        q: &str,
    ) -> Result<FoundIn, StoreError> {
        let contacts = self.people_hits(workspace, q).await?;
        let query = SearchQuery::new(workspace, q, MESSAGES_MAX);
        let hits = self.hits(&query, MESSAGES_MAX).await?;
        Ok(FoundIn {
            contacts: contacts.into_iter().collect(),
            conversations: hits
                .iter()
                .map(|hit| ConversationId(hit.conversation))
                .collect(),
        })
    }

    async fn people_hits(
        &self,
        workspace: WorkspaceId,
        q: &str,
    ) -> Result<Vec<ContactId>, StoreError> {
        let asked = Query::to_people(q);
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let (text, expression) = if self.index().is_postgres() {
            (tsvector::CONTACTS, tsvector::expression(asked.ways(), &[]))
        } else {
            let ways = fts5::beginnings(asked.ways());
            (fts5::CONTACTS, fts5::expression(&ways, &[]))
        };
        let found: Vec<Uuid> = query_scalar(text)
            .bind(expression)
            .bind(workspace.0)
            .bind(stored(PEOPLE_MAX as u64))
            .fetch_all(&self.index().read)
            .await?;
        Ok(found.into_iter().map(ContactId).collect())
    }
}
