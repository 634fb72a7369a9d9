//! The session message: what the sign-up window posts to the page that opened it (graph-api.md 1.3).

use serde::Serialize;

/// What the sign-up window posts to the page that opened it (graph-api.md 1.3), which gets it as a JSON string.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct SessionMessage {
    #[serde(rename = "type")]
    kind: SessionKind,
    event: SessionEvent,
    /// Of the message's shape; cancelled ones carry none.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    data: SessionData,
}

/// What tells it from other messages of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum SessionKind {
    WaEmbeddedSignup,
}

/// How the window closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum SessionEvent {
    FinishWhatsappBusinessAppOnboarding,
    Cancel,
}

/// What comes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(untagged)]
enum SessionData {
    /// Finished: the account. The number has to be asked for.
    Finished { waba_id: String },
    /// An error on the screen was reported.
    Reported {
        error_message: String,
        /// A number, as text.
        error_code: String,
        session_id: String,
        /// Seconds since 1970, as text.
        timestamp: String,
    },
    /// Left before the end, at this screen.
    Left { current_step: &'static str },
}

impl SessionMessage {
    /// The window's last page was left.
    pub(super) fn finished(waba_id: String) -> Self {
        Self {
            version: Some(3),
            ..Self::of(
                SessionEvent::FinishWhatsappBusinessAppOnboarding,
                SessionData::Finished { waba_id },
            )
        }
    }

    /// The window was closed at a screen.
    pub(super) fn left(current_step: &'static str) -> Self {
        Self::of(SessionEvent::Cancel, SessionData::Left { current_step })
    }

    /// The owner reported an error; `now` in milliseconds.
    pub(super) fn reported(code: u32, text: String, session_id: String, now: i64) -> Self {
        let data = SessionData::Reported {
            error_message: text,
            error_code: code.to_string(),
            session_id,
            timestamp: now.div_euclid(1_000).to_string(),
        };
        Self::of(SessionEvent::Cancel, data)
    }

    fn of(event: SessionEvent, data: SessionData) -> Self {
        Self {
            kind: SessionKind::WaEmbeddedSignup,
            event,
            version: None,
            data,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn messages_are_spelled_as_meta_posts_them() {
        let said = |message: SessionMessage| serde_json::to_value(message).unwrap();
        assert_eq!(
            said(SessionMessage::finished("5242".to_owned())),
            json!({"type": "WA_EMBEDDED_SIGNUP", "event": "FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING",
                "version": 3, "data": {"waba_id": "5242"}})
        );
        assert_eq!(
            said(SessionMessage::left("PHONE_NUMBER_SETUP")),
            json!({"type": "WA_EMBEDDED_SIGNUP", "event": "CANCEL",
                "data": {"current_step": "PHONE_NUMBER_SETUP"}})
        );
        let reported = SessionMessage::reported(
            2_655_082,
            "Linked".to_owned(),
            "f34b".to_owned(),
            1_746_041_036_500,
        );
        assert_eq!(
            said(reported),
            json!({"type": "WA_EMBEDDED_SIGNUP", "event": "CANCEL", "data": {"error_message": "Linked",
                "error_code": "2655082", "session_id": "f34b", "timestamp": "1746041036"}})
        );
    }
}
