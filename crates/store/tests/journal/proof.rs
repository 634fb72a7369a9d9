//! The proof of durability: whatever the disk does, every acknowledged entry is there once, with
//! its bytes, in its place; what a reader saw stays; order and chain hold. And the proof of the
//! proof: with a disk that lies about syncs, it fails.

use std::collections::{BTreeMap, BTreeSet};

use futures::future::join_all;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::{Builder, Runtime};
use twinline_store::disk::SimulatedDisk;
use twinline_store::journal::{Body, Entry, Journal, JournalError, Segments, verify};

use crate::rig::{ALL_MERGED, append, open, read_all};

/// What happens to a journal.
#[derive(Debug, Clone)]
enum Step {
    /// So many entries at once, of about this size.
    Append {
        entries: usize,
        bytes: usize,
    },
    FailSync,
    FailWrite,
    /// The disk refuses while so many entries are tried.
    Refuse {
        entries: usize,
    },
    /// The power goes after so many acts of the disk, in the middle of one.
    PowerOffAfter {
        acts: u64,
    },
    /// Power cut and restart; the power goes again after so many acts of recovery.
    Crash {
        again_after: Option<u64>,
    },
    /// Old segments are compressed.
    Tidy,
    /// The process restarts, the power stays: what was not synced is still seen.
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    let again = prop::option::of(0_u64..10);
    prop_oneof![
        8 => (1_usize..8, 0_usize..700).prop_map(|(entries, bytes)| Step::Append { entries, bytes }),
        2 => Just(Step::FailSync),
        1 => Just(Step::FailWrite),
        1 => (1_usize..4).prop_map(|entries| Step::Refuse { entries }),
        2 => (0_u64..14).prop_map(|acts| Step::PowerOffAfter { acts }),
        2 => again.prop_map(|again_after| Step::Crash { again_after }),
        1 => Just(Step::Restart),
        2 => Just(Step::Tidy),
    ]
}

/// What was promised so far.
#[derive(Default)]
struct Witness {
    tried: u64,
    acknowledged: BTreeMap<u64, String>,
    /// What readers have seen.
    shown: Vec<String>,
}

impl Witness {
    async fn append(&mut self, journal: &Segments, entries: usize, bytes: usize) {
        let texts: Vec<String> = (0..entries)
            .map(|_| {
                self.tried += 1;
                format!("{:08}{}", self.tried, "x".repeat(bytes))
            })
            .collect();
        let answers = join_all(texts.iter().map(|text| append(journal, text))).await;
        for (text, answer) in texts.into_iter().zip(answers) {
            if let Ok(position) = answer {
                self.acknowledged.insert(position, text);
            }
        }
    }

    /// Holds the journal to every promise; says which was broken.
    async fn hold(&mut self, journal: &Segments) -> Result<(), String> {
        let entries = read_all(journal).await.map_err(|error| error.to_string())?;
        self.compare(journal, entries)
    }

