//! The operator's page.

use bytes::Bytes;
use twinline_store::journal::EntryKind;
use twinline_store::{MergeBatch, NewUnreadable};

use crate::world::World;

#[tokio::test]
async fn what_could_not_be_read_is_listed_with_its_bytes_and_can_be_read_again() {
    let world = World::new().await;
    let now = world.app.now();
    let bytes = Bytes::from_static(br#"{"object":"page"}"#);
    let position = world
        .app
        .journal
        .append(EntryKind::WebhookDelivery, now, bytes)
        .await
        .unwrap();
    let found = NewUnreadable {
        position,
        index: 0,
        address: None,
        line: None,
        field: None,
        reason: "Its object is \"page\".".to_owned(),
        excerpt: "{\"object\":\"page\"}".to_owned(),
        received_at: now,
    };
    let batch = MergeBatch {
        journal: "test".to_owned(),
        position_after: 1_000,
        now,
        unreadables: vec![found],
        ..MergeBatch::default()
    };
    world.app.store.merge(batch).await.unwrap();
    let joel = world.signed_in(world.joel).await;
    let list = joel.get("/unreadables").await;
    assert_eq!(list.text("/items/0/reason"), "Its object is \"page\".");
    assert_eq!(list.text("/items/0/state"), "kept");
    let path = format!("/unreadables/{}", list.text("/items/0/id"));
    let one = joel.get(&path).await;
    assert_eq!(one.text("/body"), "{\n  \"object\": \"page\"\n}");
    let replay = joel
        .post(&format!("{path}/replay"), &serde_json::json!(null))
        .await;
    assert_eq!(
        replay.text("/result"),
        "still_unreadable",
        "{:?}",
        replay.body
    );
}

#[tokio::test]
async fn the_summary_tells_how_the_installation_is_doing() {
    let world = World::new().await;
    world
        .app
        .alerts
        .raise("test", "Something happened.".to_owned(), "Look.");
    let joel = world.signed_in(world.joel).await;
    let summary = joel.get("/health/summary").await;
    assert_eq!(summary.body["journal"]["writable"], true);
    assert_eq!(summary.text("/alerts/0/sentence"), "Something happened.");
}
