//! Where the repository is.

use std::path::{Path, PathBuf};

/// The folder of the workspace. Cargo tells it when it starts us; the place we were built in serves
/// when somebody runs the binary by hand.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here)
        .parent()
        .expect("the xtask crate lies in a folder of the workspace")
        .to_path_buf()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The built program of a profile's folder (`debug`, `release`).
pub(crate) fn twinline(profile: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("twinline{}", std::env::consts::EXE_SUFFIX))
}
