//! Every table of the migrations is told of in docs/data.md, and nothing else is.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result};

use crate::root;

const PAGE: &str = "docs/data.md";
/// A folder per engine.
const MIGRATIONS: [&str; 3] = [
    "crates/store/migrations/search",
    "crates/store/migrations/sqlite",
    "crates/store/migrations/postgres",
];

pub(super) fn check() -> Result<Vec<String>> {
    let page = fs::read_to_string(root::root().join(PAGE))
        .with_context(|| format!("cannot read {PAGE}"))?;
    let mut statements = String::new();
    for folder in MIGRATIONS {
        let entries = fs::read_dir(root::root().join(folder))
            .with_context(|| format!("cannot list {folder}"))?;
        for entry in entries {
            statements.push_str(&fs::read_to_string(entry?.path())?);
        }
    }
    Ok(differences(&tables(&statements), &told(&page)))
}

fn differences(tables: &BTreeSet<String>, told: &BTreeSet<String>) -> Vec<String> {
    let missing = tables
        .difference(told)
        .map(|table| format!("{PAGE}: the table `{table}` is not told of"));
    let gone = told
        .difference(tables)
        .map(|table| format!("{PAGE}: there is no table `{table}`"));
    missing.chain(gone).collect()
}

/// Names after `CREATE TABLE`, also of virtual ones.
fn tables(statements: &str) -> BTreeSet<String> {
    statements
        .lines()
        .filter_map(|line| line.strip_prefix("CREATE ")?.split_once("TABLE "))
        .filter_map(|(_, rest)| rest.split([' ', '(']).next())
        .map(str::to_owned)
        .collect()
}

/// First cells of the page's tables that hold a name in backticks and nothing else.
fn told(page: &str) -> BTreeSet<String> {
    page.lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_without_its_row_is_found_and_a_row_without_its_table() {
        let tables = tables(
            "-- Why.\nCREATE TABLE a (\n    id BLOB\n);\nCREATE VIRTUAL TABLE b USING x(y);\n",
        );
        let told = told("| table | |\n|---|---|\n| `a` | primary |\n| `c` | derived |\n");
        let found = differences(&tables, &told);
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
