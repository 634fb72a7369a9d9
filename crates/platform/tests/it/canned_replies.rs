//! What a team says again and again.

use serde_json::json;
use uuid::Uuid;

use crate::world::World;

#[tokio::test]
async fn a_team_shares_its_canned_replies_and_no_name_means_two() {
    let world = World::new().await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let path = |n: u128| format!("/canned-replies/{}", Uuid::from_u128(n));
    let hours = json!({"shortcut": " /Hours ", "text": " Until six. "});
    let set = marta.put(&path(1), &hours).await;
    assert_eq!(
        (set.status, set.text("/shortcut"), set.text("/text")),
        (200, "hours".to_owned(), "Until six.".to_owned())
    );
    let again = marta.put(&path(1), &hours).await;
    assert_eq!(again.status, 200, "the same once more");
    let taken = joel
        .put(
            &path(2),
            &json!({"shortcut": "hours", "text": "Until seven."}),
        )
        .await;
    assert_eq!(taken.status, 422);
    assert_eq!(taken.text("/errors/0/field"), "shortcut");
    for (shortcut, text, field) in [
        ("two words", "Hello", "shortcut"),
        ("/", "Hello", "shortcut"),
        ("hello", "  ", "text"),
    ] {
        let refused = joel
            .put(&path(3), &json!({"shortcut": shortcut, "text": text}))
            .await;
        assert_eq!(
            (refused.status, refused.text("/errors/0/field")),
            (422, field.to_owned())
        );
        assert!(!refused.text("/errors/0/remedy").is_empty());
    }
    let long = json!({"shortcut": "long", "text": "x".repeat(4_097)});
    assert_eq!(
        joel.put(&path(3), &long).await.text("/errors/0/remedy"),
        "Shorten it."
    );
    let listed = joel.get("/canned-replies").await;
    assert_eq!(listed.body["items"].as_array().unwrap().len(), 1);
    assert_eq!(joel.delete(&path(1)).await.status, 204);
    assert_eq!(marta.delete(&path(1)).await.status, 404);
    let back = joel.put(&path(1), &hours).await;
    assert_eq!(
        back.status, 200,
        "what was removed may come back under its id"
    );
}
