//! Which crate of ours may depend on which: the arrows of ARCHITECTURE.md, as a closed list.

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::run;

/// A crate, and the crates of ours it may name. A new arrow is a decision: change this list, the
/// picture in ARCHITECTURE.md, and say why in the commit.
const ARROWS: &[(&str, &[&str])] = &[
    ("twinline-wire", &[]),
    ("twinline-core", &[]),
    ("twinline-voice", &[]),
    ("twinline-whatsapp", &["twinline-wire", "twinline-core"]),
    ("twinline-scratch", &[]),
    ("twinline-store", &["twinline-core", "twinline-scratch"]),
    (
        "twinline-platform",
        &[
            "twinline-wire",
            "twinline-core",
            "twinline-whatsapp",
            "twinline-store",
            "twinline-voice",
        ],
    ),
    ("twinline-sandbox", &["twinline-wire", "twinline-voice"]),
    (
        "twinline",
        &[
            "twinline-wire",
            "twinline-core",
            "twinline-whatsapp",
            "twinline-store",
            "twinline-platform",
            "twinline-sandbox",
            "twinline-scratch",
        ],
    ),
    (
        "twinline-bench",
        &[
            "twinline-wire",
            "twinline-core",
            "twinline-store",
            "twinline-platform",
            "twinline-whatsapp",
            "twinline-scratch",
        ],
    ),
    (
        "twinline-sim",
        &[
            "twinline-core",
            "twinline-whatsapp",
            "twinline-store",
            "twinline-platform",
            "twinline-sandbox",
        ],
    ),
    ("xtask", &["twinline-scratch"]),
];

/// What pure crates must not depend on, in any kind of dependency but for tests.
const EFFECTS: &[&str] = &[
    "tokio",
    "sqlx",
    "axum",
    "reqwest",
    "rand",
    "tracing",
    "object_store",
];
const PURE: &[&str] = &["twinline-core", "twinline-wire", "twinline-whatsapp"];

pub(super) fn check() -> Result<Vec<String>> {
    let metadata = run::answer(run::cargo(&[
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))
    .context("`cargo metadata` failed")?;
    let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata is not JSON")?;
    Ok(breaches(&metadata))
}

fn breaches(metadata: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for package in array(&metadata["packages"]) {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            found.push(format!("{name}: a crate that tidy/arrows.rs does not know"));
            continue;
        };
        for dependency in array(&package["dependencies"]) {
            let other = dependency["name"].as_str().unwrap_or_default();
            let is_for_tests = dependency["kind"] == "dev";
            let is_ours = ARROWS.iter().any(|(known, _)| *known == other);
            // A crate may name itself for tests, to switch on a feature.
            let is_itself = is_for_tests && other == name;
            if is_ours && !allowed.contains(&other) && !is_itself {
                found.push(format!(
                    "{name}: must not know {other} (ARCHITECTURE.md, rooms)"
                ));
            }
            if PURE.contains(&name) && EFFECTS.contains(&other) && !is_for_tests {
                found.push(format!("{name}: is pure and must not depend on {other}"));
            }
        }
    }
    found
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn with(name: &str, dependency: &str, kind: &Value) -> Vec<String> {
        breaches(
            &json!({"packages": [{"name": name, "dependencies": [{"name": dependency, "kind": kind}]}]}),
        )
    }

    #[test]
    fn a_wrong_arrow_is_found_also_when_only_tests_have_it() {
        assert_eq!(
            with("twinline-sandbox", "twinline-core", &Value::Null).len(),
            1
        );
        assert_eq!(
            with("twinline-sandbox", "twinline-store", &json!("dev")).len(),
            1
        );
        assert_eq!(with("twinline-core", "tokio", &Value::Null).len(), 1);
        assert_eq!(with("twinline-new", "serde", &Value::Null).len(), 1);
    }

    #[test]
    fn the_arrows_of_the_design_are_fine() {
        assert_eq!(
            with("twinline-sandbox", "twinline-wire", &Value::Null),
            Vec::<String>::new()
        );
        assert_eq!(
            with("twinline-store", "twinline-core", &Value::Null),
            Vec::<String>::new()
        );
        assert_eq!(
            with("twinline-core", "twinline-core", &json!("dev")),
            Vec::<String>::new()
        );
    }
}
