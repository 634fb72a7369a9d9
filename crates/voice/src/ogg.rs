//! Opus into Ogg, as WhatsApp takes voice notes (RFC 7845).

use ogg::writing::{PacketWriteEndInfo, PacketWriter};

use super::Opus;

/// Opus counts time in samples of 48 kHz, whatever was recorded.
pub(super) const SAMPLES_PER_MS: u64 = 48;
const VENDOR: &[u8] = b"twinline sandbox";

pub(super) fn wrap(opus: Opus) -> std::io::Result<Vec<u8>> {
    const SERIAL: u32 = 1;
    let Opus { head, packets } = opus;
    let mut tags = b"OpusTags".to_vec();
    tags.extend(
        u32::try_from(VENDOR.len())
            .unwrap_or_default()
            .to_le_bytes(),
    );
    tags.extend(VENDOR);
    tags.extend(0_u32.to_le_bytes());
    let pre_skip = match head.get(10..12) {
        Some(&[low, high]) => u64::from(u16::from_le_bytes([low, high])),
        _ => 0,
    };
    let mut ogg = PacketWriter::new(Vec::new());
    ogg.write_packet(head, SERIAL, PacketWriteEndInfo::EndPage, 0)?;
    ogg.write_packet(tags, SERIAL, PacketWriteEndInfo::EndPage, 0)?;
    let last = packets.len().saturating_sub(1);
    let mut position = pre_skip;
    for (at, packet) in packets.into_iter().enumerate() {
        position += samples(&packet);
        let end = if at == last {
            PacketWriteEndInfo::EndStream
        } else {
            PacketWriteEndInfo::NormalPacket
        };
        ogg.write_packet(packet, SERIAL, end, position)?;
    }
    Ok(ogg.into_inner())
}

/// How long a packet sounds, by its first bytes (RFC 6716, 3.1).
fn samples(packet: &[u8]) -> u64 {
    let toc = packet.first().copied().unwrap_or_default();
    let config = toc >> 3;
    let frame = match config {
        0..=11 => [10, 20, 40, 60][usize::from(config % 4)] * SAMPLES_PER_MS,
        12..=15 => [10, 20][usize::from(config % 2)] * SAMPLES_PER_MS,
        _ => (SAMPLES_PER_MS * 5 / 2) << (config % 4),
    };
    let frames = match toc & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u64::from(packet.get(1).copied().unwrap_or_default() & 63),
    };
    frame * frames
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_sound_as_long_as_they_say() {
        assert_eq!(samples(&[0b0000_1000]), 960, "20 ms of SILK");
        assert_eq!(samples(&[0b1111_1001]), 1_920, "twice 20 ms of CELT");
        assert_eq!(
            samples(&[0b1000_0011, 0b0000_0100]),
            480,
            "four times 2.5 ms"
        );
    }
}
