//! Erasure: the body goes, the proof stays.

use std::collections::BTreeSet;

use twinline_store::disk::Disk;
use twinline_store::journal::{Erased, Journal, JournalError, erase, verify};

use crate::rig::{append, files, open, read_all, texts, written};

const PRIVATE: &str = "her private words";

fn positions(positions: &[u64]) -> BTreeSet<u64> {
    positions.iter().copied().collect()
}

async fn with_private_entries() -> (twinline_store::disk::SimulatedDisk, String) {
    let filler = "x".repeat(900);
    (
        written(&["one", PRIVATE, &filler, &filler, PRIVATE, "six"]).await,
        filler,
    )
}

fn holds_private_words(disk: &twinline_store::disk::SimulatedDisk) -> bool {
    files(disk).iter().any(|(_, bytes)| {
        bytes
            .windows(PRIVATE.len())
            .any(|window| window == PRIVATE.as_bytes())
    })
}

#[tokio::test]
async fn an_erased_entry_keeps_its_place_and_its_hash_and_loses_its_body() {
    let (disk, filler) = with_private_entries().await;
    let before = verify(&disk, 0).unwrap();
    assert!(before.segments > 1 && holds_private_words(&disk));

    let erased = erase(&disk, 0, &positions(&[2, 5])).unwrap();
    assert_eq!(
        erased,
        Erased {
            entries: 2,
            already: 0
        }
    );
    assert!(!holds_private_words(&disk));
    let after = verify(&disk, 0).unwrap();
    assert_eq!(
        (after.entries, after.erased, after.chain),
        (6, 2, before.chain)
    );

    disk.crash();
    let journal = open(&disk).unwrap();
    assert_eq!(
        texts(&journal).await,
        ["one", "(erased)", &filler, &filler, "(erased)", "six"]
    );
    let entry = &read_all(&journal).await.unwrap()[1];
    assert_eq!(
        (entry.position, entry.received_at, entry.body.bytes()),
        (2, 5, None)
    );
    assert_eq!(append(&journal, "seven").await, Ok(7));
    assert_eq!(verify(&disk, 0).unwrap().entries, 7);
}

#[tokio::test]
async fn erasing_again_is_harmless_and_a_wrong_position_changes_nothing() {
    let (disk, _) = with_private_entries().await;
    erase(&disk, 0, &positions(&[2])).unwrap();
    let before = files(&disk);
    assert_eq!(
        erase(&disk, 0, &positions(&[2])).unwrap(),
        Erased {
            entries: 0,
            already: 1
        }
    );
    for wrong in [0, 7] {
        let error = erase(&disk, 0, &positions(&[5, wrong])).unwrap_err();
        assert!(
            matches!(error, JournalError::NoSuchEntry { last: 6, .. }),
            "{error}"
        );
    }
    assert_eq!(files(&disk), before);
}

#[tokio::test]
async fn a_crash_at_any_moment_of_an_erasure_loses_nothing_else() {
    for acts in 0..20 {
        let (disk, filler) = with_private_entries().await;
        disk.power_off_after(acts);
        let answer = erase(&disk, 0, &positions(&[2, 5]));
        disk.crash();
        assert_eq!(verify(&disk, 0).unwrap().entries, 6);
        if answer.is_ok() {
            assert!(!holds_private_words(&disk), "durable on return");
        }
        erase(&disk, 0, &positions(&[2, 5])).unwrap();
        assert!(!holds_private_words(&disk));
        let journal = open(&disk).unwrap();
        let expected = ["one", "(erased)", &filler, &filler, "(erased)", "six"];
        assert_eq!(texts(&journal).await, expected);
        assert!(journal.stats().writable);
    }
}

#[tokio::test]
async fn copies_in_leftovers_are_erased_too() {
    let (disk, _) = with_private_entries().await;
    let first = &disk.list().unwrap()[0];
    disk.tamper(first, |bytes| bytes.extend_from_slice(PRIVATE.as_bytes()))
        .unwrap();
    assert_eq!(
        verify(&disk, 0).unwrap().leftover_bytes,
        PRIVATE.len() as u64
    );
    erase(&disk, 0, &positions(&[2, 5])).unwrap();
    assert!(!holds_private_words(&disk));
    assert_eq!(verify(&disk, 0).unwrap().leftover_bytes, 0);
}
