//! The way from the platform to the sandbox's Graph API and back, in memory, and what befalls calls on it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use tower::ServiceExt as _;
use twinline_platform::transport::{Answered, Call, CallBody, Lost, Method, Transport};
use twinline_sandbox::{Faults, Sandbox};

use crate::dice::Dice;
use crate::doom::{Doom, Point};
use crate::house::usual;
use crate::weather::Calls;

/// Where the platform believes the Graph API to be.
pub(crate) const GRAPH: &str = "http://graph.example";

/// A file is tried for twelve times: together with the deaths of a storm these troubles stay below that.
const FILES_TROUBLED_MAX: u32 = 5;

/// See the module.
pub(crate) struct Carrier {
    sandbox: Sandbox,
    router: Router,
    doom: Doom,
    state: Mutex<State>,
}

struct State {
    dice: Dice,
    calls: Calls,
    /// What happened to calls since it was last asked for.
    notes: Vec<String>,
    /// Sends, by our token, of which the platform cannot know what became.
    troubled: BTreeSet<String>,
    /// Calls for files that went wrong.
    files_troubled: u32,
}

/// What befalls one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Well,
    NotSent,
    LostBefore,
    LostAfter,
    ErrorBefore,
    ErrorAfter,
    Throttled,
}

impl Carrier {
    pub(crate) fn new(sandbox: &Sandbox, doom: Doom, dice: Dice) -> Arc<Self> {
        Arc::new(Self {
            sandbox: sandbox.clone(),
            router: sandbox.router(),
            doom,
            state: Mutex::new(State {
                dice,
                calls: Calls::default(),
                notes: Vec::new(),
                troubled: BTreeSet::new(),
                files_troubled: 0,
            }),
        })
    }

    /// From now on, this befalls calls that carry messages.
    pub(crate) fn set_calls(&self, calls: Calls) {
        self.state().calls = calls;
    }

    pub(crate) fn take_notes(&self) -> Vec<String> {
        std::mem::take(&mut self.state().notes)
    }

    /// Whether nobody could tell the platform what became of a call for this send.
    pub(crate) fn is_troubled(&self, send: &str) -> bool {
        self.state().troubled.contains(send)
    }

    /// The process died with this send in hand.
    pub(crate) fn trouble(&self, send: String) {
        self.state().troubled.insert(send);
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fate(&self, call: &Call) -> Fate {
        let sends = call.url.ends_with("/messages");
        let mut state = self.state();
        if !sends && (state.files_troubled >= FILES_TROUBLED_MAX || !is_of_files(call)) {
            return Fate::Well;
        }
        let calls = state.calls.clone();
        let chances = [
            (calls.not_sent, Fate::NotSent),
            (calls.lost_before, Fate::LostBefore),
            (calls.lost_after, Fate::LostAfter),
            (calls.error_before, Fate::ErrorBefore),
            (calls.error_after, Fate::ErrorAfter),
            (calls.throttled, Fate::Throttled),
        ];
        let fate = chances
            .into_iter()
            .find(|(percent, _)| state.dice.chance(*percent));
        let fate = fate.map_or(Fate::Well, |(_, fate)| fate);
        if !sends {
            // Their limits are not those of sends.
            let well = matches!(fate, Fate::Well | Fate::Throttled);
            state.files_troubled += u32::from(!well);
            return if well { Fate::Well } else { fate };
        }
        if !matches!(fate, Fate::Well | Fate::NotSent | Fate::Throttled)
            && let Some(send) = token(call)
        {
            state.troubled.insert(send);
        }
        fate
    }

    async fn ask(&self, call: Call) -> Answered {
        let Ok(request) = request(call) else {
            return answered(400, "a request that cannot be made");
        };
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status().as_u16();
        let retry_after_ms = response
            .headers()
            .get(header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.parse::<i64>().ok())
            .map(|seconds| seconds * 1_000);
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        Answered {
            status,
            body: body.unwrap_or_default().to_vec(),
            retry_after_ms,
        }
    }
}

#[async_trait]
impl Transport for Carrier {
    async fn carry(&self, call: Call) -> Result<Answered, Lost> {
        let fate = self.fate(&call);
        let path = call.url.split('?').next().unwrap_or_default();
        let path = path.trim_start_matches(GRAPH).to_owned();
        self.doom.at(Point::BeforeCall).await;
        let result = match fate {
            Fate::NotSent => Err(Lost::NotSent("no way there".to_owned())),
            Fate::LostBefore => Err(Lost::Silence("lost on its way there".to_owned())),
            Fate::ErrorBefore => Ok(answered(500, "{\"error\":{\"code\":1,\"message\":\"no\"}}")),
            Fate::Throttled => {
                self.sandbox.set_faults(Faults {
                    throttle_next: 1,
                    ..usual()
                });
                Ok(self.ask(call).await)
            }
            Fate::Well => Ok(self.ask(call).await),
            Fate::LostAfter => {
                self.ask(call).await;
                Err(Lost::Silence("lost on its way back".to_owned()))
            }
            Fate::ErrorAfter => {
                self.ask(call).await;
                Ok(answered(503, "try again"))
            }
        };
        self.doom.at(Point::AfterCall).await;
        let words = match &result {
            Ok(answered) => format!("{fate:?} {}", answered.status),
            Err(lost) => format!("{fate:?} {lost:?}"),
        };
        self.state().notes.push(format!("call {path}: {words}"));
        result
    }
}

/// Fetches a file, or hands one over.
fn is_of_files(call: &Call) -> bool {
    matches!(call.body, CallBody::File(_)) || call.url.contains("/whatsapp_business_attachments/")
}

/// Our own token in a call that carries a message.
fn token(call: &Call) -> Option<String> {
    let CallBody::Json(json) = &call.body else {
        return None;
    };
    let body: serde_json::Value = serde_json::from_slice(json).ok()?;
    Some(body.get("biz_opaque_callback_data")?.as_str()?.to_owned())
}

fn answered(status: u16, body: &str) -> Answered {
    Answered {
        status,
        body: body.as_bytes().to_vec(),
        retry_after_ms: None,
    }
}

fn request(call: Call) -> Result<Request<Body>, axum::http::Error> {
    let mut request = Request::builder()
        .method(match call.method {
            Method::Get => "GET",
            Method::Post => "POST",
        })
        .uri(call.url.trim_start_matches(GRAPH))
        .header(header::HOST, GRAPH.trim_start_matches("http://"));
    if let Some(token) = &call.token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    match call.body {
        CallBody::Empty => request.body(Body::empty()),
        CallBody::Json(json) => request
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json)),
        CallBody::Form(form) => request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form)),
        CallBody::File(form) => request
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={BOUNDARY}"),
            )
            .body(Body::from(multipart(&form))),
    }
}

const BOUNDARY: &str = "twinline-storm-boundary";

fn multipart(form: &twinline_platform::transport::FileForm) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in &form.fields {
        body.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .as_bytes(),
        );
    }
    body.extend_from_slice(
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
            form.filename, form.mime
        )
        .as_bytes(),
    );
    body.extend_from_slice(&form.bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}
