//! How the sandbox reaches the outside: webhooks, handshakes, files named by link. A port: the real one speaks HTTP, a
//! storm's goes in memory.

use async_trait::async_trait;
use futures::StreamExt as _;

use crate::limits;

/// One request to somebody else's server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// With its query.
    pub url: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// What is posted; `None` asks with GET.
    pub body: Option<String>,
}

/// What the other side told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub status: u16,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
    /// Whether that is all of the body; a body beyond our bound is cut.
    pub whole: bool,
}

/// Carries requests. The error says, for people, why nothing came back.
#[async_trait]
pub trait Outbound: Send + Sync {
    async fn carry(&self, ask: Ask) -> Result<Told, String>;
}

/// HTTP over the network.
pub(crate) struct Network(reqwest::Client);

impl Network {
    pub(crate) fn new() -> Self {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client without certificates of its own can always be built");
        Self(http)
    }
}

#[async_trait]
impl Outbound for Network {
    async fn carry(&self, ask: Ask) -> Result<Told, String> {
        let mut request = match ask.body {
            Some(body) => self.0.post(&ask.url).body(body),
            None => self.0.get(&ask.url),
        };
        for (name, value) in ask.headers {
            request = request.header(name, value);
        }
        let request = request.timeout(limits::WEBHOOK_TIMEOUT);
        let response = request.send().await.map_err(|error| error.to_string())?;
        let status = response.status().as_u16();
        let content_type = response
            .headers()
            .get("content-type")
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let (mut body, mut whole) = (Vec::new(), true);
        let mut parts = response.bytes_stream();
        while let Some(part) = parts.next().await {
            // The status stands, whatever becomes of the rest.
            let Ok(part) = part else {
                whole = false;
                break;
            };
            body.extend_from_slice(&part);
            if body.len() > limits::LINK_BYTES_MAX {
                whole = false;
                break;
            }
        }
        Ok(Told {
            status,
            content_type,
            body,
            whole,
        })
    }
}
