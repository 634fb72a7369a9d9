//! The steps of `cargo x test` that need no running program, each a function.
//!
//! One cargo profile serves all of them, and `build` compiles the program and every test at once, so
//! that nothing is compiled twice with other features.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::count::{self, Count};
use crate::{api, debian, root, run, say, tidy, tools, web};

pub(crate) fn format() -> Result<Count> {
    run::shown(run::cargo(&["fmt", "--all", "--check"])).context("run `cargo fmt --all`")?;
    Ok(Count::ONE)
}

pub(crate) fn tidy() -> Result<Count> {
    let found = tidy::check()?;
    for line in &found {
        say::line(&format!("  {line}"));
    }
    if !found.is_empty() {
        bail!(
            "{} places break a house rule (CONTRIBUTING.md tells them)",
            found.len()
        );
    }
    Ok(Count::ONE)
}

pub(crate) fn web_install() -> Result<Count> {
    web::install(&web::folder())?;
    Ok(Count::ONE)
}

pub(crate) fn web_types() -> Result<Count> {
    run::shown(in_web(&["run", "--silent", "check"]))?;
    Ok(Count::ONE)
}

pub(crate) fn web_lint() -> Result<Count> {
    run::shown(in_web(&["run", "--silent", "lint"])).context("`cargo x lint --fix` mends most")?;
    run::shown(biome_of_journeys(&[])).context("`cargo x lint --fix` mends most")?;
    Ok(Count::ONE)
}

/// biome of the web parts, with its rules, over the journeys.
pub(crate) fn biome_of_journeys(flags: &[&str]) -> Command {
    let mut command = tools::npm_in(
        &web::folder(),
        &[
            "exec",
            "--offline",
            "--",
            "biome",
            "check",
            "--config-path=.",
        ],
    );
    command.args(flags).arg("../e2e");
    command
}

pub(crate) fn web_unit() -> Result<Count> {
    let heard = run::heard(in_web(&["test", "--silent"]))?;
    counted(count::vitest(&heard.text), heard.success)
}

pub(crate) fn web_build() -> Result<Count> {
    web::bring_up_to_date()?;
    Ok(Count::ONE)
}

pub(crate) fn clippy() -> Result<Count> {
    run::shown(run::cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]))?;
    Ok(Count::ONE)
}

pub(crate) fn build() -> Result<Count> {
    run::shown(run::cargo(&["build", "--workspace", "--bins", "--tests"]))?;
    Ok(Count::ONE)
}

pub(crate) fn tests() -> Result<Count> {
    // One server for the whole run; a test on its own starts its own.
    let server = debian::postgres()?;
    let with_server = |mut command: Command| {
        if let Some(server) = &server {
            command.env(twinline_scratch::VARIABLE, server.url());
        }
        command
    };
    if tools::has_nextest() {
        let heard = run::heard(with_server(run::cargo(&[
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--status-level",
            "slow",
            "--final-status-level",
            "flaky",
        ])))?;
        return counted(count::nextest(&heard.text), heard.success);
    }
    let heard = run::heard(with_server(run::cargo(&[
        "test",
        "--workspace",
        "--bins",
        "--tests",
        "--no-fail-fast",
        "--quiet",
    ])))?;
    counted(count::cargo_test(&heard.text), heard.success)
}

/// Built apart, because nothing else may hold a planted bug.
pub(crate) fn planted() -> Result<Count> {
    let heard = run::heard(run::cargo(&[
        "test",
        "-p",
        "twinline-sim",
        "--features",
        "planted",
        "--test",
        "planted",
        "--quiet",
    ]))?;
    counted(count::cargo_test(&heard.text), heard.success)
}

pub(crate) fn generated() -> Result<Count> {
    api::check()?;
    Ok(Count::ONE)
}

pub(crate) fn doc() -> Result<Count> {
    let mut command = run::cargo(&[
        "doc",
        "--workspace",
        "--no-deps",
        "--quiet",
        "--exclude",
        "xtask",
    ]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    run::shown(command)?;
    Ok(Count::ONE)
}

fn in_web(args: &[&str]) -> Command {
    tools::npm_in(&root::root().join("web"), args)
}

/// What a runner counted; an error when it failed without failed tests, or ran none.
pub(crate) fn counted(count: Option<Count>, success: bool) -> Result<Count> {
    match count {
        Some(count) if success != (count.failed == 0) => {
            bail!(
                "the runner said {} passed and {} failed, but ended {}",
                count.passed,
                count.failed,
                if success { "well" } else { "with an error" }
            )
        }
        Some(count) if count.passed + count.failed > 0 => Ok(count),
        Some(_) => bail!("no test ran"),
        None => bail!("the tests did not run; what stands above says why"),
    }
}
