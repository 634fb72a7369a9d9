//! The real binary: processes that serve until they are told to stop, and commands that end by themselves.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, Command};
use twinline_scratch as scratch;

use crate::house::eventually_within;

/// A process may take so long to be ready: a demo tells half a year of chats first.
const READY_WITHIN: Duration = Duration::from_mins(2);
/// And so long to end after Ctrl-C.
const ENDS_WITHIN: Duration = Duration::from_secs(30);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

pub(crate) const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// A folder, and a database of its own where the state is not in the folder.
pub(crate) struct Installation {
    pub(crate) engine: Engine,
    pub(crate) folder: TempDir,
    database: Option<scratch::Database>,
}

impl Installation {
    pub(crate) fn new(engine: Engine) -> Self {
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(scratch::Database::new().unwrap()),
        };
        Self {
            engine,
            folder: tempfile::tempdir().unwrap(),
            database,
        }
    }

    /// What `--data` names: of a demo the platform's part.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("demo").join("platform")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// As `--database` names it; `None`: a file in the data folder.
    pub(crate) fn url(&self) -> Option<&str> {
        self.database.as_ref().map(|database| database.url.as_str())
    }

    fn program(&self) -> Command {
        let mut command = program();
        command.env("TWINLINE_DATA", self.data());
        if let Some(url) = self.url() {
            command.env("TWINLINE_DATABASE", url);
        }
        command
    }

    /// Runs a command on this installation to its end.
    pub(crate) async fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "").await
    }

    /// The same, with something on its standard input.
    pub(crate) async fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        let mut child = self
            .program()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A command that reads nothing may be gone already.
        drop(stdin.write_all(input.as_bytes()).await);
        drop(stdin);
        let done = child.wait_with_output().await.unwrap();
        Said {
            what: format!("{:?}: twinline {}", self.engine, arguments.join(" ")),
            code: done.status.code(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    /// Starts a process that serves; what it prints goes to a file.
    pub(crate) fn start(&self, log: &str, arguments: &[&str]) -> Process {
        self.start_with(log, arguments, &[])
    }

    /// The same with settings in its environment.
    pub(crate) fn start_with(
        &self,
        log: &str,
        arguments: &[&str],
        settings: &[(&'static str, String)],
    ) -> Process {
        let mut command = self.program();
        command.args(arguments);
        command.envs(settings.iter().map(|(name, value)| (name, value)));
        Process::start(&mut command, &self.file(log))
    }

    /// `twinline demo`, until it is ready.
    pub(crate) async fn demo(&self) -> Demo {
        let mut arguments = vec!["demo", "--quiet", "--data"];
        let folder = self.file("demo");
        arguments.push(folder.to_str().unwrap());
        // A demo takes no database from the environment.
        if let Some(url) = self.url() {
            arguments.extend(["--database", url]);
        }
        arguments.extend(["--listen", "127.0.0.1:0", "--sandbox-listen", "127.0.0.1:0"]);
        let mut process = self.start("demo.log", &arguments);
        process.prints("Ctrl-C stops").await;
        let phones = process.value("Phones");
        Demo {
            inbox: process.value("Inbox"),
            bench: phones.trim_end_matches("/bench/").to_owned(),
            process,
        }
    }
}

pub(crate) struct Demo {
    pub(crate) process: Process,
    pub(crate) inbox: String,
    pub(crate) bench: String,
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_twinline"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TWINLINE_") {
            command.env_remove(name);
        }
    }
    command.kill_on_drop(true);
    command
}

/// A command that ended.
#[derive(Debug)]
pub(crate) struct Said {
    #[expect(dead_code, reason = "a failing test prints it")]
    what: String,
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// It ended well; returns what it printed.
    #[track_caller]
    pub(crate) fn well(self) -> String {
        assert_eq!(self.code, Some(0), "{self:#?}");
        self.out
    }

    /// It ended with exit code 1, as a refusal or a difference does.
    #[track_caller]
    pub(crate) fn badly(self) -> Self {
        assert_eq!(self.code, Some(1), "{self:#?}");
        self
    }

    /// Its only line, of JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

/// A process that serves. Killed when this is dropped.
pub(crate) struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    fn start(command: &mut Command, log: &Path) -> Self {
        let file = std::fs::File::create(log).unwrap();
        let child = command
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        Self {
            child,
            log: log.to_owned(),
        }
    }

    pub(crate) fn printed(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// A value of the box that it prints when it is ready.
    pub(crate) fn value(&self, name: &str) -> String {
        let printed = self.printed();
        let lines = printed.lines().map(|line| line.trim_matches(['│', ' ']));
        let mut values = lines.filter_map(|line| line.strip_prefix(name));
        let value = values.find(|value| value.starts_with(' '));
        let value = value.unwrap_or_else(|| panic!("no {name} in {printed}"));
        value.trim().to_owned()
    }

    /// Waits until it has printed something.
    pub(crate) async fn prints(&mut self, what: &str) {
        let prints = format!("it prints {what:?}");
        eventually_within(READY_WITHIN, &prints, async || {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none(), "{ended:?}: {}", self.printed());
            self.printed().contains(what)
        })
        .await;
    }

    /// Ctrl-C: it ends by itself, and well.
    pub(crate) async fn stop(mut self) {
        let id = self.child.id().unwrap().to_string();
        let told = Command::new("kill").args(["-INT", &id]).status().await;
        assert!(told.unwrap().success());
        let ended = tokio::time::timeout(ENDS_WITHIN, self.child.wait()).await;
        let ended = ended.expect("it ends after Ctrl-C").unwrap();
        assert!(ended.success(), "{ended}: {}", self.printed());
    }
}
