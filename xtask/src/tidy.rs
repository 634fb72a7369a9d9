//! House rules that no compiler knows: which crate may know which, where SQL may stand, how a file
//! opens, that each table is told of, and what must never be written into a tracked file. Each breach is a line naming its place.

mod arrows;
mod lock;
mod tables;
mod text;

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::{root, run};

/// All breaches, as `path:line: what`.
pub(crate) fn check() -> Result<Vec<String>> {
    let mut found = arrows::check()?;
    found.extend(tables::check()?);
    found.extend(lock::check()?);
    for path in tracked()? {
        let full = root::root().join(&path);
        // Pictures and the like are not text; what git still lists but is gone has no text either.
        if let Ok(content) = std::fs::read_to_string(&full) {
            found.extend(text::check(&path.to_string_lossy(), &content));
        }
    }
    Ok(found)
}

/// What git tracks, and what is new and not ignored, so that the check runs before the commit too.
fn tracked() -> Result<Vec<PathBuf>> {
    let listed = run::answer(run::command(
        "git",
        &["ls-files", "--cached", "--others", "--exclude-standard"],
    ))
    .context("`git ls-files` failed: the tidy check works in a git checkout")?;
    Ok(listed.lines().map(PathBuf::from).collect())
}
