//! The verification handshake: `GET callback?hub.mode&hub.challenge&hub.verify_token`
//! (webhooks.md 1.1).

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

/// The query of the handshake, for the one who asks and the one who answers.
///
/// Some frameworks in between turn the dots into underscores; both spellings are read, dots are
/// written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handshake {
    /// Always `subscribe`.
    #[serde(rename = "hub.mode", alias = "hub_mode", default)]
    pub mode: String,
    /// To be answered as the whole body, as raw text.
    #[serde(rename = "hub.challenge", alias = "hub_challenge", default)]
    pub challenge: String,
    /// The operator's token.
    #[serde(rename = "hub.verify_token", alias = "hub_verify_token", default)]
    pub verify_token: String,
}

impl Handshake {
    /// The question WhatsApp asks when a callback is registered.
    pub fn ask(challenge: impl Into<String>, verify_token: impl Into<String>) -> Self {
        Self {
            mode: "subscribe".to_owned(),
            challenge: challenge.into(),
            verify_token: verify_token.into(),
        }
    }

    /// The body to answer with status 200, or `None` for a refusal (403).
    ///
    /// An empty token never matches, so that an unset one cannot be guessed.
    pub fn answer<S: AsRef<str>>(&self, tokens: &[S]) -> Option<&str> {
        let asked = self.verify_token.as_bytes();
        let known = tokens.iter().any(|token| {
            let token = token.as_ref().as_bytes();
            !token.is_empty() && bool::from(token.ct_eq(asked))
        });
        (known && self.mode == "subscribe" && !self.challenge.is_empty())
            .then_some(self.challenge.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Handshake;

    #[test]
    fn only_the_right_token_gets_the_challenge() {
        let asked = Handshake::ask("1158201444", "secret-token");
        assert_eq!(asked.answer(&["other", "secret-token"]), Some("1158201444"));
        assert_eq!(asked.answer(&["secret-toke"]), None);
        assert_eq!(asked.answer::<&str>(&[]), None);
        assert_eq!(Handshake::ask("1", "").answer(&[""]), None);
        let unsubscribe = Handshake {
            mode: "unsubscribe".to_owned(),
            ..asked
        };
        assert_eq!(unsubscribe.answer(&["secret-token"]), None);
    }

    #[test]
    fn both_spellings_are_read_and_dots_are_written() {
        let dots = r#"{"hub.mode":"subscribe","hub.challenge":"1","hub.verify_token":"t"}"#;
        let asked: Handshake = serde_json::from_str(dots).unwrap();
        assert_eq!(
            asked,
            serde_json::from_str(&dots.replace("hub.", "hub_")).unwrap()
        );
        assert_eq!(serde_json::to_string(&asked).unwrap(), dots);
    }
}
