//! Getting a number on while the network fails.

use twinline_core::number_life::{Asked, NumberLife, Stage};
use twinline_platform::connect::{self, ConnectRequest};

use crate::graph::{Graph, PORTFOLIO};
use crate::world::{HOUR, World, eventually};

impl Graph {
    fn syncs(&self) -> Vec<String> {
        let asked = self.asked("smb_app_data");
        let kind = |body: &serde_json::Value| body["sync_type"].as_str().unwrap().to_owned();
        asked.iter().map(kind).collect()
    }
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

async fn portfolio(world: &World) -> Option<String> {
    let line = world.app.store.line(world.line).await.unwrap();
    line.unwrap().portfolio
}

/// What the timeline says of the portfolio, newest first.
async fn portfolio_told(world: &World) -> Vec<String> {
    let told = world.app.store.line_events(world.line, 10).await.unwrap();
    let told = told.into_iter().filter(|event| event.kind == "portfolio");
    told.map(|event| event.text).collect()
}

/// How the number's page speaks of it.
async fn portfolio_check(world: &World) -> Option<String> {
    let marta = world.signed_in(world.marta).await;
    let health = marta
        .get(&format!("/numbers/{}/health", world.line.0))
        .await;
    let checks = health.body["checks"].as_array().unwrap();
    let check = checks.iter().find(|check| check["code"] == "portfolio")?;
    Some(check["standing"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_portfolio_that_is_not_told_stops_nothing_and_is_asked_for_again() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    let refused = r#"{"error": {"message": "(#200) Permissions error", "code": 200}}"#;
    for _ in 0..2 {
        graph.answers("3085550001", 403, refused);
    }
    connect::connect(&world.app, sign_up()).await.unwrap();
    assert_eq!(life(&world).await.stage, Stage::Connected);
    assert_eq!(
        graph.syncs().len(),
        2,
        "the number is connected all the same"
    );
    assert_eq!(portfolio(&world).await, None);
    assert_eq!(portfolio_check(&world).await.as_deref(), Some("watch"));

    connect::take_up(&world.app).await.unwrap();
    assert_eq!(portfolio(&world).await, None);
    let told = portfolio_told(&world).await;
    assert!(told[0].contains("Permissions error"), "{told:?}");

    connect::take_up(&world.app).await.unwrap();
    assert_eq!(portfolio(&world).await.as_deref(), Some(PORTFOLIO));
    assert_eq!(portfolio_check(&world).await, None);
    assert_eq!(portfolio_told(&world).await.len(), 2);
    connect::take_up(&world.app).await.unwrap();
    assert_eq!(graph.asked("3085550001").len(), 3, "known is known");
}

#[tokio::test]
async fn a_number_connected_earlier_learns_its_portfolio_at_the_next_start() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    let (store, now) = (&world.app.store, world.app.now());
    let line = world.line.to_string();
    let kept = store.put_secret(&line, connect::TOKEN, "token", now).await;
    kept.unwrap();
    store
        .update_life(world.line, now, |life| {
            for sync in [&mut life.contacts, &mut life.history] {
                sync.asked = Asked::Asked;
            }
        })
        .await
        .unwrap();
    assert_eq!(portfolio(&world).await, None);
    tokio::spawn(connect::run(world.app.clone(), world.stop.clone()));
    eventually("the portfolio is known", async || {
        portfolio(&world).await.as_deref() == Some(PORTFOLIO)
    })
    .await;
    assert!(graph.syncs().is_empty(), "nothing is asked twice");
}

#[tokio::test]
async fn a_kind_of_news_that_whatsapp_withdrew_keeps_no_number_from_being_connected() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    let withdrawn = r#"{"error":{"message":"(#100) Param fields must be one of ...","code":100}}"#;
    graph.answers("subscriptions", 400, withdrawn);
    connect::connect(&world.app, sign_up()).await.unwrap();
    assert_eq!(graph.asked("subscriptions").len(), 2);
    let alerts = world.app.alerts.list();
    assert!(
        alerts
            .iter()
            .any(|alert| alert.code == "fields_not_subscribed")
    );
}
