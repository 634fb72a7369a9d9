//! The error object of the Graph API (graph-api.md 6.1).

use crate::Num;
use crate::error_code::{self, Class};
use crate::webhook::ErrorData;

object! {
    /// What stands under `error`.
    pub struct GraphError {
        may {
            /// `(#CODE) Title`, or a plain sentence for Graph's own codes.
            message: String,
            /// `OAuthException`, nearly always.
            kind: String = "type",
            /// What logic is built on; a string when relayed by some partners.
            code: Num,
            /// Being phased out; 33 means "no such object".
            error_subcode: Num,
            /// Holds `details`, the most precise text.
            error_data: ErrorData,
            /// Title for people, on management calls.
            error_user_title: String,
            /// Text for people, on management calls.
            error_user_msg: String,
            /// Worth another attempt, on management calls.
            is_transient: bool,
            /// For Meta's support; log it.
            fbtrace_id: String,
        }
    }
}

object! {
    /// A whole error answer.
    pub struct GraphErrorBody {
        needs {
            /// The error.
            error: GraphError,
        }
    }
}

const OAUTH: &str = "OAuthException";

impl GraphError {
    /// An error with its message from the code table: `(#131056) Title`, and `details` beside it.
    /// Codes of the token (190) speak in the plain sentence of `details`, as WhatsApp's do.
    pub fn new(code: i64, details: impl Into<String>, fbtrace_id: impl Into<String>) -> Self {
        let details = details.into();
        let title = error_code::find(code).map_or("Unknown error", |row| row.title.as_str());
        let plain = code == 190;
        let message = if plain {
            details.clone()
        } else {
            format!("(#{code}) {title}")
        };
        let error_data = ErrorData {
            messaging_product: Some("whatsapp".to_owned()),
            details: Some(details),
            ..ErrorData::default()
        };
        Self {
            error_data: (!plain).then_some(error_data),
            ..Self::plain(code, message, fbtrace_id)
        }
    }

    /// `(#100) The parameter messaging_product is required.`
    pub fn missing_parameter(name: &str, fbtrace_id: impl Into<String>) -> Self {
        Self::plain(
            100,
            format!("(#100) The parameter {name} is required."),
            fbtrace_id,
        )
    }

    /// The answer for an id that does not exist or may not be seen: 400 with 100/33, which is what
    /// live logs show. `method` is the HTTP method.
    pub fn unknown_object(method: &str, id: &str, fbtrace_id: impl Into<String>) -> Self {
        let method = method.to_ascii_lowercase();
        let message = format!(
            "Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded \
             due to missing permissions, or does not support this operation. Please read the Graph \
             API documentation at https://developers.facebook.com/docs/graph-api"
        );
        Self {
            kind: Some("GraphMethodException".to_owned()),
            error_subcode: Some(Num::int(33)),
            ..Self::plain(100, message, fbtrace_id)
        }
    }

    /// An error of Graph itself, which speaks in one sentence: `(#100) Tried accessing nonexisting field (x)`.
    pub fn sentence(code: i64, message: impl Into<String>, fbtrace_id: impl Into<String>) -> Self {
        Self::plain(code, message.into(), fbtrace_id)
    }

    fn plain(code: i64, message: String, fbtrace_id: impl Into<String>) -> Self {
        Self {
            message: Some(message),
            kind: Some(OAUTH.to_owned()),
            code: Some(Num::int(code)),
            fbtrace_id: Some(fbtrace_id.into()),
            ..Self::default()
        }
    }

    /// The code as a number.
    pub fn code(&self) -> Option<i64> {
        self.code.as_ref()?.as_i64()
    }

    /// The most precise text the error carries.
    pub fn text(&self) -> Option<&str> {
        let details = self
            .error_data
            .as_ref()
            .and_then(|data| data.details.as_deref());
        details
            .or(self.error_user_msg.as_deref())
            .or(self.message.as_deref())
    }

    /// The HTTP status Meta gives this code; 400 for unknown ones.
    pub fn http_status(&self) -> u16 {
        self.code()
            .and_then(error_code::find)
            .map_or(400, |row| row.http)
    }

    /// What to do about it, given the answer's HTTP status.
    pub fn class(&self, http: u16) -> Class {
        error_code::classify(self.code(), http, self.is_transient == Some(true))
    }

    /// Wrapped for the answer.
    pub fn into_body(self) -> GraphErrorBody {
        GraphErrorBody {
            error: self,
            ..GraphErrorBody::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{GraphError, GraphErrorBody};
    use crate::error_code::Class;
    use serde_json::json;

    #[test]
    fn the_documented_shape_is_built_and_read() {
        let error = GraphError::new(
            130_429,
            "Cloud API message throughput has been reached.",
            "A",
        );
        let body = json!({"error": {
            "message": "(#130429) Rate limit hit", "type": "OAuthException", "code": 130_429,
            "error_data": {"messaging_product": "whatsapp",
                           "details": "Cloud API message throughput has been reached."},
            "fbtrace_id": "A"}});
        assert_eq!(
            serde_json::to_value(error.clone().into_body()).unwrap(),
            body
        );
        let read: GraphErrorBody = serde_json::from_value(body).unwrap();
        assert_eq!(read.error, error);
        assert_eq!((error.http_status(), error.class(400)), (400, Class::Wait));
    }

    #[test]
    fn a_relayed_code_may_be_a_string() {
        let error: GraphError = serde_json::from_value(json!({"code": "131047"})).unwrap();
        assert_eq!(error.code(), Some(131_047));
    }

    #[test]
    fn an_unknown_object_is_100_33() {
        let error = GraphError::unknown_object("GET", "123", "t");
        assert_eq!(error.code(), Some(100));
        assert!(
            error
                .message
                .unwrap()
                .starts_with("Unsupported get request. Object with ID '123'")
        );
    }
}
