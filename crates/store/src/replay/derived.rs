//! The derived part of every table, as keys and values that can be compared on any engine. What is left out here is
//! primary: decided by people, or a record of what became visible when. Tests hold all of it against the schema
//! (`contract/marks.rs`) and falsify every column that is compared (`tests/columns.rs`).

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};
use sqlx::FromRow;
use twinline_core::contact::NameSource;
use twinline_core::ids::LineId;
use twinline_core::number_life::{NumberLife, Sync};
use uuid::Uuid;

use super::Compared;
use crate::engine::query_as;
use crate::lines::Line;
use crate::rows::contact::{ContactColumns, IdentityColumns};
use crate::rows::conversation::ConversationColumns;
use crate::rows::fact::FactColumns;
use crate::rows::message::MessageColumns;
use crate::rows::parked::ParkedColumns;
use crate::rows::stored;
use crate::store::{Store, StoreError};

/// The tables with something derived in them, in the order in which they are mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Contacts,
    Identities,
    UnknownLines,
    Unreadables,
    Lines,
    LineEvents,
    Conversations,
    Messages,
    MessageMedia,
    Parked,
    Facts,
}

/// Those that span lines: they are compared only when everything is.
pub(super) const SPANNING: [Table; 4] = [
    Table::Contacts,
    Table::Identities,
    Table::UnknownLines,
    Table::Unreadables,
];

/// Those of one line.
pub(super) const OF_A_LINE: [Table; 7] = [
    Table::Lines,
    Table::LineEvents,
    Table::Conversations,
    Table::Messages,
    Table::MessageMedia,
    Table::Parked,
    Table::Facts,
];

/// One row, as far as it is derived.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Derived {
    /// Sorts bytewise in the order in which pages are read.
    pub(super) key: String,
    pub(super) line: Option<LineId>,
    pub(super) values: Map<String, Value>,
}

impl Table {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Contacts => "contacts",
            Self::Identities => "identities",
            Self::UnknownLines => "unknown_lines",
            Self::Unreadables => "unreadables",
            Self::Lines => "lines",
            Self::LineEvents => "line_events",
            Self::Conversations => "conversations",
            Self::Messages => "messages",
            Self::MessageMedia => "message_media",
            Self::Parked => "parked",
            Self::Facts => "facts",
        }
    }

    /// Whether the present table may hold rows that no journal tells of: connecting writes into timelines as well.
    pub(super) fn may_hold_more(self) -> bool {
        self == Self::LineEvents
    }
}

/// At most `limit` rows of a table after `after`, by key.
pub(super) async fn page(
    store: &Store,
    table: Table,
    compared: Compared,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    match table {
        Table::Contacts => contacts(store, after, limit).await,
        Table::Identities => identities(store, after, limit).await,
        Table::UnknownLines => unknown_lines(store, after, limit).await,
        Table::Unreadables => unreadables(store, after, limit).await,
        Table::Lines => lines(store, compared, after).await,
        Table::LineEvents => line_events(store, compared, after, limit).await,
        Table::Conversations => conversations(store, compared, after, limit).await,
        Table::Messages => messages(store, compared, after, limit).await,
        Table::MessageMedia => message_media(store, compared, after, limit).await,
        Table::Parked => parked(store, compared, after, limit).await,
        Table::Facts => facts(store, compared, after, limit).await,
    }
}

/// A key made of an id: sorts as the id does on either engine.
fn key(id: Uuid) -> String {
    id.to_string()
}

/// The id of such a key; the empty key stands before all of them.
fn id(key: &str) -> Uuid {
    Uuid::try_parse(key).unwrap_or_default()
}

fn object<T: Serialize>(value: &T) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(map)) => map,
        Ok(Value::Null) => Map::new(),
        // Only structs come here.
        other => Map::from_iter([("value".to_owned(), other.unwrap_or_default())]),
    }
}

#[derive(FromRow)]
struct ContactRow {
    in_book: bool,
    #[sqlx(flatten)]
    columns: ContactColumns,
}

async fn contacts(store: &Store, after: &str, limit: usize) -> Result<Vec<Derived>, StoreError> {
    let rows: Vec<ContactRow> =
        query_as("SELECT * FROM contacts WHERE id > $1 ORDER BY id LIMIT $2")
            .bind(id(after))
            .bind(stored(limit as u64))
            .fetch_all(store.reader())
            .await?;
    rows.into_iter()
        .map(|row| {
            let mut contact = row.columns.contact()?;
            // What the team calls somebody was decided here.
            contact.names.remove(&NameSource::Team);
            let mut values = object(&contact);
            values.insert("in_book".to_owned(), row.in_book.into());
            Ok(Derived {
                key: key(contact.id.0),
                line: None,
                values,
            })
        })
        .collect()
}

