//! Old segments: compressed without anybody noticing, retired only as far as allowed, and never lost in between.

use std::collections::BTreeSet;

use twinline_store::disk::{Disk, SimulatedDisk};
use twinline_store::journal::{
    Journal, JournalError, Needed, Retention, Segments, SegmentsConfig, erase, mark_snapshot,
    verify,
};

use crate::rig::{ALL_MERGED, append, arc, files, open, read_all, small, texts};

const LINES: usize = 24;

fn line(number: usize) -> String {
    format!("{number:04} {}", "the same words again ".repeat(20))
}

fn lines(from: usize) -> Vec<String> {
    (from..LINES).map(line).collect()
}

/// A journal of several segments, still open.
async fn several(disk: &SimulatedDisk, retention: Retention) -> Segments {
    let config = SegmentsConfig {
        retention,
        ..small()
    };
    let journal = Segments::open(arc(disk), config).unwrap();
    for number in 0..LINES {
        append(&journal, &line(number)).await.unwrap();
    }
    assert!(journal.stats().segments > 4);
    journal
}

fn by_size() -> Retention {
    Retention {
        retire_over_bytes: Some(0),
        ..Retention::default()
    }
}

fn names(disk: &SimulatedDisk, suffix: &str) -> usize {
    let names = disk.list().unwrap();
    names.iter().filter(|name| name.ends_with(suffix)).count()
}

fn segments(disk: &SimulatedDisk) -> u64 {
    (names(disk, ".packed") + names(disk, ".journal")) as u64
}

#[tokio::test]
async fn sealed_segments_are_compressed_and_read_as_before() {
    let disk = SimulatedDisk::new(1);
    let journal = several(&disk, Retention::default()).await;
    let before = verify(&disk, 0).unwrap();
    let (stats, first) = (journal.stats(), read_all(&journal).await.unwrap());
    let behind = journal.tidy(9, Needed::after(0)).await.unwrap();
    assert_eq!(behind.compressed, 0, "the merger has yet to read them");
    let tidied = journal.tidy(9, ALL_MERGED).await.unwrap();
    // The newest sealed one and the one written to stay plain.
    assert_eq!(tidied.compressed, stats.segments - 2);
    assert_eq!(
        (names(&disk, ".packed") as u64, names(&disk, ".journal")),
        (tidied.compressed, 2)
    );
    let after = journal.stats();
    assert_eq!(after.compressed, tidied.compressed);
    assert_eq!(stats.bytes - after.bytes, tidied.freed_bytes);
    assert!(after.bytes * 2 < stats.bytes, "{after:?} of {stats:?}");
    assert_eq!(read_all(&journal).await.unwrap(), first);
    for position in (0..LINES as u64).rev() {
        let entry = &journal.read(position, 1).await.unwrap()[0];
        assert_eq!(entry, &first[usize::try_from(position).unwrap()]);
    }
    let proved = verify(&disk, 0).unwrap();
    assert_eq!(
        (proved.entries, proved.chain),
        (before.entries, before.chain)
    );
    assert_eq!(proved.compressed, tidied.compressed);
    assert_eq!(
        journal.tidy(9, ALL_MERGED).await.unwrap().compressed,
        0,
        "once"
    );
    drop(journal);
    disk.crash();
    assert_eq!(texts(&open(&disk).unwrap()).await, lines(0));
}

#[tokio::test]
async fn a_segment_is_compressed_by_age_as_well() {
    let disk = SimulatedDisk::new(1);
    let by_age = Retention {
        compress_after_ms: Some(1_000),
        ..Retention::keep_plain()
    };
    let journal = several(&disk, by_age).await;
    // The rig's entries were received at 5.
    assert_eq!(journal.tidy(1_004, ALL_MERGED).await.unwrap().compressed, 0);
    let sealed = journal.stats().segments - 1;
    assert_eq!(
        journal.tidy(1_005, ALL_MERGED).await.unwrap().compressed,
        sealed
    );
}

