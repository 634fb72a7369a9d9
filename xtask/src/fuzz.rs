//! `cargo x fuzz`: the fuzz targets for longer than the tests run them.
//!
//! They are ordinary tests in modules called `fuzz`, written with bolero; its random engine takes the
//! time to spend and the number of inputs from the environment. What once failed, and odd seeds, are checked in under
//! `tests/fuzz/<target>/` of the target's crate and replayed whenever the tests run.

use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};

use crate::{run, say};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Seconds for each target
    #[arg(long, default_value_t = 60, conflicts_with = "minutes")]
    seconds: u64,
    /// Minutes for all chosen targets together
    #[arg(long)]
    minutes: Option<u64>,
    /// Only targets whose name contains this
    #[arg(default_value = "")]
    target: String,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    run::shown(run::cargo(&[
        "test",
        "--workspace",
        "--lib",
        "--tests",
        "--no-run",
        "--quiet",
    ]))
    .context("the targets do not build")?;
    let filter = format!("fuzz::{}", args.target);
    let seconds = match args.minutes {
        Some(minutes) => (minutes * 60 / count(&filter)?).max(1),
        None => args.seconds,
    };
    say::head(&format!("Fuzz targets, {seconds} s each"));
    let mut command = tests(&filter);
    // One after the other: each has a processor of its own for the whole of its time.
    command
        .args(["--nocapture", "--test-threads=1"])
        .env("BOLERO_RANDOM_TEST_TIME_MS", (seconds * 1000).to_string())
        .env("BOLERO_RANDOM_ITERATIONS", u32::MAX.to_string());
    run::shown(command).context(
        "a target failed: its input and BOLERO_RANDOM_SEED stand above; set that variable to see it again, and put the \
         bytes into the target's folder under tests/fuzz",
    )?;
    Ok(ExitCode::SUCCESS)
}

fn tests(filter: &str) -> Command {
    run::cargo(&["test", "--workspace", "--lib", "--tests", "--", filter])
}

/// How many targets there are of that name.
fn count(filter: &str) -> Result<u64> {
    let mut command = tests(filter);
    command.args(["--list", "--format=terse"]);
    let listed = command.output().context("the targets cannot be listed")?;
    let names = String::from_utf8_lossy(&listed.stdout);
    let count = names
        .lines()
        .filter(|line| line.ends_with(": test"))
        .count();
    ensure!(count > 0, "there is no target called {filter}");
    Ok(u64::try_from(count)?)
}
