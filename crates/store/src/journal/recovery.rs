//! Opening a journal after anything: finds what is true, cuts what was torn, and trusts nothing it
//! did not sync itself.
//!
//! Why the last group is written again: after a failed sync and a restart, the operating system may
//! show entries that are not on the disk, and another sync of the same file would not put them
//! there. Readers would merge them, a power cut would take them, and their positions would be
//! given to other entries. So the end of the last segment is copied to a new file, synced and
//! renamed into place, before anybody reads it.

use super::error::JournalError;
use super::format::{Chain, HEADER_BYTES, Header, file_name};
use super::index::Segment;
use super::listing::{Found, list};
use super::scan::{Scan, Stop, scan};
use super::segments::SegmentsConfig;
use crate::disk::{Disk, DiskFile};

/// A last segment up to this size, or a quarter of a full one, is copied whole, a larger one from its
/// last group on. Otherwise every start would leave a small file behind.
const COPY_WHOLE_BYTES_MAX: u64 = 1 << 20;

/// A file that is not a segment yet; without meaning after a crash.
pub(super) const DRAFT_SUFFIX: &str = ".draft";

/// What opening found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Entries that are there: the position the journal ends at.
    pub entries: u64,
    /// Bytes cut from the end because a write never finished. They were never acknowledged.
    pub cut_bytes: u64,
}

/// The journal as opened: what the writer goes on with.
pub(super) struct Opened {
    pub(super) segments: Vec<Segment>,
    pub(super) recovered: Recovered,
    pub(super) chain: Chain,
    /// The last segment, open for appending; `None` in a new journal.
    pub(super) tail: Option<Box<dyn DiskFile>>,
}

pub(super) fn open(disk: &dyn Disk, config: &SegmentsConfig) -> Result<Opened, JournalError> {
    let shard = config.shard;
    remove_drafts(disk)?;
    let listed = list(disk, shard)?;
    let mut cut_bytes = 0;
    if let Some(torn) = &listed.torn {
        tracing::warn!(file = %disk.locate(torn), "Removed a journal segment that never came to hold an entry");
        cut_bytes += disk.len(torn).map_err(fault(disk, "read", torn))?;
        disk.remove(torn).map_err(fault(disk, "remove", torn))?;
        disk.sync_dir()
            .map_err(fault(disk, "sync the folder of", torn))?;
    }
    remove_surplus(disk, &listed.surplus)?;
    let opened = |segments, entries, chain| Opened {
        segments,
        recovered: Recovered { entries, cut_bytes },
        chain,
        tail: None,
    };
    let Some((last, earlier)) = listed.segments.split_last() else {
        let retired = listed.retired;
        return Ok(opened(Vec::new(), retired.position, retired.chain));
    };
    let mut segments = Vec::new();
    for found in earlier {
        segments.push(segment(disk, found)?);
    }
    // Only what is sealed is compressed: the segment after it never came to hold an entry.
    if let Some(packed) = last.packed {
        segments.push(segment(disk, last)?);
        return Ok(opened(segments, packed.last, packed.chain));
    }

    let bytes = disk
        .read_all(&last.name)
        .map_err(fault(disk, "read", &last.name))?;
    let end = scan(&last.header, &bytes, None, |_, _, _| {});
    check(disk, last, &end)?;
    let torn_bytes = bytes.len() - end.bytes;
    if torn_bytes > 0 {
        tracing::warn!(
            file = %disk.locate(&last.name),
            offset = end.bytes,
            bytes = torn_bytes,
            "Cut the torn end of the journal: a write that never finished and was never acknowledged"
        );
        cut_bytes += torn_bytes as u64;
    }

    let whole_bytes_max = COPY_WHOLE_BYTES_MAX.min(config.segment_bytes_max / 4);
    let tail = settle(disk, last, &bytes, &end, whole_bytes_max, &mut segments)?;
    Ok(Opened {
        segments,
        recovered: Recovered {
            entries: end.next - 1,
            cut_bytes,
        },
        chain: end.chain,
        tail: Some(tail),
    })
}

