//! What a message says (webhooks.md 2.4, 2.6, 2.7): its `type` and the property named by it. The
//! objects themselves are in `content_object.rs`.
//!
//! The same content appears in live messages, echoes, history rows and inside edits.

use serde_json::{Map, Value};

use super::{
    Button, ContactCard, Edit, Location, Media, Reaction, Revoke, System, Text, Unsupported,
};
use crate::Events;

by_type! {
    /// The content of a message.
    pub enum Content {
        with {
            /// Words.
            Text(Text) = "text",
            /// A picture.
            Image(Media) = "image",
            /// A film.
            Video(Media) = "video",
            /// Sound; a voice note has `voice: true`.
            Audio(Media) = "audio",
            /// A file.
            Document(Media) = "document",
            /// A sticker.
            Sticker(Media) = "sticker",
            /// A place.
            Location(Location) = "location",
            /// Cards of people.
            Contacts(Events<ContactCard>) = "contacts",
            /// Answers to buttons, lists, flows, call permissions.
            Interactive(Map<String, Value>) = "interactive",
            /// Answer to a template's quick reply.
            Button(Button) = "button",
            /// A cart.
            Order(Map<String, Value>) = "order",
            /// A reaction; without an emoji it is taken back.
            Reaction(Reaction) = "reaction",
            /// Number or id changes.
            System(System) = "system",
            /// An earlier message says something else now.
            Edit(Edit) = "edit",
            /// An earlier message was taken back.
            Revoke(Revoke) = "revoke",
        }
        maybe {
            /// Something the API does not carry; the object is absent in older payloads, the reason
            /// is in the message's errors.
            Unsupported(Unsupported) = "unsupported",
        }
        bare {
            /// Somebody opened the chat; opens a service window.
            RequestWelcome = "request_welcome",
            /// A history row whose medium may follow.
            MediaPlaceholder = "media_placeholder",
            /// A history row that holds only errors.
            Errors = "errors",
        }
    }
}

impl Content {
    /// A text.
    pub fn text(body: impl Into<String>) -> Self {
        Self::Text(Text {
            body: body.into(),
            ..Text::default()
        })
    }

    /// The medium, for the five kinds that are one.
    pub fn media(&self) -> Option<&Media> {
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
