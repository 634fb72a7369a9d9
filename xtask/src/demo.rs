//! `cargo x demo`: builds what is stale and becomes `twinline demo`.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::{root, run, say, tools, web};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Passed on: --data DIR, --listen ADDR:PORT, --sandbox-listen ADDR:PORT, --quiet, --fresh
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let begun = Instant::now();
    build("dev")?;
    say::line(&format!("  built in {}", say::span(begun.elapsed())));
    let mut command = Command::new(root::twinline("debug"));
    command.arg("demo").args(&args.rest);
    become_it(command)
}

/// The web pages and the program, from the sources as they are.
pub(crate) fn build(profile: &str) -> Result<()> {
    build_with(profile, &[])
}

/// The same with `more` packages, in one go: each for itself would build what they share with other features.
pub(crate) fn build_with(profile: &str, more: &[&str]) -> Result<()> {
    tools::need_c_compiler()?;
    say::head("Web pages");
    web::bring_up_to_date()?;
    say::head("Program (the first build takes some minutes, later ones seconds)");
    let mut build = run::cargo(&["build", "-p", "twinline", "--profile", profile]);
    for package in more {
        build.args(["-p", package]);
    }
    run::shown(build).context("the program does not build; what the compiler says stands above")
}

/// Takes our place, so that Ctrl-C and signals reach the program itself and its exit code is ours.
#[cfg(unix)]
fn become_it(mut command: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec()).context("cannot start the built program")
}

/// Runs beside us: the console sends Ctrl-C to both, and we end with it.
#[cfg(not(unix))]
fn become_it(mut command: Command) -> Result<ExitCode> {
    let status = command.status().context("cannot start the built program")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
