//! What a bot answers, read from what anybody may send: a text for the customer, or what people are to know who go on.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use twinline_core::floor::check::Flaw;
use twinline_core::floor::hand_over::HandOver;

use crate::limits::BOT_TEXT_CHARS_MAX;

/// What a bot says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// To the customer.
    Text(String),
    /// To the people who go on.
    HandOver(HandOver),
}

/// As it comes in a response. Nothing in it: the bot answers later.
#[derive(Deserialize)]
struct Answer {
    text: Option<String>,
    hand_over: Option<HandOver>,
}

impl Said {
    /// Reads a response's body. `None`: the bot answers later.
    pub fn read(body: &[u8]) -> Result<Option<Self>, String> {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        let answer: Answer = serde_json::from_slice(body)
            .map_err(|error| format!("The answer is not the JSON that was expected: {error}."))?;
        if answer.text.is_none() && answer.hand_over.is_none() {
            return Ok(None);
        }
        Self::of(answer.text, answer.hand_over)
            .map(Some)
            .map_err(|flaws| {
                let told = flaws.iter().map(|flaw| {
                    let Flaw {
                        field,
                        message,
                        remedy,
                    } = flaw;
                    format!("`{field}`: {message} {remedy}")
                });
                told.collect::<Vec<_>>().join(" ")
            })
    }

    /// One of both, within its bounds.
    pub fn of(text: Option<String>, hand_over: Option<HandOver>) -> Result<Self, Vec<Flaw>> {
        let flaw = |message: &str, remedy: String| {
            vec![Flaw {
                field: "text".to_owned(),
                message: message.to_owned(),
                remedy,
            }]
        };
        match (text, hand_over) {
            (Some(text), None) => {
                let chars = text.chars().count();
                if text.trim().is_empty() || chars > BOT_TEXT_CHARS_MAX {
                    let remedy = format!("Send 1 to {BOT_TEXT_CHARS_MAX} characters.");
                    return Err(flaw("Its length is out of bounds.", remedy));
                }
                Ok(Self::Text(text))
            }
            (None, Some(learnt)) => {
                let flaws = learnt.flaws();
                if flaws.is_empty() {
                    Ok(Self::HandOver(learnt))
                } else {
                    Err(flaws)
                }
            }
            _ => {
                let remedy = "Send either `text` or `hand_over`.".to_owned();
                Err(flaw("It says nothing, or two things.", remedy))
            }
        }
    }

    /// By which the same answer is known when it comes again.
    pub fn hash(&self) -> String {
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        hex::encode(Sha256::digest(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::Said;

    fn read(body: &str) -> Result<Option<Said>, String> {
        Said::read(body.as_bytes())
    }

    #[test]
    fn nothing_means_later() {
        for body in ["", " \n", "{}", r#"{"text": null}"#, r#"{"status": "ok"}"#] {
            assert_eq!(read(body), Ok(None), "{body:?}");
        }
    }

    #[test]
    fn rubbish_is_named_and_not_said() {
        for body in ["<html>", "[]", "7", r#"{"text": 7}"#, r#"{"text": " "}"#] {
            assert!(read(body).is_err(), "{body}");
        }
        let long = serde_json::json!({"text": "x".repeat(4_097)}).to_string();
        let both = r#"{"text": "Hello", "hand_over": {"summary": "Rye"}}"#;
        let nameless = r#"{"hand_over": {"facts": [{"name": "", "value": "2"}]}}"#;
        for body in [long.as_str(), both, nameless] {
            assert!(read(body).is_err(), "{body}");
        }
    }

    #[test]
    fn the_same_answer_has_the_same_hash_and_no_other_has_it() {
        let said = |body: &str| read(body).unwrap().unwrap().hash();
        let hello = said(r#"{"text": "Hello"}"#);
        assert_eq!(hello, said(r#"{ "text":"\u0048ello", "more": 1 }"#));
        assert_ne!(hello, said(r#"{"text": "hello"}"#));
        assert_ne!(hello, said(r#"{"hand_over": {"summary": "Hello"}}"#));
    }
}

#[cfg(test)]
mod fuzz {
    use super::Said;

    /// Whatever a bot's server answers: it is read or refused, and what is read is within its bounds.
    #[test]
    fn a_bots_answer() {
        bolero::check!().for_each(|body: &[u8]| {
            if let Ok(Some(Said::Text(text))) = Said::read(body) {
                assert!(!text.trim().is_empty() && text.chars().count() <= 4_096);
            }
        });
    }
}