#[tokio::test]
async fn a_crash_at_any_moment_of_compressing_loses_nothing() {
    let mut finished = 0;
    for acts in 0..60 {
        for power_stays in [false, true] {
            let disk = SimulatedDisk::new(acts);
            let journal = several(&disk, Retention::default()).await;
            disk.power_off_after(acts);
            finished += u32::from(journal.tidy(9, ALL_MERGED).await.is_ok());
            drop(journal);
            if power_stays {
                disk.restore_power();
            } else {
                disk.crash();
            }
            assert_eq!(verify(&disk, 0).unwrap().entries, LINES as u64);
            let journal = open(&disk).unwrap();
            assert_eq!(texts(&journal).await, lines(0), "after {acts} acts");
            // What the crash left over is gone, and the next tidying ends the work.
            assert_eq!(segments(&disk), journal.stats().segments);
            journal.tidy(9, ALL_MERGED).await.unwrap();
            assert_eq!(names(&disk, ".draft"), 0);
            assert_eq!(names(&disk, ".journal"), 2);
            assert_eq!(append(&journal, "on").await, Ok(LINES as u64 + 1));
        }
    }
    assert!(
        (2..110).contains(&finished),
        "the power went at all moments: {finished}"
    );
}

#[tokio::test]
async fn a_disk_that_fails_while_compressing_leaves_the_segment_as_it_was() {
    let disk = SimulatedDisk::new(3);
    let journal = several(&disk, Retention::default()).await;
    disk.fail_next_sync();
    assert!(journal.tidy(9, ALL_MERGED).await.is_err());
    assert_eq!(texts(&journal).await, lines(0));
    disk.fail_next_write();
    assert!(journal.tidy(9, ALL_MERGED).await.is_err());
    assert!(journal.tidy(9, ALL_MERGED).await.unwrap().compressed > 0);
    assert_eq!(texts(&journal).await, lines(0));
}

#[tokio::test]
async fn readers_go_on_while_segments_are_compressed_under_them() {
    let disk = SimulatedDisk::new(1);
    let journal = std::sync::Arc::new(several(&disk, Retention::default()).await);
    let reading = {
        let journal = std::sync::Arc::clone(&journal);
        tokio::spawn(async move {
            for _ in 0..20 {
                assert_eq!(read_all(&journal).await.unwrap().len(), LINES);
            }
        })
    };
    journal.tidy(9, ALL_MERGED).await.unwrap();
    reading.await.unwrap();
}

#[tokio::test]
async fn nothing_is_retired_that_is_not_merged_and_in_a_snapshot() {
    let disk = SimulatedDisk::new(1);
    let journal = several(&disk, by_size()).await;
    assert_eq!(
        journal.tidy(9, ALL_MERGED).await.unwrap().retired,
        0,
        "no snapshot"
    );
    mark_snapshot(&disk, 0, 7).unwrap();
    assert_eq!(
        journal.tidy(9, Needed::after(0)).await.unwrap().retired,
        0,
        "nothing merged"
    );
    assert!(journal.tidy(9, ALL_MERGED).await.unwrap().retired > 0);
    let first = journal.stats().first;
    assert!((2..=8).contains(&first), "up to the snapshot: {first}");
    // An older snapshot takes nothing back.
    mark_snapshot(&disk, 0, 3).unwrap();
    mark_snapshot(&disk, 0, 12).unwrap();
    assert!(journal.tidy(9, Needed::after(10)).await.unwrap().retired > 0);
    let first = journal.stats().first;
    assert!((8..=11).contains(&first), "up to the merger: {first}");
}

/// The state keeps an excerpt of what could not be read; its bytes are here or nowhere.
#[tokio::test]
async fn what_could_not_be_read_yet_holds_its_segment_and_all_behind_it() {
    for retire_unread in [false, true] {
        let disk = SimulatedDisk::new(1);
        let config = SegmentsConfig {
            segment_bytes_max: 1,
            retention: Retention {
                retire_unread,
                ..by_size()
            },
            ..small()
        };
        let journal = Segments::open(arc(&disk), config).unwrap();
        for number in 0..10 {
            append(&journal, &line(number)).await.unwrap();
        }
        assert_eq!(journal.stats().segments, 10);
        mark_snapshot(&disk, 0, 10).unwrap();
        let needed = Needed {
            unread: Some(3),
            ..Needed::after(10)
        };
        let tidied = journal.tidy(9, needed).await.unwrap();
        if retire_unread {
            assert_eq!((tidied.retired, tidied.held_by), (9, None));
            continue;
        }
        assert_eq!((tidied.retired, tidied.held_by), (2, Some(3)));
        let kept = journal.read(2, 1).await.unwrap();
        assert_eq!(kept[0].body.bytes().unwrap(), line(2).as_bytes());
        // Once it was read it is like the others.
        let tidied = journal.tidy(9, Needed::after(10)).await.unwrap();
        assert_eq!((tidied.retired, tidied.held_by), (7, None));
    }
}

