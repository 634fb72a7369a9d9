//! A conversation as a row.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::conversation::{Answered, Conversation};
use twinline_core::floor::Floor;
use twinline_core::ids::{
    ContactId, ConversationId, LabelId, LineId, MessageId, PersonId, WorkspaceId,
};
use twinline_core::message::OrderKey;
use twinline_core::summary::Summary;
use uuid::Uuid;

use super::floor::{holder, holder_columns};
use super::{counted, from_json, from_word, json, stored, word};
use crate::engine::{Query, query};
use crate::store::StoreError;

#[derive(FromRow)]
pub(crate) struct ConversationColumns {
    pub(crate) id: Uuid,
    line: Uuid,
    contact: Uuid,
    status: String,
    snoozed_until: Option<i64>,
    assignee: Option<Uuid>,
    read_up_to: Option<String>,
    marked_unread: bool,
    labels: Option<String>,
    floor_kind: String,
    floor_id: Option<Uuid>,
    floor_since: Option<i64>,
    floor_until: Option<i64>,
    floor_version: i64,
    floor_human_at: Option<i64>,
    floor_typing_until: Option<i64>,
    floor_handed_at: Option<i64>,
    #[sqlx(flatten)]
    summary: SummaryColumns,
    answered_no: Option<i64>,
    answered_message: Option<Uuid>,
    held: Option<String>,
    pub(crate) version: i64,
}

/// The summary's columns; the same names come out of the statement that computes it.
#[derive(FromRow)]
pub(crate) struct SummaryColumns {
    pub(crate) newest: Option<String>,
    pub(crate) last_in: Option<String>,
    pub(crate) last_out: Option<String>,
    pub(crate) turn_start: Option<String>,
    pub(crate) open_heard: Option<String>,
    pub(crate) last_live: Option<String>,
    pub(crate) unread: i64,
}

impl SummaryColumns {
    pub(crate) fn summary(self) -> Result<Summary, StoreError> {
        Ok(Summary {
            newest: with_id(self.newest)?,
            last_in: with_id(self.last_in)?,
            last_out: with_id(self.last_out)?,
            turn_start: self.turn_start.map(OrderKey),
            open_heard: self.open_heard,
            unread: u32::try_from(self.unread).unwrap_or(u32::MAX),
            last_live: self.last_live.map(OrderKey),
        })
    }
}

/// A label as it stands in its row and in those of conversations.
pub(crate) fn label_word(id: LabelId) -> String {
    id.0.simple().to_string()
}

/// What stands there with blanks between.
fn labels(words: Option<&str>) -> Result<BTreeSet<LabelId>, StoreError> {
    let words = words.unwrap_or_default().split_ascii_whitespace();
    let id = |word| Uuid::try_parse(word).map(LabelId);
    words
        .map(id)
        .collect::<Result<_, _>>()
        .map_err(|_| StoreError::corrupt("labels of a conversation", "they are no ids"))
}

/// An order key ends in the id of its message.
fn with_id(key: Option<String>) -> Result<Option<(OrderKey, MessageId)>, StoreError> {
    key.map(|key| {
        let id = key
            .get(28..)
            .and_then(|id| Uuid::try_parse(id).ok())
            .ok_or_else(|| StoreError::corrupt("order key", "it names no message"))?;
        Ok((OrderKey(key), MessageId(id)))
    })
    .transpose()
}

impl ConversationColumns {
    pub(crate) fn conversation(self) -> Result<Conversation, StoreError> {
        Ok(Conversation {
            id: ConversationId(self.id),
            line: LineId(self.line),
            contact: ContactId(self.contact),
            summary: self.summary.summary()?,
            floor: Floor {
                holder: holder(&self.floor_kind, self.floor_id)?,
                since: self.floor_since,
                until: self.floor_until,
                version: counted(self.floor_version),
                human_at: self.floor_human_at,
                typing_until: self.floor_typing_until,
                handed_at: self.floor_handed_at,
            },
            status: from_word("status", &self.status)?,
            snoozed_until: self.snoozed_until,
            assignee: self.assignee.map(PersonId),
            read_up_to: self.read_up_to.map(OrderKey),
            marked_unread: self.marked_unread,
            labels: labels(self.labels.as_deref())?,
            answered: match (self.answered_no, self.answered_message) {
                (Some(no), Some(message)) => Some(Answered {
                    no: counted(no),
                    message: MessageId(message),
                }),
                _ => None,
            },
            held: match &self.held {
                Some(held) => from_json("held echoes", held)?,
                None => BTreeMap::new(),
            },
        })
    }
}

