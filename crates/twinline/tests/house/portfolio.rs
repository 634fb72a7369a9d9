//! Ids of customers are unique within a portfolio: three businesses on one platform, two of them of one portfolio, and a
//! customer who shows no number writes to all of them.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use twinline_core::ids::{ContactId, LineId, PersonId, WorkspaceId};
use twinline_platform::config::MetaApp;
use twinline_platform::connect::{ConnectRequest, connect};
use twinline_platform::merger::{compared, rebuild};
use twinline_platform::transport::{Answered, Call, Lost, Network, Transport};
use twinline_platform::{App, Config, Parts, server};
use twinline_sandbox::{BUSINESS, Chatter, Sandbox, Scenario, SignUp};
use twinline_store::disk::SimulatedDisk;
use twinline_store::journal::{Segments, SegmentsConfig};
use twinline_store::{Blobs, Filters, ListQuery, Sort, Store, View};
use uuid::Uuid;

use crate::house::{SECOND, VirtualClock, eventually, people};

const GRAPH: &str = "http://graph.example/v25.0";
const ADA: &str = "Ada Brook";
const PERSON: PersonId = PersonId(Uuid::from_u128(3));

/// A business: number, account and portfolio.
struct Business {
    number: &'static str,
    account: &'static str,
    portfolio: &'static str,
}

const BUSINESSES: [Business; 3] = [
    Business {
        number: "1085550001",
        account: "2085550001",
        portfolio: "3085550001",
    },
    Business {
        number: "1085550002",
        account: "2085550002",
        portfolio: "3085550001",
    },
    Business {
        number: "1085550003",
        account: "2085550003",
        portfolio: "3085550003",
    },
];

/// Carries each call to the WhatsApp that knows the number or account in its path.
struct Exchange {
    network: Network,
    addresses: Vec<String>,
    /// Whose sign-up is under way: such calls name nobody.
    signing_up: AtomicUsize,
    /// Accounts whose node cannot be reached.
    silent: Mutex<BTreeSet<&'static str>>,
}

#[async_trait]
impl Transport for Exchange {
    async fn carry(&self, mut call: Call) -> Result<Answered, Lost> {
        let path = call.url.trim_start_matches(GRAPH).to_owned();
        let is_node_of = |account: &&str| path.starts_with(&format!("/{account}?"));
        if self.silent.lock().unwrap().iter().any(is_node_of) {
            return Err(Lost::NotSent("the line is down".to_owned()));
        }
        let named = BUSINESSES
            .iter()
            .position(|it| path.contains(it.number) || path.contains(it.account));
        let at = named.unwrap_or_else(|| self.signing_up.load(Ordering::SeqCst));
        call.url = format!("{}/v25.0{path}", self.addresses[at]);
        self.network.carry(call).await
    }
}

struct Street {
    sandboxes: Vec<Sandbox>,
    app: App,
    exchange: Arc<Exchange>,
    lines: Vec<LineId>,
    stop: CancellationToken,
    folder: TempDir,
}

/// One seed for all: the same app, and the same id for the same customer.
fn open(folder: &TempDir, n: usize) -> Sandbox {
    let sandbox = Sandbox::open(twinline_sandbox::Config {
        data_dir: Some(folder.path().join(format!("sandbox{n}"))),
        listen: None,
        seed: 1,
        start_at: None,
        chatter: Chatter::Off,
        rules: None,
    })
    .unwrap();
    let business = &BUSINESSES[n];
    let scenario: Scenario = serde_json::from_value(serde_json::json!({
        "business": {
            "name": format!("Forno {n}"), "display_phone_number": format!("+44 7700 90014{n}"),
            "phone_number_id": business.number, "waba_id": business.account,
            "portfolio_id": business.portfolio,
        },
        "customers": [{"name": ADA, "username": "ada.brook"}],
        "chatter": {"greetings": [], "follow_ups": [], "of_their_own": {}},
    }))
    .unwrap();
    sandbox.load(&scenario).unwrap();
    sandbox
}

