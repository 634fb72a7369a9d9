//! The list, one conversation, and what people decide about it.

use serde_json::json;
use twinline_platform::snoozes::wake_due;

use crate::world::{HOUR, START, World};

const INES: &str = "447700900318";
const TOM: &str = "447700900319";

#[tokio::test]
async fn the_list_shows_who_waits_and_pages_join() {
    let world = World::new().await;
    world.customer_says(INES, "Is the sourdough ready?").await;
    world.clock.pass(60_000);
    world.phone_says(TOM, "See you tomorrow").await;
    let marta = world.signed_in(world.marta).await;
    let all = marta.get("/conversations").await;
    assert_eq!(all.number("/counts/all"), 2);
    assert_eq!(all.number("/counts/waiting"), 1);
    assert_eq!(all.text("/items/0/preview/text"), "See you tomorrow");
    let waiting = marta.get("/conversations?view=waiting").await;
    let mut row = waiting.body["items"][0].clone();
    assert_eq!(waiting.body["items"].as_array().unwrap().len(), 1);
    for id in ["/id", "/contact/id", "/version", "/preview/version"] {
        *row.pointer_mut(id).unwrap() = json!("-");
    }
    insta::assert_json_snapshot!(row, @r#"
    {
      "assignee": null,
      "contact": {
        "digits": "447700900318",
        "id": "-",
        "initials": "C4",
        "name": "Customer 447700900318",
        "username": null
      },
      "floor": {
        "bot_name": null,
        "handed_over_at": null,
        "holder": "nobody",
        "person": null,
        "since": null,
        "until": null,
        "version": 0
      },
      "history_only": false,
      "id": "-",
      "labels": [],
      "last_at": 1795251600000,
      "line_id": "00000000-0000-0000-0000-000000000007",
      "marked_unread": false,
      "preview": {
        "author": {
          "certain": true,
          "id": null,
          "initials": null,
          "name": null,
          "origin": "customer"
        },
        "delivery": null,
        "edited": false,
        "kind": "text",
        "revoked": false,
        "text": "Is the sourdough ready?",
        "version": "-"
      },
      "snoozed_until": null,
      "status": "open",
      "unread": 1,
      "version": "-",
      "waiting_since": 1795251600000,
      "window": {
        "open": true,
        "until": 1795338000000
      }
    }
    "#);
    let first = marta.get("/conversations?limit=1").await;
    let cursor = first.text("/next_cursor");
    let rest = marta
        .request(reqwest::Method::GET, "/conversations")
        .query(&[("limit", "1"), ("cursor", &cursor)]);
    let rest = crate::world::got(rest).await;
    assert_eq!(rest.body["items"][0]["id"], all.body["items"][1]["id"]);
    assert!(rest.body["next_cursor"].is_null());
}

#[tokio::test]
async fn the_list_is_narrowed_down_by_what_stands_in_the_address() {
    let world = World::new().await;
    world.customer_says(INES, "Is the sourdough ready?").await;
    world.clock.pass(20 * 60_000);
    world.customer_says(TOM, "Croissants, please").await;
    world.clock.pass(5_000);
    world.phone_says(TOM, "Six?").await;
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}/assignee", world.conversation(INES));
    marta
        .post(&path, &json!({ "person_id": world.marta }))
        .await;
    let fitting = async |filters: &str| {
        let page = marta.get(&format!("/conversations?{filters}")).await;
        let items = page.body["items"].as_array().unwrap().clone();
        let digits = items.iter().map(|row| row["contact"]["digits"].clone());
        let mut digits: Vec<_> = digits.map(|it| it.as_str().unwrap().to_owned()).collect();
        digits.sort();
        digits
    };
    for (filters, expected) in [
        ("last_word=customer", vec![INES]),
        ("last_word=phone,bot", vec![TOM]),
        ("floor=phone", vec![TOM]),
        ("floor=nobody,bot", vec![INES]),
        ("assignee=me", vec![INES]),
        ("assignee=nobody", vec![TOM]),
        ("assignee=me,nobody", vec![INES, TOM]),
        ("unread=true", vec![INES]),
        ("waiting_minutes=20", vec![INES]),
        ("waiting_minutes=21", vec![]),
        ("closing_minutes=1420", vec![INES]),
        ("closing_minutes=1440", vec![INES, TOM]),
        ("line=00000000-0000-0000-0000-000000000007", vec![INES, TOM]),
        ("line=00000000-0000-0000-0000-000000000008", vec![]),
        ("view=mine&last_word=phone", vec![]),
    ] {
        assert_eq!(fitting(filters).await, expected, "{filters}");
    }
    // The phone's lease is over by itself.
    world.clock.pass(HOUR);
    assert_eq!(fitting("floor=nobody").await, [INES, TOM]);
    let wrong = marta.get("/conversations?floor=cat").await;
    assert_eq!(wrong.problem(), (400, "invalid"));
}

