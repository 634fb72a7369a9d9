//! `POST /conversations/{id}/messages`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use twinline_core::command::{NewSend, say};
use twinline_core::content::{Content, Media};
use twinline_core::ids::{ConversationId, MediaId, MessageId, SendId};
use twinline_core::send::SendAuthor;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::view::Message;
use crate::app::App;
use crate::media::kind;
use crate::problem::{self, Outcome, Problem, ProblemBody};
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
    let content = content(&app, &new).await?;
    let quote = new.quote.map(MessageId);
    let send = NewSend {
        id: SendId(app.ids.fresh()),
        conversation: ConversationId(id),
        author: SendAuthor::Agent(me.person.id),
        content,
        media: new.media_id.map(MediaId),
        quote,
        turn: None,
        client_token: Some(new.client_token),
        seen_no: Some(new.seen_version),
        confirmed: new.confirm,
        window_ms: app.channel.capabilities().service_window_ms,
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

async fn content(app: &App, new: &NewMessage) -> Outcome<Content> {
    let text = new
        .text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let capabilities = app.channel.capabilities();
    let chars_max = if new.media_id.is_some() {
        capabilities.caption_chars_max
    } else {
        capabilities.text_chars_max
    };
    if let Some(chars) = text
        .map(|text| text.chars().count())
        .filter(|chars| *chars > chars_max)
    {
        return Err(Problem::new(problem::TEXT_TOO_LONG).field(
            "text",
            format!("It has {chars} characters; WhatsApp takes {chars_max}."),
        ));
    }
    let Some(media) = new.media_id else {
        let body = text.map(str::to_owned).ok_or_else(|| {
            Problem::new(problem::UNACCEPTABLE).field("text", "A message needs a text or a file.")
        })?;
        return Ok(Content::Text { body });
    };
    let file = app
        .store
        .media(MediaId(media))
        .await?
        .filter(|file| file.workspace == app.workspace)
        .ok_or_else(|| {
            Problem::new(problem::UNACCEPTABLE).field("media_id", "There is no such file.")
        })?;
    Ok(Content::Media(Media {
        kind: kind::of_mime(&file.mime),
        mime: file.mime,
        caption: text.map(str::to_owned),
        filename: file.filename,
        sha256: Some(file.sha256),
        reference: None,
    }))
}
