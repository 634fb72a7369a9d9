//! Erasure: entries rewritten as tombstones, with the journal closed.
//!
//! A tombstone keeps what the chain needs and loses the body. Each segment concerned is written
//! anew beside the old one and renamed over it, so a crash leaves the one or the other. Leftovers of
//! unacknowledged groups go too, in every segment: they may hold a copy of what is to be erased.

use std::collections::BTreeSet;

use super::error::JournalError;
use super::listing::{Found, list};
use super::packed::pack;
use super::recovery::{check, fault, remove_drafts, remove_surplus, replace};
use super::scan::{Scan, Stop, scan};
use super::segments::hold;
use super::verify::verify;
use crate::disk::Disk;

/// What an erasure did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased {
    /// Entries that lost their body now.
    pub entries: u64,
    /// Entries that were tombstones already, or retired.
    pub already: u64,
}

/// Erases the bodies of these entries, durably on return. Refused while the journal is open for writing.
/// Verifies the whole journal first and changes nothing if it is damaged or a position does not
/// exist. Running it again is harmless, and finishes what a crash interrupted.
pub fn erase(
    disk: &dyn Disk,
    shard: u32,
    positions: &BTreeSet<u64>,
) -> Result<Erased, JournalError> {
    let _held = hold(disk)?;
    let last = verify(disk, shard)?.entries;
    if let Some(position) = positions.iter().copied().find(|&at| at == 0 || at > last) {
        return Err(JournalError::NoSuchEntry { position, last });
    }
    remove_drafts(disk)?;
    let mut erased = Erased {
        entries: 0,
        already: 0,
    };
    let listed = list(disk, shard)?;
    remove_surplus(disk, &listed.surplus)?;
    let retired = positions.range(..=listed.retired.position).count();
    erased.already += retired as u64;
    if let Some(torn) = &listed.torn {
        disk.remove(torn).map_err(fault(disk, "remove", torn))?;
    }
    for (at, found) in listed.segments.iter().enumerate() {
        let until = listed.segments.get(at + 1).map(|next| next.header.first);
        let bytes = found.read(disk)?;
        let mut content = found.header.encode().to_vec();
        let mut changes = false;
        let end = scan(&found.header, &bytes, until, |position, _, frame| {
            if !positions.contains(&position) {
                frame.encode(&mut content);
                return;
            }
            if frame.is_erased() {
                erased.already += 1;
            } else {
                erased.entries += 1;
                changes = true;
            }
            frame.erased().encode(&mut content);
        });
        check(disk, found, &end)?;
        let has_excess = found.excess_bytes(disk)? > 0;
        if changes || has_excess || end.bytes < bytes.len() || end.stop == Stop::Torn {
            rewrite(disk, found, &content, &end)?;
        }
    }
    disk.sync_dir()
        .map_err(fault(disk, "sync the folder of", ""))?;
    Ok(erased)
}

/// Puts the new content in the place of a segment, compressed where it was.
fn rewrite(disk: &dyn Disk, found: &Found, content: &[u8], end: &Scan) -> Result<(), JournalError> {
    let Some(packed) = found.packed else {
        return replace(disk, &found.name, content);
    };
    let content = pack(
        found.header,
        content,
        packed.last,
        end.chain,
        packed.newest_at,
    )
    .map_err(fault(disk, "compress", &found.name))?;
    replace(disk, &found.name, &content)
}
