//! What a message says (webhooks.md 2.4, 2.6, 2.7): its `type` and the property named by it.
//!
//! The same content appears in live messages, echoes, history rows and inside edits. A type nobody
//! knows, or a known one whose object has another shape, becomes [`Content::Unknown`] and is kept
//! whole, so that it can be shown with a placeholder now and read by a later version.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Context;
use crate::object::{Part, ShapeError, put_value, take_fitting};
use crate::{Bsuid, Events, MediaId, Num, WaId, Wamid};

/// The content of a message.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Content {
    /// `text`
    Text(Text),
    /// `image`
    Image(Media),
    /// `video`
    Video(Media),
    /// `audio`; a voice note has `voice: true`
    Audio(Media),
    /// `document`
    Document(Media),
    /// `sticker`
    Sticker(Media),
    /// `location`
    Location(Location),
    /// `contacts`: cards of people
    Contacts(Events<ContactCard>),
    /// `interactive`: answers to buttons, lists, flows, call permissions
    Interactive(Map<String, Value>),
    /// `button`: answer to a template's quick reply
    Button(Button),
    /// `order`: a cart
    Order(Map<String, Value>),
    /// `reaction`; without an emoji it is taken back
    Reaction(Reaction),
    /// `system`: number or id changes
    System(System),
    /// `edit` of an earlier message
    Edit(Edit),
    /// `revoke` of an earlier message
    Revoke(Revoke),
    /// `unsupported`; the object is absent in older payloads, the reason is in the message's errors
    Unsupported(Option<Unsupported>),
    /// `request_welcome`: somebody opened the chat; opens a service window
    RequestWelcome,
    /// `media_placeholder`: a history row whose medium may follow
    MediaPlaceholder,
    /// `errors`: a history row that holds only errors
    Errors,
    /// Anything else, whole.
    Unknown {
        /// The `type`, if it is a string.
        kind: Option<String>,
        /// The property named by `type`, if there is one.
        value: Option<Value>,
    },
}

