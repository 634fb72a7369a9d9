//! The extended feed of the phone's state, which WhatsApp does not have: labels, archive, pictures and groups, off unless
//! somebody switches it on.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, PhoneChange};

use crate::stage::{INES, INES_DIGITS, PNID, Stage};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000 a face";

async fn switch_on(stage: &Stage) {
    let on = json!({"extended_state": true});
    let (status, _) = stage
        .bench_call("PATCH", "/account/habits", Some(&on))
        .await;
    assert_eq!(status, 200);
}

async fn keep(stage: &Stage, change: Value) {
    let path = format!("/phones/{BUSINESS}/chats/{INES}");
    let (status, _) = stage.bench_call("PATCH", &path, Some(&change)).await;
    assert_eq!(status, 200);
}

async fn wear(stage: &Stage, bytes: &'static [u8]) -> (u16, Value) {
    let url = format!("{}/bench/api/phones/{INES}/picture", stage.base);
    let form = Form::new().part("file", Part::bytes(bytes).file_name("face"));
    let answer = stage.http().put(url).multipart(form).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

fn of_type(rows: &[Value], kind: &str) -> Vec<Value> {
    let rows = rows.iter().filter(|row| row["type"] == kind);
    rows.cloned().collect()
}

async fn rows_of(stage: &Stage, kind: &str, count: usize) -> Vec<Value> {
    let rows = |stage: &Stage| of_type(&stage.rows("smb_app_state_sync", "state_sync"), kind);
    stage.wait(kind, |_| rows(stage).len() >= count).await;
    rows(stage)
}

async fn group(stage: &Stage, names: &[&str]) {
    let new = json!({"name": "Suppliers", "members": names});
    let (status, _) = stage.bench_post("/app/groups", &new).await;
    assert_eq!(status, 200);
}

async fn say(stage: &Stage, from: &str, text: &str) -> u16 {
    let said = json!({"from": from, "text": text});
    stage.bench_post("/app/groups/g1/messages", &said).await.0
}

/// The call by which a platform sets state on the phone.
async fn set(stage: &Stage, token: &str, rows: Value) -> (u16, Value) {
    let body =
        json!({"messaging_product": "whatsapp", "sync_type": "smb_app_state", "state_sync": rows});
    let path = format!("/v25.0/{PNID}/smb_app_data");
    stage.post(&path, token, &body).await
}

#[tokio::test]
async fn it_is_off_by_default() {
    let (stage, token) = Stage::connected(true).await;
    keep(&stage, json!({"archived": true})).await;
    wear(&stage, PNG).await;
    group(&stage, &[INES]).await;
    let (status, refused) = set(&stage, &token, json!([])).await;
    assert_eq!((status, &refused["error"]["code"]), (400, &json!(100)));
    stage.sandbox.advance(60_000);
    stage.quiet().await;
    assert!(
        stage.rows("smb_app_state_sync", "state_sync").is_empty(),
        "WhatsApp tells none of it"
    );
}

#[tokio::test]
async fn labels_and_archive_are_told_as_they_stand() {
    let (stage, _token) = Stage::connected(true).await;
    keep(&stage, json!({"archived": true})).await;
    switch_on(&stage).await;
    let (status, label) = stage.bench_post("/labels", &json!({"name": "Cakes"})).await;
    assert_eq!(status, 200, "{label}");
    keep(&stage, json!({"archived": false, "labels": [label["id"]]})).await;
    stage.sandbox.advance(5_000);
    let archive = rows_of(&stage, "archive", 2).await;
    assert_eq!(
        (&archive[0]["action"], &archive[1]["action"]),
        (&json!("add"), &json!("remove"))
    );
    assert_eq!(archive[0]["contact"]["phone_number"], INES_DIGITS);
    let labels = rows_of(&stage, "labels", 2).await;
    assert_eq!(labels.last().unwrap()["labels"][0]["name"], "Cakes");
    let on_chat = rows_of(&stage, "chat_labels", 2).await;
    assert_eq!(on_chat.last().unwrap()["labels"], json!([label["id"]]));
}

#[tokio::test]
async fn a_picture_is_told_late_and_fetched_like_any_file() {
    let (stage, token) = Stage::connected(true).await;
    switch_on(&stage).await;
    let (status, phone) = wear(&stage, PNG).await;
    assert_eq!(status, 200, "{phone}");
    assert!(phone["picture_url"].is_string());
    stage.sandbox.advance(4_000);
    stage.quiet().await;
    let told = stage.rows("smb_app_state_sync", "state_sync");
    assert!(
        of_type(&told, "pictures").is_empty(),
        "it is five seconds late"
    );
    stage.sandbox.advance(1_000);
    let row = rows_of(&stage, "pictures", 1).await.remove(0);
    assert_eq!(
        (&row["action"], &row["picture"]["mime_type"]),
        (&json!("add"), &json!("image/png"))
    );
    assert_eq!(row["contact"]["phone_number"], INES_DIGITS);
    // A picture that is worn does not expire as messages' files do.
    stage.sandbox.advance(40 * 86_400_000);
    let id = row["picture"]["id"].as_str().unwrap();
    let (status, media) = stage.get(&format!("/v25.0/{id}"), &token).await;
    assert_eq!(status, 200, "{media}");
    let url = media["url"].as_str().unwrap();
    let file = stage
        .http()
        .get(url)
        .bearer_auth(&token)
        .send()
        .await
        .unwrap();
    assert_eq!(file.bytes().await.unwrap().as_ref(), PNG);

    let gone = format!("/phones/{INES}/picture");
    let (status, _) = stage.bench_call("DELETE", &gone, None).await;
    assert_eq!(status, 200);
    stage.sandbox.advance(5_000);
    let row = rows_of(&stage, "pictures", 2).await.remove(1);
    assert_eq!(row["action"], "remove");
    assert!(row.get("picture").is_none());
    let (status, refused) = wear(&stage, b"no picture at all").await;
    assert_eq!(status, 400, "{refused}");
}

#[tokio::test]
async fn groups_are_told_with_their_people_and_what_is_said() {
    let (stage, _token) = Stage::connected(true).await;
    group(&stage, &[INES, "c2"]).await;
    assert_eq!(say(&stage, BUSINESS, "Flour for Monday?").await, 200);
    switch_on(&stage).await;
    let told = rows_of(&stage, "groups", 1).await.remove(0);
    assert_eq!(told["group"]["subject"], "Suppliers");
    let people = told["group"]["participants"].as_array().unwrap();
    assert_eq!(
        (people.len(), &people[0]["phone_number"]),
        (2, &json!(INES_DIGITS))
    );
    let said = &told["group"]["messages"][0];
    assert_eq!(
        (&said["from"], &said["text"]["body"]),
        (&json!("447700900142"), &json!("Flour for Monday?"))
    );

    assert_eq!(say(&stage, INES, "Ten sacks").await, 200);
    stage.sandbox.advance(5_000);
    let told = rows_of(&stage, "groups", 2).await.remove(1);
    let said = told["group"]["messages"].as_array().unwrap();
    assert_eq!(
        (said.len(), &said[0]["from"]),
        (1, &json!(INES_DIGITS)),
        "what is new"
    );

    let fewer = json!({"members": [INES], "name": "Mill"});
    let (status, app) = stage
        .bench_call("PATCH", "/app/groups/g1", Some(&fewer))
        .await;
    assert_eq!((status, &app["groups"][0]["name"]), (200, &json!("Mill")));
    stage.sandbox.advance(5_000);
    let told = rows_of(&stage, "groups", 3).await.remove(2);
    assert_eq!(told["group"]["subject"], "Mill");
    assert_eq!(told["group"]["participants"].as_array().unwrap().len(), 1);
    assert_eq!(say(&stage, "c2", "I am out").await, 400);

    let (status, _) = stage.bench_call("DELETE", "/app/groups/g1", None).await;
    assert_eq!(status, 200);
    stage.sandbox.advance(5_000);
    let told = rows_of(&stage, "groups", 4).await.remove(3);
    assert_eq!(told["action"], "remove");
    assert_eq!(
        say(&stage, BUSINESS, "Hello?").await,
        400,
        "whoever left is silent"
    );
}

#[tokio::test]
async fn a_phone_that_was_offline_tells_how_things_stand_since() {
    let (stage, _token) = Stage::connected(true).await;
    switch_on(&stage).await;
    let offline = |online| PhoneChange {
        online: Some(online),
        ..PhoneChange::default()
    };
    stage
        .sandbox
        .change_phone(BUSINESS, offline(false))
        .unwrap();
    group(&stage, &[INES]).await;
    wear(&stage, PNG).await;
    stage.sandbox.advance(60_000);
    stage.quiet().await;
    let told = stage.rows("smb_app_state_sync", "state_sync");
    assert!(of_type(&told, "groups").is_empty() && of_type(&told, "pictures").is_empty());
    stage.sandbox.change_phone(BUSINESS, offline(true)).unwrap();
    rows_of(&stage, "groups", 1).await;
    rows_of(&stage, "pictures", 1).await;
}

#[tokio::test]
async fn long_talk_comes_in_parts() {
    let (stage, _token) = Stage::connected(true).await;
    group(&stage, &[INES]).await;
    for nth in 0..201 {
        assert_eq!(say(&stage, INES, &format!("sack {nth}")).await, 200);
    }
    switch_on(&stage).await;
    let rows = rows_of(&stage, "groups", 3).await;
    let sizes: Vec<usize> = rows
        .iter()
        .map(|row| row["group"]["messages"].as_array().unwrap().len())
        .collect();
    assert_eq!(sizes.iter().sum::<usize>(), 201);
    assert!(sizes.iter().all(|size| *size <= 100), "{sizes:?}");
}

#[tokio::test]
async fn a_platform_sets_labels_and_archive_by_the_same_rows() {
    let (stage, token) = Stage::connected(true).await;
    switch_on(&stage).await;
    let (status, answer) = set(
        &stage,
        &token,
        json!([{"type": "labels", "label": {"name": "VIP"}}]),
    )
    .await;
    assert_eq!(
        (status, answer["request_id"].is_string()),
        (200, true),
        "{answer}"
    );
    stage.sandbox.advance(5_000);
    // The first tells that there is none.
    let label = rows_of(&stage, "labels", 2).await;
    let label = &label.last().unwrap()["labels"][0];
    assert_eq!(label["name"], "VIP");
    let contact = json!({"phone_number": INES_DIGITS});
    let rows = json!([
        {"type": "chat_labels", "action": "add", "contact": contact, "labels": [label["id"]]},
        {"type": "archive", "action": "add", "contact": contact},
    ]);
    let (status, answer) = set(&stage, &token, rows).await;
    assert_eq!(status, 200, "{answer}");
    let (_, chats) = stage.bench_get(&format!("/phones/{BUSINESS}/chats")).await;
    let chats = chats["chats"].as_array().unwrap();
    let chat = chats.iter().find(|chat| chat["peer"] == INES).unwrap();
    assert_eq!(
        (&chat["archived"], &chat["labels"]),
        (&json!(true), &json!([label["id"]])),
        "{chat}"
    );
    stage.sandbox.advance(5_000);
    rows_of(&stage, "archive", 1).await;

    for (row, says) in [
        (json!({"type": "pictures", "contact": contact}), "pictures"),
        (
            json!({"type": "archive", "contact": {"phone_number": "1"}}),
            "nobody",
        ),
        (
            json!({"type": "chat_labels", "contact": contact, "labels": ["l9"]}),
            "l9",
        ),
        (json!({"type": "labels"}), "label.name"),
    ] {
        let (status, refused) = set(&stage, &token, json!([row])).await;
        let told = refused["error"]["error_data"]["details"]
            .as_str()
            .or(refused["error"]["message"].as_str());
        assert!(
            status == 400 && refused.to_string().contains(says),
            "{told:?}"
        );
    }
    // The sync of contacts is asked for as ever.
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "smb_app_state_sync"});
    let (status, _) = stage
        .post(&format!("/v25.0/{PNID}/smb_app_data"), &token, &ask)
        .await;
    assert_eq!(status, 200);
}
