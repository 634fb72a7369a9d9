//! `cargo x bench`: a release build, measured. What is measured and how stands in `bench/README.md`.

use std::process::ExitCode;

use anyhow::Result;

use crate::{demo, root, run, say};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Small numbers, to see that the measurement itself works
    #[arg(long)]
    quick: bool,
    /// Only these: intake, sandbox, merge, import, screen, fanout
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    demo::build_with("release", &["twinline-bench"])?;
    say::head("Measuring against the goals");
    let binary = root::twinline("release");
    let mut command = std::process::Command::new(
        binary.with_file_name(format!("twinline-bench{}", std::env::consts::EXE_SUFFIX)),
    );
    command.arg("measure").arg("--binary").arg(binary);
    if args.quick {
        command.arg("--quick");
    }
    if !args.only.is_empty() {
        command.args(["--only", &args.only.join(",")]);
    }
    run::shown(command)?;
    Ok(ExitCode::SUCCESS)
}
