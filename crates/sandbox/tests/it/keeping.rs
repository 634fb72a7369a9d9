//! What people keep to themselves: stars, archive, pins, labels, unread marks, search; and what it
//! means to block somebody.

use serde_json::{Value, json};
use twinline_sandbox::{ActError, BUSINESS, Forbidden, Ticks};

use crate::page::Page;
use crate::stage::{INES, INES_DIGITS, Stage};

async fn put(stage: &Stage, path: &str, body: Value) -> (u16, Value) {
    stage.bench_call("PUT", path, Some(&body)).await
}

async fn patch(stage: &Stage, path: &str, body: Value) -> (u16, Value) {
    stage.bench_call("PATCH", path, Some(&body)).await
}

#[tokio::test]
async fn stars_and_searches_find_messages_on_one_phone() {
    let stage = Stage::open().await;
    let said = stage
        .sandbox
        .send_text(INES, BUSINESS, "A broa with Fennel seeds")
        .unwrap();
    let path = format!("/phones/{BUSINESS}/chats/{INES}/messages/{}/star", said.id);
    let (status, shown) = put(&stage, &path, json!({"starred": true})).await;
    assert_eq!((status, &shown["starred"]), (200, &json!(true)));
    let (_, found) = stage
        .bench_get(&format!("/phones/{BUSINESS}/starred"))
        .await;
    assert_eq!(found["found"][0]["message"]["id"], json!(said.id));
    assert_eq!(found["found"][0]["peer"], INES);
    let (_, found) = stage.bench_get(&format!("/phones/{INES}/starred")).await;
    assert_eq!(found["found"], json!([]), "a star is the owner's alone");
    let (_, found) = stage
        .bench_get(&format!("/phones/{BUSINESS}/search?q=fennel%20BROA"))
        .await;
    assert_eq!(found["found"][0]["message"]["id"], json!(said.id));
    let (_, found) = stage
        .bench_get(&format!("/phones/{BUSINESS}/search?q="))
        .await;
    assert_eq!(found["found"], json!([]));
    stage.sandbox.delete(INES, BUSINESS, &said.id).unwrap();
    let (_, found) = stage
        .bench_get(&format!("/phones/{BUSINESS}/starred"))
        .await;
    assert_eq!(found["found"], json!([]), "what was deleted is gone");
}

#[tokio::test]
async fn chats_are_archived_pinned_labelled_and_marked() {
    let mut stage = Stage::open().await;
    let path = format!("/phones/{BUSINESS}/chats/{INES}");
    let (status, label) = stage
        .bench_post("/labels", &json!({"name": "VIP", "colour": 3}))
        .await;
    assert_eq!(status, 200, "{label}");
    let change = json!({"pinned": true, "unread": true, "labels": [label["id"]]});
    let (status, chat) = patch(&stage, &path, change).await;
    assert_eq!(status, 200, "{chat}");
    assert_eq!(
        (&chat["pinned"], &chat["marked_unread"], &chat["labels"]),
        (&json!(true), &json!(true), &json!([label["id"]]))
    );
    let (_, labels) = stage.bench_get("/labels").await;
    assert_eq!(
        labels["labels"],
        json!([{"id": label["id"], "name": "VIP", "colour": 3, "chats": 1}])
    );
    assert_eq!(
        stage.bench_post("/labels", &json!({"name": "VIP"})).await.0,
        400
    );
    for other in ["c2", "c3"] {
        let other = format!("/phones/{BUSINESS}/chats/{other}");
        assert_eq!(patch(&stage, &other, json!({"pinned": true})).await.0, 200);
    }
    let fourth = format!("/phones/{BUSINESS}/chats/c4");
    assert_eq!(patch(&stage, &fourth, json!({"pinned": true})).await.0, 409);

    stage.sandbox.open_chat(BUSINESS, INES).unwrap();
    stage.restart().await;
    let chats = stage.sandbox.chats(BUSINESS).unwrap();
    let chat = chats.iter().find(|chat| chat.peer == INES).unwrap();
    assert!(
        chat.pinned && !chat.marked_unread,
        "kept over a restart, and read once opened"
    );
    let (_, chat) = patch(&stage, &path, json!({"archived": true})).await;
    assert_eq!(
        (&chat["archived"], &chat["pinned"]),
        (&json!(true), &json!(false))
    );
    let theirs = format!("/phones/{INES}/chats/{BUSINESS}");
    assert_eq!(
        patch(&stage, &theirs, json!({"labels": [label["id"]]}))
            .await
            .0,
        400
    );
    let id = label["id"].as_str().unwrap();
    let (status, _) = stage
        .bench_call("DELETE", &format!("/labels/{id}"), None)
        .await;
    assert_eq!(status, 200);
    let chats = stage.sandbox.chats(BUSINESS).unwrap();
    let chat = chats.iter().find(|chat| chat.peer == INES).unwrap();
    assert!(chat.labels.is_empty());
    assert_eq!(stage.bench_call("DELETE", "/labels/l77", None).await.0, 404);
}

#[tokio::test]
async fn two_pages_on_one_phone_hear_of_every_change() {
    let stage = Stage::open().await;
    let mut page = Page::open(&stage).await;
    page.next().await;
    let path = format!("/phones/{BUSINESS}/chats/{INES}");
    patch(&stage, &path, json!({"pinned": true})).await;
    stage.bench_post("/labels", &json!({"name": "VIP"})).await;
    let theirs = format!("/phones/{INES}/chats/{BUSINESS}");
    stage
        .bench_post(&format!("{theirs}/typing"), &json!({}))
        .await;
    put(&stage, &format!("{theirs}/block"), json!({"report": true})).await;
    let awaited: [fn(&Value) -> bool; 4] = [
        |frame| frame["type"] == "chat" && frame["chat"]["pinned"] == true,
        |frame| frame["type"] == "labels" && frame["labels"][0]["name"] == "VIP",
        |frame| frame["type"] == "typing" && frame["phone"] == BUSINESS && frame["peer"] == INES,
        |frame| frame["type"] == "phone" && frame["phone"]["blocks_business"] == true,
    ];
    let mut heard = [false; 4];
    while !heard.iter().all(|heard| *heard) {
        let frame = page.next().await;
        for (heard, fits) in heard.iter_mut().zip(awaited) {
            *heard |= fits(&frame);
        }
    }
}

