//! `POST /conversations/{id}/messages`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use twinline_core::command::{NewSend, say};
use twinline_core::ids::{ConversationId, MediaId, MessageId, SendId};
use twinline_core::send::SendAuthor;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::messages::content;
use crate::api::view::Message;
use crate::app::App;
use crate::media::kind::SendAs;
use crate::problem::{Outcome, ProblemBody};
use crate::sign_in::SignedIn;

/// What somebody wants said.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewMessage {
    /// Made by the composer, once per message: the same token never makes a second one.
    pub client_token: Uuid,
    /// The text, or the file's caption.
    pub text: Option<String>,
    /// An uploaded file.
    pub media_id: Option<Uuid>,
    /// As what the file goes, where its bytes leave a choice.
    pub send_as: Option<SendAs>,
    /// Anything else that WhatsApp can send, in its own words: `type` (`location`, `contacts`, `interactive`, `template`) and the
    /// property named by it, as `POST /{phone number}/messages` of the Cloud API takes them. Instead of `text`; an uploaded
    /// file becomes the header that has neither `id` nor `link`.
    #[schema(value_type = Option<Object>)]
    pub content: Option<serde_json::Value>,
    /// The message it answers.
    pub quote: Option<Uuid>,
    /// `version` of the conversation, or of its newest message, as the composer last saw it.
    pub seen_version: u64,
    /// Somebody answered meanwhile, and it is to be said anyway.
    #[serde(default)]
    #[schema(required = false)]
    pub confirm: bool,
}

/// Writes a message into the ledger. It takes the floor, withdraws queued replies of bots, and is handed to WhatsApp at
/// once; how far it got comes over the live socket.
#[utoipa::path(post, path = "/conversations/{id}/messages", tag = "conversations", operation_id = "send_message",
    params(("id" = Uuid, Path)), request_body = NewMessage,
    responses((status = 202, body = Message), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "Somebody answered meanwhile"),
        (status = 422, body = ProblemBody, description = "The window is closed, or it is too long or too large")))]
pub async fn send(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(new): extract::Json<NewMessage>,
) -> Outcome<(StatusCode, Json<Message>)> {
    let row = command::conversation(&app, id).await?;
    let content = content::read(&app, &new).await?;
    let quote = new.quote.map(MessageId);
    let send = NewSend {
        id: SendId(app.ids.fresh()),
        conversation: ConversationId(id),
        author: SendAuthor::Agent(me.person.id),
        window_ms: app.channel.window_ms(&content),
        content,
        media: new.media_id.map(MediaId),
        quote,
        turn: None,
        client_token: Some(new.client_token),
        seen_no: Some(new.seen_version),
        confirmed: new.confirm,
    };
    let touch = Touch {
        messages: quote.into_iter().collect(),
        client_tokens: vec![new.client_token],
        ..Touch::default()
    };
    let written = command::run(&app, &row, touch, |set| say(set, send)).await?;
    if !written.repeated {
        app.courier_bell.notify_one();
        tracing::info!(conversation.id = %id, message.id = %written.message, person.id = %me.person.id,
            "Write a message of a person");
    }
    Ok((
        StatusCode::ACCEPTED,
        Json(command::shown_message(&app, written.message).await?),
    ))
}
