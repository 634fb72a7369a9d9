//! The bench for a phone of the same network: only with the token, and nothing but the bench.

use std::net::SocketAddr;

use axum::http::StatusCode;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use twinline_sandbox::Lan;

use crate::stage::Stage;

/// Loopback stands for the network's address: what is tested is the way in.
async fn on_lan(stage: &Stage) -> (Lan, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.2:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let lan = Lan::at(address);
    tokio::spawn({
        let (sandbox, lan) = (stage.sandbox.clone(), lan.clone());
        async move {
            let cancel = CancellationToken::new();
            sandbox.serve_on_lan(listener, lan, cancel).await
        }
    });
    (lan, address)
}

fn client(redirects: reqwest::redirect::Policy) -> reqwest::Client {
    let client = reqwest::Client::builder().no_proxy().redirect(redirects);
    client.build().unwrap()
}

#[tokio::test]
async fn a_phone_gets_in_by_the_token_and_stays_by_its_cookie() {
    let stage = Stage::open().await;
    let (lan, address) = on_lan(&stage).await;
    let client = client(reqwest::redirect::Policy::none());
    let state = format!("http://{address}/bench/api/state");
    let outside = client.get(&state).send().await.unwrap();
    assert_eq!(outside.status(), StatusCode::UNAUTHORIZED);
    let wrong = format!("http://{address}/bench/?token=guessed");
    let wrong = client.get(wrong).send().await.unwrap();
    assert_eq!(wrong.status(), StatusCode::UNAUTHORIZED);
    let door = client.get(lan.url()).send().await.unwrap();
    assert_eq!(door.status(), StatusCode::SEE_OTHER);
    assert_eq!(door.headers()["location"], "/bench/");
    let cookie = door.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let inside = client.get(&state).header("cookie", &cookie);
    assert_eq!(inside.send().await.unwrap().status(), StatusCode::OK);
    // Another site's page in the phone's browser, and everything that is not the bench.
    let foreign = client.get(&state).header("cookie", &cookie);
    let foreign = foreign.header("origin", "http://evil.example").send().await;
    assert_eq!(foreign.unwrap().status(), StatusCode::FORBIDDEN);
    let graph = format!("http://{address}/v25.0/oauth/access_token");
    let graph = client.get(graph).header("cookie", &cookie).send().await;
    assert_eq!(graph.unwrap().status(), StatusCode::NOT_FOUND);
    // The way in is shown on this machine, not to who came by it.
    let way = |url: String| client.get(url).header("cookie", &cookie);
    let there: Value = json_of(way(format!("http://{address}/bench/api/lan"))).await;
    assert_eq!(there["lan"], Value::Null);
    let here: Value = json_of(way(format!("{}/bench/api/lan", stage.base))).await;
    assert_eq!(here["lan"]["url"], lan.url());
}

#[tokio::test]
async fn without_the_flag_there_is_no_way_in() {
    let stage = Stage::open().await;
    let way = stage.http().get(format!("{}/bench/api/lan", stage.base));
    assert_eq!(json_of(way).await["lan"], Value::Null);
}

async fn json_of(request: reqwest::RequestBuilder) -> Value {
    request.send().await.unwrap().json().await.unwrap()
}
