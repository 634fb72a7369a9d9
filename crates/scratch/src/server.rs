//! A server that lives as long as this process and leaves nothing behind, however the process ends.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::programs::{self, User};

/// How long a server may take to answer.
const START: Duration = Duration::from_mins(1);
const POLL: Duration = Duration::from_millis(20);

/// What a commit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing is synced: for tests.
    None,
    /// As in operation: for measurements.
    Full,
}

/// Waits for our end of its input to close, by our word or our death, and tidies up.
const KEEPER: &str = r#"
    folder="$1"; shift
    "$@" </dev/null >"$folder/log" 2>&1 &
    server=$!
    read -r _
    kill -INT "$server" 2>/dev/null
    wait "$server"
    rm -rf "$folder"
"#;

/// A running server.
#[derive(Debug)]
pub struct Server {
    keeper: Child,
    url: String,
}

impl Server {
    /// Makes a cluster and starts it.
    pub fn start(durability: Durability) -> io::Result<Self> {
        let programs = programs::folder()?;
        let user = User::needed()?;
        let folder = tempfile::Builder::new().prefix("scratch-").tempdir()?;
        if let Some(user) = user {
            user.give(folder.path())?;
        }
        let prefix = user.map(User::prefix).unwrap_or_default();
        let data = folder.path().join("data");
        let mut initdb = words(&prefix, &programs.join("initdb"));
        initdb
            .args(["--username=postgres", "--auth=trust", "--no-sync"])
            .args(["--encoding=UTF8", "--locale=C.UTF-8", "--pgdata"])
            .arg(&data);
        programs::heard(&mut initdb)?;

        // From here on the keeper removes the folder.
        let folder = folder.keep();
        let mut server = prefix;
        server.push(programs.join("postgres").display().to_string());
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&folder)
            .args(&server)
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&folder)
            .args(settings(durability))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Its own group: what kills ours must leave it the time to tidy up.
            .process_group(0)
            .spawn()?;
        let socket = folder.display().to_string().replace('/', "%2F");
        let server = Self {
            keeper,
            url: format!("postgres://postgres@{socket}/postgres"),
        };
        wait(&programs, &folder)?;
        Ok(server)
    }

    /// Of the database `postgres`, as its superuser.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Until it answers.
fn wait(programs: &Path, folder: &Path) -> io::Result<()> {
    let begun = Instant::now();
    loop {
        let mut ready = Command::new(programs.join("pg_isready"));
        ready.arg("--quiet").arg("--host").arg(folder);
        if programs::heard(&mut ready).is_ok() {
            return Ok(());
        }
        if begun.elapsed() > START {
            let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            return Err(io::Error::other(format!(
                "PostgreSQL does not start:\n{log}"
            )));
        }
        thread::sleep(POLL);
    }
}

fn words(prefix: &[String], program: &Path) -> Command {
    match prefix.split_first() {
        Some((first, rest)) => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
        None => Command::new(program),
    }
}

fn settings(durability: Durability) -> Vec<&'static str> {
    let mut settings = vec!["-c", "listen_addresses=", "-c", "max_connections=400"];
    match durability {
        Durability::None => {
            settings.extend(["-c", "shared_buffers=128MB", "-c", "max_wal_size=1GB"]);
            settings.extend(["-c", "fsync=off", "-c", "full_page_writes=off"]);
            settings.extend(["-c", "synchronous_commit=off"]);
        }
        // What docs/operating.md advises for a small server.
        Durability::Full => {
            settings.extend(["-c", "shared_buffers=1GB", "-c", "max_wal_size=4GB"]);
        }
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;

    #[test]
    fn a_server_answers_and_takes_its_databases_and_its_folder_with_it() {
        let server = Server::start(Durability::None).unwrap();
        let database = Database::on(server.url()).unwrap();
        assert_eq!(database.psql("SELECT 1 + 1").unwrap().trim(), "2");
        let folder = database.psql("SHOW unix_socket_directories").unwrap();
        let count = || {
            let count = "SELECT count(*) FROM pg_database WHERE datname LIKE 'scratch%'";
            programs::psql(server.url(), count).unwrap()
        };
        assert_eq!(count().trim(), "1");
        drop(database);
        assert_eq!(count().trim(), "0");
        drop(server);
        assert!(!Path::new(folder.trim()).exists());
    }
}
