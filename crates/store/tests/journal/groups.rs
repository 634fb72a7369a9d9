//! Group commit: what queues while the disk syncs shares the next sync. Counted, not timed.

use futures::future::join_all;
use twinline_store::disk::SimulatedDisk;
use twinline_store::journal::{AppendError, Journal, Segments, SegmentsConfig};

use crate::rig::{append, arc, small, until};

/// Appends `entries` at once while the disk is slow, and returns the syncs that took.
async fn syncs_for(entries: usize, group_max: usize) -> u64 {
    let disk = SimulatedDisk::new(1);
    let config = SegmentsConfig {
        queue_max: entries,
        group_max,
        segment_bytes_max: 1 << 30,
        ..small()
    };
    let journal = Segments::open(arc(&disk), config).unwrap();
    let before = disk.counts().syncs;
    disk.hold_syncs();
    let texts: Vec<String> = (0..entries).map(|no| no.to_string()).collect();
    let mut waiting = Vec::new();
    for text in &texts {
        let mut one = Box::pin(append(&journal, text));
        assert!(futures::poll!(&mut one).is_pending());
        waiting.push(one);
    }
    disk.release_syncs();
    for answer in join_all(waiting).await {
        answer.unwrap();
    }
    assert_eq!(journal.durable_to(), entries as u64);
    disk.counts().syncs - before
}

#[tokio::test]
async fn concurrent_appends_share_a_sync() {
    // One for what the writer took before the others came, one for all the others.
    let syncs = syncs_for(500, 1_000).await;
    assert!(syncs <= 2, "{syncs} syncs for 500 entries");
}

#[tokio::test]
async fn a_group_is_bounded() {
    let syncs = syncs_for(100, 10).await;
    assert!(
        (10..=11).contains(&syncs),
        "{syncs} syncs for 100 entries in groups of 10"
    );
}

#[tokio::test]
async fn an_append_alone_takes_one_sync_and_waits_for_nobody() {
    assert_eq!(syncs_for(1, 1_000).await, 1);
}

#[tokio::test]
async fn the_queue_is_bounded_in_bytes_as_well() {
    let disk = SimulatedDisk::new(1);
    let config = SegmentsConfig {
        queue_max: 1_000,
        queue_bytes_max: 1_000,
        ..small()
    };
    let journal = Segments::open(arc(&disk), config).unwrap();
    disk.hold_syncs();
    let large = "x".repeat(5_000);
    let text = "x".repeat(400);
    let mut first = Box::pin(append(&journal, &large));
    assert!(
        futures::poll!(&mut first).is_pending(),
        "an entry of any size may wait alone"
    );
    until("the writer takes the first entry", || {
        journal.stats().queued == 0
    })
    .await;
    let mut waiting = vec![first];
    for _ in 0..2 {
        let mut one = Box::pin(append(&journal, &text));
        assert!(futures::poll!(&mut one).is_pending());
        waiting.push(one);
    }
    assert_eq!(append(&journal, &text).await, Err(AppendError::Full));
    assert_eq!(journal.stats().queued, 2);
    disk.release_syncs();
    for answer in join_all(waiting).await {
        answer.unwrap();
    }
    append(&journal, &text).await.unwrap();
}

#[tokio::test]
async fn dropping_the_journal_writes_what_is_queued() {
    let disk = SimulatedDisk::new(1);
    let journal = Segments::open(arc(&disk), small()).unwrap();
    for no in 0..5 {
        let text = no.to_string();
        let mut left = Box::pin(append(&journal, &text));
        let _ = futures::poll!(&mut left);
    }
    drop(journal);
    disk.crash();
    assert_eq!(Segments::open(arc(&disk), small()).unwrap().durable_to(), 5);
}
