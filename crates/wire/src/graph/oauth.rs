//! The exchange of the sign-up code for a token (graph-api.md 1.4). The code lives 30 seconds and
//! works once.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The query of `GET /oauth/access_token`. No `redirect_uri` in the browser SDK's flow.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeExchange {
    /// The Meta app.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// What the sign-up window gave.
    #[serde(default)]
    pub code: String,
}

impl fmt::Debug for CodeExchange {
    /// Shows the app, never the secrets.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("CodeExchange")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// The answer: JSON from every server seen, a bare token in Meta's page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenAnswer {
    /// Opaque, of any length.
    pub access_token: String,
    /// `bearer`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_type: Option<String>,
    /// Seconds; absent for tokens that never expire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i64>,
}

impl fmt::Debug for TokenAnswer {
    /// Shows the life of the token, never the token.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("TokenAnswer")
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}

impl TokenAnswer {
    /// A token that does not expire.
    pub fn bearer(access_token: impl Into<String>) -> Self {
        Self {
            access_token: access_token.into(),
            token_type: Some("bearer".to_owned()),
            expires_in: None,
        }
    }

    /// Reads both forms; `None` for anything else (look for an error with
    /// [`read_answer`](super::read_answer) first).
    pub fn parse(body: &[u8]) -> Option<Self> {
        if let Ok(answer) = serde_json::from_slice::<Self>(body) {
            return Some(answer).filter(|answer| !answer.access_token.is_empty());
        }
        let bare = std::str::from_utf8(body).ok()?.trim().trim_matches('"');
        let opaque = |byte: u8| byte.is_ascii_alphanumeric() || b"|-_.~+/=".contains(&byte);
        (!bare.is_empty() && bare.bytes().all(opaque)).then(|| Self {
            access_token: bare.to_owned(),
            token_type: None,
            expires_in: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::TokenAnswer;

    #[test]
    fn both_forms_are_read() {
        let json = br#"{"access_token":"EAAx","token_type":"bearer","expires_in":5183944}"#;
        assert_eq!(
            TokenAnswer::parse(json).unwrap().expires_in,
            Some(5_183_944)
        );
        for bare in ["EAAx", "\"EAAx\"", "EAAx\n"] {
            assert_eq!(
                TokenAnswer::parse(bare.as_bytes()).unwrap().access_token,
                "EAAx"
            );
        }
        for other in [
            "",
            "{}",
            "<html></html>",
            "{\"access_token\":\"\"}",
            "two words",
        ] {
            assert_eq!(TokenAnswer::parse(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn tokens_are_never_printed() {
        assert!(!format!("{:?}", TokenAnswer::bearer("EAAx")).contains("EAAx"));
    }
}
