//! The file of a customer's message from the first try to the last.

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use twinline_core::Millis;
use twinline_core::contact::{Identity, IdentityKind};
use twinline_core::content::{Content, Media, MediaKind};
use twinline_core::ids::ExternalId;
use twinline_core::message::{Direction, Source};
use twinline_core::observation::{About, Peer, RevokeSaid, Said};
use twinline_platform::limits::{MEDIA_RETRY_FIRST_MS, MEDIA_UNFIT_ATTEMPTS_MAX};
use twinline_platform::{connect, readers};
use twinline_wire::graph::MediaInfo;

use crate::graph::Graph;
use crate::live::Live;
use crate::world::{Browser, DAY, HOUR, MINUTE, World, eventually};

const INES: &str = "447700900318";
const PDF: &str = "%PDF-1.7 the order";

/// A house in which a customer has sent a document, the message's path, and Marta's browser.
async fn scene(graph: &Graph, token: bool) -> (World, String, Browser) {
    let world = World::with_graph(&graph.url()).await;
    if token {
        put_token(&world).await;
    }
    let (id, said) = world.said(INES, Source::Live, document());
    world.merge(vec![said]).await;
    let path = format!(
        "/conversations/{}/messages/{}",
        world.conversation(INES),
        id.0
    );
    let marta = world.signed_in(world.marta).await;
    (world, path, marta)
}

fn document() -> Content {
    Content::Media(Media {
        kind: MediaKind::Document,
        mime: "application/pdf".to_owned(),
        caption: None,
        filename: Some("order.pdf".to_owned()),
        sha256: None,
        reference: Some("m1".to_owned()),
    })
}

async fn put_token(world: &World) {
    let line = world.line.to_string();
    let now = world.app.now();
    let store = &world.app.store;
    store
        .put_secret(&line, connect::TOKEN, "token", now)
        .await
        .unwrap();
}

/// What WhatsApp says of the file from now on, once.
fn tell(graph: &Graph, size: usize) {
    let url = format!("{}/bytes", graph.url());
    let info = json!({"url": url, "mime_type": "application/pdf", "file_size": size.to_string(), "id": "m1"});
    graph.answers("m1", 200, info.to_string());
}

async fn fetch(world: &World) -> bool {
    readers::media::step(&world.app).await.unwrap()
}

/// WhatsApp gives it, and it is shown.
async fn comes(graph: &Graph, world: &World, marta: &Browser) {
    tell(graph, PDF.len());
    graph.answers("bytes", 200, PDF);
    assert!(fetch(world).await, "it is tried again");
    assert_eq!(shown(world, marta).await["state"], "ready");
}

/// The file as the thread shows it.
async fn shown(world: &World, marta: &Browser) -> Value {
    let path = format!("/conversations/{}/messages", world.conversation(INES));
    marta.get(&path).await.body["items"][0]["media"].clone()
}

#[tokio::test]
async fn it_waits_comes_and_is_served() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    assert_eq!(shown(&world, &marta).await["state"], "waiting");
    tell(&graph, PDF.len());
    graph.answers("bytes", 200, PDF);
    assert!(fetch(&world).await);
    let media = shown(&world, &marta).await;
    assert_eq!(
        (&media["state"], &media["can_retry"]),
        (&json!("ready"), &json!(false))
    );
    let path = media["url"].as_str().unwrap().trim_start_matches("/api/v1");
    let request = marta.request(reqwest::Method::GET, path);
    assert_eq!(request.send().await.unwrap().text().await.unwrap(), PDF);
    assert!(!fetch(&world).await, "nothing is due any more");
}

