//! What the browser journeys need from the system: Chromium and the fonts the pages are judged in.
//! Installed on Debian when we may; otherwise the exact command is part of the error.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{run, say, web};

const PACKAGES: [&str; 3] = ["chromium", "fonts-inter", "fonts-noto-core"];
const BROWSERS: [&str; 3] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
];

/// The browser to drive, installed if need be.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        if named.is_file() {
            return Ok(named);
        }
        bail!(
            "CHROMIUM names {}, which is not there. Set it to the path of Chromium or Chrome.",
            named.display()
        );
    }
    let missing = missing();
    if !missing.is_empty() {
        install(&missing)?;
    }
    match BROWSERS.iter().find(|path| Path::new(path).is_file()) {
        Some(path) => Ok(PathBuf::from(path)),
        None => bail!(
            "no Chromium was found for the browser journeys.\n\
             Install it and name it (CHROMIUM=/path/to/chromium), or leave the journeys out with `cargo x test --no-e2e`."
        ),
    }
}

/// Packages of the list that dpkg does not know as installed; none where there is no dpkg.
fn missing() -> Vec<&'static str> {
    if run::answer(run::command("dpkg-query", &["--version"])).is_none() {
        return Vec::new();
    }
    PACKAGES
        .into_iter()
        .filter(|package| {
            let state = run::answer(run::command(
                "dpkg-query",
                &["-W", "-f=${db:Status-Status}", package],
            ));
            state.as_deref() != Some("installed")
        })
        .collect()
}

fn install(packages: &[&str]) -> Result<()> {
    let line = format!(
        "apt-get install --yes --no-install-recommends {}",
        packages.join(" ")
    );
    let is_root = run::answer(run::command("id", &["-u"])).as_deref() == Some("0");
    if !is_root {
        bail!(
            "the browser journeys need packages that are not installed. Run\n\n    \
             sudo apt-get update && sudo {line}\n\nor leave the journeys out with `cargo x test --no-e2e`."
        );
    }
    say::line(&format!(
        "  installing {} from Debian's packages",
        packages.join(", ")
    ));
    let mut update = run::command("apt-get", &["update"]);
    update.env("DEBIAN_FRONTEND", "noninteractive");
    run::quiet(
        update,
        "apt-get update",
        &web::log("apt-update"),
        "Debian's package lists could not be fetched. Is the network there?",
    )?;
    let mut words = line.split(' ').skip(1).collect::<Vec<_>>();
    words.insert(0, "-o=Dpkg::Use-Pty=0");
    let mut install = run::command("apt-get", &words);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run::quiet(
        install,
        "apt-get install",
        &web::log("apt-install"),
        &format!("Install them by hand: {line}"),
    )
}
