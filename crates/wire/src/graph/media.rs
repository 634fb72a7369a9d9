//! Media (graph-api.md 3.1): upload, where to fetch, delete. The download itself is plain bytes,
//! the upload a multipart form (`messaging_product`, `type`, `file`): the transport's business.

use crate::{MediaId, Num};

object! {
    /// The answer to an upload.
    pub struct MediaUploaded {
        needs {
            /// To send it by, for 30 days.
            id: MediaId,
        }
    }
}

impl MediaUploaded {
    /// Uploaded.
    pub fn new(id: impl Into<MediaId>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }
}

object! {
    /// Where a medium can be fetched, for five minutes and with the token.
    pub struct MediaInfo {
        needs {
            /// Signed address; ask again for a new one.
            url: String,
        }
        may {
            /// `whatsapp`
            messaging_product: String,
            /// The type.
            mime_type: String,
            /// Of the file, in hex.
            sha256: String,
            /// A string in the documents, a number in the wild.
            file_size: Num,
            /// The medium.
            id: MediaId,
        }
    }
}

impl MediaInfo {
    /// The answer as WhatsApp writes it (`file_size` as a string).
    pub fn new(
        id: impl Into<MediaId>,
        url: impl Into<String>,
        mime_type: impl Into<String>,
        sha256: impl Into<String>,
        file_size: i64,
    ) -> Self {
        Self {
            url: url.into(),
            messaging_product: Some("whatsapp".to_owned()),
            mime_type: Some(mime_type.into()),
            sha256: Some(sha256.into()),
            file_size: Some(Num::text(file_size)),
            id: Some(id.into()),
            ..Self::default()
        }
    }
}
