//! What people send beside text and files of their own, from either side.

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, Stage};

fn path(phone: &str, peer: &str) -> String {
    format!("/phones/{phone}/chats/{peer}/messages")
}

/// The newest message the API got, and the newest echo.
async fn told(stage: &Stage, count: usize) -> (Value, Value) {
    let messages = stage.wait_rows("messages", "messages", count).await;
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", count)
        .await;
    (
        messages.last().unwrap().clone(),
        echoes.last().unwrap().clone(),
    )
}

/// Both sides send the same.
async fn both_send(stage: &Stage, body: &Value) -> Value {
    let (status, answer) = stage.bench_post(&path(INES, BUSINESS), body).await;
    assert_eq!(status, 200, "{answer}");
    let (status, answer) = stage.bench_post(&path(BUSINESS, INES), body).await;
    assert_eq!(status, 200, "{answer}");
    stage.sandbox.advance(1_000);
    answer
}

#[tokio::test]
async fn places_people_and_canned_things_come_as_messages_and_as_echoes() {
    let (stage, _) = Stage::connected(true).await;
    let place = json!({"location": {"latitude": 38.7, "longitude": -9.1, "name": "Forno", "address": "Rua 1"}});
    let shown = both_send(&stage, &place).await;
    assert_eq!(shown["card"]["name"], "Forno");
    let (message, echo) = told(&stage, 1).await;
    assert_eq!(message["location"], place["location"]);
    assert_eq!(echo["location"], place["location"]);
    assert_eq!(echo["type"], "location");

    let people = json!({"contacts": [{"name": "Rui Prado", "phones": ["+44 7700 900318"], "emails": ["rui@mill.example"], "org": "Mill"}]});
    both_send(&stage, &people).await;
    let (message, echo) = told(&stage, 2).await;
    assert_eq!(message["contacts"], echo["contacts"]);
    assert_eq!(
        message["contacts"][0],
        json!({
            "name": {"formatted_name": "Rui Prado", "first_name": "Rui", "last_name": "Prado"},
            "phones": [{"phone": "+44 7700 900318", "type": "CELL", "wa_id": "447700900318"}],
            "emails": [{"email": "rui@mill.example", "type": "WORK"}], "org": {"company": "Mill"}, "origin": "other",
        })
    );

    let (_, list) = stage.bench_get("/canned").await;
    let kinds = [
        ("voice_note", "audio"),
        ("sticker_loaf", "sticker"),
        ("photo_breads", "image"),
    ];
    for (at, (name, kind)) in kinds.into_iter().enumerate() {
        let listed = list["items"].as_array().unwrap();
        assert!(
            listed
                .iter()
                .any(|item| item["name"] == name && item["kind"] == kind)
        );
        let shown = both_send(&stage, &json!({"canned": name})).await;
        assert_eq!(shown["kind"], kind);
        let (message, echo) = told(&stage, 3 + at).await;
        assert_eq!(
            (&message["type"], &echo["type"]),
            (&json!(kind), &json!(kind))
        );
        assert_eq!(message[kind]["sha256"], echo[kind]["sha256"]);
        match kind {
            "audio" => {
                assert_eq!(message[kind]["voice"], true);
                assert_eq!(message[kind]["mime_type"], "audio/ogg; codecs=opus");
            }
            "sticker" => assert_eq!(message[kind]["animated"], false),
            _ => {}
        }
    }
    let nowhere = json!({"location": {"latitude": 91, "longitude": 0}});
    assert_eq!(
        stage.bench_post(&path(INES, BUSINESS), &nowhere).await.0,
        400
    );
    assert_eq!(
        stage
            .bench_post(&path(INES, BUSINESS), &json!({"canned": "x"}))
            .await
            .0,
        400
    );
    let two = json!({"canned": "voice_note", "text": "both"});
    assert_eq!(stage.bench_post(&path(INES, BUSINESS), &two).await.0, 400);
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn a_forward_is_marked_and_after_five_hands_marked_as_frequent() {
    let (stage, _) = Stage::connected(true).await;
    let first = stage
        .sandbox
        .send_text(INES, BUSINESS, "Good morning")
        .unwrap();
    let mut last = first.id;
    for hand in 1..=6 {
        let forward = json!({"forward": {"peer": BUSINESS, "message": last}});
        let (status, shown) = stage.bench_post(&path(INES, BUSINESS), &forward).await;
        assert_eq!(status, 200, "{shown}");
        let mark = if hand > 5 { "many" } else { "once" };
        assert_eq!(
            (&shown["forwarded"], &shown["text"]),
            (&json!(mark), &json!("Good morning"))
        );
        last = shown["id"].as_str().unwrap().to_owned();
    }
    let rows = stage.wait_rows("messages", "messages", 7).await;
    assert!(rows[0].get("context").is_none());
    assert_eq!(rows[5]["context"], json!({"forwarded": true}));
    assert_eq!(rows[6]["context"], json!({"frequently_forwarded": true}));
    // The owner sends a customer's photo on to another customer: a file of its own.
    let (_, photo) = stage
        .bench_post(&path(INES, BUSINESS), &json!({"canned": "photo_breads"}))
        .await;
    let forward = json!({"forward": {"peer": INES, "message": photo["id"]}});
    let (status, shown) = stage.bench_post(&path(BUSINESS, "c2"), &forward).await;
    assert_eq!((status, &shown["kind"]), (200, &json!("image")), "{shown}");
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", 1)
        .await;
    assert_ne!(
        echoes[0]["image"]["id"],
        stage.rows("messages", "messages")[7]["image"]["id"]
    );
    let hidden = json!({"forward": {"peer": "c3", "message": photo["id"]}});
    assert_eq!(
        stage.bench_post(&path(BUSINESS, "c2"), &hidden).await.0,
        409
    );
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn an_advertisement_is_told_with_the_first_words() {
    let (stage, _) = Stage::connected(true).await;
    let ad = json!({"text": "Is this still on?", "referral": {
        "source_type": "ad", "source_id": "1203", "source_url": "https://fb.me/bread", "headline": "Fresh bread"}});
    let (status, shown) = stage.bench_post(&path(INES, BUSINESS), &ad).await;
    assert_eq!(status, 200, "{shown}");
    assert_eq!(
        shown["referral"],
        json!({"headline": "Fresh bread", "body": null, "source_url": "https://fb.me/bread", "source_type": "ad"})
    );
    let rows = stage.wait_rows("messages", "messages", 1).await;
    let told = &rows[0]["referral"];
    assert_eq!(
        (&told["source_id"], &told["source_type"]),
        (&json!("1203"), &json!("ad"))
    );
    assert!(told["ctwa_clid"].as_str().unwrap().len() > 20);
    assert_eq!(rows[0]["text"]["body"], "Is this still on?");
    let by_owner = stage.bench_post(&path(BUSINESS, INES), &ad).await;
    assert_eq!(by_owner.0, 404, "businesses come by no advertisement");
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn files_are_sent_as_what_people_choose() {
    let (stage, _) = Stage::connected(true).await;
    let recorded = include_bytes!("../../../voice/tests/recorded.webm").as_slice();
    let send = |bytes: &'static [u8], mime: &str, sent_as: &str| {
        let file = reqwest::multipart::Part::bytes(bytes).file_name("file");
        let form = reqwest::multipart::Form::new()
            .part("file", file.mime_str(mime).unwrap())
            .text("as", sent_as.to_owned());
        let url = format!("{}/bench/api{}", stage.base, path(INES, BUSINESS));
        let request = stage.http().post(url).multipart(form);
        async move {
            let answer = request.send().await.unwrap();
            (
                answer.status().as_u16(),
                answer.json::<Value>().await.unwrap(),
            )
        }
    };
    let (status, shown) = send(recorded, "audio/webm", "voice").await;
    assert_eq!((status, &shown["voice"]), (200, &json!(true)), "{shown}");
    let rows = stage.wait_rows("messages", "messages", 1).await;
    assert_eq!(rows[0]["audio"]["mime_type"], "audio/ogg; codecs=opus");
    let (status, why) = send(b"no sound at all", "audio/webm", "voice").await;
    assert_eq!(status, 400);
    assert!(
        why["error"]["message"]
            .as_str()
            .unwrap()
            .contains("record it as audio/webm"),
        "{why}"
    );
    let photo = include_bytes!("../../canned/photo_breads.jpg").as_slice();
    assert_eq!(
        send(photo, "image/jpeg", "document").await.1["kind"],
        "document"
    );
    assert_eq!(send(photo, "image/jpeg", "sticker").await.0, 400);
    let sticker = include_bytes!("../../canned/sticker_loaf.webp").as_slice();
    assert_eq!(
        send(sticker, "image/webp", "sticker").await.1["kind"],
        "sticker"
    );
    assert_eq!(send(sticker, "image/webp", "postcard").await.0, 400);
    stage.all_is_read_by_the_wire();
}
