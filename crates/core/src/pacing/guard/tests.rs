//! More bad news never leaves more to bulk, and a person lifts only what may be lifted.

use proptest::prelude::*;

use super::*;

const NOW: Millis = 1_800_000_000_000;

fn sign(campaigns: Level, transactional: Level, liftable: bool, until: Option<Millis>) -> Sign {
    Sign {
        kind: SignKind::Quality,
        campaigns,
        transactional,
        liftable,
        since: None,
        until,
        sentence: "s".to_owned(),
        remedy: "r".to_owned(),
    }
}

fn signs() -> impl Strategy<Value = Vec<Sign>> {
    let level = || prop::sample::select(&Level::ALL[..]);
    let until = prop::option::of(-10_i64..10).prop_map(|by| by.map(|by| NOW + by));
    let one = (level(), level(), any::<bool>(), until)
        .prop_map(|(campaigns, other, liftable, until)| sign(campaigns, other, liftable, until));
    prop::collection::vec(one, 0..6)
}

fn percents(risk: &Risk) -> [u8; 4] {
    Priority::ALL.map(|priority| risk.percent(priority))
}

fn never_more(one: [u8; 4], other: [u8; 4]) -> bool {
    one.iter().zip(other).all(|(one, other)| *one <= other)
}

proptest! {
    #[test]
    fn more_signs_never_leave_more(signs in signs(), more in signs(), lifted in any::<bool>()) {
        let lifted = lifted.then_some(NOW + 1);
        let fewer = weigh(signs.clone(), lifted, NOW);
        let all = weigh([signs, more].concat(), lifted, NOW);
        prop_assert!(never_more(percents(&all), percents(&fewer)));
        prop_assert!(all.level >= fewer.level && all.by_signs >= fewer.by_signs);
    }

    #[test]
    fn whoever_answers_somebody_is_never_held_back(signs in signs()) {
        let risk = weigh(signs, None, NOW);
        prop_assert_eq!(risk.percent(Priority::Agent), 100);
        prop_assert_eq!(risk.percent(Priority::Bot), 100);
    }

    #[test]
    fn a_person_lifts_what_may_be_lifted_and_nothing_else(signs in signs()) {
        let closed: Vec<Sign> = signs.iter().filter(|sign| !sign.liftable).cloned().collect();
        let lifted = weigh(signs.clone(), Some(NOW + 1), NOW);
        prop_assert_eq!(percents(&lifted), percents(&weigh(closed, None, NOW)));
        let over = weigh(signs.clone(), Some(NOW), NOW);
        prop_assert_eq!(percents(&over), percents(&weigh(signs, None, NOW)));
        prop_assert!(never_more(percents(&over), percents(&lifted)));
    }

    #[test]
    fn more_refusals_never_leave_more(
        refused in prop::collection::vec((0_i64..2 * REFUSALS_MS, 0_usize..4), 0..150),
        more in prop::collection::vec((0_i64..2 * REFUSALS_MS, 0_usize..4), 0..150),
    ) {
        let kinds = [Refusal::Spam, Refusal::Weary, Refusal::Locked, Refusal::Unpaid];
        let told = |list: &[(Millis, usize)]| -> Vec<(Millis, Refusal)> {
            list.iter().map(|(ago, kind)| (NOW - ago, kinds[*kind])).collect()
        };
        let fewer = weigh(of_refusals(&told(&refused), None, NOW), None, NOW);
        let all = weigh(of_refusals(&told(&[refused, more].concat()), None, NOW), None, NOW);
        prop_assert!(never_more(percents(&all), percents(&fewer)));
    }

    #[test]
    fn more_people_and_more_load_never_leave_more(
        used in 0_u64..600, more in 0_u64..600, heard in 0_u64..2_000, louder in 0_u64..2_000,
    ) {
        let risk = |used, heard| {
            let tier = Tier { limit: Limit::People(250), used, frees_at: None };
            let load = Load { sent: 0, heard, granted: 1_200 };
            let signs = of_tier(&tier).into_iter().chain(of_load(&load)).collect();
            weigh(signs, None, NOW)
        };
        let (fewer, all) = (risk(used, heard), risk(used + more, heard + louder));
        prop_assert!(never_more(percents(&all), percents(&fewer)));
    }
}

#[test]
fn nothing_told_is_calm() {
    let risk = weigh(Vec::new(), None, NOW);
    assert_eq!((risk.level, risk.liftable), (Level::Calm, false));
    assert_eq!(percents(&risk), [100; 4]);
}

#[test]
fn spam_slows_then_stops_and_is_over_an_hour_after_the_last() {
    let refused = |count: i64| -> Vec<(Millis, Refusal)> {
        (0..count).map(|n| (NOW - n, Refusal::Spam)).collect()
    };
    let level = |count, now| weigh(of_refusals(&refused(count), None, now), None, now).campaigns;
    assert_eq!(level(1, NOW), Level::High);
    assert_eq!(level(3, NOW), Level::Stopped);
    assert_eq!(level(3, NOW + REFUSALS_MS - 1), Level::High);
    assert_eq!(level(3, NOW + REFUSALS_MS), Level::Calm);
}

#[test]
fn a_lock_stops_all_bulk_whoever_lifts_until_it_is_told_to_be_over() {
    let refused = [(NOW, Refusal::Locked)];
    let locked = weigh(of_refusals(&refused, None, NOW), Some(NOW + 9), NOW);
    assert_eq!(percents(&locked), [100, 100, 0, 0]);
    let over = weigh(of_refusals(&refused, Some(NOW + 1), NOW + 1), None, NOW + 1);
    assert_eq!(over.level, Level::Calm);
}

#[test]
fn a_limit_that_is_used_up_stops_campaigns_alone() {
    let tier = |limit, used| Tier {
        limit,
        used,
        frees_at: None,
    };
    let full = tier(Limit::People(250), 250);
    assert_eq!(full.room(), Some(0));
    let risk = weigh(of_tier(&full).into_iter().collect(), Some(NOW + 1), NOW);
    assert_eq!(percents(&risk), [100, 100, 100, 0], "nobody lifts it");
    assert_eq!(of_tier(&tier(Limit::People(250), 249)), None);
    assert_eq!(tier(Limit::Untold, 9_000).room(), None);
    assert_eq!(of_tier(&tier(Limit::Unlimited, 1_000_000)), None);
}
