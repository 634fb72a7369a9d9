//! The whole state: into one file and back, anew, and what is due when.

use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, NewFile, Scenario};

use crate::page::Page;
use crate::stage::{INES, INES_DIGITS, PNID, START, Stage, open};

async fn call(stage: &Stage, method: &str, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}/bench/api{path}", stage.base);
    let request = stage.http().request(method.parse().unwrap(), url);
    let response = request.json(&body).send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

async fn snapshot(stage: &Stage) -> Vec<u8> {
    let url = format!("{}/bench/api/snapshot", stage.base);
    let taken = stage.http().get(url).send().await.unwrap();
    assert_eq!(taken.status(), 200);
    taken.bytes().await.unwrap().to_vec()
}

async fn restore(stage: &Stage, bytes: Vec<u8>) -> (u16, Value) {
    let url = format!("{}/bench/api/restore", stage.base);
    let request = stage
        .http()
        .post(url)
        .header("content-type", "application/x-ndjson");
    let response = request.body(bytes).send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

fn texts(stage: &Stage) -> Vec<String> {
    let shown = stage.sandbox.messages(BUSINESS, INES).unwrap().into_iter();
    shown.filter_map(|message| message.text).collect()
}

#[tokio::test]
async fn a_snapshot_brings_everything_back_even_timers_and_time() {
    let (stage, token) = Stage::connected(true).await;
    let png = b"\x89PNG\r\n\x1a\n0000 a picture".to_vec();
    let file = NewFile {
        bytes: png.clone(),
        ..NewFile::default()
    };
    let sent = stage.sandbox.send_file(INES, BUSINESS, file, None).unwrap();
    stage.quiet().await;
    // Accepted, and on its way: a timer waits.
    assert_eq!(
        stage.send_text(&token, INES_DIGITS, "on its way").await.0,
        200
    );
    let then = stage.sandbox.clock().now_ms();
    let before = texts(&stage);
    let taken = snapshot(&stage).await;

    stage.sandbox.advance(90_000_000);
    stage
        .sandbox
        .send_text(INES, BUSINESS, "forgotten")
        .unwrap();
    stage.quiet().await;
    let told = stage.rows("messages", "statuses").len();
    let (status, state) = restore(&stage, taken).await;
    assert_eq!(status, 200, "{state}");
    assert_eq!(
        state["clock"]["now"], then,
        "an earlier time than a moment ago"
    );
    assert_eq!(texts(&stage), before);
    stage.sandbox.advance(1_000);
    stage.wait_rows("messages", "statuses", told + 1).await;
    assert!(
        texts(&stage).contains(&"on its way".to_owned()),
        "its timer came back with it"
    );
    let url = format!("{}{}", stage.base, sent.media.unwrap().url);
    assert_eq!(
        stage
            .http()
            .get(url)
            .send()
            .await
            .unwrap()
            .bytes()
            .await
            .unwrap(),
        png
    );
    let (status, _) = stage.get(&format!("/{PNID}"), &token).await;
    assert_eq!(status, 200, "tokens are part of it");
}

#[tokio::test]
async fn a_snapshot_moves_to_another_sandbox_and_survives_its_restart() {
    let (stage, _) = Stage::connected(true).await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "hello from elsewhere")
        .unwrap();
    let taken = snapshot(&stage).await;
    let mut other = Stage::open().await;
    other.sandbox.reset(Some(99));
    assert_eq!(restore(&other, taken).await.0, 200);
    let shown = texts(&other);
    assert_eq!(shown, texts(&stage));
    other.restart().await;
    assert_eq!(texts(&other), shown);
}

#[tokio::test]
async fn open_pages_start_afresh() {
    let stage = Stage::open().await;
    let mut page = Page::open(&stage).await;
    let first = page.next().await;
    assert_eq!(first["type"], "state");
    let (status, _) = call(&stage, "POST", "/reset", json!({"empty": true})).await;
    assert_eq!(status, 200);
    let state = loop {
        let frame = page.next().await;
        if frame["type"] == "state" {
            break frame;
        }
    };
    assert_eq!(state["phones"], json!([]));
    assert!(state["seq"].as_u64() > first["seq"].as_u64());
}

