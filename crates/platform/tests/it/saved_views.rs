//! Views of the list that people keep, for themselves or for the team.

use serde_json::{Value, json};
use twinline_core::ids::PersonId;
use twinline_store::Role;
use uuid::Uuid;

use crate::live::Live;
use crate::world::{Browser, World};

const VERA: PersonId = PersonId(Uuid::from_u128(77));

fn view(n: u128) -> String {
    format!("/views/{}", Uuid::from_u128(n))
}

fn late(name: &str, is_shared: bool) -> Value {
    json!({"name": name, "query": "view=waiting&waiting_minutes=60", "is_shared": is_shared})
}

async fn names(browser: &Browser) -> Vec<String> {
    let listed = browser.get("/views").await.body["items"].clone();
    let items: Vec<Value> = serde_json::from_value(listed).unwrap();
    let name = |item: &Value| item["name"].as_str().unwrap().to_owned();
    items.iter().map(name).collect()
}

#[tokio::test]
async fn a_view_is_ones_own_until_it_is_shared_and_the_team_sees_it_at_once() {
    let world = World::new().await;
    world.person(VERA, "Vera Luz", Role::Viewer).await;
    let [marta, joel, vera] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
        world.signed_in(VERA).await,
    ];
    let made = marta.put(&view(1), &late("  Over an  hour ", false)).await;
    assert_eq!(
        (made.status, made.text("/name")),
        (200, "Over an hour".to_owned())
    );
    assert_eq!(made.text("/person_id"), world.marta.0.to_string());
    assert_eq!(names(&joel).await, [""; 0]);
    // What is another's own is not there, not even for who leads.
    assert_eq!(joel.put(&view(1), &late("Mine", true)).await.status, 404);
    assert_eq!(joel.delete(&view(1)).await.status, 404);

    let mut live = Live::open(&vera, "").await;
    assert_eq!(
        marta
            .put(&view(1), &late("Over an hour", true))
            .await
            .status,
        200
    );
    let told = live.until("saved_views").await;
    assert_eq!(told["views"][0]["name"], "Over an hour");
    assert_eq!(told["views"][0]["query"], "view=waiting&waiting_minutes=60");

    // Whoever looks on keeps their own, and shares nothing.
    assert_eq!(vera.put(&view(2), &late("Vera's", false)).await.status, 200);
    assert_eq!(
        vera.put(&view(3), &late("Vera's for all", true))
            .await
            .status,
        403
    );
    assert_eq!(
        vera.put(&view(1), &late("Taken over", true)).await.status,
        403
    );
    assert_eq!(vera.delete(&view(1)).await.status, 403);
    assert_eq!(names(&vera).await, ["Over an hour", "Vera's"]);
    assert_eq!(names(&marta).await, ["Over an hour"]);

    // Who leads alters it, and it stays Marta's.
    let renamed = joel.put(&view(1), &late("Late", true)).await;
    assert_eq!(renamed.text("/person_id"), world.marta.0.to_string());
    let withdrawn = joel.put(&view(1), &late("Late", false)).await;
    assert_eq!(withdrawn.text("/errors/0/field"), "is_shared");
    assert_eq!(joel.delete(&view(1)).await.status, 204);
    assert_eq!(joel.delete(&view(1)).await.status, 404);
    assert_eq!(names(&marta).await, [""; 0]);
}

#[tokio::test]
async fn what_the_list_could_not_be_asked_is_not_kept() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    for (query, name, wrong) in [
        ("waiting_minutes=soon", "Late", "query"),
        ("q=rye", "Rye", "query"),
        ("view=all", " ", "name"),
    ] {
        let wish = json!({"name": name, "query": query});
        let refused = marta.put(&view(1), &wish).await;
        let told = (refused.status, refused.text("/errors/0/field"));
        assert_eq!(told, (422, wrong.to_owned()), "{query}");
    }
    assert_eq!(marta.put(&view(1), &late("Late", false)).await.status, 200);
    let taken = marta.put(&view(2), &late("LATE", false)).await;
    assert_eq!(taken.text("/errors/0/field"), "name");
    // The team's names are their own.
    assert_eq!(marta.put(&view(2), &late("LATE", true)).await.status, 200);
    assert_eq!(names(&marta).await, ["Late", "LATE"]);

    // Kept as it was asked: the list answers to it.
    let query = marta.get("/views").await.text("/items/0/query");
    assert_eq!(
        marta.get(&format!("/conversations?{query}")).await.status,
        200
    );
}
