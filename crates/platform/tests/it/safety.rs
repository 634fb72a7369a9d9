//! A number's safety: bad news slows campaigns and nobody who answers, a person lifts what may be lifted, a limit that is used
//! up waits for the day, and what is paused is not called.

use serde_json::{Value, json};
use twinline_core::fact::FactKind;
use twinline_core::observation::{FactSaid, Said};
use twinline_platform::{connect, courier, merger};
use uuid::Uuid;

use crate::graph::Graph;
use crate::world::{Browser, DAY, Got, HOUR, MINUTE, START, World, eventually};

fn digits(n: usize) -> String {
    format!("4477009{n:05}")
}

/// Something WhatsApp tells of the number.
async fn told(world: &World, kind: FactKind, subject: &str, state: &str, raw: Value) {
    let fact = FactSaid {
        kind,
        subject: subject.to_owned(),
        state: state.to_owned(),
        detail: "It is so.".to_owned(),
        raw,
        at: world.app.now(),
    };
    world.merge(vec![Said::Fact(fact)]).await;
    // What was read before is read again.
    world.clock.pass(MINUTE);
}

async fn flagged(world: &World) {
    let raw = json!({"event": "FLAGGED"});
    told(world, FactKind::NumberQuality, "", "FLAGGED", raw).await;
}

/// A Graph API, customers who wrote a minute ago, and workers.
async fn scene(customers: usize) -> (Graph, World, Browser) {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    for n in 0..customers {
        world.customer_says(&digits(n), "Tell me the news").await;
    }
    world.clock.pass(MINUTE);
    let line = world.line.to_string();
    let put = world
        .app
        .store
        .put_secret(&line, connect::TOKEN, "token", START);
    put.await.unwrap();
    let marta = world.signed_in(world.marta).await;
    (graph, world, marta)
}

fn work(world: &World) {
    tokio::spawn(merger::run(world.app.clone(), world.stop.clone()));
    tokio::spawn(courier::run(world.app.clone(), world.stop.clone()));
}

async fn send(world: &World, marta: &Browser, n: usize, said: Value, priority: &str) -> Value {
    let path = format!("/conversations/{}/messages", world.conversation(&digits(n)));
    let mut body = said;
    body["client_token"] = json!(Uuid::now_v7());
    body["seen_version"] = json!(1_000);
    body["priority"] = json!(Some(priority).filter(|it| *it != "agent"));
    let said = marta.post(&path, &body).await;
    assert_eq!(said.status, 202, "{:?}", said.body);
    said.body
}

fn template() -> Value {
    json!({"content": {"type": "template",
        "template": {"name": "offer", "language": {"code": "en_US"}}}})
}

async fn safety(world: &World, browser: &Browser) -> Got {
    let got = browser
        .get(&format!("/numbers/{}/safety", world.line))
        .await;
    assert_eq!(got.status, 200, "{:?}", got.body);
    got
}

async fn campaign(world: &World, marta: &Browser) -> Value {
    let queue = marta.get(&format!("/numbers/{}/queue", world.line)).await;
    queue.body["queues"][3].clone()
}

fn called(graph: &Graph) -> usize {
    graph.asked("messages").len()
}

