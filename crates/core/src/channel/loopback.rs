//! The smallest channel: JSON observations in, JSON out. It shows that the contract asks for nothing of WhatsApp's, and
//! serves tests that need a channel and no protocol.

use serde::{Deserialize, Serialize};

use super::{
    AccountTold, Address, Answer, Capabilities, Channel, ChannelRequest, Heard, Outgoing, Unfit,
    Unreadable,
};
use crate::Millis;
use crate::content::{Content, MediaKind, SIGN};
use crate::fact::{FactKind, Facts};
use crate::ids::ExternalId;
use crate::observation::Said;
use crate::signal::{Signal, SignalRules};
use crate::ticks::Failure;
use crate::verdict::{Reach, Verdict};

/// See the module.
#[derive(Debug, Default, Clone, Copy)]
pub struct Loopback;

/// One thing said over the loopback channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// To whom.
    pub line: String,
    /// What.
    pub said: Said,
}

impl Channel for Loopback {
    fn name(&self) -> &'static str {
        "loopback"
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            text_chars_max: 4096,
            caption_chars_max: 1024,
            media_bytes_max: vec![
                (MediaKind::Image, 5 << 20),
                (MediaKind::Document, 100 << 20),
            ],
            media_in_bytes_max: vec![
                (MediaKind::Image, 5 << 20),
                (MediaKind::Document, 100 << 20),
            ],
            media_life_ms: None,
            service_window_ms: None,
        }
    }

    fn sign(&self, of: &ExternalId, emoji: &str) -> Content {
        Content::Other {
            raw_kind: SIGN.to_owned(),
            summary: Some(emoji.to_owned()),
            raw: serde_json::json!({"of": of, "sign": emoji}),
        }
    }

    fn hear(&self, delivery: &[u8]) -> Heard {
        let mut heard = Heard::default();
        let values: Vec<serde_json::Value> = match serde_json::from_slice(delivery) {
            Ok(values) => values,
            Err(error) => {
                heard.unreadable.push(Unreadable {
                    address: None,
                    field: None,
                    place: 0,
                    reason: format!("It is not a JSON list: {error}."),
                    excerpt: crate::text::excerpt(&String::from_utf8_lossy(delivery), 400),
                });
                return heard;
            }
        };
        for value in values {
            match serde_json::from_value::<Line>(value.clone()) {
                Ok(line) => heard.said.push((Address::Line(line.line), line.said)),
                Err(error) => heard.unreadable.push(Unreadable {
                    address: None,
                    field: None,
                    place: heard.next_place(),
                    reason: format!("It has no known shape: {error}."),
                    excerpt: crate::text::excerpt(&value.to_string(), 400),
                }),
            }
        }
        heard
    }

    fn hear_account(&self, _told: &AccountTold) -> Heard {
        Heard::default()
    }

    fn leans_on(&self, _content: &Content) -> Option<(FactKind, String)> {
        None
    }

    fn unfit(&self, _content: &Content, _facts: &Facts) -> Vec<Unfit> {
        Vec::new()
    }

    fn draft(
        &self,
        said: &serde_json::Value,
        _attached: Option<MediaKind>,
    ) -> Result<Content, Vec<Unfit>> {
        serde_json::from_value(said.clone()).map_err(|error| {
            vec![Unfit {
                field: String::new(),
                sentence: format!("It is no content: {error}."),
                remedy: "Write it as the content of a bubble.".to_owned(),
            }]
        })
    }

    fn is_any_time(&self, _content: &Content) -> bool {
        true
    }

    fn request(&self, line: &str, outgoing: &Outgoing) -> Result<ChannelRequest, Failure> {
        let body = serde_json::to_value(outgoing).map_err(|error| Failure {
            code: "unwritable".to_owned(),
            sentence: format!("This message cannot be written: {error}."),
            remedy: "Report this as a defect.".to_owned(),
        })?;
        Ok(ChannelRequest {
            path: format!("{line}/messages"),
            body,
        })
    }

    fn signal_rules(&self) -> SignalRules {
        SignalRules {
            read_ms_max: Millis::MAX,
            typing_ms_max: Millis::MAX,
            typing_again_ms: 0,
        }
    }

    fn signal(&self, line: &str, of: &ExternalId, signal: Signal) -> ChannelRequest {
        ChannelRequest {
            path: format!("{line}/signals"),
            body: serde_json::json!({"of": of, "signal": signal}),
        }
    }

    fn judge(&self, answer: &Answer) -> Verdict {
        let failure = |sentence: String| Failure {
            code: "loopback".to_owned(),
            sentence,
            remedy: "Try again.".to_owned(),
        };
        match answer {
            Answer::Http {
                status: 200, body, ..
            } => Verdict::Accepted {
                external_id: ExternalId(body.clone()),
            },
            Answer::Http {
                status: 429,
                retry_after_ms,
                ..
            } => Verdict::Throttled {
                failure: failure("Too many at once.".to_owned()),
                retry_after_ms: *retry_after_ms,
                reach: Reach::Number,
            },
            Answer::Http { status, .. } if *status >= 500 => Verdict::Unknown {
                failure: failure(format!("The server answered {status}.")),
            },
            Answer::Http { status, .. } => Verdict::Refused {
                failure: failure(format!("The server answered {status}.")),
            },
            Answer::NotSent { reason } => Verdict::Throttled {
                failure: failure(format!("No connection: {reason}.")),
                retry_after_ms: None,
                reach: Reach::Account,
            },
            Answer::Silence { reason } => Verdict::Unknown {
                failure: failure(format!("No answer: {reason}.")),
            },
        }
    }

    fn explain(&self, code: i64) -> Failure {
        Failure {
            code: code.to_string(),
            sentence: format!("It came without its content: {code}."),
            remedy: "Ask for it again.".to_owned(),
        }
    }
}
