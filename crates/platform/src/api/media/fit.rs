//! Why a file cannot be sent, and what to do instead.

use twinline_core::content::MediaKind;

use crate::problem::{self, Problem};

/// Only WebP can be a sticker.
pub(crate) fn no_sticker(mime: &str) -> Problem {
    Problem::new(problem::MEDIA_UNSUPPORTED)
        .field("send_as", format!("{mime} cannot be a sticker; WebP can."))
}

/// Larger than WhatsApp takes it.
pub(crate) fn too_large(kind: MediaKind, max: u64) -> Problem {
    let megabytes = max >> 20;
    Problem::new(problem::MEDIA_TOO_LARGE)
        .field(
            "file",
            format!(
                "WhatsApp takes at most {megabytes} MB of this kind ({}).",
                kind.word()
            ),
        )
        .remedy(match kind {
            MediaKind::Document => {
                format!("Send a file of at most {megabytes} MB, or a link to it.")
            }
            _ => format!(
                "Make it smaller than {megabytes} MB, or send it as a document (`send_as`)."
            ),
        })
}