#[tokio::test]
async fn a_flag_slows_a_campaign_and_a_supervisor_lifts_it_with_a_reason() {
    let (graph, world, marta) = scene(31).await;
    assert_eq!(safety(&world, &marta).await.text("/level"), "calm");
    flagged(&world).await;
    let page = safety(&world, &marta).await;
    assert_eq!(page.text("/level"), "high");
    assert_eq!(page.number("/campaign_percent"), 25);
    assert_eq!(page.number("/transactional_percent"), 100);
    assert!(!page.text("/signs/0/remedy").is_empty());

    for n in 0..30 {
        send(&world, &marta, n, json!({"text": "News!"}), "campaign").await;
    }
    work(&world);
    eventually("a quarter of the burst is gone", async || {
        called(&graph) == 5
    })
    .await;
    send(&world, &marta, 30, json!({"text": "A reply"}), "agent").await;
    eventually("the reply went, and time stood still", async || {
        called(&graph) == 6
    })
    .await;
    assert_eq!(campaign(&world, &marta).await["wait"]["code"], "safety");

    let path = format!("/numbers/{}/safety/override", world.line);
    let wish = |reason: &str, hours: u32| json!({"reason": reason, "hours": hours});
    let refused = marta.put(&path, &wish("Please", 1)).await;
    assert_eq!(refused.problem(), (403, "not_allowed"));
    let joel = world.signed_in(world.joel).await;
    let unfit = joel.put(&path, &wish("  ", 25)).await;
    assert_eq!(unfit.problem(), (422, "unacceptable"));
    assert_eq!(unfit.body["errors"].as_array().unwrap().len(), 2);
    let lifted = joel.put(&path, &wish(" It was one list. ", 2)).await;
    assert_eq!(lifted.status, 200, "{:?}", lifted.body);
    assert_eq!(lifted.text("/level"), "calm");
    assert_eq!(lifted.text("/level_by_signs"), "high");
    assert_eq!(lifted.text("/override/reason"), "It was one list.");
    assert_eq!(lifted.text("/override/by/name"), "Joel Adeyemi");
    eventually("the campaign goes on at once", async || called(&graph) > 6).await;

    let back = joel.delete(&path).await;
    assert_eq!(back.text("/level"), "high");
    assert_eq!(back.body["override"], Value::Null);
    assert_eq!(back.text("/history/0/ended_by/name"), "Joel Adeyemi");
    eventually("all are gone in the end", async || {
        world.clock.pass(1_000);
        called(&graph) == 31
    })
    .await;
}

