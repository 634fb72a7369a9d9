//! The switchboard's rules: one endpoint or one webhook field, one customer, as often as they say.

use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, FaultRule};

use crate::stage::{INES, INES_DIGITS, PNID, Stage};

fn rule(value: Value) -> FaultRule {
    serde_json::from_value(value).unwrap()
}

async fn bench(stage: &Stage, method: &str, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}/bench/api{path}", stage.base);
    let request = stage.http().request(method.parse().unwrap(), url);
    let response = request.json(&body).send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

/// A stage whose customer has just written, so that the window is open.
async fn in_conversation() -> (Stage, String) {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.quiet().await;
    (stage, token)
}

#[tokio::test]
async fn one_endpoint_fails_as_often_as_told_and_others_do_not() {
    let (stage, token) = in_conversation().await;
    let (status, set) = bench(
        &stage,
        "POST",
        "/faults/rules",
        json!({"on": {"graph": "POST /{number}/messages"}, "when": {"next": 1},
               "what": {"http": {"status": 429, "retry_after_s": 90}}}),
    )
    .await;
    assert_eq!((status, &set["id"]), (200, &json!("f1")), "{set}");
    let (status, _) = stage.get(&format!("/{PNID}"), &token).await;
    assert_eq!(status, 200, "another endpoint");
    let body = json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "type": "text", "text": {"body": "x"}});
    let refused = stage
        .http()
        .post(format!("{}/{PNID}/messages", stage.base))
        .bearer_auth(&token)
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(refused.status(), 429);
    assert_eq!(refused.headers()["retry-after"], "90");
    let usage = refused.headers()["x-business-use-case-usage"]
        .to_str()
        .unwrap();
    assert!(
        usage.contains("\"estimated_time_to_regain_access\":2"),
        "{usage}"
    );
    let error: Value = refused.json().await.unwrap();
    assert_eq!(error["error"]["code"], 80_007);
    assert_eq!(stage.send_text(&token, INES_DIGITS, "y").await.0, 200);
    let (_, listed) = bench(&stage, "GET", "/faults/rules", json!({})).await;
    assert_eq!(
        (&listed["rules"][0]["met"], &listed["rules"][0]["hit"]),
        (&json!(2), &json!(1))
    );
}

#[tokio::test]
async fn an_error_code_is_refused_at_once_or_told_later_in_whatsapps_words() {
    let (stage, token) = in_conversation().await;
    let sends = json!({"graph": "POST /{number}/messages"});
    let at_once =
        json!({"id": "x", "on": sends, "when": {"next": 1}, "what": {"error": {"code": 131_031}}});
    stage.sandbox.set_fault_rule(rule(at_once)).unwrap();
    let (status, answer) = stage.send_text(&token, INES_DIGITS, "a").await;
    assert_eq!(status, 403);
    assert_eq!(
        answer["error"]["message"],
        "(#131031) Account has been locked"
    );

    let later = json!({"id": "x", "on": sends, "customer": INES, "what": {"late_failure": {"code": 131_049}}});
    stage.sandbox.set_fault_rule(rule(later)).unwrap();
    let (status, _) = stage.send_text(&token, INES_DIGITS, "b").await;
    assert_eq!(status, 200);
    stage.sandbox.advance(1_000);
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(statuses[0]["status"], "failed");
    assert_eq!(statuses[0]["errors"][0]["code"], 131_049);
}

#[tokio::test]
async fn magic_numbers_fail_with_the_code_they_carry() {
    let (stage, token) = in_conversation().await;
    let (status, answer) = stage.send_text(&token, "+1 555 013 0429", "a").await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(130_429)));
    let (status, _) = stage.send_text(&token, "15550131050", "a").await;
    assert_eq!(status, 200);
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(statuses[0]["errors"][0]["code"], 131_050);
}

