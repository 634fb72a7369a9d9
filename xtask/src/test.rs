//! `cargo x test`: the list of everything that must hold, in the order in which it is cheapest to know.

use std::process::ExitCode;

use anyhow::Result;

use crate::steps::{self, Step};
use crate::{checks, journeys, tools};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Leave out the browser journeys, the client libraries and the crash test against the real program
    #[arg(long)]
    no_e2e: bool,
    /// Only this step; may be repeated (`--only help` lists them)
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
}

const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "rustfmt has nothing to change",
        needs: &[],
        run: checks::format,
    },
    Step {
        name: "tidy",
        what: "house rules: arrows between crates, SQL's place, openings, no paths of a machine",
        needs: &[],
        run: checks::tidy,
    },
    Step {
        name: "web-install",
        what: "npm packages of the lock file",
        needs: &[],
        run: checks::web_install,
    },
    Step {
        name: "web-types",
        what: "TypeScript",
        needs: &["web-install"],
        run: checks::web_types,
    },
    Step {
        name: "web-lint",
        what: "biome: lint and format of the web parts and the journeys",
        needs: &["web-install"],
        run: checks::web_lint,
    },
    Step {
        name: "web-unit",
        what: "unit tests of the web parts",
        needs: &["web-install"],
        run: checks::web_unit,
    },
    Step {
        name: "web-build",
        what: "both pages build",
        needs: &["web-install"],
        run: checks::web_build,
    },
    Step {
        name: "clippy",
        what: "lints of all crates, warnings are errors",
        needs: &[],
        run: checks::clippy,
    },
    Step {
        name: "build",
        what: "the program and all tests",
        needs: &[],
        run: checks::build,
    },
    Step {
        name: "tests",
        what: "unit, property, contract and integration tests",
        needs: &["build"],
        run: checks::tests,
    },
    Step {
        name: "planted",
        what: "storms find every planted bug",
        needs: &["tests"],
        run: checks::planted,
    },
    Step {
        name: "generated",
        what: "generated files are those of the code",
        needs: &["web-install"],
        run: checks::generated,
    },
    Step {
        name: "doc",
        what: "rustdoc, warnings are errors",
        needs: &[],
        run: checks::doc,
    },
    Step {
        name: "journeys",
        what: "journeys in Chromium against the real program",
        needs: &["build", "web-build"],
        run: journeys::browser,
    },
    Step {
        name: "clients",
        what: "client libraries that others wrote, against the sandbox",
        needs: &["build", "web-install"],
        run: journeys::clients,
    },
    Step {
        name: "crash",
        what: "the real program killed while deliveries arrive",
        needs: &["build"],
        run: journeys::crash,
    },
];

/// Steps that need the built program.
const E2E: [&str; 3] = ["journeys", "clients", "crash"];

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    tools::need_c_compiler()?;
    tools::need_node()?;
    if args.no_e2e && args.only.is_empty() {
        let rest: Vec<String> = STEPS
            .iter()
            .filter(|step| !E2E.contains(&step.name))
            .map(|step| step.name.to_owned())
            .collect();
        return steps::run(STEPS, &rest);
    }
    steps::run(STEPS, &args.only)
}
