//! `POST /bots/turns/{token}/reply`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use twinline_core::floor::check::Flaw;
use twinline_core::floor::hand_over::{HandOver, Learnt};
use twinline_store::BotTurn;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::{self, Path};
use crate::app::App;
use crate::outside::answer::{self, Refusal};
use crate::outside::said::Said;
use crate::outside::sign;
use crate::problem::{self, Outcome, Problem, ProblemBody};

/// One thing that a bot learnt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BotFact {
    /// What: `order`.
    pub name: String,
    /// Which.
    pub value: String,
}

/// What a bot learnt, for the people who go on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BotHandOver {
    /// In its words.
    #[serde(default)]
    pub summary: Option<String>,
    /// Names with values.
    #[serde(default)]
    pub facts: Vec<BotFact>,
}

impl BotHandOver {
    /// As core has it.
    pub fn core(self) -> HandOver {
        let facts = self.facts.into_iter();
        HandOver {
            summary: self.summary,
            facts: facts
                .map(|BotFact { name, value }| Learnt { name, value })
                .collect(),
        }
    }

    /// As told.
    pub fn of(learnt: HandOver) -> Self {
        let facts = learnt.facts.into_iter();
        Self {
            summary: learnt.summary,
            facts: facts
                .map(|Learnt { name, value }| BotFact { name, value })
                .collect(),
        }
    }
}

/// A bot's answer: a text, or that people should go on.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct BotReply {
    /// What the customer is told.
    #[serde(default)]
    pub text: Option<String>,
    /// What people are told.
    #[serde(default)]
    pub hand_over: Option<BotHandOver>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BotReplied {
    /// The message it became; null for a hand-over.
    pub message_id: Option<Uuid>,
    /// Whether the same answer had been taken before: this is what became of it then.
    pub repeated: bool,
}

/// Answers a turn that a bot was given, by the bot's token as bearer. One answer to a turn: the same one again is the same
/// message; another one, or one that comes after the deadline, after somebody answered or after the customer said more, is
/// refused with a code that says which, and nothing is sent.
#[utoipa::path(post, path = "/bots/turns/{token}/reply", tag = "conversations", operation_id = "reply_bot_turn",
    params(("token" = Uuid, Path)), request_body = BotReply,
    responses((status = 200, body = BotReplied), (status = 401, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn reply(
    State(app): State<App>,
    Path(token): Path<Uuid>,
    headers: HeaderMap,
    extract::Json(wish): extract::Json<BotReply>,
) -> Outcome<Json<BotReplied>> {
    let turn = known(&app, token, &headers).await?;
    let said = Said::of(wish.text, wish.hand_over.map(BotHandOver::core)).map_err(|flaws| {
        let refuse =
            |problem: Problem, flaw: Flaw| problem.unfit(&flaw.field, flaw.message, flaw.remedy);
        let problem = Problem::new(problem::UNACCEPTABLE);
        flaws.into_iter().fold(problem, refuse)
    })?;
    match answer::take(&app, &turn, &said).await? {
        Ok(taken) => Ok(Json(BotReplied {
            message_id: taken.message.map(|message| message.0),
            repeated: taken.repeated,
        })),
        Err(refusal) => Err(refused(refusal)),
    }
}

/// Why nothing is said, or shown.
pub(super) fn refused(refusal: Refusal) -> Problem {
    Problem::new(match refusal {
        Refusal::Late => problem::BOT_LATE,
        Refusal::Repeated => problem::BOT_REPEATED,
        Refusal::Answered => problem::BOT_ANSWERED,
        Refusal::Stale => problem::BOT_STALE,
        Refusal::Withheld => problem::BOT_WITHHELD,
        Refusal::NotNow => problem::BOT_NOT_NOW,
        Refusal::WindowClosed => problem::WINDOW_CLOSED,
    })
}

/// The turn, if whoever asks is the bot that it was given to. Whether a turn is there is told to nobody else.
pub(super) async fn known(app: &App, token: Uuid, headers: &HeaderMap) -> Outcome<BotTurn> {
    let turn = app.store.bot_turn(token).await?;
    let hook = match &turn {
        Some(turn) => app.store.bot_hook(turn.line).await?,
        None => None,
    };
    let shown = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    match (turn, hook, shown) {
        (Some(turn), Some(hook), Some(shown))
            if turn.bot == hook.bot && sign::token_hash(shown) == hook.token_hash =>
        {
            Ok(turn)
        }
        _ => Err(Problem::new(problem::BOT_UNKNOWN)),
    }
}
