//! What every answer has in common: headers, problems, the page, probes.

use crate::world::World;

#[tokio::test]
async fn every_answer_carries_strict_headers_and_a_request_id() {
    let world = World::new().await;
    let browser = world.browser();
    for path in [
        "/",
        "/inbox",
        "/healthz",
        "/api/v1/me",
        "/api/v1/nothing",
        "/openapi.json",
    ] {
        let answer = browser.page(path).await;
        let headers = answer.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'self'"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
        assert!(headers.contains_key("x-request-id"), "{path}");
        assert!(
            !headers.contains_key("strict-transport-security"),
            "plain HTTP: {path}"
        );
    }
}

#[tokio::test]
async fn a_problem_says_what_and_what_to_do() {
    let world = World::new().await;
    let got = world.browser().get("/me").await;
    assert_eq!(got.headers["content-type"], "application/problem+json");
    assert_eq!(
        got.headers["x-request-id"],
        got.body["request_id"].as_str().unwrap()
    );
    let mut body = got.body;
    body["request_id"] = "(an id)".into();
    insta::assert_json_snapshot!(body, @r#"
    {
      "code": "not_signed_in",
      "detail": null,
      "remedy": "Sign in again. What you have written stays in this browser.",
      "request_id": "(an id)",
      "status": 401,
      "title": "Nobody is signed in.",
      "type": "/problems/not_signed_in"
    }
    "#);
}

#[tokio::test]
async fn unknown_addresses_of_the_api_are_problems_and_of_the_page_are_the_page() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    assert_eq!(marta.get("/nothing").await.problem(), (404, "not_found"));
    assert_eq!(
        marta.get("/conversations/not-an-id").await.problem(),
        (404, "not_found")
    );
    let wrong_method = marta.post("/me", &serde_json::json!({})).await;
    assert_eq!(wrong_method.problem(), (405, "method_not_allowed"));
    let not_json = marta
        .request(reqwest::Method::POST, "/session")
        .body("{")
        .send()
        .await
        .unwrap();
    assert_eq!(not_json.status(), 400);
    assert_eq!(marta.page("/api/v2/me").await.status(), 404);
    for path in ["/", "/inbox/7f1b", "/problems/floor_moved"] {
        let page = marta.page(path).await;
        assert_eq!(page.status(), 200, "{path}");
        assert_eq!(
            page.headers()["content-type"],
            "text/html; charset=utf-8",
            "{path}"
        );
        assert_eq!(page.headers()["cache-control"], "no-cache", "{path}");
    }
    assert_eq!(marta.page("/assets/missing.js").await.status(), 404);
}

#[tokio::test]
async fn probes_answer_without_signing_in() {
    let world = World::new().await;
    let browser = world.browser();
    let health = browser.page("/healthz").await;
    assert_eq!(health.status(), 200);
    assert_eq!(
        health.text().await.unwrap(),
        r#"{"status":"ok","reasons":[]}"#
    );
    let metrics = browser.page("/metrics").await;
    assert!(
        metrics
            .text()
            .await
            .unwrap()
            .contains("twinline_http_request_seconds")
    );
}
