//! Why a bubble is here, and finding one's way in a long thread.

use serde_json::{Value, json};
use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::ids::SendId;
use twinline_core::message::Source;
use twinline_core::observation::{AnswerSaid, Said};
use twinline_core::ticks::Failure;
use twinline_core::verdict::Verdict;
use twinline_store::Touch;
use uuid::Uuid;

use crate::world::{Browser, World};

const INES: &str = "447700900318";
const DAY: i64 = 86_400_000;

async fn story(world: &World, marta: &Browser, message: &str) -> Value {
    let id = world.conversation(INES);
    let told = marta
        .get(&format!("/conversations/{id}/messages/{message}/story"))
        .await;
    assert_eq!(told.status, 200);
    told.body
}

fn whats(story: &Value) -> Vec<&str> {
    let steps = story["steps"].as_array().unwrap();
    steps
        .iter()
        .map(|step| step["what"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn what_was_said_by_others_tells_which_feed_told_of_it() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let hello = world.customer_says(INES, "Hello").await;
    let told = story(&world, &marta, &hello.0.to_string()).await;
    assert_eq!(
        (&told["sources"], &told["phone"]),
        (&json!(["live"]), &json!("same"))
    );
    assert_eq!(whats(&told), ["said", "heard"]);
    assert_eq!(told["steps"][0]["side"], "in");
    let answer = world.phone_says(INES, "Here").await;
    let told = story(&world, &marta, &answer.0.to_string()).await;
    assert_eq!(
        (&told["sources"], &told["phone"]),
        (&json!(["echo"]), &json!("same"))
    );
    let kept = Content::Placeholder {
        raw_kind: "media_placeholder".to_owned(),
    };
    let (id, said) = world.said(INES, Source::History, kept);
    world.merge(vec![said]).await;
    let told = story(&world, &marta, &id.0.to_string()).await;
    assert_eq!(
        (&told["sources"], &told["phone"]),
        (&json!(["history"]), &json!("alone"))
    );
    let elsewhere = format!("/conversations/{}/messages/{}/story", Uuid::now_v7(), id.0);
    assert_eq!(marta.get(&elsewhere).await.status, 404);
}

#[tokio::test]
async fn what_was_written_here_tells_each_call_and_what_came_of_it() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.clock.pass(1_000);
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    let said = marta.say(id, "Good morning", 1_000).await;
    let told = story(&world, &marta, &said.text("/id")).await;
    assert_eq!(
        (whats(&told), &told["phone"]),
        (vec!["written"], &json!("later"))
    );
    assert_eq!(told["steps"][0]["by"]["name"], "Marta Pires");
    let send = SendId(said.text("/send_id").parse().unwrap());
    let touch = Touch {
        sends: vec![send],
        ..Touch::default()
    };
    let now = world.app.now();
    let released = world
        .app
        .store
        .act(world.line, now, touch, |set| {
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
    let told = story(&world, &marta, &said.text("/id")).await;
    assert_eq!(
        (whats(&told), &told["phone"]),
        (vec!["written", "called"], &json!("unknown"))
    );
    let call = &told["steps"][1];
    assert_eq!(
        (&call["attempt"], &call["outcome"]),
        (&json!(1), &json!("unknown"))
    );
    assert_eq!(call["reason"]["remedy"], "Wait for its status.");
}

#[tokio::test]
async fn a_day_is_jumped_to_and_pictures_are_looked_through() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    for no in 0..6 {
        let picture = Content::Media(Media {
            kind: MediaKind::Image,
            mime: "image/png".to_owned(),
            caption: Some(format!("Picture {no}")),
            filename: None,
            sha256: None,
            reference: None,
        });
        let (_, said) = world.said(INES, Source::Live, picture);
        world.merge(vec![said]).await;
        world.clock.pass(DAY);
    }
    let id = world.conversation(INES);
    let texts = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["text"].as_str().unwrap().to_owned())
            .collect()
    };
    let noon = world.app.now() - 4 * DAY - DAY / 2;
    let around = marta
        .get(&format!("/conversations/{id}/messages?at={noon}&limit=4"))
        .await;
    assert_eq!(
        texts(&around.body),
        ["Picture 3", "Picture 2", "Picture 1", "Picture 0"]
    );
    assert!(around.body["next_cursor"].is_null());
    assert!(!around.body["newer_cursor"].is_null());
    let later = world.app.now() + DAY;
    let end = marta
        .get(&format!("/conversations/{id}/messages?at={later}&limit=2"))
        .await;
    assert_eq!(texts(&end.body), ["Picture 5", "Picture 4"]);
    let both = marta
        .get(&format!("/conversations/{id}/messages?at=0&after=0"))
        .await;
    assert_eq!(both.status, 400);

    let files = format!("/conversations/{id}/files?sort=pictures&limit=4");
    let first = marta.get(&files).await;
    assert_eq!(
        texts(&first.body),
        ["Picture 5", "Picture 4", "Picture 3", "Picture 2"]
    );
    let rest = marta
        .get(&format!("{files}&before={}", first.text("/next_cursor")))
        .await;
    assert_eq!(texts(&rest.body), ["Picture 1", "Picture 0"]);
    assert!(rest.body["next_cursor"].is_null());
    let newer = marta
        .get(&format!("{files}&after={}", rest.text("/items/0/order")))
        .await;
    assert_eq!(
        texts(&newer.body),
        ["Picture 2", "Picture 3", "Picture 4", "Picture 5"]
    );
    let documents = marta
        .get(&format!("/conversations/{id}/files?sort=documents"))
        .await;
    assert!(documents.body["items"].as_array().unwrap().is_empty());
}
