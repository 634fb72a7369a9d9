//! How a call gets to WhatsApp and back: a port. The real one speaks HTTP; a storm's goes in memory, loses answers and dies
//! in the middle. It knows nothing of what is called: that is [`crate::graph`]'s.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use twinline_core::Millis;

use crate::limits::{GRAPH_CALL_TIMEOUT, GRAPH_CONNECT_TIMEOUT};

/// One call, whole.
#[derive(Debug, Clone)]
pub struct Call {
    /// `GET` or `POST`.
    pub method: Method,
    /// The full address, with its query. It may hold a secret: never logged.
    pub url: String,
    /// Presented as bearer.
    pub token: Option<String>,
    /// What goes along.
    pub body: CallBody,
    /// It may take so long; `None`: as long as calls usually may.
    pub time: Option<Duration>,
    /// An answer longer than this is [`Lost::TooLong`]: what comes beyond is not taken in. `None`: any length.
    pub answer_bytes_max: Option<u64>,
}

/// The two methods that are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Asks.
    Get,
    /// Acts.
    Post,
}

/// What goes along with a call.
#[derive(Debug, Clone)]
pub enum CallBody {
    /// Nothing.
    Empty,
    /// A JSON document.
    Json(Vec<u8>),
    /// An URL-encoded form.
    Form(String),
    /// A file, and plain fields before it.
    File(FileForm),
}

/// A form with one file in it.
#[derive(Debug, Clone)]
pub struct FileForm {
    /// Names and values.
    pub fields: Vec<(&'static str, String)>,
    /// The file's bytes, under the name `file`.
    pub bytes: Bytes,
    /// What they are.
    pub mime: String,
    /// How the file is called.
    pub filename: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Status code.
    pub status: u16,
    /// The body, whole.
    pub body: Vec<u8>,
    /// `Retry-After`, if it was given in seconds.
    pub retry_after_ms: Option<Millis>,
}

/// Why nothing came back. The difference is all that matters: after [`Lost::Silence`] a message may be out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// Nothing was sent.
    NotSent(String),
    /// It may have been taken.
    Silence(String),
    /// The answer was longer than wanted, and was left.
    TooLong,
}

/// Carries calls. Whoever implements it says [`Lost::NotSent`] only if it is sure.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Carries one call.
    async fn carry(&self, call: Call) -> Result<Answered, Lost>;
}

/// The port as it is handed around.
pub type Carrier = Arc<dyn Transport>;

/// HTTP over the network.
pub struct Network(reqwest::Client);

impl Network {
    /// With the time limits of [`crate::limits`].
    pub fn new() -> Self {
        let http = reqwest::Client::builder()
            .connect_timeout(GRAPH_CONNECT_TIMEOUT)
            .timeout(GRAPH_CALL_TIMEOUT)
            .user_agent(concat!("Twinline/", env!("CARGO_PKG_VERSION")))
            .build()
            .unwrap_or_default();
        Self(http)
    }

    fn request(&self, call: Call) -> Result<reqwest::RequestBuilder, Lost> {
        let mut request = match call.method {
            Method::Get => self.0.get(call.url),
            Method::Post => self.0.post(call.url),
        };
        if let Some(token) = call.token {
            request = request.bearer_auth(token);
        }
        if let Some(time) = call.time {
            request = request.timeout(time);
        }
        Ok(match call.body {
            CallBody::Empty => request,
            CallBody::Json(json) => request
                .header(reqwest::header::CONTENT_TYPE, "application/json")
                .body(json),
            CallBody::Form(form) => request
                .header(
                    reqwest::header::CONTENT_TYPE,
                    "application/x-www-form-urlencoded",
                )
                .body(form),
            CallBody::File(form) => request.multipart(multipart(form)?),
        })
    }
}

impl Default for Network {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Transport for Network {
    async fn carry(&self, call: Call) -> Result<Answered, Lost> {
        let bytes_max = call.answer_bytes_max.unwrap_or(u64::MAX);
        let mut response = self
            .request(call)?
            .send()
            .await
            .map_err(|error| lost(&error))?;
        let status = response.status().as_u16();
        let retry_after_ms = response
            .headers()
            .get("retry-after")
            .and_then(|value| value.to_str().ok()?.parse::<Millis>().ok())
            .map(|seconds| seconds.saturating_mul(1000));
        let told = response.content_length();
        if told.is_some_and(|bytes| bytes > bytes_max) {
            return Err(Lost::TooLong);
        }
        // A server may say nothing of the length, or something wrong: it is counted as it comes.
        let mut body = Vec::new();
        while let Some(part) = response
            .chunk()
            .await
            .map_err(|error| Lost::Silence(without_url(&error)))?
        {
            if (body.len() + part.len()) as u64 > bytes_max {
                return Err(Lost::TooLong);
            }
            body.extend_from_slice(&part);
        }
        Ok(Answered {
            status,
            body,
            retry_after_ms,
        })
    }
}

fn multipart(form: FileForm) -> Result<reqwest::multipart::Form, Lost> {
    let size = form.bytes.len() as u64;
    let part = reqwest::multipart::Part::stream_with_length(form.bytes, size)
        .file_name(form.filename)
        .mime_str(&form.mime)
        .map_err(|error| Lost::NotSent(format!("{} is no media type: {error}", form.mime)))?;
    let whole = reqwest::multipart::Form::new();
    let whole = form
        .fields
        .into_iter()
        .fold(whole, |whole, (name, value)| whole.text(name, value));
    Ok(whole.part("file", part))
}

/// Before a connection stands nothing was sent; after that, nobody knows.
fn lost(error: &reqwest::Error) -> Lost {
    if error.is_connect() || error.is_builder() {
        Lost::NotSent(without_url(error))
    } else {
        Lost::Silence(without_url(error))
    }
}

/// An address may hold a secret in its query.
fn without_url(error: &reqwest::Error) -> String {
    let mut words = String::new();
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if !words.is_empty() {
            words.push_str(": ");
        }
        let text = error.to_string();
        words.push_str(text.split(" for url").next().unwrap_or(&text));
        cause = error.source();
    }
    words
}
