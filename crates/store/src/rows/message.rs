//! A message as a row.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;
use twinline_core::beside::Beside;
use twinline_core::content::Content;
use twinline_core::fate::Fate;
use twinline_core::ids::{ConversationId, ExternalId, LineId, MessageId, SendId};
use twinline_core::message::{Automatic, Message, OriginSeen, Sources, Told};
use twinline_core::ticks::Ticks;
use uuid::Uuid;

use super::{counted, from_json, from_word, stored, word};
use crate::engine::{Query, query};
use crate::store::StoreError;

#[derive(FromRow)]
pub(crate) struct MessageColumns {
    pub(crate) id: Uuid,
    line: Uuid,
    conversation: Uuid,
    external_id: Option<String>,
    send: Option<Uuid>,
    direction: String,
    void: bool,
    origin: String,
    certain: bool,
    author: Option<Uuid>,
    told_authority: i64,
    told_at: i64,
    seen: i64,
    sources: i64,
    content: String,
    quote: Option<String>,
    ticks: String,
    fate: Option<String>,
    pub(crate) version: i64,
}

impl MessageColumns {
    pub(crate) fn message(self) -> Result<Message, StoreError> {
        let (fate, Came { beside, automatic }): (Fate, Came) = match &self.fate {
            Some(told) => (from_json("fate", told)?, from_json("fate", told)?),
            None => Default::default(),
        };
        let byte = |value: i64| u8::try_from(value).map_err(|e| StoreError::corrupt("message", e));
        Ok(Message {
            id: MessageId(self.id),
            line: LineId(self.line),
            conversation: ConversationId(self.conversation),
            external_id: self.external_id.map(ExternalId),
            send: self.send.map(SendId),
            direction: from_word("direction", &self.direction)?,
            origin: OriginSeen {
                certain: self.certain,
                origin: from_word("origin", &self.origin)?,
            },
            author: self.author,
            told: Told {
                authority: byte(self.told_authority)?,
                at: self.told_at,
            },
            seen: counted(self.seen),
            sources: Sources(byte(self.sources)?),
            content: from_json("content", &self.content)?,
            beside,
            quote: self.quote.map(ExternalId),
            ticks: from_json("ticks", &self.ticks)?,
            edited: fate.edited,
            revoked: fate.revoked,
            reactions: fate.reactions,
            receipts: fate.receipts,
            pricing: fate.pricing,
            void: self.void,
            automatic,
        })
    }
}

#[derive(Serialize)]
struct NewMessage<'a> {
    id: MessageId,
    line: LineId,
    conversation: ConversationId,
    order_key: String,
    external_id: Option<&'a ExternalId>,
    send: Option<SendId>,
    direction: String,
    live: bool,
    void: bool,
    origin: String,
    certain: bool,
    author: Option<Uuid>,
    told_authority: u8,
    told_at: i64,
    seen: i64,
    sources: u8,
    #[serde(serialize_with = "super::as_json")]
    content: &'a Content,
    quote: Option<&'a ExternalId>,
    #[serde(serialize_with = "super::as_json")]
    ticks: &'a Ticks,
    fate: Option<String>,
    version: i64,
}

/// What came with a message, as it stands in one column with what befell it: most messages have neither.
#[derive(Default, PartialEq, Serialize, Deserialize)]
struct Came {
    #[serde(default, skip_serializing_if = "Beside::is_empty")]
    beside: Beside,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    automatic: Option<Automatic>,
}

#[derive(Default, PartialEq, Serialize)]
struct Seldom {
    #[serde(flatten)]
    fate: Fate,
    #[serde(flatten)]
    came: Came,
}

/// Both of a message as JSON, if there is any.
fn seldom_of(message: &Message) -> Option<String> {
    let seldom = Seldom {
        fate: Fate {
            ticks: Ticks::default(),
            ..message.fate()
        },
        came: Came {
            beside: message.beside.clone(),
            automatic: message.automatic,
        },
    };
    (seldom != Seldom::default()).then(|| super::json(&seldom))
}

