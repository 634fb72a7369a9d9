//! Bots that hand conversations over, and people who come or do not.

use uuid::Uuid;

use super::*;
use crate::converge::tests_support::{Story, customer_says, phone_says};
use crate::floor::hand_over::HandOver;
use crate::floor::{FloorMove, Holder, Withheld};
use crate::ids::BotId;
use crate::turn::{Turn, open_turn};

const BOT: BotId = BotId(Uuid::from_u128(0xb07));

fn learnt() -> HandOver {
    HandOver {
        summary: Some("Wants two trays.".to_owned()),
        facts: Vec::new(),
    }
}

fn turn(story: &Story) -> Option<Turn> {
    open_turn(&story.set().conversations[&story.conversation()].summary)
}

/// Somebody asks, and the bot hands over.
fn handed_over() -> (Story, ConversationId, Turn) {
    let mut story = Story::new();
    customer_says(&mut story, 0, "two trays, please");
    let id = story.conversation();
    let turn = turn(&story).unwrap();
    story
        .run(|set| hand_over(set, id, BOT, turn, &learnt()))
        .unwrap();
    (story, id, turn)
}

fn awaits(story: &Story) -> bool {
    let row = &story.set().conversations[&story.conversation()];
    row.floor.awaits_people().is_some()
}

#[test]
fn it_is_told_once_with_what_the_bot_learnt() {
    let (mut story, id, turn) = handed_over();
    story
        .run(|set| hand_over(set, id, BOT, turn, &learnt()))
        .unwrap();
    let [event] = story.events() else {
        panic!("one event: {:?}", story.events());
    };
    assert_eq!(
        (event.what, event.by),
        (FloorMove::HandedOver, Holder::Bot(BOT))
    );
    let told: HandOver = serde_json::from_str(event.text.as_ref().unwrap()).unwrap();
    assert_eq!(told, learnt());
}

#[test]
fn it_waits_for_people_until_one_speaks() {
    let (mut story, ..) = handed_over();
    customer_says(&mut story, 500_000, "anybody?");
    assert!(awaits(&story), "the customer's word changes nothing");
    phone_says(&mut story, 900_000, "With pleasure");
    assert!(!awaits(&story));
}

#[test]
fn taking_it_handing_it_back_and_resolving_end_it_as_well() {
    let person = PersonId(Uuid::from_u128(1));
    for end in 0..3 {
        let (mut story, id, _) = handed_over();
        let version = story.set().conversations[&id].floor.version;
        story
            .run(|set| match end {
                0 => take_floor(set, id, person, version).map(|_| ()),
                1 => hand_back(set, id, Holder::Agent(person), version).map(|_| ()),
                _ => set_status(set, id, ConversationStatus::Resolved),
            })
            .unwrap();
        assert!(!awaits(&story), "way {end}");
    }
}

#[test]
fn what_somebody_answered_or_the_customer_went_on_from_is_not_handed_over() {
    let mut story = Story::new();
    customer_says(&mut story, 0, "two trays, please");
    let (id, old) = (story.conversation(), turn(&story).unwrap());
    customer_says(&mut story, 2_000, "no, three");
    let refused = |why| Err(Refused::Withheld { why });
    assert_eq!(
        story.run(|set| hand_over(set, id, BOT, old, &learnt())),
        refused(Withheld::TurnMovedOn)
    );
    let new = turn(&story).unwrap();
    phone_says(&mut story, 4_000, "Three it is");
    assert_eq!(
        story.run(|set| hand_over(set, id, BOT, new, &learnt())),
        refused(Withheld::HumanHolds)
    );
    assert!(!awaits(&story));
}
