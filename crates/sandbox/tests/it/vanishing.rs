//! What does not stay, which a connection switches off (webhooks.md 3.9), and answers to status posts (2.5).

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, Stage};

const DAY: i64 = 86_400_000;

fn chat(screen: &str, peer: &str) -> String {
    format!("/phones/{screen}/chats/{peer}")
}

async fn send_once(stage: &Stage) -> (u16, Value) {
    let picture = include_bytes!("../../canned/photo_breads.jpg").as_slice();
    let form = Form::new()
        .text("view_once", "true")
        .part("file", Part::bytes(picture).file_name("a.jpg"));
    let url = format!("{}/bench/api{}/messages", stage.base, chat(INES, BUSINESS));
    let answer = stage.http().post(url).multipart(form).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

#[tokio::test]
async fn messages_disappear_after_their_time() {
    let stage = Stage::open().await;
    let setting = format!("{}/disappearing", chat(INES, BUSINESS));
    let day = json!({"after": "day"});
    assert_eq!(stage.bench_call("PUT", &setting, Some(&day)).await.0, 200);
    let thread = format!("{}/messages", chat(INES, BUSINESS));
    let (status, said) = stage
        .bench_post(&thread, &json!({"text": "For today"}))
        .await;
    assert_eq!(status, 200, "{said}");
    assert!(said["expires_at"].is_i64(), "{said}");
    let has = async |screen, peer| {
        let (_, shown) = stage
            .bench_get(&format!("{}/messages", chat(screen, peer)))
            .await;
        let shown = shown["messages"].as_array().unwrap();
        shown.iter().any(|message| message["id"] == said["id"])
    };
    stage.sandbox.advance(DAY / 2);
    assert!(has(INES, BUSINESS).await && has(BUSINESS, INES).await);
    stage.sandbox.advance(DAY / 2);
    assert!(!has(INES, BUSINESS).await && !has(BUSINESS, INES).await);
}

#[tokio::test]
async fn both_chats_say_who_turned_it_and_stay_when_emptied() {
    let stage = Stage::open().await;
    let customer = json!({"name": "Odile Marchetti", "digits": "447700900779"});
    let (_, odile) = stage.bench_post("/phones", &customer).await;
    let odile = odile["id"].as_str().unwrap();
    let thread = format!("{}/messages", chat(odile, BUSINESS));
    stage.bench_post(&thread, &json!({"text": "Bonjour"})).await;
    let setting = |after| {
        let path = format!("{}/disappearing", chat(odile, BUSINESS));
        (path, json!({"after": after}))
    };
    let listed = async |screen, peer: &str| {
        let (_, shown) = stage.bench_get(&format!("/phones/{screen}/chats")).await;
        let mut chats = shown["chats"].as_array().unwrap().clone().into_iter();
        chats.find(|chat| chat["peer"] == peer)
    };
    let (path, week) = setting(Some("week"));
    stage.bench_call("PUT", &path, Some(&week)).await;
    let soon = json!({"text": "This goes"});
    stage.bench_post(&thread, &soon).await;
    let mine = listed(odile, BUSINESS).await.unwrap();
    assert_eq!(mine["turned"][0]["by"], "me", "{mine}");
    let theirs = listed(BUSINESS, odile).await.unwrap();
    assert_eq!(
        (&theirs["turned"][0]["by"], &theirs["turned"][0]["after"]),
        (&json!("other"), &json!("week")),
        "{theirs}"
    );
    stage.connect(true).await;
    let theirs = listed(BUSINESS, odile).await.unwrap();
    assert_eq!(theirs["disappearing"], Value::Null, "{theirs}");
    assert_eq!(theirs["turned"][1]["by"], "connection", "{theirs}");
}

#[tokio::test]
async fn a_chat_whose_messages_are_all_gone_is_still_there() {
    let stage = Stage::open().await;
    let customer = json!({"name": "Odile Marchetti", "digits": "447700900779"});
    let (_, odile) = stage.bench_post("/phones", &customer).await;
    let odile = odile["id"].as_str().unwrap();
    let setting = format!("{}/disappearing", chat(BUSINESS, odile));
    let day = json!({"after": "day"});
    stage.bench_call("PUT", &setting, Some(&day)).await;
    let thread = format!("{}/messages", chat(odile, BUSINESS));
    stage
        .bench_post(&thread, &json!({"text": "Only today"}))
        .await;
    stage.sandbox.advance(DAY);
    let (_, shown) = stage.bench_get("/phones/business/chats").await;
    let chats = shown["chats"].as_array().unwrap();
    let emptied = chats.iter().find(|chat| chat["peer"] == odile).unwrap();
    assert_eq!(
        (&emptied["preview"], &emptied["disappearing"]),
        (&json!(""), &json!("day")),
        "{emptied}"
    );
}

#[tokio::test]
async fn a_file_opens_once() {
    let mut stage = Stage::open().await;
    let (status, sent) = send_once(&stage).await;
    assert_eq!(
        (status, &sent["view_once"], &sent["media"]),
        (200, &json!("closed"), &Value::Null)
    );
    let open = |screen, peer| {
        let id = sent["id"].as_str().unwrap();
        format!("{}/messages/{id}/opened", chat(screen, peer))
    };
    let own = stage.bench_post(&open(INES, BUSINESS), &json!({})).await;
    assert_eq!(own.0, 409, "not by its sender: {}", own.1);
    let (status, opened) = stage.bench_post(&open(BUSINESS, INES), &json!({})).await;
    assert_eq!(status, 200, "{opened}");
    assert_eq!(opened["message"]["view_once"], "opened");
    assert!(opened["media"].is_object(), "{opened}");
    stage.restart().await;
    let (status, why) = stage.bench_post(&open(BUSINESS, INES), &json!({})).await;
    assert_eq!(status, 409, "{why}");
}

#[tokio::test]
async fn a_connection_refuses_what_it_cannot_carry() {
    let stage = Stage::open().await;
    let setting = format!("{}/disappearing", chat(INES, BUSINESS));
    let day = json!({"after": "day"});
    assert_eq!(stage.bench_call("PUT", &setting, Some(&day)).await.0, 200);
    stage.connect(true).await;
    let thread = format!("{}/messages", chat(INES, BUSINESS));
    let (_, said) = stage
        .bench_post(&thread, &json!({"text": "This stays"}))
        .await;
    assert_eq!(said["expires_at"], Value::Null, "{said}");
    let place = json!({"location": {"latitude": 41.15, "longitude": -8.61}, "live_minutes": 15});
    for (status, why) in [
        stage.bench_call("PUT", &setting, Some(&day)).await,
        send_once(&stage).await,
        stage.bench_post(&thread, &place).await,
    ] {
        let why = why["error"]["message"].as_str().unwrap();
        assert_eq!(status, 409, "{why}");
        assert!(why.contains("connected to the API"), "{why}");
    }
}

#[tokio::test]
async fn a_status_post_is_seen_quietly_and_answered() {
    let (stage, _) = Stage::connected(true).await;
    let post = json!({"text": "Fresh broa at noon"});
    stage.bench_post("/app/statuses", &post).await;
    let (_, updates) = stage.bench_get(&format!("/phones/{INES}/updates")).await;
    assert_eq!(updates["shown"], true, "{updates}");
    let id = updates["posts"][0]["id"].as_str().unwrap();
    let quiet = json!({"read_receipts": false});
    stage
        .bench_call("PATCH", &format!("/phones/{INES}"), Some(&quiet))
        .await;
    let path = format!("/phones/{INES}/updates/{id}");
    let (_, updates) = stage.bench_post(&format!("{path}/seen"), &json!({})).await;
    assert_eq!(updates["posts"][0]["seen"], true, "{updates}");
    let (_, app) = stage.bench_get("/app").await;
    assert_eq!(app["statuses"][0]["seen_by"], json!([]), "nobody is told");
    let answer = json!({"text": "Save me one"});
    let (status, said) = stage.bench_post(&format!("{path}/answer"), &answer).await;
    assert_eq!(
        (
            status,
            &said["quoted"]["preview"],
            &said["quoted"]["status"]
        ),
        (200, &json!("Fresh broa at noon"), &json!(true)),
        "{said}"
    );
    let rows = stage.wait_rows("messages", "messages", 1).await;
    assert_eq!(rows[0]["text"]["body"], "Save me one");
    assert!(rows[0]["context"]["id"].is_string(), "{}", rows[0]);
    stage.all_is_read_by_the_wire();
}
