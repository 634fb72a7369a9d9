//! Field `history` (webhooks.md 3.5): up to six months of chats, in phases and chunks, in any
//! order, overlapping; or a refusal; or the media of rows that came before.

use super::common::WHATSAPP;
use super::{Contact, Message, Metadata, WebhookError};
use crate::{Bsuid, Num, PhoneNumberId, WaId};

object! {
    /// The value of a `history` change, in one of three forms: chunks (`history`), a refusal
    /// (errors in a chunk or beside it), media follow-ups (`messages` from customers,
    /// `message_echoes` from the business).
    pub struct HistoryValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
        }
        lists {
            /// Chunks.
            history: HistoryChunk,
            /// The people of a media follow-up.
            contacts: Contact,
            /// Media that customers had sent; same ids as their placeholders.
            messages: Message,
            /// Media that the business had sent.
            message_echoes: Message,
            /// A refusal beside the chunks.
            errors: WebhookError,
        }
    }
}

impl HistoryValue {
    /// Chunks of a number's history.
    pub fn new(metadata: Metadata, chunks: Vec<HistoryChunk>) -> Self {
        Self {
            history: chunks.into(),
            ..Self::empty(metadata)
        }
    }

    /// The refusal: the owner did not share the history (code 2593109).
    pub fn declined(metadata: Metadata) -> Self {
        let error = WebhookError::new(2_593_109, "History sharing is turned off by the business");
        let chunk = HistoryChunk {
            errors: vec![error].into(),
            ..HistoryChunk::default()
        };
        Self::new(metadata, vec![chunk])
    }

    /// A follow-up with media a customer had sent.
    pub fn media(metadata: Metadata, messages: Vec<Message>) -> Self {
        Self {
            messages: messages.into(),
            ..Self::empty(metadata)
        }
    }

    /// A follow-up with media the business had sent.
    pub fn media_echoes(metadata: Metadata, echoes: Vec<Message>) -> Self {
        Self {
            message_echoes: echoes.into(),
            ..Self::empty(metadata)
        }
    }

    fn empty(metadata: Metadata) -> Self {
        Self {
            messaging_product: Some(WHATSAPP.to_owned()),
            metadata: Some(metadata),
            ..Self::default()
        }
    }

    /// Which number, if it is said.
    pub fn phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.metadata.as_ref()?.phone_number_id.as_ref()
    }

    /// Errors of the value and of its chunks, wherever they stand.
    pub fn all_errors(&self) -> impl Iterator<Item = &WebhookError> {
        let inside = self.history.known().flat_map(|chunk| chunk.errors.known());
        self.errors.known().chain(inside)
    }
}

object! {
    /// One chunk.
    pub struct HistoryChunk {
        may {
            /// Which part of the whole.
            metadata: ChunkMetadata,
        }
        lists {
            /// Chats.
            threads: Thread,
            /// A refusal.
            errors: WebhookError,
        }
    }
}

object! {
    /// Which part of the whole a chunk is. A hint, nothing to count on: chunks overlap, phases may
    /// be missing or empty, and 100 was seen more than once (webhooks.md 5, rows 8 and 9).
    pub struct ChunkMetadata {
        may {
            /// 0: day 0 to 1, 1: day 1 to 90, 2: day 90 to 180 before onboarding.
            phase: Num,
            /// Position inside the phase.
            chunk_order: Num,
            /// 0 to 100, overall.
            progress: Num,
        }
    }
}

impl ChunkMetadata {
    /// The metadata of a chunk.
    pub fn new(phase: i64, chunk_order: i64, progress: i64) -> Self {
        Self {
            phase: Some(Num::int(phase)),
            chunk_order: Some(Num::int(chunk_order)),
            progress: Some(Num::int(progress)),
            ..Self::default()
        }
    }
}

object! {
    /// One chat's messages in a chunk.
    pub struct Thread {
        may {
            /// The customer's digits; absent or `""` for people with a username.
            id: WaId,
            /// The customer's other ids; since 2026.
            context: ThreadContext,
        }
        lists {
            /// Rows; outgoing when `from` is the business's number or `history_context.from_me`.
            messages: Message,
        }
    }
}

object! {
    /// A chat's customer.
    pub struct ThreadContext {
        may {
            /// Digits.
            wa_id: WaId,
            /// BSUID.
            user_id: Bsuid,
            /// Parent BSUID.
            parent_user_id: Bsuid,
            /// If they have one.
            username: String,
            /// Two letters; from a draft of Meta's page, and seen.
            country_code: String,
        }
    }
}
