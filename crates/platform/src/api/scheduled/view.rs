//! How it looks as JSON.

use serde::Serialize;
use twinline_core::Millis;
use twinline_core::content::Content;
use twinline_core::send::Send;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::view::{Author, ViewAt, media_url};

/// Something that is to be said later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScheduledMessage {
    /// The message will have the same.
    pub id: Uuid,
    /// When it is to be said.
    pub at: Millis,
    /// When it was written.
    pub created_at: Millis,
    /// By whom.
    pub author: Author,
    /// The text, a file's caption, or a few words for what it is.
    pub text: Option<String>,
    /// WhatsApp's word for what it is, if it is more than a text: `image`, `template` ...
    pub kind: Option<String>,
    /// Where its file is looked at.
    pub media_url: Option<String>,
}

impl ScheduledMessage {
    pub(super) fn of(send: &Send, at: &ViewAt) -> Self {
        let (kind, summary) = match &send.content {
            Content::Text { .. } => (None, None),
            Content::Media(media) => (Some(media.kind.word()), None),
            Content::Other {
                raw_kind, summary, ..
            } => (Some(raw_kind.as_str()), summary.as_deref()),
            Content::Placeholder { raw_kind } | Content::Unsupported { raw_kind, .. } => {
                (Some(raw_kind.as_str()), None)
            }
        };
        let author = send.author;
        Self {
            id: send.id.0,
            at: send.due_at,
            created_at: send.created_at,
            author: at
                .directory
                .author(author.origin(), true, Some(author.id())),
            text: send.content.text().or(summary).map(str::to_owned),
            kind: kind.map(str::to_owned),
            media_url: send.media.map(|id| media_url(id.0)),
        }
    }
}
