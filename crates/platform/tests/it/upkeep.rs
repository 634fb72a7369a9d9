//! What is forgotten, and what is not.

use serde_json::Value;
use twinline_platform::limits::CHANGES_KEPT_MS;
use twinline_platform::upkeep::{Forgotten, forget};

use crate::world::World;

const INES: &str = "447700900318";

#[tokio::test]
async fn old_changes_are_forgotten_and_messages_are_not() {
    let world = World::new().await;
    world.customer_says(INES, "the first").await;
    let marta = world.signed_in(world.marta).await;
    let nothing = Forgotten {
        changes: 0,
        ticks: 0,
        sessions: 0,
    };
    assert_eq!(forget(&world.app).await.unwrap(), nothing);
    world.clock.pass(CHANGES_KEPT_MS + 1);
    world.customer_says(INES, "the second").await;
    let forgotten = forget(&world.app).await.unwrap();
    assert!(forgotten.changes > 0, "{forgotten:?}");
    let kept = world.app.store.oldest_change(world.line).await.unwrap();
    assert!(kept.is_some_and(|no| no > 1), "the newest stay: {kept:?}");
    let id = world.conversation(INES);
    let page = marta.get(&format!("/conversations/{id}/messages")).await;
    let items = page.body["items"].as_array().map(Vec::len);
    assert_eq!(items, Some(2), "{}", Value::to_string(&page.body));
}
