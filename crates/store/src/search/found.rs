//! Finding messages: newest first, page by page.

use std::collections::BTreeMap;

use sqlx::FromRow;
use twinline_core::ids::{ContactId, ConversationId, MessageId};
use twinline_core::message::{Direction, Message};
use twinline_core::text::{Query, searchable};
use uuid::Uuid;

use super::entries::Label;
use super::place::first_at;
use super::{FoundMessage, SearchQuery, fts5, tsvector, vocabulary};
use crate::conversations::Page;
use crate::engine::{QueryAs, query_as, query_scalar};
use crate::rows::message::MessageColumns;
use crate::rows::{stored, word};
use crate::store::{Store, StoreError};

/// An entry that was found.
#[derive(Debug, Clone, Copy, FromRow)]
pub(super) struct Hit {
    pub(super) place: i64,
    pub(super) message: Uuid,
    pub(super) conversation: Uuid,
}

impl Store {
    /// Messages of which every word typed begins a word, newest first. A page may be shorter than its limit though there
    /// are more: what was taken back since it was indexed is left out.
    pub async fn search_messages(
        &self,
        query: &SearchQuery,
    ) -> Result<Page<FoundMessage>, StoreError> {
        let mut hits = self.hits(query, query.limit + 1).await?;
        let more = hits.len() > query.limit;
        hits.truncate(query.limit);
        let next_cursor = hits
            .last()
            .filter(|_| more)
            .map(|hit| hit.place.to_string());
        Ok(Page {
            items: self.with_contacts(&hits).await?,
            next_cursor,
        })
    }

    /// The newest entries that are found, at most `limit`.
    pub(super) async fn hits(
        &self,
        query: &SearchQuery,
        limit: usize,
    ) -> Result<Vec<Hit>, StoreError> {
        let asked = Query::to_messages(&query.q);
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let labels = self.labels(query).await?;
        let index = &self.index().read;
        if !self.index().is_postgres() {
            let ways = vocabulary::looked_up(index, asked.ways()).await?;
            if ways.is_empty() {
                return Ok(Vec::new());
            }
            let expression = fts5::expression(&ways, &labels);
            return run(query_as(fts5::MESSAGES), expression, query, limit)
                .fetch_all(index)
                .await
                .map_err(StoreError::from);
        }
        let ask = |text: &'static str| {
            let expression = tsvector::expression(asked.ways(), &labels);
            run(query_as::<Hit>(text), expression, query, limit)
        };
        if !query.conversations.is_empty() {
            let within = ask(tsvector::WITHIN).bind_list(&query.conversations);
            return Ok(within.fetch_all(index).await?);
        }
        let newest = |many: usize| {
            ask(tsvector::NEWEST)
                .bind(stored(many as u64))
                .fetch_all(index)
        };
        let (mut walked, mut found) = (0, Vec::new());
        while let Some(many) = tsvector::walk(walked, found.len(), limit) {
            found = newest(many).await?;
            if found.len() >= limit {
                return Ok(found);
            }
            walked = many;
        }
        Ok(ask(tsvector::ALL).fetch_all(index).await?)
    }

    /// The labels of what the question is about; of each list one must be met.
    async fn labels(&self, query: &SearchQuery) -> Result<Vec<Vec<Label>>, StoreError> {
        let mut labels = Vec::new();
        if !query.conversations.is_empty() {
            let of = query.conversations.iter();
            labels.push(of.map(|id| Label::Conversation(id.0)).collect());
        } else if let Some(line) = query.line {
            labels.push(vec![Label::Line(line.0)]);
        } else if self.has_many_workspaces().await? {
            labels.push(vec![Label::Workspace(query.workspace.0)]);
        }
        if let Some(origin) = query.origin {
            labels.push(vec![Label::Origin(word(origin))]);
        }
        Ok(labels)
    }

    /// With one workspace alone its label stands on every message and would only cost.
    async fn has_many_workspaces(&self) -> Result<bool, StoreError> {
        let some: Vec<Uuid> = query_scalar("SELECT id FROM workspaces LIMIT 2")
            .fetch_all(self.reader())
            .await?;
        Ok(some.len() > 1)
    }

    /// The messages as they stand now, with their customers, in the order of the hits.
    async fn with_contacts(&self, hits: &[Hit]) -> Result<Vec<FoundMessage>, StoreError> {
        if hits.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<MessageId> = hits.iter().map(|hit| MessageId(hit.message)).collect();
        let rows: Vec<MessageColumns> = query_as("SELECT * FROM messages WHERE id IN {ids $1}")
            .bind_list(&ids)
            .fetch_all(self.reader())
            .await?;
        let mut messages: BTreeMap<Uuid, Message> = BTreeMap::new();
        for row in rows {
            let message = row.message()?;
            if searchable(&message).is_some() {
                messages.insert(message.id.0, message);
            }
        }
        let conversations: Vec<ConversationId> =
            messages.values().map(|row| row.conversation).collect();
        let rows: Vec<(Uuid, Uuid)> =
            query_as("SELECT id, contact FROM conversations WHERE id IN {ids $1}")
                .bind_list(&conversations)
                .fetch_all(self.reader())
                .await?;
        let contact_of: BTreeMap<Uuid, ContactId> = rows
            .into_iter()
            .map(|(id, contact)| (id, ContactId(contact)))
            .collect();
        let contacts: Vec<ContactId> = contact_of.values().copied().collect();
        let (by_id, identities) = tokio::try_join!(
            self.contacts_by_id(&contacts),
            self.identities_of(&contacts)
        )?;
        Ok(hits
            .iter()
            .filter_map(|hit| {
                let message = messages.remove(&hit.message)?;
                let contact = by_id.get(contact_of.get(&message.conversation.0)?)?;
                Some(FoundMessage {
                    identities: identities.get(&contact.id).cloned().unwrap_or_default(),
                    contact: contact.clone(),
                    message,
                })
            })
            .collect())
    }
}

/// The parameters that all texts share, `$1` to `$8`.
fn run<'q>(
    text: QueryAs<'q, Hit>,
    expression: String,
    query: &SearchQuery,
    limit: usize,
) -> QueryAs<'q, Hit> {
    let cursor: Option<i64> = query.cursor.as_deref().and_then(|text| text.parse().ok());
    let before = query.before.map(first_at);
    text.bind(expression)
        .bind(query.workspace.0)
        .bind(query.from.map_or(0, first_at))
        .bind(cursor.unwrap_or(i64::MAX).min(before.unwrap_or(i64::MAX)))
        .bind(query.line.map(|line| line.0))
        .bind(query.direction.map(|direction| direction == Direction::In))
        .bind(query.origin.map(word))
        .bind(stored(limit as u64))
}
