//! Commands on a conversation told in short lines.

use uuid::Uuid;

use super::*;
use crate::content::Content;
use crate::converge::tests_support::{Story, customer_says, phone_says};
use crate::floor::{FloorMove, Holder};
use crate::ids::{BotId, SendId};
use crate::send::{SendAuthor, SendState};
use crate::turn::{Turn, open_turn};

pub(super) fn agent(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

pub(super) const BOT: BotId = BotId(Uuid::from_u128(0xb07));

pub(super) fn text(story: &Story, author: SendAuthor, n: u128, turn: Option<Turn>) -> NewSend {
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
        priority: None,
        at: None,
        callback_data: None,
    }
}

pub(super) fn open(story: &Story) -> Option<Turn> {
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
        story.run(|set| release(set, SendId(Uuid::from_u128(1)), |_| None)),
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
        story.run(|set| release(set, SendId(Uuid::from_u128(1)), |_| None)),
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
    let echo = story.newest_of_phone();
    story.learnt(10, echo);
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

fn throttled() -> crate::verdict::Verdict {
    crate::verdict::Verdict::Throttled {
        failure: crate::ticks::Failure {
            code: "130429".to_owned(),
            sentence: "Too many at once.".to_owned(),
            remedy: "It goes later.".to_owned(),
        },
        retry_after_ms: None,
        reach: crate::verdict::Reach::Number,
    }
}

#[test]
fn a_reply_under_way_while_the_owner_answered_is_not_tried_again() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let id = SendId(Uuid::from_u128(1));
    let reply = text(&story, SendAuthor::Bot(BOT), 1, open(&story));
    story.run(|set| say(set, reply)).unwrap();
    story.learnt(1, MessageId::of_send(id));
    assert_eq!(
        story.run(|set| release(set, id, |_| None)),
        Ok(Released::Go { attempt: 1 })
    );
    // The echo's time lies before the reply's: by time alone the reply would be the last word.
    phone_says(&mut story, 1_000, "hello, Ana here");
    let echo = story.newest_of_phone();
    story.learnt(2, echo);
    story
        .run(|set| {
            let now = set.scope.now;
            let send = set.sends.get_mut(&id).ok_or(Refused::NotFound)?;
            send.answered(1, &throttled(), now);
            send.due_at = now;
            let conversation = send.conversation;
            let version = set.conversations[&conversation].floor.version;
            hand_back(set, conversation, Holder::Phone, version)
        })
        .unwrap();
    assert_eq!(
        story.run(|set| release(set, id, |_| None)),
        Ok(Released::Withdrawn),
        "the owner's answer is known, though the floor is free again"
    );
}

#[test]
fn a_send_that_whatsapp_failed_afterwards_answers_nothing_and_can_be_tried_again() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let send = text(&story, SendAuthor::Agent(agent(1)), 1, None);
    let id = send.id;
    story.run(|set| say(set, send)).unwrap();
    story.run(|set| release(set, id, |_| None)).unwrap();
    story.status(id, "wamid.out", crate::ticks::Rung::Sent);
    story.status(id, "wamid.out", crate::ticks::Rung::Failed);
    story.status(id, "wamid.out", crate::ticks::Rung::Sent);
    assert_eq!(story.set().sends[&id].state, SendState::Refused);
    assert!(open(&story).is_some(), "the customer still waits");
    story.run(|set| retry(set, id, Some(86_400_000))).unwrap();
    assert_eq!(story.set().sends[&id].state, SendState::Queued);
    assert!(open(&story).is_none());
    story.run(|set| release(set, id, |_| None)).unwrap();
    story.status(id, "wamid.again", crate::ticks::Rung::Delivered);
    assert_eq!(story.set().sends[&id].state, SendState::Settled);
}

#[test]
fn when_an_unknown_send_and_its_repetition_both_went_out_the_thread_shows_both() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let send = text(&story, SendAuthor::Agent(agent(1)), 1, None);
    let id = send.id;
    story.run(|set| say(set, send)).unwrap();
    story.run(|set| release(set, id, |_| None)).unwrap();
    story.run(|set| orphan(set, id)).unwrap();
    story.run(|set| retry(set, id, Some(86_400_000))).unwrap();
    story.run(|set| release(set, id, |_| None)).unwrap();
    story.status(id, "wamid.first", crate::ticks::Rung::Delivered);
    story.status(id, "wamid.second", crate::ticks::Rung::Delivered);
    let copies = story
        .set()
        .messages
        .values()
        .filter(|message| message.content.text() == Some("send 1"));
    assert_eq!(copies.count(), 2);
    assert!(story.set().parked.is_empty());
}

#[test]
fn resolving_withdraws_what_a_bot_had_queued() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let id = story.conversation();
    let reply = text(&story, SendAuthor::Bot(BOT), 1, open(&story));
    story.run(|set| say(set, reply)).unwrap();
    story
        .run(|set| set_status(set, id, ConversationStatus::Resolved))
        .unwrap();
    assert_eq!(
        story.set().sends[&SendId(Uuid::from_u128(1))].state,
        SendState::Withdrawn
    );
}

#[test]
fn what_the_customer_said_before_an_answer_and_comes_after_it_is_not_lost_to_sight() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let id = story.conversation();
    let answer = text(&story, SendAuthor::Agent(agent(1)), 1, None);
    story.run(|set| say(set, answer)).unwrap();
    story
        .run(|set| set_status(set, id, ConversationStatus::Resolved))
        .unwrap();
    story.late(1_000, "and are you open on Sunday?");
    let row = &story.set().conversations[&id];
    assert_eq!(
        (row.status, row.summary.unread),
        (ConversationStatus::Open, 1)
    );
    assert!(row.summary.waiting_since().is_some());
    assert_eq!(open(&story), None, "no bot answers after the agent's word");
    let newest = row.summary.newest.clone().unwrap().0;
    story.run(|set| mark_read(set, id, &newest)).unwrap();
    assert_eq!(story.set().conversations[&id].summary.unread, 0);
}
