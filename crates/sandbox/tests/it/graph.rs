//! The Graph API refuses what WhatsApp refuses, in its codes.

use serde_json::json;
use twinline_sandbox::{BUSINESS, Faults, SignUp, Ticks};

use crate::stage::{INES, INES_DIGITS, PNID, Stage, VERIFY, WABA};

#[tokio::test]
async fn a_code_is_exchanged_once() {
    let stage = Stage::open().await;
    let code = stage
        .sandbox
        .sign_up(SignUp {
            share_history: true,
        })
        .unwrap()
        .code;
    let (status, answer) = stage.exchange(&code).await;
    assert_eq!((status, &answer["token_type"]), (200, &json!("bearer")));
    let (status, answer) = stage.exchange(&code).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(100)));
}

#[tokio::test]
async fn a_code_lives_thirty_seconds() {
    let stage = Stage::open().await;
    let code = stage
        .sandbox
        .sign_up(SignUp {
            share_history: true,
        })
        .unwrap()
        .code;
    stage.sandbox.advance(30_001);
    let (status, answer) = stage.exchange(&code).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(100)));
}

#[tokio::test]
async fn a_field_that_is_none_changes_no_subscription() {
    let (stage, _) = Stage::connected(true).await;
    let app = stage.sandbox.app();
    let (token, path) = (
        format!("{}|{}", app.app_id, app.app_secret),
        format!("/v25.0/{}/subscriptions", app.app_id),
    );
    let (_, before) = stage.get(&path, &token).await;
    for odd in ["messages,sounds", "messages,user_id_update"] {
        let (status, answer) = stage.subscribe_fields(odd).await;
        assert_eq!((status, &answer["error"]["code"]), (400, &json!(100)));
    }
    assert_eq!(stage.get(&path, &token).await.1, before);
    let (status, _) = stage.subscribe_fields("messages,security,flows").await;
    assert_eq!(status, 200);
    let (_, page) = stage.get(&path, &token).await;
    let fields = json!([{"name": "flows"}, {"name": "messages"}, {"name": "security"}]);
    assert_eq!(page["data"][0]["fields"], fields);
}

#[tokio::test]
async fn a_bad_token_is_190_and_an_unknown_object_100_33() {
    let (stage, token) = Stage::connected(true).await;
    let (status, answer) = stage.send_text("EAAnonsense", INES_DIGITS, "hi").await;
    assert_eq!((status, &answer["error"]["code"]), (401, &json!(190)));
    let (status, answer) = stage.get("/v25.0/123?fields=id", &token).await;
    assert_eq!(status, 400);
    assert_eq!(answer["error"]["code"], 100);
    assert_eq!(answer["error"]["error_subcode"], 33);
    assert_eq!(answer["error"]["type"], "GraphMethodException");
}

#[tokio::test]
async fn the_number_says_it_is_on_the_business_app() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/{WABA}/phone_numbers?fields=id,display_phone_number,is_on_biz_app");
    let (_, page) = stage.get(&path, &token).await;
    let number = json!({
        "id": PNID, "display_phone_number": "+44 7700 900142", "is_on_biz_app": true,
    });
    assert_eq!(page["data"], json!([number]));
    let (status, answer) = stage
        .get(&format!("/v24.0/{PNID}?fields=nonsense"), &token)
        .await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(100)));
}

#[tokio::test]
async fn each_sync_is_given_once_and_within_a_day() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/v25.0/{PNID}/smb_app_data");
    let ask = |kind: &str| json!({"messaging_product": "whatsapp", "sync_type": kind});
    let (status, answer) = stage.post(&path, &token, &ask("smb_app_state_sync")).await;
    assert_eq!(status, 200);
    assert!(answer["request_id"].is_string());
    let (status, answer) = stage.post(&path, &token, &ask("smb_app_state_sync")).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(2_593_107)));
    stage.sandbox.advance(24 * 3_600_000 + 1_000);
    let (status, answer) = stage.post(&path, &token, &ask("history")).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(2_593_108)));
}

#[tokio::test]
async fn outside_the_window_a_send_is_accepted_and_fails() {
    let (stage, token) = Stage::connected(true).await;
    let (status, answer) = stage.send_text(&token, INES_DIGITS, "Good news").await;
    assert_eq!(status, 200, "accepted, as at WhatsApp");
    stage.sandbox.advance(1_000);
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(statuses[0]["id"], answer["messages"][0]["id"]);
    assert_eq!(statuses[0]["status"], "failed");
    assert_eq!(statuses[0]["errors"][0]["code"], 131_047);
    assert_eq!(statuses[0]["biz_opaque_callback_data"], "send-1");
    let shown = stage.sandbox.messages(INES, BUSINESS).unwrap();
    assert!(
        shown
            .iter()
            .all(|message| message.text.as_deref() != Some("Good news"))
    );
}