impl Default for Content {
    fn default() -> Self {
        Self::Unknown {
            kind: None,
            value: None,
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

    /// The word on the wire; `""` if the message had no `type`.
    pub fn kind(&self) -> &str {
        match self {
            Self::Text(_) => "text",
            Self::Image(_) => "image",
            Self::Video(_) => "video",
            Self::Audio(_) => "audio",
            Self::Document(_) => "document",
            Self::Sticker(_) => "sticker",
            Self::Location(_) => "location",
            Self::Contacts(_) => "contacts",
            Self::Interactive(_) => "interactive",
            Self::Button(_) => "button",
            Self::Order(_) => "order",
            Self::Reaction(_) => "reaction",
            Self::System(_) => "system",
            Self::Edit(_) => "edit",
            Self::Revoke(_) => "revoke",
            Self::Unsupported(_) => "unsupported",
            Self::RequestWelcome => "request_welcome",
            Self::MediaPlaceholder => "media_placeholder",
            Self::Errors => "errors",
            Self::Unknown { kind, .. } => kind.as_deref().unwrap_or_default(),
        }
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

impl Part for Content {
    fn take(map: &mut Map<String, Value>) -> Result<Self, ShapeError> {
        fn known<T: DeserializeOwned>(
            map: &mut Map<String, Value>,
            kind: &str,
            wrap: fn(T) -> Content,
        ) -> Content {
            take_fitting(map, kind).map_or_else(|| unknown(map, kind), wrap)
        }
        fn unknown(map: &mut Map<String, Value>, kind: &str) -> Content {
            // An explicit null stays among the message's other keys.
            let value = map.get(kind).is_some_and(|value| !value.is_null());
            Content::Unknown {
                kind: Some(kind.to_owned()),
                value: value.then(|| map.remove(kind)).flatten(),
            }
        }
        let Some(kind) = take_fitting::<String>(map, "type") else {
            return Ok(Self::default());
        };
        Ok(match kind.as_str() {
            "text" => known(map, &kind, Self::Text),
            "image" => known(map, &kind, Self::Image),
            "video" => known(map, &kind, Self::Video),
            "audio" => known(map, &kind, Self::Audio),
            "document" => known(map, &kind, Self::Document),
            "sticker" => known(map, &kind, Self::Sticker),
            "location" => known(map, &kind, Self::Location),
            "contacts" => match Events::take(map, &kind) {
                cards if cards.is_absent() => Self::Unknown {
                    kind: Some(kind),
                    value: None,
                },
                cards => Self::Contacts(cards),
            },
            "interactive" => known(map, &kind, Self::Interactive),
            "button" => known(map, &kind, Self::Button),
            "order" => known(map, &kind, Self::Order),
            "reaction" => known(map, &kind, Self::Reaction),
            "system" => known(map, &kind, Self::System),
            "edit" => known(map, &kind, Self::Edit),
            "revoke" => known(map, &kind, Self::Revoke),
            "unsupported" => Self::Unsupported(take_fitting(map, &kind)),
            "request_welcome" => Self::RequestWelcome,
            "media_placeholder" => Self::MediaPlaceholder,
            "errors" => Self::Errors,
            other => unknown(map, other),
        })
    }

    fn put(&self, map: &mut Map<String, Value>) {
        fn with<T: Serialize>(map: &mut Map<String, Value>, kind: &str, value: &T) {
            put_value(map, kind, value);
        }
        if !matches!(self, Self::Unknown { kind: None, .. }) {
            put_value(map, "type", &self.kind());
        }
        let kind = self.kind();
        match self {
            Self::Text(value) => with(map, kind, value),
            Self::Image(media)
            | Self::Video(media)
            | Self::Audio(media)
            | Self::Document(media)
            | Self::Sticker(media) => with(map, kind, media),
            Self::Location(value) => with(map, kind, value),
            Self::Contacts(cards) => cards.put(map, kind),
            Self::Interactive(value) | Self::Order(value) => with(map, kind, value),
            Self::Button(value) => with(map, kind, value),
            Self::Reaction(value) => with(map, kind, value),
            Self::System(value) => with(map, kind, value),
            Self::Edit(value) => with(map, kind, value),
            Self::Revoke(value) => with(map, kind, value),
            Self::Unsupported(Some(value)) => with(map, kind, value),
            Self::Unknown {
                kind: Some(kind),
                value: Some(value),
            } => with(map, kind, value),
            Self::Unsupported(None)
            | Self::RequestWelcome
            | Self::MediaPlaceholder
            | Self::Errors
            | Self::Unknown { .. } => {}
        }
    }
}

object! {
    /// A text.
    pub struct Text {
        needs {
            /// Up to 4096 characters.
            body: String,
        }
    }
}

object! {
    /// An image, video, audio, document or sticker.
    pub struct Media {
        needs {
            /// To ask for the file, for 7 days (graph-api.md 3.1).
            id: MediaId,
        }
        may {
            /// May carry parameters, as in `audio/ogg; codecs=opus`.
            mime_type: String,
            /// Of the file.
            sha256: String,
            /// Images, videos and documents.
            caption: String,
            /// Documents.
            filename: String,
            /// Direct address, needs the token; since November 2025.
            url: String,
            /// Audio: a voice note.
            voice: bool,
            /// Stickers.
            animated: bool,
        }
    }
}

object! {
    /// A place.
    pub struct Location {
        may {
            /// Degrees.
            latitude: Num,
            /// Degrees.
            longitude: Num,
            /// Of the place.
            name: String,
            /// Of the place.
            address: String,
            /// Of the place.
            url: String,
        }
    }
}

object! {
    /// A card of a person. Addresses, organisation, birthday and the like are in `rest`.
    pub struct ContactCard {
        may {
            /// The name in parts.
            name: ContactName,
            /// Why it was sent: `contact_request` or `other`.
            origin: String,
        }
        lists {
            /// Phone numbers.
            phones: ContactPhone,
            /// Mail addresses.
            emails: ContactEmail,
        }
    }
}

object! {
    /// The name on a card.
    pub struct ContactName {
        may {
            /// The whole.
            formatted_name: String,
            /// A part.
            first_name: String,
            /// A part.
            last_name: String,
        }
    }
}

object! {
    /// A phone on a card.
    pub struct ContactPhone {
        may {
            /// As written.
            phone: String,
            /// If the number is on WhatsApp.
            wa_id: WaId,
            /// `CELL`, `HOME`, ...
            kind: String = "type",
        }
    }
}

object! {
    /// A mail address on a card.
    pub struct ContactEmail {
        may {
            /// As written.
            email: String,
            /// `HOME`, `WORK`, ...
            kind: String = "type",
        }
    }
}

object! {
    /// A template's quick reply, pressed.
    pub struct Button {
        may {
            /// What the sender put into the button.
            payload: String,
            /// What the button said.
            text: String,
        }
    }
}

object! {
    /// A reaction to a message.
    pub struct Reaction {
        needs {
            /// The message reacted to.
            message_id: Wamid,
        }
        may {
            /// Absent (inbound) or empty (outbound): the reaction is taken back.
            emoji: String,
        }
    }
}

impl Reaction {
    /// The emoji, or `None` if the reaction was taken back.
    pub fn shown(&self) -> Option<&str> {
        self.emoji.as_deref().filter(|emoji| !emoji.is_empty())
    }
}

open_enum! {
    /// What a system message tells (webhooks.md 2.6).
    pub enum SystemKind {
        /// `from` is the old number, `wa_id` the new one.
        UserChangedNumber = "user_changed_number",
        /// The BSUID changed.
        UserChangedUserId = "user_changed_user_id",
        /// From older documents.
        CustomerIdentityChanged = "customer_identity_changed",
    }
}

object! {
    /// A system message.
    pub struct System {
        may {
            /// A sentence.
            body: String,
            /// What happened.
            kind: SystemKind = "type",
            /// The new number.
            wa_id: WaId,
            /// The new BSUID.
            user_id: Bsuid,
            /// The old BSUID.
            previous_user_id: Bsuid,
            /// The new parent BSUID.
            parent_user_id: Bsuid,
            /// The old parent BSUID.
            previous_parent_user_id: Bsuid,
        }
    }
}

object! {
    /// A message's new content. May name a message sent through the API (webhooks.md 3.6).
    pub struct Edit {
        needs {
            /// The message that was edited; the edit itself has an id of its own.
            original_message_id: Wamid,
        }
        may {
            /// What it says now.
            message: Box<Edited>,
        }
    }
}

object! {
    /// The inside of an edit.
    pub struct Edited {
        may {
            /// `{"id":"M0"}` in Meta's example.
            context: Context,
        }
        flat {
            /// What the message says now.
            content: Content,
        }
    }
}

object! {
    /// A message was taken back.
    pub struct Revoke {
        needs {
            /// The message that is gone; the revoke itself has an id of its own.
            original_message_id: Wamid,
        }
    }
}

object! {
    /// What kind of thing the API does not carry (webhooks.md 2.7).
    pub struct Unsupported {
        may {
            /// `edit`, `poll_creation`, `location`, ...
            kind: String = "type",
        }
    }
}
