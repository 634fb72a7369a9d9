//! The committed description of the control API is that of the routes, and it is served.

use serde_json::Value;

use crate::stage::Stage;

#[test]
fn the_committed_description_is_current() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/sandbox/control_api.json"
    );
    let mut now = serde_json::to_string_pretty(&twinline_sandbox::control_api()).unwrap();
    now.push('\n');
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == now,
        "docs/sandbox/control_api.json is stale: run `cargo x api`"
    );
}

/// The live socket is none of HTTP's answers, the long poll waits for what does not come, and the stage is on no network.
const OTHERWISE: [&str; 3] = ["/live", "/traffic/wait", "/lan/qr.svg"];

#[tokio::test]
async fn it_is_served_and_what_it_says_can_be_got_is_there() {
    let stage = Stage::open().await;
    let base = format!("{}/bench/api", stage.base);
    let get = async |path: &str| {
        let answer = stage.http().get(format!("{base}{path}")).send().await;
        answer.unwrap()
    };
    let api: Value = get("/openapi.json").await.json().await.unwrap();
    assert_eq!(api["servers"][0]["url"], "/bench/api");
    let paths = api["paths"].as_object().unwrap();
    for (path, methods) in paths {
        if path.contains('{') || methods.get("get").is_none() || OTHERWISE.contains(&path.as_str())
        {
            continue;
        }
        assert_eq!(get(path).await.status(), 200, "{path}");
    }
}
