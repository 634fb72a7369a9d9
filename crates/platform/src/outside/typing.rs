//! A bot that takes its time: its customer may see that an answer comes.

use twinline_store::{BotTurn, BotTurnState, StoreError};

use super::answer::{Refusal, expire};
use super::overtaken::overtaken;
use crate::app::App;

/// Shows the customer that the bot types. Refused for what its answer would be refused for, as far as that is known now.
/// Otherwise whether it is shown: a number's rules may keep typing to themselves.
pub async fn show(app: &App, turn: &BotTurn) -> Result<Result<bool, Refusal>, StoreError> {
    if turn.state != BotTurnState::Open {
        return Ok(Err(Refusal::of(turn)));
    }
    if turn.deadline <= app.now() {
        expire(app, turn).await?;
        return Ok(Err(Refusal::Late));
    }
    if let Some(refusal) = overtaken(app, turn).await? {
        return Ok(Err(refusal));
    }
    let line = app.store.line(turn.line).await?;
    let is_shown = line.is_some_and(|line| line.settings.floor_rules.shows_typing);
    let asked = app.store.message_rows(&[turn.turn.0]).await?.pop();
    if let (Some(asked), true) = (asked, is_shown) {
        let of = (asked.message.order(), turn.turn.0);
        app.signals.bot_types(turn.line, turn.conversation, of);
    }
    Ok(Ok(is_shown))
}
