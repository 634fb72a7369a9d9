//! What a team keeps about its customers, in fields of its own.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::live::Live;
use crate::world::World;

const INES: &str = "447700900142";

fn field(n: u128) -> String {
    format!("/attributes/{}", Uuid::from_u128(n))
}

#[tokio::test]
async fn fields_are_defined_by_who_leads_removed_and_back_with_what_stood_in_them() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let tier = json!({"name": "  Tier ", "kind": "choice", "choices": ["Gold", " Silver "]});
    let refused = marta.put(&field(1), &tier).await;
    assert_eq!(
        (refused.status, refused.text("/code")),
        (403, "not_allowed".to_owned())
    );
    let made = joel.put(&field(1), &tier).await;
    assert_eq!(made.status, 200, "{}", made.body);
    assert_eq!(made.body["choices"], json!(["Gold", "Silver"]));
    let born = json!({"name": "Birthday", "kind": "date"});
    assert_eq!(joel.put(&field(2), &born).await.status, 200);

    for (n, wish, wrong) in [
        (3, json!({"name": "TIER", "kind": "text"}), "name"),
        (3, json!({"name": " ", "kind": "text"}), "name"),
        (
            3,
            json!({"name": "Size", "kind": "choice", "choices": [" "]}),
            "choices",
        ),
        (
            3,
            json!({"name": "Size", "kind": "choice", "choices": ["S", "s"]}),
            "choices",
        ),
        (1, json!({"name": "Tier", "kind": "text"}), "kind"),
    ] {
        let refused = joel.put(&field(n), &wish).await;
        let told = (refused.status, refused.text("/errors/0/field"));
        assert_eq!(told, (422, wrong.to_owned()), "{wish}");
    }
    let names = async || {
        let listed = marta.get("/attributes").await.body["items"].clone();
        let items: Vec<Value> = serde_json::from_value(listed).unwrap();
        let name = |item: &Value| item["name"].as_str().unwrap().to_owned();
        items.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(names().await, ["Tier", "Birthday"]);
    let order = json!({"ids": [Uuid::from_u128(2), Uuid::from_u128(1)]});
    assert_eq!(marta.put("/attributes/order", &order).await.status, 403);
    assert_eq!(joel.put("/attributes/order", &order).await.status, 200);
    assert_eq!(names().await, ["Birthday", "Tier"]);

    let path = format!("/conversations/{}", world.conversation(INES));
    let contact = marta.get(&path).await.text("/contact/id");
    let value = format!("/contacts/{contact}{}", field(1));
    let gold = json!({"value": "gold", "version": 0});
    assert_eq!(marta.put(&value, &gold).await.text("/value"), "Gold");
    assert_eq!(marta.delete(&field(1)).await.status, 403);
    assert_eq!(joel.delete(&field(1)).await.status, 204);
    assert_eq!(joel.delete(&field(1)).await.status, 404);
    assert_eq!(names().await, ["Birthday"]);
    assert_eq!(marta.put(&value, &gold).await.status, 404);
    assert_eq!(joel.put(&field(1), &tier).await.status, 404);
    let back = format!("{}/restore", field(1));
    assert_eq!(marta.post(&back, &json!({})).await.status, 403);
    assert_eq!(joel.post(&back, &json!({})).await.status, 204);
    assert_eq!(joel.post(&back, &json!({})).await.status, 204);
    assert_eq!(names().await, ["Birthday", "Tier"]);
    let held = marta.get(&path).await;
    assert_eq!(held.text("/contact_detail/attributes/0/value"), "Gold");
}

#[tokio::test]
async fn a_value_is_checked_written_over_what_was_seen_and_told_to_everybody() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    for (n, kind) in [(1, "text"), (2, "number"), (3, "date"), (4, "yes_no")] {
        let wish = json!({"name": kind, "kind": kind});
        assert_eq!(joel.put(&field(n), &wish).await.status, 200);
    }
    let path = format!("/conversations/{}", world.conversation(INES));
    let contact = marta.get(&path).await.text("/contact/id");
    let at = |n: u128| format!("/contacts/{contact}{}", field(n));
    for (n, wrong) in [(2, "a lot"), (3, "2026-02-30"), (4, "perhaps")] {
        let refused = marta
            .put(&at(n), &json!({"value": wrong, "version": 0}))
            .await;
        let told = (refused.status, refused.text("/errors/0/field"));
        assert_eq!(told, (422, "value".to_owned()), "{wrong}");
        assert!(!refused.text("/errors/0/remedy").is_empty());
    }
    let mut socket = Live::open(&joel, "").await;
    assert_eq!(socket.frame().await["type"], "hello");
    let first = marta
        .put(&at(2), &json!({"value": "042.50", "version": 0}))
        .await;
    assert_eq!(first.text("/value"), "42.5");
    let told = loop {
        let frame = socket.frame().await;
        let items: Vec<Value> = serde_json::from_value(frame["items"].clone()).unwrap();
        let item = items.into_iter().find(|item| item["kind"] == "contact");
        if let Some(item) = item {
            break item;
        }
    };
    assert_eq!(told["contact"]["attributes"], json!([first.body]));
    let blind = joel.put(&at(2), &json!({"value": "7", "version": 0})).await;
    assert_eq!(
        (blind.status, blind.text("/code"), blind.text("/detail")),
        (
            409,
            "attribute_moved".to_owned(),
            "number says “42.5” meanwhile.".to_owned()
        )
    );
    let same = joel
        .put(&at(2), &json!({"value": "42.5", "version": 0}))
        .await;
    assert_eq!(same.body, first.body, "of the same mind");
    let seen = first.body["version"].as_i64().unwrap();
    let emptied = joel
        .put(&at(2), &json!({"value": " ", "version": seen}))
        .await;
    assert_eq!(
        (emptied.status, emptied.text("/value")),
        (200, String::new())
    );
    let nobody = format!("/contacts/{}{}", Uuid::from_u128(404), field(1));
    let refused = joel
        .put(&nobody, &json!({"value": "x", "version": 0}))
        .await;
    assert_eq!(refused.status, 404);
}
