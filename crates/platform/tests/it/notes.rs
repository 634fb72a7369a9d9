//! What the team says to itself in a thread: it stands there, is told to everybody who looks, and no customer hears of it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use twinline_platform::{connect, courier, merger};
use uuid::Uuid;

use crate::graph::Graph;
use crate::world::{Browser, START, World, eventually};

const INES: &str = "447700900142";

fn note(text: &str) -> Value {
    json!({"client_token": Uuid::now_v7(), "text": text})
}

#[tokio::test]
async fn a_note_stands_in_the_thread_once_and_alters_nothing_of_the_conversation() {
    let world = World::new().await;
    world.customer_says(INES, "Do you do wedding cakes?").await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let path = format!("/conversations/{}", world.conversation(INES));
    let seen = async || {
        let mut body = joel.get(&path).await.body;
        // Where the live socket goes on from is the one thing that moves.
        body["live_cursor"] = Value::Null;
        body
    };
    let before = seen().await;
    let told = note("  Ask <@not a person> about the price.  ");
    let written = marta.post(&format!("{path}/notes"), &told).await;
    assert_eq!(written.status, 201, "{:?}", written.body);
    assert_eq!(
        written.text("/text"),
        "Ask <@not a person> about the price."
    );
    assert_eq!(written.text("/author/name"), "Marta Pires");
    let again = marta.post(&format!("{path}/notes"), &told).await;
    assert_eq!(again.body, written.body, "the same token is the same note");
    let page = joel.get(&format!("{path}/messages")).await.body;
    assert_eq!(page["notes"], json!([written.body]));
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    assert!(page["items"][0]["order"].as_str() < page["notes"][0]["order"].as_str());
    assert_eq!(
        seen().await,
        before,
        "last word, unread, window, floor, waiting time: all as before"
    );
    for (text, says) in [
        (" ".to_owned(), "It says nothing."),
        (
            "a".repeat(4_001),
            "It has 4001 characters; a note may have 4000.",
        ),
    ] {
        let refused = marta.post(&format!("{path}/notes"), &note(&text)).await;
        assert_eq!(
            (refused.status, refused.text("/errors/0/message").as_str()),
            (422, says)
        );
    }
    let stranger = format!("<@{}>", Uuid::from_u128(9));
    let refused = marta.post(&format!("{path}/notes"), &note(&stranger)).await;
    assert_eq!(refused.status, 422);
    let nowhere = format!("/conversations/{}/notes", Uuid::from_u128(9));
    assert_eq!(marta.post(&nowhere, &note("Hello")).await.status, 404);
}

#[tokio::test]
async fn a_note_is_altered_by_its_writer_and_taken_away_and_put_back_by_them_or_a_supervisor() {
    let world = World::new().await;
    let rui = twinline_core::ids::PersonId(Uuid::from_u128(77));
    world
        .person(rui, "Rui Costa", twinline_store::Role::Agent)
        .await;
    world.customer_says(INES, "Hello").await;
    let [marta, joel, rui] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
        world.signed_in(rui).await,
    ];
    let path = format!("/conversations/{}", world.conversation(INES));
    let written = marta
        .post(&format!("{path}/notes"), &note("Ask Joel"))
        .await;
    let one = format!("{path}/notes/{}", written.text("/id"));
    let calls = json!({"text": format!("Ask <@{}>", world.joel.0)});

    for stranger in [&joel, &rui] {
        assert_eq!(
            stranger.put(&one, &calls).await.problem(),
            (403, "not_allowed")
        );
    }
    assert_eq!(rui.delete(&one).await.problem(), (403, "not_allowed"));
    let edited = marta.put(&one, &calls).await;
    assert_eq!(edited.status, 200, "{:?}", edited.body);
    assert!(edited.body["edited_at"].is_number());
    assert_eq!(edited.text("/mentions/0/name"), "Joel Adeyemi");
    assert!(edited.number("/version") > written.number("/version"));
    let again = marta.put(&one, &calls).await;
    assert_eq!(again.body, edited.body, "the same words are no edit");
    let news = async || {
        joel.get("/me").await.body["mentions"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(news().await, 1, "he hears of it");
    assert_eq!(
        marta.put(&one, &json!({"text": " "})).await.problem().0,
        422
    );

    let gone = joel.delete(&one).await;
    assert_eq!((gone.status, gone.text("/text").as_str()), (200, ""));
    assert_eq!(joel.delete(&one).await.body, gone.body, "twice is as once");
    let page = marta.get(&format!("{path}/messages")).await.body;
    assert_eq!(page["notes"], json!([]));
    assert_eq!(news().await, 0, "what is gone mentions nobody");
    assert_eq!(marta.put(&one, &calls).await.status, 404);
    assert_eq!(
        rui.post(&format!("{one}/restore"), &json!({}))
            .await
            .problem()
            .0,
        403
    );
    let back = joel.post(&format!("{one}/restore"), &json!({})).await;
    assert_eq!(back.text("/text"), edited.text("/text"));
    let page = marta.get(&format!("{path}/messages")).await.body;
    assert_eq!(page["notes"], json!([back.body]));
    assert_eq!(news().await, 1);
    let elsewhere = format!(
        "/conversations/{}/notes/{}",
        Uuid::from_u128(9),
        written.text("/id")
    );
    assert_eq!(marta.delete(&elsewhere).await.status, 404);
}

#[tokio::test]
async fn a_note_is_never_sent() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    world.customer_says(INES, "Hello").await;
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
    let written = marta
        .post(&format!("{path}/notes"), &note("Between us"))
        .await;
    assert_eq!(written.status, 201);
    let queues = world.app.store.queues(START).await.unwrap();
    assert!(queues.is_empty(), "the ledger has nothing: {queues:?}");
    // What is said after it goes out; the note would have gone before.
    let say = json!({"client_token": Uuid::now_v7(), "text": "Hello!", "seen_version": 1_000});
    let said = marta.post(&format!("{path}/messages"), &say).await;
    assert_eq!(said.status, 202, "{:?}", said.body);
    eventually("the answer is taken", async || {
        !graph.asked("messages").is_empty()
    })
    .await;
    let asked = graph.asked("messages");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0]["text"]["body"], json!("Hello!"));
}

