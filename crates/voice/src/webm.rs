//! Opus out of `WebM`, as Chromium and Firefox record it.

use std::io::Cursor;

use matroska_demuxer::{Frame, MatroskaFile};

use super::{Opus, VoiceError, unreadable};

pub(super) fn read(bytes: &[u8]) -> Result<Opus, VoiceError> {
    let mut file = MatroskaFile::open(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let track = file
        .tracks()
        .iter()
        .find(|track| track.codec_id() == "A_OPUS");
    let track = track.ok_or(VoiceError::NotOpus)?;
    let number = track.track_number().get();
    let head = track.codec_private().ok_or(VoiceError::NotOpus)?.to_vec();
    let mut packets = Vec::new();
    let mut frame = Frame::default();
    while file
        .next_frame(&mut frame)
        .map_err(|error| unreadable(&error))?
    {
        if frame.track == number && !frame.data.is_empty() {
            packets.push(std::mem::take(&mut frame.data));
        }
    }
    Ok(Opus { head, packets })
}
