//! A send as a Graph request (graph-api.md 2).

use serde_json::Value;
use twinline_core::channel::{ChannelRequest, Outgoing, OutgoingBody};
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::{Media, MediaKind};
use twinline_core::ticks::Failure;
use twinline_wire::graph::{MediaRef, OutText, SendContent, SendRequest};

use crate::draft::put_file;
use crate::failure::own;
use crate::observe::digits;

/// Writes a send from the number `line`. Fails if nobody can be reached by it or there is nothing to hand over.
pub(crate) fn request(line: &str, outgoing: &Outgoing) -> Result<ChannelRequest, Failure> {
    let content = match &outgoing.body {
        OutgoingBody::Text { body } => text(body),
        OutgoingBody::Media(told) => media(told)?,
        OutgoingBody::Own { raw, file } => own_words(raw, file.as_ref())?,
    };
    // The token comes back in every status: it settles a send whose answer was lost.
    let mut request =
        addressed(&outgoing.to, content)?.with_token(outgoing.send.0.simple().to_string());
    if let Some(quote) = &outgoing.quote {
        request = request.replying_to(quote.0.as_str());
    }
    let body = serde_json::to_value(&request).map_err(|error| {
        own(
            "unwritable",
            format!("This message cannot be written down: {error}."),
            "Report this as a defect.",
        )
    })?;
    Ok(ChannelRequest {
        path: format!("{line}/messages"),
        body,
    })
}

/// To a number if there is one, because some kinds of messages need one; else to a business-scoped id. A username
/// reaches nobody.
fn addressed(to: &[Identity], content: SendContent) -> Result<SendRequest, Failure> {
    let of = |kind: IdentityKind| to.iter().filter(move |identity| identity.kind == kind);
    let number = of(IdentityKind::WaId)
        .chain(of(IdentityKind::Phone))
        .find_map(|identity| digits(&identity.value));
    if let Some(digits) = number {
        // Without the plus sign WhatsApp may take the country code for a part of the number.
        return Ok(SendRequest::to(format!("+{digits}"), content));
    }
    let user = of(IdentityKind::Bsuid).find(|identity| !identity.value.is_empty());
    let user = user.ok_or_else(|| {
        own(
            "unreachable",
            "Neither this person's number nor their WhatsApp id is known.",
            "Wait until they write, or reach them another way.",
        )
    })?;
    Ok(SendRequest::to_user(user.value.as_str(), content))
}

/// What was said in WhatsApp's own words, with the file in its header.
fn own_words(raw: &Value, file: Option<&Media>) -> Result<SendContent, Failure> {
    let mut raw = raw.clone();
    if let Some(file) = file {
        put_file(&mut raw, &handed_over(file)?, file.filename.as_deref());
    }
    let read = serde_json::from_value::<SendRequest>(raw);
    let request = read.map_err(|error| {
        own(
            "unwritable",
            format!("This message cannot be written down: {error}."),
            "Report this as a defect.",
        )
    })?;
    Ok(request.content)
}

fn text(body: &str) -> SendContent {
    let has_link = body.contains("https://") || body.contains("http://");
    SendContent::Text(OutText {
        body: body.to_owned(),
        preview_url: Some(has_link),
        ..OutText::default()
    })
}

/// A file by the id that WhatsApp gave it. Sounds and stickers take no caption, only documents a name.
fn media(told: &Media) -> Result<SendContent, Failure> {
    let id = handed_over(told)?;
    let caption = told.caption.clone().filter(|caption| !caption.is_empty());
    let bare = MediaRef::uploaded(id);
    let captioned = MediaRef {
        caption,
        ..bare.clone()
    };
    Ok(match told.kind {
        MediaKind::Image => SendContent::Image(captioned),
        MediaKind::Video => SendContent::Video(captioned),
        MediaKind::Audio => SendContent::Audio(MediaRef {
            // Opus in Ogg is what WhatsApp's own voice notes are (graph-api.md 2.3).
            voice: (told.mime == "audio/ogg").then_some(true),
            ..bare
        }),
        MediaKind::Sticker => SendContent::Sticker(bare),
        MediaKind::Document => SendContent::Document(MediaRef {
            filename: told.filename.clone(),
            ..captioned
        }),
    })
}

/// WhatsApp's id of a file.
fn handed_over(file: &Media) -> Result<String, Failure> {
    let id = file.reference.clone().filter(|id| !id.is_empty());
    id.ok_or_else(|| {
        own(
            "not_uploaded",
            "The file was not handed to WhatsApp.",
            "Attach it again.",
        )
    })
}
