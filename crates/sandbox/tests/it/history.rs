//! How the phone gives its history and its contacts away: the habits of the real feed (webhooks.md 3.3 to 3.5, 5).

use std::collections::BTreeMap;

use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, NewPhone};

use crate::stage::{PNID, Stage};

async fn habits(stage: &Stage, patch: Value) -> u16 {
    let url = format!("{}/bench/api/account/habits", stage.base);
    stage
        .http()
        .patch(url)
        .json(&patch)
        .send()
        .await
        .unwrap()
        .status()
        .as_u16()
}

async fn ask(stage: &Stage, token: &str, kind: &str) -> (u16, Value) {
    let body = json!({"messaging_product": "whatsapp", "sync_type": kind});
    let (status, answer) = stage
        .post(&format!("/v25.0/{PNID}/smb_app_data"), token, &body)
        .await;
    (status, answer["error"]["code"].clone())
}

/// The chunks of a history that is asked for now.
async fn chunks(stage: &Stage, token: &str) -> Vec<Value> {
    assert_eq!(ask(stage, token, "history").await.0, 200);
    let total = stage.sandbox.state().business.history.chunks_total as usize;
    stage.sandbox.advance(3_600_000);
    stage.wait_rows("history", "history", total).await
}

fn rows(chunks: &[Value]) -> Vec<&Value> {
    let threads = chunks
        .iter()
        .flat_map(|chunk| chunk["threads"].as_array().unwrap());
    threads
        .flat_map(|thread| thread["messages"].as_array().unwrap())
        .collect()
}

#[tokio::test]
async fn phases_repeat_rows_and_speak_as_the_captured_ones() {
    let (stage, token) = Stage::connected(true).await;
    let chunks = chunks(&stage, &token).await;
    let rows = rows(&chunks);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        *times.entry(row["id"].as_str().unwrap()).or_default() += 1;
    }
    assert!(times.values().any(|times| *times == 2), "phases overlap");
    assert!(times.values().all(|times| *times <= 2));
    for row in rows {
        let context = &row["history_context"];
        let status = context["status"].as_str().unwrap();
        assert_eq!(status, status.to_lowercase());
        assert_eq!(row.get("to"), None);
        let mine = context.get("from_me").is_some();
        assert_eq!(mine, row["from"] == "447700900142");
        assert!(mine || status == "pending");
    }
    let progress: Vec<u64> = chunks
        .iter()
        .map(|chunk| chunk["metadata"]["progress"].as_u64().unwrap())
        .collect();
    assert_eq!(progress.iter().max(), Some(&100));
}

#[tokio::test]
async fn the_documented_form_can_be_had_as_well() {
    let (stage, token) = Stage::connected(true).await;
    let set = json!({"as_captured": false, "overlap": false, "rows_per_chunk": 5000, "hasty_progress": true});
    assert_eq!(habits(&stage, set).await, 200);
    let chunks = chunks(&stage, &token).await;
    assert_eq!(chunks.len(), 3, "a chunk for each phase");
    for chunk in &chunks {
        assert_eq!(chunk["metadata"]["progress"], 100);
    }
    for row in rows(&chunks) {
        let context = &row["history_context"];
        assert_eq!(context.get("from_me"), None);
        assert!(
            ["PENDING", "SENT", "DELIVERED", "READ", "PLAYED"]
                .contains(&context["status"].as_str().unwrap())
        );
    }
}

#[tokio::test]
async fn silence_an_empty_phase_and_whatsapps_own_chat() {
    let (stage, token) = Stage::connected(true).await;
    habits(
        &stage,
        json!({"silent_history": true, "silent_contacts": true}),
    )
    .await;
    assert_eq!(ask(&stage, &token, "smb_app_state_sync").await.0, 200);
    assert_eq!(ask(&stage, &token, "history").await.0, 200);
    stage.sandbox.advance(3_600_000);
    stage.quiet().await;
    assert!(stage.rows("history", "history").is_empty());
    assert!(stage.rows("smb_app_state_sync", "state_sync").is_empty());
    assert_eq!(
        ask(&stage, &token, "history").await,
        (400, json!(2_593_107)),
        "asked for is asked for"
    );

    let token = stage.connect(true).await;
    habits(&stage, json!({"silent_history": false, "own_chat": true})).await;
    let chunks = chunks(&stage, &token).await;
    let own = rows(&chunks)
        .into_iter()
        .find(|row| row["from"] == "447710173736")
        .unwrap();
    assert_eq!(
        (&own["type"], &own["errors"][0]["code"]),
        (&json!("errors"), &json!(131_051))
    );
    assert_eq!(habits(&stage, json!({"rows_per_chunk": 0})).await, 400);
    assert_eq!(habits(&stage, json!({"colour": "red"})).await, 400);
}

#[tokio::test]
async fn a_phone_without_saved_contacts_says_nothing() {
    let (stage, token) = Stage::connected(true).await;
    for phone in stage.sandbox.state().phones {
        if phone.saved_as.is_some() {
            stage.sandbox.remove_contact(&phone.id).unwrap();
        }
    }
    stage.quiet().await;
    let before = stage.rows("smb_app_state_sync", "state_sync").len();
    assert_eq!(ask(&stage, &token, "smb_app_state_sync").await.0, 200);
    stage.sandbox.advance(60_000);
    stage.quiet().await;
    assert_eq!(stage.rows("smb_app_state_sync", "state_sync").len(), before);
}

#[tokio::test]
async fn the_day_for_asking_ends() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.advance(24 * 3_600_000);
    assert_eq!(
        ask(&stage, &token, "smb_app_state_sync").await.0,
        200,
        "to the last moment"
    );
    stage.sandbox.advance(1);
    assert_eq!(
        ask(&stage, &token, "history").await,
        (400, json!(2_593_108))
    );
}

#[tokio::test]
async fn ten_thousand_rows_come_whole_in_large_chunks() {
    const TALKERS: usize = 25;
    const ROWS: usize = 400;
    let stage = Stage::open().await;
    for talker in 0..TALKERS {
        let new = NewPhone {
            name: format!("Talker {talker}"),
            digits: Some(format!("4477009777{talker:02}")),
            username: None,
        };
        let talker = stage.sandbox.add_phone(new).unwrap().id;
        for row in 0..ROWS {
            let text = format!("línea {row}");
            stage.sandbox.send_text(&talker, BUSINESS, &text).unwrap();
        }
    }
    stage.sandbox.advance(60_000);
    let token = stage.connect(true).await;
    assert_eq!(
        habits(&stage, json!({"rows_per_chunk": 5000, "overlap": false})).await,
        200
    );
    let chunks = chunks(&stage, &token).await;
    let said = rows(&chunks).into_iter().filter(|row| {
        row["text"]["body"]
            .as_str()
            .is_some_and(|text| text.starts_with("línea"))
    });
    assert_eq!(said.count(), TALKERS * ROWS);
    assert!(
        stage
            .received()
            .iter()
            .all(|one| one.body.len() < 3 * 1024 * 1024)
    );
}
