//! The suite every engine of the journal must pass: what [`Journal`] promises, tried from outside.
//!
//! An engine offers a [`Factory`] and runs [`run`] in a test; it panics with the promise that was
//! broken. What an engine does about power cuts is proved beside it, because every
//! engine loses power differently.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use futures::future::join_all;

use super::{AppendError, BODY_BYTES_MAX, Body, Entry, EntryKind, Journal};

/// Entries that may wait in a journal of the factory.
pub const QUEUE_MAX: usize = 8;

/// Makes journals of one engine for the suite.
#[async_trait]
pub trait Factory: Send + Sync {
    /// A new empty journal, bounded to [`QUEUE_MAX`] waiting entries and to bodies of
    /// [`BODY_BYTES_MAX`].
    async fn create(&self) -> Arc<dyn Journal>;

    /// Closes the journal in an orderly way and opens it again.
    async fn reopen(&self, journal: Arc<dyn Journal>) -> Arc<dyn Journal>;

    /// Makes what the engine writes to so slow that nothing becomes durable until
    /// [`Factory::resume`].
    async fn stall(&self);

    /// Ends a [`Factory::stall`].
    async fn resume(&self);
}

/// Runs the whole suite.
pub async fn run(factory: &dyn Factory) {
    an_empty_journal_has_nothing(factory).await;
    entries_come_back_as_they_were(factory).await;
    positions_are_dense_and_in_the_order_of_appends(factory).await;
    reads_go_on_from_a_position(factory).await;
    concurrent_appends_are_each_there_once(factory).await;
    appends_wake_who_watches(factory).await;
    nothing_is_acknowledged_before_it_is_durable(factory).await;
    the_queue_is_bounded(factory).await;
    an_entry_survives_who_stopped_waiting(factory).await;
    two_readers_read_while_it_grows(factory).await;
    reopening_changes_nothing(factory).await;
}

async fn append(journal: &dyn Journal, text: &str) -> u64 {
    let body = Bytes::copy_from_slice(text.as_bytes());
    journal
        .append(EntryKind::WebhookDelivery, 1_000, body)
        .await
        .expect("an append succeeds")
}

async fn read(journal: &dyn Journal, after: u64, entries_max: usize) -> Vec<Entry> {
    journal
        .read(after, entries_max)
        .await
        .expect("a read succeeds")
}

/// Everything, in small bites.
async fn read_all(journal: &dyn Journal) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let after = entries.last().map_or(0, |entry| entry.position);
        let more = read(journal, after, 7).await;
        if more.is_empty() {
            return entries;
        }
        entries.extend(more);
    }
}

fn texts(entries: &[Entry]) -> Vec<String> {
    let bytes = |entry: &Entry| entry.body.bytes().expect("nothing was erased").to_vec();
    entries
        .iter()
        .map(|entry| String::from_utf8_lossy(&bytes(entry)).into_owned())
        .collect()
}

async fn an_empty_journal_has_nothing(factory: &dyn Factory) {
    let journal = factory.create().await;
    assert_eq!(journal.durable_to(), 0);
    assert_eq!(read(&*journal, 0, 10).await, []);
    assert_eq!(
        read(&*journal, 99, 10).await,
        [],
        "a position beyond the end is no error"
    );
    let stats = journal.stats();
    assert!(
        stats.writable && stats.entries == 0 && stats.last_error.is_none(),
        "{stats:?}"
    );
}

async fn entries_come_back_as_they_were(factory: &dyn Factory) {
    let journal = factory.create().await;
    let bodies = [
        Bytes::new(),
        Bytes::from(vec![0; 300_000]),
        Bytes::from_static(b"\xff\0TWLNJRN1"),
    ];
    let kinds = [
        EntryKind::WebhookDelivery,
        EntryKind::CallAnswer,
        EntryKind::Other(200),
    ];
    let times = [0, -5, i64::MAX];
    for at in 0..3 {
        let appended = journal
            .append(kinds[at], times[at], bodies[at].clone())
            .await;
        assert_eq!(appended, Ok(at as u64 + 1));
    }
    for (at, entry) in read_all(&*journal).await.into_iter().enumerate() {
        assert_eq!(entry.position, at as u64 + 1);
        assert_eq!(
            (entry.kind, entry.received_at, entry.key_id),
            (kinds[at], times[at], 0)
        );
        assert_eq!(entry.body, Body::Bytes(bodies[at].clone()));
    }
    let huge = Bytes::from(vec![0; BODY_BYTES_MAX + 1]);
    let refused = journal.append(EntryKind::WebhookDelivery, 0, huge).await;
    assert!(matches!(refused, Err(AppendError::TooLarge { .. })));
    assert_eq!(journal.stats().entries, 3);
}

async fn positions_are_dense_and_in_the_order_of_appends(factory: &dyn Factory) {
    let journal = factory.create().await;
    for no in 1..=50 {
        assert_eq!(append(&*journal, &no.to_string()).await, no);
        assert_eq!(journal.durable_to(), no, "durable on return");
        let newest = read(&*journal, no - 1, 10).await;
        assert_eq!(texts(&newest), [no.to_string()], "readable on return");
    }
}

async fn reads_go_on_from_a_position(factory: &dyn Factory) {
    let journal = factory.create().await;
    for no in 1..=300 {
        append(&*journal, &no.to_string()).await;
    }
    for (after, entries_max) in [(0, 1), (0, 300), (1, 5), (130, 100), (128, 64), (299, 10)] {
        let entries = read(&*journal, after, entries_max).await;
        let expected: Vec<String> = (after + 1..=300)
            .take(entries_max)
            .map(|no| no.to_string())
            .collect();
        assert_eq!(
            texts(&entries),
            expected,
            "after {after}, at most {entries_max}"
        );
    }
    assert_eq!(read(&*journal, 300, 10).await, []);
    assert_eq!(read(&*journal, 10, 0).await, []);
}

