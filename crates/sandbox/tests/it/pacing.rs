//! Sends that are held until WhatsApp knows what people make of their template, and those nobody gets in time.

use serde_json::{Value, json};
use twinline_sandbox::PhoneChange;

use crate::deeds::{approved, fate, first_status, patch, send, template, values};
use crate::stage::{INES, INES_DIGITS, PNID, Stage};

const NEWS: &str = "messages,message_template_status_update,message_template_quality_update";

async fn stage(batch: u32) -> (Stage, String, String) {
    let (stage, token) = Stage::connected(true).await;
    stage.subscribe_fields(NEWS).await;
    let (status, told) = patch(&stage, "/standing", json!({"pacing_batch": batch})).await;
    assert_eq!((status, &told["pacing_batch"]), (200, &json!(batch)));
    let offer = approved(&stage, &token, "offer", "MARKETING").await;
    (stage, token, offer)
}

async fn offered(stage: &Stage, token: &str) -> Value {
    let (status, answer) = send(stage, token, &template(INES_DIGITS, "offer")).await;
    assert_eq!(status, 200, "{answer}");
    answer["messages"][0].clone()
}

fn statuses_of(stage: &Stage, wamid: &Value) -> usize {
    let rows = stage.rows("messages", "statuses");
    rows.iter().filter(|row| row["id"] == *wamid).count()
}

#[tokio::test]
async fn after_the_first_batch_sends_are_held_and_go_out_without_bad_news() {
    let (stage, token, offer) = stage(1).await;
    assert_eq!(offered(&stage, &token).await["message_status"], "accepted");
    let held = offered(&stage, &token).await;
    assert_eq!(held["message_status"], "held_for_quality_assessment");
    stage.sandbox.advance(29 * 60_000);
    stage.quiet().await;
    assert_eq!(statuses_of(&stage, &held["id"]), 0, "it waits");
    let (_, told) = stage.bench_get(&format!("/templates/{offer}")).await;
    assert_eq!(told["held"], 1);
    stage.sandbox.advance(2 * 60_000);
    assert_eq!(first_status(&stage, &held["id"]).await["status"], "sent");
    // Once it passed, nothing of it is held any more.
    assert_eq!(offered(&stage, &token).await["message_status"], "accepted");
}

#[tokio::test]
async fn a_disliked_template_loses_what_was_held_and_waits_for_a_hand() {
    let (stage, token, offer) = stage(1).await;
    offered(&stage, &token).await;
    stage.sandbox.advance(5_000);
    let held = offered(&stage, &token).await;
    for customer in [INES, "c2"] {
        stage.sandbox.complain(customer, true).unwrap();
    }
    let decision = json!({"quality": "RED"});
    patch(&stage, &format!("/templates/{offer}"), decision).await;
    stage.sandbox.advance(1_000);
    let failed = first_status(&stage, &held["id"]).await;
    assert_eq!(
        (&failed["status"], &failed["errors"][0]["code"]),
        (&json!("failed"), &json!(132_015))
    );
    let told = values(&stage, "message_template_status_update", 2).await;
    assert_eq!(told[1]["event"], "PAUSED");
    assert_eq!(told[1]["other_info"]["title"], "RATE_LIMITING_PAUSE");
    stage.sandbox.advance(100 * 3_600_000);
    let path = format!("/v25.0/{offer}");
    assert_eq!(stage.get(&path, &token).await.1["status"], "PAUSED");
    let (_, unpaused) = stage
        .post(&format!("{path}/unpause"), &token, &json!({}))
        .await;
    assert_eq!(unpaused["success"], true);
    // As good as new, so the next batch is watched again.
    assert_eq!(offered(&stage, &token).await["message_status"], "accepted");
    assert_eq!(
        offered(&stage, &token).await["message_status"],
        "held_for_quality_assessment"
    );
}

#[tokio::test]
async fn by_hand_what_is_held_waits_for_the_bench() {
    let (stage, token, offer) = stage(1).await;
    let path = format!("/templates/{offer}");
    let release = json!({"held": "release"});
    let (status, why) = patch(&stage, &path, release.clone()).await;
    assert_eq!(status, 409, "{why}");
    assert!(
        why["error"]["remedy"]
            .as_str()
            .unwrap()
            .contains("pacing_batch"),
        "{why}"
    );
    patch(&stage, "/standing", json!({"pacing": "by_hand"})).await;
    offered(&stage, &token).await;
    let held = offered(&stage, &token).await;
    stage.sandbox.advance(24 * 3_600_000);
    stage.quiet().await;
    assert_eq!(statuses_of(&stage, &held["id"]), 0);
    let (status, told) = patch(&stage, &path, release).await;
    assert_eq!((status, &told["held"]), (200, &json!(0)));
    stage.sandbox.advance(1_000);
    assert_eq!(first_status(&stage, &held["id"]).await["status"], "sent");
    patch(&stage, "/standing", json!({"pacing": "off"})).await;
    assert_eq!(offered(&stage, &token).await["message_status"], "accepted");
}

#[tokio::test]
async fn a_young_portfolio_loses_what_was_held_for_another_reason() {
    let (stage, token, offer) = stage(1).await;
    offered(&stage, &token).await;
    let held = offered(&stage, &token).await;
    let decision = json!({"held": "drop_by_portfolio"});
    let (status, told) = patch(&stage, &format!("/templates/{offer}"), decision).await;
    assert_eq!((status, &told["status"]), (200, &json!("APPROVED")));
    stage.sandbox.advance(1_000);
    let failed = first_status(&stage, &held["id"]).await;
    assert_eq!(failed["errors"][0]["code"], 135_000);
}

