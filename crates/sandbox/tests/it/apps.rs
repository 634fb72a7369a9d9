//! Several apps at one business: each hears what it subscribed to, at its own address, signed with its own secret.

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{Desk, INES, PNID, Stage, VERIFY, WABA, rows};

/// The first app's stage, and a second app that subscribes to messages alone.
async fn two_apps() -> (Stage, std::sync::Arc<Desk>, Value) {
    let (stage, _) = Stage::connected(true).await;
    let (status, second) = stage
        .post("/bench/api/apps", "", &json!({"name": "Statistics"}))
        .await;
    assert_eq!(status, 200, "{second}");
    let text = |key: &str| second[key].as_str().unwrap().to_owned();
    let (desk, callback) = Desk::open(text("app_secret")).await;
    let own = format!("{}|{}", text("app_id"), text("app_secret"));
    let body = json!({
        "object": "whatsapp_business_account",
        "callback_url": callback,
        "verify_token": VERIFY,
        "fields": "messages",
    });
    let path = format!("/v25.0/{}/subscriptions", text("app_id"));
    let (status, answer) = stage.post(&path, &own, &body).await;
    assert_eq!((status, answer), (200, json!({"success": true})));
    let path = format!("/v25.0/{WABA}/subscribed_apps");
    let (status, _) = stage.post(&path, &text("token"), &json!({})).await;
    assert_eq!(status, 200);
    (stage, desk, second)
}

#[tokio::test]
async fn every_app_hears_what_it_subscribed_to_signed_with_its_own_secret() {
    let (stage, second, _) = two_apps().await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "Two loaves, please")
        .unwrap();
    stage
        .sandbox
        .send_text(BUSINESS, INES, "They are waiting for you")
        .unwrap();
    stage.wait_rows("messages", "messages", 1).await;
    let count = |all: &[crate::stage::Received]| rows(all, "messages", "messages").len();
    second.wait("the same message", |all| count(all) == 1).await;
    stage
        .wait_rows("smb_message_echoes", "message_echoes", 1)
        .await;
    stage.quiet().await;
    let heard = second.received();
    assert!(heard.iter().all(|one| one.signature_ok));
    assert!(stage.received().iter().all(|one| one.signature_ok));
    // It never asked for those.
    assert_eq!(
        rows(&heard, "smb_message_echoes", "message_echoes"),
        [] as [Value; 0]
    );
}

#[tokio::test]
async fn an_app_leaves_without_the_others_noticing() {
    let (stage, second, app) = two_apps().await;
    let token = app["token"].as_str().unwrap();
    let path = format!("/v25.0/{WABA}/subscribed_apps");
    let (_, attached) = stage.get(&path, token).await;
    assert_eq!(attached["data"].as_array().unwrap().len(), 2, "{attached}");
    let url = format!("{}{path}", stage.base);
    let answer = stage.http().delete(url).bearer_auth(token).send().await;
    assert_eq!(answer.unwrap().status(), 200);
    stage.sandbox.send_text(INES, BUSINESS, "Hello?").unwrap();
    stage.wait_rows("messages", "messages", 1).await;
    stage.quiet().await;
    assert_eq!(second.received().len(), 0);
}

#[tokio::test]
async fn an_app_that_is_not_attached_hears_of_the_account_and_of_nothing_in_it() {
    let (stage, second, app) = two_apps().await;
    let text = |key: &str| app[key].as_str().unwrap().to_owned();
    let own = format!("{}|{}", text("app_id"), text("app_secret"));
    let subscriptions = format!("/v25.0/{}/subscriptions", text("app_id"));
    let (_, known) = stage.get(&subscriptions, &own).await;
    let body = json!({
        "object": "whatsapp_business_account",
        "callback_url": known["data"][0]["callback_url"],
        "verify_token": VERIFY,
        "fields": "messages,account_update,account_review_update",
    });
    assert_eq!(stage.post(&subscriptions, &own, &body).await.0, 200);
    let attached = format!("{}/v25.0/{WABA}/subscribed_apps", stage.base);
    let answer = stage.http().delete(attached).bearer_auth(text("token"));
    assert_eq!(answer.send().await.unwrap().status(), 200);
    for event in ["account_review_update", "VERIFIED_ACCOUNT"] {
        let path = "/bench/api/account/events";
        let (status, _) = stage.post(path, "", &json!({"event": event})).await;
        assert_eq!(status, 200);
    }
    second
        .wait("the account's news", |all| all.len() == 1)
        .await;
    stage.quiet().await;
    let heard = second.received();
    let changes = &heard[0].value["entry"][0]["changes"];
    assert_eq!(heard.len(), 1);
    assert_eq!(changes[0]["field"], "account_update");
}

