//! What a bubble holds, in our terms (webhooks.md 2.4 to 2.7). The same for live messages, echoes and history.

use serde_json::Value;
use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::ids::ExternalId;
use twinline_wire::webhook::{self, Message};

use super::people::present;
use super::summary::summary;

/// The content of a message. Whatever has no form of its own is kept whole, with a line to show.
pub(super) fn content(message: &Message) -> Content {
    content_of(&message.content, message)
}

/// What `told` holds, which is a message's content or stands inside it, as in an edit.
pub(super) fn content_of(told: &webhook::Content, message: &Message) -> Content {
    use webhook::Content as Told;
    match told {
        Told::Text(text) => Content::Text {
            body: text.body.clone(),
        },
        Told::Image(told) => media(MediaKind::Image, told),
        Told::Video(told) => media(MediaKind::Video, told),
        Told::Audio(told) => media(MediaKind::Audio, told),
        Told::Sticker(told) => media(MediaKind::Sticker, told),
        Told::Document(told) => media(MediaKind::Document, told),
        Told::MediaPlaceholder => Content::Placeholder {
            raw_kind: told.kind().to_owned(),
        },
        Told::Unsupported(told) => {
            let kind = told.as_ref().and_then(|told| told.kind.as_deref());
            unsupported(message, kind.unwrap_or("unsupported"))
        }
        Told::Errors => unsupported(message, "errors"),
        // An echo that cannot be told has errors and no content (webhooks.md 3.6).
        Told::Unknown { .. } if !message.errors.is_empty() => {
            unsupported(message, kind_or(told, "errors"))
        }
        told => Content::Other {
            raw_kind: kind_or(told, "unknown").to_owned(),
            summary: summary(told),
            raw: whole(message),
        },
    }
}

/// What a message answers.
pub(super) fn quote(message: &Message) -> Option<ExternalId> {
    let id = message.context.as_ref()?.id.as_ref()?.present()?;
    Some(ExternalId(id.to_owned()))
}

fn media(kind: MediaKind, told: &webhook::Media) -> Content {
    let text = |text: &Option<String>| text.as_deref().and_then(present).map(str::to_owned);
    Content::Media(Media {
        kind,
        mime: text(&told.mime_type).unwrap_or_else(|| "application/octet-stream".to_owned()),
        caption: text(&told.caption),
        filename: text(&told.filename),
        sha256: text(&told.sha256),
        reference: told.id.present().map(str::to_owned),
    })
}

fn unsupported(message: &Message, raw_kind: &str) -> Content {
    Content::Unsupported {
        raw_kind: raw_kind.to_owned(),
        code: message.errors.known().find_map(webhook::WebhookError::code),
        raw: whole(message),
    }
}

fn kind_or<'a>(told: &'a webhook::Content, otherwise: &'a str) -> &'a str {
    Some(told.kind())
        .filter(|kind| !kind.is_empty())
        .unwrap_or(otherwise)
}

fn whole(message: &Message) -> Value {
    serde_json::to_value(message).unwrap_or_default()
}