#[tokio::test]
async fn a_utility_template_is_paced_only_after_one_was_paused() {
    let (stage, token, _) = stage(1).await;
    let notice = approved(&stage, &token, "notice", "UTILITY").await;
    let to_ines = template(INES_DIGITS, "notice");
    for _ in 0..3 {
        let (_, answer) = send(&stage, &token, &to_ines).await;
        assert_eq!(answer["messages"][0]["message_status"], "accepted");
    }
    let path = format!("/templates/{notice}");
    patch(&stage, &path, json!({"verdict": "pause"})).await;
    patch(&stage, &path, json!({"verdict": "unpause"})).await;
    let mut told = Vec::new();
    for _ in 0..2 {
        let (_, answer) = send(&stage, &token, &to_ines).await;
        told.push(answer["messages"][0]["message_status"].clone());
    }
    assert_eq!(told, ["accepted", "held_for_quality_assessment"]);
    stage.sandbox.advance(8 * 86_400_000);
    let (_, answer) = send(&stage, &token, &to_ines).await;
    assert_eq!(answer["messages"][0]["message_status"], "accepted");
}

#[tokio::test]
async fn held_sends_survive_a_restart() {
    let (mut stage, token, _) = stage(1).await;
    offered(&stage, &token).await;
    let held = offered(&stage, &token).await;
    stage.restart().await;
    stage.sandbox.advance(31 * 60_000);
    assert_eq!(first_status(&stage, &held["id"]).await["status"], "sent");
}

/// What customers get after their phone was away for so long: nothing, if the message has expired.
async fn arrives_after(stage: &Stage, token: &str, body: &Value, away_ms: i64) -> bool {
    let online = |online: bool| PhoneChange {
        online: Some(online),
        ..PhoneChange::default()
    };
    stage.sandbox.change_phone(INES, online(false)).unwrap();
    let (status, answer) = send(stage, token, body).await;
    assert_eq!(status, 200, "{answer}");
    let wamid = answer["messages"][0]["id"].clone();
    stage.sandbox.advance(away_ms);
    stage.sandbox.change_phone(INES, online(true)).unwrap();
    stage.sandbox.advance(5_000);
    stage.quiet().await;
    let rows = stage.rows("messages", "statuses");
    let of = |status: &str| {
        rows.iter()
            .any(|row| row["id"] == wamid && row["status"] == status)
    };
    assert!(of("sent") && !of("failed"), "dropped without a word");
    of("delivered")
}

#[tokio::test]
async fn what_is_not_delivered_in_its_time_is_dropped_without_a_word() {
    let (stage, token, _) = stage(50).await;
    let body = json!({
        "name": "reminder", "language": "en_US", "category": "UTILITY", "message_send_ttl_seconds": 60,
        "components": [{"type": "BODY", "text": "Your table is ready."}],
    });
    let (status, made) = crate::deeds::create(&stage, &token, &body).await;
    assert_eq!(status, 200, "{made}");
    let reminder = template(INES_DIGITS, "reminder");
    assert!(arrives_after(&stage, &token, &reminder, 50_000).await);
    assert!(!arrives_after(&stage, &token, &reminder, 61_000).await);
    let usual = template(INES_DIGITS, "hello_world");
    assert!(arrives_after(&stage, &token, &usual, 29 * 86_400_000).await);
    assert!(!arrives_after(&stage, &token, &usual, 30 * 86_400_000).await);
}

#[tokio::test]
async fn a_span_outside_its_categorys_range_is_refused() {
    let (stage, token, _) = stage(50).await;
    for (category, ttl, status) in [
        ("UTILITY", 29, 400),
        ("UTILITY", 43_200, 200),
        ("MARKETING", 60, 400),
        ("MARKETING", 86_400, 200),
    ] {
        let body = json!({
            "name": format!("kept_{}", ttl), "language": "en_US", "category": category,
            "message_send_ttl_seconds": ttl, "components": [{"type": "BODY", "text": "Hello there."}],
        });
        let (got, answer) = crate::deeds::create(&stage, &token, &body).await;
        assert_eq!(got, status, "{category} {ttl}: {answer}");
    }
}

#[tokio::test]
async fn marketing_messages_are_charged_as_such_once_the_terms_are_signed() {
    let (stage, token, _) = stage(50).await;
    let path = format!("/v25.0/{PNID}/marketing_messages");
    let offer = |policy: &str| {
        let mut body = template(INES_DIGITS, "offer");
        body["messaging_product"] = json!("whatsapp");
        body["product_policy"] = json!(policy);
        body
    };
    let sent = async |policy: &str| stage.post(&path, &token, &offer(policy)).await.1;
    assert_eq!(sent("STRICT").await["error"]["code"], 134_103);
    let plain = sent("CLOUD_API_FALLBACK").await["messages"][0]["id"].clone();
    stage.sandbox.advance(1_000);
    let told = first_status(&stage, &plain).await;
    assert_eq!(told["pricing"]["category"], "marketing");
    let (status, _) = stage
        .bench_post("/account/events", &json!({"event": "MM_LITE_TERMS_SIGNED"}))
        .await;
    assert_eq!(status, 200);
    assert_eq!(sent("STRICT").await["error"]["code"], 134_101);
    stage.sandbox.advance(10 * 60_000);
    let lite = sent("STRICT").await["messages"][0]["id"].clone();
    stage.sandbox.advance(1_000);
    let told = first_status(&stage, &lite).await;
    assert_eq!(told["pricing"]["category"], "marketing_lite");
    let mut other = offer("STRICT");
    other["template"]["name"] = json!("hello_world");
    let (_, refused) = stage.post(&path, &token, &other).await;
    assert_eq!(refused["error"]["code"], 131_055);
    assert_eq!(
        fate(&stage, &token, &template(INES_DIGITS, "offer")).await,
        Value::Null
    );
}
