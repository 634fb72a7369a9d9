//! What browsers record as MP4: Opus (Chromium) or AAC (Safari), in fragments.

use std::io::Cursor;

use symphonia::core::codecs::{CODEC_TYPE_AAC, CODEC_TYPE_OPUS};
use symphonia::core::errors::Error;
use symphonia::core::formats::{FormatOptions, FormatReader};
use symphonia::core::io::MediaSourceStream;
use symphonia::default::formats::IsoMp4Reader;

use super::{Opus, VoiceError, unreadable};

pub(super) enum Sound {
    Opus(Opus),
    Aac,
}

pub(super) fn read(bytes: &[u8]) -> Result<Sound, VoiceError> {
    let source = Box::new(Cursor::new(bytes.to_vec()));
    let stream = MediaSourceStream::new(
        source,
        symphonia::core::io::MediaSourceStreamOptions::default(),
    );
    let mut file = IsoMp4Reader::try_new(stream, &FormatOptions::default())
        .map_err(|error| unreadable(&error))?;
    let tracks = file.tracks();
    if tracks
        .iter()
        .any(|track| track.codec_params.codec == CODEC_TYPE_AAC)
    {
        return Ok(Sound::Aac);
    }
    let track = tracks
        .iter()
        .find(|track| track.codec_params.codec == CODEC_TYPE_OPUS);
    let track = track.ok_or(VoiceError::NotOpus)?;
    let id = track.id;
    let head = track.codec_params.extra_data.as_deref().and_then(turned);
    let head = head.ok_or(VoiceError::NotOpus)?;
    let mut packets = Vec::new();
    loop {
        match file.next_packet() {
            Ok(packet) if packet.track_id() == id && !packet.data.is_empty() => {
                packets.push(packet.data.into_vec());
            }
            Ok(_) => {}
            Err(Error::IoError(end)) if end.kind() == std::io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(unreadable(&error)),
        }
    }
    Ok(Sound::Opus(Opus { head, packets }))
}

/// MP4 keeps the head with its highest byte first, Ogg with its lowest, and they count versions differently. Heads
/// with a table of channels, which no microphone has, are not read.
fn turned(head: &[u8]) -> Option<Vec<u8>> {
    let &[
        channels,
        skip_high,
        skip_low,
        r3,
        r2,
        r1,
        r0,
        gain_high,
        gain_low,
        0,
    ] = head.get(9..19)?
    else {
        return None;
    };
    let mut turned = b"OpusHead\x01".to_vec();
    turned.extend([
        channels, skip_low, skip_high, r0, r1, r2, r3, gain_low, gain_high, 0,
    ]);
    Some(turned)
}