#[tokio::test]
async fn a_reset_sandbox_is_a_new_one_with_the_same_apps() {
    let (stage, token) = Stage::connected(true).await;
    let app = stage.sandbox.app();
    stage
        .sandbox
        .send_text(INES, BUSINESS, "gone in a moment")
        .unwrap();
    let (status, state) = call(&stage, "POST", "/reset", json!({})).await;
    assert_eq!(
        (status, &state["business"]["coexistence"]),
        (200, &json!(false))
    );
    assert_eq!(stage.sandbox.app(), app);
    assert_eq!(
        stage.get(&format!("/{PNID}"), &token).await.0,
        401,
        "what the business gave is gone"
    );
    // The same ids as a sandbox that begins with this seed.
    let dir = tempfile::tempdir().unwrap();
    let fresh = open(dir.path());
    fresh.clock().pause();
    fresh.load(&Scenario::forno_aurora()).unwrap();
    let ids = |sandbox: &twinline_sandbox::Sandbox| -> Vec<String> {
        let shown = sandbox.messages(BUSINESS, INES).unwrap().into_iter();
        shown.map(|message| message.id).collect()
    };
    assert_eq!(ids(&stage.sandbox), ids(&fresh));
    // Its platform can come back.
    stage.connect(false).await;
}

#[tokio::test]
async fn what_is_no_snapshot_changes_nothing() {
    let stage = Stage::open().await;
    let before = texts(&stage);
    let taken = snapshot(&stage).await;
    let text = String::from_utf8(taken).unwrap();
    let later = text.replacen(
        "\"twinline_sandbox_snapshot\":1",
        "\"twinline_sandbox_snapshot\":9",
        1,
    );
    let (head, files) = text.split_once('\n').unwrap();
    let broken = format!(
        "{head}\n{}",
        files.replacen("\"base64\":\"", "\"base64\":\"AAAA", 1)
    );
    for (bytes, says) in [
        ("", "empty"),
        ("{}", "no snapshot"),
        (&*later, "format 9"),
        (&*broken, "line 2"),
    ] {
        let (status, answer) = restore(&stage, bytes.as_bytes().to_vec()).await;
        let told = answer["error"]["message"].as_str().unwrap();
        assert!(status == 400 && told.contains(says), "{told}");
    }
    assert_eq!(texts(&stage), before);
    let (status, _) = call(&stage, "POST", "/reset", json!({"sed": 1})).await;
    assert_eq!(status, 400, "an unknown word is no wish");
}

#[tokio::test]
async fn the_clock_jumps_to_what_is_due_next() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.quiet().await;
    stage.send_text(&token, INES_DIGITS, "hello").await;
    let (_, timers) = call(&stage, "GET", "/timers", json!({})).await;
    let due = timers["due"].as_array().unwrap();
    assert_eq!(
        (&due[0]["what"], &due[0]["phone"]),
        (&json!("a send reaches WhatsApp"), &json!(INES)),
        "{timers}"
    );
    assert!(
        due.iter()
            .any(|due| due["what"] == "the customer service window closes")
    );
    assert!(
        due.windows(2)
            .all(|two| two[0]["at"].as_i64() <= two[1]["at"].as_i64())
    );
    let (_, clock) = call(&stage, "POST", "/clock", json!({"to_next": true})).await;
    assert_eq!(clock["now"], due[0]["at"]);
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(statuses[0]["status"], "sent");
    let (status, clock) = call(
        &stage,
        "POST",
        "/clock",
        json!({"to": START + 90_000_000_i64}),
    )
    .await;
    assert_eq!(
        (status, &clock["now"]),
        (200, &json!(START + 90_000_000_i64))
    );
    let (status, _) = call(&stage, "POST", "/clock", json!({"to": START})).await;
    assert_eq!(status, 400, "time never runs back");
}