impl Street {
    /// All three are connected; the nodes of the `silent` accounts could not be asked.
    async fn new(silent: &[&'static str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stop = CancellationToken::new();
        let sandboxes: Vec<Sandbox> = (0..BUSINESSES.len()).map(|n| open(&folder, n)).collect();
        let mut addresses = Vec::new();
        for sandbox in &sandboxes {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            addresses.push(format!("http://{}", listener.local_addr().unwrap()));
            let (sandbox, stop) = (sandbox.clone(), stop.clone());
            tokio::spawn(async move { sandbox.serve(listener, stop).await });
        }
        let exchange = Arc::new(Exchange {
            network: Network::new(),
            addresses,
            signing_up: AtomicUsize::new(0),
            silent: Mutex::new(silent.iter().copied().collect()),
        });
        let inbox = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let app_of_meta = sandboxes[0].app();
        assert!(sandboxes.iter().all(|it| it.app() == app_of_meta));
        let workspace = WorkspaceId(Uuid::from_u128(1));
        let store = Store::open(folder.path().join("twinline.db"))
            .await
            .unwrap();
        people(&store, workspace, PERSON).await;
        let disk = Arc::new(SimulatedDisk::new(1));
        let address = inbox.local_addr().unwrap();
        let app = App::new(Parts {
            config: Config {
                listen: address,
                public_url: format!("http://{address}"),
                graph_url: GRAPH.to_owned(),
                app: MetaApp {
                    id: app_of_meta.app_id,
                    secrets: vec![app_of_meta.app_secret],
                },
                verify_token: "token".to_owned(),
                behind_tls_proxy: false,
                bots_at_private_addresses: false,
                bench_url: None,
            },
            store,
            journal: Arc::new(Segments::open(disk, SegmentsConfig::default()).unwrap()),
            blobs: Blobs::open(folder.path().join("blobs")).unwrap(),
            clock: Arc::new(VirtualClock(sandboxes[0].clock())),
            ids: Arc::new(twinline_platform::ids::RandomIds),
            carrier: exchange.clone(),
            bots: Arc::new(twinline_platform::outside::call::BotCaller::new(false)),
            channel: Arc::new(twinline_whatsapp::WhatsApp),
            workspace,
        });
        tokio::spawn(server::serve(app.clone(), inbox, stop.clone()));
        let mut lines = Vec::new();
        for (n, sandbox) in sandboxes.iter().enumerate() {
            exchange.signing_up.store(n, Ordering::SeqCst);
            let share_history = false;
            let signed_up = sandbox.sign_up(SignUp { share_history }).unwrap();
            let request = ConnectRequest {
                code: signed_up.code,
                waba_id: signed_up.waba_id,
            };
            lines.push(connect(&app, request).await.unwrap());
        }
        Self {
            sandboxes,
            app,
            exchange,
            lines,
            stop,
            folder,
        }
    }

    /// Ada writes to all three; returns once the inbox shows it.
    async fn ada_says(&self, text: &str) {
        for sandbox in &self.sandboxes {
            let phones = sandbox.state().phones;
            let ada = phones.into_iter().find(|phone| phone.name == ADA).unwrap();
            sandbox.send_text(&ada.id, BUSINESS, text).unwrap();
        }
        eventually(&format!("the inbox shows {text:?} thrice"), async || {
            for sandbox in &self.sandboxes {
                sandbox.advance(SECOND);
            }
            let rows = self.rows().await;
            let newest = rows.iter().filter_map(|row| row.newest.as_ref());
            newest
                .filter(|row| row.message.content.text() == Some(text))
                .count()
                == 3
        })
        .await;
    }

    async fn rows(&self) -> Vec<twinline_store::ConversationRow> {
        let query = ListQuery {
            workspace: self.app.workspace,
            view: View::All,
            person: PERSON,
            q: None,
            filters: Filters::default(),
            sort: Sort::Recent,
            limit: 50,
            cursor: None,
        };
        self.app.store.conversations(&query).await.unwrap().items
    }

    /// Whom each number takes Ada for.
    async fn who(&self) -> Vec<ContactId> {
        let rows = self.rows().await;
        assert_eq!(rows.len(), 3, "one conversation on each number");
        let of = |line: &LineId| rows.iter().find(|row| row.conversation.line == *line);
        let who = self.lines.iter().map(|line| of(line).unwrap().contact.id);
        who.collect()
    }

    async fn portfolios(&self) -> Vec<Option<String>> {
        let mut known = Vec::new();
        for line in &self.lines {
            known.push(self.app.store.line(*line).await.unwrap().unwrap().portfolio);
        }
        known
    }

    /// The state made again from the journal is the same, ids and all.
    async fn assert_replays(&self) {
        eventually("all is merged", async || {
            let store = &self.app.store;
            let merged = store.position(twinline_platform::merger::JOURNAL).await;
            merged.unwrap() == self.app.journal.durable_to()
        })
        .await;
        let file = self.folder.path().join("scratch.db");
        let store = Store::open(file).await.unwrap();
        let scratch = rebuild(&self.app.parts, store, |_, _| {}).await.unwrap();
        let found = scratch.compare(compared(None, self.app.now())).await;
        assert_eq!(found.unwrap().first, []);
    }
}

impl Drop for Street {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

fn told() -> Vec<Option<String>> {
    let told = BUSINESSES.iter().map(|it| Some(it.portfolio.to_owned()));
    told.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_accounts_of_one_portfolio_know_one_customer_and_another_portfolio_does_not() {
    let street = Street::new(&[]).await;
    assert_eq!(street.portfolios().await, told());
    street.ada_says("Is the rye in?").await;
    let who = street.who().await;
    assert_eq!(who[0], who[1], "one portfolio, one id, one person");
    assert_ne!(who[0], who[2], "the same id elsewhere is somebody else");
    let card = street.app.store.contact(who[0]).await.unwrap().unwrap();
    assert_eq!(card.conversations.len(), 2);
    street.assert_replays().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portfolio_that_is_told_late_joins_what_was_apart() {
    let silent = [BUSINESSES[0].account, BUSINESSES[1].account];
    let street = Street::new(&silent).await;
    assert_eq!(street.portfolios().await[..2], [None, None]);
    street.ada_says("Is the rye in?").await;
    let who: BTreeSet<ContactId> = street.who().await.into_iter().collect();
    assert_eq!(who.len(), 3, "nothing shows that two are of one portfolio");

    street.exchange.silent.lock().unwrap().clear();
    eventually("both portfolios are told", async || {
        street.portfolios().await == told()
    })
    .await;
    let who = street.who().await;
    assert_eq!(who[0], who[1]);
    assert_ne!(who[0], who[2]);
    street.ada_says("And the spelt?").await;
    assert_eq!(street.who().await, who);
    street.assert_replays().await;
}