/// What came is served as what it is, under one name for each kind, whatever was told of it.
#[tokio::test]
async fn sounds_and_pages_are_served_as_what_they_are() {
    let voice = format!("OggS\0\u{2}{}OpusHead\u{1}\u{1}", "\0".repeat(22));
    for (bytes, mime, shown_as) in [
        ("\0\0\0 ftypM4A \0\0\0\0", "audio/mp4", "audio/mp4"),
        (voice.as_str(), "audio/ogg", "audio/ogg"),
        ("<html></html>", "text/plain", "application/octet-stream"),
    ] {
        let graph = Graph::new().await;
        let (world, _, marta) = scene(&graph, true).await;
        tell(&graph, bytes.len());
        graph.answers("bytes", 200, bytes);
        assert!(fetch(&world).await);
        let media = shown(&world, &marta).await;
        assert_eq!(media["mime"], mime);
        let path = media["url"].as_str().unwrap().trim_start_matches("/api/v1");
        let served = marta.request(reqwest::Method::GET, path).send().await;
        assert_eq!(served.unwrap().headers()["content-type"], shown_as);
    }
}

#[tokio::test]
async fn an_address_that_grew_old_is_asked_for_anew() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    tell(&graph, PDF.len());
    graph.answers("bytes", 404, "gone");
    tell(&graph, PDF.len());
    graph.answers("bytes", 200, PDF);
    fetch(&world).await;
    assert_eq!(shown(&world, &marta).await["state"], "ready");
    assert_eq!(
        (graph.asked("m1").len(), graph.asked("bytes").len()),
        (2, 2)
    );
}

#[tokio::test]
async fn one_that_is_too_large_is_never_begun() {
    let graph = Graph::new().await;
    let (world, path, marta) = scene(&graph, true).await;
    tell(&graph, 157 << 20);
    fetch(&world).await;
    let media = shown(&world, &marta).await;
    assert_eq!(media["state"], "too_large");
    assert!(
        media["reason"].as_str().unwrap().contains("157 MB"),
        "{media}"
    );
    assert!(graph.asked("bytes").is_empty());
    let again = marta.post(&format!("{path}/media/retry"), &json!({})).await;
    assert_eq!(again.problem(), (409, "too_late"));
}

#[tokio::test]
async fn an_answer_longer_than_wanted_is_left_in_the_middle() {
    let graph = Graph::new().await;
    let (world, _, _) = scene(&graph, true).await;
    let url = format!("{}/bytes", graph.url());
    let info = MediaInfo::new("m1", url, "application/pdf", "", 4);
    graph.answers("bytes", 200, PDF);
    let calls = &world.app.graph;
    assert_eq!(calls.media_bytes("token", &info, 4).await.unwrap(), None);
    graph.answers("bytes", 200, PDF);
    let whole = calls.media_bytes("token", &info, 100).await.unwrap();
    assert_eq!(whole.as_deref(), Some(PDF.as_bytes()));
}

#[tokio::test]
async fn a_file_waits_for_a_token_and_comes_as_soon_as_there_is_one() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, false).await;
    fetch(&world).await;
    let media = shown(&world, &marta).await;
    assert_eq!(
        (&media["state"], &media["can_retry"]),
        (&json!("waiting"), &json!(true))
    );
    let reason = media["reason"].as_str().unwrap();
    assert!(reason.contains("access token"), "{media}");
    assert!(!fetch(&world).await, "not before its pause is over");
    put_token(&world).await;
    comes(&graph, &world, &marta).await;
}

#[tokio::test]
async fn a_file_comes_after_an_outage_of_half_a_day() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    for _ in 0..20 {
        graph.answers("m1", 503, "down");
        assert!(fetch(&world).await, "it is tried again");
        world.clock.pass(HOUR);
    }
    assert_eq!(graph.asked("m1").len(), 20);
    comes(&graph, &world, &marta).await;
}

/// WhatsApp says the same of a file that is gone and of one that the token may not see.
#[tokio::test]
async fn a_file_that_the_token_may_not_see_comes_with_a_better_one() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    let hidden = json!({"error": {"message": "Unsupported get request. Object with ID 'm1' does not exist, cannot be \
        loaded due to missing permissions, or does not support this operation.", "type": "GraphMethodException",
        "code": 100, "error_subcode": 33, "fbtrace_id": "x"}});
    graph.answers("m1", 400, hidden.to_string());
    fetch(&world).await;
    let media = shown(&world, &marta).await;
    assert_eq!(
        (&media["state"], &media["can_retry"]),
        (&json!("waiting"), &json!(true))
    );
    put_token(&world).await;
    comes(&graph, &world, &marta).await;
}

