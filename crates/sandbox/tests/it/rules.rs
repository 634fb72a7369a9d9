//! Whose rules hold: profiles by month, and what they charge.

use serde_json::{Value, json};
use twinline_sandbox::{Chatter, Config, NewPhone, Sandbox};

use crate::stage::{INES, INES_DIGITS, PNID, START, Stage, WABA};

async fn choose(stage: &Stage, profile: &str) -> (u16, Value) {
    let body = json!({"profile": profile});
    stage.post("/bench/api/rules", "", &body).await
}

async fn send_template(stage: &Stage, token: &str, to: &str, name: &str) -> Value {
    let body = json!({
        "messaging_product": "whatsapp", "to": to, "type": "template",
        "template": {"name": name, "language": {"code": "en_US"}},
    });
    let path = format!("/v25.0/{PNID}/messages");
    let (status, answer) = stage.post(&path, token, &body).await;
    assert_eq!(status, 200, "{answer}");
    answer["messages"][0]["id"].clone()
}

/// The `sent` status of a message.
async fn sent(stage: &Stage, wamid: &Value) -> Value {
    stage.sandbox.advance(1_000);
    let is = |row: &Value| row["id"] == *wamid && row["status"] == "sent";
    let find = |rows: Vec<Value>| rows.into_iter().find(is);
    stage
        .wait("its sent status", |all| {
            find(crate::stage::rows(all, "messages", "statuses")).is_some()
        })
        .await;
    find(stage.rows("messages", "statuses")).unwrap()
}

#[tokio::test]
async fn a_profile_is_chosen_kept_and_an_unknown_one_refused_with_a_remedy() {
    let mut stage = Stage::open().await;
    let (_, told) = stage.get("/bench/api/rules", "").await;
    assert_eq!(
        (&told["profile"], &told["messages_per_second"]),
        (&json!("2026-10"), &json!(20))
    );
    let (status, told) = choose(&stage, "2025-06").await;
    assert_eq!((status, &told["messages_per_second"]), (200, &json!(5)));
    let (status, refused) = choose(&stage, "2024-01").await;
    assert_eq!(status, 400);
    assert!(
        refused["error"]["message"]
            .as_str()
            .unwrap()
            .contains("2025-06 to 2026-10")
    );
    stage.restart().await;
    let (_, told) = stage.get("/bench/api/rules", "").await;
    assert_eq!(told["profile"], "2025-06");
}

#[test]
fn a_folder_is_opened_under_the_rules_it_is_given_or_has() {
    let dir = tempfile::tempdir().unwrap();
    let open = |rules: Option<&str>| {
        let config = Config {
            data_dir: Some(dir.path().to_path_buf()),
            listen: None,
            seed: 1,
            start_at: Some(START),
            chatter: Chatter::Off,
            rules: rules.map(|month| month.parse().unwrap()),
        };
        Sandbox::open(config).unwrap().rules().to_string()
    };
    assert_eq!(open(None), "2026-10");
    assert_eq!(open(Some("2025-06")), "2025-06");
    assert_eq!(open(None), "2025-06");
    assert_eq!(open(Some("2026-09")), "2026-09");
}

#[tokio::test]
async fn the_older_throughput_is_5_a_second() {
    let (stage, token) = Stage::connected(true).await;
    choose(&stage, "2025-06").await;
    stage.sandbox.send_text(INES, "business", "Olá").unwrap();
    stage.sandbox.advance(2_000);
    let mut codes = Vec::new();
    for _ in 0..6 {
        let (_, answer) = stage.send_text(&token, INES_DIGITS, "hello").await;
        codes.push(answer["error"]["code"].clone());
    }
    assert_eq!(
        codes[..5],
        [
            Value::Null,
            Value::Null,
            Value::Null,
            Value::Null,
            Value::Null
        ]
    );
    assert_eq!(codes[5], 130_429);
}

#[tokio::test]
async fn a_send_is_charged_by_the_era_that_holds() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, "business", "Olá").unwrap();
    stage.sandbox.advance(2_000);
    let mut told = Vec::new();
    for profile in ["2025-06", "2026-09", "2026-10"] {
        choose(&stage, profile).await;
        let wamid = send_template(&stage, &token, INES_DIGITS, "hello_world").await;
        told.push(sent(&stage, &wamid).await);
    }
    assert_eq!(
        told[0]["pricing"],
        json!({"billable": true, "pricing_model": "CBP", "category": "utility"})
    );
    assert!(told[0]["conversation"]["expiration_timestamp"].is_string());
    let free = json!({"billable": false, "pricing_model": "PMP", "type": "free_customer_service", "category": "utility"});
    assert_eq!(told[1]["pricing"], free);
    assert_eq!(told[1]["conversation"], Value::Null);
    let charged =
        json!({"billable": true, "pricing_model": "PMP", "type": "regular", "category": "utility"});
    assert_eq!(told[2]["pricing"], charged);
}

