//! Runs what lies in `e2e/` against the built program: journeys in a browser, kills, screenshots.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::checks::counted;
use crate::count::{self, Count};
use crate::{debian, python, root, run, tools, web};

pub(crate) fn browser() -> Result<Count> {
    let chromium = debian::chromium()?;
    let mut command = node(
        &["--test", "--test-concurrency=1", "--test-reporter=spec"],
        "debug",
    )?;
    command.env("CHROMIUM", chromium);
    command.args(test_files("journeys")?);
    let heard = run::heard(command)?;
    counted(count::node(&heard.text), heard.success)
}

pub(crate) fn clients() -> Result<Count> {
    let mut command = node(&["--test", "--test-reporter=spec"], "debug")?;
    command.env("PYTHON", python::with_clients()?);
    command.args(test_files("clients")?);
    let heard = run::heard(command)?;
    counted(count::node(&heard.text), heard.success)
}

pub(crate) fn crash() -> Result<Count> {
    let mut command = node(&["--test", "--test-reporter=spec"], "debug")?;
    command.args(test_files("crash")?);
    let heard = run::heard(command)?;
    counted(count::node(&heard.text), heard.success)
}

/// Node in `e2e/`, with its packages installed, told where the built program lies.
pub(crate) fn node(args: &[&str], profile: &str) -> Result<Command> {
    tools::need_node()?;
    let folder = root::root().join("e2e");
    web::install(&folder)?;
    let binary = root::twinline(profile);
    if !binary.is_file() {
        bail!(
            "{} is not there. Build it first: `cargo build -p twinline`{}",
            binary.display(),
            if profile == "release" {
                " --release"
            } else {
                ""
            }
        );
    }
    let mut command = run::command("node", args);
    command.current_dir(&folder).env("TWINLINE_BIN", binary);
    Ok(command)
}

/// The test files of a folder of `e2e/`, by name: Node 20 finds none by pattern.
fn test_files(folder: &str) -> Result<Vec<String>> {
    let path = root::root().join("e2e").join(folder);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&path)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(Path::new(folder).join(name).to_string_lossy().into_owned());
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("there are no tests in {}", path.display());
    }
    Ok(files)
}
