//! The sign-up window, from the page that opens it to the token; and everything that stands in its way.

use serde_json::{Value, json};

use crate::stage::{PNID, Stage, WABA};

/// Of the example business.
const DIGITS: &str = "447700900142";

/// A call of the bench.
async fn bench(stage: &Stage, path: &str, body: Value) -> (u16, Value) {
    stage.post(&format!("/bench/api{path}"), "", &body).await
}

async fn run(stage: &Stage) -> String {
    let client_id = stage.sandbox.app().app_id;
    let (status, run) = bench(stage, "/sign_ups", json!({"client_id": client_id})).await;
    assert_eq!(status, 200, "{run}");
    assert_eq!(run["step"], "BUSINESS_ACCOUNT_SELECTION");
    run["id"].as_str().unwrap().to_owned()
}

async fn step(stage: &Stage, id: &str, step: &str, body: Value) -> Value {
    let (status, run) = bench(stage, &format!("/sign_ups/{id}/{step}"), body).await;
    assert_eq!(status, 200, "{step}: {run}");
    run
}

/// Up to the code on the screen.
async fn numbered(stage: &Stage) -> (String, Value) {
    let id = run(stage).await;
    step(stage, &id, "portfolio", json!({})).await;
    let shown = step(stage, &id, "number", json!({"digits": DIGITS})).await;
    (id, shown)
}

