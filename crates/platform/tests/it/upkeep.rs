//! What is forgotten, and what is not.

use serde_json::Value;
use twinline_platform::limits::CHANGES_KEPT_MS;
use twinline_platform::merger::JOURNAL;
use twinline_platform::upkeep::{Forgotten, forget, tidy};
use twinline_store::disk::RealDisk;
use twinline_store::journal::{EntryKind, Retention, SegmentsConfig, mark_snapshot};
use twinline_store::{MergeBatch, NewUnreadable};

use crate::world::{NO_GRAPH, World};

const INES: &str = "447700900318";

#[tokio::test]
async fn old_changes_are_forgotten_and_messages_are_not() {
    let world = World::new().await;
    world.customer_says(INES, "the first").await;
    let marta = world.signed_in(world.marta).await;
    let nothing = Forgotten {
        changes: 0,
        ticks: 0,
        sessions: 0,
    };
    assert_eq!(forget(&world.app).await.unwrap(), nothing);
    world.clock.pass(CHANGES_KEPT_MS + 1);
    world.customer_says(INES, "the second").await;
    let forgotten = forget(&world.app).await.unwrap();
    assert!(forgotten.changes > 0, "{forgotten:?}");
    let kept = world.app.store.oldest_change(world.line).await.unwrap();
    assert!(kept.is_some_and(|no| no > 1), "the newest stay: {kept:?}");
    let id = world.conversation(INES);
    let page = marta.get(&format!("/conversations/{id}/messages")).await;
    let items = page.body["items"].as_array().map(Vec::len);
    assert_eq!(items, Some(2), "{}", Value::to_string(&page.body));
}

/// The bytes of what could not be read are in the journal alone: an upgrade must find them.
#[tokio::test]
async fn a_delivery_that_could_not_be_read_is_not_retired() {
    let segments = SegmentsConfig {
        segment_bytes_max: 1,
        retention: Retention {
            retire_over_bytes: Some(0),
            ..Retention::default()
        },
        ..SegmentsConfig::default()
    };
    let world = World::with(NO_GRAPH, segments).await;
    let (journal, now) = (&world.app.journal, world.app.now());
    for number in 1..=10 {
        let body = format!("delivery {number}").into();
        let appended = journal.append(EntryKind::WebhookDelivery, now, body).await;
        assert_eq!(appended, Ok(number));
    }
    let odd = NewUnreadable {
        position: 3,
        index: 0,
        address: None,
        line: None,
        field: None,
        reason: "Twinline does not know this kind of news yet.".to_owned(),
        excerpt: "delivery 3".to_owned(),
        received_at: now,
    };
    let batch = MergeBatch {
        journal: JOURNAL.to_owned(),
        position_after: 10,
        now,
        unreadables: vec![odd],
        ..MergeBatch::default()
    };
    world.app.store.merge(batch).await.unwrap();
    let disk = RealDisk::open(world.journal_folder()).unwrap();
    mark_snapshot(&disk, 0, 10).unwrap();

    let tidied = tidy(&world.app).await.unwrap();
    assert_eq!((tidied.retired, tidied.held_by), (2, Some(3)));
    let kept = journal.read(2, 1).await.unwrap();
    assert_eq!(kept[0].body.bytes().unwrap(), "delivery 3".as_bytes());
    let alerts = world.app.alerts.list();
    assert!(alerts.iter().any(|alert| alert.code == "journal_held"));

    let id = world.app.store.unreadables(None, 1).await.unwrap()[0].id;
    assert!(world.app.store.mark_replayed(id).await.unwrap());
    assert_eq!(tidy(&world.app).await.unwrap().retired, 7);
}
