//! Reading a thread: messages with what is shown on them, moves of the floor, the customer's open turn. Always a fixed
//! number of statements, however many rows.

use std::collections::BTreeMap;

use sqlx::FromRow;
use twinline_core::Millis;
use twinline_core::content::{Content, MediaKind};
use twinline_core::fate::Fate;
use twinline_core::floor::FloorEvent;
use twinline_core::ids::{ConversationId, ExternalId, FloorEventId, LineId, MessageId, SendId};
use twinline_core::message::{Message, OrderKey, OriginSeen};
use twinline_core::send::Send;
use uuid::Uuid;

use crate::engine::query_as;
use crate::media::MessageMedia;
use crate::rows::floor::FloorEventColumns;
use crate::rows::message::MessageColumns;
use crate::rows::send::SendColumns;
use crate::rows::{counted, from_json, from_word, stored};
use crate::store::{Store, StoreError};

/// The rows of migration 0020's index whose file is of the kinds `$3`. How [`Content`] begins is tested with the queries.
macro_rules! carries {
    () => {
        "substr(content, 2, 14) = '\"kind\":\"media\"' AND substr(content, 16, 14) IN {texts $3} \
         AND (fate IS NULL OR fate NOT LIKE '%\"revoked\":%')"
    };
}

fn words_of(kinds: &[MediaKind]) -> Vec<String> {
    // The five kinds differ within these.
    let begins = |kind: &MediaKind| format!(",\"media\":\"{:.4}", kind.word());
    kinds.iter().map(begins).collect()
}

/// A message with what is shown on it.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageRow {
    /// The bubble.
    pub message: Message,
    /// The ledger's entry, for what we sent.
    pub send: Option<Send>,
    /// The file, if it carries one that can be fetched or shown.
    pub media: Option<MessageMedia>,
    /// What it answers. Present whenever it quotes something, known to us or not.
    pub quote: Option<QuoteRow>,
    /// The newest change that touched it.
    pub version: u64,
}

/// A quoted message in a few words; `None`: we were never told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteRow {
    /// What is known of it.
    pub quoted: Option<Quoted>,
}

/// What is shown of a quoted message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Its id.
    pub message: MessageId,
    /// Where it stands in the thread.
    pub order: OrderKey,
    /// Its text, caption or file name, by the newest word; nothing of what was taken back.
    pub text: Option<String>,
    /// Whether it was taken back.
    pub revoked: bool,
    /// Who spoke.
    pub origin: OriginSeen,
    /// The person or bot of ours.
    pub author: Option<Uuid>,
}

/// A move of the floor with the number of the change that told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FloorEventRow {
    /// The move.
    pub event: FloorEvent,
    /// Its change.
    pub no: u64,
}

#[derive(FromRow)]
struct QuotedColumns {
    line: Uuid,
    external_id: String,
    id: Uuid,
    order_key: String,
    content: String,
    fate: Option<String>,
    origin: String,
    certain: bool,
    author: Option<Uuid>,
}

impl Store {
    /// A thread's messages before a place, newest first, at most `limit`. The place is the last row's order key: what
    /// arrives meanwhile moves nothing.
    pub async fn messages(
        &self,
        conversation: ConversationId,
        before: Option<&OrderKey>,
        limit: usize,
    ) -> Result<Vec<MessageRow>, StoreError> {
        // Order keys are hexadecimal digits: everything sorts before "g".
        let before = before.map_or("g", |key| key.0.as_str());
        let columns: Vec<MessageColumns> = query_as(
            "SELECT * FROM messages WHERE conversation = $1 AND order_key < $2 \
             ORDER BY order_key DESC LIMIT $3",
        )
        .bind(conversation.0)
        .bind(before)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        self.with_company(columns).await
    }

    /// A thread's messages after a place, oldest first, at most `limit`.
    pub async fn messages_after(
        &self,
        conversation: ConversationId,
        after: &OrderKey,
        limit: usize,
    ) -> Result<Vec<MessageRow>, StoreError> {
        let columns: Vec<MessageColumns> = query_as(
            "SELECT * FROM messages WHERE conversation = $1 AND order_key > $2 \
             ORDER BY order_key LIMIT $3",
        )
        .bind(conversation.0)
        .bind(&after.0)
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        self.with_company(columns).await
    }

