//! `cargo x bench`: a release build, measured. What is measured and how stands in `bench/README.md`.

use std::process::ExitCode;

use anyhow::Result;

use crate::{demo, root, run, say};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A few seconds of load, to see that the measurement itself works
    #[arg(long)]
    quick: bool,
    /// Deliveries a second
    #[arg(long, default_value_t = 50)]
    rate: u32,
}

/// Seconds of load.
const SECONDS: u32 = 30;
const SECONDS_QUICK: u32 = 5;

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    demo::build("release")?;
    say::head("From webhook to screen");
    let mut command = run::cargo(&["run", "--quiet", "-p", "twinline-bench", "--"]);
    command
        .arg("--binary")
        .arg(root::twinline("release"))
        .args(["--rate", &args.rate.to_string()])
        .args([
            "--seconds",
            &if args.quick { SECONDS_QUICK } else { SECONDS }.to_string(),
        ]);
    run::shown(command)?;
    Ok(ExitCode::SUCCESS)
}