#[tokio::test]
async fn the_21st_send_of_a_second_is_throttled() {
    let (stage, token) = Stage::connected(true).await;
    for n in 0..20 {
        let (status, _) = stage.send_text(&token, INES_DIGITS, &format!("{n}")).await;
        assert_eq!(status, 200, "send {n}");
    }
    let (status, answer) = stage.send_text(&token, INES_DIGITS, "one too many").await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(130_429)));
    stage.sandbox.advance(1_000);
    let (status, _) = stage.send_text(&token, INES_DIGITS, "after a second").await;
    assert_eq!(status, 200);
}

#[tokio::test]
async fn malformed_sends_are_refused_in_the_answer() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/v25.0/{PNID}/messages");
    let to = INES_DIGITS;
    let cases = [
        (
            json!({"to": to, "type": "text", "text": {"body": "x"}}),
            100,
        ),
        (
            json!({"messaging_product": "whatsapp", "type": "text", "text": {"body": "x"}}),
            100,
        ),
        (
            json!({"messaging_product": "whatsapp", "to": to, "type": "text"}),
            131_009,
        ),
        (
            json!({"messaging_product": "whatsapp", "to": to, "type": "text",
                "text": {"body": "x".repeat(4_097)}}),
            100,
        ),
        (
            json!({"messaging_product": "whatsapp", "to": "+44 7700 900142", "type": "text",
                "text": {"body": "x"}}),
            131_021,
        ),
        (
            json!({"messaging_product": "whatsapp", "to": to, "type": "image",
                "image": {"id": "42"}}),
            131_009,
        ),
        (
            json!({"messaging_product": "whatsapp", "to": to, "type": "template",
                "template": {"name": "hello", "language": {"code": "en_GB"}}}),
            132_001,
        ),
    ];
    for (body, code) in cases {
        let (_, answer) = stage.post(&path, &token, &body).await;
        assert_eq!(answer["error"]["code"], code, "{body}");
    }
}

#[tokio::test]
async fn a_lost_answer_is_a_message_sent_all_the_same() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.sandbox.set_faults(Faults {
        timeout_after_accept_next: 1,
        ..Faults::none()
    });
    let body = json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "type": "text",
                      "text": {"body": "did you get this?"}});
    let sent = stage
        .http()
        .post(format!("{}/{PNID}/messages", stage.base))
        .bearer_auth(&token)
        .json(&body)
        .timeout(std::time::Duration::from_millis(300))
        .send()
        .await;
    assert!(sent.is_err(), "the answer never comes");
    stage.sandbox.advance(1_000);
    stage.wait_rows("messages", "statuses", 1).await;
    let shown = stage.sandbox.messages(BUSINESS, INES).unwrap();
    let sent = shown.last().unwrap();
    assert_eq!(sent.text.as_deref(), Some("did you get this?"));
    assert!(sent.state >= Some(Ticks::Sent));
    let (status, _) = stage.send_text(&token, INES_DIGITS, "again").await;
    assert_eq!(status, 200, "only the next answer was to be lost");
}

