//! What the rules say of a turn, by example and for generated rules and situations.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::contact::{Identity, IdentityKind};
use crate::floor::rules::{Burst, PeopleRule, Place, TopicRule};
use crate::floor::{Floor, FloorRules};
use crate::ids::{BotId, PersonId};

fn maria() -> Identity {
    Identity::global(IdentityKind::WaId, "351910000001")
}

fn listed() -> RulePerson {
    RulePerson {
        kind: IdentityKind::WaId,
        value: maria().value,
        name: "Maria".to_owned(),
    }
}

fn said(words: &[(Millis, &str)]) -> Situation {
    Situation::told(
        words.iter().copied(),
        vec![maria()],
        Floor::default(),
        false,
    )
}

fn topic(words: &[&str], to: Seat) -> TopicRule {
    TopicRule {
        name: "orders".to_owned(),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        to,
    }
}

#[test]
fn by_default_people_have_ten_seconds_and_then_the_bot_may() {
    let decision = decide(&Rules::default(), &said(&[(1_000, "hello")]), 1_000);
    assert_eq!(
        (decision.goes_to, decision.bot_after),
        (Seat::Bot, Some(11_000))
    );
    assert_eq!(decision.lets_bot(10_999), Err(Withheld::Hold));
    assert_eq!(decision.lets_bot(11_000), Ok(()));
}

#[test]
fn several_quick_messages_are_one_turn_but_not_for_ever() {
    let rules = Rules {
        burst: Burst {
            quiet_ms: 5_000,
            most_ms: 12_000,
        },
        ..Rules::without_waits()
    };
    let after = |words: &[(Millis, &str)]| decide(&rules, &said(words), 0).bot_after;
    assert_eq!(after(&[(0, "hello")]), Some(5_000));
    assert_eq!(after(&[(0, "hello"), (4_000, "one more")]), Some(9_000));
    let long = [(0, "a"), (4_000, "b"), (8_000, "c"), (11_000, "d")];
    assert_eq!(
        after(&long),
        Some(12_000),
        "at most so long after the first"
    );
    let apart = [(0, "hello"), (3_600_000, "are you there?")];
    assert_eq!(after(&apart), Some(3_605_000), "a new burst waits anew");
}

#[test]
fn people_come_before_topics_and_topics_before_the_order() {
    let vip = PeopleRule {
        label: "VIP".to_owned(),
        people: vec![listed()],
        to: Seat::Phone,
    };
    let mut rules = Rules {
        topics: vec![topic(&["encomenda", "two loaves"], Seat::Bot)],
        order: vec![Place {
            who: Seat::Inbox,
            head_start_ms: 0,
        }],
        ..Rules::default()
    };
    let asks = |text| said(&[(0, text)]);
    let decision = decide(&rules, &asks("A minha ENCÔMENDA, por favor"), 0);
    assert_eq!(
        (decision.goes_to, decision.bot_after),
        (Seat::Bot, Some(5_000))
    );
    let decision = decide(&rules, &asks("Two loaves of rye!"), 0);
    assert_eq!(decision.goes_to, Seat::Bot);
    let decision = decide(&rules, &asks("two big loaves"), 0);
    assert_eq!(decision.because, [Reason::NoBot]);
    assert_eq!(decision.goes_to, Seat::Inbox);
    rules.people.push(vip);
    let decision = decide(&rules, &asks("encomenda"), 0);
    assert_eq!((decision.goes_to, decision.bot_after), (Seat::Phone, None));
}

#[test]
fn no_bot_speaks_for_a_while_after_a_person_did() {
    let rules = Rules {
        lengths: FloorRules {
            human_lease_ms: 60_000,
            ..FloorRules::default()
        },
        quiet_ms: 300_000,
        ..Rules::without_waits()
    };
    let mut situation = said(&[(10_000, "thanks, and one more")]);
    let spoken = Floor::default().spoken(Holder::Phone, 0, 0, &rules.lengths);
    situation.floor = spoken.unwrap().0;
    let decision = decide(&rules, &situation, 10_000);
    assert_eq!(
        (decision.goes_to, decision.bot_after),
        (Seat::Phone, Some(300_000))
    );
    let decision = decide(&rules, &situation, 90_000);
    assert_eq!(decision.because, [Reason::Quiet { until: 300_000 }]);
    let decision = decide(&rules, &situation, 300_000);
    assert_eq!(decision.goes_to, Seat::Bot);
    situation.floor = situation.floor.handed_back(1, 20_000).unwrap();
    let decision = decide(&rules, &situation, 20_000);
    assert_eq!(decision.lets_bot(20_000), Ok(()), "it was handed back");
}

fn seat() -> impl Strategy<Value = Seat> {
    prop::sample::select(Seat::ALL.to_vec())
}