async fn set(stage: &Stage, facts: Value) -> Value {
    let url = format!("{}/bench/api/account/facts", stage.base);
    let answer = stage.http().patch(url).json(&facts).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

#[tokio::test]
async fn the_window_leads_from_a_page_to_a_token() {
    let stage = Stage::open().await;
    stage.subscribe_app().await;
    let (id, shown) = numbered(&stage).await;
    assert_eq!(shown["step"], "PHONE_NUMBER_VERIFICATION");
    let code = shown["pairing_code"].as_str().unwrap();
    let typed = code.replace('-', " ").to_lowercase();
    step(&stage, &id, "pair", json!({"code": typed})).await;
    let consent = json!({"accept": true, "share_history": true});
    let shown = step(&stage, &id, "consent", consent).await;
    assert_eq!(
        (&shown["step"], &shown["shares_history"]),
        (&json!("REVIEW"), &json!(true))
    );
    // Told before the code is there (webhooks.md 3.2).
    stage
        .wait("PARTNER_APP_INSTALLED", |all| {
            all.iter()
                .any(|one| one.value.to_string().contains("PARTNER_APP_INSTALLED"))
        })
        .await;
    let finish = step(&stage, &id, "finish", json!({})).await;
    assert_eq!(
        finish["message"],
        json!({
            "type": "WA_EMBEDDED_SIGNUP", "event": "FINISH_WHATSAPP_BUSINESS_APP_ONBOARDING",
            "version": 3, "data": {"waba_id": WABA},
        })
    );
    let code = finish["code"].as_str().unwrap();
    let (status, token) = stage.exchange(code).await;
    assert_eq!(status, 200, "{token}");
    let token = token["access_token"].as_str().unwrap();
    let (_, numbers) = stage
        .get(
            &format!("/v25.0/{WABA}/phone_numbers?fields=id,is_on_biz_app,status"),
            token,
        )
        .await;
    assert_eq!(
        numbers["data"][0],
        json!({"id": PNID, "is_on_biz_app": true, "status": "CONNECTED"})
    );
    let (status, again) = stage.exchange(code).await;
    assert_eq!((status, &again["error"]["code"]), (400, &json!(100)));
}

#[tokio::test]
async fn a_code_lives_thirty_seconds() {
    let stage = Stage::open().await;
    let (id, shown) = numbered(&stage).await;
    step(&stage, &id, "pair", json!({"code": shown["pairing_code"]})).await;
    step(&stage, &id, "consent", json!({"accept": true})).await;
    let finish = step(&stage, &id, "finish", json!({})).await;
    stage.sandbox.advance(30_001);
    let (status, late) = stage.exchange(finish["code"].as_str().unwrap()).await;
    assert_eq!((status, &late["error"]["code"]), (400, &json!(100)));
}

#[tokio::test]
async fn what_stands_in_the_way_is_on_the_screen_and_can_be_reported() {
    let stage = Stage::open().await;
    for (facts, code) in [
        (json!({"app_version": "2.24.16"}), 4_563_015),
        (
            json!({"app_version": "2.26.1", "days_of_use": 6}),
            3_441_045,
        ),
        (json!({"days_of_use": 7, "page": "elsewhere"}), 2_655_082),
        (json!({"page": "own", "held_by": "partner"}), 2_655_093),
        (
            json!({"held_by": "nobody", "payment": "refused"}),
            3_441_003,
        ),
        (
            json!({"payment": "fine", "marketing_messages": true}),
            3_441_047,
        ),
    ] {
        set(&stage, facts).await;
        let (_, shown) = numbered(&stage).await;
        assert_eq!(shown["error"]["code"], code, "{shown}");
        assert_eq!(shown["step"], "PHONE_NUMBER_SETUP");
    }
    // British numbers were among those kept out.
    let then = json!({"profile": "2025-06"});
    assert_eq!(stage.post("/bench/api/rules", "", &then).await.0, 200);
    let (id, _) = numbered(&stage).await;
    let told = step(&stage, &id, "cancel", json!({"report": true})).await;
    assert_eq!(told["message"]["event"], "CANCEL");
    assert_eq!(told["message"]["data"]["error_code"], "3441042");
    assert_eq!(told["message"]["data"]["session_id"], json!(id));
}

/// As [`what_stands_in_the_way_is_on_the_screen_and_can_be_reported`], for what depends on the rules of a month or on what the
/// account has been through.
#[tokio::test]
async fn what_stood_in_the_way_then_does_not_today_and_the_other_way_round() {
    let stage = Stage::open().await;
    let rules = async |month: &str| {
        let (status, _) = stage.bench_post("/rules", &json!({"profile": month})).await;
        assert_eq!(status, 200);
    };
    let error = async || {
        let id = run(&stage).await;
        step(&stage, &id, "portfolio", json!({})).await;
        let digits = stage.sandbox.state().business.display_phone_number;
        let shown = step(&stage, &id, "number", json!({"digits": digits})).await;
        shown["error"]["code"].clone()
    };
    // A number of a country that was never kept out of these rules.
    let american = json!({"digits": "12025550142"});
    let (status, _) = stage
        .bench_call("PUT", "/account/number", Some(&american))
        .await;
    assert_eq!(status, 200);
    set(&stage, json!({"page": "missing"})).await;
    rules("2025-06").await;
    assert_eq!(error().await, 3_441_003, "a Page was needed");
    rules("2026-10").await;
    assert_eq!(error().await, Value::Null, "today none is");
    for (facts, code) in [
        (json!({"page": "elsewhere"}), 2_655_082),
        (json!({"page": "own", "held_by": "portfolio"}), 3_441_041),
        (json!({"held_by": "cloud_api"}), 3_441_049),
        (json!({"held_by": "nobody", "app": "consumer"}), 2_655_095),
    ] {
        set(&stage, facts).await;
        assert_eq!(error().await, code);
    }
    set(&stage, json!({"app": "business"})).await;
    stage
        .bench_post("/sign_up", &json!({"share_history": false}))
        .await;
    assert_eq!(error().await, 3_441_049, "it is connected already");
    let ban = json!({"event": "DISABLED_UPDATE", "waba_ban_state": "DISABLE"});
    stage.bench_post("/account/disconnect", &json!({})).await;
    stage.bench_post("/account/events", &ban).await;
    assert_eq!(error().await, 3_441_040, "a banned account");
}

#[tokio::test]
async fn a_window_closed_says_where_it_was() {
    let stage = Stage::open().await;
    let cancelled = async |steps: usize| {
        let id = run(&stage).await;
        if steps > 0 {
            step(&stage, &id, "portfolio", json!({})).await;
        }
        if steps > 1 {
            let shown = step(&stage, &id, "number", json!({"digits": DIGITS})).await;
            if steps > 2 {
                step(&stage, &id, "pair", json!({"code": shown["pairing_code"]})).await;
            }
        }
        let told = step(&stage, &id, "cancel", json!({})).await;
        told["message"]["data"]["current_step"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(cancelled(0).await, "BUSINESS_ACCOUNT_SELECTION");
    assert_eq!(cancelled(1).await, "PHONE_NUMBER_SETUP");
    assert_eq!(cancelled(2).await, "PHONE_NUMBER_VERIFICATION");
    assert_eq!(cancelled(3).await, "PERMISSIONS");
    let (_, account) = stage.get("/bench/api/account", "").await;
    assert_eq!(account["state"], "app_only", "nothing was connected");
}

#[tokio::test]
async fn the_phone_decides_and_a_code_nobody_scans_fails() {
    let stage = Stage::open().await;
    let (id, shown) = numbered(&stage).await;
    let (status, wrong) = bench(
        &stage,
        &format!("/sign_ups/{id}/pair"),
        json!({"code": "AAAA"}),
    )
    .await;
    assert_eq!(status, 400, "{wrong}");
    let (status, early) = bench(&stage, &format!("/sign_ups/{id}/finish"), json!({})).await;
    assert_eq!(status, 409, "{early}");
    step(&stage, &id, "pair", json!({"code": shown["pairing_code"]})).await;
    let declined = step(&stage, &id, "consent", json!({"accept": false})).await;
    assert_eq!(declined["error"]["code"], 3_441_003);

    step(&stage, &id, "number", json!({"digits": DIGITS})).await;
    stage.sandbox.advance(5 * 60_000 + 1);
    let (_, waited) = stage.get(&format!("/bench/api/sign_ups/{id}"), "").await;
    assert_eq!(waited["error"]["code"], 3_441_003, "nobody scanned it");
    let (status, unknown) = bench(&stage, "/sign_ups", json!({"client_id": "1"})).await;
    assert_eq!(status, 400, "{unknown}");
}

#[tokio::test]
async fn any_page_finds_sdk_and_dialog() {
    let stage = Stage::open().await;
    let sdk = stage.http().get(format!("{}/en_US/sdk.js", stage.base));
    let sdk = sdk
        .header("origin", "https://shop.example")
        .send()
        .await
        .unwrap();
    assert_eq!(sdk.headers()["access-control-allow-origin"], "*");
    assert!(sdk.text().await.unwrap().contains("window.FB"));
    let patient = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let dialog = format!(
        "{}/v25.0/dialog/oauth?client_id=7&extras=%7B%7D",
        stage.base
    );
    let dialog = patient.get(dialog).send().await.unwrap();
    assert_eq!(
        dialog.headers()["location"],
        "/bench/sign_up/?client_id=7&extras=%7B%7D"
    );
}
