//! A Python with the packages of `e2e/clients/requirements.txt`, in an environment of its own below `target/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::{debian, fingerprint, root, run, web};

/// The interpreter; its packages are installed if they are not those of the list.
pub(crate) fn with_clients() -> Result<PathBuf> {
    let list = root::root().join("e2e/clients/requirements.txt");
    let folder = root::target().join("clients-python");
    let python = folder.join("bin").join("python");
    let stamp = folder.join(".twinline-requirements");
    let wanted = format!("{:016x}", fingerprint::of(std::slice::from_ref(&list))?);
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    debian::python()?;
    let place = folder.display().to_string();
    run::quiet(
        run::command("python3", &["-m", "venv", "--clear", &place]),
        "clients: an environment for Python",
        &web::log("python-venv"),
        "Python could not make an environment. On Debian or Ubuntu: apt-get install python3-venv.",
    )?;
    let list = list.display().to_string();
    let words = [
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "-r",
        &list,
    ];
    run::quiet(
        run::command(&python.display().to_string(), &words),
        "clients: installing packages (pip)",
        &web::log("pip-clients"),
        "pip could not install the packages. Is the network there?",
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(python)
}
