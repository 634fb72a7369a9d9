//! Runs named steps in order, each timed, and sums them up. A step whose ground is missing (what it
//! `needs` failed) is left out and said so; the others go on, so that one run shows all that is wrong.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::count::Count;
use crate::say;

pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// Steps of this run that must have passed.
    pub(crate) needs: &'static [&'static str],
    /// Tells how many tests passed and failed; a check without tests counts as one.
    pub(crate) run: fn() -> Result<Count>,
}

enum Outcome {
    Passed(Count),
    Failed(Count),
    LeftOut(&'static str),
}

/// Runs the steps called `only`, or all of them, and prints the summary. The last line printed is
/// `N passed, M failed`.
pub(crate) fn run(steps: &[Step], only: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = only
        .iter()
        .find(|name| steps.iter().all(|step| step.name != **name))
    {
        let names: Vec<&str> = steps.iter().map(|step| step.name).collect();
        bail!(
            "there is no step `{unknown}`. The steps are: {}",
            names.join(", ")
        );
    }
    let begun = Instant::now();
    let mut done: Vec<(&Step, Outcome, Duration)> = Vec::new();
    for step in steps {
        if !only.is_empty() && !only.iter().any(|name| name == step.name) {
            continue;
        }
        say::head(&format!("{}: {}", step.name, step.what));
        let begun = Instant::now();
        let outcome = match missing_ground(step, &done) {
            Some(missing) => Outcome::LeftOut(missing),
            None => carry_out(step),
        };
        done.push((step, outcome, begun.elapsed()));
    }
    Ok(sum_up(&done, begun.elapsed()))
}

fn missing_ground(step: &Step, done: &[(&Step, Outcome, Duration)]) -> Option<&'static str> {
    step.needs.iter().copied().find(|need| {
        done.iter()
            .any(|(step, outcome, _)| step.name == *need && !matches!(outcome, Outcome::Passed(_)))
    })
}

fn carry_out(step: &Step) -> Outcome {
    match (step.run)() {
        Ok(count) if count.failed == 0 => Outcome::Passed(count),
        Ok(count) => Outcome::Failed(count),
        Err(error) => {
            say::error(&error);
            Outcome::Failed(Count {
                passed: 0,
                failed: 1,
            })
        }
    }
}

fn sum_up(done: &[(&Step, Outcome, Duration)], all: Duration) -> ExitCode {
    say::head("Summary");
    let mut sum = Count::default();
    for (step, outcome, time) in done {
        let (word, count) = match outcome {
            Outcome::Passed(count) => ("ok", *count),
            Outcome::Failed(count) => ("FAILED", *count),
            // What was not looked at has not passed.
            Outcome::LeftOut(_) => (
                "left out",
                Count {
                    passed: 0,
                    failed: 1,
                },
            ),
        };
        sum.passed += count.passed;
        sum.failed += count.failed;
        let detail = match outcome {
            Outcome::LeftOut(missing) => format!("needs `{missing}`"),
            _ if count == Count::ONE => String::new(),
            _ => format!("{} passed, {} failed", count.passed, count.failed),
        };
        say::line(
            format!(
                "  {:<12} {word:<9} {:>13}  {detail}",
                step.name,
                say::span(*time)
            )
            .trim_end(),
        );
    }
    say::line(&format!("  {:<12} {:<9} {:>13}", "all", "", say::span(all)));
    say::line("  (a step without tests of its own counts as one)\n");
    say::line(&format!("{} passed, {} failed", sum.passed, sum.failed));
    if sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
