//! One house: both halves served on loopback, the number connected, nobody talking by themselves.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use twinline_core::command::{self, NewSend};
use twinline_core::content::Content;
use twinline_core::ids::{BotId, ConversationId, LineId, PersonId, SendId, WorkspaceId};
use twinline_core::send::{SendAuthor, SendState};
use twinline_platform::clock::BusinessClock;
use twinline_platform::config::MetaApp;
use twinline_platform::connect::{ConnectRequest, connect};
use twinline_platform::{App, Config, Parts, server, sign_in};
use twinline_sandbox::{BUSINESS, Chatter, NewPhone, Sandbox, Scenario, SignUp};
use twinline_store::disk::SimulatedDisk;
use twinline_store::journal::{Segments, SegmentsConfig};
use twinline_store::{Blobs, Bot, MessageRow, NewPerson, Role, Store, Touch};
use uuid::Uuid;

use crate::caller::Caller;

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const BOT_HOLD: i64 = 11 * SECOND;

pub(crate) struct House {
    pub(crate) sandbox: Sandbox,
    pub(crate) app: App,
    pub(crate) disk: SimulatedDisk,
    pub(crate) line: LineId,
    pub(crate) marta: PersonId,
    pub(crate) url: String,
    pub(crate) secret: String,
    stop: CancellationToken,
    _folder: TempDir,
}

/// A customer with a phone of their own.
#[derive(Clone)]
pub(crate) struct Customer {
    pub(crate) phone: String,
    pub(crate) conversation: ConversationId,
}

pub(crate) struct VirtualClock(pub(crate) twinline_sandbox::Clock);

#[async_trait]
impl BusinessClock for VirtualClock {
    fn now_ms(&self) -> i64 {
        self.0.now_ms()
    }

    async fn sleep_until(&self, at: i64) {
        self.0.sleep_until(at).await;
    }
}

