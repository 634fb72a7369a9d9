//! The floor and its moves.

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::floor::collision::Collision;
use twinline_core::floor::{FloorEvent as CoreEvent, FloorMove, Holder};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Author, Person, ViewAt};
use crate::api::bots::reply::BotHandOver;

/// What sort of holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloorHolder {
    /// Nobody.
    Nobody,
    /// A bot.
    Bot,
    /// Somebody at the inbox.
    Agent,
    /// The phone.
    Phone,
}

impl From<Holder> for FloorHolder {
    fn from(holder: Holder) -> Self {
        match holder {
            Holder::Nobody => Self::Nobody,
            Holder::Bot(_) => Self::Bot,
            Holder::Agent(_) => Self::Agent,
            Holder::Phone => Self::Phone,
        }
    }
}

/// Who may speak now, and until when.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Floor {
    /// What sort of holder.
    pub holder: FloorHolder,
    /// Who, if it is somebody at the inbox.
    pub person: Option<Person>,
    /// Which bot, if it is one.
    pub bot_name: Option<String>,
    /// Since when.
    pub since: Option<Millis>,
    /// Until when, unless spoken again.
    pub until: Option<Millis>,
    /// Commands name the version they saw.
    pub version: u64,
    /// A bot gave the conversation to people then, and none has come yet.
    pub handed_over_at: Option<Millis>,
}

impl Floor {
    /// As it is at the view's time: a lease ends by itself.
    pub fn of(floor: twinline_core::floor::Floor, at: &ViewAt) -> Self {
        let floor = floor.at(at.now);
        let (person, bot_name) = match floor.holder {
            Holder::Agent(person) => (at.directory.person(person), None),
            Holder::Bot(bot) => (None, at.directory.bot(bot)),
            Holder::Nobody | Holder::Phone => (None, None),
        };
        Self {
            holder: floor.holder.into(),
            person,
            bot_name,
            since: floor.since,
            until: floor.until,
            version: floor.version,
            handed_over_at: floor.awaits_people(),
        }
    }
}

/// What happened to the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloorWhat {
    /// A person took it, by speaking or by button.
    Took,
    /// Its holder gave it back.
    HandedBack,
    /// Its lease ended.
    Expired,
    /// A bot's reply was withdrawn: nothing was sent.
    BotWithdrew,
    /// A bot took it.
    BotTook,
    /// What had taken it was sent by the Business App itself: nobody spoke.
    NobodySpoke,
    /// A bot gave the conversation to people.
    HandedOver,
    /// The phone and a bot answered the same turn at once, and neither could know of the other. The floor did not move.
    Collided,
}

/// The two answers that crossed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Crossed {
    /// The bot's.
    pub bot_message_id: Uuid,
    /// The first one that was typed on the phone.
    pub phone_message_id: Uuid,
}

/// Why a bot's reply was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloorReason {
    /// The phone answered.
    PhoneAnswered,
    /// Somebody at the inbox answered.
    AgentAnswered,
    /// The customer said more.
    TurnChanged,
    /// Somebody took the floor by button.
    FloorTaken,
    /// Somebody at the inbox began to type.
    AgentTypes,
}

/// One move, to be shown in the thread.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FloorEvent {
    /// Its id.
    pub id: Uuid,
    /// Where.
    pub conversation_id: Uuid,
    /// When.
    pub at: Millis,
    /// What happened.
    pub what: FloorWhat,
    /// Who did it; nobody for what time did.
    pub by: Option<Author>,
    /// What sort of holder had it before.
    pub from: Option<FloorHolder>,
    /// The new lease.
    pub until: Option<Millis>,
    /// The text of a withdrawn reply.
    pub text: Option<String>,
    /// Why it was withdrawn.
    pub reason: Option<FloorReason>,
    /// Which answers crossed.
    pub crossed: Option<Crossed>,
    /// What a bot learnt that handed the conversation over.
    pub learnt: Option<BotHandOver>,
}

impl FloorEvent {
    /// As told.
    pub fn of(event: &CoreEvent, at: &ViewAt) -> Self {
        let what = match (event.what, event.by) {
            (FloorMove::Took, Holder::Bot(_)) => FloorWhat::BotTook,
            (FloorMove::Took, _) => FloorWhat::Took,
            (FloorMove::HandedBack, _) => FloorWhat::HandedBack,
            (FloorMove::BotWithdrew | FloorMove::BotYielded, _) => FloorWhat::BotWithdrew,
            (FloorMove::NobodySpoke, _) => FloorWhat::NobodySpoke,
            (FloorMove::HandedOver, _) => FloorWhat::HandedOver,
        };
        let withdrew = match event.by {
            Holder::Phone => FloorReason::PhoneAnswered,
            Holder::Agent(_) => FloorReason::AgentAnswered,
            Holder::Nobody | Holder::Bot(_) => FloorReason::TurnChanged,
        };
        let reason = match event.what {
            FloorMove::BotWithdrew => Some(withdrew),
            FloorMove::BotYielded => Some(FloorReason::AgentTypes),
            _ => None,
        };
        let learnt = event
            .text
            .as_ref()
            .filter(|_| event.what == FloorMove::HandedOver)
            .and_then(|text| serde_json::from_str(text).ok())
            .map(BotHandOver::of);
        Self {
            id: event.id.0,
            conversation_id: event.conversation.0,
            at: event.at,
            what,
            by: at.directory.holder(event.by),
            from: Some(event.from.into()),
            until: event.until,
            text: event.text.clone().filter(|_| learnt.is_none()),
            reason,
            crossed: None,
            learnt,
        }
    }

    /// A collision as it stands in the thread.
    pub fn of_collision(crossed: &Collision, at: &ViewAt) -> Self {
        Self {
            id: crossed.automated.0,
            conversation_id: crossed.conversation.0,
            at: crossed.at,
            what: FloorWhat::Collided,
            by: at.directory.holder(Holder::Bot(crossed.bot)),
            from: None,
            until: None,
            text: None,
            reason: None,
            crossed: Some(Crossed {
                bot_message_id: crossed.automated.0,
                phone_message_id: crossed.human.0,
            }),
            learnt: None,
        }
    }
}
