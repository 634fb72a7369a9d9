//! Who has the thread, with Meta's own agent (webhooks.md 4.10): fields `standby` and
//! `messaging_handovers`, and the summary that comes along (webhooks.md 2.9).

use serde_json::Value;

use super::{Contact, Content, Message, Metadata, Status};
use crate::{Bsuid, Num, PhoneNumberId, WaId, Wamid};

object! {
    /// A summary of what was said before.
    pub struct ConversationContext {
        may {
            /// `summary`
            kind: String = "type",
            /// The summary.
            summary: Summary,
        }
    }
}

object! {
    /// A text about texts.
    pub struct Summary {
        may {
            /// The text.
            text: String,
        }
    }
}

object! {
    /// The value of a `standby` change: what passes while somebody else holds the thread. It comes
    /// *instead of* `messages`.
    pub struct StandbyValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// Which number.
            metadata: Metadata,
            /// What passed.
            standby: Standby,
        }
    }
}

object! {
    /// What passed while somebody else holds the thread.
    pub struct Standby {
        lists {
            /// The people concerned.
            contacts: Contact,
            /// What customers wrote.
            messages: Message,
            /// What the holder sent.
            message_echoes: StandbyEcho,
            /// What became of it.
            statuses: Status,
        }
    }
}

object! {
    /// What the holder sent: a request to send, with the id it got.
    pub struct StandbyEcho {
        needs {
            /// Its id.
            id: Wamid,
        }
        may {
            /// Seconds.
            timestamp: Num,
            /// What was asked to be sent.
            message: StandbyMessage,
            /// Its template, if it is one.
            template: Value,
            /// Its form, if it is one.
            flow: Value,
        }
    }
}

object! {
    /// A request to send, as it was made.
    pub struct StandbyMessage {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// To whom.
            to: WaId,
            /// To whom.
            recipient: Bsuid,
        }
        flat {
            /// What it says.
            content: Content,
        }
    }
}

open_enum! {
    /// How a thread changed hands.
    pub enum HandoverKind {
        /// Its holder gave it.
        Passed = "control_passed",
        /// Somebody took it.
        Taken = "control_taken",
    }
}

object! {
    /// The value of a `messaging_handovers` change.
    pub struct HandoverValue {
        may {
            /// `whatsapp`
            messaging_product: String,
            /// The customer.
            sender: HandoverSender,
            /// The number.
            recipient: Metadata,
            /// How it changed hands; the property of that name tells more.
            kind: HandoverKind = "type",
            /// Seconds.
            timestamp: Num,
            /// With `control_passed`.
            control_passed: Handover,
            /// With `control_taken`.
            control_taken: Handover,
        }
    }
}

impl HandoverValue {
    /// What is told of it, whichever way it went.
    pub fn handover(&self) -> Option<&Handover> {
        self.control_passed.as_ref().or(self.control_taken.as_ref())
    }

    /// Which number, if it is said.
    pub fn phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.recipient.as_ref()?.phone_number_id.as_ref()
    }
}

object! {
    /// The customer of a thread that changed hands.
    pub struct HandoverSender {
        may {
            /// Digits.
            phone_number: WaId,
            /// BSUID.
            user_id: Bsuid,
        }
    }
}

object! {
    /// From whom to whom. Roles: `customer_service`, `marketing`, `utility`, `ctwa`, `ai_agent`,
    /// `escalation`.
    pub struct Handover {
        may {
            /// Which app had it.
            previous_owner_app_id: Num,
            /// Another spelling of the key.
            previous_owner_app_role: String,
            /// As what.
            previous_owner_role: String,
            /// Which app has it.
            new_owner_app_id: Num,
            /// As what.
            new_owner_role: String,
            /// What the giver wanted the taker to know.
            metadata: Value,
            /// What was said before.
            conversation_context: ConversationContext,
        }
    }
}

impl Handover {
    /// As what the thread was held before.
    pub fn previous_role(&self) -> Option<&str> {
        let role = self.previous_owner_role.as_deref();
        role.or(self.previous_owner_app_role.as_deref())
    }
}
