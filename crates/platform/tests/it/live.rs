//! The live socket: it starts where it was left, misses nothing, tells nothing twice, and leads to what a fresh look shows.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use twinline_core::contact::{Identity, IdentityKind, NameSource};
use twinline_core::observation::{ContactSaid, Said};
use twinline_platform::limits::LIVE_QUEUE_MAX;
use twinline_platform::live::cursor::Positions;

use crate::world::{Browser, World};

const INES: &str = "447700900318";
/// A test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// One page's socket.
pub(crate) struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    cursor: String,
}

/// What a socket ended with.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    Frame(Value),
    Closed(u16),
}

impl Live {
    pub(crate) async fn open(browser: &Browser, cursor: &str) -> Self {
        Self::open_from(browser, cursor, None).await.unwrap()
    }

    async fn open_from(browser: &Browser, cursor: &str, origin: Option<&str>) -> Result<Self, u16> {
        let url = format!("ws://{}/api/v1/live?cursor={cursor}", browser.address);
        let mut request = url.into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert("cookie", browser.cookie.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Self {
                socket,
                cursor: cursor.to_owned(),
            }),
            Err(tokio_tungstenite::tungstenite::Error::Http(answer)) => {
                Err(answer.status().as_u16())
            }
            Err(error) => panic!("{error}"),
        }
    }

    async fn next(&mut self) -> Next {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.socket.next())
                .await
                .unwrap();
            match message {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    // What is told beside the feed has no place in it.
                    if let Some(cursor) = frame["cursor"].as_str() {
                        cursor.clone_into(&mut self.cursor);
                    }
                    return Next::Frame(frame);
                }
                Some(Ok(Message::Close(frame))) => {
                    return Next::Closed(frame.map_or(1005, |frame| frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Next::Closed(1006),
            }
        }
    }

    pub(crate) async fn frame(&mut self) -> Value {
        match self.next().await {
            Next::Frame(frame) => frame,
            Next::Closed(code) => panic!("closed with {code}"),
        }
    }

    /// The next frame of a kind; others are passed over.
    pub(crate) async fn until(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.frame().await;
            if frame["type"] == kind {
                return frame;
            }
        }
    }

    async fn say(&mut self, words: Value) {
        let words = Message::text(words.to_string());
        self.socket.send(words).await.unwrap();
    }

    /// Who else is told to be there, once it is told.
    async fn present(&mut self) -> Value {
        loop {
            let frame = self.frame().await;
            if frame["type"] == "presence" {
                return frame["people"].clone();
            }
        }
    }

    /// Reads until the socket stands where the store does, and takes everything in.
    async fn follow_to_the_end(&mut self, world: &World, page: &mut Page) {
        let heads = Positions::heads(&world.app).await.unwrap();
        while !Positions::parse(&self.cursor).unwrap().covers(&heads) {
            let frame = self.frame().await;
            page.take(&frame);
        }
    }
}

/// What a page shows: the newest copy of each thing, as the web's reducer keeps it.
#[derive(Default)]
struct Page {
    messages: BTreeMap<String, Value>,
    conversations: BTreeMap<String, Value>,
    floor_events: BTreeMap<String, Value>,
}

impl Page {
    async fn fetch(browser: &Browser, conversation: &str) -> (Self, String) {
        let mut page = Self::default();
        let list = browser.get("/conversations?limit=200").await;
        for row in list.body["items"].as_array().unwrap() {
            keep(&mut page.conversations, row);
        }
        let thread = browser
            .get(&format!("/conversations/{conversation}/messages?limit=200"))
            .await;
        for message in thread.body["items"].as_array().into_iter().flatten() {
            keep(&mut page.messages, message);
        }
        for event in thread.body["floor_events"].as_array().into_iter().flatten() {
            keep(&mut page.floor_events, event);
        }
        (page, list.text("/live_cursor"))
    }

    fn take(&mut self, frame: &Value) {
        for item in frame["items"].as_array().into_iter().flatten() {
            match item["kind"].as_str().unwrap() {
                "message" => keep(&mut self.messages, &item["message"]),
                "conversation" => keep(&mut self.conversations, &item["conversation"]),
                "floor_event" => keep(&mut self.floor_events, &item["event"]),
                "message_removed" => {
                    self.messages.remove(item["id"].as_str().unwrap());
                }
                _ => {}
            }
        }
    }
}

