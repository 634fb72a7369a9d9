//! What is to be said later in a conversation. It has no bubble until its time comes; then it is a message with the same id.

pub mod cancel;
pub mod change;
pub mod list;
pub mod schedule;
mod view;

pub use view::ScheduledMessage;

use twinline_core::ids::{ConversationId, SendId};
use twinline_core::send::{Send, SendState};
use uuid::Uuid;

use crate::app::App;
use crate::problem::{self, Outcome, Problem};

/// A send of that conversation that is still to be said.
async fn find(app: &App, conversation: Uuid, id: Uuid) -> Outcome<Send> {
    let send = app.store.sends(&[SendId(id)]).await?.pop();
    let send = send
        .filter(|send| send.conversation == ConversationId(conversation))
        .ok_or_else(|| {
            Problem::new(problem::NOT_FOUND).detail("Nothing of that id is scheduled.")
        })?;
    if send.state != SendState::Scheduled {
        return Err(Problem::new(problem::TOO_LATE)
            .detail("Its time has come: it is not scheduled any more."));
    }
    Ok(send)
}
