//! What became of a message that was sent (webhooks.md 2.8).

use super::{Payment, WebhookError};
use crate::{Bsuid, Num, Wamid};

open_enum! {
    /// The states. `read` implies `delivered`, which is then skipped.
    pub enum StatusState {
        /// One tick: WhatsApp has it.
        Sent = "sent",
        /// Two ticks: the device has it.
        Delivered = "delivered",
        /// Shown in an open chat.
        Read = "read",
        /// A voice note was heard.
        Played = "played",
        /// Not sent or not delivered; see the errors.
        Failed = "failed",
        /// The customer deleted a message of theirs; from the On-Premises documents, where
        /// coexistence has `revoke`.
        Deleted = "deleted",
        /// The message names an article nobody can order; from the On-Premises documents.
        Warning = "warning",
        /// With `type: payment`: the money is there.
        Captured = "captured",
        /// With `type: payment`: not yet.
        Pending = "pending",
        /// Of calls: it rings.
        Ringing = "RINGING",
        /// Of calls: taken.
        Accepted = "ACCEPTED",
        /// Of calls: refused.
        Rejected = "REJECTED",
    }
}

object! {
    /// A status of one message for one recipient. Its id may be of a message we never sent; with
    /// `type: payment` it is of a notification, and of a call with `type: call`.
    pub struct Status {
        needs {
            /// The message.
            id: Wamid,
            /// What happened.
            status: StatusState,
        }
        may {
            /// Seconds.
            timestamp: Num,
            /// Digits or a group's id; absent or `""` if the number is hidden.
            recipient_id: String,
            /// BSUID of the recipient.
            recipient_user_id: Bsuid,
            /// Parent BSUID of the recipient.
            recipient_parent_user_id: Bsuid,
            /// `group`, in groups.
            recipient_type: String,
            /// Who in the group.
            recipient_participant_id: String,
            /// BSUID of who in the group.
            recipient_participant_user_id: Bsuid,
            /// Parent BSUID of who in the group.
            recipient_participant_parent_user_id: Bsuid,
            /// With the identity check.
            recipient_identity_key_hash: String,
            /// What the sender put into the request; ours is the send's token.
            biz_opaque_callback_data: String,
            /// The window or conversation it belongs to.
            conversation: Conversation,
            /// What it costs.
            pricing: Pricing,
            /// `payment`, `message`, `call` in some.
            kind: String = "type",
            /// With `type: payment`.
            payment: Payment,
        }
        lists {
            /// Why it failed.
            errors: WebhookError,
        }
    }
}

impl Status {
    /// A status as the emulated WhatsApp sends it.
    pub fn new(
        id: impl Into<Wamid>,
        status: StatusState,
        timestamp_s: i64,
        recipient_id: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            status,
            timestamp: Some(Num::text(timestamp_s)),
            recipient_id: Some(recipient_id.into()),
            ..Self::default()
        }
    }

    /// When, in milliseconds; `None` if absent or not a number.
    pub fn timestamp_ms(&self) -> Option<i64> {
        self.timestamp.as_ref()?.seconds_as_ms()
    }

    /// Which participant of a group; Meta's page uses two spellings (webhooks.md 2.8).
    pub fn participant(&self) -> Option<&str> {
        let other = || self.rest.get("participant_recipient_id")?.as_str();
        self.recipient_participant_id.as_deref().or_else(other)
    }

    /// What it costs: beside the conversation, or inside it as in one of Meta's examples for groups.
    pub fn price(&self) -> Option<Pricing> {
        let inside = || {
            let pricing = self.conversation.as_ref()?.rest.get("pricing")?;
            serde_json::from_value(pricing.clone()).ok()
        };
        self.pricing.clone().or_else(inside)
    }
}

object! {
    /// The conversation or free-entry-point window of a send.
    pub struct Conversation {
        may {
            /// Since v24 only inside a free-entry-point window.
            id: String,
            /// Seconds; with `sent` only.
            expiration_timestamp: Num,
            /// Its category.
            origin: ConversationOrigin,
        }
    }
}

object! {
    /// Where a conversation came from.
    pub struct ConversationOrigin {
        may {
            /// `service`, `marketing`, `utility`, `authentication`, `referral_conversion`, ...
            kind: String = "type",
        }
    }
}

object! {
    /// What a message costs.
    pub struct Pricing {
        may {
            /// Announced as deprecated.
            billable: bool,
            /// `PMP` since July 2025, `CBP` before.
            pricing_model: String,
            /// `regular`, `free_customer_service`, `free_entry_point`.
            kind: String = "type",
            /// The rate's category.
            category: String,
        }
    }
}
