//! A send as a Graph request (graph-api.md 2).

use twinline_core::channel::{ChannelRequest, Outgoing, OutgoingBody};
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::{Media, MediaKind};
use twinline_core::ticks::Failure;
use twinline_wire::graph::{MediaRef, OutText, SendContent, SendRequest};

use crate::failure::own;
use crate::observe::digits;

/// Writes a send from the number `line`. Fails if nobody can be reached by it or there is nothing to hand over.
pub(crate) fn request(line: &str, outgoing: &Outgoing) -> Result<ChannelRequest, Failure> {
    let content = match &outgoing.body {
        OutgoingBody::Text { body } => text(body),
        OutgoingBody::Media(told) => media(told)?,
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
    let id = told
        .reference
        .as_deref()
        .filter(|id| !id.is_empty())
        .ok_or_else(|| {
            own(
                "not_uploaded",
                "The file was not handed to WhatsApp.",
                "Attach it again.",
            )
        })?;
    let caption = told.caption.clone().filter(|caption| !caption.is_empty());
    let bare = MediaRef::uploaded(id);
    let captioned = MediaRef {
        caption,
        ..bare.clone()
    };
    Ok(match told.kind {
        MediaKind::Image => SendContent::Image(captioned),
        MediaKind::Video => SendContent::Video(captioned),
        MediaKind::Audio => SendContent::Audio(bare),
        MediaKind::Sticker => SendContent::Sticker(bare),
        MediaKind::Document => SendContent::Document(MediaRef {
            filename: told.filename.clone(),
            ..captioned
        }),
    })
}
