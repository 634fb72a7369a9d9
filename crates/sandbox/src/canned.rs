//! Files everybody has at hand on the bench: stickers, a voice note, a photo. Drawn, and hummed, for
//! this project.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Canned {
    pub(crate) name: &'static str,
    /// The message type.
    pub(crate) kind: &'static str,
    pub(crate) title: &'static str,
    pub(crate) mime: &'static str,
    pub(crate) bytes: &'static [u8],
}

pub(crate) const ITEMS: [Canned; 4] = [
    Canned {
        name: "voice_note",
        kind: "audio",
        title: "A voice note, 3 seconds",
        mime: twinline_voice::MIME,
        bytes: include_bytes!("../canned/voice_note.ogg"),
    },
    Canned {
        name: "sticker_loaf",
        kind: "sticker",
        title: "A smiling loaf",
        mime: "image/webp",
        bytes: include_bytes!("../canned/sticker_loaf.webp"),
    },
    Canned {
        name: "sticker_thanks",
        kind: "sticker",
        title: "A cup that says thanks",
        mime: "image/webp",
        bytes: include_bytes!("../canned/sticker_thanks.webp"),
    },
    Canned {
        name: "photo_breads",
        kind: "image",
        title: "A photo of breads",
        mime: "image/jpeg",
        bytes: include_bytes!("../canned/photo_breads.jpg"),
    },
];

pub(crate) fn find(name: &str) -> Option<&'static Canned> {
    ITEMS.iter().find(|item| item.name == name)
}
