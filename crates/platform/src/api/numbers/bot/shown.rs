//! The bot of a number as it is told: where it is, how it fares, and its keys, once.

use std::collections::BTreeMap;

use axum::Json;
use serde::Serialize;
use twinline_core::Millis;
use twinline_core::ids::ConversationId;
use twinline_store::{BotTurn, Line};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::view::{Directory, Person, contact_name};
use crate::app::App;
use crate::limits::BOT_TURNS_SHOWN;
use crate::outside::sign;
use crate::problem::Outcome;

/// A turn that the bot was given, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BotDelivery {
    /// The turn's token.
    pub token: Uuid,
    /// Where.
    pub conversation_id: Uuid,
    /// With whom.
    pub name: String,
    /// When it was given.
    pub at: Millis,
    /// `open`, `answered`, `handed_over`, `withheld` or `expired`.
    pub state: BotDeliveryState,
    /// How often it was told.
    pub attempts: u32,
    /// What the bot's server last answered.
    pub status: Option<u16>,
    /// What was wrong with that, or why nothing came.
    pub error: Option<String>,
    /// Why an answer was not taken: `answered`, `stale`, `rules`, `window_closed`, `off` or `removed`.
    pub why: Option<String>,
    /// When it was settled.
    pub settled_at: Option<Millis>,
}

/// What came of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BotDeliveryState {
    /// The bot may answer.
    Open,
    /// Its answer was taken.
    Answered,
    /// It gave the conversation to people.
    HandedOver,
    /// Its answer was not taken: somebody was faster.
    Withheld,
    /// It did not answer in time.
    Expired,
}

impl BotDelivery {
    fn of(turn: BotTurn, names: &BTreeMap<ConversationId, String>) -> Self {
        use twinline_store::BotTurnState as State;
        Self {
            token: turn.token,
            conversation_id: turn.conversation.0,
            name: names.get(&turn.conversation).cloned().unwrap_or_default(),
            at: turn.at,
            state: match turn.state {
                State::Open => BotDeliveryState::Open,
                State::Answered => BotDeliveryState::Answered,
                State::HandedOver => BotDeliveryState::HandedOver,
                State::Withheld => BotDeliveryState::Withheld,
                State::Expired => BotDeliveryState::Expired,
            },
            attempts: turn.attempts,
            status: turn.status,
            error: turn.error,
            why: turn.why,
            settled_at: turn.settled_at,
        }
    }
}

/// By what a bot and this server know each other.
#[derive(Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BotKeys {
    /// Signs what it is told.
    pub secret: String,
    /// It shows it with what it says.
    pub token: String,
}

impl std::fmt::Debug for BotKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BotKeys").finish_non_exhaustive()
    }
}

impl BotKeys {
    /// Fresh ones.
    pub(super) fn fresh() -> Self {
        Self {
            secret: sign::fresh_secret(),
            token: sign::fresh_token(),
        }
    }
}

/// A bot that runs outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OutsideBot {
    /// Its id.
    pub id: Uuid,
    /// As whom it speaks.
    pub name: String,
    /// Where it is called.
    pub url: String,
    /// So long it has to answer a turn.
    pub deadline_ms: Millis,
    /// Since when.
    pub at: Millis,
    /// Who registered it.
    pub by: Option<Person>,
    /// Since when it is not asked. Null: it is.
    pub off_at: Option<Millis>,
    /// Told once, when they are made.
    pub keys: Option<BotKeys>,
    /// Its newest turns, newest first.
    pub deliveries: Vec<BotDelivery>,
}

/// The bot of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberBot {
    /// Null: none runs outside.
    pub bot: Option<OutsideBot>,
}

/// Tells it, with its keys where they were just made.
pub(super) async fn shown(
    app: &App,
    line: &Line,
    keys: Option<BotKeys>,
) -> Outcome<Json<NumberBot>> {
    let Some(hook) = app.store.bot_hook(line.id).await? else {
        return Ok(Json(NumberBot { bot: None }));
    };
    let turns = app.store.bot_turns(line.id, BOT_TURNS_SHOWN).await?;
    let mut ids: Vec<ConversationId> = turns.iter().map(|turn| turn.conversation).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = app.store.conversation_rows(&ids).await?;
    let named = rows.iter().map(|row| {
        let name = contact_name(&row.contact, &row.identities);
        (row.conversation.id, name)
    });
    let names: BTreeMap<ConversationId, String> = named.collect();
    let directory = Directory::load(app).await?;
    Ok(Json(NumberBot {
        bot: Some(OutsideBot {
            id: hook.bot.0,
            name: directory.bot(hook.bot).unwrap_or_default(),
            url: hook.url,
            deadline_ms: hook.deadline_ms,
            at: hook.at,
            by: directory.person(hook.by),
            off_at: hook.off_at,
            keys,
            deliveries: turns
                .into_iter()
                .map(|turn| BotDelivery::of(turn, &names))
                .collect(),
        }),
    }))
}