#[tokio::test]
async fn another_file_than_announced_is_not_taken_and_comes_when_somebody_asks() {
    let graph = Graph::new().await;
    let (world, path, marta) = scene(&graph, true).await;
    let url = format!("{}/bytes", graph.url());
    let info = json!({"url": url, "sha256": "00", "file_size": 4, "id": "m1"});
    for attempt in 1..=MEDIA_UNFIT_ATTEMPTS_MAX {
        graph.answers("m1", 200, info.to_string());
        graph.answers("bytes", 200, PDF);
        assert!(fetch(&world).await, "attempt {attempt}");
        let media = shown(&world, &marta).await;
        let last = attempt == MEDIA_UNFIT_ATTEMPTS_MAX;
        let state = if last { "failed" } else { "waiting" };
        assert_eq!(
            (&media["state"], &media["can_retry"]),
            (&json!(state), &json!(true))
        );
        let reason = media["reason"].as_str().unwrap();
        assert!(reason.contains("not the one"), "{media}");
        assert!(!fetch(&world).await, "not before its pause is over");
        world.clock.pass(HOUR);
    }
    assert!(!fetch(&world).await, "nobody tries again by himself");
    let again = marta.post(&format!("{path}/media/retry"), &json!({})).await;
    assert_eq!(
        (again.status, again.text("/media/state")),
        (202, "waiting".to_owned())
    );
    comes(&graph, &world, &marta).await;
}

#[tokio::test]
async fn a_fetch_that_takes_long_is_one_attempt() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    tell(&graph, PDF.len());
    graph.never_ends("bytes");
    let stop = CancellationToken::new();
    let reader = tokio::spawn(readers::media::run(world.app.clone(), stop.clone()));
    eventually("its bytes are asked for", async || {
        !graph.asked("bytes").is_empty()
    })
    .await;
    for _ in 0..20 {
        let now = world.app.now();
        let claimed = world.app.store.next_media_due().await.unwrap();
        assert!(
            claimed.is_some_and(|until| until > now),
            "the claim has run out"
        );
        world.clock.pass(MINUTE / 2);
        let kept = Some(world.app.now() + MINUTE);
        eventually("the claim is kept", async || {
            world.app.store.next_media_due().await.unwrap() == kept
        })
        .await;
    }
    graph.breaks_off();
    eventually("it waits for its second attempt", async || {
        shown(&world, &marta).await["state"] == "waiting"
    })
    .await;
    let due = world.app.store.next_media_due().await.unwrap();
    assert_eq!(due, Some(world.app.now() + MEDIA_RETRY_FIRST_MS));
    stop.cancel();
    reader.await.unwrap();
    assert_eq!(graph.asked("bytes").len(), 1);
}

#[tokio::test]
async fn after_seven_days_whatsapp_is_not_asked() {
    let graph = Graph::new().await;
    let (world, path, marta) = scene(&graph, true).await;
    world.clock.pass(7 * DAY);
    assert!(fetch(&world).await);
    let media = shown(&world, &marta).await;
    assert_eq!(
        (&media["state"], &media["can_retry"]),
        (&json!("expired"), &json!(false))
    );
    assert!(graph.asked("m1").is_empty());
    let again = marta.post(&format!("{path}/media/retry"), &json!({})).await;
    assert_eq!(again.problem(), (409, "too_late"));
}

