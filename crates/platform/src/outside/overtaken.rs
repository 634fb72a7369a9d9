//! Whether a turn that a bot was given is still one to answer, as far as that is known now. What is said is asked once more in
//! the transaction that writes it.

use twinline_core::turn::{Turn, open_turn};
use twinline_store::{BotTurn, StoreError};

use super::answer::Refusal;
use crate::app::App;

/// Why there is nothing to tell any more: what has happened since the turn was given.
pub(super) async fn overtaken(app: &App, turn: &BotTurn) -> Result<Option<Refusal>, StoreError> {
    let rows = app.store.bare_conversations(&[turn.conversation]).await?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(Some(Refusal::Stale)); // It became part of another one.
    };
    let newest = row.summary.last_in.as_ref().map(|(_, id)| Turn(*id));
    Ok(match () {
        () if newest != Some(turn.turn) => Some(Refusal::Stale),
        () if open_turn(&row.summary).is_none() => Some(Refusal::Answered),
        () if row.floor.at(app.now()).holder.human() => Some(Refusal::Answered),
        () => None,
    })
}
