//! The bench API: its shapes, its live socket, and who may not use it.

use serde_json::{Value, json};

use crate::page::Page;
use crate::stage::{INES, Stage};

async fn call(stage: &Stage, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
    let url = format!("{}/bench/api{path}", stage.base);
    let mut request = stage.http().request(method.parse().unwrap(), url);
    if let Some(body) = body {
        request = request.json(&body);
    }
    let response = request.send().await.unwrap();
    (
        response.status().as_u16(),
        response.json().await.unwrap_or_default(),
    )
}

#[tokio::test]
async fn people_write_and_read_on_the_bench() {
    let (stage, _) = Stage::connected(true).await;
    let (status, state) = call(&stage, "GET", "/state", None).await;
    assert_eq!(status, 200);
    assert_eq!(state["phones"][0]["kind"], "business");
    assert_eq!(state["business"]["connected"], true);
    assert_eq!(state["clock"]["rate"], 0.0);

    let path = format!("/phones/{INES}/chats/business/messages");
    let (status, sent) = call(&stage, "POST", &path, Some(json!({"text": "Olá"}))).await;
    assert_eq!(status, 200, "{sent}");
    assert_eq!(
        (&sent["from_me"], &sent["state"]),
        (&json!(true), &json!("delivered"))
    );
    let (_, chats) = call(&stage, "GET", "/phones/business/chats", None).await;
    let first = &chats["chats"][0];
    assert_eq!(
        (&first["peer"], &first["title"]),
        (&json!(INES), &json!("Inês C. (cakes)"))
    );
    assert_eq!(
        (&first["preview"], &first["unread"]),
        (&json!("Olá"), &json!(1))
    );
    let read = format!("/phones/business/chats/{INES}/read");
    assert_eq!(
        call(&stage, "POST", &read, Some(json!({}))).await,
        (200, json!({}))
    );
    let (_, page) = call(&stage, "GET", &format!("{path}?limit=1"), None).await;
    assert_eq!(page["messages"][0]["state"], "read");
    assert_eq!(page["more"], true);
    let before = page["messages"][0]["id"].as_str().unwrap();
    let (_, page) = call(
        &stage,
        "GET",
        &format!("{path}?limit=500&before={before}"),
        None,
    )
    .await;
    assert_eq!(
        (page["messages"].as_array().unwrap().len(), &page["more"]),
        (15, &json!(false))
    );
}

#[tokio::test]
async fn a_file_dropped_on_a_phone_is_a_picture_for_the_other_side() {
    let (stage, _) = Stage::connected(true).await;
    let part =
        reqwest::multipart::Part::bytes(b"\xff\xd8\xff\xe0 jpeg".to_vec()).file_name("a.jpg");
    let form = reqwest::multipart::Form::new()
        .part("file", part)
        .text("caption", "look");
    let url = format!(
        "{}/bench/api/phones/{INES}/chats/business/messages",
        stage.base
    );
    let sent = stage.http().post(url).multipart(form).send().await.unwrap();
    let sent: Value = sent.json().await.unwrap();
    assert_eq!(
        (&sent["kind"], &sent["text"]),
        (&json!("image"), &json!("look"))
    );
    let url = format!("{}{}", stage.base, sent["media"]["url"].as_str().unwrap());
    let bytes = stage
        .http()
        .get(url)
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    assert_eq!(bytes, b"\xff\xd8\xff\xe0 jpeg".as_slice());
    let row = stage.wait_rows("messages", "messages", 1).await.remove(0);
    assert_eq!(row["image"]["mime_type"], "image/jpeg");
}

#[tokio::test]
async fn errors_say_what_to_do() {
    let stage = Stage::open().await;
    for (method, path, body, status) in [
        ("GET", "/phones/nobody/chats", None, 404),
        ("GET", "/nowhere", None, 404),
        ("POST", "/phones", Some(json!({"name": "X"})), 400),
        ("POST", "/clock", Some(json!({"advance_ms": -1})), 400),
        ("PATCH", "/faults", Some(json!({"typo": 1})), 400),
        (
            "POST",
            "/phones/business/chats/business/messages",
            Some(json!({"text": "x"})),
            404,
        ),
        (
            "POST",
            "/phones/c1/chats/business/messages",
            Some(json!({"text": " "})),
            400,
        ),
    ] {
        let (answered, answer) = call(&stage, method, path, body).await;
        assert_eq!(answered, status, "{method} {path}: {answer}");
        assert!(answer["error"]["message"].is_string() && answer["error"]["remedy"].is_string());
    }
}

#[tokio::test]
async fn the_socket_gives_the_state_and_then_what_happens() {
    let (stage, _) = Stage::connected(true).await;
    let mut page = Page::open(&stage).await;
    let first = page.next().await;
    assert_eq!(first["type"], "state");
    let mut seq = first["seq"].as_u64().unwrap();
    stage.sandbox.send_text(INES, "business", "ping").unwrap();
    let mut seen = std::collections::BTreeSet::new();
    while !["message", "chat", "phone", "exchange"]
        .iter()
        .all(|kind| seen.contains(*kind))
    {
        let frame = page.next().await;
        assert!(
            frame["seq"].as_u64().unwrap() > seq,
            "frames are numbered upwards"
        );
        seq = frame["seq"].as_u64().unwrap();
        seen.insert(frame["type"].as_str().unwrap().to_owned());
    }
}

