//! The library plays, and each of its expectations can fail.

use super::model::Script;
use super::play::{Options, run};
use super::report::{Outcome, Report};
use super::step::Step;
use super::{bundled, read, schema};

async fn play(script: &Script) -> Report {
    run(script, &Options::default(), |_| {}, |_| {}).await
}

/// The step asks for the opposite of what it asked for.
fn inverted(step: &mut Step) -> bool {
    let other = |times: &mut Option<usize>| {
        *times = Some(match times {
            None => 0,
            Some(times) => *times + 1,
        });
    };
    match step {
        Step::ExpectPhone(expected) => other(&mut expected.times),
        Step::ExpectWebhook(expected) => match &mut expected.copies {
            Some(copies) => *copies += 1,
            None => other(&mut expected.times),
        },
        Step::ExpectWindow(expected) => expected.open = !expected.open,
        _ => return false,
    }
    true
}

#[tokio::test]
async fn every_scenario_of_the_library_plays() {
    let all = bundled();
    assert!(all.len() >= 15, "{} scenarios", all.len());
    let mut failed = Vec::new();
    for one in all {
        let script = read(&one.text).unwrap_or_else(|error| panic!("{}: {error}", one.file));
        assert!(!script.about.is_empty(), "{} says what it tells", one.file);
        let report = play(&script).await;
        if let Some(step) = report.failure() {
            failed.push(format!("{}: {step:#?}", one.file));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[tokio::test]
async fn every_expectation_of_the_library_can_fail() {
    let mut expectations = 0;
    for one in bundled() {
        let script = read(&one.text).unwrap();
        for place in 0..script.steps.len() {
            let mut mutated = script.clone();
            if !inverted(&mut mutated.steps[place]) {
                continue;
            }
            mutated.steps.truncate(place + 1);
            expectations += 1;
            let report = play(&mutated).await;
            let failure = report.failure().map(|step| step.number);
            assert_eq!(
                failure,
                Some(place + 1),
                "{}: {:?}",
                one.file,
                script.steps[place]
            );
        }
    }
    assert!(expectations > 60, "{expectations}");
}

#[tokio::test]
async fn the_same_file_gives_the_same_run() {
    let text = &bundled()[0].text;
    let script = read(text).unwrap();
    let (mut one, mut other) = (play(&script).await, play(&script).await);
    (one.took_ms, other.took_ms) = (0, 0);
    assert_eq!(one, other);
}

#[tokio::test]
async fn what_comes_after_a_failure_is_left_out() {
    let text = "{name: x, people: {a: {digits: '447700900001'}}, steps: [{write: {on: a, text: hi}}, \
                {expect_phone: {on: owner, with: a, text: ho}}, {wait: 1s}]}";
    let report = play(&read(text).unwrap()).await;
    let outcomes: Vec<Outcome> = report.steps.iter().map(|step| step.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Passed, Outcome::Failed, Outcome::LeftOut]
    );
    let detail = report.failure().unwrap().detail.clone().unwrap();
    assert!(detail.contains("\"hi\""), "what was seen instead: {detail}");
}

#[test]
fn a_file_that_makes_no_sense_is_refused_with_what_would() {
    let with = |steps: &str| {
        format!("name: x\npeople: {{a: {{digits: '447700900001'}}}}\nsteps:\n{steps}")
    };
    for (text, says) in [
        (String::new(), "unexpected end"),
        ("name: x\nsteps: []".to_owned(), "no steps"),
        (with("- dance: {}"), "dance"),
        (with("- write: {on: a, txt: hi}"), "txt"),
        (
            with("- write: {on: b, text: hi}"),
            "\"b\" is not among the people",
        ),
        (with("- write: {on: owner, text: hi}"), "in whose chat"),
        (with("- wait: 5 minutes"), "span of time"),
        (with("- delete: {on: a, of: it}"), "named a message \"it\""),
        (with("- send: {to: a}"), "one of text, template and message"),
        (
            with("- fault: {on: {graph: any}, what: duplicate}"),
            "webhook",
        ),
        (
            with("- api: {method: FETCH, path: /me}"),
            "a call has a method",
        ),
        (
            "name: x\nstart: today\nsteps: [{wait: 1s}]".to_owned(),
            "is no time",
        ),
        (
            "name: x\npeople: {owner: {}}\nsteps: [{wait: 1s}]".to_owned(),
            "owner is the business's phone",
        ),
        ("x".repeat(2_000_000), "too large"),
    ] {
        let told = read(&text).unwrap_err().to_string();
        assert!(told.contains(says), "{text:.80}: {told}");
    }
}

#[test]
fn the_schema_in_the_documentation_is_that_of_the_types() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/sandbox/scenario.schema.json"
    );
    let made = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "run the tests of twinline-sandbox with UPDATE_SCHEMA=1"
    );
}

mod fuzz {
    use super::read;

    /// Whatever stands in a file, reading it ends, without a panic.
    #[test]
    fn scenario() {
        bolero::check!()
            .with_type::<String>()
            .for_each(|text: &String| {
                let _ = read(text);
                // Beyond the first line of YAML, where a random text seldom gets.
                let _ = read(&format!("name: x\npeople: {{a: {{}}}}\nsteps:\n- {text}"));
                let _ = read(&format!("name: x\nsteps:\n- wait: \"{text}\""));
            });
    }
}
