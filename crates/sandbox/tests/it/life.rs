//! The life of a connection, and what Meta tells of an account: what is told, what is refused, what is silent.

use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, PhoneChange};

use crate::stage::{FIELDS, INES, INES_DIGITS, PNID, Received, Stage, WABA};

const DAY_MS: i64 = 86_400_000;

async fn bench(stage: &Stage, path: &str, body: Value) -> Value {
    let path = format!("/bench/api/account{path}");
    let (status, answer) = stage.post(&path, "", &body).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

async fn send(stage: &Stage, token: &str) -> (u16, Value) {
    let (status, answer) = stage.send_text(token, INES_DIGITS, "hello").await;
    (status, answer["error"]["code"].clone())
}

/// The values of a field, in order of arrival.
fn values(all: &[Received], field: &str) -> Vec<Value> {
    let entries = all
        .iter()
        .flat_map(|one| one.value["entry"].as_array().unwrap());
    let changes = entries.flat_map(|entry| entry["changes"].as_array().unwrap());
    let of_field = changes.filter(|change| change["field"] == field);
    of_field.map(|change| change["value"].clone()).collect()
}

async fn update(stage: &Stage, event: &str) -> Value {
    let find = |all: &[Received]| {
        let told = values(all, "account_update").into_iter().rev();
        let mut told = told.filter(|value| value["event"] == event);
        told.next()
    };
    stage.wait(event, |all| find(all).is_some()).await;
    find(&stage.received()).unwrap()
}

#[tokio::test]
async fn a_disconnected_number_sends_nothing_and_hears_nothing() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "before").unwrap();
    assert_eq!(send(&stage, &token).await.0, 200);
    bench(&stage, "/disconnect", json!({})).await;
    let told = update(&stage, "PARTNER_REMOVED").await;
    assert_eq!(told["phone_number"], "447700900142");
    assert_eq!(
        told["disconnection_info"],
        json!({"reason": "ACCOUNT_DISCONNECTED", "initiated_by": "USER"})
    );
    stage.sandbox.send_text(INES, BUSINESS, "after").unwrap();
    stage.sandbox.send_text(BUSINESS, INES, "echo?").unwrap();
    stage.sandbox.advance(10_000);
    stage.quiet().await;
    assert_eq!(stage.rows("messages", "messages").len(), 1);
    assert!(
        stage
            .rows("smb_message_echoes", "message_echoes")
            .is_empty()
    );
    assert_eq!(send(&stage, &token).await, (400, json!(133_010)));
    let (_, number) = stage
        .get(
            &format!("/v25.0/{PNID}?fields=status,health_status"),
            &token,
        )
        .await;
    assert_eq!(number["status"], "DISCONNECTED");
    assert_eq!(number["health_status"]["can_send_message"], "BLOCKED");
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "history"});
    let (status, refused) = stage
        .post(&format!("/{PNID}/smb_app_data"), &token, &ask)
        .await;
    assert_eq!((status, &refused["error"]["code"]), (400, &json!(133_010)));

    // Signed up again: both syncs once more, and what was missed comes as history.
    let token = stage.connect(true).await;
    let (status, _) = stage
        .post(&format!("/{PNID}/smb_app_data"), &token, &ask)
        .await;
    assert_eq!(status, 200);
    stage.sandbox.advance(60_000);
    stage
        .wait("the missed words", |all| {
            all.iter()
                .any(|one| one.value.to_string().contains("\"after\""))
        })
        .await;
}

#[tokio::test]
async fn a_new_phone_offboards_and_comes_back_without_the_gap() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "before").unwrap();
    let moving = bench(&stage, "/new_phone", json!({"returns": true})).await;
    assert_eq!(moving["state"], "offboarded");
    assert_eq!(
        update(&stage, "ACCOUNT_OFFBOARDED").await,
        json!({"event": "ACCOUNT_OFFBOARDED"})
    );
    stage
        .sandbox
        .send_text(INES, BUSINESS, "into the gap")
        .unwrap();
    stage
        .sandbox
        .send_text(BUSINESS, INES, "from the gap")
        .unwrap();
    assert_eq!(send(&stage, &token).await, (400, json!(133_010)));
    let (status, account) = stage.get(&format!("/v25.0/{WABA}"), &token).await;
    assert_eq!(status, 200, "the account stays within reach: {account}");

    stage.sandbox.advance(3 * 60_000 + 1);
    update(&stage, "ACCOUNT_RECONNECTED").await;
    assert_eq!(send(&stage, &token).await.0, 200);
    stage.sandbox.send_text(INES, BUSINESS, "after").unwrap();
    let heard = stage.wait_rows("messages", "messages", 2).await;
    let words: Vec<&Value> = heard.iter().map(|row| &row["text"]["body"]).collect();
    assert_eq!(words, [&json!("before"), &json!("after")]);
    // The syncs are not renewed: one may still be asked for, within the first day.
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "history"});
    let path = format!("/{PNID}/smb_app_data");
    assert_eq!(stage.post(&path, &token, &ask).await.0, 200);
    let (_, again) = stage.post(&path, &token, &ask).await;
    assert_eq!(again["error"]["code"], 2_593_107);
}

