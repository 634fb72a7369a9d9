//! Every stored message, for programs outside: read page by page, so that memory stays the same whatever the number.

use std::collections::BTreeMap;

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::beside::Beside;
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::Content;
use twinline_core::ids::{ConversationId, LineId, MediaId, MessageId};
use twinline_core::message::{Direction, Origin};
use twinline_core::send::{Send, SendState};
use twinline_core::ticks::Ticks;
use uuid::Uuid;

use crate::conversations::ConversationRow;
use crate::engine::query_as;
use crate::rows::{stored, word};
use crate::store::{Store, StoreError};
use crate::thread::MessageRow;

/// Which messages.
#[derive(Debug, Clone, Default)]
pub struct ExportFilter {
    /// Those of one line; `None`: of all.
    pub line: Option<LineId>,
    /// Those of this time or later, by WhatsApp's time.
    pub since: Option<Millis>,
    /// Those before this time.
    pub until: Option<Millis>,
}

/// Where an export goes on: behind this message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportCursor {
    conversation: Uuid,
    order_key: String,
}

impl Default for ExportCursor {
    /// Before the first message.
    fn default() -> Self {
        Self {
            conversation: Uuid::nil(),
            order_key: String::new(),
        }
    }
}

/// One message as it is printed. Every field is there on every line; what is not known is null.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExportedMessage {
    /// The channel's id (WhatsApp: wamid); our own until the channel has given one.
    pub id: String,
    /// Our id, always.
    pub message: MessageId,
    /// Our id of the conversation.
    pub conversation: ConversationId,
    /// The business number it went over, digits.
    pub number: String,
    /// `in` from the customer, `out` to the customer.
    pub direction: Direction,
    /// Who spoke.
    pub origin: Origin,
    /// The kind of content.
    #[serde(rename = "type")]
    pub kind: String,
    /// What is written; of an edited message what it was changed to.
    pub text: Option<String>,
    /// What is written below a file.
    pub caption: Option<String>,
    /// The customer: digits where they are known, else the channel's id, else the handle.
    pub customer: Option<String>,
    /// WhatsApp's time, milliseconds since 1970 UTC.
    pub timestamp: Millis,
    /// How far an outgoing message got, or where its send stands; null for incoming ones.
    pub status: Option<String>,
    /// The channel's id of the file; of files of ours the id of the file here.
    pub media_id: Option<String>,
    /// The id of the stored file, once it was fetched.
    pub file_id: Option<MediaId>,
    /// The channel's id of the message it answers.
    pub quoted_id: Option<String>,
    /// What came with it besides: the advertisement it came from, whether it was forwarded, the article it is about.
    pub beside: Option<Beside>,
    /// Whether it was taken back. What it said is kept for audit, and printed.
    pub revoked: bool,
    /// When it was last edited.
    pub edited_at: Option<Millis>,
    /// The signs on it.
    pub reactions: Vec<ExportedReaction>,
    /// Whether the team has not read it yet.
    pub unread: bool,
}

/// A sign on a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExportedReaction {
    /// `in`: the customer's; `out`: the business's.
    pub by: Direction,
    /// The sign.
    pub emoji: String,
    /// Since when.
    pub timestamp: Millis,
}

