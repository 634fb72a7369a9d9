//! Field `messages` (webhooks.md 2): customers' messages, and statuses of ours.

use super::common::WHATSAPP;
use super::{Contact, ConversationContext, Message, Metadata, Status, UserAction, WebhookError};
use crate::PhoneNumberId;

object! {
    /// The value of a `messages` change. One of the arrays is the payload; `contacts` goes along.
    pub struct MessagesValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
            /// What was said before an agent of Meta's gave the thread away.
            conversation_context: ConversationContext,
        }
        lists {
            /// The people concerned; absent with system messages and most failures.
            contacts: Contact,
            /// What customers wrote.
            messages: Message,
            /// What became of our sends.
            statuses: Status,
            /// Errors of the account, app or system.
            errors: WebhookError,
            /// Clicks on links in marketing messages.
            user_actions: UserAction,
        }
    }
}

impl MessagesValue {
    /// An empty value for a number.
    pub fn new(metadata: Metadata) -> Self {
        Self {
            messaging_product: Some(WHATSAPP.to_owned()),
            metadata: Some(metadata),
            ..Self::default()
        }
    }

    /// A customer's message with who they are.
    pub fn with_message(metadata: Metadata, contact: Contact, message: Message) -> Self {
        Self {
            contacts: vec![contact].into(),
            messages: vec![message].into(),
            ..Self::new(metadata)
        }
    }

    /// Statuses of sends.
    pub fn with_statuses(metadata: Metadata, statuses: Vec<Status>) -> Self {
        Self {
            statuses: statuses.into(),
            ..Self::new(metadata)
        }
    }

    /// Which number, if it is said.
    pub fn phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.metadata.as_ref()?.phone_number_id.as_ref()
    }
}
