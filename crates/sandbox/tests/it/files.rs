//! Files that WhatsApp does not take, and addresses without a token.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::stage::{INES, INES_DIGITS, PNID, Stage};

async fn upload(stage: &Stage, token: &str, bytes: Vec<u8>, mime: &str) -> (u16, Value) {
    let part = Part::bytes(bytes).file_name("file").mime_str(mime).unwrap();
    let form = Form::new()
        .text("messaging_product", "whatsapp")
        .text("type", mime.to_owned())
        .part("file", part);
    let url = format!("{}/v25.0/{PNID}/media", stage.base);
    let answer = stage
        .http()
        .post(url)
        .bearer_auth(token)
        .multipart(form)
        .send()
        .await
        .unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

#[tokio::test]
async fn types_and_sizes_are_judged_at_the_upload() {
    let (stage, token) = Stage::connected(true).await;
    let table = [
        ("image/png", 100, Value::Null),
        ("image/gif", 100, json!(100)),
        ("image/jpeg", 5 * 1024 * 1024 + 1, json!(131_053)),
        ("image/webp", 200_000, json!(131_053)),
        ("application/pdf", 6 * 1024 * 1024, Value::Null),
    ];
    for (mime, size, code) in table {
        let (_, told) = upload(&stage, &token, vec![1; size], mime).await;
        assert_eq!(told["error"]["code"], code, "{mime} {size}: {told}");
    }
}

#[tokio::test]
async fn a_file_sent_as_what_it_is_not_fails_later() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, "business", "Olá").unwrap();
    stage.sandbox.advance(1_000);
    let (_, told) = upload(&stage, &token, b"%PDF-1.7".to_vec(), "application/pdf").await;
    let body = json!({"messaging_product": "whatsapp", "to": INES_DIGITS, "type": "image", "image": {"id": told["id"]}});
    let (status, _) = stage
        .post(&format!("/v25.0/{PNID}/messages"), &token, &body)
        .await;
    assert_eq!(status, 200);
    stage.sandbox.advance(1_000);
    let rows = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(
        (&rows[0]["status"], &rows[0]["errors"][0]["code"]),
        (&json!("failed"), &json!(131_053))
    );
}

#[tokio::test]
async fn an_address_opens_without_a_token_only_where_that_is_allowed() {
    let (stage, token) = Stage::connected(true).await;
    let (_, told) = upload(&stage, &token, b"%PDF-1.7".to_vec(), "application/pdf").await;
    let (_, info) = stage
        .get(&format!("/v25.0/{}", told["id"].as_str().unwrap()), &token)
        .await;
    let url = info["url"].as_str().unwrap();
    let open = async || {
        stage
            .http()
            .get(url)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!(open().await, 401);
    let settings = format!("{}/bench/api/standing", stage.base);
    stage
        .http()
        .patch(settings)
        .json(&json!({"lax_downloads": true}))
        .send()
        .await
        .unwrap();
    assert_eq!(open().await, 200);
}
