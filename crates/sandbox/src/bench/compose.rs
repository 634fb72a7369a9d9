//! What a person sends without a file of their own: words, a place, people, something canned,
//! something forwarded; and what they tap.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::answers::{Canned, CannedList};
use super::api::read;
use super::problem::Problem;
use super::screens::{is_customer, on_screen};
use super::upload::{file_content_of, told};
use super::view::PhoneMessage;
use crate::canned;
use crate::media_store::NewFile;
use crate::phones::{ActError, Ad, ContactCard, Location, Tap};
use crate::truth::model::Content;
use crate::world::World;

/// One of them, and what comes with it.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
pub(super) struct NewMessage {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    location: Option<Location>,
    /// With `location`: for how long it is told anew, 15, 60 or 480 minutes.
    #[serde(default)]
    live_minutes: Option<u32>,
    #[serde(default)]
    contacts: Option<Vec<ContactCard>>,
    /// A name of `GET /canned`.
    #[serde(default)]
    canned: Option<String>,
    #[serde(default)]
    forward: Option<Forward>,
    /// With `text`: the advertisement a customer tapped.
    #[serde(default)]
    referral: Option<Ad>,
    /// A product of the app's catalog, by its id there.
    #[serde(default)]
    product: Option<String>,
    /// The linked device the owner writes on; its id in the path in place of `business` says the same.
    #[serde(default)]
    companion: Option<String>,
    #[serde(default)]
    quote: Option<String>,
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct Forward {
    /// The chat it is forwarded from.
    peer: String,
    message: String,
}

pub(super) async fn compose(
    world: &Arc<World>,
    id: &str,
    peer: &str,
    new: NewMessage,
) -> Result<PhoneMessage, Problem> {
    let NewMessage {
        text,
        location,
        live_minutes,
        contacts,
        canned,
        forward,
        referral,
        product,
        companion,
        quote,
    } = new;
    let of_customer = world.look(|truth| is_customer(truth, id));
    if (product.is_some() || companion.is_some()) && of_customer {
        return Err(Problem::invalid(
            "only the owner has a catalog and linked devices",
        ));
    }
    let id = companion.as_deref().unwrap_or(id);
    let wamid = match (text, location, contacts, canned, forward, product) {
        (Some(text), None, None, None, None, None) => {
            on_screen(world, id, |act, id| match referral {
                Some(ad) => act.write_by_ad(id, peer, &text, ad),
                None => act.write(id, peer, Content::text(text), quote),
            })?
        }
        (None, None, None, None, None, Some(product)) => {
            on_screen(world, id, |act, _| act.write_product(peer, &product))?
        }
        (None, Some(place), None, None, None, None) => {
            on_screen(world, id, |act, id| match live_minutes {
                Some(minutes) => act.write_live_place(id, peer, place, minutes),
                None => act.write_place(id, peer, place, quote),
            })?
        }
        (None, None, Some(cards), None, None, None) => on_screen(world, id, |act, id| {
            act.write_contacts(id, peer, &cards, quote)
        })?,
        (None, None, None, Some(name), None, None) => {
            let content = canned_content(world, &name).await?;
            on_screen(world, id, |act, id| act.write(id, peer, content, quote))?
        }
        (None, None, None, None, Some(forward), None) => on_screen(world, id, |act, id| {
            act.forward(id, peer, &forward.peer, &forward.message)
        })?,
        _ => {
            let why = "give one of text, location, contacts, canned, forward or product";
            return Err(Problem::invalid(why));
        }
    };
    Ok(told(world, id, &wamid)?)
}

async fn canned_content(world: &Arc<World>, name: &str) -> Result<Content, Problem> {
    let item = canned::find(name).ok_or_else(|| {
        let names: Vec<&str> = canned::ITEMS.iter().map(|item| item.name).collect();
        Problem::invalid(format!("canned is one of {}", names.join(", ")))
    })?;
    let file = NewFile {
        bytes: item.bytes.into(),
        mime: item.mime.to_owned(),
        filename: None,
        uploaded: false,
    };
    file_content_of(world, file, item.kind, None).await
}

/// The files that come with the sandbox.
#[utoipa::path(get, path = "/canned", tag = "messages", operation_id = "list_canned", responses((status = 200, body = CannedList)),)]
pub(super) async fn list_canned() -> Json<CannedList> {
    let items = canned::ITEMS.iter().map(|item| Canned {
        name: item.name,
        kind: item.kind,
        title: item.title,
        url: format!("/bench/api/canned/{}", item.name),
    });
    Json(CannedList {
        items: items.collect(),
    })
}

/// One of the canned files.
#[utoipa::path(get, path = "/canned/{name}", tag = "messages", operation_id = "canned_file", params(("name" = String, Path)), responses((status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream")),)]
pub(super) async fn canned_file(
    Path(name): Path<String>,
) -> Result<axum::response::Response, Problem> {
    let item = canned::find(&name).ok_or_else(|| Problem::not_found("there is no such file"))?;
    Ok(super::api::shown_file(
        item.mime.to_owned(),
        item.bytes.into(),
    ))
}

/// A customer taps a button, a row, a product or a form of a message.
#[utoipa::path(post, path = "/phones/{id}/chats/{peer}/messages/{wamid}/tap", tag = "messages", operation_id = "tap", params(("id" = String, Path), ("peer" = String, Path), ("wamid" = String, Path)), request_body = Tap, responses((status = 200, body = PhoneMessage)),)]
pub(super) async fn tap(
    State(world): State<Arc<World>>,
    Path((id, peer, wamid)): Path<(String, String, String)>,
    body: Result<Json<Tap>, JsonRejection>,
) -> Result<Json<PhoneMessage>, Problem> {
    let tap = read(body)?;
    let answer = world.act(|act| act.tap(&id, &peer, &wamid, tap))?;
    Ok(Json(told(&world, &id, &answer)?))
}

/// What the form's `as` asks a file to be sent as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SentAs {
    Document,
    Sticker,
    Voice,
}

impl SentAs {
    pub(super) fn read(text: &str) -> Result<Self, Problem> {
        match text {
            "document" => Ok(Self::Document),
            "sticker" => Ok(Self::Sticker),
            "voice" => Ok(Self::Voice),
            _ => Err(Problem::invalid("as is document, sticker or voice")),
        }
    }

    /// The file and its message type; a recording becomes a voice note, or a sound where it is AAC.
    pub(super) fn dressed(self, file: NewFile) -> Result<(NewFile, &'static str), ActError> {
        match self {
            Self::Document => Ok((file, "document")),
            Self::Sticker if file.mime == "image/webp" => Ok((file, "sticker")),
            Self::Sticker => Err(ActError::Invalid(
                "a sticker is a WebP picture: convert it, or send it as a picture".to_owned(),
            )),
            Self::Voice => {
                let recording = twinline_voice::recorded(&file.bytes)?;
                let note = NewFile {
                    bytes: recording.bytes.into(),
                    mime: recording.mime.to_owned(),
                    ..file
                };
                Ok((note, "audio"))
            }
        }
    }
}