impl House {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::open(twinline_sandbox::Config {
            data_dir: Some(folder.path().join("sandbox")),
            listen: None,
            seed: 1,
            start_at: None,
            chatter: Chatter::Off,
            rules: None,
        })
        .unwrap();
        sandbox.load(&Scenario::forno_aurora()).unwrap();
        let phones = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let inbox = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (phones_at, inbox_at) = (phones.local_addr().unwrap(), inbox.local_addr().unwrap());
        let url = format!("http://{inbox_at}");
        let app_of_meta = sandbox.app();
        let config = Config {
            listen: inbox_at,
            public_url: url.clone(),
            graph_url: format!("http://{phones_at}/v25.0"),
            app: MetaApp {
                id: app_of_meta.app_id,
                secrets: vec![app_of_meta.app_secret.clone()],
            },
            verify_token: "token".to_owned(),
            behind_tls_proxy: false,
            bots_at_private_addresses: true,
            bench_url: None,
        };
        let workspace = WorkspaceId(Uuid::from_u128(1));
        let store = Store::open(folder.path().join("twinline.db"))
            .await
            .unwrap();
        let marta = PersonId(Uuid::from_u128(3));
        people(&store, workspace, marta).await;
        let disk = SimulatedDisk::new(1);
        let journal = Segments::open(Arc::new(disk.clone()), SegmentsConfig::default()).unwrap();
        let app = App::new(Parts {
            config,
            store,
            journal: Arc::new(journal),
            blobs: Blobs::open(folder.path().join("blobs")).unwrap(),
            clock: Arc::new(VirtualClock(sandbox.clock())),
            ids: Arc::new(twinline_platform::ids::RandomIds),
            carrier: Arc::new(twinline_platform::transport::Network::new()),
            bots: Arc::new(twinline_platform::outside::call::BotCaller::new(true)),
            channel: Arc::new(twinline_whatsapp::WhatsApp),
            workspace,
        });
        let stop = CancellationToken::new();
        tokio::spawn({
            let (sandbox, stop) = (sandbox.clone(), stop.clone());
            async move { sandbox.serve(phones, stop).await }
        });
        tokio::spawn(server::serve(app.clone(), inbox, stop.clone()));
        let signed_up = sandbox
            .sign_up(SignUp {
                share_history: true,
            })
            .unwrap();
        let request = ConnectRequest {
            code: signed_up.code,
            waba_id: signed_up.waba_id,
        };
        let line = connect(&app, request).await.unwrap();
        let house = Self {
            sandbox,
            app,
            disk,
            line,
            marta,
            url,
            secret: app_of_meta.app_secret,
            stop,
            _folder: folder,
        };
        eventually("the history is here", async || {
            house.sandbox.advance(SECOND);
            house.history_is_here().await
        })
        .await;
        house
    }

    /// Somebody of the team, signed in.
    pub(crate) async fn signed_in(&self, name: &str, role: Role) -> Caller {
        let email = format!(
            "{}@example.com",
            name.split(' ').next().unwrap().to_lowercase()
        );
        let password = "correct horse battery";
        let person = NewPerson {
            id: PersonId(Uuid::now_v7()),
            workspace: WorkspaceId(Uuid::from_u128(1)),
            email: email.clone(),
            name: name.to_owned(),
            role,
            password_hash: sign_in::hash_password(password),
        };
        self.app.store.create_person(&person, 0).await.unwrap();
        Caller::inbox(&self.url, &email, password).await
    }

    pub(crate) async fn history_is_here(&self) -> bool {
        let life = self.app.store.line(self.line).await.unwrap().unwrap().life;
        life.history.progress == Some(100) && self.quiet().await
    }

    /// Nothing is under way between the two halves.
    pub(crate) async fn quiet(&self) -> bool {
        let merged = self
            .app
            .store
            .position(twinline_platform::merger::JOURNAL)
            .await
            .unwrap();
        self.sandbox.webhooks_waiting() == 0 && merged == self.app.journal.durable_to()
    }

    /// A new customer, who has not written yet.
    pub(crate) fn customer(&self, name: &str, digits: &str) -> Customer {
        let new = NewPhone {
            name: name.to_owned(),
            digits: Some(digits.to_owned()),
            username: None,
        };
        let phone = self.sandbox.add_phone(new).unwrap().id;
        Customer {
            phone,
            conversation: ConversationId(Uuid::nil()),
        }
    }

    /// The customer writes; returns once the inbox shows it.
    pub(crate) async fn customer_says(&self, customer: &mut Customer, text: &str) {
        self.sandbox
            .send_text(&customer.phone, BUSINESS, text)
            .unwrap();
        let phone = self
            .sandbox
            .state()
            .phones
            .into_iter()
            .find(|phone| phone.id == customer.phone)
            .unwrap();
        let digits = phone.digits.unwrap();
        eventually(&format!("the inbox shows {text:?}"), async || {
            let Some(found) = self.conversation_with(&digits).await else {
                return false;
            };
            customer.conversation = found;
            self.texts(found)
                .await
                .iter()
                .any(|(_, shown)| shown == text)
        })
        .await;
    }

    /// Conversations are found as the inbox does: by the customer's number.
    async fn conversation_with(&self, digits: &str) -> Option<ConversationId> {
        let query = twinline_store::ListQuery {
            workspace: self.app.workspace,
            view: twinline_store::View::All,
            person: self.marta,
            q: Some(digits.to_owned()),
            filters: twinline_store::Filters::default(),
            sort: twinline_store::Sort::Recent,
            limit: 2,
            cursor: None,
        };
        let page = self.app.store.conversations(&query).await.unwrap();
        page.items.first().map(|row| row.conversation.id)
    }

    pub(crate) fn owner_says(&self, customer: &Customer, text: &str) {
        self.sandbox
            .send_text(BUSINESS, &customer.phone, text)
            .unwrap();
    }

    /// Marta answers in the inbox.
    pub(crate) async fn marta_says(&self, customer: &Customer, text: &str) -> SendId {
        let body = text.to_owned();
        self.marta_sends(customer, Content::Text { body }).await
    }

    /// Marta sends something in the inbox.
    pub(crate) async fn marta_sends(&self, customer: &Customer, content: Content) -> SendId {
        let new = NewSend {
            id: SendId(Uuid::now_v7()),
            conversation: customer.conversation,
            author: SendAuthor::Agent(self.marta),
            content,
            media: None,
            quote: None,
            turn: None,
            client_token: None,
            seen_no: None,
            confirmed: false,
            window_ms: Some(86_400_000),
            priority: None,
            at: None,
            callback_data: None,
        };
        let id = new.id;
        let touch = Touch {
            conversations: vec![customer.conversation],
            ..Touch::default()
        };
        let now = self.app.now();
        self.app
            .store
            .act(self.line, now, touch, |set| command::say(set, new))
            .await
            .unwrap()
            .unwrap();
        self.app.courier_bell.notify_one();
        id
    }

    pub(crate) async fn rows(&self, conversation: ConversationId) -> Vec<MessageRow> {
        let mut rows = self
            .app
            .store
            .messages(conversation, None, 500)
            .await
            .unwrap();
        rows.reverse();
        rows
    }

    /// Who said what, as the inbox shows it: origin and text, oldest first; what never went out is left away.
    pub(crate) async fn texts(&self, conversation: ConversationId) -> Vec<(String, String)> {
        let rows = self.rows(conversation).await;
        rows.iter()
            .filter(|row| !row.message.void)
            .map(|row| {
                let origin = format!("{:?}", row.message.origin.origin).to_lowercase();
                (
                    origin,
                    row.message.content.text().unwrap_or_default().to_owned(),
                )
            })
            .collect()
    }

    pub(crate) async fn state_of(
        &self,
        conversation: ConversationId,
        send: SendId,
    ) -> Option<SendState> {
        let rows = self.rows(conversation).await;
        rows.into_iter()
            .filter_map(|row| row.send)
            .find(|row| row.id == send)
            .map(|row| row.state)
    }

    /// What a phone shows of a chat: how often each text stands there.
    pub(crate) fn on_phone(&self, phone: &str, peer: &str) -> BTreeMap<String, u32> {
        count(
            self.sandbox
                .messages(phone, peer)
                .unwrap()
                .into_iter()
                .filter_map(|message| message.text),
        )
    }

    /// The same of the inbox.
    pub(crate) async fn in_inbox(&self, conversation: ConversationId) -> BTreeMap<String, u32> {
        count(
            self.texts(conversation)
                .await
                .into_iter()
                .map(|(_, text)| text),
        )
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

fn count(texts: impl Iterator<Item = String>) -> BTreeMap<String, u32> {
    texts.fold(BTreeMap::new(), |mut all, text| {
        *all.entry(text).or_default() += 1;
        all
    })
}

pub(crate) async fn people(store: &Store, workspace: WorkspaceId, marta: PersonId) {
    store
        .create_workspace(workspace, "Forno Aurora", 0)
        .await
        .unwrap();
    let person = NewPerson {
        id: marta,
        workspace,
        email: "marta@example.com".to_owned(),
        name: "Marta Pires".to_owned(),
        role: Role::Agent,
        password_hash: String::new(),
    };
    store.create_person(&person, 0).await.unwrap();
    let bot = Bot {
        id: BotId(Uuid::from_u128(9)),
        workspace,
        name: "Order helper".to_owned(),
    };
    store.put_bot(&bot, 0).await.unwrap();
}

/// Waits for a state, with a deadline that only a failure reaches.
pub(crate) async fn eventually(what: &str, holds: impl AsyncFnMut() -> bool) {
    eventually_within(Duration::from_secs(20), what, holds).await;
}

/// The same for what takes longer, such as the start of a process.
pub(crate) async fn eventually_within(
    within: Duration,
    what: &str,
    mut holds: impl AsyncFnMut() -> bool,
) {
    let deadline = Instant::now() + within;
    while Instant::now() < deadline {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("within {within:?} it did not come true that {what}");
}