fn keep(things: &mut BTreeMap<String, Value>, thing: &Value) {
    let id = thing["id"].as_str().unwrap();
    // Of a row of the list also its floor and its newest message have versions, and go by them.
    let age = |thing: &Value| {
        ["/version", "/preview/version", "/floor/version"]
            .map(|version| thing.pointer(version).and_then(Value::as_u64))
    };
    let newer = things.get(id).is_none_or(|known| age(known) < age(thing));
    if newer {
        things.insert(id.to_owned(), thing.clone());
    }
}

#[tokio::test]
async fn a_word_of_a_customer_is_on_the_page_at_once_with_its_row_and_the_counts() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let mut live = Live::open(&marta, "").await;
    let hello = live.frame().await;
    assert_eq!(
        (hello["type"].as_str(), &hello["now"]),
        (Some("hello"), &json!(world.app.now()))
    );
    let id = world.customer_says(INES, "Hello").await;
    let changes = live.frame().await;
    assert_eq!(changes["type"], "changes");
    let kinds: BTreeSet<&str> = changes["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        BTreeSet::from(["contact", "conversation", "message"])
    );
    let mut page = Page::default();
    page.take(&changes);
    assert_eq!(page.messages[&id.to_string()]["text"], "Hello");
    let counts = live.frame().await;
    assert_eq!(
        counts["items"][0]["counts"],
        json!({ "all": 1, "waiting": 1, "mine": 0, "unassigned": 1 })
    );
}

#[tokio::test]
async fn people_at_one_conversation_are_told_of_each_other_until_their_sockets_end() {
    let world = World::new().await;
    world.customer_says(INES, "Hello").await;
    let here = world.conversation(INES).0;
    let [marta, joel] = [world.marta, world.joel];
    let mut first = Live::open(&world.signed_in(marta).await, "").await;
    let mut second = Live::open(&world.signed_in(joel).await, "").await;
    first.say(json!({ "looking_at": here })).await;
    assert_eq!(first.present().await, json!([]));
    first.say(json!({ "what": "a newer page says" })).await;
    let writing = json!({ "looking_at": here, "writing": true });
    second.say(writing).await;
    assert_eq!(second.present().await[0]["id"], json!(marta.0));
    let seen = first.present().await;
    assert_eq!(
        (
            seen.as_array().unwrap().len(),
            &seen[0]["id"],
            &seen[0]["writing"]
        ),
        (1, &json!(joel.0), &json!(true))
    );
    second.say(json!({ "looking_at": here })).await;
    assert_eq!(first.present().await[0]["writing"], false);
    drop(second);
    assert_eq!(first.present().await, json!([]));
}

#[tokio::test]
async fn a_lost_connection_goes_on_where_it_was() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let mut live = Live::open(&marta, "").await;
    live.frame().await;
    world.customer_says(INES, "One").await;
    live.frame().await;
    let cursor = live.cursor.clone();
    drop(live);
    world.clock.pass(1_000);
    let missed = world
        .customer_says(INES, "Two, while nobody was connected")
        .await;
    let mut again = Live::open(&marta, &cursor).await;
    let hello = again.frame().await;
    assert_eq!(
        hello["cursor"], cursor,
        "it goes on from where the client stood"
    );
    let mut page = Page::default();
    again.follow_to_the_end(&world, &mut page).await;
    assert!(page.messages.contains_key(&missed.to_string()));
}

