//! What a bubble holds, in any channel's terms.

use serde::{Deserialize, Serialize};

/// A sort of file that a bubble can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// Sound, voice notes included.
    Audio,
    /// A sticker.
    Sticker,
    /// Any other file.
    Document,
}

impl MediaKind {
    /// The kind's word, as used in tables and in the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Sticker => "sticker",
            Self::Document => "document",
        }
    }
}

/// A file named by a message. The bytes have a life of their own (see `store`'s media table).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Media {
    /// Its sort. In JSON `media`, because the enums that hold this write their own word as `kind`.
    #[serde(rename = "media")]
    pub kind: MediaKind,
    /// Media type as told by the sender; sniffed again before use.
    pub mime: String,
    /// Text below the file.
    pub caption: Option<String>,
    /// The sender's file name (documents).
    pub filename: Option<String>,
    /// SHA-256 of the bytes as told, hex or base64.
    pub sha256: Option<String>,
    /// The channel's handle by which the bytes can be fetched.
    pub reference: Option<String>,
}

/// What a bubble holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Something was said, the channel will perhaps tell later what (media in history).
    Placeholder {
        /// The channel's own word.
        raw_kind: String,
    },
    /// The channel said that it does not carry this, and why.
    Unsupported {
        /// The channel's own word for what it was.
        raw_kind: String,
        /// The channel's code, when it gave one.
        code: Option<i64>,
        /// The whole of what was told.
        raw: serde_json::Value,
    },
    /// Plain text with the channel's light formatting.
    Text {
        /// The text.
        body: String,
    },
    /// A file.
    Media(Media),
    /// A kind that is kept whole and shown in a few words.
    Other {
        /// The channel's own word.
        raw_kind: String,
        /// A line to show, such as a place's name or a button's title.
        summary: Option<String>,
        /// The whole of what was told.
        raw: serde_json::Value,
    },
}

/// The kind of a send that is a sign on a message: [`Content::Other`] whose line to show is the sign. No bubble has it.
pub const SIGN: &str = "reaction";

impl Content {
    /// The sign that it is, empty if it takes one back; nothing for what is a message.
    pub fn sign(&self) -> Option<&str> {
        match self {
            Self::Other {
                raw_kind, summary, ..
            } if raw_kind == SIGN => Some(summary.as_deref().unwrap_or_default()),
            _ => None,
        }
    }

    /// How much it tells: a placeholder never replaces content.
    fn richness(&self) -> u8 {
        match self {
            Self::Placeholder { .. } => 0,
            Self::Unsupported { .. } => 1,
            Self::Other { .. } | Self::Text { .. } | Self::Media(_) => 2,
        }
    }

    /// Total order for joining two tellings of one bubble: the richer wins; between equals (which the channel should
    /// never produce) the greater text does, so that the order of arrival cannot matter.
    pub fn join_key(&self) -> (u8, String) {
        (
            self.richness(),
            serde_json::to_string(self).unwrap_or_default(),
        )
    }

    /// Whether `echo` may be what the channel tells of a message with this content. Told content may lack what it cannot
    /// carry, and white space is not compared.
    pub fn may_be_echoed_as(&self, echo: &Self) -> bool {
        let same_words = |a: Option<&str>, b: Option<&str>| {
            let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
            a.split_whitespace().eq(b.split_whitespace())
        };
        match (self, echo) {
            (_, Self::Placeholder { .. } | Self::Unsupported { .. }) => true,
            (Self::Text { body }, Self::Text { body: echoed }) => {
                same_words(Some(body), Some(echoed))
            }
            (Self::Media(sent), Self::Media(echoed)) => {
                sent.kind == echoed.kind
                    && same_words(sent.caption.as_deref(), echoed.caption.as_deref())
            }
            (
                Self::Other { raw_kind: sent, .. },
                Self::Other {
                    raw_kind: echoed, ..
                },
            ) => sent == echoed,
            _ => false,
        }
    }

    /// The kind's word, as used in tables and in the API.
    pub fn word(&self) -> &str {
        match self {
            Self::Placeholder { .. } => "placeholder",
            Self::Unsupported { .. } => "unsupported",
            Self::Text { .. } => "text",
            Self::Media(media) => media.kind.word(),
            Self::Other { raw_kind, .. } => raw_kind,
        }
    }

    /// The channel's handle by which the bytes of its file can be fetched.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Media(media) => media.reference.as_deref(),
            _ => None,
        }
    }

    /// The text a person would read or search: body, caption, file name or summary.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text { body } => Some(body),
            Self::Media(media) => media.caption.as_deref().or(media.filename.as_deref()),
            Self::Other { summary, .. } => summary.as_deref(),
            Self::Placeholder { .. } | Self::Unsupported { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Media, MediaKind};

    #[test]
    fn every_kind_survives_json() {
        let media = Content::Media(Media {
            kind: MediaKind::Image,
            mime: "image/png".to_owned(),
            caption: None,
            filename: None,
            sha256: None,
            reference: None,
        });
        let text = Content::Text {
            body: "a\0b".to_owned(),
        };
        for content in [media, text] {
            let json = serde_json::to_string(&content).unwrap();
            assert_eq!(
                serde_json::from_str::<Content>(&json).unwrap(),
                content,
                "{json}"
            );
        }
    }
}