impl Store {
    /// The messages after `cursor`, at most `limit`, and where to go on; `None`: there are no more. They come conversation
    /// by conversation, each in the order of its thread. Nothing is held between two pages: what arrives meanwhile may be in
    /// it or not, and what moves meanwhile, because contacts merge or a time is corrected, may come twice or not at all. A
    /// copy of the state ([`Store::copy_to`]) gives one moment.
    pub async fn export_messages(
        &self,
        filter: &ExportFilter,
        cursor: &ExportCursor,
        limit: usize,
    ) -> Result<(Vec<ExportedMessage>, Option<ExportCursor>), StoreError> {
        // The line and the time narrow what is printed, the index says where to go on.
        let keys: Vec<(Uuid, Uuid, String)> = query_as(
            "SELECT id, conversation, order_key FROM messages \
             WHERE (conversation, order_key) > ($1, $2) AND ($3 IS NULL OR line = $3) \
             AND told_at >= $4 AND told_at < $5 ORDER BY conversation, order_key LIMIT $6",
        )
        .bind(cursor.conversation)
        .bind(&cursor.order_key)
        .bind(filter.line.map(|line| line.0))
        .bind(filter.since.unwrap_or(i64::MIN))
        .bind(filter.until.unwrap_or(i64::MAX))
        .bind(stored(limit as u64))
        .fetch_all(self.reader())
        .await?;
        let Some((_, conversation, order_key)) = keys.last() else {
            return Ok((Vec::new(), None));
        };
        let next = ExportCursor {
            conversation: *conversation,
            order_key: order_key.clone(),
        };
        let ids: Vec<MessageId> = keys.iter().map(|(id, ..)| MessageId(*id)).collect();
        let mut conversations: Vec<ConversationId> =
            keys.iter().map(|(_, id, _)| ConversationId(*id)).collect();
        conversations.dedup();
        let rows = self.message_rows(&ids).await?;
        let mut rows: BTreeMap<MessageId, MessageRow> =
            rows.into_iter().map(|row| (row.message.id, row)).collect();
        let conversations = self.conversation_rows(&conversations).await?;
        let conversations: BTreeMap<ConversationId, ConversationRow> = conversations
            .into_iter()
            .map(|row| (row.conversation.id, row))
            .collect();
        let numbers: BTreeMap<LineId, String> = self
            .all_lines()
            .await?
            .into_iter()
            .map(|line| (line.id, line.digits))
            .collect();
        // In the order of the keys; a message that became another one meanwhile is printed as that one.
        let messages = ids
            .iter()
            .filter_map(|id| rows.remove(id))
            .map(|row| exported(row, &conversations, &numbers))
            .collect();
        Ok((messages, Some(next)))
    }
}

fn exported(
    row: MessageRow,
    conversations: &BTreeMap<ConversationId, ConversationRow>,
    numbers: &BTreeMap<LineId, String>,
) -> ExportedMessage {
    let message = row.message;
    let conversation = conversations.get(&message.conversation);
    let unread = conversation.is_some_and(|row| {
        let row = &row.conversation;
        row.summary.is_unread(&message, row.read_up_to.as_ref())
    });
    let edited = message.edited.as_ref();
    let content = edited.map_or(&message.content, |edited| &edited.content);
    let (text, caption) = match content {
        Content::Media(media) => (None, media.caption.clone()),
        other => (other.text().map(str::to_owned), None),
    };
    let file = row.media.and_then(|media| media.file);
    // The file stays the first telling's: an edit alters what is written below it.
    let reference = match &message.content {
        Content::Media(media) => media.reference.clone(),
        _ => None,
    };
    let own = row.send.as_ref().and_then(|send| send.media);
    let status = (message.direction == Direction::Out)
        .then(|| status(row.send.as_ref(), &message.ticks))
        .flatten();
    ExportedMessage {
        id: message
            .external_id
            .as_ref()
            .map_or_else(|| message.id.0.to_string(), |id| id.0.clone()),
        message: message.id,
        conversation: message.conversation,
        number: numbers.get(&message.line).cloned().unwrap_or_default(),
        direction: message.direction,
        origin: message.origin.origin,
        kind: message.content.word().to_owned(),
        text,
        caption,
        customer: conversation.and_then(|row| customer(&row.identities)),
        timestamp: message.told.at,
        status,
        media_id: reference.or_else(|| own.map(|id| id.0.to_string())),
        file_id: file.map(|file| file.id).or(own),
        quoted_id: message.quote.as_ref().map(|id| id.0.clone()),
        beside: Some(message.beside).filter(|beside| !beside.is_empty()),
        revoked: message.revoked.is_some(),
        edited_at: edited.map(|edited| edited.at),
        reactions: message
            .reactions
            .iter()
            .filter_map(|(by, reaction)| {
                Some(ExportedReaction {
                    by: *by,
                    emoji: reaction.emoji.clone()?,
                    timestamp: reaction.at,
                })
            })
            .collect(),
        unread,
    }
}

/// The highest rung that WhatsApp told; before the first, where our own send stands.
fn status(send: Option<&Send>, ticks: &Ticks) -> Option<String> {
    if let Some((rung, _)) = ticks.top() {
        return Some(word(rung));
    }
    let state = send?.state;
    // Settled says only that some feed proved it; no rung was told.
    let state = if state == SendState::Settled {
        SendState::Accepted
    } else {
        state
    };
    Some(word(state))
}

fn customer(identities: &[Identity]) -> Option<String> {
    use IdentityKind::{Bsuid, Phone, Username, WaId};
    [WaId, Phone, Bsuid, Username].iter().find_map(|kind| {
        let mut of_kind = identities.iter().filter(|identity| identity.kind == *kind);
        of_kind.next().map(|identity| identity.value.clone())
    })
}
