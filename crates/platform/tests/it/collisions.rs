//! Answers that crossed: shown in the thread and live, counted in the report, gone once the phone's was the app's own.

use serde_json::json;
use twinline_core::command::{NewSend, release, say};
use twinline_core::content::Content;
use twinline_core::ids::{ExternalId, SendId};
use twinline_core::message::Source;
use twinline_core::observation::{AnswerSaid, Peer, Said, StatusSaid};
use twinline_core::send::SendAuthor;
use twinline_core::ticks::{Rung, Ticks};
use twinline_core::turn::Turn;
use twinline_core::verdict::Verdict;
use twinline_store::Touch;
use uuid::Uuid;

use crate::world::{DAY, World};

const INES: &str = "447700900318";

/// The bot answers, the owner's word is on its way meanwhile; only then both are heard of.
async fn crossed(world: &World) -> (SendId, Uuid) {
    let asked = world.customer_says(INES, "Hello").await;
    world.clock.pass(11_000);
    let conversation = world.conversation(INES);
    let send = SendId(Uuid::now_v7());
    let new = NewSend {
        id: send,
        conversation,
        author: SendAuthor::Bot(world.bot),
        content: Content::Text {
            body: "How can I help?".to_owned(),
        },
        media: None,
        quote: None,
        turn: Some(Turn(asked)),
        client_token: None,
        seen_no: None,
        confirmed: false,
        window_ms: None,
        at: None,
        callback_data: None,
        priority: None,
    };
    let touch = Touch {
        conversations: vec![conversation],
        sends: vec![send],
        turns: true,
        ..Touch::default()
    };
    let store = &world.app.store;
    let said = store.act(world.line, world.app.now(), touch.clone(), |set| {
        say(set, new)
    });
    said.await.unwrap().unwrap();
    let begun = store.act(world.line, world.app.now(), touch, |set| {
        release(set, send, |_| None)
    });
    begun.await.unwrap().unwrap();
    let content = Content::Text {
        body: "Hello, Marta here".to_owned(),
    };
    let (typed, echo) = world.said(INES, Source::Echo, content);
    world.clock.pass(2_000);
    let external_id = ExternalId("wamid.reply".to_owned());
    let status = Said::Status(Box::new(StatusSaid {
        external_id: external_id.clone(),
        send: Some(send),
        peer: Peer::default(),
        ticks: Ticks::one(Rung::Sent, world.app.now(), None),
        pricing: None,
        participant: None,
        at: world.app.now(),
    }));
    let verdict = Verdict::Accepted { external_id };
    let answer = Said::Answer(AnswerSaid {
        send,
        attempt: 1,
        verdict,
    });
    world.merge(vec![answer, status]).await;
    world.merge(vec![echo]).await;
    (send, typed.0)
}

#[tokio::test]
async fn answers_that_crossed_are_shown_and_counted() {
    let world = World::new().await;
    let (bots, phones) = crossed(&world).await;
    let id = world.conversation(INES);
    let marta = world.signed_in(world.marta).await;
    let thread = marta.get(&format!("/conversations/{id}/messages")).await;
    let events = thread.body["floor_events"].as_array().unwrap();
    let shown = events.iter().find(|event| event["what"] == "collided");
    let shown = shown.expect("the thread shows it");
    let expected = json!({ "bot_message_id": bots.0, "phone_message_id": phones });
    assert_eq!(shown["crossed"], expected);
    assert_eq!(shown["by"]["name"], "Order helper");

    let (from, to) = (world.app.now() - DAY, world.app.now() + 1);
    let path = format!("/numbers/{}/floor/report?from={from}&to={to}", world.line);
    let report = marta.get(&path).await;
    assert_eq!(report.status, 200, "{:?}", report.body);
    assert_eq!(report.number("/collisions"), 1);
    assert_eq!(report.number("/prevented"), 0);
    assert_eq!(report.number("/taken_from_bots"), 1);
    assert_eq!(report.text("/items/0/conversation_id"), id.to_string());
    assert_eq!(report.text("/items/0/name"), format!("Customer {INES}"));
    assert_eq!(report.text("/items/0/bot_name"), "Order helper");

    let path = format!("/conversations/{id}/messages/{phones}/automatic");
    let marked = marta.put(&path, &json!({ "automatic": true })).await;
    assert!(marked.status < 300, "{:?}", marked.body);
    let path = format!("/numbers/{}/floor/report?from={from}&to={to}", world.line);
    assert_eq!(
        marta.get(&path).await.number("/collisions"),
        0,
        "nobody spoke"
    );
}

#[tokio::test]
async fn a_reply_that_was_withdrawn_is_a_double_answer_that_did_not_happen() {
    let world = World::new().await;
    let asked = world.customer_says(INES, "Hello").await;
    world.clock.pass(11_000);
    let new = NewSend {
        id: SendId(Uuid::now_v7()),
        conversation: world.conversation(INES),
        author: SendAuthor::Bot(world.bot),
        content: Content::Text {
            body: "How can I help?".to_owned(),
        },
        media: None,
        quote: None,
        turn: Some(Turn(asked)),
        client_token: None,
        seen_no: None,
        confirmed: false,
        window_ms: None,
        at: None,
        callback_data: None,
        priority: None,
    };
    let touch = Touch {
        conversations: vec![new.conversation],
        turns: true,
        ..Touch::default()
    };
    let store = &world.app.store;
    let said = store.act(world.line, world.app.now(), touch, |set| say(set, new));
    said.await.unwrap().unwrap();
    world.phone_says(INES, "Marta here").await;
    let marta = world.signed_in(world.marta).await;
    let (from, to) = (world.app.now() - DAY, world.app.now() + 1);
    let path = format!("/numbers/{}/floor/report?from={from}&to={to}", world.line);
    let report = marta.get(&path).await;
    assert_eq!(
        (report.number("/collisions"), report.number("/prevented")),
        (0, 1)
    );
    assert_eq!(report.number("/withdrawn/phone"), 1);
    let path = format!("/numbers/{}/floor/report?from={to}&to={from}", world.line);
    assert_eq!(marta.get(&path).await.problem(), (422, "unacceptable"));
}
