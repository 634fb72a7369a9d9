//! Linked devices as screens of their own: what is written on one, what the API hears of it, and how a link ends and begins
//! again (webhooks.md 3.8).

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, Stage};

async fn ok(stage: &Stage, path: &str, body: Value) -> Value {
    let (status, answer) = stage.bench_post(path, &body).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

async fn link(stage: &Stage, kind: &str) -> String {
    let shown = ok(stage, "/app/companions", json!({"kind": kind, "name": ""})).await;
    shown["companions"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn two_devices_write_and_the_api_hears_of_one() {
    let (stage, _) = Stage::connected(true).await;
    let web = link(&stage, "web").await;
    let windows = link(&stage, "desktop_windows").await;
    let thread = |screen: &str| format!("/phones/{screen}/chats/{INES}/messages");
    let said = ok(&stage, &thread(&web), json!({"text": "From the till"})).await;
    assert_eq!(
        said["written_on"],
        json!({"id": web, "kind": "web", "name": "web", "echoed": true})
    );
    let said = ok(
        &stage,
        &thread(&windows),
        json!({"text": "From the office"}),
    )
    .await;
    assert_eq!(said["written_on"]["echoed"], false);
    stage.sandbox.advance(1_000);
    stage.quiet().await;
    let echoes = stage.rows("smb_message_echoes", "message_echoes");
    let texts: Vec<&Value> = echoes.iter().map(|echo| &echo["text"]["body"]).collect();
    assert_eq!(texts, ["From the till"]);
    for screen in [BUSINESS, &web, &windows] {
        let (_, shown) = stage.bench_get(&thread(screen)).await;
        let shown = shown["messages"].as_array().unwrap();
        let texts: Vec<&Value> = shown.iter().map(|message| &message["text"]).collect();
        assert!(
            texts.contains(&&json!("From the office")),
            "{screen}: {texts:?}"
        );
    }
    let (_, shown) = stage
        .bench_get(&format!("/phones/{INES}/chats/{BUSINESS}/messages"))
        .await;
    let newest = shown["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(newest["text"], "From the office");
    assert_eq!(newest["written_on"], Value::Null, "customers see no device");
}

#[tokio::test]
async fn an_unlinked_device_says_why_and_is_linked_again() {
    let mut stage = Stage::open().await;
    let device = link(&stage, "web").await;
    stage.connect(true).await;
    let (_, shown) = stage.bench_get("/app").await;
    let why = shown["companions"][0]["why"].as_str().unwrap();
    assert!(why.contains("connecting the number"), "{why}");
    let say = format!("/phones/{device}/chats/{INES}/messages");
    assert_eq!(
        stage.bench_post(&say, &json!({"text": "Hello?"})).await.0,
        404
    );
    let again = format!("/app/companions/{device}/link");
    let shown = ok(&stage, &again, json!({})).await;
    assert_eq!(shown["companions"][0]["unlinked_at"], Value::Null);
    ok(&stage, &say, json!({"text": "Back at the till"})).await;
    stage
        .bench_call("DELETE", &format!("/app/companions/{device}"), None)
        .await;
    stage.restart().await;
    let (_, shown) = stage.bench_get("/app").await;
    assert_eq!(shown["companions"][0]["why"], "Unlinked on the phone.");
    assert_eq!(
        stage
            .bench_post("/app/companions/d99/link", &json!({}))
            .await
            .0,
        404
    );
    for _ in 0..4 {
        link(&stage, "tablet").await;
    }
    assert_eq!(
        stage.bench_post(&again, &json!({})).await.0,
        409,
        "four at most"
    );
}
