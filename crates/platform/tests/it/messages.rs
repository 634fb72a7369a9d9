//! The thread, and writing into it.

use serde_json::json;
use twinline_core::content::Content;
use twinline_core::ids::SendId;
use twinline_core::observation::{AnswerSaid, Said};
use twinline_core::pacing::Priority;
use twinline_core::send::{SendAuthor, SendState};
use twinline_core::ticks::Failure;
use twinline_core::verdict::Verdict;
use twinline_store::Touch;
use uuid::Uuid;

use crate::world::{HOUR, World};

const INES: &str = "447700900318";

#[tokio::test]
async fn a_thread_comes_newest_first_in_pages_that_join() {
    let world = World::new().await;
    for no in 0..5 {
        world.customer_says(INES, &format!("Message {no}")).await;
        world.clock.pass(1_000);
    }
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    let mut texts = Vec::new();
    let mut next = format!("{path}?limit=2");
    loop {
        let page = marta.get(&next).await;
        let items = page.body["items"].as_array().unwrap().clone();
        texts.extend(
            items
                .iter()
                .map(|item| item["text"].as_str().unwrap().to_owned()),
        );
        if page.body["next_cursor"].is_null() {
            break;
        }
        next = format!("{path}?limit=2&before={}", page.text("/next_cursor"));
    }
    assert_eq!(
        texts,
        [
            "Message 4",
            "Message 3",
            "Message 2",
            "Message 1",
            "Message 0"
        ]
    );
}

#[tokio::test]
async fn a_written_message_is_queued_takes_the_floor_and_ends_the_turn() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    let seen = marta
        .get(&format!("/conversations/{id}"))
        .await
        .number("/version");
    let said = marta.say(id, "  Good morning!  ", seen).await;
    assert_eq!(
        (said.status, said.text("/text")),
        (202, "Good morning!".to_owned())
    );
    assert_eq!(said.text("/delivery/state"), "queued");
    assert_eq!(said.text("/author/name"), "Marta Pires");
    assert_eq!(
        (said.text("/source"), said.text("/direction")),
        ("api".into(), "out".into())
    );
    let after = marta.get(&format!("/conversations/{id}")).await;
    assert_eq!(after.text("/floor/person/name"), "Marta Pires");
    assert!(after.body["waiting_since"].is_null());
    assert_eq!(after.text("/preview/delivery/state"), "queued");
    let due = world
        .app
        .store
        .due_sends(world.line, Priority::Agent, world.app.now(), 10)
        .await
        .unwrap();
    assert_eq!(due.len(), 1, "the courier finds it");
}

#[tokio::test]
async fn the_same_token_never_writes_a_second_message() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    let body = json!({ "client_token": Uuid::now_v7(), "text": "Once", "seen_version": 1_000 });
    let (first, second) = tokio::join!(marta.post(&path, &body), marta.post(&path, &body));
    assert_eq!((first.status, second.status), (202, 202));
    assert_eq!(first.text("/id"), second.text("/id"));
    let thread = marta.get(&path).await;
    assert_eq!(thread.body["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        thread.text("/items/0/client_token"),
        body["client_token"].as_str().unwrap()
    );
}

#[tokio::test]
async fn a_composer_that_missed_an_answer_must_confirm() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    let seen = marta
        .get(&format!("/conversations/{id}"))
        .await
        .number("/version");
    world.clock.pass(2_000);
    world.phone_says(INES, "Aurora here").await;
    let stale = marta.say(id, "Good morning!", seen).await;
    assert_eq!(stale.problem(), (409, "somebody_answered"));
    assert_eq!(stale.text("/answered_by/origin"), "phone");
    assert_eq!(stale.body["answered_at"], world.app.now());
    assert_eq!(stale.text("/detail"), "The phone answered meanwhile.");
    let path = format!("/conversations/{id}/messages");
    let confirmed = json!({
        "client_token": Uuid::now_v7(), "text": "And me", "seen_version": seen, "confirm": true,
    });
    assert_eq!(marta.post(&path, &confirmed).await.status, 202);
    // One's own message is no news to oneself.
    assert_eq!(marta.say(id, "Once more", seen).await.status, 202);
}

#[tokio::test]
async fn free_text_ends_with_the_window() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    world.clock.pass(24 * HOUR - 1_000);
    let late = marta.say(id, "Are you still there?", 1_000).await;
    assert_eq!(late.problem(), (422, "window_closed"));
    let conversation = marta.get(&format!("/conversations/{id}")).await;
    assert_eq!(conversation.body["window"]["open"], false);
    assert_eq!(conversation.body["window"]["until"], world.app.now());
}

