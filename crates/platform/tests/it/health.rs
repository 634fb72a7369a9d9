//! How well a number is mirrored, as its page tells it.

use serde_json::json;
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
