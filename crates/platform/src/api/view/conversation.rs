//! A row of the list.

use serde::{Deserialize, Serialize};
use twinline_core::Millis;
use twinline_core::contact;
use twinline_core::conversation;
use twinline_core::text::initials;
use twinline_core::window::window;
use twinline_store::ConversationRow;
use utoipa::ToSchema;
use uuid::Uuid;

use super::contact::{digits, name, username};
use super::{Author, Delivery, Floor, Message, Person, ViewAt};

/// Whether work is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConversationStatus {
    /// In the list.
    Open,
    /// Put away for a while.
    Snoozed,
    /// Put away.
    Resolved,
}

impl From<conversation::ConversationStatus> for ConversationStatus {
    fn from(status: conversation::ConversationStatus) -> Self {
        match status {
            conversation::ConversationStatus::Open => Self::Open,
            conversation::ConversationStatus::Snoozed => Self::Snoozed,
            conversation::ConversationStatus::Resolved => Self::Resolved,
        }
    }
}

impl From<ConversationStatus> for conversation::ConversationStatus {
    fn from(status: ConversationStatus) -> Self {
        match status {
            ConversationStatus::Open => Self::Open,
            ConversationStatus::Snoozed => Self::Snoozed,
            ConversationStatus::Resolved => Self::Resolved,
        }
    }
}

/// The customer of a conversation, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConversationContact {
    /// Our id.
    pub id: Uuid,
    /// The name to show.
    pub name: String,
    /// For an avatar.
    pub initials: String,
    /// The phone number's digits; somebody may hide it.
    pub digits: Option<String>,
    /// The public handle.
    pub username: Option<String>,
}

impl ConversationContact {
    /// As stored.
    pub fn of(contact: &contact::Contact, identities: &[contact::Identity]) -> Self {
        let name = name(contact, identities);
        Self {
            id: contact.id.0,
            initials: initials(&name),
            name,
            digits: digits(identities),
            username: username(identities),
        }
    }
}

/// Whether free text may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct ServiceWindow {
    /// Now.
    pub open: bool,
    /// Until when; null: the customer never wrote, or the channel has no such limit.
    pub until: Option<Millis>,
}

/// The newest message, in short.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Preview {
    /// What it says; empty when it has no words.
    pub text: String,
    /// `text`, `image`, `document` ...
    pub kind: String,
    /// Who spoke.
    pub author: Author,
    /// How far it got, if it is ours.
    pub delivery: Option<Delivery>,
    /// Taken back by its author: its words are withheld.
    pub revoked: bool,
    /// Altered by its author.
    pub edited: bool,
    /// Number of the newest change that touched the message: it may alter while the rest of the row stands.
    pub version: u64,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ConversationSummary {
    /// Our id.
    pub id: Uuid,
    /// The number.
    pub line_id: Uuid,
    /// The customer.
    pub contact: ConversationContact,
    /// Whether work is left.
    pub status: ConversationStatus,
    /// When a snoozed one is open again by itself; null: with the customer's next turn only.
    pub snoozed_until: Option<Millis>,
    /// The labels on it, by their ids. Those that no list of labels holds were removed, and mean nothing.
    pub labels: Vec<Uuid>,
    /// Whose it is.
    pub assignee: Option<Person>,
    /// Who may speak.
    pub floor: Floor,
    /// Whether free text may be sent.
    pub window: ServiceWindow,
    /// Messages of the open turn that the team has not read.
    pub unread: u32,
    /// Somebody wants it to be looked at again: unread, whatever was read.
    pub marked_unread: bool,
    /// When the customer's open turn began.
    pub waiting_since: Option<Millis>,
    /// Where it stands in the list.
    pub last_at: Millis,
    /// Nothing but history is known of it.
    pub history_only: bool,
    /// The newest message.
    pub preview: Option<Preview>,
    /// Number of the newest change that touched it: of two copies the higher is newer.
    pub version: u64,
}

impl ConversationSummary {
    /// As stored, at the view's time.
    pub fn of(row: &ConversationRow, at: &ViewAt) -> Self {
        let conversation = &row.conversation;
        let summary = &conversation.summary;
        let window = window(summary.last_word_at(), at.window_ms, at.now);
        Self {
            id: conversation.id.0,
            line_id: conversation.line.0,
            contact: ConversationContact::of(&row.contact, &row.identities),
            status: conversation.status.into(),
            snoozed_until: conversation.snoozed_until,
            labels: conversation.labels.iter().map(|id| id.0).collect(),
            assignee: conversation
                .assignee
                .and_then(|person| at.directory.person(person)),
            floor: Floor::of(conversation.floor, at),
            window: ServiceWindow {
                open: window.open,
                until: window.until,
            },
            unread: summary.unread,
            marked_unread: conversation.marked_unread,
            waiting_since: summary.waiting_since(),
            last_at: summary.list_at(),
            history_only: summary.last_live.is_none(),
            preview: row.newest.as_ref().map(|newest| {
                let message = Message::of(newest, at);
                let shown = message.revoked.is_none().then(|| newest.message.shown());
                let text =
                    shown.and_then(|content| content.text().or(newest.message.content.text()));
                Preview {
                    text: text.unwrap_or_default().to_owned(),
                    revoked: message.revoked.is_some(),
                    edited: message.edited.is_some(),
                    version: message.version,
                    kind: message.kind,
                    author: message.author,
                    delivery: message.delivery,
                }
            }),
            version: row.version,
        }
    }
}

/// How many conversations each view holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// Open ones.
    pub all: u64,
    /// A customer waits.
    pub waiting: u64,
    /// Open and mine.
    pub mine: u64,
    /// Open and nobody's.
    pub unassigned: u64,
}

impl From<twinline_store::Counts> for Counts {
    fn from(counts: twinline_store::Counts) -> Self {
        Self {
            all: counts.all,
            waiting: counts.waiting,
            mine: counts.mine,
            unassigned: counts.unassigned,
        }
    }
}
