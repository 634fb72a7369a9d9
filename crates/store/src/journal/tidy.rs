//! What becomes of old segments: sealed ones are compressed, and retired where an operator wants that.
//!
//! Both go in steps of which each is durable before the next: the new file beside the old, then its name, then the old
//! one goes. A crash leaves both, and opening removes what is surplus. Nothing is compressed that does not prove itself,
//! and nothing is retired that the merge has not read, that no snapshot holds, or that could not be read yet: the state
//! keeps but an excerpt of that.

use std::sync::PoisonError;

use super::error::JournalError;
use super::format::{file_name, packed_name};
use super::index::{Sealed, Shared};
use super::listing::{Found, list};
use super::mark::{Mark, RETIRED, SNAPSHOT};
use super::packed::{holds, pack};
use super::reader;
use super::recovery::{check, fault, replace};
use super::scan::scan;

/// What becomes of old segments. By default they are compressed, and kept for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// A segment that the merger has read is compressed once so many newer ones are sealed; `None`: never for this reason.
    pub compress_after_segments: Option<u64>,
    /// A sealed segment that the merger has read is compressed once its newest entry is so old (milliseconds).
    pub compress_after_ms: Option<i64>,
    /// A segment is retired once its newest entry is so old (milliseconds).
    pub retire_after_ms: Option<i64>,
    /// The oldest segments are retired while all take more than so many bytes.
    pub retire_over_bytes: Option<u64>,
    /// Segments are retired even when they hold entries that nobody could read yet: those are then lost.
    pub retire_unread: bool,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            // The newest sealed one is what readers that are a little behind still read.
            compress_after_segments: Some(1),
            compress_after_ms: None,
            retire_after_ms: None,
            retire_over_bytes: None,
            retire_unread: false,
        }
    }
}

impl Retention {
    /// Everything stays as it was written.
    pub fn keep_plain() -> Self {
        Self {
            compress_after_segments: None,
            ..Self::default()
        }
    }
}

/// What a tidying did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Segments that were compressed.
    pub compressed: u64,
    /// Segments that were retired.
    pub retired: u64,
    /// Bytes of disk given back.
    pub freed_bytes: u64,
    /// The entry that kept a segment from being retired, because it could not be read yet.
    pub held_by: Option<u64>,
}

/// What readers still need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// The merger has read up to here.
    pub merged: u64,
    /// The first entry with something that could not be read, and is to be read again after an upgrade.
    pub unread: Option<u64>,
}

impl Needed {
    /// Everything up to `merged` was read.
    pub fn after(merged: u64) -> Self {
        Self {
            merged,
            unread: None,
        }
    }
}

/// See [`super::Journal::tidy`].
pub(super) fn tidy(
    shared: &Shared,
    shard: u32,
    retention: &Retention,
    now: i64,
    needed: Needed,
) -> Result<Tidied, JournalError> {
    let _alone = shared
        .tidying
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let mut tidied = Tidied::default();
    shared.forget_unpacked();
    retire(shared, shard, retention, now, needed, &mut tidied)?;
    compress(shared, shard, retention, now, needed, &mut tidied)?;
    Ok(tidied)
}

fn compress(
    shared: &Shared,
    shard: u32,
    retention: &Retention,
    now: i64,
    needed: Needed,
    tidied: &mut Tidied,
) -> Result<(), JournalError> {
    let sealed = shared.sealed();
    for (newer, segment) in sealed.iter().rev().enumerate() {
        let by_number = retention
            .compress_after_segments
            .is_some_and(|segments| newer as u64 >= segments);
        // Whoever has yet to read it would unpack it again.
        let is_due = !segment.is_packed
            && segment.until <= needed.merged.saturating_add(1)
            && (by_number || is_older(shared, segment, now, retention.compress_after_ms)?);
        if is_due {
            let packed_bytes = compress_one(shared, shard, segment)?;
            tidied.compressed += 1;
            tidied.freed_bytes += segment.file_bytes.saturating_sub(packed_bytes);
        }
    }
    Ok(())
}

/// Whether a segment is older than `span_ms`: whether the entry after it was received so long ago.
fn is_older(
    shared: &Shared,
    segment: &Sealed,
    now: i64,
    span_ms: Option<i64>,
) -> Result<bool, JournalError> {
    let Some(span_ms) = span_ms else {
        return Ok(false);
    };
    if segment.until > shared.durable_to() {
        return Ok(false);
    }
    let after = reader::read(shared, segment.until - 1, 1)?;
    Ok(after
        .first()
        .is_some_and(|entry| now.saturating_sub(entry.received_at) >= span_ms))
}

