//! `cargo x storm`: seeds of faults against both halves, one told step by step or many counted. See `docs/storms.md`.

use std::process::ExitCode;

use anyhow::Result;

use crate::run;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// This seed, told step by step
    #[arg(long, conflicts_with = "seeds")]
    seed: Option<u64>,
    /// These seeds, `FIRST..END`
    #[arg(long, value_name = "A..B", default_value = "0..200")]
    seeds: String,
    /// Build with optimisation: for runs of thousands
    #[arg(long)]
    release: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut command = run::cargo(&["run", "--quiet", "-p", "twinline-sim", "--bin", "storm"]);
    if args.release {
        command.arg("--release");
    }
    command.arg("--");
    match args.seed {
        Some(seed) => command.args(["--seed", &seed.to_string()]),
        None => command.args(["--seeds", &args.seeds]),
    };
    run::shown(command)?;
    Ok(ExitCode::SUCCESS)
}
