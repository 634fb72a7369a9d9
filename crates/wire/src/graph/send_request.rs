//! A message to be sent (graph-api.md 2.1, 2.3): the envelope and its content.

use serde_json::{Map, Value};

use crate::webhook::Reaction;
use crate::{Bsuid, MediaId, Wamid};

object! {
    /// A message to be sent. Reading is tolerant: what is missing is the rules' business.
    pub struct SendRequest {
        may {
            /// `whatsapp`; required.
            messaging_product: String,
            /// `individual` (default) or `group`.
            recipient_type: String,
            /// A phone number in nearly any spelling; wins over `recipient`.
            to: String,
            /// A BSUID.
            recipient: Bsuid,
            /// What it answers.
            context: ReplyTo,
            /// Ours; echoed in every status. Up to 512 characters.
            biz_opaque_callback_data: String,
            /// Send only if the person's key is still this one.
            recipient_identity_key_hash: String,
        }
        flat {
            /// Its `type` and what belongs to it.
            content: SendContent,
        }
    }
}

impl SendRequest {
    /// A message to a phone number.
    pub fn to(to: impl Into<String>, content: SendContent) -> Self {
        Self {
            to: Some(to.into()),
            ..Self::envelope(content)
        }
    }

    /// A message to a BSUID.
    pub fn to_user(recipient: impl Into<Bsuid>, content: SendContent) -> Self {
        Self {
            recipient: Some(recipient.into()),
            ..Self::envelope(content)
        }
    }

    fn envelope(content: SendContent) -> Self {
        Self {
            messaging_product: Some("whatsapp".to_owned()),
            recipient_type: Some("individual".to_owned()),
            content,
            ..Self::default()
        }
    }

    /// As an answer to a message.
    #[must_use]
    pub fn replying_to(mut self, id: impl Into<Wamid>) -> Self {
        self.context = Some(ReplyTo {
            message_id: Some(id.into()),
            ..ReplyTo::default()
        });
        self
    }

    /// With our own token, by which a lost answer is settled later.
    #[must_use]
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.biz_opaque_callback_data = Some(token.into());
        self
    }
}

object! {
    /// What a send answers; other than in webhooks the key is `message_id`.
    pub struct ReplyTo {
        may {
            /// The message.
            message_id: Wamid,
        }
    }
}

object! {
    /// A text to be sent.
    pub struct OutText {
        needs {
            /// Up to 4096 characters.
            body: String,
        }
        may {
            /// Show a card for the first link.
            preview_url: bool,
        }
    }
}

object! {
    /// A medium to be sent: an uploaded one by `id`, or a public one by `link`, not both.
    pub struct MediaRef {
        may {
            /// Uploaded before.
            id: MediaId,
            /// Fetched by WhatsApp.
            link: String,
            /// Images, videos and documents; up to 1024 characters.
            caption: String,
            /// Documents.
            filename: String,
            /// Audio in Ogg/Opus: a voice note.
            voice: bool,
        }
    }
}

impl MediaRef {
    /// An uploaded medium.
    pub fn uploaded(id: impl Into<MediaId>) -> Self {
        Self {
            id: Some(id.into()),
            ..Self::default()
        }
    }
}

by_type! {
    /// What is sent (graph-api.md 2.3).
    pub enum SendContent {
        with {
            /// Words.
            Text(OutText) = "text",
            /// A picture.
            Image(MediaRef) = "image",
            /// A film.
            Video(MediaRef) = "video",
            /// Sound; a voice note has `voice: true`.
            Audio(MediaRef) = "audio",
            /// A file.
            Document(MediaRef) = "document",
            /// A sticker.
            Sticker(MediaRef) = "sticker",
            /// A reaction; an empty emoji takes it back.
            Reaction(Reaction) = "reaction",
            /// A template, whole (graph-api.md 2.5).
            Template(Map<String, Value>) = "template",
            /// Buttons, lists and the like, whole (graph-api.md 2.4).
            Interactive(Map<String, Value>) = "interactive",
        }
        maybe {}
        bare {}
    }
}

impl SendContent {
    /// A text.
    pub fn text(body: impl Into<String>) -> Self {
        Self::Text(OutText {
            body: body.into(),
            ..OutText::default()
        })
    }

    /// The medium, for the five kinds that are one.
    pub fn media(&self) -> Option<&MediaRef> {
        match self {
            Self::Image(media)
            | Self::Video(media)
            | Self::Audio(media)
            | Self::Document(media)
            | Self::Sticker(media) => Some(media),
            _ => None,
        }
    }
}