#[tokio::test]
async fn an_override_ends_by_itself_and_opens_nothing_that_whatsapp_closed() {
    let (_graph, world, marta) = scene(1).await;
    let joel = world.signed_in(world.joel).await;
    let path = format!("/numbers/{}/safety/override", world.line);
    flagged(&world).await;
    let wish = json!({"reason": "One list was wrong.", "hours": 1});
    assert_eq!(joel.put(&path, &wish).await.text("/level"), "calm");
    world.clock.pass(HOUR);
    assert_eq!(safety(&world, &marta).await.text("/level"), "high");

    let ban = json!({"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}});
    told(&world, FactKind::Ban, "", "DISABLE", ban).await;
    let stopped = joel.put(&path, &wish).await;
    assert_eq!(stopped.text("/level"), "stopped");
    assert_eq!(stopped.number("/transactional_percent"), 0);
    assert_eq!(stopped.body["signs"][0]["liftable"], false);
    told(&world, FactKind::Ban, "", "REINSTATE", json!({})).await;
    assert_eq!(safety(&world, &marta).await.text("/level"), "calm");
}

#[tokio::test]
async fn refusals_for_spam_stop_a_campaign_for_an_hour_and_locks_stop_all_bulk() {
    let (graph, world, marta) = scene(9).await;
    work(&world);
    let refuse = |code: i64| {
        let body = json!({"error": {"message": "no", "code": code}}).to_string();
        graph.answers("messages", 400, body);
    };
    for n in 0..3 {
        refuse(131_048);
        send(&world, &marta, n, json!({"text": "News!"}), "campaign").await;
        eventually("it was refused", async || {
            let page = safety(&world, &marta).await;
            page.text("/signs/0/kind") == "spam" && called(&graph) == n + 1
        })
        .await;
    }
    eventually("campaigns are stopped", async || {
        safety(&world, &marta).await.text("/level") == "stopped"
    })
    .await;
    send(&world, &marta, 3, json!({"text": "News!"}), "campaign").await;
    send(
        &world,
        &marta,
        4,
        json!({"text": "Your bread"}),
        "transactional",
    )
    .await;
    eventually("notices go on", async || called(&graph) == 4).await;
    refuse(131_031);
    send(&world, &marta, 5, json!({"text": "A reply"}), "agent").await;
    eventually("it is locked", async || {
        safety(&world, &marta).await.text("/signs/0/kind") == "lock"
    })
    .await;
    let page = safety(&world, &marta).await;
    assert_eq!(page.number("/transactional_percent"), 0);
    send(
        &world,
        &marta,
        6,
        json!({"text": "Your cake"}),
        "transactional",
    )
    .await;
    send(&world, &marta, 7, json!({"text": "A reply"}), "agent").await;
    eventually("whoever answers is not held back", async || {
        called(&graph) == 6
    })
    .await;
    eventually("after an hour it is tried again", async || {
        world.clock.pass(10 * MINUTE);
        called(&graph) == 8
    })
    .await;
}

#[tokio::test]
async fn a_limit_that_is_used_up_holds_a_campaign_until_the_day_has_moved() {
    let (graph, world, marta) = scene(8).await;
    // Their windows are closed.
    world.clock.pass(25 * HOUR);
    world.customer_says(&digits(7), "Hello").await;
    let raw = json!({"max_daily_conversations_per_business": 2});
    told(&world, FactKind::Capability, "", "2", raw).await;
    work(&world);
    for n in 0..4 {
        send(&world, &marta, n, template(), "campaign").await;
    }
    send(&world, &marta, 4, template(), "transactional").await;
    eventually("two people were written to first", async || {
        called(&graph) == 2
    })
    .await;
    let page = safety(&world, &marta).await;
    assert_eq!(page.number("/tier/used"), 2);
    assert_eq!(page.number("/tier/limit"), 2);
    assert_eq!(page.text("/signs/0/kind"), "tier");
    assert_eq!(page.body["liftable"], false);
    eventually("the queue says why", async || {
        campaign(&world, &marta).await["wait"]["code"] == "tier"
    })
    .await;
    // Answers, and notices to somebody who just wrote, open nothing; an agent's first word is an agent's.
    send(&world, &marta, 7, template(), "transactional").await;
    send(&world, &marta, 7, json!({"text": "A reply"}), "agent").await;
    send(&world, &marta, 6, template(), "agent").await;
    eventually("they went", async || called(&graph) == 5).await;
    world.clock.pass(DAY - 10 * MINUTE);
    eventually("nothing more until the day has moved", async || {
        campaign(&world, &marta).await["wait"]["code"] == "tier"
    })
    .await;
    assert_eq!(called(&graph), 5);
    eventually("the next two, and then the last", async || {
        world.clock.pass(10 * MINUTE);
        called(&graph) == 8
    })
    .await;
}

#[tokio::test]
async fn what_is_made_of_a_paused_template_waits_or_is_refused_without_a_call() {
    let (graph, world, marta) = scene(3).await;
    let status = |event: &str| {
        json!({"event": event, "message_template_id": 7, "message_template_name": "offer",
            "message_template_language": "en_US", "other_info": {"title": "FIRST_PAUSE"}})
    };
    told(&world, FactKind::Template, "7", "PAUSED", status("PAUSED")).await;
    work(&world);
    send(&world, &marta, 0, template(), "campaign").await;
    send(&world, &marta, 1, template(), "agent").await;
    let newest = async |n: usize| {
        let path = format!("/conversations/{}/messages", world.conversation(&digits(n)));
        marta.get(&path).await.body["items"][0]["delivery"].clone()
    };
    eventually("both are told", async || {
        newest(0).await["state"] == "waiting" && newest(1).await["state"] == "refused"
    })
    .await;
    assert_eq!(newest(0).await["reason"]["code"], "template_paused");
    assert_eq!(newest(1).await["reason"]["code"], "template_paused");
    assert_eq!(called(&graph), 0);
    eventually("the campaign goes on after the pause", async || {
        world.clock.pass(30 * MINUTE);
        called(&graph) == 1
    })
    .await;
    assert!(world.app.now() >= START + 3 * HOUR);
    told(
        &world,
        FactKind::Template,
        "7",
        "DISABLED",
        status("DISABLED"),
    )
    .await;
    send(&world, &marta, 2, template(), "campaign").await;
    eventually("nothing waits for what is gone for good", async || {
        newest(2).await["reason"]["code"] == "template_disabled"
    })
    .await;
    assert_eq!(called(&graph), 1);
}