/// Between the parts of a key of several columns; sorts before everything that stands in them.
const BETWEEN: char = '\u{1}';

async fn identities(store: &Store, after: &str, limit: usize) -> Result<Vec<Derived>, StoreError> {
    let mut parts = after.splitn(4, BETWEEN);
    let workspace = id(parts.next().unwrap_or_default());
    let mut part = || parts.next().unwrap_or_default().to_owned();
    let (kind, scope, value) = (part(), part(), part());
    let rows: Vec<IdentityRow> = query_as(
        "SELECT * FROM identities WHERE (workspace, kind, scope, value) > ($1, $2, $3, $4) \
         ORDER BY workspace, kind, scope, value LIMIT $5",
    )
    .bind(workspace)
    .bind(kind)
    .bind(scope)
    .bind(value)
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    rows.into_iter()
        .map(|row| {
            let workspace = row.workspace;
            let (identity, owned) = row.columns.owned()?;
            let kind = crate::rows::word(identity.kind);
            let mut values = object(&owned.claim);
            values.extend(object(&owned.tenure));
            values.insert("contact".to_owned(), owned.by.0.to_string().into());
            Ok(Derived {
                key: [&key(workspace), &kind, &identity.scope, &identity.value]
                    .map(String::as_str)
                    .join(&BETWEEN.to_string()),
                line: None,
                values,
            })
        })
        .collect()
}

#[derive(FromRow)]
struct IdentityRow {
    workspace: Uuid,
    #[sqlx(flatten)]
    columns: IdentityColumns,
}

/// An identity's key, taken apart: workspace, kind, scope, value.
pub(super) fn identity_parts(key: &str) -> Option<(Uuid, &str, &str, &str)> {
    let mut parts = key.splitn(4, BETWEEN);
    Some((
        id(parts.next()?),
        parts.next()?,
        parts.next()?,
        parts.next()?,
    ))
}

async fn unknown_lines(
    store: &Store,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    let rows: Vec<(String, i64)> = query_as(
        "SELECT address, count FROM unknown_lines WHERE address > $1 ORDER BY address LIMIT $2",
    )
    .bind(after)
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    Ok(rows
        .into_iter()
        .map(|(address, count)| Derived {
            key: address,
            line: None,
            values: Map::from_iter([("count".to_owned(), count.into())]),
        })
        .collect())
}

#[derive(FromRow, Serialize)]
struct UnreadableValues {
    #[serde(skip)]
    id: Uuid,
    position: i64,
    idx: i64,
    address: Option<String>,
    line: Option<Uuid>,
    field: Option<String>,
    reason: String,
    excerpt: String,
    received_at: i64,
}

async fn unreadables(store: &Store, after: &str, limit: usize) -> Result<Vec<Derived>, StoreError> {
    // What was read since says nothing any more. A replay has none of those.
    let rows: Vec<UnreadableValues> =
        query_as("SELECT * FROM unreadables WHERE id > $1 AND state = 'kept' ORDER BY id LIMIT $2")
            .bind(id(after))
            .bind(stored(limit as u64))
            .fetch_all(store.reader())
            .await?;
    Ok(rows
        .into_iter()
        .map(|row| Derived {
            key: key(row.id),
            line: row.line.map(LineId),
            values: object(&row),
        })
        .collect())
}

/// What connecting did is primary: which syncs were asked for and what WhatsApp said to that, and how far the connection
/// is, and from which entry on the journal tells of this onboarding. The rest of a life is what it told from there on.
pub(super) fn primary_life(present: &NumberLife, replayed: NumberLife) -> NumberLife {
    let sync = |present: &Sync, replayed: Sync| Sync {
        asked: present.asked,
        asked_at: present.asked_at,
        request_id: present.request_id.clone(),
        note: present.note.clone(),
        ..replayed
    };
    // A snapshot may know an onboarding before.
    let replayed = if replayed.after == present.after {
        replayed
    } else {
        NumberLife::default()
    };
    NumberLife {
        stage: present.stage,
        stage_since: present.stage_since,
        after: present.after,
        contacts: sync(&present.contacts, replayed.contacts),
        history: sync(&present.history, replayed.history),
        ..replayed
    }
}

