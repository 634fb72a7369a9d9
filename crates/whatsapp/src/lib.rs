//! WhatsApp as a channel: webhooks become observations, sends become Graph requests, answers become verdicts.
//!
//! Pure, like every channel: no I/O, no clock, no randomness. This crate and `twinline-wire` are the only places that
//! know WhatsApp's field names; what they mean for us is decided here and nowhere else. Start at [`WhatsApp`];
//! `hear.rs` walks a delivery, `observe/<field>.rs` reads one kind of news each.

mod failure;
mod hear;
mod observe;
mod request;
mod verdict;

use twinline_core::channel::{Answer, Capabilities, Channel, ChannelRequest, Heard, Outgoing};
use twinline_core::content::MediaKind;
use twinline_core::ticks::Failure;
use twinline_core::verdict::Verdict;
use twinline_wire::limits::{self, Limit};

/// WhatsApp's Cloud API. Holds nothing: lines, tokens and addresses are the platform's.
#[derive(Debug, Default, Clone, Copy)]
pub struct WhatsApp;

impl Channel for WhatsApp {
    fn name(&self) -> &'static str {
        "whatsapp"
    }

    fn capabilities(&self) -> Capabilities {
        let chars = Limit::TextBodyChars.latest();
        Capabilities {
            text_chars_max: usize::try_from(chars).unwrap_or(usize::MAX),
            media_bytes_max: [
                (MediaKind::Image, limits::MediaKind::Image),
                (MediaKind::Video, limits::MediaKind::Video),
                (MediaKind::Audio, limits::MediaKind::Audio),
                (MediaKind::Sticker, limits::MediaKind::Sticker),
                (MediaKind::Document, limits::MediaKind::Document),
            ]
            .map(|(kind, wire)| (kind, wire.bytes_max()))
            .to_vec(),
            service_window_ms: Some(Limit::ServiceWindowH.latest() * 3_600_000),
        }
    }

    fn hear(&self, delivery: &[u8]) -> Heard {
        hear::hear(delivery)
    }

    fn request(&self, line: &str, outgoing: &Outgoing) -> Result<ChannelRequest, Failure> {
        request::request(line, outgoing)
    }

    fn judge(&self, answer: &Answer) -> Verdict {
        verdict::judge(answer)
    }
}
