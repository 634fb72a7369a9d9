//! Every error code of WhatsApp's table: met by its cause, by a fault rule only, or not at all, as docs/sandbox/fidelity.md says
//! code by code.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, NewPhone};
use twinline_wire::error_code::{Channel, find, table};

use crate::deeds::{approved, create, fate, first_status, patch, refusal, send, template, values};
use crate::stage::{INES, INES_DIGITS, PNID, START, Stage, WABA};

const PAGE: &str = include_str!("../../../../docs/sandbox/fidelity.md");
const BUSINESS_DIGITS: &str = "447700900142";

/// How the page says a code comes about, by its first number.
fn told() -> BTreeMap<i64, &'static str> {
    let section = PAGE.split("\n## Error codes\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let mut told = BTreeMap::new();
    for row in section.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let how = cells[2];
        if !["by its cause", "by a fault rule", "not emulated"].contains(&how) {
            continue;
        }
        for codes in cells[1].split(',') {
            let first = codes.trim().split(" to ").next().unwrap();
            let first: i64 = first.parse().unwrap_or_else(|_| panic!("{row}"));
            assert!(told.insert(first, how).is_none(), "{first} stands twice");
        }
    }
    told
}

#[test]
fn the_page_names_every_code_of_the_table_once() {
    let named: Vec<i64> = told().into_keys().collect();
    let known: Vec<i64> = table().iter().map(|row| row.first).collect();
    assert_eq!(named, known);
}

#[tokio::test]
async fn a_fault_rule_gives_every_code() {
    let (stage, token) = Stage::connected(true).await;
    for row in table() {
        let rule = json!({"id": "code", "on": {"graph": "POST /{number}/messages"}, "when": {"next": 1},
                          "what": {"error": {"code": row.first}}});
        let (status, set) = stage.bench_post("/faults/rules", &rule).await;
        assert_eq!(status, 200, "{}: {set}", row.first);
        let (status, answer) = send(&stage, &token, &template(INES_DIGITS, "hello_world")).await;
        assert_eq!(answer["error"]["code"], row.first, "{answer}");
        assert_eq!(status, row.http, "{}", row.first);
    }
}

/// Refused in the answer, each for its reason.
#[tokio::test]
async fn sends_are_refused_at_once_for_what_is_wrong_with_them() {
    let (stage, token) = Stage::connected(true).await;
    let text = |to: &str| json!({"to": to, "type": "text", "text": {"body": "x"}});
    let hello = || template(INES_DIGITS, "hello_world");
    let is = async |code: i64, body: &Value| {
        stage.sandbox.advance(10_000);
        assert_eq!(refusal(&stage, &token, body).await, code, "{body}");
        let known = find(code).unwrap().channel;
        assert!(matches!(known, Channel::Answer | Channel::Either), "{code}");
    };
    let mut nobody = hello();
    nobody["to"] = Value::Null;
    is(100, &nobody).await;
    is(131_021, &text(BUSINESS_DIGITS)).await;
    is(
        131_051,
        &json!({"to": INES_DIGITS, "type": "poll", "poll": {}}),
    )
    .await;
    is(
        131_009,
        &json!({"recipient": "US.1", "type": "text", "text": {"body": "x"}}),
    )
    .await;
    is(
        131_009,
        &json!({"to": INES_DIGITS, "type": "image", "image": {"id": "1"}}),
    )
    .await;
    is(132_001, &template(INES_DIGITS, "no_such_thing")).await;

    let body = json!({
        "name": "order", "language": "en_US", "category": "UTILITY",
        "components": [
            {"type": "BODY", "text": "Order {{1}} is ready now.", "example": {"body_text": [["7"]]}},
            {"type": "BUTTONS", "buttons": [
                {"type": "URL", "text": "Open", "url": "https://example.test/{{1}}", "example": ["a"]}]},
        ],
    });
    let (status, made) = create(&stage, &token, &body).await;
    assert_eq!(status, 200, "{made}");
    let order = |components: Value| {
        let mut body = template(INES_DIGITS, "order");
        body["template"]["components"] = components;
        body
    };
    let words = |parameter: Value| json!([{"type": "body", "parameters": [parameter]}]);
    is(132_000, &order(json!([]))).await;
    is(
        132_012,
        &order(words(json!({"type": "image", "image": {"id": "1"}}))),
    )
    .await;
    is(
        132_005,
        &order(words(json!({"type": "text", "text": "x".repeat(1_025)}))),
    )
    .await;
    is(131_008, &order(words(json!({"type": "text", "text": "7"})))).await;

    let notice = approved(&stage, &token, "notice", "UTILITY").await;
    patch(
        &stage,
        &format!("/templates/{notice}"),
        json!({"verdict": "pause"}),
    )
    .await;
    is(132_015, &template(INES_DIGITS, "notice")).await;
    let other = approved(&stage, &token, "other", "UTILITY").await;
    patch(
        &stage,
        &format!("/templates/{other}"),
        json!({"verdict": "disable"}),
    )
    .await;
    is(132_016, &template(INES_DIGITS, "other")).await;

    approved(&stage, &token, "code", "AUTHENTICATION").await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    let heard = stage.wait_rows("messages", "contacts", 1).await;
    let mut code = template("", "code");
    code["recipient"] = heard[0]["user_id"].clone();
    is(131_062, &code).await;

    approved(&stage, &token, "offer", "MARKETING").await;
    let only_there = json!({"disable_marketing_messages_on_cloud_api": true});
    stage
        .post(&format!("/v25.0/{WABA}"), &token, &only_there)
        .await;
    is(131_063, &template(INES_DIGITS, "offer")).await;
}

