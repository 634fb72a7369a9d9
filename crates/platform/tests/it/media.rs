//! Files in and out.

use reqwest::multipart::{Form, Part};
use serde_json::json;
use uuid::Uuid;

use crate::world::{Browser, Got, World, got};

const INES: &str = "447700900318";
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

async fn upload(browser: &Browser, bytes: Vec<u8>, name: &str) -> Got {
    let part = Part::bytes(bytes).file_name(name.to_owned());
    let form = Form::new().part("file", part);
    got(browser
        .request(reqwest::Method::POST, "/media")
        .multipart(form))
    .await
}

#[tokio::test]
async fn a_picture_is_stored_sent_and_looked_at() {
    let world = World::new().await;
    world.customer_says(INES, "Do you have a photo?").await;
    let marta = world.signed_in(world.marta).await;
    let stored = upload(&marta, PNG.to_vec(), "../loaf \"best\".png").await;
    assert_eq!(stored.status, 201, "{:?}", stored.body);
    assert_eq!(
        (stored.text("/mime"), stored.text("/kind")),
        ("image/png".into(), "image".into())
    );
    assert_eq!(stored.text("/filename"), "loaf _best_.png");
    let id = world.conversation(INES);
    let body = json!({
        "client_token": Uuid::now_v7(), "media_id": stored.text("/id"), "text": "Here", "seen_version": 1_000,
    });
    let said = marta
        .post(&format!("/conversations/{id}/messages"), &body)
        .await;
    assert_eq!(
        (said.status, said.text("/kind")),
        (202, "image".to_owned()),
        "{:?}",
        said.body
    );
    assert_eq!(said.text("/media/state"), "ready");
    assert_eq!(said.text("/media/url"), stored.text("/url"));
    let path = stored.text("/url").trim_start_matches("/api/v1").to_owned();
    let bytes = marta
        .request(reqwest::Method::GET, &path)
        .send()
        .await
        .unwrap();
    let headers = bytes.headers().clone();
    assert_eq!(headers["content-type"], "image/png");
    assert!(
        headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("inline; filename=")
    );
    assert!(
        headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("sandbox")
    );
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(bytes.bytes().await.unwrap(), PNG);
    let known = marta
        .request(reqwest::Method::GET, &path)
        .header("if-none-match", &headers["etag"]);
    assert_eq!(known.send().await.unwrap().status(), 304);
    let nobody = world.browser();
    assert_eq!(nobody.get(&path).await.problem(), (401, "not_signed_in"));
}

#[tokio::test]
async fn a_page_that_calls_itself_a_picture_is_a_document_that_no_browser_runs() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let page = b"<html><script>alert(1)</script></html>".to_vec();
    let stored = upload(&marta, page, "cat.png").await;
    assert_eq!(
        (stored.text("/mime"), stored.text("/kind")),
        ("text/plain".into(), "document".into())
    );
    let path = stored.text("/url").trim_start_matches("/api/v1").to_owned();
    let served = marta
        .request(reqwest::Method::GET, &path)
        .send()
        .await
        .unwrap();
    assert_eq!(served.headers()["content-type"], "application/octet-stream");
    assert!(
        served.headers()["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment")
    );
}

#[tokio::test]
async fn a_file_larger_than_whatsapp_takes_is_refused_with_the_limit() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let mut huge = PNG.to_vec();
    huge.resize((5 << 20) + 1, 0);
    let refused = upload(&marta, huge, "huge.png").await;
    assert_eq!(refused.problem(), (422, "media_too_large"));
    assert!(
        refused.text("/detail").contains("5 MB"),
        "{:?}",
        refused.body
    );
    assert_eq!(
        upload(&marta, Vec::new(), "empty.png").await.problem(),
        (422, "unacceptable")
    );
}
