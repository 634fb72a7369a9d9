//! Makes sure the folder of the inbox exists, so that the crate builds before the web project was built. What is there is
//! left alone.

use std::path::Path;

const PLACEHOLDER: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Twinline</title>
<p>The inbox has not been built yet. In the folder <code>web</code>, run <code>npm ci</code> and
<code>npm run build</code>, then build Twinline again. The API under <code>/api/v1</code> works without it.
";

fn main() {
    let dist = Path::new("../../web/inbox/dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    println!("cargo::rerun-if-changed=build.rs");
    let index = dist.join("index.html");
    if !index.exists() {
        std::fs::create_dir_all(dist)
            .and_then(|()| std::fs::write(&index, PLACEHOLDER))
            .unwrap_or_else(|error| panic!("cannot write {}: {error}", index.display()));
    }
}
