//! What is said over the live socket.

use serde::Serialize;
use twinline_core::Millis;
use utoipa::ToSchema;
use uuid::Uuid;

use super::presence::Present;
use crate::api::attributes::list::Attribute;
use crate::api::conversations::draft::Draft;
use crate::api::labels::list::Label;
use crate::api::saved_views::list::SavedView;
use crate::api::view::{
    Contact, ConversationSummary, Counts, FloorEvent, Message, Note, NumberCard,
};

/// Something as it is now. Of two copies the one with the higher `version` is newer, so that taking one in twice, or
/// late, is harmless.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LiveItem {
    /// A row of the list.
    Conversation {
        /// As it is now.
        conversation: Box<ConversationSummary>,
    },
    /// A bubble.
    Message {
        /// As it is now.
        message: Box<Message>,
    },
    /// A note of the team.
    Note {
        /// As it is now; one that was removed is to be shown no more.
        note: Box<Note>,
    },
    /// Two bubbles turned out to be one; this one is gone.
    MessageRemoved {
        /// Which.
        id: Uuid,
        /// Where.
        conversation_id: Uuid,
    },
    /// Two customers turned out to be one; this conversation is part of another one now.
    ConversationRemoved {
        /// Which.
        id: Uuid,
    },
    /// The floor moved.
    FloorEvent {
        /// How.
        event: Box<FloorEvent>,
    },
    /// A number's life.
    Number {
        /// As it is now.
        number: Box<NumberCard>,
    },
    /// A customer.
    Contact {
        /// As known now.
        contact: Box<Contact>,
    },
    /// How many conversations each view holds, for the person at this socket.
    Counts {
        /// As it is now.
        counts: Counts,
    },
}

/// A frame of the live socket, as JSON text.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LiveFrame {
    /// The first: from where it goes on.
    Hello {
        /// From where.
        cursor: String,
        /// Business time.
        now: Millis,
    },
    /// What is new.
    Changes {
        /// What to pass after a lost connection.
        cursor: String,
        /// What is altered.
        items: Vec<LiveItem>,
        /// Business time.
        now: Millis,
    },
    /// Who else has the conversation open that this page said it has; stored nowhere, so no cursor.
    Presence {
        /// Which.
        conversation_id: Uuid,
        /// Who; none: nobody else.
        people: Vec<Present>,
    },
    /// What the person at this socket has pinned: all of it.
    Pins {
        /// The oldest pin first.
        conversation_ids: Vec<Uuid>,
    },
    /// A draft of the person at this socket, as one of their devices has just written it.
    Draft {
        /// As it stands.
        draft: Draft,
    },
    /// Drafts may have moved unheard: fetch them anew.
    DraftsMissed,
    /// Where the person at this socket is mentioned and has not seen it: all of it.
    Mentions {
        /// In the order of their ids.
        conversation_ids: Vec<Uuid>,
    },
    /// The team's labels: all of them.
    Labels {
        /// By their names.
        labels: Vec<Label>,
    },
    /// The views of the list that the person at this socket has, the team's among them: all of them.
    SavedViews {
        /// By their names.
        views: Vec<SavedView>,
    },
    /// The fields that the team keeps about its customers: all of them.
    Attributes {
        /// In their order.
        attributes: Vec<Attribute>,
    },
    /// The account of the person at this socket has altered: fetch it anew.
    MeMoved,
    /// The team, or what somebody of it may do, has altered: fetch it anew.
    TeamMoved,
    /// Too much was missed: fetch anew what is on screen, then go on from here.
    SnapshotNeeded {
        /// From where it goes on.
        cursor: String,
    },
}

impl LiveFrame {
    /// As text.
    pub fn text(&self) -> String {
        // Our own types: map keys are texts, and nothing else can fail.
        serde_json::to_string(self).unwrap_or_else(|error| unreachable!("not JSON: {error}"))
    }
}
