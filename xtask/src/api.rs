//! `cargo x api`: the OpenAPI document from the handlers, and the client's types from that.
//!
//! The document is written by the very test that otherwise compares it (`UPDATE_OPENAPI=1`), so there
//! is one way to make it; the types are made by openapi-typescript.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::{root, run, say, tools, web};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Change nothing; fail when something is stale
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    tools::need_node()?;
    web::install(&web::folder())?;
    if args.check {
        openapi(false)?;
        check()?;
        say::line("  the document and the types are those of the code");
    } else {
        openapi(true)?;
        generate()?;
        say::line("  web/api/openapi.json and web/api/src/schema.d.ts are written");
    }
    Ok(ExitCode::SUCCESS)
}

/// The types are those of the document. That the document is that of the handlers is a test of the
/// platform, which runs with all others.
pub(crate) fn check() -> Result<()> {
    let path = types();
    let before = fs::read_to_string(&path)
        .with_context(|| format!("{} is missing: run `cargo x api`", path.display()))?;
    generate()?;
    if fs::read_to_string(&path)? == before {
        return Ok(());
    }
    // A check leaves the files as it found them.
    fs::write(&path, before)?;
    bail!("web/api/src/schema.d.ts is not that of web/api/openapi.json: run `cargo x api`")
}

fn openapi(write: bool) -> Result<()> {
    let mut command = run::cargo(&[
        "test",
        "--quiet",
        "-p",
        "twinline-platform",
        "--",
        "openapi",
    ]);
    if write {
        command.env("UPDATE_OPENAPI", "1");
    }
    run::shown(command)
}

fn generate() -> Result<()> {
    run::quiet(
        tools::npm_in(
            &web::folder(),
            &["run", "--silent", "generate", "-w", "@twinline/api"],
        ),
        "web: types of the API from web/api/openapi.json",
        &web::log("npm-generate"),
        "openapi-typescript could not read the document.",
    )
}

fn types() -> PathBuf {
    root::root()
        .join("web")
        .join("api")
        .join("src")
        .join("schema.d.ts")
}
