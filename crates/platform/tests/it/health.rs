//! How well a number is mirrored, as its page tells it.

use serde_json::json;
use twinline_core::content::Content;
use twinline_core::gap::GAP_AFTER_MS;
use twinline_core::ids::ExternalId;
use twinline_core::message::Source;
use twinline_core::observation::{Peer, Said, StatusSaid};
use twinline_core::ticks::{Rung, Ticks};
use twinline_platform::health::measure::Told;
use uuid::Uuid;

use crate::world::World;

#[tokio::test]
async fn lags_are_told_by_number_with_what_to_do() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let path = format!("/numbers/{}/health", world.line.0);
    let calm = marta.get(&path).await;
    assert_eq!((calm.status, &calm.body["lag"]), (200, &json!(null)));
    let now = world.app.now();
    for late in [5, 8, 9_000] {
        let told = Told {
            at: now - late - 120_000,
            received_at: now - late,
        };
        world.app.metrics.shown(&[(world.line, told)], now);
    }
    let health = marta.get(&path).await;
    assert_eq!(health.number("/lag/count"), 3);
    assert_eq!(
        health.number("/lag/bars/0/count"),
        2,
        "two of them within 10 ms"
    );
    let standing = |code: &str| {
        let checks = health.body["checks"].as_array().unwrap();
        let check = checks.iter().find(|check| check["code"] == code).unwrap();
        (
            check["standing"].as_str().unwrap().to_owned(),
            check["remedy"].is_string(),
        )
    };
    assert_eq!(standing("arriving"), ("watch".to_owned(), true));
    assert_eq!(standing("showing"), ("watch".to_owned(), true));
    assert_eq!(standing("gaps"), ("well".to_owned(), false));
    assert_eq!(marta.get("/numbers").await.number("/items/0/lag_ms/p50"), 8);
    let strange = format!("/numbers/{}/health", Uuid::nil());
    assert_eq!(marta.get(&strange).await.status, 404);
}

/// Statuses of what other software sends would fill the list for thirty days; what a customer answers to is what to look at.
#[tokio::test]
async fn a_lost_message_that_somebody_answered_is_listed_among_many_statuses() {
    let world = World::new().await;
    let statuses = |from: u32| {
        let now = world.app.now();
        let status = move |n: u32| {
            Said::Status(Box::new(StatusSaid {
                external_id: ExternalId(format!("wamid.other.{n}")),
                send: None,
                peer: Peer::default(),
                ticks: Ticks::one(Rung::Delivered, now, None),
                pricing: None,
                participant: None,
                at: now,
            }))
        };
        (from..from + 60).map(status).collect()
    };
    world.merge(statuses(0)).await;
    world.clock.pass(60_000);
    let content = Content::Text {
        body: "yes, that one".to_owned(),
    };
    let (_, mut said) = world.said("447700900318", Source::Live, content);
    if let Said::Message(said) = &mut said {
        said.quote = Some(ExternalId("wamid.lost".to_owned()));
    }
    world.merge(vec![said]).await;
    let marta = world.signed_in(world.marta).await;
    let path = format!("/numbers/{}/health", world.line.0);
    let lists_it = async || {
        let health = marta.get(&path).await;
        assert_eq!(health.body["more_gaps"], json!(true));
        let gaps = health.body["gaps"].as_array().unwrap();
        assert_eq!(gaps.len(), 50);
        let since = |gap: &serde_json::Value| gap["since"].as_i64().unwrap();
        assert!(gaps.is_sorted_by_key(|gap| std::cmp::Reverse(since(gap))));
        gaps.iter().any(|gap| gap["kind"] == "quote")
    };
    world.clock.pass(GAP_AFTER_MS);
    assert!(lists_it().await, "among older ones");
    world.merge(statuses(100)).await;
    world.clock.pass(GAP_AFTER_MS);
    assert!(lists_it().await, "among newer ones");
}
