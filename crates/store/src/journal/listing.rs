//! What a journal's folder holds: segments in order, plain or compressed, where they begin, and what is in the way. Looks,
//! and changes nothing.

use std::collections::BTreeMap;

use super::error::JournalError;
use super::format::{
    HEADER_BYTES, Header, HeaderFault, file_name, first_of_file_name, first_of_packed_name,
    packed_name,
};
use super::mark::{Mark, RETIRED};
use super::packed::{PACKED_HEADER_BYTES, Packed, read_packed};
use super::recovery::fault;
use super::scan::a_group_starts_in;
use crate::disk::Disk;

/// A segment with its header.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) name: String,
    pub(super) header: Header,
    /// What the header of a compressed one says besides.
    pub(super) packed: Option<Packed>,
}

impl Found {
    /// The whole segment, unpacked where it is compressed.
    pub(super) fn read(&self, disk: &dyn Disk) -> Result<Vec<u8>, JournalError> {
        match self.packed {
            Some(_) => read_packed(disk, self.header.first),
            None => disk
                .read_all(&self.name)
                .map_err(fault(disk, "read", &self.name)),
        }
    }

    /// Bytes behind a compressed segment, which belong to nothing.
    pub(super) fn excess_bytes(&self, disk: &dyn Disk) -> Result<u64, JournalError> {
        let Some(packed) = self.packed else {
            return Ok(0);
        };
        let bytes = disk
            .len(&self.name)
            .map_err(fault(disk, "read", &self.name))?;
        Ok(bytes.saturating_sub(packed.file_bytes()))
    }
}

/// The segments in order, their headers checked, and what does not count.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) segments: Vec<Found>,
    /// A last segment that was still being created.
    pub(super) torn: Option<String>,
    /// Up to where entries were retired.
    pub(super) retired: Mark,
    /// Files that a crash kept from being removed: plain segments that are compressed beside, and retired ones.
    pub(super) surplus: Vec<String>,
}

/// Lists what is there and changes nothing.
pub(super) fn list(disk: &dyn Disk, shard: u32) -> Result<Listed, JournalError> {
    let retired = Mark::read(disk, RETIRED, shard)?.unwrap_or(Mark::none(shard));
    let mut listed = Listed {
        segments: Vec::new(),
        torn: None,
        retired,
        surplus: Vec::new(),
    };
    let kept = kept_files(disk, &mut listed)?;
    let last = kept.last_key_value().map(|(first, _)| *first);
    for (first, is_packed) in kept {
        let found = if is_packed {
            Some(packed_segment(disk, shard, first)?)
        } else {
            plain_segment(disk, shard, first, last == Some(first))?
        };
        let Some(found) = found else {
            listed.torn = Some(file_name(first));
            continue;
        };
        if listed.segments.is_empty() {
            check_beginning(disk, &found, &retired)?;
        }
        listed.segments.push(found);
    }
    // Nothing but a torn file that is not where the journal goes on: what came before it was removed.
    if let (true, Some(torn)) = (listed.segments.is_empty(), &listed.torn) {
        let first = first_of_file_name(torn).unwrap_or_default();
        if first > retired.position + 1 {
            return Err(missing(disk, torn, &retired, first));
        }
    }
    Ok(listed)
}

/// First positions, and whether the file that counts is the compressed one. It is put in place in one step once it is
/// whole, so where both are there it is the plain one that a crash left.
fn kept_files(disk: &dyn Disk, listed: &mut Listed) -> Result<BTreeMap<u64, bool>, JournalError> {
    let names = disk.list().map_err(fault(disk, "list", ""))?;
    let mut kept: BTreeMap<u64, bool> = BTreeMap::new();
    for name in &names {
        let plain = first_of_file_name(name).map(|first| (first, false));
        let Some((first, is_packed)) =
            plain.or_else(|| first_of_packed_name(name).map(|first| (first, true)))
        else {
            continue;
        };
        if first <= listed.retired.position && first > 0 {
            listed.surplus.push(name.clone());
            continue;
        }
        if kept.contains_key(&first) {
            listed.surplus.push(file_name(first));
        }
        *kept.entry(first).or_default() |= is_packed;
    }
    Ok(kept)
}

