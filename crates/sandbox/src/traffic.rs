//! The exchanges the bench shows: the last 2,000 webhooks and Graph calls with their bodies. Kept in
//! memory only; secrets are masked before anything is stored.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::wall_ms;
use crate::limits;
use crate::truth::apps::Target;
use crate::world::World;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = TrafficDirection)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Direction {
    Webhook,
    Graph,
}

/// What the bench lists.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub(crate) struct Exchange {
    pub(crate) id: u64,
    pub(crate) at: i64,
    pub(crate) wall_ms: i64,
    pub(crate) direction: Direction,
    pub(crate) label: String,
    pub(crate) summary: String,
    pub(crate) status: Option<u16>,
    pub(crate) duration_ms: Option<u64>,
    pub(crate) note: Option<String>,
    pub(crate) faulty: bool,
}

/// An exchange with everything in it.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub(crate) struct Detail {
    #[serde(flatten)]
    pub(crate) exchange: Exchange,
    pub(crate) url: String,
    pub(crate) request_headers: Vec<(String, String)>,
    pub(crate) request_body: String,
    pub(crate) answer_body: Option<String>,
    pub(crate) bytes: usize,
    pub(crate) signature_ok: Option<bool>,
    #[serde(skip)]
    pub(crate) again: Option<Again>,
}

/// An exchange that just ended.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) direction: Direction,
    pub(crate) label: String,
    pub(crate) summary: String,
    pub(crate) url: String,
    pub(crate) request_headers: Vec<(String, String)>,
    pub(crate) request_body: String,
    pub(crate) bytes: usize,
    pub(crate) status: Option<u16>,
    pub(crate) answer_body: Option<String>,
    pub(crate) duration_ms: Option<u64>,
    pub(crate) note: Option<String>,
    pub(crate) faulty: bool,
    pub(crate) signature_ok: Option<bool>,
    pub(crate) again: Option<Again>,
}

/// What sends a webhook again: its unmasked address and its exact bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Again {
    pub(crate) target: Target,
    pub(crate) body: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    #[default]
    All,
    Webhook,
    Graph,
    Faulty,
}

#[derive(Debug, Default)]
struct Ring {
    next: u64,
    kept: VecDeque<Detail>,
}

#[derive(Debug, Default)]
pub(crate) struct Traffic {
    ring: Mutex<Ring>,
}

impl Traffic {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Kept exchanges, oldest first.
    pub(crate) fn details(&self, which: impl Fn(&Exchange) -> bool) -> Vec<Detail> {
        let ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = ring.kept.iter().filter(|detail| which(&detail.exchange));
        kept.cloned().collect()
    }

    /// The number of the newest exchange so far.
    pub(crate) fn newest(&self) -> u64 {
        let ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        ring.next
    }

    /// Forgets what is kept; numbers go on, so that none names two exchanges.
    pub(crate) fn clear(&self) {
        let mut ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        ring.kept.clear();
    }

    pub(crate) fn find(&self, id: u64) -> Option<Detail> {
        let ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        ring.kept
            .iter()
            .find(|detail| detail.exchange.id == id)
            .cloned()
    }

    fn push(&self, at: i64, finished: Finished) -> Exchange {
        let mut ring = self.ring.lock().unwrap_or_else(PoisonError::into_inner);
        ring.next += 1;
        let exchange = Exchange {
            id: ring.next,
            at,
            wall_ms: wall_ms(),
            direction: finished.direction,
            label: finished.label,
            summary: finished.summary,
            status: finished.status,
            duration_ms: finished.duration_ms,
            note: finished.note,
            faulty: finished.faulty,
        };
        ring.kept.push_back(Detail {
            exchange: exchange.clone(),
            url: mask_url(&finished.url),
            request_headers: finished
                .request_headers
                .into_iter()
                .map(mask_header)
                .collect(),
            request_body: mask_body(finished.request_body),
            answer_body: finished.answer_body.map(mask_body),
            bytes: finished.bytes,
            signature_ok: finished.signature_ok,
            again: finished.again,
        });
        if ring.kept.len() > limits::EXCHANGES_KEPT {
            ring.kept.pop_front();
        }
        exchange
    }
}