    /// A thread's files of these kinds before a place, newest first, at most `limit`; none that was taken back.
    pub async fn files_before(
        &self,
        conversation: ConversationId,
        kinds: &[MediaKind],
        before: Option<&OrderKey>,
        limit: usize,
    ) -> Result<Vec<MessageRow>, StoreError> {
        let columns: Vec<MessageColumns> = query_as(concat!(
            "SELECT * FROM messages WHERE conversation = $1 AND order_key < $2 AND ",
            carries!(),
            " ORDER BY order_key DESC LIMIT $4",
        ))
        .bind(conversation.0)
        .bind(before.map_or("g", |key| key.0.as_str()))
        .bind_list(words_of(kinds))
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        self.with_company(columns).await
    }

    /// A thread's files of these kinds after a place, oldest first, at most `limit`; none that was taken back.
    pub async fn files_after(
        &self,
        conversation: ConversationId,
        kinds: &[MediaKind],
        after: &OrderKey,
        limit: usize,
    ) -> Result<Vec<MessageRow>, StoreError> {
        let columns: Vec<MessageColumns> = query_as(concat!(
            "SELECT * FROM messages WHERE conversation = $1 AND order_key > $2 AND ",
            carries!(),
            " ORDER BY order_key LIMIT $4",
        ))
        .bind(conversation.0)
        .bind(&after.0)
        .bind_list(words_of(kinds))
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        self.with_company(columns).await
    }

