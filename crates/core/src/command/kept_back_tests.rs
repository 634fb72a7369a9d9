//! Who is told to have been quicker than a bot.

use uuid::Uuid;

use super::tests::{BOT, agent, open, text};
use super::*;
use crate::converge::tests_support::{Story, customer_says, phone_says};
use crate::floor::report::FloorCounts;
use crate::floor::{FloorMove, Holder};
use crate::ids::{BotId, SendId};
use crate::send::SendAuthor;

const ANSWER: Uuid = Uuid::from_u128(0xa);

fn kept_back(story: &mut Story) -> (FloorMove, Holder, Option<String>) {
    let id = story.conversation();
    story
        .run(|set| keep_back(set, id, BOT, (ANSWER, "How can I help?")))
        .unwrap();
    let events = story.events();
    let event = events.last().unwrap();
    (event.what, event.by, event.text.clone())
}

#[test]
fn an_answer_after_the_phones_is_told_with_its_words_and_counts_as_prevented() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let late = text(&story, SendAuthor::Bot(BOT), 1, open(&story));
    phone_says(&mut story, 1_000, "hello, Ana here");
    let refused = story.run(|set| say(set, late));
    assert!(matches!(refused, Err(Refused::Withheld { .. })));
    let told = kept_back(&mut story);
    let words = Some("How can I help?".to_owned());
    assert_eq!(told, (FloorMove::BotWithdrew, Holder::Phone, words));
    let counts = FloorCounts::of(story.events().iter());
    assert_eq!(counts.withdrawn.prevented(), 1);
}

#[test]
fn told_again_it_is_the_same_move() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    phone_says(&mut story, 1_000, "hello, Ana here");
    kept_back(&mut story);
    kept_back(&mut story);
    let events = story.events();
    let ids = events
        .iter()
        .filter(|event| event.what == FloorMove::BotWithdrew);
    let ids: std::collections::BTreeSet<_> = ids.map(|event| event.id).collect();
    assert_eq!(ids.len(), 1);
}

#[test]
fn whoever_answered_is_named_though_the_floor_is_free_again() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let reply = text(&story, SendAuthor::Agent(agent(1)), 1, None);
    story.run(|set| say(set, reply)).unwrap();
    let id = story.conversation();
    let version = story.set().conversations[&id].floor.version;
    story
        .run(|set| hand_back(set, id, Holder::Agent(agent(1)), version))
        .unwrap();
    assert_eq!(kept_back(&mut story).1, Holder::Agent(agent(1)));
}

#[test]
fn another_bots_answer_is_no_persons() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let other = BotId(Uuid::from_u128(0xb08));
    let reply = text(&story, SendAuthor::Bot(other), 1, open(&story));
    story.run(|set| say(set, reply)).unwrap();
    assert_eq!(kept_back(&mut story).1, Holder::Bot(other));
    let counts = FloorCounts::of(story.events().iter());
    assert_eq!(counts.withdrawn.prevented(), 0);
}

#[test]
fn at_release_a_customer_who_said_more_was_answered_by_nobody() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "hi");
    let reply = text(&story, SendAuthor::Bot(BOT), 1, open(&story));
    story.run(|set| say(set, reply)).unwrap();
    customer_says(&mut story, 2_000, "are you open on Sunday?");
    let id = SendId(Uuid::from_u128(1));
    let released = story.run(|set| release(set, id, |_| None));
    assert_eq!(released, Ok(Released::Withdrawn));
    let by = story.events().last().map(|event| event.by);
    assert_eq!(by, Some(Holder::Nobody));
}
