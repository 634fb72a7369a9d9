//! Customers answer what the API offers: buttons, rows, templates' buttons, flows, products, places.

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, INES_DIGITS, PNID, Stage, WABA};

/// Sends it to Inês, who has it on her phone afterwards; its id.
async fn offer(stage: &Stage, token: &str, kind: &str, content: Value) -> String {
    let mut body = json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "type": kind});
    body[kind] = content;
    let path = format!("/v25.0/{PNID}/messages");
    let (status, answer) = stage.post(&path, token, &body).await;
    assert_eq!(status, 200, "{answer}");
    stage.sandbox.advance(5_000);
    answer["messages"][0]["id"].as_str().unwrap().to_owned()
}

async fn tap(stage: &Stage, wamid: &str, tap: &Value) -> (u16, Value) {
    let path = format!("/phones/{INES}/chats/{BUSINESS}/messages/{wamid}/tap");
    stage.bench_post(&path, tap).await
}

/// What the API hears last.
async fn heard(stage: &Stage, count: usize) -> Value {
    let rows = stage.wait_rows("messages", "messages", count).await;
    rows.last().unwrap().clone()
}

async fn connected() -> (Stage, String) {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, BUSINESS, "Hello?").unwrap();
    (stage, token)
}

#[tokio::test]
async fn a_button_answers_once_and_quotes_its_message() {
    let (stage, token) = connected().await;
    let buttons = json!({"type": "button", "body": {"text": "Pick up?"}, "action": {"buttons": [
        {"type": "reply", "reply": {"id": "yes", "title": "Yes"}},
        {"type": "reply", "reply": {"id": "no", "title": "No"}},
    ]}});
    let wamid = offer(&stage, &token, "interactive", buttons).await;
    let (status, answer) = tap(&stage, &wamid, &json!({"button": "yes"})).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(
        answer["card"],
        json!({"type": "answer", "title": "Yes", "description": null, "of": "button", "fields": []})
    );
    let row = heard(&stage, 2).await;
    assert_eq!(row["type"], "interactive");
    assert_eq!(
        row["interactive"],
        json!({"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes"}})
    );
    assert_eq!(row["context"]["id"], json!(wamid));
    let shown = stage.sandbox.messages(INES, BUSINESS).unwrap();
    let bubble = shown.iter().find(|message| message.id == wamid).unwrap();
    assert_eq!(bubble.tapped, ["yes"]);
    let (status, _) = tap(&stage, &wamid, &json!({"button": "yes"})).await;
    assert_eq!(status, 409, "once");
    let (status, why) = tap(&stage, &wamid, &json!({"button": "maybe"})).await;
    assert_eq!(
        (status, &why["error"]["message"]),
        (409, &json!("the message does not offer that"))
    );
    assert_eq!(tap(&stage, &wamid, &json!({"row": "yes"})).await.0, 409);
    assert_eq!(tap(&stage, &wamid, &json!({})).await.0, 400);
    assert_eq!(
        stage.rows("messages", "messages").len(),
        2,
        "nothing else was said"
    );
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn rows_and_templates_buttons_are_answered_in_their_own_ways() {
    let (stage, token) = connected().await;
    let list = json!({"type": "list", "body": {"text": "Which?"}, "action": {"button": "Breads", "sections": [
        {"rows": [{"id": "rye", "title": "Rye", "description": "1 kg"}]}]}});
    let wamid = offer(&stage, &token, "interactive", list).await;
    assert_eq!(tap(&stage, &wamid, &json!({"row": "rye"})).await.0, 200);
    assert_eq!(
        heard(&stage, 2).await["interactive"],
        json!({"type": "list_reply", "list_reply": {"id": "rye", "title": "Rye", "description": "1 kg"}})
    );
    let template = json!({"name": "ready", "language": "en_US", "category": "UTILITY", "components": [
        {"type": "BODY", "text": "Your order is ready."},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "On my way"}]},
    ]});
    let path = format!("/v25.0/{WABA}/message_templates");
    assert_eq!(stage.post(&path, &token, &template).await.0, 200);
    let sent = json!({"name": "ready", "language": {"code": "en_US"}, "components": [
        {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": [{"type": "payload", "payload": "coming"}]}]});
    let wamid = offer(&stage, &token, "template", sent).await;
    assert_eq!(
        tap(&stage, &wamid, &json!({"button": "coming"})).await.0,
        200
    );
    let row = heard(&stage, 3).await;
    assert_eq!(row["type"], "button");
    assert_eq!(
        row["button"],
        json!({"payload": "coming", "text": "On my way"})
    );
    assert_eq!(row["context"]["id"], json!(wamid));
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn a_flow_is_filled_in_and_answers_with_its_token() {
    let (stage, token) = connected().await;
    let drawing = json!({"version": "7.1", "screens": [{"id": "ASK", "title": "Cake", "layout": {"children": [
        {"type": "TextInput", "name": "words", "label": "On the cake", "required": true},
        {"type": "RadioButtonsGroup", "name": "size", "label": "Size", "data-source": [{"id": "s", "title": "Small"}]},
        {"type": "Footer", "label": "Order", "on-click-action": {"name": "complete", "payload":
            {"text": "${form.words}", "size": "${form.size}"}}},
    ]}}]});
    let flow = json!({"name": "Cakes", "categories": ["OTHER"], "publish": true, "flow_json": drawing.to_string()});
    let (_, made) = stage
        .post(&format!("/v25.0/{WABA}/flows"), &token, &flow)
        .await;
    let id = made["id"].as_str().unwrap();
    let sent = json!({"type": "flow", "body": {"text": "Order a cake"}, "action": {"name": "flow", "parameters": {
        "flow_message_version": "3", "flow_id": id, "flow_cta": "Begin", "mode": "draft", "flow_token": "t-77"}}});
    let wamid = offer(&stage, &token, "interactive", sent).await;
    let (status, why) = tap(
        &stage,
        &wamid,
        &json!({"flow": id, "answers": {"size": "s"}}),
    )
    .await;
    assert_eq!(
        (status, &why["error"]["message"]),
        (400, &json!("On the cake must be filled in"))
    );
    let odd = json!({"flow": id, "answers": {"words": "Happy", "size": "xxl"}});
    assert_eq!(tap(&stage, &wamid, &odd).await.0, 400);
    let filled = json!({"flow": id, "answers": {"words": "Happy birthday", "size": "s"}});
    let (status, answer) = tap(&stage, &wamid, &filled).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(
        answer["card"]["fields"],
        json!([["size", "s"], ["text", "Happy birthday"]])
    );
    let row = heard(&stage, 2).await;
    let reply = &row["interactive"]["nfm_reply"];
    assert_eq!(
        (&reply["name"], &reply["body"]),
        (&json!("flow"), &json!("Sent"))
    );
    let response: Value = serde_json::from_str(reply["response_json"].as_str().unwrap()).unwrap();
    assert_eq!(
        response,
        json!({"flow_token": "t-77", "text": "Happy birthday", "size": "s"})
    );
    assert_eq!(tap(&stage, &wamid, &filled).await.0, 409);
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn products_are_ordered_and_places_and_numbers_given_when_asked() {
    let (stage, token) = connected().await;
    let product = json!({"type": "product", "body": {"text": "New"}, "action": {"catalog_id": "77", "product_retailer_id": "rye"}});
    let wamid = offer(&stage, &token, "interactive", product).await;
    let order = |id: &str| json!({"products": [{"id": id, "quantity": 2}]});
    assert_eq!(tap(&stage, &wamid, &order("spelt")).await.0, 409);
    assert_eq!(tap(&stage, &wamid, &order("rye")).await.0, 200);
    let row = heard(&stage, 2).await;
    assert_eq!(
        (&row["type"], &row["order"]["catalog_id"]),
        (&json!("order"), &json!("77"))
    );
    let item = &row["order"]["product_items"][0];
    assert_eq!(
        (&item["product_retailer_id"], &item["quantity"]),
        (&json!("rye"), &json!(2))
    );

    let asked = json!({"type": "location_request_message", "body": {"text": "Where?"}, "action": {"name": "send_location"}});
    let wamid = offer(&stage, &token, "interactive", asked).await;
    let path = format!("/phones/{INES}/chats/{BUSINESS}/messages");
    let place = json!({"location": {"latitude": 38.7, "longitude": -9.1}, "quote": wamid});
    assert_eq!(stage.bench_post(&path, &place).await.0, 200);
    let row = heard(&stage, 3).await;
    assert_eq!(
        row["location"],
        json!({"latitude": 38.7, "longitude": -9.1})
    );
    assert_eq!(row["context"]["id"], json!(wamid));

    let asked = json!({"type": "request_contact_info", "body": {"text": "Your number?"}, "action": {"name": "request_contact_info"}});
    let wamid = offer(&stage, &token, "interactive", asked).await;
    let (status, why) = tap(&stage, &wamid, &json!({"flow": "request_contact_info"})).await;
    assert_eq!(status, 200, "{why}");
    let row = heard(&stage, 4).await;
    assert_eq!(row["contacts"][0]["phones"][0]["wa_id"], INES_DIGITS);
    assert_eq!(row["contacts"][0]["origin"], "contact_request");
    stage.all_is_read_by_the_wire();
}

#[tokio::test]
async fn a_templates_flow_answers_with_the_token_of_its_button() {
    let (stage, token) = connected().await;
    let drawing = json!({"version": "7.1", "screens": [{"id": "ASK", "title": "Cake", "layout": {"children": [
        {"type": "TextInput", "name": "words", "label": "On the cake"},
        {"type": "Footer", "label": "Order", "on-click-action": {"name": "complete", "payload": {"text": "${form.words}"}}},
    ]}}]});
    let flow = json!({"name": "Cakes", "categories": ["OTHER"], "publish": true, "flow_json": drawing.to_string()});
    let (_, made) = stage
        .post(&format!("/v25.0/{WABA}/flows"), &token, &flow)
        .await;
    let id = made["id"].as_str().unwrap();
    let template = json!({"name": "cake", "language": "en_US", "category": "UTILITY", "components": [
        {"type": "BODY", "text": "Your cake is nearly ordered"},
        {"type": "BUTTONS", "buttons": [
            {"type": "FLOW", "text": "Finish", "flow_id": id, "flow_action": "navigate", "navigate_screen": "ASK"}]},
    ]});
    let path = format!("/v25.0/{WABA}/message_templates");
    let (status, answer) = stage.post(&path, &token, &template).await;
    assert_eq!(status, 200, "{answer}");
    stage.sandbox.advance(120_000);
    let sent = |flow_token: Option<&str>| {
        let action = flow_token.map_or(json!({}), |token| json!({"flow_token": token}));
        json!({"name": "cake", "language": {"code": "en_US"}, "components": [
            {"type": "button", "sub_type": "flow", "index": "0", "parameters": [{"type": "action", "action": action}]}]})
    };
    for (count, given) in [(2, Some("t-8")), (3, None)] {
        let wamid = offer(&stage, &token, "template", sent(given)).await;
        let filled = json!({"flow": id, "answers": {"words": "Happy birthday"}});
        let (status, answer) = tap(&stage, &wamid, &filled).await;
        assert_eq!(status, 200, "{answer}");
        let row = heard(&stage, count).await;
        let reply = &row["interactive"]["nfm_reply"];
        let response: Value =
            serde_json::from_str(reply["response_json"].as_str().unwrap()).unwrap();
        assert_eq!(
            response,
            json!({"flow_token": given.unwrap_or("unused"), "text": "Happy birthday"})
        );
        assert_eq!(row["context"]["id"], json!(wamid));
    }
    stage.all_is_read_by_the_wire();
}
