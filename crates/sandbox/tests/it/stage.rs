//! A stage for tests: a sandbox on a loopback port with its clock paused, and a receiver that keeps
//! what it is sent and answers what it is told to.

use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use twinline_sandbox::{Chatter, Config, Faults, Sandbox, Scenario, SignUp};
use twinline_wire::handshake::Handshake;

pub(crate) const START: i64 = 1_763_700_000_000;
pub(crate) const PNID: &str = "109348821055614";
pub(crate) const WABA: &str = "204118093377541";
pub(crate) const VERIFY: &str = "a verify token";
/// Inês Carvalhal, the first customer, and her number.
pub(crate) const INES: &str = "c1";
pub(crate) const INES_DIGITS: &str = "447700900318";
pub(crate) const FIELDS: &str =
    "messages,history,smb_app_state_sync,smb_message_echoes,account_update";

const DEADLINE: Duration = Duration::from_secs(20);

/// One webhook as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) body: Vec<u8>,
    pub(crate) signature_ok: bool,
    pub(crate) value: Value,
}

/// A webhook server: it keeps what it is sent, and answers what it is told to.
pub(crate) struct Desk {
    secret: String,
    status: AtomicU16,
    received: watch::Sender<Vec<Received>>,
    handshakes: Mutex<u32>,
}

pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) base: String,
    pub(crate) callback: String,
    desk: Arc<Desk>,
    http: reqwest::Client,
    cancel: CancellationToken,
    served: JoinHandle<std::io::Result<()>>,
    dir: tempfile::TempDir,
}

pub(crate) fn open(dir: &std::path::Path) -> Sandbox {
    Sandbox::open(Config {
        data_dir: Some(dir.to_path_buf()),
        listen: None,
        seed: 11,
        start_at: Some(START),
        chatter: Chatter::Off,
        rules: None,
    })
    .unwrap()
}