async fn concurrent_appends_are_each_there_once(factory: &dyn Factory) {
    let journal = factory.create().await;
    let mut acknowledged = Vec::new();
    for round in 0..20 {
        let texts: Vec<String> = (0..QUEUE_MAX).map(|no| format!("{round}-{no}")).collect();
        let positions = join_all(texts.iter().map(|text| append(&*journal, text))).await;
        acknowledged.extend(positions.into_iter().zip(texts));
    }
    acknowledged.sort();
    let entries = read_all(&*journal).await;
    let read: Vec<(u64, String)> = entries
        .iter()
        .map(|entry| entry.position)
        .zip(texts(&entries))
        .collect();
    assert_eq!(read, acknowledged);
}

async fn appends_wake_who_watches(factory: &dyn Factory) {
    let journal = factory.create().await;
    let mut watch = journal.watch();
    assert_eq!(*watch.borrow_and_update(), 0);
    append(&*journal, "a").await;
    append(&*journal, "b").await;
    watch.changed().await.expect("the journal is open");
    let seen = *watch.borrow_and_update();
    assert!(
        (1..=2).contains(&seen),
        "it says how far one may read: {seen}"
    );
    assert_eq!(journal.durable_to(), 2);
}

async fn nothing_is_acknowledged_before_it_is_durable(factory: &dyn Factory) {
    let journal = factory.create().await;
    append(&*journal, "before").await;
    factory.stall().await;
    let mut waiting = Box::pin(append(&*journal, "stalled"));
    for _ in 0..100 {
        assert!(futures::poll!(&mut waiting).is_pending());
        tokio::task::yield_now().await;
    }
    assert_eq!(journal.durable_to(), 1);
    assert_eq!(
        texts(&read(&*journal, 0, 10).await),
        ["before"],
        "readers see durable entries only"
    );
    factory.resume().await;
    assert_eq!(waiting.await, 2);
}

async fn the_queue_is_bounded(factory: &dyn Factory) {
    let journal = factory.create().await;
    factory.stall().await;
    let mut waiting = Vec::new();
    let mut refused = 0;
    for no in 0..100 {
        let body = Bytes::from(no.to_string());
        let mut append = Box::pin(journal.append(EntryKind::WebhookDelivery, 0, body));
        match futures::poll!(&mut append) {
            std::task::Poll::Pending => waiting.push(append),
            std::task::Poll::Ready(answer) => {
                assert_eq!(answer, Err(AppendError::Full));
                refused += 1;
            }
        }
    }
    // What is being written has left the queue, so it may hold a few groups more than its bound.
    assert!(
        refused >= 50,
        "{refused} of 100 refused with room for {QUEUE_MAX}"
    );
    assert!(waiting.len() >= QUEUE_MAX);
    factory.resume().await;
    let accepted = waiting.len() as u64;
    let positions: BTreeSet<u64> = join_all(waiting)
        .await
        .into_iter()
        .map(|answer| answer.expect("it was queued"))
        .collect();
    assert_eq!(
        positions,
        (1..=accepted).collect(),
        "what was queued is there, and nothing else"
    );
    assert_eq!(append(&*journal, "room again").await, accepted + 1);
    assert_eq!(journal.stats().queued, 0);
}

async fn an_entry_survives_who_stopped_waiting(factory: &dyn Factory) {
    let journal = factory.create().await;
    factory.stall().await;
    let mut waiting = Box::pin(append(&*journal, "left alone"));
    assert!(futures::poll!(&mut waiting).is_pending());
    drop(waiting);
    factory.resume().await;
    append(&*journal, "next").await;
    assert_eq!(texts(&read_all(&*journal).await), ["left alone", "next"]);
}

async fn two_readers_read_while_it_grows(factory: &dyn Factory) {
    const ENTRIES: u64 = 200;
    let journal = factory.create().await;
    let follow = |entries_max: usize| {
        let journal = Arc::clone(&journal);
        async move {
            let mut watch = journal.watch();
            let mut read_to = 0;
            while read_to < ENTRIES {
                for entry in read(&*journal, read_to, entries_max).await {
                    assert_eq!(entry.position, read_to + 1);
                    assert_eq!(texts(&[entry]), [(read_to + 1).to_string()]);
                    read_to += 1;
                }
                if read_to < ENTRIES && journal.durable_to() == read_to {
                    watch.changed().await.expect("the journal is open");
                }
            }
        }
    };
    let write = async {
        for no in 1..=ENTRIES {
            append(&*journal, &no.to_string()).await;
        }
    };
    tokio::join!(write, follow(1), follow(50));
}

async fn reopening_changes_nothing(factory: &dyn Factory) {
    let mut journal = factory.create().await;
    let mut expected = Vec::new();
    for round in 0..4 {
        for no in 0..20 {
            let text = format!("{round}-{no}");
            append(&*journal, &text).await;
            expected.push(text);
        }
        journal = factory.reopen(journal).await;
        assert_eq!(journal.durable_to(), expected.len() as u64);
        assert_eq!(texts(&read_all(&*journal).await), expected);
    }
    assert_eq!(append(&*journal, "on").await, expected.len() as u64 + 1);
}
