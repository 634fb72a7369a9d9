//! What the phones draw of what the API sends: places, people, buttons, lists, flows, products,
//! templates.

use serde_json::{Value, json};
use twinline_sandbox::BUSINESS;

use crate::stage::{INES, INES_DIGITS, PNID, Stage, WABA};

/// Sends it, and gives back what both phones show of it.
async fn shown(stage: &Stage, token: &str, kind: &str, content: Value) -> Value {
    // Somebody who just wrote may be answered with anything.
    stage.sandbox.send_text(INES, BUSINESS, "Hello?").unwrap();
    let mut body = json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "type": kind});
    body[kind] = content;
    let path = format!("/v25.0/{PNID}/messages");
    let (status, answer) = stage.post(&path, token, &body).await;
    assert_eq!(status, 200, "{answer}");
    stage.sandbox.advance(5_000);
    let card = |phone, peer| {
        let messages = stage.sandbox.messages(phone, peer).unwrap();
        serde_json::to_value(&messages.last().unwrap().card).unwrap()
    };
    let card_there = card(INES, BUSINESS);
    assert_eq!(card_there, card(BUSINESS, INES), "one card on both phones");
    card_there
}

#[tokio::test]
async fn places_and_people_are_drawn() {
    let (stage, token) = Stage::connected(true).await;
    let place = json!({"latitude": "38.71", "longitude": -9.14, "name": "Forno Aurora"});
    let card = shown(&stage, &token, "location", place).await;
    assert_eq!(
        card,
        json!({
            "type": "location", "latitude": 38.71, "longitude": -9.14, "name": "Forno Aurora", "address": null,
        })
    );
    let people = json!([{
        "name": {"formatted_name": "Rui Prado", "first_name": "Rui"},
        "phones": [{"phone": "+44 7700 900881"}], "org": {"company": "Mill"},
    }]);
    let card = shown(&stage, &token, "contacts", people).await;
    assert_eq!(
        card["contacts"],
        json!([{"name": "Rui Prado", "phones": ["+44 7700 900881"], "emails": [], "org": "Mill"}])
    );
}

