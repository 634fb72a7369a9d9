//! Reading the list: views, counts, search, and rows with all that a row shows.

mod filters;
mod snoozed;

pub use filters::{Filters, HolderKind};
#[cfg(test)]
pub(crate) use snoozed::DUE as SNOOZED_DUE;

use std::collections::BTreeMap;

use filters::narrowed;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use twinline_core::contact::{Contact, Identity, KnownIdentity, in_address_order};
use twinline_core::conversation::Conversation;
use twinline_core::ids::{ContactId, ConversationId, LineId, PersonId, WorkspaceId};
use uuid::Uuid;

use crate::engine::{query_as, query_scalar};
use crate::rows::contact::{ContactColumns, IdentityColumns};
use crate::rows::conversation::ConversationColumns;
use crate::rows::{counted, json, stored};
use crate::store::{Store, StoreError};
use crate::thread::MessageRow;

/// Which conversations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// All open ones.
    #[default]
    All,
    /// Open ones in which somebody owes an answer.
    Waiting,
    /// Open ones of the person asking.
    Mine,
    /// Open ones of nobody.
    Unassigned,
    /// Those put away for a while.
    Snoozed,
    /// Those put away.
    Resolved,
}

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Newest first.
    #[default]
    Recent,
    /// Who has waited longest first, then newest first.
    LongestWait,
}

/// A question to the list.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// The tenant.
    pub workspace: WorkspaceId,
    /// Which conversations.
    pub view: View,
    /// Who asks; [`View::Mine`] means theirs.
    pub person: PersonId,
    /// Found of the customer or in one of the newest messages that hold it, as far as the search index is by now.
    pub q: Option<String>,
    /// What else must hold.
    pub filters: Filters,
    /// In which order.
    pub sort: Sort,
    /// How many at most.
    pub limit: usize,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// Some rows, and where the next page begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// `None`: that was all.
    pub next_cursor: Option<String>,
}

/// A conversation with all that the list shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationRow {
    /// The conversation.
    pub conversation: Conversation,
    /// The customer.
    pub contact: Contact,
    /// The customer's identifiers, strongest kinds first.
    pub identities: Vec<Identity>,
    /// The newest message: the preview.
    pub newest: Option<MessageRow>,
    /// The newest change that touched it.
    pub version: u64,
}

/// How many conversations each view holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, FromRow)]
pub struct Counts {
    /// See [`View::All`].
    #[sqlx(rename = "all_open", try_from = "i64")]
    pub all: u64,
    /// See [`View::Waiting`].
    #[sqlx(try_from = "i64")]
    pub waiting: u64,
    /// See [`View::Mine`].
    #[sqlx(try_from = "i64")]
    pub mine: u64,
    /// See [`View::Unassigned`].
    #[sqlx(try_from = "i64")]
    pub unassigned: u64,
}

/// Where a page ended: the last row's place in the order. Opaque to whoever carries it.
#[derive(Serialize, Deserialize)]
struct Cursor {
    /// The beginning of the turn as the order's text; empty in the order by recency.
    wait: String,
    at: i64,
    id: Uuid,
}

/// What a page is chosen from: conversations in which something is to be read (core's `is_begun`). `$1` workspace, `$2` status, `$3` waiting only, `$4` whose, `$5` nobody's only, `$6`
/// contacts that are found, `$7` conversations in which something is, `$8` to `$10` the place after which it begins, `$11` limit,
/// `$12` and on the filters.
macro_rules! chosen {
    () => {
        concat!(
            "c.workspace = $1 AND c.status = $2 AND c.newest IS NOT NULL AND (NOT $3 OR c.turn_start IS NOT NULL) \
             AND ($4 IS NULL OR c.assignee = $4) AND (NOT $5 OR c.assignee IS NULL) \
             AND ($6 IS NULL OR c.contact IN {ids $6} OR c.id IN {ids $7}) AND ",
            narrowed!()
        )
    };
}

