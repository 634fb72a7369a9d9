//! A person sends a message from a bench phone: text as JSON, a file as a form.

use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::{FromRequest as _, Path, Request, State};

use super::compose::{NewMessage, SentAs, compose};
use super::form::{self, Form};
use super::form_shapes::MessageForm;
use super::problem::Problem;
use super::screens::{is_customer, on_screen};
use super::view::PhoneMessage;
use crate::media_store::{self, NewFile};
use crate::phones::ActError;
use crate::truth::Truth;
use crate::truth::model::Content;
use crate::world::World;

/// Writes from a phone: one of text, place, contacts, a canned file, something forwarded, a product; or a file as a form.
#[utoipa::path(post, path = "/phones/{id}/chats/{peer}/messages", tag = "messages", operation_id = "send_message", params(("id" = String, Path), ("peer" = String, Path)), request_body(content((NewMessage = "application/json"), (MessageForm = "multipart/form-data")), description = "JSON; or a form with a file"), responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn send_message(
    State(world): State<Arc<World>>,
    Path((id, peer)): Path<(String, String)>,
    request: Request,
) -> Result<Json<PhoneMessage>, Problem> {
    // Nobody uploads a file into a chat that is not there.
    on_screen(&world, &id, |act, id| act.chat_customer(id, &peer))?;
    if form::is_form(&request) {
        let Sent {
            content,
            quote,
            once,
        } = file_content(&world, form::read(request).await?).await?;
        let wamid = on_screen(&world, &id, |act, id| {
            if once {
                act.write_once(id, &peer, content, quote)
            } else {
                act.write(id, &peer, content, quote)
            }
        })?;
        return Ok(Json(told(&world, &id, &wamid)?));
    }
    let new = super::api::read(Json::<NewMessage>::from_request(request, &()).await)?;
    Ok(Json(compose(&world, &id, &peer, new).await?))
}

pub(crate) fn send(
    world: &World,
    id: &str,
    peer: &str,
    content: Content,
    quote: Option<String>,
) -> Result<PhoneMessage, ActError> {
    let wamid = world.act(|act| act.write(id, peer, content, quote))?;
    told(world, id, &wamid)
}

/// The message as the screen it was written on shows it.
pub(super) fn told(world: &World, id: &str, wamid: &str) -> Result<PhoneMessage, ActError> {
    if world.look(|truth| is_customer(truth, id)) {
        count_inbound(world);
    }
    world.look(|truth| bubble(truth, id, wamid))
}

pub(crate) fn send_unsupported(
    world: &World,
    id: &str,
    kind: &str,
) -> Result<PhoneMessage, ActError> {
    let wamid = world.act(|act| act.write_unsupported(id, kind))?;
    count_inbound(world);
    world.look(|truth| bubble(truth, id, &wamid))
}

pub(crate) fn come_from_ad(world: &World, id: &str, text: &str) -> Result<PhoneMessage, ActError> {
    let wamid = world.act(|act| act.come_from_ad(id, text))?;
    count_inbound(world);
    world.look(|truth| bubble(truth, id, &wamid))
}

/// What comes in uses up throughput as well.
pub(super) fn count_inbound(world: &World) {
    let mut rates = world.rates.lock().unwrap_or_else(PoisonError::into_inner);
    rates.count(world.clock.now_ms());
}

/// A message as this phone shows it.
pub(crate) fn bubble(truth: &Truth, id: &str, wamid: &str) -> Result<PhoneMessage, ActError> {
    let both = truth.message(wamid).zip(truth.screen(id));
    let (message, phone) = both.ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    Ok(PhoneMessage::of(truth, &phone, message))
}

/// What a form sends.
struct Sent {
    content: Content,
    quote: Option<String>,
    /// It opens once.
    once: bool,
}

async fn file_content(world: &Arc<World>, form: Form) -> Result<Sent, Problem> {
    let Form { mut fields, file } = form;
    let mut text = |name: &str| {
        let place = fields.iter().position(|(known, _)| known == name)?;
        Some(fields.swap_remove(place).1)
    };
    let (caption, quote) = (text("caption"), text("quote"));
    let once = text("view_once").as_deref() == Some("true");
    let sent_as = text("as").map(|sent_as| SentAs::read(&sent_as));
    let file = file.ok_or_else(|| Problem::from(ActError::Empty))?;
    let (file, kind) = if let Some(sent_as) = sent_as.transpose()? {
        sent_as.dressed(file)?
    } else {
        let kind = media_store::kind_of(&file.mime);
        (file, kind)
    };
    Ok(Sent {
        content: file_content_of(world, file, kind, caption).await?,
        quote,
        once,
    })
}

/// Stores a file; the content that carries it.
pub(super) async fn file_content_of(
    world: &Arc<World>,
    file: NewFile,
    kind: &str,
    caption: Option<String>,
) -> Result<Content, Problem> {
    let body = media_store::facts(kind, &file.bytes);
    let media = media_store::store(world, file).await?;
    Ok(Content {
        kind: kind.to_owned(),
        text: caption.filter(|caption| !caption.trim().is_empty()),
        media: Some(media),
        body,
    })
}