#[tokio::test]
async fn a_conversation_is_found_by_name_number_and_word() {
    let world = World::new().await;
    world.customer_says(INES, "Is the sourdough ready?").await;
    world.customer_says(TOM, "Croissants, please").await;
    crate::search::indexed(&world).await;
    let marta = world.signed_in(world.marta).await;
    for q in ["sourdough", "900318", "Customer 447700900318"] {
        let request = marta
            .request(reqwest::Method::GET, "/conversations")
            .query(&[("q", q)]);
        let found = crate::world::got(request).await;
        assert_eq!(found.body["items"].as_array().unwrap().len(), 1, "{q}");
        assert_eq!(found.text("/items/0/contact/digits"), INES, "{q}");
    }
}

#[tokio::test]
async fn one_conversation_tells_of_its_customer() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let marta = world.signed_in(world.marta).await;
    let id = world.conversation(INES);
    let one = marta.get(&format!("/conversations/{id}")).await;
    assert_eq!(one.text("/id"), id.to_string());
    assert_eq!(one.text("/contact_detail/name"), format!("Customer {INES}"));
    assert_eq!(one.text("/contact_detail/names/0/source"), "profile");
    assert_eq!(one.text("/contact_detail/identities/0/kind"), "wa_id");
    assert_eq!(
        one.text("/contact_detail/conversations/0/line_name"),
        "Shop"
    );
    let nobody = marta
        .get("/conversations/00000000-0000-0000-0000-000000000000")
        .await;
    assert_eq!(nobody.problem(), (404, "not_found"));
}

#[tokio::test]
async fn what_was_read_is_not_unread_any_more() {
    let world = World::new().await;
    world.customer_says(INES, "One").await;
    world.clock.pass(5_000);
    let second = world.customer_says(INES, "Two").await;
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}", world.conversation(INES));
    assert_eq!(marta.get(&path).await.number("/unread"), 2);
    let read = marta
        .post(&format!("{path}/read"), &json!({ "up_to": second }))
        .await;
    assert_eq!(read.status, 204);
    let after = marta.get(&path).await;
    assert_eq!(after.number("/unread"), 0);
    assert_eq!(
        after.body["waiting_since"], START,
        "reading is not answering"
    );
}

#[tokio::test]
async fn a_resolved_conversation_comes_back_with_the_customers_next_word() {
    let world = World::new().await;
    world.customer_says(INES, "Thanks!").await;
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}", world.conversation(INES));
    let resolved = marta
        .post(&format!("{path}/status"), &json!({ "status": "resolved" }))
        .await;
    assert_eq!(
        (resolved.status, resolved.text("/status")),
        (200, "resolved".to_owned())
    );
    assert_eq!(marta.get("/conversations").await.number("/counts/all"), 0);
    world.clock.pass(HOUR);
    world.customer_says(INES, "One more thing").await;
    assert_eq!(marta.get(&path).await.text("/status"), "open");
}

#[tokio::test]
async fn a_snoozed_conversation_comes_back_at_its_time_or_with_the_customers_next_word() {
    let world = World::new().await;
    world.customer_says(INES, "Can I call tomorrow?").await;
    world.customer_says(TOM, "I will think about it").await;
    let marta = world.signed_in(world.marta).await;
    let (ines, tom) = (
        format!("/conversations/{}", world.conversation(INES)),
        format!("/conversations/{}", world.conversation(TOM)),
    );
    let snooze = async |path: &str, until: Option<i64>| {
        let asked = json!({ "status": "snoozed", "until": until });
        marta.post(&format!("{path}/status"), &asked).await
    };
    assert_eq!(
        snooze(&ines, Some(START)).await.problem(),
        (422, "unacceptable")
    );
    let told = snooze(&ines, Some(START + HOUR)).await;
    assert_eq!(told.text("/status"), "snoozed");
    assert_eq!(told.body["snoozed_until"], START + HOUR);
    assert!(snooze(&tom, None).await.body["snoozed_until"].is_null());
    assert_eq!(marta.get("/conversations").await.number("/counts/all"), 0);
    let asleep = marta.get("/conversations?view=snoozed").await;
    assert_eq!(asleep.body["items"].as_array().unwrap().len(), 2);

    // Undone, and snoozed again.
    let open = json!({ "status": "open" });
    let undone = marta.post(&format!("{ines}/status"), &open).await;
    assert!(undone.body["snoozed_until"].is_null());
    snooze(&ines, Some(START + HOUR)).await;

    world.clock.pass(HOUR - 1);
    assert_eq!(wake_due(&world.app).await.unwrap(), Some(START + HOUR));
    assert_eq!(marta.get(&ines).await.text("/status"), "snoozed");
    world.clock.pass(1);
    assert_eq!(wake_due(&world.app).await.unwrap(), None);
    let back = marta.get(&ines).await;
    assert_eq!(back.text("/status"), "open");
    assert!(back.body["snoozed_until"].is_null());

    assert_eq!(marta.get(&tom).await.text("/status"), "snoozed");
    world.customer_says(TOM, "Yes, please").await;
    assert_eq!(marta.get(&tom).await.text("/status"), "open");
}

