//! What a send says, checked: the content for the phones, and a failure to be told later if its file
//! cannot be had.

use std::sync::Arc;

use serde_json::Value;
use twinline_wire::graph::{SendContent, SendRequest};

use super::headers;
use crate::graph_api::answer::Refusal;
use crate::graph_api::templates;
use crate::limits;
use crate::media_store;
use crate::rules;
use crate::truth::model::{Content, Failure};
use crate::world::World;

/// Kinds that are carried as they are, beyond those the wire crate names.
const CARRIED: [&str; 2] = ["location", "contacts"];

/// Types whose object may be missing; any other is no type of WhatsApp's.
const KNOWN: [&str; 9] = [
    "text",
    "image",
    "video",
    "audio",
    "document",
    "sticker",
    "reaction",
    "template",
    "interactive",
];

/// A send as it will be written down.
pub(super) struct Sending {
    pub(super) content: Content,
    pub(super) failure: Option<Failure>,
    pub(super) filename: Option<String>,
}

pub(super) async fn checked(world: &Arc<World>, request: &SendRequest) -> Result<Sending, Refusal> {
    let too_long = |text: &str, max: usize| text.chars().count() > max;
    if request
        .biz_opaque_callback_data
        .as_deref()
        .is_some_and(|data| too_long(data, limits::CALLBACK_DATA_CHARS_MAX))
    {
        return Err(Refusal::code(
            100,
            "biz_opaque_callback_data has at most 512 characters",
        ));
    }
    let kind = request.content.kind().to_owned();
    if let Some(media) = request.content.media() {
        let caption = media.caption.clone();
        if caption
            .as_deref()
            .is_some_and(|text| too_long(text, limits::CAPTION_CHARS_MAX))
        {
            return Err(Refusal::code(100, "a caption has at most 1,024 characters"));
        }
        let filename = media.filename.clone();
        let (media, failure) = match (&media.id, &media.link) {
            (Some(id), _) => (Some(usable_media(world, id.as_str())?), None),
            (None, Some(link)) => match media_store::fetch(world, link, filename.clone()).await {
                Ok(id) => (Some(id), None),
                Err(why) => (None, Some(media_failure(why))),
            },
            (None, None) => return Err(Refusal::missing("id")),
        };
        let failure = failure.or_else(|| misfit(world, &kind, media.as_deref()));
        let content = Content {
            kind,
            text: caption,
            media,
            body: None,
        };
        return Ok(Sending {
            content,
            failure,
            filename,
        });
    }
    let content = match &request.content {
        SendContent::Text(text) if text.body.trim().is_empty() => {
            return Err(Refusal::missing("text['body']"));
        }
        SendContent::Text(text) if too_long(&text.body, limits::TEXT_CHARS_MAX) => {
            return Err(Refusal::code(
                100,
                "Param text['body'] must be at most 4096 characters long.",
            ));
        }
        SendContent::Text(text) => Content::text(text.body.clone()),
        SendContent::Template(template) => {
            world.look(|truth| templates::parameters::filled(truth, template))?
        }
        SendContent::Interactive(interactive) => {
            let offer = Value::Object(interactive.clone());
            super::interactive::check(&offer)?;
            let now = world.clock.now_ms();
            world.look(|truth| super::flow::check(truth, &offer, now))?;
            carried(&kind, request)?
        }
        SendContent::Reaction(_) => carried(&kind, request)?,
        _ if CARRIED.contains(&kind.as_str()) => carried(&kind, request)?,
        _ if kind.is_empty() => return Err(Refusal::missing("type")),
        _ if KNOWN.contains(&kind.as_str()) => {
            return Err(Refusal::code(
                131_009,
                format!("Param {kind} is missing or not an object"),
            ));
        }
        _ => {
            return Err(Refusal::code(
                131_051,
                format!("Message type {kind} is not supported"),
            ));
        }
    };
    let mut content = content;
    let failure = match &mut content.body {
        Some(body) => headers::fetch_all(world, body).await.err(),
        None => None,
    };
    Ok(Sending {
        content,
        failure: failure.map(media_failure),
        filename: None,
    })
}

/// A content object kept as it came, with a line of text for the phones.
fn carried(kind: &str, request: &SendRequest) -> Result<Content, Refusal> {
    let body = serde_json::to_value(request).unwrap_or_default()[kind].take();
    let text = match kind {
        "reaction" => body["emoji"].as_str().map(str::to_owned),
        "interactive" => body["body"]["text"].as_str().map(str::to_owned),
        "location" => Some(body["name"].as_str().unwrap_or("Location").to_owned()),
        _ => body[0]["name"]["formatted_name"]
            .as_str()
            .map(str::to_owned),
    };
    if body.is_null() || (kind == "interactive" && text.is_none()) {
        return Err(Refusal::missing(kind));
    }
    Ok(Content {
        kind: kind.to_owned(),
        text,
        media: None,
        body: Some(body),
    })
}

fn usable_media(world: &World, id: &str) -> Result<String, Refusal> {
    let now = world.clock.now_ms();
    let usable = world.look(|truth| {
        truth
            .media(id)
            .is_some_and(|media| now <= media_store::expires_at(media, truth.rules()))
    });
    if usable {
        Ok(id.to_owned())
    } else {
        Err(Refusal::code(
            131_009,
            format!("Param id: media {id} does not exist or has expired"),
        ))
    }
}

/// Taken, and told later: a file that is sent as what it is not.
fn misfit(world: &World, kind: &str, media: Option<&str>) -> Option<Failure> {
    world.look(|truth| {
        let mime = &truth.media(media?)?.mime;
        let why = || format!("A file of type {mime} cannot be sent as {kind}");
        (!rules::media::fits(kind, mime)).then(|| media_failure(why()))
    })
}

fn media_failure(why: String) -> Failure {
    Failure {
        code: 131_053,
        title: "Media upload error".to_owned(),
        details: why,
    }
}
