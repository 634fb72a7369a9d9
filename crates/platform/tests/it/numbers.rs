//! A number's card.

use serde_json::json;
use twinline_core::number_life::Asked;
use twinline_core::observation::{HistorySaid, Said};

use crate::world::World;

#[tokio::test]
async fn a_card_tells_the_state_the_syncs_and_what_waits() {
    let world = World::new().await;
    let now = world.app.now();
    world
        .app
        .store
        .update_life(world.line, now, |life| {
            for sync in [&mut life.contacts, &mut life.history] {
                sync.asked = Asked::Asked;
                sync.asked_at = Some(now);
            }
        })
        .await
        .unwrap();
    let chunk = |phase, chunk, messages| {
        Said::History(HistorySaid::Chunk {
            phase,
            chunk,
            progress: Some(40),
            messages,
            oldest_at: Some(now - 1_000),
        })
    };
    world
        .merge(vec![chunk(0, 1, 10), chunk(1, 1, 5), chunk(0, 2, 7)])
        .await;
    let marta = world.signed_in(world.marta).await;
    let list = marta.get("/numbers").await;
    assert_eq!(list.body["items"].as_array().unwrap().len(), 1);
    assert_eq!(list.text("/items/0/state"), "syncing");
    assert_eq!(
        list.body["items"][0]["history_sync"]["phases"],
        json!([
            { "phase": 0, "chunks": 2, "messages": 17 },
            { "phase": 1, "chunks": 1, "messages": 5 },
        ])
    );
    let one = marta.get(&format!("/numbers/{}", world.line)).await;
    assert_eq!(one.text("/display"), "+44 7700 900142");
    assert_eq!(one.text("/history_sync/state"), "arriving");
    assert!(one.text("/advice").contains("Business App open"));
    assert!(one.body["timeline"].is_array());
}
