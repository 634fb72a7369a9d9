//! People and the bot never answer over each other.

use twinline_core::floor::Holder;
use twinline_core::ids::BotId;
use twinline_sandbox::BUSINESS;
use uuid::Uuid;

use crate::house::{BOT_HOLD, House, SECOND, eventually};

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_answers_a_greeting_after_its_hold_and_once() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900801");
    house.customer_says(&mut ana, "Hello!").await;
    assert_eq!(
        house.on_phone(&ana.phone, BUSINESS).len(),
        1,
        "before the hold is over it is silent"
    );
    house.sandbox.advance(BOT_HOLD);
    eventually("the bot has answered", async || {
        house
            .texts(ana.conversation)
            .await
            .iter()
            .any(|(origin, _)| origin == "bot")
    })
    .await;
    eventually("the answer is on her phone", async || {
        house.on_phone(&ana.phone, BUSINESS).len() == 2
    })
    .await;
    house.sandbox.advance(60 * SECOND);
    eventually("all is quiet", async || house.quiet().await).await;
    let shown = house.on_phone(&ana.phone, BUSINESS);
    assert!(shown.values().all(|times| *times == 1), "{shown:?}");
    assert_eq!(shown.len(), 2, "{shown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_yields_to_the_owner_on_the_phone() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900801");
    house.customer_says(&mut ana, "Hello!").await;
    house.owner_says(&ana, "Hello Ana, Aurora here");
    eventually("the echo is in the inbox", async || {
        house
            .texts(ana.conversation)
            .await
            .contains(&("phone".to_owned(), "Hello Ana, Aurora here".to_owned()))
    })
    .await;
    let row = house
        .app
        .store
        .conversation_rows(&[ana.conversation])
        .await
        .unwrap()
        .remove(0);
    assert_eq!(
        row.conversation.floor.at(house.app.now()).holder,
        Holder::Phone
    );
    house.sandbox.advance(BOT_HOLD);
    // A second greeting, while the owner holds the floor.
    house.customer_says(&mut ana, "Hi").await;
    house.sandbox.advance(BOT_HOLD);
    eventually("all is quiet", async || house.quiet().await).await;
    let bots = house
        .texts(ana.conversation)
        .await
        .into_iter()
        .filter(|(origin, _)| origin == "bot")
        .count();
    assert_eq!(bots, 0, "the owner holds the floor");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queued_reply_of_the_bot_is_withdrawn_when_the_owner_answers_first() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900801");
    // No greeting, which the house's own bot would answer.
    house.customer_says(&mut ana, "Do you have rye?").await;
    house.sandbox.advance(BOT_HOLD);
    let bot = BotId(Uuid::from_u128(9));
    // The courier is asked to wait, so that the reply stays queued.
    let send = queue_reply(&house, &ana, bot).await;
    house.owner_says(&ana, "Aurora here, what can I do?");
    eventually("the reply is withdrawn", async || {
        house.state_of(ana.conversation, send).await
            == Some(twinline_core::send::SendState::Withdrawn)
    })
    .await;
    house.sandbox.advance(3_600 * SECOND);
    eventually("all is quiet", async || house.quiet().await).await;
    let shown = house.on_phone(&ana.phone, BUSINESS);
    assert_eq!(shown.len(), 2, "nothing of the bot reached her: {shown:?}");
}

/// A reply that is due only in half an hour.
async fn queue_reply(
    house: &House,
    ana: &crate::house::Customer,
    bot: BotId,
) -> twinline_core::ids::SendId {
    use twinline_core::command::{self, NewSend};
    use twinline_core::ids::SendId;
    use twinline_core::turn::open_turn;
    let id = SendId(Uuid::now_v7());
    let touch = twinline_store::Touch {
        conversations: vec![ana.conversation],
        // What the rules look at.
        turns: true,
        ..Default::default()
    };
    let now = house.app.now();
    let conversation = ana.conversation;
    house
        .app
        .store
        .act(house.line, now, touch, |set| {
            let turn = open_turn(&set.conversations[&conversation].summary);
            let written = command::say(
                set,
                NewSend {
                    id,
                    conversation,
                    author: twinline_core::send::SendAuthor::Bot(bot),
                    content: twinline_core::content::Content::Text {
                        body: "I am the bot".to_owned(),
                    },
                    media: None,
                    quote: None,
                    turn,
                    client_token: None,
                    seen_no: None,
                    confirmed: false,
                    window_ms: Some(86_400_000),
                    priority: None,
                    at: None,
                    callback_data: None,
                },
            );
            if let Some(send) = set.sends.get_mut(&id) {
                send.due_at = now + 1_800 * SECOND;
            }
            written
        })
        .await
        .unwrap()
        .unwrap();
    id
}
