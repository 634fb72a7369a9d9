//! A number's rules over the API: set, seen before they hold, replayed; and what typing and automatic messages do.

use serde_json::{Value, json};
use twinline_core::command::{NewSend, say};
use twinline_core::content::Content;
use twinline_core::ids::{ConversationId, MessageId, SendId};
use twinline_core::send::SendAuthor;
use twinline_core::turn::Turn;
use twinline_store::Touch;
use uuid::Uuid;

use crate::world::World;

const INES: &str = "447700900318";

async fn rules(world: &World) -> (String, Value) {
    let path = format!("/numbers/{}/rules", world.line);
    let owner = world.signed_in(world.joel).await;
    (path.clone(), owner.get(&path).await.body)
}

async fn bot_says(world: &World, id: ConversationId, turn: MessageId) -> SendId {
    world.clock.pass(11_000);
    let send = SendId(Uuid::now_v7());
    let new = NewSend {
        id: send,
        conversation: id,
        author: SendAuthor::Bot(world.bot),
        content: Content::Text {
            body: "How can I help?".to_owned(),
        },
        media: None,
        quote: None,
        turn: Some(Turn(turn)),
        client_token: None,
        seen_no: None,
        confirmed: false,
        window_ms: None,
        at: None,
        callback_data: None,
        priority: None,
    };
    let touch = Touch {
        conversations: vec![id],
        turns: true,
        ..Touch::default()
    };
    let act = world
        .app
        .store
        .act(world.line, world.app.now(), touch, |set| say(set, new));
    act.await.unwrap().unwrap();
    send
}

#[tokio::test]
async fn of_two_who_edit_at_once_the_second_learns_of_it_and_both_are_named() {
    let world = World::new().await;
    let (path, told) = rules(&world).await;
    assert_eq!(
        (&told["version"], &told["settings"]),
        (&json!(0), &json!([]))
    );
    let mut wish = told["rules"].clone();
    wish["quiet_ms"] = json!(3_600_000);
    let owner = world.signed_in(world.joel).await;
    let set = owner
        .put(&path, &json!({ "version": 0, "rules": wish }))
        .await;
    assert_eq!((set.status, &set.body["version"]), (200, &json!(1)));
    assert_eq!(set.body["settings"][0]["by"]["id"], json!(world.joel));
    let late = owner
        .put(&path, &json!({ "version": 0, "rules": told["rules"] }))
        .await;
    assert_eq!(late.problem(), (409, "rules_moved"));
    let agent = world.signed_in(world.marta).await;
    let refused = agent
        .put(&path, &json!({ "version": 1, "rules": wish }))
        .await;
    assert_eq!(refused.problem(), (403, "not_allowed"));
    let line = world.app.store.line(world.line).await.unwrap().unwrap();
    assert_eq!(line.settings.floor_rules.quiet_ms, 3_600_000);
}

#[tokio::test]
async fn what_cannot_be_taken_is_named_by_field_with_a_remedy() {
    let world = World::new().await;
    let (path, told) = rules(&world).await;
    let mut wish = told["rules"].clone();
    wish["hours"] = json!({ "zone": "Europe/Atlantis", "week": [[{ "from": "9:00", "to": "17:00" }], [], [], [], [], [], []],
        "closed_days": ["Christmas"], "bots": "closed" });
    wish["topics"] = json!([{ "name": "orders", "words": [], "to": "bot" }]);
    let owner = world.signed_in(world.joel).await;
    let set = owner
        .put(&path, &json!({ "version": 0, "rules": wish }))
        .await;
    assert_eq!(set.problem(), (422, "unacceptable"));
    let errors = set.body["errors"].as_array().unwrap();
    let fields: Vec<&str> = errors
        .iter()
        .map(|error| error["field"].as_str().unwrap())
        .collect();
    let expected = [
        "hours.week.0.0",
        "hours.closed_days.0",
        "hours.zone",
        "topics.0.words",
    ];
    assert_eq!(fields, expected);
    assert!(errors.iter().all(|error| error["remedy"].is_string()));
}

