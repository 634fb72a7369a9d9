//! `POST /{number}/messages` (graph-api.md 2): either a send or a read mark, told apart here.

use serde_json::Value;

use super::SendRequest;
use crate::Wamid;

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

#[cfg(test)]
mod tests {
    use super::{MarkRead, MessagesRequest};
    use crate::graph::{MediaRef, SendAnswer, SendContent, SendRequest};
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