#[tokio::test]
async fn without_the_opt_in_only_a_sign_up_brings_it_back() {
    let (stage, token) = Stage::connected(true).await;
    bench(&stage, "/new_phone", json!({"returns": false})).await;
    stage.sandbox.advance(DAY_MS);
    assert_eq!(send(&stage, &token).await.0, 400);
    let token = stage.connect(true).await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "there again?")
        .unwrap();
    assert_eq!(send(&stage, &token).await.0, 200);
}

#[tokio::test]
async fn before_2026_a_new_phone_had_no_event_of_its_own() {
    let (stage, _token) = Stage::connected(true).await;
    let then = json!({"profile": "2025-06"});
    assert_eq!(stage.post("/bench/api/rules", "", &then).await.0, 200);
    bench(&stage, "/new_phone", json!({})).await;
    let told = update(&stage, "PARTNER_REMOVED").await;
    assert_eq!(told.get("disconnection_info"), None);
}

#[tokio::test]
async fn a_phone_put_away_for_two_weeks_loses_its_link() {
    let (stage, token) = Stage::connected(true).await;
    let online = |online| PhoneChange {
        online: Some(online),
        ..PhoneChange::default()
    };
    stage.sandbox.change_phone(BUSINESS, online(false)).unwrap();
    stage.sandbox.advance(13 * DAY_MS);
    stage.sandbox.change_phone(BUSINESS, online(true)).unwrap();
    stage.sandbox.advance(2 * DAY_MS);
    stage.sandbox.change_phone(BUSINESS, online(false)).unwrap();
    stage.sandbox.advance(13 * DAY_MS);
    let (_, account) = stage.get("/bench/api/account", &token).await;
    assert_eq!(account["state"], "connected", "it was used in between");
    stage.sandbox.advance(DAY_MS);
    let told = update(&stage, "PARTNER_REMOVED").await;
    assert_eq!(
        told["disconnection_info"],
        json!({"reason": "PRIMARY_INACTIVITY", "initiated_by": "SYSTEM"})
    );
}

#[tokio::test]
async fn a_ban_is_announced_begins_and_is_taken_back() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    let event =
        |state: &str| json!({"event": "DISABLED_UPDATE", "waba_ban_state": state, "days": 2});
    bench(&stage, "/events", event("SCHEDULE_FOR_DISABLE")).await;
    assert_eq!(send(&stage, &token).await.0, 200, "not yet");
    stage.sandbox.advance(2 * DAY_MS);
    stage
        .wait("the ban", |all| {
            let told = values(all, "account_update");
            told.iter()
                .any(|value| value["ban_info"]["waba_ban_state"] == "DISABLE")
        })
        .await;
    assert_eq!(send(&stage, &token).await, (403, json!(131_031)));
    bench(&stage, "/events", event("REINSTATE")).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    assert_eq!(send(&stage, &token).await.0, 200);
}

#[tokio::test]
async fn a_restriction_holds_until_it_expires() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    let kind = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING";
    let event = json!({"event": "ACCOUNT_RESTRICTION", "restriction_type": kind, "hours": 2});
    let account = bench(&stage, "/events", event).await;
    assert_eq!(account["restrictions"][0]["kind"], kind);
    let told = update(&stage, "ACCOUNT_RESTRICTION").await;
    assert_eq!(told["restriction_info"][0]["restriction_type"], kind);
    assert!(told["restriction_info"][0]["expiration"].is_i64());
    assert_eq!(send(&stage, &token).await, (403, json!(368)));
    stage.sandbox.advance(2 * 3_600_000);
    assert_eq!(send(&stage, &token).await.0, 200);
}

