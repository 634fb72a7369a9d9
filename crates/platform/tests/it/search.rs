//! The search over HTTP: people and messages with what to mark, narrowed and paged, and the way into the thread.

use serde_json::json;
use twinline_platform::readers::search;

use crate::world::{Browser, Got, START, World, got};

const INES: &str = "447700900318";
const TOM: &str = "447700900319";

pub(crate) async fn indexed(world: &World) {
    // Deadline by steps: each takes in at least one change.
    for _ in 0..1_000 {
        if search::step(&world.app).await.unwrap().is_all() {
            return;
        }
    }
    panic!("the index never comes to its end");
}

async fn find(browser: &Browser, asked: &[(&str, &str)]) -> Got {
    got(browser
        .request(reqwest::Method::GET, "/search")
        .query(asked))
    .await
}

#[tokio::test]
async fn people_and_messages_are_found_with_what_to_mark() {
    let world = World::new().await;
    let id = world.customer_says(INES, "🍞 Têm pão de água?").await;
    world.clock.pass(60_000);
    world.phone_says(TOM, "Pão sim, e broa").await;
    let marta = world.signed_in(world.marta).await;
    assert_eq!(
        find(&marta, &[("q", "pao")]).await.body["messages"],
        json!([])
    );
    indexed(&world).await;

    let found = find(&marta, &[("q", "PAO")]).await;
    let excerpts: Vec<_> = found.body["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["excerpt"].as_str().unwrap())
        .collect();
    assert_eq!(excerpts, ["Pão sim, e broa", "🍞 Têm pão de água?"]);
    assert_eq!(
        found.body["messages"][1]["marks"],
        json!([{"start": 7, "end": 10}])
    );
    assert_eq!(found.text("/messages/1/id"), id.to_string());
    assert_eq!(found.text("/messages/0/author/origin"), "phone");
    assert_eq!(
        found.number("/messages/1/at"),
        u64::try_from(START).unwrap()
    );
    assert!(found.body["walk"].is_null() && found.body["next_cursor"].is_null());

    let found = find(&marta, &[("q", "customer 7700900318")]).await;
    assert_eq!(found.body["messages"], json!([]));
    assert_eq!(found.text("/people/0/contact/digits"), INES);
    assert_eq!(found.text("/people/0/conversations/0/line_name"), "Shop");
    let conversation = world.conversation(INES).to_string();
    assert_eq!(found.text("/people/0/conversations/0/id"), conversation);
    assert_eq!(
        found.body["people"][0]["rule_person"],
        json!({"kind": "wa_id", "value": INES, "name": format!("Customer {INES}")})
    );
    let marks = json!([{"start": 0, "end": 8}, {"start": 9, "end": 21}]);
    assert!(
        found.body["people"][0]["name_marks"]
            .as_array()
            .is_some_and(|all| all[0] == marks[0])
    );

    for narrowed in [
        ("conversation_id", conversation.as_str()),
        ("direction", "in"),
        ("origin", "customer"),
        ("to", &(START + 1_000).to_string()),
        ("contact_id", &found.text("/people/0/contact/id")),
    ] {
        let found = find(&marta, &[("q", "pao"), narrowed]).await;
        assert_eq!(
            found.body["messages"].as_array().unwrap().len(),
            1,
            "{narrowed:?}"
        );
        assert_eq!(found.text("/messages/0/id"), id.to_string());
    }
    let first = find(&marta, &[("q", "pao"), ("limit", "1")]).await;
    let cursor = first.text("/next_cursor");
    let rest = find(&marta, &[("q", "pao"), ("cursor", &cursor)]).await;
    assert_eq!(rest.text("/messages/0/id"), id.to_string());
    assert_eq!(rest.body["people"], json!([]));
    assert_eq!(
        find(&marta, &[("q", &"a".repeat(201))]).await.problem(),
        (400, "invalid")
    );
    assert_eq!(world.browser().get("/search?q=a").await.status, 401);
}

#[tokio::test]
async fn a_thread_opens_around_a_message_and_goes_on_both_ways() {
    let world = World::new().await;
    for n in 0..9 {
        world.customer_says(INES, &format!("message {n}")).await;
        world.clock.pass(60_000);
    }
    let marta = world.signed_in(world.marta).await;
    indexed(&world).await;
    let order = find(&marta, &[("q", "4 message")])
        .await
        .text("/messages/0/order");
    let thread = format!("/conversations/{}/messages", world.conversation(INES));
    let texts = |page: &Got| -> Vec<String> {
        let items = page.body["items"].as_array().unwrap();
        items
            .iter()
            .map(|row| row["text"].as_str().unwrap().replace("message ", ""))
            .collect()
    };
    let around = marta.get(&format!("{thread}?around={order}&limit=4")).await;
    assert_eq!(texts(&around), ["6", "5", "4", "3"]);
    let after = around.text("/newer_cursor");
    let newer = marta.get(&format!("{thread}?after={after}&limit=2")).await;
    assert_eq!(texts(&newer), ["8", "7"]);
    assert!(newer.body["newer_cursor"].is_null());
    let before = around.text("/next_cursor");
    let older = marta.get(&format!("{thread}?before={before}")).await;
    assert_eq!(texts(&older), ["2", "1", "0"]);
    assert!(older.body["next_cursor"].is_null());
    let end = marta.get(&thread).await;
    assert_eq!(texts(&end).len(), 9);
    assert!(end.body["newer_cursor"].is_null());
    let both = marta
        .get(&format!("{thread}?before={before}&after={after}"))
        .await;
    assert_eq!(both.problem(), (400, "invalid"));
}
