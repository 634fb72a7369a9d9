//! A person sends a message from a bench phone: text as JSON, a file as a form.

use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::{FromRequest as _, Multipart, Path, Request, State};
use axum::http::header;
use serde::Deserialize;

use super::problem::Problem;
use super::view::PhoneMessage;
use crate::media_store::{self, NewFile};
use crate::phones::ActError;
use crate::truth::Truth;
use crate::truth::model::{BUSINESS, Content};
use crate::world::World;

#[derive(Debug, Deserialize)]
struct TextBody {
    text: String,
    #[serde(default)]
    quote: Option<String>,
}

pub(super) async fn send_message(
    State(world): State<Arc<World>>,
    Path((id, peer)): Path<(String, String)>,
    request: Request,
) -> Result<Json<PhoneMessage>, Problem> {
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("multipart/form-data"));
    // Nobody uploads a file into a chat that is not there.
    world.act(|act| act.chat_customer(&id, &peer))?;
    let (content, quote) = if is_form {
        let form = Multipart::from_request(request, &())
            .await
            .map_err(|error| Problem::invalid(error.body_text()))?;
        file_content(&world, form).await?
    } else {
        let body = super::api::read(Json::<TextBody>::from_request(request, &()).await)?;
        (Content::text(body.text), body.quote)
    };
    Ok(Json(send(&world, &id, &peer, content, quote)?))
}

/// Writes the message and shows it as its writer's phone does.
pub(crate) fn send(
    world: &World,
    id: &str,
    peer: &str,
    content: Content,
    quote: Option<String>,
) -> Result<PhoneMessage, ActError> {
    let wamid = world.act(|act| act.write(id, peer, content, quote))?;
    if id != BUSINESS {
        count_inbound(world);
    }
    world.look(|truth| bubble(truth, id, &wamid))
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
fn count_inbound(world: &World) {
    let mut rates = world.rates.lock().unwrap_or_else(PoisonError::into_inner);
    rates.count(world.clock.now_ms());
}

/// A message as this phone shows it.
pub(crate) fn bubble(truth: &Truth, id: &str, wamid: &str) -> Result<PhoneMessage, ActError> {
    let both = truth.message(wamid).zip(truth.phone(id));
    let (message, phone) = both.ok_or_else(|| ActError::UnknownPhone(id.to_owned()))?;
    Ok(PhoneMessage::of(truth, phone, message))
}

async fn file_content(
    world: &Arc<World>,
    mut form: Multipart,
) -> Result<(Content, Option<String>), Problem> {
    let unreadable = |error: axum::extract::multipart::MultipartError| {
        Problem::invalid(format!("the form cannot be read: {}", error.body_text()))
    };
    let mut file = None;
    let mut caption = None;
    let mut quote = None;
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        match field.name() {
            Some("file") => {
                let filename = field.file_name().map(str::to_owned);
                let claimed = field.content_type().map(str::to_owned);
                let bytes = field.bytes().await.map_err(unreadable)?;
                file = Some((bytes, filename, claimed));
            }
            Some("caption") => caption = Some(field.text().await.map_err(unreadable)?),
            Some("quote") => quote = Some(field.text().await.map_err(unreadable)?),
            _ => {}
        }
    }
    let (bytes, filename, claimed) = file.ok_or_else(|| Problem::from(ActError::Empty))?;
    if bytes.is_empty() {
        return Err(Problem::invalid("the file is empty"));
    }
    let mime = media_store::sniffed(&bytes, claimed.as_deref(), filename.as_deref());
    let kind = media_store::kind_of(&mime).to_owned();
    let media = media_store::store(
        world,
        NewFile {
            bytes,
            mime,
            filename,
            uploaded: false,
        },
    )
    .await?;
    let caption = caption.filter(|caption| !caption.trim().is_empty());
    Ok((
        Content {
            kind,
            text: caption,
            media: Some(media),
            body: None,
        },
        quote,
    ))
}
