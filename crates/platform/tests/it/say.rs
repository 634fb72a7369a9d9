//! Everything that WhatsApp can send: refused field by field before it is queued, or handed over as it was said.

use serde_json::{Value, json};
use twinline_core::ids::MessageId;
use twinline_platform::{connect, courier, merger, templates};
use uuid::Uuid;

use crate::graph::Graph;
use crate::world::{Browser, Got, HOUR, World, eventually};

const INES: &str = "447700900318";

fn buttons(title: &str) -> Value {
    json!({"type": "interactive", "interactive": {"type": "button", "body": {"text": "Which bread?"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": "rye", "title": title}}]}}})
}

fn template() -> Value {
    json!({"type": "template", "template": {"name": "hello_world", "language": {"code": "en_US"}}})
}

/// A customer who has written, and Marta's browser; with a courier if `graph` is there to be asked.
async fn scene(graph: Option<&Graph>) -> (World, Browser) {
    let world = match graph {
        Some(graph) => World::with_graph(&graph.url()).await,
        None => World::new().await,
    };
    world.customer_says(INES, "Hello").await;
    let marta = world.signed_in(world.marta).await;
    (world, marta)
}

async fn work(world: &World) {
    let line = world.line.to_string();
    let now = world.app.now();
    let store = &world.app.store;
    store
        .put_secret(&line, connect::TOKEN, "token", now)
        .await
        .unwrap();
    tokio::spawn(merger::run(world.app.clone(), world.stop.clone()));
    tokio::spawn(courier::run(world.app.clone(), world.stop.clone()));
}

async fn say(world: &World, marta: &Browser, mut said: Value) -> Got {
    said["client_token"] = json!(Uuid::now_v7());
    said["seen_version"] = json!(1_000);
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    marta.post(&path, &said).await
}

#[tokio::test]
async fn what_is_unfit_is_refused_with_field_and_remedy() {
    let (world, marta) = scene(None).await;
    let refused = say(
        &world,
        &marta,
        json!({"content": buttons("A title that is too long")}),
    )
    .await;
    assert_eq!(refused.status, 422);
    let error = &refused.body["errors"][0];
    assert_eq!(
        error["field"],
        "content.interactive.action.buttons[0].reply.title"
    );
    assert!(error["remedy"].as_str().unwrap().contains("Shorten"));
    let both = say(
        &world,
        &marta,
        json!({"content": buttons("Rye"), "text": "and"}),
    )
    .await;
    assert_eq!(
        (both.status, both.text("/errors/0/field")),
        (422, "text".to_owned())
    );
    let nothing = say(&world, &marta, json!({})).await;
    assert_eq!(nothing.status, 422);
    let page = marta
        .get(&format!(
            "/conversations/{}/messages",
            world.conversation(INES)
        ))
        .await;
    assert_eq!(
        page.body["items"].as_array().unwrap().len(),
        1,
        "nothing was queued"
    );
}

#[tokio::test]
async fn only_a_template_goes_after_the_window() {
    let (world, marta) = scene(None).await;
    world.clock.pass(25 * HOUR);
    let closed = say(&world, &marta, json!({"content": buttons("Rye")})).await;
    assert_eq!(
        (closed.status, closed.text("/code")),
        (422, "window_closed".to_owned())
    );
    let sent = say(&world, &marta, json!({"content": template()})).await;
    assert_eq!(
        (sent.status, sent.text("/kind")),
        (202, "template".to_owned())
    );
    assert_eq!(sent.text("/text"), "Template: hello_world");
}

#[tokio::test]
async fn it_is_handed_over_as_it_was_said() {
    let graph = Graph::new().await;
    let (world, marta) = scene(Some(&graph)).await;
    work(&world).await;
    let sent = say(&world, &marta, json!({"content": buttons("Rye")})).await;
    assert_eq!(
        (sent.status, sent.text("/text")),
        (202, "Which bread?".to_owned())
    );
    eventually("it was handed over", async || {
        !graph.asked("messages").is_empty()
    })
    .await;
    let asked = graph.asked("messages").remove(0);
    assert_eq!(asked["interactive"], buttons("Rye")["interactive"]);
    assert_eq!(asked["to"], format!("+{INES}"));
    assert!(asked["biz_opaque_callback_data"].is_string());
}

/// The window closes while a message waits: it is not sent, and says so.
#[tokio::test]
async fn what_waits_until_the_window_has_closed_is_not_sent() {
    let graph = Graph::new().await;
    let (world, marta) = scene(Some(&graph)).await;
    world.clock.pass(1_000);
    let text = say(&world, &marta, json!({"text": "In the morning"})).await;
    let id = MessageId(text.text("/id").parse().unwrap());
    world.clock.pass(25 * HOUR);
    work(&world).await;
    eventually("it is over", async || {
        let row = world.app.store.message_rows(&[id]).await.unwrap().remove(0);
        row.message.void
    })
    .await;
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    let delivery = marta.get(&path).await.body["items"][0]["delivery"].clone();
    assert_eq!(delivery["state"], "expired");
    assert!(
        delivery["reason"]["remedy"]
            .as_str()
            .unwrap()
            .contains("template")
    );
    assert!(graph.asked("messages").is_empty());
}

#[tokio::test]
async fn a_template_that_does_not_fit_what_was_approved_is_refused_with_field_and_remedy() {
    let graph = Graph::new().await;
    let (world, marta) = scene(Some(&graph)).await;
    work(&world).await;
    let hello = |status: &str| {
        json!({"data": [{"id": "1", "name": "hello_world", "language": "en_US", "status": status,
            "parameter_format": "POSITIONAL", "components": [{"type": "BODY", "text": "Hello {{1}}!"}]}]})
    };
    let line = world.app.store.line(world.line).await.unwrap().unwrap();
    let told = async |said: &Value| {
        let durable = world.app.journal.durable_to();
        // Of two words the newer one counts.
        world.clock.pass(1_000);
        graph.answers("message_templates", 200, said.to_string());
        templates::learn(&world.app, &line).await.unwrap();
        let told = world.app.journal.durable_to();
        assert!(told > durable, "what is new is journalled");
        eventually("it is known", async || {
            world.app.store.position(merger::JOURNAL).await.unwrap() >= told
        })
        .await;
    };
    let unknown = say(&world, &marta, json!({"content": template()})).await;
    assert_eq!(unknown.status, 202, "what nobody knows passes");
    told(&hello("APPROVED")).await;
    let bare = say(&world, &marta, json!({"content": template()})).await;
    assert_eq!(bare.problem(), (422, "unacceptable"));
    assert_eq!(bare.text("/errors/0/field"), "content.template.components");
    assert_eq!(bare.text("/errors/0/remedy"), "Add {{1}}.");
    let mut filled = template();
    filled["template"]["components"] =
        json!([{"type": "body", "parameters": [{"type": "text", "text": "Ada"}]}]);
    let sent = say(&world, &marta, json!({"content": filled})).await;
    assert_eq!(sent.status, 202);
    let by_name = |values: Value| json!({"template": {"name": "hello_world", "language": "en_US", "values": values}});
    let left = say(&world, &marta, by_name(json!({}))).await;
    assert_eq!(left.text("/errors/0/field"), "template.values.body.1");
    assert_eq!(left.text("/errors/0/remedy"), "Fill it in.");
    let sent = say(&world, &marta, by_name(json!({"body.1": "Inês"}))).await;
    assert_eq!(
        (sent.status, sent.text("/text")),
        (202, "Hello Inês!".to_owned())
    );
    let mut both = by_name(json!({"body.1": "Inês"}));
    both["content"] = filled.clone();
    let both = say(&world, &marta, both).await;
    assert_eq!(
        (both.status, both.text("/errors/0/field")),
        (422, "content".to_owned())
    );
    let path = format!("/numbers/{}/templates", world.line);
    let listed = marta.get(&path).await;
    assert_eq!(listed.text("/items/0/blanks/0/key"), "body.1");
    assert!(listed.body["items"][0]["hindrance"].is_null());
    told(&hello("PAUSED")).await;
    let listed = marta.get(&path).await;
    assert!(
        listed
            .text("/items/0/hindrance/sentence")
            .contains("paused")
    );
    let paused = say(&world, &marta, json!({"content": filled})).await;
    assert_eq!(paused.text("/errors/0/field"), "content.template.name");
    told(&json!({"data": []})).await;
    let gone = say(&world, &marta, json!({"content": filled})).await;
    assert_eq!(gone.text("/errors/0/message"), "This template was deleted.");
    assert_eq!(marta.get(&path).await.body["items"], json!([]));
}