/// Whether two rows of one message differ in nothing but what [`update`] writes.
pub(crate) fn says_the_same(one: &Message, other: &Message) -> bool {
    one.conversation == other.conversation
        && one.order() == other.order()
        && one.send == other.send
        && one.direction == other.direction
        && one.is_word() == other.is_word()
        && one.origin == other.origin
        && one.author == other.author
        && one.told == other.told
        && one.seen == other.seen
        && one.quote == other.quote
        && one.content == other.content
}

#[derive(Serialize)]
struct Moved<'a> {
    id: MessageId,
    external_id: Option<&'a ExternalId>,
    void: bool,
    sources: u8,
    #[serde(serialize_with = "super::as_json")]
    ticks: &'a Ticks,
    fate: Option<String>,
    version: i64,
}

/// What writes that which moves, of messages that stand there and say the same as before: a third of the work of
/// [`upsert`].
pub(crate) fn update<'a>(messages: impl Iterator<Item = (&'a Message, u64)>) -> Option<Query<'a>> {
    let list: Vec<Moved<'_>> = messages
        .map(|(message, version)| Moved {
            id: message.id,
            external_id: message.external_id.as_ref(),
            void: message.void,
            sources: message.sources.0,
            ticks: &message.ticks,
            fate: seldom_of(message),
            version: stored(version),
        })
        .collect();
    (!list.is_empty()).then(|| {
        query(
            "UPDATE messages SET external_id = r.external_id, void = r.void, sources = r.sources, \
             ticks = r.ticks, fate = r.fate, version = r.version FROM {rows $1: id uuid, \
             external_id text, void boolean, sources bigint, ticks text, fate text, version bigint} \
             AS r WHERE messages.id = r.id",
        )
        .bind_list(list)
    })
}

/// What writes messages, each with the number of the newest change that touched it.
pub(crate) fn upsert<'a>(messages: impl Iterator<Item = (&'a Message, u64)>) -> Option<Query<'a>> {
    let list: Vec<NewMessage<'_>> = messages
        .map(|(message, version)| NewMessage {
            id: message.id,
            line: message.line,
            conversation: message.conversation,
            order_key: message.order().0,
            external_id: message.external_id.as_ref(),
            send: message.send,
            direction: word(message.direction),
            live: message.is_word(),
            void: message.void,
            origin: word(message.origin.origin),
            certain: message.origin.certain,
            author: message.author,
            told_authority: message.told.authority,
            told_at: message.told.at,
            seen: stored(message.seen),
            sources: message.sources.0,
            content: &message.content,
            quote: message.quote.as_ref(),
            ticks: &message.ticks,
            fate: seldom_of(message),
            version: stored(version),
        })
        .collect();
    if list.is_empty() {
        return None;
    }
    Some(
    query(
        "INSERT INTO messages (id, line, conversation, order_key, external_id, send, direction, \
         live, void, origin, certain, author, told_authority, told_at, seen, sources, content, \
         quote, ticks, fate, version) SELECT r.id, r.line, r.conversation, r.order_key, \
         r.external_id, r.send, r.direction, r.live, r.void, r.origin, r.certain, r.author, \
         r.told_authority, r.told_at, r.seen, r.sources, r.content, r.quote, r.ticks, r.fate, \
         r.version FROM {rows $1: id uuid, line uuid, conversation uuid, order_key text, \
         external_id text, send uuid, direction text, live boolean, void boolean, origin text, \
         certain boolean, author uuid, told_authority bigint, told_at bigint, seen bigint, \
         sources bigint, content text, quote text, ticks text, fate text, version bigint} AS r \
         WHERE true ON CONFLICT (id) DO UPDATE SET conversation = excluded.conversation, \
         order_key = excluded.order_key, external_id = excluded.external_id, send = \
         excluded.send, direction = excluded.direction, live = excluded.live, void = \
         excluded.void, origin = excluded.origin, certain = excluded.certain, author = \
         excluded.author, told_authority = excluded.told_authority, told_at = excluded.told_at, \
         seen = excluded.seen, sources = excluded.sources, content = excluded.content, quote = \
         excluded.quote, ticks = excluded.ticks, fate = excluded.fate, version = \
         excluded.version",
    )
    .bind_list(list),
    )
}
