//! Which files WhatsApp takes, by type and size (graph-api.md 3.2; `twinline_wire::limits::media_types`).
//!
//! Documents of other types than the listed ones are taken, as they always were; pictures, sounds and videos are not.

use twinline_wire::limits::{Limit, media_type};

use crate::media_store::kind_of;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unfit {
    Type(String),
    Size(String),
}

impl Unfit {
    /// In words.
    pub(crate) fn why(&self) -> &str {
        match self {
            Self::Type(why) | Self::Size(why) => why,
        }
    }
}

/// Checks a file as it comes.
pub(crate) fn check(mime: &str, bytes: &[u8]) -> Result<(), Unfit> {
    let bare = usual(mime);
    let kind = kind_of(bare);
    let is_media = ["image/", "audio/", "video/"]
        .iter()
        .any(|kind| bare.starts_with(kind));
    let known = media_type(bare);
    if known.is_none() && is_media {
        return Err(Unfit::Type(format!(
            "Param file must be a file of a type that WhatsApp takes. Received file of type '{bare}'."
        )));
    }
    let most = if kind == "sticker" && !is_animated(bytes) {
        u64::try_from(Limit::StickerStaticBytes.latest()).unwrap_or(u64::MAX)
    } else {
        let document = twinline_wire::limits::MediaKind::Document;
        known.map_or_else(|| document.bytes_max(), |known| known.bytes_max)
    };
    if bytes.len() as u64 > most {
        return Err(Unfit::Size(format!("{bare} may have {most} bytes at most")));
    }
    Ok(())
}

/// Whether a file of this type can be sent as a message of this kind. Anything can be a document.
pub(crate) fn fits(kind: &str, mime: &str) -> bool {
    kind == "document" || kind_of(usual(mime)) == kind
}

/// Without parameters, and by the name WhatsApp uses where there are several.
fn usual(mime: &str) -> &str {
    match mime.split(';').next().unwrap_or_default().trim() {
        "audio/m4a" | "audio/x-m4a" => "audio/mp4",
        "audio/mp3" => "audio/mpeg",
        "image/jpg" => "image/jpeg",
        other => other,
    }
}

/// A WebP whose extended header has the bit for animation.
fn is_animated(bytes: &[u8]) -> bool {
    bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 0x02 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webp(animated: bool, size: usize) -> Vec<u8> {
        let mut bytes = b"RIFF....WEBPVP8X....".to_vec();
        bytes.push(if animated { 0x02 } else { 0x00 });
        bytes.resize(size, 0);
        bytes
    }

    #[test]
    fn sizes_are_those_of_the_type() {
        let mib = 1 << 20;
        let table = [
            ("image/jpeg", 5 * mib, true),
            ("image/jpeg", 5 * mib + 1, false),
            ("audio/ogg; codecs=opus", 16 * mib, true),
            ("audio/m4a", 16 * mib, true),
            ("video/mp4", 16 * mib + 1, false),
            ("application/pdf", 16 * mib + 1, true),
            ("application/x-anything", 16 * mib + 1, true),
        ];
        for (mime, size, fits) in table {
            assert_eq!(check(mime, &vec![0; size]).is_ok(), fits, "{mime} {size}");
        }
    }

    #[test]
    fn a_sticker_that_moves_may_be_larger() {
        assert!(check("image/webp", &webp(true, 500_000)).is_ok());
        assert!(matches!(
            check("image/webp", &webp(false, 500_000)),
            Err(Unfit::Size(_))
        ));
        assert!(check("image/webp", &webp(false, 100_000)).is_ok());
    }

    #[test]
    fn pictures_sounds_and_videos_of_other_types_are_refused() {
        for mime in ["image/gif", "audio/wav", "video/quicktime"] {
            assert!(matches!(check(mime, b"x"), Err(Unfit::Type(_))), "{mime}");
        }
    }

    #[test]
    fn a_file_goes_as_what_it_is_or_as_a_document() {
        let table = [
            ("image", "image/png", true),
            ("image", "application/pdf", false),
            ("video", "image/png", false),
            ("audio", "audio/ogg; codecs=opus", true),
            ("sticker", "image/webp", true),
            ("document", "image/png", true),
            ("document", "application/zip", true),
        ];
        for (kind, mime, can) in table {
            assert_eq!(fits(kind, mime), can, "{kind} {mime}");
        }
    }
}
