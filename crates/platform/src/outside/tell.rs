//! When a bot is told of a turn: at least once, until it answers, says that it will, or the time is over.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::task::{self, JoinSet};
use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_store::{BotHook, BotTurn, BotTurnSettled, BotTurnState, StoreError};
use uuid::Uuid;

use super::answer::{self, Refusal};
use super::call::{BotAnswer, Delivery};
use super::overtaken::overtaken;
use super::said::Said;
use super::told;
use crate::app::App;
use crate::limits::{BOT_CALL_TIMEOUT, BOT_CALLS_AT_ONCE};
use crate::merger::chain;

/// Nothing to do until there is news.
const NEVER: Millis = Millis::MAX / 2;
/// Pause after the store failed.
const STORE_RETRY: Duration = Duration::from_millis(500);
/// The first wait before a turn is told again; each further one is twice as long.
const RETRY_MS: Millis = 1_000;
/// Longest such wait.
const RETRY_MS_MAX: Millis = 30_000;

/// The turns that are being told right now: one call for each at a time.
#[derive(Default)]
struct Calls {
    tasks: JoinSet<()>,
    under_way: BTreeMap<task::Id, Uuid>,
}

/// Runs until stopped. A call that is cut off then is made again at the next start.
pub async fn run(app: App, stop: CancellationToken) {
    let mut calls = Calls::default();
    while !stop.is_cancelled() {
        let wake_at = match step(&app, &mut calls).await {
            Ok(wake_at) => wake_at,
            Err(error) => {
                tracing::error!(error = %chain(&error), "Turns of bots cannot be read");
                tokio::time::sleep(STORE_RETRY).await;
                continue;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = app.bot_bell.notified() => {}
            () = app.clock.sleep_until(wake_at) => {}
            Some(done) = calls.tasks.join_next_with_id() => {
                let id = done.map_or_else(|failed| failed.id(), |(id, ())| id);
                calls.under_way.remove(&id);
            }
        }
    }
}

async fn step(app: &App, calls: &mut Calls) -> Result<Millis, StoreError> {
    let now = app.now();
    for turn in app.store.due_bot_turns(now, 2 * BOT_CALLS_AT_ONCE).await? {
        if calls.under_way.values().any(|token| *token == turn.token) {
            continue;
        }
        if turn.deadline <= now {
            one(app, &turn).await?;
        } else if calls.under_way.len() < BOT_CALLS_AT_ONCE {
            let (app, token) = (app.clone(), turn.token);
            let call = async move {
                if let Err(error) = one(&app, &turn).await {
                    tracing::error!(error = %chain(&error), "A turn of a bot cannot be told");
                    tokio::time::sleep(STORE_RETRY).await;
                }
            };
            let id = calls.tasks.spawn(call).id();
            calls.under_way.insert(id, token);
        }
    }
    let next = app.store.next_bot_turn().await?.unwrap_or(NEVER);
    // The end of a call wakes us; what is under way counts as due until then.
    Ok(if calls.under_way.is_empty() {
        next
    } else {
        next.max(now + RETRY_MS)
    })
}

/// Tells a turn that is due once, and takes what comes back; or lets it end, if its time is over.
pub async fn one(app: &App, turn: &BotTurn) -> Result<(), StoreError> {
    if turn.deadline <= app.now() {
        return answer::expire(app, turn).await;
    }
    let Some(hook) = app.store.bot_hook(turn.line).await? else {
        return Ok(()); // Taken away; its turns were settled then.
    };
    if let Some(refusal) = overtaken(app, turn).await? {
        let settled = BotTurnSettled {
            token: turn.token,
            state: BotTurnState::Withheld,
            why: Some(refusal.word()),
            answer: None,
            message: None,
        };
        app.store.settle_bot_turn(&settled, app.now()).await?;
        return Ok(());
    }
    let body = told::turn(app, turn).await?;
    let left = turn.deadline.saturating_sub(app.now()).max(1_000);
    let time = BOT_CALL_TIMEOUT.min(Duration::from_millis(left.unsigned_abs()));
    let came = post(app, &hook, turn.token, body, time).await;
    let now = app.now();
    let wait = (RETRY_MS << turn.attempts.min(10)).min(RETRY_MS_MAX);
    let again = Some(now + wait).filter(|at| *at < turn.deadline);
    let (status, read) = match came {
        Ok(answer) if (200..300).contains(&answer.status) => {
            (Some(answer.status), Said::read(&answer.body))
        }
        Ok(answer) => {
            let why = format!("Its server answered {}.", answer.status);
            (Some(answer.status), Err(why))
        }
        Err(why) => (None, Err(why)),
    };
    // Noted once it is taken: a stop in between tells it again, and the same answer is the same message.
    let (error, again) = match read {
        Err(why) => (Some(why), again),
        Ok(None) => (None, None), // It answers later.
        Ok(Some(said)) => match answer::take(app, turn, &said).await? {
            // The bot is asked again: by then it may know better.
            Err(Refusal::NotNow) => (Some("Somebody was typing.".to_owned()), again),
            Err(refusal) => {
                tracing::info!(conversation.id = %turn.conversation, ?refusal, "A bot's answer was not taken");
                (None, None)
            }
            Ok(_) => (None, None),
        },
    };
    let came = (status, error.as_deref());
    app.store.bot_turn_told(turn.token, now, came, again).await
}

/// A call that asks nothing: whether the bot's server is there.
pub async fn test(app: &App, hook: &BotHook) -> Result<BotAnswer, String> {
    let token = app.ids.fresh();
    let body = told::test(app, hook, token);
    post(app, hook, token, body, BOT_CALL_TIMEOUT).await
}

async fn post(
    app: &App,
    hook: &BotHook,
    token: Uuid,
    body: Vec<u8>,
    time: Duration,
) -> Result<BotAnswer, String> {
    let id = token.to_string();
    let delivery = Delivery {
        url: &hook.url,
        secret: &hook.secret,
        id: &id,
        body,
    };
    app.bots.call(delivery, time).await
}
