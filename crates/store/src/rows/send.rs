//! A send as a row, with its attempts.

use serde::Serialize;
use sqlx::FromRow;
use twinline_core::content::Content;
use twinline_core::ids::{
    BotId, ConversationId, ExternalId, LineId, MediaId, MessageId, PersonId, SendId,
};
use twinline_core::pacing::Priority;
use twinline_core::send::{Send, SendAuthor, SendState};
use twinline_core::turn::Turn;
use uuid::Uuid;

use super::{from_json, from_word, word};
use crate::engine::{Query, query};
use crate::store::StoreError;

#[derive(FromRow)]
pub(crate) struct SendColumns {
    id: Uuid,
    line: Uuid,
    conversation: Uuid,
    author_kind: String,
    author: Uuid,
    content: String,
    media: Option<Uuid>,
    quote: Option<String>,
    turn: Option<Uuid>,
    client_token: Option<Uuid>,
    callback_data: Option<String>,
    priority: i64,
    state: String,
    state_at: i64,
    attempt: i64,
    due_at: i64,
    created_at: i64,
    said_at: Option<i64>,
    opened_at: Option<i64>,
    external_id: Option<String>,
    failure: Option<String>,
}

impl SendColumns {
    pub(crate) fn send(self) -> Result<Send, StoreError> {
        Ok(Send {
            id: SendId(self.id),
            line: LineId(self.line),
            conversation: ConversationId(self.conversation),
            author: match self.author_kind.as_str() {
                "agent" => SendAuthor::Agent(PersonId(self.author)),
                "bot" => SendAuthor::Bot(BotId(self.author)),
                other => return Err(StoreError::corrupt("author of a send", other)),
            },
            content: from_json("content of a send", &self.content)?,
            media: self.media.map(MediaId),
            quote: self.quote.map(ExternalId),
            turn: self.turn.map(|id| Turn(MessageId(id))),
            client_token: self.client_token,
            callback_data: self.callback_data,
            priority: Priority::of_rank(self.priority)
                .ok_or_else(|| StoreError::corrupt("priority of a send", self.priority))?,
            state: from_word("state of a send", &self.state)?,
            state_at: self.state_at,
            attempt: u32::try_from(self.attempt).unwrap_or(u32::MAX),
            due_at: self.due_at,
            created_at: self.created_at,
            said_at: self.said_at,
            opened_at: self.opened_at,
            external_id: self.external_id.map(ExternalId),
            failure: self
                .failure
                .map(|failure| from_json("failure of a send", &failure))
                .transpose()?,
        })
    }
}

#[derive(Serialize)]
struct NewSend<'a> {
    id: SendId,
    line: LineId,
    conversation: ConversationId,
    author_kind: &'static str,
    author: Uuid,
    priority: i64,
    #[serde(serialize_with = "super::as_json")]
    content: &'a Content,
    media: Option<MediaId>,
    quote: Option<&'a ExternalId>,
    turn: Option<Turn>,
    client_token: Option<Uuid>,
    callback_data: Option<&'a str>,
    state: String,
    state_at: i64,
    attempt: u32,
    due_at: i64,
    created_at: i64,
    said_at: Option<i64>,
    opened_at: Option<i64>,
    external_id: Option<&'a ExternalId>,
    failure: Option<String>,
}

