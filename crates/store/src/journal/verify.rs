//! Proves a whole journal: every checksum, every body hash, every link of the chain, no gap
//! between segments. Reads only, so it can run on a copy, a backup or a stopped installation, and beside a server: what
//! the server compresses or retires meanwhile makes it look again.

use super::error::JournalError;
use super::format::Chain;
use super::listing::{Found, list};
use super::recovery::{check, fault};
use super::scan::{Stop, scan};
use crate::disk::Disk;

/// A tidying beside us removes a few files; each can surprise us once.
const LOOKS_AGAIN: usize = 8;

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The position the journal ends at: entries, tombstones and retired ones among them.
    pub entries: u64,
    /// How many of them were retired: the first so many.
    pub retired: u64,
    /// How many of them are tombstones.
    pub erased: u64,
    /// Segment files.
    pub segments: u64,
    /// How many of them are compressed.
    pub compressed: u64,
    /// The chain hash of the last entry. Whoever keeps it elsewhere can later prove that nothing
    /// before it was changed.
    pub chain: Chain,
    /// Bytes that belong to no entry: a torn end, or leftovers of groups never acknowledged.
    pub leftover_bytes: u64,
}

/// Verifies the journal of this shard from the first entry to the last.
pub fn verify(disk: &dyn Disk, shard: u32) -> Result<Verified, JournalError> {
    // A file that went while we looked is elsewhere the next time, unless somebody removed it.
    for _ in 0..LOOKS_AGAIN {
        match verify_once(disk, shard) {
            Err(error) if error.is_not_found() => {}
            verified => return verified,
        }
    }
    verify_once(disk, shard)
}

fn verify_once(disk: &dyn Disk, shard: u32) -> Result<Verified, JournalError> {
    let listed = list(disk, shard)?;
    let mut verified = Verified {
        entries: listed.retired.position,
        retired: listed.retired.position,
        erased: 0,
        segments: listed.segments.len() as u64,
        compressed: 0,
        chain: listed.retired.chain,
        leftover_bytes: 0,
    };
    if let Some(torn) = &listed.torn {
        verified.leftover_bytes += disk.len(torn).map_err(fault(disk, "read", torn))?;
    }
    for name in &listed.surplus {
        verified.leftover_bytes += disk.len(name).map_err(fault(disk, "read", name))?;
    }
    for (at, found) in listed.segments.iter().enumerate() {
        let until = listed.segments.get(at + 1).map(|next| next.header.first);
        verify_segment(disk, found, until, &mut verified)?;
    }
    Ok(verified)
}

fn verify_segment(
    disk: &dyn Disk,
    found: &Found,
    until: Option<u64>,
    verified: &mut Verified,
) -> Result<(), JournalError> {
    let corrupt = |offset: u64, position, what| {
        let file = disk.locate(&found.name);
        Err(JournalError::Corrupt {
            file,
            offset,
            position,
            what,
        })
    };
    if found.header.previous != verified.chain {
        return corrupt(
            0,
            found.header.first,
            "its header does not continue the hash chain",
        );
    }
    let bytes = found.read(disk)?;
    let end = scan(&found.header, &bytes, until, |_, _, _| {});
    check(disk, found, &end)?;
    match until {
        // Only the last segment may end in a torn write.
        Some(_) if end.stop == Stop::Torn => {
            return corrupt(end.bytes as u64, end.next, "it is cut short or changed");
        }
        Some(until) if end.next < until => {
            let file = disk.locate(&found.name);
            return Err(JournalError::Missing {
                file,
                from: end.next,
                to: until - 1,
            });
        }
        _ => {}
    }
    if let Some(packed) = found.packed {
        verified.compressed += 1;
        if end.next != packed.last + 1 || end.chain != packed.chain {
            return corrupt(0, end.next, "it does not hold what its header says");
        }
    }
    verified.entries = end.next - 1;
    verified.erased += end.erased;
    verified.chain = end.chain;
    verified.leftover_bytes += (bytes.len() - end.bytes) as u64 + found.excess_bytes(disk)?;
    Ok(())
}
