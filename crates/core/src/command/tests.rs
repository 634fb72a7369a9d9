use uuid::Uuid;

use super::*;
use crate::content::Content;
use crate::converge::tests_support::{Story, customer_says, phone_says};
use crate::floor::{FloorMove, Holder};
use crate::ids::{BotId, SendId};
use crate::send::{SendAuthor, SendState};
use crate::turn::{Turn, open_turn};

fn agent(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

const BOT: BotId = BotId(Uuid::from_u128(0xb07));

fn text(story: &Story, author: SendAuthor, n: u128, turn: Option<Turn>) -> NewSend {
    NewSend {
        id: SendId(Uuid::from_u128(n)),
        conversation: story.conversation(),
        author,
        content: Content::Text {
            body: format!("send {n}"),
        },
        media: None,
        quote: None,
        turn,
        client_token: Some(Uuid::from_u128(n)),
        seen_no: None,
        confirmed: false,
        window_ms: Some(86_400_000),
    }
}

fn open(story: &Story) -> Option<Turn> {
    open_turn(&story.set().conversations[&story.conversation()].summary)
}

#[test]
fn a_bots_reply_is_withdrawn_when_the_phone_answers_first() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let reply = text(&story, SendAuthor::Bot(BOT), 1, open(&story));
    story.run(|set| say(set, reply)).unwrap();
    phone_says(&mut story, 1_000, "hello, Ana here");
    let set = story.set();
    assert_eq!(
        set.sends[&SendId(Uuid::from_u128(1))].state,
        SendState::Withdrawn
    );
    assert_eq!(
        story.events().last().map(|event| (event.what, event.by)),
        Some((FloorMove::BotWithdrew, Holder::Phone))
    );
    assert_eq!(
        story.run(|set| release(set, SendId(Uuid::from_u128(1)))),
        Ok(Released::Gone)
    );
}

#[test]
fn a_second_reply_to_one_turn_is_withheld() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let turn = open(&story);
    let first = text(&story, SendAuthor::Bot(BOT), 1, turn);
    story.run(|set| say(set, first)).unwrap();
    let second = text(&story, SendAuthor::Bot(BOT), 2, turn);
    assert!(matches!(
        story.run(|set| say(set, second)),
        Err(Refused::Withheld { .. })
    ));
}

#[test]
fn a_queued_reply_is_withdrawn_at_release_when_the_customer_said_more() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let reply = text(&story, SendAuthor::Bot(BOT), 1, open(&story));
    story.run(|set| say(set, reply)).unwrap();
    customer_says(&mut story, 2_000, "are you open on Sunday?");
    assert_eq!(
        story.run(|set| release(set, SendId(Uuid::from_u128(1)))),
        Ok(Released::Withdrawn)
    );
    assert!(
        open(&story).is_some(),
        "the turn is open again: the withdrawn reply answers nothing"
    );
}

#[test]
fn the_same_token_never_makes_a_second_send() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let send = text(&story, SendAuthor::Agent(agent(1)), 1, None);
    story.run(|set| say(set, send.clone())).unwrap();
    let again = NewSend {
        id: SendId(Uuid::from_u128(99)),
        ..send
    };
    let written = story.run(|set| say(set, again)).unwrap();
    assert!(written.repeated);
    assert_eq!(story.set().sends.len(), 1);
}

#[test]
fn free_text_is_refused_once_the_window_is_closed() {
    let mut story = Story::new();
    customer_says(&mut story, -90_000_000, "hi");
    let send = text(&story, SendAuthor::Agent(agent(1)), 1, None);
    assert_eq!(story.run(|set| say(set, send)), Err(Refused::WindowClosed));
}

#[test]
fn a_composer_that_has_not_seen_an_answer_must_confirm() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    phone_says(&mut story, 1_000, "hello");
    story.number_answers(10);
    let stale = NewSend {
        seen_no: Some(9),
        ..text(&story, SendAuthor::Agent(agent(1)), 1, None)
    };
    assert!(matches!(
        story.run(|set| say(set, stale.clone())),
        Err(Refused::SomebodyAnswered { .. })
    ));
    let fresh = NewSend {
        seen_no: Some(10),
        ..stale.clone()
    };
    assert!(story.run(|set| say(set, fresh)).is_ok());
    let confirmed = NewSend {
        confirmed: true,
        id: SendId(Uuid::from_u128(3)),
        client_token: None,
        ..stale
    };
    assert!(story.run(|set| say(set, confirmed)).is_ok());
}

#[test]
fn resolving_gives_the_floor_back_and_a_new_turn_reopens() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let id = story.conversation();
    story.run(|set| take_floor(set, id, agent(1), 0)).unwrap();
    story
        .run(|set| set_status(set, id, ConversationStatus::Resolved))
        .unwrap();
    assert_eq!(story.set().conversations[&id].floor.holder, Holder::Nobody);
    customer_says(&mut story, 5_000, "one more thing");
    assert_eq!(
        story.set().conversations[&id].status,
        ConversationStatus::Open
    );
}

#[test]
fn taking_the_floor_withdraws_the_bots_reply_and_the_slower_hand_loses() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let id = story.conversation();
    let reply = text(&story, SendAuthor::Bot(BOT), 1, open(&story));
    story.run(|set| say(set, reply)).unwrap();
    let seen = story.set().conversations[&id].floor.version;
    story
        .run(|set| take_floor(set, id, agent(1), seen))
        .unwrap();
    assert_eq!(
        story.set().sends[&SendId(Uuid::from_u128(1))].state,
        SendState::Withdrawn
    );
    let lost = story.run(|set| take_floor(set, id, agent(2), seen));
    assert!(
        matches!(lost, Err(Refused::FloorMoved { floor }) if floor.holder == Holder::Agent(agent(1)))
    );
}

#[test]
fn what_was_read_stays_read() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let id = story.conversation();
    let newest = story.set().conversations[&id]
        .summary
        .newest
        .clone()
        .unwrap()
        .0;
    assert_eq!(story.set().conversations[&id].summary.unread, 1);
    story.run(|set| mark_read(set, id, &newest)).unwrap();
    assert_eq!(story.set().conversations[&id].summary.unread, 0);
}