#[tokio::test]
async fn a_preview_says_where_a_message_would_go_and_saves_nothing() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let (path, told) = rules(&world).await;
    let mut wish = told["rules"].clone();
    wish["hours"] = json!({ "zone": "Europe/Lisbon", "week": [[], [], [], [], [], [], []], "closed_days": [], "bots": "closed" });
    let owner = world.signed_in(world.joel).await;
    // Sunday, 22 November 2026, 21:40 in Lisbon.
    let ask = json!({ "rules": wish, "at": 1_795_383_600_000_i64, "text": "hello" });
    let told = owner.post(&format!("{path}/preview"), &ask).await;
    assert_eq!(told.status, 200);
    assert_eq!(
        told.body["sentence"],
        "At 21:40 on Sunday, a new customer’s message would go to the bot after 10 seconds, because you are closed, the \
         phone goes first and nobody has answered in the last 30 minutes."
    );
    let id = world.conversation(INES);
    wish["people"] = json!([{ "label": "VIP", "to": "phone",
        "people": [{ "kind": "wa_id", "value": INES, "name": "Inês" }] }]);
    let ask = json!({ "rules": wish, "at": world.app.now(), "conversation_id": id });
    let told = owner.post(&format!("{path}/preview"), &ask).await;
    assert_eq!(
        (&told.body["goes_to"], &told.body["bot_after"]),
        (&json!("phone"), &Value::Null)
    );
    assert_eq!(rules(&world).await.1["version"], 0);
}

#[tokio::test]
async fn the_simulator_says_turn_by_turn_who_would_have_answered() {
    let world = World::new().await;
    let from = world.app.now();
    world.customer_says(INES, "Hello").await;
    world.clock.pass(60_000);
    world.phone_says(INES, "Good morning").await;
    world.clock.pass(60_000);
    let (path, told) = rules(&world).await;
    let owner = world.signed_in(world.joel).await;
    let mut ask = json!({ "rules": told["rules"], "from": from - 1_000, "to": world.app.now() });
    let page = owner.post(&format!("{path}/replay"), &ask).await.body;
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&page["was"]["phone"], &page["would"]["bot"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        (&page["differ"], &page["next_cursor"]),
        (&json!(1), &Value::Null)
    );
    ask["rules"]["order"] = json!([{ "who": "phone", "head_start_ms": 0 }]);
    let page = owner.post(&format!("{path}/replay"), &ask).await.body;
    assert_eq!(
        (&page["differ"], &page["would"]["phone"]),
        (&json!(0), &json!(1))
    );
    ask["to"] = json!(from + 8 * 86_400_000);
    let refused = owner.post(&format!("{path}/replay"), &ask).await;
    assert_eq!(refused.problem(), (422, "unacceptable"));
}

#[tokio::test]
async fn an_agent_who_types_withdraws_the_bots_reply_and_the_thread_says_why() {
    let world = World::new().await;
    let hello = world.customer_says(INES, "Hello").await;
    let id = world.conversation(INES);
    bot_says(&world, id, hello).await;
    let marta = world.signed_in(world.marta).await;
    let typed = marta
        .post(&format!("/conversations/{id}/typing"), &json!(null))
        .await;
    assert_eq!(typed.status, 204);
    let thread = marta.get(&format!("/conversations/{id}/messages")).await;
    let events = thread.body["floor_events"].as_array().unwrap();
    let withdrew = events
        .iter()
        .find(|event| event["what"] == "bot_withdrew")
        .unwrap();
    assert_eq!(
        (&withdrew["reason"], &withdrew["by"]["id"]),
        (&json!("agent_types"), &json!(world.marta))
    );
}

#[tokio::test]
async fn what_the_app_sent_by_itself_gives_the_floor_back_and_is_known_from_then_on() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let away = world.phone_says(INES, "We are closed until Monday.").await;
    let id = world.conversation(INES);
    let marta = world.signed_in(world.marta).await;
    let path = format!("/conversations/{id}/messages/{away}/automatic");
    let marked = marta.put(&path, &json!({ "automatic": true })).await;
    assert_eq!(marked.status, 200);
    assert_eq!(marked.body["automatic"]["by"]["id"], json!(world.marta));
    let shown = marta.get(&format!("/conversations/{id}")).await;
    assert_eq!(shown.text("/floor/holder"), "nobody");
    world.clock.pass(60_000);
    let again = world.phone_says(INES, "We are closed until Monday.").await;
    let thread = marta.get(&format!("/conversations/{id}/messages")).await;
    let messages = thread.body["items"].as_array().unwrap();
    let second = messages
        .iter()
        .find(|message| message["id"] == json!(again))
        .unwrap();
    assert!(second["automatic"].is_object());
    assert_eq!(second["automatic"]["by"], Value::Null, "by the rules");
    let shown = marta.get(&format!("/conversations/{id}")).await;
    assert_eq!(shown.text("/floor/holder"), "nobody");
    let (_, told) = rules(&world).await;
    assert_eq!(
        told["rules"]["automatic"][0]["text"],
        "We are closed until Monday."
    );
}