#[tokio::test]
async fn answers_use_up_the_free_allowance_and_a_failure_gives_back() {
    let (stage, token) = Stage::connected(true).await;
    // Outside the window: taken, and failed in a moment.
    stage.send_text(&token, INES_DIGITS, "too late").await;
    stage.sandbox.advance(1_000);
    let used = async || stage.get("/bench/api/costs", "").await.1["free_service"].clone();
    assert_eq!(used().await, json!({"used": 0, "of": 1_000}));
    stage.sandbox.send_text(INES, "business", "Olá").unwrap();
    stage.sandbox.advance(2_000);
    let (_, answer) = stage.send_text(&token, INES_DIGITS, "in time").await;
    let told = sent(&stage, &answer["messages"][0]["id"]).await;
    assert_eq!(told["pricing"]["type"], "free_customer_service");
    assert_eq!(used().await, json!({"used": 1, "of": 1_000}));
}

#[tokio::test]
async fn everything_is_free_for_three_days_after_an_ad_was_answered() {
    let (stage, token) = Stage::connected(true).await;
    stage
        .sandbox
        .come_from_ad(INES, "I saw your cakes")
        .unwrap();
    stage.sandbox.advance(60_000);
    let answer = send_template(&stage, &token, INES_DIGITS, "hello_world").await;
    let told = sent(&stage, &answer).await;
    assert_eq!(told["pricing"]["type"], "free_entry_point");
    assert_eq!(
        told["conversation"]["origin"]["type"],
        "referral_conversion"
    );
    stage.sandbox.advance(71 * 3_600_000);
    let late = send_template(&stage, &token, INES_DIGITS, "hello_world").await;
    assert_eq!(
        sent(&stage, &late).await["pricing"]["type"],
        "free_entry_point"
    );
    stage.sandbox.advance(3_600_000);
    let later = send_template(&stage, &token, INES_DIGITS, "hello_world").await;
    assert_eq!(sent(&stage, &later).await["pricing"]["type"], "regular");
}

#[tokio::test]
async fn costs_are_those_of_the_recipients_market() {
    let (stage, token) = Stage::connected(true).await;
    let mexican = NewPhone {
        name: "Ximena".to_owned(),
        digits: Some("5215512345678".to_owned()),
        username: None,
    };
    stage.sandbox.add_phone(mexican).unwrap();
    for to in [INES_DIGITS, "5215512345678"] {
        let wamid = send_template(&stage, &token, to, "hello_world").await;
        sent(&stage, &wamid).await;
    }
    let (start, end) = (START / 1_000 - 3_600, START / 1_000 + 86_400);
    let path = format!("/v25.0/{WABA}/pricing_analytics?start={start}&end={end}&granularity=DAILY");
    let (_, told) = stage.get(&path, &token).await;
    let rows = told["data"][0]["data_points"].as_array().unwrap();
    let cost = |country: &str| {
        rows.iter().find(|row| row["country"] == country).unwrap()["cost"]
            .as_f64()
            .unwrap()
    };
    // Utility: 0.0220 in the United Kingdom, 0.0085 in Mexico (graph-api.md 8.8).
    assert!((cost("GB") - 0.022).abs() < 1e-9, "{told}");
    assert!((cost("MX") - 0.0085).abs() < 1e-9, "{told}");
    let field = format!(
        "/v25.0/{WABA}?fields=pricing_analytics.start({start}).end({end}).granularity(DAILY)\
         .dimensions(PRICING_CATEGORY,TIER).metric_types(COST)"
    );
    let (_, told) = stage.get(&field, &token).await;
    let row = &told["pricing_analytics"]["data"][0]["data_points"][0];
    assert_eq!(
        (&row["tier"], &row["volume"]),
        (&json!("0:MAX"), &Value::Null),
        "{told}"
    );
    assert!((row["cost"].as_f64().unwrap() - 0.0305).abs() < 1e-9);
    let (_, bill) = stage.get("/bench/api/costs", "").await;
    assert_eq!(bill["today_usd_micros"], 30_500);
    assert!(bill["today"][0]["rate_source"].as_str().unwrap().len() > 5);
    stage.sandbox.advance(86_400_000);
    let (_, bill) = stage.get("/bench/api/costs", "").await;
    let markets: Vec<&str> = bill["month"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["market"].as_str())
        .collect();
    assert_eq!((&bill["today"], markets.len()), (&json!([]), 2), "{bill}");
}

#[tokio::test]
async fn before_they_were_told_edits_were_something_unsupported() {
    let (stage, _) = Stage::connected(true).await;
    choose(&stage, "2025-06").await;
    let said = stage
        .sandbox
        .send_text(INES, "business", "at four")
        .unwrap();
    stage
        .sandbox
        .edit(INES, "business", &said.id, "at five")
        .unwrap();
    stage.sandbox.advance(1_000);
    let rows = stage.wait_rows("messages", "messages", 2).await;
    assert_eq!(
        (&rows[1]["type"], &rows[1]["errors"][0]["code"]),
        (&json!("unsupported"), &json!(131_051))
    );
}