impl Stage {
    /// Forno Aurora, nobody connected yet, no faults.
    pub(crate) async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let sandbox = open(dir.path());
        sandbox.clock().pause();
        sandbox.set_faults(Faults::none());
        sandbox.load(&Scenario::forno_aurora()).unwrap();
        let (desk, callback) = Desk::open(sandbox.app().app_secret).await;
        let (base, cancel, served) = serve_sandbox(&sandbox).await;
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self {
            sandbox,
            base,
            callback,
            desk,
            http,
            cancel,
            served,
            dir,
        }
    }

    /// The same with a platform attached; returns its token as well.
    pub(crate) async fn connected(share_history: bool) -> (Self, String) {
        let stage = Self::open().await;
        let token = stage.connect(share_history).await;
        (stage, token)
    }

    pub(crate) async fn connect(&self, share_history: bool) -> String {
        let (status, answer) = self.subscribe_app().await;
        assert_eq!((status, answer), (200, json!({"success": true})));
        let code = self.sandbox.sign_up(SignUp { share_history }).unwrap().code;
        let (status, answer) = self.exchange(&code).await;
        assert_eq!(status, 200, "{answer}");
        let token = answer["access_token"].as_str().unwrap().to_owned();
        let path = format!("/v25.0/{WABA}/subscribed_apps");
        let (status, _) = self.post(&path, &token, &json!({})).await;
        assert_eq!(status, 200);
        token
    }

    pub(crate) async fn subscribe_app(&self) -> (u16, Value) {
        self.subscribe_fields(FIELDS).await
    }

    pub(crate) async fn subscribe_fields(&self, fields: &str) -> (u16, Value) {
        let app = self.sandbox.app();
        let token = format!("{}|{}", app.app_id, app.app_secret);
        let body = json!({
            "object": "whatsapp_business_account",
            "callback_url": self.callback,
            "verify_token": VERIFY,
            "fields": fields,
        });
        self.post(
            &format!("/v25.0/{}/subscriptions", app.app_id),
            &token,
            &body,
        )
        .await
    }

    pub(crate) async fn exchange(&self, code: &str) -> (u16, Value) {
        let app = self.sandbox.app();
        let query = [
            ("client_id", app.app_id),
            ("client_secret", app.app_secret),
            ("code", code.to_owned()),
        ];
        let url = format!("{}/v25.0/oauth/access_token", self.base);
        answer(self.http.get(url).query(&query)).await
    }

    pub(crate) async fn post(&self, path: &str, token: &str, body: &Value) -> (u16, Value) {
        answer(
            self.http
                .post(format!("{}{path}", self.base))
                .bearer_auth(token)
                .json(body),
        )
        .await
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> (u16, Value) {
        answer(
            self.http
                .get(format!("{}{path}", self.base))
                .bearer_auth(token),
        )
        .await
    }

    /// A person's deed on the bench.
    pub(crate) async fn bench_post(&self, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}/bench/api{path}", self.base);
        answer(self.http.post(url).json(body)).await
    }

    /// Any other deed; without a body, none is sent.
    pub(crate) async fn bench_call(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> (u16, Value) {
        let url = format!("{}/bench/api{path}", self.base);
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.http.request(method, url);
        answer(match body {
            Some(body) => request.json(body),
            None => request.header("content-type", "application/json"),
        })
        .await
    }

    pub(crate) async fn bench_get(&self, path: &str) -> (u16, Value) {
        answer(self.http.get(format!("{}/bench/api{path}", self.base))).await
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    pub(crate) async fn send_text(&self, token: &str, to: &str, text: &str) -> (u16, Value) {
        let body = json!({
            "messaging_product": "whatsapp",
            "to": to,
            "type": "text",
            "text": {"body": text},
            "biz_opaque_callback_data": "send-1",
        });
        self.post(&format!("/v25.0/{PNID}/messages"), token, &body)
            .await
    }

    /// What the receiver answers from now on.
    pub(crate) fn answer_with(&self, status: u16) {
        self.desk.status.store(status, Ordering::SeqCst);
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.desk.received()
    }

    pub(crate) fn handshakes(&self) -> u32 {
        *self.desk.handshakes.lock().unwrap()
    }

    /// Waits until what arrived satisfies `enough`.
    pub(crate) async fn wait(&self, what: &str, enough: impl Fn(&[Received]) -> bool) {
        self.desk.wait(what, enough).await;
    }

    /// Moves the clock on until `count` webhooks have arrived: when a try failed is known here only
    /// by the next one.
    pub(crate) async fn advance_until(&self, count: usize, step_ms: i64) {
        let deadline = tokio::time::Instant::now() + DEADLINE;
        while self.received().len() < count {
            assert!(
                tokio::time::Instant::now() < deadline,
                "{count} webhooks never came"
            );
            self.sandbox.advance(step_ms);
            let mut received = self.desk.received.subscribe();
            let arrived = received.wait_for(|all| all.len() >= count);
            let _ = tokio::time::timeout(Duration::from_millis(50), arrived).await;
        }
    }

    /// Waits until every webhook is acknowledged.
    pub(crate) async fn quiet(&self) {
        let quiet = async {
            while self.sandbox.webhooks_waiting() > 0 {
                tokio::task::yield_now().await;
            }
        };
        let waited = tokio::time::timeout(DEADLINE, quiet).await;
        assert!(
            waited.is_ok(),
            "webhooks are still waiting to be acknowledged"
        );
    }

    /// All rows of a list in all changes of a field, in order of arrival.
    pub(crate) fn rows(&self, field: &str, list: &str) -> Vec<Value> {
        rows(&self.received(), field, list)
    }

    /// Everything that arrived is of shapes the protocol's own types know.
    pub(crate) fn all_is_read_by_the_wire(&self) {
        for received in self.received() {
            let envelope = twinline_wire::webhook::Envelope::parse(&received.body).unwrap();
            for (_, entry, change) in envelope.changes() {
                let read = format!("{:?}", change.decode_in(entry));
                assert!(!read.contains("Unknown"), "{read}");
            }
        }
    }

    pub(crate) async fn wait_rows(&self, field: &str, list: &str, count: usize) -> Vec<Value> {
        let what = format!("{count} rows of {field}/{list}");
        self.wait(&what, |all| rows(all, field, list).len() >= count)
            .await;
        self.rows(field, list)
    }

    /// Stops the sandbox and opens its directory again, on another port.
    pub(crate) async fn restart(&mut self) {
        self.cancel.cancel();
        let served = std::mem::replace(&mut self.served, tokio::spawn(async { Ok(()) }));
        served.await.unwrap().unwrap();
        // The old sandbox holds the log's lock until it is dropped.
        let other = tempfile::tempdir().unwrap();
        self.sandbox = open(other.path());
        self.sandbox = open(self.dir.path());
        (self.base, self.cancel, self.served) = serve_sandbox(&self.sandbox).await;
    }
}

impl Desk {
    /// One that reads signatures with this secret, and its address.
    pub(crate) async fn open(secret: String) -> (Arc<Self>, String) {
        let desk = Arc::new(Self {
            secret,
            status: AtomicU16::new(200),
            received: watch::Sender::new(Vec::new()),
            handshakes: Mutex::new(0),
        });
        let callback = serve_desk(Arc::clone(&desk)).await;
        (desk, callback)
    }

    /// Waits until what arrived satisfies `enough`.
    pub(crate) async fn wait(&self, what: &str, enough: impl Fn(&[Received]) -> bool) {
        let mut received = self.received.subscribe();
        let waited = tokio::time::timeout(DEADLINE, received.wait_for(|all| enough(all))).await;
        if waited.is_err() {
            let all: Vec<Value> = self.received().into_iter().map(|one| one.value).collect();
            panic!("waited in vain for {what}; arrived: {all:#?}");
        }
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.borrow().clone()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

pub(crate) fn rows(all: &[Received], field: &str, list: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    for received in all {
        for entry in received.value["entry"].as_array().into_iter().flatten() {
            for change in entry["changes"].as_array().into_iter().flatten() {
                if change["field"] == field {
                    rows.extend(
                        change["value"][list]
                            .as_array()
                            .cloned()
                            .unwrap_or_default(),
                    );
                }
            }
        }
    }
    rows
}

async fn answer(request: reqwest::RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

async fn serve_sandbox(
    sandbox: &Sandbox,
) -> (String, CancellationToken, JoinHandle<std::io::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let cancel = CancellationToken::new();
    let served = tokio::spawn({
        let (sandbox, cancel) = (sandbox.clone(), cancel.clone());
        async move { sandbox.serve(listener, cancel).await }
    });
    (base, cancel, served)
}

async fn serve_desk(desk: Arc<Desk>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new()
        .route("/hook", get(handshake).post(take))
        // WhatsApp's largest body.
        .layer(DefaultBodyLimit::max(3 * 1024 * 1024))
        .with_state(desk);
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/hook")
}

async fn handshake(State(desk): State<Arc<Desk>>, Query(asked): Query<Handshake>) -> Response {
    *desk.handshakes.lock().unwrap() += 1;
    match asked.answer(&[VERIFY]) {
        Some(challenge) => challenge.to_owned().into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

async fn take(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers
        .get("x-hub-signature-256")
        .and_then(|value| value.to_str().ok());
    let verified = twinline_wire::signature::verify(&[desk.secret.as_bytes()], &body, signature);
    let received = Received {
        body: body.to_vec(),
        signature_ok: verified.is_ok(),
        value: serde_json::from_slice(&body).unwrap_or_default(),
    };
    // Decided before it counts as arrived: whoever waits for it may change the answer next.
    let status = StatusCode::from_u16(desk.status.load(Ordering::SeqCst)).unwrap();
    desk.received.send_modify(|all| all.push(received));
    status
}
