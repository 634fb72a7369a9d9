//! `cargo x lint`: the quick half of `cargo x test`, or with `--fix` what mends itself.

use std::process::ExitCode;

use anyhow::Result;

use crate::steps::{self, Step};
use crate::{checks, run, say, tools, web};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Change the files where the tools can
    #[arg(long)]
    fix: bool,
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
        what: "house rules",
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
        what: "biome",
        needs: &["web-install"],
        run: checks::web_lint,
    },
    Step {
        name: "clippy",
        what: "lints of all crates, warnings are errors",
        needs: &[],
        run: checks::clippy,
    },
];

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    tools::need_node()?;
    if args.fix {
        say::head("Mending what mends itself");
        web::install(&web::folder())?;
        run::shown(run::cargo(&["fmt", "--all"]))?;
        run::shown(tools::npm_in(
            &web::folder(),
            &["run", "--silent", "format"],
        ))?;
        run::shown(checks::biome_of_journeys(&["--write"]))?;
    }
    steps::run(STEPS, &[])
}
