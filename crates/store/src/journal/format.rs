//! Format v1 in bytes: encode and decode, nothing else. The table is in the module above.

use sha2::{Digest, Sha256};

/// A hash of the chain.
pub type Chain = [u8; 32];

/// The largest body an entry takes. WhatsApp's deliveries end at 3 MB.
pub const BODY_BYTES_MAX: usize = 16 << 20;

pub(super) const HEADER_BYTES: usize = 64;
/// What an entry takes besides its body.
pub(super) const ENTRY_FIXED_BYTES: usize = 86;

const MAGIC: [u8; 8] = *b"TWLNJRN1";
const VERSION: u32 = 1;
/// Length and checksum, which the checksum does not cover.
const PREFIX_BYTES: usize = 8;
const FLAG_GROUP_START: u8 = 1;
const FLAG_ERASED: u8 = 2;
const FILE_SUFFIX: &str = ".journal";
const PACKED_SUFFIX: &str = ".packed";

/// The file name of the segment whose first entry is `first`.
pub(super) fn file_name(first: u64) -> String {
    format!("{first:020}{FILE_SUFFIX}")
}

/// The file name of the same segment, compressed.
pub(super) fn packed_name(first: u64) -> String {
    format!("{first:020}{PACKED_SUFFIX}")
}

/// The first position a file name says, or `None` when it is no plain segment's name.
pub(super) fn first_of_file_name(name: &str) -> Option<u64> {
    first_of(name.strip_suffix(FILE_SUFFIX)?)
}

/// The same for the name of a compressed segment.
pub(super) fn first_of_packed_name(name: &str) -> Option<u64> {
    first_of(name.strip_suffix(PACKED_SUFFIX)?)
}

