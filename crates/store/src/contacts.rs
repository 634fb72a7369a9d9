//! A contact's card.

use twinline_core::contact::{Contact, KnownIdentity};
use twinline_core::ids::{ContactId, ConversationId, LineId, WorkspaceId};
use uuid::Uuid;

use crate::attribute_values::AttributeValue;
use crate::engine::{query_as, query_scalar};
use crate::rows::counted;
use crate::store::{Store, StoreError};

/// All that is known of a person on the other side.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactCard {
    /// Names and since when.
    pub contact: Contact,
    /// Identifiers, strongest kinds first, and those of each kind first by which they are addressed.
    pub identities: Vec<KnownIdentity>,
    /// Their conversations, with the names of the lines.
    pub conversations: Vec<(ConversationId, LineId, String)>,
    /// How many messages of theirs and to them carry a file.
    pub media_count: u64,
    /// What the team's fields hold, the removed fields as well.
    pub attributes: Vec<AttributeValue>,
}

impl Store {
    /// A contact's card. `None` as well when the contact turned out to be another one.
    pub async fn contact(&self, id: ContactId) -> Result<Option<ContactCard>, StoreError> {
        let Some(contact) = self.contacts_by_id(&[id]).await?.remove(&id) else {
            return Ok(None);
        };
        let conversations: Vec<(Uuid, Uuid, String)> = query_as(
            "SELECT c.id, c.line, l.name FROM conversations AS c JOIN lines AS l ON l.id = c.line \
             WHERE c.contact = $1 AND c.newest IS NOT NULL ORDER BY l.created_at, c.id",
        )
        .bind(id.0)
        .fetch_all(self.reader())
        .await?;
        let media_count: i64 = query_scalar(
            "SELECT count(*) FROM conversations AS c JOIN messages AS m ON m.conversation = c.id \
             JOIN message_media AS w ON w.message = m.id WHERE c.contact = $1",
        )
        .bind(id.0)
        .fetch_one(self.reader())
        .await?;
        Ok(Some(ContactCard {
            contact,
            identities: self
                .known_identities_of(&[id])
                .await?
                .remove(&id)
                .unwrap_or_default(),
            conversations: conversations
                .into_iter()
                .map(|(id, line, name)| (ConversationId(id), LineId(line), name))
                .collect(),
            media_count: counted(media_count),
            attributes: self
                .attribute_values(&[id])
                .await?
                .remove(&id)
                .unwrap_or_default(),
        }))
    }

    /// How many contacts stand in a phone's address book: what the contact sync brought, removals taken off.
    pub async fn book_count(&self, workspace: WorkspaceId) -> Result<u64, StoreError> {
        let count: i64 =
            query_scalar("SELECT count(*) FROM contacts WHERE workspace = $1 AND in_book")
                .bind(workspace.0)
                .fetch_one(self.reader())
                .await?;
        Ok(counted(count))
    }
}
