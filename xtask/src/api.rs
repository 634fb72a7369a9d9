//! `cargo x api`: the OpenAPI documents of platform and sandbox from their handlers, and the clients' types from those.
//!
//! A document is written by the very test that otherwise compares it (`UPDATE_OPENAPI=1`), so there
//! is one way to make it; the types are made by openapi-typescript.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use crate::{root, run, say, tools, web};

/// A document, and the types that are made of it.
struct Client {
    document: &'static str,
    types: &'static str,
    /// Of `web/api/package.json`.
    script: &'static str,
}

const CLIENTS: [Client; 2] = [
    Client {
        document: "web/api/openapi.json",
        types: "web/api/src/schema.d.ts",
        script: "generate",
    },
    Client {
        document: "docs/sandbox/control_api.json",
        types: "clients/typescript/schema.d.ts",
        script: "generate:control",
    },
];

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
        say::line("  the documents and the types are those of the code");
    } else {
        openapi(true)?;
        generate()?;
        for client in &CLIENTS {
            say::line(&format!(
                "  {} and {} are written",
                client.document, client.types
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The types are those of the documents. That the documents are those of the handlers are tests of platform and
/// sandbox, which run with all others.
pub(crate) fn check() -> Result<()> {
    let mut before = Vec::new();
    for client in &CLIENTS {
        let path = root::root().join(client.types);
        let found = fs::read_to_string(&path)
            .with_context(|| format!("{} is missing: run `cargo x api`", client.types))?;
        before.push((client, path, found));
    }
    generate()?;
    let mut stale = Vec::new();
    for (client, path, found) in before {
        if fs::read_to_string(&path)? != found {
            // A check leaves the files as it found them.
            fs::write(&path, found)?;
            stale.push(format!(
                "{} is not that of {}: run `cargo x api`",
                client.types, client.document
            ));
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    bail!(stale.join("\n"))
}

fn openapi(write: bool) -> Result<()> {
    let mut command = run::cargo(&[
        "test",
        "--quiet",
        "-p",
        "twinline-platform",
        "-p",
        "twinline-sandbox",
        "--test",
        "it",
        "--",
        "the_committed_description_is_current",
    ]);
    if write {
        command.env("UPDATE_OPENAPI", "1");
    }
    run::shown(command)
}

fn generate() -> Result<()> {
    for client in &CLIENTS {
        run::quiet(
            tools::npm_in(
                &web::folder(),
                &["run", "--silent", client.script, "-w", "@twinline/api"],
            ),
            &format!("types of {}", client.document),
            &web::log(&format!("npm-{}", client.script.replace(':', "-"))),
            "openapi-typescript could not read the document.",
        )?;
    }
    Ok(())
}
