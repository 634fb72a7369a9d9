//! The committed description of the API is the one the handlers give.

#[test]
fn the_committed_description_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/api/openapi.json");
    let mut now = serde_json::to_string_pretty(&twinline_platform::router::openapi()).unwrap();
    now.push('\n');
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == now,
        "web/api/openapi.json is stale: run this test with UPDATE_OPENAPI=1"
    );
}
