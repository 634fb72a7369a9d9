//! The storms of every run: two hundred seeds, every seed that has ever failed, and the proof that a seed is a replay.

use std::fmt::Write as _;

use twinline_sim::storm;

/// Seeds that found something once, one a line; `#` begins what is said of it.
const REGRESSIONS: &str = include_str!("regressions.txt");

fn weather(seeds: impl Iterator<Item = u64>) {
    let mut report = String::new();
    for seed in seeds {
        let outcome = storm(seed);
        if let Some(first) = outcome.differences.first() {
            let _ = writeln!(
                report,
                "seed {seed}: {first}\n  replay: cargo x storm --seed {seed}"
            );
        }
    }
    assert!(report.is_empty(), "{report}");
}

macro_rules! storms {
    ($($name:ident: $seeds:expr;)*) => {
        $(
            #[test]
            fn $name() {
                weather($seeds);
            }
        )*
    };
}

storms! {
    phones_and_platform_agree_after_storms_0_to_24: 0..25;
    phones_and_platform_agree_after_storms_25_to_49: 25..50;
    phones_and_platform_agree_after_storms_50_to_74: 50..75;
    phones_and_platform_agree_after_storms_75_to_99: 75..100;
    phones_and_platform_agree_after_storms_100_to_124: 100..125;
    phones_and_platform_agree_after_storms_125_to_149: 125..150;
    phones_and_platform_agree_after_storms_150_to_174: 150..175;
    phones_and_platform_agree_after_storms_175_to_199: 175..200;
}

#[test]
fn no_storm_that_was_weathered_comes_back() {
    let seeds = REGRESSIONS
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|seed| !seed.is_empty())
        .map(|seed| seed.parse().expect("a seed is a number"));
    weather(seeds);
}

#[test]
fn a_seed_replays_to_the_byte() {
    for seed in [1, 7, 42] {
        let (first, second) = (storm(seed), storm(seed));
        let differs = first
            .trace
            .lines()
            .zip(second.trace.lines())
            .find(|(one, other)| one != other);
        assert_eq!(differs, None, "seed {seed}");
        assert_eq!(first.trace, second.trace, "seed {seed}");
    }
}
