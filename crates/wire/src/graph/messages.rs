//! `POST /{number}/messages` (graph-api.md 2): sends, and read marks with the typing indicator.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::object::{Part, ShapeError, put_value, take_fitting};
use crate::webhook::Reaction;
use crate::{Bsuid, MediaId, WaId, Wamid};

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

/// What is sent (graph-api.md 2.3).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SendContent {
    /// `text`
    Text(OutText),
    /// `image`
    Image(MediaRef),
    /// `video`
    Video(MediaRef),
    /// `audio`
    Audio(MediaRef),
    /// `document`
    Document(MediaRef),
    /// `sticker`
    Sticker(MediaRef),
    /// `reaction`; an empty emoji takes it back
    Reaction(Reaction),
    /// `template`, whole (graph-api.md 2.5)
    Template(Map<String, Value>),
    /// `interactive`, whole (graph-api.md 2.4)
    Interactive(Map<String, Value>),
    /// Anything else, and a request without a type.
    Unknown {
        /// The `type`, if it is a string.
        kind: Option<String>,
        /// The property named by `type`, if there is one.
        value: Option<Value>,
    },
}

impl Default for SendContent {
    fn default() -> Self {
        Self::Unknown {
            kind: None,
            value: None,
        }
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

    /// The word on the wire; `""` if there is none.
    pub fn kind(&self) -> &str {
        match self {
            Self::Text(_) => "text",
            Self::Image(_) => "image",
            Self::Video(_) => "video",
            Self::Audio(_) => "audio",
            Self::Document(_) => "document",
            Self::Sticker(_) => "sticker",
            Self::Reaction(_) => "reaction",
            Self::Template(_) => "template",
            Self::Interactive(_) => "interactive",
            Self::Unknown { kind, .. } => kind.as_deref().unwrap_or_default(),
        }
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

impl Part for SendContent {
    fn take(map: &mut Map<String, Value>) -> Result<Self, ShapeError> {
        fn known<T: DeserializeOwned>(
            map: &mut Map<String, Value>,
            kind: &str,
            wrap: fn(T) -> SendContent,
        ) -> SendContent {
            take_fitting(map, kind).map_or_else(|| unknown(map, kind), wrap)
        }
        fn unknown(map: &mut Map<String, Value>, kind: &str) -> SendContent {
            let value = map.get(kind).is_some_and(|value| !value.is_null());
            SendContent::Unknown {
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
            "reaction" => known(map, &kind, Self::Reaction),
            "template" => known(map, &kind, Self::Template),
            "interactive" => known(map, &kind, Self::Interactive),
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
            Self::Reaction(value) => with(map, kind, value),
            Self::Template(value) | Self::Interactive(value) => with(map, kind, value),
            Self::Unknown {
                kind: Some(kind),
                value: Some(value),
            } => with(map, kind, value),
            Self::Unknown { .. } => {}
        }
    }
}

object! {
    /// Marks a message and all before it as read (graph-api.md 2.6); with an indicator it also
    /// shows "typing" until the answer, at most 25 seconds.
    pub struct MarkRead {
        needs {
            /// The newest message read.
            message_id: Wamid,
        }
        may {
            /// `whatsapp`
            messaging_product: String,
            /// `read`
            status: String,
            /// `{"type":"text"}`
            typing_indicator: TypingIndicator,
        }
    }
}

impl MarkRead {
    /// Read.
    pub fn new(message_id: impl Into<Wamid>) -> Self {
        Self {
            message_id: message_id.into(),
            messaging_product: Some("whatsapp".to_owned()),
            status: Some("read".to_owned()),
            ..Self::default()
        }
    }

    /// Read, and somebody is typing.
    pub fn typing(message_id: impl Into<Wamid>) -> Self {
        let kind = Some("text".to_owned());
        let typing_indicator = Some(TypingIndicator {
            kind,
            ..TypingIndicator::default()
        });
        Self {
            typing_indicator,
            ..Self::new(message_id)
        }
    }
}

object! {
    /// Shows "typing".
    pub struct TypingIndicator {
        may {
            /// `text`
            kind: String = "type",
        }
    }
}

/// Either body that `POST /{number}/messages` takes.
#[derive(Clone, Debug, PartialEq)]
pub enum MessagesRequest {
    /// A read mark: the body has a `status` and a `message_id`.
    MarkRead(MarkRead),
    /// A message.
    Send(Box<SendRequest>),
}

impl MessagesRequest {
    /// Tells the two apart. `None` if the body is not an object. A message without a `type` but
    /// with a `text` is a text (graph-api.md 2.1).
    pub fn read(mut body: Value) -> Option<Self> {
        let map = body.as_object_mut()?;
        if map.contains_key("status") && map.contains_key("message_id") {
            if let Ok(mark) = serde_json::from_value(body.clone()) {
                return Some(Self::MarkRead(mark));
            }
        } else if !map.contains_key("type") && map.contains_key("text") {
            map.insert("type".to_owned(), Value::from("text"));
        }
        serde_json::from_value(body)
            .ok()
            .map(Box::new)
            .map(Self::Send)
    }
}

object! {
    /// Who a send went to.
    pub struct SentContact {
        may {
            /// As given in the request.
            input: String,
            /// As WhatsApp normalises it; key conversations on this. Absent for a BSUID.
            wa_id: WaId,
            /// For a BSUID.
            user_id: Bsuid,
        }
    }
}

open_enum! {
    /// What became of an accepted message at first.
    pub enum MessageStatus {
        /// On its way.
        Accepted = "accepted",
        /// Held by pacing.
        Held = "held_for_quality_assessment",
        /// Its template is paused.
        Paused = "paused",
    }
}

object! {
    /// What a send became.
    pub struct SentMessage {
        needs {
            /// The same id in every webhook about it.
            id: Wamid,
        }
        may {
            /// Absent in samples of free-form replies.
            message_status: MessageStatus,
            /// In groups.
            group_id: String,
        }
    }
}

object! {
    /// The answer to a send (graph-api.md 2.2). Means accepted, not delivered.
    pub struct SendAnswer {
        may {
            /// `whatsapp`
            messaging_product: String,
        }
        lists {
            /// To whom, once.
            contacts: SentContact,
            /// The message, once.
            messages: SentMessage,
        }
    }
}

impl SendAnswer {
    /// Accepted, sent to a phone number.
    pub fn accepted(
        input: impl Into<String>,
        wa_id: impl Into<WaId>,
        id: impl Into<Wamid>,
    ) -> Self {
        let contact = SentContact {
            input: Some(input.into()),
            wa_id: Some(wa_id.into()),
            ..SentContact::default()
        };
        Self::of(contact, id.into())
    }

    /// Accepted, sent to a BSUID.
    pub fn accepted_user(recipient: impl Into<Bsuid>, id: impl Into<Wamid>) -> Self {
        let user_id = recipient.into();
        let contact = SentContact {
            input: Some(user_id.as_str().to_owned()),
            user_id: Some(user_id),
            ..SentContact::default()
        };
        Self::of(contact, id.into())
    }

    fn of(contact: SentContact, id: Wamid) -> Self {
        Self {
            messaging_product: Some("whatsapp".to_owned()),
            contacts: vec![contact].into(),
            messages: vec![SentMessage {
                id,
                ..SentMessage::default()
            }]
            .into(),
            ..Self::default()
        }
    }

    /// The message's id; `None` in an answer that cannot be trusted.
    pub fn wamid(&self) -> Option<&Wamid> {
        self.messages
            .first()
            .map(|message| &message.id)
            .filter(|id| !id.is_empty())
    }

    /// The addressee's WhatsApp id, if a phone number was given.
    pub fn wa_id(&self) -> Option<&WaId> {
        self.contacts.first()?.wa_id.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::{MarkRead, MediaRef, MessagesRequest, SendAnswer, SendContent, SendRequest};
    use serde_json::json;

    #[test]
    fn a_text_is_written_as_documented() {
        let request = SendRequest::to("+16505551234", SendContent::text("hi"))
            .replying_to("wamid.A")
            .with_token("my-id-1");
        let body = json!({"messaging_product": "whatsapp", "recipient_type": "individual",
            "to": "+16505551234", "type": "text", "text": {"body": "hi"},
            "context": {"message_id": "wamid.A"}, "biz_opaque_callback_data": "my-id-1"});
        assert_eq!(serde_json::to_value(&request).unwrap(), body);
        assert_eq!(
            MessagesRequest::read(body),
            Some(MessagesRequest::Send(Box::new(request)))
        );
    }

    #[test]
    fn a_medium_goes_by_id() {
        let media = MediaRef {
            caption: Some("look".to_owned()),
            ..MediaRef::uploaded("77")
        };
        let request = SendRequest::to_user("US.1", SendContent::Image(media));
        let body = serde_json::to_value(&request).unwrap();
        assert_eq!(body["image"], json!({"id": "77", "caption": "look"}));
        assert_eq!((&body["recipient"], body.get("to")), (&json!("US.1"), None));
    }

    #[test]
    fn read_marks_are_told_from_sends() {
        let mark = MarkRead::typing("wamid.A");
        let body = serde_json::to_value(&mark).unwrap();
        assert_eq!(body["typing_indicator"], json!({"type": "text"}));
        assert_eq!(
            MessagesRequest::read(body),
            Some(MessagesRequest::MarkRead(mark))
        );
        let Some(MessagesRequest::Send(untyped)) =
            MessagesRequest::read(json!({"to": "1", "text": {"body": "hi"}}))
        else {
            panic!("a body without a type is a send")
        };
        assert_eq!(untyped.content, SendContent::text("hi"));
        assert_eq!(MessagesRequest::read(json!([1])), None);
    }

    #[test]
    fn a_wrong_content_is_kept_for_the_rules_to_refuse() {
        let body = json!({"to": "1", "type": "text", "text": "hi"});
        let Some(MessagesRequest::Send(request)) = MessagesRequest::read(body.clone()) else {
            panic!("still a send")
        };
        assert!(
            matches!(&request.content, SendContent::Unknown { kind: Some(kind), .. } if kind == "text")
        );
        assert_eq!(serde_json::to_value(&request).unwrap(), body);
    }

    #[test]
    fn the_answer_names_the_message() {
        let answer = SendAnswer::accepted("+1 650", "1650", "wamid.X");
        assert_eq!(answer.wamid().unwrap().as_str(), "wamid.X");
        let body = serde_json::to_value(&answer).unwrap();
        assert_eq!(
            body["contacts"],
            json!([{"input": "+1 650", "wa_id": "1650"}])
        );
        let empty: SendAnswer = serde_json::from_value(json!({"messages": []})).unwrap();
        assert_eq!(empty.wamid(), None);
    }
}
