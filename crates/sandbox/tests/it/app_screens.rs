//! The Business App's own screens: what stays there, what a connection switches off, which devices
//! echo, and what becomes of an app that nobody opens (webhooks.md 3.8, 3.9).

use serde_json::{Value, json};
use twinline_sandbox::{BUSINESS, SignUp};

use crate::stage::{INES, INES_DIGITS, Stage, WABA};

const DAY: i64 = 86_400_000;

async fn ok(stage: &Stage, path: &str, body: Value) -> Value {
    let (status, answer) = stage.bench_post(path, &body).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

async fn app(stage: &Stage) -> Value {
    stage.bench_get("/app").await.1
}

#[tokio::test]
async fn statuses_groups_and_calls_stay_in_the_app() {
    let (mut stage, _) = Stage::connected(true).await;
    stage.quiet().await;
    let before = stage.received().len();
    let shown = ok(
        &stage,
        "/app/statuses",
        json!({"text": "Fresh broa at noon"}),
    )
    .await;
    let id = shown["statuses"][0]["id"].as_str().unwrap().to_owned();
    for _ in 0..2 {
        ok(
            &stage,
            &format!("/app/statuses/{id}/seen"),
            json!({"by": INES}),
        )
        .await;
    }
    let shown = ok(
        &stage,
        "/app/groups",
        json!({"name": "Bakers", "members": [INES, "c2"]}),
    )
    .await;
    let group = shown["groups"][0]["id"].as_str().unwrap();
    let say = format!("/app/groups/{group}/messages");
    ok(
        &stage,
        &say,
        json!({"from": INES, "text": "Who opens tomorrow?"}),
    )
    .await;
    ok(&stage, &say, json!({"from": BUSINESS, "text": "I do"})).await;
    assert_eq!(
        stage
            .bench_post(&say, &json!({"from": "c3", "text": "Me?"}))
            .await
            .0,
        400
    );
    ok(
        &stage,
        "/app/calls",
        json!({"peer": INES, "direction": "in", "seconds": 75}),
    )
    .await;
    ok(
        &stage,
        "/app/calls",
        json!({"peer": INES, "direction": "out", "video": true}),
    )
    .await;
    assert_eq!(
        stage
            .bench_post("/app/calls", &json!({"peer": "c999", "direction": "in"}))
            .await
            .0,
        404
    );

    stage.restart().await;
    let shown = app(&stage).await;
    assert_eq!(shown["statuses"][0]["seen_by"], json!([INES]));
    assert_eq!(shown["groups"][0]["messages"][1]["text"], "I do");
    assert_eq!(
        shown["calls"][0]["seconds"],
        Value::Null,
        "newest first, and missed"
    );
    assert_eq!(shown["calls"][1]["seconds"], 75);
    stage.sandbox.advance(DAY);
    assert_eq!(app(&stage).await["statuses"], json!([]), "gone after a day");
    stage.quiet().await;
    assert_eq!(stage.received().len(), before, "the API hears of nothing");
}

#[tokio::test]
async fn a_connection_switches_off_what_it_cannot_carry() {
    let stage = Stage::open().await;
    let shown = ok(
        &stage,
        "/app/broadcasts",
        json!({"name": "Regulars", "members": [INES, "c2"]}),
    )
    .await;
    assert_eq!(
        (&shown["switched_off"], &shown["broadcasts"][0]["read_only"]),
        (&json!([]), &json!(false))
    );
    let list = shown["broadcasts"][0]["id"].as_str().unwrap().to_owned();
    let say = format!("/app/broadcasts/{list}/messages");
    ok(&stage, &say, json!({"text": "We open on Sunday"})).await;
    for customer in [INES, "c2"] {
        let there = stage.sandbox.messages(BUSINESS, customer).unwrap();
        assert_eq!(
            there.last().unwrap().text.as_deref(),
            Some("We open on Sunday")
        );
    }
    stage.connect(true).await;
    let shown = app(&stage).await;
    let off: Vec<&str> = shown["switched_off"]
        .as_array()
        .unwrap()
        .iter()
        .map(|off| off["feature"].as_str().unwrap())
        .collect();
    assert_eq!(
        off,
        [
            "disappearing_messages",
            "view_once",
            "live_location",
            "broadcast_lists"
        ]
    );
    assert_eq!(shown["broadcasts"][0]["read_only"], true);
    let (status, why) = stage
        .bench_post(&say, &json!({"text": "And on Monday"}))
        .await;
    assert_eq!(status, 409);
    assert!(
        why["error"]["message"]
            .as_str()
            .unwrap()
            .contains("read-only"),
        "{why}"
    );
    let (status, _) = stage
        .bench_post(
            "/app/broadcasts",
            &json!({"name": "More", "members": [INES]}),
        )
        .await;
    assert_eq!(status, 409);
}

#[tokio::test]
async fn devices_are_unlinked_by_a_connection_and_two_kinds_do_not_echo() {
    let stage = Stage::open().await;
    let link = |kind: &str| json!({"kind": kind, "name": "At the till"});
    ok(&stage, "/app/companions", link("web")).await;
    stage.connect(true).await;
    let shown = app(&stage).await;
    assert!(shown["companions"][0]["unlinked_at"].is_i64(), "{shown}");
    let mut ids = Vec::new();
    for kind in ["web", "desktop_mac", "desktop_windows", "wear_os"] {
        let shown = ok(&stage, "/app/companions", link(kind)).await;
        let newest = &shown["companions"][0];
        let echoes = matches!(kind, "web" | "desktop_mac");
        assert_eq!(
            (&newest["echoes"], newest["why"].is_null()),
            (&json!(echoes), echoes)
        );
        ids.push(newest["id"].as_str().unwrap().to_owned());
    }
    assert_eq!(
        stage.bench_post("/app/companions", &link("tablet")).await.0,
        409,
        "four at most"
    );
    assert_eq!(
        stage.bench_post("/app/companions", &link("fridge")).await.0,
        400
    );
    let path = format!("/phones/{BUSINESS}/chats/{INES}/messages");
    for id in &ids {
        ok(
            &stage,
            &path,
            json!({"text": format!("On {id}"), "companion": id}),
        )
        .await;
    }
    stage.sandbox.advance(1_000);
    stage.quiet().await;
    let echoes = stage.rows("smb_message_echoes", "message_echoes");
    let texts: Vec<&str> = echoes
        .iter()
        .map(|echo| echo["text"]["body"].as_str().unwrap())
        .collect();
    assert_eq!(texts, [format!("On {}", ids[0]), format!("On {}", ids[1])]);
    let there = stage.sandbox.messages(INES, BUSINESS).unwrap();
    assert_eq!(
        there.last().unwrap().text,
        Some(format!("On {}", ids[3])),
        "the customer gets them all"
    );

    // A linked device needs no phone.
    stage
        .bench_call("PATCH", "/phones/business", Some(&json!({"online": false})))
        .await;
    ok(
        &stage,
        &path,
        json!({"text": "The phone is off", "companion": ids[0]}),
    )
    .await;
    let rows = stage
        .wait_rows("smb_message_echoes", "message_echoes", 3)
        .await;
    assert_eq!(rows[2]["text"]["body"], "The phone is off");
    let on_app = stage.sandbox.messages(BUSINESS, INES).unwrap();
    assert_ne!(
        on_app.last().unwrap().text.as_deref(),
        Some("The phone is off")
    );
    stage
        .bench_call("PATCH", "/phones/business", Some(&json!({"online": true})))
        .await;
    let on_app = stage.sandbox.messages(BUSINESS, INES).unwrap();
    assert_eq!(
        on_app.last().unwrap().text.as_deref(),
        Some("The phone is off")
    );
    let (status, _) = stage
        .bench_call("DELETE", &format!("/app/companions/{}", ids[0]), None)
        .await;
    assert_eq!(status, 200);
    let unlinked = json!({"text": "Hello?", "companion": ids[0]});
    assert_eq!(stage.bench_post(&path, &unlinked).await.0, 404);
}

#[tokio::test]
async fn a_product_of_the_catalog_is_shown_ordered_and_not_told() {
    let (stage, token) = Stage::connected(true).await;
    let rye = json!({"name": "Rye, 1 kg", "retailer_id": "rye", "price": 4.5, "currency": "GBP"});
    let shown = ok(&stage, "/app/catalog", rye.clone()).await;
    assert_eq!(shown["catalog"][0]["price"], 4.5);
    assert_eq!(
        stage.bench_post("/app/catalog", &rye).await.0,
        400,
        "one of each name"
    );
    let path = format!("/phones/{BUSINESS}/chats/{INES}/messages");
    let sent = ok(&stage, &path, json!({"product": shown["catalog"][0]["id"]})).await;
    assert_eq!(
        sent["card"]["actions"][0]["products"],
        json!([{"id": "rye", "name": "Rye, 1 kg"}])
    );
    let echoes = stage
        .wait_rows("smb_message_echoes", "message_echoes", 1)
        .await;
    assert_eq!(
        (&echoes[0]["type"], &echoes[0]["unsupported"]["type"]),
        (&json!("unsupported"), &json!("product"))
    );
    stage.sandbox.advance(1_000);
    let tap = format!(
        "/phones/{INES}/chats/{BUSINESS}/messages/{}/tap",
        sent["id"].as_str().unwrap()
    );
    let answer = ok(
        &stage,
        &tap,
        json!({"products": [{"id": "rye", "quantity": 3}]}),
    )
    .await;
    assert_eq!(
        answer["card"]["fields"],
        json!([["Rye, 1 kg", "3 × 4.5 GBP"]])
    );
    let rows = stage.wait_rows("messages", "messages", 1).await;
    let item = &rows[0]["order"]["product_items"][0];
    assert_eq!(
        (&item["item_price"], &item["currency"]),
        (&json!(4.5), &json!("GBP"))
    );
    // The API's own catalog message shows the same shelf.
    let body = json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "type": "interactive", "interactive": {
        "type": "catalog_message", "body": {"text": "All we bake"}, "action": {"name": "catalog_message"}}});
    let messages = format!("/v25.0/{}/messages", crate::stage::PNID);
    assert_eq!(stage.post(&messages, &token, &body).await.0, 200);
    stage.sandbox.advance(1_000);
    let there = stage.sandbox.messages(INES, BUSINESS).unwrap();
    let card = serde_json::to_value(&there.last().unwrap().card).unwrap();
    assert_eq!(card["actions"][0]["products"][0]["id"], "rye");
}

