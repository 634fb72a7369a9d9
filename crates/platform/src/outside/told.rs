//! What a bot is told of a turn.

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::floor::scene;
use twinline_core::message::{Direction, Message, Origin};
use twinline_store::{BotHook, BotTurn, StoreError};
use uuid::Uuid;

use crate::app::App;
use crate::limits::BOT_HISTORY_MESSAGES;

/// One message as a bot reads it.
#[derive(Debug, Serialize)]
pub(super) struct ToldMessage {
    id: Uuid,
    /// When it was said, in milliseconds UTC.
    at: Millis,
    /// Who said it: `customer`, `phone`, `agent`, `bot` and so on.
    from: Origin,
    /// What sort: `text`, `image` and so on.
    kind: String,
    /// Its words, if it has any.
    text: Option<String>,
}

impl ToldMessage {
    fn of(message: &Message) -> Self {
        Self {
            id: message.id.0,
            at: message.told.at,
            from: message.origin.origin,
            kind: message.shown().word().to_owned(),
            text: message.shown().text().map(str::to_owned),
        }
    }
}

/// A turn, or a test.
#[derive(Debug, Serialize)]
struct Told {
    /// `turn`, or `test`: then there is nothing to answer.
    kind: &'static str,
    /// The turn's token: answers name it.
    turn: Uuid,
    conversation: Uuid,
    /// The number's name here.
    number: String,
    /// When this was written, by the clock of all times in it.
    now: Millis,
    /// Until when it can be answered.
    deadline: Millis,
    /// In which language the customer writes (ISO 639-1), where that is certain.
    language: Option<String>,
    /// The customer's words of this turn, oldest first.
    messages: Vec<ToldMessage>,
    /// What was said before, oldest first.
    history: Vec<ToldMessage>,
    /// Where an answer that comes later is posted.
    reply_url: String,
    /// Where a bot says that it is at work.
    typing_url: String,
}

fn url(app: &App, token: Uuid, what: &str) -> String {
    let base = app.config.public_url.trim_end_matches('/');
    format!("{base}{}/bots/turns/{token}/{what}", crate::router::API)
}

/// A call that asks nothing.
pub(super) fn test(app: &App, hook: &BotHook, token: Uuid) -> Vec<u8> {
    let now = app.now();
    let told = Told {
        kind: "test",
        turn: token,
        conversation: Uuid::nil(),
        number: String::new(),
        now,
        deadline: now + hook.deadline_ms,
        language: None,
        messages: Vec::new(),
        history: Vec::new(),
        reply_url: url(app, token, "reply"),
        typing_url: url(app, token, "typing"),
    };
    serde_json::to_vec(&told).unwrap_or_default()
}

/// A turn, as the conversation stands now.
pub(super) async fn turn(app: &App, turn: &BotTurn) -> Result<Vec<u8>, StoreError> {
    let mut said = app.store.turn_messages(turn.conversation).await?;
    said.retain(|message| !message.void && message.revoked.is_none());
    let line = app.store.line(turn.line).await?;
    // Newest first: what the customer has said since somebody spoke, then the rest.
    let of_turn = said
        .iter()
        .take_while(|message| message.direction == Direction::In)
        .count();
    let told = said.iter().take(of_turn).map(ToldMessage::of);
    let messages: Vec<ToldMessage> = oldest_first(told);
    let before = said.iter().skip(of_turn).take(BOT_HISTORY_MESSAGES);
    let words: Vec<&str> = messages
        .iter()
        .filter_map(|message| message.text.as_deref())
        .collect();
    let told = Told {
        kind: "turn",
        turn: turn.token,
        conversation: turn.conversation.0,
        number: line.map(|line| line.name).unwrap_or_default(),
        now: app.now(),
        deadline: turn.deadline,
        language: scene::language(&words.join(". ")).map(str::to_owned),
        history: oldest_first(before.map(ToldMessage::of)),
        messages,
        reply_url: url(app, turn.token, "reply"),
        typing_url: url(app, turn.token, "typing"),
    };
    Ok(serde_json::to_vec(&told).unwrap_or_default())
}

fn oldest_first(newest_first: impl Iterator<Item = ToldMessage>) -> Vec<ToldMessage> {
    let mut told: Vec<ToldMessage> = newest_first.collect();
    told.reverse();
    told
}
