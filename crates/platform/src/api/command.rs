//! Commands of people: find the conversation, run the rule in a transaction, say what came of it.

use twinline_core::command::{LABELS_MAX, Refused};
use twinline_core::converge::WorkingSet;
use twinline_core::ids::{ConversationId, MessageId};
use twinline_store::{ConversationRow, MessageRow, Touch};
use uuid::Uuid;

use super::view::{ConversationSummary, Floor, Message, ViewAt};
use crate::app::App;
use crate::problem::{self, Outcome, Problem};

/// A conversation of this workspace.
pub async fn conversation(app: &App, id: Uuid) -> Outcome<ConversationRow> {
    let row = app
        .store
        .conversation_rows(&[ConversationId(id)])
        .await?
        .pop();
    row.filter(|row| row.contact.workspace == app.workspace)
        .ok_or_else(no_conversation)
}

/// How often the floor of a conversation has moved, for whoever needs to know no more of it than that it is there.
pub async fn floor_moves(app: &App, id: Uuid) -> Outcome<u64> {
    let id = ConversationId(id);
    let moves = app.store.floor_moves(app.workspace, id).await?;
    moves.ok_or_else(no_conversation)
}

fn no_conversation() -> Problem {
    Problem::new(problem::NOT_FOUND).detail("There is no such conversation.")
}

/// A message of that conversation.
pub async fn message(app: &App, conversation: Uuid, id: Uuid) -> Outcome<MessageRow> {
    let row = app.store.message_rows(&[MessageId(id)]).await?.pop();
    row.filter(|row| row.message.conversation.0 == conversation)
        .ok_or_else(|| Problem::new(problem::NOT_FOUND).detail("There is no such message."))
}

/// Runs a rule on a conversation and what else `touch` names. What it refuses becomes a problem.
pub async fn run<T>(
    app: &App,
    row: &ConversationRow,
    mut touch: Touch,
    rule: impl FnOnce(&mut WorkingSet) -> Result<T, Refused>,
) -> Outcome<T> {
    touch.conversations.push(row.conversation.id);
    let done = Box::pin(app.store.act(row.conversation.line, app.now(), touch, rule)).await?;
    match done {
        Ok(done) => Ok(done),
        Err(refused) => Err(explain(app, refused).await?),
    }
}

pub(crate) async fn explain(app: &App, refused: Refused) -> Outcome<Problem> {
    Ok(match refused {
        Refused::NotFound => problem::NOT_FOUND.into(),
        Refused::WindowClosed => problem::WINDOW_CLOSED.into(),
        Refused::TooLate => problem::TOO_LATE.into(),
        Refused::SomebodyAnswered { message } => somebody_answered(app, message).await?,
        Refused::FloorMoved { floor } => {
            let at = ViewAt::now(app).await?;
            Problem::new(problem::FLOOR_MOVED).floor(Floor::of(floor, &at))
        }
        Refused::RulesMoved { .. } => problem::RULES_MOVED.into(),
        Refused::NoSign => Problem::new(problem::UNACCEPTABLE).unfit(
            "message_id",
            "WhatsApp takes a reaction only on what the customer said, for 30 days, unless it was deleted.",
            "Answer it in words.",
        ),
        Refused::TooManyLabels => Problem::new(problem::UNACCEPTABLE).unfit(
            "label_id",
            format!("It has {LABELS_MAX} labels already."),
            "Take one off first.",
        ),
        Refused::NotOfThePhone => problem::NOT_OF_THE_PHONE.into(),
        Refused::Withheld { why } => {
            // Only automated speech is withheld, and nobody automated calls this API yet.
            Problem::new(problem::TOO_LATE).detail(format!("It was withheld: {why:?}."))
        }
    })
}

async fn somebody_answered(app: &App, message: MessageId) -> Outcome<Problem> {
    let at = ViewAt::now(app).await?;
    let problem = Problem::new(problem::SOMEBODY_ANSWERED);
    let Some(row) = app.store.message_rows(&[message]).await?.pop() else {
        return Ok(problem);
    };
    let answer = Message::of(&row, &at);
    let who = match (&answer.author.name, answer.author.origin) {
        (Some(name), _) => name.clone(),
        (None, super::view::Origin::Phone) => "The phone".to_owned(),
        (None, _) => "Somebody".to_owned(),
    };
    Ok(problem
        .detail(format!("{who} answered meanwhile."))
        .answered(answer.author, answer.at))
}

/// The conversation as it is after a command.
pub async fn shown(app: &App, id: Uuid) -> Outcome<ConversationSummary> {
    let row = conversation(app, id).await?;
    Ok(ConversationSummary::of(&row, &ViewAt::now(app).await?))
}

/// The message as it is after a command.
pub async fn shown_message(app: &App, id: MessageId) -> Outcome<Message> {
    let row = app
        .store
        .message_rows(&[id])
        .await?
        .pop()
        .ok_or(problem::NOT_FOUND)?;
    let mut at = ViewAt::now(app).await?;
    at.learn(app, std::slice::from_ref(&row)).await?;
    Ok(Message::of(&row, &at))
}
