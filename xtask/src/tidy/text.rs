//! Rules about the text of one file.

use std::path::Path;

/// Files whose text is not ours to choose: lock files name their registry.
const LOCKS: [&str; 1] = ["Cargo.lock"];

/// SQL is the store's. The bare baselines, the throw-away servers of tests and the hand that falsifies rows in one speak it
/// too; none is shipped.
const SQL_ROOMS: [&str; 4] = [
    "crates/store/",
    "crates/scratch/",
    "crates/twinline/tests/house/hand.rs",
    "bench/",
];

pub(super) fn check(path: &str, content: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut breach = |line: usize, what: &str| found.push(format!("{path}:{line}: {what}"));
    let is_rust = Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "rs");
    if is_rust && !content.starts_with("//!") {
        breach(1, "a file opens with `//!`, saying what it owns");
    }
    for (index, line) in content.lines().enumerate() {
        let at = index + 1;
        if machine_paths()
            .iter()
            .any(|folder| names_folder(line, folder))
        {
            breach(at, "a path of one machine");
        }
        if !LOCKS.contains(&path) && registries().iter().any(|host| line.contains(host.as_str())) {
            breach(at, "the host of a package registry");
        }
        if is_rust && line.trim_start().starts_with(&format!("#[{}", "ignore")) {
            breach(at, "an ignored test: mend it or take it out");
        }
        if is_rust && holds_sql(line) && !SQL_ROOMS.iter().any(|room| path.starts_with(room)) {
            breach(at, "SQL outside crates/store");
        }
    }
    found
}

/// Folders that exist on some machine only. Put together here, so that this file passes its own rule.
fn machine_paths() -> [String; 4] {
    ["work", "root", "home", "Users"].map(|name| format!("/{name}/"))
}

fn registries() -> [String; 3] {
    ["registry.npmjs", "index.crates", "static.crates"].map(|head| {
        let tail = if head.starts_with("registry") {
            "org"
        } else {
            "io"
        };
        format!("{head}.{tail}")
    })
}

/// Whether `line` holds the folder as the beginning of a path, not as a part of a longer one or of a URL.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        line[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric() && !"./_-:}*~$".contains(before))
    })
}

/// A string literal that opens with a statement's words; prose seldom does in capitals. The quote is
/// put before the words here, so that this file passes its own rule.
fn holds_sql(line: &str) -> bool {
    [
        "SELECT",
        "INSERT INTO",
        "UPDATE",
        "DELETE FROM",
        "CREATE TABLE",
        "PRAGMA",
    ]
    .iter()
    .any(|words| line.contains(&format!("{}{words} ", '"')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whats(path: &str, content: &str) -> usize {
        check(path, content).len()
    }

    #[test]
    fn breaches_are_found() {
        assert_eq!(whats("crates/a/src/lib.rs", "use std::fs;\n"), 1);
        assert_eq!(
            whats(
                "docs/a.md",
                &format!("see {}me/notes\n", machine_paths()[2])
            ),
            1
        );
        assert_eq!(
            whats(
                "web/.npmrc",
                &format!("registry=https://{}/\n", registries()[0])
            ),
            1
        );
        assert_eq!(
            whats(
                "crates/a/src/lib.rs",
                &format!("//! A.\n#[{}]\nfn a() {{}}\n", "ignore")
            ),
            1
        );
        let statement = format!("//! A.\nconst A: &str = {}SELECT 1\";\n", '"');
        assert_eq!(whats("crates/platform/src/a.rs", &statement), 1);
        assert_eq!(whats("crates/store/src/a.rs", &statement), 0);
    }

    #[test]
    fn urls_and_longer_paths_are_no_paths_of_a_machine() {
        let folder = &machine_paths()[0];
        assert_eq!(
            whats(
                "docs/a.md",
                &format!("https://example.com{folder}b and ./frame{folder}b\n")
            ),
            0
        );
    }
}
