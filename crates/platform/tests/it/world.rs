//! A platform for a test: its parts, a served router, two people, one line, and words put into customers' mouths. The
//! workers do not run: what is heard is merged by hand, so that nothing happens that a test did not ask for.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_core::beside::Beside;
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::Content;
use twinline_core::ids::{
    BotId, ContactId, ConversationId, ExternalId, LineId, MessageId, PersonId, WorkspaceId,
};
use twinline_core::message::{Direction, Origin, Source};
use twinline_core::number_life::{NumberLife, Stage};
use twinline_core::observation::{EntryPath, MessageSaid, Observation, Peer, Said};
use twinline_core::ticks::Ticks;
use twinline_platform::clock::BusinessClock;
use twinline_platform::config::MetaApp;
use twinline_platform::{App, Config, Parts, sign_in};
use twinline_store::disk::RealDisk;
use twinline_store::journal::{Journal, Segments, SegmentsConfig};
use twinline_store::{Blobs, Bot, LineSettings, MergeBatch, Mode, NewLine, NewPerson, Role, Store};
use uuid::Uuid;

/// A Graph API that is not there.
pub(crate) const NO_GRAPH: &str = "http://127.0.0.1:1/v23.0";
pub(crate) const MINUTE: Millis = 60_000;
pub(crate) const HOUR: Millis = 60 * MINUTE;
pub(crate) const DAY: Millis = 24 * HOUR;
/// Where business time begins: 21 November 2026, 09:00 UTC.
pub(crate) const START: Millis = 1_795_251_600_000;
pub(crate) const PASSWORD: &str = "correct horse battery";

/// Business time that a test sets.
pub(crate) struct TestClock(AtomicI64, watch::Sender<()>);

impl TestClock {
    pub(crate) fn pass(&self, by: Millis) {
        self.0.fetch_add(by, Ordering::SeqCst);
        self.1.send_replace(());
    }
}

#[async_trait::async_trait]
impl BusinessClock for TestClock {
    fn now_ms(&self) -> Millis {
        self.0.load(Ordering::SeqCst)
    }

    async fn sleep_until(&self, at: Millis) {
        let mut moved = self.1.subscribe();
        while self.now_ms() < at {
            moved.changed().await.unwrap();
        }
    }
}

/// See the module.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) line: LineId,
    pub(crate) bot: BotId,
    pub(crate) marta: PersonId,
    pub(crate) joel: PersonId,
    pub(crate) address: SocketAddr,
    pub(crate) stop: CancellationToken,
    said: AtomicU64,
    folder: TempDir,
}

/// Somebody's browser.
pub(crate) struct Browser {
    pub(crate) address: SocketAddr,
    pub(crate) cookie: String,
    http: reqwest::Client,
}

/// An answer as tests look at it.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Value,
}

impl Got {
    /// Status and problem code.
    pub(crate) fn problem(&self) -> (u16, &str) {
        (self.status, self.body["code"].as_str().unwrap_or("no code"))
    }

    pub(crate) fn text(&self, pointer: &str) -> String {
        self.body
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }

    pub(crate) fn number(&self, pointer: &str) -> u64 {
        self.body
            .pointer(pointer)
            .and_then(Value::as_u64)
            .unwrap_or_default()
    }
}

