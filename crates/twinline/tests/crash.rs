//! The real binary is killed with SIGKILL at random moments while signed deliveries pour in. Afterwards every delivery
//! that was answered with 200 is there, once. (A kill keeps the page cache; what a power cut does is proven on the
//! simulated disk, in the store's journal tests.)

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rand::{Rng as _, SeedableRng as _};
use twinline_core::ids::{LineId, PersonId, WorkspaceId};
use twinline_core::number_life::{NumberLife, Stage};
use twinline_store::{LineSettings, ListQuery, Mode, NewLine, Sort, Store, View};
use uuid::Uuid;

const KILLS: u64 = 30;
const POSTERS: usize = 6;
const SECRET: &str = "the app's secret";
const LINE: &str = "106540352242922";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_there_once_after_any_number_of_kills() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = prepare(folder.path()).await;
    let acknowledged = Arc::new(Mutex::new(BTreeSet::new()));
    let next = Arc::new(AtomicU64::new(0));
    let mut random = rand::rngs::StdRng::seed_from_u64(20_261_121);
    for _ in 0..KILLS {
        let port = free_port();
        let mut server = start(folder.path(), port);
        ready(&mut server, port).await;
        let posters: Vec<_> = (0..POSTERS)
            .map(|_| tokio::spawn(post(port, Arc::clone(&next), Arc::clone(&acknowledged))))
            .collect();
        // Not a wait for something: the moment of the kill is what is random.
        tokio::time::sleep(Duration::from_millis(random.random_range(5..180))).await;
        server.kill().unwrap();
        server.wait().unwrap();
        for poster in posters {
            poster.await.unwrap();
        }
    }
    let acknowledged = Arc::try_unwrap(acknowledged).unwrap().into_inner().unwrap();
    assert!(
        acknowledged.len() > 200,
        "too little was posted to prove anything: {}",
        acknowledged.len()
    );
    let port = free_port();
    let mut server = start(folder.path(), port);
    ready(&mut server, port).await;
    let shown = eventually_all(folder.path(), workspace, &acknowledged, &mut server).await;
    let twice: Vec<_> = shown.iter().filter(|(_, times)| **times != 1).collect();
    assert!(twice.is_empty(), "shown more than once: {twice:?}");
    let missing: Vec<_> = acknowledged
        .iter()
        .filter(|id| !shown.contains_key(*id))
        .collect();
    assert!(missing.is_empty(), "acknowledged and lost: {missing:?}");
}

async fn prepare(folder: &Path) -> WorkspaceId {
    let store = Store::open(&folder.join("twinline.db")).await.unwrap();
    let workspace = WorkspaceId(Uuid::from_u128(1));
    store.create_workspace(workspace, "Test", 0).await.unwrap();
    let line = NewLine {
        id: LineId(Uuid::from_u128(2)),
        workspace,
        channel: "whatsapp".to_owned(),
        address: LINE.to_owned(),
        account: "102290129340398".to_owned(),
        name: "Test".to_owned(),
        display: "+1 555 078 3881".to_owned(),
        digits: "15550783881".to_owned(),
        mode: Mode::Coexistence,
        life: NumberLife {
            stage: Stage::Connected,
            ..NumberLife::default()
        },
        settings: LineSettings::default(),
    };
    store.create_line(&line, 0).await.unwrap();
    store.close().await;
    workspace
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn start(folder: &Path, port: u16) -> Child {
    Command::new(env!("CARGO_BIN_EXE_twinline"))
        .args([
            "serve",
            "--app-id",
            "1",
            "--graph-url",
            "http://127.0.0.1:9/none",
        ])
        .arg("--data")
        .arg(folder)
        .args(["--listen", &format!("127.0.0.1:{port}")])
        .env("TWINLINE_APP_SECRET", SECRET)
        .env("TWINLINE_VERIFY_TOKEN", "token")
        .env("TWINLINE_LOG", "error")
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

async fn ready(server: &mut Child, port: u16) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while Instant::now() < deadline {
        if let Some(status) = server.try_wait().unwrap() {
            panic!("the server ended by itself: {status}");
        }
        if reqwest::get(format!("http://127.0.0.1:{port}/healthz"))
            .await
            .is_ok()
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the server was not ready in time");
}

/// Posts one delivery after the other, each of them twice, until the server is gone.
async fn post(port: u16, next: Arc<AtomicU64>, acknowledged: Arc<Mutex<BTreeSet<String>>>) {
    let http = reqwest::Client::new();
    loop {
        let n = next.fetch_add(1, Ordering::Relaxed);
        let id = format!("wamid.crash-{n}");
        let body = delivery(n, &id);
        for _ in 0..2 {
            let signature = twinline_wire::signature::sign(SECRET.as_bytes(), body.as_bytes());
            let answer = http
                .post(format!("http://127.0.0.1:{port}/webhooks/whatsapp"))
                .header(twinline_wire::signature::HEADER, signature)
                .body(body.clone())
                .send()
                .await;
            match answer {
                Ok(answer) if answer.status() == 200 => {
                    acknowledged.lock().unwrap().insert(id.clone());
                }
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }
}

fn delivery(n: u64, id: &str) -> String {
    let from = 447_700_900_000 + n % 40;
    serde_json::json!({"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [{
        "field": "messages", "value": {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "15550783881", "phone_number_id": LINE},
            "contacts": [{"profile": {"name": format!("Customer {}", n % 40)}, "wa_id": from.to_string()}],
            "messages": [{"from": from.to_string(), "id": id, "timestamp": (1_795_000_000 + n).to_string(),
                          "type": "text", "text": {"body": format!("message {n}")}}]}}]}]})
    .to_string()
}

/// What the state shows once the server has merged all that was acknowledged, or at the deadline.
async fn eventually_all(
    folder: &Path,
    workspace: WorkspaceId,
    acknowledged: &BTreeSet<String>,
    server: &mut Child,
) -> BTreeMap<String, u32> {
    // The server is ended each time before its data are read: one process at a time has them.
    let deadline = Instant::now() + Duration::from_mins(1);
    loop {
        tokio::time::sleep(Duration::from_millis(300)).await;
        server.kill().unwrap();
        server.wait().unwrap();
        let shown = shown(folder, workspace).await;
        if acknowledged.iter().all(|id| shown.contains_key(id)) || Instant::now() > deadline {
            return shown;
        }
        let port = free_port();
        *server = start(folder, port);
        ready(server, port).await;
    }
}

async fn shown(folder: &Path, workspace: WorkspaceId) -> BTreeMap<String, u32> {
    let store = Store::open(&folder.join("twinline.db")).await.unwrap();
    let mut shown = BTreeMap::new();
    let mut query = ListQuery {
        workspace,
        view: View::All,
        person: PersonId(Uuid::nil()),
        q: None,
        sort: Sort::Recent,
        limit: 100,
        cursor: None,
    };
    loop {
        let page = store.conversations(&query).await.unwrap();
        for row in page.items {
            let mut before = None;
            loop {
                let messages = store
                    .messages(row.conversation.id, before.as_ref(), 100)
                    .await
                    .unwrap();
                let Some(last) = messages.last() else { break };
                before = Some(last.message.order());
                for row in &messages {
                    let id = row.message.external_id.clone().unwrap().0;
                    *shown.entry(id).or_insert(0) += 1;
                }
            }
        }
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            break;
        }
    }
    store.close().await;
    shown
}
