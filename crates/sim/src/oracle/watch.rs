//! What must hold at the moment it happens: an answer of the bot leaves only while no person has answered or holds the floor.

use twinline_core::message::{Direction, Origin};
use twinline_core::send::SendAuthor;
use twinline_platform::App;
use twinline_platform::courier::Handed;

/// Looks at what the courier has just released. The difference, if one of it must not go.
pub(crate) async fn released(app: &App, handed: &[Handed]) -> anyhow::Result<Option<String>> {
    for handed in handed {
        let send = handed.send();
        let (SendAuthor::Bot(_), Some(turn)) = (send.author, send.turn) else {
            continue;
        };
        let rows = app.store.conversation_rows(&[send.conversation]).await?;
        let holder = rows
            .first()
            .map(|row| row.conversation.floor.at(app.now()).holder);
        if holder.is_some_and(twinline_core::floor::Holder::human) {
            return Ok(Some(format!(
                "the bot's send {} was released while {holder:?} holds the floor",
                send.id
            )));
        }
        let thread = app.store.messages(send.conversation, None, 500).await?;
        let Some(asked) = thread.iter().find(|row| row.message.id == turn.0) else {
            return Ok(Some(format!("the bot's send {} answers nothing", send.id)));
        };
        let answer = thread.iter().find(|row| {
            let message = &row.message;
            message.direction == Direction::Out
                && !message.void
                && matches!(message.origin.origin, Origin::Agent | Origin::Phone)
                && message.order() > asked.message.order()
        });
        if let Some(answer) = answer {
            return Ok(Some(format!(
                "the bot's send {} was released although {:?} had answered {:?}",
                send.id,
                answer.message.origin.origin,
                answer.message.content.text()
            )));
        }
    }
    Ok(None)
}
