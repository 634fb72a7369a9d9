//! A throw-away PostgreSQL from Debian's package, on a port of this machine, with durable commits as in use.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use tempfile::TempDir;

use crate::process::free_port;

/// A running server; ends with this value.
pub(crate) struct Postgres {
    folder: TempDir,
    binaries: PathBuf,
    port: u16,
}

/// Whoever runs the server: it refuses the superuser of the machine.
const USER: &str = "postgres";

impl Postgres {
    /// Starts one, if PostgreSQL is installed.
    pub(crate) fn start() -> anyhow::Result<Option<Self>> {
        let Some(binaries) = installed() else {
            return Ok(None);
        };
        let folder = tempfile::tempdir()?;
        let server = Self {
            folder,
            binaries,
            port: free_port()?,
        };
        let data = server.data();
        if is_root() {
            std::fs::create_dir(&data)?;
            run(Command::new("chown")
                .arg(USER)
                .args([server.folder.path(), &data]))?;
        }
        run(server
            .command("initdb")
            .args([
                "--auth=trust",
                "--username=postgres",
                "--locale=C",
                "--encoding=UTF8",
                "-D",
            ])
            .arg(&data))?;
        let options = format!(
            "-h 127.0.0.1 -p {} -k {} -c shared_buffers=512MB -c max_wal_size=4GB",
            server.port,
            server.folder.path().display()
        );
        run(server
            .command("pg_ctl")
            .arg("-D")
            .arg(&data)
            .args(["-w", "-o", &options, "-l"])
            .arg(server.folder.path().join("log"))
            .arg("start"))?;
        Ok(Some(server))
    }

    /// Makes a database and returns its address.
    pub(crate) async fn database(&self, name: &str) -> anyhow::Result<String> {
        use sqlx::Connection as _;
        let mut connection = sqlx::PgConnection::connect(&self.url("postgres")).await?;
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut connection)
            .await?;
        Ok(self.url(name))
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, name: &str) -> Command {
        let program = self.binaries.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", USER, "--regid", USER, "--init-groups", "--"]);
            command.arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.data();
        let stop =
            run(self
                .command("pg_ctl")
                .arg("-D")
                .arg(&data)
                .args(["-m", "immediate", "stop"]));
        drop(stop);
    }
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let ended = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .with_context(|| format!("{command:?} does not start"))?;
    ensure!(ended.success(), "{command:?} failed: {ended}");
    Ok(())
}

fn is_root() -> bool {
    Path::new("/proc/self").metadata().is_ok_and(|own| {
        use std::os::unix::fs::MetadataExt as _;
        own.uid() == 0
    })
}

/// The newest version that Debian's package has installed.
fn installed() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut found: Vec<PathBuf> = versions
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .filter(|binaries| binaries.join("initdb").exists())
        .collect();
    found.sort();
    found.pop()
}
