//! A number's queue: the urgent first, what is less urgent leaves room, and the page says what waits for what.

use serde_json::{Value, json};
use twinline_platform::{connect, courier, merger};
use uuid::Uuid;

use crate::graph::Graph;
use crate::world::{Browser, START, World, eventually};

const CAMPAIGN: usize = 60;

fn digits(n: usize) -> String {
    format!("4477009{n:05}")
}

async fn send(world: &World, marta: &Browser, n: usize, text: &str, priority: Option<&str>) {
    let path = format!("/conversations/{}/messages", world.conversation(&digits(n)));
    let body = json!({
        "client_token": Uuid::now_v7(), "text": text, "seen_version": 1_000, "priority": priority,
    });
    let said = marta.post(&path, &body).await;
    assert_eq!(said.status, 202, "{:?}", said.body);
}

async fn queue(world: &World, marta: &Browser) -> Value {
    let page = marta.get(&format!("/numbers/{}/queue", world.line)).await;
    assert_eq!(page.status, 200, "{:?}", page.body);
    page.body
}

fn texts(graph: &Graph) -> Vec<String> {
    let asked = graph.asked("messages");
    let text = |body: &Value| body["text"]["body"].as_str().unwrap().to_owned();
    asked.iter().map(text).collect()
}

#[tokio::test]
async fn a_reply_passes_a_campaign_and_the_queue_says_what_waits() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    for n in 0..=CAMPAIGN {
        world.customer_says(&digits(n), "Tell me the news").await;
    }
    // What customers just said has been earned back.
    world.clock.pass(60_000);
    let line = world.line.to_string();
    let put = world
        .app
        .store
        .put_secret(&line, connect::TOKEN, "token", START);
    put.await.unwrap();
    let marta = world.signed_in(world.marta).await;
    for n in 0..CAMPAIGN {
        send(&world, &marta, n, "News!", Some("campaign")).await;
    }
    tokio::spawn(merger::run(world.app.clone(), world.stop.clone()));
    tokio::spawn(courier::run(world.app.clone(), world.stop.clone()));
    eventually("half of the burst is gone", async || {
        texts(&graph).len() == 10
    })
    .await;

    let page = queue(&world, &marta).await;
    let of = |page: &Value, n: usize| page["queues"][n].clone();
    let campaign = of(&page, 3);
    assert_eq!(campaign["priority"], "campaign");
    assert_eq!(campaign["waiting"], json!(CAMPAIGN - 10));
    assert_eq!(campaign["wait"]["code"], "number_rate");
    assert_eq!(page["rate"]["granted_per_second"], 20);
    assert_eq!(page["rate"]["sent_last_minute"], 10);

    send(&world, &marta, CAMPAIGN, "A reply", None).await;
    eventually("the reply went, and time stood still", async || {
        texts(&graph).last().is_some_and(|text| text == "A reply")
    })
    .await;
    assert_eq!(texts(&graph).len(), 11);

    eventually("all are gone", async || {
        world.clock.pass(1_000);
        texts(&graph).len() == CAMPAIGN + 1
    })
    .await;
    eventually("nothing waits", async || {
        let page = queue(&world, &marta).await;
        page["queues"]
            .as_array()
            .unwrap()
            .iter()
            .all(|queue| queue["waiting"] == 0)
    })
    .await;
}

#[tokio::test]
async fn a_number_that_is_told_too_fast_pauses_says_so_and_goes_on_more_slowly() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    for n in 0..3 {
        world.customer_says(&digits(n), "Hello").await;
    }
    world.clock.pass(60_000);
    let line = world.line.to_string();
    let put = world
        .app
        .store
        .put_secret(&line, connect::TOKEN, "token", START);
    put.await.unwrap();
    tokio::spawn(merger::run(world.app.clone(), world.stop.clone()));
    tokio::spawn(courier::run(world.app.clone(), world.stop.clone()));
    let marta = world.signed_in(world.marta).await;
    let too_fast = json!({"error": {"message": "slow down", "code": 130_429}}).to_string();
    graph.answers("messages", 400, too_fast);
    send(&world, &marta, 0, "One", None).await;
    eventually("WhatsApp was asked", async || texts(&graph).len() == 1).await;
    eventually("the number pauses", async || {
        queue(&world, &marta).await["rate"]["slowed"] == true
    })
    .await;
    send(&world, &marta, 1, "Two", None).await;
    let page = queue(&world, &marta).await;
    assert_eq!(page["queues"][0]["wait"]["code"], "number_throttled");
    assert_eq!(page["rate"]["present_per_second"], 10);
    assert_eq!(texts(&graph).len(), 1, "the other waits as well");
    eventually("both are gone", async || {
        world.clock.pass(1_000);
        texts(&graph).len() == 3
    })
    .await;
}
