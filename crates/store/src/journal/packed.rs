//! Compressed segments: a sealed segment, byte for byte, behind a header that proves it without unpacking.
//!
//! zstd, because WhatsApp's JSON becomes about a tenth of its size and unpacks at the speed of a disk; its C code is
//! built by the compiler that SQLite needs already.

use std::io::{Read as _, Write as _};

use super::error::JournalError;
use super::format::{Chain, Header, HeaderFault, array, packed_name};
use super::recovery::fault;
use crate::disk::Disk;

pub(super) const PACKED_HEADER_BYTES: usize = 128;

const MAGIC: [u8; 8] = *b"TWLNPACK";
const VERSION: u32 = 1;
/// zstd's own default: beyond it, minutes are spent for a few per cent.
const LEVEL: i32 = 3;
/// No segment comes near; a length beyond it is none that we wrote.
const PLAIN_BYTES_MAX: u64 = 4 << 30;

/// What the header of a compressed segment says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed {
    /// The segment's own header.
    pub(super) header: Header,
    /// Position of its last entry.
    pub(super) last: u64,
    /// The chain hash of its last entry.
    pub(super) chain: Chain,
    /// When the newest of its entries was received.
    pub(super) newest_at: i64,
    /// Bytes of the segment, unpacked.
    pub(super) plain_bytes: u64,
    /// Bytes behind this header, and their checksum.
    frame_bytes: u64,
    checksum: u32,
}

impl Packed {
    fn encode(&self) -> [u8; PACKED_HEADER_BYTES] {
        let mut bytes = [0; PACKED_HEADER_BYTES];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.header.shard.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.header.first.to_le_bytes());
        bytes[24..56].copy_from_slice(&self.header.previous);
        bytes[56..64].copy_from_slice(&self.last.to_le_bytes());
        bytes[64..96].copy_from_slice(&self.chain);
        bytes[96..104].copy_from_slice(&self.newest_at.to_le_bytes());
        bytes[104..112].copy_from_slice(&self.plain_bytes.to_le_bytes());
        bytes[112..120].copy_from_slice(&self.frame_bytes.to_le_bytes());
        bytes[120..124].copy_from_slice(&self.checksum.to_le_bytes());
        let checksum = crc32c::crc32c(&bytes[..124]);
        bytes[124..].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// Bytes of the file, without leftovers.
    pub(super) fn file_bytes(&self) -> u64 {
        (PACKED_HEADER_BYTES as u64).saturating_add(self.frame_bytes)
    }

    /// Reads the header at the start of `bytes`.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, HeaderFault> {
        let bytes = bytes
            .first_chunk::<PACKED_HEADER_BYTES>()
            .ok_or(HeaderFault::Damaged)?;
        let checksum = crc32c::crc32c(&bytes[..124]).to_le_bytes();
        if bytes[..8] != MAGIC || checksum != bytes[124..] {
            return Err(HeaderFault::Damaged);
        }
        let version = u32::from_le_bytes(array(bytes, 8));
        if version != VERSION {
            return Err(HeaderFault::Version(version));
        }
        Ok(Self {
            header: Header {
                shard: u32::from_le_bytes(array(bytes, 12)),
                first: u64::from_le_bytes(array(bytes, 16)),
                previous: array(bytes, 24),
            },
            last: u64::from_le_bytes(array(bytes, 56)),
            chain: array(bytes, 64),
            newest_at: i64::from_le_bytes(array(bytes, 96)),
            plain_bytes: u64::from_le_bytes(array(bytes, 104)),
            frame_bytes: u64::from_le_bytes(array(bytes, 112)),
            checksum: u32::from_le_bytes(array(bytes, 120)),
        })
    }
}

/// The file of a compressed segment. `plain` is the segment without leftovers, its header included.
pub(super) fn pack(
    header: Header,
    plain: &[u8],
    last: u64,
    chain: Chain,
    newest_at: i64,
) -> std::io::Result<Vec<u8>> {
    // Into one buffer that grows: as much again as the segment is not needed.
    let mut content = vec![0; PACKED_HEADER_BYTES];
    let mut encoder = zstd::stream::write::Encoder::new(&mut content, LEVEL)?;
    encoder.set_pledged_src_size(Some(plain.len() as u64))?;
    encoder.write_all(plain)?;
    encoder.finish()?;
    let compressed = &content[PACKED_HEADER_BYTES..];
    let packed = Packed {
        header,
        last,
        chain,
        newest_at,
        plain_bytes: plain.len() as u64,
        frame_bytes: compressed.len() as u64,
        checksum: crc32c::crc32c(compressed),
    };
    content[..PACKED_HEADER_BYTES].copy_from_slice(&packed.encode());
    Ok(content)
}

/// Whether the file made of `plain` gives it back. Compared piece by piece, so that it need not fit into memory again.
pub(super) fn holds(content: &[u8], plain: &[u8]) -> bool {
    let is_same = || {
        let packed = Packed::decode(content).ok()?;
        let compressed = content.get(PACKED_HEADER_BYTES..)?;
        let mut decoder = zstd::stream::read::Decoder::with_buffer(compressed).ok()?;
        let mut rest = plain;
        let mut piece = vec![0; 64 << 10];
        loop {
            match decoder.read(&mut piece).ok()? {
                0 => break,
                count => rest = rest.strip_prefix(&piece[..count])?,
            }
        }
        let is_sound = packed.plain_bytes == plain.len() as u64
            && packed.checksum == crc32c::crc32c(compressed);
        (rest.is_empty() && is_sound).then_some(())
    };
    is_same().is_some()
}

/// The segment inside `content`, a whole file; or what is wrong with it, and at which byte of the file.
pub(super) fn unpack(content: &[u8]) -> Result<Vec<u8>, (u64, &'static str)> {
    let Ok(packed) = Packed::decode(content) else {
        return Err((0, "its header is not readable"));
    };
    let at = PACKED_HEADER_BYTES as u64;
    // A disk may leave bytes behind those that were synced; they are leftovers here as in every segment.
    let end = usize::try_from(packed.file_bytes()).unwrap_or(usize::MAX);
    let Some(compressed) = content.get(PACKED_HEADER_BYTES..end) else {
        let what = "it ends before its header says";
        return Err((content.len() as u64, what));
    };
    if crc32c::crc32c(compressed) != packed.checksum {
        return Err((at, "its compressed bytes do not match their checksum"));
    }
    let plain_bytes = usize::try_from(packed.plain_bytes.min(PLAIN_BYTES_MAX)).unwrap_or(0);
    match zstd::bulk::decompress(compressed, plain_bytes) {
        Ok(plain) if plain.len() as u64 == packed.plain_bytes => Ok(plain),
        _ => Err((at, "its compressed bytes cannot be unpacked")),
    }
}

/// The bytes of the compressed segment that starts at `first`, as they were before.
pub(super) fn read_packed(disk: &dyn Disk, first: u64) -> Result<Vec<u8>, JournalError> {
    let name = packed_name(first);
    let content = disk.read_all(&name).map_err(fault(disk, "read", &name))?;
    unpack(&content).map_err(|(offset, what)| JournalError::Corrupt {
        file: disk.locate(&name),
        offset,
        position: first,
        what,
    })
}