#[tokio::test]
async fn a_cursor_that_is_nonsense_or_too_old_asks_for_a_fresh_snapshot() {
    let world = World::new().await;
    world.customer_says(INES, "One").await;
    let marta = world.signed_in(world.marta).await;
    let heads = Positions::heads(&world.app).await.unwrap();
    let future = heads.advanced(world.line, 1_000_000).cursor();
    for cursor in ["nonsense", future.as_str()] {
        let mut live = Live::open(&marta, cursor).await;
        assert_eq!(live.frame().await["type"], "hello");
        let told = live.frame().await;
        assert_eq!(told["type"], "snapshot_needed", "{cursor}");
        assert_eq!(told["cursor"], heads.cursor());
    }
    // What was pruned cannot be told any more.
    world.clock.pass(1_000);
    world.customer_says(INES, "Two").await;
    world
        .app
        .store
        .prune_changes(world.app.now())
        .await
        .unwrap();
    let empty: Positions = [(world.line, 1)].into_iter().collect();
    let mut live = Live::open(&marta, &empty.cursor()).await;
    assert_eq!(live.frame().await["type"], "hello");
    assert_eq!(live.frame().await["type"], "snapshot_needed");
}

#[tokio::test]
async fn while_much_is_said_sockets_that_come_and_go_miss_nothing_and_end_as_a_fresh_look() {
    let world = World::new().await;
    world.customer_says(INES, "First").await;
    let conversation = world.conversation(INES);
    let marta = world.signed_in(world.marta).await;
    let talk = async {
        let mut ids = BTreeSet::new();
        for no in 0..60 {
            world.clock.pass(1_000);
            let id = match no % 3 {
                0 => world
                    .phone_says(INES, &format!("Phone {no}"))
                    .await
                    .to_string(),
                1 => world
                    .customer_says(INES, &format!("Customer {no}"))
                    .await
                    .to_string(),
                _ => marta
                    .say(conversation, &format!("Marta {no}"), 1_000_000)
                    .await
                    .text("/id"),
            };
            ids.insert(id);
        }
        ids
    };
    let listen = async {
        let (mut page, mut cursor) = Page::fetch(&marta, &conversation.to_string()).await;
        // Each socket takes a few frames and is lost; the next goes on with the cursor of the last.
        for frames in [1, 2, 1, 3, 1, 2] {
            let mut live = Live::open(&marta, &cursor).await;
            for _ in 0..=frames {
                page.take(&live.frame().await);
            }
            cursor = live.cursor;
        }
        (page, cursor)
    };
    let (said, (mut page, cursor)) = tokio::join!(talk, listen);
    let mut live = Live::open(&marta, &cursor).await;
    live.frame().await;
    live.follow_to_the_end(&world, &mut page).await;
    let shown: BTreeSet<String> = page.messages.keys().cloned().collect();
    assert!(
        said.is_subset(&shown),
        "missing: {:?}",
        said.difference(&shown)
    );
    let (fresh, _) = Page::fetch(&marta, &conversation.to_string()).await;
    assert_eq!(page.messages, fresh.messages);
    assert_eq!(page.conversations, fresh.conversations);
    assert_eq!(page.floor_events, fresh.floor_events);
}

#[tokio::test]
async fn a_socket_that_joins_between_batches_is_told_each_change_once() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let mut cursor = Positions::heads(&world.app).await.unwrap().cursor();
    let mut told: Vec<u64> = Vec::new();
    for no in 0..12 {
        // Two are said before the socket opens and two after: the seam lies between them.
        for _ in 0..2 {
            world.clock.pass(1_000);
            world.customer_says(INES, &format!("Before {no}")).await;
        }
        let mut live = Live::open(&marta, &cursor).await;
        for _ in 0..2 {
            world.clock.pass(1_000);
            world.customer_says(INES, &format!("After {no}")).await;
        }
        let heads = Positions::heads(&world.app).await.unwrap();
        let mut at = Positions::parse(&cursor).unwrap().of(world.line);
        while at < heads.of(world.line) {
            let frame = live.frame().await;
            let to = Positions::parse(&live.cursor).unwrap().of(world.line);
            if frame["type"] == "changes" {
                assert!(to >= at, "a cursor went back from {at} to {to}");
                told.extend(at + 1..=to);
                at = to;
            }
        }
        cursor = live.cursor.clone();
    }
    let first = told[0];
    let all: Vec<u64> = (first..first + told.len() as u64).collect();
    assert_eq!(told, all, "every number once, in order");
}

