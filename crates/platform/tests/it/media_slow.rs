//! A file whose bytes never end holds up nothing that is said: all places for fetching are taken, and the platform goes on
//! hearing, merging and showing, from the webhook to the socket.

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use twinline_platform::config::WEBHOOK_PATH;
use twinline_platform::limits::MEDIA_FETCHES_AT_ONCE;
use twinline_platform::{connect, merger, readers};
use twinline_wire::signature::sign;

use crate::graph::Graph;
use crate::live::Live;
use crate::world::{World, eventually};

const INES: &str = "447700900318";

/// WhatsApp delivers what Ines sent.
async fn delivered(world: &World, id: &str, kind: &str, content: Value) {
    let mut message = json!({
        "from": INES, "id": format!("wamid.{id}"), "type": kind,
        "timestamp": (world.app.now() / 1_000).to_string(),
    });
    message[kind] = content;
    let body = json!({"object": "whatsapp_business_account", "entry": [{"id": "2085550001", "changes": [{
        "field": "messages",
        "value": {
            "messaging_product": "whatsapp",
            "metadata": {"display_phone_number": "447700900142", "phone_number_id": "1085550001"},
            "contacts": [{"profile": {"name": "Ines"}, "wa_id": INES}],
            "messages": [message],
        },
    }]}]});
    let body = body.to_string();
    let signature = sign(b"secret", body.as_bytes());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = http
        .post(format!("http://{}{WEBHOOK_PATH}", world.address))
        .header("x-hub-signature-256", signature)
        .body(body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
}

/// Reads until a bubble with these words is shown.
async fn shows(live: &mut Live, words: &str) {
    loop {
        let frame = live.frame().await;
        assert_ne!(frame["type"], "snapshot_needed", "it was left behind");
        // The first, which says hello, has none.
        let mut items = frame["items"].as_array().into_iter().flatten();
        if items.any(|item| item["message"]["text"] == words) {
            return;
        }
    }
}

#[tokio::test]
async fn bytes_that_never_end_delay_no_message() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    let line = world.line.to_string();
    let (store, now) = (&world.app.store, world.app.now());
    store
        .put_secret(&line, connect::TOKEN, "token", now)
        .await
        .unwrap();
    let stop = CancellationToken::new();
    let workers = [
        tokio::spawn(merger::run(world.app.clone(), stop.clone())),
        tokio::spawn(readers::media::run(world.app.clone(), stop.clone())),
    ];
    let marta = world.signed_in(world.marta).await;
    let cursor = marta.get("/conversations").await.text("/live_cursor");
    let mut live = Live::open(&marta, &cursor).await;
    // One more than can be fetched at once.
    for no in 0..=MEDIA_FETCHES_AT_ONCE {
        let info =
            json!({"url": format!("{}/bytes", graph.url()), "file_size": 4_000_000, "id": "m1"});
        graph.answers("m1", 200, info.to_string());
        graph.never_ends("bytes");
        let caption = format!("slow {no}");
        let film = json!({"id": "m1", "mime_type": "video/mp4", "caption": caption});
        delivered(&world, &caption, "video", film).await;
        shows(&mut live, &caption).await;
    }
    eventually("all places are taken", async || {
        graph.asked("bytes").len() == MEDIA_FETCHES_AT_ONCE
    })
    .await;
    for no in 0..10 {
        let words = format!("Are you there? {no}");
        delivered(&world, &words, "text", json!({"body": words})).await;
        shows(&mut live, &words).await;
    }
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    let states = async || {
        let thread = marta.get(&path).await;
        let shown = thread.body["items"].as_array().unwrap().iter();
        let states = shown.filter_map(|bubble| bubble["media"]["state"].as_str());
        let mut states: Vec<String> = states.map(str::to_owned).collect();
        states.sort();
        states
    };
    let mut under_way = vec!["fetching"; MEDIA_FETCHES_AT_ONCE];
    under_way.push("waiting");
    assert_eq!(states().await, under_way, "they are still not here");
    assert_eq!(graph.asked("bytes").len(), MEDIA_FETCHES_AT_ONCE);
    graph.breaks_off();
    stop.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
}