/// In the index's own order from the place on: no page costs more than the one before.
pub(crate) const RECENT: &str = concat!(
    "SELECT c.*, '' AS wait FROM conversations AS c WHERE $8 >= '' AND c.list_at <= $9 AND ",
    chosen!(),
    " AND (c.list_at < $9 OR c.id > $10) ORDER BY c.list_at DESC, c.id LIMIT $11"
);

/// The first twelve digits of an order key are its time; those that do not wait sort behind all digits.
macro_rules! wait {
    () => {
        "coalesce(substr(c.turn_start, 1, 12), 'g')"
    };
}

/// The same, by an index on that expression.
pub(crate) const LONGEST_WAIT: &str = concat!(
    "SELECT c.*, ",
    wait!(),
    " AS wait FROM conversations AS c WHERE ",
    wait!(),
    " >= $8 AND ",
    chosen!(),
    " AND (",
    wait!(),
    " > $8 OR c.list_at < $9 OR (c.list_at = $9 AND c.id > $10)) ORDER BY ",
    wait!(),
    ", c.list_at DESC, c.id LIMIT $11"
);

/// What a person pinned of it: few, and so sorted where they are found. `$23` whose pins.
pub(crate) const PINNED: &str = concat!(
    "SELECT c.*, ",
    wait!(),
    " AS wait FROM pins AS p JOIN conversations AS c ON c.id = p.conversation WHERE p.person = $23 \
     AND $8 >= '' AND c.list_at <= $9 AND ",
    chosen!(),
    " AND (c.list_at < $9 OR c.id > $10) ORDER BY c.list_at DESC, c.id LIMIT $11"
);

/// Each from an index that holds all it asks for, because the list is looked at all the time. `$1` workspace, `$2` whose,
/// `$3` a person before all others.
pub(crate) const COUNTS: &str = "SELECT all_open, waiting, mine, all_open - assigned AS unassigned FROM (SELECT \
    (SELECT count(*) FROM conversations WHERE workspace = $1 AND status = 'open' AND list_at > 0) AS all_open, \
    (SELECT count(*) FROM conversations WHERE workspace = $1 AND status = 'open' AND turn_start IS NOT NULL) AS waiting, \
    (SELECT count(*) FROM conversations WHERE workspace = $1 AND status = 'open' AND assignee = $2 \
    AND list_at > 0) AS mine, \
    (SELECT count(*) FROM conversations WHERE workspace = $1 AND status = 'open' AND assignee > $3 \
    AND list_at > 0) AS assigned) AS counted";

#[derive(FromRow)]
struct ListColumns {
    #[sqlx(flatten)]
    conversation: ConversationColumns,
    wait: String,
    list_at: i64,
}