fn config(graph_url: &str) -> Config {
    Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        public_url: "http://127.0.0.1:1".to_owned(),
        graph_url: graph_url.to_owned(),
        app: MetaApp {
            id: "app".to_owned(),
            secrets: vec!["secret".to_owned()],
        },
        verify_token: "verify".to_owned(),
        behind_tls_proxy: false,
        bots_at_private_addresses: true,
        bench_url: None,
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with_graph(NO_GRAPH).await
    }

    /// One whose Graph API stands elsewhere.
    pub(crate) async fn with_graph(graph_url: &str) -> Self {
        Self::with(graph_url, SegmentsConfig::default()).await
    }

    /// And with another journal.
    pub(crate) async fn with(graph_url: &str, segments: SegmentsConfig) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("state.sqlite"))
            .await
            .unwrap();
        let journal_folder = folder.path().join("journal");
        let disk = Arc::new(RealDisk::open(&journal_folder).unwrap());
        let journal = Segments::open(disk, segments).unwrap();
        let blobs = Blobs::open(folder.path().join("blobs")).unwrap();
        let workspace = WorkspaceId(Uuid::from_u128(1));
        let clock = Arc::new(TestClock(AtomicI64::new(START), watch::channel(()).0));
        store
            .create_workspace(workspace, "Forno Aurora", START)
            .await
            .unwrap();
        let parts = Parts {
            config: config(graph_url),
            store,
            journal: Arc::new(journal) as Arc<dyn Journal>,
            blobs,
            clock: clock.clone(),
            ids: Arc::new(twinline_platform::ids::RandomIds),
            carrier: Arc::new(twinline_platform::transport::Network::new()),
            bots: Arc::new(twinline_platform::outside::call::BotCaller::new(false)),
            channel: Arc::new(twinline_whatsapp::WhatsApp),
            workspace,
        };
        let app = App::new(parts);
        let stop = CancellationToken::new();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = twinline_platform::router::router(app.clone());
        let served = routes.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, served).await });
        let world = Self {
            app,
            clock,
            line: LineId(Uuid::from_u128(7)),
            bot: BotId(Uuid::from_u128(9)),
            marta: PersonId(Uuid::from_u128(21)),
            joel: PersonId(Uuid::from_u128(22)),
            address,
            stop,
            said: AtomicU64::new(0),
            folder,
        };
        world.fill().await;
        tokio::spawn(twinline_platform::live::run(
            world.app.clone(),
            world.stop.clone(),
        ));
        world
    }

    async fn fill(&self) {
        let (store, workspace) = (&self.app.store, self.app.workspace);
        let line = NewLine {
            id: self.line,
            workspace,
            channel: "whatsapp".to_owned(),
            address: "1085550001".to_owned(),
            account: "2085550001".to_owned(),
            name: "Shop".to_owned(),
            display: "+44 7700 900142".to_owned(),
            digits: "447700900142".to_owned(),
            mode: Mode::Coexistence,
            life: NumberLife {
                stage: Stage::Connected,
                stage_since: START,
                ..NumberLife::default()
            },
            settings: LineSettings::default(),
        };
        store.create_line(&line, START).await.unwrap();
        let bot = Bot {
            id: self.bot,
            workspace,
            name: "Order helper".to_owned(),
        };
        store.put_bot(&bot, START).await.unwrap();
        self.person(self.marta, "Marta Pires", Role::Agent).await;
        self.person(self.joel, "Joel Adeyemi", Role::Supervisor)
            .await;
    }

    /// Where the journal is.
    pub(crate) fn journal_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("journal")
    }

    /// Adds somebody whose e-mail address is the first name at example.com.
    pub(crate) async fn person(&self, id: PersonId, name: &str, role: Role) {
        let first = name.split(' ').next().unwrap();
        let new = NewPerson {
            id,
            workspace: self.app.workspace,
            email: format!("{first}@example.com"),
            name: name.to_owned(),
            role,
            // Hashing takes long on purpose; once per process is enough.
            password_hash: hash().to_owned(),
        };
        self.app.store.create_person(&new, START).await.unwrap();
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn browser(&self) -> Browser {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Browser {
            address: self.address,
            cookie: String::new(),
            http,
        }
    }

    /// A browser of somebody; the session is made without the slow password.
    pub(crate) async fn signed_in(&self, person: PersonId) -> Browser {
        let person = self.app.store.person(person).await.unwrap().unwrap();
        let cookie = sign_in::begin(&self.app, &person, None).await.unwrap();
        let cookie = cookie
            .to_str()
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        Browser {
            cookie,
            ..self.browser()
        }
    }

    /// The conversation with the customer of these digits.
    pub(crate) fn conversation(&self, digits: &str) -> ConversationId {
        let identity = Identity::global(IdentityKind::WaId, digits);
        ConversationId::of(
            self.line,
            ContactId::of_identity(self.app.workspace, &identity),
        )
    }

    /// The customer writes, now.
    pub(crate) async fn customer_says(&self, digits: &str, body: &str) -> MessageId {
        self.hears(digits, Source::Live, body).await
    }

    /// Somebody types on the phone, now.
    pub(crate) async fn phone_says(&self, digits: &str, body: &str) -> MessageId {
        self.hears(digits, Source::Echo, body).await
    }

    async fn hears(&self, digits: &str, source: Source, body: &str) -> MessageId {
        let content = Content::Text {
            body: body.to_owned(),
        };
        let (id, said) = self.said(digits, source, content);
        self.merge(vec![said]).await;
        id
    }

    /// One thing said, not merged yet.
    pub(crate) fn said(&self, digits: &str, source: Source, content: Content) -> (MessageId, Said) {
        let no = self.said.fetch_add(1, Ordering::SeqCst) + 1;
        let external_id = ExternalId(format!("wamid.{no}"));
        let (direction, origin) = match source {
            Source::Echo => (Direction::Out, Origin::Phone),
            _ => (Direction::In, Origin::Customer),
        };
        let id = MessageId::of_external(self.line, &external_id);
        let said = Said::Message(Box::new(MessageSaid {
            source,
            external_id,
            peer: Peer {
                identities: vec![Identity::global(IdentityKind::WaId, digits)],
                profile_name: Some(format!("Customer {digits}")),
            },
            direction,
            origin,
            certain: true,
            at: self.app.now(),
            content,
            beside: Beside::default(),
            quote: None,
            ticks: Ticks::default(),
            send: None,
        }));
        (id, said)
    }

    /// Merges what was said.
    pub(crate) async fn merge(&self, said: Vec<Said>) {
        let position = self.said.fetch_add(1, Ordering::SeqCst) + 1;
        let now = self.app.now();
        let observations = said
            .into_iter()
            .enumerate()
            .map(|(index, said)| Observation {
                path: EntryPath {
                    position,
                    index: u32::try_from(index).unwrap(),
                },
                received_at: now,
                said,
            })
            .collect();
        let batch = MergeBatch {
            journal: "test".to_owned(),
            position_after: position,
            now,
            lines: vec![(self.line, observations)],
            ..MergeBatch::default()
        };
        assert!(!self.app.store.merge(batch).await.unwrap().ignored);
    }
}