/// Compresses one segment; returns the bytes of the new file.
fn compress_one(shared: &Shared, shard: u32, segment: &Sealed) -> Result<u64, JournalError> {
    let disk = &*shared.disk;
    let name = file_name(segment.first);
    let bytes = disk.read_all(&name).map_err(fault(disk, "read", &name))?;
    let corrupt = |offset: usize, position, what| JournalError::Corrupt {
        file: disk.locate(&name),
        offset: offset as u64,
        position,
        what,
    };
    let Ok(header) = super::format::Header::decode(&bytes) else {
        return Err(corrupt(0, segment.first, "its header is not readable"));
    };
    if header.shard != shard {
        return Err(corrupt(0, segment.first, "its header names another shard"));
    }
    let mut newest_at = i64::MIN;
    let end = scan(&header, &bytes, Some(segment.until), |_, _, frame| {
        newest_at = newest_at.max(frame.received_at);
    });
    let found = Found {
        name: name.clone(),
        header,
        packed: None,
    };
    check(disk, &found, &end)?;
    if end.next != segment.until {
        return Err(corrupt(end.bytes, end.next, "it is cut short or changed"));
    }
    // Leftovers behind the last entry are not taken along.
    let plain = &bytes[..end.bytes];
    let content = pack(header, plain, end.next - 1, end.chain, newest_at)
        .map_err(fault(disk, "compress", &name))?;
    // Memory fails as well: the old file goes only when the new one gives it back.
    if !holds(&content, plain) {
        return Err(corrupt(
            0,
            segment.first,
            "it cannot be compressed and back",
        ));
    }
    replace(disk, &packed_name(segment.first), &content)?;
    let packed_bytes = content.len() as u64;
    shared.packed(segment.first, end.bytes as u64, packed_bytes);
    disk.remove(&name).map_err(fault(disk, "remove", &name))?;
    disk.sync_dir()
        .map_err(fault(disk, "sync the folder of", &name))?;
    Ok(packed_bytes)
}

fn retire(
    shared: &Shared,
    shard: u32,
    retention: &Retention,
    now: i64,
    needed: Needed,
    tidied: &mut Tidied,
) -> Result<(), JournalError> {
    if retention.retire_after_ms.is_none() && retention.retire_over_bytes.is_none() {
        return Ok(());
    }
    let disk = &*shared.disk;
    let held = Mark::read(disk, SNAPSHOT, shard)?.map_or(0, |mark| mark.position);
    let bound = needed.merged.min(held).min(shared.durable_to());
    let unread = needed.unread.filter(|_| !retention.retire_unread);
    let mut bytes = shared.stats().bytes;
    let mut going = Vec::new();
    for segment in shared.sealed() {
        if segment.until - 1 > bound {
            break;
        }
        let by_size = retention.retire_over_bytes.is_some_and(|most| bytes > most);
        if !by_size && !is_older(shared, &segment, now, retention.retire_after_ms)? {
            break;
        }
        if let Some(unread) = unread.filter(|unread| *unread < segment.until) {
            tidied.held_by = Some(unread);
            break;
        }
        bytes = bytes.saturating_sub(segment.file_bytes);
        going.push(segment);
    }
    let Some(last) = going.last() else {
        return Ok(());
    };
    let mark = Mark {
        shard,
        position: last.until - 1,
        chain: chain_before(shared, shard, last.until)?,
    };
    mark.write(disk, RETIRED)?;
    shared.retired(last.until);
    for segment in &going {
        let name = if segment.is_packed {
            packed_name(segment.first)
        } else {
            file_name(segment.first)
        };
        disk.remove(&name).map_err(fault(disk, "remove", &name))?;
        tidied.retired += 1;
        tidied.freed_bytes += segment.file_bytes;
    }
    disk.sync_dir()
        .map_err(fault(disk, "sync the folder of", ""))
}

/// The chain hash before the segment that starts at `first`, as its header pins it.
fn chain_before(shared: &Shared, shard: u32, first: u64) -> Result<super::Chain, JournalError> {
    let disk = &*shared.disk;
    let listed = list(disk, shard)?;
    let found = listed.segments.iter().find(|it| it.header.first == first);
    found
        .map(|found| found.header.previous)
        .ok_or_else(|| JournalError::Missing {
            file: disk.locate(&file_name(first)),
            from: first,
            to: first,
        })
}