fn rules() -> impl Strategy<Value = Rules> {
    let place = (seat(), 0..60_000i64);
    let order = prop::collection::vec(place, 0..4);
    let topics = prop::collection::vec((prop::sample::select(vec!["a", "b c"]), seat()), 0..3);
    let lists = (any::<bool>(), seat());
    let times = (0..90_000i64, 0..20_000i64, 0..60_000i64, 1_000..90_000i64);
    (order, topics, lists, times, any::<bool>()).prop_map(
        |(order, topics, (on, to), times, types)| {
            let people = PeopleRule {
                label: "some".to_owned(),
                people: vec![listed()],
                to,
            };
            Rules {
                order: order
                    .into_iter()
                    .map(|(who, head_start_ms)| Place { who, head_start_ms })
                    .collect(),
                topics: topics
                    .into_iter()
                    .map(|(word, to)| topic(&[word], to))
                    .collect(),
                people: on.then_some(people).into_iter().collect(),
                quiet_ms: times.0,
                burst: Burst {
                    quiet_ms: times.1,
                    most_ms: times.2,
                },
                lengths: FloorRules {
                    human_lease_ms: times.3,
                    bot_lease_ms: times.3,
                },
                typing_withdraws: types,
                ..Rules::default()
            }
        },
    )
}

fn holder() -> impl Strategy<Value = Holder> {
    prop::sample::select(vec![
        Holder::Nobody,
        Holder::Phone,
        Holder::Bot(BotId(Uuid::from_u128(1))),
        Holder::Agent(PersonId(Uuid::from_u128(2))),
    ])
}

fn situation() -> impl Strategy<Value = Situation> {
    let word = (
        0..200_000i64,
        prop::sample::select(vec!["a", "b c", "c", ""]),
    );
    let times = prop::option::of(0..300_000i64);
    let floor = (holder(), times.clone(), times.clone(), times);
    (prop::collection::vec(word, 0..6), floor).prop_map(
        |(mut words, (holder, until, human, types))| {
            words.sort_unstable();
            Situation {
                floor: Floor {
                    holder,
                    until,
                    human_at: human,
                    typing_until: types,
                    ..Floor::default()
                },
                ..said(&words)
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// When a bot may answer does not depend on when that is asked: a leave, once given, stays until somebody does
    /// something.
    #[test]
    fn time_alone_takes_no_leave_back(rules in rules(), situation in situation(), now in 0..400_000i64, later in 0..400_000i64) {
        let (first, second) = (decide(&rules, &situation, now), decide(&rules, &situation, now + later));
        prop_assert_eq!(first.bot_after, second.bot_after);
        prop_assert_eq!(&first, &decide(&rules, &situation, now), "the same again");
        prop_assert!(!first.because.is_empty(), "every decision has a reason");
    }

    /// Where a person has the floor, has just spoken or types, no bot has the turn.
    #[test]
    fn people_come_before_bots(rules in rules(), situation in situation(), now in 0..400_000i64) {
        let decision = decide(&rules, &situation, now);
        let floor = situation.floor;
        let spoke = floor.human_at.is_some_and(|at| now < at + rules.quiet_ms);
        let types = rules.typing_withdraws && floor.typing_until > Some(now);
        if floor.at(now).holder.human() || spoke || types {
            prop_assert_ne!(decision.goes_to, Seat::Bot);
            prop_assert!(decision.lets_bot(now).is_err());
        }
        if decision.goes_to == Seat::Bot {
            prop_assert!(decision.bot_after.is_some());
        }
    }

    /// What a bot has handed over is no bot's, whatever the rules say, until a person has come.
    #[test]
    fn what_was_handed_over_is_no_bots(rules in rules(), situation in situation(), at in 0..300_000i64, now in 0..400_000i64) {
        let floor = Floor { handed_at: Some(at), ..situation.floor };
        let decision = decide(&rules, &Situation { floor, ..situation.clone() }, now);
        if floor.awaits_people().is_some() {
            prop_assert_ne!(decision.goes_to, Seat::Bot);
            prop_assert_eq!(decision.bot_after, None);
        } else {
            prop_assert_eq!(decision, decide(&rules, &situation, now));
        }
    }

    /// A bot waits for quiet, and never for longer than the rules say after the first message.
    #[test]
    fn a_burst_is_waited_out_and_has_an_end(rules in rules(), situation in situation()) {
        let free = Situation { floor: Floor::default(), ..situation };
        if let (Some(after), Some(last)) = (decide(&rules, &free, 0).bot_after, free.heard.last()) {
            let wait = rules.bots_hold().0.max(rules.burst.quiet_ms);
            prop_assert!(after <= last.at + wait);
            let more = Situation {
                heard: [free.heard.clone(), vec![Heard::new(last.at + 1, "c")]].concat(),
                ..free.clone()
            };
            let most = free.heard[0].at + rules.burst.most_ms.max(wait);
            let next = decide(&rules, &more, 0).bot_after;
            prop_assert!(next.is_none_or(|next| next >= after.min(most)), "another word never hastens it");
        }
    }
}