/// A segment of the index, as it stands on the disk.
pub(super) fn segment(disk: &dyn Disk, found: &Found) -> Result<Segment, JournalError> {
    let bytes = disk
        .len(&found.name)
        .map_err(fault(disk, "read", &found.name))?;
    Ok(match found.packed {
        Some(packed) => Segment::packed(found.header.first, packed.plain_bytes, bytes),
        None => Segment::new(found.header.first, bytes),
    })
}

/// Removes what a crash kept from being removed.
pub(super) fn remove_surplus(disk: &dyn Disk, surplus: &[String]) -> Result<(), JournalError> {
    for name in surplus {
        disk.remove(name).map_err(fault(disk, "remove", name))?;
    }
    if !surplus.is_empty() {
        disk.sync_dir()
            .map_err(fault(disk, "sync the folder of", ""))?;
    }
    Ok(())
}

/// Turns a walk that ended at damage into the error that says so.
pub(super) fn check(disk: &dyn Disk, found: &Found, scan: &Scan) -> Result<(), JournalError> {
    match scan.stop {
        Stop::End | Stop::Torn => Ok(()),
        Stop::Corrupt(what) => Err(JournalError::Corrupt {
            file: disk.locate(&found.name),
            offset: scan.bytes as u64,
            position: scan.next,
            what,
        }),
    }
}

/// Makes the end of the last segment safe by writing it again, and opens it for appending.
fn settle(
    disk: &dyn Disk,
    last: &Found,
    bytes: &[u8],
    end: &Scan,
    whole_bytes_max: u64,
    segments: &mut Vec<Segment>,
) -> Result<Box<dyn DiskFile>, JournalError> {
    let (header, from) = match end.last_group {
        Some(group) if end.bytes as u64 > whole_bytes_max => {
            let header = Header {
                first: group.first,
                previous: group.previous,
                ..last.header
            };
            (header, group.offset)
        }
        _ => (last.header, HEADER_BYTES),
    };
    let mut content = header.encode().to_vec();
    content.extend_from_slice(&bytes[from..end.bytes]);
    let name = file_name(header.first);
    replace(disk, &name, &content)?;
    if name != last.name {
        // The last group now stands in the new segment; what the old one has of it is a leftover.
        if let Err(error) = disk.truncate(&last.name, from as u64) {
            tracing::warn!(file = %disk.locate(&last.name), error = %error, "Left a copied group at the end of a journal segment");
        }
        segments.push(Segment::new(last.header.first, from as u64));
    }
    segments.push(Segment::new(header.first, content.len() as u64));
    disk.open_append(&name).map_err(fault(disk, "open", &name))
}

/// Puts a file with this content in the place of `name`: wholly or not at all, durable on return.
pub(super) fn replace(disk: &dyn Disk, name: &str, content: &[u8]) -> Result<(), JournalError> {
    let draft = format!("{name}{DRAFT_SUFFIX}");
    match disk.remove(&draft) {
        // An earlier try that failed.
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(fault(disk, "remove", &draft)(error)),
    }
    let mut file = disk.create(&draft).map_err(fault(disk, "create", &draft))?;
    file.write_all(content)
        .map_err(fault(disk, "write", &draft))?;
    file.sync_data().map_err(fault(disk, "sync", &draft))?;
    disk.rename(&draft, name)
        .map_err(fault(disk, "rename to", name))?;
    disk.sync_dir()
        .map_err(fault(disk, "sync the folder of", name))
}

/// Removes what a replacement left behind that never finished.
pub(super) fn remove_drafts(disk: &dyn Disk) -> Result<(), JournalError> {
    for name in disk.list().map_err(fault(disk, "list", ""))? {
        if name.ends_with(DRAFT_SUFFIX) {
            disk.remove(&name).map_err(fault(disk, "remove", &name))?;
        }
    }
    Ok(())
}

/// Says which file the operating system refused to do what with.
pub(super) fn fault<'a>(
    disk: &'a dyn Disk,
    act: &'static str,
    name: &'a str,
) -> impl Fn(std::io::Error) -> JournalError + 'a {
    move |source| JournalError::Io {
        act,
        file: disk.locate(name),
        source,
    }
}
