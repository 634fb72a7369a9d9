//! Marks: small files of one record beside the segments. `retired.mark` says up to where entries were retired and
//! which chain hash they ended with, so that what is left still proves itself; `snapshot.mark` says which entries the newest
//! snapshot of the state holds. The layout is in `docs/journal.md`.

use super::error::JournalError;
use super::format::{Chain, HeaderFault, array, genesis};
use super::recovery::{fault, replace};
use crate::disk::Disk;

/// Up to where entries were retired.
pub(super) const RETIRED: &str = "retired.mark";
/// Up to where the newest snapshot goes.
pub(super) const SNAPSHOT: &str = "snapshot.mark";

const MARK_BYTES: usize = 64;
const MAGIC: [u8; 8] = *b"TWLNMARK";
const VERSION: u32 = 1;

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) shard: u32,
    /// The last entry it is about.
    pub(super) position: u64,
    /// The chain hash of that entry; zeros in a mark that needs none.
    pub(super) chain: Chain,
}

impl Mark {
    /// The mark that stands for none: nothing was retired.
    pub(super) fn none(shard: u32) -> Self {
        Self {
            shard,
            position: 0,
            chain: genesis(shard),
        }
    }

    fn encode(&self) -> [u8; MARK_BYTES] {
        let mut bytes = [0; MARK_BYTES];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.shard.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.position.to_le_bytes());
        bytes[24..56].copy_from_slice(&self.chain);
        let checksum = crc32c::crc32c(&bytes[..60]);
        bytes[60..].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, HeaderFault> {
        let bytes = bytes
            .first_chunk::<MARK_BYTES>()
            .ok_or(HeaderFault::Damaged)?;
        let checksum = crc32c::crc32c(&bytes[..60]).to_le_bytes();
        if bytes[..8] != MAGIC || checksum != bytes[60..] {
            return Err(HeaderFault::Damaged);
        }
        let version = u32::from_le_bytes(array(bytes, 8));
        if version != VERSION {
            return Err(HeaderFault::Version(version));
        }
        Ok(Self {
            shard: u32::from_le_bytes(array(bytes, 12)),
            position: u64::from_le_bytes(array(bytes, 16)),
            chain: array(bytes, 24),
        })
    }

    /// Puts the mark in place of the one before it, durable on return.
    pub(super) fn write(&self, disk: &dyn Disk, name: &str) -> Result<(), JournalError> {
        replace(disk, name, &self.encode())
    }

    /// The mark `name` of this shard, or `None` where there is none.
    pub(super) fn read(
        disk: &dyn Disk,
        name: &str,
        shard: u32,
    ) -> Result<Option<Self>, JournalError> {
        let bytes = match disk.read_all(name) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(fault(disk, "read", name)(error)),
        };
        let file = disk.locate(name);
        match Self::decode(&bytes) {
            Ok(mark) if mark.shard == shard => Ok(Some(mark)),
            Ok(mark) => Err(JournalError::OtherShard {
                file,
                expected: shard,
                found: mark.shard,
            }),
            Err(HeaderFault::Version(found)) => Err(JournalError::NewerFormat { file, found }),
            Err(HeaderFault::Damaged) => Err(JournalError::Corrupt {
                file,
                offset: 0,
                position: 0,
                what: "it is not a mark as it was written",
            }),
        }
    }
}

/// Notes that a snapshot of the state holds what entries up to `position` say, so that they may be retired by policy. The
/// journal may be open meanwhile. Durable on return; an older snapshot's mark is never put over a newer one's.
pub fn mark_snapshot(disk: &dyn Disk, shard: u32, position: u64) -> Result<(), JournalError> {
    let before = Mark::read(disk, SNAPSHOT, shard)?;
    if before.is_some_and(|mark| mark.position >= position) {
        return Ok(());
    }
    let mark = Mark {
        shard,
        position,
        chain: [0; 32],
    };
    mark.write(disk, SNAPSHOT)
}
