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
async fn what_a_browser_recorded_goes_as_a_voice_message() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let recorded = include_bytes!("../../../voice/tests/recorded.webm").to_vec();
    let sent = |bytes: Vec<u8>| {
        let part = Part::bytes(bytes).file_name("voice");
        let form = Form::new().part("file", part);
        marta
            .request(reqwest::Method::POST, "/media?recorded=true")
            .multipart(form)
    };
    let stored = got(sent(recorded)).await;
    assert_eq!(stored.status, 201, "{:?}", stored.body);
    assert_eq!(
        (
            stored.text("/mime"),
            stored.text("/kind"),
            stored.text("/filename")
        ),
        ("audio/ogg".into(), "audio".into(), "voice.ogg".into())
    );
    let refused = got(sent(b"no sound at all".to_vec())).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text("/errors/0/message").contains("record it as"),
        "{:?}",
        refused.body
    );
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

/// A film's first question is for two bytes; the others are for what is to be seen next.
#[tokio::test]
async fn a_file_is_given_in_parts() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let mut film = b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec();
    film.extend((0..6_000_000_u32).map(|n| n.to_le_bytes()[1]));
    let size = film.len();
    let stored = upload(&marta, film.clone(), "oven.mp4").await;
    assert_eq!(stored.text("/mime"), "video/mp4", "{:?}", stored.body);
    let path = stored.text("/url").trim_start_matches("/api/v1").to_owned();
    let asks = async |headers: &[(&'static str, &str)]| {
        let request = marta.request(reqwest::Method::GET, &path);
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        (status, headers, response.bytes().await.unwrap())
    };
    let (status, headers, whole) = asks(&[]).await;
    assert_eq!((status, whole == film), (200, true));
    assert_eq!(headers["accept-ranges"], "bytes");
    assert_eq!(headers["content-length"], size.to_string());
    assert_eq!(headers["content-type"], "video/mp4");
    assert_eq!(headers.get("content-range"), None);
    let tag = headers["etag"].to_str().unwrap().to_owned();
    for (range, start, end) in [
        ("bytes=0-1".to_owned(), 0, 2),
        ("bytes=-100".to_owned(), size - 100, size),
        (format!("bytes={}-", size / 2), size / 2, size),
    ] {
        let (status, headers, part) = asks(&[("range", &range), ("if-range", &tag)]).await;
        assert_eq!((status, part == film[start..end]), (206, true), "{range}");
        let told = format!("bytes {start}-{}/{size}", end - 1);
        assert_eq!(headers["content-range"].to_str().unwrap(), told);
        assert_eq!(headers["content-length"], (end - start).to_string());
        assert_eq!(headers["content-type"], "video/mp4");
        assert_eq!(headers["etag"], tag);
    }
    let (status, headers, nothing) = asks(&[("range", &format!("bytes={size}-"))]).await;
    assert_eq!((status, nothing.len()), (416, 0));
    assert_eq!(headers["content-range"], format!("bytes */{size}"));
    let (status, _, whole) = asks(&[("range", "bytes=4-"), ("if-range", "\"another\"")]).await;
    assert_eq!((status, whole.len()), (200, size), "it changed meanwhile");
    let known = format!("\"another\", W/{tag}");
    let (status, _, nothing) = asks(&[("range", "bytes=0-1"), ("if-none-match", &known)]).await;
    assert_eq!((status, nothing.len()), (304, 0));
    let nobody = world.browser().request(reqwest::Method::GET, &path);
    let nobody = nobody
        .header("if-none-match", &tag)
        .header("range", "bytes=0-1");
    assert_eq!(nobody.send().await.unwrap().status(), 401);
}