/// What writes sends.
pub(crate) fn upsert<'a>(sends: &[&'a Send]) -> Option<Query<'a>> {
    let rows = sends.iter().map(|send| NewSend {
        id: send.id,
        line: send.line,
        conversation: send.conversation,
        author_kind: match send.author {
            SendAuthor::Agent(_) => "agent",
            SendAuthor::Bot(_) => "bot",
        },
        author: send.author.id(),
        priority: send.priority.rank(),
        content: &send.content,
        media: send.media,
        quote: send.quote.as_ref(),
        turn: send.turn,
        client_token: send.client_token,
        callback_data: send.callback_data.as_deref(),
        state: word(send.state),
        state_at: send.state_at,
        attempt: send.attempt,
        due_at: send.due_at,
        created_at: send.created_at,
        said_at: send.said_at,
        opened_at: send.opened_at,
        external_id: send.external_id.as_ref(),
        failure: send.failure.as_ref().map(super::json),
    });
    let list: Vec<_> = rows.collect();
    (!list.is_empty()).then(|| {
        query(
            "INSERT INTO sends (id, line, conversation, author_kind, author, priority, content, \
             media, quote, turn, client_token, callback_data, state, state_at, attempt, due_at, \
             created_at, said_at, opened_at, external_id, failure) SELECT r.id, r.line, \
             r.conversation, r.author_kind, r.author, r.priority, r.content, r.media, r.quote, \
             r.turn, r.client_token, r.callback_data, r.state, r.state_at, r.attempt, r.due_at, \
             r.created_at, r.said_at, r.opened_at, r.external_id, r.failure FROM {rows $1: id uuid, \
             line uuid, conversation uuid, author_kind text, author uuid, priority bigint, content \
             text, media uuid, quote text, turn uuid, client_token uuid, callback_data text, state \
             text, state_at bigint, attempt bigint, due_at bigint, created_at bigint, said_at \
             bigint, opened_at bigint, external_id text, failure text} AS r WHERE true ON CONFLICT \
             (id) DO UPDATE SET conversation = excluded.conversation, state = excluded.state, \
             state_at = excluded.state_at, attempt = excluded.attempt, due_at = excluded.due_at, \
             said_at = excluded.said_at, opened_at = excluded.opened_at, external_id = \
             excluded.external_id, failure = excluded.failure",
        )
        .bind_list(list)
    })
}

#[derive(Serialize)]
struct Moved<'a> {
    id: SendId,
    conversation: ConversationId,
    state: String,
    state_at: i64,
    attempt: u32,
    due_at: i64,
    said_at: Option<i64>,
    opened_at: Option<i64>,
    external_id: Option<&'a ExternalId>,
    failure: Option<String>,
}

/// What writes that which moves, of sends that stand there: half the work of [`upsert`].
pub(crate) fn update<'a>(sends: &[&'a Send]) -> Option<Query<'a>> {
    let rows = sends.iter().map(|send| Moved {
        id: send.id,
        conversation: send.conversation,
        state: word(send.state),
        state_at: send.state_at,
        attempt: send.attempt,
        due_at: send.due_at,
        said_at: send.said_at,
        opened_at: send.opened_at,
        external_id: send.external_id.as_ref(),
        failure: send.failure.as_ref().map(super::json),
    });
    let list: Vec<_> = rows.collect();
    (!list.is_empty()).then(|| {
        query(
            "UPDATE sends SET conversation = r.conversation, state = r.state, state_at = r.state_at, \
             attempt = r.attempt, due_at = r.due_at, said_at = r.said_at, opened_at = r.opened_at, \
             external_id = r.external_id, failure = r.failure FROM {rows $1: id uuid, conversation \
             uuid, state text, state_at bigint, attempt bigint, due_at bigint, said_at bigint, \
             opened_at bigint, external_id text, failure text} AS r WHERE sends.id = r.id",
        )
        .bind_list(list)
    })
}

#[derive(Serialize)]
struct AttemptRow {
    id: SendId,
    attempt: u32,
    state: String,
    state_at: i64,
    /// When the outcome became known, or nothing while the call is under way.
    ended_at: Option<i64>,
    failure: Option<String>,
}

/// What writes the attempts of those that a courier has begun: begun with `calling`, ended with any other state. The first
/// outcome of an attempt stays: what comes later (a status after an answer) is the send's story.
pub(crate) fn attempts<'a>(sends: impl Iterator<Item = &'a Send>) -> Option<Query<'static>> {
    let begun = sends.filter(|send| send.attempt > 0);
    let rows = begun.map(|send| AttemptRow {
        id: send.id,
        attempt: send.attempt,
        state: word(send.state),
        state_at: send.state_at,
        ended_at: (send.state != SendState::Calling).then_some(send.state_at),
        failure: send.failure.as_ref().map(super::json),
    });
    let list: Vec<_> = rows.collect();
    (!list.is_empty()).then(|| {
        query(
            "INSERT INTO attempts (send, attempt, begun_at, ended_at, outcome, failure) SELECT \
             r.id, r.attempt, r.state_at, r.ended_at, CASE WHEN r.ended_at IS NULL THEN NULL ELSE \
             r.state END, r.failure FROM {rows $1: id uuid, attempt bigint, state text, state_at \
             bigint, ended_at bigint, failure text} AS r WHERE true ON CONFLICT (send, attempt) DO \
             UPDATE SET ended_at = excluded.ended_at, outcome = excluded.outcome, failure = \
             excluded.failure WHERE attempts.ended_at IS NULL",
        )
        .bind_list(list)
    })
}
