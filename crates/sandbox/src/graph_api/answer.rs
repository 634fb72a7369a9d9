//! Answers and refusals, in the shapes of graph-api.md 6.1.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;
use std::sync::atomic::{AtomicU64, Ordering};
use twinline_wire::Num;
use twinline_wire::graph::{GraphError, Success};

use super::call::Call;
use crate::rules::stops::Stopped;

/// What a call without a version is served with (graph-api.md 1.1).
const CURRENT_VERSION: &str = "v25.0";

pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
    pub(super) content_type: String,
    /// One line for the bench.
    pub(super) summary: String,
    /// Headers beside those every answer has.
    pub(super) headers: Vec<(&'static str, String)>,
    /// What the switchboard did to it.
    pub(super) note: Option<&'static str>,
    /// Never sent: the caller is left waiting.
    pub(super) hold: bool,
    /// The version that the call named (`v23.0`).
    pub(super) version: Option<String>,
}

impl Answer {
    pub(super) fn json(value: &impl Serialize, summary: impl Into<String>) -> Self {
        Self {
            status: StatusCode::OK,
            body: serde_json::to_vec(value).unwrap_or_default().into(),
            content_type: "application/json; charset=UTF-8".to_owned(),
            summary: summary.into(),
            headers: Vec::new(),
            note: None,
            hold: false,
            version: None,
        }
    }

    pub(super) fn success(summary: impl Into<String>) -> Self {
        Self::json(&Success::YES, summary)
    }

    pub(super) fn file(bytes: Bytes, mime: String, summary: String) -> Self {
        Self {
            status: StatusCode::OK,
            body: bytes,
            content_type: mime,
            summary,
            headers: Vec::new(),
            note: None,
            hold: false,
            version: None,
        }
    }

    /// The body as the bench shows it.
    pub(super) fn text(&self) -> String {
        if self.content_type.starts_with("application/json") {
            String::from_utf8_lossy(&self.body).into_owned()
        } else {
            format!("{} bytes of {}", self.body.len(), self.content_type)
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        let mime = HeaderValue::from_str(&self.content_type)
            .unwrap_or(HeaderValue::from_static("application/octet-stream"));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, mime);
        let version = self.version.as_deref().unwrap_or(CURRENT_VERSION);
        let told = [
            ("facebook-api-version", version.to_owned()),
            ("x-fb-trace-id", trace_id()),
        ];
        for (name, value) in told.into_iter().chain(self.headers) {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        response
    }
}

/// A refusal: the error object, and the HTTP status if it is not the code's usual one.
#[derive(Debug)]
pub(super) struct Refusal {
    error: Box<GraphError>,
    /// What stands beside the error in the answer.
    beside: Option<Box<Value>>,
    summary: Option<String>,
    http: Option<u16>,
    note: Option<&'static str>,
    /// What was asked for and is not emulated.
    gap: Option<String>,
    headers: Vec<(&'static str, String)>,
}

impl Refusal {
    pub(super) fn code(code: i64, details: impl Into<String>) -> Self {
        Self::of(GraphError::new(code, details, trace_id()))
    }

    /// An error that speaks in one sentence, as Graph's own do.
    pub(super) fn sentence(code: i64, message: impl Into<String>) -> Self {
        Self::of(GraphError::sentence(code, message, trace_id()))
    }

    /// With what a management call says to people: a subcode, a title and a text.
    pub(super) fn told_people(mut self, subcode: i64, title: &str, text: &str) -> Self {
        self.error.error_subcode = Some(Num::int(subcode));
        self.error.error_user_title = Some(title.to_owned());
        self.error.error_user_msg = Some(text.to_owned());
        self
    }

    pub(super) fn missing(name: &str) -> Self {
        Self::of(GraphError::missing_parameter(name, trace_id()))
    }

    /// An account in trouble.
    pub(super) fn stopped(why: Stopped) -> Self {
        Self::code(why.code, why.details)
    }

    pub(super) fn unknown_object(call: &Call, id: &str) -> Self {
        Self::of(GraphError::unknown_object(
            call.method.as_str(),
            id,
            trace_id(),
        ))
    }

    /// A field that this kind of node does not have here, whatever WhatsApp's has.
    pub(super) fn unknown_field(name: &str, kind: &str) -> Self {
        let message =
            format!("(#100) Tried accessing nonexisting field ({name}) on node type ({kind})");
        Self::sentence(100, message).uncovered(format!("field {name} of {kind}"))
    }

    /// Counted among what is not emulated.
    pub(super) fn uncovered(mut self, what: String) -> Self {
        self.gap = Some(what);
        self
    }

    pub(super) fn gap(&self) -> Option<&str> {
        self.gap.as_deref()
    }

    pub(super) fn with_status(mut self, http: u16) -> Self {
        self.http = Some(http);
        self
    }

    /// With what was done all the same.
    pub(super) fn beside(mut self, told: Value, summary: impl Into<String>) -> Self {
        self.beside = Some(Box::new(told));
        self.summary = Some(summary.into());
        self
    }

    pub(super) fn with_header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    pub(super) fn by_switchboard(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }

    fn of(error: GraphError) -> Self {
        Self {
            error: Box::new(error),
            beside: None,
            summary: None,
            http: None,
            note: None,
            gap: None,
            headers: Vec::new(),
        }
    }

    pub(super) fn into_answer(self) -> Answer {
        let http = self.http.unwrap_or_else(|| self.error.http_status());
        let summary = match self.error.code() {
            Some(code) => format!("{code}: {}", self.error.text().unwrap_or_default()),
            None => String::new(),
        };
        let summary = self.summary.unwrap_or(summary);
        let mut body = serde_json::to_value(self.error.into_body()).unwrap_or_default();
        if let (Some(body), Some(Value::Object(beside))) =
            (body.as_object_mut(), self.beside.map(|told| *told))
        {
            body.extend(beside);
        }
        let mut answer = Answer::json(&body, summary);
        answer.status = StatusCode::from_u16(http).unwrap_or(StatusCode::BAD_REQUEST);
        answer.note = self.note;
        answer.headers = self.headers;
        answer
    }
}

/// Opaque to everybody; numbered, so that two are never the same.
fn trace_id() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("A{:010x}", count.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24)
}
