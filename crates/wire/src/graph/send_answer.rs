//! The answer to a send (graph-api.md 2.2): accepted, not delivered.

use crate::{Bsuid, WaId, Wamid};

object! {
    /// Who a send went to.
    pub struct SentContact {
        may {
            /// As given in the request.
            input: String,
            /// As WhatsApp normalises it; key conversations on this. Absent for a BSUID.
            wa_id: WaId,
            /// For a BSUID.
            user_id: Bsuid,
        }
    }
}

open_enum! {
    /// What became of an accepted message at first.
    pub enum MessageStatus {
        /// On its way.
        Accepted = "accepted",
        /// Held by pacing.
        Held = "held_for_quality_assessment",
        /// Its template is paused.
        Paused = "paused",
    }
}

object! {
    /// What a send became.
    pub struct SentMessage {
        needs {
            /// The same id in every webhook about it.
            id: Wamid,
        }
        may {
            /// Absent in samples of free-form replies.
            message_status: MessageStatus,
            /// In groups.
            group_id: String,
        }
    }
}

object! {
    /// The answer to a send (graph-api.md 2.2). Means accepted, not delivered.
    pub struct SendAnswer {
        may {
            /// `whatsapp`
            messaging_product: String,
        }
        lists {
            /// To whom, once.
            contacts: SentContact,
            /// The message, once.
            messages: SentMessage,
        }
    }
}

impl SendAnswer {
    /// Accepted, sent to a phone number.
    pub fn accepted(
        input: impl Into<String>,
        wa_id: impl Into<WaId>,
        id: impl Into<Wamid>,
    ) -> Self {
        let contact = SentContact {
            input: Some(input.into()),
            wa_id: Some(wa_id.into()),
            ..SentContact::default()
        };
        Self::of(contact, id.into())
    }

    /// Accepted, sent to a BSUID.
    pub fn accepted_user(recipient: impl Into<Bsuid>, id: impl Into<Wamid>) -> Self {
        let user_id = recipient.into();
        let contact = SentContact {
            input: Some(user_id.as_str().to_owned()),
            user_id: Some(user_id),
            ..SentContact::default()
        };
        Self::of(contact, id.into())
    }

    fn of(contact: SentContact, id: Wamid) -> Self {
        Self {
            messaging_product: Some("whatsapp".to_owned()),
            contacts: vec![contact].into(),
            messages: vec![SentMessage {
                id,
                ..SentMessage::default()
            }]
            .into(),
            ..Self::default()
        }
    }

    /// With what became of it at first.
    #[must_use]
    pub fn with_status(mut self, status: Option<MessageStatus>) -> Self {
        let message = self.messages.first().cloned();
        let told = message.map(|message| SentMessage {
            message_status: status,
            ..message
        });
        self.messages = told.into_iter().collect();
        self
    }

    /// The message's id; `None` in an answer that cannot be trusted.
    pub fn wamid(&self) -> Option<&Wamid> {
        self.messages
            .first()
            .map(|message| &message.id)
            .filter(|id| !id.is_empty())
    }

    /// The addressee's WhatsApp id, if a phone number was given.
    pub fn wa_id(&self) -> Option<&WaId> {
        self.contacts.first()?.wa_id.as_ref()
    }
}