#[tokio::test]
async fn a_lock_is_told_to_nobody() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.quiet().await;
    let before = stage.received().len();
    bench(&stage, "/events", json!({"event": "ACCOUNT_LOCKED"})).await;
    assert_eq!(send(&stage, &token).await, (403, json!(131_031)));
    stage.quiet().await;
    assert_eq!(stage.received().len(), before);
    bench(&stage, "/events", json!({"event": "ACCOUNT_UNLOCKED"})).await;
    assert_eq!(send(&stage, &token).await.0, 200);
}

#[tokio::test]
async fn every_event_can_be_told_and_is_read_by_the_wire() {
    let (stage, _token) = Stage::connected(true).await;
    let (_, list) = stage.get("/bench/api/account/events", "").await;
    let events = list["events"].as_array().unwrap();
    let mut fields: Vec<&str> = FIELDS.split(',').collect();
    fields.extend(events.iter().filter_map(|event| event["field"].as_str()));
    stage.subscribe_fields(&fields.join(",")).await;
    let ad = json!({"text": "I saw your ad", "referral": {
        "source_type": "ad", "source_id": "120226305854810726", "source_url": "https://fb.me/bread",
    }});
    let path = format!("/phones/{INES}/chats/{BUSINESS}/messages");
    assert_eq!(stage.bench_post(&path, &ad).await.0, 200);
    let ends = [
        "PARTNER_REMOVED",
        "ACCOUNT_DELETED",
        "ACCOUNT_OFFBOARDED",
        "ACCOUNT_RECONNECTED",
    ];
    for event in events {
        let name = event["event"].as_str().unwrap();
        if ends.contains(&name) {
            continue;
        }
        bench(&stage, "/events", json!({"event": name})).await;
        if let Some(field) = event["field"].as_str() {
            let what = format!("{name} by {field}");
            stage
                .wait(&what, |all| {
                    values(all, field)
                        .iter()
                        .any(|value| value["event"] == name || field == name)
                })
                .await;
        }
    }
    for end in [
        "ACCOUNT_OFFBOARDED",
        "ACCOUNT_RECONNECTED",
        "ACCOUNT_DELETED",
    ] {
        bench(&stage, "/events", json!({"event": end})).await;
    }
    update(&stage, "ACCOUNT_DELETED").await;
    for received in stage.received() {
        let envelope = twinline_wire::webhook::Envelope::parse(&received.body).unwrap();
        for (_, _, change) in envelope.changes() {
            let read = format!("{:?}", change.decode());
            let odd = read.contains("Unreadable {")
                || read.contains("Unknown {")
                || read.starts_with("Other");
            assert!(!odd, "{read}");
        }
    }
}

#[tokio::test]
async fn an_event_that_is_none_is_refused_with_what_there_is() {
    let (stage, _token) = Stage::connected(true).await;
    for (body, says) in [
        (
            json!({"event": "ACCOUNT_PAINTED"}),
            "there are: PARTNER_REMOVED",
        ),
        (
            json!({"event": "PARTNER_REMOVED", "reason": "RAIN"}),
            "reason is one of",
        ),
        (
            json!({"event": "PARTNER_REMOVED", "colour": "red"}),
            "it takes: reason",
        ),
        (
            json!({"event": "ACCOUNT_RESTRICTION", "hours": "soon"}),
            "whole number",
        ),
        (json!({"reason": "RAIN"}), "name the event"),
    ] {
        let (status, refused) = stage.post("/bench/api/account/events", "", &body).await;
        assert_eq!(status, 400);
        let message = refused["error"]["message"].as_str().unwrap();
        assert!(message.contains(says), "{message}");
    }
}

#[tokio::test]
async fn the_app_taken_to_another_number_is_not_the_same_number() {
    let (stage, token) = Stage::connected(true).await;
    let url = format!("{}/bench/api/account/number", stage.base);
    let body = json!({"digits": "+234 803 123 4567"});
    let answer = stage.http().put(url).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let told = update(&stage, "PARTNER_REMOVED").await;
    assert_eq!(told["disconnection_info"]["reason"], "CHANGE_NUMBER");
    assert_eq!(told["phone_number"], "447700900142");
    let (status, gone) = stage.get(&format!("/v25.0/{PNID}"), &token).await;
    assert_eq!((status, &gone["error"]["code"]), (400, &json!(100)));
}
