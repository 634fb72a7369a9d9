//! The inspector: traffic filtered and waited for, the story of one message, scenarios run from the bench.

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, INES_DIGITS, Stage};

async fn call(stage: &Stage, method: &str, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}/bench/api{path}", stage.base);
    let request = stage.http().request(method.parse().unwrap(), url);
    let response = request.json(&body).send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

async fn get(stage: &Stage, path: &str) -> Value {
    let (status, answer) = call(stage, "GET", path, json!({})).await;
    assert_eq!(status, 200, "{answer}");
    answer
}

#[tokio::test]
async fn traffic_is_filtered_by_field_phone_status_and_words() {
    let (stage, token) = Stage::connected(true).await;
    stage
        .sandbox
        .send_text(INES, BUSINESS, "a lemon cake")
        .unwrap();
    stage.quiet().await;
    stage
        .sandbox
        .send_text("c2", BUSINESS, "two rolls")
        .unwrap();
    stage.quiet().await;
    stage.send_text(&token, "", "nobody").await;
    let count = async |query: &str| {
        let found = get(&stage, &format!("/traffic?{query}")).await;
        found["exchanges"].as_array().unwrap().len()
    };
    assert_eq!(count("text=LEMON").await, 1);
    assert_eq!(count(&format!("phone={INES}&kind=webhook")).await, 1);
    assert_eq!(count("phone=c2&text=lemon").await, 0);
    assert_eq!(count("field=messages&kind=webhook").await, 2);
    assert_eq!(count("status=400").await, 1);
    assert_eq!(count("status=4xx").await, 1);
    assert_eq!(count("status=none").await, 0);
    assert_eq!(
        count("status=2xx").await + 1,
        count("").await,
        "all others were answered well"
    );
    let (odd, _) = call(&stage, "GET", "/traffic?status=9xx", json!({})).await;
    assert_eq!(odd, 400);
    assert_eq!(
        count("field=&text=&phone=&status=&limit=1").await,
        1,
        "what is empty does not matter"
    );
    let (status, answer) = call(&stage, "GET", "/traffic?kind=odd", json!({})).await;
    assert!(
        status == 400
            && answer["error"]["message"]
                .as_str()
                .unwrap()
                .contains("faulty")
    );
}

#[tokio::test]
async fn a_test_waits_for_a_webhook_and_no_longer_than_it_says() {
    let (stage, _) = Stage::connected(true).await;
    stage.quiet().await;
    let newest = get(&stage, "/traffic?limit=1").await;
    let after = newest["exchanges"][0]["id"].as_u64().unwrap();
    let path = format!("/traffic/wait?after={after}&field=messages&text=soon&timeout_ms=20000");
    let (found, ()) = tokio::join!(get(&stage, &path), async {
        stage.sandbox.send_text(INES, BUSINESS, "not this").unwrap();
        stage
            .sandbox
            .send_text(INES, BUSINESS, "here soon")
            .unwrap();
    });
    let body: Value =
        serde_json::from_str(found["exchange"]["request_body"].as_str().unwrap()).unwrap();
    assert!(body.to_string().contains("here soon"));
    let none = get(&stage, "/traffic/wait?text=never&timeout_ms=20").await;
    assert_eq!(none, json!({"exchange": null}));
}

#[tokio::test]
async fn the_story_of_a_bubble_goes_from_the_call_to_the_last_status() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.quiet().await;
    let (_, sent) = stage.send_text(&token, INES_DIGITS, "hello").await;
    let wamid = sent["messages"][0]["id"].as_str().unwrap();
    let path = format!("/stories/{wamid}");
    let early = get(&stage, &path).await;
    let last = early["story"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["kind"], &last["what"]),
        (&json!("due"), &json!("it reaches WhatsApp's servers"))
    );
    stage.sandbox.advance(10_000);
    stage.wait_rows("messages", "statuses", 3).await;
    stage.quiet().await;
    stage
        .sandbox
        .react(INES, BUSINESS, wamid, Some("👍"))
        .unwrap();
    stage.quiet().await;
    let whole = get(&stage, &path).await;
    let story = whole["story"].as_array().unwrap();
    let what: Vec<&str> = story
        .iter()
        .map(|chapter| chapter["what"].as_str().unwrap())
        .collect();
    assert_eq!(
        story
            .iter()
            .filter(|chapter| chapter["kind"] == "graph")
            .count(),
        1,
        "{what:?}"
    );
    assert!(
        what.iter().any(|what| what.starts_with("statuses")),
        "{what:?}"
    );
    assert!(
        what.iter().any(|what| what.contains("(reaction)")),
        "what was done to it belongs to it: {what:?}"
    );
    assert!(
        story
            .windows(2)
            .all(|two| two[0]["at"].as_i64() <= two[1]["at"].as_i64())
    );
    let (status, _) = call(&stage, "GET", "/stories/wamid.none", json!({})).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn a_scenario_is_run_from_the_bench_and_its_end_is_put_on_it() {
    let stage = Stage::open().await;
    let library = get(&stage, "/scenarios").await;
    assert!(library["scenarios"].as_array().unwrap().len() >= 15);
    let text = get(&stage, "/scenarios/busy_saturday").await;
    assert!(text["text"].as_str().unwrap().contains("Saturday"));
    let (status, run) = call(
        &stage,
        "POST",
        "/scenarios/runs",
        json!({"file": "busy_saturday"}),
    )
    .await;
    assert_eq!(status, 200, "{run}");
    let path = format!("/scenarios/runs/{}", run["id"]);
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    let run = loop {
        let run = get(&stage, &path).await;
        if !run["passed"].is_null() {
            break run;
        }
        assert!(tokio::time::Instant::now() < deadline, "{run}");
        tokio::task::yield_now().await;
    };
    assert_eq!(
        (&run["passed"], run["steps"].as_array().unwrap().len()),
        (&json!(true), 12),
        "{run}"
    );
    let (status, state) = call(&stage, "POST", &format!("{path}/open"), json!({})).await;
    assert_eq!(
        (status, state["phones"].as_array().unwrap().len()),
        (200, 4)
    );
    assert_eq!(
        stage.sandbox.messages(BUSINESS, INES).unwrap()[0]
            .text
            .as_deref(),
        Some("Is the lemon cake ready?")
    );

    let (status, answer) = call(
        &stage,
        "POST",
        "/scenarios/runs",
        json!({"text": "name: x\nsteps: [{dance: 1}]"}),
    )
    .await;
    assert!(
        status == 400
            && answer["error"]["message"]
                .as_str()
                .unwrap()
                .contains("dance"),
        "{answer}"
    );
}
