//! `cargo x fuzz`: the fuzz targets for longer than the tests run them.
//!
//! They are ordinary tests in modules called `fuzz`, written with bolero; its random engine takes the
//! time to spend and the number of inputs from the environment.

use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::{run, say};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Seconds for each target
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Only targets whose name contains this
    #[arg(default_value = "")]
    target: String,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    run::shown(run::cargo(&[
        "test",
        "--workspace",
        "--tests",
        "--no-run",
        "--quiet",
    ]))
    .context("the targets do not build")?;
    say::head(&format!("Fuzz targets, {} s each", args.seconds));
    let filter = format!("fuzz::{}", args.target);
    let mut command = run::cargo(&[
        "test",
        "--workspace",
        "--tests",
        "--",
        &filter,
        "--nocapture",
    ]);
    command
        .env(
            "BOLERO_RANDOM_TEST_TIME_MS",
            (args.seconds * 1000).to_string(),
        )
        .env("BOLERO_RANDOM_ITERATIONS", u32::MAX.to_string());
    run::shown(command).context(
        "a target failed: its input and BOLERO_RANDOM_SEED stand above; set that variable to see it again",
    )?;
    Ok(ExitCode::SUCCESS)
}