#[tokio::test]
async fn media_goes_up_is_found_and_comes_down_for_five_minutes() {
    let (stage, token) = Stage::connected(true).await;
    let png = b"\x89PNG\r\n\x1a\n0000 not much of a picture".to_vec();
    let part = reqwest::multipart::Part::bytes(png.clone())
        .file_name("a.png")
        .mime_str("image/png")
        .unwrap();
    let form = reqwest::multipart::Form::new()
        .text("messaging_product", "whatsapp")
        .part("file", part);
    let url = format!("{}/v25.0/{PNID}/media", stage.base);
    let uploaded = stage
        .http()
        .post(url)
        .bearer_auth(&token)
        .multipart(form)
        .send()
        .await
        .unwrap();
    let uploaded: serde_json::Value = uploaded.json().await.unwrap();
    let id = uploaded["id"].as_str().unwrap();

    let (_, info) = stage.get(&format!("/v25.0/{id}"), &token).await;
    assert_eq!(info["mime_type"], "image/png");
    assert_eq!(info["file_size"], png.len().to_string());
    let url = info["url"].as_str().unwrap().to_owned();
    let download = || stage.http().get(&url).bearer_auth(&token).send();
    assert_eq!(download().await.unwrap().bytes().await.unwrap(), png);
    let without_token = stage.http().get(&url).send().await.unwrap();
    assert_eq!(without_token.status(), 401);

    stage.sandbox.send_text(INES, BUSINESS, "show me").unwrap();
    let body = json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "type": "image",
                      "image": {"id": id, "caption": "here"}});
    let (status, _) = stage
        .post(&format!("/{PNID}/messages"), &token, &body)
        .await;
    assert_eq!(status, 200);
    stage.sandbox.advance(1_000);
    stage.wait_rows("messages", "statuses", 2).await;
    let shown = stage.sandbox.messages(INES, BUSINESS).unwrap();
    let image = shown.last().unwrap();
    assert_eq!(
        (image.kind.as_str(), image.text.as_deref()),
        ("image", Some("here"))
    );

    stage.sandbox.advance(5 * 60_000);
    assert_eq!(
        download().await.unwrap().status(),
        404,
        "the address has expired"
    );
}

#[tokio::test]
async fn a_callback_that_fails_its_handshake_changes_nothing() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/v25.0/{WABA}/subscribed_apps");
    let override_with = |verify_token: &str| json!({"override_callback_uri": stage.callback, "verify_token": verify_token});
    let (status, _) = stage
        .post(&path, &token, &override_with("a wrong one"))
        .await;
    assert_eq!(status, 400);
    let (_, apps) = stage.get(&path, &token).await;
    assert_eq!(apps["data"][0].get("override_callback_uri"), None);
    let (status, _) = stage.post(&path, &token, &override_with(VERIFY)).await;
    assert_eq!(status, 200);
    let (_, apps) = stage.get(&path, &token).await;
    assert_eq!(
        apps["data"][0]["override_callback_uri"],
        json!(stage.callback)
    );
    // Without a body the override goes and the subscription stays.
    stage.post(&path, &token, &json!({})).await;
    let (_, apps) = stage.get(&path, &token).await;
    assert_eq!(apps["data"][0].get("override_callback_uri"), None);
    assert_eq!(apps["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_switchboard_refuses_sends_and_counts_them() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.sandbox.set_faults(Faults {
        answer_500_next: 1,
        throttle_next: 1,
        ..Faults::none()
    });
    let (status, answer) = stage.send_text(&token, INES_DIGITS, "one").await;
    assert_eq!((status, &answer["error"]["code"]), (500, &json!(131_000)));
    let (status, answer) = stage.send_text(&token, INES_DIGITS, "two").await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(130_429)));
    let (status, _) = stage.send_text(&token, INES_DIGITS, "three").await;
    assert_eq!(status, 200);
    stage.sandbox.advance(1_000);
    let shown = stage.sandbox.messages(INES, BUSINESS).unwrap();
    assert_eq!(shown.last().unwrap().text.as_deref(), Some("three"));
    assert_eq!(
        shown
            .iter()
            .rev()
            .take(2)
            .filter(|message| !message.from_me)
            .count(),
        1
    );
}

#[tokio::test]
async fn a_number_nobody_has_is_accepted_and_undeliverable() {
    let (stage, token) = Stage::connected(true).await;
    let (status, answer) = stage.send_text(&token, "+44 7700 900999", "anybody?").await;
    assert_eq!(status, 200);
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(statuses[0]["id"], answer["messages"][0]["id"]);
    assert_eq!(statuses[0]["errors"][0]["code"], 131_026);
}

#[tokio::test]
async fn a_read_mark_gives_the_customer_blue_ticks() {
    let (stage, token) = Stage::connected(true).await;
    let sent = stage.sandbox.send_text(INES, BUSINESS, "seen?").unwrap();
    let body = json!({"messaging_product": "whatsapp", "status": "read", "message_id": sent.id});
    let path = format!("/{PNID}/messages");
    assert_eq!(
        stage.post(&path, &token, &body).await,
        (200, json!({"success": true}))
    );
    let shown = stage.sandbox.messages(INES, BUSINESS).unwrap();
    assert_eq!(shown.last().unwrap().state, Some(Ticks::Read));
    let body = json!({"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.x"});
    let (status, answer) = stage.post(&path, &token, &body).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(131_009)));
}
