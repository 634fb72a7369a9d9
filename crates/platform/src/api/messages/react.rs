//! `PUT /conversations/{id}/messages/{message_id}/reaction`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use twinline_core::command::{NewSign, sign};
use twinline_core::ids::{ExternalId, MessageId, SendId};
use twinline_core::pacing::Priority;
use twinline_core::send::SendAuthor;
use twinline_core::text::is_emoji;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::messages::{outcome, room};
use crate::api::view::{Delivery, Message};
use crate::app::App;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// The sign of this side on a customer's message.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewReaction {
    /// One emoji; an empty text takes it back.
    pub emoji: String,
    /// Made by the caller, once per wish: the same token never makes a second one.
    pub client_token: Uuid,
    /// The answer is to wait until WhatsApp has taken or refused it, at most so many milliseconds (30 000).
    pub wait_ms: Option<u32>,
}

/// How far it got, and the message as it is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReactionSent {
    /// The ledger's entry.
    pub send_id: Uuid,
    /// Where that stands.
    pub delivery: Delivery,
    /// The message; it bears the sign once WhatsApp has taken it.
    pub message: Message,
}

/// Puts a sign on what a customer said, takes another one or takes it back. It waits its turn and is told of like a message,
/// and is none: it takes no floor and answers no turn.
#[utoipa::path(put, path = "/conversations/{id}/messages/{message_id}/reaction", tag = "conversations",
    operation_id = "react", params(("id" = Uuid, Path), ("message_id" = Uuid, Path)), request_body = NewReaction,
    responses((status = 202, body = ReactionSent), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody, description = "It is no emoji, the message bears none, or the window is closed"),
        (status = 429, body = ProblemBody, description = "The number's queue is full")))]
pub async fn react(
    State(app): State<App>,
    me: SignedIn,
    Path((id, message_id)): Path<(Uuid, Uuid)>,
    extract::Json(new): extract::Json<NewReaction>,
) -> Outcome<(StatusCode, Json<ReactionSent>)> {
    if !new.emoji.is_empty() && !is_emoji(&new.emoji) {
        return Err(Problem::new(problem::UNACCEPTABLE).unfit(
            "emoji",
            "A reaction is one emoji.",
            "Give one, or an empty text to take it back.",
        ));
    }
    let row = command::conversation(&app, id).await?;
    let message = command::message(&app, id, message_id).await?.message;
    room::check(&app, row.conversation.line, Priority::Agent).await?;
    let of = message
        .external_id
        .clone()
        .unwrap_or_else(|| ExternalId(String::new()));
    let content = app.channel.sign(&of, &new.emoji);
    let wish = NewSign {
        id: SendId(app.ids.fresh()),
        message: message.id,
        author: SendAuthor::Agent(me.person.id),
        window_ms: app.channel.window_ms(&content),
        content,
        client_token: Some(new.client_token),
    };
    let touch = Touch {
        messages: vec![message.id],
        client_tokens: vec![new.client_token],
        ..Touch::default()
    };
    let send = command::run(&app, &row, touch, |set| sign(set, wish)).await?;
    app.courier_bell.notify_one();
    if let Some(wait_ms) = new.wait_ms {
        outcome::awaited(&app, MessageId::of_send(send), wait_ms).await?;
    }
    let told = app.store.sends(&[send]).await?.pop();
    let told = told.ok_or(problem::NOT_FOUND)?;
    Ok((
        StatusCode::ACCEPTED,
        Json(ReactionSent {
            send_id: send.0,
            delivery: Delivery::of_send(&told),
            message: command::shown_message(&app, message.id).await?,
        }),
    ))
}
