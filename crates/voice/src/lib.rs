//! A browser's recording becomes what WhatsApp delivers. Browsers put Opus into `WebM`, Ogg or MP4, of which WhatsApp
//! takes Ogg as a voice note; the sound itself is not touched (RFC 6716, RFC 7845). Safari's AAC stays what it is: plain
//! sound in MP4, since voice notes are Opus only (graph-api.md 3.2).

mod mp4;
mod ogg;
mod webm;

/// As WhatsApp names voice notes.
pub const MIME: &str = "audio/ogg; codecs=opus";
/// As WhatsApp names AAC in MP4.
pub const MP4_MIME: &str = "audio/mp4";

/// Why a recording cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VoiceError {
    /// It is no file that browsers record.
    #[error(
        "the recording is no WebM, Ogg or MP4 file ({0}): record it as audio/webm or audio/mp4, or send the file as a document"
    )]
    Unreadable(String),
    /// WhatsApp has no use for its sound.
    #[error(
        "the recording's sound is neither Opus nor AAC: record it as audio/webm;codecs=opus, or send the file as a document"
    )]
    NotOpus,
    /// Nothing was recorded.
    #[error("the recording is empty: record for a moment longer")]
    Silent,
}

/// A recording as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// The file.
    pub bytes: Vec<u8>,
    /// [`MIME`] is a voice note, [`MP4_MIME`] a sound.
    pub mime: &'static str,
}

impl Recording {
    fn note(bytes: Vec<u8>) -> Self {
        Self { bytes, mime: MIME }
    }
}

/// Opus packets as they were recorded, with the head that tells how to play them (RFC 7845, 5.1).
struct Opus {
    head: Vec<u8>,
    packets: Vec<Vec<u8>>,
}

/// What is sent of a recording. An Ogg file with Opus stays as it is.
///
/// # Errors
/// It is none, holds no sound that WhatsApp takes, or is empty.
pub fn recorded(bytes: &[u8]) -> Result<Recording, VoiceError> {
    if bytes.starts_with(b"OggS") {
        let begins = &bytes[..bytes.len().min(200)];
        let is_opus = begins.windows(8).any(|part| part == b"OpusHead");
        return if is_opus {
            Ok(Recording::note(bytes.to_vec()))
        } else {
            Err(VoiceError::NotOpus)
        };
    }
    let opus = if bytes.get(4..8) == Some(b"ftyp") {
        match mp4::read(bytes)? {
            mp4::Sound::Opus(opus) => opus,
            mp4::Sound::Aac => {
                return Ok(Recording {
                    bytes: bytes.to_vec(),
                    mime: MP4_MIME,
                });
            }
        }
    } else {
        webm::read(bytes)?
    };
    if opus.packets.is_empty() {
        return Err(VoiceError::Silent);
    }
    let note = ogg::wrap(opus).map_err(|error| unreadable(&error))?;
    Ok(Recording::note(note))
}

fn unreadable(why: &dyn std::fmt::Display) -> VoiceError {
    VoiceError::Unreadable(why.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const WEBM: &[u8] = include_bytes!("../tests/recorded.webm");
    const MP4_OPUS: &[u8] = include_bytes!("../tests/recorded_opus.mp4");
    const MP4_AAC: &[u8] = include_bytes!("../tests/recorded_aac.mp4");

    /// How long an Ogg file sounds, in milliseconds; every page of it is read.
    fn length_ms(note: &[u8]) -> u64 {
        let mut reader = ::ogg::PacketReader::new(Cursor::new(note));
        let mut packets = Vec::new();
        while let Some(packet) = reader.read_packet().unwrap() {
            packets.push(packet);
        }
        assert!(packets[0].data.starts_with(b"OpusHead\x01"));
        assert!(packets[1].data.starts_with(b"OpusTags"));
        let last = packets.last().unwrap();
        assert!(last.last_in_stream());
        last.absgp_page() / ogg::SAMPLES_PER_MS
    }

    #[test]
    fn what_chromium_recorded_becomes_ogg_with_every_packet() {
        for (recording, length) in [(WEBM, 2_500..3_500), (MP4_OPUS, 1_000..1_400)] {
            let note = recorded(recording).unwrap();
            assert_eq!(note.mime, MIME);
            let ms = length_ms(&note.bytes);
            assert!(length.contains(&ms), "{ms}");
            assert_eq!(
                recorded(&note.bytes).unwrap(),
                note,
                "a voice note stays one"
            );
        }
    }

    #[test]
    fn the_head_in_mp4_counts_the_other_way_round() {
        let note = recorded(MP4_OPUS).unwrap().bytes;
        let at = note.windows(8).position(|part| part == b"OpusHead");
        let head = &note[at.unwrap()..];
        assert_eq!(head[9], 1, "one channel");
        let rate = u32::from_le_bytes([head[12], head[13], head[14], head[15]]);
        assert_eq!(rate, 48_000);
    }

    #[test]
    fn aac_stays_aac_and_is_no_voice_note() {
        let sound = recorded(MP4_AAC).unwrap();
        assert_eq!((sound.bytes.as_slice(), sound.mime), (MP4_AAC, MP4_MIME));
    }

    #[test]
    fn what_is_no_recording_is_refused() {
        assert!(matches!(recorded(b"RIFF"), Err(VoiceError::Unreadable(_))));
        assert!(recorded(&WEBM[..100]).is_err());
        assert!(recorded(&MP4_OPUS[..200]).is_err());
        assert_eq!(recorded(b"OggS and Vorbis"), Err(VoiceError::NotOpus));
    }
}

#[cfg(test)]
mod fuzz {
    /// A recording comes from the network.
    #[test]
    fn recordings_from_any_bytes() {
        bolero::check!()
            .with_iterations(2_000)
            .for_each(|bytes: &[u8]| {
                let _ = super::recorded(bytes);
                let named = [b"\0\0\0\x10ftypisom\0\0\0\0".as_slice(), bytes].concat();
                let _ = super::recorded(&named);
            });
    }
}
