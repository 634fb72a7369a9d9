//! The web parts: npm packages and the two built pages, each made again only when its sources changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::{fingerprint, root, run, say, tools};

pub(crate) fn folder() -> PathBuf {
    root::root().join("web")
}

/// The pages are built from the sources as they are; installs and builds what is stale.
pub(crate) fn bring_up_to_date() -> Result<()> {
    tools::need_node()?;
    install(&folder())?;
    if built_of()? == Some(sources()?) {
        say::line("  web pages are up to date");
        return Ok(());
    }
    build()
}

/// The packages of `folder` are those of its lock file. `npm ci` runs only when they are not: the
/// hash of the lock file that was installed lies beside what was installed.
pub(crate) fn install(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules").join(".twinline-lock");
    let wanted = format!("{:016x}", fingerprint::of(&[lock])?);
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let name = name_of(folder);
    run::quiet(
        tools::npm_in(folder, &["ci", "--no-audit", "--no-fund"]),
        &format!("{name}: installing packages (npm ci)"),
        &log(&format!("npm-ci-{name}")),
        "npm could not install the packages. Is the network there, and does `npm ping` succeed? \
         Behind a proxy, set `npm config set proxy URL`.",
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Builds both pages, whatever lies there already.
pub(crate) fn build() -> Result<()> {
    let sources = sources()?;
    run::quiet(
        tools::npm_in(&folder(), &["run", "build"]),
        "web: building the inbox and the bench page",
        &log("npm-build"),
        "The web parts do not build. `cargo x test --only web-types` says more about wrong types.",
    )?;
    let Some(pages) = pages()? else {
        bail!("`npm run build` ended well, but the built pages are not in web/*/dist");
    };
    let stamp = stamp();
    fs::write(&stamp, format!("{sources:016x} {pages:016x}"))
        .with_context(|| format!("cannot write {}", stamp.display()))
}

pub(crate) fn log(name: &str) -> PathBuf {
    root::target().join("xtask").join(format!("{name}.log"))
}

fn stamp() -> PathBuf {
    root::target().join("xtask").join("web-built")
}

fn name_of(folder: &Path) -> String {
    folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn sources() -> Result<u64> {
    fingerprint::of(&[folder()])
}

/// Hash of both pages, or `None` when one is missing. The sandbox's and the platform's builds put a
/// page of their own there when they find none; its hash is not the one we noted, so it is replaced.
fn pages() -> Result<Option<u64>> {
    let pages: Vec<PathBuf> = ["inbox", "sandbox"]
        .iter()
        .map(|page| folder().join(page).join("dist").join("index.html"))
        .collect();
    if pages.iter().all(|page| page.is_file()) {
        Ok(Some(fingerprint::of(&pages)?))
    } else {
        Ok(None)
    }
}

/// Hash of the sources the present pages were built from, as far as we know.
fn built_of() -> Result<Option<u64>> {
    let Ok(noted) = fs::read_to_string(stamp()) else {
        return Ok(None);
    };
    let Some((sources, noted_pages)) = noted.split_once(' ') else {
        return Ok(None);
    };
    let is_as_built = pages()?.is_some_and(|pages| format!("{pages:016x}") == noted_pages);
    Ok(is_as_built
        .then(|| u64::from_str_radix(sources, 16).ok())
        .flatten())
}