#[derive(Serialize)]
struct NewConversation<'a> {
    id: ConversationId,
    line: LineId,
    contact: ContactId,
    status: String,
    snoozed_until: Option<i64>,
    assignee: Option<PersonId>,
    read_up_to: Option<&'a OrderKey>,
    marked_unread: bool,
    labels: Option<String>,
    floor_kind: &'static str,
    floor_id: Option<Uuid>,
    floor_since: Option<i64>,
    floor_until: Option<i64>,
    floor_version: i64,
    floor_human_at: Option<i64>,
    floor_typing_until: Option<i64>,
    floor_handed_at: Option<i64>,
    newest: Option<&'a OrderKey>,
    last_in: Option<&'a OrderKey>,
    last_out: Option<&'a OrderKey>,
    turn_start: Option<&'a OrderKey>,
    open_heard: Option<&'a String>,
    last_live: Option<&'a OrderKey>,
    unread: u32,
    answered_no: Option<i64>,
    answered_message: Option<MessageId>,
    held: Option<String>,
    list_at: i64,
    version: i64,
}

impl<'a> NewConversation<'a> {
    fn of(row: &'a Conversation, version: u64) -> Self {
        let (floor_kind, floor_id) = holder_columns(row.floor.holder);
        let summary = &row.summary;
        let key = |pair: &'a Option<(OrderKey, MessageId)>| pair.as_ref().map(|(key, _)| key);
        Self {
            id: row.id,
            line: row.line,
            contact: row.contact,
            status: word(row.status),
            snoozed_until: row.snoozed_until,
            assignee: row.assignee,
            read_up_to: row.read_up_to.as_ref(),
            marked_unread: row.marked_unread,
            labels: (!row.labels.is_empty()).then(|| {
                let words: Vec<String> = row.labels.iter().map(|id| label_word(*id)).collect();
                words.join(" ")
            }),
            floor_kind,
            floor_id,
            floor_since: row.floor.since,
            floor_until: row.floor.until,
            floor_version: stored(row.floor.version),
            floor_human_at: row.floor.human_at,
            floor_typing_until: row.floor.typing_until,
            floor_handed_at: row.floor.handed_at,
            newest: key(&summary.newest),
            last_in: key(&summary.last_in),
            last_out: key(&summary.last_out),
            turn_start: summary.turn_start.as_ref(),
            open_heard: summary.open_heard.as_ref(),
            last_live: summary.last_live.as_ref(),
            unread: summary.unread,
            answered_no: row.answered.map(|answered| stored(answered.no)),
            answered_message: row.answered.map(|answered| answered.message),
            held: (!row.held.is_empty()).then(|| json(&row.held)),
            list_at: summary.list_at(),
            version: stored(version),
        }
    }
}