#[tokio::test]
async fn a_conversation_is_given_to_somebody_of_the_team_only() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let joel = world.signed_in(world.joel).await;
    let path = format!("/conversations/{}/assignee", world.conversation(INES));
    let given = joel.post(&path, &json!({ "person_id": world.marta })).await;
    assert_eq!(given.text("/assignee/name"), "Marta Pires");
    let marta = world.signed_in(world.marta).await;
    let mine = marta.get("/conversations?view=mine").await;
    assert_eq!(
        (
            mine.number("/counts/mine"),
            mine.number("/counts/unassigned")
        ),
        (1, 0)
    );
    let nobody = json!({ "person_id": "00000000-0000-0000-0000-000000000000" });
    assert_eq!(
        joel.post(&path, &nobody).await.problem(),
        (422, "unacceptable")
    );
    assert!(joel.post(&path, &json!({ "person_id": null })).await.body["assignee"].is_null());
}

#[tokio::test]
async fn a_message_has_a_price_from_here_by_the_customers_market_and_window() {
    let world = World::new().await;
    world.customer_says(INES, "Is the sourdough ready?").await;
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{}/charge", world.conversation(INES));
    let open = marta.get(&path).await;
    let told = json!({
        "market": "United Kingdom", "since": "2026-07-01", "text": 22_000, "texts_free_a_month": 1_000,
        "marketing": 63_500, "utility": 22_000, "authentication": 22_000,
    });
    assert_eq!(open.body, told);
    world.clock.pass(25 * HOUR);
    let shut = marta.get(&path).await;
    assert!(shut.body["text"].is_null(), "{:?}", shut.body);
    assert_eq!(shut.body["utility"], open.body["utility"]);
}

#[tokio::test]
async fn what_is_marked_unread_is_unread_for_all_until_somebody_reads_it() {
    let world = World::new().await;
    world.customer_says(INES, "Thank you").await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let path = format!("/conversations/{}", world.conversation(INES));
    let read = async || joel.post(&format!("{path}/read"), &json!({})).await.status;
    assert_eq!(read().await, 204);
    assert_eq!(marta.get(&path).await.number("/unread"), 0);
    let unread = async || {
        let listed = marta.get("/conversations?unread=true").await;
        listed.body["items"].as_array().unwrap().len()
    };
    assert_eq!(unread().await, 0);
    let marked = joel.post(&format!("{path}/unread"), &json!({})).await;
    assert_eq!(marked.body["marked_unread"], true);
    assert_eq!(marta.get(&path).await.body["marked_unread"], true);
    assert_eq!(unread().await, 1);
    assert_eq!(read().await, 204);
    assert_eq!(marta.get(&path).await.body["marked_unread"], false);
    assert_eq!(unread().await, 0);
}

