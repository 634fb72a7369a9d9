//! What a merge or a command altered: the closed list that every reader reads.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::ConversationId;
use crate::observation::EntryPath;

/// What sort of thing changed. A change names the thing; its present value is read from the state, so that applying a
/// change twice, or late, is harmless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A bubble that was not there before. Readers that act on speech (bots, routing) look at these.
    MessageAdded,
    /// A bubble looks different: richer content, ticks, send state.
    MessageChanged,
    /// Two bubbles turned out to be one; `subject` is the one that is gone.
    MessageRemoved,
    /// The conversation's summary, status, assignee or floor.
    Conversation,
    /// The floor moved; `subject` is the floor event.
    FloorMoved,
    /// A contact's names or identities.
    Contact,
    /// The number's life or its syncs.
    Number,
    /// A note of the team is there, altered or gone.
    Note,
    /// A send that has no bubble, because it is to be said later or is a sign on a message, is there or is altered.
    Send,
}

/// One change, before it has its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Change {
    /// What sort.
    pub kind: ChangeKind,
    /// The conversation concerned, if one is.
    pub conversation: Option<ConversationId>,
    /// The id of the thing.
    pub subject: Uuid,
    /// Where in the journal that was said which altered it: the way back to the raw bytes. `None`: a command did.
    pub entry: Option<EntryPath>,
}
