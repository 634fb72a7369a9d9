//! Any permutation, duplication, batching and crash point of a story's observations gives one state.
//!
//! 10 000 stories by default, over several tests so that they run side by side; `TWINLINE_CASES` asks for more.

use proptest::prelude::*;

use super::memory::Memory;
use super::rows::Rows;
use super::story::{Tale, before, story};
use crate::ids::ExternalId;
use crate::observation::{Observation, Said};

/// So many tests share the cases.
const SHARES: u32 = 8;

fn config() -> ProptestConfig {
    let asked = std::env::var("TWINLINE_CASES").ok();
    let cases: u32 = asked.and_then(|text| text.parse().ok()).unwrap_or(10_000);
    ProptestConfig {
        cases: cases.div_ceil(SHARES),
        max_shrink_iters: 1_500,
        ..ProptestConfig::default()
    }
}

/// One stretch of the journal, and what happens to it.
#[derive(Debug, Clone)]
struct Batch {
    observations: Vec<Observation>,
    /// The process dies before the commit, and merges the stretch after its restart.
    crashes: bool,
    /// The process dies after the commit and before it knows: the stretch is delivered once more.
    comes_again: bool,
}

/// The same observations in another order, some of them twice, cut into batches, with crashes.
fn retold(story: Vec<Observation>) -> impl Strategy<Value = Vec<Batch>> {
    let copies = story.len();
    (
        prop::collection::vec(0..copies, 0..copies),
        Just(story),
        1usize..9,
        prop::collection::vec((any::<bool>(), any::<bool>()), 4),
    )
        .prop_flat_map(|(twice, story, size, fates)| {
            let mut all = story.clone();
            all.extend(twice.into_iter().map(|i| story[i].clone()));
            (Just(all).prop_shuffle(), Just(size), Just(fates))
        })
        .prop_map(|(all, size, fates)| {
            all.chunks(size)
                .zip(fates.iter().cycle())
                .map(|(batch, (crashes, comes_again))| Batch {
                    observations: batch.to_vec(),
                    crashes: *crashes,
                    comes_again: *comes_again,
                })
                .collect()
        })
}

fn told_straight(tale: &Tale) -> Memory {
    let mut memory = before(tale.before);
    memory.merge(&tale.told);
    memory
}

fn told_in(tale: &Tale, batches: &[Batch]) -> Memory {
    let mut rows = Rows::of(before(tale.before));
    for batch in batches {
        if batch.crashes {
            rows.crash(&batch.observations);
        }
        rows.merge(&batch.observations);
        if batch.comes_again {
            rows.merge(&batch.observations);
        }
    }
    rows.whole()
}

/// The first line that differs, because a whole state is too much to read.
fn difference(a: &str, b: &str) -> Option<String> {
    let (mut a, mut b) = (a.lines(), b.lines());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return None,
            (ours, theirs) if ours == theirs => {}
            (ours, theirs) => return Some(format!("{ours:#?}\n  is not\n{theirs:#?}")),
        }
    }
}

fn one_state(tale: &Tale, retold: &[Batch]) -> Result<(), TestCaseError> {
    let (straight, other) = (told_straight(tale).dump(), told_in(tale, retold).dump());
    let difference = difference(&straight, &other);
    prop_assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    Ok(())
}

/// Every bubble that was told stands there once; what waits, waits for a bubble that is not there.
fn nothing_twice_nothing_missing(tale: &Tale) -> Result<(), TestCaseError> {
    let memory = told_straight(tale);
    let mut shown: Vec<&ExternalId> = Vec::new();
    shown.extend(
        memory
            .set
            .messages
            .values()
            .filter_map(|message| message.external_id.as_ref()),
    );
    shown.sort();
    let mut unique = shown.clone();
    unique.dedup();
    prop_assert_eq!(&shown, &unique, "a bubble stands twice");
    for observation in &tale.told {
        if let Said::Message(said) = &observation.said {
            prop_assert!(
                shown.contains(&&said.external_id),
                "missing: {:?}",
                said.external_id
            );
        }
    }
    for external in memory.set.parked.keys() {
        prop_assert!(
            !shown.contains(&external),
            "{:?} is here, yet waited for",
            external
        );
    }
    for message in memory.set.messages.values() {
        let home = memory.set.conversations.get(&message.conversation);
        prop_assert!(home.is_some_and(|row| memory.set.contacts.contains_key(&row.contact)));
    }
    Ok(())
}

macro_rules! shares {
    ($($name:ident)*) => {
        proptest! {
            #![proptest_config(config())]
            $(
                #[test]
                fn $name((tale, retold) in story().prop_flat_map(|tale| (Just(tale.clone()), retold(tale.told)))) {
                    one_state(&tale, &retold)?;
                    nothing_twice_nothing_missing(&tale)?;
                }
            )*
        }
    };
}

shares! {
    one_state_whatever_the_order_copies_batches_and_crashes_1
    one_state_whatever_the_order_copies_batches_and_crashes_2
    one_state_whatever_the_order_copies_batches_and_crashes_3
    one_state_whatever_the_order_copies_batches_and_crashes_4
    one_state_whatever_the_order_copies_batches_and_crashes_5
    one_state_whatever_the_order_copies_batches_and_crashes_6
    one_state_whatever_the_order_copies_batches_and_crashes_7
    one_state_whatever_the_order_copies_batches_and_crashes_8
}