#[tokio::test]
async fn too_much_is_refused_at_once() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.sandbox.advance(2_000);
    let mut codes = Vec::new();
    for n in 0..46 {
        let (_, answer) = stage.send_text(&token, INES_DIGITS, &n.to_string()).await;
        codes.push(answer["error"]["code"].clone());
        stage.sandbox.advance(60);
    }
    assert!(codes[..45].iter().all(Value::is_null));
    assert_eq!(codes[45], 131_056);
    // The 21st message of one second.
    stage.sandbox.advance(10_000);
    let digits = |n: usize| format!("4478001{n:05}");
    for n in 0..21 {
        let new = NewPhone {
            name: format!("Person {n}"),
            digits: Some(digits(n)),
            username: None,
        };
        stage.sandbox.add_phone(new).unwrap();
        let code = refusal(&stage, &token, &template(&digits(n), "hello_world")).await;
        let expected = if n < 20 { Value::Null } else { json!(130_429) };
        assert_eq!(code, expected, "{n}");
    }
}

#[tokio::test]
async fn management_calls_of_an_hour_are_counted() {
    let (stage, token) = Stage::connected(true).await;
    stage
        .bench_call("POST", "/account/disconnect", Some(&json!({})))
        .await;
    let path = format!("/v25.0/{WABA}/phone_numbers");
    let call = async || {
        let url = format!("{}{path}", stage.base);
        let answer = stage
            .http()
            .get(url)
            .bearer_auth(&token)
            .send()
            .await
            .unwrap();
        let usage = answer.headers()["x-business-use-case-usage"]
            .to_str()
            .unwrap();
        let usage: Value = serde_json::from_str(usage).unwrap();
        let usage = usage[WABA][0].clone();
        (usage, answer.json::<Value>().await.unwrap())
    };
    // 200 for an account without a registered number.
    let (usage, _) = call().await;
    assert_eq!(usage["call_count"], 0);
    for _ in 0..199 {
        call().await;
    }
    let (usage, refused) = call().await;
    assert_eq!(refused["error"]["code"], 80_007, "{refused}");
    assert_eq!(
        (
            &usage["call_count"],
            &usage["estimated_time_to_regain_access"]
        ),
        (&json!(100), &json!(61))
    );
    stage.sandbox.advance(3_600_000);
    assert_eq!(call().await.1["error"], Value::Null);
}

/// Accepted, and `failed` in a moment.
#[tokio::test]
async fn sends_fail_later_for_what_is_so_on_the_other_side() {
    let (stage, token) = Stage::connected(true).await;
    approved(&stage, &token, "offer", "MARKETING").await;
    let is = async |code: i64, body: Value| {
        assert_eq!(fate(&stage, &token, &body).await, code, "{body}");
        let known = find(code).unwrap().channel;
        assert!(matches!(known, Channel::Status | Channel::Either), "{code}");
    };
    let add = |name: &str, digits: &str| {
        let new = NewPhone {
            name: name.to_owned(),
            digits: Some(digits.to_owned()),
            username: None,
        };
        stage.sandbox.add_phone(new).unwrap().id
    };
    let text = |to: &str| json!({"to": to, "type": "text", "text": {"body": "x"}});
    is(131_047, text(INES_DIGITS)).await;
    is(131_026, text("447700999999")).await;
    is(
        131_053,
        json!({"to": INES_DIGITS, "type": "image", "image": {"link": "http://127.0.0.1:1/x.png"}}),
    )
    .await;
    add("Marisol", "5351234567");
    is(130_497, template("5351234567", "hello_world")).await;
    add("Avery", "12025550123");
    is(131_049, template("12025550123", "offer")).await;
    stage.sandbox.choose_marketing(INES, true).unwrap();
    is(131_050, template(INES_DIGITS, "offer")).await;

    let settings = format!("/v25.0/{PNID}/settings");
    let checked = json!({"user_identity_change": {"enable_identity_key_check": true}});
    assert_eq!(stage.post(&settings, &token, &checked).await.0, 200);
    let mut hello = template(INES_DIGITS, "hello_world");
    hello["recipient_identity_key_hash"] = json!("DF2lS5v2W6x=");
    is(137_000, hello.clone()).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.quiet().await;
    let heard = values(&stage, "messages", 1).await;
    let mut hashes = heard
        .iter()
        .map(|value| &value["contacts"][0]["identity_key_hash"]);
    hello["recipient_identity_key_hash"] = hashes.rfind(|hash| hash.is_string()).unwrap().clone();
    assert_eq!(fate(&stage, &token, &hello).await, Value::Null);

    for customer in 2..8 {
        stage
            .sandbox
            .complain(&format!("c{customer}"), true)
            .unwrap();
    }
    add("Rui", "447700900123");
    is(131_048, template("447700900123", "hello_world")).await;
}