#[tokio::test]
async fn a_socket_that_does_not_read_is_told_to_take_a_fresh_snapshot_and_holds_nobody_up() {
    let world = World::new().await;
    let (marta, joel) = (
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    );
    let (mut quick, mut slow) = (Live::open(&marta, "").await, Live::open(&joel, "").await);
    quick.frame().await;
    slow.frame().await;
    let long = "x".repeat(60_000);
    // More than the queue holds beside what the system's buffers take.
    for _ in 0..LIVE_QUEUE_MAX + 80 {
        world.customer_says(INES, &long).await;
        // One batch each, because the quick one has it before the next is said.
        let mut page = Page::default();
        quick.follow_to_the_end(&world, &mut page).await;
    }
    let heads = Positions::heads(&world.app).await.unwrap();
    let mut frames = 0;
    while slow.frame().await["type"] != "snapshot_needed" {
        frames += 1;
    }
    assert!(frames < LIVE_QUEUE_MAX + 80, "some were missed");
    assert_eq!(slow.cursor, heads.cursor());
    world.clock.pass(1_000);
    let next = world.customer_says(INES, "It goes on").await;
    let mut page = Page::default();
    slow.follow_to_the_end(&world, &mut page).await;
    assert!(page.messages.contains_key(&next.to_string()));
}

#[tokio::test]
async fn only_the_own_pages_of_somebody_signed_in_get_a_socket() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    let foreign = Live::open_from(&marta, "", Some("https://evil.example")).await;
    assert_eq!(foreign.err(), Some(403));
    let own = format!("http://{}", marta.address);
    assert!(Live::open_from(&marta, "", Some(&own)).await.is_ok());
    let mut nobody = Live::open(&world.browser(), "").await;
    assert_eq!(nobody.next().await, Next::Closed(4401));
}

#[tokio::test]
async fn two_customers_who_turn_out_to_be_one_leave_no_ghost_behind() {
    let world = World::new().await;
    let other = "447700900777";
    world.customer_says(INES, "one of us").await;
    world.customer_says(other, "and the other").await;
    let marta = world.signed_in(world.marta).await;
    let mut hers = Live::open(&marta, "").await;
    hers.frame().await;
    let identities = [INES, other].map(|digits| Identity::global(IdentityKind::WaId, digits));
    let one = Said::Contact(ContactSaid {
        identities: identities.to_vec(),
        source: NameSource::PhoneBook,
        name: Some("Ines".to_owned()),
        at: world.app.now(),
    });
    world.merge(vec![one]).await;
    let gone = loop {
        let frame = hers.frame().await;
        let items = frame["items"].as_array().cloned().unwrap_or_default();
        let mut removed = items
            .into_iter()
            .filter(|item| item["kind"] == "conversation_removed");
        if let Some(item) = removed.next() {
            break item["id"].as_str().unwrap().to_owned();
        }
    };
    let both = [INES, other].map(|digits| world.conversation(digits).0.to_string());
    assert!(both.contains(&gone), "{gone}");
    let asked = marta.get(&format!("/conversations/{gone}")).await;
    assert_eq!(asked.status, 404);
}

#[tokio::test]
async fn a_store_that_fails_signs_nobody_out() {
    let world = World::new().await;
    let marta = world.signed_in(world.marta).await;
    world.app.store.close().await;
    let mut hers = Live::open(&marta, "").await;
    assert_eq!(hers.next().await, Next::Closed(1011));
}

#[tokio::test]
async fn signing_out_closes_the_socket_and_stopping_closes_all() {
    let world = World::new().await;
    let (marta, joel) = (
        world.signed_in(world.marta).await,
        world.signed_in(world.joel).await,
    );
    let (mut hers, mut his) = (Live::open(&marta, "").await, Live::open(&joel, "").await);
    hers.frame().await;
    his.frame().await;
    assert_eq!(marta.delete("/session").await.status, 204);
    assert_eq!(hers.next().await, Next::Closed(4401));
    world.customer_says(INES, "Hello").await;
    assert_eq!(
        his.frame().await["type"],
        "changes",
        "the other one goes on"
    );
    world.stop.cancel();
    let closed = loop {
        if let Next::Closed(code) = his.next().await {
            break code;
        }
    };
    assert_eq!(closed, 1001);
}