#[tokio::test]
async fn one_field_is_lost_repeated_held_or_missigned_and_others_are_not() {
    let (stage, token) = in_conversation().await;
    let before = stage.received().len();
    let lost = json!({"id": "w", "on": {"webhook": "statuses"}, "what": "lost"});
    stage.sandbox.set_fault_rule(rule(lost)).unwrap();
    stage.send_text(&token, INES_DIGITS, "a").await;
    stage.sandbox.advance(10_000);
    stage.quiet().await;
    assert!(stage.rows("messages", "statuses").is_empty());
    stage.sandbox.send_text(INES, BUSINESS, "b").unwrap();
    stage.quiet().await;
    assert_eq!(
        stage.received().len(),
        before + 1,
        "messages are not statuses"
    );

    let echoes =
        |what: Value| json!({"id": "w", "on": {"webhook": "smb_message_echoes"}, "what": what});
    stage
        .sandbox
        .set_fault_rule(rule(echoes(json!("duplicate"))))
        .unwrap();
    stage.sandbox.send_text(BUSINESS, INES, "c").unwrap();
    stage
        .wait_rows("smb_message_echoes", "message_echoes", 2)
        .await;
    stage.quiet().await;

    stage
        .sandbox
        .set_fault_rule(rule(echoes(json!("wrong_signature"))))
        .unwrap();
    stage.sandbox.send_text(BUSINESS, INES, "d").unwrap();
    stage
        .wait("it", |all| all.iter().any(|one| !one.signature_ok))
        .await;
    stage.quiet().await;

    stage
        .sandbox
        .set_fault_rule(rule(echoes(json!({"delay": {"from_ms": 60_000}}))))
        .unwrap();
    stage.sandbox.send_text(BUSINESS, INES, "e").unwrap();
    stage.sandbox.send_text(INES, BUSINESS, "f").unwrap();
    let texts = |stage: &Stage| -> Vec<Value> {
        let rows = stage
            .rows("smb_message_echoes", "message_echoes")
            .into_iter();
        rows.map(|row| row["text"]["body"].clone()).collect()
    };
    stage
        .wait("what came later", |all| {
            crate::stage::rows(all, "messages", "messages")
                .iter()
                .any(|row| row["text"]["body"] == "f")
        })
        .await;
    assert!(!texts(&stage).contains(&json!("e")), "it is held");
    stage.sandbox.advance(60_000);
    stage.quiet().await;
    assert!(texts(&stage).contains(&json!("e")), "and comes");
}

#[tokio::test]
async fn an_acknowledgement_that_is_lost_brings_the_webhook_again() {
    let (stage, _) = in_conversation().await;
    let unheard =
        json!({"on": {"webhook": "messages"}, "when": {"next": 1}, "what": "timeout_after_accept"});
    stage.sandbox.set_fault_rule(rule(unheard)).unwrap();
    let before = stage.received().len();
    stage.sandbox.send_text(INES, BUSINESS, "once").unwrap();
    stage.quiet().await;
    let bodies: Vec<Vec<u8>> = stage
        .received()
        .into_iter()
        .skip(before)
        .map(|one| one.body)
        .collect();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0], bodies[1], "byte for byte");
}

#[tokio::test]
async fn history_stops_at_a_percentage() {
    let (stage, token) = Stage::connected(true).await;
    let stuck = json!({"on": {"webhook": "history"}, "what": {"stuck_history": {"percent": 40}}});
    stage.sandbox.set_fault_rule(rule(stuck)).unwrap();
    let ask = json!({"messaging_product": "whatsapp", "sync_type": "history"});
    assert_eq!(
        stage
            .post(&format!("/{PNID}/smb_app_data"), &token, &ask)
            .await
            .0,
        200
    );
    stage.sandbox.advance(600_000);
    stage.quiet().await;
    let progress: Vec<u64> = stage
        .rows("history", "history")
        .iter()
        .map(|row| row["metadata"]["progress"].as_u64().unwrap())
        .collect();
    assert!(
        !progress.is_empty() && progress.iter().all(|progress| *progress <= 40),
        "{progress:?}"
    );
    assert!(stage.rows("history", "messages").is_empty());
}

#[tokio::test]
async fn a_rule_that_makes_no_sense_is_refused_with_what_would() {
    let stage = Stage::open().await;
    for (body, says) in [
        (
            json!({"on": {"graph": "messages"}, "what": "lost"}),
            "POST /{number}/messages",
        ),
        (
            json!({"on": {"webhook": "Messages!"}, "what": "lost"}),
            "messages or statuses",
        ),
        (
            json!({"on": {"webhook": "any"}, "what": {"error": {"code": 4}}}),
            "graph",
        ),
        (
            json!({"on": {"graph": "any"}, "what": "duplicate"}),
            "webhook",
        ),
        (
            json!({"on": {"graph": "any"}, "what": {"error": {"code": 424_242}}}),
            "faults/codes",
        ),
        (
            json!({"on": {"graph": "any"}, "what": {"http": {"status": 404}}}),
            "429 or 500 to 504",
        ),
        (
            json!({"on": {"graph": "any"}, "what": "lost", "when": {"every": 0}}),
            "1 or more",
        ),
        (
            json!({"on": {"graph": "any"}, "what": "lost", "customer": "c999"}),
            "c999",
        ),
    ] {
        let (status, answer) = bench(&stage, "POST", "/faults/rules", body.clone()).await;
        assert!((400..=404).contains(&status), "{body}");
        let told = answer["error"]["message"].as_str().unwrap();
        assert!(told.contains(says), "{body}: {told}");
    }
    let (status, _) = bench(&stage, "DELETE", "/faults/rules/f9", json!({})).await;
    assert_eq!(status, 404);
}
