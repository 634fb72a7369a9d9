//! TLS as WhatsApp: the hosts that libraries have written into them, signed by an authority of the sandbox's own.

use std::net::SocketAddr;

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use twinline_sandbox::Authority;

use crate::stage::{PNID, Stage};

/// A client for which WhatsApp's hosts are this machine, and which trusts the authority.
fn over_tls(stage: &Stage, folder: &std::path::Path) -> (reqwest::Client, CancellationToken) {
    let authority = Authority::kept_in(folder).unwrap();
    let pem = std::fs::read(authority.certificate_path()).unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let cancel = CancellationToken::new();
    tokio::spawn({
        let (sandbox, cancel) = (stage.sandbox.clone(), cancel.clone());
        async move { sandbox.serve_tls(listener, &authority, cancel).await }
    });
    let here = |host| (host, SocketAddr::from(([127, 0, 0, 1], address.port())));
    let hosts = ["graph.facebook.com", "lookaside.fbsbx.com"].map(here);
    let mut client = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([reqwest::Certificate::from_pem(&pem).unwrap()]);
    for (host, address) in hosts {
        client = client.resolve(host, address);
    }
    (client.build().unwrap(), cancel)
}

#[tokio::test]
async fn a_client_that_knows_only_whatsapps_hosts_sends_and_fetches() {
    let (stage, token) = Stage::connected(true).await;
    let folder = tempfile::tempdir().unwrap();
    let (client, _cancel) = over_tls(&stage, folder.path());
    let graph = |path: &str| format!("https://graph.facebook.com/v25.0/{path}");
    let number = client.get(graph(PNID)).bearer_auth(&token).send().await;
    assert_eq!(number.unwrap().status(), 200);
    let file = reqwest::multipart::Part::bytes(b"%PDF-1.4".to_vec()).file_name("order.pdf");
    let file = file.mime_str("application/pdf").unwrap();
    let form = reqwest::multipart::Form::new()
        .text("messaging_product", "whatsapp")
        .part("file", file);
    let upload = client.post(graph(&format!("{PNID}/media"))).multipart(form);
    let uploaded: Value = answer(upload.bearer_auth(&token)).await;
    let id = uploaded["id"].as_str().unwrap();
    let media = answer(client.get(graph(id)).bearer_auth(&token)).await;
    let url = media["url"].as_str().unwrap();
    assert!(url.starts_with("https://lookaside.fbsbx.com/"), "{url}");
    let file = client.get(url).bearer_auth(&token).send().await.unwrap();
    assert_eq!(file.bytes().await.unwrap().as_ref(), b"%PDF-1.4");
}

#[tokio::test]
async fn the_authority_stays_the_same_over_a_restart() {
    let (stage, token) = Stage::connected(true).await;
    let folder = tempfile::tempdir().unwrap();
    let (first, cancel) = over_tls(&stage, folder.path());
    cancel.cancel();
    drop(first);
    let trusted = std::fs::read(folder.path().join("ca.pem")).unwrap();
    let (second, _cancel) = over_tls(&stage, folder.path());
    assert_eq!(
        std::fs::read(folder.path().join("ca.pem")).unwrap(),
        trusted
    );
    let url = format!("https://graph.facebook.com/{PNID}");
    let answer = answer(second.get(url).bearer_auth(&token)).await;
    assert_eq!(answer["id"], json!(PNID));
}

#[tokio::test]
async fn an_authority_that_cannot_be_read_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ca-key.pem"), "no key").unwrap();
    let error = Authority::kept_in(folder.path()).unwrap_err().to_string();
    assert!(error.contains("remove the folder"), "{error}");
}

async fn answer(request: reqwest::RequestBuilder) -> Value {
    request.send().await.unwrap().json().await.unwrap()
}
