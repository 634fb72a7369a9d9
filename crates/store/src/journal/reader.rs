//! Reads entries from a position on, from what is durable only. Blocks: it runs on a thread that
//! may wait. Every entry's checksum is checked; the hash chain is [`super::verify`]'s work.

use bytes::Bytes;

use super::entry::{Body, Entry, EntryKind};
use super::error::JournalError;
use super::format::{Frame, FrameFault, first_of_file_name};
use super::index::{MARK_EVERY, Place, Shared};

/// How much is read from the file at a time, unless one entry is larger.
const CHUNK_BYTES: usize = 256 << 10;
/// Bodies of one answer, unless one entry is larger.
const ANSWER_BYTES_MAX: usize = 8 << 20;

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
            break;
        };
        read_segment(shared, place, &mut answer)?;
    }
    Ok(answer.entries)
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
    while place.position < place.end && !answer.is_full() {
        let left = usize::try_from(place.bytes - place.offset).unwrap_or(usize::MAX);
        let asked = wanted.min(left);
        let chunk = shared
            .disk
            .read_at(&place.file, place.offset, asked)
            .map_err(|source| io_error(shared, &place, source))?;
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
    if let Some(first) = first_of_file_name(&place.file) {
        shared.mark(first, &walked);
    }
    Ok(())
}

fn io_error(shared: &Shared, place: &Place, source: std::io::Error) -> JournalError {
    JournalError::Io {
        act: "read",
        file: shared.disk.locate(&place.file),
        source,
    }
}

fn corrupt(shared: &Shared, place: &Place, what: &'static str) -> JournalError {
    JournalError::Corrupt {
        file: shared.disk.locate(&place.file),
        offset: place.offset,
        position: place.position,
        what,
    }
}
