//! Identifiers. Ours are uuids: derived ones (v5) are a function of what they name, so that a replay gives the same
//! ids; made ones (v7) come from the caller, because this crate has no randomness.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A tenant.
    WorkspaceId
);
id!(
    /// An address at which customers reach the business.
    LineId
);
id!(
    /// A customer: a set of identities.
    ContactId
);
id!(
    /// One contact on one line.
    ConversationId
);
id!(
    /// One bubble.
    MessageId
);
id!(
    /// One intended outgoing message in the ledger.
    SendId
);
id!(
    /// Somebody of the team who can sign in.
    PersonId
);
id!(
    /// An automated author.
    BotId
);
id!(
    /// A stored file of a workspace.
    MediaId
);
id!(
    /// One move of the floor, as shown in the thread.
    FloorEventId
);

/// The channel's own id of a message (for WhatsApp the wamid). Unique per line, never across lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExternalId(pub String);

/// Namespace of every derived id; any fixed uuid does.
const DERIVED: Uuid = Uuid::from_u128(0x7477_696e_6c69_6e65_2d64_6572_6976_6564);

pub(crate) fn derive(kind: &str, scope: Uuid, name: &str) -> Uuid {
    Uuid::new_v5(
        &Uuid::new_v5(&DERIVED, kind.as_bytes()),
        format!("{scope}/{name}").as_bytes(),
    )
}

impl MessageId {
    /// The id of the bubble that the channel calls `external` on `line`.
    pub fn of_external(line: LineId, external: &ExternalId) -> Self {
        Self(derive("message", line.0, &external.0))
    }

    /// The id of the bubble that `send` shows from the moment it is written.
    pub fn of_send(send: SendId) -> Self {
        Self(send.0)
    }
}

impl ConversationId {
    /// The id of the conversation with `contact` on `line`.
    pub fn of(line: LineId, contact: ContactId) -> Self {
        Self(derive("conversation", line.0, &contact.0.to_string()))
    }
}

impl FloorEventId {
    /// The id of the `version`-th move of a conversation's floor.
    pub fn of(conversation: ConversationId, version: u64) -> Self {
        Self(derive("floor", conversation.0, &version.to_string()))
    }
}
