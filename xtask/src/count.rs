//! Reads how many tests passed and failed out of what the runners print at their end.

/// Tests of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Count {
    pub(crate) const ONE: Self = Self {
        passed: 1,
        failed: 0,
    };
}

/// nextest: `Summary [ 1.2s] 10 tests run: 9 passed (1 slow), 1 failed, 2 skipped`.
pub(crate) fn nextest(text: &str) -> Option<Count> {
    let line = plain(text)
        .lines()
        .rfind(|line| line.trim_start().starts_with("Summary ["))?
        .to_owned();
    let tail = line.split_once("run:")?.1.to_owned();
    Some(Count {
        passed: before(&tail, " passed").unwrap_or(0),
        failed: before(&tail, " failed").unwrap_or(0) + before(&tail, " timed out").unwrap_or(0),
    })
}

/// cargo test: one `test result: ok. 9 passed; 1 failed; ...` for each binary.
pub(crate) fn cargo_test(text: &str) -> Option<Count> {
    let text = plain(text);
    let mut lines = text
        .lines()
        .filter(|line| line.starts_with("test result:"))
        .peekable();
    lines.peek()?;
    Some(lines.fold(Count::default(), |sum, line| Count {
        passed: sum.passed + before(line, " passed").unwrap_or(0),
        failed: sum.failed + before(line, " failed").unwrap_or(0),
    }))
}

/// vitest: `Tests  1 failed | 11 passed (12)`.
pub(crate) fn vitest(text: &str) -> Option<Count> {
    let line = plain(text)
        .lines()
        .rfind(|line| line.trim_start().starts_with("Tests  "))?
        .to_owned();
    Some(Count {
        passed: before(&line, " passed").unwrap_or(0),
        failed: before(&line, " failed").unwrap_or(0),
    })
}

/// Node's runner: `ℹ pass 5` and `ℹ fail 0`, or with `#` instead of the sign.
pub(crate) fn node(text: &str) -> Option<Count> {
    let text = plain(text);
    let number = |word: &str| {
        text.lines().rev().find_map(|line| {
            let rest = line
                .trim_start_matches(['ℹ', '#', ' '])
                .strip_prefix(word)?;
            rest.trim().parse().ok()
        })
    };
    Some(Count {
        passed: number("pass ")?,
        failed: number("fail ")? + number("cancelled ").unwrap_or(0),
    })
}

/// The number that stands right before `word`.
fn before(text: &str, word: &str) -> Option<u32> {
    let head = &text[..text.find(word)?];
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    head[head.len() - digits..].parse().ok()
}

/// Without colours: drops `ESC [ ... letter`.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_s_summary_is_read() {
        let count = |passed, failed| Some(Count { passed, failed });
        assert_eq!(
            nextest(
                "------------\n     Summary [   1.2s] 10 tests run: 9 passed (1 slow), 1 failed, 2 skipped\n"
            ),
            count(9, 1)
        );
        assert_eq!(
            nextest(
                "\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s] \u{1b}[1m3\u{1b}[0m tests run: \u{1b}[1m3\u{1b}[0m \u{1b}[32mpassed\u{1b}[0m, 0 skipped"
            ),
            count(3, 0)
        );
        assert_eq!(
            cargo_test(
                "test result: ok. 4 passed; 0 failed; 0 ignored\n\ntest result: FAILED. 2 passed; 1 failed; 0 ignored"
            ),
            count(6, 1)
        );
        assert_eq!(
            vitest(" Test Files  2 passed (2)\n      Tests  1 failed | 11 passed (12)\n"),
            count(11, 1)
        );
        assert_eq!(
            node("ℹ tests 6\nℹ suites 0\nℹ pass 5\nℹ fail 0\nℹ cancelled 1\n"),
            count(5, 1)
        );
        assert_eq!(node("# tests 1\n# pass 1\n# fail 0\n"), count(1, 0));
        assert_eq!(nextest("error: could not compile"), None);
        assert_eq!(cargo_test("error: could not compile"), None);
    }
}
