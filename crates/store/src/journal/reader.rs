//! Reads entries from a position on, from what is durable only. Blocks: it runs on a thread that
//! may wait. Every entry's checksum is checked; the hash chain is [`super::verify`]'s work.

use std::borrow::Cow;

use bytes::Bytes;

use super::entry::{Body, Entry, EntryKind};
use super::error::JournalError;
use super::format::{Frame, FrameFault};
use super::index::{MARK_EVERY, Place, Shared};

/// How much is read from the file at a time, unless one entry is larger.
const CHUNK_BYTES: usize = 256 << 10;
/// Bodies of one answer, unless one entry is larger: some two thousand messages of history, a merge of a quarter of a
/// second, for which other writers wait.
const ANSWER_BYTES_MAX: usize = 512 << 10;

/// Up to `entries_max` durable entries after `after`.
pub(super) fn read(
    shared: &Shared,
    after: u64,
    entries_max: usize,
) -> Result<Vec<Entry>, JournalError> {
    let mut answer = Answer {
        entries: Vec::new(),
        entries_max,
        bytes: 0,
        next: after + 1,
    };
    while !answer.is_full() && answer.next <= shared.durable_to() {
        let Some(place) = shared.place(answer.next) else {
            return Err(JournalError::Retired {
                position: answer.next,
                first: shared.first(),
            });
        };
        let file = place.file();
        match read_segment(shared, place, &mut answer) {
            // Compressed or retired since: it is elsewhere now, or gone.
            Err(error) if error.is_not_found() && moved(shared, answer.next, &file) => {}
            done => done?,
        }
    }
    Ok(answer.entries)
}

/// Whether the entry stands in another file than `file` by now.
fn moved(shared: &Shared, position: u64, file: &str) -> bool {
    shared
        .place(position)
        .is_none_or(|place| place.file() != file)
}

/// A piece of a segment: from its file, or from the unpacked segment in memory.
fn piece<'a>(
    shared: &Shared,
    place: &Place,
    unpacked: Option<&'a [u8]>,
    bytes: usize,
) -> Result<Cow<'a, [u8]>, JournalError> {
    let Some(unpacked) = unpacked else {
        let read = shared.disk.read_at(&place.file(), place.offset, bytes);
        return read
            .map(Cow::Owned)
            .map_err(|source| io_error(shared, place, source));
    };
    let from = usize::try_from(place.offset)
        .unwrap_or(usize::MAX)
        .min(unpacked.len());
    let to = from.saturating_add(bytes).min(unpacked.len());
    Ok(Cow::Borrowed(&unpacked[from..to]))
}

struct Answer {
    entries: Vec<Entry>,
    entries_max: usize,
    bytes: usize,
    /// The position that comes next.
    next: u64,
}

impl Answer {
    fn is_full(&self) -> bool {
        self.entries.len() >= self.entries_max || self.bytes >= ANSWER_BYTES_MAX
    }

    fn take(&mut self, position: u64, frame: &Frame<'_>) {
        // A place may lie before what was asked for.
        if position != self.next {
            return;
        }
        self.next += 1;
        self.bytes += frame.body.len();
        self.entries.push(Entry {
            position,
            kind: EntryKind::of(frame.kind),
            received_at: frame.received_at,
            key_id: frame.key_id,
            body: if frame.is_erased() {
                Body::Erased
            } else {
                Body::Bytes(Bytes::copy_from_slice(frame.body))
            },
        });
    }
}

fn read_segment(
    shared: &Shared,
    mut place: Place,
    answer: &mut Answer,
) -> Result<(), JournalError> {
    let mut wanted = CHUNK_BYTES;
    let mut walked = Vec::new();
    let unpacked = if place.is_packed {
        Some(shared.unpacked(place.first)?)
    } else {
        None
    };
    let unpacked = unpacked.as_ref().map(|bytes| bytes.as_slice());
    while place.position < place.end && !answer.is_full() {
        let left = usize::try_from(place.bytes - place.offset).unwrap_or(usize::MAX);
        let asked = wanted.min(left);
        let chunk = piece(shared, &place, unpacked, asked)?;
        // A file shorter than when it was synced gives no more, ever.
        let is_cut = chunk.len() < asked;
        let mut at = 0;
        while place.position < place.end && !answer.is_full() {
            match Frame::decode(&chunk[at..]) {
                Ok(frame) => {
                    answer.take(place.position, &frame);
                    at += frame.bytes();
                    place.position += 1;
                    place.offset += frame.bytes() as u64;
                    // The end of the file belongs to the next segment.
                    if place.position.is_multiple_of(MARK_EVERY) && place.position < place.end {
                        walked.push((place.position, place.offset));
                    }
                }
                Err(FrameFault::Short { bytes }) if bytes <= left - at && !is_cut => {
                    wanted = bytes.max(CHUNK_BYTES);
                    break;
                }
                Err(FrameFault::Short { .. }) => {
                    return Err(corrupt(shared, &place, "the file ends before it does"));
                }
                Err(FrameFault::Damaged(what)) => return Err(corrupt(shared, &place, what)),
            }
        }
    }
    shared.mark(place.first, &walked);
    Ok(())
}

fn io_error(shared: &Shared, place: &Place, source: std::io::Error) -> JournalError {
    JournalError::Io {
        act: "read",
        file: shared.disk.locate(&place.file()),
        source,
    }
}

fn corrupt(shared: &Shared, place: &Place, what: &'static str) -> JournalError {
    JournalError::Corrupt {
        file: shared.disk.locate(&place.file()),
        offset: place.offset,
        position: place.position,
        what,
    }
}