    /// Messages by id, in the order of the thread. Unknown ids are left out.
    pub async fn message_rows(&self, ids: &[MessageId]) -> Result<Vec<MessageRow>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let columns: Vec<MessageColumns> =
            query_as("SELECT * FROM messages WHERE id IN {ids $1} ORDER BY order_key")
                .bind_list(ids)
                .fetch_all(self.reader())
                .await?;
        self.with_company(columns).await
    }

    /// The line and conversation of a message, for commands that name only the message.
    pub async fn place_of_message(
        &self,
        id: MessageId,
    ) -> Result<Option<(LineId, ConversationId)>, StoreError> {
        let row: Option<(Uuid, Uuid)> =
            query_as("SELECT line, conversation FROM messages WHERE id = $1")
                .bind(id.0)
                .fetch_optional(self.reader())
                .await?;
        Ok(row.map(|(line, conversation)| (LineId(line), ConversationId(conversation))))
    }

    async fn with_company(
        &self,
        columns: Vec<MessageColumns>,
    ) -> Result<Vec<MessageRow>, StoreError> {
        let messages: Vec<(Message, u64)> = columns
            .into_iter()
            .map(|row| {
                let version = counted(row.version);
                Ok((row.message()?, version))
            })
            .collect::<Result<_, StoreError>>()?;
        let all = || messages.iter().map(|(message, _)| message);
        // Other messages have no file to tell of: most pages need no look at all.
        let with_file = all().filter(|message| matches!(message.content, Content::Media(_)));
        let (mut sends, mut media, quoted) = tokio::try_join!(
            self.sends_by_id(all().filter_map(|message| message.send)),
            self.media_of(with_file.map(|message| message.id)),
            self.quoted(all()),
        )?;
        Ok(messages
            .into_iter()
            .map(|(message, version)| MessageRow {
                send: message.send.and_then(|id| sends.remove(&id)),
                media: media.remove(&message.id),
                quote: message.quote.clone().map(|external| QuoteRow {
                    quoted: quoted.get(&(message.line, external)).cloned(),
                }),
                message,
                version,
            })
            .collect())
    }

    /// Sends by their ids, as far as there are any.
    pub async fn sends(&self, ids: &[SendId]) -> Result<Vec<Send>, StoreError> {
        let found = self.sends_by_id(ids.iter().copied()).await?;
        Ok(found.into_values().collect())
    }

    async fn sends_by_id(
        &self,
        ids: impl Iterator<Item = SendId>,
    ) -> Result<BTreeMap<SendId, Send>, StoreError> {
        let ids: Vec<SendId> = ids.collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows: Vec<SendColumns> = query_as("SELECT * FROM sends WHERE id IN {ids $1}")
            .bind_list(&ids)
            .fetch_all(self.reader())
            .await?;
        rows.into_iter()
            .map(|row| row.send().map(|send| (send.id, send)))
            .collect()
    }

    async fn quoted(
        &self,
        messages: impl Iterator<Item = &Message>,
    ) -> Result<BTreeMap<(LineId, ExternalId), Quoted>, StoreError> {
        let list: Vec<serde_json::Value> = messages
            .filter_map(|message| {
                let external = message.quote.as_ref()?;
                Some(serde_json::json!({ "line": message.line, "external_id": external }))
            })
            .collect();
        if list.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows: Vec<QuotedColumns> = query_as(
            "SELECT m.line, m.external_id, m.id, m.order_key, m.content, m.fate, m.origin, m.certain, m.author FROM \
             {rows $1: line uuid, external_id text} AS r CROSS JOIN messages AS m WHERE m.line = \
             r.line AND m.external_id = r.external_id",
        )
        .bind_list(&list)
        .fetch_all(self.reader())
        .await?;
        rows.into_iter()
            .map(|row| {
                let (text, revoked) = shown_text(&row.content, row.fate.as_deref())?;
                let quoted = Quoted {
                    message: MessageId(row.id),
                    order: OrderKey(row.order_key),
                    text,
                    revoked,
                    origin: OriginSeen {
                        certain: row.certain,
                        origin: from_word("origin", &row.origin)?,
                    },
                    author: row.author,
                };
                Ok(((LineId(row.line), ExternalId(row.external_id)), quoted))
            })
            .collect()
    }

    /// The moves of the floor in a span, both ends included, oldest first.
    pub async fn floor_events(
        &self,
        conversation: ConversationId,
        from: Millis,
        to: Millis,
    ) -> Result<Vec<FloorEventRow>, StoreError> {
        let rows: Vec<FloorEventColumns> = query_as(
            "SELECT * FROM floor_events WHERE conversation = $1 AND at >= $2 AND at <= $3 \
             ORDER BY at, no",
        )
        .bind(conversation.0)
        .bind(from)
        .bind(to)
        .fetch_all(self.reader())
        .await?;
        rows.into_iter().map(FloorEventColumns::row).collect()
    }

    /// Moves of the floor by id, oldest first. Unknown ids are left out.
    pub async fn floor_event_rows(
        &self,
        ids: &[FloorEventId],
    ) -> Result<Vec<FloorEventRow>, StoreError> {
        let rows: Vec<FloorEventColumns> =
            query_as("SELECT * FROM floor_events WHERE id IN {ids $1} ORDER BY at, no")
                .bind_list(ids)
                .fetch_all(self.reader())
                .await?;
        rows.into_iter().map(FloorEventColumns::row).collect()
    }

    /// What the customer has said in the open turn, oldest first; empty when nobody waits. `None` for what has no text.
    pub async fn open_turn_texts(
        &self,
        conversation: ConversationId,
    ) -> Result<Vec<(MessageId, Option<String>)>, StoreError> {
        let rows: Vec<(Uuid, String, Option<String>)> = query_as(
            "SELECT m.id, m.content, m.fate FROM conversations AS c JOIN messages AS m \
             ON m.conversation = c.id AND m.live AND m.direction = 'in' \
             AND m.order_key >= c.turn_start WHERE c.id = $1 ORDER BY m.order_key",
        )
        .bind(conversation.0)
        .fetch_all(self.reader())
        .await?;
        rows.into_iter()
            .map(|(id, content, fate)| {
                let (text, _) = shown_text(&content, fate.as_deref())?;
                Ok((MessageId(id), text))
            })
            .collect()
    }
}

/// The words of a stored message by the newest word, and whether it was taken back: then there are none.
fn shown_text(content: &str, fate: Option<&str>) -> Result<(Option<String>, bool), StoreError> {
    let fate: Fate = match fate {
        Some(fate) => from_json("fate", fate)?,
        None => Fate::default(),
    };
    if fate.revoked.is_some() {
        return Ok((None, true));
    }
    let content: Content = from_json("content", content)?;
    let edited = fate
        .edited
        .as_ref()
        .and_then(|edited| edited.content.text());
    Ok((edited.or(content.text()).map(str::to_owned), false))
}