impl Store {
    /// A page of the list. Rows that move between two pages may be seen in neither or both (the live feed tells of them);
    /// those that stay are seen exactly once. A cursor that is not one of ours begins anew.
    pub async fn conversations(
        &self,
        query: &ListQuery,
    ) -> Result<Page<ConversationRow>, StoreError> {
        let cursor: Option<Cursor> = query
            .cursor
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok());
        let statement = match query.sort {
            Sort::Recent => RECENT,
            Sort::LongestWait => LONGEST_WAIT,
        };
        let mut rows = self.chosen(statement, query, cursor).await?;
        let more = rows.len() > query.limit;
        rows.truncate(query.limit);
        let next_cursor = rows.last().filter(|_| more).map(|row| {
            let place = Cursor {
                wait: row.wait.clone(),
                at: row.list_at,
                id: row.conversation.id,
            };
            json(&place)
        });
        let columns = rows.into_iter().map(|row| row.conversation).collect();
        Ok(Page {
            items: self.with_people(columns).await?,
            next_cursor,
        })
    }

    /// Of the whole list what the person asking has pinned, in its order: at most as many as a page.
    pub async fn pinned_conversations(
        &self,
        query: &ListQuery,
    ) -> Result<Vec<ConversationRow>, StoreError> {
        let mut rows = self.chosen(PINNED, query, None).await?;
        rows.truncate(query.limit);
        if query.sort == Sort::LongestWait {
            rows.sort_by(|a, b| a.wait.cmp(&b.wait));
        }
        self.with_people(rows.into_iter().map(|row| row.conversation).collect())
            .await
    }

    /// One of the statements above with all that they ask for in common.
    async fn chosen(
        &self,
        statement: &'static str,
        query: &ListQuery,
        cursor: Option<Cursor>,
    ) -> Result<Vec<ListColumns>, StoreError> {
        let q = query.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
        let found = match q {
            Some(q) => Some(self.found_in(query.workspace, q).await?),
            None => None,
        };
        let status = match query.view {
            View::Resolved => "resolved",
            View::Snoozed => "snoozed",
            _ => "open",
        };
        let mine = (query.view == View::Mine).then_some(query.person.0);
        // Before everything there is.
        let place = cursor.unwrap_or(Cursor {
            wait: String::new(),
            at: i64::MAX,
            id: Uuid::nil(),
        });
        let asked = query_as(statement)
            .bind(query.workspace.0)
            .bind(status)
            .bind(query.view == View::Waiting)
            .bind(mine)
            .bind(query.view == View::Unassigned)
            .bind_list_if(found.as_ref().map(|found| &found.contacts))
            .bind_list_if(found.as_ref().map(|found| &found.conversations))
            .bind(place.wait)
            .bind(place.at)
            .bind(place.id)
            .bind(stored(query.limit as u64 + 1));
        let mut asked = query.filters.bind(asked);
        if statement == PINNED {
            asked = asked.bind(query.person.0);
        }
        Ok(asked.fetch_all(self.reader()).await?)
    }

    /// Conversations by id, in no order. Those that are gone (they turned out to be another one) are left out.
    pub async fn conversation_rows(
        &self,
        ids: &[ConversationId],
    ) -> Result<Vec<ConversationRow>, StoreError> {
        let rows = self.conversation_columns(ids).await?;
        self.with_people(rows).await
    }

    /// The same without what is shown of them: whose turn it is and who may speak.
    pub async fn bare_conversations(
        &self,
        ids: &[ConversationId],
    ) -> Result<Vec<Conversation>, StoreError> {
        let rows = self.conversation_columns(ids).await?.into_iter();
        rows.map(ConversationColumns::conversation).collect()
    }

    /// How often a conversation's floor has moved. `None`: there is no such conversation.
    pub async fn floor_moves(
        &self,
        workspace: WorkspaceId,
        id: ConversationId,
    ) -> Result<Option<u64>, StoreError> {
        let moves: Option<i64> = query_scalar(
            "SELECT floor_version FROM conversations WHERE id = $1 AND workspace = $2",
        )
        .bind(id.0)
        .bind(workspace.0)
        .fetch_optional(self.reader())
        .await?;
        Ok(moves.map(counted))
    }

    async fn conversation_columns(
        &self,
        ids: &[ConversationId],
    ) -> Result<Vec<ConversationColumns>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = query_as("SELECT * FROM conversations WHERE id IN {ids $1}")
            .bind_list(ids)
            .fetch_all(self.reader())
            .await?;
        Ok(rows)
    }

    /// The conversations with a contact, on every line: what shows a name that changed.
    pub async fn conversations_with(
        &self,
        contacts: &[ContactId],
    ) -> Result<Vec<ConversationId>, StoreError> {
        let rows: Vec<Uuid> =
            query_scalar("SELECT id FROM conversations WHERE contact IN {ids $1}")
                .bind_list(contacts)
                .fetch_all(self.reader())
                .await?;
        Ok(rows.into_iter().map(ConversationId).collect())
    }

    /// How many conversations each view holds for `person`.
    pub async fn counts(
        &self,
        workspace: WorkspaceId,
        person: PersonId,
    ) -> Result<Counts, StoreError> {
        Ok(query_as(COUNTS)
            .bind(workspace.0)
            .bind(person.0)
            // Whoever it is comes after nobody.
            .bind(Uuid::nil())
            .fetch_one(self.reader())
            .await?)
    }

    /// How many conversations a line has, and how many of them are known from history alone.
    pub async fn conversation_count(&self, line: LineId) -> Result<(u64, u64), StoreError> {
        let (all, old): (i64, i64) = query_as(
            "SELECT count(*), count(*) FILTER (WHERE last_live IS NULL) FROM conversations \
             WHERE line = $1 AND newest IS NOT NULL",
        )
        .bind(line.0)
        .fetch_one(self.reader())
        .await?;
        Ok((counted(all), counted(old)))
    }

    async fn with_people(
        &self,
        columns: Vec<ConversationColumns>,
    ) -> Result<Vec<ConversationRow>, StoreError> {
        let conversations: Vec<(Conversation, u64)> = columns
            .into_iter()
            .map(|row| {
                let version = counted(row.version);
                Ok((row.conversation()?, version))
            })
            .collect::<Result<_, StoreError>>()?;
        let contacts: Vec<ContactId> = conversations.iter().map(|(row, _)| row.contact).collect();
        let newest: Vec<_> = conversations
            .iter()
            .filter_map(|(row, _)| row.summary.newest.as_ref().map(|(_, id)| *id))
            .collect();
        let (by_id, mut identities, newest) = tokio::try_join!(
            self.contacts_by_id(&contacts),
            self.identities_of(&contacts),
            self.message_rows(&newest),
        )?;
        let mut newest: BTreeMap<ConversationId, MessageRow> = newest
            .into_iter()
            .map(|row| (row.message.conversation, row))
            .collect();
        conversations
            .into_iter()
            .map(|(conversation, version)| {
                let contact = by_id
                    .get(&conversation.contact)
                    .cloned()
                    .ok_or_else(|| StoreError::corrupt("conversation", "its contact is gone"))?;
                Ok(ConversationRow {
                    contact,
                    identities: identities.remove(&conversation.contact).unwrap_or_default(),
                    newest: newest.remove(&conversation.id),
                    conversation,
                    version,
                })
            })
            .collect()
    }

    pub(crate) async fn contacts_by_id(
        &self,
        ids: &[ContactId],
    ) -> Result<BTreeMap<ContactId, Contact>, StoreError> {
        let rows: Vec<ContactColumns> = query_as("SELECT * FROM contacts WHERE id IN {ids $1}")
            .bind_list(ids)
            .fetch_all(self.reader())
            .await?;
        rows.into_iter()
            .map(|row| row.contact().map(|row| (row.id, row)))
            .collect()
    }

    /// The identifiers of contacts, those of each kind first by which they are addressed.
    pub(crate) async fn known_identities_of(
        &self,
        ids: &[ContactId],
    ) -> Result<BTreeMap<ContactId, Vec<KnownIdentity>>, StoreError> {
        let rows: Vec<IdentityColumns> =
            query_as("SELECT * FROM identities WHERE contact IN {ids $1}")
                .bind_list(ids)
                .fetch_all(self.reader())
                .await?;
        let mut by_contact: BTreeMap<ContactId, Vec<KnownIdentity>> = BTreeMap::new();
        for row in rows {
            let (identity, owned) = row.owned()?;
            by_contact
                .entry(owned.by)
                .or_default()
                .push(KnownIdentity::of(identity, &owned));
        }
        Ok(by_contact
            .into_iter()
            .map(|(contact, known)| (contact, in_address_order(known)))
            .collect())
    }

    /// The same, without when.
    pub(crate) async fn identities_of(
        &self,
        ids: &[ContactId],
    ) -> Result<BTreeMap<ContactId, Vec<Identity>>, StoreError> {
        let known = self.known_identities_of(ids).await?.into_iter();
        let bare = |known: Vec<KnownIdentity>| known.into_iter().map(|it| it.identity).collect();
        Ok(known
            .map(|(contact, known)| (contact, bare(known)))
            .collect())
    }
}
