//! `POST /conversations/{id}/messages`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use twinline_core::Millis;
use twinline_core::command::{NewSend, Written, say};
use twinline_core::ids::{ConversationId, MediaId, MessageId, SendId};
use twinline_core::pacing::Priority;
use twinline_core::send::SendAuthor;
use twinline_store::Touch;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::command;
use crate::api::extract::{self, Path};
use crate::api::messages::{content, outcome, room};
use crate::api::view::Message;
use crate::app::App;
use crate::media::kind::SendAs;
use crate::problem::{self, Outcome, Problem, ProblemBody};
use crate::sign_in::SignedIn;

/// As many as WhatsApp takes of it.
const CALLBACK_CHARS_MAX: usize = 512;

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
    /// A template of the number's account. Instead of `text`; an uploaded file becomes its header.
    pub template: Option<NewTemplate>,
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
    /// How urgent it is, if it is less than a person's answer.
    pub priority: Option<Urgency>,
    /// A word of the caller's own, given back wherever this message is told of; WhatsApp never sees it. At most 512
    /// characters, as `biz_opaque_callback_data` has.
    pub callback_data: Option<String>,
    /// The answer is to wait until WhatsApp has taken or refused the message, at most so many milliseconds (30 000). Without
    /// it, and when that time is over, `delivery` says how far it has got.
    pub wait_ms: Option<u32>,
}

/// A template with its blanks filled in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct NewTemplate {
    /// Its name.
    pub name: String,
    /// Its language, as WhatsApp has it (`en_US`).
    pub language: String,
    /// What stands for its blanks, by the keys that `GET /numbers/{id}/templates` tells.
    #[serde(default)]
    #[schema(required = false)]
    pub values: BTreeMap<String, String>,
}

/// How urgent something is that a program sends. What answers a customer needs none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// It tells one customer something about an order, a date, a code.
    Transactional,
    /// One of very many: it waits for everything else.
    Campaign,
}

impl From<Urgency> for Priority {
    fn from(urgency: Urgency) -> Self {
        match urgency {
            Urgency::Transactional => Self::Transactional,
            Urgency::Campaign => Self::Campaign,
        }
    }
}

/// Writes a message into the ledger. It takes the floor, withdraws queued replies of bots, and is handed to WhatsApp at
/// once; how far it got comes over the live socket.
#[utoipa::path(post, path = "/conversations/{id}/messages", tag = "conversations", operation_id = "send_message",
    params(("id" = Uuid, Path)), request_body = NewMessage,
    responses((status = 202, body = Message), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody, description = "Somebody answered meanwhile"),
        (status = 422, body = ProblemBody, description = "The window is closed, or it is too long or too large"),
        (status = 429, body = ProblemBody, description = "The number's queue is full")))]
pub async fn send(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Uuid>,
    extract::Json(new): extract::Json<NewMessage>,
) -> Outcome<(StatusCode, Json<Message>)> {
    let wait = new.wait_ms;
    let written = write(&app, &me, id, new, None).await?;
    if let Some(wait_ms) = wait {
        outcome::awaited(&app, written.message, wait_ms).await?;
    }
    Ok((
        StatusCode::ACCEPTED,
        Json(command::shown_message(&app, written.message).await?),
    ))
}

/// Checks it and writes it into the ledger, to be said now or at `at`.
pub(crate) async fn write(
    app: &App,
    me: &SignedIn,
    id: Uuid,
    new: NewMessage,
    at: Option<Millis>,
) -> Outcome<Written> {
    let row = command::conversation(app, id).await?;
    let content = content::read(app, row.conversation.line, &new).await?;
    let author = SendAuthor::Agent(me.person.id);
    let priority = new.priority.map_or(Priority::of(author), Priority::from);
    let too_long = new
        .callback_data
        .as_ref()
        .is_some_and(|data| data.chars().count() > CALLBACK_CHARS_MAX);
    if too_long {
        return Err(Problem::new(problem::UNACCEPTABLE).unfit(
            "callback_data",
            "It has more than 512 characters.",
            "Keep it with you and give its key.",
        ));
    }
    room::check(app, row.conversation.line, priority).await?;
    let quote = new.quote.map(MessageId);
    let send = NewSend {
        id: SendId(app.ids.fresh()),
        conversation: ConversationId(id),
        author,
        window_ms: app.channel.window_ms(&content),
        content,
        media: new.media_id.map(MediaId),
        quote,
        turn: None,
        client_token: Some(new.client_token),
        seen_no: Some(new.seen_version),
        confirmed: new.confirm,
        priority: Some(priority),
        at,
        callback_data: new.callback_data,
    };
    let touch = Touch {
        messages: quote.into_iter().collect(),
        client_tokens: vec![new.client_token],
        ..Touch::default()
    };
    let written = command::run(app, &row, touch, |set| say(set, send)).await?;
    if !written.repeated {
        app.courier_bell.notify_one();
        if at.is_none() {
            app.signals.answered(ConversationId(id));
        }
        tracing::info!(conversation.id = %id, message.id = %written.message, person.id = %me.person.id,
            "Write a message of a person");
    }
    Ok(written)
}