#[tokio::test]
async fn what_is_left_of_a_retired_journal_proves_itself() {
    let disk = SimulatedDisk::new(1);
    let journal = several(&disk, by_size()).await;
    let before = verify(&disk, 0).unwrap();
    mark_snapshot(&disk, 0, 1_000).unwrap();
    journal.tidy(9, ALL_MERGED).await.unwrap();
    let first = journal.stats().first;
    assert_eq!(journal.stats().segments, 1, "the last one stays");
    let error = journal.read(0, 10).await.unwrap_err();
    assert!(matches!(error, JournalError::Retired { position: 1, first: at } if at == first));
    let at = usize::try_from(first - 1).unwrap();
    assert_eq!(
        journal.read(first - 1, 100).await.unwrap().len(),
        LINES - at
    );
    let after = verify(&disk, 0).unwrap();
    assert_eq!((after.entries, after.chain), (before.entries, before.chain));
    assert_eq!(after.retired, first - 1);
    drop(journal);
    disk.crash();

    let journal = open(&disk).unwrap();
    assert_eq!(append(&journal, "on").await, Ok(LINES as u64 + 1));
    drop(journal);
    // A file that goes without a mark is missed, as ever.
    let name = &disk.list().unwrap()[0];
    disk.remove(name).unwrap();
    assert!(
        matches!(open(&disk), Err(JournalError::Missing { .. })) || names(&disk, ".journal") == 0
    );
}

#[tokio::test]
async fn a_crash_at_any_moment_of_retiring_leaves_a_whole_journal() {
    for acts in 0..40 {
        let disk = SimulatedDisk::new(acts);
        let journal = several(&disk, by_size()).await;
        mark_snapshot(&disk, 0, 9).unwrap();
        disk.power_off_after(acts);
        let done = journal.tidy(9, ALL_MERGED).await;
        drop(journal);
        disk.crash();
        let proved = verify(&disk, 0).unwrap();
        assert_eq!(proved.entries, LINES as u64);
        if done.is_ok() {
            assert!(proved.retired > 0, "durable on return");
        }
        let journal = open(&disk).unwrap();
        let first = usize::try_from(journal.stats().first).unwrap();
        let entries = journal.read(first as u64 - 1, 100).await.unwrap();
        assert_eq!(entries.len(), LINES + 1 - first);
        assert_eq!(segments(&disk), journal.stats().segments);
    }
}

#[tokio::test]
async fn compressed_entries_can_still_be_erased() {
    let disk = SimulatedDisk::new(1);
    let journal = several(&disk, Retention::default()).await;
    journal.tidy(9, ALL_MERGED).await.unwrap();
    drop(journal);
    let before = verify(&disk, 0).unwrap();
    let positions = BTreeSet::from([2, LINES as u64]);
    assert_eq!(erase(&disk, 0, &positions).unwrap().entries, 2);
    let after = verify(&disk, 0).unwrap();
    assert_eq!((after.erased, after.chain), (2, before.chain));
    assert_eq!(after.compressed, before.compressed);
    let journal = open(&disk).unwrap();
    let texts = texts(&journal).await;
    assert_eq!(
        (texts[1].as_str(), texts[LINES - 1].as_str()),
        ("(erased)", "(erased)")
    );
    assert_eq!(texts[2], line(2));
}

#[tokio::test]
async fn damage_in_a_compressed_segment_is_named() {
    let disk = SimulatedDisk::new(1);
    let journal = several(&disk, Retention::default()).await;
    journal.tidy(9, ALL_MERGED).await.unwrap();
    drop(journal);
    let (name, content) = files(&disk)
        .into_iter()
        .find(|(name, _)| name.ends_with(".packed"))
        .unwrap();
    for at in (0..content.len()).step_by(7) {
        disk.tamper(&name, |bytes| bytes[at] ^= 4).unwrap();
        let error = verify(&disk, 0).unwrap_err();
        let named = matches!(&error, JournalError::Corrupt { file, .. } if *file == name);
        assert!(named, "byte {at}: {error}");
        disk.tamper(&name, |bytes| bytes[at] ^= 4).unwrap();
    }
    disk.tamper(&name, |bytes| bytes.truncate(content.len() - 1))
        .unwrap();
    assert!(matches!(
        verify(&disk, 0),
        Err(JournalError::Corrupt { .. })
    ));
}