const INSERT: &str = "INSERT INTO conversations (id, workspace, line, contact, status, snoozed_until, assignee, read_up_to, marked_unread, labels, \
     floor_kind, floor_id, floor_since, floor_until, floor_version, floor_human_at, floor_typing_until, floor_handed_at, newest, last_in, last_out, \
     turn_start, open_heard, last_live, unread, answered_no, answered_message, held, list_at, \
     version) SELECT r.id, $2, r.line, r.contact, r.status, r.snoozed_until, r.assignee, r.read_up_to, r.marked_unread, r.labels, \
     r.floor_kind, r.floor_id, r.floor_since, r.floor_until, r.floor_version, r.floor_human_at, r.floor_typing_until, r.floor_handed_at, r.newest, r.last_in, \
     r.last_out, r.turn_start, r.open_heard, r.last_live, r.unread, r.answered_no, \
     r.answered_message, r.held, r.list_at, r.version FROM {rows $1: id uuid, line uuid, contact \
     uuid, status text, snoozed_until bigint, assignee uuid, read_up_to text, marked_unread boolean, labels text, floor_kind text, floor_id uuid, \
     floor_since bigint, floor_until bigint, floor_version bigint, floor_human_at bigint, floor_typing_until bigint, floor_handed_at bigint, newest text, last_in text, \
     last_out text, turn_start text, open_heard text, last_live text, unread bigint, answered_no \
     bigint, answered_message uuid, held text, list_at bigint, version bigint} AS r WHERE true ON \
     CONFLICT (id) DO UPDATE SET contact = excluded.contact, status = excluded.status, snoozed_until = excluded.snoozed_until, assignee = \
     excluded.assignee, read_up_to = excluded.read_up_to, marked_unread = excluded.marked_unread, labels = excluded.labels, floor_kind = excluded.floor_kind, \
     floor_id = excluded.floor_id, floor_since = excluded.floor_since, floor_until = \
     excluded.floor_until, floor_version = excluded.floor_version, floor_human_at = excluded.floor_human_at, floor_typing_until = excluded.floor_typing_until, floor_handed_at = excluded.floor_handed_at, newest = excluded.newest, \
     last_in = excluded.last_in, last_out = excluded.last_out, turn_start = excluded.turn_start, \
     open_heard = excluded.open_heard, last_live = excluded.last_live, unread = excluded.unread, \
     answered_no = excluded.answered_no, answered_message = excluded.answered_message, held = \
     excluded.held, list_at = excluded.list_at, version = excluded.version";

/// Half the work of the above: nothing is tried and found to stand there, and the indexes of what stays are left alone.
const UPDATE: &str = "UPDATE conversations SET status = r.status, snoozed_until = r.snoozed_until, assignee = r.assignee, read_up_to = r.read_up_to, marked_unread = r.marked_unread, labels = r.labels, \
     floor_kind = r.floor_kind, floor_id = r.floor_id, floor_since = r.floor_since, floor_until = \
     r.floor_until, floor_version = r.floor_version, floor_human_at = r.floor_human_at, floor_typing_until = r.floor_typing_until, floor_handed_at = r.floor_handed_at, newest = r.newest, last_in = r.last_in, \
     last_out = r.last_out, turn_start = r.turn_start, open_heard = r.open_heard, last_live = \
     r.last_live, unread = r.unread, answered_no = r.answered_no, answered_message = \
     r.answered_message, held = r.held, list_at = r.list_at, version = r.version FROM {rows $1: id \
     uuid, status text, snoozed_until bigint, assignee uuid, read_up_to text, marked_unread boolean, labels text, floor_kind text, floor_id uuid, \
     floor_since bigint, floor_until bigint, floor_version bigint, floor_human_at bigint, floor_typing_until bigint, floor_handed_at bigint, newest text, last_in text, \
     last_out text, turn_start text, open_heard text, last_live text, unread bigint, answered_no \
     bigint, answered_message uuid, held text, list_at bigint, version bigint} AS r \
     WHERE conversations.id = r.id";

/// What writes conversations, each with the number of the newest change that touched it.
pub(crate) fn upsert<'a>(
    workspace: WorkspaceId,
    conversations: impl Iterator<Item = (&'a Conversation, u64)>,
) -> Option<Query<'a>> {
    Some(
        query(INSERT)
            .bind_list(list(conversations)?)
            .bind(workspace.0),
    )
}

/// The same for those that stand there already, as the same contact's.
pub(crate) fn update<'a>(
    conversations: impl Iterator<Item = (&'a Conversation, u64)>,
) -> Option<Query<'a>> {
    Some(query(UPDATE).bind_list(list(conversations)?))
}

fn list<'a>(
    conversations: impl Iterator<Item = (&'a Conversation, u64)>,
) -> Option<Vec<NewConversation<'a>>> {
    let list: Vec<_> = conversations
        .map(|(row, version)| NewConversation::of(row, version))
        .collect();
    (!list.is_empty()).then_some(list)
}
