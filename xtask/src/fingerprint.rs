//! One number for the contents of files, to see whether something built is still of its sources.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// A hash over names and contents of all files under `paths`, in a fixed order. What is built or
/// installed (`node_modules`, `dist`) is passed over.
pub(crate) fn of(paths: &[PathBuf]) -> Result<u64> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let mut hash = Fnv::new();
    for file in files {
        hash.add(file.to_string_lossy().as_bytes());
        hash.add(&[0]);
        hash.add(&fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
        hash.add(&[0]);
    }
    Ok(hash.0)
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        into.push(path.to_path_buf());
        return Ok(());
    }
    if !path.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))? {
        let entry = entry?;
        let is_built = ["node_modules", "dist"]
            .iter()
            .any(|name| entry.file_name() == *name);
        if !is_built {
            collect(&entry.path(), into)?;
        }
    }
    Ok(())
}

/// FNV-1a: the same on every machine and of every compiler, which the standard hasher does not promise.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_it_and_built_files_do_not() {
        let folder =
            std::env::temp_dir().join(format!("twinline-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("src/page.ts"), "one").unwrap();
        let paths = [folder.clone()];
        let first = of(&paths).unwrap();
        fs::write(folder.join("dist/page.js"), "built").unwrap();
        assert_eq!(of(&paths).unwrap(), first);
        fs::write(folder.join("src/page.ts"), "two").unwrap();
        assert_ne!(of(&paths).unwrap(), first);
        fs::remove_dir_all(&folder).unwrap();
    }
}