#[tokio::test]
async fn buttons_lists_and_links_are_drawn() {
    let (stage, token) = Stage::connected(true).await;
    let buttons = json!({
        "type": "button", "header": {"type": "text", "text": "Saturday"}, "body": {"text": "Pick up?"},
        "footer": {"text": "Forno Aurora"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": "yes", "title": "Yes"}}]},
    });
    let card = shown(&stage, &token, "interactive", buttons).await;
    assert_eq!(
        card,
        json!({
            "type": "offer", "header": {"text": "Saturday", "media": null}, "body": "Pick up?",
            "footer": "Forno Aurora", "actions": [{"kind": "reply", "id": "yes", "title": "Yes"}], "cards": [],
        })
    );
    let list = json!({
        "type": "list", "body": {"text": "Which bread?"},
        "action": {"button": "Breads", "sections": [{"rows": [{"id": "rye", "title": "Rye", "description": "1 kg"}]}]},
    });
    let card = shown(&stage, &token, "interactive", list).await;
    assert_eq!(
        card["actions"][0],
        json!({
            "kind": "list", "title": "Breads",
            "sections": [{"title": null, "rows": [{"id": "rye", "title": "Rye", "description": "1 kg"}]}],
        })
    );
    let carousel = json!({
        "type": "carousel", "body": {"text": "New"}, "action": {"cards": [
            {"card_index": 0, "type": "cta_url", "body": {"text": "Rye"}, "action": {"name": "cta_url",
             "parameters": {"display_text": "See", "url": "https://forno.example/rye"}}},
            {"card_index": 1, "type": "cta_url", "body": {"text": "Spelt"}, "action": {"buttons": [
             {"type": "quick_reply", "quick_reply": {"id": "spelt", "title": "Take it"}}]}},
        ]},
    });
    let card = shown(&stage, &token, "interactive", carousel).await;
    assert_eq!(
        card["cards"][0]["actions"][0],
        json!({"kind": "url", "title": "See", "url": "https://forno.example/rye"})
    );
    assert_eq!(card["cards"][1]["actions"][0]["id"], "spelt");
    assert_eq!(card["cards"][1]["type"], "offer");
}

#[tokio::test]
async fn a_flow_is_drawn_from_what_was_uploaded() {
    let (stage, token) = Stage::connected(true).await;
    let drawing = json!({"version": "7.1", "screens": [{"id": "ASK", "title": "Cake", "layout": {"children": [
        {"type": "TextInput", "name": "words", "label": "On the cake", "required": true},
        {"type": "Footer", "label": "Order", "on-click-action": {"name": "complete"}},
    ]}}]});
    let flow = json!({"name": "Cakes", "categories": ["OTHER"], "publish": true, "flow_json": drawing.to_string()});
    let (status, made) = stage
        .post(&format!("/v25.0/{WABA}/flows"), &token, &flow)
        .await;
    assert_eq!(status, 200, "{made}");
    let send = |flow: &Value| {
        json!({
            "type": "flow", "body": {"text": "Order a cake"}, "action": {"name": "flow", "parameters": {
                "flow_message_version": "3", "flow_id": flow, "flow_cta": "Begin", "mode": "draft", "flow_token": "t1",
            }},
        })
    };
    let card = shown(&stage, &token, "interactive", send(&made["id"])).await;
    let action = &card["actions"][0];
    assert_eq!(
        (&action["kind"], &action["title"]),
        (&json!("flow"), &json!("Begin"))
    );
    let screen = &action["screens"][0];
    assert_eq!(
        (&screen["submit"], &screen["terminal"]),
        (&json!("Order"), &json!(true))
    );
    assert_eq!(screen["fields"][0]["label"], "On the cake");
    let card = shown(&stage, &token, "interactive", send(&json!("123"))).await;
    assert_eq!(
        card["actions"][0]["screens"],
        json!([]),
        "a flow nobody drew here"
    );
}

#[tokio::test]
async fn a_template_is_drawn_with_its_parameters() {
    let (stage, token) = Stage::connected(true).await;
    let template = json!({
        "name": "order_ready", "language": "en_US", "category": "UTILITY", "components": [
            {"type": "HEADER", "format": "TEXT", "text": "Order {{1}}", "example": {"header_text": ["7"]}},
            {"type": "BODY", "text": "Your order {{1}} is ready.", "example": {"body_text": [["2187"]]}},
            {"type": "FOOTER", "text": "Forno Aurora"},
            {"type": "BUTTONS", "buttons": [
                {"type": "QUICK_REPLY", "text": "On my way"},
                {"type": "URL", "text": "Track", "url": "https://forno.example/{{1}}", "example": ["7"]},
            ]},
        ],
    });
    let (status, made) = stage
        .post(
            &format!("/v25.0/{WABA}/message_templates"),
            &token,
            &template,
        )
        .await;
    assert_eq!(status, 200, "{made}");
    let text = |text: &str| json!([{"type": "text", "text": text}]);
    let sent = json!({"name": "order_ready", "language": {"code": "en_US"}, "components": [
        {"type": "header", "parameters": text("2187")},
        {"type": "body", "parameters": text("2187")},
        {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": [{"type": "payload", "payload": "coming"}]},
        {"type": "button", "sub_type": "url", "index": 1, "parameters": text("2187")},
    ]});
    let card = shown(&stage, &token, "template", sent).await;
    assert_eq!(
        card,
        json!({
            "type": "offer", "header": {"text": "Order 2187", "media": null}, "body": "Your order 2187 is ready.",
            "footer": "Forno Aurora", "cards": [], "actions": [
                {"kind": "reply", "id": "coming", "title": "On my way"},
                {"kind": "url", "title": "Track", "url": "https://forno.example/2187"},
            ],
        })
    );
}
