//! What befalls messages, as the thread, the list and the number's page tell it.

use serde_json::{Value, json};
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::Content;
use twinline_core::ids::ExternalId;
use twinline_core::message::{Direction, Source};
use twinline_core::observation::{About, EditSaid, FactSaid, Peer, ReactionSaid, RevokeSaid, Said};

use crate::world::{Browser, HOUR, World};

const INES: &str = "447700900318";

fn text(body: &str) -> Content {
    Content::Text {
        body: body.to_owned(),
    }
}

/// Somebody does something to the message that was said as `of`.
fn about(world: &World, of: &ExternalId, event: &str, direction: Direction) -> About {
    About {
        source: Source::Live,
        event: ExternalId(event.to_owned()),
        of: of.clone(),
        peer: Peer {
            identities: vec![Identity::global(IdentityKind::WaId, INES)],
            profile_name: None,
        },
        direction,
        at: world.app.now() + 1_000,
    }
}

/// The customer says something; what the channel calls it comes back.
async fn says(world: &World, body: &str) -> ExternalId {
    let (_, said) = world.said(INES, Source::Live, text(body));
    let Said::Message(message) = &said else {
        unreachable!("it is a message")
    };
    let id = message.external_id.clone();
    world.merge(vec![said]).await;
    id
}

async fn newest(world: &World, marta: &Browser) -> Value {
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    marta.get(&path).await.body["items"][0].clone()
}

#[tokio::test]
async fn an_edit_is_shown_with_what_was_said_before() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let id = says(&world, "12 rolls").await;
    let edit = EditSaid {
        about: about(&world, &id, "edit", Direction::In),
        content: text("14 rolls"),
    };
    world.merge(vec![Said::Edit(Box::new(edit))]).await;
    let message = newest(&world, &marta).await;
    assert_eq!(
        (&message["text"], &message["edited"]["before"]),
        (&json!("14 rolls"), &json!("12 rolls"))
    );
    let list = marta.get("/conversations").await;
    assert_eq!(list.text("/items/0/preview/text"), "14 rolls");
}

#[tokio::test]
async fn what_was_taken_back_is_told_to_nobody() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let id = says(&world, "my card is 4711").await;
    let (_, mut answer) = world.said(INES, Source::Echo, text("Thank you"));
    if let Said::Message(message) = &mut answer {
        message.quote = Some(id.clone());
    }
    world.merge(vec![answer]).await;
    let revoke = RevokeSaid {
        about: about(&world, &id, "revoke", Direction::In),
    };
    world.merge(vec![Said::Revoke(revoke)]).await;
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    let thread = marta.get(&path).await;
    let revoked = &thread.body["items"][1];
    assert_eq!(
        (&revoked["text"], &revoked["revoked"]["by"]),
        (&Value::Null, &json!("in"))
    );
    assert_eq!(thread.body["items"][0]["quote"]["revoked"], json!(true));
    let everything = [
        thread.body.to_string(),
        marta.get("/conversations").await.body.to_string(),
        marta.get("/conversations?q=4711").await.body.to_string(),
    ];
    assert!(
        everything.iter().all(|body| !body.contains("4711")),
        "{everything:?}"
    );
}

#[tokio::test]
async fn signs_are_shown_by_side_until_they_are_taken_back() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let id = says(&world, "Thank you").await;
    let react = |event: &str, direction, emoji: Option<&str>| {
        Said::Reaction(ReactionSaid {
            about: About {
                at: world.app.now() + i64::try_from(event.len()).unwrap(),
                ..about(&world, &id, event, direction)
            },
            emoji: emoji.map(str::to_owned),
        })
    };
    let said = vec![
        react("a", Direction::In, Some("❤️")),
        react("bb", Direction::Out, Some("👍")),
    ];
    world.merge(said).await;
    let signs = |message: Value| -> Vec<(String, String)> {
        let word = |sign: &Value, key: &str| sign[key].as_str().unwrap().to_owned();
        let signs = message["reactions"].as_array().unwrap().iter();
        signs
            .map(|sign| (word(sign, "by"), word(sign, "emoji")))
            .collect()
    };
    let both = signs(newest(&world, &marta).await);
    assert_eq!(
        both,
        [
            ("in".to_owned(), "❤️".to_owned()),
            ("out".to_owned(), "👍".to_owned())
        ]
    );
    world.merge(vec![react("ccc", Direction::In, None)]).await;
    assert_eq!(
        signs(newest(&world, &marta).await),
        [("out".to_owned(), "👍".to_owned())]
    );
}

#[tokio::test]
async fn a_gap_is_told_once_it_has_lasted_and_facts_at_once() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let unknown = ExternalId("wamid.never-seen".to_owned());
    let (_, mut answer) = world.said(INES, Source::Live, text("As I said"));
    if let Said::Message(message) = &mut answer {
        message.quote = Some(unknown);
    }
    let fact = FactSaid {
        kind: twinline_core::fact::FactKind::NumberQuality,
        subject: String::new(),
        state: "GREEN".to_owned(),
        detail: "Quality is high.".to_owned(),
        raw: json!({}),
        at: world.app.now(),
    };
    world.merge(vec![answer, Said::Fact(fact)]).await;
    let path = format!("/numbers/{}/health", world.line.0);
    let at_once = marta.get(&path).await;
    assert_eq!(at_once.body["gaps"], json!([]));
    assert_eq!(at_once.text("/facts/0/detail"), "Quality is high.");
    assert_eq!(at_once.text("/facts/0/kind"), "number_quality");
    world.clock.pass(HOUR);
    let later = marta.get(&path).await;
    assert_eq!(later.text("/gaps/0/kind"), "quote");
    let conversation = world.conversation(INES).to_string();
    assert_eq!(later.text("/gaps/0/conversation_id"), conversation);
    assert!(!later.text("/gaps/0/remedy").is_empty());
}