#[tokio::test]
async fn many_are_altered_at_once_and_put_back_as_each_was() {
    let world = World::new().await;
    for digits in [INES, TOM] {
        world.customer_says(digits, "Hello").await;
    }
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let [ines, tom] = [INES, TOM].map(|digits| world.conversation(digits).to_string());
    let nobody = "00000000-0000-0000-0000-000000000009";
    let own = json!({"person_id": world.joel.0});
    let path = format!("/conversations/{tom}/assignee");
    assert_eq!(joel.post(&path, &own).await.status, 200);

    let bulk = async |ids: &[&str], action: serde_json::Value| {
        let items = json!({"items": [{"conversation_ids": ids, "action": action}]});
        marta.post("/conversations/bulk", &items).await
    };
    let mine = json!({"do": "assign", "person_id": world.marta.0});
    let done = bulk(&[&ines, &tom, nobody], mine.clone()).await;
    assert_eq!(done.status, 200, "{:?}", done.body);
    assert_eq!(done.body["altered"].as_array().unwrap().len(), 2);
    assert_eq!(done.text("/altered/0/assignee/name"), "Marta Pires");
    assert_eq!(done.text("/refused/0/conversation_id"), nobody);
    assert_eq!(done.text("/refused/0/problem/code"), "not_found");
    let again = bulk(&[&ines, &tom], mine).await;
    assert_eq!(
        (&again.body["altered"], &again.body["undo"]),
        (&json!([]), &json!([])),
        "done again it alters nothing"
    );
    let undo = json!({"items": done.body["undo"]});
    let back = marta.post("/conversations/bulk", &undo).await;
    assert_eq!(back.body["altered"].as_array().unwrap().len(), 2);
    let whose = async |id: &str| {
        let one = marta.get(&format!("/conversations/{id}")).await;
        one.body["assignee"]["name"].clone()
    };
    assert_eq!(whose(&ines).await, serde_json::Value::Null);
    assert_eq!(whose(&tom).await, "Joel Adeyemi");

    let gone_by = json!({"do": "status", "status": "snoozed", "until": 1});
    assert_eq!(bulk(&[&ines], gone_by).await.problem().0, 422);
    let unknown = json!({"do": "label", "label_id": nobody, "on": true});
    assert_eq!(bulk(&[&ines], unknown).await.problem().0, 422);
    let many = vec![ines.as_str(); 201];
    assert_eq!(bulk(&many, json!({"do": "read"})).await.problem().0, 422);

    let resolved = json!({"do": "status", "status": "resolved", "until": null});
    let done = bulk(&[&ines, &tom], resolved).await;
    let list = marta.get("/conversations?view=resolved").await;
    assert_eq!(list.body["items"].as_array().unwrap().len(), 2);
    let undo = json!({"items": done.body["undo"]});
    marta.post("/conversations/bulk", &undo).await;
    let list = marta.get("/conversations?view=resolved").await;
    assert_eq!(list.body["items"], json!([]));
}

#[tokio::test]
async fn a_draft_is_on_all_devices_of_one_person_and_never_written_over_unseen() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let [laptop, phone, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let ines = world.conversation(INES).to_string();
    let path = format!("/conversations/{ines}/draft");
    let write = |text: &str, version: u64| json!({"text": text, "version": version});
    let begun = laptop.put(&path, &write("The rye", 0)).await;
    assert_eq!(begun.body["taken"], true, "{:?}", begun.body);
    let version = begun.number("/draft/version");
    let there = phone.get("/drafts").await;
    assert_eq!(there.body["items"], json!([begun.body["draft"]]));
    assert_eq!(joel.get("/drafts").await.body["items"], json!([]));

    let late = phone.put(&path, &write("Spelt", 0)).await;
    assert_eq!(
        late.body,
        json!({"taken": false, "draft": begun.body["draft"]})
    );
    let both = phone.put(&path, &write("The rye\nSpelt", version)).await;
    assert_eq!(both.body["taken"], true);
    let sent = laptop.put(&path, &write("", version)).await;
    assert_eq!(sent.body["taken"], false, "it has grown elsewhere");
    let version = both.number("/draft/version");
    let sent = laptop.put(&path, &write("", version)).await;
    assert_eq!(sent.text("/draft/text"), "");
    assert_eq!(phone.get("/drafts").await.body["items"], json!([]));

    let long = "x".repeat(16_385);
    assert_eq!(laptop.put(&path, &write(&long, 0)).await.problem().0, 422);
    let nobody = "/conversations/00000000-0000-0000-0000-000000000009/draft";
    assert_eq!(laptop.put(nobody, &write("x", 0)).await.status, 404);
}

#[tokio::test]
async fn a_pin_is_of_one_person_and_brought_by_the_first_page() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    world.customer_says(TOM, "Hello").await;
    let [marta, joel] = [
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    ];
    let ines = world.conversation(INES).to_string();
    let pin = format!("/conversations/{ines}/pin");
    assert_eq!(marta.put(&pin, &json!({})).await.status, 204);
    assert_eq!(marta.put(&pin, &json!({})).await.status, 204, "once more");
    assert_eq!(marta.get("/me").await.body["pins"], json!([ines]));
    assert_eq!(joel.get("/me").await.body["pins"], json!([]));
    let listed = marta.get("/conversations?limit=1").await;
    assert_eq!(listed.text("/pinned/0/id"), ines);
    let next = listed.text("/next_cursor");
    let next = marta
        .get(&format!("/conversations?limit=1&cursor={next}"))
        .await;
    assert_eq!(next.body["pinned"], json!([]), "the first page only");
    assert_eq!(joel.get("/conversations").await.body["pinned"], json!([]));
    let elsewhere = marta.get("/conversations?view=resolved").await;
    assert_eq!(elsewhere.body["pinned"], json!([]));
    let nobody = "/conversations/00000000-0000-0000-0000-000000000009/pin";
    assert_eq!(marta.put(nobody, &json!({})).await.status, 404);
    assert_eq!(marta.delete(&pin).await.status, 204);
    assert_eq!(marta.get("/me").await.body["pins"], json!([]));
}
