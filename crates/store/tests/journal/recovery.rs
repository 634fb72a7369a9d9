//! Opening after a crash or damage: a torn end is cut, damage is named and left alone.

use futures::future::join_all;
use twinline_store::disk::{Disk, SimulatedDisk};
use twinline_store::journal::{Journal, JournalError, Segments, SegmentsConfig, erase, verify};

use crate::rig::{
    ENTRY_FIXED_BYTES, HEADER_BYTES, append, arc, files, open, small, texts, written,
};

const FIRST: &str = "00000000000000000001.journal";

/// Where the entry after `texts` starts in the first segment.
fn offset_after(texts: &[&str]) -> usize {
    HEADER_BYTES
        + texts
            .iter()
            .map(|text| ENTRY_FIXED_BYTES + text.len())
            .sum::<usize>()
}

#[tokio::test]
async fn a_second_writer_is_refused_and_takes_nothing_from_the_first() {
    let disk = written(&["one"]).await;
    let first = open(&disk).unwrap();
    append(&first, "two").await.unwrap();
    let before = files(&disk);
    let refused = open(&disk).unwrap_err();
    assert!(matches!(refused, JournalError::InUse { .. }), "{refused:?}");
    let refused = erase(&disk, 0, &[1].into()).unwrap_err();
    assert!(matches!(refused, JournalError::InUse { .. }), "{refused:?}");
    assert_eq!(files(&disk), before);
    append(&first, "three").await.unwrap();
    drop(first);
    assert_eq!(texts(&open(&disk).unwrap()).await, ["one", "two", "three"]);
}

#[tokio::test]
async fn a_torn_end_is_cut_wherever_it_is_torn() {
    let whole = offset_after(&["one", "two", "three"]);
    for cut in offset_after(&["one", "two"])..whole {
        let disk = written(&["one", "two", "three"]).await;
        disk.tamper(FIRST, |bytes| bytes.truncate(cut)).unwrap();
        let journal = open(&disk).unwrap();
        assert_eq!(texts(&journal).await, ["one", "two"]);
        let torn = cut - offset_after(&["one", "two"]);
        assert_eq!(journal.recovered().cut_bytes, torn as u64);
        assert_eq!(journal.recovered().entries, 2);
        assert_eq!(append(&journal, "again").await, Ok(3));
        assert_eq!(verify(&disk, 0).unwrap().entries, 3);
    }
}

#[tokio::test]
async fn a_header_torn_while_its_segment_was_created_is_no_damage() {
    for length in 0..HEADER_BYTES {
        let disk = written(&["one"]).await;
        let header = disk.read_all(FIRST).unwrap()[..length].to_vec();
        disk.create("00000000000000000002.journal")
            .unwrap()
            .write_all(&header)
            .unwrap();
        let journal = open(&disk).unwrap();
        assert_eq!(texts(&journal).await, ["one"]);
        assert_eq!(append(&journal, "two").await, Ok(2));
    }
}

#[tokio::test]
async fn sectors_of_one_write_may_arrive_in_any_order() {
    // One group of many entries; its first is damaged, the others are whole.
    let disk = SimulatedDisk::new(1);
    let config = SegmentsConfig {
        group_max: 100,
        queue_max: 100,
        ..small()
    };
    let journal = Segments::open(arc(&disk), config.clone()).unwrap();
    append(&journal, "safe").await.unwrap();
    disk.hold_syncs();
    let mut group: Vec<_> = (0..9)
        .map(|_| Box::pin(append(&journal, "entry")))
        .collect();
    for one in &mut group {
        assert!(futures::poll!(one).is_pending());
    }
    disk.release_syncs();
    join_all(group).await;
    drop(journal);
    // The writer may have taken the first alone; then the group is what followed it.
    let (name, bytes) = files(&disk).pop().unwrap();
    let starts = group_starts(&bytes);
    let last = *starts.last().unwrap();
    disk.tamper(&name, |bytes| bytes[last + 40] ^= 1).unwrap();
    let journal = Segments::open(arc(&disk), config).unwrap();
    assert_eq!(
        journal.durable_to(),
        starts.len() as u64 - 1,
        "the whole last group is cut"
    );
    assert_eq!(journal.recovered().cut_bytes, (bytes.len() - last) as u64);
}

/// Offsets of entries whose flags say that they start a group.
fn group_starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = HEADER_BYTES;
    while at < bytes.len() {
        if bytes[at + 9] & 1 == 1 {
            starts.push(at);
        }
        at += 8 + u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    }
    starts
}

#[tokio::test]
async fn damage_before_safe_entries_is_named_and_nothing_is_changed() {
    let second = offset_after(&["one"]);
    for damaged in second..offset_after(&["one", "two"]) {
        let disk = written(&["one", "two", "three"]).await;
        disk.tamper(FIRST, |bytes| bytes[damaged] ^= 0x10).unwrap();
        let before = files(&disk);
        let error = open(&disk).unwrap_err();
        let JournalError::Corrupt {
            file,
            offset,
            position,
            ..
        } = &error
        else {
            panic!("expected damage at {damaged}, got {error}");
        };
        assert_eq!(
            (file.as_str(), *offset, *position),
            (FIRST, second as u64, 2)
        );
        let said = error.to_string();
        assert!(
            said.contains(FIRST) && said.contains(&second.to_string()),
            "{said}"
        );
        assert!(said.contains("restore this file from a backup"), "{said}");
        assert_eq!(files(&disk), before);
        assert!(verify(&disk, 0).is_err());
    }
}

