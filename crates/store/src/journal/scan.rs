//! Walks the bytes of one segment from its header to where it stops being true.

use super::format::{Chain, Frame, FrameFault, HEADER_BYTES, Header};

/// What a walk found.
#[derive(Debug)]
pub(super) struct Scan {
    /// The position after the last true entry.
    pub(super) next: u64,
    /// Where the true bytes end.
    pub(super) bytes: usize,
    /// The chain hash of the last true entry.
    pub(super) chain: Chain,
    /// How many of the entries are tombstones.
    pub(super) erased: u64,
    /// Where the last group of the segment starts, if it has an entry.
    pub(super) last_group: Option<Group>,
    pub(super) stop: Stop,
}

/// The start of a group: entries written together and made durable by one sync.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) offset: usize,
    pub(super) first: u64,
    pub(super) previous: Chain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// At the end of the bytes, or at the position where the next segment takes over.
    End,
    /// At bytes that only a write which never finished can have left.
    Torn,
    /// At bytes that were safe once: a later group was written, and so this one was synced.
    Corrupt(&'static str),
}

/// Walks `bytes`, a segment with this header, up to the position `until` where the next one takes
/// over. `visit` gets position, offset and entry of each true entry.
pub(super) fn scan(
    header: &Header,
    bytes: &[u8],
    until: Option<u64>,
    mut visit: impl FnMut(u64, usize, &Frame<'_>),
) -> Scan {
    let mut scan = Scan {
        next: header.first,
        bytes: HEADER_BYTES.min(bytes.len()),
        chain: header.previous,
        erased: 0,
        last_group: None,
        stop: Stop::End,
    };
    while scan.bytes < bytes.len() && until != Some(scan.next) {
        let frame = match Frame::decode(&bytes[scan.bytes..]) {
            Ok(frame) => frame,
            Err(fault) => {
                scan.stop = why(fault, &bytes[scan.bytes..]);
                return scan;
            }
        };
        // A true checksum over false hashes is no tear: somebody or something rewrote it.
        if frame.link(&scan.chain) != frame.chain {
            scan.stop = Stop::Corrupt("it does not continue the hash chain");
            return scan;
        }
        if !frame.body_is_true() {
            scan.stop = Stop::Corrupt("its body is not the one that was hashed");
            return scan;
        }
        if frame.starts_group() || scan.last_group.is_none() {
            scan.last_group = Some(Group {
                offset: scan.bytes,
                first: scan.next,
                previous: scan.chain,
            });
        }
        visit(scan.next, scan.bytes, &frame);
        scan.erased += u64::from(frame.is_erased());
        scan.chain = frame.chain;
        scan.bytes += frame.bytes();
        scan.next += 1;
    }
    scan
}

/// A tear, or damage? A group is written only after the one before it was synced, so a group that
/// starts somewhere behind the fault proves that the faulty bytes were safe once. Whole
/// entries of the same group prove nothing: a disk may write the sectors of one write in any order.
fn why(fault: FrameFault, bytes: &[u8]) -> Stop {
    if a_group_starts_in(bytes.get(1..).unwrap_or_default()) {
        Stop::Corrupt(match fault {
            FrameFault::Short { .. } => "its length is impossible",
            FrameFault::Damaged(what) => what,
        })
    } else {
        Stop::Torn
    }
}

/// Whether the first entry of a group stands anywhere in `bytes`.
pub(super) fn a_group_starts_in(bytes: &[u8]) -> bool {
    (0..bytes.len()).any(|at| {
        Frame::decode(&bytes[at..]).is_ok_and(|frame| frame.starts_group() && frame.body_is_true())
    })
}
