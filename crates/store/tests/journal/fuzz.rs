//! Fuzz targets of the journal: whatever bytes stand in its folder, opening never panics, never changes what it refuses,
//! and what it accepts can be read and verified. They run here with few iterations; a fuzzing engine can take the same
//! functions for longer.

use twinline_store::disk::{Disk, SimulatedDisk};
use twinline_store::journal::{Journal, ReadOnly, verify};

use crate::rig::{ALL_MERGED, append, arc, files, open, read_all};

const ITERATIONS: usize = 300;

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

/// A disk with these files.
fn disk(files: &[(String, Vec<u8>)]) -> SimulatedDisk {
    let disk = SimulatedDisk::new(1);
    for (name, bytes) in files {
        let mut file = disk.create(name).unwrap();
        file.write_all(bytes).unwrap();
        file.sync_data().unwrap();
    }
    disk.sync_dir().unwrap();
    disk
}

/// Opens whatever it is.
async fn hold(files: &[(String, Vec<u8>)]) {
    let looked = disk(files);
    let seen = verify(&looked, 0);
    let reader = ReadOnly::open(&arc(&looked), 0);
    if let Ok(reader) = &reader {
        let _ = reader.read_blocking(reader.first() - 1, 1_000);
        let _ = reader.stand(reader.durable_to());
    }
    assert_eq!(crate::rig::files(&looked), files, "looking changes nothing");
    let disk = disk(files);
    let Ok(journal) = open(&disk) else {
        return;
    };
    let before = journal.durable_to();
    if let Ok(seen) = seen {
        assert_eq!(seen.entries, before, "both count the same");
        let first = journal.stats().first;
        let entries = journal.read(first - 1, 10_000).await.unwrap();
        assert_eq!(entries.len() as u64, before + 1 - first);
        assert_eq!(append(&journal, "on").await, Ok(before + 1));
        assert_eq!(verify(&disk, 0).unwrap().entries, before + 1);
    }
}

/// A true journal of several segments, some compressed.
fn honest() -> Vec<(String, Vec<u8>)> {
    runtime().block_on(async {
        let disk = SimulatedDisk::new(1);
        let journal = open(&disk).unwrap();
        for number in 0..20 {
            let text = format!("{number:03}{}", "x".repeat(250));
            append(&journal, &text).await.unwrap();
        }
        journal.tidy(9, ALL_MERGED).await.unwrap();
        assert_eq!(read_all(&journal).await.unwrap().len(), 20);
        drop(journal);
        files(&disk)
    })
}

#[test]
fn journal_from_any_bytes() {
    let runtime = runtime();
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<(Vec<u8>, Vec<u8>, Vec<u8>)>()
        .for_each(|(plain, packed, mark)| {
            let name = |suffix: &str| format!("{:020}.{suffix}", 1);
            let files = [
                (name("journal"), plain.clone()),
                (name("packed"), packed.clone()),
                ("retired.mark".to_owned(), mark.clone()),
            ];
            runtime.block_on(hold(&files[..1]));
            runtime.block_on(hold(&files[1..2]));
            runtime.block_on(hold(&files[..2]));
            runtime.block_on(hold(&[files[0].clone(), files[2].clone()]));
        });
}

/// A true journal with a stretch overwritten, cut out or put in.
#[test]
fn journal_from_damaged_segments() {
    let honest = honest();
    let runtime = runtime();
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<(usize, usize, u8, Vec<u8>)>()
        .for_each(|(which, at, how, noise)| {
            let mut files = honest.clone();
            let which = which % files.len();
            let bytes = &mut files[which].1;
            let at = at % (bytes.len() + 1);
            match how % 4 {
                0 => {
                    for (byte, noise) in bytes.iter_mut().skip(at).zip(noise) {
                        *byte = *noise;
                    }
                }
                1 => bytes.truncate(at),
                2 => drop(bytes.splice(at..at, noise.iter().copied())),
                _ => drop(files.remove(which)),
            }
            runtime.block_on(hold(&files));
        });
}
