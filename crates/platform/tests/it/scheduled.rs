//! Saying something later, and hearing what became of something said now.

use reqwest::Method;
use serde_json::{Value, json};
use twinline_platform::{connect, courier, merger};
use uuid::Uuid;

use crate::graph::Graph;
use crate::world::{Browser, DAY, Got, HOUR, MINUTE, START, World, eventually, got};

const INES: &str = "447700900318";

async fn scene(graph: &Graph) -> (World, Browser, String) {
    let world = World::with_graph(&graph.url()).await;
    world.customer_says(INES, "Is it open on Sunday?").await;
    let line = world.line.to_string();
    let put = world
        .app
        .store
        .put_secret(&line, connect::TOKEN, "token", START);
    put.await.unwrap();
    tokio::spawn(merger::run(world.app.clone(), world.stop.clone()));
    tokio::spawn(courier::run(world.app.clone(), world.stop.clone()));
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}", world.conversation(INES));
    (world, marta, path)
}

fn say(text: &str) -> Value {
    json!({"client_token": Uuid::now_v7(), "text": text, "seen_version": 1_000})
}

fn later(text: &str, at: i64) -> Value {
    let mut body = say(text);
    body["at"] = at.into();
    body
}

async fn items(marta: &Browser, path: &str) -> Vec<Value> {
    let page = marta.get(path).await;
    assert_eq!(page.status, 200, "{:?}", page.body);
    page.body["items"].as_array().unwrap().clone()
}

async fn change(marta: &Browser, path: &str, at: i64) -> Got {
    got(marta.request(Method::PATCH, path).json(&json!({"at": at}))).await
}

#[tokio::test]
async fn it_is_said_when_its_time_comes_and_not_before() {
    let graph = Graph::new().await;
    let (world, marta, path) = scene(&graph).await;
    let scheduled = format!("{path}/scheduled");
    let said = marta
        .post(&scheduled, &later("We open at nine.", START + 2 * HOUR))
        .await;
    assert_eq!(said.status, 202, "{:?}", said.body);
    assert_eq!(said.text("/author/name"), "Marta Pires");
    let id = said.text("/id");
    assert_eq!(items(&marta, &scheduled).await[0]["id"], json!(id));
    assert_eq!(items(&marta, &format!("{path}/messages")).await.len(), 1);
    let card = marta.get(&path).await;
    assert_eq!(card.body["floor"]["holder"], "nobody", "{:?}", card.body);

    let moved = change(&marta, &format!("{scheduled}/{id}"), START + HOUR).await;
    assert_eq!(
        (moved.status, moved.number("/at")),
        (200, (START + HOUR) as u64)
    );
    world.clock.pass(HOUR - MINUTE);
    assert!(graph.asked("messages").is_empty());
    world.clock.pass(MINUTE);
    eventually("it is taken", async || graph.asked("messages").len() == 1).await;
    eventually("its bubble says so", async || {
        let messages = items(&marta, &format!("{path}/messages")).await;
        messages
            .iter()
            .any(|message| message["id"] == json!(id) && message["delivery"]["state"] == "accepted")
    })
    .await;
    assert!(items(&marta, &scheduled).await.is_empty());
    let late = change(&marta, &format!("{scheduled}/{id}"), START + DAY).await;
    assert_eq!(late.problem(), (409, "too_late"));
}

#[tokio::test]
async fn it_can_be_taken_back_and_is_never_said() {
    let graph = Graph::new().await;
    let (world, marta, path) = scene(&graph).await;
    let scheduled = format!("{path}/scheduled");
    let said = marta.post(&scheduled, &later("Never", START + HOUR)).await;
    let one = format!("{scheduled}/{}", said.text("/id"));
    assert_eq!(marta.delete(&one).await.status, 204);
    assert_eq!(marta.delete(&one).await.problem(), (409, "too_late"));
    world.clock.pass(2 * HOUR);
    let now = marta.post(&format!("{path}/messages"), &say("Now")).await;
    assert_eq!(now.status, 202);
    eventually("the other is taken", async || {
        !graph.asked("messages").is_empty()
    })
    .await;
    let asked = graph.asked("messages");
    assert_eq!((asked.len(), &asked[0]["text"]["body"]), (1, &json!("Now")));
}

#[tokio::test]
async fn a_time_in_the_past_or_after_the_window_is_refused_with_what_to_do() {
    let graph = Graph::new().await;
    let (_world, marta, path) = scene(&graph).await;
    let scheduled = format!("{path}/scheduled");
    let past = marta.post(&scheduled, &later("Late", START - 1)).await;
    assert_eq!(past.problem(), (422, "unacceptable"));
    assert_eq!(past.text("/errors/0/field"), "at");
    let shut = marta
        .post(&scheduled, &later("Late", START + 25 * HOUR))
        .await;
    assert_eq!(shut.problem(), (422, "window_closed"));
    assert!(items(&marta, &scheduled).await.is_empty());
}

#[tokio::test]
async fn whoever_waits_for_an_outcome_hears_it_or_how_far_it_has_got() {
    let graph = Graph::new().await;
    let (_world, marta, path) = scene(&graph).await;
    let mut body = say("Yes, from nine.");
    body["wait_ms"] = 20_000.into();
    body["callback_data"] = "order 17".into();
    let said = marta.post(&format!("{path}/messages"), &body).await;
    assert_eq!(said.text("/delivery/state"), "accepted");
    assert_eq!(said.text("/callback_data"), "order 17");
    let sent = graph.asked("messages")[0]["biz_opaque_callback_data"].clone();
    let sent: Uuid = sent.as_str().unwrap().parse().unwrap();
    assert_eq!(
        sent.to_string(),
        said.text("/id"),
        "the token that goes out is ours"
    );

    graph.answers(
        "messages",
        400,
        json!({"error": {"message": "no", "code": 100}}).to_string(),
    );
    let mut body = say("And on Monday?");
    body["wait_ms"] = 20_000.into();
    let refused = marta.post(&format!("{path}/messages"), &body).await;
    assert_eq!(refused.text("/delivery/state"), "refused");

    graph.never_ends("messages");
    let mut body = say("Anybody?");
    body["wait_ms"] = 50.into();
    let open = marta.post(&format!("{path}/messages"), &body).await;
    assert_eq!(open.status, 202);
    assert!(["queued", "sending"].contains(&open.text("/delivery/state").as_str()));
}
