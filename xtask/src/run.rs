//! Running other programs: shown as they run, quietly with a log, or shown and read at once.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::{root, say};

/// A command in the workspace's folder.
pub(crate) fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root::root());
    command
}

/// The cargo that started us.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&cargo, args)
}

/// Runs with our own terminal; fails when it does.
pub(crate) fn shown(mut command: Command) -> Result<()> {
    let line = line_of(&command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{line}`"))?;
    if status.success() {
        Ok(())
    } else {
        bail!("`{line}` ended with {status}")
    }
}

/// Runs without showing what it prints, says every second how long it has taken, and keeps the
/// output in `log`. When it fails, what tells most of the log is part of the error, followed by `remedy`.
pub(crate) fn quiet(mut command: Command, what: &str, log: &Path, remedy: &str) -> Result<()> {
    let line = line_of(&command);
    let begun = Instant::now();
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let file = fs::File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    let (ended, end) = mpsc::channel::<()>();
    let ticker = thread::spawn({
        let what = what.to_owned();
        move || {
            while end.recv_timeout(Duration::from_secs(1)) == Err(mpsc::RecvTimeoutError::Timeout) {
                say::passing(&format!("{what}  {}", say::span(begun.elapsed())));
            }
            say::clear_passing();
        }
    });
    say::passing(what);
    let status = child.wait();
    drop(ended);
    let _ = ticker.join();
    let status = status.with_context(|| format!("lost `{line}`"))?;
    if status.success() {
        say::line(&format!("  {what}  {}", say::span(begun.elapsed())));
        return Ok(());
    }
    let text = fs::read_to_string(log).unwrap_or_default();
    bail!(
        "`{line}` ended with {status}\n\n{}\n\n(all of it: {})\n{remedy}",
        telling(&text),
        log.display()
    )
}

/// The beginning and the end of a log: some programs say first what is wrong, others last.
fn telling(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= 40 {
        return lines.join("\n");
    }
    let (head, tail) = (&lines[..15], &lines[lines.len() - 20..]);
    format!("{}\n  ...\n{}", head.join("\n"), tail.join("\n"))
}

/// What a program printed while we showed it, and how it ended.
pub(crate) struct Heard {
    pub(crate) text: String,
    pub(crate) success: bool,
}

/// Runs, shows what it prints, and keeps a copy for counting.
pub(crate) fn heard(mut command: Command) -> Result<Heard> {
    let line = line_of(&command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    let out = child.stdout.take().expect("stdout is piped");
    let err = child.stderr.take().expect("stderr is piped");
    let err = thread::spawn(move || pass_on(err, true));
    let mut text = pass_on(out, false);
    text.push_str(&err.join().unwrap_or_default());
    let status = child.wait().with_context(|| format!("lost `{line}`"))?;
    Ok(Heard {
        text,
        success: status.success(),
    })
}

/// What a program prints, if it is there and succeeds.
pub(crate) fn answer(mut command: Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn pass_on(mut from: impl Read, to_stderr: bool) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; 8192];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => {
                say::raw(&buffer[..read], to_stderr);
                kept.extend_from_slice(&buffer[..read]);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&kept).into_owned()
}

fn line_of(command: &Command) -> String {
    let mut words = vec![
        Path::new(command.get_program())
            .file_name()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .map(|arg| arg.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