    /// The same, while the power may go at any moment: then nothing can be read.
    async fn hold_while_powered(&mut self, journal: &Segments) -> Result<(), String> {
        match read_all(journal).await {
            Ok(entries) => self.compare(journal, entries),
            Err(JournalError::Io { .. }) => Ok(()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn compare(&mut self, journal: &Segments, entries: Vec<Entry>) -> Result<(), String> {
        if entries.len() as u64 != journal.durable_to() {
            return Err("durable_to and what can be read differ".to_owned());
        }
        let mut texts = Vec::new();
        for (at, entry) in entries.into_iter().enumerate() {
            let Body::Bytes(bytes) = entry.body else {
                return Err("an entry is erased".to_owned());
            };
            if entry.position != at as u64 + 1 {
                return Err(format!("position {} follows {at}", entry.position));
            }
            texts.push(String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())?);
        }
        for (position, text) in &self.acknowledged {
            let at = usize::try_from(position - 1).unwrap();
            if texts.get(at) != Some(text) {
                return Err(format!("acknowledged entry {position} is not there"));
            }
        }
        if !texts.starts_with(&self.shown) {
            return Err("an entry that was shown has changed or gone".to_owned());
        }
        // Texts start with the number of their attempt: in order means once as well.
        if !texts.is_sorted_by(|a, b| a[..8] < b[..8]) {
            return Err("entries are out of order or there twice".to_owned());
        }
        self.shown = texts;
        Ok(())
    }
}

/// Opens the journal and holds it to its promises, on disk as well.
async fn reopen(disk: &SimulatedDisk, witness: &mut Witness) -> Result<Segments, String> {
    let journal = open(disk).map_err(|error| error.to_string())?;
    witness.hold(&journal).await?;
    let verified = verify(disk, 0).map_err(|error| error.to_string())?;
    if verified.entries != journal.durable_to() {
        return Err(format!(
            "{verified:?} after opening at {}",
            journal.durable_to()
        ));
    }
    Ok(journal)
}

async fn prove(seed: u64, steps: &[Step], lie_about_sync: bool) -> Result<(), String> {
    let disk = SimulatedDisk::new(seed);
    disk.lie_about_sync(lie_about_sync);
    let mut witness = Witness::default();
    let mut journal = reopen(&disk, &mut witness).await?;
    for step in steps
        .iter()
        .chain([&Step::Crash { again_after: None }, &Step::Restart])
    {
        match step {
            Step::Append { entries, bytes } => {
                witness.append(&journal, *entries, *bytes).await;
                witness.hold_while_powered(&journal).await?;
            }
            Step::FailSync => disk.fail_next_sync(),
            Step::FailWrite => disk.fail_next_write(),
            Step::Refuse { entries } => {
                disk.refuse_changes(true);
                witness.append(&journal, *entries, 10).await;
                disk.refuse_changes(false);
            }
            Step::PowerOffAfter { acts } => disk.power_off_after(*acts),
            Step::Crash { again_after } => {
                drop(journal);
                disk.crash();
                if let Some(acts) = again_after {
                    disk.power_off_after(*acts);
                    // It may get through, or be cut off anywhere; what it showed counts.
                    if let Ok(opened) = open(&disk) {
                        witness.hold_while_powered(&opened).await?;
                    }
                    disk.crash();
                }
                journal = reopen(&disk, &mut witness).await?;
            }
            Step::Tidy => {
                // The power may go meanwhile; whatever it left is held to the promises.
                let tidied = journal.tidy(9, ALL_MERGED).await;
                if let Err(error @ JournalError::Corrupt { .. }) = tidied {
                    return Err(error.to_string());
                }
                witness.hold_while_powered(&journal).await?;
            }
            Step::Restart => {
                drop(journal);
                disk.restore_power();
                journal = reopen(&disk, &mut witness).await?;
            }
        }
    }
    // Whatever happened, it takes entries again.
    witness.append(&journal, 1, 1).await;
    if witness
        .acknowledged
        .last_key_value()
        .map(|(position, _)| *position)
        != Some(journal.durable_to())
    {
        return Err("an append after all this failed".to_owned());
    }
    Ok(())
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn histories() -> impl Strategy<Value = (u64, Vec<Step>)> {
    (any::<u64>(), vec(step(), 1..25))
}

#[test]
fn acknowledged_entries_survive_every_history_of_crashes_and_failures() {
    let runtime = runtime();
    let config = Config {
        cases: 600,
        failure_persistence: None,
        ..Config::default()
    };
    let proof = TestRunner::new(config).run(&histories(), |(seed, steps)| {
        runtime
            .block_on(prove(seed, &steps, false))
            .map_err(TestCaseError::fail)
    });
    proof.unwrap();
}

#[test]
fn the_same_proof_finds_a_disk_that_lies_about_syncs() {
    let runtime = runtime();
    let config = Config {
        cases: 600,
        failure_persistence: None,
        ..Config::default()
    };
    let proof = TestRunner::new(config).run(&histories(), |(seed, steps)| {
        runtime
            .block_on(prove(seed, &steps, true))
            .map_err(TestCaseError::fail)
    });
    let found = proof.unwrap_err().to_string();
    assert!(
        ["is not there", "has changed or gone", "missing", "damaged"]
            .iter()
            .any(|broken| found.contains(broken)),
        "it must fail for the lie: {found}"
    );
}

#[test]
fn a_single_lie_is_found_by_a_plain_crash_for_most_seeds() {
    let runtime = runtime();
    let steps = [
        Step::Append {
            entries: 3,
            bytes: 50,
        },
        Step::Crash { again_after: None },
    ];
    let found: BTreeSet<u64> = (0..60)
        .filter(|seed| runtime.block_on(prove(*seed, &steps, true)).is_err())
        .collect();
    assert!(found.len() > 30, "found for {} of 60 seeds", found.len());
    assert!((0..60).all(|seed| runtime.block_on(prove(seed, &steps, false)).is_ok()));
}
