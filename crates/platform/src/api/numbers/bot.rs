//! `GET`, `PUT` and `DELETE /numbers/{id}/bot`, and `POST /numbers/{id}/bot/test`.

mod shown;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::ids::BotId;
use twinline_store::{Bot, BotHook, Role};
use utoipa::ToSchema;
use uuid::Uuid;

use super::rules::line;
use crate::api::extract::{self, Path};
use crate::app::App;
use crate::limits::{BOT_DEADLINE_MS_MAX, BOT_DEADLINE_MS_MIN};
use crate::outside;
use crate::outside::sign;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;
use shown::shown;
pub use shown::{BotDelivery, BotDeliveryState, BotKeys, NumberBot, OutsideBot};

/// A bot to be registered.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct SetNumberBot {
    /// As whom it speaks.
    pub name: String,
    /// Where it is called.
    pub url: String,
    /// So long it has to answer a turn: 5 seconds to 10 minutes.
    pub deadline_ms: Millis,
    /// Whether it is asked.
    #[serde(default = "yes")]
    pub on: bool,
}

fn yes() -> bool {
    true
}

/// What came of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BotTested {
    /// What the bot's server answered. Null: nothing.
    pub status: Option<u16>,
    /// Why nothing was.
    pub error: Option<String>,
}

/// The bot outside that answers on a number, with its newest turns.
#[utoipa::path(get, path = "/numbers/{id}/bot", tag = "numbers", operation_id = "get_number_bot",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberBot), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn get(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberBot>> {
    me.at_least(Role::Supervisor)?;
    shown(&app, &line(&app, id).await?, None).await
}

/// Registers a bot outside, or alters the one that is there. The answer to the first holds its keys, once.
#[utoipa::path(put, path = "/numbers/{id}/bot", tag = "numbers", operation_id = "set_number_bot",
    params(("id" = Uuid, Path)), request_body = SetNumberBot,
    responses((status = 200, body = NumberBot), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
pub async fn set(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(wish): extract::Json<SetNumberBot>,
) -> Outcome<Json<NumberBot>> {
    me.at_least(Role::Admin)?;
    let line = line(&app, id).await?;
    check(&app, &wish)?;
    let now = app.now();
    let known = app.store.bot_hook(line.id).await?;
    let (hook, keys) = if let Some(hook) = known {
        (hook, None)
    } else {
        let keys = BotKeys::fresh();
        let hook = BotHook {
            line: line.id,
            bot: BotId(app.ids.fresh()),
            url: String::new(),
            secret: keys.secret.clone(),
            token_hash: sign::token_hash(&keys.token),
            deadline_ms: 0,
            by: me.person.id,
            at: now,
            off_at: None,
        };
        (hook, Some(keys))
    };
    let bot = Bot {
        id: hook.bot,
        workspace: app.workspace,
        name: wish.name.trim().to_owned(),
    };
    app.store.put_bot(&bot, now).await?;
    let hook = BotHook {
        url: wish.url,
        deadline_ms: wish.deadline_ms,
        off_at: (!wish.on).then_some(hook.off_at.unwrap_or(now)),
        ..hook
    };
    app.store.put_bot_hook(&hook, now).await?;
    tracing::info!(line.id = %line.id, person.id = %me.person.id, bot.id = %bot.id, on = wish.on, "Set a bot outside");
    shown(&app, &line, keys).await
}

fn check(app: &App, wish: &SetNumberBot) -> Outcome<()> {
    let unfit = |field: &str, what: &str, remedy: &str| {
        Problem::new(problem::UNACCEPTABLE).unfit(field, what.to_owned(), remedy.to_owned())
    };
    let name = wish.name.trim();
    if name.is_empty() || name.chars().count() > 60 {
        let remedy = "Write 1 to 60 characters.";
        return Err(unfit("name", "It has no name, or a long one.", remedy));
    }
    if let Err((what, remedy)) = app.bots.may_call(&wish.url) {
        return Err(unfit("url", what, remedy));
    }
    if !(BOT_DEADLINE_MS_MIN..=BOT_DEADLINE_MS_MAX).contains(&wish.deadline_ms) {
        let remedy = "Choose between 5 seconds and 10 minutes.";
        return Err(unfit("deadline_ms", "This time is out of reach.", remedy));
    }
    Ok(())
}

/// Makes new keys of a number's bot, told once; the old ones are worth nothing from then on.
#[utoipa::path(post, path = "/numbers/{id}/bot/keys", tag = "numbers", operation_id = "rotate_number_bot_keys",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = NumberBot), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn rotate(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<NumberBot>> {
    me.at_least(Role::Admin)?;
    let line = line(&app, id).await?;
    let hook = app.store.bot_hook(line.id).await?;
    let hook = hook.ok_or(problem::NOT_FOUND)?;
    let keys = BotKeys::fresh();
    let hook = BotHook {
        secret: keys.secret.clone(),
        token_hash: sign::token_hash(&keys.token),
        ..hook
    };
    app.store.put_bot_hook(&hook, app.now()).await?;
    tracing::info!(line.id = %line.id, person.id = %me.person.id, bot.id = %hook.bot, "Make new keys of a bot outside");
    shown(&app, &line, Some(keys)).await
}

/// Takes a number's bot away. Turns that it has not answered are left to people.
#[utoipa::path(delete, path = "/numbers/{id}/bot", tag = "numbers", operation_id = "remove_number_bot",
    params(("id" = Uuid, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn remove(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<StatusCode> {
    me.at_least(Role::Admin)?;
    let line = line(&app, id).await?;
    if !app.store.remove_bot_hook(line.id, app.now()).await? {
        return Err(problem::NOT_FOUND.into());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Calls a number's bot once, with nothing to answer.
#[utoipa::path(post, path = "/numbers/{id}/bot/test", tag = "numbers", operation_id = "test_number_bot",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = BotTested), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
pub async fn test(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
) -> Outcome<Json<BotTested>> {
    me.at_least(Role::Admin)?;
    let line = line(&app, id).await?;
    let hook = app
        .store
        .bot_hook(line.id)
        .await?
        .ok_or(problem::NOT_FOUND)?;
    Ok(Json(match outside::tell::test(&app, &hook).await {
        Ok(answer) => BotTested {
            status: Some(answer.status),
            error: None,
        },
        Err(error) => BotTested {
            status: None,
            error: Some(error),
        },
    }))
}
