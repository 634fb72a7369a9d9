//! `cargo x shots`: builds, starts a quiet demo of its own and photographs it.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::{debian, demo, journeys, root, run, say};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where the pictures go; the README shows those of the default
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Only pictures whose name contains this
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let chromium = debian::chromium()?;
    demo::build("dev")?;
    let out = match &args.out {
        Some(dir) => std::env::current_dir()?.join(dir),
        None => root::root().join("docs").join("shots"),
    };
    std::fs::create_dir_all(&out)?;
    say::head("Screenshots");
    let mut command = journeys::node(&["shots/shots.mjs"], "debug")?;
    command
        .env("CHROMIUM", chromium)
        .env("SHOTS_OUT", &out)
        .env("SHOTS_ONLY", args.only.as_deref().unwrap_or_default());
    run::shown(command)?;
    say::line(&format!("  pictures are in {}", out.display()));
    Ok(ExitCode::SUCCESS)
}
