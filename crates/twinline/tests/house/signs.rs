//! Signs on what a customer said, from the inbox to her phone.

use reqwest::Method;
use serde_json::json;
use twinline_sandbox::BUSINESS;
use twinline_store::Role;
use uuid::Uuid;

use crate::house::{House, SECOND, eventually};

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_stands_on_her_phone_and_in_the_inbox_and_is_taken_back() {
    let house = House::new().await;
    let inbox = house.signed_in("Rui Costa", Role::Agent).await;
    let mut ana = house.customer("Ana Sousa", "447700900831");
    house.customer_says(&mut ana, "See you on Sunday").await;
    let message = house.rows(ana.conversation).await[0].message.id;
    let path = format!(
        "/conversations/{}/messages/{message}/reaction",
        ana.conversation
    );
    let wish =
        |emoji: &str| json!({"emoji": emoji, "client_token": Uuid::now_v7(), "wait_ms": 20_000});
    let on_phone = || {
        let chat = house.sandbox.messages(&ana.phone, BUSINESS).unwrap();
        let said = chat.into_iter().next().unwrap();
        let signs = said.reactions.into_iter();
        signs.map(|sign| sign.emoji).collect::<Vec<_>>()
    };
    for (emoji, shown) in [("👍", vec!["👍"]), ("❤️", vec!["❤️"]), ("", vec![])] {
        let once = wish(emoji);
        let told = inbox.call(Method::PUT, &path, once.clone()).await;
        let again = inbox.call(Method::PUT, &path, once).await;
        assert_eq!(told["send_id"], again["send_id"], "{told} {again}");
        eventually("both sides show it", async || {
            house.sandbox.advance(SECOND);
            let row = house.rows(ana.conversation).await.remove(0).message;
            let here = row.reactions.values().filter_map(|sign| sign.emoji.clone());
            on_phone() == shown && here.collect::<Vec<_>>() == shown
        })
        .await;
    }
    let rows = house.rows(ana.conversation).await;
    assert_eq!(rows.len(), 1, "a sign is no message");
    eventually("its statuses leave no gap", async || {
        house.sandbox.advance(SECOND);
        house.quiet().await
    })
    .await;
    // What waits for its message for ten minutes is a gap.
    house.sandbox.advance(11 * 60 * SECOND);
    let health = inbox.get(&format!("/numbers/{}/health", house.line)).await;
    assert_eq!(health["gaps"], json!([]), "{health}");
}
