//! A stand-in for the Graph API: it answers what the path asks for, remembers what it was asked, can be told to answer
//! otherwise, and can be gone, so that a connection is refused between two steps.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures::StreamExt as _;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// To which all accounts belong.
pub(crate) const PORTFOLIO: &str = "330127548190226";

/// Path, status and body of an answer out of the usual. No body: bytes that do not end until the stand-in is told so.
type Otherwise = (&'static str, u16, Option<String>);

/// See the module.
#[derive(Clone)]
pub(crate) struct Graph {
    address: std::net::SocketAddr,
    /// The last part of the path, and the body if it was JSON.
    asked: Arc<Mutex<Vec<(String, Value)>>>,
    otherwise: Arc<Mutex<VecDeque<Otherwise>>>,
    gone_after: Arc<Mutex<Option<&'static str>>>,
    /// Whether bytes that did not end have broken off.
    broken_off: Arc<watch::Sender<bool>>,
    served: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Graph {
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let graph = Self {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
            otherwise: Arc::default(),
            gone_after: Arc::default(),
            broken_off: Arc::new(watch::channel(false).0),
            served: Arc::default(),
        };
        graph.serve(listener);
        graph
    }

    fn serve(&self, listener: TcpListener) {
        let routes = Router::new().fallback(answer).with_state(self.clone());
        let served = tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        *self.served.lock().unwrap() = Some(served);
    }

    /// Returns once connections are refused. Answers under way still leave.
    pub(crate) async fn gone(&self) {
        let served = self.served.lock().unwrap().take();
        if let Some(served) = served {
            served.abort();
            let _ = served.await;
        }
    }

    pub(crate) async fn back(&self) {
        self.serve(TcpListener::bind(self.address).await.unwrap());
    }

    /// Answers `path` once more; from then on connections are refused.
    pub(crate) fn gone_after(&self, path: &'static str) {
        *self.gone_after.lock().unwrap() = Some(path);
    }

    /// The next call of `path` is answered like this.
    pub(crate) fn answers(&self, path: &'static str, status: u16, body: impl Into<String>) {
        let mut otherwise = self.otherwise.lock().unwrap();
        otherwise.push_back((path, status, Some(body.into())));
    }

    /// The next call of `path` is answered by bytes that do not end.
    pub(crate) fn never_ends(&self, path: &'static str) {
        self.otherwise.lock().unwrap().push_back((path, 200, None));
    }

    /// All bytes that did not end break off, now and from now on.
    pub(crate) fn breaks_off(&self) {
        self.broken_off.send_replace(true);
    }

    /// One byte, and then nothing more until it breaks off.
    fn endless(&self) -> Body {
        let mut broken_off = self.broken_off.subscribe();
        let rest = async move {
            let _ = broken_off.wait_for(|broken| *broken).await;
            Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))
        };
        let first = futures::stream::iter([Ok(Bytes::from_static(b"%"))]);
        Body::from_stream(first.chain(futures::stream::once(rest)))
    }

    /// What `path` was asked, so far.
    pub(crate) fn asked(&self, path: &str) -> Vec<Value> {
        let asked = self.asked.lock().unwrap();
        let of_path = asked.iter().filter(|(asked, _)| asked == path);
        of_path.map(|(_, body)| body.clone()).collect()
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/v25.0", self.address)
    }

    fn otherwise(&self, path: &str) -> Option<(StatusCode, Body)> {
        let mut otherwise = self.otherwise.lock().unwrap();
        let at = otherwise.iter().position(|(of, _, _)| *of == path)?;
        let (_, status, body) = otherwise.remove(at)?;
        let body = body.map_or_else(|| self.endless(), Body::from);
        Some((StatusCode::from_u16(status).unwrap(), body))
    }
}

async fn answer(State(graph): State<Graph>, uri: Uri, body: Bytes) -> Response {
    let last = uri.path().rsplit('/').next().unwrap_or_default().to_owned();
    let (status, answer) = graph.otherwise(&last).unwrap_or_else(|| {
        let before = graph.asked(&last).len();
        (StatusCode::OK, usual(&last, before).to_string().into())
    });
    let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let gone = *graph.gone_after.lock().unwrap() == Some(last.as_str());
    graph.asked.lock().unwrap().push((last, body));
    if gone {
        *graph.gone_after.lock().unwrap() = None;
        graph.gone().await;
    }
    // A connection that is kept would hide that the next one is refused.
    (status, [(header::CONNECTION, "close")], answer).into_response()
}

/// What WhatsApp answers to `path`, which it was asked `before` so many times. No two messages have one id.
fn usual(path: &str, before: usize) -> Value {
    match path {
        "access_token" => json!({"access_token": "token", "token_type": "bearer"}),
        "phone_numbers" => json!({"data": [{"id": "1085550001", "is_on_biz_app": true,
            "display_phone_number": "+44 7700 900142", "verified_name": "Forno Aurora"}]}),
        "subscribed_apps" => json!({"success": true,
            "data": [{"whatsapp_business_api_data": {"id": "app"}}]}),
        "smb_app_data" => json!({"messaging_product": "whatsapp", "request_id": "r1"}),
        // The accounts of the tests' numbers.
        "2085550001" | "3085550001" => json!({"id": path,
            "owner_business_info": {"id": PORTFOLIO, "name": "Forno Aurora"}}),
        "media" => json!({"id": "media1"}),
        "messages" if before > 0 => json!({"messaging_product": "whatsapp", "contacts": [],
            "messages": [{"id": format!("wamid.sent.{before}")}]}),
        "messages" => json!({"messaging_product": "whatsapp", "contacts": [],
            "messages": [{"id": "wamid.sent"}]}),
        "subscriptions" => json!({"success": true, "data": []}),
        _ => json!({"success": true}),
    }
}
