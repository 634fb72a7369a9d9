//! Full-text search: finding messages and people by the words that core folds and cuts. The index is derived, kept by a
//! reader of the change feed with positions of its own ([`Store::follow_search`]), and never written by the merge. With
//! SQLite it is a file of its own, with PostgreSQL tables beside the state; what the two say differently is in [`fts5`]
//! and [`tsvector`].

mod entries;
mod follow;
mod found;
mod fts5;
mod people;
mod place;
pub(crate) mod tsvector;
mod vocabulary;
mod walk;
mod write;

use twinline_core::Millis;
use twinline_core::contact::{Contact, Identity};
use twinline_core::ids::{ConversationId, LineId, WorkspaceId};
use twinline_core::message::{Direction, Message, Origin};
use uuid::Uuid;

use crate::engine::{Kind, Pool};

pub(crate) use fts5::SCHEMA as FILE_SCHEMA;

/// The version of the index: of its tables, and of how core folds and cuts. Another one is made anew.
pub(crate) const INDEX_VERSION: i64 = 2;

/// Where the index is kept.
#[derive(Clone)]
pub(crate) struct Index {
    /// Whatever writes it: the reader alone.
    pub(crate) write: Pool,
    /// Whoever searches.
    pub(crate) read: Pool,
}

impl Index {
    fn is_postgres(&self) -> bool {
        self.read.kind() == Kind::Postgres
    }
}

/// A question to the messages, newest first.
#[derive(Debug, Clone)]
pub struct SearchQuery {
    /// The tenant.
    pub workspace: WorkspaceId,
    /// What was typed.
    pub q: String,
    /// Of these conversations alone; empty means all.
    pub conversations: Vec<ConversationId>,
    /// On this line alone.
    pub line: Option<LineId>,
    /// Said at this time or later.
    pub from: Option<Millis>,
    /// Said before this time.
    pub before: Option<Millis>,
    /// One way alone.
    pub direction: Option<Direction>,
    /// Of one sort of speaker alone.
    pub origin: Option<Origin>,
    /// How many at most.
    pub limit: usize,
    /// Where the page before ended. One that is not ours begins anew.
    pub cursor: Option<String>,
}

impl SearchQuery {
    /// Everywhere.
    pub fn new(workspace: WorkspaceId, q: impl Into<String>, limit: usize) -> Self {
        Self {
            workspace,
            q: q.into(),
            conversations: Vec::new(),
            line: None,
            from: None,
            before: None,
            direction: None,
            origin: None,
            limit,
            cursor: None,
        }
    }
}

/// A message that was found, and whose conversation it is in.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundMessage {
    /// The bubble.
    pub message: Message,
    /// The customer.
    pub contact: Contact,
    /// The customer's identifiers, strongest kinds first.
    pub identities: Vec<Identity>,
}

/// A person who was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPerson {
    /// The person.
    pub contact: Contact,
    /// Their identifiers, strongest kinds first.
    pub identities: Vec<Identity>,
    /// Their conversations, the one that moved last first.
    pub conversations: Vec<PersonsConversation>,
}

/// A conversation of a person who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonsConversation {
    /// Its id.
    pub id: ConversationId,
    /// The line it goes over.
    pub line: LineId,
    /// What the team calls that line.
    pub line_name: String,
    /// Where it stands in the list.
    pub list_at: Millis,
}

/// What a step of following did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Followed {
    /// Changes taken in.
    pub changes: u64,
    /// Rows walked through that were there before.
    pub walked: u64,
}

impl Followed {
    /// The index equals the state.
    pub fn is_all(self) -> bool {
        self == Self::default()
    }
}

/// How far the index is behind the state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SearchProgress {
    /// Changes not yet taken in.
    pub behind: u64,
    /// The walk through what was there before, while it lasts: how many rows of how many.
    pub walk: Option<(u64, u64)>,
}

/// A message or contact as it is to be indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    id: Uuid,
    at: Millis,
    mark: i64,
    /// Folded, each once, with blanks between.
    words: String,
    of_message: Option<OfMessage>,
    workspace: Uuid,
}

/// What a message can be chosen by besides its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OfMessage {
    conversation: Uuid,
    line: Uuid,
    inbound: bool,
    origin: String,
}

/// What is indexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Messages,
    Contacts,
}

impl Subject {
    fn word(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Contacts => "contacts",
        }
    }
}
