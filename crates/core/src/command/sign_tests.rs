//! Signs on what a customer said.

use uuid::Uuid;

use super::*;
use crate::Millis;
use crate::content::{Content, SIGN};
use crate::converge::tests_support::{Story, customer_says, phone_says};
use crate::floor::Holder;
use crate::ids::SendId;
use crate::message::Direction;
use crate::send::{SendAuthor, SendState};
use crate::ticks::Rung;
use crate::turn::open_turn;

const DAY: Millis = 86_400_000;

fn wish(story: &Story, n: u128, emoji: &str) -> NewSign {
    let set = story.set();
    let newest = set.messages.values().filter(|row| row.send.is_none());
    NewSign {
        id: SendId(Uuid::from_u128(n)),
        message: newest.max_by_key(|row| row.order()).unwrap().id,
        author: SendAuthor::Agent(PersonId(Uuid::from_u128(1))),
        content: Content::Other {
            raw_kind: SIGN.to_owned(),
            summary: Some(emoji.to_owned()),
            raw: serde_json::Value::Null,
        },
        client_token: Some(Uuid::from_u128(n)),
        window_ms: Some(DAY),
    }
}

/// Our side's sign on the customer's only message.
fn shown(story: &Story) -> Option<String> {
    let row = story.set().messages.values().next().unwrap();
    let sign = row.reactions.get(&Direction::Out)?;
    sign.emoji.clone()
}

fn put(story: &mut Story, n: u128, emoji: &str) -> SendId {
    let wish = wish(story, n, emoji);
    let id = story.run(|set| sign(set, wish)).unwrap();
    story.run(|set| release(set, id, |_| Some(DAY))).unwrap();
    id
}

fn asked() -> Story {
    let mut story = Story::new();
    customer_says(&mut story, 0, "see you on Sunday");
    story
}

#[test]
fn it_stands_once_it_went_out_and_is_no_word() {
    let mut story = asked();
    let floor = |story: &Story| {
        let row = &story.set().conversations[&story.conversation()];
        (row.floor.holder, open_turn(&row.summary).is_some())
    };
    let id = put(&mut story, 1, "👍");
    assert_eq!(shown(&story), None, "nobody knows yet whether it went");
    story.status(id, "wamid.sign", Rung::Sent);
    assert_eq!(shown(&story).as_deref(), Some("👍"));
    assert_eq!(story.set().sends[&id].state, SendState::Settled);
    assert_eq!(
        floor(&story),
        (Holder::Nobody, true),
        "the customer still waits"
    );
    assert_eq!(story.set().messages.len(), 1, "it has no bubble");
    assert!(story.set().parked.is_empty(), "its status waits for none");
}

#[test]
fn of_two_the_later_stands_in_whatever_order_they_are_taken() {
    for first_taken in [0, 1] {
        let mut story = asked();
        let first = put(&mut story, 1, "👍");
        story.pass(1);
        let ids = [first, put(&mut story, 2, "🙏")];
        for n in [first_taken, 1 - first_taken] {
            story.status(ids[n], &format!("wamid.sign{n}"), Rung::Sent);
        }
        assert_eq!(shown(&story).as_deref(), Some("🙏"), "{first_taken}");
        story.pass(1);
        let back = put(&mut story, 3, "");
        story.status(back, "wamid.back", Rung::Sent);
        assert_eq!(shown(&story), None, "taken back");
    }
}

#[test]
fn what_was_refused_afterwards_stands_no_more() {
    let mut story = asked();
    let id = put(&mut story, 1, "👍");
    story.status(id, "wamid.sign", Rung::Sent);
    story.status(id, "wamid.sign", Rung::Failed);
    assert_eq!(shown(&story), None);
    story.status(id, "wamid.sign", Rung::Sent);
    assert_eq!(shown(&story), None, "an older word comes late");
}

#[test]
fn the_same_token_makes_no_second_and_only_what_the_customer_said_bears_one() {
    let mut story = asked();
    let id = put(&mut story, 1, "👍");
    let again = NewSign {
        id: SendId(Uuid::from_u128(9)),
        ..wish(&story, 1, "👍")
    };
    assert_eq!(story.run(|set| sign(set, again)), Ok(id));
    phone_says(&mut story, 1_000, "With pleasure");
    let of_phone = wish(&story, 2, "👍");
    assert_eq!(story.run(|set| sign(set, of_phone)), Err(Refused::NoSign));
    let mut story = asked();
    let late = NewSign {
        window_ms: Some(1),
        ..wish(&story, 3, "👍")
    };
    assert_eq!(story.run(|set| sign(set, late)), Err(Refused::WindowClosed));
}