#[tokio::test]
async fn traffic_is_listed_without_secrets_and_can_be_sent_again() {
    let (stage, token) = Stage::connected(true).await;
    stage.sandbox.send_text(INES, "business", "once").unwrap();
    stage.wait_rows("messages", "messages", 1).await;
    let (_, list) = call(&stage, "GET", "/traffic?kind=webhook&limit=500", None).await;
    let exchanges = list["exchanges"].as_array().unwrap();
    let message = exchanges
        .iter()
        .find(|exchange| exchange["label"] == "messages")
        .unwrap();
    let id = &message["id"];
    let (_, detail) = call(&stage, "GET", &format!("/traffic/{id}"), None).await;
    assert_eq!(detail["signature_ok"], true);
    assert!(detail["request_body"].as_str().unwrap().contains("once"));
    let (status, _) = call(&stage, "POST", &format!("/traffic/{id}/redeliver"), None).await;
    assert_eq!(status, 200);
    assert_eq!(stage.rows("messages", "messages").len(), 2);

    let secret = stage.sandbox.app().app_secret;
    let (_, list) = call(&stage, "GET", "/traffic?limit=500", None).await;
    for exchange in list["exchanges"].as_array().unwrap() {
        let (_, detail) = call(&stage, "GET", &format!("/traffic/{}", exchange["id"]), None).await;
        let text = detail.to_string();
        assert!(!text.contains(&token) && !text.contains(&secret), "{text}");
        assert!(!text.contains(crate::stage::VERIFY), "{text}");
    }
}

#[tokio::test]
async fn other_sites_are_kept_out() {
    let stage = Stage::open().await;
    let url = format!("{}/bench/api/state", stage.base);
    let get = |name: &'static str, value: &'static str| {
        let request = stage.http().get(&url).header(name, value);
        async move { request.send().await.unwrap().status().as_u16() }
    };
    assert_eq!(get("host", "evil.example").await, 403);
    assert_eq!(get("origin", "https://evil.example").await, 403);
    assert_eq!(get("origin", "http://localhost:5173").await, 200);
    let form = stage
        .http()
        .post(format!("{}/bench/api/sign_up", stage.base))
        .header("content-type", "text/plain")
        .body(r#"{"share_history":true}"#);
    assert_eq!(form.send().await.unwrap().status(), 415);
    let page = stage
        .http()
        .get(&stage.base)
        .header("accept", "text/html")
        .send()
        .await
        .unwrap();
    assert!(page.url().path().ends_with("/bench/"));
    assert!(page.text().await.unwrap().contains("<html"));
}

#[tokio::test]
async fn bubbles_and_people_are_changed_on_the_bench() {
    let (stage, _) = Stage::connected(true).await;
    let chat = format!("/phones/{INES}/chats/business/messages");
    let (_, sent) = call(&stage, "POST", &chat, Some(json!({"text": "Ola"}))).await;
    // A wamid may hold a slash.
    let wamid = sent["id"].as_str().unwrap().replace('/', "%2F");
    let bubble = format!("{chat}/{wamid}");
    let (status, edited) = call(&stage, "PATCH", &bubble, Some(json!({"text": "Olá"}))).await;
    assert_eq!((status, &edited["text"]), (200, &json!("Olá")));
    assert!(edited["edited_at"].is_i64() && edited["edit_until"].is_i64());
    let owners = format!("/phones/business/chats/{INES}/messages/{wamid}");
    let emoji = json!({"emoji": "🙏"});
    let (_, reacted) = call(&stage, "PUT", &format!("{owners}/reaction"), Some(emoji)).await;
    assert_eq!(
        reacted["reactions"],
        json!([{"emoji": "🙏", "from_me": true}])
    );
    let (status, problem) = call(&stage, "DELETE", &owners, None).await;
    assert_eq!(status, 409);
    assert_eq!(problem["error"]["message"], "only its writer can do that");
    let (status, deleted) = call(&stage, "DELETE", &bubble, None).await;
    assert_eq!((status, &deleted["text"]), (200, &Value::Null));
    assert!(deleted["deleted_at"].is_i64());

    let person = format!("/phones/{INES}");
    let put = |path: &str, body: Value| {
        let path = format!("{person}{path}");
        let stage = &stage;
        async move { call(stage, "PUT", &path, Some(body)).await.1 }
    };
    let renamed = put("/username", json!({"username": "ines.cakes"})).await;
    assert_eq!(renamed["username"], "ines.cakes");
    let moved = put("/number", json!({"digits": "447700900777"})).await;
    assert_eq!(moved["digits"], "447700900777");
    let saved = put("/contact", json!({"name": "Inês"})).await;
    assert_eq!(saved["saved_as"], "Inês");
    let (_, gone) = call(&stage, "DELETE", &format!("{person}/contact"), None).await;
    assert_eq!(gone["saved_as"], Value::Null);

    let (_, types) = call(&stage, "GET", "/unsupported", None).await;
    let first = types["types"][0]["type"].clone();
    let oddities = format!("{person}/oddities");
    let poll = json!({"unsupported": {"type": first}});
    let (status, poll) = call(&stage, "POST", &oddities, Some(poll)).await;
    assert_eq!(
        (status, &poll["unavailable"]["code"]),
        (200, &json!(131_051))
    );
    let ad = json!({"ad": {"text": "From the ad"}});
    let (_, ad) = call(&stage, "POST", &oddities, Some(ad)).await;
    assert_eq!(ad["unavailable"], json!({"code": 131_060, "type": null}));
}
