//! A disk that fails: nothing unsafe is acknowledged or shown, and the journal mends itself.

use twinline_store::disk::SimulatedDisk;
use twinline_store::journal::{AppendError, Journal, verify};

use crate::rig::{append, open, texts, until};

fn assert_unwritable(answer: Result<u64, AppendError>, because: &str) {
    match answer {
        Err(AppendError::Unwritable { reason }) => assert!(reason.contains(because), "{reason}"),
        other => panic!("expected a refusal because {because:?}, got {other:?}"),
    }
}

#[tokio::test]
async fn a_failed_sync_acknowledges_nothing_and_later_appends_work() {
    let disk = SimulatedDisk::new(1);
    let journal = open(&disk).unwrap();
    append(&journal, "a").await.unwrap();
    disk.fail_next_sync();
    assert_unwritable(append(&journal, "b").await, "the simulated sync failed");
    assert!(
        journal.stats().writable,
        "mended before the refusal is told"
    );
    assert_eq!(journal.durable_to(), 1);
    assert_eq!(texts(&journal).await, ["a"]);

    assert_eq!(
        append(&journal, "c").await,
        Ok(2),
        "the position was not used up"
    );
    let stats = journal.stats();
    assert!(
        stats
            .last_error
            .unwrap()
            .contains("00000000000000000001.journal")
    );
    assert_eq!(
        stats.segments, 2,
        "the file whose sync failed is written to no more"
    );
    drop(journal);
    disk.crash();
    assert_eq!(texts(&open(&disk).unwrap()).await, ["a", "c"]);
    assert_eq!(verify(&disk, 0).unwrap().entries, 2);
}

#[tokio::test]
async fn a_failed_sync_of_the_very_first_entry_can_be_mended() {
    let disk = SimulatedDisk::new(1);
    let journal = open(&disk).unwrap();
    disk.fail_next_sync();
    assert_unwritable(append(&journal, "a").await, "sync");
    assert_eq!(append(&journal, "b").await, Ok(1));
    assert_eq!(texts(&journal).await, ["b"]);
    drop(journal);
    disk.crash();
    assert_eq!(texts(&open(&disk).unwrap()).await, ["b"]);
}

#[tokio::test]
async fn a_failed_write_refuses_its_whole_group_and_leaves_no_trace() {
    let disk = SimulatedDisk::new(1);
    let journal = open(&disk).unwrap();
    disk.hold_syncs();
    let mut before = Box::pin(append(&journal, "before"));
    assert!(futures::poll!(&mut before).is_pending());
    until("the writer takes the first entry", || {
        journal.stats().queued == 0
    })
    .await;
    let mut writing = disk.counts().writes;
    until("it is written", || {
        std::mem::replace(&mut writing, disk.counts().writes) == 2
    })
    .await;
    let mut group: Vec<_> = ["x", "y", "z"]
        .iter()
        .map(|text| Box::pin(append(&journal, text)))
        .collect();
    for one in &mut group {
        assert!(futures::poll!(one).is_pending());
    }
    disk.fail_next_write();
    disk.release_syncs();
    assert_eq!(before.await, Ok(1));
    for one in group {
        assert_unwritable(one.await, "the simulated write failed");
    }
    assert_eq!(append(&journal, "after").await, Ok(2));
    assert_eq!(texts(&journal).await, ["before", "after"]);
    assert_eq!(
        journal.stats().segments,
        1,
        "a file is cut back and used on"
    );
    assert_eq!(verify(&disk, 0).unwrap().leftover_bytes, 0);
}

#[tokio::test]
async fn a_full_disk_is_said_and_mended_without_anybody_appending() {
    let disk = SimulatedDisk::new(1);
    let journal = open(&disk).unwrap();
    append(&journal, "a").await.unwrap();
    disk.refuse_changes(true);
    for _ in 0..3 {
        assert_unwritable(append(&journal, "lost").await, "cannot");
    }
    assert!(!journal.stats().writable);
    assert_eq!(texts(&journal).await, ["a"], "readers go on");
    disk.refuse_changes(false);
    until("the journal mends itself", || journal.stats().writable).await;
    assert_eq!(append(&journal, "b").await, Ok(2));
    assert_eq!(texts(&journal).await, ["a", "b"]);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_found_when_opening() {
    let disk = SimulatedDisk::new(1);
    disk.refuse_changes(true);
    let refused = open(&disk).unwrap_err().to_string();
    assert_eq!(refused, "cannot create 00000000000000000001.journal");
}
