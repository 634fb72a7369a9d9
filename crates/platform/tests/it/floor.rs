//! Taking the floor, giving it back, and losing against somebody faster.

use serde_json::json;

use crate::world::World;

const INES: &str = "447700900318";

#[tokio::test]
async fn of_two_who_take_the_floor_one_learns_who_has_it() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let (marta, joel) = (
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    );
    let path = format!("/conversations/{}/floor", world.conversation(INES));
    let take = json!({ "action": "take", "version": 0 });
    let taken = marta.post(&path, &take).await;
    assert_eq!(
        (taken.status, taken.text("/holder")),
        (200, "agent".to_owned())
    );
    assert_eq!(taken.text("/person/name"), "Marta Pires");
    let late = joel.post(&path, &take).await;
    assert_eq!(late.problem(), (409, "floor_moved"));
    assert_eq!(late.text("/floor/person/name"), "Marta Pires");
    assert_eq!(late.number("/floor/version"), 1);
    let back = joel
        .post(&path, &json!({ "action": "hand_back", "version": 1 }))
        .await;
    assert_eq!(
        (back.text("/holder"), back.number("/version")),
        ("nobody".to_owned(), 2)
    );
    let thread = joel
        .get(&format!(
            "/conversations/{}/messages",
            world.conversation(INES)
        ))
        .await;
    let told: Vec<&str> = thread.body["floor_events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["what"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["took", "handed_back"]);
    assert_eq!(thread.text("/floor_events/1/by/name"), "Joel Adeyemi");
    assert_eq!(thread.text("/floor_events/1/from"), "agent");
}

#[tokio::test]
async fn the_phone_takes_the_floor_and_a_lease_ends_by_itself() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.phone_says(INES, "Aurora here").await;
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}", world.conversation(INES));
    assert_eq!(marta.get(&path).await.text("/floor/holder"), "phone");
    world.clock.pass(31 * 60_000);
    assert_eq!(marta.get(&path).await.text("/floor/holder"), "nobody");
}