#[tokio::test]
async fn what_cannot_be_said_is_refused_before_it_is_written() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    assert_eq!(
        marta.say(id, &"x".repeat(4_097), 1_000).await.problem(),
        (422, "text_too_long")
    );
    assert_eq!(
        marta.say(id, " \n ", 1_000).await.problem(),
        (422, "unacceptable")
    );
    let path = format!("/conversations/{id}/messages");
    let no_file = json!({
        "client_token": Uuid::now_v7(), "media_id": Uuid::now_v7(), "seen_version": 1_000,
    });
    assert_eq!(
        marta.post(&path, &no_file).await.problem(),
        (422, "unacceptable")
    );
    let no_token = json!({ "text": "Hello", "seen_version": 1 });
    assert_eq!(
        marta.post(&path, &no_token).await.problem(),
        (400, "invalid")
    );
    assert_eq!(
        marta.get(&path).await.body["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn a_queued_message_can_be_taken_back_and_a_gone_one_cannot() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    let said = marta.say(id, "Wait", 1_000).await;
    let path = format!("/conversations/{id}/messages/{}", said.text("/id"));
    let cancelled = marta.post(&format!("{path}/cancel"), &json!(null)).await;
    assert_eq!(cancelled.text("/delivery/state"), "cancelled");
    assert_eq!(
        marta
            .post(&format!("{path}/cancel"), &json!(null))
            .await
            .problem(),
        (409, "too_late")
    );
    let conversation = marta.get(&format!("/conversations/{id}")).await;
    assert!(
        !conversation.body["waiting_since"].is_null(),
        "nothing was said, so the customer waits"
    );
}

#[tokio::test]
async fn a_send_that_nobody_knows_about_is_explained_and_can_be_tried_again() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    let said = marta.say(id, "On its way", 1_000).await;
    let send = SendId(said.text("/send_id").parse().unwrap());
    let touch = Touch {
        sends: vec![send],
        ..Touch::default()
    };
    let released = world
        .app
        .store
        .act(world.line, world.app.now(), touch, |set| {
            twinline_core::command::release(set, send, |_| None)
        })
        .await
        .unwrap();
    assert!(released.is_ok());
    let failure = Failure {
        code: "silence".to_owned(),
        sentence: "WhatsApp did not answer.".to_owned(),
        remedy: "Wait for its status.".to_owned(),
    };
    let answer = AnswerSaid {
        send,
        attempt: 1,
        verdict: Verdict::Unknown { failure },
    };
    world.merge(vec![Said::Answer(answer)]).await;
    let thread = marta.get(&format!("/conversations/{id}/messages")).await;
    insta::assert_json_snapshot!(thread.body["items"][0]["delivery"]["reason"], @r#"
    {
      "code": "silence",
      "remedy": "Wait for its status.",
      "sentence": "WhatsApp did not answer."
    }
    "#);
    assert_eq!(thread.text("/items/0/delivery/state"), "unknown");
    let path = format!("/conversations/{id}/messages/{}/retry", said.text("/id"));
    let again = marta.post(&path, &json!(null)).await;
    assert_eq!(
        (again.status, again.text("/delivery/state")),
        (202, "queued".to_owned())
    );
    assert_eq!(
        marta.post(&path, &json!(null)).await.problem(),
        (409, "too_late")
    );
}

#[tokio::test]
async fn a_withdrawn_reply_of_a_bot_is_told_in_the_thread() {
    let world = World::new().await;
    let hello = world.customer_says(INES, "Hello").await;
    let id = world.conversation(INES);
    let send = SendId(Uuid::now_v7());
    let new = twinline_core::command::NewSend {
        id: send,
        conversation: id,
        author: SendAuthor::Bot(world.bot),
        content: Content::Text {
            body: "How can I help?".to_owned(),
        },
        media: None,
        quote: None,
        turn: Some(twinline_core::turn::Turn(hello)),
        client_token: None,
        seen_no: None,
        confirmed: false,
        window_ms: None,
        priority: None,
        at: None,
        callback_data: None,
    };
    let touch = Touch {
        conversations: vec![id],
        turns: true,
        ..Touch::default()
    };
    // Its hold is over.
    world.clock.pass(11_000);
    let now = world.app.now();
    let written = world
        .app
        .store
        .act(world.line, now, touch, |set| {
            twinline_core::command::say(set, new)
        })
        .await
        .unwrap();
    assert!(written.is_ok());
    world.clock.pass(1_000);
    world.phone_says(INES, "Aurora here").await;
    let marta = world.signed_in(world.marta).await;
    let thread = marta.get(&format!("/conversations/{id}/messages")).await;
    let withdrawn = thread.body["floor_events"]
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["what"] == "bot_withdrew")
        .unwrap();
    assert_eq!(withdrawn["text"], "How can I help?");
    assert_eq!(withdrawn["reason"], "phone_answered");
    let bubble = world
        .app
        .store
        .message_rows(&[twinline_core::ids::MessageId::of_send(send)])
        .await;
    let state = bubble.unwrap()[0].send.as_ref().unwrap().state;
    assert_eq!(state, SendState::Withdrawn);
}
