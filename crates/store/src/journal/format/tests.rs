//! The bytes of format v1, and what decoding refuses.

use super::*;

fn encoded(frame: &Frame<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    frame.encode(&mut bytes);
    bytes
}

#[test]
fn an_entry_has_the_bytes_of_the_table() {
    let frame = Frame::after(&genesis(0), 1, true, 0x0102_0304_0506, b"{}");
    let bytes = encoded(&frame);
    assert_eq!(bytes.len(), 88);
    assert_eq!(bytes[..4], 80_u32.to_le_bytes());
    assert_eq!(bytes[4..8], crc32c::crc32c(&bytes[8..]).to_le_bytes());
    assert_eq!(bytes[8..10], [1, 1], "kind, flags");
    assert_eq!(bytes[10..14], [0; 4], "key id");
    assert_eq!(bytes[14..22], [6, 5, 4, 3, 2, 1, 0, 0], "received at");
    let mut chain = Sha256::new();
    chain.update(genesis(0));
    chain.update(&bytes[8..22]);
    chain.update(Sha256::digest(b"{}"));
    assert_eq!(bytes[22..54], chain.finalize()[..]);
    assert_eq!(bytes[54..86], Sha256::digest(b"{}")[..]);
    assert_eq!(&bytes[86..], b"{}");
}

#[test]
fn format_v1_does_not_change() {
    // Computed from the table by an independent program. If it fails, existing journals no longer read: make a version 2.
    let frame = Frame::after(&genesis(7), 2, false, -1, b"twinline");
    assert_eq!(hex::encode(encoded(&frame)), FROZEN_ENTRY);
    let header = Header {
        shard: 7,
        first: 42,
        previous: frame.chain,
    };
    assert_eq!(hex::encode(header.encode()), FROZEN_HEADER);
}

const FROZEN_ENTRY: &str = "\
    560000000c248df1020000000000ffffffffffffffff318cffd0407c0689ade43eb278d0cf0a20ef\
    8e1440f564d3330d0d5644b7505aef63bfe8c816b9fbbeb57dcccb6ed410bed542ab4b769a48aba9\
    727755cbec427477696e6c696e65";
const FROZEN_HEADER: &str = "\
    54574c4e4a524e3101000000070000002a00000000000000318cffd0407c0689ade43eb278d0cf0a\
    20ef8e1440f564d3330d0d5644b7505a000000002ac9fdd3";

#[test]
fn an_entry_and_a_header_come_back_as_they_were() {
    let frame = Frame::after(&[3; 32], 9, false, i64::MIN, b"");
    assert_eq!(Frame::decode(&encoded(&frame)), Ok(frame));
    let header = Header {
        shard: 3,
        first: u64::MAX,
        previous: [9; 32],
    };
    assert_eq!(Header::decode(&header.encode()), Ok(header));
}

#[test]
fn any_flipped_bit_is_noticed() {
    let bytes = encoded(&Frame::after(&[0; 32], 1, true, 5, b"some body"));
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Frame::decode(&flipped).is_err(), "bit {bit}");
    }
    let header = Header {
        shard: 0,
        first: 1,
        previous: [0; 32],
    }
    .encode();
    for bit in 0..header.len() * 8 {
        let mut flipped = header;
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Header::decode(&flipped).is_err(), "bit {bit}");
    }
}

#[test]
fn any_cut_is_noticed_and_says_how_much_is_needed() {
    let bytes = encoded(&Frame::after(&[0; 32], 1, true, 5, b"some body"));
    for cut in 8..bytes.len() {
        let fault = Frame::decode(&bytes[..cut]);
        assert_eq!(fault, Err(FrameFault::Short { bytes: bytes.len() }));
    }
    let header = Header {
        shard: 0,
        first: 1,
        previous: [0; 32],
    }
    .encode();
    assert_eq!(Header::decode(&header[..63]), Err(HeaderFault::Damaged));
}

#[test]
fn a_tombstone_keeps_the_chain_and_loses_the_body() {
    let frame = Frame::after(&[1; 32], 1, true, 5, b"private");
    let tombstone = frame.erased();
    assert_eq!(tombstone.link(&[1; 32]), frame.chain);
    let bytes = encoded(&tombstone);
    assert_eq!(bytes.len(), ENTRY_FIXED_BYTES);
    let read = Frame::decode(&bytes).unwrap();
    assert!(read.is_erased() && read.starts_group() && read.body_is_true());
    assert_eq!(read.chain, frame.chain);
}

#[test]
fn a_newer_version_is_told_from_damage() {
    let mut header = Header {
        shard: 0,
        first: 1,
        previous: [0; 32],
    }
    .encode();
    header[8] = 2;
    assert_eq!(
        Header::decode(&header),
        Err(HeaderFault::Damaged),
        "a torn header is not newer"
    );
    let checksum = crc32c::crc32c(&header[..60]);
    header[60..].copy_from_slice(&checksum.to_le_bytes());
    assert_eq!(Header::decode(&header), Err(HeaderFault::Version(2)));
}

#[test]
fn only_segments_have_the_name_of_one() {
    assert_eq!(first_of_file_name(&file_name(12)), Some(12));
    assert_eq!(file_name(1), "00000000000000000001.journal");
    for other in [
        "1.journal",
        "00000000000000000001.journal.draft",
        "+0000000000000000001.journal",
    ] {
        assert_eq!(first_of_file_name(other), None);
    }
}
