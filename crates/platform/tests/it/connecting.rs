//! Getting a number on while the network fails. The Graph API here is a stand-in that answers what the path asks for,
//! counts, and can be gone: so that a connection is refused between two steps.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use twinline_core::number_life::{Asked, NumberLife, Stage};
use twinline_platform::connect::{self, ConnectRequest};

use crate::world::{HOUR, World, eventually};

/// See the module.
#[derive(Clone)]
struct Graph {
    address: std::net::SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    gone_after: Arc<Mutex<Option<&'static str>>>,
    served: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Graph {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let graph = Self {
            address: listener.local_addr().unwrap(),
            asked: Arc::default(),
            gone_after: Arc::default(),
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
    async fn gone(&self) {
        let served = self.served.lock().unwrap().take();
        if let Some(served) = served {
            served.abort();
            let _ = served.await;
        }
    }

    async fn back(&self) {
        self.serve(TcpListener::bind(self.address).await.unwrap());
    }

    /// Answers as long as `path` was not asked for; from then on connections are refused.
    fn gone_after(&self, path: &'static str) {
        *self.gone_after.lock().unwrap() = Some(path);
    }

    fn syncs(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked
            .iter()
            .filter(|asked| !asked.starts_with('/'))
            .cloned()
            .collect()
    }

    fn url(&self) -> String {
        format!("http://{}/v25.0", self.address)
    }
}

async fn answer(State(graph): State<Graph>, uri: Uri, body: Bytes) -> Response {
    let last = uri.path().rsplit('/').next().unwrap_or_default().to_owned();
    let answer = match last.as_str() {
        "access_token" => json!({"access_token": "token", "token_type": "bearer"}),
        "phone_numbers" => json!({"data": [{"id": "1085550001", "is_on_biz_app": true,
            "display_phone_number": "+44 7700 900142", "verified_name": "Forno Aurora"}]}),
        "subscribed_apps" => json!({"success": true,
            "data": [{"whatsapp_business_api_data": {"id": "app"}}]}),
        "smb_app_data" => {
            let body: Value = serde_json::from_slice(&body).unwrap();
            let kind = body["sync_type"].as_str().unwrap().to_owned();
            graph.asked.lock().unwrap().push(kind);
            json!({"messaging_product": "whatsapp", "request_id": "r1"})
        }
        _ => json!({"success": true}),
    };
    let gone = *graph.gone_after.lock().unwrap() == Some(last.as_str());
    if gone {
        graph.gone().await;
    }
    // A connection that is kept would hide that the next one is refused.
    ([(header::CONNECTION, "close")], answer.to_string()).into_response()
}

async fn life(world: &World) -> NumberLife {
    world
        .app
        .store
        .line(world.line)
        .await
        .unwrap()
        .unwrap()
        .life
}

fn sign_up() -> ConnectRequest {
    ConnectRequest {
        code: "code".to_owned(),
        waba_id: "3085550001".to_owned(),
    }
}

#[tokio::test]
async fn a_network_that_fails_before_the_syncs_costs_nothing_once_it_is_back() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    graph.gone_after("subscribed_apps");
    // The first of its two calls is answered; the second meets a refused connection.
    let waits = connect::connect(&world.app, sign_up()).await;
    assert_eq!(waits.unwrap_err().code, "not_subscribed");
    assert_eq!(life(&world).await.stage, Stage::Connecting);

    tokio::spawn(connect::run(world.app.clone(), world.stop.clone()));
    graph.gone_after("nothing");
    graph.back().await;
    eventually("both syncs are asked for", async || {
        graph.syncs().len() == 2
    })
    .await;
    assert_eq!(graph.syncs(), ["smb_app_state_sync", "history"]);
    let life = life(&world).await;
    assert_eq!(life.stage, Stage::Connected);
}

#[tokio::test]
async fn what_a_crash_left_unasked_is_asked_once_and_what_was_begun_never_again() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    let (store, now) = (&world.app.store, world.app.now());
    let line = world.line.to_string();
    store
        .put_secret(&line, connect::TOKEN, "token", now)
        .await
        .unwrap();
    // Subscribed; the call for contacts was begun; then the process died.
    store
        .update_life(world.line, now, |life| {
            life.contacts.asked = Asked::Asking;
            life.contacts.asked_at = Some(now);
        })
        .await
        .unwrap();
    graph.gone().await;
    tokio::spawn(connect::run(world.app.clone(), world.stop.clone()));
    eventually("the failed try is told", async || {
        let told = store.line_events(world.line, 10).await.unwrap();
        told.iter().any(|event| event.kind == "waits")
    })
    .await;
    graph.back().await;
    eventually("history is asked for", async || {
        life(&world).await.history.asked == Asked::Asked
    })
    .await;
    assert_eq!(graph.syncs(), ["history"]);
    assert_eq!(life(&world).await.contacts.asked, Asked::Asking);
}

#[tokio::test]
async fn a_number_that_comes_back_starts_anew_with_both_syncs() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    let now = world.app.now();
    world
        .app
        .store
        .update_life(world.line, now, |life| {
            life.stage = Stage::Offboarded;
            life.stage_since = now;
            for sync in [&mut life.contacts, &mut life.history] {
                sync.asked = Asked::Asked;
                sync.last_at = Some(now);
                sync.declined = true;
            }
        })
        .await
        .unwrap();
    world.clock.pass(HOUR);
    let line = connect::connect(&world.app, sign_up()).await.unwrap();
    assert_eq!(line, world.line, "the same number is the same line");
    assert_eq!(graph.syncs(), ["smb_app_state_sync", "history"]);
    let life = life(&world).await;
    assert_eq!(life.stage, Stage::Connected);
    assert!(!life.history.declined && life.history.last_at.is_none());
    let kept = world.app.store.line(line).await.unwrap().unwrap();
    assert_eq!(kept.account, "3085550001", "the account may be another");
    assert_eq!(kept.name, "Shop", "what the team calls it stays");
}