async fn lines(store: &Store, compared: Compared, after: &str) -> Result<Vec<Derived>, StoreError> {
    let mut rows: Vec<Line> = store.all_lines().await?;
    rows.sort_by_key(|line| line.id);
    Ok(rows
        .into_iter()
        .filter(|line| compared.line.is_none_or(|only| only == line.id))
        .filter(|line| key(line.id.0).as_str() > after)
        .map(|line| Derived {
            key: key(line.id.0),
            line: Some(line.id),
            values: Map::from_iter([(
                "life".to_owned(),
                serde_json::to_value(&line.life).unwrap_or_default(),
            )]),
        })
        .collect())
}

async fn line_events(
    store: &Store,
    compared: Compared,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    let rows: Vec<(Uuid, Uuid, i64, String, String)> = query_as(
        "SELECT id, line, at, kind, text FROM line_events \
         WHERE id > $1 AND ($2 IS NULL OR line = $2) ORDER BY id LIMIT $3",
    )
    .bind(id(after))
    .bind(compared.line.map(|line| line.0))
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, line, at, kind, text)| Derived {
            key: key(id),
            line: Some(LineId(line)),
            values: Map::from_iter([
                ("line".to_owned(), line.to_string().into()),
                ("at".to_owned(), at.into()),
                ("kind".to_owned(), kind.into()),
                ("text".to_owned(), text.into()),
            ]),
        })
        .collect())
}

#[derive(FromRow)]
struct ConversationRow {
    workspace: Uuid,
    list_at: i64,
    #[sqlx(flatten)]
    columns: ConversationColumns,
}

async fn conversations(
    store: &Store,
    compared: Compared,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    let rows: Vec<ConversationRow> = query_as(
        "SELECT * FROM conversations WHERE id > $1 AND ($2 IS NULL OR line = $2) \
         ORDER BY id LIMIT $3",
    )
    .bind(id(after))
    .bind(compared.line.map(|line| line.0))
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    rows.into_iter()
        .map(|row| {
            let conversation = row.columns.conversation()?;
            // Status, assignee, marks and floor were decided at their moment; `answered` names a change number.
            let mut values = object(&conversation.summary);
            values.insert("workspace".to_owned(), row.workspace.to_string().into());
            values.insert("line".to_owned(), conversation.line.0.to_string().into());
            values.insert(
                "contact".to_owned(),
                conversation.contact.0.to_string().into(),
            );
            values.insert("list_at".to_owned(), row.list_at.into());
            Ok(Derived {
                key: key(conversation.id.0),
                line: Some(conversation.line),
                values,
            })
        })
        .collect()
}

#[derive(FromRow)]
struct MessageRow {
    order_key: String,
    live: bool,
    #[sqlx(flatten)]
    columns: MessageColumns,
}

async fn messages(
    store: &Store,
    compared: Compared,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    let rows: Vec<MessageRow> = query_as(
        "SELECT * FROM messages WHERE id > $1 AND ($2 IS NULL OR line = $2) ORDER BY id LIMIT $3",
    )
    .bind(id(after))
    .bind(compared.line.map(|line| line.0))
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    rows.into_iter()
        .map(|row| {
            let message = row.columns.message()?;
            let mut values = object(&message);
            values.insert("order_key".to_owned(), row.order_key.into());
            values.insert("live".to_owned(), row.live.into());
            Ok(Derived {
                key: key(message.id.0),
                line: Some(message.line),
                values,
            })
        })
        .collect()
}

async fn message_media(
    store: &Store,
    compared: Compared,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    // That there is a file to fetch is derived. How far the fetch is, is not: WhatsApp gives it for a week.
    let rows: Vec<(Uuid, Uuid)> = query_as(
        "SELECT message, line FROM message_media WHERE message > $1 AND ($2 IS NULL OR line = $2) \
         ORDER BY message LIMIT $3",
    )
    .bind(id(after))
    .bind(compared.line.map(|line| line.0))
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    Ok(rows
        .into_iter()
        .map(|(message, line)| Derived {
            key: key(message),
            line: Some(LineId(line)),
            values: Map::from_iter([("line".to_owned(), line.to_string().into())]),
        })
        .collect())
}

