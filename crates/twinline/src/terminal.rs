//! What the binary says to a person at a terminal, apart from logs.

use std::io::Write as _;
use std::process::ExitCode;

/// Prints a line. A closed pipe is no reason to fail.
pub(crate) fn say(line: &str) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

/// Prints an error with its causes, and gives the exit code.
pub(crate) fn fail(error: &anyhow::Error) -> ExitCode {
    drop(writeln!(std::io::stderr(), "twinline: {error:#}"));
    ExitCode::FAILURE
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
