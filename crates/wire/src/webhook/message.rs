//! One message, wherever it stands: live, as an echo, as a history row or as a media follow-up.

use serde_json::Value;

use super::{Content, WebhookError};
use crate::{Bsuid, Num, WaId, Wamid};

object! {
    /// A message (webhooks.md 2.3). One type for all four places, because they share one parser:
    /// an echo may hold anything a customer's message may (webhooks.md 3.6).
    pub struct Message {
        needs {
            /// Its id; the only thing a message cannot be without.
            id: Wamid,
        }
        may {
            /// Who wrote it. Absent or `""` if the number is hidden. The business's own number in
            /// echoes and in history's outgoing rows.
            from: WaId,
            /// BSUID of the writer. In history not to be used for direction (webhooks.md 3.5).
            from_user_id: Bsuid,
            /// Parent BSUID of the writer.
            from_parent_user_id: Bsuid,
            /// To whom; echoes and history's outgoing rows only. Sometimes with a leading `+`.
            to: WaId,
            /// BSUID of the addressee.
            to_user_id: Bsuid,
            /// Parent BSUID of the addressee.
            to_parent_user_id: Bsuid,
            /// Only in groups.
            group_id: String,
            /// Seconds. In echoes the time of the webhook, not of the typing.
            timestamp: Num,
            /// What it answers or that it was forwarded.
            context: Context,
            /// The advertisement it came from.
            referral: Referral,
            /// With a system message of a changed identity; from older documents.
            identity: IdentityState,
            /// How an echo came to be; implementers report it, Meta's pages do not.
            message_creation_type: String,
            /// Only in `history`.
            history_context: HistoryContext,
        }
        lists {
            /// Why there is no content (with `unsupported` and `errors`).
            errors: WebhookError,
        }
        flat {
            /// Its `type` and what belongs to it.
            content: Content,
        }
    }
}

impl Message {
    /// When, in milliseconds; `None` if absent or not a number.
    pub fn timestamp_ms(&self) -> Option<i64> {
        self.timestamp.as_ref()?.seconds_as_ms()
    }

    /// A customer's message as it arrives live.
    pub fn inbound(
        from: impl Into<WaId>,
        id: impl Into<Wamid>,
        timestamp_s: i64,
        content: Content,
    ) -> Self {
        Self {
            id: id.into(),
            from: Some(from.into()),
            timestamp: Some(Num::text(timestamp_s)),
            content,
            ..Self::default()
        }
    }

    /// A message of the business as an echo tells it.
    pub fn echo(
        from: impl Into<WaId>,
        to: impl Into<WaId>,
        id: impl Into<Wamid>,
        timestamp_s: i64,
        content: Content,
    ) -> Self {
        Self {
            to: Some(to.into()),
            ..Self::inbound(from, id, timestamp_s, content)
        }
    }
}

object! {
    /// A customer's security code and whether the business knows that it changed.
    pub struct IdentityState {
        may {
            /// Whether the business knows.
            acknowledged: bool,
            /// Seconds.
            created_timestamp: Num,
            /// What `identity_key_hash` is compared with.
            hash: String,
        }
    }
}

object! {
    /// What a message answers (webhooks.md 2.5). Carries ids, never the quoted content.
    pub struct Context {
        may {
            /// Author of the quoted message.
            from: WaId,
            /// The quoted message; may be unknown here.
            id: Wamid,
            /// Forwarded up to five times.
            forwarded: bool,
            /// Forwarded more often.
            frequently_forwarded: bool,
            /// The catalogue item the chat was opened from.
            referred_product: Value,
        }
    }
}

impl Context {
    /// A reply to a message.
    pub fn reply(author: impl Into<WaId>, id: impl Into<Wamid>) -> Self {
        Self {
            from: Some(author.into()),
            id: Some(id.into()),
            ..Self::default()
        }
    }
}

object! {
    /// The advertisement a first message came from (webhooks.md 2.5).
    pub struct Referral {
        may {
            /// The link.
            source_url: String,
            /// The ad's or post's id.
            source_id: String,
            /// `ad` or `post`.
            source_type: String,
            /// Its headline.
            headline: String,
            /// Its text.
            body: String,
            /// `image` or `video`.
            media_type: String,
            /// Address of the picture.
            image_url: String,
            /// Address of the video.
            video_url: String,
            /// Address of the preview.
            thumbnail_url: String,
            /// Click id; absent for ads in Status.
            ctwa_clid: String,
            /// What the ad greets with.
            welcome_message: WelcomeMessage,
        }
    }
}

object! {
    /// What an ad greets with.
    pub struct WelcomeMessage {
        may {
            /// The greeting.
            text: String,
        }
    }
}

/// The state a history row had, compared without case (webhooks.md 3.5: documented in capitals,
/// seen in lower case).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStatus {
    /// Incoming rows carry it, too.
    Pending,
    /// One tick.
    Sent,
    /// Two ticks.
    Delivered,
    /// Two blue ticks.
    Read,
    /// A voice note that was heard.
    Played,
    /// It failed.
    Error,
}

object! {
    /// What history adds to a message.
    pub struct HistoryContext {
        may {
            /// As written; see [`HistoryContext::status`].
            status: String,
            /// Undocumented; on rows of the business only.
            from_me: bool,
        }
    }
}

impl HistoryContext {
    /// The state, if it is one of the known.
    pub fn status(&self) -> Option<HistoryStatus> {
        match self.status.as_deref()?.to_ascii_lowercase().as_str() {
            "pending" => Some(HistoryStatus::Pending),
            "sent" => Some(HistoryStatus::Sent),
            "delivered" => Some(HistoryStatus::Delivered),
            "read" => Some(HistoryStatus::Read),
            "played" => Some(HistoryStatus::Played),
            "error" => Some(HistoryStatus::Error),
            _ => None,
        }
    }
}
