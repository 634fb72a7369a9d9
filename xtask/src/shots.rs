//! `cargo x shots`: builds, starts a quiet demo of its own and photographs it.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::{debian, demo, journeys, root, run, say};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where all pictures go; without it, those that the README shows are made anew in docs/shots
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only pictures whose name contains one of these, separated by commas
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
}

/// What the README shows.
const SHOWN: &str = "inbox-and-bench,bench-1440-light,inbox-1440-dark,inbox-390-light";

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let chromium = debian::chromium()?;
    demo::build("dev")?;
    let (out, all) = match &args.out {
        Some(dir) => (std::env::current_dir()?.join(dir), ""),
        None => (root::root().join("docs").join("shots"), SHOWN),
    };
    std::fs::create_dir_all(&out)?;
    say::head("Screenshots");
    let mut command = journeys::node(&["shots/shots.mjs"], "debug")?;
    command
        .env("CHROMIUM", chromium)
        .env("SHOTS_OUT", &out)
        .env("SHOTS_ONLY", args.only.as_deref().unwrap_or(all));
    run::shown(command)?;
    say::line(&format!("  pictures are in {}", out.display()));
    Ok(ExitCode::SUCCESS)
}