#[tokio::test]
async fn fields_are_given_up_one_by_one() {
    let (stage, _, app) = two_apps().await;
    let text = |key: &str| app[key].as_str().unwrap().to_owned();
    let own = format!("{}|{}", text("app_id"), text("app_secret"));
    let path = format!("/v25.0/{}/subscriptions", text("app_id"));
    let (_, known) = stage.get(&path, &own).await;
    let body = json!({
        "object": "whatsapp_business_account",
        "callback_url": known["data"][0]["callback_url"],
        "verify_token": VERIFY,
        "fields": ["messages", "history"],
    });
    assert_eq!(stage.post(&path, &own, &body).await.0, 200);
    let give_up = async |query: &str| {
        let url = format!("{}{path}{query}", stage.base);
        let answer = stage.http().delete(url).bearer_auth(&own).send().await;
        assert_eq!(answer.unwrap().status(), 200);
        stage.get(&path, &own).await.1
    };
    let left = give_up("?fields=history").await;
    assert_eq!(left["data"][0]["fields"], json!([{"name": "messages"}]));
    assert_eq!(give_up("").await["data"], json!([]));
}

#[tokio::test]
async fn an_override_of_the_number_belongs_to_the_app_that_set_it() {
    let (stage, second, app) = two_apps().await;
    let (elsewhere, url) = Desk::open(app["app_secret"].as_str().unwrap().to_owned()).await;
    let token = app["token"].as_str().unwrap();
    let configuration = json!({"override_callback_uri": url, "verify_token": VERIFY});
    let body = json!({"webhook_configuration": configuration});
    let (status, _) = stage.post(&format!("/v25.0/{PNID}"), token, &body).await;
    assert_eq!(status, 200);
    stage.sandbox.send_text(INES, BUSINESS, "Hello?").unwrap();
    elsewhere.wait("the message", |all| all.len() == 1).await;
    stage.wait_rows("messages", "messages", 1).await;
    stage.quiet().await;
    assert_eq!(second.received().len(), 0);
    assert!(elsewhere.received()[0].signature_ok);
}

#[tokio::test]
async fn one_app_cannot_speak_for_another() {
    let (stage, _, app) = two_apps().await;
    let first = stage.sandbox.app();
    let (_, token) = (app["app_id"].as_str(), app["token"].as_str().unwrap());
    let path = format!("/v25.0/{}/subscriptions", first.app_id);
    let own = format!(
        "{}|{}",
        app["app_id"].as_str().unwrap(),
        app["app_secret"].as_str().unwrap()
    );
    for token in [token, own.as_str()] {
        let (status, answer) = stage.get(&path, token).await;
        assert_eq!((status, &answer["error"]["code"]), (401, &json!(190)));
    }
    let (status, _) = stage
        .post("/bench/api/apps", "", &json!({"name": " "}))
        .await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_retry_goes_to_every_app_that_subscribed_to_the_field() {
    let (stage, second, _) = two_apps().await;
    stage.quiet().await;
    let before = stage.received().len();
    stage.answer_with(500);
    stage
        .sandbox
        .send_text(INES, BUSINESS, "Two loaves, please")
        .unwrap();
    // Tried again at once, and after five seconds: with both, though the second app has answered 200 from the beginning.
    second
        .wait("what it heard already", |all| all.len() == 2)
        .await;
    stage.advance_until(before + 3, 6_000).await;
    second.wait("the same again", |all| all.len() >= 3).await;
    let heard = second.received();
    assert!(heard.iter().all(|one| one.signature_ok));
    assert!(heard.iter().all(|one| one.value == heard[0].value));
    stage.answer_with(200);
    stage.advance_until(before + 4, 20_000).await;
    stage.quiet().await;
    let count = second.received().len();
    assert!(count >= 4, "the try that succeeded is copied, too");
    stage.sandbox.advance(600_000);
    stage.quiet().await;
    assert_eq!(second.received().len(), count, "and nothing after it");
    // It never asked for echoes, and is not told of one that fails.
    stage.answer_with(500);
    stage.sandbox.send_text(BUSINESS, INES, "Gladly").unwrap();
    stage
        .wait("the echo, twice", |all| {
            rows(all, "smb_message_echoes", "message_echoes").len() >= 2
        })
        .await;
    assert_eq!(second.received().len(), count);
}
