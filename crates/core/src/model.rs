//! Floor and ledger, model-checked: every interleaving, within stated bounds, of a customer, the phone, agents, bots that
//! answer any turn at any time, a courier, an unordered feed that repeats itself, calls whose request or answer is lost, a
//! crash, and a person who tries again. What is explored is the very code that runs: [`crate::command`] and
//! [`crate::converge`], on rows in memory.
//!
//! `house` is a state and what can happen in it, `ghosts` what nobody in it knows: what the channel really took, and when a
//! person's answer was known. `bounds` says how much of everything there is.

mod bounds;
mod ghosts;
mod house;

use stateright::{Checker, Expectation, Model, Property};

use bounds::{Bounds, Flaw};
use ghosts::Broken;
use house::{Act, House};

const DOUBLE: &str = "no turn gets two automated answers";
const TOO_LATE: &str = "no automated answer is released after a person's was known";
const TWICE: &str = "no send is taken twice unless a person asked for it";
const TYPED: &str = "no automated answer is released to a turn over which an agent types";
const EARLY: &str = "no automated answer is released before the people's head start is over";
const CLAIMED: &str = "no automated answer is released while an agent has the floor";
const RULED_OUT: &str = "no automated answer is released while the rules give the turn to people";
const TAKEN_BACK: &str = "what was taken back never goes out";
const REST: &str = "where nothing can happen any more, every send rests";
const WITHDRAWN: &str = "a bot's answer is withdrawn";
const SETTLED: &str = "an unknown send is settled by its status";

/// The model of one conversation.
struct Conversation(Bounds);

impl Model for Conversation {
    type State = House;
    type Action = Act;

    fn init_states(&self) -> Vec<House> {
        vec![House::new(&self.0)]
    }

    fn actions(&self, house: &House, actions: &mut Vec<Act>) {
        house.can(&self.0, actions);
    }

    fn next_state(&self, house: &House, act: Act) -> Option<House> {
        let mut next = house.clone();
        next.happens(act, &self.0);
        (next != *house).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(DOUBLE, |_, house: &House| house.ghosts.answered_once()),
            Property::always(TOO_LATE, |_, house: &House| {
                house.ghosts.never(Broken::TooLate)
            }),
            Property::always(TWICE, |_, house: &House| house.ghosts.taken_once()),
            Property::always(TYPED, |_, house: &House| {
                house.ghosts.never(Broken::OverTyping)
            }),
            Property::always(EARLY, |_, house: &House| house.ghosts.never(Broken::Early)),
            Property::always(CLAIMED, |_, house: &House| {
                house.ghosts.never(Broken::OverClaim)
            }),
            Property::always(RULED_OUT, |_, house: &House| {
                house.ghosts.never(Broken::OutOfTurn)
            }),
            Property::always(TAKEN_BACK, |_, house: &House| {
                house.ghosts.never(Broken::TookCancelled)
            }),
            Property::always(REST, |model: &Self, house: &House| {
                let mut actions = Vec::new();
                house.can(&model.0, &mut actions);
                !actions.is_empty() || house.rests()
            }),
            Property::sometimes(WITHDRAWN, |_, house: &House| house.withdrew()),
            Property::sometimes(SETTLED, |_, house: &House| house.ghosts.settled_unknown),
        ]
    }
}

fn explored(bounds: Bounds) -> impl Checker<Conversation> {
    Conversation(bounds).checker().spawn_bfs().join()
}

/// Every property that must always hold does, in every state within the bounds; and there are at least so many.
fn holds(bounds: Bounds, states: usize) {
    let checker = explored(bounds);
    for property in checker.model().properties() {
        if property.expectation == Expectation::Always {
            checker.assert_no_discovery(property.name);
        }
    }
    let found = checker.unique_state_count();
    println!("{found} states within {bounds:?}");
    assert!(found >= states, "{found} states are fewer than there were");
}

macro_rules! models {
    ($( $name:ident: { $($bound:ident: $most:literal),* } has $states:literal; )*) => { $(
        #[test]
        fn $name() {
            holds(Bounds { $($bound: $most,)* ..Bounds::NONE }, $states);
        }
    )* };
}

