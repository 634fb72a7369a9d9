//! What the journal says is what the state holds; and what somebody's hand altered is found and mended.

use twinline_core::content::Content;
use twinline_core::ids::MessageId;
use twinline_core::send::SendState;
use twinline_platform::merger::{compared, rebuild};
use twinline_sandbox::{Faults, PhoneChange};
use twinline_store::replay::{Compared, Differences, Scratch};
use twinline_store::{Store, Touch};

use crate::agreement;
use crate::house::{House, SECOND, eventually};

/// The state made again in a folder that lives as long as it is looked at.
struct Replayed {
    scratch: Scratch,
    folder: tempfile::TempDir,
}

async fn replay_into(house: &House, folder: tempfile::TempDir) -> Replayed {
    let store = Store::open(folder.path().join("scratch.db")).await.unwrap();
    let scratch = rebuild(&house.app.parts, store, |_, _| {}).await.unwrap();
    Replayed { scratch, folder }
}

async fn replay(house: &House) -> Replayed {
    replay_into(house, tempfile::tempdir().unwrap()).await
}

fn all(house: &House) -> Compared {
    compared(None, house.app.now())
}

fn assert_same(found: &Differences) {
    assert_eq!(found.first, [], "{} rows differ", found.count);
    assert_eq!(found.count, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_story_of_faults_a_replay_finds_no_difference() {
    let house = agreement::story(2).await;
    let replayed = replay(&house).await;
    let found = replayed.scratch.compare(all(&house)).await.unwrap();
    assert_same(&found);
    for table in [
        "contacts",
        "identities",
        "conversations",
        "messages",
        "lines",
    ] {
        assert!(found.rows[table] > 0, "{table}: {found:?}");
    }
    assert!(found.rows["messages"] > 100, "{found:?}");
    // The same line by line, as text.
    let present = house.app.store.canonical_dump(all(&house)).await.unwrap();
    let again = replayed.scratch.store().canonical_dump(all(&house)).await;
    let events = |line: &String| !line.starts_with("line_events");
    let (present, again): (Vec<_>, Vec<_>) = (
        present.into_iter().filter(events).collect(),
        again.unwrap().into_iter().filter(events).collect(),
    );
    assert_eq!(present, again);
}

#[tokio::test(flavor = "multi_thread")]
async fn sends_that_were_put_off_or_lost_replay_as_they_are() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900806");
    house.customer_says(&mut ana, "Hello!").await;
    house.sandbox.set_faults(Faults {
        timeout_after_accept_next: 1,
        throttle_next: 1,
        ..Faults::none()
    });
    let mut sends = Vec::new();
    for text in ["one", "two", "three"] {
        sends.push(house.marta_says(&ana, text).await);
    }
    house.owner_says(&ana, "It is me");
    // A phone that is off: its ticks come late, after the replayed part began.
    let off = PhoneChange {
        online: Some(false),
        ..PhoneChange::default()
    };
    house.sandbox.change_phone(&ana.phone, off).unwrap();
    sends.push(house.marta_says(&ana, "four").await);
    eventually("every send is proven, and all is quiet", async || {
        house.sandbox.advance(SECOND);
        for send in &sends {
            if house.state_of(ana.conversation, *send).await != Some(SendState::Settled) {
                return false;
            }
        }
        house.texts(ana.conversation).await.len() >= 6 && house.quiet().await
    })
    .await;
    let tried = house.app.store.attempts(sends[1]).await.unwrap().len()
        + house.app.store.attempts(sends[0]).await.unwrap().len()
        + house.app.store.attempts(sends[2]).await.unwrap().len();
    assert!(tried > 3, "one was put off and tried again");
    let replayed = replay(&house).await;
    assert_same(&replayed.scratch.compare(all(&house)).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tampered_row_is_reported_and_mended_and_readers_are_told() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900807");
    house.customer_says(&mut ana, "Is the rye in?").await;
    eventually("all is quiet", async || house.quiet().await).await;
    let honest = house.rows(ana.conversation).await.pop().unwrap().message;
    tamper(&house, &honest.id).await;

    let replayed = replay(&house).await;
    let found = replayed.scratch.compare(all(&house)).await.unwrap();
    assert_eq!(found.count, 1, "{:?}", found.first);
    let difference = &found.first[0];
    assert_eq!(
        (difference.table, difference.key.as_str()),
        ("messages", honest.id.0.to_string().as_str())
    );
    assert_eq!(difference.column.as_deref(), Some("content.body"));
    assert_eq!(difference.present, "I owe you nothing");
    assert_eq!(difference.replayed, "Is the rye in?");

    let head = house
        .app
        .store
        .line(house.line)
        .await
        .unwrap()
        .unwrap()
        .head;
    assert_eq!(replayed.scratch.mend(all(&house)).await.unwrap(), 1);
    let mended = house.rows(ana.conversation).await.pop().unwrap();
    assert_eq!(mended.message, honest);
    assert!(mended.version > head, "a change tells of it");
    let changes = house.app.store.changes_after(house.line, head, 10).await;
    assert_eq!(changes.unwrap().len(), 1);
    assert_same(&replayed.scratch.compare(all(&house)).await.unwrap());
}

/// Somebody's hand alters what a customer said.
async fn tamper(house: &House, id: &MessageId) {
    let id = *id;
    let touch = Touch {
        messages: vec![id],
        ..Touch::default()
    };
    house
        .app
        .store
        .act(house.line, house.app.now(), touch, |set| {
            let message = set.messages.get_mut(&id).ok_or("it is there")?;
            message.content = Content::Text {
                body: "I owe you nothing".to_owned(),
            };
            set.touched.messages.insert(id);
            Ok::<(), &str>(())
        })
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_from_a_snapshot_and_the_tail_is_the_same() {
    let house = House::new().await;
    let mut ana = house.customer("Ana Sousa", "447700900808");
    house.customer_says(&mut ana, "Is the rye in?").await;
    house.marta_says(&ana, "It is").await;
    eventually("all is quiet", async || house.quiet().await).await;
    let folder = tempfile::tempdir().unwrap();
    let snapshot = folder.path().join("scratch.db");
    house.app.store.copy_to(&snapshot).await.unwrap();

    house.customer_says(&mut ana, "And the spelt?").await;
    let late = house.marta_says(&ana, "Until six").await;
    // Her chat is open: she reads both answers, and nothing comes after that.
    eventually("the answers are out and read", async || {
        house.sandbox.advance(SECOND);
        let state = house.state_of(ana.conversation, late).await;
        let rows = house.rows(ana.conversation).await;
        let mut answers = rows.iter().filter(|row| row.message.send.is_some());
        state.is_some_and(SendState::out)
            && answers.all(|row| row.message.ticks.read.is_some())
            && house.quiet().await
    })
    .await;
    let replayed = replay_into(&house, folder).await;
    assert_same(&replayed.scratch.compare(all(&house)).await.unwrap());
    drop(replayed.folder);
}