fn hash() -> &'static str {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| sign_in::hash_password(PASSWORD))
}

impl Browser {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A request as our own pages make it.
    pub(crate) fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        self.http
            .request(method, self.url(&format!("/api/v1{path}")))
            .header("cookie", &self.cookie)
            .header("x-twinline", "1")
    }

    pub(crate) async fn get(&self, path: &str) -> Got {
        got(self.request(reqwest::Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Got {
        got(self.request(reqwest::Method::POST, path).json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Got {
        got(self.request(reqwest::Method::PUT, path).json(body)).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Got {
        got(self.request(reqwest::Method::PATCH, path).json(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Got {
        got(self.request(reqwest::Method::DELETE, path)).await
    }

    /// A request outside the API.
    pub(crate) async fn page(&self, path: &str) -> reqwest::Response {
        self.http.get(self.url(path)).send().await.unwrap()
    }

    /// Writes a message; the token is fresh.
    pub(crate) async fn say(
        &self,
        conversation: ConversationId,
        text: &str,
        seen_version: u64,
    ) -> Got {
        let body = json!({
            "client_token": Uuid::now_v7(), "text": text, "seen_version": seen_version,
        });
        self.post(&format!("/conversations/{conversation}/messages"), &body)
            .await
    }
}

/// Sends it, and reads the answer.
pub(crate) async fn got(request: reqwest::RequestBuilder) -> Got {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.unwrap();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Got {
        status,
        headers,
        body,
    }
}

/// Waits for a state, with a deadline that only a failure reaches.
pub(crate) async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    while tokio::time::Instant::now() < deadline {
        if holds().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("in twenty seconds it did not come true that {what}");
}