#[tokio::test]
async fn whoever_is_mentioned_is_told_until_they_have_seen_it() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let id = world.conversation(INES);
    let path = format!("/conversations/{id}");
    let at = async |who: &Browser| who.get("/me").await.body["mentions"].clone();
    let text = format!("<@{}> and <@{}>, look", world.joel, world.marta);
    let first = marta.post(&format!("{path}/notes"), &note(&text)).await;
    let second = marta.post(&format!("{path}/notes"), &note(&text)).await;
    assert_eq!(second.status, 201, "{:?}", second.body);
    assert_eq!(at(&joel).await, json!([id]), "twice in one conversation");
    assert_eq!(at(&marta).await, json!([]), "who writes has read");
    let page = joel.get("/mentions?limit=1").await.body;
    assert_eq!(page["items"][0]["note"], second.body);
    assert_eq!(page["items"][0]["read"], json!(false));
    let cursor = page["next_cursor"].as_str().unwrap();
    let rest = joel
        .get(&format!("/mentions?limit=1&cursor={cursor}"))
        .await;
    assert_eq!(rest.body["items"][0]["note"], first.body);
    assert_eq!(rest.body["next_cursor"], json!(null));
    let read = format!("{path}/mentions/read");
    assert_eq!(joel.post(&read, &json!({})).await.status, 204);
    assert_eq!(at(&joel).await, json!([]));
    let page = joel.get("/mentions").await.body;
    assert_eq!(page["items"][1]["read"], json!(true));
}

/// All orders of a list.
fn orders(page: &Value, list: &str) -> Vec<String> {
    let all = page[list].as_array().unwrap().iter();
    all.map(|it| it["order"].as_str().unwrap().to_owned())
        .collect()
}

async fn walked(marta: &Browser, path: &str, first: &str, limit: usize) -> Vec<String> {
    let page = marta
        .get(&format!("{path}/messages?limit={limit}{first}"))
        .await
        .body;
    let mut found = orders(&page, "notes");
    for (cursor, way) in [("next_cursor", "before"), ("newer_cursor", "after")] {
        let mut from = page[cursor].as_str().map(str::to_owned);
        while let Some(at) = from {
            let ask = format!("{path}/messages?limit={limit}&{way}={at}");
            let next = marta.get(&ask).await.body;
            found.extend(orders(&next, "notes"));
            from = next[cursor].as_str().map(str::to_owned);
        }
    }
    found
}

#[tokio::test]
async fn pages_of_any_size_and_from_anywhere_bring_every_note_once() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let mut all = BTreeSet::new();
    let mut path = String::new();
    for n in 0..14 {
        world.customer_says(INES, &format!("Word {n}")).await;
        path = format!("/conversations/{}", world.conversation(INES));
        for k in 0..(n * 5) % 4 {
            let text = format!("After {n}: {k}");
            let written = marta.post(&format!("{path}/notes"), &note(&text)).await;
            all.insert(written.text("/order"));
        }
    }
    let page = marta.get(&format!("{path}/messages?limit=200")).await.body;
    let messages = orders(&page, "items");
    assert_eq!(
        (messages.len(), orders(&page, "notes").len()),
        (14, all.len())
    );
    for limit in [1, 2, 3, 5, 13, 14, 50] {
        let middle = format!("&around={}", messages[6]);
        let first = format!("&at={}", START - 1);
        for begin in ["", &middle, &first] {
            let found = walked(&marta, &path, begin, limit).await;
            assert_eq!(found.len(), all.len(), "{limit} {begin}: none twice");
            assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), all);
        }
    }
}
