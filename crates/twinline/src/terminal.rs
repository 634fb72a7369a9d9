//! What the binary says to a person at a terminal, apart from logs.

use std::io::Write as _;
use std::process::ExitCode;

/// Prints a line. A closed pipe is no reason to fail.
pub(crate) fn say(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// Context of an error by which nothing was found out: flags, files or a server that cannot be used. A CI tells it from a
/// test that failed by its exit code, which is also that of flags nobody knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unusable;

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("The scenarios could not be played")
    }
}

/// Prints an error with its causes, and gives the exit code.
pub(crate) fn fail(error: &anyhow::Error) -> ExitCode {
    const USAGE: u8 = 2;
    drop(writeln!(std::io::stderr(), "twinline: {error:#}"));
    if error.is::<Unusable>() {
        ExitCode::from(USAGE)
    } else {
        ExitCode::FAILURE
    }
}

/// Prints lines in a frame, as wide as the widest.
pub(crate) fn frame(title: &str, lines: &[String]) {
    let width = lines
        .iter()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or(0)
        .max(title.chars().count())
        + 2;
    let rule = |left: char, right: char| format!("{left}{}{right}", "─".repeat(width + 2));
    say(&rule('╭', '╮'));
    for line in std::iter::once(title).chain(lines.iter().map(String::as_str)) {
        let pad = " ".repeat(width - line.chars().count());
        say(&format!("│  {line}{pad}│"));
    }
    say(&rule('╰', '╯'));
}
