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
    /// A note of the team in a thread.
    NoteId
);
id!(
    /// A label of a workspace.
    LabelId
);
id!(
    /// A view of the list that somebody keeps.
    SavedViewId
);
id!(
    /// A field that a team keeps about its customers.
    AttributeId
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

/// `wamid.`, then base64 of some bytes that are always there and of the customer's number with up to thirteen digits. What
/// differs between the messages of a customer comes later.
const CUSTOMER_CHARS: usize = 28;
/// So many bytes say whose a message is.
const NEAR_BYTES: usize = 6;

/// Namespace of every derived id; any fixed uuid does.
const DERIVED: Uuid = Uuid::from_u128(0x7477_696e_6c69_6e65_2d64_6572_6976_6564);

pub(crate) fn derive(kind: &str, scope: Uuid, name: &str) -> Uuid {
    Uuid::new_v5(
        &Uuid::new_v5(&DERIVED, kind.as_bytes()),
        format!("{scope}/{name}").as_bytes(),
    )
}

impl MessageId {
    /// The id of the bubble that the channel calls `external` on `line`. Ids that begin alike get ids that begin alike:
    /// WhatsApp's begin with the customer's number, so that a conversation's messages lie near each other in an index
    /// by id, and a chunk of history touches few of its pages.
    pub fn of_external(line: LineId, external: &ExternalId) -> Self {
        let beginning = match external.0.char_indices().nth(CUSTOMER_CHARS) {
            Some((end, _)) => external.0.get(..end).unwrap_or_default(),
            None => &external.0,
        };
        let [near, whole] =
            [beginning, &external.0].map(|name| derive("message", line.0, name).into_bytes());
        let mut bytes = whole;
        // Before the version and the variant; what is left of the whole is enough to be nobody else's.
        if let (Some(to), Some(from)) = (bytes.get_mut(..NEAR_BYTES), near.get(..NEAR_BYTES)) {
            to.copy_from_slice(from);
        }
        Self(Uuid::from_bytes(bytes))
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::{Uuid, Variant};

    use super::{ExternalId, LineId, MessageId};

    fn id(external: &str) -> MessageId {
        MessageId::of_external(LineId(Uuid::from_u128(1)), &ExternalId(external.to_owned()))
    }

    #[test]
    fn messages_of_a_customer_have_ids_that_lie_near_each_other_and_none_is_anothers() {
        // Three of one customer, one of another, from WhatsApp's own examples.
        let ids = [
            "wamid.HBgLMTY0NjcwNDM1OTUVAgARGBI1QjJGRjI1RDY0RkE4Nzg4QzcA",
            "wamid.HBgLMTY0NjcwNDM1OTUVAgARGBIwMjg0RkMxOEMyMkNEQUFFRDgA",
            "wamid.HBgLMTY0NjcwNDM1OTUVAgARGBIyNDlBOEI5QUQ4NDc0N0FCNjMA",
            "wamid.HBgLMTQxMjU1NTA4MjkVAgASGBQzQUNCNjk5RDUwNUZGMUZEM0VBRAA=",
        ];
        let ids = ids.map(id);
        let near = ids.map(|id| id.0.as_u128() >> 80);
        assert_eq!((near[0], near[1]), (near[1], near[2]));
        assert_ne!(near[2], near[3]);
        assert_eq!(BTreeSet::from(ids).len(), 4);
        for id in ids {
            assert_eq!(
                (id.0.get_version_num(), id.0.get_variant()),
                (5, Variant::RFC4122)
            );
        }
    }

    #[test]
    fn ids_of_any_length_and_script_are_names() {
        let ids = [
            "",
            "1",
            "ü",
            &"é".repeat(28),
            &"é".repeat(29),
            &"é".repeat(30),
        ]
        .map(id);
        assert_eq!(BTreeSet::from(ids).len(), 6);
    }
}
