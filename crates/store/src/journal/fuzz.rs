//! Fuzz targets of the journal's files: any bytes where a segment should be, and true segments that were cut or damaged.
//! Opening never panics, what it accepts it accepts again, and an entry before the damage is never lost in silence.

use super::SegmentsConfig;
use super::format::{Frame, HEADER_BYTES, Header, file_name, genesis};
use super::recovery;
use crate::disk::{Disk as _, SimulatedDisk};

const ITERATIONS: usize = 2_000;

/// Opens a journal of this one file. `None`: it was refused.
fn opened(bytes: &[u8]) -> Option<u64> {
    opened_from(1, bytes)
}

fn opened_from(first: u64, bytes: &[u8]) -> Option<u64> {
    let disk = SimulatedDisk::new(1);
    let name = file_name(first);
    let mut file = disk.create(&name).unwrap();
    file.write_all(bytes).unwrap();
    file.sync_data().unwrap();
    disk.sync_dir().unwrap();
    drop(file);
    let config = SegmentsConfig::default();
    let entries = recovery::open(&disk, &config).ok()?.recovered.entries;
    let again = recovery::open(&disk, &config).expect("what opened once opens again");
    assert_eq!(
        again.recovered.entries, entries,
        "it changed by being opened"
    );
    Some(entries)
}

/// A segment of entries with these bodies, and where each of them ends.
fn segment(bodies: &[(bool, Vec<u8>)]) -> (Vec<u8>, Vec<usize>) {
    let mut bytes = header(1).to_vec();
    let mut previous = genesis(0);
    let mut ends = Vec::new();
    for (at, (starts_group, body)) in bodies.iter().enumerate() {
        let frame = Frame::after(&previous, 1, at == 0 || *starts_group, 1_000, body);
        previous = frame.chain;
        frame.encode(&mut bytes);
        ends.push(bytes.len());
    }
    (bytes, ends)
}

fn header(first: u64) -> [u8; HEADER_BYTES] {
    let header = Header {
        shard: 0,
        first,
        previous: genesis(0),
    };
    header.encode()
}

/// Found by the targets below: positions begin at 1, and this one was subtracted from.
#[test]
fn a_segment_that_begins_before_the_first_position_is_refused() {
    assert_eq!(opened_from(0, &header(0)), None);
    assert_eq!(opened_from(2, &header(2)), None);
    assert_eq!(opened_from(1, &header(1)), Some(0));
}

#[test]
fn journal_format_from_any_bytes() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .for_each(|bytes: &[u8]| {
            if let Ok(header) = Header::decode(bytes) {
                assert!(bytes.starts_with(&header.encode()));
            }
            if let Ok(frame) = Frame::decode(bytes) {
                let mut again = Vec::new();
                frame.encode(&mut again);
                assert!(bytes.starts_with(&again));
            }
            opened(bytes);
        });
}

#[test]
fn journal_recovery_of_a_cut_segment() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<(Vec<(bool, Vec<u8>)>, u32)>()
        .for_each(|(bodies, cut)| {
            let (bytes, ends) = segment(bodies);
            let cut = *cut as usize % (bytes.len() + 1);
            // A power cut tears the end of the last write and nothing else: never a reason to refuse.
            let whole = ends.iter().filter(|end| **end <= cut).count() as u64;
            assert_eq!(opened(&bytes[..cut]), Some(whole));
        });
}

#[test]
fn journal_recovery_of_a_damaged_segment() {
    bolero::check!()
        .with_iterations(ITERATIONS)
        .with_type::<(Vec<(bool, Vec<u8>)>, u32, Vec<u8>)>()
        .for_each(|(bodies, at, noise)| {
            let (mut bytes, ends) = segment(bodies);
            let at = *at as usize % bytes.len();
            for (byte, noise) in bytes.iter_mut().skip(at).zip(noise) {
                *byte = *noise;
            }
            if let Some(entries) = opened(&bytes) {
                let before = ends.iter().filter(|end| **end <= at).count() as u64;
                assert!(
                    entries >= before || at < HEADER_BYTES,
                    "{entries} of {before}"
                );
            }
        });
}