impl World {
    /// Keeps an exchange and shows it on the bench.
    pub(crate) fn record(&self, finished: Finished) -> Exchange {
        let exchange = self.traffic.push(self.clock.now_ms(), finished);
        self.live
            .send(json!({"type": "exchange", "exchange": exchange}));
        exchange
    }
}

const MASK: &str = "•••";

/// Keys whose values are nobody's business, in bodies and queries.
const SECRET: [&str; 9] = [
    "access_token",
    "client_secret",
    "code",
    "input_token",
    "appsecret_proof",
    "verify_token",
    "hub.verify_token",
    "fb_exchange_token",
    "pin",
];

fn mask_header((name, value): (String, String)) -> (String, String) {
    let secret = ["authorization", "cookie", "set-cookie"];
    if secret
        .iter()
        .any(|secret| name.eq_ignore_ascii_case(secret))
    {
        let scheme = value.split_once(' ').map_or("", |(scheme, _)| scheme);
        let masked = format!("{scheme} {MASK}");
        return (name, masked.trim_start().to_owned());
    }
    (name, value)
}

fn mask_url(url: &str) -> String {
    let Some((path, query)) = url.split_once('?') else {
        return url.to_owned();
    };
    format!("{path}?{}", mask_pairs(query))
}

fn mask_pairs(pairs: &str) -> String {
    let masked = pairs.split('&').map(|pair| match pair.split_once('=') {
        Some((key, _)) if SECRET.contains(&key) => format!("{key}={MASK}"),
        _ => pair.to_owned(),
    });
    masked.collect::<Vec<_>>().join("&")
}

/// Masks secrets in a JSON or form body and cuts it to what the ring keeps. Bodies without secrets
/// stay byte for byte: the bench shows what was signed.
fn mask_body(body: String) -> String {
    let holds_secret = SECRET.iter().any(|key| body.contains(key));
    let body = if !holds_secret {
        body
    } else if let Ok(mut value) = serde_json::from_str::<Value>(&body) {
        if mask_value(&mut value) {
            value.to_string()
        } else {
            body
        }
    } else if !body.contains(char::is_whitespace) && body.contains('=') {
        mask_pairs(&body)
    } else {
        body
    };
    if body.len() <= limits::EXCHANGE_BODY_BYTES_MAX {
        return body;
    }
    let cut = body.floor_char_boundary(limits::EXCHANGE_BODY_BYTES_MAX);
    format!("{} … {} bytes in all", &body[..cut], body.len())
}

fn mask_value(value: &mut Value) -> bool {
    match value {
        Value::Object(object) => {
            let mut masked = false;
            for (key, value) in object {
                // An error's `code` is a number and no secret.
                if SECRET.contains(&key.as_str()) && value.is_string() {
                    *value = json!(MASK);
                    masked = true;
                } else {
                    masked |= mask_value(value);
                }
            }
            masked
        }
        Value::Array(rows) => {
            // Every row, also after the first that held a secret.
            rows.iter_mut()
                .map(mask_value)
                .filter(|masked| *masked)
                .count()
                > 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        let body = mask_body(r#"{"data":[{"access_token":"EAA1","code":190}]}"#.to_owned());
        assert!(!body.contains("EAA1") && body.contains("190"), "{body}");
        let url = mask_url("/oauth/access_token?client_id=1&client_secret=abc&code=xyz");
        assert_eq!(
            url,
            format!("/oauth/access_token?client_id=1&client_secret={MASK}&code={MASK}")
        );
        assert_eq!(
            mask_body("verify_token=abc&fields=a".to_owned()),
            format!("verify_token={MASK}&fields=a")
        );
        let header = ("Authorization".to_owned(), "Bearer EAA1".to_owned());
        assert_eq!(mask_header(header).1, format!("Bearer {MASK}"));
    }

    #[test]
    fn a_body_without_secrets_stays_byte_for_byte() {
        let body = r#"{ "b":1,  "a":"\u00e4 decoded" }"#.to_owned();
        assert_eq!(mask_body(body.clone()), body);
    }
}