#[tokio::test]
async fn whoever_blocks_the_business_hears_nothing_of_it() {
    let (stage, token) = Stage::connected(true).await;
    let sandbox = &stage.sandbox;
    sandbox.send_text(INES, BUSINESS, "Hello").unwrap();
    let path = format!("/phones/{INES}/chats/{BUSINESS}/block");
    let (status, phone) = put(&stage, &path, json!({"report": true})).await;
    assert_eq!((status, &phone["blocks_business"]), (200, &json!(true)));
    let typed = sandbox.send_text(BUSINESS, INES, "Are you there?").unwrap();
    stage
        .send_text(&token, INES_DIGITS, "And by the API?")
        .await;
    sandbox.advance(60_000);
    let statuses = stage.wait_rows("messages", "statuses", 1).await;
    assert_eq!(
        (&statuses[0]["status"], &statuses[0]["errors"][0]["code"]),
        (&json!("failed"), &json!(131_026))
    );
    let on_app = sandbox.messages(BUSINESS, INES).unwrap();
    let typed_there = on_app
        .iter()
        .find(|message| message.id == typed.id)
        .unwrap();
    assert_eq!(typed_there.state, Some(Ticks::Sent), "one tick, for good");
    assert!(
        !sandbox
            .messages(INES, BUSINESS)
            .unwrap()
            .iter()
            .any(|message| message.id == typed.id)
    );
    stage
        .wait_rows("smb_message_echoes", "message_echoes", 1)
        .await;
    assert_eq!(
        sandbox
            .send_text(INES, BUSINESS, "I changed my mind")
            .unwrap_err(),
        ActError::Forbidden(Forbidden::Blocked)
    );
    assert_eq!(stage.bench_call("DELETE", &path, None).await.0, 200);
    sandbox
        .send_text(INES, BUSINESS, "I changed my mind")
        .unwrap();
    sandbox.send_text(BUSINESS, INES, "Welcome back").unwrap();
    sandbox.advance(60_000);
    let there = sandbox.messages(INES, BUSINESS).unwrap();
    assert_eq!(there.last().unwrap().text.as_deref(), Some("Welcome back"));
    assert!(
        !there.iter().any(|message| message.id == typed.id),
        "nothing comes late"
    );
}

#[tokio::test]
async fn the_owner_blocks_on_the_phone_what_the_api_lists() {
    let (stage, token) = Stage::connected(true).await;
    let path = format!("/phones/{BUSINESS}/chats/{INES}/block");
    let (status, _) = put(&stage, &path, json!({"report": false})).await;
    assert_eq!(status, 200);
    let listed = format!("/v25.0/{}/block_users", crate::stage::PNID);
    let (_, blocked) = stage.get(&listed, &token).await;
    assert_eq!(blocked["data"][0]["wa_id"], INES_DIGITS);
    let chats = stage.sandbox.chats(BUSINESS).unwrap();
    assert!(chats.iter().find(|chat| chat.peer == INES).unwrap().blocked);
    assert_eq!(
        stage.sandbox.send_text(BUSINESS, INES, "Hm").unwrap_err(),
        ActError::Forbidden(Forbidden::Blocked)
    );
    stage.bench_call("DELETE", &path, None).await;
    let (_, blocked) = stage.get(&listed, &token).await;
    assert_eq!(blocked["data"], json!([]));
}

#[tokio::test]
async fn the_profile_of_the_app_is_the_profile_of_the_api() {
    let (stage, token) = Stage::connected(true).await;
    let profile = json!({"about": "Bread since 1962", "email": "ola@forno.example", "websites": ["https://forno.example"], "vertical": "GROCERY"});
    let (status, shown) = put(&stage, "/profile", profile).await;
    assert_eq!((status, &shown["about"]), (200, &json!("Bread since 1962")));
    let path = format!(
        "/v25.0/{}/whatsapp_business_profile?fields=about,vertical",
        crate::stage::PNID
    );
    let (_, read) = stage.get(&path, &token).await;
    assert_eq!(read["data"][0]["vertical"], "GROCERY");
    let (status, why) = put(&stage, "/profile", json!({"vertical": "BAKERY"})).await;
    assert_eq!(status, 400, "{why}");
    let picture = include_bytes!("../../canned/photo_breads.jpg").as_slice();
    let form = reqwest::multipart::Form::new().part(
        "file",
        reqwest::multipart::Part::bytes(picture).file_name("a.jpg"),
    );
    let url = format!("{}/bench/api/profile/picture", stage.base);
    let answer = stage.http().post(url).multipart(form).send().await.unwrap();
    let shown: Value = answer.json().await.unwrap();
    let (status, _) = stage
        .bench_get(
            shown["picture_url"]
                .as_str()
                .unwrap()
                .trim_start_matches("/bench/api"),
        )
        .await;
    assert_eq!(status, 200);
    let path = path.replace("about,vertical", "profile_picture_url");
    let (_, read) = stage.get(&path, &token).await;
    let url = read["data"][0]["profile_picture_url"].as_str().unwrap();
    let fetched = stage.http().get(url).send().await.unwrap();
    assert_eq!(fetched.status(), 200, "{url}");
}