#[tokio::test]
async fn a_header_damaged_before_safe_entries_is_named() {
    let disk = written(&["one"]).await;
    disk.tamper(FIRST, |bytes| bytes[20] ^= 1).unwrap();
    let error = open(&disk).unwrap_err();
    assert!(
        matches!(error, JournalError::Corrupt { offset: 0, .. }),
        "{error}"
    );
}

#[tokio::test]
async fn damage_in_an_earlier_segment_is_found_by_whoever_reads_it() {
    let body = "x".repeat(800);
    let disk = written(&[&body, &body, &body, &body, &body]).await;
    assert_eq!(disk.list().unwrap().len(), 3);
    let second = offset_after(&[&body]);
    disk.tamper(FIRST, |bytes| bytes[second + 200] = b'y')
        .unwrap();
    let journal = open(&disk).unwrap();
    assert_eq!(journal.read(0, 1).await.unwrap().len(), 1);
    for error in [
        journal.read(0, 10).await.unwrap_err(),
        verify(&disk, 0).unwrap_err(),
    ] {
        let JournalError::Corrupt {
            file,
            offset,
            position,
            ..
        } = &error
        else {
            panic!("expected damage, got {error}");
        };
        assert_eq!(
            (file.as_str(), *offset, *position),
            (FIRST, second as u64, 2)
        );
    }
    assert_eq!(
        journal.read(2, 10).await.unwrap().len(),
        3,
        "what is whole can be read"
    );
}

#[tokio::test]
async fn a_forged_body_with_a_true_checksum_breaks_the_proof() {
    let disk = written(&["one", "two", "three"]).await;
    let at = offset_after(&["one"]);
    disk.tamper(FIRST, |bytes| {
        let end = at + ENTRY_FIXED_BYTES + 3;
        bytes[end - 3..end].copy_from_slice(b"TWO");
        let checksum = crc32c::crc32c(&bytes[at + 8..end]);
        bytes[at + 4..at + 8].copy_from_slice(&checksum.to_le_bytes());
    })
    .unwrap();
    let said = verify(&disk, 0).unwrap_err().to_string();
    assert!(
        said.contains("its body is not the one that was hashed"),
        "{said}"
    );
    assert!(open(&disk).is_err());
}

#[tokio::test]
async fn removed_segments_are_missed() {
    let body = "x".repeat(800);
    let names = [
        "00000000000000000001.journal",
        "00000000000000000003.journal",
    ];
    for (removed, from, to) in [(names[0], 1, 2), (names[1], 3, 4)] {
        let disk = written(&[&body, &body, &body, &body, &body]).await;
        disk.remove(removed).unwrap();
        let error = verify(&disk, 0).unwrap_err();
        assert!(
            matches!(error, JournalError::Missing { from: f, to: t, .. } if (f, t) == (from, to))
                || matches!(error, JournalError::Corrupt { position, .. } if position == to + 1),
            "{error}"
        );
    }
}

#[tokio::test]
async fn another_shard_or_a_newer_format_is_refused_with_its_remedy() {
    let disk = written(&["one"]).await;
    let error = Segments::open(
        arc(&disk),
        SegmentsConfig {
            shard: 3,
            ..small()
        },
    )
    .unwrap_err();
    assert!(
        matches!(
            error,
            JournalError::OtherShard {
                expected: 3,
                found: 0,
                ..
            }
        ),
        "{error}"
    );
    disk.tamper(FIRST, |bytes| {
        bytes[8] = 2;
        let checksum = crc32c::crc32c(&bytes[..60]);
        bytes[60..64].copy_from_slice(&checksum.to_le_bytes());
    })
    .unwrap();
    let said = open(&disk).unwrap_err().to_string();
    assert!(said.contains("Run the newer Twinline"), "{said}");
}

#[tokio::test]
async fn what_an_unfinished_opening_left_is_removed() {
    let disk = written(&["one"]).await;
    disk.create("00000000000000000001.journal.draft")
        .unwrap()
        .write_all(b"half")
        .unwrap();
    disk.create("notes.txt").unwrap();
    assert_eq!(texts(&open(&disk).unwrap()).await, ["one"]);
    assert_eq!(
        disk.list().unwrap(),
        [FIRST, "notes.txt"],
        "and nothing that is not ours"
    );
}

#[tokio::test]
async fn entries_shown_after_a_restart_are_on_the_disk() {
    // A sync fails, the process dies before it can mend, the restarted one finds the entry in
    // the page cache. Showing it is right only when it was written again.
    for seed in 0..50 {
        let disk = SimulatedDisk::new(seed);
        let journal = open(&disk).unwrap();
        append(&journal, "a").await.unwrap();
        disk.fail_next_sync();
        // The write happens, its sync fails, and then nothing works until the restart.
        disk.power_off_after(2);
        append(&journal, "b").await.unwrap_err();
        drop(journal);
        disk.restore_power();
        let journal = open(&disk).unwrap();
        let shown = texts(&journal).await;
        assert_eq!(shown, ["a", "b"], "the page cache still has it");
        drop(journal);
        disk.crash();
        assert_eq!(texts(&open(&disk).unwrap()).await, shown, "seed {seed}");
    }
}