fn first_of(digits: &str) -> Option<u64> {
    if digits.len() != 20 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// The chain hash before the first entry of a shard.
pub(super) fn genesis(shard: u32) -> Chain {
    let mut hash = Sha256::new();
    hash.update(MAGIC);
    hash.update(shard.to_le_bytes());
    hash.finalize().into()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) shard: u32,
    pub(super) first: u64,
    /// The chain hash of the entry before the first.
    pub(super) previous: Chain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeaderFault {
    /// Too short, or its bytes are not what was written.
    Damaged,
    Version(u32),
}

impl Header {
    pub(super) fn encode(&self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.shard.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.first.to_le_bytes());
        bytes[24..56].copy_from_slice(&self.previous);
        let checksum = crc32c::crc32c(&bytes[..60]);
        bytes[60..].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, HeaderFault> {
        let bytes = bytes
            .first_chunk::<HEADER_BYTES>()
            .ok_or(HeaderFault::Damaged)?;
        if bytes[..8] != MAGIC {
            return Err(HeaderFault::Damaged);
        }
        if crc32c::crc32c(&bytes[..60]).to_le_bytes() != bytes[60..] {
            return Err(HeaderFault::Damaged);
        }
        // After the checksum, or a torn header could pass for a newer one: every version keeps
        // magic, version and checksum where they are.
        let version = u32::from_le_bytes(array(bytes, 8));
        if version != VERSION {
            return Err(HeaderFault::Version(version));
        }
        Ok(Self {
            shard: u32::from_le_bytes(array(bytes, 12)),
            first: u64::from_le_bytes(array(bytes, 16)),
            previous: array(bytes, 24),
        })
    }
}

/// One entry as it stands in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame<'a> {
    pub(super) kind: u8,
    flags: u8,
    pub(super) key_id: u32,
    pub(super) received_at: i64,
    pub(super) chain: Chain,
    body_hash: [u8; 32],
    pub(super) body: &'a [u8],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameFault {
    /// The bytes end before the entry does; this many would be needed.
    Short {
        bytes: usize,
    },
    Damaged(&'static str),
}

impl<'a> Frame<'a> {
    /// An entry to be written after the one whose chain hash is `previous`.
    pub(super) fn after(
        previous: &Chain,
        kind: u8,
        starts_group: bool,
        received_at: i64,
        body: &'a [u8],
    ) -> Self {
        let flags = if starts_group { FLAG_GROUP_START } else { 0 };
        let body_hash = Sha256::digest(body).into();
        let chain = [0; 32];
        let mut frame = Self {
            kind,
            flags,
            key_id: 0,
            received_at,
            chain,
            body_hash,
            body,
        };
        frame.chain = frame.link(previous);
        frame
    }

    /// Decodes the entry at the start of `bytes` and checks its checksum.
    pub(super) fn decode(bytes: &'a [u8]) -> Result<Self, FrameFault> {
        let Some(prefix) = bytes.first_chunk::<PREFIX_BYTES>() else {
            return Err(FrameFault::Short {
                bytes: ENTRY_FIXED_BYTES,
            });
        };
        let length = u32::from_le_bytes(array(prefix, 0)) as usize;
        let whole = PREFIX_BYTES + length;
        if !(ENTRY_FIXED_BYTES..=ENTRY_FIXED_BYTES + BODY_BYTES_MAX).contains(&whole) {
            return Err(FrameFault::Damaged("its length is impossible"));
        }
        let Some(bytes) = bytes.get(..whole) else {
            return Err(FrameFault::Short { bytes: whole });
        };
        if crc32c::crc32c(&bytes[PREFIX_BYTES..]).to_le_bytes() != prefix[4..] {
            return Err(FrameFault::Damaged("its checksum does not match"));
        }
        let frame = Self {
            kind: bytes[8],
            flags: bytes[9],
            key_id: u32::from_le_bytes(array(bytes, 10)),
            received_at: i64::from_le_bytes(array(bytes, 14)),
            chain: array(bytes, 22),
            body_hash: array(bytes, 54),
            body: &bytes[ENTRY_FIXED_BYTES..],
        };
        if frame.is_erased() && !frame.body.is_empty() {
            return Err(FrameFault::Damaged("it is erased but has a body"));
        }
        Ok(frame)
    }

    pub(super) fn encode(&self, into: &mut Vec<u8>) {
        let start = into.len();
        // `append` refuses bodies over `BODY_BYTES_MAX`, which fits with room to spare.
        let length = u32::try_from(ENTRY_FIXED_BYTES - PREFIX_BYTES + self.body.len())
            .expect("a body is at most BODY_BYTES_MAX");
        into.extend_from_slice(&length.to_le_bytes());
        into.extend_from_slice(&[0; 4]);
        into.push(self.kind);
        into.push(self.flags);
        into.extend_from_slice(&self.key_id.to_le_bytes());
        into.extend_from_slice(&self.received_at.to_le_bytes());
        into.extend_from_slice(&self.chain);
        into.extend_from_slice(&self.body_hash);
        into.extend_from_slice(self.body);
        let checksum = crc32c::crc32c(&into[start + PREFIX_BYTES..]);
        into[start + 4..start + PREFIX_BYTES].copy_from_slice(&checksum.to_le_bytes());
    }

    /// Bytes the entry takes in the segment.
    pub(super) fn bytes(&self) -> usize {
        ENTRY_FIXED_BYTES + self.body.len()
    }

    pub(super) fn is_erased(&self) -> bool {
        self.flags & FLAG_ERASED != 0
    }

    pub(super) fn body_hash(&self) -> [u8; 32] {
        self.body_hash
    }

    pub(super) fn starts_group(&self) -> bool {
        self.flags & FLAG_GROUP_START != 0
    }

    /// The same entry without its body.
    pub(super) fn erased(self) -> Frame<'static> {
        Frame {
            kind: self.kind,
            flags: self.flags | FLAG_ERASED,
            key_id: self.key_id,
            received_at: self.received_at,
            chain: self.chain,
            body_hash: self.body_hash,
            body: &[],
        }
    }

    /// What the chain hash must be after `previous`.
    pub(super) fn link(&self, previous: &Chain) -> Chain {
        let mut hash = Sha256::new();
        hash.update(previous);
        hash.update([self.kind, self.flags & !FLAG_ERASED]);
        hash.update(self.key_id.to_le_bytes());
        hash.update(self.received_at.to_le_bytes());
        hash.update(self.body_hash);
        hash.finalize().into()
    }

    /// Whether the body is the one that was hashed. An erased body cannot be asked.
    pub(super) fn body_is_true(&self) -> bool {
        self.is_erased() || Sha256::digest(self.body)[..] == self.body_hash
    }
}

/// `N` bytes from `at`; the caller has checked the length.
pub(super) fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut part = [0; N];
    part.copy_from_slice(&bytes[at..at + N]);
    part
}

#[cfg(test)]
mod tests;
