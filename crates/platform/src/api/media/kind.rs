//! What a file is: sniffed from its bytes, never believed from its name, and how large WhatsApp takes it.

use twinline_core::content::MediaKind;

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

/// As what it is sent.
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
            // Pages and scripts are texts to us, so that nobody's browser runs them.
            text if text.starts_with("text/") || text.contains("xml") => "text/plain",
            "audio/ogg" | "video/ogg" => "audio/ogg",
            mime => mime,
        }
        .to_owned();
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

    use super::{of_mime, safe_name, sniff};

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
        assert_eq!(of_mime("image/png"), MediaKind::Image);
        assert_eq!(of_mime("image/webp"), MediaKind::Document);
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