models! {
    two_bots_and_a_customer_who_goes_on: { words: 2, bots: 2, hold: 1, pauses: 2 } has 1_200;
    two_agents_and_two_bots: { words: 1, agents: 2, bots: 2 } has 1_700;
    a_bot_an_agent_and_the_phone: { words: 1, agents: 1, bots: 1, owner: 1, repeats: 1 } has 2_100;
    a_bot_and_the_phone_while_the_customer_goes_on: { words: 2, bots: 1, owner: 1, repeats: 1 } has 5_900;
    two_bots_the_phone_and_a_lease_that_ends: { words: 1, bots: 2, owner: 1, waits: 1, repeats: 1 } has 1_500;
    what_is_lost_of_calls: { words: 1, agents: 1, bots: 1, silences: 1, crashes: 1, tries: 1, refusals: 1 } has 9_900;
    a_bots_call_that_is_lost_while_the_phone_speaks:
        { words: 1, bots: 1, owner: 1, silences: 1, crashes: 1, tries: 1, refusals: 1, repeats: 1 } has 8_200;
    a_head_start_while_the_customer_goes_on: { words: 2, owner: 1, bots: 1, hold: 1, pauses: 2 } has 15_000;
    an_agent_types_while_two_bots_wait: { words: 1, agents: 1, bots: 2, typings: 1, pauses: 2 } has 11_000;
    a_claim_that_is_given_back: { words: 1, bots: 2, takes: 1, backs: 1, waits: 1 } has 1_500;
    a_claim_the_phone_and_a_lost_call: { words: 1, owner: 1, bots: 1, takes: 1, backs: 1, silences: 1 } has 5_200;
    rules_that_change_under_a_reply: { words: 2, bots: 1, rules: 2, refusals: 1 } has 9_900;
    what_is_said_later_beside_a_bot: { words: 1, bots: 1, later: 1, cancels: 1, pauses: 1 } has 780;
    what_is_taken_back_while_answers_are_lost:
        { words: 1, agents: 1, bots: 1, cancels: 1, silences: 1, tries: 1 } has 90;
}

/// A model that cannot fail proves nothing: what is told of each flaw is found.
#[test]
fn it_finds_a_courier_that_does_not_ask_the_floor_again() {
    let checker = explored(Bounds {
        words: 1,
        bots: 1,
        owner: 1,
        flaw: Some(Flaw::FloorNotAsked),
        ..Bounds::NONE
    });
    checker.assert_any_discovery(TOO_LATE);
}

#[test]
fn it_finds_a_courier_that_takes_silence_for_failure() {
    let checker = explored(Bounds {
        words: 1,
        agents: 1,
        silences: 1,
        flaw: Some(Flaw::SilenceIsFailure),
        ..Bounds::NONE
    });
    checker.assert_any_discovery(TWICE);
}

#[test]
fn it_finds_what_a_courier_that_does_not_ask_breaks_of_people_and_rules() {
    let blind = Bounds {
        words: 1,
        bots: 1,
        flaw: Some(Flaw::FloorNotAsked),
        ..Bounds::NONE
    };
    let flaws = [
        (
            TYPED,
            Bounds {
                typings: 1,
                ..blind
            },
        ),
        (CLAIMED, Bounds { takes: 1, ..blind }),
        (RULED_OUT, Bounds { rules: 1, ..blind }),
        (
            EARLY,
            Bounds {
                words: 2,
                hold: 1,
                pauses: 2,
                ..blind
            },
        ),
    ];
    for (name, bounds) in flaws {
        explored(bounds).assert_any_discovery(name);
    }
}

#[test]
fn it_finds_a_courier_that_carries_what_was_taken_back() {
    let checker = explored(Bounds {
        words: 1,
        agents: 1,
        cancels: 1,
        flaw: Some(Flaw::CancelsForgotten),
        ..Bounds::NONE
    });
    checker.assert_any_discovery(TAKEN_BACK);
}

/// What makes the others worth checking does happen.
#[test]
fn answers_are_withdrawn_and_unknown_sends_settled() {
    let checker = explored(Bounds {
        words: 1,
        bots: 1,
        owner: 1,
        silences: 1,
        ..Bounds::NONE
    });
    checker.assert_any_discovery(WITHDRAWN);
    checker.assert_any_discovery(SETTLED);
}
