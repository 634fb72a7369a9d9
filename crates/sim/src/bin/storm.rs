//! Runs storms: one seed with all that happens in it, or a range of seeds with what they find. `cargo x storm` calls it.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser;
use twinline_sim::Outcome;

/// Runs seeds of faults against both halves and compares what they show.
#[derive(Parser)]
struct Args {
    /// This one, told step by step
    #[arg(long, conflicts_with = "seeds")]
    seed: Option<u64>,
    /// All of these, `FIRST..END`
    #[arg(long, value_name = "A..B", default_value = "0..200")]
    seeds: String,
    /// With this bug planted: which seeds find it?
    #[cfg(feature = "planted")]
    #[arg(long)]
    plant: Option<String>,
}

#[cfg(feature = "planted")]
fn storm(args: &Args, seed: u64) -> Outcome {
    use twinline_sim::planted::{Bug, storm_with};
    let named = |bug: &&Bug| Some(format!("{bug:?}")) == args.plant;
    match Bug::ALL.iter().find(named) {
        Some(bug) => storm_with(*bug, seed),
        None => twinline_sim::storm(seed),
    }
}

#[cfg(not(feature = "planted"))]
fn storm(_: &Args, seed: u64) -> Outcome {
    twinline_sim::storm(seed)
}

fn main() -> anyhow::Result<ExitCode> {
    let args = Args::parse();
    let mut out = std::io::stdout().lock();
    if let Some(seed) = args.seed {
        let outcome = storm(&args, seed);
        writeln!(out, "{}", outcome.trace)?;
        for difference in &outcome.differences {
            writeln!(out, "{difference}")?;
        }
        writeln!(
            out,
            "seed {seed}: {} steps, {} deaths, {} differences",
            outcome.steps,
            outcome.deaths,
            outcome.differences.len()
        )?;
        return Ok(code(outcome.differences.is_empty()));
    }
    let (first, end) = args
        .seeds
        .split_once("..")
        .ok_or_else(|| anyhow::anyhow!("seeds are given as FIRST..END"))?;
    let seeds = first.parse::<u64>()?..end.parse::<u64>()?;
    let (mut run, mut steps, mut deaths, mut failed) = (0_u64, 0, 0, Vec::new());
    for seed in seeds {
        let outcome = storm(&args, seed);
        run += 1;
        steps += outcome.steps;
        deaths += outcome.deaths;
        if let Some(first) = outcome.differences.first() {
            failed.push(seed);
            writeln!(
                out,
                "seed {seed}: {first}\n  replay: cargo x storm --seed {seed}"
            )?;
        }
        if run.is_multiple_of(500) {
            writeln!(out, "{run} storms, {} failed", failed.len())?;
        }
        out.flush()?;
    }
    writeln!(
        out,
        "{run} storms, {steps} steps, {deaths} deaths of the process, {} failed: {failed:?}",
        failed.len()
    )?;
    Ok(code(failed.is_empty()))
}

fn code(well: bool) -> ExitCode {
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
