//! What tests need from the system: Chromium and the fonts the pages are judged in, and PostgreSQL's programs.
//! Installed on Debian when we may; otherwise the exact command is part of the error.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use twinline_scratch::{Durability, Server, VARIABLE};

use crate::{run, say, web};

/// Packages, what needs them, and how to do without.
struct Need {
    packages: &'static [&'static str],
    what: &'static str,
    without: &'static str,
}

const JOURNEYS: Need = Need {
    packages: &["chromium", "fonts-inter", "fonts-noto-core"],
    what: "the browser journeys",
    without: "leave the journeys out with `cargo x test --no-e2e`",
};
const POSTGRES: Need = Need {
    packages: &[twinline_scratch::PACKAGE],
    what: "the store's tests on PostgreSQL",
    without: "name a server on which databases may be made: TWINLINE_TEST_POSTGRES=postgres://USER:PASSWORD@HOST/postgres",
};
const CLIENTS: Need = Need {
    packages: &["python3-venv"],
    what: "a client library of Python",
    without: "leave the client libraries out with `cargo x test --no-e2e`",
};
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
    install(&JOURNEYS)?;
    match BROWSERS.iter().find(|path| Path::new(path).is_file()) {
        Some(path) => Ok(PathBuf::from(path)),
        None => bail!(
            "no Chromium was found for the browser journeys.\n\
             Install it and name it (CHROMIUM=/path/to/chromium), or leave the journeys out with `cargo x test --no-e2e`."
        ),
    }
}

/// Python can make environments: Debian's own cannot without another package.
pub(crate) fn python() -> Result<()> {
    let parts = run::command("python3", &["-c", "import ensurepip, venv"]);
    if run::answer(parts).is_some() {
        return Ok(());
    }
    install(&CLIENTS)
}

/// A PostgreSQL server for this run of tests, its programs installed if need be; `None`: one is named already.
pub(crate) fn postgres() -> Result<Option<Server>> {
    if std::env::var_os(VARIABLE).is_some() {
        return Ok(None);
    }
    install(&POSTGRES)?;
    Ok(Some(Server::start(Durability::None)?))
}

/// Packages of the list that dpkg does not know as installed; none where there is no dpkg.
fn missing(packages: &[&'static str]) -> Vec<&'static str> {
    if run::answer(run::command("dpkg-query", &["--version"])).is_none() {
        return Vec::new();
    }
    packages
        .iter()
        .copied()
        .filter(|package| {
            let state = run::answer(run::command(
                "dpkg-query",
                &["-W", "-f=${db:Status-Status}", package],
            ));
            state.as_deref() != Some("installed")
        })
        .collect()
}

/// Installs what is missing.
fn install(need: &Need) -> Result<()> {
    let packages = missing(need.packages);
    if packages.is_empty() {
        return Ok(());
    }
    let line = format!(
        "apt-get install --yes --no-install-recommends {}",
        packages.join(" ")
    );
    let is_root = run::answer(run::command("id", &["-u"])).as_deref() == Some("0");
    if !is_root {
        bail!(
            "{} need packages that are not installed. Run\n\n    sudo apt-get update && sudo {line}\n\nor {}.",
            need.what,
            need.without
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