#[tokio::test]
async fn an_account_in_trouble_sends_nothing_or_not_this() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "hi").unwrap();
    stage.sandbox.advance(2_000);
    let tell = async |event: Value| {
        let (status, told) = stage.bench_post("/account/events", &event).await;
        assert_eq!(status, 200, "{told}");
    };
    let hello = template(INES_DIGITS, "hello_world");
    let is = async |code: i64| {
        stage.sandbox.advance(10_000);
        assert_eq!(refusal(&stage, &token, &hello).await, code);
    };
    let facts = async |payment: &str| {
        let body = json!({"payment": payment});
        stage
            .bench_call("PATCH", "/account/facts", Some(&body))
            .await;
    };
    facts("missing").await;
    is(131_042).await;
    facts("fine").await;
    tell(
        json!({"event": "ACCOUNT_RESTRICTION", "restriction_type": "RESTRICTED_UTILITY_TEMPLATES"}),
    )
    .await;
    is(131_064).await;
    tell(json!({"event": "ACCOUNT_RESTRICTION", "restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING"})).await;
    is(368).await;
    tell(json!({"event": "ACCOUNT_LOCKED"})).await;
    is(131_031).await;
    tell(json!({"event": "ACCOUNT_UNLOCKED"})).await;
    stage
        .bench_call("POST", "/account/disconnect", Some(&json!({})))
        .await;
    is(133_010).await;
    assert_eq!(refusal(&stage, "not a token", &hello).await, 190);
}

#[tokio::test]
async fn what_people_send_can_fail_on_its_way_to_the_api() {
    let (stage, _) = Stage::connected(true).await;
    stage
        .sandbox
        .send_unsupported(INES, "poll_creation")
        .unwrap();
    stage
        .sandbox
        .send_unsupported(INES, "file_too_large")
        .unwrap();
    stage.sandbox.come_from_ad("c2", "I saw your ad").unwrap();
    let rows = stage.wait_rows("messages", "messages", 3).await;
    let mut told: Vec<i64> = rows
        .iter()
        .map(|row| row["errors"][0]["code"].as_i64().unwrap())
        .collect();
    told.sort_unstable();
    assert_eq!(told, [131_051, 131_052, 131_060]);
    assert!(rows.iter().all(|row| row["type"] == "unsupported"));
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn codes_to_another_country_have_a_category_of_their_own() {
    let (stage, token) = Stage::connected(true).await;
    approved(&stage, &token, "code", "AUTHENTICATION").await;
    let indian = "919876543210";
    let new = NewPhone {
        name: "Asha".to_owned(),
        digits: Some(indian.to_owned()),
        username: None,
    };
    stage.sandbox.add_phone(new).unwrap();
    let category = async |to: &str| {
        let (status, answer) = send(&stage, &token, &template(to, "code")).await;
        assert_eq!(status, 200, "{answer}");
        stage.sandbox.advance(7_000);
        let row = first_status(&stage, &answer["messages"][0]["id"]).await;
        (
            row["pricing"]["category"].clone(),
            row["conversation"]["origin"]["type"].clone(),
        )
    };
    let plain = (json!("authentication"), Value::Null);
    assert_eq!(category(indian).await, plain);
    let event = json!({"event": "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE"});
    assert_eq!(stage.bench_post("/account/events", &event).await.0, 200);
    let abroad = json!("authentication-international");
    assert_eq!(category(indian).await, (abroad.clone(), Value::Null));
    assert_eq!(category(INES_DIGITS).await, plain);
    let (_, bill) = stage.bench_get("/costs").await;
    let rows = bill["today"].as_array().unwrap();
    let row = rows.iter().find(|row| row["category"] == abroad).unwrap();
    assert_eq!(row["usd_micros"], 30_400, "{row}");
    let path = format!("/v25.0/{WABA}?fields=auth_international_rate_eligibility");
    let (_, told) = stage.get(&path, &token).await;
    let since = &told["auth_international_rate_eligibility"]["start_time"];
    assert!(since.as_i64().unwrap() > START / 1_000, "{told}");
    // By conversation the origin is spelled otherwise.
    stage
        .bench_post("/rules", &json!({"profile": "2025-06"}))
        .await;
    assert_eq!(
        category(indian).await,
        (abroad, json!("authentication_international"))
    );
    // A business at home there pays as at home.
    let home = json!({"event": "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE", "country": "IN"});
    assert_eq!(stage.bench_post("/account/events", &home).await.0, 200);
    stage
        .bench_post("/rules", &json!({"profile": "2026-10"}))
        .await;
    assert_eq!(category(indian).await, plain);
}