async fn parked(
    store: &Store,
    compared: Compared,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    let (line, external) = after.split_once(BETWEEN).unwrap_or((after, ""));
    let rows: Vec<ParkedRow> = query_as(
        "SELECT * FROM parked WHERE (line, external_id) > ($1, $2) AND ($3 IS NULL OR line = $3) \
         AND since >= $4 ORDER BY line, external_id LIMIT $5",
    )
    .bind(id(line))
    .bind(external)
    .bind(compared.line.map(|line| line.0))
    .bind(compared.parked_before)
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    rows.into_iter()
        .map(|row| {
            let line = LineId(row.line);
            let (external, parked) = row.columns.parked()?;
            Ok(Derived {
                key: format!("{}{BETWEEN}{}", key(line.0), external.0),
                line: Some(line),
                values: object(&parked),
            })
        })
        .collect()
}

async fn facts(
    store: &Store,
    compared: Compared,
    after: &str,
    limit: usize,
) -> Result<Vec<Derived>, StoreError> {
    let mut parts = after.splitn(3, BETWEEN);
    let line = id(parts.next().unwrap_or_default());
    let mut part = || parts.next().unwrap_or_default().to_owned();
    let (kind, subject) = (part(), part());
    let rows: Vec<FactRow> = query_as(
        "SELECT * FROM facts WHERE (line, kind, subject) > ($1, $2, $3) \
         AND ($4 IS NULL OR line = $4) ORDER BY line, kind, subject LIMIT $5",
    )
    .bind(line)
    .bind(kind)
    .bind(subject)
    .bind(compared.line.map(|line| line.0))
    .bind(stored(limit as u64))
    .fetch_all(store.reader())
    .await?;
    rows.into_iter()
        .map(|row| {
            let line = LineId(row.line);
            let ((kind, subject), fact) = row.columns.fact()?;
            Ok(Derived {
                key: [&key(line.0), &crate::rows::word(kind), &subject]
                    .map(String::as_str)
                    .join(&BETWEEN.to_string()),
                line: Some(line),
                values: object(&fact),
            })
        })
        .collect()
}

#[derive(FromRow)]
struct FactRow {
    line: Uuid,
    #[sqlx(flatten)]
    columns: FactColumns,
}

/// A fact's key, taken apart: kind, subject.
pub(super) fn fact_parts(key: &str) -> Option<(&str, &str)> {
    let mut parts = key.splitn(3, BETWEEN).skip(1);
    Some((parts.next()?, parts.next()?))
}

#[derive(FromRow)]
struct ParkedRow {
    line: Uuid,
    #[sqlx(flatten)]
    columns: ParkedColumns,
}

/// The channel's id in a parked row's key.
pub(super) fn parked_external(key: &str) -> &str {
    key.split_once(BETWEEN).map_or("", |(_, external)| external)
}

/// The first place in which two rows differ: column, and the path in it; with what each side has there.
pub(super) fn first_difference(
    present: &Map<String, Value>,
    replayed: &Map<String, Value>,
) -> Option<(String, Value, Value)> {
    let names: BTreeSet<&String> = present.keys().chain(replayed.keys()).collect();
    for name in names {
        let of_present = present.get(name).unwrap_or(&Value::Null);
        let of_replayed = replayed.get(name).unwrap_or(&Value::Null);
        if of_present == of_replayed {
            continue;
        }
        if let (Value::Object(a), Value::Object(b)) = (of_present, of_replayed)
            && let Some((path, a, b)) = first_difference(a, b)
        {
            return Some((format!("{name}.{path}"), a, b));
        }
        return Some((name.clone(), of_present.clone(), of_replayed.clone()));
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::first_difference;

    #[test]
    fn the_first_difference_is_named_down_to_its_place() {
        let map = |value: serde_json::Value| value.as_object().cloned().unwrap_or_default();
        let present = map(json!({"a": 1, "ticks": {"read": 5, "sent": 1}, "z": null}));
        let replayed = map(json!({"a": 1, "ticks": {"read": 4, "sent": 2}}));
        assert_eq!(
            first_difference(&present, &replayed),
            Some(("ticks.read".to_owned(), json!(5), json!(4)))
        );
        assert_eq!(first_difference(&present, &present), None);
        let without = map(json!({"a": 1}));
        assert_eq!(
            first_difference(&without, &replayed).map(|(path, ..)| path),
            Some("ticks".to_owned())
        );
    }
}
