//! What WhatsApp is asked: to whom a message goes, and what becomes of one whose file cannot be handed over.

use serde_json::json;
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::ids::{ConversationId, MediaId, MessageId};
use twinline_core::observation::{MovedSaid, Said};
use twinline_platform::{connect, courier, merger};
use twinline_store::MediaFile;
use uuid::Uuid;

use crate::graph::Graph;
use crate::world::{Browser, World, eventually};

const INES: &str = "447700900318";

/// A house with its courier at work, a customer who waits, and Marta's browser.
async fn scene(graph: &Graph) -> (World, Browser) {
    let world = World::with_graph(&graph.url()).await;
    world.customer_says(INES, "Do you have a photo?").await;
    let now = world.app.now();
    let line = world.line.to_string();
    let store = &world.app.store;
    store
        .put_secret(&line, connect::TOKEN, "token", now)
        .await
        .unwrap();
    tokio::spawn(merger::run(world.app.clone(), world.stop.clone()));
    tokio::spawn(courier::run(world.app.clone(), world.stop.clone()));
    let marta = world.signed_in(world.marta).await;
    (world, marta)
}

/// Marta sends a picture; its bytes are stored, or lost.
async fn send_picture(world: &World, marta: &Browser, stored: bool) -> MessageId {
    let bytes = bytes::Bytes::from_static(b"a picture");
    let blob = world
        .app
        .blobs
        .put(world.app.workspace, bytes)
        .await
        .unwrap();
    let file = MediaFile {
        id: MediaId(Uuid::now_v7()),
        workspace: world.app.workspace,
        mime: "image/png".to_owned(),
        size: blob.size,
        filename: None,
        sha256: blob.sha256,
        blob_key: if stored { blob.key } else { "lost".to_owned() },
        created_at: world.app.now(),
        preview: None,
    };
    world.app.store.put_media(&file).await.unwrap();
    let conversation = world.conversation(INES);
    let body = json!({
        "client_token": Uuid::now_v7(), "media_id": file.id, "text": "Here", "seen_version": 1_000,
    });
    let said = marta
        .post(&format!("/conversations/{conversation}/messages"), &body)
        .await;
    assert_eq!(said.status, 202, "{:?}", said.body);
    MessageId(said.text("/id").parse().unwrap())
}

/// The state of the bubble, and what is told of it.
async fn delivery(world: &World, marta: &Browser, id: MessageId) -> (String, String) {
    let conversation = world.conversation(INES);
    let page = marta
        .get(&format!("/conversations/{conversation}/messages"))
        .await;
    let items = page.body["items"].as_array().unwrap().clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    items
        .iter()
        .find(|item| text(&item["id"]) == id.0.to_string())
        .map(|item| {
            let delivery = &item["delivery"];
            (text(&delivery["state"]), delivery.to_string())
        })
        .unwrap()
}

#[tokio::test]
async fn a_server_that_stumbles_over_the_file_gets_it_again() {
    let graph = Graph::new().await;
    let (world, marta) = scene(&graph).await;
    graph.answers("media", 502, "<html>Bad gateway</html>");
    let id = send_picture(&world, &marta, true).await;
    eventually("it waits", async || {
        delivery(&world, &marta, id).await.0 == "waiting"
    })
    .await;
    assert!(graph.asked("messages").is_empty());
    eventually("it was taken", async || {
        world.clock.pass(60_000);
        delivery(&world, &marta, id).await.0 == "accepted"
    })
    .await;
    assert_eq!(graph.asked("media").len(), 2);
    assert_eq!(graph.asked("messages").len(), 1);
}

#[tokio::test]
async fn a_file_that_is_throttled_waits_and_one_that_is_refused_says_why() {
    let graph = Graph::new().await;
    let (world, marta) = scene(&graph).await;
    let error = |code: i64| json!({"error": {"message": "no", "code": code}}).to_string();
    graph.answers("media", 400, error(130_429));
    let throttled = send_picture(&world, &marta, true).await;
    eventually("it waits", async || {
        delivery(&world, &marta, throttled).await.0 == "waiting"
    })
    .await;
    eventually("it was taken", async || {
        world.clock.pass(60_000);
        delivery(&world, &marta, throttled).await.0 == "accepted"
    })
    .await;
    graph.answers("media", 400, error(100));
    let refused = send_picture(&world, &marta, true).await;
    eventually("it is refused", async || {
        delivery(&world, &marta, refused).await.0 == "refused"
    })
    .await;
}

#[tokio::test]
async fn only_a_file_that_is_not_there_is_gone() {
    let graph = Graph::new().await;
    let (world, marta) = scene(&graph).await;
    let id = send_picture(&world, &marta, false).await;
    eventually("it is refused", async || {
        delivery(&world, &marta, id).await.0 == "refused"
    })
    .await;
    let (_, told) = delivery(&world, &marta, id).await;
    assert!(told.contains("The file is gone."), "{told}");
    assert!(graph.asked("media").is_empty());
}

#[tokio::test]
async fn an_answer_goes_to_the_number_that_the_customer_has_now() {
    const MOVED: &str = "447700900999";
    let graph = Graph::new().await;
    let (world, marta) = scene(&graph).await;
    let number = |digits: &str| vec![Identity::global(IdentityKind::WaId, digits)];
    let moved = MovedSaid {
        from: number(INES),
        to: number(MOVED),
        at: world.app.now() + 1_000,
    };
    world.merge(vec![Said::Moved(moved)]).await;
    let list = marta.get("/conversations").await;
    assert_eq!(list.body["items"].as_array().unwrap().len(), 1);
    let conversation = ConversationId(list.text("/items/0/id").parse().unwrap());
    let detail = marta.get(&format!("/conversations/{conversation}")).await;
    let numbers: Vec<(String, bool)> = detail.body["contact_detail"]["identities"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|identity| identity["kind"] == "wa_id")
        .map(|identity| {
            let value = identity["value"].as_str().unwrap().to_owned();
            (value, identity["former"] == true)
        })
        .collect();
    let expected = [(MOVED, false), (INES, true)];
    assert_eq!(numbers, expected.map(|(value, is)| (value.to_owned(), is)));

    let said = marta.say(conversation, "Here you are", 1_000).await;
    assert_eq!(said.status, 202, "{:?}", said.body);
    eventually("WhatsApp was asked", async || {
        !graph.asked("messages").is_empty()
    })
    .await;
    assert_eq!(graph.asked("messages")[0]["to"], format!("+{MOVED}"));
}