/// History names files of the last two weeks, and WhatsApp keeps each for seven days from then on.
#[tokio::test]
async fn a_file_of_history_is_fetched_however_old_its_message_is() {
    let graph = Graph::new().await;
    let world = World::with_graph(&graph.url()).await;
    put_token(&world).await;
    let placeholder = Content::Placeholder {
        raw_kind: "media_placeholder".to_owned(),
    };
    let (_, row) = world.said(INES, Source::History, placeholder);
    let row = earlier(row, 10 * DAY);
    world.merge(vec![row.clone()]).await;
    // The owner's phone was away for a while: the file's own webhook comes a week after its row.
    world.clock.pass(8 * DAY);
    let Said::Message(mut follow_up) = row else {
        unreachable!()
    };
    follow_up.content = document();
    world.merge(vec![Said::Message(follow_up)]).await;
    tell(&graph, PDF.len());
    graph.answers("bytes", 200, PDF);
    assert!(fetch(&world).await);
    let marta = world.signed_in(world.marta).await;
    let media = shown(&world, &marta).await;
    assert_eq!(media["state"], "ready", "{media}");
}

/// The same thing said, so much earlier.
fn earlier(said: Said, by: Millis) -> Said {
    let Said::Message(mut said) = said else {
        unreachable!()
    };
    said.at -= by;
    Said::Message(said)
}

#[tokio::test]
async fn that_it_is_being_fetched_reaches_an_open_page() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    let cursor = marta.get("/conversations").await.text("/live_cursor");
    let mut live = Live::open(&marta, &cursor).await;
    // What the reader does before its call, which may take minutes.
    let (store, now) = (&world.app.store, world.app.now());
    let claimed = store.claim_due_media(now, now + 60_000, 16).await;
    assert_eq!(claimed.unwrap().len(), 1);
    let mut state = Value::Null;
    while state.is_null() {
        let frame = live.frame().await;
        let mut items = frame["items"].as_array().into_iter().flatten();
        let file = items.find_map(|item| item["message"]["media"].get("state"));
        state = file.cloned().unwrap_or_default();
    }
    assert_eq!(state, "fetching");
}

#[tokio::test]
async fn what_was_taken_back_is_served_to_nobody_who_kept_its_address() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    tell(&graph, PDF.len());
    graph.answers("bytes", 200, PDF);
    assert!(fetch(&world).await);
    let url = shown(&world, &marta).await["url"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = url.trim_start_matches("/api/v1").to_owned();
    let served = marta.request(reqwest::Method::GET, &path).send().await;
    let served = served.unwrap();
    let tag = served.headers()["etag"].clone();
    let keeps = served.headers()["cache-control"].to_str().unwrap();
    assert!(
        keeps.contains("no-cache"),
        "a browser asks before it shows it again: {keeps}"
    );
    world.merge(vec![taken_back(&world)]).await;
    assert_eq!(shown(&world, &marta).await, Value::Null);
    for path in [path.clone(), format!("{path}?size=preview")] {
        assert_eq!(marta.get(&path).await.problem(), (410, "taken_back"));
    }
    let known = marta
        .request(reqwest::Method::GET, &path)
        .header("if-none-match", tag);
    assert_eq!(known.send().await.unwrap().status(), 410);
}

#[tokio::test]
async fn what_was_taken_back_before_it_came_is_not_fetched() {
    let graph = Graph::new().await;
    let (world, _, marta) = scene(&graph, true).await;
    world.merge(vec![taken_back(&world)]).await;
    assert!(fetch(&world).await);
    assert!(graph.asked("m1").is_empty());
    assert_eq!(shown(&world, &marta).await, Value::Null);
    assert_eq!(world.app.store.next_media_due().await.unwrap(), None);
}

/// Ines takes back what she sent.
fn taken_back(world: &World) -> Said {
    Said::Revoke(RevokeSaid {
        about: About {
            source: Source::Live,
            event: ExternalId("revoke".to_owned()),
            of: ExternalId("wamid.1".to_owned()),
            peer: Peer {
                identities: vec![Identity::global(IdentityKind::WaId, INES)],
                profile_name: None,
            },
            direction: Direction::In,
            at: world.app.now() + 1_000,
        },
    })
}
