//! The web's lock file can be installed everywhere: each optional package that a locked one names has
//! an entry of its own.
//!
//! `npm ci` refuses a lock file without them, and `npm install` leaves out those that the registry at
//! hand does not hold (builds for other systems, mostly).

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::root;

const LOCK: &str = "web/package-lock.json";

pub(super) fn check() -> Result<Vec<String>> {
    let text = fs::read_to_string(root::root().join(LOCK))
        .with_context(|| format!("cannot read {LOCK}"))?;
    let lock: Value = serde_json::from_str(&text).with_context(|| format!("{LOCK} is not JSON"))?;
    Ok(missing(&lock)
        .into_iter()
        .map(|name| {
            format!("{LOCK}: no entry for the optional `{name}`: add one with version, optional, os, cpu (and libc)")
        })
        .collect())
}

fn missing(lock: &Value) -> BTreeSet<String> {
    let Some(packages) = lock["packages"].as_object() else {
        return BTreeSet::new();
    };
    packages
        .values()
        .filter_map(|package| package["optionalDependencies"].as_object())
        .flat_map(serde_json::Map::keys)
        .filter(|name| {
            !packages
                .keys()
                .any(|path| path.ends_with(&format!("node_modules/{name}")))
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_optional_package_without_an_entry_is_found() {
        let lock = json!({"packages": {
            "node_modules/tool": {"optionalDependencies": {"tool-linux": "1.0.0", "tool-windows": "1.0.0"}},
            "node_modules/tool-linux": {"version": "1.0.0"}
        }});
        assert_eq!(
            missing(&lock).into_iter().collect::<Vec<_>>(),
            ["tool-windows"]
        );
    }
}
