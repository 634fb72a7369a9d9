//! What must be on the machine besides cargo, and what to do when it is not.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::run;

/// The oldest Node the web parts build with, as `web/package.json` says too.
const NODE_MIN: (u32, u32) = (20, 19);

/// Node and npm are there and new enough.
pub(crate) fn need_node() -> Result<()> {
    let remedy = "Install Node 20.19 or newer with npm, from https://nodejs.org or your system's packages, and run this again.";
    let Some(found) = run::answer(run::command("node", &["--version"])) else {
        bail!("Node is missing: the inbox and the bench page are built with it.\n{remedy}");
    };
    if version(&found).is_none_or(|found| found < NODE_MIN) {
        bail!("Node {found} is too old to build the web parts.\n{remedy}");
    }
    if run::answer(npm(&["--version"])).is_none() {
        bail!("npm is missing, though Node {found} is there.\n{remedy}");
    }
    Ok(())
}

/// A C compiler is there: SQLite and the cryptography are built with it.
pub(crate) fn need_c_compiler() -> Result<()> {
    let named = std::env::var("CC").ok();
    let is_there = named
        .iter()
        .map(String::as_str)
        .chain(["cc", "gcc", "clang"])
        .any(|name| run::answer(run::command(name, &["--version"])).is_some());
    if is_there {
        return Ok(());
    }
    bail!(
        "no C compiler was found: SQLite and the cryptography are built with one.\n\
         On Debian or Ubuntu: apt-get install gcc libc6-dev. On Fedora: dnf install gcc. On macOS: xcode-select --install."
    )
}

pub(crate) fn has_nextest() -> bool {
    run::answer(run::cargo(&["nextest", "--version"])).is_some()
}

/// npm in the workspace's folder; on Windows it is a script of another name.
pub(crate) fn npm(args: &[&str]) -> Command {
    run::command(if cfg!(windows) { "npm.cmd" } else { "npm" }, args)
}

/// npm in a folder of the workspace, without what it says about itself.
pub(crate) fn npm_in(folder: &Path, args: &[&str]) -> Command {
    let mut command = npm(args);
    command
        .current_dir(folder)
        .env("NPM_CONFIG_FUND", "false")
        .env("NPM_CONFIG_AUDIT", "false")
        .env("NPM_CONFIG_UPDATE_NOTIFIER", "false");
    command
}

/// `v20.19.2` → (20, 19).
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared_by_number() {
        assert_eq!(version("v20.19.2"), Some((20, 19)));
        assert!(version("v20.9.0").unwrap() < NODE_MIN);
        assert!(version("v22.0.0").unwrap() > NODE_MIN);
        assert_eq!(version("nightly"), None);
    }
}