fn packed_segment(disk: &dyn Disk, shard: u32, first: u64) -> Result<Found, JournalError> {
    let name = packed_name(first);
    let head = disk
        .read_at(&name, 0, PACKED_HEADER_BYTES)
        .map_err(fault(disk, "read", &name))?;
    let file = disk.locate(&name);
    let packed = match Packed::decode(&head) {
        Ok(packed) => packed,
        Err(HeaderFault::Version(found)) => return Err(JournalError::NewerFormat { file, found }),
        Err(HeaderFault::Damaged) => {
            return Err(damaged_header(file, first, "its header is not readable"));
        }
    };
    if packed.header.first != first || packed.last < first {
        let what = "its header names another position";
        return Err(damaged_header(file, first, what));
    }
    check_shard(disk, &name, shard, packed.header.shard)?;
    Ok(Found {
        name,
        header: packed.header,
        packed: Some(packed),
    })
}

/// `None`: it was still being created.
fn plain_segment(
    disk: &dyn Disk,
    shard: u32,
    first: u64,
    is_last: bool,
) -> Result<Option<Found>, JournalError> {
    let name = file_name(first);
    let head = disk
        .read_at(&name, 0, HEADER_BYTES)
        .map_err(fault(disk, "read", &name))?;
    let file = disk.locate(&name);
    let header = match Header::decode(&head) {
        Ok(header) if header.first == first => header,
        Err(HeaderFault::Version(found)) => return Err(JournalError::NewerFormat { file, found }),
        Ok(_) => {
            let what = "its header names another position";
            return Err(damaged_header(file, first, what));
        }
        Err(HeaderFault::Damaged) if is_last && never_used(disk, &name)? => return Ok(None),
        Err(HeaderFault::Damaged) => {
            return Err(damaged_header(file, first, "its header is not readable"));
        }
    };
    check_shard(disk, &name, shard, header.shard)?;
    Ok(Some(Found {
        name,
        header,
        packed: None,
    }))
}

fn check_shard(disk: &dyn Disk, name: &str, expected: u32, found: u32) -> Result<(), JournalError> {
    if found == expected {
        return Ok(());
    }
    Err(JournalError::OtherShard {
        file: disk.locate(name),
        expected,
        found,
    })
}

/// The first segment begins where the retired ones ended.
fn check_beginning(disk: &dyn Disk, first: &Found, retired: &Mark) -> Result<(), JournalError> {
    if first.header.first != retired.position + 1 {
        return Err(missing(disk, &first.name, retired, first.header.first));
    }
    if retired.position > 0 && first.header.previous != retired.chain {
        let what = "its header does not continue the hash chain of what was retired";
        return Err(damaged_header(
            disk.locate(&first.name),
            first.header.first,
            what,
        ));
    }
    Ok(())
}

fn missing(disk: &dyn Disk, name: &str, retired: &Mark, first: u64) -> JournalError {
    JournalError::Missing {
        file: disk.locate(name),
        from: retired.position + 1,
        to: first.saturating_sub(1),
    }
}

/// Whether a segment without a true header was still being created. Entries are written only after
/// the header was synced, so an entry behind it says that the header was true once.
fn never_used(disk: &dyn Disk, name: &str) -> Result<bool, JournalError> {
    let bytes = disk.read_all(name).map_err(fault(disk, "read", name))?;
    Ok(!a_group_starts_in(
        bytes.get(HEADER_BYTES..).unwrap_or_default(),
    ))
}

fn damaged_header(file: String, position: u64, what: &'static str) -> JournalError {
    JournalError::Corrupt {
        file,
        offset: 0,
        position,
        what,
    }
}
