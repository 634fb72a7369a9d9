//! Commands about rules, on a conversation told in short lines.

use uuid::Uuid;

use super::*;
use crate::content::Content;
use crate::converge::tests_support::{Story, customer_says, phone_says};
use crate::floor::rules::{PeopleRule, Place, RulePerson, Seat};
use crate::floor::{FloorMove, Holder, Rules};
use crate::ids::{BotId, SendId};
use crate::send::{SendAuthor, SendState};
use crate::turn::open_turn;

const ANA: PersonId = PersonId(Uuid::from_u128(0xa));
const SEND: SendId = SendId(Uuid::from_u128(1));

fn bot_says(story: &mut Story) -> Result<Written, Refused> {
    let summary = &story.set().conversations[&story.conversation()].summary;
    let new = NewSend {
        id: SEND,
        conversation: story.conversation(),
        author: SendAuthor::Bot(BotId(Uuid::from_u128(0xb))),
        content: Content::Text {
            body: "hello, I am a bot".to_owned(),
        },
        media: None,
        quote: None,
        turn: open_turn(summary),
        client_token: None,
        seen_no: None,
        confirmed: false,
        window_ms: None,
        at: None,
        callback_data: None,
        priority: None,
    };
    story.run(|set| say(set, new))
}

fn set_to(story: &mut Story, rules: Rules) -> u64 {
    let seen = story.set().rules_version;
    story.run(|set| set_rules(set, rules, seen, ANA)).unwrap()
}

#[test]
fn of_two_who_set_rules_at_once_the_second_learns_of_it() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let rules = Rules {
        quiet_ms: 60_000,
        ..Rules::default()
    };
    assert_eq!(set_to(&mut story, rules.clone()), 1);
    let late = story.run(|set| set_rules(set, Rules::default(), 0, ANA));
    assert_eq!(late, Err(Refused::RulesMoved { version: 1 }));
    assert_eq!(*story.set().rules, rules);
    assert_eq!(set_to(&mut story, rules), 1, "nothing was altered");
}

#[test]
fn a_bot_waits_for_its_hold_also_when_it_asks_early() {
    let mut story = Story::new();
    set_to(&mut story, Rules::default());
    customer_says(&mut story, 59_000, "hi");
    let why = Withheld::Hold;
    assert_eq!(bot_says(&mut story), Err(Refused::Withheld { why }));
}

#[test]
fn rules_that_are_set_while_a_reply_waits_hold_for_it() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    bot_says(&mut story).unwrap();
    let wa_id = story.set().identities.keys().next().unwrap().clone();
    let vip = PeopleRule {
        label: "VIP".to_owned(),
        people: vec![RulePerson {
            kind: wa_id.kind,
            value: wa_id.value,
            name: String::new(),
        }],
        to: Seat::Phone,
    };
    let rules = Rules {
        people: vec![vip],
        ..Rules::without_waits()
    };
    set_to(&mut story, rules);
    let released = story.run(|set| release(set, SEND, |_| None));
    assert_eq!(released, Ok(Released::Withdrawn));
}

#[test]
fn an_agent_who_types_withdraws_what_waits_and_takes_no_floor() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    bot_says(&mut story).unwrap();
    let id = story.conversation();
    assert_eq!(story.run(|set| typing(set, id, ANA)), Ok(1));
    assert_eq!(story.set().sends[&SEND].state, SendState::Withdrawn);
    let last = story.events().last().unwrap();
    assert_eq!(
        (last.what, last.by),
        (FloorMove::BotYielded, Holder::Agent(ANA))
    );
    let floor = story.set().conversations[&id].floor;
    assert_ne!(floor.holder, Holder::Agent(ANA));
    assert!(floor.typing_until > Some(story.set().scope.now));
    let why = Withheld::Hold;
    customer_says(&mut story, 2_000, "are you there?");
    let again = bot_says(&mut story);
    assert_eq!(again, Err(Refused::Withheld { why }), "while they type");
}

#[test]
fn where_the_rules_say_so_typing_withdraws_nothing() {
    let mut story = Story::new();
    let rules = Rules {
        typing_withdraws: false,
        ..Rules::without_waits()
    };
    set_to(&mut story, rules);
    customer_says(&mut story, 0, "hi");
    bot_says(&mut story).unwrap();
    let id = story.conversation();
    assert_eq!(story.run(|set| typing(set, id, ANA)), Ok(0));
    assert!(story.set().sends[&SEND].state.pending());
}

#[test]
fn what_the_app_sent_by_itself_gives_the_floor_back_and_is_known_the_next_time() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    phone_says(&mut story, 1_000, "We are closed until Monday.");
    let id = story.conversation();
    let holder = |story: &Story| story.set().conversations[&id].floor.holder;
    assert_eq!(holder(&story), Holder::Phone);
    let message = story.newest_of_phone();
    story
        .run(|set| mark_automatic(set, message, true, ANA))
        .unwrap();
    assert_eq!(holder(&story), Holder::Nobody);
    assert_eq!(story.events().last().unwrap().what, FloorMove::NobodySpoke);
    assert!(story.set().rules.is_automatic("we are CLOSED until monday"));
    bot_says(&mut story).unwrap();
    let released = story.run(|set| release(set, SEND, |_| None));
    assert!(matches!(released, Ok(Released::Go { .. })), "{released:?}");

    let mut next = Story::new();
    let rules = Rules::clone(&story.set().rules);
    set_to(&mut next, rules);
    customer_says(&mut next, 0, "hi");
    phone_says(&mut next, 1_000, "We are closed until Monday.");
    assert_eq!(holder(&next), Holder::Nobody);
    let message = next.newest_of_phone();
    next.run(|set| mark_automatic(set, message, false, ANA))
        .unwrap();
    assert_eq!(holder(&next), Holder::Phone, "a person wrote it after all");
    assert!(!next.set().rules.is_automatic("We are closed until Monday."));
}

#[test]
fn nobody_but_people_answers_where_no_bot_has_a_place() {
    let mut story = Story::new();
    let rules = Rules {
        order: vec![Place {
            who: Seat::Inbox,
            head_start_ms: 0,
        }],
        ..Rules::without_waits()
    };
    set_to(&mut story, rules);
    customer_says(&mut story, 0, "hi");
    let why = Withheld::Rules;
    assert_eq!(bot_says(&mut story), Err(Refused::Withheld { why }));
}