#[tokio::test]
async fn an_app_nobody_opens_loses_its_link_after_two_weeks() {
    let (stage, _) = Stage::connected(true).await;
    let leave = json!({"left_alone": true});
    let (status, phone) = stage
        .bench_call("PATCH", "/phones/business", Some(&leave))
        .await;
    assert_eq!(
        (status, &phone["left_alone"], &phone["online"]),
        (200, &json!(true), &json!(true))
    );
    stage.sandbox.advance(13 * DAY);
    ok(&stage, "/phones/business/opened", json!({})).await;
    stage.sandbox.advance(2 * DAY);
    assert_eq!(app(&stage).await["coexistence"], true, "opened in time");
    stage
        .bench_call("PATCH", "/phones/business", Some(&leave))
        .await;
    stage.sandbox.advance(14 * DAY + 1);
    assert_eq!(app(&stage).await["coexistence"], false);
    stage
        .wait("the goodbye", |all| {
            all.iter().any(|one| {
                let change = &one.value["entry"][0]["changes"][0];
                one.value["entry"][0]["id"] == WABA
                    && change["value"]["event"] == "PARTNER_REMOVED"
                    && change["value"]["disconnection_info"]["reason"] == "PRIMARY_INACTIVITY"
            })
        })
        .await;
    let (status, _) = stage
        .bench_call("PATCH", &format!("/phones/{INES}"), Some(&leave))
        .await;
    assert_eq!(status, 400);
    stage
        .sandbox
        .sign_up(SignUp {
            share_history: true,
        })
        .unwrap();
    assert_eq!(app(&stage).await["coexistence"], true);
}
