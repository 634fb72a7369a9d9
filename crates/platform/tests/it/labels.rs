//! What a team puts on conversations to find them again.

use serde_json::json;
use uuid::Uuid;

use crate::world::World;

const INES: &str = "447700900142";

#[tokio::test]
async fn a_label_is_put_on_filtered_by_removed_and_back_with_all_that_bore_it() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let label = |n: u128| format!("/labels/{}", Uuid::from_u128(n));
    let wedding = json!({"name": "  Wedding   cake ", "colour": "plum"});
    let set = joel.put(&label(1), &wedding).await;
    assert_eq!(
        (set.status, set.text("/name")),
        (200, "Wedding cake".to_owned())
    );
    let taken = marta
        .put(&label(2), &json!({"name": "wedding cake", "colour": "red"}))
        .await;
    assert_eq!(
        (taken.status, taken.text("/errors/0/field")),
        (422, "name".to_owned())
    );
    let nameless = marta
        .put(&label(2), &json!({"name": " ", "colour": "red"}))
        .await;
    assert_eq!(nameless.status, 422);

    let id = Uuid::from_u128(1).to_string();
    let path = format!("/conversations/{}", world.conversation(INES));
    let on = format!("{path}/labels/{id}");
    assert_eq!(marta.put(&on, &json!({})).await.body["labels"], json!([id]));
    assert_eq!(joel.get(&path).await.body["labels"], json!([id]));
    let unknown = format!("{path}/labels/{}", Uuid::from_u128(9));
    assert_eq!(marta.put(&unknown, &json!({})).await.status, 404);
    let found = async || {
        let listed = joel.get(&format!("/conversations?label={id}")).await;
        listed.body["items"].as_array().unwrap().len()
    };
    assert_eq!(found().await, 1);
    assert_eq!(joel.delete(&label(1)).await.status, 204);
    assert_eq!(joel.delete(&label(1)).await.status, 404);
    assert_eq!(found().await, 0);
    assert_eq!(joel.get("/labels").await.body["items"], json!([]));
    assert_eq!(joel.put(&label(1), &wedding).await.status, 200);
    assert_eq!(found().await, 1);
    assert_eq!(joel.delete(&on).await.body["labels"], json!([]));
    assert_eq!(found().await, 0);

    for n in 10..30 {
        let named = json!({"name": format!("Label {n}"), "colour": "teal"});
        assert_eq!(marta.put(&label(n), &named).await.status, 200);
        let on = format!("{path}/labels/{}", Uuid::from_u128(n));
        assert_eq!(marta.put(&on, &json!({})).await.status, 200);
    }
    joel.put(&label(1), &wedding).await;
    let full = marta.put(&format!("{path}/labels/{id}"), &json!({})).await;
    assert_eq!(
        (full.status, full.text("/errors/0/remedy")),
        (422, "Take one off first.".to_owned())
    );
}
