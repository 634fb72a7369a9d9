//! PostgreSQL's programs, and the user they run as.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Debian's package of them.
pub const PACKAGE: &str = "postgresql";

/// Where Debian puts them, one folder per version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The folder of the newest server on this machine: Debian's, or one on the search path.
pub(crate) fn folder() -> io::Result<PathBuf> {
    let versions = std::fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    found.sort();
    if let Some((_, folder)) = found.pop() {
        return Ok(folder);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .find(|folder| folder.join("initdb").is_file())
        .ok_or_else(|| {
            io::Error::other(format!(
                "PostgreSQL's programs are not installed: apt-get install {PACKAGE}. Or name a server on which \
                 databases may be made: {}=postgres://USER:PASSWORD@HOST/postgres",
                crate::VARIABLE
            ))
        })
}

/// Whom the server must run as: it refuses root.
#[derive(Debug, Clone, Copy)]
pub(crate) struct User {
    uid: u32,
    gid: u32,
}

impl User {
    /// `None`: as we are.
    pub(crate) fn needed() -> io::Result<Option<Self>> {
        if id(&["-u"])? != 0 {
            return Ok(None);
        }
        Ok(Some(Self {
            uid: id(&["-u", "postgres"])?,
            gid: id(&["-g", "postgres"])?,
        }))
    }

    pub(crate) fn give(self, folder: &Path) -> io::Result<()> {
        std::os::unix::fs::chown(folder, Some(self.uid), Some(self.gid))
    }

    /// The words that run a program as this user.
    pub(crate) fn prefix(self) -> Vec<String> {
        let Self { uid, gid } = self;
        let words = ["setpriv", "--clear-groups"].map(str::to_owned);
        let ids = [format!("--reuid={uid}"), format!("--regid={gid}")];
        words.into_iter().chain(ids).collect()
    }
}

fn id(arguments: &[&str]) -> io::Result<u32> {
    let text = heard(Command::new("id").args(arguments))?;
    text.trim().parse().map_err(io::Error::other)
}

/// Runs one statement with `psql`; returns what it prints.
pub(crate) fn psql(url: &str, statement: &str) -> io::Result<String> {
    heard(
        Command::new(folder()?.join("psql"))
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"])
            .args(["--set", "ON_ERROR_STOP=1", "--command", statement, url]),
    )
}

/// Runs a program to its end; an error holds what it complained of.
pub(crate) fn heard(command: &mut Command) -> io::Result<String> {
    let done = command.stdin(Stdio::null()).output()?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&done.stderr);
    let program = command.get_program().to_string_lossy();
    Err(io::Error::other(format!("{program}: {}", complaint.trim())))
}
