//! What a file is: sniffed from its bytes, never believed from its name, and how large WhatsApp takes it.

use serde::{Deserialize, Serialize};
use twinline_core::content::MediaKind;
use utoipa::ToSchema;

/// So many bytes tell what a file is.
pub const SNIFF_BYTES: usize = 8 << 10;

/// The media types that WhatsApp takes as something to look at or hear; anything else goes as a document.
const SHOWN: &[(&str, MediaKind)] = &[
    ("image/jpeg", MediaKind::Image),
    ("image/png", MediaKind::Image),
    ("video/mp4", MediaKind::Video),
    ("video/3gpp", MediaKind::Video),
    ("audio/aac", MediaKind::Audio),
    ("audio/mp4", MediaKind::Audio),
    ("audio/mpeg", MediaKind::Audio),
    ("audio/amr", MediaKind::Audio),
    ("audio/ogg", MediaKind::Audio),
];

/// As what a person wants a file sent, where its bytes leave a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SendAs {
    /// As it is: larger ones go, and nothing is made smaller.
    Document,
    /// A WebP picture without a bubble around it.
    Sticker,
}

/// As what it is sent; `None`: it cannot be sent so.
pub fn sent_as(mime: &str, wanted: Option<SendAs>) -> Option<MediaKind> {
    match wanted {
        None => Some(of_mime(mime)),
        Some(SendAs::Document) => Some(MediaKind::Document),
        Some(SendAs::Sticker) => (mime == "image/webp").then_some(MediaKind::Sticker),
    }
}

/// As what it is sent unless somebody says otherwise.
pub fn of_mime(mime: &str) -> MediaKind {
    SHOWN
        .iter()
        .find(|(known, _)| *known == mime)
        .map_or(MediaKind::Document, |(_, kind)| *kind)
}

/// The media type of a file by its first bytes. Files of text have no such bytes: for them the name decides among types
/// that no browser runs.
pub fn sniff(first: &[u8], filename: &str) -> String {
    if let Some(found) = infer::get(first) {
        return match found.mime_type() {
            "audio/m4a" => "audio/mp4",
            "video/x-m4v" => "video/mp4",
            // Pages and scripts are texts to us, so that nobody's browser runs them.
            text if text.starts_with("text/") || text.contains("xml") => "text/plain",
            // What Opus speaks in: WhatsApp's voice messages.
            "audio/opus" | "audio/ogg" | "video/ogg" => "audio/ogg",
            mime => mime,
        }
        .to_owned();
    }
    if first.get(4..10) == Some(b"ftyp3g") {
        return "video/3gpp".to_owned();
    }
    let text = std::str::from_utf8(first).is_ok_and(|text| !text.contains('\0'))
        || first.len() == SNIFF_BYTES && !first.contains(&0);
    let named = mime_guess::from_path(filename).first_or_octet_stream();
    match (text, named.essence_str()) {
        (true, "text/csv") => "text/csv",
        (true, _) => "text/plain",
        (false, _) => "application/octet-stream",
    }
    .to_owned()
}

/// The media type of a file that was fetched: by its bytes, and by what was told of it only where they say nothing.
pub fn of_fetched(bytes: &[u8], filename: &str, told: &str) -> String {
    let first = bytes
        .get(..SNIFF_BYTES.min(bytes.len()))
        .unwrap_or_default();
    let told = told.split(';').next().unwrap_or_default().trim();
    let told = told.to_ascii_lowercase();
    let sniffed = sniff(first, filename);
    match (sniffed.as_str(), told.as_str()) {
        // One container for both; which of them it holds stands far behind.
        ("video/mp4", "audio/mp4") | ("video/3gpp", "audio/3gpp") => told,
        // Nobody's word makes a page, a script or a PDF of bytes that are none.
        ("application/octet-stream", told)
            if !told.is_empty()
                && !["text/", "xml", "html", "script", "svg", "pdf"]
                    .iter()
                    .any(|word| told.contains(word)) =>
        {
            told.to_owned()
        }
        _ => sniffed,
    }
}

/// A file name that is safe in a header, on a disk and on a phone.
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|c| {
            if c.is_control() || "\"<>:|?*".contains(c) {
                '_'
            } else {
                c
            }
        })
        .take(120)
        .collect();
    let clean = clean.trim_matches(['.', ' ']);
    if clean.is_empty() {
        "file".to_owned()
    } else {
        clean.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use twinline_core::content::MediaKind;

    use super::{SendAs, of_fetched, of_mime, safe_name, sent_as, sniff};

    #[test]
    fn bytes_decide_and_names_do_not() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(sniff(png, "invoice.pdf"), "image/png");
        assert_eq!(sniff(b"%PDF-1.7", "x.png"), "application/pdf");
        assert_eq!(
            sniff(b"<script>alert(1)</script>", "page.html"),
            "text/plain"
        );
        assert_eq!(sniff(b"a;b\n1;2", "prices.csv"), "text/csv");
        assert_eq!(sniff(b"\0\x01\x02", "x.bin"), "application/octet-stream");
        assert_eq!(sniff(b"\0\0\0\x20ftypM4A \0\0\0\0", ""), "audio/mp4");
        assert_eq!(sniff(b"\0\0\0\x20ftypM4V \0\0\0\0", ""), "video/mp4");
        assert_eq!(sniff(b"\0\0\0\x18ftyp3gp5\0\0\0\0", ""), "video/3gpp");
        assert_eq!(sniff(&voice(), "voice.ogg"), "audio/ogg");
        assert_eq!(of_mime("image/png"), MediaKind::Image);
        assert_eq!(of_mime("image/webp"), MediaKind::Document);
        let sticker = Some(SendAs::Sticker);
        assert_eq!(sent_as("image/webp", sticker), Some(MediaKind::Sticker));
        assert_eq!(sent_as("image/png", sticker), None);
        let document = Some(SendAs::Document);
        assert_eq!(sent_as("video/mp4", document), Some(MediaKind::Document));
    }

    /// How a voice message begins: an Ogg page with Opus in it.
    fn voice() -> Vec<u8> {
        let mut page = b"OggS\0\x02".to_vec();
        page.resize(28, 0);
        page.extend(b"OpusHead\x01\x01");
        page
    }

    #[test]
    fn what_was_told_counts_only_where_the_bytes_say_nothing() {
        let film = b"\0\0\0\x20ftypisom\0\0\0\0";
        assert_eq!(of_fetched(film, "", "video/mp4"), "video/mp4");
        assert_eq!(of_fetched(film, "", "audio/mp4"), "audio/mp4");
        assert_eq!(
            of_fetched(&voice(), "", "audio/ogg; codecs=opus"),
            "audio/ogg"
        );
        assert_eq!(
            of_fetched(b"\0\x01", "", "Application/X-Ledger; v=1"),
            "application/x-ledger"
        );
        for told in ["text/html", "image/svg+xml", "application/pdf", ""] {
            assert_eq!(of_fetched(b"\0\x01", "", told), "application/octet-stream");
        }
        assert_eq!(of_fetched(b"<html></html>", "", "text/html"), "text/plain");
        assert_eq!(
            of_fetched(b"\x89PNG\r\n\x1a\n", "", "video/mp4"),
            "image/png"
        );
    }

    #[test]
    fn a_name_keeps_no_folder_and_no_quotes() {
        assert_eq!(safe_name("../../etc/pass\"wd\n"), "pass_wd_");
        assert_eq!(
            safe_name("C:\\a\\Preise für 2026.pdf"),
            "Preise für 2026.pdf"
        );
        assert_eq!(safe_name(".."), "file");
    }
}
